"""Boards for the print shop: which changed since a revision, one file with a list in front, equal bytes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from generator import build
from generator.cli import main
from generator.cli.here import files_now
from generator.targets import boards
from generator.targets.print_run import Rencana, make_run, plan
from tests.papers import INSTANSI, PEMDA
from tests.test_pages import render
from tests.timeline import repository

DAY = "2026-11-01"
REST = "jenis: administratif\nstatus: berlaku\npersyaratan: [{id: ktp, uraian: Fotokopi KTP}]\n"
SURAT = f'kode: aaaaa\nnama: Surat <Uji>\nedisi: 1\nberlaku_sejak: "2024-03-02"\n{REST}'
IZIN = f'kode: bbbbb\nnama: Izin Uji\nedisi: 1\nberlaku_sejak: "2024-03-02"\n{REST}'
WALLS = """papan:
  - {layanan: surat, tempat: Loket 1, edisi: 1, tanggal: "2024-04"}
  - {layanan: izin, tempat: Aula, edisi: 1}
"""
BASE = {
    "standards/pemda.yaml": PEMDA,
    "standards/kantor/instansi.yaml": INSTANSI + WALLS,
    "standards/kantor/surat.yaml": SURAT,
    "standards/kantor/izin.yaml": IZIN,
}
SECOND = SURAT.replace("edisi: 1", "edisi: 2").replace("2024", "2025").replace("Fotokopi KTP", "KTP-el")
needs_pango = pytest.mark.skipif(not boards.can_set(), reason="boards cannot be set here")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo", [BASE, {"standards/kantor/surat.yaml": SECOND}])


def made(root: Path, since: str | None = None, tanggal: str = DAY) -> tuple[dict[str, bytes], Rencana]:
    options = build.BuildOptions(tanggal=tanggal)
    found, done, _ = build.only_boards(root, root / "standards", options, frozenset(), since)
    assert found is not None
    return done, plan(found, done)


@needs_pango
def test_only_what_says_something_else_is_printed_again(root: Path) -> None:
    assert sorted(made(root)[0]) == ["papan/kantor/izin.pdf", "papan/kantor/surat.pdf"]
    assert sorted(made(root, "HEAD~1")[0]) == ["papan/kantor/surat.pdf"]
    assert sorted(made(root, "HEAD")[0]) == []


@needs_pango
def test_another_telephone_prints_the_boards_again(root: Path) -> None:
    instansi = root / "standards/kantor/instansi.yaml"
    instansi.write_text(instansi.read_text() + 'kontak: {telepon: "0800-000-0001"}\n')
    assert sorted(made(root, "HEAD")[0]) == ["papan/kantor/izin.pdf", "papan/kantor/surat.pdf"]


@needs_pango
def test_an_edition_changes_the_board_when_its_day_has_come(tmp_path: Path) -> None:
    """The repository's commits are of January 2026; the second edition applies from March."""
    announced = SECOND.replace("2025-03-02", "2026-03-02")
    root = repository(tmp_path, [BASE, {"standards/kantor/surat.yaml": announced}])
    assert sorted(made(root, "HEAD~1", "2026-02-01")[0]) == []
    assert sorted(made(root, "HEAD", "2026-11-01")[0]) == ["papan/kantor/surat.pdf"]


@needs_pango
def test_the_file_has_a_list_bookmarks_and_every_sheet(root: Path) -> None:
    done, rencana = made(root)
    content = make_run(rencana)
    with pikepdf.open(BytesIO(content)) as whole, whole.open_outline() as outline:
        tree = [(item.title, [child.title for child in item.children]) for item in outline.root]
        assert tree == [("Daftar cetak", []), ("Kantor Uji", ["Izin Uji", "Surat <Uji>"])]
        assert len(whole.pages) == 1 + sum(one.lembar for one in rencana.papan)
        sizes = [round(float(page.mediabox[2]) / 72 * 25.4) for page in whole.pages]
        assert sizes[:2] == [210, 297]
    text = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()
    for words in ("Surat <Uji>", "Kode aaaaa", "Loket 1", "Mengganti edisi 1", "Aula", "Sudah tergantung edisi ini."):
        assert words in " ".join(text.split()), words
    assert make_run(made(root)[1]) == content
    assert len(done) == 2


