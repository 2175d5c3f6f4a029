"""Life events as standards/peristiwa.yaml states them: an ordered path over services of several agencies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Ikon = Literal["lahir", "menikah", "pindah", "meninggal", "usaha", "sekolah", "sakit", "rumah", "bantuan"]


@dataclass(frozen=True, slots=True)
class TenggatPeristiwa:
    """Until when the law wants a step done; who says so, and the day that was read there."""

    teks: str
    menurut: str
    dibaca: str | None = None


@dataclass(frozen=True, slots=True)
class LangkahPeristiwa:
    """One step: at which services (one of them is enough), or at which office outside this catalogue.

    `layanan` are addresses (instansi/layanan) or codes; `bernama` is the name of a service that several offices have.
    """

    nama: str
    layanan: tuple[str, ...] = ()
    bernama: str | None = None
    di: str | None = None
    bila: str | None = None
    uraian: str | None = None
    tenggat: TenggatPeristiwa | None = None


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """Something that happens in a life, and what has to be done about it, in order.

    `nama_lain` is what people call it when they search.
    """

    id: str
    nama: str
    langkah: tuple[LangkahPeristiwa, ...]
    judul: str | None = None
    nama_lain: tuple[str, ...] = ()
    ringkasan: str | None = None
    kalimat: str | None = None
    ikon: Ikon | None = None


@dataclass(frozen=True, slots=True)
class DaftarPeristiwa:
    """The whole file."""

    peristiwa: tuple[Peristiwa, ...]
    skema: int = 1
