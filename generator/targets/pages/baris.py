"""Texts and items in, the rows of their lists as HTML out: a page has dozens, too many for a template each."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from generator.targets.compiled import written
from generator.targets.wording import sticky

_SPECIAL = re.compile("[&<>\"'0-9]")


def clean(text: str) -> str:
    """A text of the files as HTML, with no-break spaces; most have nothing that would change."""
    return written(sticky(text)) if _SPECIAL.search(text) else text


def plain(text: str) -> str:
    """The same as typed, for attributes and names."""
    return written(text)


def rows(texts: Iterable[str]) -> Markup:
    """Each text in a row of its own."""
    return Markup("".join([f"<li>{clean(text)}</li>" for text in texts]))
