"""The pieces of a text in; the duration that begins at one of them out: number or range, with its unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from generator.text.durations import Satuan, Waktu, in_smallest, may_equal
from generator.text.lexicon import load, variants, words
from generator.text.numerals import read_number, read_whole, read_words
from generator.text.pieces import Phrases, Piece, compile_phrases, plain_word

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of waktu.yaml, ready to look up."""

    satuan: Phrases
    batas: Phrases
    sampai: Phrases
    setara: Phrases
    ditunggu: Phrases
    mulai: Phrases
    satu: dict[str, str]
    sesudah: frozenset[str]
    sebelum: dict[str, frozenset[str]]
    sering: frozenset[str]


@cache
def lists() -> Words:
    content = load("waktu")
    hari = frozenset(plain_word(name) for names in load("kalender")["hari"] for name in names)
    bulan = frozenset(plain_word(name) for names in load("kalender")["bulan"] for name in names)
    sebelum = {unit: frozenset(listed) for unit, listed in content["bukan_sebelum"].items()}
    return Words(
        satuan=compile_phrases(variants("waktu", "satuan")),
        batas=compile_phrases(variants("waktu", "batas")),
        sampai=compile_phrases(words("waktu", "sampai")),
        setara=compile_phrases(words("waktu", "setara")),
        ditunggu=compile_phrases(words("waktu", "ditunggu")),
        mulai=compile_phrases(words("waktu", "mulai")),
        satu=dict(content["satu"]),
        sesudah=frozenset(content["bukan_sesudah"]),
        sebelum=sebelum | {"hari": sebelum["hari"] | hari, "bulan": sebelum["bulan"] | bulan},
        sering=frozenset(content["sering"]),
    )


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units: twice the count (for halves), the words that disagree, the index behind."""

    halves: int
    kata: int | None
    after: int


@dataclass(frozen=True, slots=True)
class Value:
    """A duration read from the pieces, without its bound; `certain` False where it must not be used."""

    waktu: Waktu
    after: int
    certain: bool = True


def text_at(pieces: Sequence[Piece], index: int) -> str:
    return pieces[index].text if 0 <= index < len(pieces) else ""


def window(pieces: Sequence[Piece], at: int, length: int = 6) -> list[str]:
    return [piece.text for piece in pieces[at : at + length]]


def read_amount(pieces: Sequence[Piece], at: int) -> Amount | None:
    """The number that begins at `at`: "2", "2 (dua)", "dua (2)", "dua puluh", "1 x 24", "1,5", "setengah"."""
    if at >= len(pieces):
        return None
    if pieces[at].text in words("waktu", "setengah"):
        return Amount(1, None, at + 1)
    if pieces[at].kind == "angka":
        if text_at(pieces, at + 1) == "/" and text_at(pieces, at + 2) == "2" and pieces[at].text == "1":
            return Amount(1, None, at + 3)
        number = read_number(pieces[at].text)
        halves = number.times(2) if number and number.decimals == 1 else None
        if halves is not None:
            return Amount(halves, None, at + 1)
        value = read_whole(pieces[at].text) if not number or not number.decimals else None
        if value is None:
            return None
        spoken, after = _bracket(pieces, at + 1)
        return Amount(2 * value, None if spoken in (value, None) else spoken, after)
    said = read_words(window(pieces, at, 16)) if pieces[at].kind == "kata" else None
    if said is None:
        return None
    after = at + said[1]
    if text_at(pieces, after) == "(" and text_at(pieces, after + 2) == ")":
        digits = read_whole(text_at(pieces, after + 1))
        if digits is not None:
            return Amount(2 * digits, said[0] if digits != said[0] else None, after + 3)
    return Amount(2 * said[0], None, after)


def _bracket(pieces: Sequence[Piece], at: int) -> tuple[int | None, int]:
    """A number in words in brackets at `at`, and the index behind it; (None, at) where there is none."""
    if text_at(pieces, at) != "(":
        return None, at
    said = read_words(window(pieces, at + 1, 17))
    end = at + 1 + said[1] if said else at
    return (said[0], end + 1) if said and text_at(pieces, end) == ")" else (None, at)


def _unit(pieces: Sequence[Piece], at: int) -> tuple[Satuan, int] | None:
    """The unit at `at` and the index behind it; a weekday, a month and the year of a law are none."""
    known = lists()
    found = known.satuan.at(window(pieces, at), 0) if at < len(pieces) else None
    if found is None:
        return None
    satuan, after = cast(Satuan, found[1]), at + found[0]
    kerja = load("waktu")["kerja"]
    if satuan == "hari" and window(pieces, after, 3) == ["(", kerja, ")"]:
        return cast(Satuan, f"{satuan} {kerja}"), after + 3
    following = text_at(pieces, after)
    if following in known.sebelum.get(satuan, ()) or (satuan == "tahun" and _YEAR.fullmatch(following)):
        return None
    return satuan, after


def range_after(pieces: Sequence[Piece], at: int) -> int:
    """Behind "-", "s/d", "sampai dengan" at `at`; `at` where there is none."""
    found = lists().sampai.at(window(pieces, at), 0) if at < len(pieces) else None
    return at + found[0] if found else at


def _waktu(low: Amount | None, high: Amount, satuan: Satuan) -> Waktu | None:
    """A range or one number in a unit, in whole numbers; half an hour becomes minutes."""
    halves = [amount.halves for amount in (low, high) if amount]
    if any(value % 2 for value in halves):
        if satuan != "jam":
            return None
        halves, satuan = [value * 60 for value in halves], "menit"
    counts = [value // 2 for value in halves]
    kata = high.kata if high.kata is not None else low.kata if low else None
    if len(counts) == 2 and counts[0] > counts[1]:
        return None
    return Waktu(counts[0] if len(counts) == 2 and counts[0] != counts[1] else None, counts[-1], satuan, kata=kata)


def read_value(pieces: Sequence[Piece], at: int) -> Value | None:
    """The duration that begins at `at`: a number or a range with its unit."""
    if unit := lists().satu.get(text_at(pieces, at)):
        if not lists().sebelum["satu"].isdisjoint(window(pieces, at + 1, 2)):
            return None  # "sehari-hari", "seminggu sekali"
        return Value(Waktu(None, 1, cast(Satuan, unit)), at + 1)
    amount = read_amount(pieces, at)
    if amount is None:
        return None
    if text_at(pieces, amount.after) in words("waktu", "kali"):
        hours = read_amount(pieces, amount.after + 1)
        unit_found = _unit(pieces, hours.after) if hours else None
        if not hours or not unit_found:
            return None
        whole = not (amount.halves % 2 or hours.halves % 2 or amount.kata is not None or hours.kata is not None)
        product = Waktu(None, amount.halves * hours.halves // 4, "jam")
        return Value(product, unit_found[1], certain=whole and unit_found[0] == "jam")
    between = (
        text_at(pieces, at - 1) == load("waktu")["antara"] and text_at(pieces, amount.after) == load("waktu")["dan"]
    )
    first = _unit(pieces, amount.after)
    upper_at = range_after(pieces, first[1] if first else amount.after)
    upper_at = amount.after + 1 if between else upper_at
    upper = read_amount(pieces, upper_at) if upper_at > amount.after else None
    second = _unit(pieces, upper.after) if upper else None
    if upper and second and (first is None or upper_at > first[1]):
        return _range_value(amount, first[0] if first else second[0], upper, second)
    if first is None:
        return None
    made = _waktu(None, amount, first[0])
    return Value(made or Waktu(None, None, None), first[1], made is not None)


def _range_value(low: Amount, low_unit: Satuan, high: Amount, high_unit: tuple[Satuan, int]) -> Value:
    """A range; with two units only where one is an exact multiple of the other ("10 menit s/d 1 jam")."""
    satuan, after = high_unit
    if low_unit == satuan:
        made = _waktu(low, high, satuan)
        return Value(made or Waktu(None, None, None), after, made is not None)
    (first, family), (second, other) = in_smallest(low.halves, low_unit), in_smallest(high.halves, satuan)
    doubtful = low.kata is not None or high.kata is not None or first % 2 or second % 2
    if family == other and first <= second and not doubtful:
        return Value(Waktu(first // 2, second // 2, cast(Satuan, family)), after)
    return Value(Waktu(None, None, None), after, certain=False)


def with_parts(pieces: Sequence[Piece], value: Value) -> Value:
    """A value with the smaller unit behind it ("1 jam 30 menit"); certain only where units convert exactly."""
    at = value.after + (text_at(pieces, value.after) == load("waktu")["dan"])
    more = read_value(pieces, at)
    if more is None or not more.certain or not value.certain:
        return value
    a, b = value.waktu, more.waktu
    if not (a.satuan and b.satuan) or a.satuan == b.satuan or a.maximum is None or b.maximum is None:
        return value
    (first, family), (second, other) = in_smallest(a.maximum, a.satuan), in_smallest(b.maximum, b.satuan)
    exact = family == other and a.minimum is None and b.minimum is None and first > second
    if family == other and not exact:
        return value
    certain = exact and a.kata is None and b.kata is None
    return Value(Waktu(None, first + second, cast(Satuan, family)), more.after, certain)


def with_equal(pieces: Sequence[Piece], value: Value) -> Value:
    """A value with the same time in another unit, which goes into `setara`: "2 minggu (14 hari kerja)"."""
    found = lists().setara.at(window(pieces, value.after), 0) if value.after < len(pieces) else None
    if not found or value.waktu.maximum is None or value.waktu.satuan is None:
        return value
    at = value.after + found[0]
    bound = lists().batas.at(window(pieces, at), 0) if at < len(pieces) else None
    other = read_value(pieces, at + bound[0] if bound else at)
    if other is None or other.waktu.maximum is None or other.waktu.satuan is None:
        return value
    bracket = found[1] == "("
    if bracket and text_at(pieces, other.after) != ")":
        return value
    agree = may_equal(value.waktu.maximum, value.waktu.satuan, other.waktu.maximum, other.waktu.satuan)
    if not bracket and not agree and value.waktu.satuan == other.waktu.satuan:
        return value  # "5 menit / 10 menit" are two values
    setara = (other.waktu.maximum, other.waktu.satuan)
    waktu = replace(value.waktu, setara=setara, bertentangan=agree is not True)
    return Value(waktu, other.after + bracket, value.certain)
