"""Standards and reference lists in; which rows the table of an item has, and what is said of additions, out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator import build, comparison
from generator.build import BuildOptions
from generator.comparison import (
    alike,
    compare,
    groups,
    hold_against,
    no_longer_asked,
    pairing,
    pairs,
    reference_standar,
)
from generator.findings import Finding
from generator.messages import remedy, sentence
from generator.model import Acuan, Persyaratan, TidakDiminta
from generator.targets.publication import Publication
from tests.offices import ACUAN, DAY, HEAD, agency, items, kode, published, regency
from tests.papers import standar

ROOT = Path(__file__).parent.parent
BASIC = items("ktp: Fotokopi KTP-el", "kk: Fotokopi KK")


def table(found: Publication) -> list[str]:
    """The rows of the only comparison: text, and for each office X, - or ? for a guess, with rows shared in it."""
    (rumpun,) = groups(found.catalog, found.riwayat)
    lines = []
    for row in compare(rumpun).baris:
        cells = "".join("-" if not sel.butir else "?" if sel.tebakan else "X" for sel in row.sel)
        lines.append(f"{row.syarat.uraian} {cells}")
    return lines


TABLES: dict[str, tuple[str | None, Mapping[str, str], list[str]]] = {
    "all the same": (BASIC, {"a": BASIC, "b": BASIC}, ["Fotokopi KTP-el XX", "Fotokopi KK XX"]),
    "one is left out": (BASIC, {"a": BASIC, "b": items("kk: Fotokopi KK")}, ["Fotokopi KTP-el X-", "Fotokopi KK XX"]),
    "nobody asks one": (
        BASIC,
        {"a": items("kk: Fotokopi KK"), "b": items("kk: Fotokopi KK")},
        ["Fotokopi KTP-el --", "Fotokopi KK XX"],
    ),
    "ids may differ": (
        BASIC,
        {"a": BASIC, "b": items("satu: Fotokopi KTP-el", "dua: Fotokopi Kartu Keluarga")},
        ["Fotokopi KTP-el XX", "Fotokopi KK XX"],
    ),
    "two papers in one item": (
        BASIC,
        {"a": BASIC, "b": items("ktp-kk: Fotokopi KTP-el dan KK | dokumen: [ktp, kk]")},
        ["Fotokopi KTP-el XX", "Fotokopi KK XX"],
    ),
    "the reference has them in one item": (
        items("ktp-kk: Fotokopi KTP-el dan KK | dokumen: [ktp, kk]"),
        {"a": BASIC, "b": items("x: Fotokopi KTP-el dan KK | dokumen: [ktp, kk]")},
        ["Fotokopi KTP-el dan KK XX"],
    ),
    "one addition at two offices": (
        BASIC,
        {
            "a": BASIC + "  - {id: pbb, uraian: Bukti lunas PBB}\n",
            "b": BASIC + "  - {id: x, uraian: bukti lunas PBB.}\n",
        },
        ["Fotokopi KTP-el XX", "Fotokopi KK XX", "Bukti lunas PBB XX"],
    ),
    "two additions": (
        BASIC,
        {"a": BASIC + "  - uraian: Bukti lunas PBB\n", "b": BASIC + "  - uraian: Pas foto 3x4\n"},
        ["Fotokopi KTP-el XX", "Fotokopi KK XX", "Bukti lunas PBB X-", "Pas foto 3x4 -X"],
    ),
    "what more offices ask comes first": (
        BASIC,
        {
            "a": BASIC + "  - uraian: Pas foto 3x4\n",
            "b": BASIC + "  - uraian: Bukti lunas PBB\n",
            "c": BASIC + "  - uraian: Bukti lunas PBB\n",
        },
        ["Fotokopi KTP-el XXX", "Fotokopi KK XXX", "Bukti lunas PBB -XX", "Pas foto 3x4 X--"],
    ),
    "a letter of one head, and of two": (
        BASIC,
        {
            "a": BASIC + "  - {id: rtrw, uraian: Surat pengantar RT dan RW, penerbit: Ketua RT dan Ketua RW}\n",
            "b": BASIC + "  - {id: rt, uraian: Surat pengantar RT, penerbit: Ketua RT}\n",
        },
        ["Fotokopi KTP-el XX", "Fotokopi KK XX", "Surat pengantar RT dan RW X?"],
    ),
    "two letters for one": (
        BASIC,
        {
            "a": BASIC + "  - {id: rtrw, uraian: Surat pengantar RT dan RW, penerbit: Ketua RT dan Ketua RW}\n",
            "b": BASIC
            + "  - {id: rt, uraian: Surat pengantar RT, penerbit: Ketua RT}\n"
            + "  - {id: rw, uraian: Surat pengantar RW, penerbit: Ketua RW}\n",
        },
        ["Fotokopi KTP-el XX", "Fotokopi KK XX", "Surat pengantar RT dan RW X?", "Surat pengantar RW -X"],
    ),
    "a likeness is a guess": (
        BASIC,
        {
            "a": BASIC + "  - uraian: Surat pernyataan bermeterai\n",
            "b": BASIC + "  - uraian: Surat pernyataan bermeterai sebanyak 1 lembar\n",
        },
        ["Fotokopi KTP-el XX", "Fotokopi KK XX", "Surat pernyataan bermeterai X?"],
    ),
    "more words alone are no likeness": (
        BASIC,
        {
            "a": BASIC + "  - {id: p, uraian: Surat izin}\n",
            "b": BASIC + "  - {id: q, uraian: Surat izin tertulis dari orang tua kandung}\n",
        },
        ["Fotokopi KTP-el XX", "Fotokopi KK XX", "Surat izin X-", "Surat izin tertulis dari orang tua kandung -X"],
    ),
    "more words of another issuer neither": (
        BASIC,
        {
            "a": BASIC + "  - {id: p, uraian: Surat izin, penerbit: Camat}\n",
            "b": BASIC + "  - {id: q, uraian: Surat izin tertulis dari orang tua kandung, penerbit: Orang tua}\n",
        },
        ["Fotokopi KTP-el XX", "Fotokopi KK XX", "Surat izin X-", "Surat izin tertulis dari orang tua kandung -X"],
    ),
    "one wording, two issuers: the cells say which": (
        BASIC,
        {
            "a": BASIC + "  - {id: rt, uraian: Surat pengantar, penerbit: Ketua RT}\n",
            "b": BASIC + "  - {id: camat, uraian: Surat pengantar, penerbit: Camat}\n",
        },
        ["Fotokopi KTP-el XX", "Fotokopi KK XX", "Surat pengantar XX"],
    ),
    "a witness's card is not the applicant's": (
        BASIC,
        {"a": BASIC + "  - {id: s, uraian: Fotokopi KTP-el dua orang saksi}\n", "b": BASIC},
        ["Fotokopi KTP-el XX", "Fotokopi KK XX", "Fotokopi KTP-el dua orang saksi X-"],
    ),
    "two items of one office stay two rows": (
        BASIC,
        {
            "a": BASIC + "  - uraian: Surat pernyataan ahli waris laki-laki\n"
            "  - uraian: Surat pernyataan ahli waris perempuan\n",
            "b": BASIC,
        },
        [
            "Fotokopi KTP-el XX",
            "Fotokopi KK XX",
            "Surat pernyataan ahli waris laki-laki X-",
            "Surat pernyataan ahli waris perempuan X-",
        ],
    ),
    "an id that says something else": (
        BASIC,
        {
            "a": BASIC + "  - {id: s, uraian: Pas foto 3x4}\n",
            "b": BASIC + "  - {id: s, uraian: Surat kuasa bermeterai}\n",
        },
        ["Fotokopi KTP-el XX", "Fotokopi KK XX", "Pas foto 3x4 X-", "Surat kuasa bermeterai -X"],
    ),
    "nothing needed is an answer": (
        BASIC,
        {"a": BASIC, "b": "persyaratan: {tidak_berlaku: Cukup datang.}\n"},
        ["Fotokopi KTP-el X-", "Fotokopi KK X-"],
    ),
    "without a reference": (
        None,
        {"a": BASIC, "b": items("kk: Fotokopi KK", "foto: Pas foto 3x4")},
        ["Fotokopi KK XX", "Fotokopi KTP-el X-", "Pas foto 3x4 -X"],
    ),
    "without a reference, most have the papers in one item": (
        None,
        {
            "a": items("x: Fotokopi KTP-el dan KK | dokumen: [ktp, kk]"),
            "b": items("x: Fotokopi KTP-el dan KK | dokumen: [ktp, kk]"),
            "c": BASIC,
        },
        ["Fotokopi KTP-el XXX", "Fotokopi KK XXX"],
    ),
    "what replaces an item of the list stands in its row": (
        BASIC,
        {"a": BASIC, "b": items("kk: Fotokopi KK", "id: Paspor yang masih berlaku | menggantikan: [ktp]")},
        ["Fotokopi KTP-el XX", "Fotokopi KK XX"],
    ),
    "without a reference, papers in one item": (
        None,
        {"a": BASIC, "b": items("x: Fotokopi KTP-el dan KK | dokumen: [ktp, kk]")},
        ["Fotokopi KTP-el XX", "Fotokopi KK XX"],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_the_table(name: str, tmp_path: Path) -> None:
    acuan, lists, expected = TABLES[name]
    found = published(tmp_path, regency(lists, acuan))
    assert table(found) == expected


def test_a_list_that_is_not_stated_is_not_counted(tmp_path: Path) -> None:
    found = published(tmp_path, regency({"a": BASIC, "b": "persyaratan: kosong\n", "c": ""}, BASIC))
    (rumpun,) = groups(found.catalog, found.riwayat)
    seen = compare(rumpun)
    assert [one.ada for one in seen.kantor] == [True, False, False]
    assert seen.dari == 1
    assert [row.jumlah for row in seen.baris] == [1, 1]


def test_who_needs_nothing_is_counted(tmp_path: Path) -> None:
    found = published(tmp_path, regency({"a": BASIC, "b": "persyaratan: {tidak_berlaku: Cukup datang.}\n"}, BASIC))
    (rumpun,) = groups(found.catalog, found.riwayat)
    assert compare(rumpun).dari == 2


PAPERS = [
    ("part_of_several", ("ktp", "kk"), [Persyaratan("KTP, KK, dan NPWP", "x", dokumen=("ktp", "kk", "npwp"))], [0, 0]),
    ("by the paper's name", ("satu", "kk"), [Persyaratan("KTP dan NPWP", "x", dokumen=("satu", "npwp"))], [0]),
    ("instead of two", ("ktp", "kk"), [Persyaratan("Kartu identitas", "x", menggantikan=("ktp", "kk"))], [0, 0]),
]


@pytest.mark.parametrize(("name", "ids", "own", "expected"), PAPERS, ids=[one[0] for one in PAPERS])
def test_items_that_say_which_papers_they_ask(
    name: str, ids: tuple[str, ...], own: list[Persyaratan], expected: list[int]
) -> None:
    one = standar("")
    reference = replace(one, persyaratan=tuple(Persyaratan(f"Berkas {id} tertentu", id) for id in ids))
    local = replace(one, persyaratan=tuple(own))
    assert [pair.butir for pair in pairs(reference, local)] == expected
    assert [pair.asal for pair in pairs(local, reference)] == expected
    assert all(pair.skor is None for pair in pairs(reference, local))


def test_papers_within_papers() -> None:
    """An item that asks some of the papers of another is held by it, whichever of the two lists has which."""
    one = standar("")
    parts = (Persyaratan("N1 & N2", "n", dokumen=("n1", "n2")), Persyaratan("Rekomendasi", "r", dokumen=("pengantar",)))
    whole = Persyaratan("Pengantar dari kelurahan dengan N1, N2, N4", "p", dokumen=("pengantar", "n1", "n2", "n4"))
    few, many = replace(one, persyaratan=parts), replace(one, persyaratan=(whole,))
    assert [(pair.asal, pair.butir, pair.skor) for pair in pairs(few, many)] == [(0, 0, None), (1, 0, None)]
    assert [(pair.asal, pair.butir, pair.skor) for pair in pairs(many, few)] == [(0, 0, None), (0, 1, None)]


def test_the_reason_for_leaving_out_stands_in_the_cell(tmp_path: Path) -> None:
    body = "beda_acuan: [{id: ktp, alasan: Sudah ada di KK.}]\n" + items("kk: Fotokopi KK")
    found = published(tmp_path, regency({"a": BASIC, "b": body}, BASIC))
    (rumpun,) = groups(found.catalog, found.riwayat)
    assert [sel.alasan for sel in compare(rumpun).baris[0].sel] == ["", "Sudah ada di KK."]


# ------------------------------------------------------------------------------------------------ who is compared


def names(found: Publication) -> dict[str, list[str]]:
    return {one.id: [kantor.nama for kantor in one.kantor] for one in groups(found.catalog, found.riwayat)}


def test_columns_stand_by_region_code_whatever_the_folders_are_called(tmp_path: Path) -> None:
    found = published(tmp_path, regency({"zeta": BASIC, "alfa": BASIC, "mono": BASIC}, BASIC))
    assert names(found) == {"uji": ["Zeta", "Alfa", "Mono"]}


def test_one_office_is_nothing_to_compare(tmp_path: Path) -> None:
    files = regency({"a": BASIC}, BASIC)
    files["a/surat-kedua.yaml"] = files["a/surat-uji.yaml"].replace(f"kode: {kode(0)}", f"kode: {kode(9)}")
    assert names(published(tmp_path, files)) == {}


@pytest.mark.parametrize(
    "instead",
    ["status: rancangan", "status: dicabut\npencabutan: {tanggal: '2026-02-01'}"],
)
def test_only_what_is_in_force_is_compared(tmp_path: Path, instead: str) -> None:
    files = regency({"a": BASIC, "b": BASIC, "c": BASIC}, BASIC)
    files["c/surat-uji.yaml"] = files["c/surat-uji.yaml"].replace("status: berlaku", instead)
    assert names(published(tmp_path, files)) == {"uji": ["A", "B"]}


def test_a_service_joins_the_one_list_that_claims_its_name(tmp_path: Path) -> None:
    files = regency({"a": BASIC, "b": BASIC}, f"layanan: [Surat Uji]\n{BASIC}")
    files["b/surat-uji.yaml"] = files["b/surat-uji.yaml"].replace("acuan: uji\n", "")
    assert names(published(tmp_path / "one", files)) == {"uji": ["A", "B"]}
    files["acuan/lain.yaml"] = f"{ACUAN}layanan: [Surat Uji]\n{BASIC}"
    files["c/instansi.yaml"] = agency(2, "C")
    files["c/surat-uji.yaml"] = files["b/surat-uji.yaml"].replace(kode(1), kode(2))
    assert names(published(tmp_path / "two", files)) == {"surat-uji": ["B", "C"]}


def test_without_a_list_the_name_joins(tmp_path: Path) -> None:
    files = regency({"a": BASIC, "b": BASIC, "c": BASIC})
    files["c/surat-uji.yaml"] = files["c/surat-uji.yaml"].replace("Surat Uji", "Surat Lain")
    assert names(published(tmp_path, files)) == {"surat-uji": ["A", "B"]}


def test_an_address_that_a_list_has_is_not_taken_twice(tmp_path: Path) -> None:
    files = regency({"a": BASIC, "b": BASIC})
    files |= {"acuan/surat-uji.yaml": ACUAN + BASIC}
    for n, folder in enumerate(("c", "d")):
        files[f"{folder}/instansi.yaml"] = agency(20 + n, folder.upper())
        files[f"{folder}/lain.yaml"] = f"kode: {kode(20 + n)}\n{HEAD}acuan: surat-uji\n{BASIC}".replace("Uji", "Lain")
    assert names(published(tmp_path, files)) == {"surat-uji": ["C", "D"], "surat-uji-2": ["A", "B"]}


def test_two_offices_of_one_name_are_told_apart(tmp_path: Path) -> None:
    files = regency({"a": BASIC, "b": BASIC}, BASIC)
    files["hulu/instansi.yaml"] = "nama: Kecamatan Hulu\ntingkat: kecamatan\n"
    files["a/instansi.yaml"] = agency(0, "Desa Maju", "induk: hulu\n")
    files["b/instansi.yaml"] = agency(1, "Desa Maju")
    assert names(published(tmp_path, files)) == {"uji": ["Desa Maju (Kecamatan Hulu)", "Desa Maju (99.01.01.2001)"]}


# ------------------------------------------------------------------------------------------ beside its reference


def test_a_standard_beside_its_list() -> None:
    local = standar(items("kk: Fotokopi KK", "pbb: Bukti lunas PBB") + "beda_acuan: [{id: ktp, alasan: Ada di KK.}]\n")
    acuan = Acuan(
        "Acuan", "dibaca", persyaratan=(Persyaratan("Fotokopi KTP-el", "ktp"), Persyaratan("Fotokopi KK", "kk"))
    )
    found = hold_against(local, acuan)
    assert [(one.id, other.id) for one, other, _ in found.sama] == [("kk", "kk")]
    assert [one.syarat.id for one in found.tambahan] == ["pbb"]
    assert [(one.id, reason) for one, reason in found.tidak] == [("ktp", "Ada di KK.")]
    assert hold_against(standar("persyaratan: kosong\n"), acuan) == comparison.Selisih((), (), ())


def test_a_list_beside_itself_has_no_difference() -> None:
    """Every reference list of the demonstration: the same function, both ways round."""
    found, _ = build.publication(ROOT, ROOT / "standards", BuildOptions(tanggal=DAY))
    assert found is not None
    like = found.riwayat[0].layanan.standar
    assert len(found.catalog.acuan) > 20
    for acuan in found.catalog.acuan.values():
        reference = reference_standar(acuan, like)
        assert [(one.asal, one.butir) for one in pairs(reference, reference)] == [
            (n, n) for n in range(len(acuan.persyaratan))
        ], acuan.nama


SAYS = [
    ("Bukti lunas PBB", "Fotokopi bukti lunas PBB", True),
    ("Bukti lunas PBB", "Bukti lunas PBB tahun berjalan", True),
    ("Bukti lunas PBB", "Bukti lunas pajak kendaraan", False),
    ("Surat pengantar RT, RW, desa, atau kelurahan", "Surat pengantar RT dan RW", True),
    ("Surat pengantar RT, RW, desa, atau kelurahan", "Surat pengantar rumah sakit", False),
    ("Rekomendasi organisasi profesi", "Surat rekomendasi organisasi profesi", True),
    ("Rekomendasi organisasi profesi", "Fotokopi kartu anggota organisasi profesi", False),
    ("Legalisir KTP-el, KK, atau akta yang bertanda tangan elektronik", "Legalisir KK", True),
    ("Legalisir KTP-el, KK, atau akta yang bertanda tangan elektronik", "Fotokopi KTP-el dan KK", False),
]


@pytest.mark.parametrize(("entry", "text", "expected"), SAYS)
def test_what_a_list_says_is_asked_no_longer(entry: str, text: str, expected: bool) -> None:
    acuan = Acuan("Acuan", "dibaca", tidak_diminta=(TidakDiminta(entry),))
    assert (no_longer_asked(Persyaratan(text, "x"), acuan, standar("")) is not None) == expected


def test_an_entry_for_other_services_is_not_for_this_one() -> None:
    entry = TidakDiminta("Bukti lunas PBB", layanan=("Surat Lain",))
    syarat = Persyaratan("Bukti lunas PBB", "pbb")
    assert no_longer_asked(syarat, Acuan("A", "dibaca", tidak_diminta=(entry,)), standar("")) is None
    entry = TidakDiminta("Bukti lunas PBB", layanan=("surat uji",))
    assert no_longer_asked(syarat, Acuan("A", "dibaca", tidak_diminta=(entry,)), standar("")) is entry
    by_id = TidakDiminta("Lain sekali", id="pbb")
    assert no_longer_asked(syarat, Acuan("A", "dibaca", tidak_diminta=(by_id,)), standar("")) is by_id


# ------------------------------------------------------------------------------------------------------- findings

ADDED = BASIC + "  - {id: pbb, uraian: Bukti lunas PBB%s}\n"
JUDGED = {
    "SP940": ("acuan: tidak-ada\n" + BASIC, BASIC, 7),
    "SP941": ("acuan: uji\nbeda_acuan: [{id: nik, alasan: Tidak perlu.}]\n" + BASIC, BASIC, 8),
    "SP942": ("acuan: uji\nbeda_acuan: [{id: kk, alasan: Tidak perlu.}]\n" + BASIC, BASIC, 8),
    "SP943": ("acuan: uji\n" + ADDED % "", BASIC, 11),
    "SP944": ("acuan: uji\n" + ADDED % "", BASIC + "tidak_diminta: [{uraian: Bukti lunas PBB, dasar: Perda 1}]\n", 11),
}
WELL = {
    "no list": (BASIC, BASIC),
    "a copy": ("acuan: uji\n" + BASIC, BASIC),
    "left out with reason": (
        "acuan: uji\nbeda_acuan: [{id: ktp, alasan: Ada di KK.}]\n" + items("kk: Fotokopi KK"),
        BASIC,
    ),
    "added by a rule": ("acuan: uji\n" + ADDED % ", dasar: Perda 2", BASIC),
    "added with a reason": ("acuan: uji\n" + ADDED % ", alasan: Untuk mencocokkan alamat.", BASIC),
    "added, not required": ("acuan: uji\n" + ADDED % ", wajib: false", BASIC),
    "withdrawn": ("acuan: tidak-ada\npencabutan: {tanggal: '2026-02-01'}\n" + BASIC, BASIC),
    "waived": (
        "acuan: uji\npengecualian: [{temuan: SP943, alasan: Dibahas., sampai: '2027-01-01', butir: pbb}]\n"
        + ADDED % "",
        BASIC,
    ),
}


def told(folder: Path, body: str, acuan: str, found: tuple[Finding, ...] = ()) -> list[Finding]:
    files = regency({"a": BASIC}, acuan)
    head = HEAD.replace("status: berlaku", "status: dicabut") if "pencabutan" in body else HEAD
    files["a/surat-uji.yaml"] = f"kode: {kode(0)}\n{head}{body}"
    seen = published(folder, files)
    return [one for one in comparison.judge(seen.catalog, found, DAY) if one.file == "standards/a/surat-uji.yaml"]


@pytest.mark.parametrize("id", JUDGED)
def test_what_is_said_and_where(id: str, tmp_path: Path) -> None:
    body, acuan, line = JUDGED[id]
    (finding,) = told(tmp_path, body, acuan)
    assert (finding.id, finding.line) == (id, line)
    words = dict(finding.words)
    assert sentence(id, words)
    assert remedy(id, words)
    if id == "SP944":
        assert "menurut Perda 1, dibaca 1 Oktober 2026" in sentence(id, words)


@pytest.mark.parametrize("name", WELL)
def test_nothing_is_said_of_what_is_well(name: str, tmp_path: Path) -> None:
    body, acuan = WELL[name]
    assert told(tmp_path, body, acuan) == []


def test_a_national_list_does_not_ask_why_more_is_asked(tmp_path: Path) -> None:
    files = regency({"a": ADDED % ""}, BASIC)
    files["acuan/uji.yaml"] = files["acuan/uji.yaml"].replace("tingkat: daerah", "tingkat: nasional")
    assert not comparison.judge(published(tmp_path, files).catalog, (), DAY)


def test_what_a_rule_has_said_is_not_said_again(tmp_path: Path) -> None:
    body, acuan, _ = JUDGED["SP943"]
    said = Finding("standards/a/surat-uji.yaml", 11, 5, "SP107", (("id", "pbb"),))
    assert told(tmp_path / "one", body, acuan, (said,)) == []
    other = Finding("standards/a/surat-uji.yaml", 11, 5, "SP107", (("id", "lain"),))
    assert len(told(tmp_path / "two", body, acuan, (other,))) == 1


def test_an_entry_that_nobody_read_is_no_finding(tmp_path: Path) -> None:
    """Unchecked law is shown on the page as what the list says, and is never called a rule."""
    body, acuan, _ = JUDGED["SP944"]
    files = regency({"a": BASIC}, acuan)
    files["acuan/uji.yaml"] = files["acuan/uji.yaml"].replace("keadaan: dibaca", "keadaan: belum-diperiksa")
    files["a/surat-uji.yaml"] = f"kode: {kode(0)}\n{HEAD}{body}"
    seen = published(tmp_path, files)
    assert [one.id for one in comparison.judge(seen.catalog, (), DAY)] == ["SP943"]
    one_entry = acuan.replace("dasar: Perda 1}", "dasar: Perda 1, keadaan: belum-diperiksa}")
    assert [one.id for one in told(tmp_path / "entry", body, one_entry)] == ["SP943"]


# ------------------------------------------------------------------------------------------- cost and sameness


def test_the_cost_grows_with_the_offices_not_with_their_pairs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wordings are compared once each, on few rows; a copy of the list costs no diff at all."""
    counted: list[int] = []
    real = pairing.diff

    def diff(before: object, after: object) -> object:
        counted.append(len(before.persyaratan) * len(after.persyaratan))  # type: ignore[attr-defined]
        return real(before, after)  # type: ignore[arg-type]

    monkeypatch.setattr(pairing, "diff", diff)
    costs = {}
    for offices in (20, 80):
        lists = {
            f"d{n:03d}": BASIC + f"  - uraian: Surat keterangan tambahan nomor {'abcdefghij'[n % 10]}\n"
            for n in range(offices)
        }
        found = published(tmp_path / str(offices), regency(lists, BASIC))
        (rumpun,) = groups(found.catalog, found.riwayat)
        counted.clear()
        assert len(compare(rumpun).baris) >= 3
        costs[offices] = sum(counted)
    assert costs[80] <= costs[20] * 2, costs


