"""How a service runs: its times, stages, channels and steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.syarat import Bila


@dataclass(frozen=True, slots=True)
class Waktu:
    """A duration of one case or phase, as typed, with values that override what is read from the text."""

    nama: str | None = None
    teks: str | None = None
    nilai: int | float | None = None
    sampai: int | float | None = None
    satuan: (
        Literal["menit", "jam", "hari", "hari kerja", "minggu", "bulan", "semester", "tahun", "tahun anggaran"] | None
    ) = None
    batas: Literal["paling-lama", "biasanya"] | None = None
    tanggal: str | None = None
    sejak: str | None = None
    syarat: str | None = None
    ditunggu: bool | None = None
    perpanjangan: str | None = None
    pelaksana: str | None = None
    bila: Bila | None = None
    keterangan: str | None = None


@dataclass(frozen=True, slots=True)
class JangkaWaktu:
    """The time a service takes, as typed; `rincian` holds cases (with `bila`) or phases (without)."""

    teks: str | None = None
    nilai: int | float | None = None
    sampai: int | float | None = None
    satuan: (
        Literal["menit", "jam", "hari", "hari kerja", "minggu", "bulan", "semester", "tahun", "tahun anggaran"] | None
    ) = None
    batas: Literal["paling-lama", "biasanya"] | None = None
    tanggal: str | None = None
    sejak: str | None = None
    syarat: str | None = None
    ditunggu: bool | None = None
    perpanjangan: str | None = None
    keterangan: str | None = None
    rincian: tuple[Waktu, ...] = ()


@dataclass(frozen=True, slots=True)
class Tahap:
    """A stage with its own list, share, time, product and deadline for the applicant."""

    id: str
    nama: str
    uraian: str | None = None
    porsi: str | None = None
    syarat: str | None = None
    jangka_waktu: Waktu | None = None
    tenggat: str | None = None
    produk: str | None = None


@dataclass(frozen=True, slots=True)
class Jadwal:
    """One place and time of a service that travels or runs by a timetable."""

    tempat: str
    teks: str | None = None
    tanggal: str | None = None
    hari: str | None = None
    pukul: str | None = None
    keterangan: str | None = None


@dataclass(frozen=True, slots=True)
class Kanal:
    """A way to apply: counter, online, mobile."""

    id: str
    nama: str
    jenis: Literal["loket", "daring", "keliling", "mpp", "pos", "telepon"] | None = None
    tautan: str | None = None
    alamat: str | None = None
    jadwal: tuple[Jadwal, ...] = ()
    kuota: str | None = None
    ketentuan: str | None = None


@dataclass(frozen=True, slots=True)
class Cabang:
    """What follows a step, by its outcome; `ke` names a step, also an earlier one."""

    keadaan: str
    uraian: str | None = None
    ke: str | None = None


@dataclass(frozen=True, slots=True)
class Langkah:
    """A step of the procedure; may hold smaller steps."""

    uraian: str
    id: str | None = None
    nomor: str | None = None
    pelaku: str | None = None
    tempat: str | None = None
    waktu: str | None = None
    hasil: str | None = None
    bila: Bila | None = None
    cabang: tuple[Cabang, ...] = ()
    pengganti: str | None = None
    bagian: str | None = None
    keterangan: str | None = None
    langkah: tuple[Langkah, ...] = ()
    merujuk: tuple[str, ...] = ()
    tercetak_di: str | None = None
    catatan: str | None = None
