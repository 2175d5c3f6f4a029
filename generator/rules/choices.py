"""A name that leads nowhere and the names there are in; what to offer in its place out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.messages import word
from generator.text import closest, nearest

MOST: Final = 6
"""More names than this are not listed."""


def offer(wrong: str, names: Iterable[str | None]) -> str:
    """The one that is meant, where one is near; else those there are, as many as a reader looks through."""
    known = list(dict.fromkeys(name for name in names if name))
    near = closest(wrong, known) if known else None
    if near is not None:
        return word("pilihan.dekat", nama=near)
    if not known:
        return word("pilihan.tiada")
    if len(known) <= MOST:
        return word("pilihan.ada", daftar=", ".join(known))
    some = ", ".join(nearest(wrong, known)[:MOST])
    return word("pilihan.ada", daftar=word("sebut.lagi", isi=some, jumlah=len(known) - MOST))
