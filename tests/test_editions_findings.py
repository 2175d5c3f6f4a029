"""Small histories in; what a person must look at, and what is no fault, out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import build
from generator.build import BuildOptions
from generator.messages import level, remedy, sentence
from generator.model import Riwayat
from generator.targets.landing.states import state
from tests.papers import INSTANSI, PEMDA
from tests.timeline import repository

TEXT = """kode: aaaaa
nama: Surat Uji
jenis: administratif
status: berlaku
edisi: 1
berlaku_sejak: "2024-01-02"
penetapan: {tanggal: "2024-01-02"}
persyaratan:
  - {id: ktp, uraian: Fotokopi KTP-el}
  - {id: pbb, uraian: Bukti lunas PBB}
"""
MORE = TEXT + "  - {id: foto, uraian: Pas foto}\n"
WORDED = TEXT.replace("Bukti lunas PBB", "Bukti lunas PBB tahun berjalan")
FILE = "standards/kantor/surat.yaml"
OTHER = "standards/kantor/lain.yaml"
AGENCY = "standards/kantor/instansi.yaml"
BASE = {"standards/pemda.yaml": PEMDA, AGENCY: INSTANSI}
OURS = ("SP903", *(f"SP{n}" for n in range(911, 920)), *(f"SP{n}" for n in range(959, 966)))

Moment = Mapping[str, str | None]


def edition(text: str, nomor: int, since: str = "") -> str:
    """The same text as another edition; without a date, from a later year on."""
    return text.replace("edisi: 1", f"edisi: {nomor}").replace("2024-01-02", since or f"{2023 + nomor}-01-02")


def seen(root: Path, tanggal: str = "2026-11-01") -> tuple[tuple[Riwayat, ...], list[str]]:
    """The services, and our findings as `id file:line`; each has its sentences."""
    found, findings = build.publication(root, root / "standards", BuildOptions(tanggal=tanggal))
    assert found is not None
    mine = [one for one in findings if one.id in OURS]
    for one in mine:
        assert "{" not in sentence(one.id, dict(one.words)) + remedy(one.id, dict(one.words))
        assert level(one.id)
        assert (one.line, one.column) == (0, 0) or (one.line > 0 and one.column > 0)  # a whole file, or a place in it
    return found.riwayat, [f"{one.id} {one.file.removeprefix('standards/')}:{one.line}" for one in mine]


def told(tmp_path: Path, *moments: Moment) -> list[str]:
    return seen(repository(tmp_path, [{**BASE, **moments[0]}, *moments[1:]]))[1]


IN_PLACE = ["SP911 kantor/surat.yaml:5"]


def waiver(id: str, until: str = "2027-01-01") -> str:
    return f'pengecualian: [{{temuan: {id}, alasan: hanya di kertas, sampai: "{until}"}}]\n'


@pytest.mark.parametrize(
    ("moments", "findings"),
    [
        pytest.param([TEXT, MORE], IN_PLACE, id="a requirement more"),
        pytest.param([TEXT, WORDED], IN_PLACE, id="something to examine"),
        pytest.param([TEXT, MORE, TEXT], [], id="put back"),
        pytest.param([TEXT, edition(MORE, 2)], [], id="a new edition"),
        pytest.param([TEXT, MORE, edition(MORE, 2)], ["SP912 kantor/surat.yaml:5"], id="an earlier edition"),
        pytest.param([TEXT, WORDED + "redaksional: {oleh: Kabag, alasan: ejaan}\n"], [], id="said to be wording"),
        pytest.param([TEXT, MORE + "redaksional: {oleh: Kabag, alasan: ejaan}\n"], IN_PLACE, id="more than wording"),
        pytest.param([TEXT, TEXT.replace("Fotokopi KTP", "Foto kopi KTP")], [], id="spelling"),
        pytest.param([TEXT, TEXT.replace("Surat Uji", "Surat Coba")], [], id="the title"),
        pytest.param([TEXT, TEXT + "pengaduan: {pejabat: {jabatan: Camat}}\n"], [], id="information"),
        pytest.param([TEXT.replace("berlaku\n", "rancangan\n"), MORE], [], id="a draft becomes an edition"),
        pytest.param(
            [TEXT.replace("berlaku\n", "rancangan\n"), MORE.replace("berlaku\n", "rancangan\n")], [], id="a draft"
        ),
        pytest.param(
            [TEXT, TEXT.replace("berlaku\n", "dicabut\n") + 'pencabutan: {tanggal: "2026-01-02"}\n'], [], id="withdrawn"
        ),
        pytest.param([edition(TEXT, 2), edition(TEXT, 1)], ["SP914 kantor/surat.yaml:5"], id="a number that went back"),
        pytest.param([TEXT, edition(TEXT, 2).replace("berlaku\n", "dibahas\n"), TEXT], [], id="a draft that went back"),
        pytest.param([TEXT, edition(TEXT, 3)], ["SP915 kantor/surat.yaml:5"], id="a number left out"),
        pytest.param([edition(TEXT, 3)], [], id="a paper past"),
        pytest.param(
            [
                TEXT,
                edition(TEXT, 3) + waiver("SP915"),
            ],
            [],
            id="a number left out, waived",
        ),
        pytest.param([TEXT, edition(TEXT, 3) + waiver("SP915", "2026-11-01")], [], id="waived through its last day"),
        pytest.param(
            [TEXT, edition(TEXT, 3) + waiver("SP915", "2026-10-31")],
            ["SP915 kantor/surat.yaml:5"],
            id="waived until yesterday",
        ),
        pytest.param([TEXT, "nama: [\n", edition(TEXT, 2)], ["SP916 kantor/surat.yaml:0"], id="a broken state"),
        pytest.param([TEXT, "nama: [\n", "kode: [\n", TEXT], ["SP916 kantor/surat.yaml:0"], id="two broken states"),
        pytest.param([TEXT, "skema: 99\n" + TEXT, TEXT], ["SP916 kantor/surat.yaml:0"], id="an unknown schema"),
        pytest.param([TEXT, "nama: [\n"], [], id="broken now: its own findings say so"),
        pytest.param(
            [TEXT, edition(TEXT, 2, "2023-05-01")], ["SP917 kantor/surat.yaml:6"], id="dates the other way round"
        ),
        pytest.param([TEXT, edition(TEXT, 2, "2024-01-02")], [], id="two editions of one day"),
        pytest.param(
            [TEXT, MORE + waiver("SP911"), edition(TEXT, 3) + waiver("SP912")],
            ["SP915 kantor/surat.yaml:5"],
            id="an earlier edition, waived",
        ),
        pytest.param([TEXT, MORE + waiver("SP911")], IN_PLACE, id="nobody waives an altered edition"),
        pytest.param(
            [edition(TEXT, 2), edition(TEXT, 1) + waiver("SP914")],
            ["SP914 kantor/surat.yaml:5"],
            id="nobody waives a number that went back",
        ),
        pytest.param([TEXT, None], ["SP903 kantor/surat.yaml:0"], id="deleted"),
        pytest.param([TEXT, None, TEXT], [], id="restored"),
        pytest.param([TEXT, MORE, None], ["SP903 kantor/surat.yaml:0"], id="altered, then deleted"),
    ],
)
def test_one_file(tmp_path: Path, moments: list[str | None], findings: list[str]) -> None:
    assert told(tmp_path, *({FILE: text} for text in moments)) == findings


def test_an_altered_edition_is_named_by_its_day_and_its_decree(tmp_path: Path) -> None:
    decree = TEXT.replace("penetapan: {", 'penetapan: {sk: "188/12/2024", ')
    root = repository(tmp_path, [{**BASE, FILE: decree}, {FILE: decree.replace("PBB}", "PBB tahun berjalan}")}])
    _, findings = build.publication(root, root / "standards", BuildOptions(tanggal="2026-11-01"))
    (said,) = [sentence(one.id, dict(one.words)) for one in findings if one.id == "SP911"]
    assert "berlaku sejak 2 Januari 2024, SK 188/12/2024" in said


@pytest.mark.parametrize(("length", "quoted"), [(60, 60), (61, 60), (200, 60)])
def test_a_long_text_is_quoted_as_far_as_a_line_goes(tmp_path: Path, length: int, quoted: int) -> None:
    uraian = "Surat " + "x" * (length - 6)
    root = repository(tmp_path, [{**BASE, FILE: TEXT}, {FILE: f"{TEXT}  - {{id: foto, uraian: {uraian}}}\n"}])
    _, findings = build.publication(root, root / "standards", BuildOptions(tanggal="2026-11-01"))
    (said,) = [str(one.word("contoh")) for one in findings if one.id == "SP911"]
    assert len(said) == quoted
    assert said == uraian if length == quoted else (said[-1] == "…" and uraian.startswith(said[:-1]))


def test_a_file_that_came_before_its_agency_has_its_editions_all_the_same(tmp_path: Path) -> None:
    alone: Moment = {"standards/pemda.yaml": PEMDA, FILE: TEXT}
    (one,), findings = seen(repository(tmp_path, [alone, {AGENCY: INSTANSI}, {FILE: edition(MORE, 2)}]))
    assert ([edisi.nomor for edisi in one.edisi], findings) == ([1, 2], [])


def test_what_is_not_committed_counts_too(tmp_path: Path) -> None:
    root = repository(tmp_path, [{**BASE, FILE: TEXT}])
    assert seen(root)[1] == []
    (root / FILE).write_text(MORE, "utf-8")
    assert seen(root)[1] == IN_PLACE
    (root / FILE).write_text(edition(MORE, 2), "utf-8")
    assert seen(root)[1] == []


def with_fee(fee: str, more: str = "") -> str:
    return f"{INSTANSI}bawaan:\n  biaya: {{teks: {fee}}}\n{more}"


@pytest.mark.parametrize(
    ("moments", "findings"),
    [
        pytest.param(
            [
                {AGENCY: with_fee("Gratis"), FILE: TEXT, OTHER: TEXT.replace("aaaaa", "bbbbb")},
                {AGENCY: with_fee("Rp5.000")},
            ],
            ["SP913 kantor/instansi.yaml:4"],
            id="once for all its services",
        ),
        pytest.param(
            [{AGENCY: with_fee("Gratis"), FILE: TEXT}, {AGENCY: with_fee("Rp5.000"), FILE: edition(TEXT, 2)}],
            [],
            id="with a new edition",
        ),
        pytest.param(
            [
                {AGENCY: with_fee("Gratis"), FILE: TEXT},
                {AGENCY: with_fee("Rp5.000"), FILE: TEXT + "biaya: {teks: Gratis}\n"},
            ],
            [],
            id="the old value in the file",
        ),
        pytest.param(
            [{AGENCY: with_fee("Gratis"), FILE: TEXT}, {AGENCY: with_fee("Gratis", "alamat: Jalan Dua\n")}],
            [],
            id="an address",
        ),
        pytest.param(
            [{AGENCY: with_fee("Gratis"), FILE: TEXT}, {AGENCY: with_fee("Rp5.000"), FILE: MORE}],
            ["SP913 kantor/instansi.yaml:4", *IN_PLACE],
            id="both",
        ),
        pytest.param(
            [{AGENCY: with_fee("Gratis"), FILE: TEXT}, {AGENCY: "nama: [\n"}, {AGENCY: with_fee("Gratis")}],
            ["SP916 kantor/instansi.yaml:0"],
            id="a broken agency",
        ),
        pytest.param(
            [{AGENCY: with_fee("Gratis"), FILE: TEXT}, {AGENCY: with_fee("Rp5.000")}, {FILE: edition(TEXT, 2)}],
            ["SP912 kantor/surat.yaml:5"],
            id="an earlier edition",
        ),
    ],
)
def test_the_agencys_defaults(tmp_path: Path, moments: list[Moment], findings: list[str]) -> None:
    assert told(tmp_path, *moments) == findings


def test_an_edition_has_the_defaults_that_the_main_line_showed_last(tmp_path: Path) -> None:
    moments: list[Moment] = [
        {**BASE, AGENCY: with_fee("Gratis"), FILE: TEXT},
        {AGENCY: with_fee("Rp5.000")},
        {AGENCY: with_fee("Rp9.000"), FILE: edition(TEXT, 2)},
    ]
    (one,), _ = seen(repository(tmp_path, moments))
    assert [edisi.layanan.standar.biaya.teks for edisi in one.edisi] == ["Rp5.000", "Rp9.000"]  # type: ignore[union-attr]


def test_a_number_that_went_back_is_never_in_force(tmp_path: Path) -> None:
    (one,), _ = seen(repository(tmp_path, [{**BASE, FILE: TEXT}, {FILE: edition(MORE, 2)}, {FILE: TEXT}]))
    assert one.kini.nomor == 1
    assert [edisi.nomor for edisi in one.edisi] == [1, 2]  # its board still hangs there
    assert one.mendatang is None
    assert [nomor for nomor in range(4) if one.ditarik(nomor)] == [2]
    assert state(one, 2).jenis == "berubah"


@pytest.mark.parametrize("words", ["status: dibahas", 'status: berlaku\nberlaku_sejak: "2027-01-02"'])
def test_an_edition_ahead_was_not_taken_back(tmp_path: Path, words: str) -> None:
    ahead = edition(MORE, 2).replace('berlaku_sejak: "2025-01-02"\n', "").replace("status: berlaku", words)
    (one,), _ = seen(repository(tmp_path, [{**BASE, FILE: TEXT}, {FILE: ahead}]))
    assert (one.kini.nomor, one.ditarik(2), state(one, 2).jenis) == (1, False, "belum")


def test_a_draft_whose_number_was_given_up_is_no_edition(tmp_path: Path) -> None:
    draft = edition(MORE, 2).replace("berlaku\n", "dibahas\n")
    (one,), _ = seen(repository(tmp_path, [{**BASE, FILE: TEXT}, {FILE: draft}, {FILE: TEXT}]))
    assert [edisi.nomor for edisi in one.edisi] == [1]


COPY = MORE.replace("Surat Uji", "Surat Salinan")


def test_a_copy_that_still_had_the_code_is_no_edition(tmp_path: Path) -> None:
    mended = COPY.replace("aaaaa", "bbbbb")
    root = repository(tmp_path, [{**BASE, FILE: TEXT}, {OTHER: COPY}, {OTHER: mended}])
    (copy, one), findings = seen(root)
    assert (one.kode, one.layanan.standar.nama, len(one.layanan.standar.persyaratan or ())) == ("aaaaa", "Surat Uji", 2)
    assert one.jejak == ()
    assert copy.kode == "bbbbb"
    assert findings == []


def test_a_copy_counts_once_the_first_file_has_gone(tmp_path: Path) -> None:
    root = repository(tmp_path, [{**BASE, FILE: TEXT}, {OTHER: edition(TEXT, 2)}, {FILE: None}])
    (one,), findings = seen(root)
    assert ([edisi.nomor for edisi in one.edisi], one.layanan.id, one.jejak) == ([1, 2], "lain", ("kantor/surat",))
    assert findings == []


def test_a_renamed_file_is_the_service_though_a_copy_stands_beside_it(tmp_path: Path) -> None:
    name = "standards/kantor/zz.yaml"
    root = repository(tmp_path, [{**BASE, FILE: TEXT}, {OTHER: COPY}, {FILE: None, name: TEXT}, {OTHER: None}])
    (one,), findings = seen(root)
    assert (one.layanan.id, one.layanan.standar.nama, findings) == ("zz", "Surat Uji", [])


def test_of_two_files_with_one_code_the_first_has_the_history(tmp_path: Path) -> None:
    moments: list[Moment] = [{**BASE, FILE: TEXT}, {FILE: edition(MORE, 2)}, {OTHER: COPY}]
    services, _ = seen(repository(tmp_path, moments))
    assert {one.layanan.id: [edisi.nomor for edisi in one.edisi] for one in services} == {"surat": [1, 2], "lain": [1]}


def test_a_code_that_changed_leaves_the_old_one_behind(tmp_path: Path) -> None:
    root = repository(tmp_path, [{**BASE, FILE: TEXT}, {FILE: TEXT.replace("aaaaa", "bbbbb")}])
    services, findings = seen(root)
    assert sorted(one.kode for one in services) == ["aaaaa", "bbbbb"]
    assert findings == ["SP903 kantor/surat.yaml:0"]


def test_findings_do_not_depend_on_the_order_of_files(tmp_path: Path) -> None:
    names = [f"standards/kantor/s{n}.yaml" for n in range(6)]
    first = {name: TEXT.replace("aaaaa", f"aaaa{n + 2}") for n, name in enumerate(names)}
    then = {name: text + "  - {id: foto, uraian: Pas foto}\n" for name, text in first.items()}
    one = repository(tmp_path / "satu", [{**BASE, **first}, then])
    other = repository(tmp_path / "dua", [{**BASE, **first}, *({name: then[name]} for name in reversed(names))])
    assert seen(one)[1] == seen(other)[1]
    assert len(seen(one)[1]) == 6
