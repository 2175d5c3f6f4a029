"""Small histories in; which editions a service has, and which one pages show on a given day, out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import build, catalog
from generator.build import BuildOptions
from generator.history import archive, blobs
from generator.messages import level
from generator.model import Riwayat
from tests.papers import INSTANSI, PEMDA
from tests.timeline import repository

ROOT = Path(__file__).parents[1]
FIRST = """kode: aaaaa
nama: Surat Uji
jenis: administratif
status: berlaku
edisi: 1
berlaku_sejak: "2024-01-02"
persyaratan:
  - {id: ktp, uraian: Fotokopi KTP-el}
  - {id: pbb, uraian: Bukti lunas PBB}
"""
SECOND = (
    FIRST.replace("edisi: 1", "edisi: 2")
    .replace("2024-01-02", "2025-04-14")
    .replace("  - {id: pbb, uraian: Bukti lunas PBB}\n", "")
)
FUTURE = SECOND.replace("edisi: 2", "edisi: 3").replace("2025-04-14", "2027-01-01")
BASE = {"standards/pemda.yaml": PEMDA, "standards/kantor/instansi.yaml": INSTANSI}
FILE = "standards/kantor/surat.yaml"


def histories(root: Path, tanggal: str = "2026-11-01") -> tuple[tuple[Riwayat, ...], list[str]]:
    found, findings = build.publication(root, root / "standards", BuildOptions(tanggal=tanggal))
    assert found is not None
    return found.riwayat, [one.id for one in findings if level(one.id) == "kesalahan"]


def one(root: Path, tanggal: str = "2026-11-01") -> Riwayat:
    (riwayat,), _ = histories(root, tanggal)
    return riwayat


def test_two_editions(tmp_path: Path) -> None:
    riwayat = one(repository(tmp_path, [{**BASE, FILE: FIRST}, {FILE: SECOND}]))
    assert [edisi.nomor for edisi in riwayat.edisi] == [1, 2]
    assert riwayat.keadaan == "berlaku"
    assert riwayat.kini.nomor == 2
    assert len(riwayat.edisi[0].layanan.standar.persyaratan) == 2


@pytest.mark.parametrize(
    ("day", "number"), [("2024-06-01", 1), ("2025-04-13", 1), ("2025-04-14", 2), ("2030-01-01", 2)]
)
def test_in_force_on_a_day(tmp_path: Path, day: str, number: int) -> None:
    assert one(repository(tmp_path, [{**BASE, FILE: FIRST}, {FILE: SECOND}]), day).kini.nomor == number


def test_an_announced_edition_waits(tmp_path: Path) -> None:
    riwayat = one(repository(tmp_path, [{**BASE, FILE: FIRST}, {FILE: SECOND}, {FILE: FUTURE}]))
    assert riwayat.kini.nomor == 2
    assert riwayat.mendatang is not None
    assert riwayat.mendatang.nomor == 3
    assert one(tmp_path, "2027-01-01").kini.nomor == 3


def test_the_last_state_of_an_edition_is_that_edition(tmp_path: Path) -> None:
    mended = FIRST.replace("Surat Uji", "Surat Uji Coba")
    riwayat = one(repository(tmp_path, [{**BASE, FILE: FIRST}, {FILE: mended}, {FILE: SECOND}]))
    assert [edisi.layanan.standar.nama for edisi in riwayat.edisi] == ["Surat Uji Coba", "Surat Uji"]


def test_identity_survives_a_new_name_and_a_new_agency(tmp_path: Path) -> None:
    moved = {FILE: None, "standards/dinas/instansi.yaml": INSTANSI, "standards/dinas/layanan.yaml": SECOND}
    riwayat = one(repository(tmp_path, [{**BASE, FILE: FIRST}, moved]))
    assert [edisi.nomor for edisi in riwayat.edisi] == [1, 2]
    assert (riwayat.layanan.folder, riwayat.layanan.id) == ("dinas", "layanan")
    assert riwayat.edisi[0].layanan.folder == "kantor"


def test_a_renamed_file_leaves_a_trail_even_within_one_edition(tmp_path: Path) -> None:
    riwayat = one(repository(tmp_path, [{**BASE, FILE: FIRST}, {FILE: None, "standards/kantor/baru.yaml": FIRST}]))
    assert (riwayat.layanan.id, riwayat.jejak) == ("baru", ("kantor/surat",))


def test_a_broken_file_lives_on_in_its_last_good_state(tmp_path: Path) -> None:
    root = repository(tmp_path, [{**BASE, FILE: FIRST}, {FILE: SECOND}])
    (root / FILE).write_text(SECOND + "oops\n", "utf-8")
    (riwayat,), faults = histories(root)
    assert riwayat.rusak
    assert riwayat.kini.nomor == 2
    assert riwayat.keadaan == "berlaku"
    assert faults


def test_the_neighbours_of_a_broken_file_are_not_broken(tmp_path: Path) -> None:
    other = FIRST.replace("aaaaa", "bbbbb")
    root = repository(tmp_path, [{**BASE, FILE: FIRST, "standards/kantor/lain.yaml": other}])
    assert [(riwayat.kode, riwayat.rusak) for riwayat in histories(root)[0]] == [("bbbbb", False), ("aaaaa", False)]
    (root / FILE).write_text("nama: [\n", "utf-8")
    assert [(riwayat.kode, riwayat.rusak) for riwayat in histories(root)[0]] == [("bbbbb", False), ("aaaaa", True)]


def test_a_deleted_file_is_not_forgotten(tmp_path: Path) -> None:
    root = repository(tmp_path, [{**BASE, FILE: FIRST}, {FILE: None}])
    (riwayat,), faults = histories(root)
    assert riwayat.kode == "aaaaa"
    assert faults == ["SP903"]


def test_a_deleted_file_keeps_the_trail_of_its_earlier_names(tmp_path: Path) -> None:
    new = "standards/kantor/baru.yaml"
    riwayat = one(repository(tmp_path, [{**BASE, FILE: FIRST}, {FILE: None, new: FIRST}, {new: None}]))
    assert (riwayat.rusak, riwayat.layanan.id, riwayat.jejak) == (True, "baru", ("kantor/surat",))


def test_an_invalid_old_state_is_passed_over(tmp_path: Path) -> None:
    riwayat = one(repository(tmp_path, [{**BASE, FILE: FIRST}, {FILE: "nama: [\n"}, {FILE: SECOND}]))
    assert [edisi.nomor for edisi in riwayat.edisi] == [1, 2]


def test_an_edition_keeps_the_defaults_of_its_day(tmp_path: Path) -> None:
    then, now = INSTANSI + "bawaan:\n  biaya: {teks: Rp5.000}\n", INSTANSI + "bawaan:\n  biaya: {teks: Gratis}\n"
    agency = "standards/kantor/instansi.yaml"
    riwayat = one(repository(tmp_path, [{**BASE, agency: then, FILE: FIRST}, {agency: now, FILE: SECOND}]))
    assert [edisi.layanan.standar.biaya.teks for edisi in riwayat.edisi] == ["Rp5.000", "Gratis"]


def test_withdrawn(tmp_path: Path) -> None:
    gone = FIRST.replace("status: berlaku", "status: dicabut") + 'pencabutan: {tanggal: "2026-06-15"}\n'
    root = repository(tmp_path, [{**BASE, FILE: FIRST}, {FILE: gone}])
    assert one(root).keadaan == "dicabut"
    assert one(root, "2026-06-14").keadaan == "berlaku"


@pytest.mark.parametrize(("status", "keadaan"), [("rancangan", "rancangan"), ("dibahas", "dibahas")])
def test_never_enacted(tmp_path: Path, status: str, keadaan: str) -> None:
    riwayat = one(repository(tmp_path, [{**BASE, FILE: FIRST.replace("status: berlaku", f"status: {status}")}]))
    assert riwayat.keadaan == keadaan
    assert not riwayat.berlaku


def test_not_yet_in_force(tmp_path: Path) -> None:
    riwayat = one(repository(tmp_path, [{**BASE, FILE: FIRST}]), "2023-12-31")
    assert (riwayat.keadaan, riwayat.kini.nomor) == ("mendatang", 1)
    assert riwayat.mendatang is None  # nothing is announced beyond the edition that is shown


def test_without_git_the_working_tree_is_enough(tmp_path: Path) -> None:
    for name, text in {**BASE, FILE: FIRST}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    riwayat = one(tmp_path)
    assert [edisi.nomor for edisi in riwayat.edisi] == [1]


def test_an_edition_is_shown_with_the_agencys_present_contacts(tmp_path: Path) -> None:
    """Contacts and hours are no part of the promise: the edition in force is older than they are."""
    agency = "standards/kantor/instansi.yaml"
    then = {agency: INSTANSI + "alamat: Jalan Baru\n", FILE: FUTURE}
    riwayat = one(repository(tmp_path, [{**BASE, FILE: FIRST}, {FILE: SECOND}, then]))
    assert (riwayat.kini.nomor, riwayat.layanan.instansi.alamat) == (2, "Jalan Baru")
    assert riwayat.edisi[0].layanan.instansi.alamat is None


def test_services_of_a_broken_agency_live_on_with_the_agency_they_had(tmp_path: Path) -> None:
    root = repository(tmp_path, [{**BASE, FILE: FIRST}])
    (root / "standards/kantor/instansi.yaml").write_text("nama: [\n", "utf-8")
    riwayat = one(root)
    assert (riwayat.rusak, riwayat.layanan.instansi.nama, riwayat.keadaan) == (True, "Kantor Uji", "berlaku")


def test_every_state_of_our_own_history_can_still_be_read() -> None:
    """The schema is frozen for old files: what makes one of them unreadable needs a migration."""
    made = archive(ROOT, "standards")
    if not made.available or made.shallow:
        pytest.skip("no whole history here")
    paths = {state.blob: state.path for state in made.published if state.blob and catalog.kind_of(state.path)}
    contents = dict(blobs(ROOT, paths))
    assert len(contents) > 100
    assert [
        paths[blob] for blob, content in contents.items() if catalog.parse(paths[blob], content).value is None
    ] == []
