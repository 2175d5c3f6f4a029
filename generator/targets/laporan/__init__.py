"""The publication in; reports that are not published out: each one file that opens without the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files

from generator.comparison import Rumpun, compare, groups
from generator.jobs import Job, digest
from generator.messages import word
from generator.targets.comparing import agreed_removals, is_published
from generator.targets.data import banding
from generator.targets.data.plain import note
from generator.targets.pages.banding import comparison_body, counted, list_body
from generator.targets.pages.peta import Peta, draw_map, key
from generator.targets.publication import Publication
from generator.targets.remembering import add_classes, in_place
from generator.targets.templates import environment

INDEX = "banding.html"
_NOTE = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_ICON = re.compile(r"ikon\([a-z-]+\)")


@dataclass(frozen=True, slots=True)
class Sandingan:
    """One comparison as it is reported: its title, its body as HTML, its table, and what the list says of it."""

    judul: str
    isi: str
    tabel: bytes
    satuan: str
    setempat: int


add_classes(Sandingan)


def jobs(publication: Publication) -> Iterator[Job]:
    """Comparisons, where the regency does not publish them. Paths are below the folder of reports."""
    found = () if is_published(publication) else groups(publication.catalog, publication.riwayat)
    if not found:
        return
    peta = draw_map(publication)
    told = [(one, in_place(f"laporan {one.id}", _made_of(one, peta), partial(_told, one, peta))) for one in found]
    yield Job(INDEX, list_report, (peta, tuple((rumpun, one.satuan, one.setempat) for rumpun, one in told)))
    for rumpun, one in told:
        yield Job(f"banding/{rumpun.id}.html", comparison_report, (peta, one))
        yield Job(f"banding/{rumpun.id}.csv", bytes, (one.tabel,))


def _made_of(rumpun: Rumpun, peta: Peta) -> str:
    """A name for all that a comparison says; empty where a text has none."""
    publication = peta.publication
    names = [one.layanan.sidik for one in rumpun.kantor]
    agreed = [
        [(one.keadaan, one.keputusan.butir, one.keputusan.tenggat) for one in agreed_removals(publication).get(at, ())]
        for at in (key(one.riwayat) for one in rumpun.kantor)
    ]
    beside = [(one.nama, one.atas) for one in rumpun.kantor]
    whole = (rumpun.id, rumpun.nama, rumpun.acuan_id, rumpun.acuan, names, beside, agreed)
    return digest(repr((whole, peta.site, publication.catalog.pemda))) if all(names) else ""


def _told(rumpun: Rumpun, peta: Peta) -> Sandingan:
    one = compare(rumpun)
    satuan, setempat = counted(one)
    return Sandingan(
        judul=word("sanding.judul-satu", layanan=rumpun.nama, jumlah=len(rumpun.kantor), satuan=satuan),
        isi=comparison_body(peta, one, f"banding/{rumpun.id}.html", _site(peta), f"{rumpun.id}.csv"),
        tabel=banding.sheet(one, peta.publication, note(peta.publication.catalog.pemda)),
        satuan=satuan,
        setempat=setempat,
    )


def list_report(peta: Peta, daftar: tuple[tuple[Rumpun, str, int], ...]) -> str:
    """The list of comparisons; addresses of services are whole, as the report may be read anywhere."""
    isi = list_body(peta, INDEX, _site(peta), daftar, lambda id: f"banding/{id}.html")
    return _document(peta, word("sanding.judul"), isi)


def comparison_report(peta: Peta, satu: Sandingan) -> str:
    """One comparison, with its table beside it."""
    return _document(peta, satu.judul, satu.isi, f"../{INDEX}")


def _site(peta: Peta) -> str:
    return peta.site.pangkal


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
