"""A text in, the amounts of rupiah in it out: whole rupiah, and only where the writing leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generator.text.lexicon import load, words
from generator.text.numerals import LONGEST_WORDS, Number, read_number, read_words, scale_of
from generator.text.pieces import Phrases, Piece, compile_phrases, split_pieces

_DASHES = "-–—−=_"
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}")


@dataclass(frozen=True, slots=True)
class Rupiah:
    """An amount and where it stands.

    `nilai` is in whole rupiah. `odd`: separators in the English manner. `kata`: the amount in the words
    behind it, where that is another one.
    """

    nilai: int
    start: int
    end: int
    odd: bool = False
    kata: int | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """What the pieces from one index on say; `nilai` None where an amount is meant and cannot be read."""

    nilai: int | None
    after: int
    odd: bool = False
    kata: int | None = None


@cache
def _phrases() -> tuple[frozenset[str], frozenset[str], Phrases]:
    return (
        frozenset(words("uang", "tanda")),
        frozenset(words("uang", "satuan")),
        compile_phrases(words("uang", "sampai")),
    )


def _touches(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the piece at `index` follows the one before it without a space."""
    return 0 < index < len(pieces) and pieces[index].start == pieces[index - 1].end


def _ornament(pieces: Sequence[Piece], at: int) -> int:
    """Behind the ",-" that may close an amount; `at` where there is none."""
    end = at
    if end < len(pieces) and pieces[end].text in (".", ","):
        end += 1
        while end < len(pieces) and pieces[end].text in _DASHES and _touches(pieces, end):
            end += 1
        if end > at + 1 and not (_touches(pieces, end) and pieces[end].kind == "angka"):
            return end
    return at


def _damaged(pieces: Sequence[Piece], at: int) -> bool:
    """Whether what follows an amount shows that digits were lost: "Rp 10 000", "Rp 1O.000", "Rp 25.xxx"."""
    if at >= len(pieces):
        return False
    piece = pieces[at]
    if piece.kind == "angka" or (piece.kind == "kata" and _touches(pieces, at)):
        return True
    if piece.text in (".", ",") and at + 1 < len(pieces):
        after = pieces[at + 1]
        if after.kind == "angka":
            return len(after.text) == 3
        return piece.text == "." and _touches(pieces, at + 1) and after.kind == "kata"
    return False


