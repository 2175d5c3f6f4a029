"""What the two prints of a consultation are made from: finished texts in frozen values, nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalog import Konsultasi
from generator.messages import word
from generator.model import Pemda
from generator.targets.boards.content import initials
from generator.targets.pages.fkp import weekday
from generator.targets.wording import date_words
from generator.text import join_dan

FOOT = 70
"""Letters of an agency's name that the two lines at a page's foot have room for; beyond it the short name stands."""


@dataclass(frozen=True, slots=True)
class Kepala:
    """The head of both prints: whose consultation it is, when, where and about what."""

    pemda: str
    instansi: str
    inisial: str
    warna: str
    contoh: str
    tanggal: str
    kapan: str
    tempat: str
    tema: str
    ringkasan: str
    pokok: str
    bersama: str
    berita_acara: str
    kaki: str


@dataclass(frozen=True, slots=True)
class Baris:
    """One row of the sheet for the hall; `usulan` and `dasar` are empty where nothing was proposed."""

    nomor: str
    semula: str
    catatan: str = ""
    usulan: str = ""
    dasar: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Kelompok:
    """The rows of one component."""

    nama: str
    baris: tuple[Baris, ...]


@dataclass(frozen=True, slots=True)
class Bagian:
    """What the hall discusses of one service."""

    nama: str
    keterangan: str
    kelompok: tuple[Kelompok, ...]


@dataclass(frozen=True, slots=True)
class LembarForum:
    """The sheets for the hall. `janji` are the record's and the standards' own texts that must be on paper."""

    kepala: Kepala
    unsur: tuple[str, ...]
    bagian: tuple[Bagian, ...]
    janji: tuple[str, ...]
    file: str


@dataclass(frozen=True, slots=True)
class Sepakat:
    """One row of the annex's matrix; the two wordings are pieces, each with whether it is gone or new."""

    nomor: str
    semula: tuple[tuple[str, bool], ...]
    usulan: str
    jenis: str
    menjadi: tuple[tuple[str, bool], ...]
    keterangan: tuple[str, ...]
    dicoret: bool = False


@dataclass(frozen=True, slots=True)
class Masuk:
    """One input and its answer."""

    nomor: str
    uraian: str
    asal: str
    jawaban: str
    alasan: str


@dataclass(frozen=True, slots=True)
class Lampiran:
    """The annex of the signed record; `tanda_tangan` are posts, and nobody's name."""

    kepala: Kepala
    peserta: tuple[tuple[str, str], ...]
    jumlah: str
    rincian: tuple[str, ...]
    sedikit: bool
    layanan: tuple[str, ...]
    matriks: tuple[tuple[str, tuple[Sepakat, ...]], ...]
    masukan: tuple[Masuk, ...]
    catatan: str
    bukti: str
    tanda_tangan: tuple[tuple[str, str], ...]
    janji: tuple[str, ...]
    file: str


def head(konsultasi: Konsultasi, pemda: Pemda) -> Kepala:
    """The head of a consultation's prints."""
    fkp, instansi = konsultasi.fkp, konsultasi.instansi
    day = weekday(fkp.tanggal)
    owner = word("papan.pemda", nama=instansi.daerah or pemda.nama)
    if instansi.tingkat == "instansi-vertikal":
        owner = instansi.daerah or instansi.provinsi or pemda.nama
    record = fkp.berita_acara
    return Kepala(
        pemda=owner,
        instansi=instansi.nama,
        inisial=initials(pemda.nama_pendek or pemda.nama),
        warna=instansi.warna or "abu",
        contoh=word("papan.contoh", nama=pemda.nama) if pemda.contoh else "",
        tanggal=fkp.tanggal,
        kapan=f"{day}, {date_words(fkp.tanggal)}" if day else date_words(fkp.tanggal),
        tempat=fkp.tempat or "",
        tema=fkp.tema,
        ringkasan=fkp.ringkasan or "",
        pokok=join_dan([word(f"halaman.pokok.{one}") for one in fkp.pokok]),
        bersama=join_dan(list(fkp.bersama)),
        berita_acara=(record.nomor or "") if record is not None else "",
        kaki=instansi.nama_pendek or instansi.nama if len(instansi.nama) > FOOT else instansi.nama,
    )
