"""One service with everything its standard says, as the data file of one standard holds it."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model import (
    Alur,
    BedaAcuan,
    Biaya,
    DasarHukum,
    DasarPerubahan,
    JamLayanan,
    JangkaWaktu,
    JumlahPelaksana,
    Kanal,
    Kasus,
    Kelompok,
    KomponenTambahan,
    Langkah,
    Lanjutan,
    NamaDaerah,
    NaskahAsal,
    Pemohon,
    Pencabutan,
    Penetapan,
    Pengaduan,
    Peninjauan,
    Persyaratan,
    Produk,
    Redaksional,
    Sumber,
    Tahap,
    TautanBernama,
    TempatLayanan,
)
from generator.targets.data.jalinan import JalinanLayanan
from generator.targets.data.plain import MELT, ONCE
from generator.targets.data.records import (
    BiayaTerbaca,
    JawabanSingkat,
    KeadaanKomponen,
    KeadaanSyarat,
    Peristiwa,
    StandarRingkas,
    WaktuTerbaca,
)


@dataclass(frozen=True, slots=True)
class IsiStandar:
    """What the standard states, component by component after the agency's defaults; the keys are the file's.

    What has no value has no key; `komponen` of the record around says why.
    """

    persyaratan: tuple[Persyaratan, ...] = ()
    prosedur: tuple[Langkah, ...] = ()
    jangka_waktu: JangkaWaktu | None = None
    biaya: Biaya | None = None
    produk: tuple[Produk, ...] = ()
    pengaduan: Pengaduan | None = field(default=None, metadata={ONCE: True})
    dasar_hukum: tuple[DasarHukum, ...] = ()
    sarana_prasarana: tuple[str, ...] = ()
    kompetensi_pelaksana: tuple[str, ...] = ()
    pengawasan_internal: tuple[str, ...] = ()
    jumlah_pelaksana: JumlahPelaksana | None = None
    jaminan_pelayanan: tuple[str, ...] = ()
    jaminan_keamanan: tuple[str, ...] = ()
    evaluasi_kinerja: tuple[str, ...] = ()
    nama_daerah: tuple[NamaDaerah, ...] = ()
    penetapan: Penetapan | None = None
    penetapan_lain: tuple[Penetapan, ...] = ()
    dasar_perubahan: DasarPerubahan | None = None
    redaksional: Redaksional | None = None
    peninjauan: Peninjauan | None = None
    pencabutan: Pencabutan | None = None
    menggantikan: tuple[str, ...] = ()
    acuan: str | None = None
    beda_acuan: tuple[BedaAcuan, ...] = ()
    pemilik: str | None = None
    kasus: tuple[Kasus, ...] = ()
    pemohon: tuple[Pemohon, ...] = ()
    tahap: tuple[Tahap, ...] = ()
    kanal: tuple[Kanal, ...] = ()
    kelompok: tuple[Kelompok, ...] = ()
    alur: Alur | None = None
    tempat_layanan: tuple[TempatLayanan, ...] = field(default=(), metadata={ONCE: True})
    jam_layanan: JamLayanan | None = field(default=None, metadata={ONCE: True})
    antrean: str | None = None
    kuota: str | None = None
    lanjutan: tuple[Lanjutan, ...] = ()
    komponen_tambahan: tuple[KomponenTambahan, ...] = ()
    tautan: tuple[TautanBernama, ...] = ()
    kata_kunci: tuple[str, ...] = ()
    catatan: str | None = None
    sumber: tuple[Sumber, ...] = ()
    naskah_asal: NaskahAsal | None = None


@dataclass(frozen=True, slots=True)
class StandarLengkap:
    """The item of a standard's own data file: the same keys as in the list, and all the rest."""

    ringkas: StandarRingkas = field(metadata={MELT: True})
    file: str
    commit: str
    edisi_mendatang: int | None
    mendatang_sejak: str
    komponen: tuple[KeadaanKomponen, ...] = field(metadata={ONCE: True})
    jawaban: tuple[JawabanSingkat, ...]
    waktu_terbaca: tuple[WaktuTerbaca, ...]
    biaya_terbaca: tuple[BiayaTerbaca, ...]
    keadaan: tuple[KeadaanSyarat, ...]
    isi: IsiStandar
    riwayat: tuple[Peristiwa, ...]
    jalinan: JalinanLayanan
