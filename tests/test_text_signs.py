"""Personal numbers, open lists, references to other items, and characters that a terminal would obey."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import find_open_ended, find_private, find_reference, harmless


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NIK 3201010101010001", [("nik", "3201010101010001")]),
        ("NIK3201010101010001x", [("nik", "3201010101010001")]),
        ("NIK: 3201 0101 0101 0001.", [("nik", "3201 0101 0101 0001")]),
        ("33.74.11.450101.0001", [("nik", "33.74.11.450101.0001")]),
        ("320101-010101-0001", [("nik", "320101-010101-0001")]),
        ("NIP 19800101 200501 1 001", [("nip", "19800101 200501 1 001")]),
        ("NIP. 198001012005011001", [("nip", "198001012005011001")]),
        ("NIP 19800101  200501  1  001", [("nip", "19800101  200501  1  001")]),
        ("NIP 19800101\u00a0200501\u00a01\u00a0001", [("nip", "19800101\u00a0200501\u00a01\u00a0001")]),
        ("NIP 198001 01 200501 1001", [("nip", "198001 01 200501 1001")]),
        ("NIP 00000000 000000 0 001", [("nip", "00000000 000000 0 001")]),
        ("0000000000000000", [("nik", "0000000000000000")]),
        ("NIP 19800101 200501 1 001 telp 0812-3456-7890", [("nip", "19800101 200501 1 001")]),
        (
            "NIK 3201010101010001 dan NIP 19800101 200501 1 001",
            [("nik", "3201010101010001"), ("nip", "19800101 200501 1 001")],
        ),
        # telephones, accounts, decrees, other numbers
        ("0821-8243-7282", []),
        ("0821-8243-7282 0821-8243-7282", []),
        ("0812-1234-1108 0813-1234-5678", []),
        ("+62 821 8243 7282 0811 1234", []),
        ("(0352) 7129052", []),
        ("0811 4430 1212", []),
        ("rekening 1234-5678-9012-3456", []),
        ("rekening 123456789012345", []),
        ("12345678901234567", []),
        ("1234567890123456789", []),
        ("900.1.13.1/5299.001-Bappenda/2025", []),
        ("000.8.3.2/012/DKPS/2025", []),
        ("140 /    / KDH / 2025", []),
        ("2026-03-02 08.00 - 15.00", []),
        ("1999-03-02 08.00 - 15.00", []),
        ("https://sippn.menpan.go.id/pelayanan-publik/7981629/", []),
        ("", []),
    ],
)
def test_personal_numbers(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.kind, text[each.start : each.end]) for each in find_private(text)] == found


@given(st.text(alphabet="0123456789 .-+/x", max_size=60))
def test_personal_numbers_have_sixteen_or_eighteen_digits(text: str) -> None:
    end = 0
    for each in find_private(text):
        digits = [char for char in text[each.start : each.end] if char.isdecimal()]
        assert len(digits) == {"nik": 16, "nip": 18}[each.kind]
        assert each.start >= end
        end = each.end


@given(st.text(max_size=20), st.sampled_from([16, 18]), st.text(max_size=20), st.data())
def test_digits_in_one_row_always_count(before: str, length: int, after: str, data: st.DataObject) -> None:
    row = data.draw(st.text(alphabet="0123456789", min_size=length, max_size=length))
    text = f"{before} x{row}x {after}"
    assert row in [text[each.start : each.end] for each in find_private(text)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("KTP, KK, dan lain-lain", "dan lain-lain"),
        ("KTP, KK, dll.", "dll"),
        ("KTP dst", "dst"),
        ("Dan Sebagainya", "Dan Sebagainya"),
        ("surat kuasa bila diperlukan", "bila diperlukan"),
        ("surat kuasa (jika diperlukan)", "jika diperlukan"),
        ("Dokumen pendukung lainnya", "Dokumen pendukung lainnya"),
        ("Biaya lain-lain ditentukan berdasarkan hasil survey, antara lain: 1.", "Biaya lain-lain"),
        ("berdasarkan hasil survey, antara lain: 1.", "antara lain"),
        ("Fotokopi KTP orang lain", None),
        ("surat yang diperlukan", None),
        ("tidak diperlukan untuk anak yang baru lahir", None),
        ("Dilarang", None),
        ("", None),
    ],
)
def test_open_ends(text: str, phrase: str | None) -> None:
    assert find_open_ended(text) == phrase


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Apabila huruf c dan huruf d tidak dimiliki", [("huruf", "c"), ("huruf", "d")]),
        ('penyimpanan data "sebagaimana dimaksud pada huruf d" ke dalam cip', [("huruf", "d")]),
        ("huruf a, b, dan c", [("huruf", "a"), ("huruf", "b"), ("huruf", "c")]),
        ("huruf a s/d c", [("huruf", "a"), ("huruf", "c")]),
        ("Huruf A", [("huruf", "a")]),
        ("angka 2", [("angka", "2")]),
        ("syarat nomor 3 atau 4", [("angka", "3"), ("angka", "4")]),
        ("persyaratan no. 3", [("angka", "3")]),
        ("butir 12", [("angka", "12")]),
        # something else
        ("Pasal 4 huruf a Perpres 96/2018", []),
        ("ayat (1) huruf b", []),
        ("Perwali nomor 3 tahun 2022", []),
        ("nomor 3 tahun 2022", []),
        ("nomor 140/12", []),
        ("Jalan Contoh Nomor 1", []),
        ("loket nomor 3", []),
        ("nomor telepon 12", []),
        ("nomor 081234", []),
        ("Nomor Induk", []),
        ("huruf besar", []),
        ("huruf c1", []),
        ("angka", []),
        ("", []),
    ],
)
def test_references_to_other_items(text: str, found: list[tuple[str, str]]) -> None:
    assert list(find_reference(text)) == found
    for kind, value in find_reference(text):
        assert (kind == "huruf") == value.isalpha()


def test_what_a_terminal_would_obey_is_written_out() -> None:
    assert harmless("a\x1b[31mb") == "a<U+001B>[31mb"
    assert harmless("ab\u202ecd\u2066\u200b\ufeff") == "ab<U+202E>cd<U+2066><U+200B><U+FEFF>"
    assert (
        harmless("a\r\n::error::b\tc\u2028\x85\x9b") == "a<U+000D><U+000A>::error::b<U+0009>c<U+2028><U+0085><U+009B>"
    )
    assert harmless("\ud800\U000e0041\ue000") == "<U+D800><U+E0041><U+E000>"
    assert harmless("a\nb\r\n", lines=True) == "a\nb<U+000D>\n"
    for text in ("", "Fotokopi KTP-el 2 (dua) lembar — “asli”", "é\u00a0½ 日本 👍"):
        assert harmless(text) == text


@given(st.text(), st.booleans())
def test_harmless_text_is_harmless(text: str, lines: bool) -> None:
    shown = harmless(text, lines=lines)
    assert harmless(shown, lines=lines) == shown
    assert not [char for char in shown if unicodedata.category(char)[0] == "C" and not (lines and char == "\n")]


def test_every_bidi_and_control_character_is_written_out() -> None:
    obeyed = [
        chr(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.bidirectional(chr(code)) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B")
        or unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs")
    ]
    assert len(obeyed) > 100
    assert all(harmless(char).startswith("<U+") for char in obeyed)
