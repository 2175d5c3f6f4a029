"""A change of a service in; both of its texts in pieces, and for whom each applied, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from generator.diff import Change, Piece, highlight
from generator.findings import Path
from generator.messages import word
from generator.model import Bila, Standar
from generator.proposal import Usulan
from generator.targets.conditions import phrase
from generator.text import normal

LONG = 240
"""A text of more letters is shown around its differences only."""

AROUND = 60
"""Letters of context that are kept on each side of a difference."""

GAP = " ... "


def pieces(change: Change) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts, with what differs marked; in long ones what does not differ is shortened."""
    if not (change.semula and change.menjadi):
        return _whole(change.semula), _whole(change.menjadi)
    left, right = highlight(change.semula, change.menjadi)
    if max(len(change.semula), len(change.menjadi)) <= LONG:
        return left, right
    return shortened(left), shortened(right)


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, True),) if text else ()


def shortened(items: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with the inside of long unchanged ones left out; the first and last keep their outer end short."""
    done = []
    for n, one in enumerate(items):
        text = one.text
        if not one.berubah and len(text) > 2 * AROUND + len(GAP):
            start = "" if n == 0 and len(items) > 1 else text[:AROUND].rpartition(" ")[0] or text[:AROUND]
            end = "" if n == len(items) - 1 and n > 0 else text[-AROUND:].partition(" ")[2] or text[-AROUND:]
            text = f"{start}{GAP}{end}"
        done.append(Piece(text, one.berubah))
    return tuple(done)


def for_whom(change: Change, usulan: Usulan | None) -> tuple[str, str]:
    """For whom each side applies, where that differs or only one side is there; and details, where the text is one."""
    if usulan is None or usulan.semula is None:
        return "", ""
    old, new = usulan.semula.standar, usulan.layanan.standar
    left, right = _at(old, change.di_semula), _at(new, change.di_menjadi)
    if left is None or right is None:
        return _condition(left, old, ""), _condition(right, new, "")
    if type(left) is not type(right):
        return "", ""
    then, now = [], []
    if _is_about(change, "bila") and getattr(left, "bila", None) != getattr(right, "bila", None):
        then.append(_condition(left, old, word("papan.semua")))
        now.append(_condition(right, new, word("papan.semua")))
    if change.semula == change.menjadi:
        before, after = _details(left, change), _details(right, change)
        then += [line for line in before if line not in after]
        now += [line for line in after if line not in before]
    return "; ".join(filter(None, then)), "; ".join(filter(None, now))


def part_name(change: Change, usulan: Usulan | None) -> str:
    """Which part of a component a change is about, where its text does not say: the case or the phase of a time."""
    if usulan is None or usulan.semula is None or len(change.di_menjadi or change.di_semula or ()) < 3:
        return ""
    standar = usulan.layanan.standar if change.di_menjadi is not None else usulan.semula.standar
    part = _at(standar, change.di_menjadi or change.di_semula)
    name = getattr(part, "nama", None) or getattr(part, "pelaksana", None) or _condition(part, standar, "")
    return "" if normal(name) in normal(f"{change.semula} {change.menjadi}") else name


def _condition(part: Any, standar: Standar, everybody: str) -> str:
    bila = getattr(part, "bila", None)
    return phrase(bila, standar) if isinstance(bila, Bila) else everybody if part is not None else ""


def _is_about(change: Change, key: str) -> bool:
    """Whether a change that names the keys it is about names this one; one that names none may be about any."""
    said = f"{change.nilai_semula} {change.nilai_menjadi}"
    return f"'{key}'" in said or "('" not in said


def _details(part: Any, change: Change) -> list[str]:
    """The plain fields of a part of a standard that a change is about, each with its key."""
    found = []
    for field in fields(part) if is_dataclass(part) else ():
        value = getattr(part, field.name)
        texts = value if isinstance(value, tuple) else (value,)
        said = ", ".join(text for text in texts if isinstance(text, str))
        if said and field.name not in ("id", "jenis") and _is_about(change, field.name):
            found.append(f"{field.name.replace('_', ' ')}: {said}")
    return found


def _at(standar: Standar, path: Path | None) -> Any:
    """What stands at a place of a standard; None where there is nothing, or the place is a whole component."""
    value: Any = standar if path is not None and len(path) > 1 else None
    for name in path or ():
        if isinstance(value, tuple):
            value = value[name] if isinstance(name, int) and name < len(value) else None
        elif value is not None:
            value = getattr(value, str(name), None)
    return value
