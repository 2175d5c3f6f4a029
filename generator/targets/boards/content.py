"""A service in, what its board says out: every text once, as pieces that stay together, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from generator.messages import word, words
from generator.model import Ketiadaan, Layanan, Pemda, Penetapan, Standar
from generator.targets.answers import Jawaban, duration_text
from generator.targets.lists import Blok, Butir, requirement_blocks, stage_notes
from generator.targets.wording import date_words, sticky

Gaya = Literal[
    "kepala",
    "tahap",
    "jenis",
    "cabang",
    "pilihan",
    "kelompok",
    "butir",
    "anak",
    "langkah",
    "bagian",
    "baris",
    "pasangan",
    "hilang",
    "sambung",
    "lanjut",
    "ruang",
]
HEADS: frozenset[str] = frozenset(["kepala", "tahap", "jenis", "cabang", "pilihan", "kelompok", "bagian"])
"""Kinds that never stand last in a column."""


@dataclass(frozen=True, slots=True)
class Unsur:
    """A piece of a column that stays together: its kind, its text, the small lines below it.

    `nomor` is a step's number or the right-hand value of a pair. `lebih` is a heading's small second line.
    """

    gaya: Gaya
    teks: str
    catatan: tuple[str, ...] = ()
    nomor: str = ""
    lebih: str = ""


@dataclass(frozen=True, slots=True)
class Saluran:
    """A way to complain: its kind (for the icon), its name, its number or place."""

    jenis: str
    nama: str
    alamat: str
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Pengaduan:
    """The foot's left side."""

    saluran: tuple[Saluran, ...] = ()
    pejabat: tuple[tuple[str, str], ...] = ()
    kalimat: tuple[str, ...] = ()
    hilang: str = ""


@dataclass(frozen=True, slots=True)
class Isi:
    """Everything a board says. `tambahan` is left to the page where it would cost legibility."""

    judul: str
    ringkasan: str
    pemda: str
    instansi: str
    inisial: str
    kode: str
    warna: str
    jawaban: tuple[Jawaban, Jawaban, Jawaban]
    daftar: tuple[Unsur, ...]
    samping: tuple[Unsur, ...]
    tambahan: tuple[Unsur, ...]
    pengaduan: Pengaduan
    kaki: tuple[str, ...]
    tanpa_hp: str
    qr: str = ""
    alamat: str = ""
    tanggal: str = ""
    contoh: str = ""
    rancangan: bool = False
    nama_daerah: str = ""
    lambang: str = ""


def requirement_pieces(layanan: Layanan) -> Iterator[Unsur]:
    """The list: its heading, then headings and items as `requirement_blocks` orders them."""
    standar = layanan.standar
    persyaratan = standar.persyaratan
    if isinstance(persyaratan, tuple) and persyaratan:
        yield Unsur("kepala", word("papan.syarat"), lebih=word("papan.syarat-resmi", jumlah=len(persyaratan)))
        groups: set[str] = set()
        for blok in _with_all_stages(standar):
            if blok.gaya == "kelompok" and blok.kepala in groups:
                blok = replace(blok, kepala="", gaya="polos")
            groups.add(blok.kepala)
            yield from _block(blok)
        return
    yield Unsur("kepala", word("papan.syarat"), lebih=word("papan.syarat-nama"))
    if isinstance(persyaratan, Ketiadaan) and persyaratan.jenis == "tidak_berlaku":
        reason = (persyaratan.alasan,) if persyaratan.alasan else ()
        yield Unsur("baris", word("papan.syarat-tidak-ada"), reason)
    else:
        yield missing(layanan, persyaratan)


def _with_all_stages(standar: Standar) -> Iterator[Blok]:
    """The blocks, and the heads of stages that ask for nothing but have a time or a deadline to tell."""
    blocks = requirement_blocks(standar)
    shown = [blok.tahap.id for blok in blocks if blok.tahap]
    waiting = list(enumerate(standar.tahap, 1)) if shown else []

    def before(id: str) -> Iterator[Blok]:
        while waiting and waiting[0][1].id != id:
            n, tahap = waiting.pop(0)
            yield Blok("tahap", word("daftar.tahap", nomor=n, nama=tahap.nama), catatan=stage_notes(tahap), tahap=tahap)

    for blok in blocks:
        if blok.tahap:
            yield from before(blok.tahap.id)
            waiting.pop(0)
        yield blok
    yield from before("")


