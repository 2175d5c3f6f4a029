"""A proposal in; what an officer reads in a terminal, a reviewer in a comment, a runner and a program, out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from generator import proposal
from generator.findings import Finding
from generator.messages import word
from generator.site import Site
from generator.targets.proposals import Laporan, render_usulan, usulan_schema
from generator.targets.proposals.fit import Block, fit
from tests.papers import INSTANSI
from tests.test_against import AGENCY, DEFAULTS, FILE, FIRST, FKP, FORUM, GROUND, OTHER, PBB, SECOND, SLOWER, TWIN
from tests.test_proposal import compared

SITE = Site("2026-11-01", "https://sp.uji.example/", "Kabupaten Uji")
FORMATS = ("text", "markdown", "json", "github")
EVIL = (
    "| @semua <script>alert(1)</script> [klik](http://x.example) `a` ~~b~~ #12 ::error::x www.y.example"
    "\\u202emerah\\n## judul"
)
HOSTILE = FIRST.replace("Bukti lunas PBB", "x").replace("uraian: x", f'uraian: "{EVIL}"')


def report(before: Mapping[str, str], after: Mapping[str, str], **more: object) -> Laporan:
    return Laporan(compared(before, after), ("1a2b3c4", "5d6e7f8"), SITE, **more)  # type: ignore[arg-type]


def rendered(before: Mapping[str, str], after: Mapping[str, str], format: str = "text", **options: bool) -> str:
    return render_usulan(report(before, after), format, **options)  # type: ignore[arg-type]


def many(count: int, text: str = FIRST) -> str:
    items = "".join(f"  - {{id: butir-{n}, uraian: Dokumen pendukung yang ke {n}}}\n" for n in range(count))
    return text.replace("produk:", items + "produk:")


NEWER = SECOND.replace("produk:", "  - {id: foto, uraian: Pas foto 3x4}\nproduk:")


def test_text_begins_with_a_summary_in_words() -> None:
    said = rendered({FILE: FIRST}, {FILE: NEWER}).splitlines()
    assert said[0] == "1 layanan berubah bagi pemohon: 1 syarat tidak diminta lagi, 1 syarat baru."
    assert "Dibandingkan: 1a2b3c4 dengan 5d6e7f8." in said[:3]
    assert "  Edisi 1 menjadi edisi 2, berlaku sejak 14 April 2025. Dasar: evaluasi, rapat Maret." in [
        line.replace("\u00a0", " ") for line in said
    ]


def test_who_asks_more_comes_first() -> None:
    said = rendered({FILE: FIRST}, {FILE: NEWER})
    assert said.index("+ Bertambah bagi pemohon. Ditambah") < said.index("- Berkurang bagi pemohon. Dihapus")


def test_nothing_at_all() -> None:
    for format in FORMATS:
        assert word("usulan.tanpa").rstrip(".") in rendered({FILE: FIRST}, {FILE: FIRST}, format)


def test_the_comment_of_one_service() -> None:
    said = rendered({FILE: FIRST}, {FILE: NEWER}, "markdown").splitlines()
    assert said[0] == "## Surat Keterangan Uji: 1 syarat tidak diminta lagi, 1 syarat baru"
    assert "| **Bertambah bagi pemohon** | Ditambah | Belum ada | <ins>Pas foto 3x4</ins> |" in said
    assert "| **Berkurang bagi pemohon** | Dihapus | <del>Bukti lunas PBB</del> | Tidak diminta lagi |" in said
    assert said[-1] == "Dibandingkan: `1a2b3c4` dengan `5d6e7f8`."


def test_words_that_differ_are_marked() -> None:
    after = SECOND.replace("Fotokopi KTP-el", "Fotokopi KTP-el dan aslinya")
    said = rendered({FILE: FIRST}, {FILE: after}, "markdown")
    assert "| Fotokopi KTP-el | Fotokopi KTP-el <ins>dan aslinya</ins> |" in said


def test_wording_is_folded() -> None:
    after = (
        FIRST.replace("Bukti lunas PBB", "Bukti pelunasan PBB dari desa")
        + "redaksional: {oleh: Lurah, alasan: jelas}\n"
    )
    said = rendered({FILE: FIRST}, {FILE: after}, "markdown")
    assert "<details><summary>1 kalimat" in said
    assert "| **Tetap" not in said


def test_a_published_file_that_goes() -> None:
    assert word("usulan.jangan-hapus") in rendered({FILE: FIRST}, {})
    assert word("usulan.jangan-hapus") not in rendered({FILE: FIRST.replace("berlaku\n", "rancangan\n")}, {})


def test_a_condition_that_changes_is_told() -> None:
    case = "kasus: [{id: sewa, nama: menyewa rumah}]\n"
    before = FIRST + case
    after = SECOND.replace("produk:", "  - {id: pbb, uraian: Bukti lunas PBB, bila: {kasus: [sewa]}}\nproduk:") + case
    said = rendered({FILE: before}, {FILE: after})
    assert "dulu: Untuk semua" in said
    assert "kini: Bila menyewa rumah" in said


def test_defaults_are_told_once() -> None:
    files = {FILE: FIRST, OTHER: TWIN}
    for format, count in (("text", 1), ("markdown", 1), ("github", 1), ("json", 3)):
        said = rendered({AGENCY: DEFAULTS, **files}, {AGENCY: SLOWER, **files}, format)
        assert said.count("5 hari kerja") == count, format
    assert "berlaku untuk 2 layanan" in rendered({AGENCY: DEFAULTS, **files}, {AGENCY: SLOWER, **files})


def test_what_cannot_be_read_is_said_in_every_format() -> None:
    for before, after in ((FIRST, "oops"), ("oops", FIRST)):
        for format in FORMATS:
            assert FILE in rendered({FILE: before}, {FILE: after}, format), format


def test_notes_are_said_in_every_format() -> None:
    note = word("banding.kepala", nama="origin/main", titik="1a2b3c4")
    laporan = report({FILE: FIRST}, {FILE: SECOND}, catatan=(note,))
    for format in FORMATS:
        said = render_usulan(laporan, format)  # type: ignore[arg-type]
        assert "origin/main" in said, format


def test_example_data_is_said() -> None:
    site = Site("2026-11-01", "https://sp.uji.example/", "Kabupaten Uji", contoh=True)
    laporan = Laporan(compared({FILE: FIRST}, {FILE: SECOND}), ("a", "b"), site)
    assert "DATA CONTOH" in render_usulan(laporan, "text")
    assert "DATA CONTOH" in render_usulan(laporan, "markdown")
    assert json.loads(render_usulan(laporan, "json"))["contoh"] is True


def test_findings_stand_in_the_comment() -> None:
    found = compared({FILE: FIRST}, {FILE: FIRST.replace(PBB, "")})
    temuan = (*proposal.judge(found, (), "2026-11-01"), Finding(FILE, 1, 1, "SP907", (("nama", "X|Y"),)))
    said = render_usulan(Laporan(found, ("a", "b"), SITE, temuan=temuan), "markdown")
    assert "**Belum dapat diterbitkan: 1 hal harus diperbaiki.**" in said
    assert f"- **Harus diperbaiki:** `{FILE}`, baris 5." in said
    assert "1. Perbaiki 1 hal di atas" in said
    text = render_usulan(Laporan(found, ("a", "b"), SITE, temuan=temuan), "text")
    assert f"Harus diperbaiki (SP920): {FILE}, baris 5." in text


# ---------------------------------------------------------------------------------------------- limits


@pytest.mark.parametrize("count", [3, 40, 400])
def test_a_comment_is_short_and_counts_what_it_leaves_out(count: int) -> None:
    said = rendered({FILE: FIRST}, {FILE: many(count)}, "markdown")
    assert len(said.splitlines()) <= 60
    rows = said.count("| **Bertambah")
    left = re.search(r"\.\.\. dan ([0-9]+) lagi", said)
    assert rows + (int(left[1]) if left else 0) == count
    assert rendered({FILE: FIRST}, {FILE: many(count)}, "markdown", whole=True).count("| **Bertambah") == count


BLOCKS = [Block(name, ("", name), tuple((f"{name}{n}",) for n in range(4)), ("akhir",)) for name in ("a", "b", "c")]


@pytest.mark.parametrize(
    ("lines", "letters", "shown", "hidden"),
    [
        (99, 999, [("a", 0), ("b", 0), ("c", 0)], []),
        (14, 999, [("a", 0), ("b", 0)], ["c"]),
        (13, 999, [("a", 0), ("b", 2)], ["c"]),
        (10, 999, [("a", 0)], ["b", "c"]),
        (99, 2 * 21, [("a", 0), ("b", 0)], ["c"]),
        (99, 2 * 21 - 1, [("a", 0), ("b", 1)], ["c"]),
        (99, 21 + 12, [("a", 0), ("b", 3)], ["c"]),
        (0, 999, [], ["a", "b", "c"]),
    ],
)
def test_sections_are_fitted(lines: int, letters: int, shown: list[tuple[str, int]], hidden: list[str]) -> None:
    fitted = fit(BLOCKS, lines, letters)
    assert [(block.nama, count) for block, count in fitted.shown] == shown
    assert [block.nama for block in fitted.hidden] == hidden
    assert fitted.left_out + sum(len(block.entries) for block, _ in fitted.shown) == 12
    assert sum(len(block.lines) for block, _ in fitted.shown) <= lines


def test_many_services_in_a_comment() -> None:
    old = {
        f"standards/kantor/s{n:03}.yaml": FIRST.replace("aaaaa", f"aa{n:03}".replace("0", "z").replace("1", "y"))
        for n in range(60)
    }
    new = {file: text.replace(PBB, "") for file, text in old.items()}
    said = rendered(old, new, "markdown")
    assert len(said.splitlines()) <= 60
    shown = said.count("| **Berkurang")
    left = re.search(r"Belum ditampilkan: ([0-9]+) perubahan", said)
    assert left is not None
    assert shown + int(left[1]) == 60
    assert said.splitlines()[0].startswith("## 60 layanan berubah bagi pemohon: 60 syarat tidak diminta lagi")


def test_a_text_is_cut_with_a_count() -> None:
    said = rendered({FILE: FIRST}, {FILE: many(300)})
    assert len(said.splitlines()) <= 200
    left = re.search(r"\.\.\. dan ([0-9]+) lagi", said)
    assert left is not None
    assert said.count("+ Bertambah") + int(left[1]) == 300
    assert rendered({FILE: FIRST}, {FILE: many(300)}, whole=True).count("+ Bertambah") == 300


def test_annotations_are_few() -> None:
    said = rendered({FILE: FIRST}, {FILE: many(50)}, "github").splitlines()
    assert len(said) == 10
    assert "dan 43 lagi" in said[-1]
    assert all(line.startswith("::notice ") for line in said)


def test_a_long_text_is_cut_with_a_count() -> None:
    after = FIRST.replace("Bukti lunas PBB", "panjang " * 900)
    for format in ("text", "markdown"):
        said = rendered({FILE: FIRST}, {FILE: after}, format)
        assert re.search(r"dan [0-9]+ huruf lagi", said)
        assert len(said) < 12_000
    assert len(max(rendered({FILE: FIRST}, {FILE: many(60, after)}, "markdown").splitlines(), key=len)) < 3_000


def test_a_comment_fits_the_host_whatever_is_in_it() -> None:
    huge = FIRST.replace(
        "produk:", "".join(f'  - {{id: b-{n}, uraian: "{"@<|" * 800}{n}"}}\n' for n in range(60)) + "produk:"
    )
    said = rendered({FILE: FIRST}, {FILE: huge}, "markdown")
    assert len(said) < 65_536
    assert re.search(r"dan [0-9]+ lagi", said)


def test_many_broken_files_and_long_sentences_fit_too() -> None:
    broken = {f"standards/kantor/r{n:02}.yaml": "nama: [" for n in range(70)}
    laporan = report({FILE: FIRST}, {FILE: many(60), **broken})
    words = (("butir", "@|<" * 3_000), ("edisi", 1), ("jumlah", 2))
    temuan = tuple(Finding(f"standards/{'x' * n}.yaml", n, 1, "SP921", words) for n in range(1, 30))
    laporan = Laporan(laporan.proposal, ("a", "b"), SITE, temuan=temuan)
    said = render_usulan(laporan, "markdown")
    assert len(said.splitlines()) <= 80
    assert len(said) < 65_536
    assert "... dan 62 lagi" in said
    assert len(render_usulan(laporan, "text").splitlines()) <= 200
    assert render_usulan(laporan, "text", whole=True).count("tidak terbaca:") == 70


def test_much_rewording_is_counted() -> None:
    old, new = many(20), many(20).replace("Dokumen pendukung yang ke", "Dokumen tambahan pendukung yang ke")
    said = rendered({FILE: old}, {FILE: new + "redaksional: {oleh: Lurah, alasan: jelas}\n"}, "markdown")
    assert "<summary>20 kalimat" in said
    assert "- ... dan 12 lagi" in said


# ---------------------------------------------------------------------------------------------- hostile text


@pytest.mark.parametrize("sides", [(FIRST, HOSTILE), (HOSTILE, FIRST)], ids=["new", "old"])
@pytest.mark.parametrize("format", FORMATS)
def test_nothing_in_a_file_is_obeyed(sides: tuple[str, str], format: str) -> None:
    agency = INSTANSI.replace("Kantor Uji", f'"{EVIL}"')
    said = rendered({AGENCY: agency, FILE: sides[0]}, {AGENCY: agency, FILE: sides[1]}, format, whole=True)
    assert "\x1b" not in said
    assert "\u202e" not in said
    if format != "json":
        assert "alert(1)" in said.replace("\\", "")
    if format == "markdown":
        assert "<script" not in said
        assert "@semua" not in said
        assert "[klik](" not in said
        assert "http://" not in said
        assert "www.y" not in said
        assert "\n## judul" not in said
        assert not re.search(r"(?<!\\)#12", said)
        rows = [line for line in said.splitlines() if line.startswith("| **")]
        assert rows
        assert all(line.replace("\\|", "").count("|") == 5 for line in rows)
        assert all(line.replace("\\`", "").count("`") % 2 == 0 for line in said.splitlines())
    if format == "github":
        assert all(line.startswith("::notice ") for line in said.splitlines())
        assert all(re.match(r"::notice [^:]*::", line) for line in said.splitlines())
    if format == "json":
        json.loads(said)


def test_hostile_names_of_moments() -> None:
    laporan = Laporan(compared({FILE: FIRST}, {FILE: SECOND}), ("`a`\x1b[31m", "x\n::error::y"), SITE)
    for format in FORMATS:
        said = render_usulan(laporan, format)  # type: ignore[arg-type]
        assert "\x1b" not in said
        assert "\n::error" not in said


# ---------------------------------------------------------------------------------------------- colour


def test_colour_is_only_paint() -> None:
    sides = {FILE: FIRST}, {FILE: NEWER.replace("Fotokopi KTP-el", "Fotokopi KTP-el dan aslinya")}
    painted = rendered(*sides, colour=True)
    assert "\x1b[33m+ Bertambah" in painted
    assert "\x1b[1mdan aslinya" in painted
    assert re.sub(r"\x1b\[[0-9]+m", "", painted) == rendered(*sides)


# ---------------------------------------------------------------------------------------------- data


def test_data_is_whole_and_carries_fingerprints() -> None:
    made = json.loads(rendered({FILE: FIRST}, {FILE: many(300, SECOND)}, "json"))
    assert made["schema_version"] == 1
    assert made["total"] == 1
    (item,) = made["items"]
    assert (item["kode"], item["edisi_semula"], item["edisi"]) == ("aaaaa", 1, 2)
    assert len(item["perubahan"]) == 301
    assert len({change["sidik"] for change in item["perubahan"]}) == 301
    assert all(re.fullmatch("[0-9a-f]{16}", change["sidik"]) for change in item["perubahan"])


def test_a_fingerprint_does_not_follow_our_sentences() -> None:
    first = json.loads(rendered({FILE: FIRST}, {FILE: SECOND}, "json"))
    other = json.loads(
        rendered({FILE: FIRST}, {FILE: SECOND.replace(GROUND, "dasar_perubahan: {jenis: pembetulan}\n")}, "json")
    )
    assert [x["sidik"] for x in first["items"][0]["perubahan"]] == [x["sidik"] for x in other["items"][0]["perubahan"]]


def schema() -> Draft202012Validator:
    Draft202012Validator.check_schema(json.loads(usulan_schema()))
    return Draft202012Validator(json.loads(usulan_schema()))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({FILE: FIRST}, {FILE: NEWER}),
        ({FILE: FIRST}, {}),
        ({}, {FILE: FIRST, FORUM: FKP}),
        ({FILE: FIRST, OTHER: TWIN, AGENCY: DEFAULTS}, {FILE: FIRST, OTHER: TWIN, AGENCY: SLOWER}),
        ({FILE: "oops", FORUM: FKP}, {OTHER: "nama: ["}),
        ({FILE: FIRST}, {FILE: FIRST}),
    ],
)
def test_data_is_as_its_schema_says(before: dict[str, str], after: dict[str, str]) -> None:
    found = compared(before, after)
    temuan = proposal.judge(found, (), "2026-11-01")
    made = json.loads(render_usulan(Laporan(found, ("a", "b"), SITE, temuan=temuan), "json"))
    assert [error.message for error in schema().iter_errors(made)] == []


def test_the_schema_knows_every_fate_and_mark() -> None:
    item = json.loads(usulan_schema())["$defs"]["usulan"]["properties"]
    assert item["nasib"]["enum"] == list(get_args(proposal.Nasib))
    assert item["tanda"]["items"]["enum"] == list(get_args(proposal.Tanda))


def test_the_schema_refuses_what_it_does_not_know() -> None:
    made = json.loads(rendered({FILE: FIRST}, {FILE: NEWER}, "json"))
    made["items"][0]["lain"] = 1
    assert not schema().is_valid(made)
