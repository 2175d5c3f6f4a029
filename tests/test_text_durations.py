"""Durations: read from real sentences, compared only where that is certain."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import (
    SATUAN,
    Satuan,
    Waktu,
    compare_waktu,
    digit_word_mismatch,
    find_hours,
    find_waktu,
    format_waktu,
    is_same_day,
    may_equal,
    parse_waktu,
    say_number,
    start_event,
)
from generator.text.numerals import read_words


def waktu(maximum: int | None, satuan: Satuan | None, minimum: int | None = None, **rest: object) -> Waktu:
    return Waktu(minimum, maximum, satuan, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 hari kerja", waktu(3, "hari kerja")),
        ("14 Hari kerja", waktu(14, "hari kerja")),
        ("2 (dua) hari kerja", waktu(2, "hari kerja")),
        ("5 (Lima) Hari Kerja", waktu(5, "hari kerja")),
        ("14 (empat belas) hari kerja", waktu(14, "hari kerja")),
        ("14(empatbelas)hari kerja", waktu(14, "hari kerja")),
        ("dua (2) hari", waktu(2, "hari")),
        ("3 hari (kerja)", waktu(3, "hari kerja")),
        ("10 Menit", waktu(10, "menit")),
        ("05 menit", waktu(5, "menit")),
        ("dua puluh lima menit", waktu(25, "menit")),
        ("Proses 1 Minggu", waktu(1, "minggu")),
        ("sehari", waktu(1, "hari")),
        ("1 semester", waktu(1, "semester")),
        ("1 Tahun Anggaran", waktu(1, "tahun anggaran")),
        ("1 bln", waktu(1, "bulan")),
        # ranges
        ("3-5 menit", waktu(5, "menit", 3)),
        ("3 – 5 menit", waktu(5, "menit", 3)),
        ("3 s/d 5 menit", waktu(5, "menit", 3)),
        ("3 s.d. 5 menit", waktu(5, "menit", 3)),
        ("3 sampai dengan 5 hari kerja", waktu(5, "hari kerja", 3)),
        ("3 (tiga) sampai 5 (lima) hari kerja", waktu(5, "hari kerja", 3)),
        ("3 menit sampai 5 menit", waktu(5, "menit", 3)),
        ("satu atau dua hari", waktu(2, "hari", 1)),
        ("antara 3 dan 5 hari", waktu(5, "hari", 3)),
        ("10 menit s/d 1 jam", waktu(60, "menit", 10)),
        # bounds
        ("maksimal 14 Hari kerja", waktu(14, "hari kerja", batas="paling-lama")),
        ("maks. 3 hari", waktu(3, "hari", batas="paling-lama")),
        ("paling lambat 3 hari kerja", waktu(3, "hari kerja", batas="paling-lama")),
        ("paling lama diselesaikan dalam waktu 3 hari", waktu(3, "hari", batas="paling-lama")),
        ("ringan, selambat-lambatnya 2 hari kerja", waktu(2, "hari kerja", batas="paling-lama")),
        ("3 hari kerja (maksimal)", waktu(3, "hari kerja", batas="paling-lama")),
        ("tidak lebih dari 3 hari", waktu(3, "hari", batas="paling-lama")),
        ("kurang dari 5 menit", waktu(5, "menit", batas="paling-lama")),
        ("± 15 menit", waktu(15, "menit", batas="biasanya")),
        ("+/- 15 menit", waktu(15, "menit", batas="biasanya")),
        ("lebih kurang 15 menit", waktu(15, "menit", batas="biasanya")),
        ("kurang lebih 15 menit", waktu(15, "menit", batas="biasanya")),
        ("Estimasi 15 menit", waktu(15, "menit", batas="biasanya")),
        ("minimal 3 hari", waktu(None, "hari", 3)),
        ("lebih dari 3 hari", waktu(None, "hari", 3)),
        # products, halves, parts
        ("1x24 jam", waktu(24, "jam")),
        ("2 x 24 Jam", waktu(48, "jam")),
        ("setengah jam", waktu(30, "menit")),
        ("½ jam", waktu(30, "menit")),
        ("1/2 jam", waktu(30, "menit")),
        ("1,5 jam", waktu(90, "menit")),
        ("1.5 jam", waktu(90, "menit")),
        ("1 jam 30 menit", waktu(90, "menit")),
        ("1 tahun 6 bulan", waktu(18, "bulan")),
        # two ways to say it
        ("2 minggu (14 hari)", waktu(2, "minggu", setara=(14, "hari"))),
        ("2 minggu (10 hari kerja)", waktu(2, "minggu", setara=(10, "hari kerja"))),
        ("1 jam (60 menit)", waktu(1, "jam", setara=(60, "menit"))),
        ("2 minggu (14 hari kerja)", waktu(2, "minggu", setara=(14, "hari kerja"), bertentangan=True)),
        ("2 minggu / 14 hari kerja", waktu(2, "minggu", setara=(14, "hari kerja"), bertentangan=True)),
        ("2 hari (3 hari)", waktu(2, "hari", setara=(3, "hari"), bertentangan=True)),
        ("1 bulan (30 hari kerja)", waktu(1, "bulan", setara=(30, "hari kerja"), bertentangan=True)),
        # words that disagree
        ("5 (tiga) hari", waktu(5, "hari", kata=3)),
        ("dua (3) hari", waktu(3, "hari", kata=2)),
        # while you wait
        ("ditunggu", Waktu(None, None, None, ditunggu=True)),
        ("Langsung jadi", Waktu(None, None, None, ditunggu=True)),
        ("10 menit (ditunggu)", waktu(10, "menit", ditunggu=True)),
        ("10 menit, tidak dapat ditunggu", waktu(10, "menit")),
        # inside sentences, as published
        (
            "Standar Pelayanan Penyaluran ADD ini memiliki jangka waktu penyelesaian selama 2 (dua) hari kerja",
            waktu(2, "hari kerja"),
        ),
        (
            "Senin-Kamis pukul 08:00 Wib s/d 16:15 Wib.\nJum'at pukul 08:00 Wib s/d 16:45 Wib/\nProses 1 Minggu",
            waktu(1, "minggu"),
        ),
        ("30 menit , selama jam pelayanan sebagai berikut : Senin s/d Kamis 08.00-14.00", waktu(30, "menit")),
        ("tidak berkadar pengawasan, 14 hari kerja", waktu(14, "hari kerja")),
        ("masa pendaftaran sampai akad 10 hari kerja", waktu(10, "hari kerja")),
    ],
)
def test_a_duration_is_read(text: str, expected: Waktu) -> None:
    assert parse_waktu(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "sesuai ketentuan",
        "08.00 - 12.00 WIB",
        "Senin - Kamis 08.00 - 12.00 WIB; Jum'at 08.00 - 11.00 WIB; Sabtu 08.00 - 12.30 WIB",
        "pukul 08:00 Wib s/d 16:15",
        "pukul 8 s/d 12 hari Senin",
        "jam 8 s/d 2 hari Jumat",
        "Sabtu, Minggu dan Hari Besar Libur",
        "buka 24 jam",
        "24 jam sehari",
        "Perda Nomor 8 tahun 2018",
        "Perwali 3 tahun 2022",
        "Pasal 3 hari",
        "berusia 17 tahun",
        "3 kali sehari",
        "seminggu sekali",
        "sehari-hari",
        "7 hari Minggu",
        "2 bulan Maret",
        "hari ke-3",
        "beberapa hari",
        "5 orang",
        "tidak ditunggu",
        "belum dapat ditunggu",
        # certain parts, no certain whole
        "1 bulan 15 hari",
        "1 hari kerja 2 jam",
        "30 menit 1 jam",
        "1 (dua) jam 30 menit",
        "1 (dua) menit s/d 2 jam",
        "2 x 3 hari",
        "1,5 x 24 jam",
        "3x sehari",
        "1 hari s/d 2 hari kerja",
        "5-3 hari",
        "1,5 hari",
        "2 hari kerja di Dinas Kesehatan dan 3 hari kerja di DPMPTSP",
        "3 hari, paling lama 5 hari",
        "5 menit / 10 menit",
        "Rp10.000 30/60",
    ],
)
def test_no_duration_or_not_one(text: str) -> None:
    assert parse_waktu(text) is None


def test_all_durations_of_a_text_are_found_with_their_places() -> None:
    text = "Verifikasi 3 (tiga) hari kerja di Dinas Kesehatan, lalu 2 hari kerja; jam 08.00-15.00; 1 bulan 15 hari"
    assert [text[found.start : found.end] for found in find_waktu(text)] == ["3 (tiga) hari kerja", "2 hari kerja"]
    assert [found.waktu.maximum for found in find_waktu("5 menit, 10 menit, 10 menit, 60 menit")] == [5, 10, 10, 60]


@pytest.mark.parametrize("satuan", SATUAN)
def test_every_unit_can_be_said(satuan: Satuan) -> None:
    assert parse_waktu(f"3 {satuan}") == waktu(3, satuan)
    assert parse_waktu(f"Paling lama 3 ({say_number(3)}) {satuan.upper()}.") == waktu(3, satuan, batas="paling-lama")


@st.composite
def durations(draw: st.DrawFn) -> Waktu:
    satuan = draw(st.sampled_from(SATUAN))
    low = draw(st.integers(0, 999))
    kind = draw(st.sampled_from(["one", "range", "least"]))
    if kind == "range":
        return waktu(low + draw(st.integers(1, 999)), satuan, low)
    return waktu(None, satuan, low) if kind == "least" else waktu(low, satuan)


@given(durations(), st.booleans())
def test_a_written_duration_reads_back(value: Waktu, no_break: bool) -> None:
    written = format_waktu(value, no_break=no_break)
    assert parse_waktu(written) == value
    assert parse_waktu(f"Diselesaikan {written} sejak berkas lengkap.") == value


def test_how_durations_are_written() -> None:
    assert format_waktu(waktu(3, "hari kerja", batas="paling-lama")) == "3 hari kerja"
    assert format_waktu(waktu(5, "menit", 3)) == "3 sampai 5 menit"
    assert format_waktu(waktu(None, "hari", 3)) == "paling cepat 3 hari"
    assert format_waktu(Waktu(None, None, None, ditunggu=True)) == "ditunggu"
    assert format_waktu(Waktu(None, None, None)) == ""
    assert format_waktu(waktu(3, "hari kerja"), no_break=True) == "3\u00a0hari\u00a0kerja"


@pytest.mark.parametrize(
    ("shorter", "longer"),
    [
        ("3 hari kerja", "5 hari kerja"),
        ("10 menit", "15 menit"),
        ("59 menit", "1 jam"),
        ("1 jam", "61 menit"),
        ("3-5 menit", "10 menit"),
        ("10 menit", "1 hari"),
        ("3 jam", "1 hari kerja"),
        ("6 hari", "1 minggu"),
        ("3 hari", "3 hari kerja"),
        ("2 hari", "3 hari kerja"),
        ("1 minggu", "14 hari kerja"),
        ("3 hari kerja", "2 bulan"),
        ("27 hari", "1 bulan"),
        ("5 bulan", "1 semester"),
        ("1 semester", "1 tahun"),
        ("ditunggu", "2 hari kerja"),
        ("± 10 menit", "± 20 menit"),
        ("maksimal 3 hari", "4 hari"),
    ],
)
def test_the_shorter_time_is_known(shorter: str, longer: str) -> None:
    first, second = parse_waktu(shorter), parse_waktu(longer)
    assert first
    assert second
    assert compare_waktu(first, second) == -1
    assert compare_waktu(second, first) == 1


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [
        ("3 hari kerja", "3 (tiga) Hari Kerja", 0),
        ("60 menit", "1 jam", 0),
        ("14 hari", "2 minggu", 0),
        ("1 semester", "6 bulan", 0),
        ("maksimal 3 hari", "3 hari", 0),
        ("3-5 menit", "5 menit", 0),
        ("ditunggu", "langsung jadi", 0),
        # not certain
        ("24 jam", "1 hari", None),
        ("10 jam", "1 hari kerja", None),
        ("7 hari", "5 hari kerja", None),
        ("2 minggu", "10 hari kerja", None),
        ("30 hari", "1 bulan", None),
        ("1 tahun", "1 tahun anggaran", None),
        ("ditunggu", "10 menit", None),
        ("ditunggu", "1 hari", None),
        ("± 10 menit", "10 menit", None),
        ("minimal 3 hari", "3 hari", None),
        ("minimal 3 hari", "minimal 3 hari", None),
        ("5 (tiga) hari", "5 (tiga) hari", None),
        ("2 minggu (14 hari kerja)", "2 minggu (14 hari kerja)", None),
    ],
)
def test_equal_and_uncertain_times(first: str, second: str, order: int | None) -> None:
    a, b = parse_waktu(first), parse_waktu(second)
    assert a
    assert b
    assert compare_waktu(a, b) == order
    assert compare_waktu(b, a) == order


@given(durations(), durations(), durations())
def test_comparing_is_an_order(a: Waktu, b: Waktu, c: Waktu) -> None:
    mirrored = {-1: 1, 1: -1, 0: 0, None: None}
    assert compare_waktu(a, b) == mirrored[compare_waktu(b, a)]
    if compare_waktu(a, b) == compare_waktu(b, c) == -1:
        assert compare_waktu(a, c) != 1
    if a.maximum is not None and a.satuan == b.satuan and b.maximum is not None:
        assert compare_waktu(a, b) == (a.maximum > b.maximum) - (a.maximum < b.maximum)
    assert compare_waktu(a, replace(a, batas="biasanya")) is None


def test_conversions_that_may_hold() -> None:
    assert may_equal(1, "jam", 60, "menit")
    assert may_equal(14, "hari", 2, "minggu")
    assert may_equal(22, "hari kerja", 1, "bulan")
    assert may_equal(5, "hari kerja", 7, "hari")
    assert may_equal(1, "hari", 1, "hari kerja")
    assert may_equal(3, "hari", 3, "hari kerja") is False
    assert may_equal(14, "hari kerja", 2, "minggu") is False
    assert may_equal(1, "menit", 1, "tahun anggaran") is None


def test_hours_are_found() -> None:
    text = "Senin-Kamis pukul 08:00 Wib s/d 16:15 Wib, 8.30, 24.00; 24.01 25.00 Rp10.000 1.5 12.300 1:60 versi 1.10.2"
    assert [hour for hour, _, _ in find_hours(text)] == ["08.00", "16.15", "08.30", "24.00"]
    assert all(text[start:end].replace(":", ".").lstrip("0") in hour for hour, start, end in find_hours(text))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("3 hari kerja sejak berkas dinyatakan lengkap", "berkas dinyatakan lengkap"),
        ("3 hari kerja, terhitung sejak permohonan diregister.", "permohonan diregister"),
        ("6 hari kerja setelah retribusi dibayar (lunas)", "retribusi dibayar"),
        ("3 hari kerja", None),
        ("sejak", None),
    ],
)
def test_when_the_counting_starts(text: str, event: str | None) -> None:
    assert start_event(text) == event


def test_waiting_is_denied_near_by_only() -> None:
    assert is_same_day("Berkas langsung jadi")
    assert not is_same_day("tidak langsung jadi")
    assert is_same_day("tidak perlu datang dua kali karena surat langsung jadi")


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("5 (lima) orang", ()),
        ("2 (dua) hari kerja", ()),
        ("5 (tiga) orang", ((5, 3),)),
        ("lima (4) orang", ((4, 5),)),
        ("3 (tiga) lembar dan 2 (tiga) rangkap", ((2, 3),)),
        ("Rp10.000 (sepuluh ribu rupiah)", ()),
        ("Rp25.000,- (dua puluh ribu rupiah)", ((25_000, 20_000),)),
        ("25 ribu (dua puluh lima ribu)", ()),
        ("75% (tujuh puluh lima persen)", ()),
        ("80 % (delapan persen)", ((80, 8),)),
        ("3 hari (dua hari)", ((3, 2),)),
        ("2 (satu asli, satu fotokopi)", ()),
        ("2 lembar (satu asli)", ()),
        ("KTP (dua)", ()),
        ("() (", ()),
    ],
)
def test_digits_and_words(text: str, pairs: tuple[tuple[int, int], ...]) -> None:
    assert digit_word_mismatch(text) == pairs


@given(st.integers(0, 999), st.integers(0, 999))
def test_digits_and_words_disagree_exactly_when_they_differ(digits: int, said: int) -> None:
    assert digit_word_mismatch(f"{digits} ({say_number(said)}) orang") == (() if digits == said else ((digits, said),))


@given(st.integers(0, 10**12 - 1))
def test_numbers_in_words_read_back(value: int) -> None:
    spoken = say_number(value).split()
    assert read_words(spoken) == (value, len(spoken))
    assert read_words([*spoken, "orang"]) == (value, len(spoken))


def test_numbers_in_words_as_people_join_them() -> None:
    assert say_number(25) == "dua puluh lima"
    assert say_number(1_011) == "seribu sebelas"
    assert read_words(["duapuluh", "lima"]) == (25, 2)
    assert read_words(["seratus", "duabelas"]) == (112, 2)
    assert read_words(["dua", "tiga"]) == (2, 1)
    assert read_words(["seratus", "dua", "ratus"]) == (100, 1)
    assert read_words(["dua", "ribu", "tiga", "juta"]) == (2_000, 2)
    assert read_words(["puluh"]) is None
    assert read_words([]) is None
    with pytest.raises(ValueError, match="-1"):
        say_number(-1)
