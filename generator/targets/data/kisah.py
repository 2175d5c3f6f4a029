"""The publication in; what happened at each agency, as lists of changes say it, made once for the same files, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, itemgetter

from generator.model import Riwayat
from generator.site import Site
from generator.targets.data.events import happened, known_since, newest_first
from generator.targets.data.hitungan import Laporan, counted, quarter_of
from generator.targets.data.plain import note, texts
from generator.targets.data.records import Peristiwa
from generator.targets.data.tables import lines as table_lines
from generator.targets.data.tables import rincian_rows
from generator.targets.deret import Deret, by_agency, each_told
from generator.targets.kabar import Kabar, Warta, edition_line, lines
from generator.targets.kept import kept
from generator.targets.publication import Publication
from generator.targets.remembering import add_classes
from generator.targets.story import key, offices, transitions

NEWEST = 50
"""Entries of a feed."""


@dataclass(frozen=True, slots=True)
class Hari:
    """What happened at one agency on one day (ISO; empty where the files do not say): how much, and as data.

    `data` are records of JSON, `rincian` the lines of its quarter's table; without lines it belongs to no quarter yet.
    `edisi` are lines of HTML about those that are not a service's first, from the service's address on.
    """

    tanggal: str
    jumlah: int
    data: bytes
    rincian: bytes
    edisi: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kisah:
    """What happened at one agency: its days, the newest first, its counts by quarter, and its news."""

    hari: tuple[Hari, ...]
    laporan: tuple[tuple[str, Laporan], ...]
    warta: Warta
    terbaru: tuple[tuple[str, str, int, int], ...]
    """Of those that became known last the day of that (ISO), their own, the service's place, and theirs there."""


add_classes(Kisah, Hari, Laporan)


@kept(2)
def chronicles(publication: Publication) -> tuple[Kisah, ...]:
    """Every agency's, by folder."""
    site, sentence, names = publication.site, note(publication.catalog.pemda), offices(publication)
    return tuple(
        each_told(
            "kisah",
            publication,
            lambda deret: (site, sentence, names[deret.folder].nama),
            lambda deret: _chronicle(deret, names[deret.folder].nama, site, sentence),
        )
    )


def _chronicle(deret: Deret, nama: str, site: Site, sentence: str) -> Kisah:
    stories = [(one, transitions(one)) for one in deret.riwayat]
    told = [happened(riwayat, story, site) for riwayat, story in stories]
    events = newest_first(event for some in told for event in some)
    days: list[Hari] = []
    quarters: dict[str, list[Peristiwa]] = {}
    for day, grouped in groupby(events, lambda one: one.tanggal):
        some = tuple(grouped)
        kunci = quarter_of(day) if day <= site.tanggal else ""
        rows = table_lines(rincian_rows(kunci, some, site.pangkal, site.tanggal, sentence)) if kunci else b""
        shown = tuple(edition_line(one) for one in some if kunci and one.jenis != "edisi-pertama")
        days.append(Hari(day, len(some), texts(some), rows, shown))
        if kunci:
            quarters.setdefault(kunci, []).extend(some)
    reports = tuple((kunci, counted(deret.folder, nama, some)) for kunci, some in quarters.items())
    by_name = sorted(stories, key=lambda one: key(one[0]))
    return Kisah(tuple(days), reports, lines(by_name, site.tanggal), _newest(told, events, site.tanggal))


def _newest(
    told: list[tuple[Peristiwa, ...]], events: tuple[Peristiwa, ...], today: str
) -> tuple[tuple[str, str, int, int], ...]:
    place = {id(event): (n, at) for n, some in enumerate(told) for at, event in enumerate(some)}
    dated = [(known_since(one, today), one.tanggal, *place[id(one)]) for one in events if one.tanggal]
    return tuple(sorted(dated, key=itemgetter(0), reverse=True)[:NEWEST])


def newest(publication: Publication) -> tuple[tuple[Riwayat, int], ...]:
    """What became known last: services, and which of their events; of several on one day as lists have them."""
    both = zip(by_agency(publication), chronicles(publication), strict=True)
    found = [(known, day, deret.riwayat[n], at) for deret, one in both for known, day, n, at in one.terbaru]
    found.sort(key=itemgetter(1), reverse=True)
    found.sort(key=itemgetter(0), reverse=True)
    return tuple((one, at) for _, _, one, at in found[:NEWEST])


def by_day(stories: Iterable[Kisah]) -> Iterator[Hari]:
    """The days of all agencies, the newest first; those of one day by agency."""
    return iter(sorted((day for one in stories for day in one.hari), key=lambda one: one.tanggal, reverse=True))


@kept(2)
def news(publication: Publication) -> tuple[Kabar, ...]:
    """Everything that has changed by the build's date, the newest first; first editions are no change."""
    return tuple(sorted((one for each in _told(publication) for one in each.berubah), key=_day, reverse=True))


@kept(2)
def announced(publication: Publication) -> tuple[Kabar, ...]:
    """Editions that are decided but not yet in force, the nearest first."""
    return tuple(sorted((one for each in _told(publication) for one in each.nanti), key=_day))


def latest_month(publication: Publication) -> tuple[str, tuple[Kabar, ...]]:
    """The newest month with changes (ISO), and the lines of it."""
    found = news(publication)
    if not found:
        return "", ()
    month = found[0].tanggal[:7]
    return month, tuple(one for one in found if one.tanggal[:7] == month)


def _told(publication: Publication) -> Iterator[Warta]:
    """The news of every agency, by the address of its pages."""
    both = zip(by_agency(publication), chronicles(publication), strict=True)
    return (kisah.warta for deret, kisah in sorted(both, key=lambda one: f"{one[0].folder}/"))


_day = attrgetter("tanggal")
