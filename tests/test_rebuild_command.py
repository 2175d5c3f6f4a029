"""`standar build` again: what it leaves, what it notices, and what comes of builds that were killed or met."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.build import BuildError
from generator.jobs import looks
from tests.test_rebuild import project
from tests.whole import DATE, ROOT

SAME = "Tidak ada yang berubah sejak pembangunan terakhir"
COMMAND = [sys.executable, "-m", "generator", "build", "--no-boards", "--date", DATE]
KEPT = ".cache/standar/keadaan"


def prepared(folder: Path) -> Path:
    """A small project with everything that a site is made from."""
    project(folder)
    for name in ("schema", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def run(folder: Path, *options: str, code: int = 0) -> str:
    """What the command said."""
    done = subprocess.run(
        [*COMMAND, *options], cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def cold(folder: Path, tmp_path: Path) -> dict[str, bytes]:
    """The same site, made elsewhere from nothing."""
    other = tmp_path / "dari awal"
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(folder, other, ignore=shutil.ignore_patterns("site", ".cache", "laporan"))
    run(other, code=run_code(folder))
    return tree(other / "site")


def run_code(folder: Path) -> int:
    done = subprocess.run(COMMAND, cwd=folder, env=environment(), capture_output=True, check=False)
    return done.returncode


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that has been built."""
    folder = prepared(tmp_path_factory.mktemp("ulang") / "repo")
    assert SAME not in run(folder)
    return folder


def test_a_second_build_says_that_nothing_changed(repo: Path) -> None:
    before = looks(repo / "site")
    assert SAME in run(repo)
    assert SAME in run(repo, "--workers", "2"), "how it is made is nothing that it is made from"
    assert looks(repo / "site") == before


def test_what_was_wrong_is_said_again(repo: Path) -> None:
    page = repo / "standards/kec-hulu/rusak.yaml"
    page.write_text("nama: [\n", "utf-8")
    first = run(repo, code=1)
    again = run(repo, code=1)
    assert "rusak.yaml" in first
    assert SAME not in first
    assert SAME in again
    told = [line for line in first.splitlines() if "ditulis" not in line]
    assert [line for line in again.splitlines() if SAME not in line] == told
    page.unlink()
    assert SAME not in run(repo)


def test_outputs_that_were_altered_or_removed_are_made_again(repo: Path) -> None:
    run(repo)
    site = repo / "site"
    right = tree(site)
    for name in ("index.html", "data/v1/standar.json", "assets/situs.css"):
        (site / name).write_bytes(bytes(len(right[name])))
    (site / "robots.txt").unlink()
    assert SAME not in run(repo)
    assert tree(site) == right
    manifest = site / ".standar-manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace("true", "false", 1), "utf-8")
    assert SAME not in run(repo), "an interrupted publication is no whole one"
    assert tree(site) == right
    assert SAME in run(repo)


@pytest.mark.parametrize(
    "name", ["standards/kec-hulu/instansi.yaml", "standards/index.md", "mkdocs.yml", "overrides/main.html", "commit"]
)
def test_whatever_it_is_made_from_is_noticed(repo: Path, name: str) -> None:
    run(repo)
    if name == "commit":
        words = ("-c", "user.name=A", "-c", "user.email=a@example.invalid", "commit", "-q", "--allow-empty", "-m", "x")
        subprocess.run(["git", "-C", str(repo), *words], check=True)
        assert SAME not in run(repo)
        return
    file = repo / name
    old = file.read_bytes() if file.is_file() else None
    file.write_bytes((old or b"# Beranda\n") + b"\n")
    assert SAME not in run(repo)
    assert SAME in run(repo)
    file.write_bytes(old) if old is not None else file.unlink()
    assert SAME not in run(repo)


def test_another_day_is_another_site(repo: Path) -> None:
    run(repo)
    assert SAME not in run(repo, "--date", "2026-11-02")
    assert SAME not in run(repo)


def test_one_saved_file_writes_little_and_the_site_is_right(repo: Path, tmp_path: Path) -> None:
    run(repo)
    file = next(path for path in sorted((repo / "standards/desa-rindang").glob("*.yaml")) if path.stem != "instansi")
    text = file.read_text("utf-8")
    file.write_text(text.replace("uraian: ", "uraian: Sehelai ", 1), "utf-8")
    said = run(repo, code=run_code(repo))
    assert SAME in said, "the code was asked for by a build"
    assert tree(repo / "site") == cold(repo, tmp_path)
    file.unlink()
    written = run(repo, code=run_code(repo))
    assert SAME in written
    assert tree(repo / "site") == cold(repo, tmp_path)
    file.write_text(text, "utf-8")


def test_what_is_unknown_to_us_is_never_taken_for_the_same(repo: Path) -> None:
    """A hook may ask the clock, or read anything."""
    config = repo / "mkdocs.yml"
    text = config.read_text("utf-8")
    (repo / "kait.py").write_text("", "utf-8")
    config.write_text(text + "\nhooks: [kait.py]\n", "utf-8")
    run(repo)
    assert SAME not in run(repo)
    config.write_text(text, "utf-8")
    (repo / "kait.py").unlink()


