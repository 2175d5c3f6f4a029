"""Frozen values in, short names of what they say out: equal values have one name in every process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from types import FunctionType, MappingProxyType, MethodType
from typing import Any

MANY = 8
"""A list of so many is walked once; a shorter one is not worth remembering."""

_CONTAINERS = (tuple, list, dict, set, frozenset, MappingProxyType)

_Cached = type(cache(id))

Special = Mapping[type[Any], Callable[[Any], Any]]
"""What stands for objects of a class: a value that says the same in less."""


class Nameless(TypeError):
    """A value that has no name: its class is none of those that are only values."""


class Names:
    """Gives names. A value is walked once: it stays alive here, and must not change meanwhile.

    `given` tells the name of a value that has one already; empty where it has none.
    """

    def __init__(self, special: Special, given: Callable[[Any], str] = lambda value: "") -> None:
        self._special = special
        self._given = given
        self._known: dict[int, tuple[Any, bytes]] = {}

    def of(self, value: Any, beside: bytes = b"") -> str:
        """The name of a value, with the texts of others beside it; Nameless where it holds more than values."""
        return blake2b(self.text(value) + beside, digest_size=16).hexdigest()

    def text(self, value: Any) -> bytes:
        """What names of it are made from: it says itself where it ends."""
        cls = type(value)
        if cls is str:
            text = value.encode("utf-8", "surrogatepass")
            return b"s%d:%b" % (len(text), text)
        if value is None or cls is bool or cls is int or cls is float:
            return repr(value).encode() + b";"
        if cls is bytes:
            return b"b" + blake2b(value, digest_size=16).digest()
        if cls is tuple and len(value) <= MANY:
            return b"(%d:%b" % (len(value), b"".join([self.text(one) for one in value]))  # each says where it ends
        known = self._known.get(id(value))
        if known is not None:
            return known[1]
        given = self._given(value)
        if given:
            return b"!" + self.text(given)
        name = self._digest(cls, value)
        if cls not in _CONTAINERS or len(value) > MANY:
            self._known[id(value)] = (value, name)
        return name

    def _digest(self, cls: type[Any], value: Any) -> bytes:
        text = self.text
        special = self._special.get(cls)
        if special is not None:
            said = [b"=", text(f"{cls.__module__}.{cls.__qualname__}"), text(special(value))]
        elif cls is tuple or cls is list:
            said = [b"(", *map(text, value)]
        elif cls is dict or cls is MappingProxyType:
            said = [b"{"]
            for key, one in value.items():
                said += [text(key), text(one)]
        elif cls is frozenset or cls is set:
            said = [b"<", *sorted(map(text, value))]
        elif is_dataclass(cls):
            said = [b"@", text(f"{cls.__module__}.{cls.__qualname__}"), *map(text, _parts(cls)(value))]
        elif isinstance(value, str):
            said = [b"$", text(cls.__qualname__), text(str.__str__(value))]
        elif cls is MethodType:
            said = [b"m", text(value.__func__), text(value.__self__)]
        elif cls in (FunctionType, type, _Cached):
            said = [b"f", text(value.__module__), text(value.__qualname__)]
        else:
            raise Nameless(cls.__qualname__)
        return b"#" + blake2b(b"".join(said), digest_size=16).digest()


@cache
def _parts(cls: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """All that an object of a class holds."""
    names = [each.name for each in fields(cls)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)
