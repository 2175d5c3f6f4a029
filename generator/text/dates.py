"""Dates as people write them in, ISO dates out, and the reverse; clock times and lists of names too."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from generator.text.lexicon import load, words
from generator.text.pieces import Phrases, Piece, compile_phrases, plain_word, split_pieces

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_FIGURES = re.compile(r"(?<![0-9/.\-])([0-9]{1,2})([/.\-])([0-9]{1,2})\2((?:19|20)[0-9]{2})(?![0-9]|[/.\-][0-9])")
_ISO_INSIDE = re.compile(r"(?<![0-9/.\-])((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})(?![0-9]|[/.\-][0-9]|[A-Za-z])")
_CLOCK = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})")


@dataclass(frozen=True, slots=True)
class Tanggal:
    """A date found at text[start:end], as ISO: "2026-03-02", or "2026-03" where no day is given."""

    iso: str
    start: int
    end: int


@cache
def _names() -> tuple[tuple[str, ...], tuple[str, ...], dict[str, int], dict[str, int], Phrases]:
    content = load("kalender")
    months, days = content["bulan"], content["hari"]
    return (
        tuple(names[0] for names in months),
        tuple(names[0] for names in days),
        {plain_word(name): number for number, names in enumerate(months, 1) for name in names},
        {plain_word(name): number for number, names in enumerate(days) for name in names},
        compile_phrases(words("kalender", "sampai")),
    )


def _split_iso(iso: str) -> tuple[int, int | None, int | None] | None:
    """Year, month and day of an ISO date that exists; month and day may be missing."""
    match = _ISO.fullmatch(iso)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return year or 0, month, day


def _join_iso(year: int, month: int, day: int | None) -> str | None:
    iso = f"{year:04}-{month:02}" + (f"-{day:02}" if day is not None else "")
    return iso if _split_iso(iso) else None


def format_tanggal(iso: str, *, weekday: bool = False, no_break: bool = False) -> str:
    """An ISO date in words: "2 Maret 2026"; a month "Oktober 2024"; a year "2024".

    With `weekday` "Senin, 2 Maret 2026" (a full date only); with `no_break` the spaces within the date are
    U+00A0. What is no ISO date comes back as it is: it is somebody's text.
    """
    parts = _split_iso(iso)
    if parts is None:
        return iso
    year, month, day = parts
    months, days, *_ = _names()
    written = load("kalender")["tulis"]
    if month is None:
        text = str(year)
    elif day is None:
        text = written["bulan"].format(bulan=months[month - 1], tahun=year)
    else:
        text = written["tanggal"].format(hari=day, bulan=months[month - 1], tahun=year)
    if no_break:
        text = text.replace(" ", "\u00a0")
    if weekday and month and day:
        text = written["hari"].format(hari=days[date(year, month, day).weekday()], tanggal=text)
    return str(text)


def _is_day(text: str) -> bool:
    return text.isdecimal() and len(text) <= 2


def _named(pieces: Sequence[Piece], at: int) -> tuple[Tanggal | None, int]:
    """The date around the name of a month at `at`, and how many pieces behind it are used."""
    *_, by_month, _, ranges = _names()
    month = by_month[pieces[at].text]
    year_at = at + 1 + (at + 1 < len(pieces) and pieces[at + 1].text in (".", ","))
    if year_at >= len(pieces) or not _YEAR.fullmatch(pieces[year_at].text):
        return None, 1
    day, start = None, at
    if at and pieces[at - 1].kind == "angka":
        if not _is_day(pieces[at - 1].text):
            return None, 1
        day, start = int(pieces[at - 1].text), at - 1
        spoken = [piece.text for piece in pieces[max(0, start - 4) : start]]
        for index in range(len(spoken)):
            found = ranges.at(spoken, index)
            before = start - len(spoken) + index - 1
            if found and found[0] == len(spoken) and before >= 0 and _is_day(pieces[before].text):
                return None, 1  # "2 s/d 5 Maret 2026" is not one date
    iso = _join_iso(int(pieces[year_at].text), month, day)
    return (Tanggal(iso, pieces[start].start, pieces[year_at].end) if iso else None), year_at - at + 1


def find_tanggal(text: str) -> tuple[Tanggal, ...]:
    """All dates inside a text that exist, in order: in words, in figures (day first), and ISO."""
    figures = [(_join_iso(int(m[4]), int(m[3]), int(m[1])), m) for m in _FIGURES.finditer(text)]
    figures += [(_join_iso(int(m[1]), int(m[2]), int(m[3])), m) for m in _ISO_INSIDE.finditer(text)]
    found = [Tanggal(iso, match.start(), match.end()) for iso, match in figures if iso]
    pieces = split_pieces(text)
    months = _names()[2]
    at = 0
    while at < len(pieces):
        step = 1
        if pieces[at].text in months:
            tanggal, step = _named(pieces, at)
            if tanggal:
                found.append(tanggal)
        at += step
    return tuple(sorted(found, key=lambda tanggal: tanggal.start))


def parse_tanggal(text: str) -> str | None:
    """The one date in `text` as ISO: "Madiun, 4 Januari 2019", "Kamis (6/7/2023)", "Oktober 2019",
    "2026-03-02".

    A month or a year alone stays one ("2019-10", "2019"). None where there is none, more than one, or
    where it does not exist.
    """
    plain = text.strip()
    if _split_iso(plain):
        return plain
    found = dict.fromkeys(tanggal.iso for tanggal in find_tanggal(text))
    return next(iter(found)) if len(found) == 1 else None


def weekday_mismatch(text: str) -> tuple[str, str] | None:
    """The weekday that a text names beside its one full date, and the right one, where they differ."""
    iso = parse_tanggal(text)
    parts = _split_iso(iso) if iso else None
    if not parts or parts[1] is None or parts[2] is None:
        return None
    _, names, _, by_day, _ = _names()
    said = [by_day[piece.text] for piece in split_pieces(text) if piece.text in by_day]
    right = date(parts[0], parts[1], parts[2]).weekday()
    return (names[said[0]], names[right]) if len(said) == 1 and said[0] != right else None


def earliest(iso: str) -> str | None:
    """The first day that an ISO date may mean ("2024-10" -> "2024-10-01"); None for what is no ISO date."""
    parts = _split_iso(iso)
    return f"{parts[0]:04}-{parts[1] or 1:02}-{parts[2] or 1:02}" if parts else None


def latest(iso: str) -> str | None:
    """The last day that an ISO date may mean ("2024-10" -> "2024-10-31"); None for what is no ISO date."""
    parts = _split_iso(iso)
    if not parts:
        return None
    year, month, day = parts[0], parts[1] or 12, parts[2]
    return f"{year:04}-{month:02}-{day or calendar.monthrange(year, month)[1]:02}"


def format_jam(text: str) -> str | None:
    """A clock time as "08.00", from "8.00" or "08:00"; None for anything else. A day ends at "24.00"."""
    match = _CLOCK.fullmatch(text.strip())
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2])
    return f"{hour:02}.{minute:02}" if minute < 60 and (hour < 24 or (hour == 24 and not minute)) else None


def join_dan(items: Sequence[str], kind: Literal["dan", "atau"] = "dan") -> str:
    """Names in one phrase: "a", "a dan b", "a, b, dan c"; "" for none."""
    joints = load("kalender")["gabung"]
    pair, last = joints[kind]
    if len(items) < 3:
        return str(pair).join(items)
    return str(joints["antara"]).join(items[:-1]) + str(last) + items[-1]
