"""What an applicant pays and what it brings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.syarat import Bila


@dataclass(frozen=True, slots=True)
class Tarif:
    """One tier, part or deposit of a fee."""

    jumlah: str
    nama: str | None = None
    nomor: str | None = None
    kelompok: str | None = None
    rentang: str | None = None
    rupiah: int | None = None
    sampai_rupiah: int | None = None
    persen: int | float | None = None
    dari: str | None = None
    satuan: str | None = None
    sifat: Literal["pilihan", "tambahan", "jaminan", "denda"] | None = None
    dikembalikan: str | None = None
    bila: Bila | None = None
    keterangan: str | None = None


@dataclass(frozen=True, slots=True)
class Variabel:
    """What a name in a formula means."""

    nama: str
    arti: str


@dataclass(frozen=True, slots=True)
class Rumus:
    """How a fee is computed, with a worked example."""

    teks: str
    variabel: tuple[Variabel, ...] = ()
    contoh: str | None = None
    hasil: str | None = None


@dataclass(frozen=True, slots=True)
class Pembebasan:
    """Who does not pay, and by which ground."""

    uraian: str
    besar: str | None = None
    dasar: str | None = None
    bila: Bila | None = None


@dataclass(frozen=True, slots=True)
class PihakLain:
    """A cost paid to somebody else; never added to the fee."""

    uraian: str
    jumlah: str | None = None
    penerima: str | None = None


@dataclass(frozen=True, slots=True)
class Biaya:
    """What the applicant pays at this office."""

    teks: str | None = None
    gratis: bool | None = None
    tarif: tuple[Tarif, ...] = ()
    rumus: Rumus | None = None
    bagian_terbuka: tuple[str, ...] = ()
    pembebasan: tuple[Pembebasan, ...] = ()
    pihak_lain: tuple[PihakLain, ...] = ()
    dasar: tuple[str, ...] = ()
    cara_bayar: str | None = None
    keterangan: str | None = None


@dataclass(frozen=True, slots=True)
class Produk:
    """What the applicant receives."""

    nama: str
    jenis: Literal["dokumen", "barang", "jasa"] | None = None
    bentuk: str | None = None
    masa_berlaku: str | None = None
    penandatangan: str | None = None
    pengambilan: str | None = None
    bila: Bila | None = None
    keterangan: str | None = None
