"""A record in, plain values for JSON out: a key always has the same type."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, fields
from operator import attrgetter
from typing import Any

from generator.messages import word
from generator.model import Pemda
from generator.site import Site
from generator.targets.kept import kept

SCHEMA_VERSION = 1
"""Grows when a key changes its meaning or goes; new keys alone do not change it."""


MELT = "melt"
"""Marks a field of a record whose keys come first among the record's own."""
ONCE = "once"
"""Marks a field whose value is one object in many records: what it is in JSON is found once."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands around the items of every data file: whose they are and of which day."""

    tanggal: str
    pemda: Pemda
    situs: str

    @staticmethod
    def of(pemda: Pemda, site: Site) -> Envelope:
        """The envelope of one build."""
        return Envelope(site.tanggal, pemda, site.alamat_situs)

    def around(self, items: tuple[Any, ...]) -> bytes:
        """The data file that holds these records."""
        return self.around_texts(len(items), (texts(items),))

    def around_texts(self, total: int, parts: tuple[bytes, ...]) -> bytes:
        """The same of so many records that are JSON already."""
        return _head(self, total) + b"[" + b",".join(filter(None, parts)) + _NONE[1:]


@kept(16)
def _head(envelope: Envelope, total: int) -> bytes:
    """A data file up to its records; most hold one."""
    head = {
        "schema_version": SCHEMA_VERSION,
        "generated_at": envelope.tanggal,
        "pemda": envelope.pemda.nama,
        "kode_wilayah": envelope.pemda.kode_wilayah or "",
        "alamat_situs": envelope.situs,
        "contoh": envelope.pemda.contoh,
        "keterangan": note(envelope.pemda),
        "total": total,
        "items": [],
    }
    return as_json(head).removesuffix(_NONE)


def note(pemda: Pemda) -> str:
    """The sentence that stands on everything of the demonstration; empty for a real regency."""
    return word("data.contoh", pemda=pemda.nama) if pemda.contoh else ""


_NONE = b"[]}\n"
"""How a data file without records ends."""


def as_json(value: Mapping[str, Any]) -> bytes:
    """The bytes of a JSON file: UTF-8, one line, the keys in the order of the records."""
    return text(value) + b"\n"


def texts(items: tuple[Any, ...]) -> bytes:
    """Records as JSON, with commas between them."""
    return text(plain(items))[1:-1]


def text(value: Any) -> bytes:
    """A plain value as JSON."""
    return _written(value).encode()


_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False).encode


def plain(value: Any) -> Any:
    """Records as objects, tuples as lists, everything else as it is.

    A record's key is always there, unless its field has a default: then a value that is not there (None, an
    empty tuple) has no key either, as in the files of standards/.
    """
    kind = type(value)
    if kind in _AS_IT_IS:
        return value
    if kind is tuple:
        return [one if type(one) in _AS_IT_IS else plain(one) for one in value]
    whole: dict[str, Any] = {}
    shape = _SHAPES.get(kind) or _SHAPES.setdefault(kind, _shape(kind))
    for (name, may_lack, mark), one in zip(shape.keys, shape.values(value), strict=True):
        if not one and (one is None or one == ()):
            if not may_lack:
                whole[name] = None if one is None else []
        elif mark is None:
            whole[name] = one if type(one) in _AS_IT_IS else plain(one)
        elif mark == MELT:
            whole |= plain(one)
        else:
            whole[name] = _once(one)
    return whole


_once = kept(512)(plain)

_AS_IT_IS = frozenset((str, int, float, bool, type(None)))


@dataclass(frozen=True, slots=True)
class _Shape:
    """A kind of record: of each field its name, whether its key may be missing, and MELT or ONCE."""

    keys: tuple[tuple[str, bool, str | None], ...]
    values: Callable[[Any], tuple[Any, ...]]


_SHAPES: dict[type[Any], _Shape] = {}


def _shape(record: type[Any]) -> _Shape:
    marks = (next((mark for mark in (MELT, ONCE) if mark in one.metadata), None) for one in fields(record))
    keys = tuple((one.name, may_lack(one), mark) for one, mark in zip(fields(record), marks, strict=True))
    names = [name for name, _, _ in keys]
    if len(names) > 1:
        return _Shape(keys, attrgetter(*names))
    return _Shape(keys, lambda value: tuple(getattr(value, name) for name in names))


def may_lack(field: Field[Any]) -> bool:
    """Whether a key is left out where it has no value."""
    return field.default is None or field.default == ()
