"""The other components of two versions in, which of them changed out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from generator.diff.change import Change
from generator.model import Ketiadaan, Standar
from generator.text import normal

REST = (
    "prosedur",
    "dasar_hukum",
    "sarana_prasarana",
    "kompetensi_pelaksana",
    "pengawasan_internal",
    "jumlah_pelaksana",
    "jaminan_pelayanan",
    "jaminan_keamanan",
    "evaluasi_kinerja",
)
"""Compared as a whole. Complaint channels and hours are information (keterangan): they make no edition."""


def diff_rest(before: Standar, after: Standar) -> Iterator[Change]:
    """One change for each component whose texts differ in more than spelling, and for the service's name."""
    if normal(before.nama) != normal(after.nama):
        yield Change("nama-diubah", "nama", "", before.nama, after.nama, ("nama",), ("nama",))
    for komponen in REST:
        old, new = getattr(before, komponen), getattr(after, komponen)
        if _form(old) == _form(new):
            continue
        left, right, place = _texts(old), _texts(new), (komponen,)
        if _missing(old) != _missing(new):
            kind = "komponen-dicantumkan" if _missing(old) else "komponen-tidak-dicantumkan"
        else:
            kind = "prosedur-diubah" if komponen == "prosedur" else "komponen-diubah"
        yield Change(kind, komponen, "", left, right, place, place)


def _missing(value: Any) -> bool:
    return value is None or (isinstance(value, Ketiadaan) and value.jenis in ("kosong", "tidak_diketahui"))


def _form(value: Any) -> Any:
    """A value down to its normal texts, so that spelling does not count."""
    if isinstance(value, str):
        return normal(value)
    if isinstance(value, tuple):
        return tuple(_form(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return tuple((field.name, _form(getattr(value, field.name))) for field in fields(value))
    return value


def _texts(value: Any) -> str:
    """The main texts of a component, for a person to see."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "; ".join(_texts(one) for one in value)
    for key in ("uraian", "teks", "nama"):
        if isinstance(getattr(value, key, None), str):
            return str(getattr(value, key))
    return ""
