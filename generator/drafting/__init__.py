"""What is known of a new service and its reference list in, a YAML file to begin with out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2

from generator.sources import Document

COPIED = ("kasus", "pemohon", "tahap", "kanal", "kelompok", "persyaratan", "jangka_waktu", "biaya", "produk")
"""Parts of a reference list that a standard has under the same names, in the schema's order."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A service that somebody begins to write down."""

    kode: str
    nama: str
    jenis: str
    acuan: str = ""
    skema: str = "../../schema/"
    """Where its form stands, for editors, with a slash at the end."""


def draft_standar(draft: Draft, acuan: Document | None) -> str:
    """A standard that passes its checks: what nobody has said yet stands as missing, never as invented.

    From a reference list come its requirements with their ids, its cases, time, fee and product, letter by letter.
    """
    parts = dict(_parts(acuan)) if acuan is not None else {}
    return _template("standar.yaml.j2").render(satu=draft, bagian=parts, kutip=quoted)


def draft(name: str, **values: Any) -> str:
    """Another file to begin with, by the template of that name."""
    return _template(name).render(kutip=quoted, **values)


def quoted(text: str) -> str:
    """A text as one YAML value, whatever stands in it."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(escapes.get(sign, sign) for sign in text if sign.isprintable() or sign in escapes) + '"'


def _parts(acuan: Document) -> Iterable[tuple[str, str]]:
    """The lines of each part, with the comments inside it."""
    data: Mapping[str, Any] = acuan.data
    starts = {name: acuan.positions.where((name,), key=True)[0] for name in data}
    lines = acuan.lines
    for name in COPIED:
        if name not in data:
            continue
        after = [line for line in starts.values() if line > starts[name]]
        end = min(after) - 1 if after else len(lines)
        mine = list(lines[starts[name] - 1 : end])
        while mine and (not mine[-1].strip() or mine[-1].startswith("#")):
            mine.pop()
        yield name, "\n".join(mine) + "\n"


@cache
def _template(name: str) -> jinja2.Template:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(str(files(__name__))),
        autoescape=False,  # YAML, not HTML: values go through `quoted`
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return made.get_template(name)
