"""The requirements of two versions in; which is which, what was split and what was merged, out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.diff.assignment import Pair, assign
from generator.diff.forms import text
from generator.diff.items import Link, Pairing, translation
from generator.diff.likeness import Weights, likeness
from generator.diff.wholes import covered, telling
from generator.model import Persyaratan, Standar
from generator.text import loose, normal, slug_id

SAME_ID_BUT_UNLIKE = 35
"""Below this likeness (0 to 100) an equal id is taken for a reused one: shown as removed and added."""

LIKELY = 55
"""From this likeness on two texts without a common id are paired, and the pair is marked as a guess."""

LIKELY_DESPITE_IDS = 85
"""The same where people typed two different ids."""


@dataclass(frozen=True, slots=True)
class Several:
    """One item that became several, or several that became one; `skor` where likeness says so, not the file."""

    i: tuple[int, ...]
    j: tuple[int, ...]
    skor: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """All requirements of both editions, each in one place."""

    links: tuple[Link, ...]
    several: tuple[Several, ...]
    gone: tuple[int, ...]
    come: tuple[int, ...]


def asked(standar: Standar) -> tuple[Persyaratan, ...]:
    """The list; empty where nothing is needed or nothing is stated."""
    return standar.persyaratan if isinstance(standar.persyaratan, tuple) else ()


def pair_requirements(before: Standar, after: Standar) -> Match:
    """Ids decide first, then what the files state, then equal texts, then likeness; the same from either side."""
    old, new = asked(before), asked(after)
    free = _Free(old, new)
    links = [Link(i, j) for i, j in _by_id(old, new)]
    several = _stated(old, new, links)
    for one in links:
        free.take((one.i,), (one.j,))
    for group in several:
        free.take(group.i, group.j)
    for key in (_exactly, _closely):
        for i, j in free.equal(key):
            links.append(Link(i, j))
            free.take((i,), (j,))
    if free.old and free.new:
        weights = Weights([one.uraian for one in old], [one.uraian for one in new])
        scores = {
            (i, j): likeness(old[i].uraian, new[j].uraian, weights)
            for i, j in _candidates(old, new, free)
            if _same_issuer(old[i], new[j])
        }
        for group in _guessed(old, new, free, scores, weights) if len(free.old) * len(free.new) <= MANY else ():
            several.append(group)
            free.take(group.i, group.j)
        likely = {
            pair: score - _bar(old[pair[0]], new[pair[1]]) + 1
            for pair, score in scores.items()
            if pair[0] in free.old and pair[1] in free.new and score >= _bar(old[pair[0]], new[pair[1]])
        }
        for i, j in assign(likely):
            links.append(Link(i, j, round(scores[i, j])))
            free.take((i,), (j,))
        for i, j in _left_over(old, new, free, scores):
            links.append(Link(i, j, round(scores[i, j])))
            free.take((i,), (j,))
    return Match(
        tuple(sorted(links, key=lambda one: one.i)),
        tuple(sorted(several, key=lambda one: one.i)),
        tuple(free.old),
        tuple(free.new),
    )


MANY = 10_000
"""Pairs: of more, only those with a telling word in common are looked at, and no splits are guessed."""


def _candidates(old: Sequence[Persyaratan], new: Sequence[Persyaratan], free: _Free) -> list[Pair]:
    """Pairs worth a look; for time grows with the product of two lists."""
    if len(free.old) * len(free.new) <= MANY:
        return [(i, j) for i in free.old for j in free.new]
    by_word: dict[str, list[int]] = {}
    for j in free.new:
        for word in telling(new[j].uraian):
            by_word.setdefault(word, []).append(j)
    found = {(i, j): None for i in free.old for word in telling(old[i].uraian) for j in by_word.get(word, ())[:40]}
    return sorted(found)


def translated_requirements(before: Standar, after: Standar, match: Match) -> dict[str, str]:
    """How the old edition calls the new one's requirements; see `translation`."""
    come = sorted({*match.come, *(j for one in match.several for j in one.j)})
    found = Pairing(match.links, (), tuple(come))
    return translation(asked(before), asked(after), found)


