"""Sections of a report and a limit in; the lines that fit, and how much was left out, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """A section: lines before its entries, the entries, lines after them. An entry is never cut in two."""

    nama: str
    head: tuple[str, ...]
    entries: tuple[tuple[str, ...], ...] = ()
    tail: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        return (*self.head, *(line for entry in self.entries for line in entry), *self.tail)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Sections as they are shown, each with how many of its entries are not; and the sections not shown at all."""

    shown: tuple[tuple[Block, int], ...]
    hidden: tuple[Block, ...] = ()

    @property
    def left_out(self) -> int:
        """How many entries are not shown."""
        return sum(count for _, count in self.shown) + sum(len(block.entries) for block in self.hidden)


def fit(blocks: Sequence[Block], lines: int, letters: int) -> Fitted:
    """As many sections, in their order, as the room allows; of the first that is too long, its first entries."""
    shown: list[tuple[Block, int]] = []
    for n, block in enumerate(blocks):
        size, weight = len(block.lines), _weight(block.lines)
        if size <= lines and weight <= letters:
            shown.append((block, 0))
            lines, letters = lines - size, letters - weight
            continue
        part = _part(block, lines - 1, letters)
        if part is not None:
            shown.append((part, len(block.entries) - len(part.entries)))
            return Fitted(tuple(shown), tuple(blocks[n + 1 :]))
        return Fitted(tuple(shown), tuple(blocks[n:]))
    return Fitted(tuple(shown))


def _part(block: Block, lines: int, letters: int) -> Block | None:
    """The section with as many entries as fit beside its head and tail; None where not even one does."""
    frame = (*block.head, *block.tail)
    lines, letters = lines - len(frame), letters - _weight(frame)
    kept: list[tuple[str, ...]] = []
    for entry in block.entries:
        lines, letters = lines - len(entry), letters - _weight(entry)
        if lines < 0 or letters < 0:
            break
        kept.append(entry)
    return Block(block.nama, block.head, tuple(kept), block.tail) if kept else None


def _weight(lines: Sequence[str]) -> int:
    return sum(len(line) + 1 for line in lines)
