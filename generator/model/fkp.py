"""A public consultation, as its file states it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.komponen import Komponen
from generator.model.naskah import Pengecualian, Sumber


@dataclass(frozen=True, slots=True)
class Peserta:
    """Participants by kind; counts only, and `hadir` for kinds whose count was not recorded."""

    pengguna: int | None = None
    ahli: int | None = None
    instansi: int | None = None
    masyarakat: int | None = None
    media: int | None = None
    hadir: tuple[Literal["pengguna", "ahli", "instansi", "masyarakat", "media"], ...] = ()
    jumlah: int | None = None
    rincian: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BeritaAcara:
    """The signed record of a consultation."""

    nomor: str | None = None
    tanggal: str | None = None
    tautan: str | None = None


@dataclass(frozen=True, slots=True)
class Masukan:
    """One input and its answer."""

    uraian: str
    jawaban: Literal["diterima", "diterima-sebagian", "ditunda", "tidak-diterima", "apresiasi", "belum-dijawab"]
    id: str | None = None
    jenis: Literal["saran", "keluhan", "apresiasi"] | None = None
    layanan: tuple[str, ...] = ()
    bagian: Komponen | None = None
    unsur: Literal["pengguna", "ahli", "instansi", "masyarakat", "media"] | None = None
    alasan: str | None = None
    sampai: str | None = None


@dataclass(frozen=True, slots=True)
class Tanggapan:
    """The agency's answer about a decision not yet carried out."""

    tanggal: str
    isi: str


@dataclass(frozen=True, slots=True)
class Pembatalan:
    """Why a decision was dropped."""

    tanggal: str
    alasan: str


@dataclass(frozen=True, slots=True)
class Pemastian:
    """A person's statement that a decision is carried out."""

    tanggal: str
    oleh: str
    edisi: int | None = None


@dataclass(frozen=True, slots=True)
class Keputusan:
    """One decision of a consultation."""

    id: str
    jenis: Literal["tambah", "hapus", "ubah", "pecah", "gabung", "redaksi", "layanan-baru", "cabut"]
    layanan: str | None = None
    bagian: Komponen | None = None
    butir: tuple[str, ...] = ()
    menjadi_butir: tuple[str, ...] = ()
    semula: str | None = None
    usulan: str | None = None
    menjadi: str | None = None
    alasan: str | None = None
    masukan: tuple[str, ...] = ()
    penanggung_jawab: str | None = None
    tenggat: str | None = None
    tanggapan: tuple[Tanggapan, ...] = ()
    dibatalkan: Pembatalan | None = None
    dipastikan: Pemastian | None = None


@dataclass(frozen=True, slots=True)
class Fkp:
    """One public consultation as its file states it."""

    tanggal: str
    tema: str
    peserta: Peserta
    skema: int = 1
    tempat: str | None = None
    bersama: tuple[str, ...] = ()
    ringkasan: str | None = None
    pokok: tuple[Literal["rancangan", "penerapan", "dampak", "evaluasi", "permasalahan"], ...] = ()
    berita_acara: BeritaAcara | None = None
    bukti: tuple[str, ...] = ()
    layanan: tuple[str, ...] = ()
    masukan: tuple[Masukan, ...] = ()
    keputusan: tuple[Keputusan, ...] = ()
    catatan: str | None = None
    pengecualian: tuple[Pengecualian, ...] = ()
    sumber: tuple[Sumber, ...] = ()
