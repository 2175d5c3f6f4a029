"""A text that is YAML in; the places where it says something else than its writer meant out.

Costs a second reading, so it is asked only about files in which a cheap pattern saw a candidate.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from generator.sources import fast
from generator.sources.case import crop
from generator.sources.decoding import Report, report

_GLUED_DASH = re.compile(r"\n[ ]*-[^\s\d.-]")
_SPACE_LIKE = re.compile(r"^[ ]*[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]", re.MULTILINE)
_HASH = re.compile(r"#(?<=[ \t]#)[^\s#!]")
_COMMENT = re.compile(r"(?:^|[ \t])#")

Span = tuple[int, int, int, int, bool]
"""Start and end in the text, line and column, and whether unquoted, of one key or single value."""


def find_suspects(text: str) -> Iterator[Report]:
    """Dashes without a space, look-alike spaces before a key, and text that a # made a comment."""
    dashes = {match.end() - 3 for match in _GLUED_DASH.finditer("\n" + text)}
    spaces = {match.end() - 1 for match in _SPACE_LIKE.finditer(text)} if not text.isascii() else set()
    hashes = bool(_HASH.search(text))
    if not (dashes or spaces or hashes):
        return
    spans = list(_find_scalars(text))
    for start, _, line, column, plain in spans:
        if plain and start in dashes:
            yield report("SP013", line, column, tanda="-")
        elif plain and start in spaces:
            yield report("SP007", line, column)
    if hashes:
        yield from _find_cuts(text, spans)


def _find_scalars(text: str) -> Iterator[Span]:
    for event in fast.scan(text):
        mark = event.start_mark
        yield mark.index, event.end_mark.index, mark.line + 1, mark.column + 1, not event.style


def _find_cuts(text: str, spans: Sequence[Span]) -> Iterator[Report]:
    """Comments that begin like a number: in "Loket #3" nobody reads the 3."""
    starts = [span[0] for span in spans]
    offset = 0
    for number, line in enumerate(text.split("\n"), start=1):
        for mark in _COMMENT.finditer(line) if "#" in line else ():
            at = mark.end() - 1
            span = bisect_right(starts, offset + at) - 1
            if span >= 0 and offset + at < spans[span][1]:
                continue
            if line[:at].strip() and line[at + 1 : at + 2].strip(" \t#!"):
                is_whole = any(
                    first == last for first, last, where, _, _ in spans[max(span, 0) :][:2] if where == number
                )
                yield report("SP087" if is_whole else "SP026", number, at + 1, potongan=crop(line[at:]))
            break
        offset += len(line) + 1
