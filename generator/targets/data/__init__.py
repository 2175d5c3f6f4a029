"""The publication in; its machine-readable form out: JSON, CSV, the addresses, the schemas and the sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from generator.comparison import Perbandingan
from generator.jobs import Job
from generator.model import Layanan, Riwayat
from generator.site import Site
from generator.targets.comparing import comparisons, is_published
from generator.targets.data import around, banding, published, skema, tables
from generator.targets.data.events import events
from generator.targets.data.jalinan import JalinanLayanan, life_events, links_of
from generator.targets.data.plain import Envelope, as_json, note
from generator.targets.data.records import Peristiwa, StandarRingkas
from generator.targets.data.services import complete, summary
from generator.targets.data.triwulan import Triwulan, quarters
from generator.targets.proposals import usulan_schema
from generator.targets.publication import Publication
from generator.targets.remembering import named
from generator.targets.shells import Shell

FOLDER = skema.FOLDER


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
        named(
            "ringkas", _editions(one), (*_state(one), site, board, sourced), partial(summary, one, site, board, sourced)
        )
        for one, board, sourced in zip(riwayat, papan, has_source, strict=True)
    )
    yield Job(f"{FOLDER}/standar.json", envelope.around, (ringkas,))
    for one, brief in zip(riwayat, ringkas, strict=True):
        story = tuple(mine.get((brief.instansi, brief.id), ()))
        yield Job(brief.data, whole_file, (envelope, one, brief, story, links_of(one, publication)))
    yield Job(f"{FOLDER}/standar.csv", standar_csv, (ringkas, site, sentence))
    yield Job(f"{FOLDER}/persyaratan.csv", persyaratan_csv, (riwayat, site.tanggal, sentence))
    yield Job(f"{FOLDER}/perubahan.json", envelope.around, (happened,))
    for triwulan in quarters(publication):
        yield Job(site.tabel_perubahan(triwulan.kunci), triwulan_csv, (triwulan, site.tanggal, sentence))
        if triwulan.peristiwa:
            yield Job(site.tabel_perubahan(triwulan.kunci, rincian=True), rincian_csv, (triwulan, site, sentence))
    yield Job(f"{FOLDER}/papan.csv", papan_csv, (publication, sentence))
    yield Job(f"{FOLDER}/konsultasi.json", envelope.around, (around.consultations(publication),))
    yield Job(f"{FOLDER}/instansi.json", envelope.around, (around.agencies(publication),))
    yield Job(f"{FOLDER}/peristiwa.json", envelope.around, (life_events(publication),))
    yield Job(f"{FOLDER}/alamat.json", envelope.around, (around.addresses(publication, tuple(sources)),))
    for each in comparisons(publication) if is_published(publication) else ():
        id = each.rumpun.id
        yield Job(site.tabel_banding(id, "json"), banding_json, (envelope, each, publication))
        yield Job(site.tabel_banding(id), banding.sheet, (each, publication, sentence))
    yield Job(f"{FOLDER}/skema.json", schema_file)
    yield Job(skema.address("usulan"), usulan_schema)
    for kind in skema.FILES:
        yield Job(skema.address(kind), one_schema_file, (kind, site))
    for address, content in (*published.schemas(), *sources.items()):
        yield Job(address, bytes, (content,))
    yield Job("robots.txt", published.robots, (site, sentence))


def _editions(riwayat: Riwayat) -> tuple[Layanan | None, ...]:
    """All that a service's records are made of."""
    ahead = riwayat.mendatang.layanan if riwayat.mendatang is not None else None
    return (riwayat.layanan, ahead, *(edisi.layanan for edisi in riwayat.edisi))


def _state(riwayat: Riwayat) -> tuple[object, ...]:
    """All that a service's records are made of beside its editions."""
    return riwayat.kode, riwayat.keadaan, riwayat.rusak, riwayat.jejak, [edisi.commit for edisi in riwayat.edisi]


def whole_file(
    envelope: Envelope,
    riwayat: Riwayat,
    ringkas: StandarRingkas,
    story: tuple[Peristiwa, ...],
    jalinan: JalinanLayanan,
) -> bytes:
    """The data file of one standard: an envelope around one item."""
    return envelope.around((complete(riwayat, ringkas, story, jalinan),))


def standar_csv(standar: tuple[StandarRingkas, ...], site: Site, sentence: str) -> bytes:
    """The table of services."""
    return tables.table(tables.STANDAR, tables.standar_rows(standar, _base(site), site.tanggal, sentence))


def _base(site: Site) -> str:
    return site.alamat_situs if site.alamat_situs.endswith("/") else f"{site.alamat_situs}/"


def papan_csv(publication: Publication, sentence: str) -> bytes:
    """The table of boards that hang somewhere."""
    return tables.table(tables.PAPAN, tables.papan_rows(publication, sentence))


def triwulan_csv(triwulan: Triwulan, tanggal: str, sentence: str) -> bytes:
    """The table of a quarter, by agency."""
    return tables.table(tables.TRIWULAN, tables.triwulan_rows(triwulan, tanggal, sentence))


def rincian_csv(triwulan: Triwulan, site: Site, sentence: str) -> bytes:
    """The table of a quarter, by edition."""
    return tables.table(tables.RINCIAN, tables.rincian_rows(triwulan, _base(site), site.tanggal, sentence))


def banding_json(envelope: Envelope, perbandingan: Perbandingan, publication: Publication) -> bytes:
    """The data file of one comparison."""
    return envelope.around((banding.record(perbandingan, publication),))


def persyaratan_csv(riwayat: tuple[Riwayat, ...], tanggal: str, sentence: str) -> bytes:
    """The table of requirements."""
    return tables.table(tables.PERSYARATAN, tables.persyaratan_rows(riwayat, tanggal, sentence))


def schema_file() -> bytes:
    """The schema of all data files."""
    return as_json(skema.data_schema())


def one_schema_file(kind: str, site: Site) -> bytes:
    """The schema of one kind of data file, which needs no other file."""
    return as_json(skema.schema_of(kind, f"{_base(site)}{skema.address(kind)}"))
