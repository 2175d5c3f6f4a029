"""A text in, the places out where it shows a citizen's or an officer's personal number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

# Groups of digits with one to three spaces, dots or hyphens between; one way to match, so time grows with
# length.
_ROW = re.compile(r"[0-9]+(?:[ .\-\u00a0\u2007\u2009\u2010\u2011\u202f]{1,3}[0-9]+)*")
_GROUP = re.compile(r"[0-9]+")
_NIK, _NIP = 16, 18
# Where people part them: region, birthday and number; birthday, appointment, sex and number. Or in fours.
_NIK_PARTS = frozenset({2, 4, 6, 8, 10, 12, 16})
_NIP_PARTS = frozenset({4, 6, 8, 12, 14, 15, 18})
_NIP_GROUPS = (8, 6, 1, 3)
_PROVINCES = frozenset(
    {*range(11, 20), 21, *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77), 81, 82, *range(91, 98)}
)


@dataclass(frozen=True, slots=True)
class Private:
    """A personal number at text[start:end]: a NIK (also the number of a family card) or a NIP."""

    kind: Literal["nik", "nip"]
    start: int
    end: int


def _is_day(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12


def _like_nik(digits: str) -> bool:
    """Whether sixteen digits in groups can be a NIK: a province, and a birthday (women: day plus forty)."""
    day = int(digits[6:8])
    return int(digits[:2]) in _PROVINCES and _is_day(day - 40 if day > 40 else day, int(digits[8:10]))


def _like_nip(digits: str) -> bool:
    """Whether eighteen digits in groups can be a NIP: a birthday and the month of an appointment."""
    return digits[:2] in ("19", "20") and _is_day(int(digits[6:8]), int(digits[4:6])) and 1 <= int(digits[12:14]) <= 12


def _at(groups: Sequence[str], first: int) -> tuple[Literal["nik", "nip"], int] | None:
    """The number that begins with the group at `first`, and the index of its last group."""
    if len(groups[first]) in (_NIK, _NIP):
        return ("nik" if len(groups[first]) == _NIK else "nip"), first
    digits = ""
    ends: set[int] = set()
    for last in range(first, min(first + _NIP, len(groups))):
        digits += groups[last]
        ends.add(len(digits))
        if len(digits) > _NIP:
            return None
        if last == first:
            continue
        if len(digits) == _NIP:
            shape = tuple(len(group) for group in groups[first : last + 1])
            return ("nip", last) if shape == _NIP_GROUPS or (ends <= _NIP_PARTS and _like_nip(digits)) else None
        # Three groups of a NIP come to fifteen digits, four of a NIK to sixteen.
        if len(digits) == _NIK and ends <= _NIK_PARTS and _like_nik(digits):
            return "nik", last
    return None


def _begins(places: Sequence[tuple[int, int]], first: int, *, grouped: bool) -> bool:
    """Whether a number can begin here: groups in the middle of a row may be the end of a telephone number."""
    return not grouped or first == 0 or places[first][0] - places[first - 1][1] > 1


def find_private(text: str) -> tuple[Private, ...]:
    """All numbers in `text` that are a NIK (16 digits) or a NIP (18 digits), in order.

    Digits in one row always count, whatever they are. In groups ("19800101 200501 1 001") they count where
    they have the shape of one; telephone numbers, accounts and numbers of decrees do not.
    """
    found: list[Private] = []
    for row in _ROW.finditer(text):
        places = [(match.start() + row.start(), match.end() + row.start()) for match in _GROUP.finditer(row[0])]
        groups = [text[start:end] for start, end in places]
        first = 0
        while first < len(groups):
            match = _at(groups, first)
            if match and _begins(places, first, grouped=match == ("nik", match[1]) and match[1] > first):
                found.append(Private(match[0], places[first][0], places[match[1]][1]))
                first = match[1]
            first += 1
    return tuple(found)
