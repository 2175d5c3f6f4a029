"""A service in; what every page of it shows below its state, as HTML made once, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from generator.messages import word
from generator.model import (
    Biaya,
    Instansi,
    JamLayanan,
    Kanal,
    Ketiadaan,
    Layanan,
    Pemda,
    Pengaduan,
    Riwayat,
    TempatLayanan,
)
from generator.site import Site
from generator.targets.answers import Jawaban, fee_answer
from generator.targets.boards.band import three_answers
from generator.targets.boards.content import Unsur, missing
from generator.targets.boards.details import next_pieces
from generator.targets.hours import TabelJam, clock_span, day_words, hour_tables
from generator.targets.kept import kept
from generator.targets.landing.choices import Pertanyaan, enough, narrowed, questions
from generator.targets.landing.clocks import clock
from generator.targets.landing.complaints import complaints
from generator.targets.landing.letters import ask_letter, list_lines, share_letter, ways
from generator.targets.landing.pieces import MARK_END, marked, places, template
from generator.targets.landing.shrink import joined, names
from generator.targets.landing.states import since
from generator.targets.landing.steps import steps
from generator.targets.lists import Blok, requirement_blocks
from generator.targets.story import Peralihan
from generator.targets.wording import date_words

ROOM = 150
"""Letters of small type below the fee."""
WIDE_VALUE, WIDE_NOTE = 14, 40
"""Beyond these the answers stand one below the other."""


@dataclass(frozen=True, slots=True)
class Tujuan:
    """Where a withdrawn service's applicants go now."""

    nama: str
    instansi: str
    alamat: str


@dataclass(frozen=True, slots=True, eq=False)
class Pokok:
    """What all pages of one service share. Compared by identity: pages that follow each other use one body."""

    riwayat: Riwayat
    site: Site
    pemda: Pemda
    papan: str = ""
    pengganti: tuple[Tujuan, ...] = ()
    peralihan: tuple[Peralihan, ...] = ()
    gambar: str = ""
    """The whole address of the picture that other sites show; empty where none was made."""


@dataclass(frozen=True, slots=True)
class BlokHalaman:
    """A block of the list, the answers that hide it, and of how many items some are enough (0: all)."""

    blok: Blok
    kelas: tuple[str, ...]
    cukup: int = 0


@dataclass(frozen=True, slots=True)
class Isi:
    """The body, what style rules may speak of in it, and the answers that hide something."""

    html: str
    nama: frozenset[str]
    kelas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Naskah:
    """A body cut where requirements may be marked as new (see `pieces.places`), and the rest of an `Isi` without."""

    potongan: tuple[str, ...]
    nama: frozenset[str]
    kelas: tuple[str, ...]


@lru_cache(maxsize=4)
def body(pokok: Pokok, baru: tuple[str, ...]) -> Isi:
    """The body of a service's pages; requirements named in `baru` are marked as new."""
    naskah = _written(pokok)
    html, marks = marked(naskah.potongan, baru)
    return Isi(html, naskah.nama | names(marks), naskah.kelas)


@lru_cache(maxsize=4)
def _written(pokok: Pokok) -> Naskah:
    """The body of all of a service's pages, whatever is new."""
    riwayat, site, layanan = pokok.riwayat, pokok.site, pokok.riwayat.layanan
    standar = layanan.standar
    blocks = requirement_blocks(standar)
    asked = questions(standar, blocks) if riwayat.keadaan != "dicabut" else ()
    shown = _blocks(layanan, blocks, asked)
    band, details = _band(layanan)
    complaint_part = _complaints(standar.pengaduan, layanan.instansi, site.contoh)
    lines = list_lines(blocks)
    offices = _places(layanan)
    top = template("isi.html").render(
        site=site,
        riwayat=riwayat,
        standar=standar,
        jawaban=band,
        lebar=_is_wide(band),
        daftar=shown,
        kosong=None if blocks else missing(layanan, standar.persyaratan),
        tanya=asked,
        langkah=tuple(steps(standar)),
        tanpa_langkah=None if isinstance(standar.prosedur, tuple) else missing(layanan, standar.prosedur),
        rincian=grouped(details),
        lanjutan=grouped(next_pieces(standar)),
        tempat=offices[0].nama,
        bagi=share_letter(layanan, lines, _values(band), site),
    )
    place_part = _where(
        offices,
        standar.jam_layanan or layanan.instansi.jam_layanan,
        standar.kanal,
        layanan.instansi,
        standar.antrean,
        standar.kuota,
        pokok.pemda,
        site.contoh,
        riwayat.keadaan != "dicabut",
    )
    asking = ""
    if riwayat.berlaku:
        letter = ask_letter(layanan, lines, since(standar), site)
        asking = template("luar.html").render(site=site, tanyakan=letter, tujuan=ways(letter, standar, site))
    cut = places(joined("".join((top, place_part, complaint_part, asking))))
    own = names("".join((*cut[:-1:3], top.rpartition(MARK_END)[2], asking)))  # all but what services share
    known = own | _names_in(place_part) | _names_in(complaint_part)
    return Naskah(cut, known, tuple(dict.fromkeys(name for one in shown for name in one.kelas)))


