"""Two lists of requirements in, which items of the one are asked by which items of the other out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.diff import Change, diff
from generator.findings import Path
from generator.model import Persyaratan, Standar
from generator.text import loose, normal


@dataclass(frozen=True, slots=True)
class Pasangan:
    """Item `asal` of the one list is asked by item `butir` of the other (both counted from 0).

    A merged or split item stands in several pairs. `skor` (0 to 100) marks a pair guessed from likeness.
    """

    asal: int
    butir: int
    skor: int | None = None


def pairs(reference: Standar, local: Standar) -> tuple[Pasangan, ...]:
    """The pairs, in the reference's order and then the local one's.

    What the files state (an item that holds several papers) and what has the same id and says the same comes first;
    the rest is what the diff of the two lists pairs. Both need an id for every requirement.
    """
    old, new = items(reference), items(local)
    sure = [Pasangan(a, b) for a, one in enumerate(old) for b, other in enumerate(new) if _is_sure(one, other)]
    done_a, done_b = {one.asal for one in sure}, {one.butir for one in sure}
    left = [n for n in range(len(old)) if n not in done_a]
    right = [n for n in range(len(new)) if n not in done_b]
    # Most lists are copies of their reference: nothing is left, and nothing needs the diff.
    found = [
        *sure,
        *(_told(_differences(reference, local, left, right), old, new, left, right) if left and right else ()),
    ]
    return tuple(sorted(found, key=lambda one: (one.asal, one.butir)))


def items(standar: Standar) -> tuple[Persyaratan, ...]:
    """The requirements; none where the list is not stated."""
    return standar.persyaratan if isinstance(standar.persyaratan, tuple) else ()


def papers(syarat: Persyaratan) -> frozenset[str]:
    """The papers that an item asks, by their ids: those it names, else itself."""
    return frozenset(syarat.dokumen) or frozenset((syarat.id or "",))


def _holds(one: Persyaratan, other: Persyaratan) -> bool:
    """Whether one of the two names several papers, and the other asks some of them."""
    return any(len(whole.dokumen) > 1 and papers(part) <= papers(whole) for whole, part in ((one, other), (other, one)))


def _is_sure(one: Persyaratan, other: Persyaratan) -> bool:
    """Whether the two are plainly one: by id, text and issuer, or because one says that it asks the other."""
    if one.id == other.id and one.penerbit == other.penerbit:
        return one.uraian == other.uraian or loose(one.uraian) == loose(other.uraian) or _holds(one, other)
    return _holds(one, other)


def _differences(reference: Standar, local: Standar, left: list[int], right: list[int]) -> tuple[Change, ...]:
    """The diff of what is left of the two lists; all else is the local standard's on both sides."""
    old, new = items(reference), items(local)
    before = _with(local, reference, tuple(old[n] for n in left))
    after = _with(local, local, tuple(new[n] for n in right))
    return tuple(one for one in diff(before, after) if one.komponen == "persyaratan")


def _with(standar: Standar, names: Standar, persyaratan: tuple[Persyaratan, ...]) -> Standar:
    """A standard that states nothing but these requirements and the names of their conditions."""
    return Standar(
        nama=standar.nama,
        jenis=standar.jenis,
        status=standar.status,
        edisi=standar.edisi,
        kasus=names.kasus,
        pemohon=names.pemohon,
        tahap=names.tahap,
        kanal=names.kanal,
        kelompok=names.kelompok,
        persyaratan=persyaratan,
    )


def _told(
    changes: tuple[Change, ...],
    old: tuple[Persyaratan, ...],
    new: tuple[Persyaratan, ...],
    left: list[int],
    right: list[int],
) -> Iterator[Pasangan]:
    """Pairs that changes name, and those that the diff is silent about because they say the same."""
    gone = {_at(one.di_semula) for one in changes if one.di_menjadi is None}
    come = {_at(one.di_menjadi) for one in changes if one.di_semula is None}
    named: dict[tuple[int, int], int | None] = {}
    joined: list[tuple[Change, int, int]] = []
    for one in changes:
        a, b = _at(one.di_semula), _at(one.di_menjadi)
        if a is not None and b is not None:
            is_same = loose(old[left[a]].uraian) == loose(new[right[b]].uraian)
            named.setdefault((a, b), None if is_same else one.skor)
            joined.append((one, a, b))
    free_a = [n for n in range(len(left)) if n not in gone and all(n != a for a, _ in named)]
    free_b = [n for n in range(len(right)) if n not in come and all(n != b for _, b in named)]
    for a in tuple(free_a):
        b = _same(old[left[a]], [(m, new[right[m]]) for m in free_b])
        if b is not None:
            named[a, b] = None
            free_a.remove(a)
            free_b.remove(b)
    for change, a, b in joined:  # the other parts of what was merged or split stand in the change's texts
        for m in free_a:
            if old[left[m]].uraian in change.semula:
                named.setdefault((m, b), change.skor)
        for m in free_b:
            if new[right[m]].uraian in change.menjadi:
                named.setdefault((a, m), change.skor)
    for (a, b), skor in named.items():
        yield Pasangan(left[a], right[b], skor)


def _at(path: Path | None) -> int | None:
    """The item that a path leads to; None where it leads to the list as a whole, or nowhere."""
    if path is None or len(path) < 2 or path[0] != "persyaratan" or not isinstance(path[1], int):
        return None
    return path[1]


def _same(one: Persyaratan, others: list[tuple[int, Persyaratan]]) -> int | None:
    """The first of `others` with the same id, else with the same text, else with the same text in other words."""
    for n, other in others:
        if one.id == other.id:
            return n
    for form in (normal, loose):
        for n, other in others:
            if form(one.uraian) == form(other.uraian):
                return n
    return None
