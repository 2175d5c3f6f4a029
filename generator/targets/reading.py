"""Work on the publication in; which texts of services it read, so that it can be kept while they stand, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from generator.catalog import Catalog
from generator.model import Layanan

UNNAMED = ""
"""Stands for something read that has no name: what was made from it is made anew each time."""


class Reads:
    """The `sidik` of every service whose text was read; `known` is false where nobody was looking."""

    __slots__ = ("known", "sidik")

    def __init__(self, known: bool) -> None:
        self.known = known
        self.sidik: dict[str, None] = {}


Named = Callable[[Any], tuple[str, ...]]

_doors: list[tuple[type[Any], str, Named]] = [
    (Layanan, "standar", lambda layanan: (layanan.sidik,)),
    (Catalog, "naskah", lambda catalog: (UNNAMED,)),
]
"""Every way to what a standard says: a field of a class, and whose text stands behind it."""
_open: list[Reads] = []
"""What is being done now, the innermost last."""
_watching: list[bool] = []


def add_door(owner: type[Any], name: str, named: Named) -> None:
    """Says that the field `name` of a class holds what was made from the texts of the services `named`."""
    _doors.append((owner, name, named))


@contextmanager
def noted() -> Iterator[Reads]:
    """What is read inside; `known` only below `watched`."""
    reads = Reads(bool(_watching))
    _open.append(reads)
    try:
        yield reads
    finally:
        _open.pop()


def read_as_well(reads: Reads) -> None:
    """Says that what these read is read now, by way of a result that was kept."""
    if _open:
        _open[-1].sidik.update(reads.sidik)
        _open[-1].known = _open[-1].known and reads.known


@contextmanager
def watched() -> Iterator[None]:
    """Inside, it is noted what is read; one at a time, for it stands at the doors of classes."""
    if _watching:
        yield
        return
    before = [(owner, name, owner.__dict__[name]) for owner, name, _ in _doors]
    for (owner, name, slot), (_, _, named) in zip(before, _doors, strict=True):
        setattr(owner, name, property(_read_by(slot.__get__, named), slot.__set__))
    _watching.append(True)
    try:
        yield
    finally:
        _watching.clear()
        for owner, name, slot in before:
            setattr(owner, name, slot)


def _read_by(get: Callable[[Any], Any], named: Named) -> Callable[[Any], Any]:
    def read(owner: Any) -> Any:
        if _open:
            for each in named(owner):
                _open[-1].sidik[each] = None
        return get(owner)

    return read
