"""A standard in, its requirements out as a person reads them: by stage, by what to do, by branch, each exactly once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Literal

from generator.messages import word
from generator.model import Bila, Kelompok, Persyaratan, Standar, Tahap
from generator.targets.conditions import phrase, small, without_stage
from generator.targets.kept import EACH, kept
from generator.text import normal

Gaya = Literal["tahap", "jenis", "cabang", "pilihan", "kelompok", "polos"]
Perbuatan = Literal["bawa", "pastikan", "lakukan"]
PERBUATAN: dict[str, Perbuatan] = {
    "kondisi": "pastikan",
    "tindakan": "lakukan",
    "saksi": "lakukan",
    "pembayaran": "lakukan",
    "dokumen-petugas": "pastikan",
}
"""What the applicant does about each kind of requirement; the other kinds are brought along."""


@dataclass(frozen=True, slots=True)
class Butir:
    """One requirement to show. `nomor` counts from 1 in the file's order; `teks` begins with its text as typed."""

    syarat: Persyaratan
    nomor: int
    teks: str
    catatan: tuple[str, ...]

    @property
    def id(self) -> str:
        """The requirement's id, unique in its standard."""
        return self.syarat.id or ""


@dataclass(frozen=True, slots=True)
class Blok:
    """A run of requirements under one heading; `tahap` and `bila` say for whom, `jumlah` counts a stage's items."""

    gaya: Gaya
    kepala: str
    butir: tuple[Butir, ...] = ()
    catatan: tuple[str, ...] = ()
    bila: Bila | None = None
    tahap: Tahap | None = None
    jumlah: int = 0


@kept(EACH)
def requirement_blocks(standar: Standar) -> tuple[Blok, ...]:
    """All requirements in reading order, flat: a heading block is followed by the blocks it contains."""
    if not isinstance(standar.persyaratan, tuple):
        return ()
    butir = [Butir(one, n, display_text(one), notes(one, standar)) for n, one in enumerate(standar.persyaratan, 1)]
    blocks: list[Blok] = []
    staged = {tahap.id for tahap in standar.tahap}
    loose = [one for one in butir if not _stages(one.syarat, staged)]
    blocks += _by_deed(loose, standar)
    for n, tahap in enumerate(standar.tahap, 1):
        mine = [one for one in butir if _stages(one.syarat, staged)[:1] == (tahap.id,)]
        if mine or loose == butir:
            blocks.append(
                Blok("tahap", stage_head(n, tahap), catatan=stage_notes(tahap), tahap=tahap, jumlah=len(mine))
            )
            blocks += _by_deed(mine, standar)
    return tuple(blocks)


def stage_head(nomor: int, tahap: Tahap) -> str:
    """The stage's number and name; the name alone where it already says the number."""
    number = word("daftar.tahap", nomor=nomor, nama="").strip(" .")
    said = tahap.nama.casefold().startswith(number.casefold())
    return tahap.nama if said else word("daftar.tahap", nomor=nomor, nama=tahap.nama)


def _stages(syarat: Persyaratan, staged: Iterable[str]) -> tuple[str, ...]:
    """The declared stages of an item; one that belongs to several is shown under their common condition."""
    stages = syarat.bila.tahap if syarat.bila else ()
    return stages if len(stages) == 1 and stages[0] in staged else ()


def _by_deed(butir: list[Butir], standar: Standar) -> Iterator[Blok]:
    """What to bring, to make sure of, to do; the three words only where kinds are mixed.

    Items to choose among stand together, where the first of them belongs: a choice in two places is asked twice.
    """
    deeds: dict[Perbuatan, list[Butir]] = {"bawa": [], "pastikan": [], "lakukan": []}
    choices = {one.id for one in standar.kelompok if one.pilih == "satu" or one.paling_sedikit}
    chosen: dict[str, Perbuatan] = {}
    for one in butir:
        deed = PERBUATAN.get(one.syarat.jenis[0] if one.syarat.jenis else "dokumen", "bawa")
        group = one.syarat.kelompok or ""
        deeds[chosen.setdefault(group, deed) if group in choices else deed].append(one)
    mixed = sum(1 for items in deeds.values() if items) > 1
    for deed, items in deeds.items():
        if items and mixed:
            yield Blok("jenis", word(f"daftar.{deed}"))
        yield from _by_branch(items, standar)


