"""One file of standards/ in; the same file in its canonical form, edited by position, and what was done to it, out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from generator import sources
from generator.findings import Finding
from generator.formatting.identity import give_codes, give_ids
from generator.formatting.ordering import put_in_order
from generator.formatting.quoting import quote_text
from generator.formatting.text import Edit, apply
from generator.messages import level
from generator.schema import Kind
from generator.site import kind_of
from generator.sources import Document

__all__ = ["Edit", "Formatted", "Pekerjaan", "format_file"]

Pekerjaan = Literal["kutip", "id", "kode", "urutan"]


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file after formatting. `kerja` counts what was done; `temuan` says why a file could not be read."""

    content: bytes
    kerja: tuple[tuple[Pekerjaan, int], ...] = ()
    temuan: tuple[Finding, ...] = ()


def format_file(file: str, content: bytes, new_code: Callable[[], str]) -> Formatted:
    """The file in canonical form; a file that is in it already comes back byte for byte.

    Text that a YAML reader could take for a number, a date or a truth value gets quotes; requirements get the ids
    that the catalogue gives them, agencies and standards a kode from `new_code`; keys stand in the schema's order.
    Comments, spaces and line ends stay. Each step is checked by reading the file again: one that would change
    anything else is left out.
    """
    kind = kind_of(file)
    if kind is None:
        return Formatted(content)
    document, findings = sources.read(file, content)
    if document is None:
        return Formatted(content, (), tuple(one for one in findings if level(one.id) == "kesalahan"))
    done: list[tuple[Pekerjaan, int]] = []
    steps: tuple[tuple[Pekerjaan, Callable[[Document, Kind], list[Edit]]], ...] = (
        ("kutip", quote_text),
        ("id", give_ids),
        ("kode", lambda document, kind: give_codes(document, kind, new_code)),
    )
    for name, step in steps:
        edits = step(document, kind)
        if edits:
            document, content = _again(file, document, apply(content, edits))
            done.append((name, len(edits)))
    ordered, moved = put_in_order(document, kind)
    if moved:
        content = ordered
        done.append(("urutan", moved))
    return Formatted(content, tuple(done))


def _again(file: str, before: Document, content: bytes) -> tuple[Document, bytes]:
    """The edited file, read again; the one before where the edit made it unreadable."""
    document, _ = sources.read(file, content)
    return (before, before.content) if document is None else (document, content)
