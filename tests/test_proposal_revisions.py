"""Real repositories in; what `standar diff` compares with what, and what it says of that, out."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from generator.cli import here, main
from generator.messages import word
from generator.targets.proposals import usulan_schema
from tests.papers import INSTANSI
from tests.test_against import AGENCY, BASE, FILE, FIRST, FKP, FORUM, OTHER, PBB, SECOND, TWIN
from tests.timeline import repository

ROOT = Path(__file__).parents[1]
Diff = Callable[..., tuple[int, str, str]]
PLAIN = {**BASE, FILE: FIRST, OTHER: TWIN}


def git(folder: Path, *arguments: str) -> str:
    names = ("-c", "user.name=Petugas", "-c", "user.email=petugas@example.invalid")
    command = ["git", "-C", str(folder), *names, "-c", "protocol.file.allow=always", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def commit(repo: Path, **files: str | None) -> str:
    """A commit of `surat` or `lain`; None deletes."""
    for name, text in files.items():
        path = repo / "standards/kantor" / f"{name}.yaml"
        if text is None:
            path.unlink()
        else:
            path.write_text(text, "utf-8")
    git(repo, "add", "-A")
    git(repo, "commit", "-qm", "ubah")
    return git(repo, "rev-parse", "--short=7", "HEAD")


@pytest.fixture
def diff(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Diff:
    def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(folder)
        here.files_now.cache_clear()
        capsys.readouterr()
        code = main(["diff", "--date", "2026-11-01", *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """The office's repository, bare, with one commit on main."""
    repository(tmp_path / "awal", [PLAIN])
    git(tmp_path, "clone", "-q", "--bare", str(tmp_path / "awal"), str(tmp_path / "pusat.git"))
    return tmp_path / "pusat.git"


@pytest.fixture
def mine(origin: Path, tmp_path: Path) -> Path:
    """A clone with a branch of one's own."""
    git(tmp_path, "clone", "-q", str(origin), str(tmp_path / "saya"))
    git(tmp_path / "saya", "checkout", "-qb", "usulan")
    return tmp_path / "saya"


def colleague(origin: Path, **files: str | None) -> None:
    """Somebody else's change, published meanwhile."""
    folder = origin.parent / "rekan"
    if not folder.exists():
        git(origin.parent, "clone", "-q", str(origin), str(folder))
    git(folder, "pull", "-q")
    commit(folder, **files)
    git(folder, "push", "-q", "origin", "main")


OTHERS = TWIN.replace("edisi: 1", "edisi: 2").replace(PBB, "")


def names(said: str) -> list[str]:
    return [item["kode"] for item in json.loads(said)["items"]]


def test_a_colleagues_published_change_is_not_mine(origin: Path, mine: Path, diff: Diff) -> None:
    colleague(origin, lain=OTHERS)
    commit(mine, surat=SECOND)
    git(mine, "fetch", "-q")
    code, said, _ = diff(mine)
    assert code == 0
    assert "Surat Keterangan Uji" in said
    assert "Surat Pengantar Uji" not in said
    assert git(mine, "rev-parse", "--short=7", "origin/main") in said  # it has gone on, and that is said
    assert names(diff(mine, "origin/main", "HEAD", "--format", "json")[1]) == ["aaaaa"]


def test_a_colleagues_change_that_i_have_taken_over_is_not_mine(origin: Path, mine: Path, diff: Diff) -> None:
    colleague(origin, lain=OTHERS)
    commit(mine, surat=SECOND)
    git(mine, "fetch", "-q")
    git(mine, "merge", "-q", "-m", "ikut", "origin/main")
    assert names(diff(mine, "--format", "json")[1]) == ["aaaaa"]


def test_what_was_published_as_one_commit_is_not_proposed_again(origin: Path, mine: Path, diff: Diff) -> None:
    commit(mine, surat=FIRST.replace(PBB, ""))
    commit(mine, surat=SECOND)
    colleague(origin, surat=SECOND)  # squashed
    git(mine, "fetch", "-q")
    assert names(diff(mine, "--format", "json")[1]) == []
    commit(mine, lain=OTHERS)
    assert names(diff(mine, "--format", "json")[1]) == ["bbbbb"]


