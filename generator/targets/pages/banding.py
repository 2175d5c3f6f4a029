"""The publication in; services side by side, the list of these pages, and a standard beside its reference list, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.comparison import Kantor, Perbandingan, Rumpun, Selisih, hold_against
from generator.messages import word
from generator.model import Riwayat
from generator.targets.comparing import (
    BarisNilai,
    BarisTampil,
    comparison_of,
    comparisons,
    is_published,
    outdated_words,
    reading,
    reference_name,
    rows,
    subtitle,
    unit_of,
    values,
)
from generator.targets.pages.lembar import body
from generator.targets.pages.peta import Peta, key, prefix
from generator.targets.shells import Link, Page

WIDE = 6
"""With more offices than this, columns are too narrow for words: rows then say who asks, by name."""
NAMED = 12
"""So many offices are named in a sentence; more are counted, and named where the reader opens the list."""
MOST = 30
"""So many remarks stand under a row; the table for spreadsheets has all."""


@dataclass(frozen=True, slots=True)
class Bagian:
    """Rows under one heading."""

    kepala: str
    baris: tuple[BarisTampil, ...]


@dataclass(frozen=True, slots=True)
class Sebaran:
    """One row of many offices: those on the side with fewer, and what offices say, the same words once.

    Few are named in `kalimat`; more are counted there, and named in `nama` by the office above them.
    """

    kalimat: str = ""
    nama: tuple[tuple[str, str], ...] = ()
    catatan: tuple[str, ...] = ()


def pages(peta: Peta) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    """Every comparison, and the list of them, where the regency publishes them."""
    if not is_published(peta.publication) or not comparisons(peta.publication):
        return
    yield peta.site.banding(), render_daftar, ()
    for one in comparisons(peta.publication):
        yield peta.site.banding(one.rumpun.id), render_banding, (one,)


def render_daftar(peta: Peta) -> Page:
    """The list of comparisons."""
    alamat = peta.site.banding()
    return Page(
        alamat=alamat,
        judul=word("sanding.judul"),
        isi=list_body(
            peta,
            alamat,
            prefix(alamat),
            [(one.rumpun, *counted(one)) for one in comparisons(peta.publication)],
            lambda id: f"{prefix(alamat)}{peta.site.banding(id)}",
        ),
        deskripsi=word("sanding.deskripsi"),
        aktif="layanan",
        lebar=True,
    )


def counted(perbandingan: Perbandingan) -> tuple[str, int]:
    """What a line of the list says of a comparison: what is counted in it, and how many rows no reference list has."""
    return unit_of(perbandingan), len(perbandingan.asal("setempat"))


def list_body(
    peta: Peta, alamat: str, akar: str, daftar: Sequence[tuple[Rumpun, str, int]], tuju: Callable[[str], str]
) -> str:
    """The list's body: what is compared, with what is `counted`. Links to pages begin with `akar`; `tuju` is the
    address of a comparison."""
    return body("daftar-banding.html", peta, alamat, akar=akar, daftar=daftar, tuju=tuju)


def render_banding(peta: Peta, perbandingan: Perbandingan) -> Page:
    """The page of one comparison."""
    alamat, rumpun = peta.site.banding(perbandingan.rumpun.id), perbandingan.rumpun
    akar, unit = prefix(alamat), unit_of(perbandingan)
    tables = [f"{akar}{peta.site.tabel_banding(rumpun.id, form)}" for form in ("csv", "json")]
    return Page(
        alamat=alamat,
        judul=word("sanding.judul-satu", layanan=rumpun.nama, jumlah=len(rumpun.kantor), satuan=unit),
        isi=comparison_body(peta, perbandingan, alamat, akar, *tables),
        deskripsi=word("sanding.deskripsi-satu", layanan=rumpun.nama, jumlah=len(rumpun.kantor), satuan=unit),
        sumber=f"acuan/{rumpun.acuan_id}.yaml" if rumpun.acuan_id else "",
        aktif="layanan",
        remah=(Link(peta.site.banding(), word("sanding.judul")),),
        lebar=True,
    )


def comparison_body(peta: Peta, perbandingan: Perbandingan, alamat: str, akar: str, tabel: str, data: str = "") -> str:
    """One comparison's body; `tabel` is where its table for spreadsheets lies, `data` its data file if there is one."""
    rumpun = perbandingan.rumpun
    is_wide = len(rumpun.kantor) > WIDE
    told = rows(perbandingan, peta.publication)
    return body(
        "banding.html",
        peta,
        alamat,
        akar=akar,
        rumpun=rumpun,
        acuan=rumpun.acuan,
        bacaan=reading(rumpun.acuan) if rumpun.acuan else "",
        keterangan=subtitle(perbandingan, peta.site.tanggal),
        kantor=[(one, f"{akar}{peta.site.standar(one.layanan.folder, one.layanan.id)}") for one in rumpun.kantor],
        kosong=[one.nama for one in rumpun.kantor if not one.ada],
        bagian=tuple(sections(perbandingan, told)),
        nilai=values(perbandingan),
        lebar=is_wide,
        sebaran={id(one): spread(one, perbandingan) for one in told} if is_wide else {},
        nilai_sebaran=[spread_values(one, perbandingan) for one in values(perbandingan)] if is_wide else [],
        kunci_baris=id,
        tabel=tabel,
        data=data,
    )


