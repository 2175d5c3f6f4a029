"""Digits with their separators, and words of numbers, in; whole numbers out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.text.lexicon import load, words
from generator.text.pieces import split_pieces

LONGEST = 24
"""Characters: a longer row of digits is no number that a person counts with."""
LONGEST_WORDS = 24
"""Words: what a number below a million million can have, twenty-three, and one."""

_FORMS = (
    # pattern, digits behind the decimal sign, unusual
    (re.compile(r"(0|[1-9][0-9]*)"), 0, False),
    (re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+)"), 0, False),
    (re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+),([0-9]{2})"), 2, False),
    (re.compile(r"(0|[1-9][0-9]*),([0-9]{2})"), 2, False),
    (re.compile(r"(0|[1-9][0-9]*),([0-9])"), 1, False),
    (re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3}){2,})"), 0, True),
    (re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)\.([0-9]{2})"), 2, True),
    (re.compile(r"(0|[1-9][0-9]*)\.([0-9]{2})"), 2, True),
    (re.compile(r"(0|[1-9][0-9]*)\.([0-9])"), 1, True),
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: all its digits, how many are decimals, whether its signs are English."""

    digits: int
    decimals: int
    odd: bool

    def times(self, scale: int) -> int | None:
        """This many times `scale` as a whole number; None where that leaves a fraction."""
        product, rest = divmod(self.digits * scale, 10**self.decimals)
        return None if rest else product


def read_number(text: str) -> Number | None:
    """One number in digits ("1500", "1.500,00", "2,5", "1,500,000"); None where it is not certain.

    "1,500" may be one and a half or fifteen hundred: None.
    """
    if len(text) > LONGEST:
        return None
    for pattern, decimals, odd in _FORMS:
        if pattern.fullmatch(text):
            return Number(int(re.sub(r"[.,]", "", text)), decimals, odd)
    return None


def read_whole(text: str) -> int | None:
    """A whole number in digits, also with zeros before it ("05" -> 5); None for anything else."""
    number = read_number(text.lstrip("0") or "0") if text.isdecimal() else read_number(text)
    return number.times(1) if number else None


@cache
def _tables() -> tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]:
    content = load("bilangan")
    return tuple({word: int(value) for word, value in content[key].items()} for key in ("nilai", "utuh", "skala"))  # type: ignore[return-value]


def scale_of(word: str) -> int | None:
    """What a word multiplies by ("ribu" -> 1000); None for another word."""
    return _tables()[2].get(word)


@lru_cache(maxsize=4096)
def _split(word: str) -> tuple[str, ...]:
    """The parts of a word of a number ("duapuluh" -> dua, puluh); () for another word."""
    nilai, utuh, skala = _tables()
    content = load("bilangan")
    tens = (content["belas"], content["puluh"], content["ratus"])
    if word in nilai or word in utuh or word in skala or word in tens:
        return (word,)
    for tail in (*tens, "ribu"):
        if word.endswith(tail) and word[: -len(tail)] in nilai:
            return word[: -len(tail)], tail
    return ()


@cache
def number_words() -> frozenset[str]:
    """Every word that may stand in a number: "dua", "puluh", "duapuluh"."""
    nilai, utuh, skala = _tables()
    content = load("bilangan")
    tails = (content["belas"], content["puluh"], content["ratus"], "ribu")
    joined = (word + tail for word in nilai for tail in tails)
    return frozenset(word for word in (*nilai, *utuh, *skala, *tails, *joined) if _split(word))


def _hundreds(flat: Sequence[str], at: int) -> tuple[int, int]:
    """The number below a thousand that begins at `at`, and where it ends (at `at`, where there is none)."""
    nilai, utuh, _ = _tables()
    content = load("bilangan")

    def word(index: int) -> str:
        return flat[index] if index < len(flat) else ""

    def tens(index: int) -> tuple[int, int]:
        if word(index) in utuh and utuh[word(index)] < 100:
            return utuh[word(index)], index + 1
        unit = nilai.get(word(index), 0)
        if not unit:
            return 0, index
        if word(index + 1) == content["belas"]:
            return 10 + unit, index + 2
        if word(index + 1) == content["puluh"]:
            last = nilai.get(word(index + 2), 0)
            if last and word(index + 3) not in (content["belas"], content["puluh"], content["ratus"]):
                return 10 * unit + last, index + 3
            return 10 * unit, index + 2
        return unit, index + 1

    unit = nilai.get(word(at), 0)
    if unit and word(at + 1) == content["ratus"]:
        value, end = 100 * unit, at + 2
    elif utuh.get(word(at), 0) == 100:
        value, end = 100, at + 1
    else:
        return tens(at)
    more, end_more = tens(end)
    if end_more < len(flat) and flat[end_more] == content["ratus"]:
        return value, end
    return value + more, end_more


