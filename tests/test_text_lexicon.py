"""The word lists themselves: nothing twice, nothing that undoes itself, the same names as elsewhere."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import generator.text as text_package
from generator import messages
from generator.text import SATUAN, Waktu, compare_waktu, loose, normal
from generator.text.lexicon import load, variants, words
from generator.text.pieces import plain_texts, texts
from generator.text.wording import _REACH

LISTS = sorted(path.stem for path in Path(text_package.__file__).parent.glob("*.yaml"))
assert len(LISTS) >= 8, "no lists found: is the path right?"


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        return
    for each in value.values() if isinstance(value, dict) else value:
        yield from strings(each)


def flat_lists(value: Any) -> Iterator[list[str]]:
    if isinstance(value, dict):
        for each in value.values():
            yield from flat_lists(each)
    elif isinstance(value, list):
        if all(isinstance(each, str) and not each.isdecimal() for each in value):
            yield value
        else:
            for each in value:
                yield from flat_lists(each)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_names_everything_once(name: str) -> None:
    assert all(each.strip() == each and each for each in strings(load(name))) or name == "kalender"
    for listed in flat_lists(load(name)):
        assert [word for word, count in Counter(listed).items() if count > 1] == []


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("ejaan", ("kata", "urutan")),
        ("padanan", ("urutan",)),
        ("peraturan", ("nasional", "daerah", "unit")),
        ("waktu", ("satuan", "batas.paling-lama", "batas.biasanya", "batas.paling-cepat")),
    ],
)
def test_a_variant_stands_for_one_thing(name: str, keys: tuple[str, ...]) -> None:
    listed = [form for key in keys for form in _variants(name, key)]
    assert len(listed) > 5
    assert [form for form, count in Counter(map(texts, listed)).items() if count > 1] == []


def _variants(name: str, key: str) -> list[str]:
    table: Any = load(name)
    for part in key.split("."):
        table = table[part]
    return table if isinstance(table, list) else [each for listed in table.values() for each in listed]


def test_every_spelling_leads_to_its_form_and_the_form_stays() -> None:
    for key in ("kata", "urutan"):
        for variant, form in variants("ejaan", key).items():
            assert normal(f"surat {form} camat") == normal(f"surat {variant} camat"), variant
            expected = "sampai dengan" if form == "sampai dengan" else " ".join(plain_texts(form) or texts(form))
            assert normal(form) == expected, form
    for variant, form in variants("padanan", "urutan").items():
        assert loose(variant) == loose(form) == form, variant
        assert normal(variant) != normal(form), f"{variant}: a spelling, not a synonym"


def test_the_longest_spelling_is_within_reach() -> None:
    forms = [*variants("ejaan", "kata"), *variants("ejaan", "urutan")]
    assert max(len(texts(form)) for form in forms) < _REACH


def test_units_are_those_of_the_type() -> None:
    assert tuple(load("waktu")["satuan"]) == SATUAN
    assert set(load("waktu")["satu"].values()) <= set(SATUAN)
    for satuan in SATUAN:
        one = Waktu(None, 2, satuan)
        assert compare_waktu(one, Waktu(None, 3, satuan)) == -1


def test_the_calendar_is_whole_and_named_as_elsewhere() -> None:
    days = [names[0] for names in load("kalender")["hari"]]
    assert len(load("kalender")["bulan"]) == 12
    assert {name.lower(): name for name in days} == messages.words("hari")


def test_free_words_are_not_placeholders() -> None:
    free, empty = set(words("uang", "gratis")), set(words("uang", "kosong"))
    assert len(free) > 10
    assert free.isdisjoint(empty)


VALUES = ("SATUAN", "Satuan", "Batas")
NOT_OF_ONE_TEXT = (
    "closest",
    "nearest",
    "format_rupiah",
    "format_number",
    "format_waktu",
    "compare_waktu",
    "may_equal",
    "say_number",
    "join_dan",
    "same_region",
    "is_regional",
)
PUBLIC: dict[str, Callable[[str], object]] = {
    name: getattr(text_package, name)
    for name in text_package.__all__
    if name not in (*VALUES, *NOT_OF_ONE_TEXT) and not isinstance(getattr(text_package, name), type)
}
assert len(PUBLIC) > 25, "no functions found: is the name right?"


SCRAPS = (
    "Rp|1|2|10.000|1,5|0|(|)|dua|puluh|ribu|hari|kerja|jam|x|/|-|s/d|.|,|;|\n|Maret|2026|UU|Nomor|Tahun|tentang|Pasal"
    "|ayat|huruf|a|gratis|tidak|maksimal|±|NIK|3201010101010001|½|²|٣|\u202e|\ud800|é|ß|sejak|dan|15/06/2021"
)
BITS = st.sampled_from(SCRAPS.split("|"))


@pytest.mark.parametrize("name", PUBLIC)
@given(text=st.one_of(st.text(), st.lists(BITS, max_size=15).map(" ".join), st.lists(BITS, max_size=15).map("".join)))
def test_no_text_is_too_strange(name: str, text: str) -> None:
    assert PUBLIC[name](text) == PUBLIC[name](text)


HOSTILE = [
    "0",
    " ",
    "9 ",
    "1.",
    "1,",
    "1.000.",
    "a",
    "a.",
    "a. ",
    "1. ",
    "- ",
    "(",
    ")",
    "((dua",
    "(dua) ",
    "dua ",
    "2 (dua) ",
    "s/d ",
    "1-",
    "1 - ",
    "1 s/d ",
    "sampai ",
    "foto ",
    "foto copy, ",
    "fotokopi, ",
    "Rp ",
    "Rp 1 - ",
    "Rp1.000, ",
    "ribu ",
    "1 ribu, ",
    "jam ",
    "1 jam ",
    "1 jam (",
    "paling lama ",
    "pukul 8 s/d ",
    "UU ",
    "UU Nomor ",
    "UU 1/2009 ",
    "Pasal 1 ",
    "tentang ",
    "Nomor ",
    "huruf a, ",
    "huruf ",
    "dan ",
    "lain-",
    "dan lain, ",
    "gratis ",
    "tidak ",
    "Maret ",
    "1 Maret ",
    "1 Maret 2020 ",
    "1/2/2020 ",
    "08.00",
    "08.00-",
    "1234 ",
    "12 3456.",
    "19800101 ",
    "sejak ",
    "'",
    "a'",
    "e\u0301",
    "\u0301",
    "½",
    "²",
    "/",
    "f ",
    "f 1.06, ",
    "f-",
    ", ",
    ";",
    "\n",
    "\x00",
    "日",
    "%",
]


def _calls(function: Callable[[str], object], text: str) -> int:
    """How many calls a function makes for a text, in Python and in C: the same on every machine."""
    count = 0

    def count_call(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    for cached in (normal, loose):
        cached.cache_clear()
    sys.setprofile(count_call)
    try:
        function(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", PUBLIC)
def test_work_grows_with_the_length_and_not_faster(name: str) -> None:
    for bit in HOSTILE:
        few, many = (_calls(PUBLIC[name], (bit * size)[:size]) for size in (400, 1600))
        assert many <= 5 * few + 400, (bit, few, many)


WIDE = [" ", "0", "1 ", "1.000, ", "a", "fotokopi, ", "(dua) ", "1 jam (", "Rp0 ", "UU no1/", "- ", "huruf a, "]
SEARCHES = [name for name in PUBLIC if name.startswith(("find_", "is_free", "parse_w", "citation", "digit", "start_"))]
SEARCHES += ["normal", "loose", "harmless"]


@pytest.mark.parametrize("name", SEARCHES)
def test_time_grows_with_the_length_too(name: str) -> None:
    """What `_calls` cannot see: patterns that try again, loops without calls. Eightfold text, eightfold work."""

    def clock(text: str) -> float:
        normal.cache_clear()
        loose.cache_clear()
        start = time.process_time()
        PUBLIC[name](text)
        return time.process_time() - start

    for bit in WIDE:
        size = 6_000 if len(bit) == 1 else 2_500
        short, long = ((bit * length)[:length] for length in (size, 8 * size))
        few = max(min(clock(short) for _ in range(3)), 0.002)
        assert any(clock(long) < 24 * few for _ in range(3)), bit
