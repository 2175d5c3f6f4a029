"""The publication in; the lists that lead to services and agencies, and the search page, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.messages import word
from generator.model import Riwayat
from generator.targets.comparing import comparison_of, is_published
from generator.targets.pages.beranda import agencies
from generator.targets.pages.lembar import body
from generator.targets.pages.peta import Peta, key
from generator.targets.shells import Heading, Page

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OTHERS = "0-9"


@dataclass(frozen=True, slots=True)
class Entri:
    """One line of the list: a name, and the services it stands for; `lihat` where it is another name of theirs."""

    nama: str
    riwayat: tuple[Riwayat, ...]
    lihat: bool = False


def pages(peta: Peta) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    """A to Z, agencies, search."""
    yield "layanan/", render_layanan, ()
    yield "instansi/", render_daftar_instansi, ()
    yield "cari/", render_cari, ()


def render_layanan(peta: Peta) -> Page:
    """All services by name, also by the names people use."""
    huruf = entries(peta)
    beside = comparison_of(peta.publication) if is_published(peta.publication) else {}
    isi = body("layanan.html", peta, "layanan/", huruf=huruf, jumlah=len(peta.riwayat), banding=beside)
    return Page(
        alamat="layanan/",
        judul=word("halaman.layanan"),
        isi=isi,
        deskripsi=word("halaman.deskripsi-layanan"),
        aktif="layanan",
        daftar_isi=tuple(Heading(anchor(letter), letter) for letter in huruf),
    )


def entries(peta: Peta) -> dict[str, list[Entri]]:
    """The lines under their letters; services of one name at several agencies share a line."""
    lines: dict[tuple[str, bool], dict[str, Riwayat]] = {}
    shown: dict[tuple[str, bool], str] = {}
    for riwayat in sorted(peta.publication.riwayat, key=key):
        standar = riwayat.layanan.standar
        own = standar.nama.strip().casefold()
        for name, is_other in ((standar.nama, False), *((one, True) for one in standar.nama_lain)):
            folded = name.strip().casefold()
            if folded and not (is_other and folded == own):
                lines.setdefault((folded, is_other), {})[key(riwayat)] = riwayat
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
