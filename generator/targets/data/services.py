"""A service with its editions in; its record in the list, and the one with everything, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import lru_cache
from typing import Any

from generator.model import KOMPONEN, Biaya, JangkaWaktu, Ketiadaan, Komponen, Layanan, Riwayat, Standar, Waktu
from generator.site import Site
from generator.targets.answers import amount_of, answers, read_rupiah, read_waktu, says_free
from generator.targets.conditions import phrase
from generator.targets.data.jalinan import JalinanLayanan
from generator.targets.data.records import (
    BiayaTerbaca,
    ButirRingkas,
    JawabanSingkat,
    KeadaanKomponen,
    KeadaanSyarat,
    Peristiwa,
    StandarRingkas,
    WaktuTerbaca,
)
from generator.targets.data.whole import IsiStandar, StandarLengkap
from generator.targets.kept import EACH, kept
from generator.targets.publication import Papan

CODED = ("berlaku", "dicabut")
"""States of a service whose code hangs on a wall."""
WANTED = tuple(field.name for field in fields(IsiStandar))


def is_free_of_charge(standar: Standar) -> bool:
    """Whether the standard says that nobody pays; what is missing or has tiers is not free."""
    biaya = standar.biaya
    if not isinstance(biaya, Biaya) or biaya.rumus or biaya.bagian_terbuka:
        return False
    if biaya.tarif:
        return all(amount_of(one) == 0 for one in biaya.tarif)
    return bool(biaya.gratis) or bool(biaya.teks and says_free(biaya.teks))


def summary(riwayat: Riwayat, site: Site, papan: Papan | None, has_source: bool) -> StandarRingkas:
    """The record of a service in the list."""
    layanan = riwayat.layanan
    standar, folder, id = layanan.standar, layanan.folder, layanan.id
    waktu, biaya, produk = answers(layanan)
    coded = bool(riwayat.kode) and riwayat.keadaan in CODED
    return StandarRingkas(
        kode=riwayat.kode,
        edisi=riwayat.kini.nomor,
        status=riwayat.keadaan,
        instansi=folder,
        id=id,
        nama=standar.nama,
        url=site.standar(folder, id),
        landing=site.landing(riwayat.kode) if riwayat.kode else "",
        board=papan.alamat if papan else None,
        qr=site.qr(riwayat.kode, riwayat.kini.nomor) if coded else "",
        nama_instansi=layanan.instansi.nama,
        nama_lain=standar.nama_lain,
        jenis=standar.jenis,
        ringkasan=standar.ringkasan or "",
        urusan=standar.urusan or "",
        berlaku_sejak=standar.berlaku_sejak or "",
        sk=(standar.penetapan and standar.penetapan.sk) or "",
        waktu=waktu.nilai,
        waktu_ada=waktu.ada,
        biaya=biaya.nilai,
        biaya_ada=biaya.ada,
        gratis=is_free_of_charge(standar),
        produk=produk.nilai,
        produk_ada=produk.ada,
        rusak=riwayat.rusak,
        data=site.data(folder, id),
        sumber=site.sumber(folder, id) if has_source else "",
        persyaratan=tuple(ButirRingkas(one.id or "", one.uraian) for one in items(standar)),
    )


@kept(EACH)
def brief(riwayat: Riwayat, site: Site, papan: Papan | None, has_source: bool) -> StandarRingkas:
    """The same, made once: it is also the first part of the service's own file."""
    return summary(riwayat, site, papan, has_source)


def items(standar: Standar) -> tuple[Any, ...]:
    """The requirements; none where the component has no value."""
    return standar.persyaratan if isinstance(standar.persyaratan, tuple) else ()


