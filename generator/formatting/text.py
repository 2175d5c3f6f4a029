"""A file's bytes and edits at places of it in, the edited bytes out: what no edit names stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_BOM = "\ufeff"
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Edit:
    """Text to put at a place: line and column from 1; `length` characters there are replaced."""

    line: int
    column: int
    length: int
    text: str


def lines_of(content: bytes) -> tuple[str, list[str]]:
    """The byte order mark, if there is one, and the lines with their ends."""
    text = content.decode("utf-8")
    mark = _BOM if text.startswith(_BOM) else ""
    return mark, [line for line in _LINES.findall(text[len(mark) :]) if line]


def line_end(lines: Iterable[str]) -> str:
    """The line end of the file, by its first line."""
    first = next(iter(lines), "")
    return first[len(first.rstrip("\r\n")) :] or "\n"


def apply(content: bytes, edits: Iterable[Edit]) -> bytes:
    """The file with all edits made; a newline in an edit becomes the file's own line end."""
    mark, lines = lines_of(content)
    end = line_end(lines)
    for edit in sorted(edits, key=lambda one: (one.line, one.column), reverse=True):
        line = lines[edit.line - 1] if edit.line <= len(lines) else ""
        start = edit.column - 1
        new = line[:start] + edit.text.replace("\n", end) + line[start + edit.length :]
        lines[edit.line - 1 : edit.line] = [new]
    return (mark + "".join(lines)).encode("utf-8")
