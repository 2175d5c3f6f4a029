"""An agency and the regency, as their files state them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.biaya import Biaya, Produk
from generator.model.kantor import (
    JamLayanan,
    JumlahPelaksana,
    Kontak,
    Pejabat,
    Pengaduan,
    TempatLayanan,
)
from generator.model.komponen import Ketiadaan
from generator.model.layanan import JangkaWaktu, Kanal, Langkah
from generator.model.naskah import (
    DasarHukum,
    KomponenTambahan,
    NaskahAsal,
    Pengecualian,
    Sumber,
)
from generator.model.syarat import Persyaratan


@dataclass(frozen=True, slots=True)
class Maklumat:
    """The signed pledge of an agency, word for word."""

    naskah: str
    tanggal: str | None = None
    tempat: str | None = None
    penandatangan: Pejabat | None = None
    sk: str | None = None
    pernyataan: tuple[Literal["janji", "perbaikan", "sanksi"], ...] = ()
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skm:
    """One result of the satisfaction survey."""

    tahun: int
    nilai: int | float
    periode: str | None = None
    mutu: Literal["A", "B", "C", "D"] | None = None
    responden: int | None = None
    sumber: str | None = None


@dataclass(frozen=True, slots=True)
class Penilaian:
    """A mark given by another body, with its scale."""

    lembaga: str
    tahun: int
    nilai: int | float
    skala: str
    kategori: str | None = None
    sumber: str | None = None


@dataclass(frozen=True, slots=True)
class Papan:
    """A board that hangs somewhere."""

    layanan: str
    edisi: int
    tempat: str | None = None
    tanggal: str | None = None


@dataclass(frozen=True, slots=True)
class Publikasi:
    """A medium that shows the standards."""

    media: Literal["cetak", "elektronik", "media-sosial", "situs", "aplikasi", "sippn", "reklame"]
    keterangan: str | None = None
    tanggal: str | None = None


@dataclass(frozen=True, slots=True)
class Bawaan:
    """Components equal for all services of an agency."""

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


@dataclass(frozen=True, slots=True)
class Instansi:
    """An agency as its file states it."""

    nama: str
    tingkat: Literal[
        "dinas",
        "badan",
        "bagian",
        "sekretariat",
        "inspektorat",
        "kecamatan",
        "kelurahan",
        "desa",
        "puskesmas",
        "rumah-sakit",
        "uptd",
        "bumd",
        "mpp",
        "provinsi",
        "instansi-vertikal",
        "pemerintah-daerah",
        "lainnya",
    ]
    skema: int = 1
    kode: str | None = None
    nama_pendek: str | None = None
    sebutan: str | None = None
    kode_wilayah: str | None = None
    induk: str | None = None
    daerah: str | None = None
    provinsi: str | None = None
    warna: Literal["laut", "marun", "hijau", "ungu", "cokelat", "nila", "zaitun", "toska", "abu"] | None = None
    lambang: str | None = None
    alamat: str | None = None
    kontak: Kontak | None = None
    pimpinan: Pejabat | None = None
    penanggung_jawab: Pejabat | None = None
    jam_layanan: JamLayanan | None = None
    kanal: tuple[Kanal, ...] = ()
    tempat_layanan: tuple[TempatLayanan, ...] = ()
    tanpa_hp: str | None = None
    pernyataan: tuple[str, ...] = ()
    kelompok_rentan: tuple[str, ...] = ()
    komponen_tambahan: tuple[KomponenTambahan, ...] = ()
    maklumat: Maklumat | None = None
    bawaan: Bawaan | None = None
    skm: tuple[Skm, ...] = ()
    penilaian: tuple[Penilaian, ...] = ()
    papan: tuple[Papan, ...] = ()
    publikasi: tuple[Publikasi, ...] = ()
    layanan_lain: tuple[str, ...] = ()
    layanan_utama: tuple[str, ...] = ()
    github: str | None = None
    catatan: str | None = None
    pengecualian: tuple[Pengecualian, ...] = ()
    sumber: tuple[Sumber, ...] = ()
    naskah_asal: NaskahAsal | None = None


@dataclass(frozen=True, slots=True)
class Terbitkan:
    """Which reports are published with the site."""

    temuan: bool = False
    kelengkapan: bool = False
    perbandingan: bool = False


@dataclass(frozen=True, slots=True)
class Pemda:
    """The regency as its file states it."""

    nama: str
    alamat_qr: str
    skema: int = 1
    nama_pendek: str | None = None
    provinsi: str | None = None
    kode_wilayah: str | None = None
    lambang: str | None = None
    zona_waktu: Literal["WIB", "WITA", "WIT"] | None = None
    alamat_situs: str | None = None
    penerbit: str | None = None
    lisensi: str | None = None
    kontak: Kontak | None = None
    contoh: bool = False
    terbitkan: Terbitkan | None = None
    tinjau_bulan: int | None = None
    sering_dicari: tuple[str, ...] = ()
    penilaian: tuple[Penilaian, ...] = ()
    pengecualian: tuple[Pengecualian, ...] = ()