def _by_branch(butir: list[Butir], standar: Standar) -> Iterator[Blok]:
    """Items for everybody first, then each branch under its heading, in the order of first appearance."""
    branches: dict[str, list[Butir]] = {"": []}
    conditions: dict[str, Bila | None] = {"": None}
    groups = {one.id: one for one in standar.kelompok}
    for one in butir:
        group = groups.get(one.syarat.kelompok or "")
        bila = without_stage(one.syarat.bila) or (without_stage(group.bila) if group else None)
        head = phrase(bila, standar) if bila else ""
        branches.setdefault(head, []).append(one)
        conditions.setdefault(head, bila)
    for head, items in branches.items():
        if not items:
            continue
        bila = conditions[head]
        plain = [one for one in items if one.syarat.kelompok not in groups]
        if head:
            yield Blok("cabang", head, tuple(plain), bila=bila)
        elif plain:
            yield Blok("polos", "", tuple(plain))
        yield from _by_group([one for one in items if one.syarat.kelompok in groups], groups, bila)


def _by_group(butir: list[Butir], groups: dict[str, Kelompok], bila: Bila | None) -> Iterator[Blok]:
    """Items under the heading of their group; a choice says that one of them is enough."""
    for id, group in groups.items():
        mine = tuple(one for one in butir if one.syarat.kelompok == id)
        if mine:
            names = [group.nama]
            outer = groups.get(group.induk or "")
            if outer is not None:
                names.insert(0, outer.nama)
            name = word("daftar.bersarang").join(names)
            if group.paling_sedikit:
                head = word("daftar.paling-sedikit", nama=name, jumlah=group.paling_sedikit)
            else:
                head = word("daftar.pilihan", nama=name) if group.pilih == "satu" else name
            remarks = [
                group.keterangan,
                group.rangkap,
                group.penandatangan and word("syarat.penandatangan", isi=group.penandatangan),
            ]
            gaya: Gaya = "pilihan" if group.pilih == "satu" else "kelompok"
            yield Blok(gaya, head, mine, tuple(one for one in remarks if one), bila=bila)


@cache
def _form(bentuk: str) -> tuple[str, str]:
    """A form as it is written, and as texts are compared."""
    shown = word(f"bentuk.{bentuk}")
    return shown, normal(shown)


def display_text(syarat: Persyaratan) -> str:
    """The text as typed, followed by form, count and size where the text does not say them itself."""
    said = normal(syarat.uraian)
    forms = [shown for shown, spoken in map(_form, syarat.bentuk) if spoken not in said]
    text = syarat.uraian.rstrip()
    if forms:
        text += f" ({', '.join(forms)})"
    size = syarat.ukuran or ""
    size = "" if size in syarat.uraian else word("syarat.ukuran", isi=size)
    extras = [size, syarat.jumlah]
    for extra in extras:
        if extra and normal(extra) not in said:
            text += f", {extra}"
    return text


REMARKS = (
    "latar",
    "format",
    "penandatangan",
    "penerbit",
    "meterai",
    "formulir",
    "masa_berlaku",
    "ambang",
    "tempat",
)
"""What is said of a requirement in a sentence each, where the text does not say it itself."""
_remarks = attrgetter(*REMARKS)
PEOPLE = ("penandatangan", "penerbit")
"""Whose values stand in the middle of a sentence, and begin with a small letter there."""


def notes(syarat: Persyaratan, standar: Standar) -> tuple[str, ...]:
    """What stands small under a requirement."""
    said = normal(syarat.uraian)
    lines = [syarat.penjelasan]
    lines += list(syarat.rincian)
    for one in syarat.ketentuan:
        extra = ", ".join([*(word(f"bentuk.{form}") for form in one.bentuk), *filter(None, (one.jumlah,))])
        said_also = f"{one.uraian} ({extra})" if extra else one.uraian
        lines.append(f"{phrase(one.bila, standar)}: {said_also}" if one.bila else said_also)
    for key, value in zip(REMARKS, _remarks(syarat), strict=True):
        if value and normal(value) not in said:
            lines.append(word(f"syarat.{key}", isi=small(value) if key in PEOPLE else value))
    if "dokumen-petugas" in syarat.jenis:
        lines.append(word("syarat.dokumen-petugas"))
    if not syarat.wajib:
        lines.append(word("syarat.tidak-wajib"))
    return tuple(line for line in lines if line)


def stage_notes(tahap: Tahap) -> tuple[str, ...]:
    """Share, threshold, deadline and result of a stage."""
    lines = [tahap.uraian, tahap.porsi, tahap.syarat, tahap.tenggat]
    if tahap.produk:
        lines.append(word("tahap.produk", isi=tahap.produk))
    return tuple(line for line in lines if line)
