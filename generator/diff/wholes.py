"""Items that name several things in; which items of the other list they are made of out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from generator.diff.likeness import Weights, likeness
from generator.diff.profiles import faint, names_kept, opening, profile
from generator.text import normal
from generator.text.lexicon import words

_SEVERAL = re.compile(r"\b(?:[2-9]|1[0-9]) orang\b")
_BORDER = re.compile(r"[,;:/&+()]")


@lru_cache(maxsize=8192)
def segments(text: str) -> tuple[frozenset[str], ...]:
    """What a text names one after the other, each by its telling words: "KTP, KK dan NPWP" -> ktp | kk | npwp."""
    return tuple(_segments(text))


@lru_cache(maxsize=8192)
def _segments(text: str) -> dict[frozenset[str], str]:
    """The same, each with what stands there."""
    borders = frozenset(words("cocok", "jeda"))
    spoken: list[list[str]] = [[]]
    for word in names_kept(_BORDER.sub(" , ", opening(text)[1]).lower().split()):
        if word == "," or word in borders:
            spoken.append([])
        else:
            spoken[-1].append(word)
    said = [" ".join(part) for part in spoken if part]
    found: dict[frozenset[str], str] = {}
    for part in said:
        if own := frozenset(telling(part)):
            found.setdefault(own, part)
    return found


Made = tuple[tuple[int, ...], int]
"""Which parts make up a whole, and how likely (0 to 100)."""

GATHERED = 38
"""How alike the whole the parts of a gathered item must be,"""
NEARLY = 12
"""how little they may differ in that,"""
SIBLINGS = 60
"""and how alike they must be among themselves."""

IN_SEGMENT = 0.5
"""What share of a segment's weight a part must say."""

LIKE_SEGMENT = 55
"""How alike (0 to 100) a part and a segment are where the words alone do not say it."""

OUTSIDE = 0.6
"""What share of a part's own weight the whole must say."""


def covered(whole: str, parts: Sequence[str], weights: Weights, together: float) -> Made | None:
    """Which of `parts` (two or more) make up `whole`, and how much of it (0 to 100); None where they do not.

    Each part must say one segment of it that no other part says, and hardly anything else; all of them must
    make up the share `together` of the segments.
    """
    persons = _by_person(whole, parts, weights)
    if persons:
        return persons, 90
    own = segments(whole)
    return _named(own, whole, parts, weights, together) or _gathered(own, whole, parts, weights)


def _named(
    own: Sequence[frozenset[str]], whole: str, parts: Sequence[str], weights: Weights, together: float
) -> Made | None:
    """One part for each thing that the whole names."""
    if len(own) < 2:
        return None
    shares = [_says(part, whole, own, weights) for part in parts]
    best = [max((share[m] for share in shares), default=0.0) for m in range(len(own))]
    sayers = [[m for m, said in enumerate(share) if said and said == best[m]] for share in shares]
    count = Counter(m for found in sayers for m in found)
    chosen = [n for n, found in enumerate(sayers) if any(count[m] == 1 for m in found)]
    share = len({m for n in chosen for m in sayers[n]}) / len(own)
    return (tuple(chosen), round(100 * share)) if len(chosen) > 1 and share >= together else None


def _gathered(own: Sequence[frozenset[str]], whole: str, parts: Sequence[str], weights: Weights) -> Made | None:
    """Parts that are all but the same item, for several persons or sides, and all as like the whole."""
    said = normal(whole)
    plural = len(own) > 1 or _SEVERAL.search(said) or not set(said.split()).isdisjoint(words("cocok", "jamak"))
    scored = [likeness(part, whole, weights, persons=False) for part in parts]
    best = max(scored, default=0.0)
    if not plural or best < GATHERED:
        return None
    chosen = [n for n, score in enumerate(scored) if score >= max(GATHERED, best - NEARLY)]
    persons = [profile(parts[n]).tanda["orang"] for n in chosen]
    same = len(set(persons)) == 1
    if same:
        apart = bool(_SEVERAL.search(said)) or len({frozenset(telling(parts[n])) for n in chosen}) == len(chosen)
    else:
        apart = sum(map(len, persons)) == len(frozenset().union(*persons)) and all(persons)
    one = all(likeness(parts[n], parts[m], weights, persons=False) >= SIBLINGS for n in chosen for m in chosen if n < m)
    return (tuple(chosen), round(best)) if len(chosen) > 1 and apart and one else None


_COUPLES = (frozenset(["ayah", "ibu"]), frozenset(["suami", "istri"]))


def _by_person(whole: str, parts: Sequence[str], weights: Weights) -> tuple[int, ...]:
    """One paper of several persons, and one item for each of them: "KTP orang tua" and "KTP ayah", "KTP ibu"."""
    a = profile(whole)
    persons = a.tanda["orang"]
    if len(persons) < 2 or (len(segments(whole)) < 2 and persons not in _COUPLES):
        return ()
    own = [profile(part) for part in parts]
    chosen = [
        n
        for n, one in enumerate(own)
        if one.pokok == a.pokok
        and one.tanda["orang"] < persons
        and (a.pokok or likeness(parts[n], whole, weights, persons=False) >= SIBLINGS)
    ]
    named = [person for n in chosen for person in sorted(own[n].tanda["orang"])]
    fits = len(named) == len(chosen) == len(persons) and set(named) == persons
    return tuple(chosen) if fits else ()


def telling(text: str) -> list[str]:
    """The words that say which paper is meant."""
    return [word for word in profile(text).kata if word not in faint() and not word[0].isdecimal()]


def _says(part: str, whole: str, own: Sequence[frozenset[str]], weights: Weights) -> list[float]:
    """How much of each segment a part says; nothing where it names other persons, offices or papers, or much beside."""
    nothing = [0.0] * len(own)
    a, b = profile(part), profile(whole)
    if any(a.tanda[name] and b.tanda[name] and not a.tanda[name] & b.tanda[name] for name in a.tanda):
        return nothing
    papers = a.tanda["dokumen"]
    said = frozenset(telling(part))
    if papers and not papers & b.tanda["dokumen"]:
        return nothing
    if papers <= frozenset(words("cocok", "penerbit")) and _sum(
        said & frozenset().union(*own), weights
    ) < OUTSIDE * _sum(said, weights):
        return nothing
    found = [_sum(one & said, weights) / _sum(one, weights) for one in own]
    for m, said_there in enumerate(_segments(whole).values() if len(own) > 1 else ()):
        there = profile(said_there)
        same = bool(a.pokok) and a.pokok == there.pokok
        if found[m] < 1 and (found[m] or same):
            score = likeness(part, said_there, weights)
            if same and a.tanda["orang"] == there.tanda["orang"] and a.pokok not in words("cocok", "penerbit"):
                score = max(score, LIKE_SEGMENT)
            found[m] = max(found[m], score / 100 if score >= LIKE_SEGMENT else 0.0)
    return [one if one >= IN_SEGMENT else 0.0 for one in found]


def _sum(found: frozenset[str], weights: Weights) -> float:
    return sum(weights.of(word) for word in sorted(found))
