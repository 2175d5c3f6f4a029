"""A text and a place in it in; that line with a caret below it, safe on any terminal, out."""

from __future__ import annotations

import unicodedata
from typing import Final

from generator.sources.decoding import split_lines
from generator.sources.document import Document

WIDEST: Final = 100
"""Columns of a line before it is cut around the caret."""
_BEFORE = 40
_MARK = "\ufffd"


def excerpt(source: Document | str | bytes, line: int, column: int) -> str:
    """The line and a caret under its `column`, both from 1; empty where the file has no such line."""
    lines = source.lines if isinstance(source, Document) else split_lines(source)
    if not 1 <= line <= len(lines):
        return ""
    text = lines[line - 1]
    at = min(max(column - 1, 0), len(text))
    start = max(0, min(at - _BEFORE, len(text) - WIDEST)) if len(text) > WIDEST else 0
    end = min(start + WIDEST, len(text))
    head = "…" if start else ""
    tail = "…" if end < len(text) else ""
    shown = [_tame(character) for character in text[start:end]]
    before = len(head) + sum(_width(character) for character in shown[: at - start])
    return f"{head}{''.join(shown)}{tail}".rstrip() + "\n" + " " * before + "^"


def _tame(character: str) -> str:
    """What may be shown for a character: no escapes, no changes of direction, nothing without a width."""
    kind = unicodedata.category(character)
    if character == "\t" or kind == "Zs":
        return " "
    return _MARK if kind in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") else character


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
