"""Files broken as people break them: one message for each mistake, in its place, and its remedy works."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import cli
from generator.cli import here
from generator.messages import level, registry
from tests.conftest import Golden

HERE = Path(__file__).parent / "salah"
DAY = "2026-11-01"
USUAL = "desa-rindang/domisili.yaml"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "harapan.yaml").read_text("utf-8"))
CASES = sorted(path for path in HERE.iterdir() if path.name[0].isdigit() and path.suffix != ".txt")
assert len(CASES) > 140, "no broken files found: is the path right?"

each_case = pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)


@dataclass(frozen=True)
class Repository:
    """A sound catalogue in which one thing went wrong, as an officer has it before him."""

    root: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def file(self, name: str) -> Path:
        return self.root / "standards" / name

    def spoil(self, path: Path) -> None:
        if path.is_dir():
            shutil.copytree(path, self.root / "standards", dirs_exist_ok=True)
        else:
            self.file(target(path)).write_bytes(path.read_bytes() * EXPECTED[path.stem].get("ulang", 1))

    def check(self, *options: str) -> str:
        """What `standar check` prints about the folder standards/."""
        here.files_now.cache_clear()
        self.monkeypatch.chdir(self.root)
        code = cli.main(["check", "--date", DAY, *options, "standards"])
        said = self.capsys.readouterr().out
        faulty = any(f"Harus diperbaiki ({id})" in said for id in registry())
        assert options or code == (1 if faulty else 0)
        return said

    def found(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = json.loads(self.check("--format", "json"))["items"]
        return items


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Repository]:
    shutil.copytree(HERE / "katalog", tmp_path / "standards")
    yield Repository(tmp_path, monkeypatch, capsys)
    here.files_now.cache_clear()


def target(path: Path) -> str:
    """The file of the catalogue that a broken file takes the place of."""
    name: str = EXPECTED[path.stem].get("ganti", USUAL)
    return name


def place(finding: dict[str, Any], path: Path) -> str:
    """A finding as harapan.yaml has it: id, line and column, and the file where it is another one."""
    file = finding["file"].removeprefix("standards/")
    said = f"{finding['id']} {finding['baris']}:{finding['kolom']}"
    return said if path.is_file() and file == target(path) else f"{said} {file}"


def test_the_catalogue_around_them_is_sound(repo: Repository) -> None:
    assert repo.check() == "Tidak ada yang harus diperbaiki. 1 standar siap diterbitkan.\n"


def test_every_case_has_its_expectation_and_its_text() -> None:
    names = [path.stem for path in CASES]
    assert sorted(EXPECTED) == names
    assert sorted(path.stem for path in HERE.glob("*.txt")) == names


@each_case
def test_one_mistake_is_one_message_in_its_place(path: Path, repo: Repository) -> None:
    repo.spoil(path)
    found = [place(finding, path) for finding in repo.found()]
    assert found == EXPECTED[path.stem]["temuan"]
    assert len(found) == 1


@each_case
def test_what_is_said(path: Path, repo: Repository, golden: Golden) -> None:
    repo.spoil(path)
    said = repo.check()
    golden.beside(path.with_suffix(".txt"), said)
    assert said.count("Cara memperbaiki: ") == 1
    assert re.search(r"Penjelasan: (https://sp\.nusadamai\.example/bantuan/SP\d{3}/|.* di situs ini\.)\n", said)
    assert not re.search("None|“”|: $|TypeError", said, re.MULTILINE)
    position = EXPECTED[path.stem]["temuan"][0].split()[1]
    carets = [len(line) - 2 for line in said.splitlines() if re.fullmatch(" *\\^", line)]
    assert len(carets) == (position != "0:0" and "SP910" not in said)


TEXTS = [path for path in CASES if path.is_file() and not {"simpan", "ulang"} & EXPECTED[path.stem].keys()]
assert len(TEXTS) > 120


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_an_editor_of_windows_changes_nothing(path: Path, repo: Repository) -> None:
    """A mark at the beginning and line ends of two signs: the same message in the same place."""
    content = path.read_bytes()
    if content.startswith(b"PK"):
        pytest.skip("no text")
    repo.file(target(path)).write_bytes(b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"))
    assert [place(finding, path) for finding in repo.found()] == EXPECTED[path.stem]["temuan"]


@each_case
def test_an_annotation_is_one_line(path: Path, repo: Repository) -> None:
    repo.spoil(path)
    (line,) = repo.check("--format", "github").splitlines()
    id, position = EXPECTED[path.stem]["temuan"][0].split()[:2]
    assert f"({id})::" in line
    if position != "0:0":
        assert "line={},col={}".format(*position.split(":")) in line


HEALED = [path for path in CASES if {"obat", "simpan", "pindah"} & EXPECTED[path.stem].keys()]
assert len(HEALED) > 120


@pytest.mark.parametrize("path", HEALED, ids=lambda path: path.stem)
def test_the_remedy_works(path: Path, repo: Repository) -> None:
    """Done as the message says, the file is as good as before; what is left is about sense."""
    repo.spoil(path)
    expected = EXPECTED[path.stem]
    for old, new in expected.get("pindah", {}).items():
        if new is None:
            repo.file(old).unlink()
        else:
            repo.file(new).parent.mkdir(exist_ok=True)
            repo.file(old).rename(repo.file(new))
    if path.is_file():
        file = repo.file(target(path))
        lines = file.read_bytes().decode(expected.get("simpan", "utf-8")).split("\n")
        for number, line in expected.get("obat", {}).items():
            lines[number - 1] = line
        file.write_text("\n".join(line for line in lines if line is not None), "utf-8", newline="")
    left = [finding["id"] for finding in repo.found()]
    assert left == expected.get("sesudah", [])
    assert all(level(id) != "kesalahan" for id in left)


def test_nearly_all_messages_about_form_have_a_case() -> None:
    """What a person can do to a file without git, another file or a whole year has a file here."""
    told = {finding.split()[0] for path in CASES for finding in EXPECTED[path.stem]["temuan"]}
    form = {id for id in registry() if id < "SP060" or "SP072" <= id <= "SP073" or "SP079" <= id <= "SP091"}
    # SP001 and SP039 are the nets below all others; SP016 needs forty brackets, SP022 a line of four thousand letters,
    # SP029 a link, SP050 another folder.
    assert form - told == {"SP001", "SP016", "SP022", "SP029", "SP039", "SP050"}
