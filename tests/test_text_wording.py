"""One form for all spellings of a text, and never one form for two requirements."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text import loose, normal, slug_id, tokens
from generator.text.lexicon import load

# Each row: the same requirement in other spellings, as found in published standards.
SAME = [
    ("Fotokopi KTP-el", "Fotocopy KTP-el", "foto copy KTP-EL", "Photo Copy KTP-el;", "Poto copy KTP el.", "FC. KTP-el"),
    ("Fotokopi Kartu Keluarga", "Fotocopy Copy Kartu Keluarga", "Fotocopy (FC) Kartu Keluarga", "fc kartu  keluarga"),
    ("Fotokopi akta kelahiran", "fotocopy Akte Kelahiran", "FOTOKOPI AKTA KELAHIRAN"),
    ("Surat izin", "Surat Ijin", "surat izin."),
    (
        "Meterai Rp10.000",
        "Materai Rp. 10.000,-",
        "materai Rp10.000,00",
        "Meterai Rp 10 ribu",
        "meterai sepuluh ribu rupiah",
    ),
    (
        "Rp1.500.000",
        "Rp 1,500,000",
        "Rp. 1.500.000,-",
        "Rp1,5 juta",
        "1.500.000 rupiah",
        "Rp1.500.000 (satu juta lima ratus ribu rupiah)",
    ),
    ("Sertifikat tanah", "Sertipikat tanah"),
    ("Jadwal pada hari Jumat", "Jadual pada hari Jum'at", "jadwal pada hari Jum’at"),
    ("Rekomendasi organisasi profesi", "Rekomendasi dari organisasi propesi".replace(" dari", "")),
    ("2 lembar", "2 (dua) lembar", "dua lembar", "dua (2) lembar", "2 lbr"),
    ("Pas foto ukuran 3x4, 3 lembar", "Pasphoto ukuran 3 x 4 3 lembar", "Pas Photo ukuran 3×4 (3 lembar)"),
    ("pukul 08.00 sampai dengan 15.00", "Pukul 08:00 s/d 15:00", "pukul 8.00 s.d. 15.00"),
    ("3-5 menit", "3 – 5 menit", "3 - 5 Menit"),
    ("Mengisi formulir F-1.06", "mengisi formulir F.1-06", "Mengisi Formulir F.1.06", "mengisi formulir F 1.06"),
    (
        "Permohonan ditujukan kepada Gubernur",
        "1. 1. Permohonan di tujukkan kepada Gubernur",
        "a) Permohonan ditujukan kepada Gubernur",
    ),
    ("Fotokopi dokumen perjalanan", "b. Fotokopi dokumen perjalanan; dan", "- fotokopi dokumen perjalanan;"),
    ("RT/RW", "RT/ RW", "Rt / Rw"),
    ("N1 dan N2", "N1 & N2"),
    ("Buku nikah dilegalisir", "Buku Nikah di legalisir."),
    ("tanda tangan", "tandatangan"),
    ("ditandatangani camat", "ditanda tangani Camat", "di tanda tangani camat"),
    ("Nomor telepon", "No. Telpon", "no telp."),
    ("dan lain-lain", "dll.", "dan lain lain"),
    ("", " ", ".", "…", "-"),
]

# Requirements that are alike and are not the same: every two of all these rows must differ.
DIFFERENT = [
    "Fotokopi KTP-el",
    "KTP-el",
    "KTP-el asli",
    "Fotokopi KTP-el dilegalisir",
    "Fotokopi KTP-el pemohon",
    "Fotokopi KTP-el saksi",
    "Fotokopi KTP",
    "KTP/KK",
    "KTP dan KK",
    "KTP atau KK",
    "Tidak perlu KTP",
    "Surat pengantar RT",
    "Surat pengantar RT/RW",
    "Surat pengantar lurah",
    "Surat pengantar kepala desa",
    "Surat pengantar camat",
    "a.n. Camat",
    "A. Rahman",
    "B. Rahman",
    "1 lembar",
    "2 lembar",
    "2 rangkap",
    "Pas foto 3x4",
    "Pas foto 4x6",
    "Foto, kopi KTP",
    "Fotokopi KTP tidak dilegalisir",
    "N1",
    "N2",
    "NI",
    "F-1.01",
    "F-1.02",
    "F-2.01",
    "Rp10.000",
    "Rp100.000",
    "Rp10.000/lembar",
    "Rp 1,500",
    "Rp1.500",
    "10.000",
    "1,5",
    "1.5",
    "15",
    "> 60 hari",
    "60 hari",
    "< 60 hari",
    "60 hari kerja",
    "± 60 hari",
    "08.00",
    "09.00",
    "188.045/12",
    "188045/12",
    "5 (tiga) orang",
    "5 orang",
    "3-5 menit",
    "3 menit 5",
    "m2",
    "m²",
    "50%",
    "50",
    "$50",
    "sebelum 17 tahun",
    "setelah 17 tahun",
]


@pytest.mark.parametrize("row", SAME, ids=lambda row: row[0])
def test_spellings_share_one_form(row: tuple[str, ...]) -> None:
    assert {normal(text) for text in row} == {normal(row[0])}
    assert {slug_id(text) for text in row} == {slug_id(row[0])}


def test_rows_of_spellings_are_different_texts() -> None:
    assert len({normal(row[0]) for row in SAME}) == len(SAME)


@pytest.mark.parametrize("text", [*DIFFERENT, *(text for row in SAME for text in row)])
def test_the_form_of_a_requirement_is_its_own_form(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    assert loose(loose(text)) == loose(text)


def test_alike_is_not_the_same() -> None:
    equal = [(a, b) for a, b in combinations(DIFFERENT, 2) if normal(a) == normal(b)]
    assert equal == []


@pytest.mark.parametrize(
    "row",
    [
        (
            "Fotokopi KTP-el",
            "Fotocopy KTP",
            "Foto copy e-KTP",
            "FC KTP Elektronik",
            "Fotocopy Kartu Tanda Penduduk (KTP)",
        ),
        ("Fotokopi KK", "fotocopy Kartu Keluarga", "Fotocopy (FC) Kartu Keluarga (KK)"),
        ("Surat pengantar RT/RW", "Pengantar Rukun Tetangga / Rukun Warga", "Surat pengantar RT/ RW"),
        ("Pengantar kepala desa", "Surat pengantar kades", "pengantar lurah"),
        ("Persyaratan", "syarat"),
        ("Formulir F-1.06", "Blangko F.1.06"),
        ("Surat keterangan hilang dari kepolisian", "Surat Keterangan kehilangan dari Polri"),
    ],
    ids=lambda row: row[0],
)
def test_synonyms_match_loosely_and_only_loosely(row: tuple[str, ...]) -> None:
    assert {loose(text) for text in row} == {loose(row[0])}
    assert len({normal(text) for text in row}) > 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KTP asli", "Fotokopi KTP"),
        ("KTP", "KK"),
        ("Pengantar RT", "Pengantar RW"),
        ("Pengantar desa", "Pengantar kecamatan"),
        ("Akta kelahiran", "Akta kematian"),
        ("tidak perlu KTP", "perlu KTP"),
        ("2 lembar", "3 lembar"),
    ],
)
def test_synonyms_keep_what_differs(one: str, other: str) -> None:
    assert loose(one) != loose(other)


def test_tokens_know_their_places() -> None:
    text = "1. Foto copy KTP (2 lembar), Rp. 10.000,- & F.1-06"
    found = [(token.normal, text[token.start : token.end]) for token in tokens(text)]
    assert found == [
        ("fotokopi", "Foto copy"),
        ("ktp", "KTP"),
        ("2", "2"),
        ("lembar", "lembar"),
        ("rp10000", "Rp. 10.000"),
        ("dan", "&"),
        ("f-1.06", "F.1-06"),
    ]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Fotokopi KTP-el pemohon", "ktp-el-pemohon"),
        ("Fotokopi KTP-el", "ktp-el"),
        ("Surat pernyataan pemilik rumah", "surat-pernyataan-pemilik-rumah"),
        ("Surat keterangan hilang dari Kepolisian RI", "surat-keterangan-hilang-kepolisian-ri"),
        ("Pas Foto ukuran 3x4 3 lembar", "pasfoto-ukuran-3x4"),
        ("Materai 10.000.", "meterai-10000"),
        ("Mengisi Formulir F.1-06 di Kantor Desa", "mengisi-formulir-f-1-06"),
        ("N1 & N2", "n1-n2"),
        ("fotokopi", "fotokopi"),
        ("2 lembar", "2-lembar"),
        ("2020", "butir-2020"),
        ("No", "nomor"),
        ("y", "butir-y"),
        ("null", "butir-null"),
        ("", "butir"),
        ("...", "butir"),
        ("日本", "butir"),
        ("Téh É", "teh-e"),
        ("a" * 60, "a" * 40),
        ("1" * 60, "butir-" + "1" * 34),
    ],
)
def test_ids_are_short_and_stable(text: str, id: str) -> None:
    assert slug_id(text) == id


def _vocabulary() -> list[str]:
    """All that the data names, and what lies at the borders of the rules."""
    found = dict.fromkeys(form for name in ("ejaan", "padanan") for form in load(name)["urutan"])
    for table in (load("ejaan")["kata"], load("ejaan")["urutan"], load("padanan")["urutan"]):
        for form, variants in table.items():
            found |= dict.fromkeys([form, *variants])
    borders = "Rp|rupiah|ribu|juta|dua|puluh|belas|seratus|seribu|nol|(|)|,|.|;|-|–|/|&|%|x|×|f|1.|a.|a)|2|10.000|1,500"
    borders += (
        "|8:00|1.06|06|Jum'at|É|e\u0301|½|²|N1|; dan|, dan|s/d|+/-|>|#|$|ß|İ|ﬁ|ŉ|\u0130|\u200b|\n|1,25|2,5|(dua)|(2)"
    )
    single = dict.fromkeys(word for form in found for word in form.split())
    return [*found, *single, *borders.split("|")]


VOCABULARY = _vocabulary()
assert len(VOCABULARY) > 250, "the lists were not read"
BITS = st.one_of(st.sampled_from(VOCABULARY), st.text(max_size=4))
TEXTS = st.one_of(
    st.text(max_size=30),
    st.builds(lambda bits, joint: joint.join(bits), st.lists(BITS, max_size=12), st.sampled_from(["", " "])),
)


@settings(max_examples=1_000)
@given(TEXTS)
def test_a_form_is_its_own_form(text: str) -> None:
    form, loosely = normal(text), loose(text)
    assert normal(form) == form
    assert loose(loosely) == loosely
    assert loose(form) == loosely
    assert slug_id(form) == slug_id(text)


@given(TEXTS)
def test_tokens_stand_in_order_inside_the_text(text: str) -> None:
    found = tokens(text)
    assert " ".join(token.normal for token in found) == normal(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(a.end <= b.start or (a.start, a.end) == (b.start, b.end) for a, b in pairwise(found))


@given(TEXTS)
def test_an_id_is_always_one(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug_id(text))
    assert re.search("[a-z]", slug_id(text))
    assert len(slug_id(text)) <= 40


WORDS = st.lists(
    st.sampled_from(["KTP", "surat", "Kartu Keluarga", "asli", "fotocopy", "RT/RW", "2 lembar"]), min_size=1
)


@given(WORDS, st.sampled_from(["tidak", "bukan", "tanpa", "kecuali", "camat", "asli", "7"]), st.integers(0, 9))
def test_one_word_more_is_another_text(bits: list[str], word: str, place: int) -> None:
    more = [*bits[:place], word, *bits[place:]]
    assert normal(" ".join(more)) != normal(" ".join(bits))


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.sampled_from(["{} lembar", "Rp{}", "saksi {} orang", "F-{}"]))
def test_another_number_is_another_text(one: int, other: int, pattern: str) -> None:
    assert (normal(pattern.format(one)) == normal(pattern.format(other))) == (one == other)


@given(TEXTS)
def test_case_and_space_never_matter(text: str) -> None:
    if text.isascii():
        assert normal(f"  {text}\n").upper() == normal(text).upper()
        lowered = re.sub(r"^[a-z]\. ", "", text)
        assert normal(lowered.lower()) == normal(lowered.lower().replace(" ", "  "))
