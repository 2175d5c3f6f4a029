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

SCHEMA_VERSION = 1
"""Grows when a key changes its meaning or goes; new keys alone do not change it."""


MELT = "melt"
"""Marks a field of a record whose keys come first among the record's own."""


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
        head = {
            "schema_version": SCHEMA_VERSION,
            "generated_at": self.tanggal,
            "pemda": self.pemda.nama,
            "kode_wilayah": self.pemda.kode_wilayah or "",
            "alamat_situs": self.situs,
            "contoh": self.pemda.contoh,
            "keterangan": note(self.pemda),
            "total": total,
            "items": [],
        }
        return as_json(head).removesuffix(_NONE) + b"[" + b",".join(filter(None, parts)) + _NONE[1:]


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
    for (name, may_lack, is_melted), one in zip(shape.keys, shape.values(value), strict=True):
        if not one and (one is None or one == ()):
            if not may_lack:
                whole[name] = None if one is None else []
        elif is_melted:
            whole |= plain(one)
        else:
            whole[name] = one if type(one) in _AS_IT_IS else plain(one)
    return whole


_AS_IT_IS = frozenset((str, int, float, bool, type(None)))


@dataclass(frozen=True, slots=True)
class _Shape:
    """A kind of record: of each field its name, whether its key may be missing, whether its own keys take its place."""

    keys: tuple[tuple[str, bool, bool], ...]
    values: Callable[[Any], tuple[Any, ...]]


_SHAPES: dict[type[Any], _Shape] = {}


def _shape(record: type[Any]) -> _Shape:
    keys = tuple((one.name, may_lack(one), MELT in one.metadata) for one in fields(record))
    names = [name for name, _, _ in keys]
    if len(names) > 1:
        return _Shape(keys, attrgetter(*names))
    return _Shape(keys, lambda value: tuple(getattr(value, name) for name in names))


def may_lack(field: Field[Any]) -> bool:
    """Whether a key is left out where it has no value."""
    return field.default is None or field.default == ()
