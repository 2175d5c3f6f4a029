"""The publication in; the data files about all services out, each a join of what was made of every agency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.jobs import Job
from generator.model import Riwayat
from generator.site import Site
from generator.targets.data import published, tables
from generator.targets.data.kisah import by_day, chronicles
from generator.targets.data.plain import Envelope, note, texts
from generator.targets.data.services import brief
from generator.targets.data.triwulan import quarters
from generator.targets.deret import Deret, each_told
from generator.targets.publication import Papan, Publication
from generator.targets.remembering import add_classes


@dataclass(frozen=True, slots=True)
class Tabel:
    """What the three lists of services say of one agency: records of JSON, and lines of two tables."""

    data: bytes
    standar: bytes
    persyaratan: bytes


add_classes(Tabel)


def jobs(publication: Publication, folder: str) -> Iterator[Job]:
    """The files that say something of every service, below the data's folder."""
    site, pemda = publication.site, publication.catalog.pemda
    envelope, sentence = Envelope.of(pemda, site), note(pemda)
    made = _tables(publication, site, sentence)
    count = len(publication.riwayat)
    yield Job(f"{folder}/standar.json", envelope.around_texts, (count, tuple(one.data for one in made)))
    yield Job(f"{folder}/standar.csv", tables.sheet, (tables.STANDAR, tuple(one.standar for one in made)))
    yield Job(f"{folder}/persyaratan.csv", tables.sheet, (tables.PERSYARATAN, tuple(one.persyaratan for one in made)))
    days = tuple(by_day(chronicles(publication)))
    events = sum(day.jumlah for day in days), tuple(day.data for day in days)
    yield Job(f"{folder}/perubahan.json", envelope.around_texts, events)
    for one in quarters(publication):
        whole = (one.kunci, one.laporan, site.tanggal, sentence)
        yield Job(site.tabel_perubahan(one.kunci), quarter_table, whole)
        if one.rincian:
            rincian = site.tabel_perubahan(one.kunci, rincian=True)
            yield Job(rincian, tables.sheet, (tables.RINCIAN, one.rincian))


def quarter_table(triwulan: str, laporan: tuple[Any, ...], tanggal: str, sentence: str) -> bytes:
    """The table of a quarter, by agency."""
    return tables.table(tables.TRIWULAN, tables.triwulan_rows(triwulan, laporan, tanggal, sentence))


def _tables(publication: Publication, site: Site, sentence: str) -> tuple[Tabel, ...]:
    sources = published.source_files(publication)

    def beside(deret: Deret) -> list[tuple[Papan | None, bool]]:
        return [
            (publication.papan.get(one.kode), site.sumber(one.layanan.folder, one.layanan.id) in sources)
            for one in deret.riwayat
        ]

    return tuple(
        each_told(
            "tabel",
            publication,
            lambda deret: (site, sentence, beside(deret)),
            lambda deret: _table(deret.riwayat, beside(deret), site, sentence),
        )
    )


def _table(services: tuple[Riwayat, ...], beside: list[tuple[Papan | None, bool]], site: Site, sentence: str) -> Tabel:
    found = tuple(brief(one, site, *more) for one, more in zip(services, beside, strict=True))
    return Tabel(
        data=texts(found),
        standar=tables.lines(tables.standar_rows(found, site.pangkal, site.tanggal, sentence)),
        persyaratan=tables.persyaratan_lines(services, site.tanggal, sentence),
    )
