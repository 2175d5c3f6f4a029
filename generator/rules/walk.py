"""A model value in, everything it holds out, each with its path of keys in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from generator.findings import Path
from generator.model import Ketiadaan, Layanan

T = TypeVar("T")
Found = dict[Any, list[tuple[Path, Any]]]
_HOLDS_NOTHING = frozenset({type(None), bool, int, float})


@dataclass(frozen=True, slots=True)
class _Shape:
    """A model class: what gets the values of its fields that hold one text, and of those that hold more than that."""

    texts_of: Callable[[Any], Iterable[Any]]
    names: tuple[str, ...]
    more_of: Callable[[Any], Iterable[Any]]


@cache
def _shape(cls: Any) -> _Shape:
    hints = get_type_hints(cls)
    texts, more = [], []
    for name in _plan(cls)[0]:
        options = get_args(hints[name]) if get_origin(hints[name]) in (Union, UnionType) else (hints[name],)
        if all(option in (str, NoneType) or get_origin(option) is Literal for option in options):
            texts.append(name)
        elif not _HOLDS_NOTHING.issuperset(options):
            more.append(name)
    if cls is Ketiadaan:
        texts = ["alasan"]
    return _Shape(_getter(tuple(texts)), tuple(more), _getter(tuple(more)))


def _getter(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """What gets these attributes; attrgetter gives a tuple for two or more."""
    return attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)


@cache
def _plan(cls: type[Any]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The fields of a model class and how to get all their values; none for other classes."""
    names = tuple(field.name for field in fields(cls)) if is_dataclass(cls) else ()
    return names, _getter(names)


def _survey(value: Any, path: Path, found: Found, said: list[str]) -> None:
    """Puts `value` and the values below it under their classes, and all texts without their paths on a list."""
    if value.__class__ is tuple:
        for n, item in enumerate(value):
            if item.__class__ is str:
                said.append(item)
            else:
                _survey(item, (*path, n), found, said)
    else:
        shape = _shape(value.__class__)
        found.setdefault(value.__class__, []).append((path, value))
        said.extend(filter(None, shape.texts_of(value)))
        for name, below in zip(shape.names, shape.more_of(value), strict=True):
            if below:
                _survey(below, (*path, name), found, said)


def _collect(value: Any, path: Path, found: Found) -> None:
    """Puts `value` and what is below it under their classes, in the file's order."""
    cls: Any = value.__class__
    if cls is str:
        found[str].append((path, value))
    elif cls is tuple:
        _collect_items(value, path, found)
    elif cls not in _HOLDS_NOTHING:
        found.setdefault(cls, []).append((path, value))
        if cls is Ketiadaan:
            if value.alasan is not None:
                found[str].append(((*path, "tidak_berlaku"), value.alasan))
            return
        names, values_of = _plan(cls)
        texts = found[str]
        for name, below in zip(names, values_of(value), strict=True):
            if below.__class__ is str:
                texts.append(((*path, name), below))
            elif below and below is not True:
                _collect(below, (*path, name), found)


def _collect_items(items: tuple[Any, ...], path: Path, found: Found) -> None:
    for n, item in enumerate(items):
        if item.__class__ is str:
            found[str].append(((*path, n), item))
        else:
            _collect(item, (*path, n), found)


def find(kind: type[T], value: Any, path: Path = ()) -> Sequence[tuple[Path, T]]:
    """Every value of one kind below `value`, or every text, with its path."""
    found: Found = {str: []}
    _collect(value, path, found)
    return cast("Sequence[tuple[Path, T]]", found.get(kind, ()))


def root(subject: Any) -> Any:
    """What stands in the file of `subject`: of a service its standard, else itself."""
    return subject.standar if isinstance(subject, Layanan) else subject


class _Survey:
    """What one subject holds: its values by their class, its texts by the key of the file they stand below."""

    def __init__(self, subject: Any) -> None:
        self.subject = subject
        own = root(subject)
        self.values: Found = {own.__class__: [((), own)]}
        self.said: dict[str, list[str]] = {}
        self.joined: dict[tuple[str, ...], str] = {}
        names, values_of = _plan(own.__class__)
        for name, below in zip(names, values_of(own), strict=True):
            if below.__class__ is str:
                self.said[name] = [below]
            elif below and below.__class__ not in _HOLDS_NOTHING:
                self.said[name] = []
                _survey(below, (name,), self.values, self.said[name])


# The rules look at one subject after the other, each of them from its own side.
_last = _Survey(Ketiadaan("kosong"))


def _of(subject: Any) -> _Survey:
    global _last
    if _last.subject is not subject:
        _last = _Survey(subject)
    return _last


def said(subject: Any, *keys: str) -> Sequence[str]:
    """Every text below these keys of the file of `subject`."""
    found = _of(subject).said
    return [text for key in keys or found for text in found.get(key, ())]


def joined(subject: Any, *keys: str, by: str = "\n") -> str:
    """The same as one text, to take a quick look at."""
    known = _of(subject).joined
    if (by, *keys) not in known:
        known[(by, *keys)] = by.join(said(subject, *keys))
    return known[(by, *keys)]


def parts(kind: type[T], subject: Any) -> Sequence[tuple[Path, T]]:
    """Every value of one class in the file of `subject`, with its path."""
    return cast("Sequence[tuple[Path, T]]", _of(subject).values.get(kind, ()))


def texts(subject: Any, *keys: str) -> Sequence[tuple[Path, str]]:
    """Every text in the file of `subject`, or below these keys, with its path: ask `said` and `joined` first."""
    found = find(str, root(subject))
    return [part for part in found if part[0][0] in keys] if keys else found
