"""The catalogue in, jobs out: one module an output, one line here. Boards run before these, in `build`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.jobs import Job
from generator.targets import data, feeds, landing, pages, search
from generator.targets.publication import Publication
from generator.targets.shells import Shell

TARGETS: dict[str, Callable[[Publication, Mapping[str, Shell]], Iterator[Job]]] = {
    "landing": landing.jobs,
    "pages": pages.jobs,
    "data": data.jobs,
    "search": search.jobs,
    "feeds": feeds.jobs,
}
