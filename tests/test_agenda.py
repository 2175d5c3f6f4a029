"""What waits for the bureau: walls, reviews and decisions in, one text out, for a day that is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import build
from generator.hanging import survey
from generator.site import Site
from generator.targets.bureau import Agenda, draw_up, render_agenda
from tests.papers import INSTANSI, PEMDA
from tests.timeline import repository

DAY = "2026-11-01"
HEAD = "jenis: administratif\npersyaratan: [{id: ktp, uraian: Fotokopi KTP}]\n"
SURAT = f'kode: aaaaa\nnama: Surat *Uji*\nstatus: berlaku\nedisi: 2\nberlaku_sejak: "2025-03-02"\n{HEAD}'
LAMA = (
    'kode: bbbbb\nnama: Surat Lama\nstatus: berlaku\nedisi: 1\nberlaku_sejak: "2020-03-02"\n'
    f'peninjauan: {{berikutnya: "2025-01"}}\n{HEAD}'
)
HABIS = (
    'kode: ccccc\nnama: Surat Habis\nstatus: dicabut\nedisi: 1\nberlaku_sejak: "2020-03-02"\n'
    f'pencabutan: {{tanggal: "2026-01-01"}}\n{HEAD}'
)
WALLS = """papan:
  - {layanan: surat, tempat: Loket 1, edisi: 1, tanggal: "2024-02"}
  - {layanan: surat, tempat: Loket 2, edisi: 2}
  - {layanan: habis, edisi: 1}
  - {layanan: entah, edisi: 1}
"""
FKP = """tanggal: "2026-02-11"
tema: Surat
peserta: {pengguna: 14, ahli: 0, instansi: 3, masyarakat: 5, media: 1}
keputusan:
  - {id: telat, jenis: hapus, layanan: surat, butir: [ktp],
     semula: Fotokopi KTP, menjadi: Dihapus., tenggat: "2026-10-31"}
  - {id: dekat, jenis: tambah, layanan: surat, menjadi: Kartu antre, tenggat: "2026-11-15"}
  - {id: jauh, jenis: tambah, layanan: surat, menjadi: Kartu lain, tenggat: "2026-11-16"}
"""


@pytest.fixture
def found(tmp_path: Path) -> build.Publication:
    files = {
        "pemda.yaml": PEMDA,
        "kantor/instansi.yaml": INSTANSI + WALLS,
        "kantor/surat.yaml": SURAT,
        "kantor/lama.yaml": LAMA,
        "kantor/habis.yaml": HABIS,
        "kantor/fkp/2026-02-11.yaml": FKP,
    }
    root = repository(tmp_path, [{f"standards/{name}": text for name, text in files.items()}])
    made, _ = build.publication(root, root / "standards", build.BuildOptions(tanggal=DAY))
    assert made is not None
    return made


def drawn(found: build.Publication) -> Agenda:
    return draw_up(found.catalog, found.riwayat, found.forum, found.temuan, DAY)


def test_walls_are_held_against_what_is_in_force(found: build.Publication) -> None:
    dinding = survey(found.catalog, found.riwayat)
    assert [one.nasib for one in dinding.tergantung] == ["cetak-ulang", "sesuai", "turunkan", "tidak-dikenal"]
    assert [one.kode for one in dinding.belum_tercatat] == ["bbbbb"]


def test_a_board_follows_its_service_to_another_file(tmp_path: Path) -> None:
    files = {"standards/pemda.yaml": PEMDA, "standards/kantor/instansi.yaml": INSTANSI + WALLS}
    moments = [
        {**files, "standards/kantor/surat.yaml": SURAT},
        {"standards/kantor/surat.yaml": None, "standards/kantor/baru.yaml": SURAT},
    ]
    root = repository(tmp_path, moments)
    made, _ = build.publication(root, root / "standards", build.BuildOptions(tanggal=DAY))
    assert made is not None
    assert survey(made.catalog, made.riwayat).tergantung[1].nasib == "sesuai"


def test_what_is_late_and_what_is_near(found: build.Publication) -> None:
    agenda = drawn(found)
    assert [one.kesepakatan.keputusan.id for one in agenda.terlambat] == ["telat"]
    assert [one.kesepakatan.keputusan.id for one in agenda.segera] == ["dekat"]
    assert [one.standar.nama for one in agenda.tinjau] == ["Surat Lama"]
    assert not agenda.kosong


def test_the_text_says_it_all_and_nothing_gets_out_of_it(found: build.Publication) -> None:
    text = render_agenda(drawn(found), Site(DAY, "https://sp.uji.example/", "Uji", True), ["https://x.example/<b>"])
    text = text.replace("\u00a0", " ")
    assert text.startswith("## Yang menunggu Bagian Organisasi, 1 November 2026\n\n**DATA CONTOH.**")
    assert 'semula "Fotokopi KTP", menjadi "Dihapus." (tenggat 31 Oktober 2026)' in text
    assert "### Papan: cetak ulang 1 dari 4\n\n- Surat \\*Uji\\*, Kantor Uji, Loket 1: tergantung edisi 1, yang" in text
    assert "### Papan: turunkan (1)" in text
    assert "- kantor: entah" in text
    assert "- Surat Lama, Kantor Uji" in text
    assert "<b>" not in text
    assert "\n\n\n" not in text


def test_nothing_waits(tmp_path: Path) -> None:
    files = {
        "standards/pemda.yaml": PEMDA,
        "standards/kantor/instansi.yaml": INSTANSI,
        "standards/kantor/surat.yaml": SURAT,
    }
    root = repository(tmp_path, [files])
    made, _ = build.publication(root, root / "standards", build.BuildOptions(tanggal=DAY))
    assert made is not None
    assert "Tidak ada yang menunggu." in render_agenda(drawn(made), Site(DAY, "https://sp.uji.example/", "Uji"))
