"""The publication in; reports that are not published out: each one file that opens without the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from generator.comparison import Perbandingan
from generator.jobs import Job
from generator.messages import word
from generator.targets.comparing import comparisons, is_published, unit_of
from generator.targets.data import banding
from generator.targets.data.plain import note
from generator.targets.pages.banding import comparison_body, list_body
from generator.targets.pages.peta import Peta, draw_map
from generator.targets.publication import Publication
from generator.targets.templates import environment

INDEX = "banding.html"
_NOTE = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_ICON = re.compile(r"ikon\([a-z-]+\)")


def jobs(publication: Publication) -> Iterator[Job]:
    """Comparisons, where the regency does not publish them. Paths are below the folder of reports."""
    found = () if is_published(publication) else comparisons(publication)
    if not found:
        return
    peta = draw_map(publication)
    yield Job(INDEX, list_report, (peta,))
    for one in found:
        yield Job(f"banding/{one.rumpun.id}.html", comparison_report, (peta, one))
        yield Job(f"banding/{one.rumpun.id}.csv", banding.sheet, (one, publication, note(publication.catalog.pemda)))


def list_report(peta: Peta) -> str:
    """The list of comparisons; addresses of services are whole, as the report may be read anywhere."""
    isi = list_body(peta, INDEX, _site(peta), lambda id: f"banding/{id}.html")
    return _document(peta, word("sanding.judul"), isi)


def comparison_report(peta: Peta, perbandingan: Perbandingan) -> str:
    """One comparison, with its table beside it."""
    rumpun = perbandingan.rumpun
    isi = comparison_body(peta, perbandingan, f"banding/{rumpun.id}.html", _site(peta), f"{rumpun.id}.csv")
    title = word("sanding.judul-satu", layanan=rumpun.nama, jumlah=len(rumpun.kantor), satuan=unit_of(perbandingan))
    return _document(peta, title, isi, f"../{INDEX}")


def _site(peta: Peta) -> str:
    address = peta.site.alamat_situs
    return address if address.endswith("/") else f"{address}/"


def _document(peta: Peta, judul: str, isi: str, naik: str = "") -> str:
    """The whole file around a body that is HTML already; `naik` leads to the list."""
    template = environment("generator.targets.laporan").get_template("laporan.html")
    return template.render(
        judul=judul, isi=isi, naik=naik, gaya=_style(), pemda=peta.publication.catalog.pemda, situs=peta.site
    )


@cache
def _style() -> str:
    """The site's own style sheet, without icons: those come from the theme, which is not here."""
    text = (files("generator") / "assets" / "situs.css").read_text("utf-8")
    return _ICON.sub("none", _NOTE.sub("", text)).replace("</", "<\\/")
