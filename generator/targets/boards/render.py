"""One service in, its board as a PDF out, checked: the plan, the layouts that confirm it, the bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import jinja2

from generator.targets.boards import letters, look
from generator.targets.boards.columns import Ingatan, Pengalaman, tall
from generator.targets.boards.content import HEADS, Isi
from generator.targets.boards.fit import Rencana, plan
from generator.targets.boards.frame import JARAK, KANTOR, KELUHAN, LAMBANG, SEDERET, names_height
from generator.targets.boards.paper import VARIANT as VARIANT
from generator.targets.boards.paper import OwnFiles as OwnFiles
from generator.targets.boards.paper import fonts as fonts
from generator.targets.boards.paper import lay, to_bytes
from generator.targets.boards.qr import Code, encode
from generator.targets.boards.shape import (
    AIR,
    ATAS_BAWAH,
    BERIKON,
    BERTINGKAT,
    CAKRAM,
    CELL,
    HALAMAN,
    KEPALA,
    LETAK,
    PT,
    TANYA,
    UKURAN,
    Kerapatan,
    Letak,
    Rupa,
    answer_size,
    joined_notes,
)
from generator.targets.templates import environment

PACKAGE = "generator.targets.boards"
PX = 25.4 / 96
LAYOUTS = 6
TOLERANCE = 1.0
"""Millimetres of the air above the foot that a column may use."""
BETWEEN = re.compile(r">\s+<")
"""Blanks between tags; each would be a box."""


@dataclass(frozen=True, slots=True)
class Cetakan:
    """A laid out board: its plan, the document, how many layouts it took."""

    rencana: Rencana
    dokumen: Any
    html: str
    susunan: int
    ingatan: Ingatan = ((), ())


@lru_cache(maxsize=12)
def style(accent: str, rupa: Rupa) -> str:
    """The style sheet of an accent and a shape."""
    colour, rapat = look.ACCENTS[accent], rupa.rapat
    return (
        environment(PACKAGE, escape=False)
        .get_template("papan.css")
        .render(
            rupa=rupa,
            bentuk_dari=BERTINGKAT[rapat],
            kepala=KEPALA[rapat],
            lambang=LAMBANG[rapat],
            kantor=KANTOR[rapat],
            jarak=JARAK[rapat],
            sel=ATAS_BAWAH[rapat],
            tanya=TANYA[rapat],
            keluhan=KELUHAN[rapat],
            sederet=SEDERET[rapat],
            cakram=CAKRAM[rapat],
            berikon=BERIKON[rapat],
            semua_letak=LETAK,
            semua_huruf=UKURAN,
            kelas_letak=width_class,
            kelas_huruf=type_class,
            bobot=letters.WEIGHTS,
            halaman=HALAMAN,
            warna=colour,
            tipis=look.tint(colour),
            perisai=look.shield(colour),
            ikon=look.icon,
            ikon_saluran=look.CHANNELS,
        )
    )


def width_class(letak: Letak) -> str:
    """The class of columns of that width."""
    return f"l{letak.lebar * 100:.0f}-{letak.celah * 100:.0f}"


def type_class(size: float) -> str:
    """The class of columns in type of that size: a style attribute would keep them from sharing their styles."""
    return f"u{size * 100:.0f}"


def breakable(text: str) -> str:
    """An address that may end a line behind an at sign or a slash."""
    return re.sub("(?<=[@/])(?=.)", "\u200b", text)


def divided(text: str, room: float) -> str:
    """A text whose first word may break if a line cannot hold it: behind a box in the line it would run on.

    `room` is the column's width in millimetres for each point of type.
    """
    first, blank, rest = text.partition(" ")
    if letters.width(first, 700) <= room / PT - 2.5:
        return text
    return "\u200b".join(first[at : at + 4] for at in range(0, len(first), 4)) + blank + rest


@cache
def template() -> jinja2.Template:
    """The page of a board."""
    made = environment(PACKAGE).overlay()
    made.filters = {**made.filters, "patah": breakable}
    return made.get_template("papan.html")


def page(isi: Isi, rencana: Rencana, kode: Code | None) -> str:
    """The board as markup."""
    rupa = rencana.rupa
    written = template().render(
        isi=isi,
        rencana=rencana,
        kode=kode,
        kop=round(max(0.0, (LAMBANG[rupa.rapat][1] - names_height(isi, rupa.rapat)) / 2), 2),
        sederet=SEDERET[rupa.rapat],
        kepala_kecil=HEADS,
        berikon=BERIKON[rupa.rapat],
        terbagi=divided,
        kelas_letak=width_class,
        kelas_huruf=type_class,
        menyatu=lambda unsur: joined_notes(unsur, rupa),
        lebar_harga=lambda rows: round(max(letters.width(one.nomor, 700) for one in rows) + 0.1, 2),
        lebar_jawaban=lambda share: round(HALAMAN.muat * share - CELL - 1.2, 2),
        ukuran_jawaban=lambda one, share: answer_size(one.nilai, one.ada, rupa, share),
    )
    return BETWEEN.sub("><", written).strip()


def lay_out(isi: Isi, ingatan: Ingatan | None = None) -> Cetakan | None:
    """The board laid out so that it fits, as large as can be; None where no plan holds it.

    `ingatan` is what an earlier run knew when it made its last plan for the same content, so that one layout
    does; where it does not fit after all, all is solved anew.
    """
    kode = encode(isi.qr) if isi.qr else None
    code = kode.width if kode is not None else float
    seen = Pengalaman.recalled(ingatan) if ingatan is not None else Pengalaman()
    best: Cetakan | None = None
    for n in range(1, LAYOUTS + 1):
        rencana, known = plan(isi, code, seen), seen.note()
        if rencana is None or (best is not None and not _larger(rencana, best.rencana)):
            break
        html = page(isi, rencana, kode)
        document = lay(html, style(isi.warna, rencana.rupa))
        if learn(document, rencana, seen):
            best = Cetakan(rencana, document, html, n, known)
        elif best is not None:
            break
        if ingatan is not None:
            return best or lay_out(isi)
    return best


def _larger(rencana: Rencana, other: Rencana) -> bool:
    """Whether another layout is worth its cost."""
    if len(rencana.lembar) != len(other.lembar):
        return len(rencana.lembar) < len(other.lembar)
    return rencana.ukuran + rencana.samping >= other.ukuran + other.samping + 1


def learn(document: Any, rencana: Rencana, seen: Pengalaman) -> bool:
    """Whether every column ends above its foot; what the layout shows is remembered for the next plan."""
    if len(document.pages) != len(rencana.lembar):
        seen.kali[rencana.rupa.rapat] = seen.kali.get(rencana.rupa.rapat, 1.0) * 1.05
        return False
    fits, misjudged = True, 1.0
    left: dict[tuple[Kerapatan, bool], float] = {}
    for n, (sheet, lembar) in enumerate(zip(document.pages, rencana.lembar, strict=True), 1):
        top, foot = sheet.anchors[f"isi-{n}"][1] * PX, sheet.anchors[f"kaki-{n}"][1] * PX - AIR
        key = (rencana.rupa.rapat, n == 1)
        left[key] = min(foot - top, left.get(key, foot - top))
        for at, kolom in enumerate(lembar.kolom, 1):
            end = sheet.anchors[f"kolom-{n}-{at}"][3] * PX
            thought = tall(kolom.unsur, seen.measure(rencana.rupa, kolom.ukuran, kolom.lebar))
            if end > foot + TOLERANCE:
                fits = False
                misjudged = max(misjudged, (end - top) / max(thought, 1))
    seen.tinggi |= left
    seen.kali[rencana.rupa.rapat] = seen.kali.get(rencana.rupa.rapat, 1.0) * misjudged
    return fits


def write(cetakan: Cetakan) -> bytes:
    """The PDF's bytes, equal for equal boards."""
    return to_bytes(cetakan.dokumen)
