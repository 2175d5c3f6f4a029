"""A text in; the form out that it shares with all texts that differ by spelling only, or by synonyms."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache

from generator.text.lexicon import load, variants, words
from generator.text.numerals import LONGEST_WORDS, number_words, read_number, read_words, scale_of
from generator.text.pieces import Phrases, compile_phrases, plain_texts, texts
from generator.text.trimming import Token, is_number, plain_tokens

# Words and the signs that never count between words: most texts hold nothing else.
_SIMPLE = re.compile(r"[A-Za-z\s.,;:()\"-]*", re.ASCII)
_WORD = re.compile("[a-z]+")
_CODE = re.compile(r"0?([1-9])[.]([0-9]{2})")
_DIGIT = re.compile(r"[1-9]")
_TWO_DIGITS = re.compile(r"[0-9]{2}")
_REACH = 6
"""Tokens: the longest spelling or synonym is shorter (a test holds it)."""


def _join(tokens: Sequence[Token], normal: str) -> Token:
    return Token(normal, tokens[0].start, tokens[-1].end)


@cache
def _phrases(name: str) -> Phrases:
    """The spellings of ejaan.yaml, or the synonyms of padanan.yaml, each with the form we take."""
    pairs = variants(name, "urutan")
    if name == "ejaan":
        pairs = {**variants(name, "kata"), **pairs}
    return compile_phrases({variant: " ".join(plain_texts(form) or texts(form)) for variant, form in pairs.items()})


def _respelled(tokens: Sequence[Token], name: str) -> list[Token]:
    """Every spelling (or synonym) replaced by the form we take, longest first."""
    found: list[Token] = []
    phrases = _phrases(name)
    normals = [token.normal for token in tokens]
    if phrases.by_first.keys().isdisjoint(normals):
        return list(tokens)
    at = 0
    while at < len(tokens):
        match = phrases.at(normals, at)
        if match is None:
            found.append(tokens[at])
            at += 1
            continue
        whole = tokens[at : match[0]]
        found += [_join(whole, part) for part in match[1].split(" ")]
        at = match[0]
    return found


def _count(normals: Sequence[str], at: int) -> tuple[str | None, int]:
    """Number words, a number with its scale, or the code of a form at `at`: one token, and its end."""
    word = normals[at]
    after = normals[at + 1 : at + 4]
    if is_number(word):
        # the scale behind a range belongs to both its ends: left as it is
        number = read_number(word) if after and normals[max(0, at - 1)] != "-" else None
        scale = scale_of(after[0]) if after else None
        value = number.times(scale) if number and scale and len(word) < 13 else None
        return (str(value), at + 2) if value is not None else (None, at)
    if word == "f" and after and (code := _CODE.fullmatch(after[0])):
        return f"f-{code[1]}.{code[2]}", at + 2
    if word == "f" and len(after) == 3 and _DIGIT.fullmatch(after[0]) and _TWO_DIGITS.fullmatch(after[2]):
        return (f"f-{after[0]}.{after[2]}", at + 4) if after[1] == "-" else (None, at)
    said = read_words(normals[at : at + LONGEST_WORDS])
    return (str(said[0]), at + said[1]) if said else (None, at)


def _counted(tokens: Sequence[Token]) -> list[Token]:
    """Numbers in digits: "dua puluh", "45 ribu"; codes of forms in one writing: "F.1-06"."""
    found: list[Token] = []
    normals = [token.normal for token in tokens]
    at = 0
    while at < len(tokens):
        value, end = _count(normals, at)
        found.append(tokens[at] if value is None else _join(tokens[at:end], value))
        at = max(end, at + 1)
    return found


def _price_end(normals: Sequence[str], at: int) -> int:
    """Behind an amount at `at` ("rp" and digits, digits and "rupiah"); `at` where there is none."""
    number_at = at + (normals[at] in words("uang", "tanda"))
    if number_at >= len(normals) or not normals[number_at].isdecimal():
        return at
    unit = number_at + 1 < len(normals) and normals[number_at + 1] in words("uang", "satuan")
    return number_at + 1 + unit if unit or number_at > at else at


def _priced(tokens: Sequence[Token]) -> list[Token]:
    """An amount as one token: "Rp 25.000,-", "25.000 rupiah" -> rp25000."""
    mark, *_ = words("uang", "tanda")
    found: list[Token] = []
    normals = [token.normal for token in tokens]
    at = 0
    while at < len(tokens):
        end = _price_end(normals, at)
        if end > at:
            digits = next(normal for normal in normals[at:end] if normal.isdecimal())
            found.append(_join(tokens[at:end], mark + digits))
        else:
            found.append(tokens[at])
        at = max(end, at + 1)
    return found


def _bridged(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether anything would join across the comma that parts two rows of tokens if it were left out."""
    near = [*before, *after]
    split = len(before)
    return any(
        (start >= split - _REACH and (_phrases("ejaan").at(near, start) or (0, ""))[0] > split)
        or _count(near, start)[1] > split
        or _price_end(near, start) > split
        for start in range(split)
    )


