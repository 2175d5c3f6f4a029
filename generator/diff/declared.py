"""What requirements hang on (cases, applicants, stages, channels, groups) of two versions in, its changes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generator.diff.change import Change, Edit
from generator.diff.forms import differ, differ_in, form
from generator.diff.items import Pairing, Words, diff_items, pair, removed
from generator.model import Kelompok, Standar, Tahap
from generator.text import compare_waktu, normal, parse_waktu

DECLARED = ("kasus", "pemohon", "tahap", "kanal", "kelompok")
STAGE = ("nama", "uraian", "porsi", "syarat", "produk")


def own_name(one: Any) -> str:
    """What people read of a declared thing."""
    return str(one.nama)


def own_id(one: Any) -> str | None:
    """Its id in the file."""
    return str(one.id) if one.id else None


def pair_declared(before: Standar, after: Standar) -> dict[str, Pairing]:
    """By kind of declared thing, which of both editions is which."""
    return {name: pair(getattr(before, name), getattr(after, name), own_name, own_id) for name in DECLARED}


def diff_declared(before: Standar, new: Standar, after: Standar, stages: Pairing) -> Iterator[Change]:
    """`new` is the edition `after` with the old edition's ids; stages have an order, the rest has none."""
    for name in ("kasus", "pemohon"):
        words = Words((name,), name, f"{name}-ditambah", f"{name}-dihapus", f"{name}-diubah")
        yield from diff_items(
            getattr(before, name), getattr(new, name), words, own_name, own_id, [one.id for one in getattr(after, name)]
        )
    yield from _stages(before, new, after, stages)
    stated = bool(before.kanal) and bool(new.kanal)
    add, drop = ("kanal-ditambah", "kanal-dihapus") if stated else ("kanal-dicantumkan", "kanal-tidak-dicantumkan")
    words = Words(("kanal",), "kanal", add, drop, "kanal-diubah")
    yield from diff_items(before.kanal, new.kanal, words, own_name, own_id, [one.id for one in after.kanal])
    for change in diff_items(before.kelompok, new.kelompok, GROUPS, own_name, own_id, [o.id for o in after.kelompok]):
        yield _stricter(change, before, new) if change.jenis == GROUPS.ubah else change


GROUPS = Words(("kelompok",), "kelompok", "kelompok-ditambah", "kelompok-dihapus", "kelompok-diubah")


def _stricter(change: Change, before: Standar, new: Standar) -> Change:
    """A change of a group; where only its rule changed, in one direction."""
    assert change.di_semula is not None
    assert change.di_menjadi is not None
    one, other = before.kelompok[int(change.di_semula[1])], new.kelompok[int(change.di_menjadi[1])]
    rest = [name for name in Kelompok.__slots__ if name not in ("id", "pilih", "paling_sedikit")]
    if any(differ_in(one, other, name) for name in rest):
        return change
    old, now = required(one, before), required(other, new)
    if old == now:
        return change
    kind = "kelompok-diperketat" if now > old else "kelompok-diperlonggar"
    return replace(change, jenis=kind)


def required(kelompok: Kelompok, standar: Standar) -> float:
    """How many of a group's items are asked; without a rule all of them, however many there are."""
    if kelompok.pilih == "satu":
        return 1
    return kelompok.paling_sedikit if kelompok.paling_sedikit is not None else float("inf")


def _stages(before: Standar, new: Standar, after: Standar, found: Pairing) -> Iterator[Change]:
    """Stages that are gone, new or say something else, their deadlines for the applicant, and their order."""
    words = Words(("tahap",), "tahap", "tahap-ditambah", "tahap-dihapus", "tahap-diubah")
    for link in found.links:
        one, other = before.tahap[link.i], new.tahap[link.j]
        own = after.tahap[link.j].id
        place, there = ("tahap", link.i), ("tahap", link.j)
        was = one.id if one.id != own else ""
        edits = [
            Edit("isi", (*place, name), getattr(other, name))
            for name in STAGE
            if differ(getattr(one, name), getattr(other, name))
        ]
        if edits:
            left, right = (repr([form(getattr(stage, name)) for name in STAGE]) for stage in (one, other))
            yield Change(
                words.ubah, "tahap", own, one.nama, other.nama, place, there, link.skor, was, left, right, tuple(edits)
            )
        if differ(one.tenggat, other.tenggat):
            yield Change(
                _deadline(one, other),
                "tahap",
                own,
                one.tenggat or "",
                other.tenggat or "",
                (*place, "tenggat"),
                (*there, "tenggat"),
                link.skor,
                was,
                sunting=(Edit("isi", (*place, "tenggat"), other.tenggat),),
            )
    yield from removed(found, before.tahap, words, own_name, own_id)
    for j in found.come:
        other, edit = new.tahap[j], Edit("tambah", ("tahap",), new.tahap[j], j)
        yield Change(words.tambah, "tahap", after.tahap[j].id, "", other.nama, None, ("tahap", j), sunting=(edit,))
    order = sorted(found.links, key=lambda link: link.j)
    if [link.i for link in order] != sorted(link.i for link in order):
        edit = Edit("urut", ("tahap",), tuple(link.i for link in order))
        yield Change("tahap-urutan", "tahap", di_semula=("tahap",), di_menjadi=("tahap",), sunting=(edit,))


def _deadline(one: Tahap, other: Tahap) -> str:
    """Shorter and longer where both are durations."""
    left, right = parse_waktu(one.tenggat or ""), parse_waktu(other.tenggat or "")
    order = compare_waktu(left, right) if left and right else None
    if order in (None, 0) or _beside(one.tenggat) != _beside(other.tenggat):
        return "tahap-diubah"
    return "tahap-tenggat-dipersingkat" if order == 1 else "tahap-tenggat-diperpanjang"


def _beside(text: str | None) -> str:
    return " ".join(word for word in normal(text or "").split() if not word.isdecimal())
