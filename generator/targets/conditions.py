"""When an item applies, in words: a `bila` and its standard in, "Bila hilang" out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from generator.messages import word, words
from generator.model import Bila, Standar


def phrase(bila: Bila, standar: Standar) -> str:
    """The heading of a branch, beginning with the word for "if"; a stage alone is a time, not a condition."""
    clause = _clause(bila, standar)
    if bila == Bila(tahap=bila.tahap):
        return clause[:1].upper() + clause[1:]
    if bila.kecuali and bila == Bila(kecuali=bila.kecuali):
        return word("bila.hanya-kecuali", isi=_clause(bila.kecuali, standar))
    return word("bila.kepala", isi=clause)


def _clause(bila: Bila, standar: Standar) -> str:
    """The condition without its first word; parts joined by the word for and, values by the word for or."""
    parts = []
    if bila.tahap:
        parts.append(word("bila.tahap", isi=_names(bila.tahap, standar.tahap)))
    if bila.pemohon:
        parts.append(word("bila.pemohon", isi=_names(bila.pemohon, standar.pemohon)))
    if bila.kasus:
        parts.append(_names(bila.kasus, standar.kasus))
    if bila.kanal:
        parts.append(word("bila.kanal", isi=_names(bila.kanal, standar.kanal)))
    if bila.tanpa:
        requirements = standar.persyaratan if isinstance(standar.persyaratan, tuple) else ()
        texts = {syarat.id: syarat.uraian for syarat in requirements}
        parts.append(word("bila.tanpa", isi=or_list(small(texts.get(id, id)) for id in bila.tanpa)))
    if bila.keadaan:
        parts.append(bare(bila.keadaan))
    parts += [_clause(other, standar) for other in bila.dan]
    clause = _all(parts)
    if bila.kecuali:
        clause = word("bila.kecuali", isi=clause, kecuali=_clause(bila.kecuali, standar)).lstrip(", ")
    for other in bila.atau:
        clause = word("bila.atau", kiri=clause, kanan=_clause(other, standar))
    return clause


def _all(parts: list[str]) -> str:
    """Parts that must all hold; a comma before the last keeps an "or" inside a part to that part."""
    both = word("bila.dan")
    if len(parts) < 2:
        return "".join(parts)
    comma = "," if len(parts) > 2 or any(word("dan.atau") in one for one in parts) else ""
    return f"{', '.join(parts[:-1])}{comma}{both}{parts[-1]}"


class _Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def nama(self) -> str: ...


def _names(ids: Iterable[str], declared: Iterable[_Named]) -> str:
    names = {one.id: one.nama for one in declared}
    return or_list(bare(names.get(id, id)) for id in ids)


def or_list(texts: Iterable[str]) -> str:
    """a; a atau b; a, b, atau c."""
    items = list(texts)
    if len(items) < 3:
        return word("dan.atau").join(items)
    return f"{', '.join(items[:-1])},{word('dan.atau')}{items[-1]}"


def bare(text: str) -> str:
    """The text without a first "if" of its own, and with a small first letter where that is no name."""
    first, _, rest = text.strip().partition(" ")
    if rest and first.casefold() in words("bila.awal").values():
        text = rest
    text = text.strip().rstrip(".")
    is_short = text.partition(" ")[2][:2].isupper()
    return opened(text) if is_short else small(text)


def opened(text: str) -> str:
    """A small first letter, unless it begins an abbreviation or a word with a digit."""
    first = text.partition(" ")[0]
    return text[:1].lower() + text[1:] if first[1:].islower() or len(first) == 1 else text


def small(text: str) -> str:
    """A small first letter, unless it begins an abbreviation, a word with a digit, or a name of several words."""
    return text if text.partition(" ")[2][:1].isupper() else opened(text)


def without_stage(bila: Bila | None) -> Bila | None:
    """The condition that is left inside a stage's own section."""
    if bila is None or not bila.tahap:
        return bila
    rest = replace(bila, tahap=())
    return None if rest == Bila() else rest
