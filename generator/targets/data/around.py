"""The publication in; the records of agencies, consultations and addresses out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.consultations import Forum
from generator.model import Edisi, Instansi
from generator.site import LURING, Site
from generator.targets.data.records import (
    Alamat,
    InstansiTerbit,
    JenisAlamat,
    KeputusanDipantau,
    KonsultasiTerbit,
    LayananInstansi,
)
from generator.targets.jalinan import ways
from generator.targets.publication import Publication


def agencies(publication: Publication) -> tuple[InstansiTerbit, ...]:
    """The agencies by folder."""
    services: dict[str, list[LayananInstansi]] = {}
    for one in publication.riwayat:
        folder, id = one.layanan.folder, one.layanan.id
        entry = LayananInstansi(
            one.kode, id, one.layanan.standar.nama, one.keadaan, publication.site.standar(folder, id)
        )
        services.setdefault(folder, []).append(entry)
    agencies = sorted(publication.catalog.instansi.items())
    return tuple(_agency(publication.site, folder, one, tuple(services.get(folder, ()))) for folder, one in agencies)


def _agency(site: Site, folder: str, instansi: Instansi, services: tuple[LayananInstansi, ...]) -> InstansiTerbit:
    return InstansiTerbit(
        instansi=folder,
        kode=instansi.kode or "",
        nama=instansi.nama,
        nama_pendek=instansi.nama_pendek or "",
        tingkat=instansi.tingkat,
        induk=instansi.induk or "",
        kode_wilayah=instansi.kode_wilayah or "",
        url=site.instansi(folder),
        alamat=instansi.alamat or "",
        kontak=instansi.kontak,
        pimpinan=instansi.pimpinan,
        penanggung_jawab=instansi.penanggung_jawab,
        jam_layanan=instansi.jam_layanan,
        tempat_layanan=instansi.tempat_layanan,
        kanal=instansi.kanal,
        maklumat=instansi.maklumat,
        skm=instansi.skm,
        penilaian=instansi.penilaian,
        publikasi=instansi.publikasi,
        sumber=instansi.sumber,
        layanan=services,
    )


def consultations(publication: Publication) -> tuple[KonsultasiTerbit, ...]:
    """The consultations, the newest first."""
    return tuple(_consultation(publication, forum) for forum in publication.forum)


def _consultation(publication: Publication, forum: Forum) -> KonsultasiTerbit:
    held = forum.konsultasi
    fkp = held.fkp
    decisions = tuple(
        KeputusanDipantau(
            keputusan=one.keputusan,
            keadaan=one.keadaan,
            dampak=one.dampak,
            kode=one.riwayat.kode if one.riwayat else "",
            edisi=_number(one.edisi),
            layanan=tuple(each.riwayat.kode for each in one.rincian or (one,) if each.riwayat and each.riwayat.kode),
            edisi_nanti=_number(one.nanti),
            edisi_kembali=_number(one.kembali),
            edisi_berubah=_number(one.berubah),
        )
        for one in forum.kesepakatan
    )
    return KonsultasiTerbit(
        instansi=held.folder,
        nama_instansi=held.instansi.nama,
        tanggal=held.tanggal,
        url=publication.site.fkp(held.folder, held.tanggal),
        tema=fkp.tema,
        tempat=fkp.tempat or "",
        pokok=fkp.pokok,
        ringkasan=fkp.ringkasan or "",
        peserta=fkp.peserta,
        unsur_hadir=forum.hadir,
        berita_acara=fkp.berita_acara,
        layanan=fkp.layanan,
        masukan=fkp.masukan,
        keputusan=decisions,
        sumber=fkp.sumber,
    )


def _number(edisi: Edisi | None) -> int | None:
    return edisi.nomor if edisi is not None else None


def addresses(publication: Publication, sources: tuple[str, ...]) -> tuple[Alamat, ...]:
    """Every address that a printed code or an old link may use, sorted: none of the kinds "qr" may ever go."""
    found: dict[str, JenisAlamat] = {}
    for alamat, jenis in _addresses(publication, sources):
        found.setdefault(alamat, jenis)
    return tuple(Alamat(alamat, found[alamat]) for alamat in sorted(found))


def _addresses(publication: Publication, sources: tuple[str, ...]) -> Iterator[tuple[str, JenisAlamat]]:
    site = publication.site
    for riwayat in publication.riwayat:
        folder, id = riwayat.layanan.folder, riwayat.layanan.id
        yield site.standar(folder, id), "halaman"
        yield site.data(folder, id), "data"
        if riwayat.kode:
            yield site.landing(riwayat.kode), "qr"
            for edisi in riwayat.edisi:
                yield site.landing(riwayat.kode, edisi.nomor), "qr-edisi"
        for edisi in riwayat.edisi:
            yield site.standar(edisi.layanan.folder, edisi.layanan.id), "halaman"
    if any(riwayat.kode for riwayat in publication.riwayat):
        yield LURING, "qr"
    for cetak in (*publication.papan.values(), *publication.cetakan.values()):
        yield cetak.alamat, "papan"
    for folder in publication.catalog.instansi:
        yield site.instansi(folder), "instansi"
    for forum in publication.forum:
        yield site.fkp(forum.konsultasi.folder, forum.konsultasi.tanggal), "konsultasi"
    for jalan in ways(publication).jalan:
        yield site.peristiwa(jalan.peristiwa.id), "halaman"
    for path in sources:
        yield path, "sumber"
