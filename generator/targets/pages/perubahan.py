"""The editions of all services in, the pages of changes out: the newest first, a page for each older year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.diff import Change
from generator.messages import word
from generator.model import Riwayat
from generator.targets.pages.lembar import body
from generator.targets.pages.peta import Peralihan, Peta
from generator.targets.shells import Link, Page
from generator.targets.wording import count_words
from generator.text import join_dan

MANY = 200
"""With more entries than this, every year but the newest has a page of its own."""
NAMED = 2
"""So many requirements are named in a line; of more only the count."""
ALAMAT = "perubahan/"


@dataclass(frozen=True, slots=True)
class Kabar:
    """One line about a service: an edition with what it changed, or a withdrawal."""

    riwayat: Riwayat
    tanggal: str
    peralihan: Peralihan | None = None

    @property
    def ringkas(self) -> str:
        """What changed, in one sentence."""
        if self.peralihan is None:
            return word("halaman.dicabut")
        return summary(self.peralihan)


def summary(peralihan: Peralihan) -> str:
    """What an edition changed: the counts, and which requirements where they are few."""
    if peralihan.sebelum is None:
        return word("halaman.layanan-baru")
    if not peralihan.isi:
        return word("halaman.redaksi-saja") if peralihan.redaksi else word("halaman.tanpa-perubahan")
    counts = count_words(peralihan.isi)
    named = [one for one in peralihan.isi if one.komponen == "persyaratan" and one.dampak != "tetap"]
    if len(peralihan.isi) != len(named) or len(named) > NAMED:
        return word("halaman.ringkas", isi=_upper(counts))
    return word("halaman.ringkas-nama", isi=_upper(counts), nama=join_dan([_name(one) for one in named]))


def _name(change: Change) -> str:
    text = (change.menjadi or change.semula).rstrip(".")
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first[1:].islower() else text


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def news(peta: Peta) -> tuple[Kabar, ...]:
    """Everything that has changed by the build's date, the newest first; first editions are no change."""
    today = peta.site.tanggal
    found = []
    for alamat, transitions in sorted(peta.peralihan.items()):
        riwayat = peta.riwayat[alamat]
        for one in transitions:
            enacted = one.edisi.layanan.standar.status in ("berlaku", "dicabut")
            if one.sebelum is not None and one.tanggal and one.tanggal <= today and enacted:
                found.append(Kabar(riwayat, one.tanggal, one))
        end = riwayat.layanan.standar.pencabutan
        if riwayat.keadaan == "dicabut" and end is not None:
            found.append(Kabar(riwayat, end.tanggal))
    return tuple(sorted(found, key=lambda one: one.tanggal, reverse=True))


def announced(peta: Peta) -> tuple[Kabar, ...]:
    """Editions that are decided but not yet in force, the nearest first."""
    today = peta.site.tanggal
    found = [
        Kabar(peta.riwayat[alamat], one.tanggal, one)
        for alamat, transitions in sorted(peta.peralihan.items())
        for one in transitions
        if one.tanggal > today and one.edisi.layanan.standar.status == "berlaku"
    ]
    return tuple(sorted(found, key=lambda one: one.tanggal))


def latest_month(peta: Peta) -> tuple[str, tuple[Kabar, ...]]:
    """The newest month with changes (ISO), and the services that changed in it."""
    found = news(peta)
    if not found:
        return "", ()
    month = found[0].tanggal[:7]
    return month, tuple(one for one in found if one.tanggal[:7] == month)


def pages(peta: Peta) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    """The page of changes, and where they are many, one for each older year."""
    found = news(peta)
    years = tuple(dict.fromkeys(one.tanggal[:4] for one in found))
    if len(found) <= MANY:
        yield ALAMAT, render_perubahan, (found, announced(peta), (), ALAMAT)
        return
    for n, year in enumerate(years):
        alamat = ALAMAT if n == 0 else f"{ALAMAT}{year}/"
        mine = tuple(one for one in found if one.tanggal[:4] == year)
        yield alamat, render_perubahan, (mine, announced(peta) if n == 0 else (), years, alamat)


def render_perubahan(
    peta: Peta, kabar: tuple[Kabar, ...], nanti: tuple[Kabar, ...], tahun: tuple[str, ...], alamat: str
) -> Page:
    """The changes of some years."""
    groups: dict[str, list[Kabar]] = {}
    for one in kabar:
        groups.setdefault(one.tanggal[:7], []).append(one)
    isi = body("perubahan.html", peta, alamat, bulan=groups, nanti=nanti, tahun=tahun, dasar=ALAMAT)
    remah = () if alamat == ALAMAT else (Link(ALAMAT, word("halaman.perubahan")),)
    judul = word("halaman.perubahan")
    return Page(
        alamat=alamat,
        judul=judul if alamat == ALAMAT else f"{judul} {alamat.split('/')[1]}",
        isi=isi,
        deskripsi=word("halaman.deskripsi-perubahan"),
        aktif="perubahan",
        remah=remah,
        lebar=True,
    )
