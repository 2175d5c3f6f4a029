"""What one read file is: its data, where each part of it stands, and the text behind each value that is no text."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.findings import Path
from generator.sources.decoding import split_lines


@dataclass(frozen=True, slots=True)
class PositionMap:
    """Lines and columns of every key and value, in the order of the file; small, and good to send to a process.

    The four run in parallel, one entry for each value: its key or position in its parent, where it stands,
    where its key stands, and the entry after all that is inside it.
    """

    names: tuple[str | int, ...]
    places: array[int]
    keys: array[int]
    ends: array[int]

    def where(self, path: Path, key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of the value at `path` or of its key; else of its nearest ancestor."""
        at = 0
        for depth, name in enumerate(path):
            child, end = at + 1, self.ends[at]
            while child < end and self.names[child] != name:
                child = self.ends[child]
            if child >= end:
                key = key and depth > 0
                break
            at = child
        place = self.keys[at] if key else self.places[at]
        return (place >> 32) + 1, (place & 0xFFFFFFFF) + 1

    def __contains__(self, path: Path) -> bool:
        at = 0
        for name in path:
            child, end = at + 1, self.ends[at]
            while child < end and self.names[child] != name:
                child = self.ends[child]
            if child >= end:
                return False
            at = child
        return True


@dataclass(frozen=True, slots=True)
class Document:
    """One readable file of standards/. `data` is plain: dict, list, str, int, float, bool, None; keys are str."""

    file: str
    data: Any
    digest: str
    positions: PositionMap
    content: bytes
    raw: Mapping[Path, str]
    """The text, as typed, of every unquoted value that is not text: {("edisi",): "2", ("biaya", 0): "10.000"}."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines as an editor shows them, without line ends and without a BOM."""
        return split_lines(self.content)


def as_typed(document: Document, path: Path) -> str:
    """The text of the value at `path` as it was typed; KeyError where there is none or it is no single value."""
    if path in document.raw:
        return document.raw[path]
    value = document.data
    for name in path:
        try:
            value = value[name]
        except (IndexError, TypeError):
            raise KeyError(path) from None
    if not isinstance(value, str):
        raise KeyError(path)
    return value


def restore(document: Document, wants_string: Callable[[Path], bool]) -> Any:
    """The data with every number and truth value at a path that wants text put back as it was typed.

    Null stays null: a missing value must show as missing. What is not touched is shared with `document.data`.
    """
    data = document.data
    copied: set[Path] = set()
    for path, text in document.raw.items():
        if not wants_string(path):
            continue
        holder, value = None, document.data
        for name in path:
            holder, value = value, value[name]
        if value is None or holder is None:
            continue
        data = _replace(data, path, text, copied)
    return data


def _replace(data: Any, path: Path, text: str, copied: set[Path]) -> Any:
    """`data` with `text` at `path`; containers on the way are copied, each once."""
    if () not in copied:
        copied.add(())
        data = data.copy()
    holder = data
    for depth, name in enumerate(path[:-1], start=1):
        if path[:depth] not in copied:
            copied.add(path[:depth])
            holder[name] = holder[name].copy()
        holder = holder[name]
    holder[path[-1]] = text
    return data
