"""The records of the data files. Other people's programs read these keys: they are added to, never renamed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.consultations import Pelaksanaan
from generator.diff import Dampak
from generator.model import (
    BeritaAcara,
    DasarPerubahan,
    JamLayanan,
    Kanal,
    Keadaan,
    Keputusan,
    Komponen,
    Kontak,
    Maklumat,
    Masukan,
    Pejabat,
    Penilaian,
    Peserta,
    Publikasi,
    Skm,
    Sumber,
    TempatLayanan,
)

JenisPeristiwa = Literal["edisi-pertama", "edisi-baru", "dicabut"]
JenisAlamat = Literal["qr", "qr-edisi", "halaman", "instansi", "konsultasi", "papan", "data", "sumber"]


@dataclass(frozen=True, slots=True)
class ButirRingkas:
    """A requirement as lists show it."""

    id: str
    uraian: str


@dataclass(frozen=True, slots=True)
class StandarRingkas:
    """A service as it stands on the build's day. Texts that are not there are empty; `board` alone may be null."""

    kode: str
    edisi: int
    status: Keadaan
    instansi: str
    id: str
    nama: str
    url: str
    landing: str
    board: str | None
    qr: str
    nama_instansi: str
    nama_lain: tuple[str, ...]
    jenis: tuple[Literal["administratif", "barang", "jasa"], ...]
    ringkasan: str
    urusan: str
    berlaku_sejak: str
    sk: str
    waktu: str
    waktu_ada: bool
    biaya: str
    biaya_ada: bool
    gratis: bool
    produk: str
    produk_ada: bool
    rusak: bool
    data: str
    sumber: str
    persyaratan: tuple[ButirRingkas, ...]


@dataclass(frozen=True, slots=True)
class KeadaanKomponen:
    """What became of one of the fourteen components, and whether its value is the agency's default."""

    komponen: Komponen
    keadaan: Literal["ada", "belum-ada", "kosong", "tidak-diketahui", "tidak-berlaku", "lihat"]
    alasan: str
    lihat: str
    bawaan_instansi: bool


@dataclass(frozen=True, slots=True)
class JawabanSingkat:
    """One of the three answers, in words."""

    tanya: Literal["waktu", "biaya", "produk"]
    nilai: str
    catatan: tuple[str, ...]
    ada: bool


@dataclass(frozen=True, slots=True)
class WaktuTerbaca:
    """A duration as a number; null where the text does not say one."""

    bagian: str
    teks: str
    minimum: float | None
    maksimum: float | None
    satuan: str | None
    batas: str | None


@dataclass(frozen=True, slots=True)
class BiayaTerbaca:
    """A fee in whole rupiah; null where the text does not say a number."""

    bagian: str
    teks: str
    rupiah: int | None
    sampai_rupiah: int | None


@dataclass(frozen=True, slots=True)
class KeadaanSyarat:
    """When a requirement applies, in words."""

    id: str
    bila: str


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One difference to the edition before; `tebakan` marks a pairing by likeness, to be checked by a person.

    The two places are JSON Pointers into the contents of each edition, empty where there is none. `skor` (0 to
    100) is null unless the pairing was guessed.
    """

    jenis: str
    judul: str
    komponen: str
    id: str
    semula: str
    menjadi: str
    dampak: Dampak
    tebakan: bool
    sidik: str
    skor: int | None
    di_semula: str
    di_menjadi: str


@dataclass(frozen=True, slots=True)
class JumlahDampak:
    """How many changes have each effect on the applicant."""

    bertambah: int
    berkurang: int
    tetap: int
    perlu_telaah: int


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """Something that happened to a service: a new edition with its changes, or its end. `tanggal` may be empty."""

    jenis: JenisPeristiwa
    tanggal: str
    kode: str
    edisi: int
    edisi_sebelum: int | None
    instansi: str
    nama_instansi: str
    id: str
    nama: str
    url: str
    landing: str
    berlaku: bool
    sk: str
    dasar: DasarPerubahan | None
    ringkas: str
    dampak: JumlahDampak
    perubahan: tuple[Perubahan, ...]
    ditetapkan: str
    syarat_tidak_diminta_lagi: int
    syarat_baru: int


@dataclass(frozen=True, slots=True)
class KeputusanDipantau:
    """A decision of a consultation and where it stands.

    `layanan` are the codes of the services that it is about; the editions are those that did it, that will do it on
    a day to come, that undid it, and that changed the same thing otherwise.
    """

    keputusan: Keputusan
    keadaan: Pelaksanaan
    dampak: Dampak
    kode: str
    edisi: int | None
    layanan: tuple[str, ...] = ()
    edisi_nanti: int | None = None
    edisi_kembali: int | None = None
    edisi_berubah: int | None = None


@dataclass(frozen=True, slots=True)
class KonsultasiTerbit:
    """A consultation record."""

    instansi: str
    nama_instansi: str
    tanggal: str
    url: str
    tema: str
    tempat: str
    pokok: tuple[str, ...]
    ringkasan: str
    peserta: Peserta
    unsur_hadir: int
    berita_acara: BeritaAcara | None
    layanan: tuple[str, ...]
    masukan: tuple[Masukan, ...]
    keputusan: tuple[KeputusanDipantau, ...]
    sumber: tuple[Sumber, ...]


@dataclass(frozen=True, slots=True)
class LayananInstansi:
    """A service in its agency's list."""

    kode: str
    id: str
    nama: str
    status: Keadaan
    url: str


@dataclass(frozen=True, slots=True)
class InstansiTerbit:
    """An agency."""

    instansi: str
    kode: str
    nama: str
    nama_pendek: str
    tingkat: str
    induk: str
    kode_wilayah: str
    url: str
    alamat: str
    kontak: Kontak | None
    pimpinan: Pejabat | None
    penanggung_jawab: Pejabat | None
    jam_layanan: JamLayanan | None
    tempat_layanan: tuple[TempatLayanan, ...]
    kanal: tuple[Kanal, ...]
    maklumat: Maklumat | None
    skm: tuple[Skm, ...]
    penilaian: tuple[Penilaian, ...]
    publikasi: tuple[Publikasi, ...]
    sumber: tuple[Sumber, ...]
    layanan: tuple[LayananInstansi, ...]


@dataclass(frozen=True, slots=True)
class Alamat:
    """An address that a printed code or an old link may use."""

    alamat: str
    jenis: JenisAlamat
