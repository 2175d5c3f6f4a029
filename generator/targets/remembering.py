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

SHAPED_BY = ("diff", "messages.py", "messages.yaml", "model", "site.py", "targets", "text")
PACKAGES = ("rapidfuzz", "scipy", "snowballstemmer")

_shelves: list[Shelf] = []
_classes: dict[type[Any], None] = {}


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


def remembered(kind: str, made_of: Sequence[Layanan | None], others: object, make: Callable[[], R]) -> R:
    """What `make` makes of these services and of `others`, a plain value whose repr says all of it."""
    names = [one.sidik if one is not None else "-" for one in made_of]
    if not _shelves or not all(names):
        return make()
    key = blake2b(repr((kind, names, others)).encode(), digest_size=16).hexdigest()
    known, found = _shelves[-1].find(key)
    if not known:
        found = make()
        _shelves[-1].put(key, "", found)
    reading.note(names)
    result: R = found
    return result
