"""Two texts in, both cut into pieces that say which words the other one does not have, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from generator.text import tokens
from generator.text.lexicon import words

HARDLY_ALIKE = 0.25
"""Below this share of common words a text is marked as a whole: crumbs in common would only confuse."""

LONGEST = 600
"""Words: between longer texts only the common beginning and end are left unmarked, for time grows with the square."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text as typed; `berubah` where the other text does not have it."""

    text: str
    berubah: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, or a number with its unit, in its shared spelling, and its place in the text."""

    normal: str
    start: int
    end: int


def highlight(semula: str, menjadi: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces of both texts, whole words, a number with its unit; joined they give each text back.

    Spelling, case and punctuation are no difference. Texts with hardly a word in common are marked whole.
    Exchanging the texts exchanges the pieces.
    """
    if semula > menjadi:
        right, left = highlight(menjadi, semula)
        return left, right
    old, new = _words(semula), _words(menjadi)
    gone, come = _differing([one.normal for one in old], [one.normal for one in new])
    return _pieces(semula, old, gone), _pieces(menjadi, new, come)


def _words(text: str) -> list[_Word]:
    units = frozenset(words("cocok", "satuan"))
    found: list[_Word] = []
    for token in tokens(text):
        last = found[-1] if found else None
        joined = last is not None and (last.end > token.start or text[last.end : token.start] == "-")
        if last is not None and (joined or _belongs(last.normal, token.normal, units)):
            found[-1] = _Word(f"{last.normal} {token.normal}", last.start, max(last.end, token.end))
        else:
            found.append(_Word(token.normal, token.start, token.end))
    return found


def _belongs(before: str, word: str, units: frozenset[str]) -> bool:
    """Whether `word` is the unit of the number before it, or the rest of that unit."""
    number, _, unit = before.partition(" ")
    return number.isdecimal() and (f"{unit} {word}" if unit else word) in units


def _differing(old: Sequence[str], new: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """For each word of both whether it is to be marked."""
    gone, come = [True] * len(old), [True] * len(new)
    same, blocks = 0, _blocks(old, new)
    for a, b, size in blocks:
        gone[a : a + size] = [False] * size
        come[b : b + size] = [False] * size
        same += size
    if same < HARDLY_ALIKE * max(len(old), len(new)) and same * 2 <= min(len(old), len(new)):
        return [True] * len(old), [True] * len(new)
    small = frozenset(words("cocok", "sambung"))
    for a, b, size in blocks:
        inside = min(a, b) > 0 and a + size < len(old) and b + size < len(new)
        around = inside and gone[a - 1] and come[b - 1] and gone[a + size] and come[b + size]
        if around and small.issuperset(old[a : a + size]):
            gone[a : a + size] = [True] * size
            come[b : b + size] = [True] * size
    return gone, come


def _blocks(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of common words: where in both, and how long."""
    if len(old) <= LONGEST and len(new) <= LONGEST:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        return [(one.a, one.b, one.size) for one in matcher.get_matching_blocks()[:-1]]
    shortest = min(len(old), len(new))
    head = next((n for n in range(shortest) if old[n] != new[n]), shortest)
    tail = next((n for n in range(shortest - head) if old[-1 - n] != new[-1 - n]), shortest - head)
    return [(0, 0, head), (len(old) - tail, len(new) - tail, tail)]


def _pieces(text: str, found: Sequence[_Word], marks: Sequence[bool]) -> tuple[Piece, ...]:
    """The text cut where marking begins and ends; the signs between two marked words are marked with them."""
    cuts: list[tuple[int, int, bool]] = []
    for mark, group in groupby(zip(found, marks, strict=True), key=lambda pair: pair[1]):
        run = [word for word, _ in group]
        cuts.append((run[0].start, run[-1].end, mark))
    pieces: list[Piece] = []
    at = 0
    for start, end, mark in cuts:
        if mark:
            pieces += [Piece(text[at:start], False), Piece(text[start:end], True)]
            at = end
    pieces.append(Piece(text[at:], False))
    return tuple(piece for piece in pieces if piece.text)
