"""Changed services in; a text for a terminal, a comment in Markdown, or data out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Literal

from generator.diff import Change
from generator.proposal import Usulan
from generator.site import Site
from generator.targets.templates import environment
from generator.targets.wording import markdown_text
from generator.text import harmless

Format = Literal["text", "markdown", "json", "github"]


def render_usulan(usulan: Sequence[Usulan], commits: tuple[str, str], site: Site, format: Format) -> str:
    """What changes for the applicant between two states, whose names stand in `commits`."""
    if format == "json":
        return as_json(usulan, commits)
    name = "usulan.txt" if format == "text" else "usulan.md"
    template = environment("generator.targets.proposals", escape=False)
    template.filters |= {"aman": harmless, "md": markdown_text}
    return template.get_template(name).render(usulan=usulan, commits=commits, site=site)


def as_json(usulan: Iterable[Usulan], commits: tuple[str, str]) -> str:
    """The same as data, in the envelope of every data file."""
    items = [
        {
            "kode": one.layanan.kode,
            "instansi": one.layanan.folder,
            "id": one.layanan.id,
            "nama": one.layanan.standar.nama,
            "nasib": one.nasib,
            "perubahan": [change_item(change) for change in one.perubahan],
        }
        for one in usulan
    ]
    envelope = {"schema_version": 1, "semula": commits[0], "menjadi": commits[1], "total": len(items), "items": items}
    return json.dumps(envelope, ensure_ascii=False, indent=1) + "\n"


def change_item(change: Change) -> dict[str, object]:
    """One change as data."""
    return {
        "jenis": change.jenis,
        "dampak": change.dampak,
        "komponen": change.komponen,
        "id": change.id,
        "semula": change.semula,
        "menjadi": change.menjadi,
        "skor": change.skor,
        "sidik": change.sidik,
    }
