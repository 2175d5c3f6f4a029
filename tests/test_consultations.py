"""A consultation record and two editions in; where each decision stands, out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import build
from generator.build import BuildOptions
from generator.consultations import Kesepakatan
from tests.papers import INSTANSI, PEMDA
from tests.timeline import repository

BODY = """kode: aaaaa
nama: Surat Uji
jenis: administratif
status: berlaku
edisi: 1
berlaku_sejak: "2024-01-02"
jangka_waktu: {teks: 5 hari kerja}
persyaratan:
  - {id: ktp, uraian: Fotokopi KTP}
  - {id: pbb, uraian: Bukti lunas PBB}
"""
SECOND = (
    BODY.replace("edisi: 1", "edisi: 2")
    .replace("2024-01-02", "2026-03-02")
    .replace("  - {id: pbb, uraian: Bukti lunas PBB}\n", "  - {id: f203, uraian: Formulir F-2.03}\n")
    .replace("5 hari kerja", "3 (tiga) hari kerja")
)
BACK = (
    SECOND.replace("edisi: 2", "edisi: 3").replace("2026-03-02", "2026-08-01")
    + "  - {id: pbb, uraian: Bukti lunas PBB}\n"
)
FKP = """tanggal: "2026-02-11"
tema: Surat
peserta: {pengguna: 14, ahli: 0, instansi: 3, masyarakat: 5, media: 1}
keputusan:
  - id: satu
    layanan: surat
"""
FILE, RECORD = "standards/kantor/surat.yaml", "standards/kantor/fkp/2026-02-11.yaml"
BASE = {"standards/pemda.yaml": PEMDA, "standards/kantor/instansi.yaml": INSTANSI, FILE: BODY}


def judge(root: Path, decision: str, *later: str) -> Kesepakatan:
    record = FKP + "".join(f"    {line}\n" for line in decision.splitlines())
    moments = [BASE, {RECORD: record}, *({FILE: text} for text in later)]
    repository(root, moments)
    found, findings = build.publication(root, root / "standards", BuildOptions(tanggal="2026-11-01"))
    assert found is not None
    assert found.forum, findings
    (kesepakatan,) = found.forum[0].kesepakatan
    assert found.forum[0].hadir == 4
    return kesepakatan


HAPUS = "jenis: hapus\nbagian: persyaratan\nbutir: [pbb]\nsemula: Bukti lunas PBB"
TAMBAH = "jenis: tambah\nbagian: persyaratan\nmenjadi: Formulir F-2.03"
WAKTU = "jenis: ubah\nbagian: jangka_waktu\nsemula: 5 hari kerja\nmenjadi: 3 hari kerja"

CASES = [
    ("removed", HAPUS, (SECOND,), "masuk", "berkurang"),
    ("not yet, no deadline", HAPUS, (), "menunggu", "berkurang"),
    ("not yet, deadline ahead", HAPUS + '\ntenggat: "2026-12-31"', (), "menunggu", "berkurang"),
    ("late", HAPUS + '\ntenggat: "2026-06-30"', (), "lewat", "berkurang"),
    ("came back", HAPUS, (SECOND, BACK), "kembali", "berkurang"),
    ("dropped", HAPUS + '\ndibatalkan: {tanggal: "2026-05-01", alasan: Aturan baru.}', (), "dibatalkan", "berkurang"),
    ("a person is sure", HAPUS + '\ndipastikan: {tanggal: "2026-05-01", oleh: Kabag}', (), "masuk", "berkurang"),
    ("added", TAMBAH, (SECOND,), "masuk", None),
    ("a duration, as a value", WAKTU, (SECOND,), "masuk", "berkurang"),
    ("a duration that did not change", WAKTU, (BODY.replace("edisi: 1", "edisi: 2"),), "menunggu", None),
    ("id gone, text still there", HAPUS, (BODY.replace("edisi: 1", "edisi: 2").replace("id: pbb", "id: pajak"),), "menunggu", None),
    ("in an edition of tomorrow", HAPUS, (SECOND.replace("2026-03-02", "2027-03-02"),), "menunggu", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("decision", "later", "keadaan", "dampak"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_where_a_decision_stands(
    tmp_path: Path, decision: str, later: tuple[str, ...], keadaan: str, dampak: str | None
) -> None:
    found = judge(tmp_path, decision, *later)
    assert found.keadaan == keadaan
    if dampak:
        assert found.dampak == dampak


def test_a_decision_about_an_unknown_service(tmp_path: Path) -> None:
    record = FKP.replace("layanan: surat", "layanan: entah") + "    jenis: hapus\n"
    root = repository(tmp_path, [{**BASE, RECORD: record}])
    found, findings = build.publication(root, root / "standards", BuildOptions(tanggal="2026-11-01"))
    assert found is not None
    assert "SP820" in {one.id for one in findings}


def test_a_decision_about_all_services_stands_where_the_last_one_stands(tmp_path: Path) -> None:
    record = FKP.replace("    layanan: surat\n", "").replace("keputusan:", "layanan: [surat, lain]\nkeputusan:")
    record += "".join(f"    {line}\n" for line in (HAPUS + '\ntenggat: "2026-06-30"').splitlines())
    other = "standards/kantor/lain.yaml"
    moments = [{**BASE, other: BODY.replace("aaaaa", "bbbbb")}, {RECORD: record}, {FILE: SECOND}]
    root = repository(tmp_path, moments)
    found, _ = build.publication(root, root / "standards", BuildOptions(tanggal="2026-11-01"))
    assert found is not None
    assert [one.keadaan for one in found.forum[0].kesepakatan] == ["lewat"]
