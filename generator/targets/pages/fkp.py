"""A consultation in, its page out: who came, what was decided, what became of it; and the list of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.consultations import Forum, Kesepakatan, Pelaksanaan
from generator.messages import word, words
from generator.model import Fkp, Riwayat
from generator.targets.conditions import small
from generator.targets.pages.lembar import body
from generator.targets.pages.peta import EFFECTS, Peta, key
from generator.targets.shells import Heading, Link, Page
from generator.targets.wording import date_words
from generator.text import join_dan

UNSUR = ("pengguna", "ahli", "instansi", "masyarakat", "media")
FEW = 4
STATES: dict[Pelaksanaan, str] = {
    "masuk": "masuk",
    "menunggu": "menunggu",
    "lewat": "lewat",
    "kembali": "kembali",
    "perlu-telaah": "telaah",
    "dibatalkan": "dibatalkan",
}
"""The states in the order in which they are counted, and the word of each."""
WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
ALAMAT = "konsultasi/"


@dataclass(frozen=True, slots=True)
class Unsur:
    """One of the five kinds of participants; `jumlah` is None where only the presence is recorded, or nothing."""

    nama: str
    jumlah: int | None
    hadir: bool


def pages(peta: Peta) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    """Every consultation, and the list of them."""
    yield ALAMAT, render_daftar, ()
    for forum in peta.publication.forum:
        alamat = peta.site.fkp(forum.konsultasi.folder, forum.konsultasi.tanggal)
        yield alamat, render_fkp, (forum, alamat)


def render_fkp(peta: Peta, forum: Forum, alamat: str) -> Page:
    """The page of one consultation."""
    fkp, folder, instansi = forum.konsultasi.fkp, forum.konsultasi.folder, forum.konsultasi.instansi
    day = weekday(fkp.tanggal)
    isi = body(
        "fkp.html",
        peta,
        alamat,
        forum=forum,
        fkp=fkp,
        folder=folder,
        instansi=instansi,
        contoh=peta.site.contoh,
        kapan=f"{day}, {date_words(fkp.tanggal)}" if day else date_words(fkp.tanggal),
        unsur=participants(fkp),
        kelak=is_ahead(peta, forum),
        sedikit=0 < forum.hadir < FEW,
        hitungan=counted(forum),
        dampak_hitungan=effects(forum),
        matriks=tuple(matrix(forum)),
        dibahas=discussed(peta, fkp, folder),
        cetakan=prints(peta, forum),
    )
    return Page(
        alamat=alamat,
        judul=word("halaman.fkp-judul", tema=fkp.tema, tanggal=date_words(fkp.tanggal)),
        isi=isi,
        deskripsi=fkp.ringkasan or word("halaman.deskripsi-fkp", tema=fkp.tema, instansi=instansi.nama),
        sumber=forum.konsultasi.file.removeprefix("standards/"),
        aktif="konsultasi",
        aksen=instansi.warna or "",
        remah=(peta.instansi_link(folder), Link(ALAMAT, word("halaman.konsultasi"))),
        instansi=peta.instansi_link(folder),
        daftar_isi=tuple(Heading(id, title) for id, title in words("halaman.acara").items()),
        lebar=True,
    )


def is_ahead(peta: Peta, forum: Forum) -> bool:
    """Whether the consultation is still to be held: nobody came yet, and nothing is agreed."""
    return forum.konsultasi.tanggal > peta.site.tanggal


def weekday(iso: str) -> str:
    """The name of the day, by Zeller's rule: a date needs no clock."""
    parts = iso.split("-")
    if len(parts) != 3:
        return ""
    year, month, day = (int(part) for part in parts)
    year, month = (year - 1, month + 12) if month < 3 else (year, month)
    number = (day + 13 * (month + 1) // 5 + year + year // 4 - year // 100 + year // 400) % 7
    return words("hari")[WEEKDAYS[(number + 5) % 7]]


def participants(fkp: Fkp) -> tuple[Unsur, ...]:
    """The five kinds, in their fixed order."""
    peserta = fkp.peserta
    found = []
    for name in UNSUR:
        count: int | None = getattr(peserta, name)
        found.append(Unsur(name, count, bool(count) or name in peserta.hadir))
    return tuple(found)


def counted(forum: Forum) -> str:
    """How many agreements there are in each state, in words."""
    states = Counter(one.keadaan for one in forum.kesepakatan)
    return ", ".join(
        word(f"halaman.hitung.{name}", jumlah=states[state]) for state, name in STATES.items() if states[state]
    )


def effects(forum: Forum) -> str:
    """How many agreements mean what for applicants, in words."""
    found = Counter(one.dampak for one in forum.kesepakatan if one.keadaan != "dibatalkan")
    return ", ".join(word(f"halaman.hitung.{effect}", jumlah=found[effect]) for effect in EFFECTS if found[effect])


def matrix(forum: Forum) -> Iterator[tuple[str, Riwayat | None, tuple[Kesepakatan, ...]]]:
    """The agreements by service, in the record's order; a heading, the service if we know it, and the rows."""
    rows = sorted(enumerate(forum.kesepakatan), key=lambda pair: (_first(forum, pair[1]), pair[0]))
    for head, run in groupby((one for _, one in rows), _subject):
        items = tuple(run)
        yield head or word("halaman.semua-layanan"), items[0].riwayat, items


def _subject(one: Kesepakatan) -> str:
    if one.riwayat is not None:
        return one.riwayat.layanan.standar.nama
    if one.keputusan.layanan is not None or one.keputusan.bagian is None:
        return one.keputusan.layanan or ""
    return word("halaman.semua-layanan-bagian", bagian=small(word(f"komponen.{one.keputusan.bagian}")))


def prints(peta: Peta, forum: Forum) -> tuple[tuple[str, str], ...]:
    """The sheets for the hall and the annex, as far as they were made: what each is and its address."""
    site, held = peta.site, forum.konsultasi
    sheets = {
        "lembar": site.lembar_fkp(held.folder, held.tanggal),
        "lampiran": site.lampiran_fkp(held.folder, held.tanggal),
    }
    made = peta.publication.cetakan
    return tuple((word(f"halaman.cetak-fkp.{name}"), alamat) for name, alamat in sheets.items() if alamat in made)


def _first(forum: Forum, one: Kesepakatan) -> int:
    """Where the service of an agreement is first named."""
    return next(n for n, other in enumerate(forum.kesepakatan) if _subject(other) == _subject(one))


def discussed(peta: Peta, fkp: Fkp, folder: str) -> tuple[tuple[str, str], ...]:
    """The services on the agenda: their address, empty where we have no page, and their name."""
    found = []
    for name in fkp.layanan:
        riwayat = peta.tujuan(name, folder)
        found.append((f"{key(riwayat)}/", riwayat.layanan.standar.nama) if riwayat else ("", name))
    return tuple(found)


def render_daftar(peta: Peta) -> Page:
    """All consultations, the newest first."""
    lines = tuple(
        (forum, is_ahead(peta, forum), counted(forum), topics(forum.konsultasi.fkp)) for forum in peta.publication.forum
    )
    return Page(
        alamat=ALAMAT,
        judul=word("halaman.konsultasi"),
        isi=body("konsultasi.html", peta, ALAMAT, daftar=lines),
        deskripsi=word("halaman.deskripsi-konsultasi"),
        aktif="konsultasi",
        lebar=True,
    )


def topics(fkp: Fkp) -> str:
    """What the consultation was about, in words."""
    return join_dan([word(f"halaman.pokok.{one}") for one in fkp.pokok])
