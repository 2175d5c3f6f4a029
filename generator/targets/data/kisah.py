"""The publication in; what happened at each agency, as lists of changes say it, made once for the same files, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from generator.site import Site
from generator.targets.data.events import happened, newest_first
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
    stories = [(one, transitions(one)) for one in sorted(deret.riwayat, key=key)]
    events = newest_first(event for riwayat, story in stories for event in happened(riwayat, story, site))
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
    return Kisah(tuple(days), reports, lines(stories, site.tanggal))


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
