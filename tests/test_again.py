"""`standar build` after a saved standard: without MkDocs, the same site; by MkDocs again wherever it would differ."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.test_rebuild_command import COMMAND, KEPT, SAME, cold, environment, prepared, tree
from tests.whole import DATE

WATCHED = """
import json, os, subprocess, sys
from generator.cli import main
started, walks, looked, start, scan, stat = [], [], [], subprocess.run, os.scandir, os.lstat
def run(command, **named):
    started.append(command[2])
    return start(command, **named)
def scandir(place="."):
    walks.append(os.fspath(place))
    return scan(place)
def lstat(place, **named):
    looked.append(os.fspath(place))
    return stat(place, **named)
subprocess.run, os.scandir, os.lstat = run, scandir, lstat
code = main(sys.argv[1:])
looks = sum(place.startswith("site/") for place in looked)
rooms = sorted({name.partition(".")[0] for name in sys.modules})
print(json.dumps([code, started.count("generator.plugin"), walks.count("site"), looks, rooms]))
"""
UNWANTED = {"mkdocs", "material", "markdown", "weasyprint", "jsonschema", "scipy", "unittest"}
PAGE = "standards/index.md"


@dataclass(frozen=True)
class Done:
    """How a build went: exit code, processes of MkDocs, walks through the output, looks at its files, modules, and
    what was said."""

    code: int
    mkdocs: int
    walks: int
    looks: int
    modules: frozenset[str]
    said: str


def build(folder: Path, *options: str, boards: bool = False) -> Done:
    words = [word for word in COMMAND[3:] if not boards or word != "--no-boards"]
    command = [sys.executable, "-c", WATCHED, *words, *options]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    code, mkdocs, walks, looks, modules = json.loads(done.stdout.splitlines()[-1])
    return Done(code, mkdocs, walks, looks, frozenset(modules), done.stderr)


def edit(folder: Path, name: str = "") -> None:
    """One standard says something else."""
    files = [path for path in sorted((folder / "standards/desa-rindang").glob("*.yaml")) if path.stem != "instansi"]
    file = folder / name if name else files[0]
    file.write_text(file.read_text("utf-8").replace("uraian: ", "uraian: Sehelai ", 1), "utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = prepared(tmp_path_factory.mktemp("bingkai") / "repo")
    (folder / PAGE).write_text("# Beranda\n\n[Pindah](standar:perubahan)\n\n<!-- standar:beranda -->\n", "utf-8")
    assert build(folder).mkdocs == 1
    return folder


@pytest.fixture
def repo(built: Path, tmp_path: Path) -> Path:
    """A project that has been built, in a folder of its own; its output stands as the build left it."""
    folder = tmp_path / "repo"
    shutil.copytree(built, folder, symlinks=True, ignore=shutil.ignore_patterns("site", ".cache", "laporan"))
    build(folder)
    return folder


def test_a_saved_standard_needs_no_mkdocs(repo: Path, tmp_path: Path) -> None:
    edit(repo)
    done = build(repo)
    assert (done.mkdocs, done.walks) == (0, 0)
    assert done.looks <= len(tree(repo / "site")) + 2, "each file once, under the lock"
    assert not UNWANTED & done.modules
    assert tree(repo / "site") == cold(repo, tmp_path)
    assert SAME in build(repo).said
    subprocess.run(["git", "-C", str(repo), "rm", "-q", "--cached", "-r", "standards/acuan"], check=True)
    for path in (repo / "standards/acuan").glob("*.yaml"):
        path.unlink()
    done = build(repo)
    assert done.mkdocs == 0
    assert tree(repo / "site") == cold(repo, tmp_path)


def test_boards_are_made_without_mkdocs_too(built: Path, tmp_path: Path) -> None:
    repo, other = tmp_path / "repo", tmp_path / "dari awal"
    left_out = shutil.ignore_patterns("site", ".cache", "laporan")
    shutil.copytree(built, repo, symlinks=True, ignore=left_out)
    assert build(repo, boards=True).mkdocs == 1
    before = tree(repo / "site")
    edit(repo)
    assert build(repo, "--workers", "2", boards=True).mkdocs == 0
    after = tree(repo / "site")
    changed = [path for path in after if path.endswith(".pdf") and after[path] != before.get(path)]
    assert changed, "the board of the saved standard is new"
    shutil.copytree(repo, other, ignore=left_out)
    assert build(other, boards=True).mkdocs == 1
    assert after == tree(other / "site")


def test_what_it_says_is_what_mkdocs_way_says(repo: Path) -> None:
    """Findings, counts and exit codes."""
    (repo / "standards/kec-hulu/rusak.yaml").write_text("nama: [\n", "utf-8")
    short = build(repo)
    shutil.rmtree(repo / ".cache")
    whole = build(repo)
    assert (short.mkdocs, whole.mkdocs) == (0, 1)
    assert (short.code, whole.code) == (1, 1)
    assert "rusak.yaml" in short.said

    def findings(done: Done) -> list[str]:
        return [line for line in done.said.splitlines() if "ditulis" not in line]

    assert findings(short) == findings(whole)


@pytest.mark.parametrize(
    "name",
    [PAGE, "standards/panduan/tambahan.md", "standards/lambang.png", "mkdocs.yml", "overrides/main.html"],
)
def test_what_mkdocs_is_made_from_calls_for_it(repo: Path, name: str) -> None:
    file = repo / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes((file.read_bytes() if file.is_file() else b"# Baru\n") + b"\n")
    edit(repo)
    assert build(repo).mkdocs == 1
    edit(repo)
    assert build(repo).mkdocs == 0


def test_the_regency_and_the_day_are_on_every_page(repo: Path, tmp_path: Path) -> None:
    file = repo / "standards/pemda.yaml"
    file.write_text(file.read_text("utf-8").replace("nama: ", "nama: Kota ", 1), "utf-8")
    assert build(repo).mkdocs == 1
    assert tree(repo / "site") == cold(repo, tmp_path)
    assert build(repo, "--date", "2026-11-02").mkdocs == 1
    edit(repo)
    assert build(repo, "--date", "2026-11-02").mkdocs == 0
    assert build(repo, "--date", DATE).mkdocs == 1


def test_a_file_of_mkdocs_that_was_touched_is_made_again(repo: Path) -> None:
    right = tree(repo / "site")
    for spoil in (lambda file: file.write_bytes(b""), Path.unlink):
        spoil(repo / "site/assets/situs.css")
        assert build(repo).mkdocs == 1
        assert tree(repo / "site") == right


def test_a_file_of_ours_that_was_touched_needs_no_mkdocs(repo: Path, tmp_path: Path) -> None:
    (repo / "site/desa-rindang/index.html").unlink()
    edit(repo)
    done = build(repo)
    assert done.mkdocs == 0
    assert tree(repo / "site") == cold(repo, tmp_path)


def test_a_touched_file_is_seen_when_it_is_kept(repo: Path, tmp_path: Path) -> None:
    """By both ways together: a standard changed, and a file of MkDocs."""
    (repo / "site/assets/situs.css").write_bytes(b"")
    edit(repo)
    assert build(repo).mkdocs == 1
    assert tree(repo / "site") == cold(repo, tmp_path)


def linking(folder: Path, target: str) -> None:
    (folder / PAGE).write_text(f"# Beranda\n\n[Ke sana]({target})\n\n<!-- standar:beranda -->\n", "utf-8")


def test_prose_that_links_by_kode_is_asked_again(repo: Path, tmp_path: Path) -> None:
    file = next(path for path in sorted((repo / "standards/desa-rindang").glob("*.yaml")) if path.stem != "instansi")
    kode = next(line.split()[1] for line in file.read_text("utf-8").splitlines() if line.startswith("kode:"))
    linking(repo, f"standar:{kode}")
    assert build(repo).mkdocs == 1
    edit(repo)
    assert build(repo).mkdocs == 0, "it stands where it stood"
    file.rename(file.with_name("pindah.yaml"))
    assert build(repo).mkdocs == 1
    assert b'href="desa-rindang/pindah/"' in (repo / "site/index.html").read_bytes()
    assert tree(repo / "site") == cold(repo, tmp_path)


def test_what_mkdocs_warns_of_is_said_by_every_build(repo: Path) -> None:
    linking(repo, "tidak-ada.md")
    first = build(repo)
    edit(repo)
    second = build(repo)
    assert second.mkdocs == 1
    warned = [line for line in first.said.splitlines() if "tidak-ada.md" in line]
    assert warned
    assert set(warned) <= set(second.said.splitlines())


def test_unknown_things_call_for_mkdocs(repo: Path) -> None:
    (repo / "kait.py").write_text("", "utf-8")
    config = repo / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "\nhooks: [kait.py]\n", "utf-8")
    for _ in range(2):
        edit(repo)
        assert build(repo).mkdocs == 1


def test_a_link_to_elsewhere_calls_for_mkdocs(repo: Path, tmp_path: Path) -> None:
    """What stands behind it may change unseen."""
    elsewhere = tmp_path / "lain.md"
    elsewhere.write_text("# Lain\n", "utf-8")
    (repo / "standards/lain.md").symlink_to(elsewhere)
    for _ in range(2):
        edit(repo)
        assert build(repo).mkdocs == 1


def page_first(folder: Path, page: Path, standard: Path, text: str) -> None:
    page.write_text("# Halaman\n", "utf-8")
    assert build(folder).mkdocs == 1
    standard.write_text(text, "utf-8")


def standard_first(folder: Path, page: Path, standard: Path, text: str) -> None:
    page.write_text("# Halaman\n", "utf-8")
    standard.write_text(text, "utf-8")
    assert build(folder).mkdocs == 1
    standard.unlink()


@pytest.mark.parametrize("order", [page_first, standard_first])
def test_a_page_of_prose_in_the_place_of_a_standard(
    repo: Path, tmp_path: Path, order: Callable[[Path, Path, Path, str], None]
) -> None:
    known = next(path for path in sorted((repo / "standards/desa-rindang").glob("*.yaml")) if path.stem != "instansi")
    lines = [line for line in known.read_text("utf-8").splitlines(True) if not line.startswith("kode:")]
    folder = repo / "standards/desa-rindang"
    order(repo, folder / "kembar.md", folder / "kembar.yaml", "".join(lines))
    build(repo)
    assert tree(repo / "site") == cold(repo, tmp_path)


@pytest.mark.parametrize("content", [b"asing", b"0" * 64 + b"standar-result-1\n{}\n{}"])
def test_a_spoilt_memory_calls_for_mkdocs(repo: Path, tmp_path: Path, content: bytes) -> None:
    for path in (repo / KEPT).rglob("*"):
        if path.is_file():
            path.write_bytes(content)
    edit(repo)
    assert build(repo).mkdocs == 1
    assert tree(repo / "site") == cold(repo, tmp_path)


def test_another_output_has_its_own_frame(repo: Path) -> None:
    assert build(repo, "--out", "lain").mkdocs == 1
    edit(repo)
    assert build(repo).mkdocs == 0
    assert build(repo, "--out", "lain").mkdocs == 0
    assert tree(repo / "lain") == tree(repo / "site")


def test_a_failure_is_told_by_mkdocs_way(repo: Path) -> None:
    """Nothing is lost, and nothing said in two ways."""
    before = tree(repo / "site")
    (repo / "standards/pemda.yaml").write_text("nama: [", "utf-8")
    done = build(repo)
    assert (done.code, done.mkdocs) == (2, 1)
    assert "pemda.yaml" in done.said
    assert tree(repo / "site") == before
