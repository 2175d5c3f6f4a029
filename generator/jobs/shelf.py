"""A place for results in; values by key, each with a name of what it was made of, from one build to the next, out."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from generator.jobs.job import Store
from generator.jobs.pickled import UNREADABLE, pack, unpack
from generator.jobs.pieces import Piece, Pieces, write_pieces

_log = logging.getLogger(__name__)

FEW = 8
"""Where fewer than one in so many entries, or bytes, came since, these alone are written."""


class Shelf:
    """Values of earlier builds, in one file, and beside it what came since; each is read when it is asked for.

    So one saved file reads and writes little. It only ever saves work: an entry that was made of something else, by
    another program (`made_by`), or of classes that are not among `classes`, is as good as none. What a build did
    not ask for stays, unless that build asked for most: then nobody needs the rest.
    """

    def __init__(self, store: Store, name: str, made_by: str, classes: Iterable[type[Any]]) -> None:
        self._store = store
        self._name = name
        self._made_by = made_by
        self._classes = tuple(classes)
        self._files: tuple[Pieces, Pieces] | None = None
        self._found: dict[str, tuple[str, Any]] = {}
        self._fresh: dict[str, tuple[str, Any]] = {}

    def find(self, key: str, made_of: str = "") -> tuple[bool, Any]:
        """Whether there is a value that was made of just this, and the value."""
        known = self._fresh.get(key) or self._found.get(key)
        if known is None or known[0] != made_of:
            known = self._read(key, made_of)
        return (False, None) if known is None else (True, known[1])

    def put(self, key: str, made_of: str, value: Any) -> None:
        """Remembers a value, in the place of what was under this key."""
        found = self._found.get(key)
        if found is None or found[0] != made_of or found[1] is not value:
            self._fresh[key] = (made_of, value)

    def keep(self) -> None:
        """Puts down what is new; where that is much, all that is worth keeping in one file. Then it lets go of all."""
        if self._fresh:
            self._write()
        self._files, self._found, self._fresh = None, {}, {}

    def _write(self) -> None:
        whole, later = self._open()
        few = (len(self._fresh) + len(later)) * FEW < len(whole) and later.size * FEW < whole.size
        kept = tuple(later) if few else tuple(dict.fromkeys((*whole, *later)))
        if not few and (len(self._found) + len(self._fresh)) * 2 > len(kept):
            kept = tuple(self._found)
        try:
            place = self._store.place(f"{self._name} {'later' if few else 'whole'}")
            write_pieces(place, whole.mark if few else self._made_by, self._pieces(kept))
        except OSError as error:
            _log.debug("%s: %s", self._name, error)

    def _pieces(self, kept: Iterable[str]) -> Iterator[Piece]:
        """What was kept before, as it is, then what is new."""
        whole, later = self._open()
        for key in kept:
            old = None if key in self._fresh else later.get(key) or whole.get(key)
            if old is not None:
                yield old
        for key, (made_of, value) in self._fresh.items():
            yield key, made_of, pack(value)

    def _read(self, key: str, made_of: str) -> tuple[str, Any] | None:
        for file in reversed(self._open()):
            piece = file.get(key) if file.holds(key, made_of) else None
            if piece is not None:
                try:
                    found = self._found[key] = made_of, unpack(piece[2], self._classes)
                except UNREADABLE:
                    _log.debug("%s: %s is not ours", self._name, key, exc_info=True)
                else:
                    return found
        return None

    def _open(self) -> tuple[Pieces, Pieces]:
        """All of one build, and what came since; nothing where they are another program's, or of two builds."""
        if self._files is None:
            whole, later = (Pieces(self._store.place(f"{self._name} {part}")) for part in ("whole", "later"))
            whole = whole if whole.made_by == self._made_by else Pieces()
            self._files = whole, later if whole.mark and later.made_by == whole.mark else Pieces()
        return self._files
