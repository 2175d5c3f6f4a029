"""The prints of a consultation: nothing is lost, no foreign letter, A4, and a print that is wrong is not published."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest

try:
    import weasyprint
except OSError:
    pytest.skip("needs Pango", allow_module_level=True)

from generator import build
from generator.build import BuildOptions
from generator.consultations import Forum
from generator.consultations.services import index
from generator.jobs import Job, Result, make
from generator.model import Keputusan, Masukan, Pejabat, Peserta
from generator.targets import forum_sheets
from generator.targets.boards.check import plain
from generator.targets.boards.letters import all_printable
from generator.targets.forum_sheets.annex import annex
from generator.targets.forum_sheets.hall import hall_sheets
from generator.targets.forum_sheets.order import Lampiran, LembarForum
from generator.targets.forum_sheets.press import make_sheet, texts, trouble
from generator.targets.publication import Publication

ROOT = Path(__file__).parents[1]
MM = 72 / 25.4
LEAST = 10.95
"""Points; a PDF rounds."""


@pytest.fixture(scope="module")
def demo() -> Publication:
    found, _ = build.publication(ROOT, ROOT / "standards", BuildOptions(tanggal="2026-11-01"))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def made(demo: Publication) -> dict[str, tuple[Job, Result]]:
    found = {job.path: (job, make(job)) for job in forum_sheets.jobs(demo)}
    assert len(found) == 2 * len(demo.forum) > 10
    return found


def read(content: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def forum_of(demo: Publication, rujukan: str) -> Forum:
    return next(one for one in demo.forum if one.rujukan == rujukan)


def hall(demo: Publication, forum: Forum) -> LembarForum:
    return all_printable(hall_sheets(forum, index(demo.riwayat), demo.catalog.pemda))


def record(demo: Publication, forum: Forum) -> Lampiran:
    return all_printable(annex(forum, demo.catalog.pemda, ("Surat Uji",)))


def test_every_consultation_has_both_prints(demo: Publication, made: dict[str, tuple[Job, Result]]) -> None:
    for forum in demo.forum:
        for ending in ("lembar", "lampiran"):
            job, result = made[f"{forum.konsultasi.folder}/fkp/{forum.konsultasi.tanggal}-{ending}.pdf"]
            assert result.findings == ()
            assert result.content is not None
            assert job.key
            assert dict(result.memo)["lembar"] == len(read(result.content))


def test_no_print_lies_where_a_page_lies(demo: Publication, made: dict[str, tuple[Job, Result]]) -> None:
    pages = {demo.site.fkp(forum.konsultasi.folder, forum.konsultasi.tanggal) for forum in demo.forum}
    assert pages
    assert not {f"{path.removesuffix('.pdf')}/" for path in made} & pages


def test_the_annex_waits_for_the_forum(demo: Publication) -> None:
    early = replace(demo, site=replace(demo.site, tanggal="2026-05-19"))
    paths = [job.path for job in forum_sheets.jobs(early)]
    assert "dishub/fkp/2026-05-20-lembar.pdf" in paths
    assert "dishub/fkp/2026-05-20-lampiran.pdf" not in paths


def test_paper_and_letters(made: dict[str, tuple[Job, Result]]) -> None:
    for path, (_, result) in made.items():
        assert result.content is not None
        document = pypdfium2.PdfDocument(result.content)
        for page in document:
            wide, tall = (round(side / MM) for side in page.get_size())
            assert (wide, tall) == ((297, 210) if path.endswith("-lembar.pdf") else (210, 297))
            pieces = [item for item in page.get_objects() if isinstance(item, pypdfium2.PdfTextObj)]
            assert {item.get_font().get_base_name().split("+")[-1].startswith("Public-Sans") for item in pieces} == {
                True
            }
            assert min(item.get_font_size() * abs(item.get_matrix().a) for item in pieces) >= LEAST
        document.close()


def test_everything_of_the_record_is_on_paper(demo: Publication, made: dict[str, tuple[Job, Result]]) -> None:
    for forum in demo.forum:
        held = forum.konsultasi
        content = made[f"{held.folder}/fkp/{held.tanggal}-lampiran.pdf"][1].content
        assert content is not None
        whole = plain("".join(read(content)))
        wanted = [held.fkp.tema, held.fkp.tempat, held.instansi.nama]
        for masukan in held.fkp.masukan:
            wanted += [masukan.uraian, masukan.alasan]
        for one in held.fkp.keputusan:
            wanted += [one.semula, one.usulan, one.alasan, one.penanggung_jawab]
            wanted += [one.menjadi] if one.jenis not in ("hapus", "cabut") else []
        assert [text for text in wanted if text and plain(text) not in whole] == []


def test_the_hall_sees_what_was_in_force_on_the_day(demo: Publication) -> None:
    found = hall(demo, forum_of(demo, "disdukcapil/2025-03-12"))
    part = next(one for one in found.bagian if one.nama == "Akta Kelahiran")
    assert part.keterangan.startswith("Edisi 1, berlaku sejak")
    rows = {row.semula: row for group in part.kelompok for row in group.baris}
    assert rows["Fotokopi KTP-el dua orang saksi, 1\u00a0lembar setiap saksi"].usulan.startswith("Dihapus.")
    assert rows["5\u00a0hari kerja"].usulan == "Dipercepat."
    assert "F-2.03" not in " ".join(rows)
    assert rows["Belum ada pengganti bagi anak tanpa surat keterangan kelahiran"].usulan
    numbers = [row.nomor for group in part.kelompok for row in group.baris]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]


def test_a_new_service_and_a_decision_for_all(demo: Publication) -> None:
    found = hall(demo, forum_of(demo, "kec-hulu/2025-06-18"))
    assert found.bagian[0].nama == "Semua layanan"
    new = next(one for one in found.bagian if "Permintaan Data" in one.nama)
    assert new.keterangan.startswith("Layanan baru.")
    assert [row.usulan for group in new.kelompok for row in group.baris] == [
        "Buka layanan data dengan syarat yang jelas."
    ]


def test_every_decision_is_once_in_the_hall(demo: Publication) -> None:
    for forum in demo.forum:
        rows = [row for part in hall(demo, forum).bagian for group in part.kelompok for row in group.baris]
        said = " ".join(row.usulan for row in rows)
        for one in forum.konsultasi.fkp.keputusan:
            assert one.usulan
            assert one.usulan.rstrip(".") in said.replace("\u00a0", " ")


def test_the_annex_says_nothing_of_later_days(demo: Publication) -> None:
    """It is signed once: what became of the decisions stands on the page."""
    for forum in demo.forum:
        later = replace(forum, kesepakatan=tuple(replace(one, keadaan="masuk") for one in forum.kesepakatan))
        assert record(demo, forum) == record(demo, later)
        said = " ".join(texts(record(demo, forum)))
        assert "Lewat tenggat" not in said
        assert "Sudah masuk" not in said


def test_posts_sign_and_nobody_is_named(demo: Publication) -> None:
    forum = forum_of(demo, "dpmptsp/2025-10-09")
    held = forum.konsultasi
    named = replace(held.instansi, pimpinan=Pejabat("Kepala Dinas", nama="Laras Contoh"))
    found = record(demo, replace(forum, konsultasi=replace(held, instansi=named)))
    assert found.tanda_tangan == (
        ("Penyelenggara", "Kepala Dinas"),
        ("Penyelenggara", "Dinas Kesehatan"),
        ("Wakil peserta", "Pengguna layanan"),
        ("Wakil peserta", "Ahli atau akademisi"),
        ("Wakil peserta", "Instansi terkait"),
    )
    assert "Laras" not in " ".join(texts(found))
    assert found.sedikit


def test_example_data_is_marked_on_every_page(made: dict[str, tuple[Job, Result]]) -> None:
    for _, result in made.values():
        assert result.content is not None
        pages = read(result.content)
        assert all("DATA CONTOH" in page for page in pages)
        assert all(f"Halaman {n} dari {len(pages)}" in page for n, page in enumerate(pages, 1))


def test_table_heads_come_again_on_each_page(made: dict[str, tuple[Job, Result]]) -> None:
    content = made["desa-rindang/fkp/2026-02-11-lembar.pdf"][1].content
    assert content is not None
    pages = read(content)
    assert len(pages) > 3
    assert all("Tanggapan peserta" in page and "Disepakati" in page for page in pages)


# ----------------------------------------------------------------------------------------- hard records

LONG = "Persetujuan" * 30
HOSTILE = '<script>alert(1)</script> & "satu" {{ dua }} ]]> C:\\tiga'


def hard(forum: Forum) -> Iterator[tuple[str, Forum]]:
    held = forum.konsultasi

    def changed(**values: object) -> Forum:
        return replace(forum, konsultasi=replace(held, fkp=replace(held.fkp, **values)))  # type: ignore[arg-type]

    def decided(text: str, count: int = 1) -> Forum:
        found = tuple(
            Keputusan(f"k{n}", "ubah", "sktm", semula=text, usulan=text, menjadi=text[::-1], alasan=text)
            for n in range(count)
        )
        rows = tuple(replace(forum.kesepakatan[0], keputusan=one, riwayat=None) for one in found)
        return replace(changed(keputusan=found), kesepakatan=rows)

    yield (
        "nothing but the head",
        replace(changed(keputusan=(), masukan=(), layanan=(), peserta=Peserta()), kesepakatan=()),
    )
    yield "one word without an end", decided(LONG)
    yield "hostile", decided(HOSTILE)
    yield "longer than a page", decided("Kata yang panjang sekali. " * 160)
    yield "sixty decisions", decided("Fotokopi KTP-el pemohon", 60)
    yield "a long theme", changed(tema=LONG, tempat=LONG, ringkasan=LONG)
    yield "many inputs", changed(masukan=tuple(Masukan(f"Masukan {n}", "diterima", alasan=LONG) for n in range(50)))


@pytest.mark.parametrize("kind", ["hall", "annex"])
def test_hard_records(demo: Publication, kind: str) -> None:
    for name, forum in hard(forum_of(demo, "desa-rindang/2026-02-11")):
        order = hall(demo, forum) if kind == "hall" else record(demo, forum)
        result = make_sheet(order)
        assert result.findings == (), name
        assert result.content is not None


def test_a_letter_that_we_cannot_print(demo: Publication) -> None:
    forum = forum_of(demo, "desa-rindang/2026-02-11")
    order = replace(record(demo, forum), catatan="Aksara \u1b05")
    result = make_sheet(order)
    assert result.content is None
    assert [(one.id, one.file, one.word("huruf")) for one in result.findings] == [("SP833", order.file, "U+1B05")]


def test_a_text_that_is_lost_is_noticed(demo: Publication) -> None:
    order = record(demo, forum_of(demo, "desa-rindang/2026-02-11"))
    content = make_sheet(order).content
    assert content is not None
    assert list(trouble(content, order)) == []
    more = replace(order, janji=(*order.janji, "Yang tidak pernah dicetak"))
    assert list(trouble(content, more)) == [("SP832", {"jumlah": 1, "teks": "yangtidakpernahdicetak"})]
    assert make_sheet(more).content is None


def test_a_foreign_paper_is_noticed(demo: Publication) -> None:
    order = record(demo, forum_of(demo, "desa-rindang/2026-02-11"))
    html = "<p style='font-family: DejaVu Sans; margin-left: -14mm'>Tulisan di tepi</p>"
    page = f"<style>@page {{ size: A5; margin: 15mm }}</style>{html}"
    content = weasyprint.HTML(string=page).write_pdf()
    found = [id for id, _ in trouble(content, replace(order, janji=()))]
    assert {"SP832", "SP833", "SP834"} <= set(found)


def test_equal_records_give_equal_bytes_in_any_process(demo: Publication) -> None:
    code = """
import sys
from hashlib import sha256
from pathlib import Path
from generator import build
from generator.build import BuildOptions
from generator.jobs import make
from generator.targets import forum_sheets
root = Path(sys.argv[1])
found, _ = build.publication(root, root / "standards", BuildOptions(tanggal="2026-11-01"))
jobs = [job for job in forum_sheets.jobs(found) if job.path.startswith("desa-rindang/")]
for job in jobs[:: int(sys.argv[2])]:
    print(job.path, sha256(make(job).content).hexdigest(), job.key)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT), "-1"],
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    there = sorted(line.split()[:2] for line in done.stdout.splitlines())
    here = [[job.path, job] for job in forum_sheets.jobs(demo) if job.path.startswith("desa-rindang/")]
    digests = sorted([str(path), sha256(make(job).content or b"").hexdigest()] for path, job in here)  # type: ignore[arg-type]
    assert len(there) == 2
    assert there == digests
