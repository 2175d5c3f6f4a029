"""The text of a legal basis in; kind, number, year, subject, article and region of its citation out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generator.text.lexicon import load, variants, words
from generator.text.pieces import Phrases, Piece, compile_phrases, plain_texts, split_pieces

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_PAIR = re.compile(r"([0-9]{1,3})/((?:19|20)[0-9]{2})")
_CHUNK = re.compile(r"[^\s,;()]{1,60}")
_N_ZERO = re.compile(r"(?<![^\W_])([Nn])0(?=[ .:]{0,3}[0-9])")
_DIGIT = re.compile(r"[0-9]")
_SHORT = 4
_BEFORE = 8


@dataclass(frozen=True, slots=True)
class Citation:
    """A regulation as cited. What the text does not say is None; nothing is looked up or corrected.

    `jenis` is our short name of the kind ("UU", "Perda"), or the words of the text where the kind is unknown.
    `nomor` is text. `tahun` is a year. `pasal` is the article without its word ("7 ayat 4"). `daerah` is
    the region that a regional regulation names, as typed ("Kota Medan").
    """

    jenis: str
    nomor: str | None
    tahun: int | None
    tentang: str | None = None
    pasal: str | None = None
    daerah: str | None = None


@cache
def _kinds() -> tuple[Phrases, frozenset[str]]:
    regional = variants("peraturan", "daerah")
    others = {**variants("peraturan", "nasional"), **variants("peraturan", "unit")}
    return compile_phrases({**others, **regional}), frozenset(regional.values())


@cache
def _set(key: str) -> frozenset[str]:
    return frozenset(words("peraturan", key))


def _kind_at(text: str, pieces: Sequence[Piece], at: int) -> tuple[str, int] | None:
    """The kind named at `at` and the index behind it; a short name inside a sentence must be in capitals."""
    found = _kinds()[0].at([piece.text for piece in pieces[at : at + 12]], 0) if at < len(pieces) else None
    if not found:
        return None
    typed = text[pieces[at].start : pieces[at + found[0] - 1].end]
    if at and len(typed) <= _SHORT and not typed.isupper():
        return None
    return found[1], at + found[0]


def _number_at(text: str, pieces: Sequence[Piece], at: int) -> tuple[str, int] | None:
    """What stands behind "Nomor" at `at` up to the year, the subject or a comma, and the index behind it."""
    start = at
    while start < len(pieces) and pieces[start].text in (".", ":"):
        start += 1
    if start >= len(pieces):
        return None
    match = _CHUNK.match(text, pieces[start].start)
    chunk = match[0].rstrip(".:") if match else ""
    end_char = pieces[start].start + len(chunk)
    after = start
    while after < len(pieces) and pieces[after].start < end_char:
        after += 1
    if not any(char in "0123456789" for char in chunk):
        return None
    return chunk, after


@dataclass(slots=True)
class _Seen:
    """What has been read so far, and the index behind it."""

    nomor: str | None = None
    tahun: int | None = None
    behind: int = 0


def _code_at(text: str, pieces: Sequence[Piece], at: int) -> tuple[str, int] | None:
    """A number with a slash that begins at `at` ("HK.02.01/MENKES/6/2024"), and the index behind it."""
    start = pieces[at].start
    if start and not text[start - 1].isspace() and text[start - 1] != "(":
        return None
    found = _number_at(text, pieces, at)
    return found if found and "/" in found[0] else None


def _split_number(chunk: str) -> tuple[str, int | None]:
    """ "96/2018" in its number and year; a longer code stays whole, and may end with its year."""
    if pair := _PAIR.fullmatch(chunk):
        return pair[1], int(pair[2])
    last = chunk.rpartition("/")[2]
    return chunk, int(last) if _YEAR.fullmatch(last) else None


def _number_and_year(text: str, pieces: Sequence[Piece], at: int, end: int) -> _Seen:
    """The number and the year between two indexes: "Nomor 23 Tahun 2006", "96/2018", "49 Tahun 2011"."""
    seen = _Seen(behind=at)
    index = at
    while index < end and (seen.nomor is None or seen.tahun is None):
        piece, following = pieces[index], pieces[index + 1] if index + 1 < end else None
        number = _number_at(text, pieces, index + 1) if _is_nomor(pieces, index) and seen.nomor is None else None
        code = None if number or seen.nomor is not None else _code_at(text, pieces, index)
        if number:
            seen.nomor, seen.tahun = _split_number(number[0])
            index = seen.behind = number[1]
        elif code:
            seen.nomor, seen.tahun = _split_number(code[0])
            index = seen.behind = code[1]
        elif piece.text in _set("tahun") and (year := _year_at(pieces, index + 1, end)):
            seen.tahun, seen.behind = int(pieces[year - 1].text), year
            index = year
        elif piece.kind == "angka" and seen.nomor is None and following and following.text in _set("tahun"):
            seen.nomor = piece.text
            index = seen.behind = index + 1
        elif piece.text in _set("pasal") and seen.nomor is None:
            index += 2
        else:
            index += 1
    return seen


def _is_nomor(pieces: Sequence[Piece], at: int) -> bool:
    return pieces[at].text in _set("nomor")


def _pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a citation; "N0 25" with a zero is read as it is meant."""
    return split_pieces(_N_ZERO.sub(r"\1o", text))


