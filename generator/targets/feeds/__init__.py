"""The publication in; what people subscribe to or pass on out: Atom feeds of all and by agency, monthly messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.jobs import Job
from generator.targets.data.kisah import newest
from generator.targets.deret import by_agency
from generator.targets.feeds.atom import Umpan, agency_feed, whole_feed
from generator.targets.feeds.bulanan import Pesan, message, months
from generator.targets.publication import Publication
from generator.targets.shells import Shell
from generator.targets.story import offices


def jobs(publication: Publication, shells: Mapping[str, Shell]) -> Iterator[Job]:
    """The feeds, then a message for each month with changes."""
    site, pemda = publication.site, publication.catalog.pemda
    services = {deret.folder: deret.riwayat for deret in by_agency(publication)}
    whole = Umpan(site.umpan(), "umpan", pemda.nama, pemda.penerbit or pemda.nama, site.perubahan())
    yield Job(whole.alamat, whole_feed, (whole, newest(publication), site, pemda))
    for folder, instansi in offices(publication).items():
        own = Umpan(
            site.umpan(folder),
            f"umpan/{instansi.kode or folder}",
            instansi.nama,
            instansi.nama,
            site.perubahan_instansi(folder),
        )
        yield Job(own.alamat, agency_feed, (own, services.get(folder, ()), site, pemda))
    for month, lines in months(publication).items():
        yield Job(site.pesan(month), as_text, (message(publication, month, lines),))


def as_text(pesan: Pesan) -> str:
    """The message as a file."""
    return pesan.teks
