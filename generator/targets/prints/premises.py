"""The publication and an agency in, what is served on its premises out: its own services, then those of its guests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.messages import word
from generator.model import Riwayat
from generator.targets.answers import answers
from generator.targets.boards.board import Pesanan
from generator.targets.boards.letters import printable
from generator.targets.publication import Publication
from generator.targets.wording import sticky

LONGEST = 70
"""Letters of a time or a fee on an index: beyond, the page tells it."""


@dataclass(frozen=True, slots=True)
class Entri:
    """A service on an index or a banner: its id, its name, how long and how much, and the text of its code."""

    id: str
    nama: str
    waktu: str
    biaya: str
    qr: str


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Services of one agency, under its name where there are several agencies."""

    nama: str
    entri: tuple[Entri, ...]


@dataclass(frozen=True, slots=True)
class PesananIndeks:
    """An order for an index: the agency, and what is served there."""

    kantor: Pesanan
    kelompok: tuple[Kelompok, ...]
    alamat: str


@dataclass(frozen=True, slots=True)
class PesananBanner:
    """An order for a banner: the agency, its services; `asing` are names in its list that are no services in force."""

    kantor: Pesanan
    entri: tuple[Entri, ...]
    alamat: str
    asing: tuple[str, ...] = ()


def in_force(publication: Publication, folder: str) -> tuple[Riwayat, ...]:
    """The services of an agency that have a code and an edition in force, by name."""
    return tuple(one for one in publication.riwayat_di(folder) if one.berlaku and one.kode)


def served_at(publication: Publication, folder: str) -> tuple[Kelompok, ...]:
    """Groups of what is served there; without a heading where only the agency itself serves there."""
    site = publication.site
    instansi = publication.catalog.instansi[folder]
    own = tuple(entry(one, site.qr(one.kode, one.kini.nomor)) for one in in_force(publication, folder))
    guests = list(_guests(publication, folder))
    mine = (Kelompok(printable(instansi.nama) if guests else "", own),) if own else ()
    return (*mine, *guests)


def _guests(publication: Publication, folder: str) -> Iterator[Kelompok]:
    """Other agencies that say that a place of theirs is here, each with the services offered in that place."""
    site = publication.site
    for other, instansi in sorted(publication.catalog.instansi.items()):
        found, where = [], ""
        for one in in_force(publication, other) if other != folder else ():
            places = one.layanan.standar.tempat_layanan or instansi.tempat_layanan
            here = next((place for place in places if place.instansi == folder), None)
            if here is not None:
                found.append(entry(one, site.qr(one.kode, one.kini.nomor)))
                where = where or here.ruang or ""
        if found:
            nama = word("cetak.tamu", nama=instansi.nama, tempat=where) if where else instansi.nama
            yield Kelompok(sticky(printable(nama)), tuple(found))


def entry(riwayat: Riwayat, qr: str) -> Entri:
    """A service as an index shows it. What is missing is said to be missing."""
    waktu, biaya, _ = (printable(one.nilai) for one in answers(riwayat.layanan))
    return Entri(
        riwayat.layanan.id,
        sticky(printable(riwayat.layanan.standar.nama)),
        sticky(waktu if len(waktu) <= LONGEST else word("papan.lihat-rincian")),
        sticky(biaya if len(biaya) <= LONGEST else word("papan.lihat-biaya")),
        qr,
    )
