"""Two lists of requirements and their pairing in; what was added, removed, reworded, moved, split or merged out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.diff.change import Change, Edit
from generator.diff.details import compare
from generator.diff.forms import differ, text
from generator.diff.items import Link
from generator.diff.pairing import Match, Several, asked
from generator.diff.rest import presence
from generator.findings import Path
from generator.model import Ketiadaan, Persyaratan, Standar

_LIST: Path = ("persyaratan",)


@dataclass(frozen=True, slots=True)
class Editions:
    """Both editions: `new` is the later one with the earlier one's ids, `ids` what it calls its requirements itself.

    `reworded` where a person says that only words changed.
    """

    before: Standar
    new: Standar
    ids: Sequence[str]
    reworded: bool


def diff_requirements(both: Editions, match: Match) -> Iterator[Change]:
    """Changes of the list, in the old document's order, then what is new in the new document's order."""
    old, now = both.before.persyaratan, both.new.persyaratan
    if not _is_list(old) or not _is_list(now):
        yield from _presence(old, now)
        return
    a, b = asked(both.before), asked(both.new)
    links, groups = {link.i: link for link in match.links}, {one.i[0]: one for one in match.several}
    for i, one in enumerate(a):
        if i in groups:
            yield _several(groups[i], both)
        elif i in links:
            yield from compare(links[i], both.before, both.new, both.ids, reworded=both.reworded)
        elif i in match.gone:
            edit = Edit("hapus", (*_LIST, i))
            kind = _kind(one, both.before, both.new, "dihapus")
            yield Change(kind, "persyaratan", one.id or "", text(one), "", (*_LIST, i), sunting=(edit,))
    for j in match.come:
        edit = Edit("tambah", _LIST, b[j], j)
        kind = _kind(b[j], both.new, both.before, "ditambah")
        yield Change(kind, "persyaratan", both.ids[j], "", text(b[j]), None, (*_LIST, j), sunting=(edit,))
    yield from _order(match.links, a)


def _order(links: Sequence[Link], old: Sequence[Persyaratan]) -> Iterator[Change]:
    order = [link.i for link in sorted(links, key=lambda link: link.j)]
    if order != sorted(order):
        edit = Edit("urut", _LIST, tuple(order))
        was, says = (" ".join(old[i].id or "" for i in places) for places in (sorted(order), order))
        kind = "persyaratan-urutan"
        yield Change(kind, "persyaratan", "", "", "", _LIST, _LIST, None, "", was, says, (edit,))


def _is_list(value: object) -> bool:
    """Not applicable counts as an empty list: nothing is needed."""
    return isinstance(value, tuple) or (isinstance(value, Ketiadaan) and value.jenis == "tidak_berlaku")


def _presence(old: object, now: object) -> Iterator[Change]:
    """A list that appears where none was published, or the reverse."""
    edit = Edit("isi", _LIST, now)
    if _is_list(now):
        yield Change("persyaratan-dicantumkan", "persyaratan", di_menjadi=_LIST, sunting=(edit,))
    elif _is_list(old):
        yield Change("persyaratan-tidak-dicantumkan", "persyaratan", di_semula=_LIST, sunting=(edit,))
    elif differ(old, now):
        yield presence("persyaratan", old, now)


def _several(group: Several, both: Editions) -> Change:
    """One item that became several, or several that became one."""
    a, b = asked(both.before), asked(both.new)
    edits = [Edit("hapus", (*_LIST, i)) for i in group.i] + [Edit("tambah", _LIST, b[j], j) for j in group.j]
    kind, id = "persyaratan-digabung", both.ids[group.j[0]]
    if len(group.i) == 1:
        kind, id = "persyaratan-dipecah", a[group.i[0]].id or ""
    return Change(
        kind,
        "persyaratan",
        id,
        "; ".join(text(a[i]) for i in group.i),
        "; ".join(text(b[j]) for j in group.j),
        (*_LIST, group.i[0]),
        (*_LIST, group.j[0]),
        group.skor,
        sunting=tuple(edits),
    )


def _kind(syarat: Persyaratan, standar: Standar, other: Standar, verb: str) -> str:
    """Added or removed; an alternative, a fallback, an optional item, an officer's own paper are not simply one more.

    An item only for cases that the other edition does not know is a fallback too: nobody who prepared by that
    edition was in such a case.
    """
    if syarat.jenis == ("dokumen-petugas",):
        return f"persyaratan-{verb}-petugas"
    if not syarat.wajib:
        return f"persyaratan-{verb}-opsional"
    group = next((one for one in standar.kelompok if one.id == syarat.kelompok), None)
    members = sum(one.kelompok == syarat.kelompok for one in asked(standar))
    if group is not None and group.pilih == "satu" and members > 1:
        return f"persyaratan-{verb}-alternatif"
    if syarat.bila is not None:
        known = {kasus.id for kasus in other.kasus}
        if syarat.bila.tanpa or (syarat.bila.kasus and known.isdisjoint(syarat.bila.kasus)):
            return f"persyaratan-{verb}-cadangan"
    return f"persyaratan-{verb}"
