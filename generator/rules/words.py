"""A text and phrases in; whether the text says one of them out, whatever its case, signs, spelling and synonyms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from generator.text import loose
from generator.text.pieces import plain_words
from generator.text.wording import origins

# Between texts that are looked at together: a sign that stays, so that no phrase reaches across.
SEPARATOR = " # "
# Letters beyond ASCII that patterns without case take for one of a-z.
_CAPITALS = {0x130: "i", 0x131: "i", 0x17F: "s", 0x212A: "k"}


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[str, ...]:
    """The words, numbers and meaningful signs of a text, spelt alike and with one word for synonyms."""
    return tuple(loose(text).split())


Table = Mapping[str, tuple[tuple[str, ...], ...]]


@cache
def _by_first(phrases: tuple[str, ...]) -> tuple[Table, frozenset[str] | None]:
    """Phrases by their first word, and words of which one stands in every text that says one of them."""
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        words = tokens(phrase)
        table[words[0]] = (*table.get(words[0], ()), words)
    roots = [origins(word) for word in table]
    known = [root for root in roots if root is not None]
    return table, frozenset().union(*known) if len(known) == len(roots) else None


def lower(text: str) -> str:
    """A text in lower case, as a pattern without case sees it."""
    return (text if text.isascii() else text.translate(_CAPITALS)).lower()


def holds(text: str, parts: Iterable[str]) -> bool:
    """Whether one of these parts of words stands in a text, in whatever case: a quick look before a careful one."""
    plain = lower(text)
    for part in parts:  # noqa: SIM110 (twice as fast as any())
        if part in plain:
            return True
    return False


def says(text: str, phrases: Iterable[str], unless: Sequence[str] = ()) -> bool:
    """Whether one of the phrases stands in the text, and none of the words `unless` among the two before it."""
    table, roots = _by_first(tuple(phrases))
    if roots is not None and roots.isdisjoint(plain_words(text)):
        return False
    said = tokens(text)
    if table.keys().isdisjoint(said):
        return False
    for at, first in enumerate(said):
        for words in table.get(first, ()):
            if said[at : at + len(words)] == words and not any(word in unless for word in said[max(0, at - 2) : at]):
                return True
    return False


def says_all(text: str, parts: Iterable[Iterable[str]], unless: Sequence[str] = ()) -> bool:
    """Whether one phrase of each part stands in the text."""
    return all(says(text, part, unless) for part in parts)