def test_the_working_tree_counts(mine: Path, diff: Diff) -> None:
    clean = git(mine, "rev-parse", "--short=7", "HEAD")
    assert f"Dibandingkan: {clean} dengan {clean}." in diff(mine)[1]
    (mine / FILE).write_text(SECOND, "utf-8")
    said = diff(mine)[1]
    assert f"Dibandingkan: {clean} dengan folder kerja, sesudah {clean}." in said
    assert "Bukti lunas PBB" in said
    (mine / FILE).unlink()
    assert word("usulan.file-dihapus") in diff(mine)[1]
    (mine / "standards/kantor/tambahan.yaml").write_text(FIRST, "utf-8")
    assert "Nama file berganti" in diff(mine)[1]


def test_both_commits_are_printed(mine: Path, diff: Diff) -> None:
    base = git(mine, "rev-parse", "--short=7", "HEAD")
    head = commit(mine, surat=SECOND)
    assert f"Dibandingkan: {base} dengan {head}." in diff(mine)[1]
    assert f"Dibandingkan: `{base}` dengan `{head}`." in diff(mine, "--format", "markdown")[1]
    made = json.loads(diff(mine, "--format", "json")[1])
    assert made["commit_semula"].startswith(base)
    assert made["commit_menjadi"].startswith(head)


def test_without_a_published_line_it_says_so(mine: Path, diff: Diff) -> None:
    git(mine, "remote", "remove", "origin")
    main_line = word("banding.lain", nama="origin/main", lain="main", titik=git(mine, "rev-parse", "--short=7", "main"))
    commit(mine, surat=SECOND)
    for format in ("text", "json"):
        assert main_line in diff(mine, "--format", format)[1]
    for format in ("markdown", "github"):
        assert "origin/main" in diff(mine, "--format", format)[1]
    git(mine, "branch", "-qD", "main")
    said = diff(mine)[1]
    assert word("banding.kepala", nama="origin/main", titik=git(mine, "rev-parse", "--short=7", "HEAD")) in said
    assert word("usulan.tanpa") in said


def test_two_revisions_are_compared_from_where_they_parted(mine: Path, diff: Diff) -> None:
    commit(mine, surat=SECOND)
    git(mine, "checkout", "-q", "-b", "lain", "main")
    commit(mine, lain=OTHERS)
    code, said, _ = diff(mine, "lain", "usulan", "--format", "json")
    assert (code, names(said)) == (0, ["aaaaa"])
    assert json.loads(said)["catatan"]


def test_a_shallow_clone(origin: Path, tmp_path: Path, diff: Diff) -> None:
    colleague(origin, lain=OTHERS)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{origin}", str(tmp_path / "dangkal"))
    shallow = tmp_path / "dangkal"
    (shallow / FILE).write_text(SECOND, "utf-8")
    code, said, _ = diff(shallow)
    assert (code, "Bukti lunas PBB" in said) == (0, True)
    commit(shallow, surat=SECOND)
    colleague(origin, surat=FIRST.replace("Fotokopi KTP-el", "KTP-el"))
    git(shallow, "fetch", "-q", "--depth", "1", "origin", "+main:refs/remotes/origin/main")
    code, said, told = diff(shallow)
    assert (code, said) == (2, "")
    assert "git fetch --unshallow" in told


def test_histories_that_never_met(mine: Path, diff: Diff) -> None:
    git(mine, "checkout", "-q", "--orphan", "asing")
    commit(mine, surat=SECOND)
    code, said, told = diff(mine)
    assert (code, said) == (2, "")
    assert word("banding.asing", nama="origin/main") in told
    code, said, _ = diff(mine, "origin/main")
    assert code == 0
    assert word("banding.tak-bertemu", nama="origin/main") in said
    assert "Bukti lunas PBB" in said


def test_a_renamed_file(mine: Path, diff: Diff) -> None:
    git(mine, "mv", FILE, "standards/kantor/keterangan.yaml")
    git(mine, "commit", "-qm", "ganti nama")
    said = diff(mine)[1]
    assert "semula kantor/surat" in said
    assert word("usulan.file-dihapus") not in said


def test_from_a_folder_below(mine: Path, diff: Diff) -> None:
    commit(mine, surat=SECOND)
    assert names(diff(mine / "standards/kantor", "--format", "json")[1]) == ["aaaaa"]


@pytest.mark.parametrize("revision", ["tidak-ada", "HEAD~9"])
def test_an_unknown_revision(mine: Path, diff: Diff, revision: str) -> None:
    code, said, told = diff(mine, revision)
    assert (code, said) == (2, "")
    assert revision in told
    assert "fatal" not in told


def test_without_git(tmp_path: Path, diff: Diff) -> None:
    (tmp_path / AGENCY).parent.mkdir(parents=True)
    for file, text in PLAIN.items():
        (tmp_path / file).write_text(text, "utf-8")
    code, _, told = diff(tmp_path)
    assert code == 2
    assert "git" in told


