"""A mistyped name and the names there are in, the one that is meant out."""

from __future__ import annotations

from collections.abc import Sequence

CLOSE_ENOUGH = 70
"""Likeness (0 to 100) from which one name is taken for another, mistyped."""


def closest(name: str, names: Sequence[str]) -> str | None:
    """The name most like `name`, or None where none is near."""
    from rapidfuzz import fuzz, process  # only who mistyped needs it

    found = process.extractOne(name.lower(), names, scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
    return str(found[0]) if found else None


def nearest(name: str, names: Sequence[str]) -> list[str]:
    """All the names, those most like `name` first; equally near ones stay in their order."""
    from rapidfuzz import fuzz

    return sorted(names, key=lambda one: -fuzz.ratio(name.lower(), one.lower()))
