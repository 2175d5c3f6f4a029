"""Services that differ in; which of them were made from others, merged or split, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.model import Layanan
from generator.proposal.proposal import Tanda, Usulan
from generator.proposal.state import State

_Link = tuple[Layanan, Layanan]


def with_origins(usulan: Iterable[Usulan], old: State, new: State) -> list[Usulan]:
    """The same services, each with what it was made from and what follows it.

    A link is stated by the old service (`pencabutan.pengganti`) or by the new one (`menggantikan`); a statement
    that stood there before says nothing about this proposal.
    """
    items = list(usulan)
    links: dict[tuple[str, str], _Link] = {}
    for one in items:
        for before, after in _stated(one, old, new):
            links.setdefault((before.kode, after.kode), (before, after))
    origins: dict[str, list[Layanan]] = {}
    heirs: dict[str, list[Layanan]] = {}
    for before, after in links.values():
        origins.setdefault(after.kode, []).append(before)
        heirs.setdefault(before.kode, []).append(after)
    return [_with_links(one, origins, heirs) for one in items]


def _stated(one: Usulan, old: State, new: State) -> Iterator[_Link]:
    """What this service says of itself, as far as both services can be found."""
    standar, former = one.layanan.standar, one.semula.standar if one.semula is not None else None
    if one.nasib == "dihapus":
        return
    said = former.menggantikan if former is not None else ()
    for kode in standar.menggantikan:
        before = old.by_kode(kode) or new.by_kode(kode)
        if kode not in said and kode != one.layanan.kode and before is not None:
            yield before, one.layanan
    ended = standar.pencabutan
    if ended is not None and ended.pengganti and (former is None or former.pencabutan != ended):
        after = new.by_kode(ended.pengganti)
        if after is not None and after.kode != one.layanan.kode:
            yield one.layanan, after


def _with_links(one: Usulan, origins: dict[str, list[Layanan]], heirs: dict[str, list[Layanan]]) -> Usulan:
    kode = one.layanan.kode
    asal, pengganti = tuple(origins.get(kode, ())), tuple(heirs.get(kode, ()))
    marks: tuple[Tanda, ...] = one.tanda
    if any(len(heirs.get(before.kode, ())) > 1 for before in asal) or len(pengganti) > 1:
        marks = (*marks, "dipecah")
    if any(len(origins.get(after.kode, ())) > 1 for after in pengganti) or len(asal) > 1:
        marks = (*marks, "digabung")
    return replace(one, asal=asal, pengganti=pengganti, tanda=marks)
