"""The publication in, one job for each board in force out: an A3 sheet as PDF, checked before it is published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.findings import Finding, freeze_words
from generator.jobs import Job, Result, digest, shaped_by
from generator.messages import word
from generator.model import Instansi, Riwayat
from generator.site import FOLDER
from generator.targets.boards.board import Pesanan, order
from generator.targets.publication import Publication

if TYPE_CHECKING:
    from ctypes import CDLL

PACKAGES = (
    "cssselect2",
    "fonttools",
    "Jinja2",
    "pillow",
    "pydyf",
    "pypdfium2",
    "qrcode",
    "tinycss2",
    "weasyprint",
    "zxing-cpp",
)
PARTS = (
    *("fonts", "icons", "messages.yaml", "text", "targets/boards"),
    *(f"targets/{name}.py" for name in ("answers", "conditions", "hours", "lists", "templates", "wording")),
)
LIBRARIES = {
    "pango": ("libpango-1.0.so.0", "libpango-1.0-0.dll", "libpango-1.0.dylib", "pango-1.0"),
    "harfbuzz": ("libharfbuzz.so.0", "libharfbuzz-0.dll", "libharfbuzz.0.dylib", "harfbuzz"),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig-1.dll", "libfontconfig.1.dylib", "fontconfig"),
}


DRAFT = ("rancangan", "dibahas", "menunggu-penetapan")
"""States of a service that was never in force: its board is marked and has no code, for who reviews it."""


def jobs(publication: Publication, drafts: bool = False) -> Iterator[Job]:
    """A board for every service in force that has a kode, and with `drafts` for those not yet in force.

    One finding instead where none can be set here.
    """
    if not can_set():
        yield Job("papan/", no_boards)
        return
    made_by = shaping()
    yield from crest_troubles(publication)
    for riwayat in publication.riwayat:
        if (riwayat.berlaku and riwayat.kode) or (drafts and riwayat.keadaan in DRAFT):
            pesanan = ordered(publication, riwayat)
            layanan = pesanan.layanan
            path = publication.site.papan(layanan.folder, layanan.id)
            yield Job(path, render_board, (pesanan,), digest(made_by, repr(pesanan)), fitting(made_by, pesanan))


def ordered(publication: Publication, riwayat: Riwayat) -> Pesanan:
    """The order for the board of the edition in force, or of a draft."""
    layanan, site, draft = riwayat.layanan, publication.site, riwayat.keadaan in DRAFT
    qr = "" if draft else site.qr(riwayat.kode, riwayat.kini.nomor)
    drawn = crest_of(publication, layanan.folder, layanan.instansi)
    return order(layanan, publication.catalog.pemda, qr, forum_date(publication, riwayat), draft, drawn)


def crest_of(publication: Publication, folder: str, instansi: Instansi) -> str:
    """The agency's crest, else the regency's, as an address that holds it; empty where neither can be drawn."""
    from generator.targets.boards.crest import crest

    catalog = publication.catalog
    own = f"{folder}/{instansi.lambang}" if instansi.lambang else ""
    found = (crest(catalog.gambar.get(name))[0] for name in (own, catalog.pemda.lambang) if name)
    return next((drawn for drawn in found if drawn), "")


def crest_troubles(publication: Publication) -> Iterator[Job]:
    """A finding for each crest that is named but cannot be drawn; its boards carry initials."""
    from generator.targets.boards.crest import crest

    for name, content in publication.catalog.gambar.items():
        why = crest(content)[1]
        if why is not None:
            ours = name == publication.catalog.pemda.lambang
            owner = "pemda.yaml" if ours else f"{name.split('/')[0]}/instansi.yaml"
            words = (f"{FOLDER}/{owner}", name, why)
            yield Job(f"papan/{name}", crest_trouble, words, digest("lambang", *words))


def crest_trouble(file: str, name: str, why: str) -> Result:
    """What is said of a crest that cannot be drawn."""
    words_ = freeze_words({"nama": name, "sebab": word(f"papan.lambang.{why}")})
    return Result(None, (Finding(file, 0, 0, "SP977", words_),))


def fitting(made_by: str, pesanan: Pesanan) -> str:
    """A digest of what shapes a board's fit: all but its colour and the crest's picture."""
    layanan = replace(pesanan.layanan, instansi=replace(pesanan.layanan.instansi, warna=None, lambang=None))
    return digest("fit", made_by, repr(replace(pesanan, layanan=layanan, lambang="")))


def forum_date(publication: Publication, riwayat: Riwayat) -> str:
    """The day of the consultation that the edition follows, if it follows one we know."""
    ground = riwayat.layanan.standar.dasar_perubahan
    if ground is None or ground.jenis != "fkp" or not ground.rujukan:
        return ""
    for forum in publication.forum:
        konsultasi = forum.konsultasi
        if ground.rujukan in (f"{konsultasi.folder}/{konsultasi.tanggal}", konsultasi.tanggal):
            return konsultasi.tanggal
    return ""


def render_board(pesanan: Pesanan, ingatan: Any = None) -> Result:
    """One board; imported here, so that a site without boards needs none of it."""
    from generator.targets.boards.press import make_board

    return make_board(pesanan, ingatan)


def no_boards() -> Result:
    """What is said once where WeasyPrint's libraries are missing."""
    return Result(None, (Finding("", 0, 0, "SP970"),))


@cache
def can_set() -> bool:
    """Whether boards can be set here: WeasyPrint opens libraries of the system by name."""
    if all(library(name) is not None for name in LIBRARIES):
        return True
    try:
        from generator.targets.boards import render
    except (ImportError, OSError):
        return False
    return bool(render.VARIANT)


@cache
def library(name: str) -> CDLL | None:
    """A library of the system, under any of its names."""
    from ctypes import CDLL  # only who prints needs it
    from ctypes.util import find_library

    for each in (*LIBRARIES[name], find_library(LIBRARIES[name][-1])):
        if each:
            try:
                return CDLL(each)
            except OSError:
                continue
    return None


@cache
def shaping() -> str:
    """A digest of all that shapes a board but its order: code, templates, fonts, icons, words, versions."""
    with as_file(files("generator")) as home:
        made_by = shaped_by([Path(home) / part for part in PARTS], PACKAGES)
    pango, harfbuzz = library("pango"), library("harfbuzz")
    versions = [str(pango.pango_version()) if pango else ""]
    if harfbuzz is not None:
        from ctypes import c_char_p

        harfbuzz.hb_version_string.restype = c_char_p
        versions.append(harfbuzz.hb_version_string().decode())
    return digest(made_by, *versions)
