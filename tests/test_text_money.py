"""Money: what is an amount, what is free, what is nothing; tables from published standards, and properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import (
    find_damaged_rupiah,
    find_rupiah,
    format_number,
    format_rupiah,
    is_deferral,
    is_free,
    is_placeholder,
    is_voluntary,
    parse_rupiah,
    read_rupiah,
    say_number,
)


@pytest.mark.parametrize(
    ("text", "nilai"),
    [
        ("Rp25.000,00", 25_000),
        ("Rp 25.000,00", 25_000),
        ("Rp 25.000,-", 25_000),
        ("Rp. 25.000,-", 25_000),
        ("Rp. 25.000", 25_000),
        ("RP. 25.000 ,-", 25_000),
        ("Rp25.000", 25_000),
        ("Rp\u00a025.000", 25_000),
        ("Rp25.000.-", 25_000),
        ("Rp. 25.000.", 25_000),
        ("Rp25000", 25_000),
        ("Rp25000,00", 25_000),
        ("IDR 25.000", 25_000),
        ("(Rp25.000)", 25_000),
        ("- Rp25.000;", 25_000),
        ("25.000 rupiah", 25_000),
        ("dua puluh lima ribu rupiah", 25_000),
        ("Rp 25 ribu", 25_000),
        ("45 ribu", 45_000),
        ("Rp45rb", 45_000),
        ("Rp 2,5 juta", 2_500_000),
        ("Rp 1,25 juta", 1_250_000),
        ("2 jt", 2_000_000),
        ("Rp 2.500 juta", 2_500_000_000),
        ("Rp1.500", 1_500),
        ("Rp1.500.000,00", 1_500_000),
        ("Rp10.000 (sepuluh ribu rupiah)", 10_000),
        ("Rp. 1.250.000,- (Satu Juta Dua Ratus Lima Puluh Ribu Rupiah)", 1_250_000),
        ("Rp0", 0),
        ("Rp 0,-", 0),
        ("Rp. 0", 0),
        # English commas, where they leave no doubt
        ("Rp 1,500,000", 1_500_000),
        ("Rp 1,550,000", 1_550_000),
        ("Rp 25,000.00", 25_000),
        ("Rp 25,000,-", 25_000),
        ("Rp 2.5 juta", 2_500_000),
        # not certain, damaged, or no amount
        ("Rp 1,500", None),
        ("Rp 25,000", None),
        ("Rp 1,250 juta", None),
        ("Rp 2,5", None),
        ("Rp 2,5,-", None),
        ("Rp 15.00", None),
        ("Rp 25.00", None),
        ("Rp 25.000.00", None),
        ("Rp 25.0000", None),
        ("Rp025.000", None),
        ("Rp 1O.000", None),
        ("Rp 10.0O0", None),
        ("Rp 10 000", None),
        ("Rp 10. 000", None),
        ("Rp 10 .000", None),
        ("Rp 25.xxx", None),
        ("Rp 25.000,50", None),
        ("Rp1,25 juta ribu", None),
        ("Rp10.000 (dua puluh ribu rupiah)", None),
        ("Rp10.000 - Rp20.000", None),
        ("Rp10.000 per lembar", None),
        ("Rp10.000/orang", None),
        ("Rp 1,500,000 (Pipa Standar 8 Meter)", None),
        ("Rp", None),
        ("Rp -", None),
        ("Rp. ......", None),
        ("25.000", None),
        ("Gratis", None),
        ("", None),
        ("Rp" + "9" * 5_000, None),
    ],
)
def test_an_amount_is_read_or_it_is_none(text: str, nilai: int | None) -> None:
    assert parse_rupiah(text) == nilai


@pytest.mark.parametrize(
    ("text", "nilai"),
    [
        ("Kendaraan penumpang umum: Rp 45 ribu", [45_000]),
        ("ditambah kartu uji Rp 25 ribu (for all)", [25_000]),
        ("A. Sambungan Rumah Clamb Saddle Ø 50 mm — Rp 1,500,000 (Pipa Standar 8 Meter)", [1_500_000]),
        ("luas m2 x Rp2.500 + Rp20.000", [2_500, 20_000]),
        ("umum Rp10.000, BPJS Rp0", [10_000, 0]),
        ("Rp10.000,dan Rp5.000,-/lembar.", [10_000, 5_000]),
        ("Rp10.000 - Rp20.000", [10_000, 20_000]),
        ("Rp10.000-20.000", [10_000, 20_000]),
        ("Rp 45-65 ribu", [45_000, 65_000]),
        ("Rp 45 ribu s/d Rp 65 ribu", [45_000, 65_000]),
        ("Rp10.000 - 2 lembar", [10_000]),
        ("Rp 500 - 1 juta", [1_000_000]),
        ("biaya sepuluh ribu rupiah per orang", [10_000]),
        # numbers of other things
        ("5 ribu orang", []),
        ("Materai 10.000", []),
        ("Materai 6000 (1 bh)", []),
        ("Perda Nomor 8 Tahun 2018", []),
        ("telepon 0821-8243-7282", []),
        ("14 Hari kerja", []),
    ],
)
def test_amounts_are_found_in_a_sentence(text: str, nilai: list[int]) -> None:
    assert [found.nilai for found in find_rupiah(text)] == nilai


def test_a_found_amount_knows_its_place_and_its_oddity() -> None:
    text = "biaya Rp 1,500,000 dan Rp10.000 (dua puluh ribu rupiah)."
    first, second = find_rupiah(text)
    assert text[first.start : first.end] == "Rp 1,500,000"
    assert (first.odd, first.kata) == (True, None)
    assert text[second.start : second.end] == "Rp10.000 (dua puluh ribu rupiah)"
    assert (second.odd, second.kata) == (False, 20_000)
    whole = read_rupiah("Rp 1,500,000")
    assert whole is not None
    assert whole.odd


@pytest.mark.parametrize(
    "text", ["Rp 1,500", "Rp 1O.000", "biaya Rp 25.xxx per lembar", "Rp 500 - 1 juta", "Rp 10 000"]
)
def test_a_damaged_amount_is_shown_and_not_guessed(text: str) -> None:
    ((start, end),) = find_damaged_rupiah(text)
    assert text[start:end].startswith("Rp")


def test_what_is_no_amount_is_not_damaged() -> None:
    assert find_damaged_rupiah("Rp25.000, 3 lembar, Rp, 081234, 1,5 jam, Rp -") == ()


FREE = [
    "Gratis",
    "GRATIS!",
    "Gratis.",
    "Tidak dipungut biaya",
    "Tidak Dipungut Biaya.",
    "tanpa biaya",
    "tidak dikenakan biaya",
    "nihil",
    "Nihil",
    "cuma-cuma",
    "Rp0",
    "Rp 0,-",
    "Rp. 0",
    "Rp0,00",
    "Rp. 0,- (nol rupiah)",
    "nol rupiah",
    "Gratis / tidak dipungut biaya",
    "Gratis (tidak dipungut biaya)",
    "Rp0 (gratis)",
    "Gratis, Rp 0,-",
    "Biaya: gratis",
    "SEMUA PRODUK LAYANAN DUKCAPIL (GRATIS)",
    "tidak dipungut biaya apa pun",
    "Tidak dipungut biaya di kantor ini.",
]
NOT_FREE = [
    "",
    " ",
    "-",
    "--",
    "0",
    "n/a",
    "...",
    "tidak ada",
    "sesuai ketentuan",
    "menurut peraturan yang berlaku",
    "Perda Nomor 3 Tahun 2024",
    "belum ditetapkan",
    "seikhlasnya",
    "Tidak gratis",
    "tidak digratiskan",
    "bukan gratis",
    "gratis?",
    "Gratis*",
    "Gratis bagi peserta BPJS",
    "Gratis, kecuali hari libur",
    "Gratis untuk pelayanan pertama",
    "Gratis pada hari kerja",
    "Gratis atau Rp5.000",
    "Gratis / Rp 5.000",
    "Rp0 - Rp10.000",
    "Rp0 (sepuluh ribu rupiah)",
    "Biaya",
    "layanan",
    "tidak dipungut biaya administrasi, meterai Rp10.000",
    "tidak dipungut retribusi",
    "Tarif Sesuai dengan Perda Kabupaten Penajam Paser Utara",
    "di kantor ini gratis",
    "sama sekali",
]


@pytest.mark.parametrize("text", FREE)
def test_free_in_any_wording(text: str) -> None:
    assert is_free(text)
    assert not is_placeholder(text)
    assert not is_deferral(text)


@pytest.mark.parametrize("text", NOT_FREE)
def test_everything_else_is_not_free(text: str) -> None:
    assert not is_free(text)


@pytest.mark.parametrize("text", FREE)
def test_a_denied_or_conditional_free_is_not_free(text: str) -> None:
    assert not is_free("tidak " + text)
    assert not is_free(text + " bagi peserta BPJS")
    assert not is_free(text + " Rp5.000")


@pytest.mark.parametrize(
    ("text", "placeholder"),
    [
        ("", True),
        (" \n", True),
        ("-", True),
        ("--", True),
        ("n/a", True),
        ("N/A", True),
        ("...", True),
        ("……", True),
        ("?", True),
        ("Rp -", True),
        ("Rp. .......", True),
        ("(tidak ada)", True),
        ("belum ditetapkan", True),
        ("Belum ada.", True),
        ("XXX", True),
        ("tidak ada biaya", False),
        ("nihil", False),
        ("tidak ada keluhan", False),
        ("0", False),
        ("KTP", False),
    ],
)
def test_placeholders(text: str, placeholder: bool) -> None:
    assert is_placeholder(text) == placeholder


@pytest.mark.parametrize(
    ("text", "deferral"),
    [
        ("sesuai ketentuan", True),
        ("Sesuai dengan ketentuan yang berlaku.", True),
        ("menurut peraturan yang berlaku", True),
        ("Sesuai Perda Nomor 3 Tahun 2024", True),
        (
            "Bagi Pasien Non Jaminan Kesehatan Tarif Sesuai dengan Perda tentang Retribusi no 8 tahun 2018 tentang",
            True,
        ),
        ("Rp10.000 sesuai Perda Nomor 3 Tahun 2024", False),
        ("3 hari kerja sesuai ketentuan", False),
        ("Gratis", False),
        ("", False),
        ("-", False),
    ],
)
def test_deferrals(text: str, deferral: bool) -> None:
    assert is_deferral(text) == deferral


def test_as_you_like_is_neither_free_nor_a_placeholder() -> None:
    for text in ("seikhlasnya", "Se-ikhlasnya", "sukarela", "infaq"):
        assert is_voluntary(text)
        assert not is_free(text)
        assert not is_placeholder(text)
        assert not is_deferral(text)
    assert not is_voluntary("Gratis")


AMOUNTS = st.integers(0, 999_999_999_999)


@given(AMOUNTS)
def test_money_comes_back_from_every_official_writing(nilai: int) -> None:
    dotted = format_number(nilai)
    writings = [
        format_rupiah(nilai),
        f"Rp {dotted},-",
        f"Rp. {dotted}",
        f"Rp{dotted},00",
        f"Rp{nilai}",
        f"Rp{dotted} ({say_number(nilai)} rupiah)",
        f"{dotted} rupiah",
        f"{say_number(nilai)} rupiah",
    ]
    assert {parse_rupiah(writing) for writing in writings} == {nilai}


@given(AMOUNTS, AMOUNTS)
def test_digits_and_words_that_disagree_are_no_amount(nilai: int, other: int) -> None:
    text = f"{format_rupiah(nilai)} ({say_number(other)} rupiah)"
    assert parse_rupiah(text) == (nilai if nilai == other else None)


@given(st.lists(AMOUNTS, max_size=6))
def test_all_amounts_of_a_sentence_are_found(amounts: list[int]) -> None:
    text = "; ".join(f"tarif golongan {format_rupiah(nilai)} per orang" for nilai in amounts)
    assert [found.nilai for found in find_rupiah(text)] == amounts


def test_below_zero_is_no_fee() -> None:
    with pytest.raises(ValueError, match="-1"):
        format_rupiah(-1)
