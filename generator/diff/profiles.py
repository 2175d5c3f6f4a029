"""A requirement's text in; by what it is matched out: its words, and whose papers and signatures it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from generator.text import loose, normal
from generator.text.lexicon import load, variants, words
from generator.text.pieces import Phrases, compile_phrases

_CODE = re.compile(r"[a-z]{1,4}-?[0-9]+(?:[.-][0-9]+)*")  # F-1.02, N1, AK-1
SHORTEST, LONGEST = 3, 7  # letters of a short name
_ITS = "nya"
_WORD = re.compile(r"[0-9a-z]")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a text asks: its words, and by kind (orang, kantor, dokumen, kode) what sets it apart from others."""

    kata: tuple[str, ...]
    tanda: Mapping[str, frozenset[str]]
    pokok: str
    """The paper that is named first; empty where none is known."""
    bila: frozenset[str] = frozenset()
    """Words that only say for whom or when it is asked."""
    lafal: tuple[str, ...] = ()
    """The words as spoken, before more names for one thing are replaced: where short names are found."""


@cache
def _synonyms() -> Phrases:
    # spelled as the texts are when they are looked for
    return compile_phrases({loose(said) or said: name for said, name in variants("cocok", "padanan").items()})


@cache
def _shortenings() -> Mapping[str, str]:
    return variants("cocok", "singkatan")


@cache
def _openings() -> frozenset[str]:
    return frozenset(words("cocok", "awalan"))


_OPENING = re.compile(r"\s*(?:\(([^():]{2,40})\)|([^():,;]{2,60})(?=[:,])([:,]))\s+(?=\w)")


def opening(text: str) -> tuple[str, str]:
    """The stage that a text names in front of the paper, and the rest: "(Tahap usulan) Proposal".

    A case in front is put behind: "Bagi WNA: paspor" reads as "paspor Bagi WNA".
    """
    match = _OPENING.match(text)
    said = normal(match[1] or match[2] or "").split() if match else []
    if not match or not said:
        return "", text
    rest = text[match.end() :]
    if said[0] in words("cocok", "bagi"):
        return "", f"{rest} {match[1] or match[2]}"
    stage = match[3] != "," and all(word in _openings() for word in said)
    return (" ".join(said), rest) if stage else ("", text)


@cache
def _marks() -> tuple[tuple[str, Phrases], ...]:
    """What sets papers apart: persons, offices, documents; each with all that may be said for it."""
    table = load("cocok")["tanda"]
    return tuple(
        (name, compile_phrases({said: mark for mark, forms in marks.items() for said in (mark, *forms)}))
        for name, marks in table.items()
    )


@lru_cache(maxsize=8192)
def profile(text: str) -> Profile:
    """The words by which a text is matched."""
    stage, body = opening(text)
    spoken = _heard(body)
    asked = _until(spoken, "bagi")
    parts = {
        "kantor": _until(spoken, "tertuju"),
        "orang": _until(asked, "pengisi"),
        "dokumen": asked,
        "tahap": [*_heard(stage), *asked],
    }
    marks = {name: tuple(_found(parts.get(name, spoken), phrases)) for name, phrases in _marks()}
    together = load("cocok")["bersama"].items()
    marks["dokumen"] += tuple(name for name, all_of in together if set(all_of) <= set(asked))
    marks["kode"] = tuple(word for word in spoken if _CODE.fullmatch(word))
    plain = {name: frozenset(found) for name, found in marks.items()}
    kata = tuple(dict.fromkeys(stem(word) for word in spoken))
    papers = {stem(word) for word in asked}
    cases = frozenset(word for word in kata if word not in papers)
    return Profile(kata, plain, next(iter(marks["dokumen"]), ""), cases, tuple(_spelled(normal(body).split())))


def _heard(text: str) -> list[str]:
    """The words of a text as they are matched: spelled out, one name for one thing."""
    plain = [_shortenings().get(word, word) for word in normal(text).split()]
    spoken = [word for word in loose(" ".join(plain)).split() if _WORD.search(word)]
    return _replaced([_bare(word) for word in _spelled(spoken)], _synonyms())


def _bare(word: str) -> str:
    """Without "its" at the end: "ijazahnya"."""
    its = word.endswith(_ITS) and len(word) >= len(_ITS) + 4 and word.isalpha() and word not in _synonyms().by_first
    return word[: -len(_ITS)] if its else word


def _until(spoken: list[str], key: str) -> list[str]:
    """What stands before the first of the words at `key`, unless the text begins with it."""
    ends = frozenset(words("cocok", key))
    return spoken[: next((n for n, word in enumerate(spoken) if n and word in ends), len(spoken))]


def _spelled(spoken: list[str]) -> list[str]:
    """Letters that are written one by one are one word: "K T P", "N.P.W.P"."""
    done: list[str] = []
    for word in spoken:
        if len(word) == 1 and word.isalpha() and done and done[-1].startswith("\t"):
            done[-1] += word
        else:
            done.append(f"\t{word}" if len(word) == 1 and word.isalpha() else word)
    return [word.removeprefix("\t") for word in done]


def names_kept(spoken: list[str]) -> list[str]:
    """Words as typed, with the names that hold a word like "dan" replaced: nothing may be parted inside them."""
    return _replaced(spoken, _joined())


@cache
def _joined() -> Phrases:
    borders = frozenset(words("cocok", "jeda"))
    table = variants("cocok", "padanan")
    return compile_phrases({said: name for said, name in table.items() if not borders.isdisjoint(said.split(" "))})


def _replaced(spoken: list[str], phrases: Phrases) -> list[str]:
    done: list[str] = []
    at = 0
    while at < len(spoken):
        match = phrases.at(spoken, at)
        done += match[1].split(" ") if match else [spoken[at]]
        at = match[0] if match else at + 1
    return done


def _found(spoken: list[str], phrases: Phrases) -> Iterable[str]:
    at = 0
    while at < len(spoken):
        match = phrases.at(spoken, at)
        if match:
            yield from match[1].split(" ")
        at = match[0] if match else at + 1


@cache
def _stemmer() -> Any:
    import snowballstemmer  # only where texts are compared by likeness: most editions need none

    return snowballstemmer.stemmer("indonesian")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without what Indonesian puts before and behind it; its first consonant may have melted away."""
    if not word.isalpha() or len(word) < 6:
        return word
    stem: str = _stemmer().stemWord(word)
    rest = stem.lstrip("bcdfghjklmnpqrstvwxyz")
    return rest if len(rest) >= 4 else stem


@cache
def faint() -> frozenset[str]:
    return frozenset(stem(part) for word in words("cocok", "lirih") for part in word.split(" "))


def short_names(one: Profile, other: Profile) -> dict[str, tuple[str, ...]]:
    """Words of one text that are the first letters of words of the other: "pkwt" and what it stands for there."""
    initials = "".join(word[0] for word in other.lafal)
    found: dict[str, tuple[str, ...]] = {}
    for word in one.lafal:
        at = initials.find(word) if SHORTEST <= len(word) <= LONGEST and word.isalpha() else -1
        # what the list of names knows is spelled out already
        if at >= 0 and word not in other.lafal and stem(word) in one.kata:
            found[word] = other.lafal[at : at + len(word)]
    return found
