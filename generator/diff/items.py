"""Two lists of small things in, which of them belong together out; and the changes of lists that have no order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.diff.assignment import assign
from generator.diff.change import Change, Edit
from generator.diff.forms import differ, form
from generator.findings import Path
from generator.text import loose, normal

ALIKE = 70
"""From this likeness (0 to 100) on two items are one that was reworded."""


@dataclass(frozen=True, slots=True)
class Link:
    """Places of the same item in both lists; `skor` where likeness decided."""

    i: int
    j: int
    skor: int | None = None


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which items belong together, in the old order; which are gone, and which are new."""

    links: tuple[Link, ...]
    gone: tuple[int, ...]
    come: tuple[int, ...]


def pair(
    old: Sequence[Any],
    new: Sequence[Any],
    name: Callable[[Any], str],
    id: Callable[[Any], str | None] | None = None,
    *,
    strict: bool = False,
) -> Pairing:
    """By id where there is one, then by equal names, each once, then by likeness of the names.

    `strict` where two ids that differ are two things, however alike their names.
    """
    if old == new:
        return Pairing(tuple(Link(n, n) for n in range(len(old))), (), ())
    links: list[Link] = []
    left, right = list(range(len(old))), list(range(len(new)))

    def take(key: Callable[[Any], object]) -> None:
        waiting: dict[object, list[int]] = {}
        for j in right:
            waiting.setdefault(key(new[j]), []).append(j)
        for i in list(left):
            said = key(old[i])
            if said and waiting.get(said):
                links.append(Link(i, j := waiting[said].pop(0)))
                left.remove(i)
                right.remove(j)

    if id is not None:
        take(id)
    take(form)
    take(lambda one: normal(name(one)))
    scores = {
        (i, j): _alike(name(old[i]), name(new[j]))
        for i in left
        for j in right
        if not (strict and id is not None and id(old[i]) and id(new[j]))
    }
    likely = {pair: score - ALIKE + 1 for pair, score in scores.items() if score >= ALIKE}
    for i, j in assign(likely):
        links.append(Link(i, j, round(scores[i, j])))
        left.remove(i)
        right.remove(j)
    return Pairing(tuple(sorted(links, key=lambda one: one.i)), tuple(left), tuple(right))


def _alike(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # only where likeness must tell

    return float(fuzz.token_sort_ratio(loose(one), loose(other)))


@dataclass(frozen=True, slots=True)
class Words:
    """How a list's changes are called: its place, its component, and the kinds."""

    di: Path
    komponen: str
    tambah: str
    hapus: str
    ubah: str


def diff_items(
    old: Sequence[Any],
    new: Sequence[Any],
    words: Words,
    name: Callable[[Any], str],
    id: Callable[[Any], str | None] | None = None,
    ids: Sequence[str] = (),
    *,
    strict: bool = False,
) -> Iterator[Change]:
    """Items that are gone, changed or new; `ids` are what the new ones are called in their own edition."""
    if old == new:
        return
    found = pair(old, new, name, id, strict=strict)

    def called(j: int, one: Any) -> str:
        return ids[j] if ids else (id(one) or "" if id else "")

    for link in found.links:
        one, other = old[link.i], new[link.j]
        if differ(one, other):
            own, was = called(link.j, other), (id(one) or "" if id else "")
            yield Change(
                words.ubah,
                words.komponen,
                own,
                name(one),
                name(other),
                (*words.di, link.i),
                (*words.di, link.j),
                link.skor,
                was if was != own else "",
                said(one),
                said(other),
                (Edit("isi", (*words.di, link.i), other),),
            )
    yield from removed(found, old, words, name, id)
    for j in found.come:
        other = new[j]
        place = (*words.di, j)
        edit = Edit("tambah", words.di, other, j)
        yield Change(words.tambah, words.komponen, called(j, other), "", name(other), None, place, sunting=(edit,))


def removed(
    found: Pairing,
    old: Sequence[Any],
    words: Words,
    name: Callable[[Any], str],
    id: Callable[[Any], str | None] | None,
) -> Iterator[Change]:
    """Items that the new list has no more."""
    for i in found.gone:
        place = (*words.di, i)
        own = (id(old[i]) or "") if id else ""
        yield Change(words.hapus, words.komponen, own, name(old[i]), "", place, None, sunting=(Edit("hapus", place),))


def said(value: Any) -> str:
    """A value as one comparable text, for fingerprints: what it says, not how it is spelled."""
    return "" if form(value) in (None, ()) else repr(form(value))


def translation(old: tuple[Any, ...], new: tuple[Any, ...], found: Pairing) -> dict[str, str]:
    """How the old edition calls the new one's ids; a new item whose id is taken there gets another one."""
    names = {new[link.j].id: old[link.i].id or new[link.j].id for link in found.links if new[link.j].id}
    taken = {one.id for one in old if one.id} | {*names.values()}
    for j in found.come:
        id = new[j].id
        if id and id not in names:
            names[id] = _free(id, taken)
            taken.add(names[id])
    return {id: name for id, name in names.items() if id != name}


def _free(id: str, taken: set[str]) -> str:
    free, n = id, 2
    while free in taken:
        free, n = f"{id}-{n}", n + 1
    return free
