"""Events in; an Atom feed (RFC 4287) of them out: dates from the files, ids that never change."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import jinja2

from generator.model import Pemda, Riwayat
from generator.site import Site
from generator.targets.data.events import events_of, happened, known_since
from generator.targets.data.kisah import NEWEST
from generator.targets.data.plain import note
from generator.targets.data.records import Peristiwa
from generator.targets.story import transitions
from generator.targets.templates import environment

MINTED = "2026"
"""The year of the ids' scheme: part of every id, so it never changes."""
OFFSET = {"WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00"}
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Umpan:
    """A feed: its address, the end of its id, whose changes it tells, who publishes it, and the page that says more."""

    alamat: str
    id: str
    nama: str
    penerbit: str
    halaman: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the feed."""

    id: str
    diperbarui: str
    peristiwa: Peristiwa


def whole_feed(umpan: Umpan, newest: tuple[tuple[Riwayat, int], ...], site: Site, pemda: Pemda) -> str:
    """The feed of everything: services, and which of their events are told."""
    return render_feed(umpan, [happened(one, transitions(one), site)[at] for one, at in newest], site, pemda)


def agency_feed(umpan: Umpan, riwayat: tuple[Riwayat, ...], site: Site, pemda: Pemda) -> str:
    """The feed of one agency. An event without a date is in the data, but a feed has no place for it."""
    return render_feed(umpan, tuple(one for one in events_of(riwayat, site) if one.tanggal), site, pemda)


def render_feed(umpan: Umpan, dated: Iterable[Peristiwa], site: Site, pemda: Pemda) -> str:
    """The feed as text, the newest entry first."""
    host = urlsplit(site.alamat_qr).netloc or "localhost"
    offset = OFFSET.get(pemda.zona_waktu or "", "Z")
    daftar = [Entry(_id(one, host), f"{known_since(one, site.tanggal)}T00:00:00{offset}", one) for one in dated]
    daftar.sort(key=lambda one: one.diperbarui, reverse=True)
    return _template().render(
        id=f"tag:{host},{MINTED}:{umpan.id}",
        umpan=umpan,
        catatan=note(pemda),
        diperbarui=daftar[0].diperbarui if daftar else f"{site.tanggal}T00:00:00{offset}",
        alamat=site.pangkal,
        hari=site.tanggal,
        daftar=daftar[:NEWEST],
    )


@cache
def _template() -> jinja2.Template:
    made = environment("generator.targets.feeds").overlay()
    made.filters = {**made.filters, "bersih": clean}
    return made.get_template("umpan.xml")


def clean(text: str) -> str:
    """The text without characters that no XML file may hold."""
    return _NO_XML.sub("\ufffd", text)


def _id(event: Peristiwa, host: str) -> str:
    name = event.kode or f"{event.instansi}/{event.id}"
    return f"tag:{host},{MINTED}:{name}/{event.edisi}{'/dicabut' if event.jenis == 'dicabut' else ''}"
