"""A line's words in; the bullet, long dash or number that people put before an item out."""

from __future__ import annotations

import re

_MARK = re.compile(r"(?P<mark>[•·▪◦●○■□‣⁃–—*]|\(?[0-9]{1,2}[.)]|[a-z][.)])[ \t\xa0]+(?=\S)")


def item_mark(text: str) -> str | None:
    """The mark that `text` begins with, without its space; None where it begins with none."""
    found = _MARK.match(text)
    return found["mark"] if found else None
