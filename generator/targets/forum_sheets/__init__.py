"""The publication in; for each consultation the sheets for the hall and, once it was held, the annex of its record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from generator.consultations.services import Services, index
from generator.jobs import Job, Result, digest, shaped_by
from generator.targets import boards
from generator.targets.boards.letters import all_printable
from generator.targets.forum_sheets.annex import annex
from generator.targets.forum_sheets.hall import hall_sheets
from generator.targets.forum_sheets.order import Lampiran, LembarForum
from generator.targets.publication import Publication


def jobs(publication: Publication) -> Iterator[Job]:
    """Two prints a consultation; none where the boards cannot be set either, which is said once for both."""
    if not publication.forum or not boards.can_set():
        return
    made_by, services = shaping(), index(publication.riwayat)
    site, pemda = publication.site, publication.catalog.pemda
    for forum in publication.forum:
        folder, tanggal = forum.konsultasi.folder, forum.konsultasi.tanggal
        hall = all_printable(hall_sheets(forum, services, pemda))
        yield Job(site.lembar_fkp(folder, tanggal), render_sheet, (hall,), digest(made_by, repr(hall)))
        if tanggal <= site.tanggal:
            record = all_printable(annex(forum, pemda, discussed(services, folder, forum.konsultasi.fkp.layanan)))
            yield Job(site.lampiran_fkp(folder, tanggal), render_sheet, (record,), digest(made_by, repr(record)))


def discussed(services: Services, folder: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The services on the agenda, by their names of today."""
    found = [(services.find(folder, name), name) for name in names]
    return tuple(riwayat.layanan.standar.nama if riwayat is not None else name for riwayat, name in found)


def render_sheet(order: LembarForum | Lampiran) -> Result:
    """One print; imported here, so that a site without prints needs none of it."""
    from generator.targets.forum_sheets.press import make_sheet

    return make_sheet(order)


@cache
def shaping() -> str:
    """A digest of all that shapes a print but its order: what shapes the boards, and this folder."""
    with as_file(files("generator")) as home:
        mine = [Path(home) / part for part in ("targets/forum_sheets", "targets/pages/fkp.py")]
        return digest(boards.shaping(), shaped_by(mine, ()))
