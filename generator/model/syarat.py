"""What an applicant must bring, be or do, and when each of it applies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Bila:
    """When an item applies: keys are joined by and, the values of one key by or.

    `dan` adds demands, `atau` adds alternatives, `kecuali` takes away.
    """

    kasus: tuple[str, ...] = ()
    pemohon: tuple[str, ...] = ()
    tahap: tuple[str, ...] = ()
    kanal: tuple[str, ...] = ()
    keadaan: str | None = None
    tanpa: tuple[str, ...] = ()
    kecuali: Bila | None = None
    dan: tuple[Bila, ...] = ()
    atau: tuple[Bila, ...] = ()


@dataclass(frozen=True, slots=True)
class Kasus:
    """A circumstance of the applicant that selects items; cases with one `pertanyaan` are its answers."""

    id: str
    nama: str
    pertanyaan: str | None = None
    jawaban: str | None = None
    keterangan: str | None = None


@dataclass(frozen=True, slots=True)
class Pemohon:
    """A kind of applicant with requirements of its own."""

    id: str
    nama: str
    keterangan: str | None = None


@dataclass(frozen=True, slots=True)
class Kelompok:
    """A heading over several requirements, or a choice of one of them."""

    id: str
    nama: str
    pilih: Literal["semua", "satu"] | None = None
    paling_sedikit: int | None = None
    induk: str | None = None
    rangkap: str | None = None
    penandatangan: str | None = None
    keterangan: str | None = None
    bila: Bila | None = None


@dataclass(frozen=True, slots=True)
class Ketentuan:
    """A part of a requirement that differs by circumstance or channel."""

    uraian: str
    bila: Bila | None = None
    bentuk: tuple[
        Literal["asli", "fotokopi", "legalisir", "tunjukkan-asli", "pindaian", "foto", "elektronik"], ...
    ] = ()
    jumlah: str | None = None


@dataclass(frozen=True, slots=True)
class Persyaratan:
    """What the applicant brings, is, or does; `uraian` is kept as typed."""

    uraian: str
    id: str | None = None
    nomor: str | None = None
    jenis: tuple[
        Literal[
            "dokumen",
            "formulir",
            "kondisi",
            "tindakan",
            "informasi",
            "pembayaran",
            "saksi",
            "barang",
            "dokumen-petugas",
        ],
        ...,
    ] = ()
    kelompok: str | None = None
    dokumen: tuple[str, ...] = ()
    hubungan: Literal["dan", "atau", "tidak-jelas"] | None = None
    bentuk: tuple[
        Literal["asli", "fotokopi", "legalisir", "tunjukkan-asli", "pindaian", "foto", "elektronik"], ...
    ] = ()
    jumlah: str | None = None
    ukuran: str | None = None
    masa_berlaku: str | None = None
    ambang: str | None = None
    latar: str | None = None
    format: str | None = None
    meterai: str | None = None
    formulir: str | None = None
    tautan: str | None = None
    penandatangan: str | None = None
    penerbit: str | None = None
    tempat: str | None = None
    layanan: str | None = None
    ditautkan: bool | None = None
    rincian: tuple[str, ...] = ()
    ketentuan: tuple[Ketentuan, ...] = ()
    penjelasan: str | None = None
    alasan: str | None = None
    dasar: str | None = None
    bila: Bila | None = None
    wajib: bool = True
    terbuka: bool | None = None
    merujuk: tuple[str, ...] = ()
    menggantikan: tuple[str, ...] = ()
    tercetak_di: str | None = None
    catatan: str | None = None
