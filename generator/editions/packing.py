"""Values of read files in, one text that keeps them out, and back; what several of them have in common is kept once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from itertools import accumulate
from operator import attrgetter
from typing import Any

from generator import model

_CLASS, _ROW = "", "#"
"""Keys that no field has: which class an object is, and a list that is none of an object's own."""

_BY_ITEM = ("persyaratan",)
"""Lists whose items are parts of their own: mostly it is one requirement that changes."""

_UNREADABLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a text of another form may raise: then there is nothing in it for us."""


@cache
def _classes() -> tuple[type[Any], ...]:
    """Every class of the model by name: an object is kept as its class's number and the fields that say something."""
    found = {name: each for name, each in vars(model).items() if isinstance(each, type) and is_dataclass(each)}
    return tuple(found[name] for name in sorted(found))


@dataclass(frozen=True, slots=True)
class _Plan:
    """Of a class the number, and its fields with their defaults."""

    cls: type[Any]
    number: int
    names: tuple[str, ...]
    defaults: tuple[Any, ...]
    values: Callable[[Any], tuple[Any, ...]]

    def told(self, value: Any) -> Iterator[tuple[str, Any]]:
        """The fields of an object that are not as where nothing is said; 1, 1.0 and True are three things."""
        for name, one, default in zip(self.names, self.values(value), self.defaults, strict=True):
            if one is not default and (one.__class__ is not default.__class__ or one != default):
                yield name, one


@cache
def _plans() -> Mapping[type[Any], _Plan]:
    return {each: _plan(n, each) for n, each in enumerate(_classes())}


@cache
def _numbered() -> tuple[_Plan, ...]:
    return tuple(_plans().values())


def _plan(number: int, cls: type[Any]) -> _Plan:
    names = tuple(field.name for field in fields(cls))
    defaults = tuple(f.default if f.default_factory is MISSING else f.default_factory() for f in fields(cls))
    values = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    return _Plan(cls, number, names, defaults, values)


