"""A file judged with the few files that bear on it; the same said of it as with all of them."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from generator import build, cli, jobs, nearby, sources
from generator.findings import Finding
from generator.nearby import notes
from tests import timeline, worlds

DAY = "2026-11-01"
LATER = 1_000_000_000_000
"""Nanoseconds: as if the notes had been taken so long after the files were written."""


def whole(root: Path) -> tuple[Finding, ...]:
    return build.publication(root, root / "standards", build.BuildOptions(tanggal=DAY))[1]


def learn(root: Path) -> Path:
    """The place with notes of the files as they stand."""
    cache = root / ".cache" / "standar"
    marks = sources.marks(root)
    found, _ = build.publication(root, root / "standards", build.BuildOptions(tanggal=DAY))
    assert found is not None
    nearby.learn(root, found.catalog, cache, time.time_ns() + LATER, marks)
    return cache


def write(root: Path, edits: worlds.World) -> None:
    for file, text in edits.items():
        path = root / file
        if text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        else:
            path.unlink(missing_ok=True)


def history(random: Random, folder: Path) -> tuple[Path, worlds.World]:
    """A repository with a past of chance."""
    world = worlds.begin(random)
    moments: list[dict[str, str | None]] = [dict(world)]
    for _ in range(random.randint(0, 6)):
        moment: dict[str, str | None] = {}
        for _ in range(random.randint(1, 3)):
            edits = worlds.edit(random, world)
            moment |= {file: text or None for file, text in edits.items() if text or file in world or file in moment}
            world = worlds.applied(world, edits)
        moments.append(moment)
    return timeline.repository(folder, moments), world


def asked(random: Random, root: Path, cache: Path) -> Iterator[bool]:
    """Every file asked about, and some together; whether the few files were enough."""
    everything = whole(root)
    files = list(sources.marks(root))
    assert len(files) > 3
    for wanted in (*([file] for file in files), random.sample(files, 2)):
        found = nearby.answer(root, wanted, DAY, cache)
        if found is not None:
            assert list(found.findings) == [one for one in everything if one.file in wanted], wanted
            assert found.ada == len(files)
        yield found is not None


@pytest.mark.parametrize("seed", [*range(7), 437])  # the last: an agency whose own file was broken once
def test_the_same_is_said_whatever_happens_around(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    root, world = history(random, tmp_path / "repo")
    for _ in range(random.randint(0, 2)):  # the notes may be of files that no commit has
        edits = worlds.edit(random, world)
        write(root, edits)
        world = worlds.applied(world, edits)
    cache = learn(root)
    done = list(asked(random, root, cache))
    for _ in range(4):
        edits = worlds.edit(random, world)
        write(root, edits)
        world = worlds.applied(world, edits)
        done += asked(random, root, cache)
    assert sum(done) * 5 > len(done), "hardly anything was answered from few files: what is this test of?"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A repository without faults of form, and notes of it."""
    random = Random(3)
    root = timeline.repository(tmp_path / "repo", [worlds.begin(random)])
    learn(root)
    return root


FILE = "standards/dinas/surat.yaml"


def few(root: Path, file: str = FILE) -> nearby.Answer | None:
    return nearby.answer(root, [file], DAY, root / ".cache" / "standar")


def test_only_few_files_are_opened(place: Path) -> None:
    write(place, {FILE: "kode: aaaaa\nnama: Surat Uji\njenis: administratif\nstatus: berlaku\nedisi: 1\n"})
    found = few(place)
    assert found is not None
    assert list(found.contents) == [FILE, "standards/dinas/instansi.yaml", "standards/pemda.yaml"]
    assert found.ada == len(list((place / "standards").rglob("*.yaml"))) > 8


def test_a_neighbour_that_changed_is_read_for_its_code(place: Path) -> None:
    other = "standards/dinas/akta.yaml"
    write(place, {other: (place / FILE).read_text()})
    found = few(place)
    assert found is not None
    assert other in found.contents
    assert [(one.id, one.file) for one in few(place, other).findings if one.id == "SP902"] == []  # type: ignore[union-attr]
    assert "SP902" in {one.id for one in found.findings}


@pytest.mark.parametrize("about", ["standards/dinas", "standards/dinas/tiada.yaml", "standards/dinas/fkp/x.yaml"])
def test_what_takes_everything_is_left_to_it(about: str, place: Path) -> None:
    assert few(place, about) is None


def test_another_commit_makes_notes_useless(place: Path) -> None:
    assert few(place) is not None
    timeline.commit(place, "lain")
    assert few(place) is None


@pytest.mark.parametrize("damage", [b"", b"x", b"{}\n[]\n"])
def test_spoilt_notes_are_no_notes(damage: bytes, place: Path) -> None:
    kept = [path for path in (place / ".cache").rglob("*") if path.is_file()]
    assert kept
    for path in kept:
        path.write_bytes(damage)
    assert few(place) is None


def test_notes_by_other_readers_are_no_notes(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "FORM", 0)
    assert few(place) is None


def test_notes_from_another_folder_know_no_file(place: Path, tmp_path: Path) -> None:
    """A copy has files of its own: each of them is read once more, and beyond a few dozen all are."""
    shutil.copytree(place, tmp_path / "salinan")
    found = few(tmp_path / "salinan")
    assert found is not None
    assert len(found.contents) == found.ada


def test_a_file_just_written_is_not_trusted_by_its_mark(place: Path) -> None:
    marks = sources.marks(place)
    assert set(sources.settled(marks, time.time_ns() + LATER)) == set(marks)
    assert list(sources.settled(marks, time.time_ns())) == []


def test_no_rule_looks_at_other_agencies() -> None:
    """Else a file judged with its own agency alone would be judged otherwise."""
    rules = sorted((Path(build.__file__).parent / "rules").glob("*.py"))
    assert len(rules) > 10
    assert [path.name for path in rules if "konteks.instansi" in path.read_text()] == []


@pytest.mark.parametrize("format", ["text", "github", "json"])
def test_the_command_prints_the_same(
    format: str, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(place)
    write(place, {FILE: (place / FILE).read_text() + "biaya: {teks: '-'}\nbukan_kunci: 1\n"})
    said = []
    for _ in range(2):
        assert cli.main(["check", FILE, "--format", format, "--date", DAY]) == 1
        said.append(capsys.readouterr())
        shutil.rmtree(place / ".cache", ignore_errors=True)
    assert said[0].out == said[1].out != ""
    counts = [[int(n) for n in re.findall(r"\d+", one.err)] for one in said]
    assert counts == ([[3, 12], [12]] if format == "text" else [[], []])


def test_a_cache_keeps_its_notes_apart(place: Path) -> None:
    store = jobs.Cache(place / ".cache" / "standar" / notes.PLACE)
    assert store.holds(notes.PLACE)