LEFT_OVER = 28
"""From this likeness on two items are paired when neither has another one nearly as alike left."""
AHEAD = 8
"""How much more alike than the next best they must be."""


def _left_over(
    old: Sequence[Persyaratan], new: Sequence[Persyaratan], free: _Free, scores: dict[Pair, float]
) -> list[Pair]:
    """Each other's clear favourites among what is left."""
    left = {pair: score for pair, score in scores.items() if pair[0] in free.old and pair[1] in free.new}
    rows: dict[int, list[float]] = {}
    columns: dict[int, list[float]] = {}
    for (i, j), score in left.items():
        rows.setdefault(i, []).append(score)
        columns.setdefault(j, []).append(score)
    seconds = [{at: sorted(found)[-2:-1] for at, found in side.items()} for side in (rows, columns)]
    return [
        (i, j)
        for (i, j), score in left.items()
        if score >= LEFT_OVER
        and _bar(old[i], new[j]) == LIKELY
        and score >= max(max(rows[i]), max(columns[j]))
        and all(other <= score - AHEAD for other in (*seconds[0][i], *seconds[1][j]))
    ]


class _Free:
    """The places of both lists that nothing has claimed yet, in order."""

    def __init__(self, old: Sequence[Persyaratan], new: Sequence[Persyaratan]) -> None:
        self._lists = old, new
        self.old, self.new = list(range(len(old))), list(range(len(new)))

    def take(self, i: Sequence[int], j: Sequence[int]) -> None:
        self.old = [one for one in self.old if one not in i]
        self.new = [one for one in self.new if one not in j]

    def equal(self, key: Callable[[Persyaratan], object]) -> list[Pair]:
        """Items of one key, the first with the first, the second with the second."""
        waiting: dict[object, list[int]] = {}
        for j in self.new:
            waiting.setdefault(key(self._lists[1][j]), []).append(j)
        return [(i, found.pop(0)) for i in self.old if (found := waiting.get(key(self._lists[0][i])))]


def _exactly(syarat: Persyaratan) -> object:
    return normal(text(syarat)), syarat.penerbit and normal(syarat.penerbit)


def _closely(syarat: Persyaratan) -> object:
    return normal(text(syarat))


@lru_cache(maxsize=8192)
def _slug(uraian: str) -> str:
    return slug_id(uraian)


def is_typed(syarat: Persyaratan) -> bool:
    """Whether the id says more than the text: one made from it (with a number where taken) does not."""
    stem, id = _slug(syarat.uraian), syarat.id or ""
    return bool(id) and id != stem and not (id.startswith(f"{stem[:56]}-") and id[len(stem[:56]) + 1 :].isdecimal())


def _by_id(old: Sequence[Persyaratan], new: Sequence[Persyaratan]) -> list[Pair]:
    """Equal ids, unless both were made from texts, or the texts are too unlike."""
    places = {one.id: j for j, one in enumerate(new)}
    found = [(i, places[one.id]) for i, one in enumerate(old) if one.id and one.id in places]
    return [
        (i, j)
        for i, j in found
        if (is_typed(old[i]) or is_typed(new[j])) and held(old[i], new[j]) >= SAME_ID_BUT_UNLIKE
    ]


def held(one: Persyaratan, other: Persyaratan) -> float:
    """Likeness (0 to 100) where a text that only says more than the other counts as the same."""
    from rapidfuzz import fuzz  # only where likeness must tell

    return float(fuzz.token_set_ratio(loose(one.uraian), loose(other.uraian)))


def _bar(one: Persyaratan, other: Persyaratan) -> int:
    """How alike two texts must be; people who type ids keep them, so two typed ids speak against a pair."""
    apart = one.id != other.id and is_typed(one) and is_typed(other)
    return LIKELY_DESPITE_IDS if apart else LIKELY