def _in_words(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """An amount in words in brackets, "(sepuluh ribu rupiah)": its value and the index behind it."""
    if at >= len(pieces) or pieces[at].text != "(":
        return None
    inner = [piece.text for piece in pieces[at + 1 : at + LONGEST_WORDS + 3]]
    found = read_words(inner)
    if not found:
        return None
    value, end = found
    if end < len(inner) and inner[end] in _phrases()[1]:
        end += 1
    return (value, at + end + 2) if end < len(inner) and inner[end] == ")" else None


def _range_end(pieces: Sequence[Piece], at: int) -> int:
    """Behind a dash or "sampai" at `at`; `at` where there is none."""
    if at < len(pieces) and pieces[at].text in "-–—−":
        return at + 1
    found = _phrases()[2].at([piece.text for piece in pieces[at : at + 3]], 0)
    return at + found[0] if found else at


def _value(number: Number, scale: int | None) -> int | None:
    if scale is None and number.decimals and (number.decimals == 1 or (number.odd and number.digits < 10**5)):
        return None  # "Rp 2,5" and "Rp 15.00" have lost something
    return number.times(scale or 1)


def _read_amount(pieces: Sequence[Piece], at: int, *, marked: bool, bare: bool) -> _Read | None:
    """The amount whose digits begin at `at`; None where none stands there.

    `marked`: a sign of money stands before it. `bare`: a scale ("45 ribu") is sign enough.
    """
    if at >= len(pieces) or pieces[at].kind != "angka":
        return None
    number = read_number(pieces[at].text)
    end = at + 1
    scale = scale_of(pieces[end].text) if end < len(pieces) else None
    if scale:
        end += 1
    else:
        end = _ornament(pieces, end)
        if end > at + 1:  # ",-" closes whole rupiah, so that a comma before it parts thousands
            if _ENGLISH.fullmatch(pieces[at].text):
                number = Number(int(pieces[at].text.replace(",", "")), 0, odd=True)
            elif number and number.decimals == 1:
                number = None
        scale = _inherited(pieces, end, number)
    if end < len(pieces) and pieces[end].text in _phrases()[1]:
        end, marked = end + 1, True
    if number is None:
        return _Read(None, end) if marked else None
    if not marked and not (scale and bare):
        return None
    said = _in_words(pieces, end)
    kata = None
    nilai = _value(number, scale) if scale != 0 else None
    if said:
        kata, end = (said[0] if said[0] != nilai else None), said[1]
    if _damaged(pieces, end):
        nilai = None
    return _Read(nilai, end, number.odd, kata)


def _inherited(pieces: Sequence[Piece], end: int, number: Number | None) -> int | None:
    """The scale that the upper end of a range lends to its lower end: "Rp 45-65 ribu".

    0 where it cannot be meant: "Rp 500 - 1 juta" does not say five hundred of what.
    """
    upper_at = _range_end(pieces, end)
    if number is None or upper_at == end or number.digits >= 1000 or upper_at + 1 >= len(pieces):
        return None
    if pieces[upper_at].text in _phrases()[0] and upper_at + 2 < len(pieces):
        return None
    upper = read_number(pieces[upper_at].text) if pieces[upper_at].kind == "angka" else None
    scale = scale_of(pieces[upper_at + 1].text) if upper else None
    if not upper or not scale:
        return None
    return scale if number.digits * 10**upper.decimals < upper.digits * 10**number.decimals else 0


def _scan(text: str, *, bare: bool = False) -> tuple[tuple[_Read, int, int], ...]:
    """All that is meant as an amount, with start and end; its value None where it cannot be read."""
    pieces = split_pieces(text)
    marks = _phrases()[0]
    found: list[tuple[_Read, int, int]] = []
    index, ranged = 0, False
    while index < len(pieces):
        at = index
        if pieces[at].text in marks:
            at += 1
            while at < len(pieces) and at < index + 3 and pieces[at].text in (".", ":"):
                at += 1
        grouped = at < len(pieces) and "." in pieces[at].text
        read = _read_amount(pieces, at, marked=at > index or (ranged and grouped), bare=bare or ranged)
        if read is None and at == index and pieces[at].kind == "kata":
            read = _read_spoken(pieces, at)
        if read is None:
            index, ranged = max(index + 1, at), False
            continue
        found.append((read, pieces[index].start, pieces[read.after - 1].end))
        index = read.after
        behind = _range_end(pieces, index)
        ranged, index = behind > index, behind
    return tuple(found)


def _read_spoken(pieces: Sequence[Piece], at: int) -> _Read | None:
    """An amount in words with its unit: "sepuluh ribu rupiah"."""
    said = read_words([piece.text for piece in pieces[at : at + LONGEST_WORDS]])
    if said is None or at + said[1] >= len(pieces) or pieces[at + said[1]].text not in _phrases()[1]:
        return None
    return _Read(said[0], at + said[1] + 1)


def find_rupiah(text: str) -> tuple[Rupiah, ...]:
    """All amounts of rupiah inside a sentence, in order, but for those that are not certain."""
    return tuple(
        Rupiah(read.nilai, start, end, read.odd, read.kata)
        for read, start, end in _scan(text)
        if read.nilai is not None
    )


def find_damaged_rupiah(text: str) -> tuple[tuple[int, int], ...]:
    """Where amounts stand that cannot be read with certainty, as (start, end)."""
    return tuple((start, end) for read, start, end in _scan(text) if read.nilai is None)


def read_rupiah(text: str) -> Rupiah | None:
    """The amount that is the whole of `text`, with what is unusual about it; None where it is not one."""
    found = _scan(text, bare=True)
    if not found:
        return None
    read, start, end = found[0]
    rest = text[:start] + text[end:]
    if len(found) > 1 or read.nilai is None or rest.strip(" \t\r\n\u00a0.;:()\"'“”*•-–"):
        return None
    return Rupiah(read.nilai, start, end, read.odd, read.kata)


def parse_rupiah(text: str) -> int | None:
    """The amount in whole rupiah that is the whole of `text`; None where it is not certain.

    None too where the digits and the words in brackets say different amounts.
    """
    found = read_rupiah(text)
    return found.nilai if found and found.kata is None else None


def format_rupiah(nilai: int) -> str:
    """Whole rupiah as "Rp25.000"; ValueError below zero."""
    if nilai < 0:
        raise ValueError(nilai)
    written: str = load("uang")["tulis"]
    return written.format(nilai=format_number(nilai))


def format_number(value: int) -> str:
    """A whole number with dots between thousands: "1.500.000"."""
    return f"{value:,}".replace(",", ".")
