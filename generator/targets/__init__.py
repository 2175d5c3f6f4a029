"""The catalogue in, jobs out: one module an output, one line here. Prints run before pages and data, in `build`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.jobs import Job
from generator.targets import boards, data, feeds, landing, laporan, pages, search
from generator.targets.groups import Work
from generator.targets.publication import Publication
from generator.targets.shells import Shell

TARGETS: dict[str, Callable[[Publication, Mapping[str, Shell]], Iterator[Job]]] = {
    "landing": landing.jobs,
    "pages": pages.jobs,
    "data": data.jobs,
    "search": search.jobs,
    "feeds": feeds.jobs,
}

WORK: dict[str, Callable[[Publication, Mapping[str, Shell]], Iterator[Work]]] = {
    **TARGETS,
    "landing": landing.groups,
    "data": data.groups,
}
"""The same, with what hangs on one service as a group that is not enumerated while it stands."""

Print = Callable[[Publication, Mapping[str, bytes]], Iterator[Job]]


def _agencies(publication: Publication, made: Mapping[str, bytes]) -> Iterator[Job]:
    from generator.targets import prints  # like the others below: who prints nothing needs none of it

    return prints.agencies(publication)


def _handouts(publication: Publication, made: Mapping[str, bytes]) -> Iterator[Job]:
    from generator.targets import prints

    return prints.handouts(publication)


def _forums(publication: Publication, made: Mapping[str, bytes]) -> Iterator[Job]:
    from generator.targets import forum_sheets

    return forum_sheets.jobs(publication)


def _tiles(publication: Publication, made: Mapping[str, bytes]) -> Iterator[Job]:
    from generator.targets import prints

    return prints.tiles(publication, made)


PRINTS: dict[str, Print] = {
    "boards": lambda publication, made: boards.jobs(publication),
    "agencies": _agencies,
    "handouts": _handouts,
    "forums": _forums,
    "tiles": _tiles,
}
"""In this order; each sees what those before it made, by address."""

REPORTS: dict[str, Callable[[Publication], Iterator[Job]]] = {"laporan": laporan.jobs}
"""What is for the regency alone: paths below the folder of reports, which is not published."""