class Pack:
    """Values by key: None, or an object of the model. Nothing in its text is executed.

    Between a line about itself and a line that says where each key's value begins, each line of the text is a
    value (its class, its plain fields, and where the parts in its other fields begin) or a part: an object, a
    list, or a list of where parts begin. A part is only read where it is asked for, and once: the editions of a
    service share what they have in common, also with the edition that was read already.
    """

    def __init__(self, content: bytes = b"", made_by: str = "") -> None:
        self._head = _text([made_by, [each.__name__ for each in _classes()]]) + "\n"
        body = content.decode("utf-8", "replace")
        if not body.startswith(self._head):
            body = self._head
        self._end = body.rindex("\n") + 1
        self._rows = _index(body[self._end :])
        self._body = body
        self._added: list[str] = []
        self._held = len(self._rows)
        self._parts: dict[int, Any] = {}
        self._places: dict[str, int] = {}
        self._used: dict[str, Any] = {}
        self._welcomed: set[str] = set()

    def find(self, key: str) -> tuple[bool, Any]:
        """Whether there is a readable value for this key, and the value."""
        if key not in self._used:
            place = self._rows.get(key)
            if place is None:
                return False, None
            try:
                self._used[key] = self._value(place)
            except _UNREADABLE:
                del self._rows[key]
                return False, None
        return True, self._used[key]

    def put(self, key: str, value: Any) -> None:
        """Keeps a value under a key, which nobody will find with another value."""
        self._used[key] = value

    def welcome(self, key: str, value: Any) -> None:
        """Says that the value of a key has been read already: what others have in common with it need not be."""
        self._used[key] = value
        self._welcomed.add(key)
        place = self._rows.get(key)
        try:
            if place is not None and value is not None:
                number, fields_there, _, parts = _read(self._body, place)[0]
                values = _numbered()[number].values(value)
                for field, part in zip(fields_there, parts, strict=False):
                    self._know(part, values[field])
        except _UNREADABLE:
            del self._rows[key]

    def content(self) -> bytes | None:
        """The text to keep for next time, with all that was asked for; None where the old one still serves."""
        fresh = [key for key in self._used if key not in self._rows]
        if len(self._used) * 2 < self._held:
            self._body, self._end = self._head, len(self._head)
            self._rows, self._parts, fresh = {}, {}, list(self._used)
        elif not fresh or (self._welcomed.issuperset(fresh) and len(fresh) * 8 < self._held):
            return None  # a few that were only edited are no reason to write it all again
        lines = self._body[: self._end].splitlines(keepends=True)
        self._places = dict(zip(lines, accumulate(map(len, lines), initial=0), strict=False))
        for key in fresh:
            self._rows[key] = self._place(_text(self._plain(self._used[key])))
        self._body = "".join([*lines, *self._added])
        self._added, self._places, self._held = [], {}, len(self._rows)
        return (self._body + _text(self._rows)).encode()

    def _value(self, place: int) -> Any:
        stated = _read(self._body, place)[0]
        if stated is None:
            return None
        number, fields_there, plain, parts = stated
        plan = _numbered()[number]
        values = list(plan.defaults)
        known = self._parts
        for field, part in zip(fields_there, parts, strict=False):
            values[field] = known[part] if part in known else self._part(part)
        for field, value in zip(fields_there[len(parts) :], plain, strict=True):
            values[field] = value
        return plan.cls(*values)

    def _part(self, place: int) -> Any:
        if self._body[place] == "[":
            known = self._parts
            row = _read(self._body, place)[0]
            part: Any = tuple([known[one] if one in known else self._part(one) for one in row])
        else:
            part = _read_object(self._body, place)[0]
        self._parts[place] = part
        return part

    def _know(self, place: int, part: Any) -> None:
        """Takes what stands there for this object, and its items for its items."""
        self._parts[place] = part
        if self._body[place] == "[":
            self._parts.update(zip(_read(self._body, place)[0], part, strict=True))

    def _plain(self, value: Any) -> Any:
        """A value as its line states it."""
        if value is None:
            return None
        plans = _plans()
        plain: dict[int, Any] = {}
        parts: dict[int, int] = {}
        for name, one in plans[value.__class__].told(value):
            kind = one.__class__
            place = plans[value.__class__].names.index(name)
            if name in _BY_ITEM and kind is tuple:
                parts[place] = self._place(_text([self._place(_text(_inner(item))) for item in one]))
            elif kind is tuple or kind in plans:
                parts[place] = self._place(_text(_inner(one)))
            else:
                plain[place] = _inner(one)
        return [plans[value.__class__].number, [*parts, *plain], [*plain.values()], [*parts.values()]]

    def _place(self, text: str) -> int:
        """Where a line begins; it is added if there is none like it."""
        line = f"{text}\n"
        place = self._places.get(line)
        if place is None:
            place = self._places[line] = self._end
            self._added.append(line)
            self._end += len(line)
        return place


_text = json.JSONEncoder(separators=(",", ":")).encode


def _index(text: str) -> dict[str, int]:
    """Where each key's value begins."""
    try:
        found = json.loads(text)
    except _UNREADABLE:
        return {}
    return found if isinstance(found, dict) else {}


def _inner(value: Any) -> Any:
    """Any value of the model as JSON has it; TypeError for what a model cannot hold."""
    kind = value.__class__
    if value is None or kind is str or kind is int or kind is float or kind is bool:
        return value
    if kind is tuple:
        return {_ROW: [_inner(one) for one in value]}
    plan = _plans()[kind]
    made: dict[str, Any] = {_CLASS: plan.number}
    for name, one in plan.told(value):
        made[name] = _inner(one)
    return made


def _object(plain: dict[str, Any]) -> Any:
    """What an object of the text stands for."""
    row = plain.get(_ROW)
    if row is not None:
        return tuple(row)
    return _classes()[plain.pop(_CLASS)](**plain)


_read = json.JSONDecoder().raw_decode
_read_object = json.JSONDecoder(object_hook=_object).raw_decode