def _year_at(pieces: Sequence[Piece], at: int, end: int) -> int:
    """Behind a year at `at`, also behind "Th."; 0 where none stands there."""
    at += at < end and pieces[at].text == "."
    return at + 1 if at < end and _YEAR.fullmatch(pieces[at].text) else 0


def _span(text: str, pieces: Sequence[Piece], start: int, end: int) -> str | None:
    if start >= end:
        return None
    found = text[pieces[start].start : pieces[end - 1].end].strip(" \t\r\n.,;:/-–")
    return (found if found.count("(") == found.count(")") else found.strip("() ")) or None


def _article(text: str, pieces: Sequence[Piece], at: int, end: int) -> tuple[str, int, int] | None:
    """The first article between two indexes without its word ("7 ayat (1)"), where it begins and ends."""
    for index in range(at, end - 1):
        if pieces[index].text not in _set("pasal") or pieces[index + 1].kind != "angka":
            continue
        last = index + 2
        while last + 1 < end and pieces[last].text in _set("rincian"):
            bracket = pieces[last + 1].text == "("
            last = min(last + (4 if bracket else 2), end)
        found = _span(text, pieces, index + 1, last)
        return (found, index, last) if found else None
    return None


def _subject(text: str, pieces: Sequence[Piece], behind: int, end: int) -> str | None:
    """What it is about: after "tentang", or the words that follow the year directly."""
    tentang = _set("tentang")
    about = [index for index in range(len(pieces[:end])) if pieces[index].text in tentang]
    later = [index for index in about if index >= behind]
    if later:
        return _span(text, pieces, later[0] + 1, _subject_end(pieces, later[0], end))
    if behind < end and pieces[behind].kind == "kata" and pieces[behind].text not in _set("bukan_tentang"):
        return _span(text, pieces, behind, _subject_end(pieces, behind, end))
    if about:
        first = about[0] + 1
        until = next((at for at in range(first, end) if _is_nomor(pieces, at)), end)
        return _span(text, pieces, first, until)
    return None


def _subject_end(pieces: Sequence[Piece], at: int, end: int) -> int:
    """Where the subject ends: before an article, or a bracket about where the law was printed."""
    for index in range(at, end):
        after = pieces[index + 1].text if index + 1 < end else ""
        if pieces[index].text in _set("pasal") or (pieces[index].text == "(" and after in _set("kurung")):
            return index
    return end