def test_more_wordings_than_are_compared_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike, "MOST", 2)
    one = standar("")
    rows = alike.cluster([(n, one, Persyaratan(f"Surat tugas {'abcd'[n]} dari kepala", f"i{n}")) for n in range(4)])
    assert sorted(at for row in rows for at, _ in row) == [0, 1, 2, 3]
    assert len(rows) >= 3


SHOW = """
from pathlib import Path
from generator import build, comparison
found, said = build.publication(Path("."), Path("standards"), build.BuildOptions(tanggal="2026-11-01"))
for one in map(comparison.compare, comparison.groups(found.catalog, found.riwayat)):
    for row in one.baris:
        cells = [(sel.tebakan, sel.bersama, len(sel.butir)) for sel in row.sel]
        print(one.rumpun.id, row.asal, row.syarat.uraian, cells)
print(comparison.judge(found.catalog, said, "2026-11-01"))
"""


def test_every_process_tells_the_same() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", SHOW],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "4711")
    }
    assert len(told) == 1
    assert next(iter(told)).count("\n") > 40


def test_the_six_village_letters_differ_as_the_demonstration_says() -> None:
    found, _ = build.publication(ROOT, ROOT / "standards", BuildOptions(tanggal=DAY))
    assert found is not None
    shown = {one.id: compare(one) for one in groups(found.catalog, found.riwayat)}
    additions = {
        id: {row.syarat.id: "".join("X" if sel.butir else "-" for sel in row.sel) for row in one.asal("setempat")}
        for id, one in shown.items()
        if id.startswith("ak-desa-")
    }
    assert additions == {
        "ak-desa-belum-menikah": {"saksi": "--X-"},
        "ak-desa-domisili": {"pengantar-rt-rw": "X-XX", "bukti-pbb": "--X-", "pas-foto": "---X"},
        "ak-desa-kematian": {"kk-asli": "--X-"},
        "ak-desa-pengantar-nikah": {"ktp-saksi": "--X-"},
        "ak-desa-sktm": {"pengantar-rt-rw": "X---", "foto-rumah": "---X"},
        "ak-desa-usaha": {"foto-usaha": "X---", "bukti-pbb": "--X-"},
    }
    for id in additions:
        assert all(row.jumlah == 4 for row in shown[id].asal("acuan")), id
    domisili = shown["ak-desa-domisili"]
    assert [sel.bersama for sel in domisili.baris[0].sel] == [(), (), (), (1,)]
    assert [sel.tebakan for sel in domisili.asal("setempat")[0].sel] == [False, False, False, True]
