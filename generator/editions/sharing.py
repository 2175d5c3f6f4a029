"""Values of read files in; the same values out, of which all that says the same is one object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter, is_
from typing import Any

NOTHING: tuple[()] = ()


class Shared:
    """What was seen. Agencies copy whole components from each other: kept once, they cost once.

    1, 1.0 and True are three things: parts are told apart by what they are, never by whether they are equal.
    """

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._known: dict[tuple[Any, ...], Any] = {}

    def of(self, value: Any) -> Any:
        """A value of plain types and frozen dataclasses; one that says the same and was seen before, else this one."""
        text, of = self._texts.setdefault, self.of
        kind = value.__class__
        if kind is str:
            return text(value, value)
        parts_of = _parts_of(kind)
        if parts_of is None:
            return value
        own = parts_of(value)
        parts = [
            part if part is None or part is NOTHING else text(part, part) if part.__class__ is str else of(part)
            for part in own
        ]
        key = (kind, *map(id, parts))  # whatever is known keeps its parts alive
        found = self._known.get(key)
        if found is None:
            same = all(map(is_, parts, own))
            found = self._known[key] = value if same else tuple(parts) if kind is tuple else kind(*parts)
        return found


@cache
def _parts_of(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]] | None:
    """What an object of this class holds; None where it holds nothing."""
    if kind is tuple:
        return tuple
    if not is_dataclass(kind):
        return None
    names = [each.name for each in fields(kind)]
    return attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
