"""The command as a person types it: exit codes, what it prints, and what it leaves alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.papers import INSTANSI, PEMDA
from tests.test_editions import BASE, FILE, FIRST, SECOND
from tests.timeline import repository

ROOT = Path(__file__).parents[1]


def standar(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo", [{**BASE, FILE: FIRST}, {FILE: SECOND}])


def test_check_of_a_good_catalogue(repo: Path) -> None:
    done = standar(repo, "check", "--date", "2026-11-01")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("Tidak ada yang harus diperbaiki. 1 standar siap diterbitkan.\n")


def test_check_names_file_line_and_remedy(repo: Path) -> None:
    (repo / FILE).write_text(SECOND.replace("edisi: 2", "edisi: dua"), "utf-8")
    done = standar(repo, "check", "--date", "2026-11-01")
    assert done.returncode == 1
    assert "standards/kantor/surat.yaml, baris 5, kolom 8" in done.stdout
    assert "edisi: dua\n         ^" in done.stdout
    assert "Cara memperbaiki:" in done.stdout


def test_check_of_one_path_is_about_that_path(repo: Path) -> None:
    (repo / FILE).write_text(SECOND.replace("edisi: 2", "edisi: dua"), "utf-8")
    done = standar(repo, "check", "standards/pemda.yaml", "--date", "2026-11-01")
    assert done.returncode == 0
    assert "surat.yaml" not in done.stdout
    assert done.stdout == "Tidak ada yang harus diperbaiki.\n"


def test_a_count_is_about_the_paths_asked_for(repo: Path) -> None:
    (repo / "standards/kantor/lain.yaml").write_text(SECOND.replace("edisi: 2", "edisi: dua"), "utf-8")
    done = standar(repo, "check", FILE, "--date", "2026-11-01")
    assert done.returncode == 0, done.stdout
    assert done.stdout.endswith("Tidak ada yang harus diperbaiki. 1 standar siap diterbitkan.\n")


def test_a_check_remembers_only_where_a_build_did(repo: Path) -> None:
    standar(repo, "check", "--date", "2026-11-01")
    assert not (repo / ".cache").exists()
    (repo / ".cache/standar").mkdir(parents=True)
    first, second = (standar(repo, "check", "--date", "2026-11-01").stdout for _ in range(2))
    assert first == second
    assert any((repo / ".cache/standar").rglob("*"))


def test_check_as_data(repo: Path) -> None:
    made = json.loads(standar(repo, "check", "--format", "json", "--date", "2026-11-01").stdout)
    assert made["schema_version"] == 1
    assert made["total"] == len(made["items"])


def test_diff_of_two_revisions(repo: Path) -> None:
    done = standar(repo, "diff", "HEAD~1", "HEAD")
    assert done.returncode == 0, done.stderr
    assert "Berkurang bagi pemohon" in done.stdout
    assert "Bukti lunas PBB" in done.stdout
    first, second = (
        subprocess.run(
            ["git", "rev-parse", "--short=7", name], cwd=repo, capture_output=True, text=True, check=True
        ).stdout.strip()
        for name in ("HEAD~1", "HEAD")
    )
    assert f"Dibandingkan: {first} dengan {second}." in done.stdout


def test_diff_with_the_working_tree(repo: Path) -> None:
    (repo / FILE).write_text(SECOND + "  - {id: kk, uraian: Fotokopi KK}\n", "utf-8")
    done = standar(repo, "diff", "HEAD")
    assert "Bertambah bagi pemohon" in done.stdout
    assert "folder kerja" in done.stdout


def test_diff_of_two_files(tmp_path: Path) -> None:
    (tmp_path / "lama.yaml").write_text(FIRST, "utf-8")
    (tmp_path / "baru.yaml").write_text(SECOND, "utf-8")
    made = json.loads(standar(tmp_path, "diff", "lama.yaml", "baru.yaml", "--format", "json").stdout)
    kinds = [change["jenis"] for item in made["items"] for change in item["perubahan"]]
    assert kinds == ["persyaratan-dihapus"]


def test_diff_in_markdown_cannot_be_abused(repo: Path) -> None:
    evil = "  - {id: x, uraian: '| @semua <script> [klik](http://x) `a`'}\n"
    (repo / FILE).write_text(SECOND + evil, "utf-8")
    said = standar(repo, "diff", "HEAD", "--format", "markdown").stdout
    assert "<script>" not in said
    assert "@semua" not in said
    assert "[klik](" not in said
    rows = [line for line in said.splitlines() if line.startswith("| **")]
    assert len(rows) == 1
    assert rows[0].replace("\\|", "").count("|") == 5


def test_an_unknown_revision(repo: Path) -> None:
    done = standar(repo, "diff", "tidak-ada")
    assert done.returncode == 2
    assert "tidak-ada" in done.stderr
    assert "fatal" not in done.stderr


@pytest.mark.parametrize("revision", ["--output=x", "-x"])
def test_a_revision_is_never_an_option(repo: Path, revision: str) -> None:
    done = standar(repo, "diff", "--", revision)
    assert done.returncode == 2
    assert not (repo / "x").exists()


def test_build_needs_a_regency(tmp_path: Path) -> None:
    (tmp_path / "standards").mkdir()
    done = standar(tmp_path, "build")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_build_leaves_a_folder_of_others_alone(repo: Path, tmp_path: Path) -> None:
    (tmp_path / "surat").mkdir()
    (tmp_path / "surat" / "penting.txt").write_text("jangan hilang", "utf-8")
    done = standar(repo, "build", "--out", str(tmp_path / "surat"))
    assert done.returncode == 2
    assert (tmp_path / "surat" / "penting.txt").read_text("utf-8") == "jangan hilang"


def test_a_date_that_is_none(repo: Path) -> None:
    done = standar(repo, "build", "--date", "kemarin")
    assert done.returncode == 2
    assert "2026-11-01" in done.stderr


def test_the_names_of_this_file_are_used() -> None:
    assert PEMDA in BASE.values()
    assert INSTANSI in BASE.values()
