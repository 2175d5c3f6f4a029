"""Who serves, where and when, and who answers complaints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.komponen import Komponen


@dataclass(frozen=True, slots=True)
class Pejabat:
    """A post, and its holder where the agency publishes the name."""

    jabatan: str
    nama: str | None = None
    pangkat: str | None = None
    ruang: str | None = None
    alamat: str | None = None
    telepon: str | None = None


@dataclass(frozen=True, slots=True)
class Kontak:
    """How to reach somebody."""

    telepon: str | None = None
    whatsapp: str | None = None
    email: str | None = None
    situs: str | None = None
    medsos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KanalPengaduan:
    """A way to complain."""

    jenis: Literal[
        "telepon",
        "whatsapp",
        "sms",
        "email",
        "situs",
        "aplikasi",
        "medsos",
        "kotak",
        "tatap-muka",
        "surat",
        "lapor",
        "lainnya",
    ]
    nama: str | None = None
    kelompok: str | None = None
    alamat: str | None = None
    unit: str | None = None
    keterangan: str | None = None


@dataclass(frozen=True, slots=True)
class TenggatPengaduan:
    """When a kind of complaint is answered."""

    teks: str
    jenis: str | None = None
    nilai: int | float | None = None
    satuan: (
        Literal["menit", "jam", "hari", "hari kerja", "minggu", "bulan", "semester", "tahun", "tahun anggaran"] | None
    ) = None
    perpanjangan: str | None = None


@dataclass(frozen=True, slots=True)
class Pengaduan:
    """Where complaints go and how they are answered."""

    teks: str | None = None
    kanal: tuple[KanalPengaduan, ...] = ()
    pejabat: Pejabat | None = None
    pejabat_lain: tuple[Pejabat, ...] = ()
    prosedur: tuple[str, ...] = ()
    tenggat: tuple[TenggatPengaduan, ...] = ()
    keterangan: str | None = None


@dataclass(frozen=True, slots=True)
class Pelaksana:
    """One row of the staff table."""

    jabatan: str
    jumlah: int | None = None
    pendidikan: str | None = None
    kompetensi: str | None = None


@dataclass(frozen=True, slots=True)
class JumlahPelaksana:
    """How many people serve."""

    teks: str | None = None
    jumlah: int | None = None
    rincian: tuple[Pelaksana, ...] = ()


@dataclass(frozen=True, slots=True)
class JamHari:
    """Hours of one or several weekdays; without `tutup` they end when the work is done."""

    hari: str
    buka: str
    tutup: str | None = None
    istirahat: str | None = None
    keterangan: str | None = None


@dataclass(frozen=True, slots=True)
class JamKhusus:
    """Hours of a period such as Ramadan."""

    nama: str
    mulai: str | None = None
    selesai: str | None = None
    tutup: bool | None = None
    hari: tuple[JamHari, ...] = ()
    keterangan: str | None = None


@dataclass(frozen=True, slots=True)
class JamLayanan:
    """Opening hours; never the duration of a service."""

    teks: str | None = None
    zona: Literal["WIB", "WITA", "WIT"] | None = None
    sepanjang_waktu: bool | None = None
    hari: tuple[JamHari, ...] = ()
    libur: tuple[str, ...] = ()
    khusus: tuple[JamKhusus, ...] = ()
    tercetak_di: Komponen | None = None
    keterangan: str | None = None


@dataclass(frozen=True, slots=True)
class TempatLayanan:
    """Where a service is handed in."""

    nama: str
    instansi: str | None = None
    alamat: str | None = None
    ruang: str | None = None
    jam: JamLayanan | None = None
    keterangan: str | None = None