def complete(
    riwayat: Riwayat, ringkas: StandarRingkas, peristiwa: tuple[Peristiwa, ...], jalinan: JalinanLayanan
) -> StandarLengkap:
    """The record of a service in its own data file."""
    layanan, ahead = riwayat.layanan, riwayat.mendatang
    standar = layanan.standar
    return StandarLengkap(
        ringkas=ringkas,
        file=layanan.file,
        commit=riwayat.kini.commit or "",
        edisi_mendatang=ahead.nomor if ahead else None,
        mendatang_sejak=(ahead.layanan.standar.berlaku_sejak or "") if ahead else "",
        komponen=_components(tuple([_component(layanan, komponen) for komponen in KOMPONEN])),
        jawaban=tuple(JawabanSingkat(one.tanya, one.nilai, one.catatan, one.ada) for one in answers(layanan)),
        waktu_terbaca=tuple(_times(standar)),
        biaya_terbaca=tuple(_fees(standar)),
        keadaan=tuple(KeadaanSyarat(one.id or "", phrase(one.bila, standar)) for one in items(standar) if one.bila),
        isi=_contents(standar),
        riwayat=peristiwa,
        jalinan=jalinan,
    )


def _contents(standar: Standar) -> IsiStandar:
    given = {name: getattr(standar, name) for name in WANTED}
    return IsiStandar(**{name: value for name, value in given.items() if not isinstance(value, Ketiadaan | None)})


Tentang = tuple[Komponen, Any, str, str, bool]
"""What a record of a component says."""


@lru_cache(maxsize=1024)
def _components(about: tuple[Tentang, ...]) -> tuple[KeadaanKomponen, ...]:
    """The records of all components: most standards have the same."""
    return tuple(KeadaanKomponen(*one) for one in about)


def _component(layanan: Layanan, komponen: Komponen) -> Tentang:
    value = getattr(layanan.standar, komponen)
    inherited = komponen in layanan.warisan
    if not isinstance(value, Ketiadaan):
        return komponen, "belum-ada" if value is None else "ada", "", "", inherited
    states = {
        "kosong": "kosong",
        "tidak_diketahui": "tidak-diketahui",
        "tidak_berlaku": "tidak-berlaku",
        "lihat": "lihat",
    }
    return komponen, states[value.jenis], value.alasan or "", value.lihat or "", inherited


def _times(standar: Standar) -> Iterator[WaktuTerbaca]:
    """The duration of the whole, of its cases or phases, and of the stages."""
    waktu = standar.jangka_waktu
    if isinstance(waktu, JangkaWaktu):
        if waktu.teks or waktu.nilai is not None:
            yield _time("", waktu)
        for one in waktu.rincian:
            yield _time(one.nama or one.pelaksana or (phrase(one.bila, standar) if one.bila else ""), one)
    for tahap in standar.tahap:
        if tahap.jangka_waktu is not None:
            yield _time(tahap.nama, tahap.jangka_waktu)


def _time(bagian: str, waktu: JangkaWaktu | Waktu) -> WaktuTerbaca:
    """What is typed as a number goes before what is read from the text."""
    if waktu.nilai is not None:
        low, high = (waktu.nilai, waktu.sampai) if waktu.sampai is not None else (None, waktu.nilai)
        return WaktuTerbaca(bagian, waktu.teks or "", low, high, waktu.satuan, waktu.batas)
    read = read_waktu(waktu.teks) if waktu.teks else None
    if read is None:
        return WaktuTerbaca(bagian, waktu.teks or "", None, None, None, waktu.batas)
    return WaktuTerbaca(bagian, waktu.teks or "", read.minimum, read.maximum, read.satuan, waktu.batas or read.batas)


def _fees(standar: Standar) -> Iterator[BiayaTerbaca]:
    biaya = standar.biaya
    if not isinstance(biaya, Biaya):
        return
    if biaya.teks:
        free = bool(biaya.gratis) or says_free(biaya.teks)
        yield BiayaTerbaca("", biaya.teks, 0 if free else read_rupiah(biaya.teks), None)
    elif biaya.gratis:
        yield BiayaTerbaca("", "", 0, None)
    for one in biaya.tarif:
        yield BiayaTerbaca(one.nama or "", one.jumlah, amount_of(one), one.sampai_rupiah)
