"""A text in, its words, numbers and signs out, each with its place; and phrases found among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

# No two alternatives can begin with the same character and no repetition holds another: time grows with
# length.
_PIECE = re.compile(
    r"(?P<angka>[0-9]+(?:[.,:][0-9]+)*)"
    r"|(?P<kata>[^\W\d_](?:[^\W\d_]|['’`´](?=[^\W\d_])|[\u0300-\u036f])*)"
    r"|(?P<tanda>\S)"
)
_LETTERS = re.compile("[a-z]+")
_PLAIN = re.compile("[a-z]+(?: [a-z]+)*")
_APOSTROPHES = str.maketrans("", "", "'’ʼ`´")


class Piece(NamedTuple):
    """A word (lower case, without apostrophes and accents), a number as written, or one sign."""

    kind: Literal["kata", "angka", "tanda"]
    text: str
    start: int
    end: int


def plain_word(word: str) -> str:
    """A word as it is compared: lower case, without apostrophes and accents ("Jum'at" -> "jumat")."""
    if word.isascii():
        return word.lower().translate(_APOSTROPHES)
    word = unicodedata.normalize("NFD", unicodedata.normalize("NFD", word).casefold())
    return "".join(char for char in word if char.isalnum()).translate(_APOSTROPHES)


@lru_cache(maxsize=4096)
def split_pieces(text: str) -> tuple[Piece, ...]:
    """All pieces of `text` in order; what is left out is space."""
    found = []
    plain = text.isascii() and not any(sign in text for sign in "'`")
    for match in _PIECE.finditer(text):
        kind, piece = match.lastgroup, match[0]
        start, end = match.span()
        if kind == "kata":
            piece = piece.lower() if plain else plain_word(piece)
            if piece:
                found.append(Piece("kata", piece, start, end))
        else:
            found.append(Piece("angka" if kind == "angka" else "tanda", piece, start, end))
    return tuple(found)


@lru_cache(maxsize=8192)
def plain_words(text: str) -> frozenset[str]:
    """The words among the pieces of `text`."""
    if text.isascii() and "'" not in text and "`" not in text:
        return frozenset(_LETTERS.findall(text.lower()))
    return frozenset(piece.text for piece in split_pieces(text) if piece.kind == "kata")


def texts(text: str) -> tuple[str, ...]:
    """The texts of all pieces."""
    return tuple(piece.text for piece in split_pieces(text))


def plain_texts(text: str) -> tuple[str, ...]:
    """The texts of words and numbers only."""
    return tuple(piece.text for piece in split_pieces(text) if piece.kind != "tanda")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases to look for in a sequence of words, longest first, each with what it stands for."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    wordy: bool
    """Whether every phrase begins with a word."""

    def may_stand_in(self, text: str) -> bool:
        """Whether one of the phrases may stand in a text: a quick look before a careful one."""
        return not (self.wordy and self.by_first.keys().isdisjoint(plain_words(text)))

    def at(self, texts: Sequence[str], index: int) -> tuple[int, str] | None:
        """The longest phrase that begins at `index`: where it ends, and what it stands for."""
        for phrase, meaning in self.by_first.get(texts[index], ()) if index < len(texts) else ():
            end = index + len(phrase)
            if tuple(texts[index:end]) == phrase:
                return end, meaning
        return None


def compile_phrases(meanings: Mapping[str, str] | Iterable[str], *, signs: bool = True) -> Phrases:
    """Phrases by what they stand for (a list: themselves); without `signs` only their words count."""
    pairs = meanings if isinstance(meanings, Mapping) else {phrase: phrase for phrase in meanings}
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in pairs.items():
        plain = _PLAIN.fullmatch(phrase) is not None
        words = tuple(phrase.split()) if plain else texts(phrase) if signs else plain_texts(phrase)
        table.setdefault(words[0], []).append((words, meaning))
    by_first = {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in table.items()}
    return Phrases(by_first, all(map(str.isalpha, by_first)))
