"""One service in, its board as a PDF out, checked: the plan, the layouts that confirm it, the bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import jinja2
import weasyprint
from markupsafe import Markup
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from generator.targets.boards import letters, look
from generator.targets.boards.columns import Pengalaman, tall
from generator.targets.boards.content import Isi
from generator.targets.boards.fit import Rencana, plan
from generator.targets.boards.qr import Code, encode
from generator.targets.boards.shape import CELL, HALAMAN, answer_size, small
from generator.targets.templates import environment

PACKAGE = "generator.targets.boards"
PX = 25.4 / 96
VARIANT = "pdf/ua-1"
LAYOUTS = 6
TOLERANCE = 1.0
"""Millimetres of the air above the foot that a column may use."""


class OwnFiles(URLFetcher):  # type: ignore[misc]
    """Fonts of ours and pictures written into their address; nothing else is fetched."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        """The font called so, or a picture."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        name = url.rpartition("/")[2].removeprefix("PublicSans-").removesuffix(".ttf")
        if name not in letters.WEIGHTS.values():
            raise ValueError(url)
        return URLFetcherResponse(url, letters.font_file(name), {"Content-Type": "font/ttf"})


@dataclass(frozen=True, slots=True)
class Cetakan:
    """A laid out board: its plan, the document, how many layouts it took."""

    rencana: Rencana
    dokumen: Any
    html: str
    susunan: int


@cache
def fonts() -> FontConfiguration:
    """The fonts, read once a process."""
    return FontConfiguration()


@lru_cache(maxsize=16)
def style(accent: str) -> weasyprint.CSS:
    """The style sheet of an accent, parsed once a process."""
    colour = look.ACCENTS[accent]
    text = (
        environment(PACKAGE, escape=False)
        .get_template("papan.css")
        .render(
            bobot=letters.WEIGHTS,
            halaman=HALAMAN,
            warna=colour,
            tipis=look.tint(colour),
            perisai=look.shield(colour),
            ikon=look.icon,
            ikon_saluran=look.CHANNELS,
        )
    )
    return weasyprint.CSS(string=text, base_url="fonts:/", url_fetcher=OwnFiles(), font_config=fonts())


def breakable(text: str) -> Markup:
    """An address as HTML that may end a line behind an at sign or a slash."""
    return Markup("<wbr>").join(re.split("(?<=[@/])", text))


@cache
def template() -> jinja2.Template:
    """The page of a board."""
    made = environment(PACKAGE).overlay()
    made.filters = {**made.filters, "patah": breakable}
    return made.get_template("papan.html")


def page(isi: Isi, rencana: Rencana, kode: Code | None) -> str:
    """The board as HTML."""
    padat = rencana.rupa.padat
    return template().render(
        isi=isi,
        rencana=rencana,
        kode=kode,
        lebar_jawaban=lambda share: round(HALAMAN.muat * share - CELL - 1.2, 2),
        kecil={"d": small(rencana.ukuran), "s": small(rencana.samping)},
        ukuran_jawaban=lambda one, share: answer_size(one.nilai, one.ada, padat, share),
    )


def lay_out(isi: Isi) -> Cetakan | None:
    """The board laid out so that it fits, as large as can be; None where no plan holds it."""
    kode = encode(isi.qr) if isi.qr else None
    code = kode.width if kode is not None else float
    seen = Pengalaman()
    best: Cetakan | None = None
    for n in range(1, LAYOUTS + 1):
        rencana = plan(isi, code, seen)
        if rencana is None or (best is not None and not _larger(rencana, best.rencana)):
            break
        html = page(isi, rencana, kode)
        document = weasyprint.HTML(string=html, url_fetcher=OwnFiles()).render(
            font_config=fonts(), stylesheets=[style(isi.warna)], pdf_variant=VARIANT
        )
        if learn(document, rencana, seen):
            best = Cetakan(rencana, document, html, n)
        elif best is not None:
            break
    return best


def _larger(rencana: Rencana, other: Rencana) -> bool:
    """Whether another layout is worth its cost."""
    if len(rencana.lembar) != len(other.lembar):
        return len(rencana.lembar) < len(other.lembar)
    return rencana.ukuran + rencana.samping >= other.ukuran + other.samping + 1


def learn(document: Any, rencana: Rencana, seen: Pengalaman) -> bool:
    """Whether every column ends above its foot; what the layout shows is remembered for the next plan."""
    if len(document.pages) != len(rencana.lembar):
        seen.kali[rencana.rupa.padat] = seen.kali.get(rencana.rupa.padat, 1.0) * 1.05
        return False
    fits, misjudged = True, 1.0
    left: dict[tuple[bool, bool], float] = {}
    for n, (sheet, lembar) in enumerate(zip(document.pages, rencana.lembar, strict=True), 1):
        top, foot = sheet.anchors[f"isi-{n}"][1] * PX, sheet.anchors[f"kaki-{n}"][1] * PX
        key = (rencana.rupa.padat, n == 1)
        left[key] = min(foot - top, left.get(key, foot - top))
        for at, kolom in enumerate(lembar.kolom, 1):
            end = sheet.anchors[f"kolom-{n}-{at}"][3] * PX
            thought = tall(kolom.unsur, seen.measure(rencana.rupa, kolom.ukuran, kolom.lebar))
            if end > foot + TOLERANCE:
                fits = False
                misjudged = max(misjudged, (end - top) / max(thought, 1))
    seen.tinggi |= left
    seen.kali[rencana.rupa.padat] = seen.kali.get(rencana.rupa.padat, 1.0) * misjudged
    return fits


def write(cetakan: Cetakan) -> bytes:
    """The PDF's bytes, equal for equal boards."""
    made: bytes = cetakan.dokumen.write_pdf(pdf_variant=VARIANT)
    return made
