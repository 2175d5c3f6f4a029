"""Work on the publication in; which texts of services it read, so that it can be kept while they stand, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from generator.catalog import Catalog
from generator.model import Layanan

UNNAMED = ""
"""Stands for something read that has no name: what was made from it is made anew each time."""


class Reads:
    """Names of what was read: the `sidik` of services, and results that many share by what they say.

    `known` is false where nobody was looking.
    """

    __slots__ = ("known", "names")

    def __init__(self, known: bool) -> None:
        self.known = known
        self.names: dict[str, None] = {}


class Listed(frozenset[str]):
    """Names of which others ask whether one is among them: that, and the answer, is what they read."""

    def __contains__(self, name: object) -> bool:
        found = super().__contains__(name)
        note([f"{LISTED if found else UNLISTED}{name}"])
        return found

    def __iter__(self) -> Iterator[str]:
        note([UNNAMED])
        return super().__iter__()


LISTED, UNLISTED = "+ ", "- "

Named = Callable[[Any], tuple[str, ...]]

_doors: list[tuple[type[Any], str, Named]] = [
    (Layanan, "standar", lambda layanan: (layanan.sidik,)),
    (Catalog, "naskah", lambda catalog: (UNNAMED,)),
]
"""Every way to what a standard says: a field of a class, and whose text stands behind it."""
_open: list[Reads] = []
"""What is being done now, the innermost last."""
Naming = Callable[[Callable[..., Any], Any], str | None]
_naming: list[Naming] = []
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


def use(function: Callable[..., Any], result: Any, reads: Reads) -> None:
    """Says that a kept result is used now: by its name, if it has one, else all that it was made from is read."""
    if not _open:
        return
    name = _name(function, result)
    if name is not None:
        _open[-1].names[name] = None
        return
    _open[-1].names.update(reads.names)
    _open[-1].known = _open[-1].known and reads.known


def note(names: Iterable[str]) -> None:
    """Says that these are read."""
    if _open:
        _open[-1].names.update(dict.fromkeys(names))


def _name(function: Callable[..., Any], result: Any) -> str | None:
    if not _naming:
        return None
    before, _open[:] = [*_open], []  # whoever gives the name reads for himself
    try:
        return _naming[-1](function, result)
    finally:
        _open[:] = before


@contextmanager
def watched() -> Iterator[None]:
    """Inside, it is noted what is read; one at a time, for it stands at the doors of classes."""
    before = [(owner, name, owner.__dict__[name]) for owner, name, _ in _doors]
    for (owner, name, slot), (_, _, named) in zip(before, _doors, strict=True):
        setattr(owner, name, property(_read_by(slot.__get__, named), slot.__set__))
    _watching.append(True)
    try:
        yield
    finally:
        _watching.pop()
        for owner, name, slot in before:
            setattr(owner, name, slot)


@contextmanager
def naming(name: Naming) -> Iterator[None]:
    """Inside, `name` gives a result of a kept function the name of what it says, or None."""
    _naming.append(name)
    try:
        yield
    finally:
        _naming.pop()


def _read_by(get: Callable[[Any], Any], named: Named) -> Callable[[Any], Any]:
    def read(owner: Any) -> Any:
        if _open:
            for each in named(owner):
                _open[-1].names[each] = None
        return get(owner)

    return read
