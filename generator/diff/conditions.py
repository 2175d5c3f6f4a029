"""Two conditions of one item in, whether it is now asked of more people or of fewer out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from generator.diff.forms import differ, form
from generator.model import Bila

Reach = Literal["sama", "lebih", "kurang", "lain"]
_OPPOSITE: dict[Reach, Reach] = {"sama": "sama", "lebih": "kurang", "kurang": "lebih", "lain": "lain"}


def reach(old: Bila | None, new: Bila | None) -> Reach:
    """Of whom: `lebih` where everybody who was asked is asked still, and others too; `lain` where nobody can say.

    Keys are joined by and, the values of one key by or; `dan` adds demands, `atau` alternatives, `kecuali`
    takes away.
    """
    if not differ(old, new):
        return "sama"
    if old is None or new is None:
        return "lebih" if new is None else "kurang"
    found: list[Reach] = [_values(getattr(old, key), getattr(new, key)) for key in ("kasus", "pemohon", "kanal")]
    found += [_values(old.tahap, new.tahap), _values(old.tanpa, new.tanpa)]
    found.append(_demand(old.keadaan, new.keadaan))
    found += [_OPPOSITE[_taken(old.kecuali, new.kecuali)], _several(old.dan, new.dan)]
    if _empty(old) or _empty(new):
        found.append("sama" if not old.atau and not new.atau else "lain")
    else:
        found.append(_OPPOSITE[_several(old.atau, new.atau)])
    signs = {one for one in found if one != "sama"}
    return signs.pop() if len(signs) == 1 else "lain"


def _values(old: Sequence[str], new: Sequence[str]) -> Reach:
    """Values of one key: one more reaches more people; a key that is not there reaches all."""
    left, right = set(old), set(new)
    if left == right:
        return "sama"
    if not left or not right:
        return "kurang" if right else "lebih"
    return "lebih" if left < right else "kurang" if left > right else "lain"


def _demand(old: str | None, new: str | None) -> Reach:
    if not differ(old, new):
        return "sama"
    return "lain" if old and new else "kurang" if new else "lebih"


def _taken(old: Bila | None, new: Bila | None) -> Reach:
    """How many an exception takes away; none takes nobody."""
    if old is None or new is None:
        return "sama" if old is new else "lebih" if new is not None else "kurang"
    return reach(old, new)


def _several(old: Sequence[Bila], new: Sequence[Bila]) -> Reach:
    """Demands joined by and: one more reaches fewer."""
    left, right = {form(one) for one in old}, {form(one) for one in new}
    if left == right:
        return "sama"
    return "kurang" if left < right else "lebih" if left > right else "lain"


def _empty(bila: Bila) -> bool:
    """Whether it has only alternatives: then these decide alone, and one less is no demand less."""
    return bila == Bila(atau=bila.atau)