def test_a_broken_file_is_never_silent(mine: Path, diff: Diff) -> None:
    (mine / FILE).write_text("nama: [\n", "utf-8")
    code, said, _ = diff(mine)
    assert code == 1
    assert f"Sekarang tidak terbaca: {FILE}, baris " in said
    commit(mine)
    commit(mine, surat=SECOND)
    code, said, _ = diff(mine, "HEAD~1")
    assert code == 0
    assert f"Semula tidak terbaca: {FILE}" in said


# ---------------------------------------------------------------------------------------------- consultations


def test_where_a_decision_stands_before_and_after(tmp_path: Path, diff: Diff) -> None:
    fkp = FKP.replace(
        'jenis: tambah, layanan: surat, menjadi: "Pas foto 3x4"',
        "jenis: hapus, layanan: surat, butir: [pbb], semula: Bukti lunas PBB",
    )
    fkp = fkp.replace("alasan: dipakai di surat", 'tenggat: "2025-06-30"')
    repo = repository(tmp_path, [{**PLAIN, FORUM: fkp}, {FILE: SECOND}])
    said = diff(repo, "HEAD~1")[1].replace("\u00a0", " ")
    assert (
        "11 Februari 2025, Hapus: Bukti lunas PBB: Lewat tenggat 30 Juni 2025; sesudah usulan ini: Sudah masuk" in said
    )
    said = diff(repo, "HEAD~1", "--format", "markdown")[1].replace("\u00a0", " ")
    assert "| Lewat tenggat 30 Juni 2025 | **Sudah masuk standar \\(edisi 2\\)** |" in said
    made = json.loads(diff(repo, "HEAD~1", "--format", "json")[1])
    assert [error.message for error in Draft202012Validator(json.loads(usulan_schema())).iter_errors(made)] == []
    (agreed,) = made["kesepakatan"]
    assert (agreed["sebelum"], agreed["sesudah"]) == ("lewat", "masuk")


def test_a_decision_that_was_carried_out_long_ago_is_no_news(tmp_path: Path, diff: Diff) -> None:
    old = 'jenis: tambah, layanan: surat, menjadi: "Pas foto 3x4"'
    fkp = FKP.replace(old, "jenis: hapus, layanan: surat, butir: [pbb], semula: Bukti lunas PBB")
    third = (
        SECOND.replace("edisi: 2", "edisi: 3").replace("2025-04-14", "2026-04-14").replace("KTP-el", "KTP-el pemohon")
    )
    repo = repository(tmp_path, [{**PLAIN, FORUM: fkp}, {FILE: SECOND}, {FILE: third}])
    assert json.loads(diff(repo, "HEAD~1", "--format", "json")[1])["kesepakatan"] == []


def test_a_decision_that_an_announced_edition_will_carry_out(tmp_path: Path, diff: Diff) -> None:
    fkp = FKP.replace(
        'jenis: tambah, layanan: surat, menjadi: "Pas foto 3x4"',
        "jenis: hapus, layanan: surat, butir: [pbb], semula: Bukti lunas PBB",
    )
    later = SECOND.replace('berlaku_sejak: "2025-04-14"', 'berlaku_sejak: "2027-01-01"')
    repo = repository(tmp_path, [{**PLAIN, FORUM: fkp}, {FILE: later}])
    said = diff(repo, "HEAD~1")[1].replace("\u00a0", " ")
    assert "Masuk standar (edisi 2), berlaku mulai 1 Januari 2027" in said
    assert "berlaku mulai 1 Januari 2027. Dasar:" in said


def test_a_decision_to_end_a_service_stands_with_the_day_on_which_it_ends(tmp_path: Path, diff: Diff) -> None:
    fkp = FKP.replace('jenis: tambah, layanan: surat, menjadi: "Pas foto 3x4"', "jenis: cabut, layanan: surat")
    assert "jenis: cabut" in fkp
    assert "status: berlaku" in FIRST
    ended = 'status: dicabut\npencabutan: {tanggal: "2027-01-01", alasan: Jarang dipakai.}'
    repo = repository(tmp_path, [{**PLAIN, FORUM: fkp}, {FILE: FIRST.replace("status: berlaku", ended)}])
    (line,) = [one for one in diff(repo, "HEAD~1")[1].replace("\u00a0", " ").splitlines() if "Cabut layanan" in one]
    name = re.findall(r"^nama: (.+)$", FIRST, re.MULTILINE)[0]
    assert f"Cabut layanan: {name}: " in line
    assert line.endswith("sesudah usulan ini: Layanan dicabut mulai 1 Januari 2027")


