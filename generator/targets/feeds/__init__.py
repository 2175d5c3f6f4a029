"""The publication in; what people subscribe to or pass on out: Atom feeds of all and by agency, monthly messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.jobs import Job
from generator.targets.data.events import events
from generator.targets.data.records import Peristiwa
from generator.targets.feeds.atom import Umpan, render_feed
from generator.targets.feeds.bulanan import Pesan, message, months
from generator.targets.publication import Publication
from generator.targets.shells import Shell
from generator.targets.story import offices


def jobs(publication: Publication, shells: Mapping[str, Shell]) -> Iterator[Job]:
    """The feeds, then a message for each month with changes.

    An event without a date is in the data, but a feed has no place for it.
    """
    site, pemda = publication.site, publication.catalog.pemda
    dated = tuple(one for one in events(publication) if one.tanggal)
    by_agency: dict[str, list[Peristiwa]] = {folder: [] for folder in offices(publication)}
    for one in dated:
        by_agency.setdefault(one.instansi, []).append(one)
    whole = Umpan(site.umpan(), "umpan", pemda.nama, pemda.penerbit or pemda.nama, site.perubahan())
    yield Job(whole.alamat, render_feed, (whole, dated, site, pemda))
    for folder, instansi in offices(publication).items():
        own = Umpan(
            site.umpan(folder),
            f"umpan/{instansi.kode or folder}",
            instansi.nama,
            instansi.nama,
            site.perubahan_instansi(folder),
        )
        yield Job(own.alamat, render_feed, (own, tuple(by_agency[folder]), site, pemda))
    for month, lines in months(publication).items():
        yield Job(site.pesan(month), as_text, (message(publication, month, lines),))


def as_text(pesan: Pesan) -> str:
    """The message as a file."""
    return pesan.teks
