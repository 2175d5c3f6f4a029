"""The labelled pairs: whether they are sound, and how well the matcher finds them without ids."""

from __future__ import annotations

from itertools import chain
from typing import Any

import pytest

from generator.diff import diff
from generator.diff.assignment import assign
from generator.diff.likeness import Weights, likeness
from tests.bench import pairs

FLOOR = {"latih": (0.99, 0.98), "uji": (0.96, 0.95)}
"""Precision and recall that a change of the matcher must not fall below; the aim is 0.97 and 0.92 on both."""

FILES = [(half, name, case) for half in pairs.HALVES for name, case in pairs.cases(half)]
assert len(FILES) >= 40, "no pairs found: is the path right?"

each_file = pytest.mark.parametrize(("half", "name", "case"), FILES, ids=[f"{half}/{name}" for half, name, _ in FILES])


@each_file
def test_labels_are_sound(half: str, name: str, case: dict[str, Any]) -> None:
    """Every place exists, and each is in one list at most."""
    old = [i for i, _ in case["pasangan"]] + [i for i, _ in case["pecah"]] + [*chain(*(i for i, _ in case["gabung"]))]
    new = [j for _, j in case["pasangan"]] + [*chain(*(j for _, j in case["pecah"]))] + [j for _, j in case["gabung"]]
    for places, texts in ((old, case["semula"]), (new, case["menjadi"])):
        assert len(places) == len(set(places))
        assert set(places) <= set(range(len(texts)))


@pytest.mark.parametrize("half", pairs.HALVES)
def test_the_matcher_stays_as_good(half: str) -> None:
    score = pairs.measure(half)
    precision, recall = FLOOR[half]
    assert score.berlabel > 150
    assert score.precision >= precision, score
    assert score.recall >= recall, score


@each_file
def test_the_other_way_round_is_the_same(half: str, name: str, case: dict[str, Any]) -> None:
    there, groups = pairs.found(case)
    back, turned = pairs.found({"semula": case["menjadi"], "menjadi": case["semula"]})
    assert there == {(i, j) for j, i in back}
    assert groups == {(i, j) for j, i in turned}


NEVER = [
    ("Fotokopi KTP pemohon", "Fotokopi Kartu Keluarga pemohon"),
    ("Fotokopi KTP suami", "Fotokopi KTP istri"),
    ("Fotokopi KTP saksi", "Fotokopi KTP pemohon"),
    ("Surat keterangan lurah", "Surat keterangan camat"),
    ("Surat pengantar RT", "Surat pengantar kepala desa"),
    ("Formulir F-1.02", "Formulir F-1.03"),
    ("Surat rekomendasi dari paguyuban pedagang", "Surat rekomendasi dari himpunan nelayan"),
    ("Akta kelahiran anak", "Akta kematian anak"),
    ("Denah bangunan", "Sertifikat Laik Fungsi bangunan"),
    ("Denah lokasi", "Denah ruangan"),
    ("Daftar alat medis", "Bukti kalibrasi alat kesehatan"),
    ("Daftar hadir rapat", "Notulen rapat"),
    ("Izin usaha", "Izin lingkungan"),
    ("SIP dokter", "SIP bidan"),
    ("STR apoteker", "SIPA apoteker"),
    ("Kartu BPJS Kesehatan", "Kartu BPJS Ketenagakerjaan"),
    ("Surat pernyataan tidak sengketa", "Surat pernyataan kebenaran dokumen"),
    ("KTP ahli waris", "KTP pewaris"),
]
ALWAYS = [
    ("FC. KK", "Kartu Keluarga (fotokopi), 1 lembar"),
    ("K T P", "Kartu Tanda Penduduk elektronik"),
    ("Melampirkan SKCK yang masih berlaku", "Surat Keterangan Catatan Kepolisian"),
    ("N.P.W.P.", "Nomor Pokok Wajib Pajak"),
    ("Pas photo 4x6 sebanyak 2 lbr", "Pasfoto berwarna ukuran 4x6 cm, 2 lembar"),
    ("Lunas PBB th berjalan", "Bukti pelunasan Pajak Bumi dan Bangunan tahun berjalan"),
    ("Surat pernyatan tidak mampu bermaterai", "Surat pernyataan tidak mampu bermeterai"),
    ("Draf PKWT 3 rangkap", "Naskah Perjanjian Kerja Waktu Tertentu"),
    ("Rekomendasi IAI", "Surat rekomendasi dari Ikatan Apoteker Indonesia cabang kabupaten"),
    ("Bagi WNA: paspor", "Paspor (khusus warga negara asing)"),
    ("Bagi yang sudah menikah, fotokopi buku nikah", "Kutipan akta nikah (bila sudah kawin)"),
    ("(Tahap pencairan) NPHD", "Naskah Perjanjian Hibah Daerah"),
    ("Kartu kuning", "Kartu Tanda Bukti Pencari Kerja (AK-1)"),
    ("FC SIPA", "Surat Izin Praktik Apoteker"),
    ("Surat ket. sehat fisik & mental", "Surat keterangan sehat jasmani dan rohani dari dokter"),
    ("Foto setengah badan terbaru, latar belakang merah", "Pas photo 4 x 6 berwarna 4 lembar"),
    ("Akta notaris badan usaha", "Akta pendirian badan usaha beserta pengesahannya"),
    ("LSPOP", "Lampiran SPOP yang diisi dengan data bangunan"),
    ("Gambar situasi", "Denah lokasi"),
    ("Fotokopi PBB", "SPPT"),
]


