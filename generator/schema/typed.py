"""A plain value in, the way one types it on one line of a file out: for examples in sentences."""

from __future__ import annotations

import re
from typing import Any

_PLAIN = re.compile(r"(?=.*[A-Za-z]{2})[A-Za-z0-9(/](?:[^:#\"'\[\]{},]|:(?! |$)|(?<! )#)*")
_TAKEN = re.compile(r"(?i)null|true|false|yes|no|on|off|y|n")
"""Words that some YAML reader takes for something other than text."""


EMPTY = '""'


def typed_line(value: Any) -> str:
    """The value as it stands behind its key; texts between straight quotes where they need them."""
    match value:
        case bool():
            return "true" if value else "false"
        case dict():
            return "{" + ", ".join(f"{key}: {typed_line(inner) or EMPTY}" for key, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(typed_line(inner) or EMPTY for inner in value) + "]"
        case str():
            is_plain = not value or (_PLAIN.fullmatch(value) and not _TAKEN.fullmatch(value) and value == value.strip())
            return value if is_plain else quoted(value)
        case _:
            return "" if value is None else str(value)


def quoted(text: str) -> str:
    """A text between straight quotes: double ones, unless it holds some."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
