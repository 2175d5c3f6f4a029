"""What is made from a few editions alone in; the same out, made once, also from one build to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import is_dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import generator
from generator import diff, model
from generator.jobs import Shelf, Store, shaped_by
from generator.model import Layanan
from generator.targets import reading

R = TypeVar("R")

SHAPED_BY = ("comparison", "diff", "messages.py", "messages.yaml", "model", "site.py", "targets", "text")
PACKAGES = ("rapidfuzz", "scipy", "snowballstemmer")

_shelves: list[Shelf] = []
_classes: dict[type[Any], None] = {}
_names: dict[int, tuple[Any, str]] = {}
"""The names of values that were made inside a shelf's block, which keeps them alive."""


def add_classes(*classes: type[Any]) -> None:
    """Says what remembered values are made of, beside plain values and the model."""
    _classes.update(dict.fromkeys(classes))


add_classes(
    diff.Change, diff.Edit, *(one for one in vars(model).values() if isinstance(one, type) and is_dataclass(one))
)


@cache
def version() -> str:
    """A digest of the code that compares and tells, and of its words."""
    home = Path(generator.__file__).parent
    return shaped_by([home / name for name in SHAPED_BY], PACKAGES)


@contextmanager
def shelf(store: Store | None) -> Iterator[None]:
    """Inside, what is made is kept in that place, and taken from there."""
    if store is None:
        yield
        return
    _shelves.append(Shelf(store, "made", version(), _classes))
    try:
        yield
        _shelves[-1].keep()
    finally:
        _shelves.pop()
        _names.clear()


def remembered(kind: str, made_of: Sequence[Layanan | None], others: object, make: Callable[[], R]) -> R:
    """What `make` makes of these services and of `others`, a plain value whose repr says all of it."""
    names, key = _key(kind, made_of, others)
    if not key or not _shelves:
        return make()
    known, found = _shelves[-1].find(key)
    if not known:
        found = make()
        _shelves[-1].put(key, "", found)
    reading.note(names)
    _call(found, key)
    result: R = found
    return result


def in_place(place: str, made_of: str, make: Callable[[], R]) -> R:
    """What `make` makes, kept in a place of its own until it is made of something else; not kept without `made_of`.

    Whoever asks notes himself what was read.
    """
    if not made_of or not _shelves:
        return make()
    known, found = _shelves[-1].find(place, made_of)
    if not known:
        found = make()
        _shelves[-1].put(place, made_of, found)
    result: R = found
    return result


def named(kind: str, made_of: Sequence[Layanan | None], others: object, make: Callable[[], R]) -> R:
    """The same, made anew each time: only its name is of use, for it need not be walked to find one."""
    _, key = _key(kind, made_of, others)
    made = make()
    if key and _shelves:
        _call(made, key)
    return made


def name_of(value: Any) -> str:
    """The name of a value that was made here; empty for any other."""
    found = _names.get(id(value))
    return found[1] if found is not None else ""


def _key(kind: str, made_of: Sequence[Layanan | None], others: object) -> tuple[list[str], str]:
    names = [one.sidik if one is not None else "-" for one in made_of]
    if not all(names):
        return names, ""
    return names, blake2b(repr((kind, names, others)).encode(), digest_size=16).hexdigest()


def _call(value: Any, key: str) -> None:
    """Gives a value its name; those in a list have one each."""
    if type(value) is tuple:
        for n, one in enumerate(value):
            _names[id(one)] = (one, f"{key} {n}")
    else:
        _names[id(value)] = (value, key)