SEVERAL = [
    ("KTP suami & istri", ["KTP suami", "KTP istri"]),
    ("KK dan KTP ortu", ["Fotokopi Kartu Keluarga", "Fotokopi KTP-el ayah atau ibu"]),
    ("Ijazah beserta transkrip nilai", ["Fotokopi ijazah", "Fotokopi transkrip nilai"]),
    ("Daftar alat medis dan non medis", ["Daftar alat medis", "Daftar alat non medis"]),
    ("Daftar pendidik dilampiri ijazahnya", ["Daftar guru", "FC ijazah guru"]),
    ("Bila menikah: KTP dan KK suami", ["KTP suami bila menikah", "KK suami"]),
]


@pytest.mark.parametrize(("one", "parts"), SEVERAL)
def test_what_names_several_papers_is_split_and_not_one_of_them(one: str, parts: list[str]) -> None:
    pairs_found, groups = pairs.found({"semula": [one, "Map"], "menjadi": [*parts, "Map"]})
    assert groups == {(frozenset([0]), frozenset([0, 1]))}
    assert pairs_found == {(1, 2)}


def test_only_the_tuning_half_is_measured_unasked(capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    monkeypatch.setattr("sys.argv", ["pairs.py"])
    pairs.main()
    printed = capsys.readouterr().out
    assert printed.startswith("latih:")
    assert "uji:" not in printed


@pytest.mark.parametrize(("one", "other"), NEVER)
def test_two_papers_are_never_one(one: str, other: str) -> None:
    case = {"semula": [one, "Map"], "menjadi": [other, "Map"]}
    assert pairs.found(case)[0] == {(1, 1)}


@pytest.mark.parametrize(("one", "other"), ALWAYS)
def test_one_paper_is_found_under_another_name(one: str, other: str) -> None:
    case = {"semula": [one, "Map"], "menjadi": ["Map", other]}
    assert pairs.found(case)[0] == {(0, 1), (1, 0)}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Stempel koperasi", "Stempel koprasi"),
        ("Neraca komersial", "Neraca komersil"),
        ("Rencana investasi", "Rencana investsi"),
    ],
)
def test_a_typing_error_in_a_long_word_costs_nothing(right: str, wrong: str) -> None:
    assert likeness(right, wrong, Weights([right], [wrong])) == 100


