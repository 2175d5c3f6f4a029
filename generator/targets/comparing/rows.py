"""A comparison in, the words of its rows and cells out: for pages, reports and data alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.comparison import Baris, Kantor, Perbandingan, Sel, papers
from generator.messages import word
from generator.model import Persyaratan, Standar
from generator.targets.comparing.found import agreed_removals, outdated_words, unit_of
from generator.targets.conditions import opened, phrase, small
from generator.targets.kept import EACH, kept
from generator.targets.lists import display_text
from generator.targets.publication import Publication
from generator.targets.wording import date_words
from generator.text import join_dan, normal

Keadaan = Literal["diminta", "tidak", "kosong"]
"""kosong: the office's list is not stated, so nobody can say."""


@dataclass(frozen=True, slots=True)
class SelTampil:
    """What stands in one cell: whether it is asked, and what the office says."""

    keadaan: Keadaan
    catatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BarisTampil:
    """One row: its head, the sentences under it, and its cells in the order of the offices."""

    id: str
    asal: Literal["acuan", "setempat"]
    kepala: str
    bila: str
    kalimat: tuple[str, ...]
    sel: tuple[SelTampil, ...]
    jumlah: int
    dari: int

    @property
    def semua(self) -> bool:
        """Whether every office that states its list asks it."""
        return self.jumlah == self.dari


@kept(EACH)
def rows(perbandingan: Perbandingan, publication: Publication) -> tuple[BarisTampil, ...]:
    """The rows of requirements in words."""
    unit = unit_of(perbandingan)
    return tuple(_row(one, perbandingan, publication, unit) for one in perbandingan.baris)


def _row(baris: Baris, perbandingan: Perbandingan, publication: Publication, unit: str) -> BarisTampil:
    condition = phrase(baris.syarat.bila, baris.standar) if baris.syarat.bila else ""
    text = display_text(baris.syarat)
    head = f"{condition}: {opened(text)}" if condition else text
    lines = [word("sanding.diminta", jumlah=baris.jumlah, dari=perbandingan.dari, satuan=unit)]
    if baris.asal == "setempat" and perbandingan.rumpun.acuan is not None:
        lines.append(_ground(baris, unit))
    if choice := _choice(baris.syarat, baris.standar):
        lines.append(word("sanding.pilihan", isi=choice))
    if baris.lama is not None and perbandingan.rumpun.acuan is not None:
        lines.append(outdated_words(baris.lama, perbandingan.rumpun.acuan))
    cells = tuple(
        _cell(baris, sel, kantor, perbandingan, publication, condition)
        for sel, kantor in zip(baris.sel, perbandingan.kantor, strict=True)
    )
    return BarisTampil(
        baris.syarat.id or "", baris.asal, head, condition, tuple(lines), cells, baris.jumlah, perbandingan.dari
    )


def _grounds(baris: Baris) -> list[str | None]:
    """The rule that each office names that asks it."""
    return [next((one.dasar for one in sel.butir if one.dasar), None) for sel in baris.sel if sel.butir]


def _shared_ground(baris: Baris) -> str | None:
    """The rule, where all that ask it name the same."""
    grounds = _grounds(baris)
    return grounds[0] if len({one and normal(one) for one in grounds}) == 1 else None


def _ground(baris: Baris, unit: str) -> str:
    """On what rule an addition rests, in so far as the offices that ask it say so."""
    shared, grounds = _shared_ground(baris), _grounds(baris)
    if shared:
        return word("sanding.dasar", isi=shared.rstrip("."))
    stated = sum(1 for one in grounds if one)
    if not stated:
        return word("sanding.tanpa-dasar")
    return word("sanding.sebagian-dasar", jumlah=stated, dari=len(grounds), satuan=unit)


def _choice(syarat: Persyaratan, standar: Standar) -> str:
    """The name of the choice to which an item belongs, if one of several is enough."""
    group = next((one for one in standar.kelompok if one.id == syarat.kelompok), None)
    if group is None or (group.pilih != "satu" and not group.paling_sedikit):
        return ""
    items = standar.persyaratan if isinstance(standar.persyaratan, tuple) else ()
    return group.nama if sum(one.kelompok == group.id for one in items) > 1 else ""


