"""The steps of two versions in, which were added, removed, reworded, given to somebody else or moved out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.diff.change import Change, Edit
from generator.diff.forms import differ, differ_in, form
from generator.diff.items import Pairing, pair
from generator.diff.rest import presence
from generator.findings import Path
from generator.model import Langkah, Standar

DETAILS = ("tempat", "waktu", "hasil", "bila", "cabang", "pengganti", "bagian", "keterangan")


@dataclass(frozen=True, slots=True)
class Step:
    """A step without its smaller steps, how deep it lies, and where."""

    langkah: Langkah
    dalam: int
    di: Path


def flat(langkah: Sequence[Langkah], dalam: int = 0, di: Path = ("prosedur",)) -> Iterator[Step]:
    """All steps, each followed by its smaller ones."""
    for n, one in enumerate(langkah):
        place = (*di, n)
        yield Step(replace(one, langkah=()) if one.langkah else one, dalam, place)
        yield from flat(one.langkah, dalam + 1, (*place, "langkah"))


def folded(steps: Sequence[tuple[int, Langkah]]) -> tuple[Langkah, ...]:
    """The reverse of `flat`: depth and step become steps that hold their smaller ones."""
    done: list[Langkah] = []
    at = 0
    while at < len(steps):
        depth, one = steps[at]
        end = next((n for n in range(at + 1, len(steps)) if steps[n][0] <= depth), len(steps))
        done.append(replace(one, langkah=folded(steps[at + 1 : end])))
        at = end
    return tuple(done)


def all_steps(standar: Standar) -> list[Step]:
    """The steps of a standard; none where it states none."""
    return list(flat(standar.prosedur)) if isinstance(standar.prosedur, tuple) else []


def pair_steps(before: Standar, after: Standar) -> Pairing:
    """By id, by equal texts, by likeness."""
    old, new = ([one.langkah for one in all_steps(standar)] for standar in (before, after))
    return pair(old, new, lambda one: str(one.uraian), lambda one: one.id)


def diff_steps(before: Standar, new: Standar, found: Pairing, *, reworded: bool) -> Iterator[Change]:
    """Edits count steps through, smaller ones too; `reworded` where a person says that only words changed."""
    old, now = all_steps(before), all_steps(new)
    for link in found.links:
        one, other = old[link.i], now[link.j]
        if one.langkah != other.langkah:
            yield from _compare(one, other, link.i, link.skor, reworded=reworded)
    for i in found.gone:
        gone = old[i]
        edit = Edit("hapus", ("prosedur", i))
        yield Change(
            "langkah-dihapus", "prosedur", gone.langkah.id or "", gone.langkah.uraian, "", gone.di, sunting=(edit,)
        )
    for j in found.come:
        come = now[j]
        edit = Edit("tambah", ("prosedur",), (come.dalam, come.langkah), j)
        yield Change(
            "langkah-ditambah",
            "prosedur",
            come.langkah.id or "",
            "",
            come.langkah.uraian,
            None,
            come.di,
            sunting=(edit,),
        )
    order = sorted(found.links, key=lambda link: link.j)
    places = [link.i for link in order]
    if places != sorted(places) or any(old[link.i].dalam != now[link.j].dalam for link in order):
        edit = Edit("urut", ("prosedur",), tuple((link.i, now[link.j].dalam) for link in order))
        yield Change("langkah-urutan", "prosedur", di_semula=("prosedur",), di_menjadi=("prosedur",), sunting=(edit,))


def _compare(one: Step, other: Step, at: int, skor: int | None, *, reworded: bool) -> Iterator[Change]:
    """What differs in one step: its words, who does it, and the rest."""
    a, b = one.langkah, other.langkah
    id, was = b.id or a.id or "", a.id or b.id or ""
    kinds = [
        ("langkah-redaksi" if reworded else "langkah-diubah", ("uraian",)),
        ("langkah-pelaku-diubah", ("pelaku",)),
        ("langkah-rincian-diubah", DETAILS),
    ]
    for kind, names in kinds:
        changed = [name for name in names if differ_in(a, b, name)]
        if not changed:
            continue
        values = ("", "")
        if kind not in ("langkah-redaksi", "langkah-diubah"):
            values = (_values(a, changed), _values(b, changed))
        edits = tuple(Edit("isi", ("prosedur", at, name), getattr(b, name)) for name in changed)
        before = was if was != id else ""
        yield Change(kind, "prosedur", id, a.uraian, b.uraian, one.di, other.di, skor, before, *values, edits)


def diff_procedure(before: Standar, new: Standar, found: Pairing, *, reworded: bool) -> Iterator[Change]:
    """The steps, where both editions state some; a step that got an id carries it with the first change."""
    if not isinstance(before.prosedur, tuple) or not isinstance(new.prosedur, tuple):
        if differ(before.prosedur, new.prosedur):
            yield presence("prosedur", before.prosedur, new.prosedur)
        return
    if before.prosedur == new.prosedur:
        return
    old, now = all_steps(before), all_steps(new)
    named = tuple(
        Edit("isi", ("prosedur", link.i, "id"), now[link.j].langkah.id)
        for link in found.links
        if old[link.i].langkah.id is None and now[link.j].langkah.id is not None
    )
    for change in diff_steps(before, new, found, reworded=reworded):
        yield replace(change, sunting=(*named, *change.sunting)) if named else change
        named = ()


def _values(langkah: Langkah, names: Sequence[str]) -> str:
    return repr([(name, form(getattr(langkah, name))) for name in names])
