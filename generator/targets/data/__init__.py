"""The publication in; its machine-readable form out: JSON, CSV, the addresses, the schemas and the sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import cast

from generator.comparison import Perbandingan
from generator.jobs import Job
from generator.model import Riwayat
from generator.site import Site
from generator.targets.comparing import comparisons, is_published
from generator.targets.data import around, banding, daftar, published, skema, tables
from generator.targets.data.events import events_of
from generator.targets.data.jalinan import JalinanLayanan, life_events, links_of
from generator.targets.data.plain import Envelope, as_json, note
from generator.targets.data.records import Alamat, JenisAlamat, Peristiwa, StandarRingkas
from generator.targets.data.services import brief, complete
from generator.targets.groups import Group, Work, each_job
from generator.targets.publication import Papan, Publication
from generator.targets.shells import Shell
from generator.targets.story import key

FOLDER = skema.FOLDER


def jobs(publication: Publication, shells: Mapping[str, Shell]) -> Iterator[Job]:
    """The data files of one publication."""
    return each_job(groups(publication, shells))


def groups(publication: Publication, shells: Mapping[str, Shell]) -> Iterator[Work]:
    """The files about all, and a group for each service and for the sources of each agency."""
    site, pemda, riwayat = publication.site, publication.catalog.pemda, publication.riwayat
    envelope, sentence = Envelope.of(pemda, site), note(pemda)
    sources = published.source_files(publication)
    briefly = [
        (publication.papan.get(one.kode), site.sumber(one.layanan.folder, one.layanan.id) in sources) for one in riwayat
    ]
    yield from daftar.jobs(publication, FOLDER)
    together: dict[str, tuple[Riwayat, ...]] = {}
    for one in riwayat:
        together[key(one)] = (*together.get(key(one), ()), one)
    for one, (board, sourced) in zip(riwayat, briefly, strict=True):
        given = (envelope, one, site, board, sourced, together[key(one)], links_of(one, publication))
        yield Group(f"{FOLDER} {key(one)} {one.kode}", service_file, given)
    yield Job(f"{FOLDER}/papan.csv", papan_csv, (publication, sentence))
    yield Job(f"{FOLDER}/konsultasi.json", envelope.around, (around.consultations(publication),))
    yield Job(f"{FOLDER}/instansi.json", envelope.around, (around.agencies(publication),))
    yield Job(f"{FOLDER}/peristiwa.json", envelope.around, (life_events(publication),))
    known = "\n".join(f"{one.jenis} {one.alamat}" for one in around.addresses(publication, tuple(sources)))
    yield Job(f"{FOLDER}/alamat.json", addresses_file, (envelope, known))
    for each in comparisons(publication) if is_published(publication) else ():
        id = each.rumpun.id
        yield Job(site.tabel_banding(id, "json"), banding_json, (envelope, each, publication))
        yield Job(site.tabel_banding(id), banding.sheet, (each, publication, sentence))
    yield Job(f"{FOLDER}/skema.json", schema_file)
    yield Job(skema.address("usulan"), proposal_schema)
    for kind in skema.FILES:
        yield Job(skema.address(kind), one_schema_file, (kind, site))
    for address, content in published.schemas():
        yield Job(address, bytes, (content,))
    for folder, files in groupby(sources.items(), key=lambda item: item[0].rpartition("/")[0]):
        yield Group(f"sumber {folder}", copies, (tuple(files),))
    yield Job("robots.txt", published.robots, (site, sentence))


def service_file(
    envelope: Envelope,
    riwayat: Riwayat,
    site: Site,
    papan: Papan | None,
    has_source: bool,
    together: tuple[Riwayat, ...],
    jalinan: JalinanLayanan,
) -> Iterator[Job]:
    """The data file of one standard; `together` are all that have or had this address."""
    ringkas = brief(riwayat, site, papan, has_source)
    yield Job(ringkas.data, whole_file, (envelope, riwayat, ringkas, events_of(together, site), jalinan))


def whole_file(
    envelope: Envelope,
    riwayat: Riwayat,
    ringkas: StandarRingkas,
    story: tuple[Peristiwa, ...],
    jalinan: JalinanLayanan,
) -> bytes:
    """An envelope around one item."""
    return envelope.around((complete(riwayat, ringkas, story, jalinan),))


def copies(files: tuple[tuple[str, bytes], ...]) -> Iterator[Job]:
    """Source files as they are."""
    for address, content in files:
        yield Job(address, bytes, (content,))


def addresses_file(envelope: Envelope, known: str) -> bytes:
    """The data file of all addresses: a line for each, with its kind before it."""
    lines = (line.partition(" ") for line in known.split("\n"))
    return envelope.around(tuple(Alamat(alamat, cast(JenisAlamat, jenis)) for jenis, _, alamat in lines))


def _base(site: Site) -> str:
    return site.pangkal


def papan_csv(publication: Publication, sentence: str) -> bytes:
    """The table of boards that hang somewhere."""
    return tables.table(tables.PAPAN, tables.papan_rows(publication, sentence))


def banding_json(envelope: Envelope, perbandingan: Perbandingan, publication: Publication) -> bytes:
    """The data file of one comparison."""
    return envelope.around((banding.record(perbandingan, publication),))


def schema_file() -> bytes:
    """The schema of all data files."""
    return as_json(skema.data_schema())


def one_schema_file(kind: str, site: Site) -> bytes:
    """The schema of one kind of data file, which needs no other file."""
    return as_json(skema.schema_of(kind, f"{_base(site)}{skema.address(kind)}"))


def proposal_schema() -> bytes:
    """The schema of what `standar diff --format json` says."""
    from generator.targets.proposals import usulan_schema  # who builds a site compares no proposals

    return usulan_schema()
