"""The publication in; the lists that lead to services and agencies, and the search page, out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.messages import word
from generator.model import Riwayat
from generator.targets.comparing import comparison_of, is_published
from generator.targets.data.plain import text as as_text
from generator.targets.deret import Deret, by_agency, each_told
from generator.targets.pages.beranda import agencies
from generator.targets.pages.lembar import body, macros
from generator.targets.pages.peta import Peta, key
from generator.targets.publication import Publication
from generator.targets.shells import Heading, Page

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OTHERS = "0-9"


@dataclass(frozen=True, slots=True)
class Tempat:
    """A service as the list names it; `keadaan` is HTML, empty where it is in force."""

    kunci: str
    nama: str
    lain: tuple[str, ...]
    kantor: str
    keadaan: str


@dataclass(frozen=True, slots=True)
class Entri:
    """One line of the list: a name, and the services it stands for; `lihat` where it is another name of theirs."""

    nama: str
    layanan: tuple[Tempat, ...]
    lihat: bool = False


def pages(peta: Peta) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    """A to Z, agencies, search."""
    yield "layanan/", render_layanan, (_places(peta.publication),)
    yield "instansi/", render_daftar_instansi, ()
    yield "cari/", render_cari, ()


def _places(publication: Publication) -> tuple[bytes, ...]:
    """All services as the list names them, by address; in parts, each as JSON."""
    parts = zip(by_agency(publication), each_told("layanan", publication, _nothing, _places_of), strict=True)
    return tuple(part for _, part in sorted(parts, key=lambda one: f"{one[0].folder}/"))


def _nothing(deret: Deret) -> None:
    """The list says nothing but what the files say."""


def _places_of(deret: Deret) -> bytes:
    return as_text([_place(one) for one in sorted(deret.riwayat, key=key)])


def _place(riwayat: Riwayat) -> tuple[str, str, tuple[str, ...], str, str]:
    standar, instansi = riwayat.layanan.standar, riwayat.layanan.instansi
    keadaan = "" if riwayat.berlaku else str(macros()["keadaan"](riwayat))
    return key(riwayat), standar.nama, standar.nama_lain, instansi.nama_pendek or instansi.nama, keadaan


def render_layanan(peta: Peta, parts: tuple[bytes, ...]) -> Page:
    """All services by name, also by the names people use."""
    layanan = [Tempat(one[0], one[1], tuple(one[2]), *one[3:]) for part in parts for one in json.loads(part)]
    huruf = entries(layanan)
    beside = comparison_of(peta.publication) if is_published(peta.publication) else {}
    isi = body(
        "layanan.html", peta, "layanan/", huruf=huruf, jumlah=len({one.kunci for one in layanan}), banding=beside
    )
    return Page(
        alamat="layanan/",
        judul=word("halaman.layanan"),
        isi=isi,
        deskripsi=word("halaman.deskripsi-layanan"),
        aktif="layanan",
        daftar_isi=tuple(Heading(anchor(letter), letter) for letter in huruf),
    )


def entries(layanan: Iterable[Tempat]) -> dict[str, list[Entri]]:
    """The lines under their letters; services of one name at several agencies share a line."""
    lines: dict[tuple[str, bool], dict[str, Tempat]] = {}
    shown: dict[tuple[str, bool], str] = {}
    for one in layanan:
        own = one.nama.strip().casefold()
        for name, is_other in ((one.nama, False), *((other, True) for other in one.lain)):
            folded = name.strip().casefold()
            if folded and not (is_other and folded == own):
                lines.setdefault((folded, is_other), {})[one.kunci] = one
                shown.setdefault((folded, is_other), name.strip())
    letters: dict[str, list[Entri]] = {}
    for folded, is_other in sorted(lines):
        name = shown[folded, is_other]
        entry = Entri(name[:1].upper() + name[1:], tuple(lines[folded, is_other].values()), is_other)
        letters.setdefault(letter_of(folded), []).append(entry)
    return letters


def letter_of(name: str) -> str:
    """The heading under which a service stands."""
    first = name.strip().casefold()[:1].upper()
    return first if first in LETTERS else OTHERS


def anchor(letter: str) -> str:
    """The id of a letter's heading."""
    return f"huruf-{letter.lower()}"


def render_daftar_instansi(peta: Peta) -> Page:
    """All agencies, by kind."""
    groups: dict[str, list[tuple[str, int]]] = {}
    for folder, count in agencies(peta):
        groups.setdefault(peta.publication.catalog.instansi[folder].tingkat, []).append((folder, count))
    isi = body("daftar-instansi.html", peta, "instansi/", kelompok=groups, jumlah=sum(map(len, groups.values())))
    return Page(
        alamat="instansi/",
        judul=word("halaman.instansi"),
        isi=isi,
        deskripsi=word("halaman.deskripsi-instansi"),
        aktif="instansi",
        lebar=True,
    )


def render_cari(peta: Peta) -> Page:
    """Where the search form leads; without script it points to A to Z."""
    return Page(
        alamat="cari/",
        judul=word("halaman.cari"),
        isi=body("cari.html", peta, "cari/"),
        deskripsi=word("halaman.deskripsi-cari"),
        aktif="layanan",
        noindex=True,
        lebar=True,
    )
