"""Work on the publication in; which texts of services it read, so that it can be kept while they stand, out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from generator.catalog import Catalog
from generator.model import Layanan

UNNAMED = ""
"""Stands for something read that has no name: what was made from it is made anew each time."""


class Reads:
    """Names of what was read, the `sidik` of services among them; and what has no name yet: results that many share,
    and what was looked up, by where and under what.

    `known` is false where nobody was looking. As a context it notes what is read inside.
    """

    __slots__ = ("known", "looked", "names", "shared")

    def __init__(self) -> None:
        self.known = bool(_watching)
        self.names: dict[str, None] = {}
        self.looked: dict[tuple[str, str], None] = {}
        self.shared: dict[tuple[int, int], tuple[Callable[..., Any], Any]] = {}

    def add(self, other: Reads) -> None:
        """What another one noted as well."""
        self.names.update(other.names)
        self.looked.update(other.looked)
        self.shared.update(other.shared)
        self.known = self.known and other.known

    def __enter__(self) -> Reads:
        _open.append(self)
        return self

    def __exit__(self, *_: object) -> None:
        _open.pop()


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


class Looked(dict[str, Any]):
    """Values that others look up by name: what they find there is what they read; who walks them reads all.

    `called` is the name of the table.
    """

    __slots__ = ("called",)

    def __init__(self, called: str, values: Mapping[str, Any]) -> None:
        super().__init__(values)
        self.called = called

    def __getitem__(self, name: str) -> Any:
        look(self.called, name)
        return super().__getitem__(name)

    def get(self, name: str, other: Any = None) -> Any:
        """As of any mapping."""
        look(self.called, name)
        return super().get(name, other)

    def __contains__(self, name: object) -> bool:
        look(self.called, str(name))
        return super().__contains__(name)

    def __iter__(self) -> Iterator[str]:
        look(self.called, ALL)
        return super().__iter__()

    def __len__(self) -> int:
        look(self.called, ALL)
        return super().__len__()

    def keys(self) -> Any:
        """As of any mapping."""
        look(self.called, ALL)
        return super().keys()

    def values(self) -> Any:
        """As of any mapping."""
        look(self.called, ALL)
        return super().values()

    def items(self) -> Any:
        """As of any mapping."""
        look(self.called, ALL)
        return super().items()


ALL = "\0"
"""Stands for all that a table holds: no name is like it."""

FIELD = "="
"""The table of what a build has once, by the name of its field."""

Named = Callable[[Any], tuple[str, ...]]

_doors: list[tuple[type[Any], str, Named]] = [
    (Catalog, "naskah", lambda catalog: (UNNAMED,)),
]
"""Ways to what a standard says, beside `Layanan.standar`: a field of a class, and whose text stands behind it."""
_fields: list[tuple[type[Any], str]] = []
_open: list[Reads] = []
"""What is being done now, the innermost last."""
_sharing: list[Collection[Callable[..., Any]]] = []
_watching: list[bool] = []


def add_door(owner: type[Any], name: str, named: Named) -> None:
    """Says that the field `name` of a class holds what was made from the texts of the services `named`."""
    _doors.append((owner, name, named))


def look(table: str, name: str) -> None:
    """Says that what a table holds under a name is read."""
    if _open:
        _open[-1].looked[table, name] = None


def add_field(owner: type[Any], name: str) -> None:
    """Says that the field `name` of a class, of which a build has one object, is read as a whole: see FIELD."""
    _fields.append((owner, name))


def noted() -> Reads:
    """What is read inside; `known` only below `watched`."""
    return Reads()


def use(function: Callable[..., Any], result: Any, reads: Reads) -> None:
    """Says that a kept result is used now: it is read itself where many share it, else all that it was made from."""
    if not _open:
        return
    here = _open[-1]
    if _sharing and function in _sharing[-1]:
        here.shared[id(function), id(result)] = (function, result)
        return
    here.add(reads)


def note(names: Iterable[str]) -> None:
    """Says that these are read."""
    if _open:
        _open[-1].names.update(dict.fromkeys(names))


@contextmanager
def watched() -> Iterator[None]:
    """Inside, it is noted what is read; one at a time, for it stands at the doors of classes."""
    ways: list[tuple[type[Any], str, Callable[..., Any]]] = [
        (owner, name, _read_by(owner.__dict__[name].__get__, named)) for owner, name, named in _doors
    ]
    ways += [(owner, name, _read_field(owner.__dict__[name].__get__, name)) for owner, name in _fields]
    text, sidik = Layanan.__dict__["standar"], Layanan.__dict__["sidik"]
    ways.append((Layanan, "standar", _read_text(text.__get__, sidik.__get__)))
    before = [(owner, name, owner.__dict__[name]) for owner, name, _ in ways]
    for owner, name, read in ways:
        setattr(owner, name, property(read, owner.__dict__[name].__set__))
    _watching.append(True)
    try:
        yield
    finally:
        _watching.pop()
        for owner, name, slot in before:
            setattr(owner, name, slot)


@contextmanager
def sharing(functions: Collection[Callable[..., Any]]) -> Iterator[None]:
    """Inside, the results of these kept functions have a name of what they say."""
    _sharing.append(functions)
    try:
        yield
    finally:
        _sharing.pop()


def _read_by(get: Callable[[Any], Any], named: Named) -> Callable[[Any], Any]:
    def read(owner: Any) -> Any:
        if _open:
            for each in named(owner):
                _open[-1].names[each] = None
        return get(owner)

    return read


def _read_field(get: Callable[[Any], Any], name: str) -> Callable[[Any], Any]:
    def read(owner: Any) -> Any:
        look(FIELD, name)
        return get(owner)

    return read


def _read_text(get: Callable[[Any], Any], sidik: Callable[[Any], str]) -> Callable[[Any], Any]:
    """The way that is gone most: hundreds of thousands of times in a build."""

    def read(layanan: Any) -> Any:
        if _open:
            _open[-1].names[sidik(layanan)] = None
        return get(layanan)

    return read
