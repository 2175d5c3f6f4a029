"""A document in; quotes for every unquoted text that some YAML reader takes for something else, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.findings import Path
from generator.formatting.text import Edit
from generator.schema import Kind, wants_text
from generator.sources import Document

# What YAML 1.1 or 1.2 (core) read as no text: https://yaml.org/type/ and YAML 1.2.2, 10.3.2.
_NO_TEXT = re.compile(
    r"""~|null|Null|NULL|y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF
    |[-+]?[0-9][0-9_]*
    |[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?0x[0-9a-fA-F_]+
    |[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?
    |[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+
    |[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)
    |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9].*)?|=|<<""",
    re.VERBOSE,
)


def quote_text(document: Document, kind: Kind) -> list[Edit]:
    """An edit for each such value; a value that the schema wants as a number or as a truth value is none."""
    lines = document.lines
    edits = []
    for path, value in _scalars((), document.data):
        typed = document.raw.get(path, value if isinstance(value, str) else None)
        if value is None or not typed or not _NO_TEXT.fullmatch(typed) or not wants_text(kind, document.data, path):
            continue
        line, column = document.positions.where(path)
        if lines[line - 1][column - 1 :].startswith(typed):
            edits.append(Edit(line, column, len(typed), f'"{typed}"'))
    return edits


def _scalars(path: Path, value: Any) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _scalars((*path, key), inner)
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _scalars((*path, n), inner)
    else:
        yield path, value