def _block(blok: Blok) -> Iterator[Unsur]:
    if blok.kepala:
        gaya: Gaya = "kelompok" if blok.gaya == "polos" else blok.gaya
        count = word("papan.butir", jumlah=blok.jumlah) if blok.jumlah else ""
        time = duration_text(blok.tahap.jangka_waktu) if blok.tahap and blok.tahap.jangka_waktu else ""
        yield Unsur(gaya, sticky(blok.kepala), in_one(blok.catatan), lebih=sticky(joined([count, time])))
    item: Gaya = "anak" if blok.gaya == "pilihan" else "butir"
    for butir in blok.butir:
        yield Unsur(item, sticky(butir.teks), in_one(_with_details(butir)))


def _with_details(butir: Butir) -> tuple[str, ...]:
    """An item's notes, its details in one of them."""
    notes, details = butir.catatan, butir.syarat.rincian
    for start in range(len(notes) - len(details) + 1):
        if len(details) > 1 and notes[start : start + len(details)] == details:
            return (*notes[:start], "; ".join(details), *notes[start + len(details) :])
    return notes


def missing(layanan: Layanan, value: Ketiadaan | object) -> Unsur:
    """A component without a value: the sentence that says so."""
    if isinstance(value, Ketiadaan):
        reason = (value.alasan,) if value.alasan else ()
        if value.jenis == "tidak_berlaku":
            return Unsur("baris", word("jawaban.tidak-berlaku"), reason)
        if value.jenis == "lihat" and value.lihat is not None:
            return Unsur("baris", word("papan.lihat", isi=words("papan.komponen").get(value.lihat, "")), reason)
        if value.jenis == "tidak_diketahui":
            return Unsur("hilang", word("jawaban.tidak-diketahui"), reason)
        return Unsur("hilang", word("jawaban.hilang", instansi=layanan.instansi.nama), reason)
    return Unsur("hilang", word("jawaban.hilang", instansi=layanan.instansi.nama))


def decree(penetapan: Penetapan | None) -> str:
    """The decree's name as the foot cites it; what is not known is said."""
    if penetapan is None:
        return ""
    issuer = f"{penetapan.bentuk or word('papan.keputusan')} {penetapan.oleh or ''}".strip()
    number = penetapan.sk or ""
    if any(char.isdigit() for char in number):
        number = word("papan.nomor", nomor=number)
    named = f"{issuer} {number}".strip()
    return ", ".join(part for part in (named, penetapan.tanggal and date_words(penetapan.tanggal)) if part)


def foot_lines(standar: Standar, forum: str) -> Iterator[str]:
    """Edition, review, consultation and the official text."""
    if standar.berlaku_sejak:
        edition = word("papan.edisi-sejak", edisi=standar.edisi, tanggal=date_words(standar.berlaku_sejak))
    else:
        edition = word("papan.edisi", edisi=standar.edisi)
    reviewed = standar.peninjauan.terakhir if standar.peninjauan else None
    if reviewed:
        edition = f"{edition} {word('papan.ditinjau', bulan=date_words(reviewed[:7]))}"
    if forum:
        edition = f"{edition} {word('papan.forum', tanggal=date_words(forum))}"
    yield edition
    decrees = [decree(one) for one in (standar.penetapan, *standar.penetapan_lain)]
    cited = "; ".join(one for one in decrees if one)
    numbered = standar.penetapan is not None and standar.penetapan.sk
    if cited and numbered:
        yield word("papan.naskah", sk=cited)
    elif cited:
        yield word("papan.naskah-tanpa-nomor", sk=cited)
    else:
        yield word("papan.tanpa-naskah")


def heading(layanan: Layanan, pemda: Pemda) -> tuple[str, str]:
    """The line above the agency's name, and the letters in the shield."""
    instansi = layanan.instansi
    owner = word("papan.pemda", nama=pemda.nama)
    if instansi.tingkat == "instansi-vertikal":
        owner = instansi.daerah or instansi.provinsi or pemda.nama
    elif instansi.daerah:
        owner = word("papan.pemda", nama=instansi.daerah)
    return owner, initials(pemda.nama_pendek or pemda.nama)


def initials(name: str) -> str:
    """At most three capitals of a name, its kind of region left out."""
    parts = [part for part in name.split() if part.casefold() not in words("papan.jenis-daerah").values()]
    return "".join(part[0].upper() for part in parts[:3] if part[0].isalnum())


def in_one(notes: Iterable[str]) -> tuple[str, ...]:
    """Notes as one paragraph, each with a capital and a full stop; none for none."""
    closed = [_opened(note) + ("" if note[-1:] in ".!?:;" else ".") for note in notes if note]
    return (sticky(" ".join(closed)),) if closed else ()


def _opened(note: str) -> str:
    """The note with a capital, unless it begins with a letter that counts: "a. Serahkan"."""
    return note if note[1:2] == "." else note[:1].upper() + note[1:]


def joined(items: Iterable[str | None], separator: str = ", ") -> str:
    """The items that say something, in one line."""
    return separator.join(item for item in items if item)