def _without_commas(tokens: Sequence[Token]) -> list[Token]:
    """Without the commas, but for those that part what would read as one."""
    normals = [token.normal for token in tokens]
    if "," not in normals:
        return list(tokens)
    found: list[Token] = []
    kept: list[str] = []
    for at, token in enumerate(tokens):
        if token.normal != "," or _bridged(kept[-LONGEST_WORDS:], normals[at + 1 : at + LONGEST_WORDS]):
            found.append(token)
            kept.append(token.normal)
    return found


def _settled(tokens: Sequence[Token], step: Callable[[Sequence[Token]], list[Token]]) -> list[Token]:
    """The tokens when `step` has nothing left to change."""
    before, after = list(tokens), step(tokens)
    while after != before:
        before, after = after, step(after)
    return after


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[Token, ...]:
    """The words and numbers of a text in their shared spelling, each with its place in the text (for
    highlights).

    Punctuation and own numbering at the beginning are left out. Tokens that a spelling splits share one
    place.
    """
    settled = _settled(plain_tokens(text), lambda found: _counted(_respelled(found, "ejaan")))
    return tuple(_priced(_without_commas(settled)))


@cache
def _careful() -> frozenset[str]:
    """Words that need the careful way: of numbers, single letters, and whatever turns into one of these."""
    hard = number_words() | frozenset(string.ascii_lowercase)
    found = set(hard)
    for name in ("ejaan", "padanan"):
        for first, phrases in _phrases(name).by_first.items():
            formed = {word for _, form in phrases for word in form.split(" ")}
            if not hard.isdisjoint(formed) or not all(map(str.isalpha, formed)):
                found.add(first)
    return frozenset(found)


@cache
def _firsts(*names: str) -> frozenset[str]:
    return frozenset(first for name in names for first in _phrases(name).by_first)


def _respell_words(spoken: list[str], *names: str) -> list[str]:
    """What _respelled does, for plain words, until nothing changes."""
    changed = not _firsts(*names).isdisjoint(spoken)
    while changed:
        changed = False
        for name in names:
            phrases = _phrases(name)
            at = 0 if not phrases.by_first.keys().isdisjoint(spoken) else len(spoken)
            while at < len(spoken):
                match = phrases.at(spoken, at)
                if match is not None:
                    form = match[1].split(" ")
                    changed = changed or spoken[at : match[0]] != form
                    spoken = spoken[:at] + form + spoken[match[0] :]
                    at += len(form)
                else:
                    at += 1
    return spoken


@cache
def origins(word: str) -> frozenset[str] | None:
    """Words and signs of which one stands in every text whose loose() form has `word`; None where any text may."""
    if not word.isalpha() or word in number_words():
        return None
    found = {word}
    while True:
        more = {first for each in found for first in _formed_from().get(each, ())}
        if more <= found:
            return frozenset(found) if all(map(str.isalpha, found)) else None
        found |= more


@cache
def _formed_from() -> Mapping[str, frozenset[str]]:
    """The words that phrases begin with, by each word of the forms that they turn into."""
    found: dict[str, set[str]] = {}
    for name in ("ejaan", "padanan"):
        for first, phrases in _phrases(name).by_first.items():
            for _, form in phrases:
                for each in form.split(" "):
                    found.setdefault(each, set()).add(first)
    return {each: frozenset(firsts) for each, firsts in found.items()}


def _simple(text: str) -> list[str] | None:
    """The words of normal() where a text is so plain that no number, label or comma can matter; else None."""
    if _SIMPLE.fullmatch(text) is None:
        return None
    spoken = _WORD.findall(text.lower())
    if not _careful().isdisjoint(spoken) or (spoken and spoken[-1] == load("waktu")["dan"]):
        return None
    respelt = _respell_words(spoken, "ejaan")
    return None if "," in text and respelt != spoken else respelt


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """The form that two texts share when they differ by pure spelling only.

    Case, spaces, punctuation, own numbering, the spellings of ejaan.yaml, and how money and numbers are
    written. Another document, officer, form, number or denial gives another form. Idempotent.
    """
    spoken = _simple(text)
    return " ".join(spoken if spoken is not None else [token.normal for token in tokens(text)])


@lru_cache(maxsize=8192)
def loose(text: str) -> str:
    """The form for matching and search only: normal(), and the synonyms of padanan.yaml."""
    spoken = _simple(text)
    if spoken is not None:
        return " ".join(_respell_words(spoken, "padanan", "ejaan"))
    found = _settled(tokens(text), lambda found: _counted(_respelled(_respelled(found, "padanan"), "ejaan")))
    return " ".join(token.normal for token in _priced(_without_commas(found)))