_names_in = lru_cache(maxsize=64)(names)


@kept(64)
def _where(
    places: tuple[TempatLayanan, ...],
    jam: JamLayanan | None,
    kanal: tuple[Kanal, ...],
    instansi: Instansi,
    antrean: str | None,
    kuota: str | None,
    pemda: Pemda,
    contoh: bool,
    dibuka: bool,
) -> str:
    """Where and when to come: places with hours of their own, the hours of the others, channels.

    Of a service that is not `dibuka` nobody says when it opens again.
    """
    zona = pemda.zona_waktu or ""
    return template("tempat.html").render(
        tempat=[(one, _tables(one.jam, zona), clock(one.jam, zona, jam) if dibuka else "") for one in places],
        sisa=any(one.jam is None for one in places),
        jam=_tables(jam, zona),
        pekan=clock(jam, zona) if dibuka else "",
        kanal=[(one, tuple(_timetable(one))) for one in kanal],
        instansi=instansi,
        antrean=antrean,
        kuota=kuota,
        contoh=contoh,
    )


@kept(64)
def _complaints(value: Pengaduan | Ketiadaan | None, instansi: Instansi, contoh: bool) -> str:
    """Who answers complaints and how to reach them."""
    return template("keluhan.html").render(aduan=complaints(value, contoh), instansi=instansi)


def _blocks(layanan: Layanan, blocks: tuple[Blok, ...], asked: tuple[Pertanyaan, ...]) -> list[BlokHalaman]:
    """The blocks with the answers that hide them."""
    some = enough(layanan.standar)
    return [
        BlokHalaman(blok, kelas, some.get(blok.butir[0].syarat.kelompok or "", 0) if blok.butir else 0)
        for blok, kelas in zip(blocks, narrowed(blocks, asked), strict=True)
    ]


def _band(layanan: Layanan) -> tuple[tuple[Jawaban, Jawaban, Jawaban], tuple[Unsur, ...]]:
    """The board's answers and details; a fee of tiers or a formula says more here, as there is room."""
    band, details = three_answers(layanan)
    biaya = layanan.standar.biaya
    if isinstance(biaya, Biaya) and (biaya.tarif or biaya.rumus):
        kept, room = [], ROOM
        for note in fee_answer(layanan.standar).catatan:
            room -= len(note)
            if room < 0:
                break
            kept.append(note)
        band = (band[0], Jawaban("biaya", band[1].nilai, tuple(kept) or band[1].catatan, band[1].ada), band[2])
    return band, details


def _is_wide(band: Iterable[Jawaban]) -> bool:
    """Whether the answers need the whole width."""
    return any(
        len(one.nilai) > WIDE_VALUE or (one.tanya != "produk" and any(len(note) > WIDE_NOTE for note in one.catatan))
        for one in band
    )


def _values(band: Iterable[Jawaban]) -> list[str]:
    """The answers in one line each, for a message."""
    return [word(f"qr.pesan-{one.tanya}", isi=one.nilai) for one in band]


def grouped(pieces: Iterable[Unsur]) -> list[tuple[str, list[Unsur]]]:
    """Neighbours of one kind together, so that they make one list."""
    return [(gaya, list(some)) for gaya, some in groupby(pieces, key=lambda one: one.gaya)]


def _places(layanan: Layanan) -> tuple[TempatLayanan, ...]:
    """The places of the service; without any, the agency itself."""
    return layanan.standar.tempat_layanan or layanan.instansi.tempat_layanan or _office(layanan.instansi)


@kept(64)
def _office(instansi: Instansi) -> tuple[TempatLayanan, ...]:
    return (TempatLayanan(nama=instansi.nama, alamat=instansi.alamat or word("papan.alamat-hilang")),)


def _tables(jam: JamLayanan | None, zona: str) -> tuple[TabelJam, ...]:
    return tuple(hour_tables(jam, zona)) if jam is not None else ()


def _timetable(kanal: Kanal) -> Iterable[str]:
    """One line for each place and time."""
    for one in kanal.jadwal:
        clock = one.pukul and word("papan.pukul", isi=clock_span(one.pukul))
        parts = (one.teks, one.tanggal and date_words(one.tanggal), one.hari and day_words(one.hari), clock)
        when = ", ".join(part for part in parts if part)
        said = word("papan.jadwal", tempat=one.tempat, waktu=when) if when else one.tempat
        yield ". ".join(filter(None, (said, one.keterangan)))
