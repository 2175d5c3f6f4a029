"""The catalogue in, jobs out: one module an output, one line here. Prints run before pages and data, in `build`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.jobs import Job
from generator.targets import boards, data, feeds, forum_sheets, landing, laporan, pages, prints, search
from generator.targets.publication import Publication
from generator.targets.shells import Shell

TARGETS: dict[str, Callable[[Publication, Mapping[str, Shell]], Iterator[Job]]] = {
    "landing": landing.jobs,
    "pages": pages.jobs,
    "data": data.jobs,
    "search": search.jobs,
    "feeds": feeds.jobs,
}

Print = Callable[[Publication, Mapping[str, bytes]], Iterator[Job]]

PRINTS: dict[str, Print] = {
    "boards": lambda publication, made: boards.jobs(publication),
    "agencies": lambda publication, made: prints.agencies(publication),
    "handouts": lambda publication, made: prints.handouts(publication),
    "forums": lambda publication, made: forum_sheets.jobs(publication),
    "tiles": prints.tiles,
}
"""In this order; each sees what those before it made, by address."""

REPORTS: dict[str, Callable[[Publication], Iterator[Job]]] = {"laporan": laporan.jobs}
"""What is for the regency alone: paths below the folder of reports, which is not published."""