def _cell(
    baris: Baris, sel: Sel, kantor: Kantor, perbandingan: Perbandingan, publication: Publication, condition: str
) -> SelTampil:
    if not kantor.ada:
        return SelTampil("kosong")
    if not sel.butir:
        return SelTampil("tidak", (word("sanding.penjelasan", isi=sel.alasan),) if sel.alasan else ())
    standar = kantor.layanan.standar
    notes: list[str] = []
    others = [perbandingan.baris[n].syarat for n in sel.bersama]
    together = [baris.syarat, *others] if others else []
    if others:
        notes.append(word("sanding.satu-butir", isi=join_dan([opened(one.uraian) for one in others])))
    for syarat in sel.butir:
        notes += _item_notes(baris, syarat, sel, together, standar, condition)
    notes += _agreed(sel, kantor, publication)
    return SelTampil("diminta", tuple(dict.fromkeys(notes)))


def _item_notes(
    baris: Baris, syarat: Persyaratan, sel: Sel, together: list[Persyaratan], standar: Standar, condition: str
) -> Iterator[str]:
    """What this office asks otherwise than the row says, and why; `together` are the rows of a merged item."""
    text = display_text(syarat)
    if _differs(baris.syarat, syarat) and not _is_whole(syarat, together):
        yield word("sanding.ditulis-tebakan" if sel.tebakan else "sanding.ditulis", isi=text)
    issuers = (baris.syarat.penerbit, syarat.penerbit)
    if issuers[0] and issuers[1] and normal(issuers[0]) != normal(issuers[1]):
        yield word("sanding.penerbit", isi=small(issuers[1]))
    own = phrase(syarat.bila, standar) if syarat.bila else ""
    if normal(own) != normal(condition):
        yield word("sanding.hanya", isi=small(own)) if own else word("sanding.untuk-semua")
    choice = _choice(syarat, standar)
    if choice and not _choice(baris.syarat, baris.standar):
        yield word("sanding.pilihan", isi=choice)
    if not syarat.wajib and baris.syarat.wajib:
        yield word("sanding.tidak-wajib")
    if baris.asal == "setempat" and syarat.dasar and _shared_ground(baris) is None:
        yield word("sanding.dasar-kantor", isi=syarat.dasar.rstrip("."))
    reason = syarat.alasan or (syarat.penjelasan if baris.asal == "setempat" else None)
    if reason:
        yield word("sanding.penjelasan", isi=reason)


def _is_whole(syarat: Persyaratan, together: list[Persyaratan]) -> bool:
    """Whether the rows of a merged item say all that it asks."""
    covered = frozenset(paper for one in together for paper in papers(one))
    return bool(together) and (not syarat.dokumen or papers(syarat) <= covered)


def _differs(row: Persyaratan, own: Persyaratan) -> bool:
    """Whether an item says something else than its row, more than what the row leaves open."""
    if normal(row.uraian) != normal(own.uraian):
        return True
    stated = ((row.ukuran, own.ukuran), (row.jumlah, own.jumlah))
    return any(one and normal(one) != normal(other or "") for one, other in stated) or (
        bool(row.bentuk) and row.bentuk != own.bentuk
    )


def _agreed(sel: Sel, kantor: Kantor, publication: Publication) -> Iterator[str]:
    """What a consultation agreed about the item, where that is not carried out."""
    ids = {one.id for one in sel.butir}
    key = f"{kantor.layanan.folder}/{kantor.layanan.id}"
    for one in agreed_removals(publication).get(key, ()):
        if not ids.isdisjoint(one.keputusan.butir):
            due = one.keputusan.tenggat
            yield word(f"sanding.sepakat-{one.keadaan}", tenggat=date_words(due)) if due else word("sanding.sepakat")
