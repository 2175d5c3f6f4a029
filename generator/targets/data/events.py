"""The publication in; what happened to its services, the newest first, out: for the data, and for the feed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff import Change, diff
from generator.messages import word
from generator.model import Edisi, Riwayat
from generator.site import Site
from generator.targets.data.records import JenisPeristiwa, JumlahDampak, Peristiwa, Perubahan
from generator.targets.publication import Publication
from generator.targets.wording import change_title, count_words

ENACTED = ("berlaku", "dicabut")


def events(publication: Publication) -> tuple[Peristiwa, ...]:
    """Every enacted edition and every end of a service; those without a date come last."""
    found = [one for riwayat in publication.riwayat for one in _of(riwayat, publication.site)]
    found.sort(key=lambda one: (one.instansi, one.id, one.edisi, one.jenis))
    found.sort(key=lambda one: one.tanggal, reverse=True)
    return tuple(found)


def _of(riwayat: Riwayat, site: Site) -> Iterator[Peristiwa]:
    for edisi in riwayat.edisi:
        standar = edisi.layanan.standar
        if standar.status not in ENACTED:
            continue
        before = riwayat.sebelum(edisi.nomor)
        changes = diff(before.layanan.standar, standar) if before else ()
        day = standar.berlaku_sejak or (standar.penetapan and standar.penetapan.tanggal) or ""
        yield _event(riwayat, site, edisi, "edisi-pertama" if edisi.nomor == 1 else "edisi-baru", day, before, changes)
    ended = riwayat.layanan.standar.pencabutan
    if riwayat.keadaan == "dicabut":
        yield _event(riwayat, site, riwayat.kini, "dicabut", ended.tanggal if ended else "", None, ())


def _event(
    riwayat: Riwayat,
    site: Site,
    edisi: Edisi,
    jenis: JenisPeristiwa,
    tanggal: str,
    before: Edisi | None,
    changes: tuple[Change, ...],
) -> Peristiwa:
    layanan, standar = riwayat.layanan, edisi.layanan.standar
    decree = standar.pencabutan.sk if jenis == "dicabut" and standar.pencabutan else None
    if jenis != "dicabut" and standar.penetapan is not None:
        decree = standar.penetapan.sk
    return Peristiwa(
        jenis=jenis,
        tanggal=tanggal,
        kode=riwayat.kode,
        edisi=edisi.nomor,
        edisi_sebelum=before.nomor if before else None,
        instansi=layanan.folder,
        nama_instansi=layanan.instansi.nama,
        id=layanan.id,
        nama=standar.nama,
        url=site.standar(layanan.folder, layanan.id),
        landing=site.landing(riwayat.kode, edisi.nomor) if riwayat.kode else "",
        berlaku=riwayat.berlaku and edisi.nomor == riwayat.kini.nomor,
        sk=decree or "",
        dasar=standar.dasar_perubahan if jenis != "dicabut" else None,
        ringkas=count_words(changes) if before else word(f"peristiwa.{jenis}", nomor=edisi.nomor),
        dampak=_effects(changes),
        perubahan=tuple(map(record, changes)),
    )


def record(change: Change) -> Perubahan:
    """A change as the data tell it."""
    return Perubahan(
        jenis=change.jenis,
        judul=change_title(change),
        komponen=change.komponen,
        id=change.id,
        semula=change.semula,
        menjadi=change.menjadi,
        dampak=change.dampak,
        tebakan=change.skor is not None,
        sidik=change.sidik,
    )


def _effects(changes: tuple[Change, ...]) -> JumlahDampak:
    counts = {"bertambah": 0, "berkurang": 0, "tetap": 0, "perlu-telaah": 0}
    for change in changes:
        counts[change.dampak] += 1
    return JumlahDampak(counts["bertambah"], counts["berkurang"], counts["tetap"], counts["perlu-telaah"])
