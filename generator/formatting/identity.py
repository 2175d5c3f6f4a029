"""A document in; the ids and the permanent code that it lacks, as edits, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from generator.catalog import with_ids
from generator.findings import Path
from generator.formatting.text import Edit
from generator.model import Persyaratan
from generator.schema import Kind
from generator.sources import Document

_LISTS: dict[Kind, tuple[Path, ...]] = {
    "standar": (("persyaratan",),),
    "acuan": (("persyaratan",),),
    "instansi": (("bawaan", "persyaratan"),),
}


def give_ids(document: Document, kind: Kind) -> list[Edit]:
    """An id for each requirement without one: the one that the catalogue uses already, so no address changes."""
    return [edit for path in _LISTS.get(kind, ()) for edit in _of_list(document, path)]


def _of_list(document: Document, path: Path) -> Iterator[Edit]:
    items = document.data
    for step in path:
        items = items.get(step) if isinstance(items, dict) else None
    if not isinstance(items, list) or not all(isinstance(one, dict) and _text(one) for one in items):
        return
    named = with_ids(tuple(Persyaratan(id=one.get("id") or None, uraian=_text(one)) for one in items))
    for n, (one, syarat) in enumerate(zip(items, named, strict=True)):
        if "id" not in one and syarat.id:
            yield first_key(document, (*path, n), f"id: {syarat.id}")


def _text(item: dict[str, Any]) -> str:
    value = item.get("uraian")
    return value if isinstance(value, str) else ""


def give_codes(document: Document, kind: Kind, new_code: Callable[[], str]) -> list[Edit]:
    """A kode for a standard or an agency that has none."""
    if kind not in ("standar", "instansi") or "kode" in document.data:
        return []
    return [first_key(document, (), f"kode: {new_code()}")]


def first_key(document: Document, path: Path, pair: str) -> Edit:
    """`pair` as the first of the map at `path`, on a line of its own where the map has lines."""
    line, column = document.positions.where(path)
    if document.lines[line - 1][column - 1 : column] == "{":
        empty = not _at(document.data, path)
        return Edit(line, column + 1, 0, pair if empty else f"{pair}, ")
    return Edit(line, column, 0, f"{pair}\n{' ' * (column - 1)}")


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data
