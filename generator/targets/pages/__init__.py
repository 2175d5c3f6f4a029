"""The publication and the theme's shells in, every page of the site out as jobs: a body poured into its shell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.jobs import Job
from generator.site import page_file
from generator.targets.pages.banding import pages as comparisons
from generator.targets.pages.bantuan import pages as help_pages
from generator.targets.pages.beranda import pages as home
from generator.targets.pages.daftar import pages as lists
from generator.targets.pages.fkp import pages as consultations
from generator.targets.pages.instansi import pages as agencies
from generator.targets.pages.papan import pages as walls
from generator.targets.pages.peristiwa import pages as events
from generator.targets.pages.perubahan import pages as changes
from generator.targets.pages.peta import Peta, draw_map
from generator.targets.pages.pindah import pages as moved
from generator.targets.pages.standar import pages as services
from generator.targets.publication import Publication
from generator.targets.shells import Page, Shell, pour, shape

Render = Callable[..., Page | str]

PAGES: tuple[Callable[[Peta], Iterator[tuple[str, Render, tuple[Any, ...]]]], ...] = (
    home,
    lists,
    events,
    agencies,
    services,
    consultations,
    changes,
    comparisons,
    walls,
    help_pages,
    moved,
)
"""Each says which addresses it serves, by which function, and with what beside the map."""


def jobs(publication: Publication, shells: Mapping[str, Shell]) -> Iterator[Job]:
    """One job a page, in the order of PAGES; what all pages look up is computed once."""
    peta = draw_map(publication)
    for pages in PAGES:
        for alamat, render, arguments in pages(peta):
            yield Job(page_file(alamat), make_page, (shells, render, peta, *arguments))


def make_page(shells: Mapping[str, Shell], render: Render, peta: Peta, *arguments: Any) -> str:
    """The page as HTML; a page that is HTML already stays as it is."""
    page = render(peta, *arguments)
    return page if isinstance(page, str) else pour(shells[shape(page)], page)