@pytest.mark.parametrize("content", [b"asing", b"0" * 64 + b"standar-result-1\n{}\n{}"])
def test_a_spoilt_memory_is_not_believed(repo: Path, content: bytes) -> None:
    run(repo)
    files = [path for path in (repo / KEPT).rglob("*") if path.is_file()]
    assert len(files) > 1
    for path in files:
        path.write_bytes(content)
    assert SAME not in run(repo)
    assert SAME in run(repo)


def test_killed_at_any_moment_the_next_build_makes_it_whole(repo: Path, tmp_path: Path) -> None:
    file = repo / "standards/desa-rindang/instansi.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("nama: ", "nama: Kantor ", 1), "utf-8")
    right = cold_of_changed = cold(repo, tmp_path)
    shutil.rmtree(repo / ".cache")
    assert right
    for wait in (0.3, 1.0, 2.0):
        process = subprocess.Popen(
            COMMAND, cwd=repo, env=environment(), stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(wait)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    run(repo)
    assert tree(repo / "site") == cold_of_changed
    file.write_text(text, "utf-8")


def test_two_builds_at_once_do_not_hurt_each_other(repo: Path, tmp_path: Path) -> None:
    file = repo / "standards/desa-rindang/instansi.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("nama: ", "nama: Kantor ", 1), "utf-8")
    both = [subprocess.Popen(COMMAND, cwd=repo, env=environment(), stderr=subprocess.PIPE) for _ in range(2)]
    for process in both:
        _, said = process.communicate()
        assert process.returncode == 0, said.decode()
    assert tree(repo / "site") == cold(repo, tmp_path)
    assert SAME in run(repo)
    file.write_text(text, "utf-8")


def test_two_builds_of_two_days_leave_one_of_both(repo: Path) -> None:
    run(repo, "--date", "2026-11-02")
    other = tree(repo / "site")
    run(repo)
    mine = tree(repo / "site")
    assert mine != other
    both = [
        subprocess.Popen([*COMMAND, *more], cwd=repo, env=environment(), stderr=subprocess.PIPE)
        for more in ((), ("--date", "2026-11-02"))
    ]
    for process in both:
        _, said = process.communicate()
        assert process.returncode == 0, said.decode()
    assert tree(repo / "site") in (mine, other)
    run(repo)
    assert tree(repo / "site") == mine


def test_mkdocs_by_itself_makes_the_same_site_before_and_after(repo: Path) -> None:
    config = repo / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("  - standar:\n", "  - standar:\n      papan: false\n"), "utf-8")
    run(repo)
    ours = tree(repo / "site")
    command = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(command, cwd=repo, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    theirs = tree(repo / "site")
    assert len(ours) > 300
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []
    assert SAME not in run(repo), "who made it is not known"
    assert tree(repo / "site") == ours
    config.write_text(text, "utf-8")


def served(folder: Path, config: str, site: Path) -> tuple[object, dict[str, bytes]]:
    """One build as `mkdocs serve` does it; MkDocs gives the plugin's object back for each."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    loaded = load_config(config_file=str(folder / config), site_dir=str(site))
    plugin = loaded.plugins["standar"]
    if not plugin.is_served:
        loaded.plugins.on_startup(command="serve", dirty=False)
    plugin.config.papan = False
    build(loaded, serve_url="http://127.0.0.1:8000/")
    return plugin, tree(site)


def test_serve_makes_only_what_a_saved_file_changes(repo: Path, tmp_path: Path) -> None:
    folder, site = tmp_path / "repo", tmp_path / "mkdocs_x"
    shutil.copytree(repo, folder, ignore=shutil.ignore_patterns("site", ".cache", "laporan"))
    site.mkdir()
    plugin, first = served(folder, "mkdocs.yml", site)
    assert len(first) > 300
    file = next(path for path in sorted((folder / "standards/desa-rindang").glob("*.yaml")) if path.stem != "instansi")
    text = file.read_text("utf-8")
    file.write_text(text.replace("uraian: ", "uraian: Sehelai ", 1), "utf-8")
    same, second = served(folder, "mkdocs.yml", site)
    assert same is plugin
    assert len(plugin.ledger.kept) > 250, "nearly all stays"
    assert b"Sehelai" in second[f"desa-rindang/{file.stem}/index.html"]
    file.write_text(text, "utf-8")
    _, third = served(folder, "mkdocs.yml", site)
    assert third == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mkdocs_x", "repo"]


def test_a_failure_under_serve_leaves_the_site_as_it_was(repo: Path, tmp_path: Path) -> None:
    folder, site = tmp_path / "repo", tmp_path / "mkdocs_y"
    shutil.copytree(repo, folder, ignore=shutil.ignore_patterns("site", ".cache", "laporan"))
    site.mkdir()
    _, first = served(folder, "mkdocs.yml", site)
    pemda = folder / "standards/pemda.yaml"
    text = pemda.read_text("utf-8")
    pemda.write_text("nama: [", "utf-8")
    with pytest.raises(BuildError):
        served(folder, "mkdocs.yml", site)
    assert tree(site) == first
    pemda.write_text(text, "utf-8")
    _, again = served(folder, "mkdocs.yml", site)
    assert again == first
