"""A comparison in; its record for programs and its table for spreadsheets out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.comparison import Perbandingan
from generator.messages import word
from generator.targets.comparing import Keadaan, is_published, rows, values
from generator.targets.data.tables import Value, cell, table
from generator.targets.publication import Publication

BEFORE = ("kode_wilayah", "kantor", "layanan", "edisi")
AFTER = ("waktu", "biaya", "catatan", "data_per", "data_contoh")
"""The table's columns before and behind those of the requirements."""


@dataclass(frozen=True, slots=True)
class KantorBanding:
    """One column: a service of an office."""

    instansi: str
    nama_instansi: str
    kode_wilayah: str
    id: str
    nama: str
    url: str
    edisi: int
    persyaratan_ada: bool
    waktu: str
    waktu_ada: bool
    biaya: str
    biaya_ada: bool


@dataclass(frozen=True, slots=True)
class SelBanding:
    """One cell: what one office asks in one row; `butir` are the ids of its own items."""

    instansi: str
    id: str
    keadaan: Keadaan
    butir: tuple[str, ...]
    catatan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BarisBanding:
    """One requirement, with a cell for each column in their order."""

    id: str
    asal: Literal["acuan", "setempat"]
    uraian: str
    keterangan: str
    jumlah: int
    dari: int
    kantor: tuple[SelBanding, ...]


@dataclass(frozen=True, slots=True)
class PerbandinganTerbit:
    """One service at several offices."""

    id: str
    nama: str
    acuan: str
    nama_acuan: str
    url: str
    kantor: tuple[KantorBanding, ...]
    baris: tuple[BarisBanding, ...]


def record(perbandingan: Perbandingan, publication: Publication) -> PerbandinganTerbit:
    """The comparison as programs read it; `url` is empty where comparisons are not published."""
    rumpun, site = perbandingan.rumpun, publication.site
    waktu, biaya = values(perbandingan)
    return PerbandinganTerbit(
        id=rumpun.id,
        nama=rumpun.nama,
        acuan=rumpun.acuan_id,
        nama_acuan=rumpun.acuan.nama if rumpun.acuan else "",
        url=site.banding(rumpun.id) if is_published(publication) else "",
        kantor=tuple(
            KantorBanding(
                instansi=one.layanan.folder,
                nama_instansi=one.nama,
                kode_wilayah=one.layanan.instansi.kode_wilayah or "",
                id=one.layanan.id,
                nama=one.layanan.standar.nama,
                url=site.standar(one.layanan.folder, one.layanan.id),
                edisi=one.layanan.standar.edisi,
                persyaratan_ada=one.ada,
                waktu=time,
                waktu_ada=has_time,
                biaya=fee,
                biaya_ada=has_fee,
            )
            for one, (time, _, has_time), (fee, _, has_fee) in zip(
                perbandingan.kantor, waktu.nilai, biaya.nilai, strict=True
            )
        ),
        baris=tuple(_rows(perbandingan, publication)),
    )


def _rows(perbandingan: Perbandingan, publication: Publication) -> Iterator[BarisBanding]:
    told = rows(perbandingan, publication)
    for baris, one in zip(perbandingan.baris, told, strict=True):
        cells = tuple(
            SelBanding(
                kantor.layanan.folder,
                kantor.layanan.id,
                shown.keadaan,
                tuple(syarat.id or "" for syarat in sel.butir),
                shown.catatan,
            )
            for kantor, sel, shown in zip(perbandingan.kantor, baris.sel, one.sel, strict=True)
        )
        yield BarisBanding(one.id, one.asal, one.kepala, " ".join(one.kalimat), one.jumlah, one.dari, cells)


def sheet(perbandingan: Perbandingan, publication: Publication, note: str) -> bytes:
    """The table: a line for each office, a column for each requirement, time and fee, and what the offices say."""
    told = rows(perbandingan, publication)
    heads = (*BEFORE, *(one.kepala for one in told), *AFTER)
    return table(_apart(tuple(map(cell, heads))), _lines(perbandingan, publication, note))


def _apart(heads: tuple[str, ...]) -> tuple[str, ...]:
    """Heads that differ: a number behind those that are there already."""
    seen: dict[str, int] = {}
    done = []
    for head in heads:
        seen[head] = seen.get(head, 0) + 1
        done.append(head if seen[head] == 1 else f"{head} ({seen[head]})")
    return tuple(done)


def _lines(perbandingan: Perbandingan, publication: Publication, note: str) -> Iterator[tuple[Value, ...]]:
    told = rows(perbandingan, publication)
    waktu, biaya = values(perbandingan)
    for n, one in enumerate(perbandingan.kantor):
        said = [f"{row.kepala}: {'. '.join(row.sel[n].catatan)}" for row in told if row.sel[n].catatan]
        yield (
            one.layanan.instansi.kode_wilayah,
            one.nama,
            one.layanan.standar.nama,
            one.layanan.standar.edisi,
            *(word(f"sanding.sel-{row.sel[n].keadaan}") for row in told),
            waktu.nilai[n][0],
            biaya.nilai[n][0],
            " | ".join(said),
            publication.site.tanggal,
            note,
        )
