"""What surrounds a service on paper: the decree, its grounds, its sources and their form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.komponen import Komponen
from generator.model.syarat import Bila


@dataclass(frozen=True, slots=True)
class DasarHukum:
    """A citation as typed, with typed parts that override what is read from it."""

    teks: str
    jenis: str | None = None
    nomor: str | None = None
    tahun: str | None = None
    tentang: str | None = None
    pasal: str | None = None
    daerah: str | None = None
    perubahan: str | None = None


@dataclass(frozen=True, slots=True)
class Penetapan:
    """The decree; its number is free text and is never parsed."""

    bentuk: Literal["Keputusan", "Peraturan", "Surat Edaran", "Lainnya"] | None = None
    sk: str | None = None
    tanggal: str | None = None
    oleh: str | None = None
    tentang: str | None = None
    lampiran: str | None = None
    tautan: str | None = None
    keterangan: str | None = None


@dataclass(frozen=True, slots=True)
class DasarPerubahan:
    """Why this edition was made."""

    jenis: Literal["fkp", "peraturan", "evaluasi", "pembetulan", "penetapan-pertama"]
    rujukan: str | None = None
    keterangan: str | None = None


@dataclass(frozen=True, slots=True)
class Redaksional:
    """A person's statement that only words changed."""

    oleh: str
    alasan: str


@dataclass(frozen=True, slots=True)
class Pencabutan:
    """Since when a service is withdrawn and what replaces it."""

    tanggal: str
    alasan: str | None = None
    pengganti: str | None = None
    arahan: str | None = None
    sk: str | None = None


@dataclass(frozen=True, slots=True)
class Peninjauan:
    """When a standard was and will be reviewed."""

    terakhir: str | None = None
    berikutnya: str | None = None
    catatan: str | None = None


@dataclass(frozen=True, slots=True)
class Lanjutan:
    """Where the applicant goes next."""

    uraian: str
    instansi: str | None = None
    layanan: str | None = None
    bila: Bila | None = None


@dataclass(frozen=True, slots=True)
class Sumber:
    """Where a value was read, and whether it is complete."""

    bagian: str | None = None
    jenis: Literal["keputusan", "dokumen", "sippn", "situs", "berita", "lainnya"] | None = None
    nama: str | None = None
    alamat: str | None = None
    halaman: str | None = None
    versi: str | None = None
    dibaca: str | None = None
    apa_adanya: bool | None = None
    lengkap: bool | None = None
    keterangan: str | None = None


@dataclass(frozen=True, slots=True)
class LabelAsal:
    """A heading as printed: of a component, or of a part that is none."""

    label: str
    komponen: Komponen | None = None
    nomor: str | None = None
    bila: Bila | None = None


@dataclass(frozen=True, slots=True)
class NaskahAsal:
    """The form of a retyped document."""

    judul: str | None = None
    instansi: str | None = None
    label: tuple[LabelAsal, ...] = ()
    catatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KomponenTambahan:
    """A component beyond the fourteen; without `isi` its heading was published empty."""

    nama: str
    isi: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BedaAcuan:
    """An item of the reference list that is deliberately not asked here."""

    id: str
    alasan: str


@dataclass(frozen=True, slots=True)
class Pengecualian:
    """A finding accepted for a time, with reason."""

    temuan: str
    alasan: str
    sampai: str
    butir: str | None = None


@dataclass(frozen=True, slots=True)
class NamaDaerah:
    """The name in a local language."""

    bahasa: str
    nama: str


@dataclass(frozen=True, slots=True)
class TautanBernama:
    """A link with a name."""

    nama: str
    alamat: str


@dataclass(frozen=True, slots=True)
class Alur:
    """The picture of the flow, described in words."""

    keterangan: str
    gambar: str | None = None
