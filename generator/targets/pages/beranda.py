"""The publication in, the home page out: a question, a search form, events, what changed last, the agencies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.messages import word
from generator.targets.data.kisah import latest_month
from generator.targets.jalinan import ways
from generator.targets.linked import about_regency
from generator.targets.pages.lembar import body
from generator.targets.pages.peta import Peta
from generator.targets.pages.umpan import feed_link
from generator.targets.shells import Page

FEW = 8
"""Lines about what changed last."""


@dataclass(frozen=True, slots=True)
class Terbaru:
    """The newest month with changes (ISO): its first lines as HTML, how many there are, at how many services."""

    bulan: str
    kabar: tuple[str, ...]
    jumlah: int
    layanan: int


def pages(peta: Peta) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    """The home page."""
    month, found = latest_month(peta.publication)
    services = len({(one.kunci, one.kode) for one in found})
    yield "", render_beranda, (Terbaru(month, tuple(one.baris for one in found[:FEW]), len(found), services),)


def render_beranda(peta: Peta, terbaru: Terbaru) -> Page:
    """The page a citizen opens first."""
    pemda = peta.publication.catalog.pemda
    isi = body(
        "beranda.html",
        peta,
        "",
        bulan=terbaru.bulan,
        kabar=terbaru.kabar,
        jumlah=terbaru.jumlah,
        layanan_berubah=terbaru.layanan,
        kantor=agencies(peta),
        jalan=ways(peta.publication).jalan,
    )
    deskripsi = word("halaman.deskripsi-beranda", daerah=pemda.nama)
    kepala = f"{feed_link(peta, '')}{about_regency(peta.linked)}"
    return Page(alamat="", judul="", isi=isi, deskripsi=deskripsi, aktif="beranda", kepala=kepala, lebar=True)


def agencies(peta: Peta) -> tuple[tuple[str, int], ...]:
    """The agencies' folders by code of region and name, each with the number of its services."""
    found = peta.publication.catalog.instansi

    def rank(folder: str) -> tuple[str, str, str]:
        return found[folder].kode_wilayah or "", found[folder].nama.casefold(), folder

    return tuple((folder, len(peta.di_instansi.get(folder, ()))) for folder in sorted(found, key=rank))
