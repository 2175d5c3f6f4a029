"""Valid data in, the frozen values of `model` out."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from generator.model import Ketiadaan

Convert = Callable[[Any], Any]


def build_model(cls: Any, data: Any) -> Any:
    """An instance of the model class `cls` from data that passed its schema."""
    return _builder(cls)(data)


@cache
def _builder(cls: Any) -> Convert:
    """How to make a `cls`: a sentence alone stands for its first field (schema: if type is string)."""
    hints = get_type_hints(cls)
    plan: dict[str, Convert] = {}
    for field in fields(cls):
        hint = hints[field.name]
        convert = _convert(hint)
        if hint is int or (int in get_args(hint) and float not in get_args(hint)):
            convert = _whole
        if convert is not None:
            plan[field.name] = convert
    untouched = frozenset(plan).isdisjoint

    def build(data: Any) -> Any:
        if data.__class__ is str:
            return cls(data)
        if untouched(data):
            return cls(**data)
        return cls(**{key: plan[key](value) if key in plan else value for key, value in data.items()})

    return build


def _whole(value: Any) -> Any:
    """A whole number that was typed with a decimal sign ("2.0") as one."""
    return int(value) if isinstance(value, float) else value


def _convert(hint: Any) -> Convert | None:
    """How to convert a value of this type; None where data is already right."""
    options = [option for option in _options(hint) if option is not type(None)]
    if Ketiadaan in options:
        rest = next(option for option in options if option is not Ketiadaan)
        return _component(_convert(rest))
    if len(options) != 1:
        return None
    option = options[0]
    if get_origin(option) is tuple:
        item = get_args(option)[0]
        if get_origin(item) is Literal:
            return lambda value: (value,) if isinstance(value, str) else tuple(value)
        if get_origin(item) is tuple:
            return lambda value: tuple(map(tuple, value))
        return _list_of(item) if is_dataclass(item) else tuple
    if is_dataclass(option):
        cls = option
        return lambda value: _builder(cls)(value)  # type: ignore[arg-type]
    return None


def _list_of(cls: Any) -> Convert:
    def build(value: Any) -> Any:
        entry = _builder(cls)
        return tuple([entry(one) for one in value])

    return build


def _options(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def _component(convert: Convert | None) -> Convert:
    """A component: a marker of absence, or its value."""

    def build(value: Any) -> Any:
        if isinstance(value, str):
            return Ketiadaan(value)  # type: ignore[arg-type]
        if isinstance(value, dict) and "tidak_berlaku" in value:
            return Ketiadaan("tidak_berlaku", alasan=value["tidak_berlaku"])
        if isinstance(value, dict) and "lihat" in value:
            return Ketiadaan("lihat", lihat=value["lihat"])
        assert convert is not None
        return convert(value)

    return build


def required(cls: type[Any]) -> frozenset[str]:
    """The names of the fields that a file must state."""
    return frozenset(f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING)
