"""Frozen values in, bytes for our own cache out, and back: the reader makes objects of named classes, nothing else."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable
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
    return pickle.dumps(value, protocol=5)


def unpack(content: bytes, classes: Iterable[type[Any]]) -> Any:
    """The value; one of UNREADABLE where it holds anything but plain values and objects of these classes.

    No function is called but the classes themselves, whoever wrote the bytes.
    """
    return _Reader(io.BytesIO(content), {(each.__module__, each.__qualname__): each for each in classes}).load()


class _Reader(pickle.Unpickler):
    def __init__(self, content: io.BytesIO, known: dict[tuple[str, str], type[Any]]) -> None:
        super().__init__(content)
        self._known = known

    def find_class(self, module: str, name: str) -> Any:
        try:
            return self._known[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name}") from None
