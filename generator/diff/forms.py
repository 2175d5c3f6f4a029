"""Any value of a standard in; what it says, down to normal texts, amounts and durations, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from generator.diff.fields import IGNORED, REFERENCES, UNORDERED
from generator.diff.readings import amount, beside, fee_of, span_of, stamp
from generator.model import Biaya, JangkaWaktu, Ketiadaan, Persyaratan, PihakLain, Standar, Tarif, Waktu
from generator.text import normal

Names = Mapping[str, Mapping[str, str]]
"""What is named (kasus, persyaratan, ...) -> its id in one edition -> how the other edition calls it."""

MISSING = ("kosong", "tidak_diketahui")
TIME = ("teks", "nilai", "sampai", "satuan", "batas", "ditunggu", "tanggal")
FEE = ("teks", "gratis")


def form(value: Any) -> Any:
    """What the value says, the same for all its spellings; fields that no diff compares are left out."""
    if isinstance(value, str):
        return normal(value)
    if isinstance(value, tuple):
        return tuple(map(form, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    if isinstance(value, Ketiadaan) and value.jenis in MISSING:
        return None
    said = {name: _field(value, name) for name in _names(type(value))}
    nothing = (None, False) if isinstance(value, Standar) else (None, (), False)  # a list of nothing is a statement
    return (type(value).__name__, *sorted((name, one) for name, one in said.items() if one not in nothing))


def field_form(value: Any, name: str) -> Any:
    """What one field of a value says."""
    return _field(value, name)


def differ(one: Any, other: Any) -> bool:
    """Whether two values say different things; most that are compared are simply equal."""
    return bool(one != other and form(one) != form(other))


def differ_in(one: Any, other: Any, name: str) -> bool:
    """Whether two values say different things in one field."""
    if isinstance(one, Persyaratan) or name in (*TIME, *FEE, "jumlah"):
        return bool(_field(one, name) != _field(other, name))  # the text of several fields together
    return differ(getattr(one, name), getattr(other, name)) and bool(_field(one, name) != _field(other, name))


def text(syarat: Persyaratan) -> str:
    """A requirement in one line: its text as typed, with count and size where the text does not hold them."""
    said = normal(syarat.uraian)
    extras = [extra for extra in (syarat.ukuran, syarat.jumlah) if extra and normal(extra) not in said]
    return ", ".join([syarat.uraian, *extras])


def _field(value: Any, name: str) -> Any:
    one = getattr(value, name)
    if isinstance(value, Persyaratan):
        if name == "uraian":
            return normal(text(value))
        if name in ("jumlah", "ukuran"):
            return None
        if name == "meterai":
            return stamp(one)
        if name == "wajib":
            return None if one else "tidak"  # what may be left out is the exception
    elif isinstance(value, (Waktu, JangkaWaktu)) and name in TIME:
        return _time(value) if name == "teks" else None
    elif isinstance(value, Biaya) and name in FEE:
        return fee_of(value) if name == "teks" else None
    elif isinstance(value, (Tarif, PihakLain)) and name in ("jumlah", "rupiah"):
        return amount(value) if name == "jumlah" else None
    said = form(one)
    return tuple(sorted(said, key=repr)) if (type(value), name) in UNORDERED and isinstance(said, tuple) else said


def _time(waktu: Waktu | JangkaWaktu) -> object:
    """The duration, and what its text says beside it."""
    span, rest = span_of(waktu), beside(waktu)
    return (span, rest) if rest else span


@cache
def _names(cls: type[Any]) -> tuple[str, ...]:
    ignored = IGNORED.get(cls, {})
    return tuple(field.name for field in fields(cls) if field.name not in ignored)


@cache
def _steps(cls: type[Any]) -> tuple[tuple[str, str | None], ...]:
    return tuple((field.name, REFERENCES.get((cls, field.name))) for field in fields(cls))


def renamed(value: Any, names: Names) -> Any:
    """The value with every id replaced by what `names` calls it; ids that `names` does not know stay."""
    if isinstance(value, tuple):
        return tuple(renamed(one, names) for one in value) if value and not isinstance(value[0], str) else value
    if not is_dataclass(value) or isinstance(value, type):
        return value
    said: dict[str, Any] = {}
    for name, kind in _steps(type(value)):
        old = getattr(value, name)
        if not old or isinstance(old, (int, float)) or (isinstance(old, str) and kind is None):
            continue
        new = _renamed(old, names.get(kind, {})) if kind is not None else renamed(old, names)
        if new is not old and new != old:
            said[name] = new
    return replace(value, **said) if said else value


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return names.get(value, value)
    return tuple(names.get(one, one) for one in value)
