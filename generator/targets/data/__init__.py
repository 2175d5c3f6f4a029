"""The publication in; its machine-readable form out: JSON, CSV, the addresses, the schemas and the sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.jobs import Job
from generator.model import Riwayat
from generator.site import Site
from generator.targets.data import around, published, skema, tables
from generator.targets.data.events import events
from generator.targets.data.plain import Envelope, as_json, note
from generator.targets.data.records import Peristiwa, StandarRingkas
from generator.targets.data.services import complete, summary
from generator.targets.publication import Publication
from generator.targets.shells import Shell

FOLDER = "data/v1"


def jobs(publication: Publication, shells: Mapping[str, Shell]) -> Iterator[Job]:
    """The data files of one publication."""
    site, pemda, riwayat = publication.site, publication.catalog.pemda, publication.riwayat
    envelope, sentence = Envelope.of(pemda, site), note(pemda)
    sources = published.source_files(publication)
    has_source = [site.sumber(one.layanan.folder, one.layanan.id) in sources for one in riwayat]
    papan = [publication.papan.get(one.kode) for one in riwayat]
    happened = events(publication)
    mine: dict[tuple[str, str], list[Peristiwa]] = {}
    for event in happened:
        mine.setdefault((event.instansi, event.id), []).append(event)
    ringkas = tuple(
        summary(one, site, board, sourced) for one, board, sourced in zip(riwayat, papan, has_source, strict=True)
    )
    yield Job(f"{FOLDER}/standar.json", envelope.around, (ringkas,))
    for one, brief in zip(riwayat, ringkas, strict=True):
        yield Job(brief.data, whole_file, (envelope, one, brief, tuple(mine.get((brief.instansi, brief.id), ()))))
    yield Job(f"{FOLDER}/standar.csv", standar_csv, (ringkas, site, sentence))
    yield Job(f"{FOLDER}/persyaratan.csv", persyaratan_csv, (riwayat, site.tanggal, sentence))
    yield Job(f"{FOLDER}/perubahan.json", envelope.around, (happened,))
    yield Job(f"{FOLDER}/konsultasi.json", envelope.around, (around.consultations(publication),))
    yield Job(f"{FOLDER}/instansi.json", envelope.around, (around.agencies(publication),))
    yield Job(f"{FOLDER}/alamat.json", envelope.around, (around.addresses(publication, tuple(sources)),))
    yield Job(f"{FOLDER}/skema.json", schema_file)
    for address, content in (*published.schemas(), *sources.items()):
        yield Job(address, bytes, (content,))
    yield Job("robots.txt", published.robots, (site, sentence))


def whole_file(envelope: Envelope, riwayat: Riwayat, ringkas: StandarRingkas, story: tuple[Peristiwa, ...]) -> bytes:
    """The data file of one standard: an envelope around one item."""
    return envelope.around((complete(riwayat, ringkas, story),))


def standar_csv(standar: tuple[StandarRingkas, ...], site: Site, sentence: str) -> bytes:
    """The table of services."""
    base = site.alamat_situs if site.alamat_situs.endswith("/") else f"{site.alamat_situs}/"
    return tables.table(tables.STANDAR, tables.standar_rows(standar, base, site.tanggal, sentence))


def persyaratan_csv(riwayat: tuple[Riwayat, ...], tanggal: str, sentence: str) -> bytes:
    """The table of requirements."""
    return tables.table(tables.PERSYARATAN, tables.persyaratan_rows(riwayat, tanggal, sentence))


def schema_file() -> bytes:
    """The schema of the data files."""
    return as_json(skema.data_schema())
