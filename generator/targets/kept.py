"""A function of frozen values in; the same function out, that makes each result once for the same objects."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from generator.targets import reading

P = ParamSpec("P")
R = TypeVar("R")

EACH = 1 << 20
"""For what several outputs ask of each service or edition: QR pages, full pages and data go through all of them, one
after the other, so a smaller number than there are would make each of them again."""

_everything: list[dict[tuple[int, ...], Any]] = []


def kept(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Remembers the newest `most` results by the identity of the arguments, which it keeps alive meanwhile.

    Comparing two standards costs more than most of what is made from them; within one publication the same
    value is the same object. Who uses a result has read what it was made from. For positional arguments only.
    """

    def remember(function: Callable[P, R]) -> Callable[P, R]:
        found: dict[tuple[int, ...], tuple[Any, R, reading.Reads]] = {}
        _everything.append(found)

        @wraps(function)
        def again(*arguments: P.args, **named: P.kwargs) -> R:
            if named:
                raise TypeError(named)
            key = tuple(map(id, arguments))
            entry = found.get(key)
            if entry is None:
                if len(found) >= most:
                    del found[next(iter(found))]
                with reading.noted() as reads:
                    result = function(*arguments, **named)
                entry = found[key] = (arguments, result, reads)
            reading.use(again, entry[1], entry[2])
            return entry[1]

        return again

    return remember


def forget() -> None:
    """Lets go of all that was kept: `serve` builds again and again in one process, of other objects each time."""
    for found in _everything:
        found.clear()
