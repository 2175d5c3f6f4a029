"""A text in; the words that are searched for, out: the same in Python as in the browser (mesin.js; a test compares)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from generator.text.lexicon import load, variants

_WORD = re.compile("[a-z0-9]+")


def split(text: str) -> list[str]:
    """The words of a text: small letters and digits, without accents."""
    flat = text.lower()
    if not flat.isascii():
        flat = "".join(sign for sign in unicodedata.normalize("NFKD", flat) if not unicodedata.combining(sign))
    return _WORD.findall(flat)


@cache
def stem(word: str) -> str:
    """The word without its Indonesian prefixes and suffixes."""
    known = roots().get(word)
    return known if known is not None else str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    import snowballstemmer  # with stemmers for thirty languages: only who meets a word needs it

    return snowballstemmer.stemmer("indonesian")


def roots() -> Mapping[str, str]:
    """Words whose stem the algorithm gets wrong, each with its stem."""
    return variants("cari", "dasar")


def ignored() -> tuple[str, ...]:
    """Words that people type around what they look for."""
    return tuple(load("cari")["abaikan"])


def light() -> tuple[str, ...]:
    """Words that say who, when or how rather than what."""
    return tuple(load("cari")["ringan"])


def beside() -> tuple[str, ...]:
    """Words that say who or when beside what happens in a life."""
    return tuple(load("cari")["pengiring"])


@cache
def spellings() -> Mapping[str, str]:
    """Single words in another spelling, each with the spelling we take."""
    pairs = {}
    for variant, form in variants("ejaan", "kata").items():
        left, right = split(variant), split(form)
        if len(left) == len(right) == 1 and left != right:
            pairs[left[0]] = right[0]
    return pairs


def tokens(text: str) -> list[str]:
    """The words of a text in our spelling, stemmed."""
    return [spelt_stem(word) for word in split(text)]


@cache
def spelt_stem(word: str) -> str:
    """The stem of a word in our spelling."""
    return stem(spellings().get(word, word))


def merged(groups: Iterable[Iterable[str]]) -> list[list[str]]:
    """Groups of phrases that mean the same; groups that share a phrase (by its stems) are one group."""
    found: list[dict[str, str]] = []
    for group in groups:
        mine: dict[str, str] = {}
        for phrase in group:
            key = " ".join(tokens(phrase))
            if key:
                mine.setdefault(key, " ".join(split(phrase)))
        others = [one for one in found if one.keys() & mine.keys()]
        if others:
            first = others[0]
            for one in [*others[1:], mine]:
                for key, phrase in one.items():
                    first.setdefault(key, phrase)
            found = [one for one in found if one not in others[1:]]
        elif mine:
            found.append(mine)
    return [list(one.values()) for one in found if len(one) > 1]


class Stems:
    """A text of stems, of which is asked what it says."""

    def __init__(self, text: str) -> None:
        self._text = f" {text} "
        self._words = frozenset(text.split())

    def say(self, phrase: str) -> bool:
        """Whether the stems of a phrase stand one after the other."""
        wanted = tokens(phrase)
        return self._words.issuperset(wanted) and f" {' '.join(wanted)} " in self._text