def test_a_record_alone_tells_what_was_agreed(tmp_path: Path, diff: Diff) -> None:
    """A proposal that only writes a forum down: its decisions, old and new, with their deadline."""
    decided = (
        "  - {id: foto, jenis: ubah, bagian: jangka_waktu, layanan: surat, semula: 30 menit, menjadi: 15 menit, "
        'tenggat: "2027-06-30"}\n'
    )
    record = "".join(FKP.partition("keputusan:\n")[:2]) + decided
    repo = repository(tmp_path, [PLAIN, {FORUM: record}])
    said = diff(repo, "HEAD~1", "--format", "markdown")[1].replace("\u00a0", " ")
    assert word("usulan.tanpa").rstrip(".") not in said
    assert word("usulan.hanya-fkp", jumlah=1).rstrip(".") in said
    assert (
        "semula “30 menit”, menjadi “15 menit” | Belum dicatat | **Menunggu penetapan, tenggat 30 Juni 2027**" in said
    )
    assert "semula “30 menit”, menjadi “15 menit”: Belum dicatat; sesudah" in diff(repo, "HEAD~1")[1]
    made = json.loads(diff(repo, "HEAD~1", "--format", "json")[1])
    assert [error.message for error in Draft202012Validator(json.loads(usulan_schema())).iter_errors(made)] == []
    assert [(one["sebelum"], one["sesudah"]) for one in made["kesepakatan"]] == [("", "menunggu")]


# ---------------------------------------------------------------------------------------------- two files


def test_two_files(tmp_path: Path, diff: Diff) -> None:
    (tmp_path / "lama.yaml").write_text(FIRST, "utf-8")
    (tmp_path / "baru.yaml").write_text(SECOND.replace("aaaaa", "bbbbb"), "utf-8")
    code, said, _ = diff(tmp_path, "lama.yaml", "baru.yaml")
    assert code == 0
    assert "Dibandingkan: lama.yaml dengan baru.yaml." in said
    assert "Bukti lunas PBB" in said


def test_two_files_with_their_agencies_defaults(tmp_path: Path, diff: Diff) -> None:
    for name, time in (("dulu", "2 hari kerja"), ("kini", "5 hari kerja")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "instansi.yaml").write_text(
            INSTANSI + f"bawaan:\n  jangka_waktu: {{teks: {time}}}\n", "utf-8"
        )
        (tmp_path / name / "surat.yaml").write_text(FIRST, "utf-8")
    assert "Bertambah bagi pemohon" in diff(tmp_path, "dulu/surat.yaml", "kini/surat.yaml")[1]


@pytest.mark.parametrize(
    "given", [["lama.yaml"], ["lama.yaml", "hilang.yaml"], ["instansi.yaml", "lama.yaml"], ["a", "b", "c"]]
)
def test_files_that_cannot_be_compared(tmp_path: Path, diff: Diff, given: list[str]) -> None:
    (tmp_path / "lama.yaml").write_text(FIRST, "utf-8")
    (tmp_path / "instansi.yaml").write_text(INSTANSI, "utf-8")
    code, said, told = diff(tmp_path, *given)
    assert (code, said) == (2, "")
    assert told


def test_a_file_that_cannot_be_read(tmp_path: Path, diff: Diff) -> None:
    (tmp_path / "lama.yaml").write_text(FIRST, "utf-8")
    (tmp_path / "baru.yaml").write_text("nama: [\n", "utf-8")
    code, said, _ = diff(tmp_path, "lama.yaml", "baru.yaml")
    assert code == 1
    assert "Sekarang tidak terbaca" in said


# ---------------------------------------------------------------------------------------------- a real terminal


@pytest.mark.parametrize(
    ("extra", "colour"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)]
)
def test_colour_only_where_a_person_wants_it(tmp_path: Path, extra: dict[str, str], colour: bool) -> None:
    (tmp_path / "lama.yaml").write_text(FIRST, "utf-8")
    (tmp_path / "baru.yaml").write_text(SECOND, "utf-8")
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    environment = {**kept, "TERM": "xterm", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **extra}
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "generator", "diff", "lama.yaml", "baru.yaml", "--date", "2026-11-01"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, stdout=theirs, check=False)
    os.close(theirs)
    said = os.read(ours, 65_536).decode("utf-8")
    os.close(ours)
    assert done.returncode == 0
    assert "Bukti lunas PBB" in said
    assert ("\x1b[" in said) == colour
