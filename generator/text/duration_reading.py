"""A text in, the durations it states out; opening hours, ages and numbers of laws are none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from generator.text.duration_parts import (
    lists,
    range_after,
    read_amount,
    read_value,
    text_at,
    window,
    with_equal,
    with_parts,
)
from generator.text.durations import Batas, Waktu
from generator.text.lexicon import load, words
from generator.text.pieces import Piece, split_pieces

_HOUR = re.compile(r"(?<![0-9.:])([01]?[0-9]|2[0-4])[.:]([0-5][0-9])(?![0-9]|[.:][0-9])")
_SENTENCE_ENDS = frozenset(".;")
_BEFORE = 12
"""Pieces: so far before the number its bound may stand."""


@dataclass(frozen=True, slots=True)
class FoundWaktu:
    """A duration and where it stands: text[start:end]."""

    waktu: Waktu
    start: int
    end: int


def _excluded(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a number at `at` counts something else: a clock, an age, an article, how often."""
    known = lists()
    before = text_at(pieces, at - 1)
    if before in (".", ":"):
        before = text_at(pieces, at - 2) if text_at(pieces, at - 2) in known.sesudah else before
    if before in known.sesudah or (before == "/" and pieces[at - 2].kind == "angka"):
        return True
    return text_at(pieces, at) in known.satu and (before in known.sering or text_at(pieces, at - 2) in known.sering)


def _bound(text: str, pieces: Sequence[Piece], start: int, after: int, floor: int) -> str | None:
    """The bound nearest before the value, in its sentence and behind `floor`; else directly behind it."""
    before = text[max(0, pieces[start].start - 6) : pieces[start].start].rstrip()
    for sign, meaning in load("waktu")["lambang"].items():
        if before.endswith(sign):
            return str(meaning)
    known = lists()
    for index in range(start - 1, max(floor, start - _BEFORE) - 1, -1):
        if pieces[index].text in _SENTENCE_ENDS or "\n" in text[pieces[index].end : pieces[index + 1].start]:
            if not (pieces[index].text == "." and index + 1 == start):
                break
            continue
        found = known.batas.at(window(pieces[:start], index), 0)
        if found:
            # "tidak lebih dari" is found at "lebih dari" first
            longer = known.batas.at(window(pieces[:start], index - 1), 0) if index > floor else None
            return longer[1] if longer and longer[0] > found[0] else found[1]
    at = after + (text_at(pieces, after) == "(")
    found = known.batas.at(window(pieces, at), 0) if at < len(pieces) else None
    closed = found is not None and text_at(pieces, at + found[0]) in ("", ")", ".", ";")
    return found[1] if found and closed else None


def _bounded(waktu: Waktu, bound: str | None) -> Waktu:
    """The value with its bound; "at least" turns the number into a minimum."""
    if bound in ("paling-lama", "biasanya"):
        return replace(waktu, batas=cast(Batas, bound))
    if bound and waktu.minimum is None:
        return replace(waktu, minimum=waktu.maximum, maximum=None)
    return waktu


def _scan(text: str) -> tuple[tuple[FoundWaktu, bool], ...]:
    """All durations, each with whether it is certain."""
    pieces = split_pieces(text)
    found: list[tuple[FoundWaktu, bool]] = []
    index, floor = 0, 0
    while index < len(pieces):
        value = None if _excluded(pieces, index) else read_value(pieces, index)
        if value is None:
            index = _skip(pieces, index)
            continue
        value = with_equal(pieces, with_parts(pieces, value))
        waktu = _bounded(value.waktu, _bound(text, pieces, index, value.after, floor))
        found.append((FoundWaktu(waktu, pieces[index].start, pieces[value.after - 1].end), value.certain))
        index = floor = value.after
    return tuple(found)


def _skip(pieces: Sequence[Piece], index: int) -> int:
    """The next index to look at: behind a number, or a whole clock range ("pukul 8 s/d 12 hari Senin")."""
    amount = read_amount(pieces, index)
    if amount is None:
        return index + 1
    upper_at = range_after(pieces, amount.after)
    upper = read_amount(pieces, upper_at) if upper_at > amount.after else None
    return upper.after if upper and _excluded(pieces, index) else amount.after


def find_waktu(text: str) -> tuple[FoundWaktu, ...]:
    """All durations inside a text, in order; those that cannot be read with certainty are left out."""
    return tuple(found for found, certain in _scan(text) if certain)


def is_same_day(text: str) -> bool:
    """Whether the text says that the applicant may wait for it ("ditunggu", "langsung jadi"), undenied."""
    pieces = split_pieces(text)
    spoken = [piece.text for piece in pieces]
    denials = frozenset(words("waktu", "bukan"))
    return any(
        lists().ditunggu.at(spoken, index) and denials.isdisjoint(spoken[max(0, index - 3) : index])
        for index in range(len(spoken))
    )


def parse_waktu(text: str) -> Waktu | None:
    """The one duration that `text` states, alone or inside a sentence.

    None where it states none, several different ones, or one whose value is not certain. "Ditunggu" without a
    number is a duration without one.
    """
    found = dict.fromkeys((each.waktu, certain) for each, certain in _scan(text))
    same_day = is_same_day(text)
    if not found:
        return Waktu(None, None, None, ditunggu=True) if same_day else None
    (waktu, certain), *more = found
    return replace(waktu, ditunggu=same_day) if certain and not more else None


def find_hours(text: str) -> tuple[tuple[str, int, int], ...]:
    """The clock times in a text as ("08.00", start, end): opening hours, and no duration."""
    return tuple(
        (f"{int(match[1]):02}.{match[2]}", match.start(), match.end())
        for match in _HOUR.finditer(text)
        if int(match[1]) < 24 or match[2] == "00"
    )


def start_event(text: str) -> str | None:
    """From when a duration counts: "sejak berkas lengkap" -> "berkas lengkap"; None without such words."""
    pieces = split_pieces(text)
    spoken = [piece.text for piece in pieces]
    for index in range(len(spoken)):
        found = lists().mulai.at(spoken, index)
        if found:
            end = next((piece.start for piece in pieces[found[0] :] if piece.text in ".;()"), len(text))
            return text[pieces[found[0] - 1].end : end].strip(" ,:\t\r\n") or None
    return None