def _region(text: str, pieces: Sequence[Piece], at: int, end: int) -> str | None:
    """The region between the kind and the number, as typed; a state's name is none."""
    stops = _set("tahun") | _set("tentang") | _set("pasal")
    last = at
    while last < end and pieces[last].text not in stops and not _is_nomor(pieces, last):
        if pieces[last].kind == "angka" or pieces[last].text in "(,;":
            break
        last += 1
    if last > at and " ".join(piece.text for piece in pieces[at:last]) in _set("negara"):
        return None
    return _span(text, pieces, at, last)


def _unknown_kind(text: str, pieces: Sequence[Piece]) -> tuple[str, int] | None:
    """The words before the number, where no known kind is named: "Perwepan RI Nomor 15 Tahun 2014"."""
    for index, piece in enumerate(pieces[:10]):
        if not index:
            continue
        pair = _code_at(text, pieces, index) is not None
        dated = piece.kind == "angka" and index + 1 < len(pieces) and pieces[index + 1].text in _set("tahun")
        if (_is_nomor(pieces, index) and _number_at(text, pieces, index + 1)) or pair or dated:
            first = next((at for at in range(index) if pieces[at].kind == "kata"), index)
            last = index
            while last > first + 1 and pieces[last - 1].text in _set("negara"):
                last -= 1
            kind = _span(text, pieces, first, last)
            return (kind, index) if kind else None
    return None


def _read(text: str, pieces: Sequence[Piece], kind: str, behind_kind: int, end: int) -> Citation:
    seen = _number_and_year(text, pieces, behind_kind, end)
    article = _article(text, pieces, behind_kind, end) or _article(text, pieces, 0, behind_kind)
    regional = kind in _kinds()[1]
    return Citation(
        jenis=kind,
        nomor=seen.nomor,
        tahun=seen.tahun,
        tentang=_subject(text, pieces, max(seen.behind, behind_kind), end),
        pasal=article[0] if article else None,
        daerah=_region(text, pieces, behind_kind, end) if regional else None,
    )


def citation(text: str) -> Citation | None:
    """The regulation that `text` cites (the first, where it cites several); None where it cites none."""
    if _DIGIT.search(text) is None and not _kinds()[0].may_stand_in(text):
        return None
    pieces = _pieces(text)
    for index in range(len(pieces)):
        if found := _kind_at(text, pieces, index):
            read = _read(text, pieces, found[0], found[1], len(pieces))
            if index or read.nomor or read.tahun or not text[: pieces[0].end].islower():
                return read  # "pp" alone is no law
    unknown = _unknown_kind(text, pieces)
    if unknown is None:
        return None
    read = _read(text, pieces, unknown[0], unknown[1], len(pieces))
    return read if read.tahun else None


def find_citations(text: str) -> tuple[Citation, ...]:
    """All regulations of known kinds that `text` cites with a number or a year, in order."""
    pieces = _pieces(text)
    starts: list[tuple[int, str, int]] = []
    index = 0
    while index < len(pieces):
        found = _kind_at(text, pieces, index)
        if found:
            starts.append((index, *found))
        index = found[1] if found else index + 1
    cited = []
    floor = 0
    for number, (start, kind, behind) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(pieces)
        first = max(floor, start - _BEFORE)
        cited.append(_read(text, pieces[first:end], kind, behind - first, end - first))
        floor = behind
    return tuple(each for each in cited if each.nomor or each.tahun)


def same_region(first: str, second: str) -> bool:
    """Whether two names mean one region ("Kab. Nusa Damai"); their levels are not compared."""

    def name(region: str) -> tuple[str, ...]:
        levels = {word for level in words("peraturan", "tingkat") for word in plain_texts(level)}
        spoken = plain_texts(region)
        return tuple(word for word in spoken if word not in levels) or spoken

    return name(first) == name(second)


def is_regional(jenis: str) -> bool:
    """Whether a kind of regulation is made by a region ("Perda"); False for a kind that is not known."""
    return jenis in load("peraturan")["daerah"]
