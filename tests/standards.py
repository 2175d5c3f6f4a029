"""A source of chance in, whole standards with every component, and small changes of them, out."""

from __future__ import annotations

import types
from collections.abc import Sequence
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from random import Random
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from generator.catalog import with_ids
from generator.diff.fields import REFERENCES
from generator.diff.steps import flat
from generator.model import Bila, JangkaWaktu, Langkah, Standar, Waktu

WORDS = (
    "Fotokopi KTP-el",
    "Kartu Keluarga asli",
    "Surat keterangan lurah",
    "Surat keterangan camat",
    "Surat pengantar RT",
    "Pas foto 3x4, 2 lembar",
    "Pas foto 3x4, 4 lembar",
    "Kutipan akta kelahiran",
    "KTP dan KK",
    "Formulir F-1.02",
    "Bukti lunas PBB tahun berjalan",
    "Petugas memeriksa berkas",
)
TIMES = ("3 hari kerja", "5 hari kerja sejak berkas lengkap", "30 menit", "1 jam", "ditunggu", "secepatnya")
FEES = ("Gratis", "Rp10.000", "Rp25.000", "menurut peraturan yang berlaku", "Rp0")
IDS = ("a", "b", "c", "d", "e")
POOLS = {
    "teks": TIMES + FEES,
    "jumlah": ("1 lembar", "2 lembar", "3 rangkap", *FEES),
    "tenggat": TIMES,
    "meterai": ("Rp10.000", "10000", "6000"),
}
DECLARED = ("kasus", "pemohon", "tahap", "kanal", "kelompok")
NAMING = frozenset(("id", *DECLARED, "tanpa", "dokumen", "induk", "ke", "merujuk"))
DEEP = 2


@cache
def hints(cls: type[Any]) -> dict[str, Any]:
    return get_type_hints(cls)


def value(random: Random, hint: Any, name: str = "", depth: int = 0) -> Any:
    """Any value that the type allows."""
    origin = get_origin(hint)
    if hint is type(None):
        return None
    if origin in (Union, types.UnionType):
        choices = [one for one in get_args(hint) if one is not type(None)]
        optional = len(choices) < len(get_args(hint))
        if optional and random.random() < (0.5 if depth < DEEP else 0.75):
            return None
        return value(random, random.choice(choices), name, depth)
    if origin is Literal:
        return random.choice(get_args(hint))
    if origin is tuple:
        inner = get_args(hint)[0]
        most = 3 if depth < DEEP else 1
        if inner in (Bila, Langkah) and depth >= DEEP:
            return ()
        return tuple(value(random, inner, name, depth + 1) for _ in range(random.randint(0, most)))
    if hint is str:
        return random.choice(IDS if name in NAMING else POOLS.get(name, WORDS))
    if hint is bool:
        return random.random() < 0.5
    if hint in (int, float):
        return random.randint(1, 4)
    assert is_dataclass(hint), hint
    return instance(random, hint, depth)


def instance(random: Random, cls: Any, depth: int = 0) -> Any:
    """A value of the class; only some of its optional fields are filled."""
    said = {}
    for field in fields(cls):
        required = field.default is MISSING or field.name == "teks"
        if required or depth == 0 or random.random() < 0.4:
            said[field.name] = value(random, hints(cls)[field.name], field.name, depth + 1)
    if cls in (Waktu, JangkaWaktu):
        typed = random.random() < 0.4
        said["satuan"] = value(random, Literal["menit", "jam", "hari", "hari kerja", "bulan"])
        said["nilai"], said["sampai"] = (random.randint(1, 3), random.choice([None, 5])) if typed else (None, None)
    return cls(**said)


def standar(random: Random) -> Standar:
    """A whole standard: ids unique, requirements with ids, steps and lists filled."""
    made: Standar = instance(random, Standar)
    said: dict[str, Any] = {name: _unique(getattr(made, name)) for name in DECLARED}
    if isinstance(made.persyaratan, tuple):
        items = tuple(replace(one, menggantikan=()) for one in _unique(made.persyaratan))
        said["persyaratan"] = with_ids(tuple(replace(one, id=None) if random.random() < 0.5 else one for one in items))
    if isinstance(made.prosedur, tuple):
        said["prosedur"] = _steps(made.prosedur, set())
    return _whole(replace(made, edisi=1, redaksional=None, **said))


def _whole(made: Standar) -> Standar:
    """Without ids that name nothing: they are findings, and no edition in force has them."""
    known = {name: {one.id for one in getattr(made, name)} for name in DECLARED}
    known["persyaratan"] = {one.id for one in made.persyaratan} if isinstance(made.persyaratan, tuple) else set()
    steps = [one.langkah for one in flat(made.prosedur)] if isinstance(made.prosedur, tuple) else []
    known["langkah"] = {one.id for one in steps if one.id}
    return _kept(made, known)  # type: ignore[no-any-return]


def _kept(value: Any, known: dict[str, set[str | None]]) -> Any:
    if isinstance(value, tuple):
        return tuple(_kept(one, known) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    said: dict[str, Any] = {}
    for field in fields(value):
        one, kind = getattr(value, field.name), REFERENCES.get((type(value), field.name))
        if kind is None or field.name == "id":
            said[field.name] = _kept(one, known)
        elif isinstance(one, tuple):
            said[field.name] = tuple(id for id in one if id in known[kind])
        else:
            said[field.name] = one if one in known[kind] else None
    return replace(value, **said)


def _unique(items: Sequence[Any]) -> tuple[Any, ...]:
    found = {one.id: one for one in items}
    return tuple(found.values())


def _steps(items: Sequence[Langkah], seen: set[str]) -> tuple[Langkah, ...]:
    done = []
    for one in items:
        id = one.id if one.id not in seen else None
        seen.add(id or "")
        done.append(replace(one, id=id, langkah=_steps(one.langkah, seen)))
    return tuple(done)


def changed(random: Random, one: Standar) -> Standar:
    """The same standard with some fields from another one, some items dropped and some moved."""
    other = standar(random)
    said: dict[str, Any] = {}
    for field in fields(Standar):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        chance = random.random()
        if chance < 0.25:
            said[field.name] = theirs
        elif chance < 0.6 and isinstance(mine, tuple) and mine and is_dataclass(mine[0]):
            said[field.name] = _shuffled(random, mine, theirs if isinstance(theirs, tuple) else ())
    made = replace(one, **said)
    again: dict[str, Any] = {name: _unique(getattr(made, name)) for name in DECLARED}
    if isinstance(made.persyaratan, tuple):
        again["persyaratan"] = with_ids(_unique(made.persyaratan))
    if isinstance(made.prosedur, tuple):
        again["prosedur"] = _steps(made.prosedur, set())
    return _whole(replace(made, edisi=2, redaksional=None, **again))


def _shuffled(random: Random, mine: Sequence[Any], theirs: Sequence[Any]) -> tuple[Any, ...]:
    items = [one for one in mine if random.random() < 0.8] + [one for one in theirs if random.random() < 0.3]
    if random.random() < 0.4:
        random.shuffle(items)
    for n, one in enumerate(items):
        if random.random() < 0.3:
            name = random.choice([field.name for field in fields(one)])
            if name != "id":
                items[n] = replace(one, **{name: value(random, hints(type(one))[name], name, 1)})
    return tuple(items)
