"""Requirements of many offices in; those that are the same requirement in other words together, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from generator.comparison.pairing import pairs
from generator.model import Persyaratan, Standar
from generator.text import loose

MOST = 400
"""So many wordings are compared with each other; the rarer ones beyond stand alone."""
NEAREST = 12
"""So many rows are tried for a wording: those that share most words with it."""

Item = tuple[int, Standar, Persyaratan]
"""An office's number, its standard, and one requirement of it."""


@dataclass(slots=True)
class _Wording:
    """One way to word a requirement, the items that use it, and their offices."""

    standar: Standar
    syarat: Persyaratan
    items: list[int] = field(default_factory=list)
    offices: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Row:
    """Wordings of one requirement, the usual one first."""

    usual: _Wording
    members: list[tuple[int, bool]]
    offices: set[int]


def cluster(items: list[Item]) -> list[list[tuple[int, bool]]]:
    """For each requirement its items by position in `items`, each with whether likeness alone put it there.

    Equal wordings first, at the cost of one look each. Then each other wording is tried, the most frequent first, on
    the rows nearest to it, by the same diff as everything else. Two items of one office that are worded differently
    are two requirements; one that asks several papers belongs to several. The first of a list words it best.
    """
    rows: list[_Row] = []
    known: dict[str, list[int]] = {}
    for n, wording in enumerate(_wordings(items)):
        words = _words(wording.syarat)
        found = _nearest(wording, rows, known, words) if n < MOST else []
        if not found:
            for word in words:
                known.setdefault(word, []).append(len(rows))
            rows.append(_Row(wording, [(at, False) for at in wording.items], set(wording.offices)))
        for row, is_guess in found:
            row.members += [(at, is_guess) for at in wording.items]
            row.offices |= wording.offices
    return [row.members for row in rows]


def _wordings(items: list[Item]) -> list[_Wording]:
    """The distinct wordings, the most frequent first, else in the order of the items; of several papers last."""
    found: dict[tuple[str, str], _Wording] = {}
    for at, (office, standar, syarat) in enumerate(items):
        one = found.setdefault((loose(syarat.uraian), loose(syarat.penerbit or "")), _Wording(standar, syarat))
        one.items.append(at)
        one.offices.add(office)
    return sorted(found.values(), key=lambda one: (len(one.syarat.dokumen) > 1, -len(one.offices)))


def _words(syarat: Persyaratan) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys((*loose(syarat.uraian).split(), f"#{syarat.id}", *(f"#{one}" for one in syarat.dokumen)))
    )


def _nearest(
    wording: _Wording, rows: list[_Row], known: dict[str, list[int]], words: Iterable[str]
) -> list[tuple[_Row, bool]]:
    """The rows that this wording belongs to, each with whether that is a guess; several for several papers."""
    shared = Counter(n for word in words for n in known.get(word, ()) if rows[n].offices.isdisjoint(wording.offices))
    if not shared:
        return []
    near = [rows[n] for n in sorted(shared, key=lambda n: (-shared[n], n))[:NEAREST]]
    listed: list[Persyaratan] = []
    for n, row in enumerate(near):
        is_new = all(one.id != row.usual.syarat.id for one in listed)
        listed.append(row.usual.syarat if is_new else replace(row.usual.syarat, id=f"{row.usual.syarat.id}-{n}"))
    # No groups: whether a paper is one of a choice does not tell which paper it is.
    before = replace(near[0].usual.standar, persyaratan=tuple(listed), kelompok=())
    after = replace(wording.standar, persyaratan=(wording.syarat,), kelompok=())
    found = [(near[pair.asal], pair.skor is not None) for pair in pairs(before, after)]
    return found or [(row, True) for row in near if _says_more(row.usual.syarat, wording.syarat)][:1]


def _says_more(one: Persyaratan, other: Persyaratan) -> bool:
    """Whether both are of issuers one of which includes the other, and so do their texts.

    A letter of the head of the RT, and one of the heads of RT and RW. Without issuers it is not enough: a witness's
    identity card is not the applicant's.
    """
    if not one.penerbit or not other.penerbit:
        return False
    text = {frozenset(loose(each.uraian).split()) for each in (one, other)}
    issuer = {frozenset(loose(each.penerbit or "").split()) for each in (one, other)}
    return _nested(text) and _nested(issuer)


def _nested(sets: set[frozenset[str]]) -> bool:
    small, large = min(sets, key=len), max(sets, key=len)
    return small <= large
