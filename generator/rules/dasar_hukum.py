"""The legal grounds of a service in; citations of another region, of replaced law, or of none, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.findings import Path
from generator.model import DasarHukum, Layanan
from generator.rules.lists import load
from generator.rules.registry import Konteks, Problem, rule
from generator.rules.words import says
from generator.text import Citation, citation, format_tanggal, is_deferral, same_region

_LEVEL = re.compile("\\b(kota|kab(?:upaten)?)\\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as read, with what the file states instead."""

    jenis: str
    nomor: str
    tahun: str
    tentang: str
    daerah: str


@lru_cache(maxsize=2048)
def _read(text: str) -> Citation | None:
    return citation(text)


def cited(dasar: DasarHukum) -> Cited | None:
    """What a legal ground cites; None where no regulation can be made out."""
    read = _read(dasar.teks)
    if read is None and dasar.jenis is None and dasar.nomor is None:
        return None
    return Cited(
        jenis=dasar.jenis or (read.jenis if read else ""),
        nomor=dasar.nomor or (read.nomor if read else None) or "",
        tahun=dasar.tahun or str((read.tahun if read else None) or ""),
        tentang=dasar.tentang or (read.tentang if read else None) or "",
        daerah=dasar.daerah or (read.daerah if read else None) or "",
    )


def _grounds(layanan: Layanan) -> Iterator[tuple[Path, DasarHukum, Cited | None]]:
    value = layanan.standar.dasar_hukum
    for n, dasar in enumerate(value if isinstance(value, tuple) else ()):
        yield ("dasar_hukum", n), dasar, cited(dasar)


@rule("SP710")
def grounds_are_of_this_region(layanan: Layanan, konteks: Konteks) -> Iterator[Problem]:
    """A list copied from elsewhere: rules of another regency, or of another village, bind nobody here."""
    pemda, instansi, data = konteks.pemda, layanan.instansi, load("dasar_hukum")
    village = (instansi.nama, instansi.nama_pendek)
    regency = (pemda.nama, pemda.nama_pendek, pemda.provinsi, *village)
    for path, dasar, ground in _grounds(layanan):
        if ground is None or not ground.daerah or ground.jenis not in (*data["desa"], *data["berdaerah"]):
            continue
        if pemda.provinsi is None and says(f"{ground.jenis} {ground.daerah}", data["provinsi"]):
            continue
        own = village if ground.jenis in data["desa"] else regency
        if not any(name is not None and _is_region(ground.daerah, name) for name in own):
            here = instansi.nama if ground.jenis in data["desa"] else pemda.nama
            yield path, {"id": "dasar_hukum", "teks": dasar.teks, "daerah": ground.daerah, "pemda": here}


def _is_region(region: str, name: str) -> bool:
    """Whether a region is the one of that name; a city and a regency of one name are two."""
    levels = [found[1].lower()[:3] for found in (_LEVEL.search(region), _LEVEL.search(name)) if found]
    if len(levels) == 2 and levels[0] != levels[1]:
        return False
    plain = _LEVEL.sub("", name).strip().lower()
    return same_region(region, name) or f" {plain} " in f" {region.lower()} "


@rule("SP711")
def grounds_can_be_looked_up(layanan: Layanan) -> Iterator[Problem]:
    """Number and year; decrees and circulars have numbers of many forms, and either is enough for them."""
    data = load("dasar_hukum")
    for path, dasar, ground in _grounds(layanan):
        if says(dasar.teks, data["kitab"]):
            lost = False
        elif ground is None:
            lost = is_deferral(dasar.teks)
        elif ground.jenis in data["tanpa_nomor"]:
            lost = False
        elif ground.jenis in data["nomor_bebas"] or ground.jenis.startswith("Keputusan"):
            lost = not ground.nomor and not ground.tahun
        else:
            lost = not ground.nomor or not ground.tahun
        if lost:
            yield path, {"id": "dasar_hukum", "teks": dasar.teks}


@rule("SP712")
def grounds_are_not_replaced(layanan: Layanan) -> Iterator[Problem]:
    """Law that, by a dated source, another one replaced."""
    for path, dasar, ground in _grounds(layanan):
        for entry in load("dasar_hukum")["diganti"]:
            if ground is not None and _same(ground, entry):
                yield path, {"id": "dasar_hukum", "teks": dasar.teks, **_told(entry, "oleh")}


@rule("SP713")
def grounds_exist(layanan: Layanan) -> Iterator[Problem]:
    """A number, a year and a subject that do not belong together: a slip copied from list to list."""
    for path, dasar, ground in _grounds(layanan):
        for entry in load("dasar_hukum")["keliru"]:
            if ground is not None and _same(ground, entry):
                subject = entry["tentang"]
                if says(ground.tentang, subject) if ground.tentang else entry["tanpa_tentang"] == "ya":
                    yield path, {"id": "dasar_hukum", "teks": dasar.teks, "maksud": entry["maksud"]}


def _same(ground: Cited, entry: Mapping[str, Any]) -> bool:
    return (ground.jenis, ground.nomor.lstrip("0"), ground.tahun) == (entry["jenis"], entry["nomor"], entry["tahun"])


def _told(entry: Mapping[str, Any], key: str) -> dict[str, str]:
    return {"pengganti": entry[key], "dibaca": format_tanggal(entry["dibaca"])}
