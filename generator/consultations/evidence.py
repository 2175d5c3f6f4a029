"""A decision and two versions of a standard in; whether the later one says what was decided, or something else, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.consultations.component_values import stated, wanted
from generator.diff import Change, diff
from generator.model import Keputusan, Persyaratan, Standar
from generator.text import loose, normal

LIKE_WHAT_WAS_DECIDED = 60
"""From this likeness (0 to 100) on a new item may be the decided one in other words: a person has to look."""


def is_about_items(keputusan: Keputusan) -> bool:
    """Whether the decision is about the list of requirements, said or understood."""
    if keputusan.jenis in ("layanan-baru", "cabut"):
        return False
    if keputusan.bagian is not None:
        return keputusan.bagian == "persyaratan"
    return bool(keputusan.butir or keputusan.menjadi_butir) or keputusan.jenis != "ubah"


def items(standar: Standar | None) -> tuple[Persyaratan, ...]:
    """The requirements; none where the list is missing."""
    return standar.persyaratan if standar is not None and isinstance(standar.persyaratan, tuple) else ()


def targets(keputusan: Keputusan, base: Standar | None) -> tuple[Persyaratan, ...]:
    """The items of the edition in force at the forum that are decided about: by id, else by their text."""
    there = items(base)
    if keputusan.jenis == "tambah":
        return ()
    named = tuple(one for one in there if one.id in keputusan.butir)
    if len(named) == len(keputusan.butir) and named:
        return named
    by_text = tuple(one for one in there if one not in named and _says(one, keputusan.semula))
    return (*named, *by_text)


def unknown_items(keputusan: Keputusan, base: Standar | None) -> tuple[str, ...]:
    """The ids, or else the text, of what is decided about and was not in the edition in force at the forum."""
    if base is None or not is_about_items(keputusan) or keputusan.jenis == "tambah":
        return ()
    found = targets(keputusan, base)
    ids = {one.id for one in items(base)}
    by_text = [one for one in found if one.id not in keputusan.butir]
    lost = [id for id in keputusan.butir if id not in ids]
    if lost:
        return tuple(lost[len(by_text) :])
    return () if found or not keputusan.semula or keputusan.butir else (keputusan.semula,)


def mistyped_items(keputusan: Keputusan, base: Standar | None) -> tuple[tuple[str, str], ...]:
    """The ids that the edition in force at the forum lacks, each with the id of the item that was found by its text.

    The decision can be followed all the same, by that text: this is a slip to mend, no obstacle.
    """
    if base is None or not is_about_items(keputusan) or keputusan.jenis == "tambah":
        return ()
    ids = {one.id for one in items(base)}
    by_text = [one.id or "" for one in targets(keputusan, base) if one.id not in keputusan.butir]
    return tuple(zip((id for id in keputusan.butir if id not in ids), by_text, strict=False))


def is_carried_out(keputusan: Keputusan, base: Standar | None, standar: Standar) -> bool:
    """Whether `standar` says what was decided and `base`, in force at the forum, did not."""
    if keputusan.jenis == "layanan-baru":
        return True
    if keputusan.jenis == "cabut":
        return standar.status == "dicabut"
    if not is_about_items(keputusan):
        return _component_says(keputusan, base, standar)
    if keputusan.jenis == "hapus":
        return _are_gone(keputusan, base, standar)
    if keputusan.jenis in ("pecah", "gabung"):
        return _are_replaced(keputusan, base, standar)
    if keputusan.jenis == "tambah":
        return not _is_added(keputusan, base) and _is_added(keputusan, standar)
    mine = _followed(keputusan, base, standar)
    before = [one for one in targets(keputusan, base) if _says(one, keputusan.menjadi)]
    if before and not _touched(before, base, standar):
        return False  # the words stood there already: what was decided must be something else
    return any(_says(one, keputusan.menjadi) for one in mine)


def has_changed_otherwise(keputusan: Keputusan, base: Standar | None, standar: Standar, is_ground: bool) -> bool:
    """Whether what the decision is about has changed since `base`, asked only where it is not carried out.

    `is_ground`: the edition names the consultation as its ground, so that even what cannot be followed by an
    id or by its text may be what was decided.
    """
    if base is None:
        return False
    if keputusan.jenis in ("layanan-baru", "cabut"):
        return False
    if not is_about_items(keputusan):
        before, after = stated(base, keputusan.bagian), stated(standar, keputusan.bagian)
        old = wanted(keputusan.semula, keputusan.bagian) & before
        if old:
            return not old & after
        return is_ground and before != after and keputusan.bagian is not None
    found = targets(keputusan, base)
    if found:
        return _touched(found, base, standar)
    ids = {one.id for one in items(base)}
    new = [one for one in items(standar) if one.id not in ids]
    if any(one.id in keputusan.menjadi_butir for one in new):
        return True
    wording = loose(keputusan.menjadi or "")
    if not is_ground or not wording:
        return False
    from rapidfuzz import fuzz  # only where likeness must tell

    return any(fuzz.token_set_ratio(loose(one.uraian), wording) >= LIKE_WHAT_WAS_DECIDED for one in new)


def is_there_already(keputusan: Keputusan, base: Standar | None) -> bool:
    """Whether the edition in force at the forum said what was decided, so that no later one can show it."""
    if base is None or not keputusan.menjadi or keputusan.jenis in ("hapus", "layanan-baru", "cabut"):
        return False
    if not is_about_items(keputusan):
        said = stated(base, keputusan.bagian)
        return bool(wanted(keputusan.menjadi, keputusan.bagian) & said) and not (
            wanted(keputusan.semula, keputusan.bagian) & said
        )
    if keputusan.jenis == "tambah":
        return _is_added(keputusan, base)
    found = targets(keputusan, base)
    return bool(found) and all(_says(one, keputusan.menjadi) and not _says(one, keputusan.semula) for one in found)


def changes_of(keputusan: Keputusan, base: Standar, standar: Standar) -> Iterator[Change]:
    """The changes from `base` that belong to what the decision is about."""
    if not is_about_items(keputusan):
        yield from (one for one in diff(base, standar) if keputusan.bagian in (None, one.komponen))
        return
    ids = {*keputusan.butir, *keputusan.menjadi_butir, *(one.id for one in targets(keputusan, base))}
    paths = _paths(base, targets(keputusan, base))
    for change in diff(base, standar):
        if change.komponen == "persyaratan" and (
            change.id in ids
            or change.di_semula in paths
            or (keputusan.jenis == "tambah" and normal(change.menjadi) == normal(keputusan.menjadi or ""))
        ):
            yield change


def _are_gone(keputusan: Keputusan, base: Standar | None, standar: Standar) -> bool:
    """Whether the ids are gone, no equal text remains, and nothing else has taken the items up."""
    there, ids = items(standar), {one.id for one in items(standar)}
    found = targets(keputusan, base)
    texts = [keputusan.semula, *(one.uraian for one in found)]
    if any(id in ids for id in keputusan.butir) or any(one.id in ids for one in found):
        return False
    if any(_says(one, text) for one in there for text in texts):
        return False
    if base is None:
        return bool(keputusan.butir or keputusan.semula)
    removed = {one.di_semula for one in diff(base, standar) if one.di_menjadi is None and not one.menjadi}
    return bool(found) and all(path in removed for path in _paths(base, found))


def _are_replaced(keputusan: Keputusan, base: Standar | None, standar: Standar) -> bool:
    """Whether the items that come instead are there and the ones they replace are not."""
    there = items(standar)
    ids, new = {one.id for one in there}, set(keputusan.menjadi_butir)
    old = {*keputusan.butir, *(one.id for one in targets(keputusan, base))} - new
    if old & ids:
        return False
    if new:
        return new <= ids and not new <= {one.id for one in items(base)}
    parts = [part for part in (keputusan.menjadi or "").split(";") if part.strip()]
    return bool(parts) and all(any(_says(one, part) for one in there) for part in parts)


def _is_added(keputusan: Keputusan, standar: Standar | None) -> bool:
    """Whether an item says what is to be added; ids alone are enough where the record has no words for each."""
    there, new = items(standar), set(keputusan.menjadi_butir)
    if new and (len(new) > 1 or not keputusan.menjadi) and new <= {one.id for one in there}:
        return True
    return any(_says(one, keputusan.menjadi) for one in there)


def _followed(keputusan: Keputusan, base: Standar | None, standar: Standar) -> Iterable[Persyaratan]:
    """The items that the ones decided about have become: by the ids that the record or the base names."""
    ids = {*(keputusan.menjadi_butir or keputusan.butir), *(one.id for one in targets(keputusan, base))}
    found = [one for one in items(standar) if one.id in ids]
    if found or base is None:
        return found or items(standar)
    paths = _paths(base, targets(keputusan, base))
    places = {one.di_menjadi for one in diff(base, standar) if one.di_semula in paths}
    return [one for n, one in enumerate(items(standar)) if ("persyaratan", n) in places]


def _touched(found: Iterable[Persyaratan], base: Standar | None, standar: Standar) -> bool:
    """Whether one of these items of `base` is not the same in `standar`; order and grouping do not count."""
    if base is None:
        return False
    paths = _paths(base, found)
    there = {one.di_semula for one in diff(base, standar) if _is_of_substance(one)}
    if any(path in there for path in paths):
        return True
    after = items(standar)
    ids = {one.id for one in after}
    return any(one.id not in ids and not any(_says(other, one.uraian) for other in after) for one in found)


def _is_of_substance(change: Change) -> bool:
    return change.dampak != "tetap" or normal(change.semula) != normal(change.menjadi)


def _paths(base: Standar, found: Iterable[Persyaratan]) -> set[tuple[str | int, ...]]:
    wanted_ids = {one.id for one in found}
    return {("persyaratan", n) for n, one in enumerate(items(base)) if one.id in wanted_ids}


def _component_says(keputusan: Keputusan, base: Standar | None, standar: Standar) -> bool:
    """Whether a component states the decided value; what it stated before the forum does not count."""
    komponen = keputusan.bagian
    after = stated(standar, komponen)
    before = stated(base, komponen) if base is not None else frozenset()
    old = wanted(keputusan.semula, komponen)
    left_out = bool(old & before) and not old & after
    if keputusan.jenis == "hapus":
        return left_out if base is not None else bool(old) and not old & after
    new = wanted(keputusan.menjadi, komponen)
    return bool(new & after) and (not new & before or left_out)


def _says(syarat: Persyaratan, text: str | None) -> bool:
    """Whether an item says this, apart from spelling and from whether the count stands in the text or beside it."""
    if not text:
        return False
    said = normal(text)
    extras = [extra for extra in (syarat.ukuran, syarat.jumlah) if extra]
    return said in (normal(syarat.uraian), normal(", ".join([syarat.uraian, *extras])))
