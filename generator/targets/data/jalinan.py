"""A service or a life event in; where its papers come from and lead to, as records of the data files, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.chains import Jalan, Tahapan
from generator.model import Riwayat
from generator.site import Site
from generator.targets.jalinan import ties, ways
from generator.targets.publication import Publication

ISSUERS, ASKERS = 10, 30
"""So many services are named; `jumlah` counts them all."""


@dataclass(frozen=True, slots=True)
class LayananTujuan:
    """A service that something leads to."""

    kode: str
    instansi: str
    id: str
    nama: str
    nama_instansi: str
    url: str


@dataclass(frozen=True, slots=True)
class AsalDokumen:
    """A paper that a requirement names, and the services where it is issued; found by its name, not typed."""

    persyaratan: str
    dokumen: str
    selalu: bool
    jumlah: int
    layanan: tuple[LayananTujuan, ...]


@dataclass(frozen=True, slots=True)
class BagianPeristiwa:
    """A life event in which a service has its place, and the number of the step."""

    id: str
    nama: str
    langkah: int
    url: str


@dataclass(frozen=True, slots=True)
class JalinanLayanan:
    """What a service needs from others, and what its product is used for."""

    asal: tuple[AsalDokumen, ...]
    dipakai: tuple[LayananTujuan, ...]
    jumlah_dipakai: int
    peristiwa: tuple[BagianPeristiwa, ...]


@dataclass(frozen=True, slots=True)
class LangkahTerbit:
    """A step of a life event; texts that are not there are empty. One of the services is enough."""

    nomor: int
    nama: str
    bila: str
    uraian: str
    di: str
    tenggat: str
    menurut: str
    dibaca: str
    layanan: tuple[LayananTujuan, ...]


@dataclass(frozen=True, slots=True)
class PeristiwaHidup:
    """A life event with its steps in order."""

    id: str
    nama: str
    judul: str
    kalimat: str
    url: str
    langkah: tuple[LangkahTerbit, ...]


def links_of(riwayat: Riwayat, publication: Publication) -> JalinanLayanan:
    """The links of one service; a withdrawn one has none."""
    kaitan, site = ties(publication, riwayat), publication.site
    asal = tuple(
        AsalDokumen(syarat, one.dokumen.nama, one.selalu, len(one.layanan), _targets(one.layanan[:ISSUERS], site))
        for syarat, papers in kaitan.asal.items()
        for one in papers
    )
    first = (*kaitan.dekat, *kaitan.umum[:ASKERS])[:ASKERS]
    steps = tuple(BagianPeristiwa(one.id, one.nama, nomor, site.peristiwa(one.id)) for one, nomor in kaitan.peristiwa)
    count = len(kaitan.dekat) + len(kaitan.umum)
    return JalinanLayanan(asal, _targets((one.riwayat for one in first), site), count, steps)


def life_events(publication: Publication) -> tuple[PeristiwaHidup, ...]:
    """The life events in their order."""
    return tuple(_event(one, publication.site) for one in ways(publication).jalan)


def _event(jalan: Jalan, site: Site) -> PeristiwaHidup:
    one = jalan.peristiwa
    steps = tuple(_step(step, site) for step in jalan.langkah)
    return PeristiwaHidup(one.id, one.nama, one.judul or one.nama, one.kalimat or "", site.peristiwa(one.id), steps)


def _step(one: Tahapan, site: Site) -> LangkahTerbit:
    langkah, tenggat = one.langkah, one.langkah.tenggat
    return LangkahTerbit(
        nomor=one.nomor,
        nama=langkah.nama,
        bila=langkah.bila or "",
        uraian=langkah.uraian or "",
        di=langkah.di or "",
        tenggat=tenggat.teks if tenggat else "",
        menurut=tenggat.menurut if tenggat else "",
        dibaca=(tenggat.dibaca or "") if tenggat else "",
        layanan=_targets(one.layanan, site),
    )


def _targets(services: Iterable[Riwayat], site: Site) -> tuple[LayananTujuan, ...]:
    return tuple(
        LayananTujuan(
            kode=one.kode,
            instansi=one.layanan.folder,
            id=one.layanan.id,
            nama=one.layanan.standar.nama,
            nama_instansi=one.layanan.instansi.nama,
            url=site.standar(one.layanan.folder, one.layanan.id),
        )
        for one in services
    )
