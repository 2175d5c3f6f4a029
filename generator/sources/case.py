"""The lines of a text and where a parser stopped in it; questions that rules ask about that place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.sources.trouble import Refusal

ENTRY = re.compile(
    r"(?P<lead>[ ]*(?:-[ ]+)*)"
    r"(?P<key>(?!-[ ])(?:\"(?:[^\"\\]|\\.)*\"[ ]*|'(?:[^']|'')*'[ ]*|[^\s\"'\[\]{},#&*!|>%@`][^\n]*?))"
    r":(?=[ ]|$)(?P<value>.*)"
)
"""A line with a key and its value, perhaps as the first of an item."""
_LEAD = re.compile(r"[ ]*(?:-[ ]+)*")
_CROP = 40


class Case:
    """The lines, and the two places the parser named; lines and columns count from 0 here."""

    def __init__(self, lines: Sequence[str], refusal: Refusal) -> None:
        self.lines = lines
        self.refusal = refusal
        self.line, self.column = refusal.stop
        self.text = lines[self.line] if self.line < len(lines) else ""
        self.char = self.text[self.column : self.column + 1]
        self.before = self.text[: self.column]
        self.begin = refusal.begin
        self.opener = ""
        if self.begin is not None and self.begin[0] < len(lines):
            self.opener = lines[self.begin[0]][self.begin[1] : self.begin[1] + 1]

    @property
    def same_line(self) -> bool:
        return self.begin is not None and self.begin[0] == self.line

    def find_content(self, line: int) -> int | None:
        """The nearest line above `line` that holds more than spaces or a comment."""
        for number in range(line - 1, -1, -1):
            stripped = self.lines[number].strip()
            if stripped and not stripped.startswith("#"):
                return number
        return None

    def find_start(self, line: int) -> int | None:
        """The line on which the unquoted text began that still ran when `line` began."""
        number = self.find_content(line)
        while number is not None:
            text = self.lines[number]
            above = self.find_content(number)
            if above is None or ENTRY.match(text) or text.lstrip().startswith("-"):
                return number
            parent = ENTRY.match(self.lines[above])
            if parent and not parent["value"].strip():
                return number
            number = above
        return None

    def is_key_elsewhere(self, key: str, column: int | None = None) -> bool:
        """Whether another line begins with this key, in that column if one is given."""
        for number, text in enumerate(self.lines):
            entry = ENTRY.match(text) if key in text and number != self.line else None
            if entry and entry["key"].strip() == key and column in (None, entry.start("key")):
                return True
        return False


def crop(text: str, width: int = _CROP) -> str:
    text = text.strip()
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def quote(text: str) -> str:
    """A value as it can be typed between quotes, however long it is (a cut one could be copied)."""
    text = text.strip()
    mark = "'" if '"' in text or "\\" in text else '"'
    return mark + (text.replace("'", "''") if mark == "'" else text) + mark


def find_words(text: str) -> int:
    """Where a line's words begin, after its spaces and dashes."""
    found = _LEAD.match(text)
    return found.end() if found else 0


def count_spaces(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def find_value(text: str) -> int:
    """Where a line's value begins, after its key if it has one."""
    entry = ENTRY.match(text)
    start = entry.start("value") if entry else find_words(text)
    return start + count_spaces(text[start:])


def find_bracket(text: str) -> tuple[int, str]:
    """Where a line's value begins with a bracket, and which; no sign where it does not."""
    start = find_value(text)
    sign = text[start : start + 1]
    return start, sign if sign in ("[", "{") else ""
