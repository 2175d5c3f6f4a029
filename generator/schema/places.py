"""A path of keys in a read file in; a finding at its line out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from generator.findings import Finding, Path, Word, freeze_words


class Positions(Protocol):
    """Where the parts of a document stand."""

    def where(self, path: Path, key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of the value at `path` or of its key; else of the nearest part above it."""
        ...


class Document(Protocol):
    """What this package needs to know of a read file (`sources` makes them)."""

    @property
    def file(self) -> str:
        """The path that findings name."""
        ...

    @property
    def data(self) -> Any:
        """The content as plain values."""
        ...

    @property
    def raw(self) -> Mapping[Path, str]:
        """The typed text of plain scalars that YAML takes for something other than text."""
        ...

    @property
    def positions(self) -> Positions:
        """Where the parts stand."""
        ...


def place(document: Document, id: str, path: Path, words: Mapping[str, Word], key: bool = False) -> Finding:
    """The finding at the value of `path`, or at its key."""
    line, column = document.positions.where(path, key=key)
    return Finding(document.file, line, column, id, freeze_words(words))
