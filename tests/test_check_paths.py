"""Some files of a catalogue asked about; the same said about them as when all are asked about."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import build
from generator.findings import Finding
from tests.test_salah import CASES, DAY, HERE, target

ROOT = Path(__file__).parents[1]


def told(root: Path, *asked: str) -> tuple[Finding, ...]:
    """The findings about the files asked for, or about all."""
    options = build.BuildOptions(tanggal=DAY)
    if not asked:
        return build.publication(root, root / "standards", options)[1]
    found = build.publication(root, root / "standards", options, lambda file: file in asked)[1]
    return tuple(one for one in found if one.file in asked)


def files(root: Path) -> list[str]:
    found = sorted(path.relative_to(root).as_posix() for path in root.rglob("*.y*ml"))
    assert len(found) >= 5, "no files found: is the path right?"
    return found


@pytest.mark.parametrize("path", CASES[::6], ids=lambda path: path.stem)
def test_of_each_file_alone(path: Path, tmp_path: Path) -> None:
    shutil.copytree(HERE / "katalog", tmp_path / "standards")
    if path.is_dir():
        shutil.copytree(path, tmp_path / "standards", dirs_exist_ok=True)
    else:
        (tmp_path / "standards" / target(path)).write_bytes(path.read_bytes())
    everything = told(tmp_path)
    for file in files(tmp_path):
        assert told(tmp_path, file) == tuple(one for one in everything if one.file == file)


def test_in_the_demonstration() -> None:
    """Every file that anything is said about, and the agencies, where inherited defaults are complained about."""
    everything = told(ROOT)
    named = list(dict.fromkeys(one.file for one in everything if one.file.startswith("standards/")))
    assert len(named) > 5
    for file in [*named[::4], *(name for name in named if name.endswith("instansi.yaml"))][:8]:
        assert told(ROOT, file) == tuple(one for one in everything if one.file == file)


def test_an_inherited_complaint_is_told_of_its_agency(tmp_path: Path) -> None:
    shutil.copytree(HERE / "katalog", tmp_path / "standards")
    file = tmp_path / "standards/desa-rindang/instansi.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("{jenis: lapor}", "{jenis: telepon}"), "utf-8")
    everything = told(tmp_path)
    here = [one for one in everything if one.file == "standards/desa-rindang/instansi.yaml"]
    assert here, "nothing was inherited: choose another default"
    assert list(told(tmp_path, "standards/desa-rindang/instansi.yaml")) == here
    assert told(tmp_path, "standards/desa-rindang/domisili.yaml") == ()