def read_words(words: Sequence[str], at: int = 0) -> tuple[int, int] | None:
    """The number in words that begins at `at`, and the index behind it; None where none begins there.

    LONGEST_WORDS are looked at, no more.
    """
    if at >= len(words) or not _split(words[at]):
        return None
    nilai, utuh, skala = _tables()
    flat: list[str] = []
    owner: list[int] = []
    for index in range(at, min(at + LONGEST_WORDS, len(words))):
        parts = _split(words[index])
        if not parts:
            break
        flat += parts
        owner += [index] * len(parts)
    if nilai.get(flat[0]) == 0:
        return 0, at + 1
    total, index, last = 0, 0, 10**12
    while index < len(flat):
        value, end = (0, index)
        if utuh.get(flat[index], 0) == 1000 and last > 1000:
            total, index, last = total + 1000, index + 1, 1000
            continue
        value, end = _hundreds(flat, index)
        if end == index:
            break
        scale = skala.get(flat[end], 0) if end < len(flat) else 0
        if scale and scale >= last:
            break
        total, index = total + value * (scale or 1), end + bool(scale)
        if not scale:
            break
        last = scale
    if not index:
        return None
    return total, (owner[index - 1] + 1)


def say_number(value: int) -> str:
    """A number in words ("dua puluh lima"), from 0 to 999.999.999.999; ValueError beyond."""
    if not 0 <= value < 10**12:
        raise ValueError(value)
    nilai, utuh, skala = _tables()
    content = load("bilangan")
    digit = {number: word for word, number in nilai.items()}
    whole = {number: word for word, number in utuh.items()}
    by_scale: dict[int, str] = {}
    for word, number in skala.items():
        by_scale.setdefault(number, word)

    def below_thousand(number: int) -> list[str]:
        if number >= 100:
            head = [whole[100]] if number < 200 else [digit[number // 100], content["ratus"]]
            return head + below_thousand(number % 100)
        if number in whole:
            return [whole[number]]
        if 10 < number < 20:
            return [digit[number - 10], content["belas"]]
        if number >= 20:
            return [digit[number // 10], content["puluh"], *below_thousand(number % 10)]
        return [digit[number]] if number else []

    said: list[str] = []
    for scale in sorted(by_scale, reverse=True):
        count, value = divmod(value, scale)
        if count == 1 and scale in whole:
            said.append(whole[scale])
        elif count:
            said += [*below_thousand(count), by_scale[scale]]
    return " ".join([*said, *below_thousand(value)] or [digit[0]])


def digit_word_mismatch(text: str) -> tuple[tuple[int, int], ...]:
    """Numbers whose digits and words disagree, as (digits, words): "5 (tiga) orang" -> ((5, 3),).

    In brackets only a number counts, alone or with the unit that stands outside: "2 (satu asli, satu
    fotokopi)" is no number.
    """
    pieces = split_pieces(text)
    spoken = [piece.text for piece in pieces]
    found: list[tuple[int, int]] = []
    for index, piece in enumerate(pieces):
        if piece.text != "(" or not index:
            continue
        inner = spoken[index + 1 : index + LONGEST_WORDS + 3]
        outside = _number_before(spoken, index)
        said = read_words(inner)
        if outside and said:
            end = said[1] + (said[1] < len(inner) and inner[said[1]] in outside[1])
            if end < len(inner) and inner[end] == ")" and said[0] != outside[0]:
                found.append((outside[0], said[0]))
        elif len(inner) > 1 and inner[1] == ")" and (digits := read_whole(inner[0])) is not None:
            for start in range(max(0, index - LONGEST_WORDS), index):
                before = read_words(spoken[:index], start)
                if before and before[1] == index:
                    found += [(digits, before[0])] if before[0] != digits else []
                    break
    return tuple(found)


def _number_before(spoken: Sequence[str], at: int) -> tuple[int, tuple[str, ...]] | None:
    """The number in digits before `at`, also with a unit or ",-" between, and the units it may carry."""
    units = words("uang", "satuan") + words("bilangan", "persen")
    end, scale, seen = at, 1, 0
    while end > 0 and seen < 4 and not spoken[end - 1][0].isdecimal():
        word = spoken[end - 1]
        if not (word in ",.-–%=" or word.isalpha()):
            return None
        if factor := scale_of(word):
            scale *= factor
        elif word.isalpha():
            units = (*units, word)
        end, seen = end - 1, seen + 1
    number = read_number(spoken[end - 1]) if end > 0 and len(units) < 6 else None
    value = number.times(scale) if number else None
    return (value, units) if value is not None else None