@pytest.mark.parametrize(
    ("whole", "sure"),
    [
        ("KTP dan KK", 100),
        ("KTP, KK dan NPWP", 67),
        ("KTP, KK, NPWP dan ijazah", 50),
        ("KTP, KK, NPWP, paspor, SIM", None),
    ],
)
def test_a_guessed_whole_says_how_much_of_it_its_parts_make_up(whole: str, sure: int | None) -> None:
    parts, one = pairs.edition(["KTP", "KK"]), pairs.edition([whole])
    merged = [change.skor for change in diff(parts, one) if change.jenis == "persyaratan-digabung"]
    split = [change.skor for change in diff(one, parts) if change.jenis == "persyaratan-dipecah"]
    assert merged == split == ([] if sure is None else [sure])


def test_codes_of_forms_are_parts_of_a_whole() -> None:
    parts, whole = ["Formulir F-1.02", "Formulir F-1.03"], ["Formulir F-1.02 dan F-1.03"]
    assert pairs.found({"semula": parts, "menjadi": whole})[1] == {(frozenset([0, 1]), frozenset([0]))}


@pytest.mark.parametrize(
    ("rivals", "paired"),
    [
        (["Catatan kesehatan ternak"], True),
        (["Catatan kesehatan ternak", "Uraian kandang ternak"], False),
        (["Catatan kesehatan ternak", "Rincian pakan ternak"], False),
    ],
)
def test_what_is_little_alike_is_one_only_where_nothing_else_is_as_much_so(rivals: list[str], paired: bool) -> None:
    there = pairs.found({"semula": ["Data jumlah ternak", "Map"], "menjadi": ["Map", *rivals]})[0]
    back = pairs.found({"semula": ["Map", *rivals], "menjadi": ["Data jumlah ternak", "Map"]})[0]
    assert there == {(j, i) for i, j in back} == ({(0, 1), (1, 0)} if paired else {(1, 0)})


def test_a_guess_says_how_sure_it_is() -> None:
    before, after = pairs.edition(["FC. KK", "Map"]), pairs.edition(["Kartu Keluarga asli", "Map"])
    (change,) = diff(before, after)
    assert change.skor is not None
    assert 28 <= change.skor <= 100


def test_likeness_reads_the_same_from_both_sides() -> None:
    for _, _, case in FILES:
        weights = Weights(case["semula"], case["menjadi"])
        turned = Weights(case["menjadi"], case["semula"])
        for one in case["semula"][:6]:
            for other in case["menjadi"][:6]:
                assert likeness(one, other, weights) == likeness(other, one, turned)


def test_a_word_says_at_most_one_and_less_where_it_only_tells_a_case() -> None:
    weights = Weights(["Surat kematian suami", "Kartu identitas suami", "Map 2 lembar"], ["Surat kematian"])
    for word in ("kematian", "suami", "map", "2", "tidak-ada"):
        assert 0 < weights.of(word, frozenset([word])) <= weights.of(word) <= 1
    assert weights.of("suami", frozenset(["suami"])) < weights.of("suami")


def test_the_best_sum_wins_and_not_the_best_pair() -> None:
    assert assign({(0, 0): 10.0, (0, 1): 9.0, (1, 0): 9.0}) == ((0, 1), (1, 0))
    assert assign({(0, 0): 30.0, (0, 1): 9.0, (1, 0): 9.0}) == ((0, 0),)
    many = {(i, j): 10.0 - abs(i - j) for i in range(4) for j in range(4)}
    assert assign(many) == ((0, 0), (1, 1), (2, 2), (3, 3))
    assert assign({}) == ()


def test_a_tie_goes_to_the_nearest_and_then_to_the_one_further_up() -> None:
    assert assign({(1, 0): 10.0, (1, 1): 10.0, (1, 2): 10.0}) == ((1, 1),)
    assert assign({(1, 0): 10.0, (1, 2): 10.0}) == ((1, 0),)
    for first, *others in ([2, 40, 50], [100, 120, 130], [100, 130, 120]):  # however far away
        scores = {(0, first): 1.0, **{(0, j): 10.0 for j in others}}
        assert assign(scores) == ((0, min(others)),)
        assert assign({(j, i): score for (i, j), score in scores.items()}) == ((min(others), 0),)
