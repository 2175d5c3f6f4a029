"""Two versions of one standard in; what their ids and statements say that cannot be taken at its word out."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diff.forms import text
from generator.diff.pairing import SAME_ID_BUT_UNLIKE, asked, held, is_typed
from generator.model import Standar


@dataclass(frozen=True, slots=True)
class Reused:
    """An id that stands for another requirement than before; `n` is its place in the new edition."""

    id: str
    n: int
    semula: str
    menjadi: str


def reused_ids(before: Standar, after: Standar) -> tuple[Reused, ...]:
    """Typed ids under which the new edition asks something else; a diff shows these as removed and added."""
    old = {one.id: one for one in asked(before) if one.id}
    found: list[Reused] = []
    for n, other in enumerate(asked(after)):
        one = old.get(other.id or "")
        if one is None or not (is_typed(one) or is_typed(other)):
            continue
        if held(one, other) < SAME_ID_BUT_UNLIKE:
            found.append(Reused(other.id or "", n, text(one), text(other)))
    return tuple(found)
