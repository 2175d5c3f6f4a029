"""Frozen values in, bytes for our own cache out, and back: the reader makes objects of named classes, nothing else."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any

UNREADABLE = (
    pickle.UnpicklingError,
    ArithmeticError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What bytes of another form may raise: then there is nothing in them for us."""


def pack(value: Any) -> bytes:
    """A value of plain types and frozen dataclasses; what it holds twice is kept once."""
    content = io.BytesIO()
    _Writer(content, protocol=5).dump(value)
    return content.getvalue()


def unpack(content: bytes, classes: Iterable[type[Any]]) -> Any:
    """The value; one of UNREADABLE where it holds anything but plain values and objects of these classes.

    No function is called but the classes themselves, whoever wrote the bytes.
    """
    return _Reader(io.BytesIO(content), {(each.__module__, each.__qualname__): each for each in classes}).load()


class _Writer(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        """An object as its class and the arguments that say something: half of what dataclasses do by themselves."""
        cls = type(value)
        if not is_dataclass(cls):
            return NotImplemented
        get, defaults, needed = _plan(cls)
        arguments = get(value)
        count = len(arguments)
        while count > needed and arguments[count - 1] is defaults[count - 1]:
            count -= 1
        return cls, arguments[:count]


@cache
def _plan(cls: type[Any]) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[Any, ...], int]:
    """How to take the arguments that make an object, their defaults, and how many have none."""
    named: list[Field[Any]] = [each for each in fields(cls) if each.init]
    names = [each.name for each in named]
    get = attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)
    return get, tuple(each.default for each in named), sum(each.default is MISSING for each in named)


class _Reader(pickle.Unpickler):
    def __init__(self, content: io.BytesIO, known: dict[tuple[str, str], type[Any]]) -> None:
        super().__init__(content)
        self._known = known

    def find_class(self, module: str, name: str) -> Any:
        try:
            return self._known[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name}") from None