@needs_pango
def test_boards_of_withdrawn_services_come_down(tmp_path: Path) -> None:
    """One that is recorded is named with its place; one that nobody recorded is named too."""
    gone = 'status: dicabut\npencabutan: {tanggal: "2026-05-04", alasan: Digabung.}'
    tera = IZIN.replace("bbbbb", "ccccc").replace("Izin Uji", "Tera Uji").replace("status: berlaku", gone)
    files = {"izin": IZIN.replace("status: berlaku", gone), "tera": tera}
    root = repository(tmp_path, [BASE, {f"standards/kantor/{name}.yaml": text for name, text in files.items()}])
    _, rencana = made(root)
    assert [(one.papan.tempat, one.riwayat.kode) for one in rencana.turun if one.riwayat] == [("Aula", "bbbbb")]
    assert [one.kode for one in rencana.tutup] == ["ccccc"]
    text = " ".join(pypdfium2.PdfDocument(make_run(rencana))[0].get_textpage().get_text_range().split())
    below = text.split("Turunkan, tanpa pengganti")[1]
    for words in ("Izin Uji", "Aula", "Tera Uji", "Layanan dicabut 4 Mei 2026", "Kode ccccc", "Ada papan lama?"):
        assert words in below.replace("\u00a0", " "), words


@needs_pango
def test_a_board_that_changed_within_its_edition_is_replaced_on_every_wall(root: Path) -> None:
    instansi = root / "standards/kantor/instansi.yaml"
    walls = (
        instansi.read_text() + '  - {layanan: izin, tempat: Loket 2, edisi: 1}\nkontak: {telepon: "0800-000-0001"}\n'
    )
    instansi.write_text(walls)
    options = build.BuildOptions(tanggal=DAY)
    found, done, _ = build.only_boards(root, root / "standards", options, frozenset(), "HEAD")
    assert found is not None
    rencana = plan(found, done, berubah=True)
    assert [(one.riwayat.kode, one.rangkap) for one in rencana.papan] == [("bbbbb", 2), ("aaaaa", 1)]
    text = " ".join(pypdfium2.PdfDocument(make_run(rencana))[0].get_textpage().get_text_range().split())
    assert text.count("Edisinya sama, tetapi jam, tempat, atau keterangan lain di papan berubah.") == 2
    assert "Sudah tergantung" not in text


@needs_pango
def test_the_command(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(root)
    files_now.cache_clear()
    assert main(["boards", "--date", DAY, "--changed-since", "HEAD~1", "--merge", "cetak.pdf", "--workers", "1"]) == 0
    assert "1 papan, 1 lembar" in capsys.readouterr().err
    assert (root / "cetak.pdf").read_bytes().startswith(b"%PDF")
    assert main(["boards", "--date", DAY, "--changed-since", "HEAD", "--workers", "1"]) == 0
    assert "Tidak ada papan yang berubah." in capsys.readouterr().err
    assert main(["boards", "--date", DAY, "--changed-since", "tidak-ada", "--workers", "1"]) == 2
    assert "tidak-ada" in capsys.readouterr().err


@needs_pango
def test_a_board_that_fails_is_withheld_and_its_page_says_so(tmp_path: Path) -> None:
    """A letter that our fonts lack must not come from a font of the machine."""
    strange = SURAT.replace("Fotokopi KTP", "Fotokopi KTP \u6f22")
    root = repository(tmp_path, [{**BASE, "standards/kantor/surat.yaml": strange}])
    options = build.BuildOptions(tanggal=DAY)
    found, done, findings = build.only_boards(root, root / "standards", options, frozenset())
    assert found is not None
    assert sorted(done) == ["papan/kantor/izin.pdf"]
    assert [(one.id, one.file) for one in findings if one.id == "SP974"] == [("SP974", "standards/kantor/surat.yaml")]
    pages = render(found)
    missing = "Papan untuk standar ini belum tersedia."
    assert missing in pages["kantor/surat/index.html"]
    assert missing not in pages["kantor/izin/index.html"]
    assert "papan/kantor/izin.pdf" in pages["kantor/izin/index.html"]


@needs_pango
def test_a_draft_gets_its_board_when_it_is_named_marked_and_without_a_code(tmp_path: Path) -> None:
    draft = SURAT.replace("status: berlaku", "status: rancangan")
    root = repository(tmp_path, [{**BASE, "standards/kantor/surat.yaml": draft}])
    options = build.BuildOptions(tanggal=DAY)
    assert sorted(build.only_boards(root, root / "standards", options, frozenset())[1]) == ["papan/kantor/izin.pdf"]
    _, done, _ = build.only_boards(root, root / "standards", options, frozenset(["kantor/surat"]))
    assert sorted(done) == ["papan/kantor/surat.pdf"]
    page = pypdfium2.PdfDocument(done["papan/kantor/surat.pdf"])[0]
    assert "RANCANGAN" in page.get_textpage().get_text_range()
    assert zxingcpp.read_barcodes(page.render(scale=1).to_pil()) == []
