"""Dates, clock times and joined names, from what offices print."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import (
    earliest,
    find_tanggal,
    format_jam,
    format_tanggal,
    join_dan,
    latest,
    parse_tanggal,
    weekday_mismatch,
)

DAYS = st.dates(date(1945, 8, 17), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-03-02", "2026-03-02"),
        (" 2026-03 ", "2026-03"),
        ("2026", "2026"),
        ("11 JUNI 2022", "2022-06-11"),
        ("Madiun, 4 Januari 2019", "2019-01-04"),
        ("Kamis (6/7/2023)", "2023-07-06"),
        ("15/06/2021", "2021-06-15"),
        ("15-6-2021", "2021-06-15"),
        ("Oktober 2019", "2019-10"),
        ("Jum'at, 3 Juli 2026", "2026-07-03"),
        ("1 Nopember 2020", "2020-11-01"),
        ("1 Agt. 2020", "2020-08-01"),
        ("ditetapkan tanggal 02 Maret 2026 di Damai Kota", "2026-03-02"),
        ("2 Maret 2026 (2026-03-02)", "2026-03-02"),
        # not one date that exists
        ("31 Februari 2020", None),
        ("29 Februari 2023", None),
        ("06/15/2021", None),
        ("0 Mei 2020", None),
        ("123 Mei 2020", None),
        ("2 s/d 5 Maret 2026", None),
        ("2-5 Maret 2026", None),
        ("8 dan 9 Maret 2025", None),
        ("2 Maret 2026 dan 3 Maret 2026", None),
        ("15/06/21", None),
        ("140/15/06/2021", None),
        ("28 /DINSOS/TAHUN 2022", None),
        ("Perda Nomor 8 Tahun 2018", None),
        ("2026-13", None),
        ("2026-02-30", None),
        ("2026-03-02T10:00", None),
        ("bulan Mei", None),
        ("", None),
    ],
)
def test_a_date_is_read_or_it_is_none(text: str, iso: str | None) -> None:
    assert parse_tanggal(text) == iso


def test_dates_are_found_with_their_places() -> None:
    text = "FKP 11 Februari 2026, SK 02/03/2026, berlaku 2026-04-01, ditinjau Oktober 2027; 30 Februari 2026"
    assert [(text[found.start : found.end], found.iso) for found in find_tanggal(text)] == [
        ("11 Februari 2026", "2026-02-11"),
        ("02/03/2026", "2026-03-02"),
        ("2026-04-01", "2026-04-01"),
        ("Oktober 2027", "2027-10"),
    ]


def test_how_dates_are_written() -> None:
    assert format_tanggal("2026-03-02") == "2 Maret 2026"
    assert format_tanggal("2024-10") == "Oktober 2024"
    assert format_tanggal("2024") == "2024"
    assert format_tanggal("2026-02-11", weekday=True) == "Rabu, 11 Februari 2026"
    assert format_tanggal("2024-10", weekday=True) == "Oktober 2024"
    assert format_tanggal("2026-02-11", weekday=True, no_break=True) == "Rabu, 11\u00a0Februari\u00a02026"
    for text in ("Oktober 2019", "2026-02-30", "", "belum bernomor"):
        assert format_tanggal(text) == text


@given(DAYS, st.booleans(), st.booleans())
def test_a_written_date_reads_back(day: date, weekday: bool, no_break: bool) -> None:
    written = format_tanggal(day.isoformat(), weekday=weekday, no_break=no_break)
    assert parse_tanggal(written) == day.isoformat()
    assert weekday_mismatch(written) is None
    assert parse_tanggal(f"{day.day}/{day.month}/{day.year}") == day.isoformat()
    month = day.isoformat()[:7]
    assert parse_tanggal(format_tanggal(month)) == month


@given(DAYS, DAYS)
def test_first_and_last_days_hold_the_date(day: date, other: date) -> None:
    iso = day.isoformat()
    assert earliest(iso) == latest(iso) == iso
    for short in (iso[:7], iso[:4]):
        first, last = earliest(short), latest(short)
        assert first
        assert last
        assert first <= iso <= last
        date.fromisoformat(first)
        date.fromisoformat(last)
        assert (first <= other.isoformat() <= last) == other.isoformat().startswith(short)


def test_first_and_last_days() -> None:
    assert (earliest("2024-02"), latest("2024-02")) == ("2024-02-01", "2024-02-29")
    assert (earliest("2024"), latest("2024")) == ("2024-01-01", "2024-12-31")
    for text in ("Oktober 2019", "2024-13", ""):
        assert earliest(text) is None
        assert latest(text) is None


def test_a_wrong_weekday_is_named() -> None:
    assert weekday_mismatch("Rabu, 12 Februari 2026") == ("Rabu", "Kamis")
    assert weekday_mismatch("Jum'at, 3 Juli 2026") is None
    assert weekday_mismatch("3 Juli 2026") is None
    assert weekday_mismatch("Rabu, Februari 2026") is None
    assert weekday_mismatch("Rabu") is None


@pytest.mark.parametrize(
    ("text", "jam"),
    [
        ("08.00", "08.00"),
        ("8.00", "08.00"),
        ("08:00", "08.00"),
        (" 16:15 ", "16.15"),
        ("00.00", "00.00"),
        ("24.00", "24.00"),
        ("24.01", None),
        ("25.00", None),
        ("08.60", None),
        ("8", None),
        ("8.5", None),
        ("08.00 WIB", None),
        ("", None),
    ],
)
def test_clock_times(text: str, jam: str | None) -> None:
    assert format_jam(text) == jam


def test_names_are_joined() -> None:
    assert [join_dan(["a", "b", "c", "d"][:count]) for count in range(5)] == [
        "",
        "a",
        "a dan b",
        "a, b, dan c",
        "a, b, c, dan d",
    ]
    assert join_dan(("a", "b"), "atau") == "a atau b"
    assert join_dan(("a", "b", "c"), "atau") == "a, b, atau c"
