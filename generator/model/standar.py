"""A service standard and a reference list, as their files state them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.biaya import Biaya, Produk
from generator.model.kantor import (
    JamLayanan,
    JumlahPelaksana,
    Pengaduan,
    TempatLayanan,
)
from generator.model.komponen import Ketiadaan
from generator.model.layanan import JangkaWaktu, Kanal, Langkah, Tahap
from generator.model.naskah import (
    Alur,
    BedaAcuan,
    DasarHukum,
    DasarPerubahan,
    KomponenTambahan,
    Lanjutan,
    NamaDaerah,
    NaskahAsal,
    Pencabutan,
    Penetapan,
    Pengecualian,
    Peninjauan,
    Redaksional,
    Sumber,
    TautanBernama,
)
from generator.model.syarat import Kasus, Kelompok, Pemohon, Persyaratan


@dataclass(frozen=True, slots=True)
class Standar:
    """A service standard as its file states it: a promise with an edition."""

    nama: str
    jenis: tuple[Literal["administratif", "barang", "jasa"], ...]
    status: Literal["rancangan", "dibahas", "menunggu-penetapan", "berlaku", "dicabut"]
    edisi: int
    skema: int = 1
    kode: str | None = None
    nama_lain: tuple[str, ...] = ()
    nama_daerah: tuple[NamaDaerah, ...] = ()
    ringkasan: str | None = None
    urusan: str | None = None
    penetapan: Penetapan | None = None
    penetapan_lain: tuple[Penetapan, ...] = ()
    dasar_perubahan: DasarPerubahan | None = None
    redaksional: Redaksional | None = None
    berlaku_sejak: str | None = None
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
    persyaratan: tuple[Persyaratan, ...] | Ketiadaan | None = None
    prosedur: tuple[Langkah, ...] | Ketiadaan | None = None
    jangka_waktu: JangkaWaktu | Ketiadaan | None = None
    biaya: Biaya | Ketiadaan | None = None
    produk: tuple[Produk, ...] | Ketiadaan | None = None
    pengaduan: Pengaduan | Ketiadaan | None = None
    dasar_hukum: tuple[DasarHukum, ...] | Ketiadaan | None = None
    sarana_prasarana: tuple[str, ...] | Ketiadaan | None = None
    kompetensi_pelaksana: tuple[str, ...] | Ketiadaan | None = None
    pengawasan_internal: tuple[str, ...] | Ketiadaan | None = None
    jumlah_pelaksana: JumlahPelaksana | Ketiadaan | None = None
    jaminan_pelayanan: tuple[str, ...] | Ketiadaan | None = None
    jaminan_keamanan: tuple[str, ...] | Ketiadaan | None = None
    evaluasi_kinerja: tuple[str, ...] | Ketiadaan | None = None
    alur: Alur | None = None
    tempat_layanan: tuple[TempatLayanan, ...] = ()
    jam_layanan: JamLayanan | None = None
    antrean: str | None = None
    kuota: str | None = None
    lanjutan: tuple[Lanjutan, ...] = ()
    komponen_tambahan: tuple[KomponenTambahan, ...] = ()
    tautan: tuple[TautanBernama, ...] = ()
    kata_kunci: tuple[str, ...] = ()
    catatan: str | None = None
    pengecualian: tuple[Pengecualian, ...] = ()
    sumber: tuple[Sumber, ...] = ()
    naskah_asal: NaskahAsal | None = None


@dataclass(frozen=True, slots=True)
class TidakDiminta:
    """A requirement that a rule no longer asks."""

    uraian: str
    id: str | None = None
    layanan: tuple[str, ...] = ()
    dasar: str | None = None
    sejak: str | None = None
    kecuali: str | None = None
    keadaan: Literal["dibaca", "belum-diperiksa"] | None = None
    sumber: tuple[Sumber, ...] = ()
    catatan: str | None = None


@dataclass(frozen=True, slots=True)
class Acuan:
    """A reference list as its file states it."""

    nama: str
    keadaan: Literal["dibaca", "belum-diperiksa"]
    skema: int = 1
    penerbit: str | None = None
    tingkat: Literal["nasional", "provinsi", "daerah"] | None = None
    dibaca: str | None = None
    sumber: tuple[Sumber, ...] = ()
    dasar_hukum: tuple[DasarHukum, ...] = ()
    layanan: tuple[str, ...] = ()
    kasus: tuple[Kasus, ...] = ()
    pemohon: tuple[Pemohon, ...] = ()
    tahap: tuple[Tahap, ...] = ()
    kanal: tuple[Kanal, ...] = ()
    kelompok: tuple[Kelompok, ...] = ()
    persyaratan: tuple[Persyaratan, ...] = ()
    tidak_diminta: tuple[TidakDiminta, ...] = ()
    jangka_waktu: JangkaWaktu | None = None
    biaya: Biaya | None = None
    produk: tuple[Produk, ...] = ()
    catatan: str | None = None
