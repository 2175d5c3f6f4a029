"""HTML in, the same page without the room that only people need out."""

from __future__ import annotations

import re

_FOLDED = re.compile(
    r"(<(pre|textarea|script|style)\b.*?</\2\s*>|</?[a-z][^>]*>|<!doctype[^>]*>)|(?:\s+|<!--.*?-->)+",
    re.DOTALL | re.IGNORECASE,
)


def minify(html: str) -> str:
    """`html` without comments, with runs of white space folded; tags, scripts, styles and pre stay as they are."""

    def fold(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        space = re.sub(r"<!--.*?-->", "", match[0], flags=re.DOTALL)
        return "\n" if "\n" in space else " " if space else ""

    return _FOLDED.sub(fold, html)
