"""The names of papers that services issue in; which of them a text names, where that is certain, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from generator.text import loose, normal
from generator.text.lexicon import load, words
from generator.text.pieces import Phrases, compile_phrases, plain_words
from generator.text.wording import origins

_BRACKETS = re.compile(r"\(([^()]*)\)")
_BORDER = re.compile(r"[,;:/+&]")
_SHORT = re.compile(r"[A-Z][A-Za-z0-9.-]{1,11}")
LONGEST = 8
"""A name of more words describes; it is no name."""
FEW = 200
"""So many texts are sooner read than looked over."""


@dataclass(frozen=True, slots=True)
class Sebutan:
    """A paper that a text names: its shared spelling, and what the text says about who issues it."""

    kunci: str
    penerbit: str = ""


def paper_key(name: str) -> str:
    """The shared spelling of a paper's name, without what stands in brackets; empty where it tells no paper."""
    spoken = loose(_BRACKETS.sub(" ", name)).split()
    tells = any(word not in _faint() for word in spoken) and "yang" not in spoken
    return " ".join(spoken) if tells and len(spoken) <= LONGEST else ""


@cache
def _faint() -> frozenset[str]:
    return frozenset(words("cocok", "lirih"))


def short_names(name: str) -> Iterator[str]:
    """What a name says in brackets to be called shorter: "Surat Keterangan Tidak Mampu (SKTM)"."""
    for inside in _BRACKETS.findall(name):
        if _SHORT.fullmatch(inside.strip()):
            yield inside.strip()


def is_several(name: str) -> bool:
    """Whether a name joins several papers, so that none of them is the paper itself."""
    said = _BRACKETS.sub(" ", name)
    return bool(_BORDER.search(said)) or not _jeda().isdisjoint(normal(said).split())


@cache
def _jeda() -> frozenset[str]:
    return frozenset(words("cocok", "jeda"))


@cache
def _either() -> frozenset[str]:
    return frozenset(words("rantai", "pilihan"))


@cache
def _forms() -> Phrases:
    return compile_phrases(words("rantai", "bentuk"))


def _without_form(spoken: list[str]) -> list[str]:
    at = 0
    while match := _forms().at(spoken, at):
        at = match[0]
    return spoken[at:]


class Kamus:
    """The papers that are known, and the texts that were asked already."""

    def __init__(self, keys: Mapping[str, str], texts: Iterable[str] = ()) -> None:
        """`keys` are names in their shared spelling, each with the paper that is meant; `texts` will be asked."""
        self._keys = keys
        self._names = compile_phrases(keys) if keys else Phrases({}, True)
        self._texts = texts
        self._seen: dict[str, tuple[Sebutan, ...]] = {}

    def named(self, text: str) -> tuple[Sebutan, ...]:
        """The papers that a requirement's text names, each once, in their order."""
        found = self._seen.get(text)
        if found is None:
            found = self._seen[text] = tuple(self._read(text)) if self._may_name(text) else ()
        return found

    def is_choice(self, text: str) -> bool:
        """Whether a text names several papers of which one is enough."""
        return not _either().isdisjoint(plain_words(_parted(_BRACKETS.sub(" ", text))[0]))

    def _may_name(self, text: str) -> bool:
        """A quick look: whether any word stands there that a known name cannot do without; for a few texts it is long.

        Which words these are is found once.
        """
        return len(self._seen) < FEW or self._hints is None or not self._hints.isdisjoint(plain_words(text))

    @cached_property
    def _hints(self) -> frozenset[str] | None:
        said = Counter(word for text in dict.fromkeys(self._texts) for word in plain_words(text))
        return _hints(self._keys, said)

    def _read(self, text: str) -> Iterator[Sebutan]:
        plain = _BRACKETS.sub(" ", text)
        papers, issuer = _parted(plain)
        done: dict[str, None] = {}
        for part in _segments(papers):
            for spoken in (part, _without_form(part)):
                match = self._names.at(spoken, 0)
                if match and match[1] not in done and _is_same(match[1], spoken[match[0] :]):
                    done[match[1]] = None
                    yield Sebutan(match[1], issuer)


def _hints(keys: Iterable[str], said: Mapping[str, int]) -> frozenset[str] | None:
    """For each name the spellings of the word that texts say least; None where any text may hold one."""
    found: set[str] = set()
    for key in keys:
        spellings = [known for word in key.split() if (known := origins(word)) is not None]
        if not spellings:
            return None
        found |= min(spellings, key=lambda some: (sum(said.get(word, 0) for word in some), sorted(some)))
    return frozenset(found)


def _parted(text: str) -> tuple[str, str]:
    """What is asked, and behind "dari" who issues it."""
    spoken = text.split()
    ends = frozenset(words("rantai", "dari"))
    for n, word in enumerate(spoken):
        if n and word.lower() in ends:
            return " ".join(spoken[:n]), " ".join(spoken[n + 1 :])
    return text, ""


def _segments(text: str) -> Iterator[list[str]]:
    """What a text names one after the other, in the shared spelling; first the whole, for names that hold an "and"."""
    whole = loose(text).split()
    parts: list[list[str]] = [[]]
    for word in _BORDER.sub(" , ", text).split():
        if word == "," or word.lower() in _jeda():
            parts.append([])
        else:
            parts[-1].append(word)
    if len(parts) > 1:
        yield from (loose(" ".join(part)).split() for part in parts if part)
    else:
        yield whole


def _is_same(key: str, rest: list[str]) -> bool:
    """Whether what stands behind a paper's name leaves it the paper that an office here issues today."""
    if not rest:
        return True
    said = set(rest)
    dead = load("rantai")["wafat"]
    if not said.isdisjoint(dead["kata"]) and set(key.split()).isdisjoint(dead["boleh"]):
        return False
    if not said.isdisjoint(words("rantai", "lain")):
        return False
    if key in words("rantai", "perorangan"):
        return True
    return said <= _known_rest()


@cache
def _known_rest() -> frozenset[str]:
    return frozenset((*words("rantai", "sisa"), *load("rantai")["wafat"]["kata"]))
