"""Changes and the edition they start from in; the edition they lead to out, and what an edition says in one form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from generator.diff.change import Change, Edit
from generator.diff.declared import DECLARED
from generator.diff.forms import form, renamed
from generator.diff.steps import all_steps, flat, folded
from generator.findings import Path
from generator.model import Ketiadaan, Langkah, Standar
from generator.text import normal


def apply(changes: Iterable[Change], standar: Standar) -> Standar:
    """What `standar` becomes when every change is carried out; uses only what the changes carry.

    ValueError where a change speaks of a place that `standar` does not have.
    """
    edits = [edit for change in changes for edit in change.sunting]
    steps = [edit for edit in edits if edit.di[0] == "prosedur"]
    rest = [edit for edit in edits if edit.di[0] != "prosedur"]
    for edit in rest:
        if edit.cara == "isi":
            standar = _set(standar, edit.di, edit.nilai)
    for place in dict.fromkeys(_list_of(edit) for edit in rest if edit.cara != "isi"):
        old = _get(standar, place)
        items = old if isinstance(old, tuple) else ()
        own = [edit for edit in rest if edit.cara != "isi" and _list_of(edit) == place]
        standar = _set(standar, place, tuple(_rearranged(list(items), own)))
    return _with_steps(standar, steps) if steps else standar


def _list_of(edit: Edit) -> Path:
    return edit.di[:-1] if edit.cara == "hapus" else edit.di


def _get(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def _set(value: Any, path: Path, new: Any) -> Any:
    if not path:
        return new
    step, *rest = path
    if isinstance(step, int):
        if not isinstance(value, tuple) or step >= len(value):
            raise ValueError(path)
        return (*value[:step], _set(value[step], tuple(rest), new), *value[step + 1 :])
    if not hasattr(value, step):
        raise ValueError(path)
    return replace(value, **{step: _set(getattr(value, step), tuple(rest), new)})


def _rearranged(items: list[Any], edits: Sequence[Edit]) -> list[Any]:
    """Items taken out, the rest in its order or the new one, and new ones put where they belong."""
    gone = {edit.di[-1] for edit in edits if edit.cara == "hapus"}
    order = next((edit.nilai for edit in edits if edit.cara == "urut"), None)
    kept = [items[i] for i in (order if order is not None else range(len(items))) if i not in gone]
    for edit in sorted((edit for edit in edits if edit.cara == "tambah"), key=lambda edit: edit.ke):
        kept.insert(edit.ke, edit.nilai)
    return kept


def _with_steps(standar: Standar, edits: Sequence[Edit]) -> Standar:
    """Steps are counted through, smaller ones too; each with its depth."""
    whole = next((edit for edit in edits if edit.cara == "isi" and len(edit.di) == 1), None)
    if whole is not None:
        return replace(standar, prosedur=whole.nilai)
    steps: list[tuple[int, Langkah]] = [(one.dalam, one.langkah) for one in all_steps(standar)]
    for edit in edits:
        if edit.cara == "isi":
            at = int(edit.di[1])
            steps[at] = (steps[at][0], _set(steps[at][1], edit.di[2:], edit.nilai))
    order = next((edit.nilai for edit in edits if edit.cara == "urut"), None)
    gone = {edit.di[1] for edit in edits if edit.cara == "hapus"}
    kept = order if order is not None else [(at, steps[at][0]) for at in range(len(steps)) if at not in gone]
    steps = [(depth, steps[at][1]) for at, depth in kept]
    for edit in sorted((edit for edit in edits if edit.cara == "tambah"), key=lambda edit: edit.ke):
        steps.insert(edit.ke, edit.nilai)
    return replace(standar, prosedur=folded(steps))


def normal_form(standar: Standar) -> tuple[Any, ...]:
    """What an edition says, as far as a diff speaks of it: normal texts, amounts, durations; ids by what they name.

    Two editions have the same normal form when nothing in them is a change.
    """
    names: dict[str, dict[str, str]] = {
        name: {one.id: normal(one.nama) for one in getattr(standar, name)} for name in DECLARED
    }
    if isinstance(standar.persyaratan, tuple):
        names["persyaratan"] = {one.id: normal(one.uraian) for one in standar.persyaratan if one.id}
    if isinstance(standar.prosedur, tuple):
        steps = [one.langkah for one in flat(standar.prosedur)]
        names["langkah"] = {one.id: normal(one.uraian) for one in steps if one.id}
    if isinstance(standar.persyaratan, Ketiadaan) and standar.persyaratan.jenis == "tidak_berlaku":
        standar = replace(standar, persyaratan=())
    said: tuple[Any, ...] = form(renamed(standar, names))
    return said