def sections(perbandingan: Perbandingan, told: tuple[BarisTampil, ...]) -> Iterator[Bagian]:
    """The rows under their headings: of the list and beyond it, or without a list by whether all ask."""
    if perbandingan.rumpun.acuan is None:
        parts = [("semua", [one for one in told if one.semua]), ("beda", [one for one in told if not one.semua])]
    else:
        listed = [one for one in told if one.asal == "acuan"]
        parts = [
            ("acuan", [one for one in listed if one.jumlah]),
            ("tambahan", [one for one in told if one.asal == "setempat"]),
            ("tidak", [one for one in listed if not one.jumlah]),
        ]
    for name, items in parts:
        if items:
            yield Bagian(word(f"sanding.kepala.{name}"), tuple(items))


def spread(baris: BarisTampil, perbandingan: Perbandingan) -> Sebaran:
    """A row of many offices in sentences."""
    unit, pairs = unit_of(perbandingan), tuple(zip(perbandingan.kantor, baris.sel, strict=True))
    asking = [kantor for kantor, one in pairs if one.keadaan == "diminta"]
    others = [kantor for kantor, one in pairs if one.keadaan == "tidak"]
    line, shown = "", list[Kantor]()
    if asking and others:
        key, shown = ("meminta", asking) if len(asking) <= len(others) else ("tidak", others)
        line = word(f"sanding.yang-{key}", isi=few([one.nama for one in shown], unit))
    said: dict[str, list[str]] = {}
    for kantor, one in pairs:
        for note in one.catatan:
            said.setdefault(note, []).append(kantor.nama)
    notes = [_said(note, names, unit) for note, names in said.items()]
    more = [word("sanding.catatan-lain", jumlah=len(notes) - MOST)] if len(notes) > MOST else []
    return Sebaran(line, tuple(by_parent(shown)) if len(shown) > NAMED else (), (*notes[:MOST], *more))


def by_parent(kantor: list[Kantor]) -> Iterator[tuple[str, str]]:
    """The names of many offices under the office above them; those without one first."""
    groups: dict[str, list[str]] = {}
    for one in kantor:
        groups.setdefault(one.atas, []).append(one.nama)
    for above in sorted(groups):
        yield above, ", ".join(groups[above])


def _said(note: str, names: list[str], unit: str) -> str:
    if len(names) > NAMED:
        return word("sanding.di-banyak", jumlah=len(names), satuan=unit, isi=note)
    return word("sanding.di-kantor", nama=", ".join(names), isi=note)


def spread_values(nilai: BarisNilai, perbandingan: Perbandingan) -> tuple[str, str, tuple[str, ...]]:
    """Time or fee of many offices: the head, the list's own value, and for each value the offices that have it."""
    groups: dict[str, list[str]] = {}
    for kantor, (value, notes, _) in zip(perbandingan.kantor, nilai.nilai, strict=True):
        groups.setdefault(". ".join((value, *notes)), []).append(kantor.nama)
    ordered = sorted(groups.items(), key=lambda pair: -len(pair[1]))
    return nilai.kepala, nilai.acuan, tuple(_said(value, who, unit_of(perbandingan)) for value, who in ordered)


def few(names: list[str], unit: str) -> str:
    """Names in a sentence; of many how many there are."""
    return ", ".join(names) if len(names) <= NAMED else word("sanding.banyak", jumlah=len(names), satuan=unit)


def is_beside_reference(peta: Peta, riwayat: Riwayat) -> bool:
    """Whether a standard's page has that section: comparisons are published, and there is one to speak of."""
    if not is_published(peta.publication) or riwayat.keadaan == "dicabut":
        return False
    standar = riwayat.layanan.standar
    is_listed = standar.acuan in peta.publication.catalog.acuan and isinstance(standar.persyaratan, tuple)
    return is_listed or key(riwayat) in comparison_of(peta.publication)


def beside_reference(peta: Peta, riwayat: Riwayat, alamat: str) -> str:
    """The section: what is added to the reference list, what is left out, and where the same service stands beside."""
    standar = riwayat.layanan.standar
    shared = comparison_of(peta.publication).get(key(riwayat))
    acuan = peta.publication.catalog.acuan.get(standar.acuan or "")
    selisih = hold_against(standar, acuan) if acuan is not None else None
    is_listed = acuan is not None and isinstance(standar.persyaratan, tuple)
    return body(
        "dibanding.html",
        peta,
        alamat,
        acuan=acuan if is_listed else None,
        nama_acuan=word("sanding.acuan", isi=reference_name(acuan)) if acuan else "",
        bacaan=reading(acuan) if acuan else "",
        selisih=selisih,
        hitung=counts(selisih) if selisih else (0, 0),
        usang=lambda lama: outdated_words(lama, acuan) if lama is not None and acuan is not None else "",
        perbandingan=shared,
        tuju=peta.site.banding(shared.rumpun.id) if shared else "",
        satuan=unit_of(shared) if shared else "",
    )


def counts(selisih: Selisih) -> tuple[int, int]:
    """How many items of the list are asked, and how many it has; a merged item asks several."""
    asked = {one.id for one, _, _ in selisih.sama}
    return len(asked), len(asked) + len(selisih.tidak)
