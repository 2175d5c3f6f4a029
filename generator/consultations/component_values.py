"""A component or a decided text in, the values it states out: two wordings of one amount or time are one value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from generator.model import KOMPONEN, Biaya, DasarHukum, JangkaWaktu, JumlahPelaksana, Ketiadaan, Standar, Waktu
from generator.text import citation, find_rupiah, find_waktu, is_free, normal
from generator.text.durations import in_smallest

Value = tuple[str, ...]
"""A kind of value and the value: ("teks", ...), ("waktu", ...), ("rupiah", ...), ("dasar", ...), ("jumlah", ...)."""

KINDS = {"jangka_waktu": "waktu", "biaya": "rupiah", "dasar_hukum": "dasar", "jumlah_pelaksana": "jumlah"}
FREE: Value = ("rupiah", "0")
_NUMBER = re.compile("[0-9]+")


def wanted(text: str | None, komponen: str | None) -> frozenset[Value]:
    """What a decided text may be found as in that component, or in any where none is named."""
    if not text:
        return frozenset()
    kinds = [KINDS.get(komponen, "")] if komponen else list(KINDS.values())
    typed = [one for kind in kinds for one in _typed(kind, text)]
    if komponen == "biaya" and typed == [FREE]:
        return frozenset(typed)  # the word may stand there beside an amount
    return frozenset([("teks", normal(text)), *typed])


def stated(standar: Standar, komponen: str | None) -> frozenset[Value]:
    """Everything that a component states; where none is named: the name, the channels and all components."""
    if komponen is None:
        parts = [("teks", normal(standar.nama)), *_texts(standar.kanal)]
        return frozenset([*parts, *(one for name in KOMPONEN for one in stated(standar, name))])
    value = getattr(standar, komponen, None)
    found = [*_texts(value)]
    if komponen == "jangka_waktu":
        phases = value.rincian if isinstance(value, JangkaWaktu) else ()
        for part in (value, *phases, *(tahap.jangka_waktu for tahap in standar.tahap)):
            if isinstance(part, JangkaWaktu | Waktu):
                found += [*_texts(part.teks), *_duration(part)]
    elif komponen == "biaya":
        found += _amounts(value)
    elif komponen == "dasar_hukum" and isinstance(value, tuple):
        found += [one for each in value if isinstance(each, DasarHukum) for one in _typed("dasar", each.teks)]
    elif komponen == "jumlah_pelaksana" and isinstance(value, JumlahPelaksana):
        found += [("jumlah", str(value.jumlah))] if value.jumlah is not None else _typed("jumlah", value.teks or "")
    return frozenset(found)


def _texts(value: Any) -> Iterator[Value]:
    """Every text inside a value, down to the smallest step."""
    if isinstance(value, str):
        yield "teks", normal(value)
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value) and not isinstance(value, type | Ketiadaan):
        for field in fields(value):
            if field.name not in ("id", "jenis", "bila", "satuan", "batas"):
                yield from _texts(getattr(value, field.name))


def _typed(kind: str, text: str) -> list[Value]:
    """The one value of that kind that a text states; none where it states several, because either may be meant."""
    if kind == "waktu":
        spans = find_waktu(text)
        return _span(spans[0].waktu) if len(spans) == 1 else []
    if kind == "rupiah":
        amounts = find_rupiah(text)
        if not amounts and is_free(text):
            return [FREE]
        return [("rupiah", str(amounts[0].nilai))] if len(amounts) == 1 else []
    if kind == "dasar":
        cited = citation(text)
        if cited is None or cited.nomor is None:
            return []
        return [("dasar", repr((cited.jenis, cited.nomor, cited.tahun, cited.pasal, cited.daerah)))]
    numbers = _NUMBER.findall(text) if kind == "jumlah" else []
    return [("jumlah", str(int(numbers[0])))] if len(numbers) == 1 else []


def _duration(part: JangkaWaktu | Waktu) -> list[Value]:
    """A stated duration as a value: what is typed beside the text counts like the text."""
    found = _typed("waktu", part.teks or "")
    if part.nilai is not None and part.satuan:
        top = f"-{part.sampai:g}" if part.sampai is not None else ""
        found += _typed("waktu", f"{part.nilai:g}{top} {part.satuan}")
    return found


def _span(span: Any) -> list[Value]:
    """Both ends of a duration in the smallest unit that is exact."""
    if span.satuan is None:
        return [("waktu", "ditunggu")] if span.ditunggu else []
    ends = [None if end is None else in_smallest(end, span.satuan) for end in (span.minimum, span.maximum)]
    return [("waktu", repr(tuple(ends)))]


def _amounts(value: Any) -> list[Value]:
    """Whole rupiah that a fee names; nothing to pay is zero only where nothing else is to pay."""
    if isinstance(value, Ketiadaan):
        return [FREE] if value.jenis == "tidak_berlaku" else []
    if not isinstance(value, Biaya):
        return []
    found: list[Value] = []
    for tarif in value.tarif:
        if tarif.rupiah is not None:
            found.append(("rupiah", str(tarif.rupiah)))
        else:
            found += _typed("rupiah", tarif.jumlah)
    said = _typed("rupiah", value.teks or "")
    if value.gratis and not value.tarif:
        said = [FREE]
    is_mixed = any(one != FREE for one in found)
    return [*found, *(one for one in said if not (is_mixed and one == FREE))]
