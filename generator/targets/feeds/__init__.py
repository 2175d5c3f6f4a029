"""The publication in; the Atom feed of what changed out: dates from the files, ids that never change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.jobs import Job
from generator.model import Pemda
from generator.site import Site
from generator.targets.data.events import events
from generator.targets.data.plain import note
from generator.targets.data.records import Peristiwa
from generator.targets.publication import Publication
from generator.targets.shells import Shell
from generator.targets.templates import environment

NEWEST = 50
MINTED = "2026"
"""The year of the ids' scheme: part of every id, so it never changes."""
OFFSET = {"WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00"}
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the feed."""

    id: str
    diperbarui: str
    peristiwa: Peristiwa


def jobs(publication: Publication, shells: Mapping[str, Shell]) -> Iterator[Job]:
    """The feed; an event without a date is in the data, but a feed has no place for it."""
    dated = tuple(one for one in events(publication) if one.tanggal)[:NEWEST]
    yield Job("umpan.xml", render_feed, (dated, publication.site, publication.catalog.pemda))


def render_feed(dated: tuple[Peristiwa, ...], site: Site, pemda: Pemda) -> str:
    """The feed as text."""
    host = urlsplit(site.alamat_qr).netloc or "localhost"
    offset = OFFSET.get(pemda.zona_waktu or "", "Z")
    daftar = [Entry(_id(one, host), f"{_day(one, site)}T00:00:00{offset}", one) for one in dated]
    daftar.sort(key=lambda one: one.diperbarui, reverse=True)
    env = environment(__name__)
    env.filters["bersih"] = clean
    base = site.alamat_situs if site.alamat_situs.endswith("/") else f"{site.alamat_situs}/"
    return env.get_template("umpan.xml").render(
        id=f"tag:{host},{MINTED}:umpan",
        pemda=pemda,
        catatan=note(pemda),
        diperbarui=daftar[0].diperbarui if daftar else f"{site.tanggal}T00:00:00{offset}",
        alamat=base,
        hari=site.tanggal,
        daftar=daftar,
    )


def clean(text: str) -> str:
    """The text without characters that no XML file may hold."""
    return _NO_XML.sub("\ufffd", text)


def _id(event: Peristiwa, host: str) -> str:
    name = event.kode or f"{event.instansi}/{event.id}"
    return f"tag:{host},{MINTED}:{name}/{event.edisi}{'/dicabut' if event.jenis == 'dicabut' else ''}"


def _day(event: Peristiwa, site: Site) -> str:
    """When it became known: an edition that is announced must not be dated in the future."""
    return min(event.tanggal, site.tanggal)
