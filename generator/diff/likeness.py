"""Texts of requirements in; how alike two of them are, as one who brings papers would judge, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from generator.diff.profiles import Profile, faint, profile, short_names, stem
from generator.text.lexicon import load, words

_APPLICANT = frozenset(["pemohon"])
_TYPO = 0.84
_STATEMENT = "pernyataan"
_FAINT = 0.22  # the weight of a word that says little
_CASE = 0.5  # what is left of a word's weight where it only says in which cases something is asked


class Weights:
    """How much each word says, from the two lists that are compared: what stands in many items says little."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        counts = [Counter(word for text in texts for word in profile(text).kata) for texts in (old, new)]
        self._often = {word: max(count[word] for count in counts) for word in counts[0] | counts[1]}
        heads = [Counter(profile(text).pokok for text in texts) for texts in (old, new)]
        told = _told()
        heads[0] = Counter({head: n for head, n in heads[0].items() if head and head not in told})
        self._alone = frozenset(head for head, n in heads[0].items() if n == heads[1][head] == 1)

    def of(self, word: str, cases: frozenset[str] = frozenset()) -> float:
        """From nearly nothing to one; less for words that only say in which cases something is asked."""
        if word in faint() or word.isdecimal():
            return _FAINT
        return float(self._often.get(word, 1) ** -0.5) * (_CASE if word in cases else 1.0)

    def is_topic(self, word: str) -> bool:
        """Whether several items of one list say it: then it tells the service, not the paper."""
        return self._often.get(word, 1) > 1

    def alone(self, paper: str) -> bool:
        """Whether either list asks for this paper exactly once: then it is the same one."""
        return paper in self._alone


ALONE = 72
"""How alike two items are at least that ask for a paper which either list asks for once."""


def likeness(one: str, other: str, weights: Weights, *, persons: bool = True) -> float:
    """From 0 to 100: the share of what both say; 0 where they name other persons, offices, codes or papers.

    Without `persons` it does not matter whose papers they are.
    """
    a, b = map(profile, sorted((one, other)))  # in one order, so that both sides get the same figure
    factor = 1.0
    for name, marks in a.tanda.items():
        if persons or name != "orang":
            factor *= _agreement(name, marks, b.tanda[name])
    if factor == 0 or _issued_apart(a, b, weights):
        return 0.0
    alone = a.pokok == b.pokok and weights.alone(a.pokok)
    floor = ALONE * factor if alone and _agreement("orang", a.tanda["orang"], b.tanda["orang"]) == 1 else 0.0
    said, says = _shortened(a, b), _shortened(b, a)
    cases = a.bila ^ b.bila
    common = _common(said, says, weights, cases)
    left, right = (sum(weights.of(word, cases) for word in each) for each in (said, says))
    if not common or not left or not right:
        return floor
    both, inside = 2 * common / (left + right), common / min(left, right)
    return max(floor, float(100 * factor * (0.5 * both + 0.5 * inside)))


def _shortened(one: Profile, other: Profile) -> tuple[str, ...]:
    """The words of a text, with the other's short names in place of what they stand for."""
    names = short_names(other, one)
    if not names:
        return one.kata
    spelled = {stem(word) for run in names.values() for word in run}
    return (*names, *(word for word in one.kata if word not in spelled and word not in names))


@cache
def _told() -> frozenset[str]:
    """Papers that are known by who issues them or what they are about: their name alone says little."""
    return frozenset((*words("cocok", "penerbit"), *words("cocok", "menurut-isi")))


def _head(one: Profile) -> str:
    """The paper that is named first where it is such a one; else its first telling word, if that is one."""
    if one.pokok in _told():
        return one.pokok
    first = next((word for word in one.kata if word not in faint()), "")
    papers = load("cocok")["tanda"]["dokumen"]
    return next((name for name in sorted(_told()) if name not in papers and stem(name) == first), "")


def _issued_apart(a: Profile, b: Profile, weights: Weights) -> bool:
    """Whether both are papers that are known by who issues them, and these have not a telling word in common."""
    head = _head(a)
    if not head or head != _head(b):
        return False
    words_of = (_shortened(a, b), _shortened(b, a))
    left, right = ({word for word in each if word not in faint() and word != stem(head)} for each in words_of)
    if head == _STATEMENT:
        own = [{word for word in each if not weights.is_topic(word)} for each in (left, right)]
        left, right = own if all(own) else (left, right)
    return bool(left) and bool(right) and not any(_same_word(one, other) for one in left for other in right)


def _agreement(name: str, one: frozenset[str], other: frozenset[str]) -> float:
    """One where the marks agree, zero where none is shared, something between where one side is silent.

    Who is not named is the applicant.
    """
    if one == other or ((not one or not other) and one | other >= _APPLICANT):
        return 1.0
    silent = float(load("cocok")["diam"][name])
    if not one or not other:
        return silent
    return 1.0 if one & other else 0.0


def _same_word(one: str, other: str) -> bool:
    """Whether two words are one; a typing error is forgiven in long ones."""
    if one == other or min(len(one), len(other)) < 5:
        return one == other
    from rapidfuzz.distance import Indel  # only where likeness must tell

    return bool(Indel.normalized_similarity(one, other) >= _TYPO)


def _common(one: tuple[str, ...], other: tuple[str, ...], weights: Weights, cases: frozenset[str]) -> float:
    """The weight of the words that both have; typing errors forgiven in long words."""
    rest = [word for word in other if word not in one]
    found = sum(weights.of(word, cases) for word in one if word in other)
    for word in one:
        if word in other:
            continue
        near = [each for each in rest if _same_word(word, each)]
        if near:
            rest.remove(near[0])
            found += (weights.of(word, cases) + weights.of(near[0], cases)) / 2
    return found