def _same_issuer(one: Persyaratan, other: Persyaratan) -> bool:
    """Whether the same issuer is named, or one of the two names none: a paper of another office is another paper."""
    a, b = one.penerbit, other.penerbit
    return a is None or b is None or normal(a) == normal(b)


def _stated(old: Sequence[Persyaratan], new: Sequence[Persyaratan], links: list[Link]) -> list[Several]:
    """Splits and merges that `menggantikan` or `dokumen` states, on either side; one for one is only a new id.

    Statements that contradict one another (a replaces b, b replaces a; several for several) are left to the
    texts; `oddities` tells them.
    """
    said = [(i, j) for i, a in enumerate(old) for j, b in enumerate(new) if comes_from(a, b) or comes_from(b, a)]
    found: list[Several] = []
    for i, j in said:
        heirs, origins = [y for x, y in said if x == i], [x for x, y in said if y == j]
        if len(heirs) == 1 and len(origins) == 1:
            if all(link.i != i and link.j != j for link in links):
                links.append(Link(i, j))
        elif len(heirs) > 1 and all([x for x, y in said if y == heir] == [i] for heir in heirs):
            found.append(Several((i,), tuple(heirs)))
        elif len(origins) > 1 and all([y for x, y in said if x == origin] == [j] for origin in origins):
            found.append(Several(tuple(origins), (j,)))
    found = list(dict.fromkeys(found))
    taken = {i for one in found for i in one.i}, {j for one in found for j in one.j}
    links[:] = [link for link in links if link.i not in taken[0] and link.j not in taken[1]]
    return found


def comes_from(a: Persyaratan, b: Persyaratan) -> bool:
    """Whether `b` says that it replaces `a`, or that `a` is one of the several papers that it asks in one item."""
    papers = b.dokumen
    if a.id is None or a.id == b.id:
        return False
    return a.id in b.menggantikan or (len(papers) > 1 and a.id in papers)


MERGED_COVERED = 0.5
"""What share of what a merged item names its parts must make up together."""
OWN_COUNTERPART = 85
"""An item with a counterpart as alike as this is no part of another one."""


def _guessed(
    old: Sequence[Persyaratan],
    new: Sequence[Persyaratan],
    free: _Free,
    scores: dict[Pair, float],
    weights: Weights,
) -> list[Several]:
    """Items that name one after the other what two or more items of the other list ask."""
    found: list[Several] = []
    strong = [pair for pair, score in scores.items() if score >= OWN_COUNTERPART]
    of_old: dict[int, list[Pair]] = {i: [pair for pair in strong if pair[0] == i] for i in free.old}
    of_new: dict[int, list[Pair]] = {j: [pair for pair in strong if pair[1] == j] for j in free.new}
    for j in free.new:
        parts = [i for i in free.old if all(pair == (i, j) for pair in of_old[i])]
        chosen = covered(new[j].uraian, [old[i].uraian for i in parts], weights, MERGED_COVERED)
        if chosen:
            found.append(Several(tuple(parts[n] for n in chosen[0]), (j,), chosen[1]))
    for i in free.old:
        parts = [j for j in free.new if all(pair == (i, j) for pair in of_new[j])]
        chosen = covered(old[i].uraian, [new[j].uraian for j in parts], weights, MERGED_COVERED)
        if chosen:
            found.append(Several((i,), tuple(parts[n] for n in chosen[0]), chosen[1]))
    kept: list[Several] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    # surest first; the order of places is the same from either side
    for one in sorted(found, key=lambda one: (-(one.skor or 0), *sorted((one.i, one.j)))):
        if taken[0].isdisjoint(one.i) and taken[1].isdisjoint(one.j):
            kept.append(one)
            taken[0].update(one.i)
            taken[1].update(one.j)
    return kept
