"""Several machines of the CI make one site: by the scripts that the workflow calls, in folders instead of machines."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.test_workflows import DAY, FILE, ROOT, Place

PARTS = ("1/3", "2/3", "3/3")


def shard(place: Place, part: str, folder: str, date: str = DAY) -> None:
    done = place.run("shard.sh", folder, SHARD=part, DATE=date)
    assert done.returncode == 0, done.stdout + done.stderr
    for path in (place.clone / folder).glob(".*"):
        path.unlink()  # as an artifact arrives: without hidden files
    shutil.rmtree(place.clone / ".cache")  # another machine


def merge(place: Place, shards: str) -> tuple[int, str]:
    done = place.run("publish.sh", "site", FIRST="1", SHARDS=shards)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A clone with three shards, as artifacts come: bagian/bagian-1 and so on."""
    place = Place(tmp_path_factory.mktemp("carried"))
    for n, part in enumerate(PARTS, 1):
        shard(place, part, f"bagian/bagian-{n}")
    return place


def test_the_site_of_three_machines_is_that_of_one(carried: Place) -> None:
    code, said = merge(carried, "bagian")
    assert code == 0, said
    packed = (carried.clone / "site.zip").read_bytes()
    (carried.clone / "site.zip").unlink()
    shutil.rmtree(carried.clone / "site")
    done = carried.run("publish.sh", "site", FIRST="1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (carried.clone / "site.zip").read_bytes() == packed
    assert (carried.clone / "site/papan/kantor/surat-2a4.pdf").is_file()


def test_what_is_not_one_whole_is_not_published(carried: Place) -> None:
    for name, id in (("kurang", "SP986"), ("asing", "SP988"), ("dua-kali", "SP987"), ("kosong", "SP987")):
        shutil.copytree(carried.clone / "bagian", carried.clone / name)
        if name in ("kurang", "asing"):
            shutil.rmtree(carried.clone / name / "bagian-2")
        if name == "asing":
            shard(carried, "2/3", "asing/bagian-2", date="2026-11-02")
        if name == "dua-kali":
            shutil.copytree(carried.clone / name / "bagian-2", carried.clone / name / "lagi")
        if name == "kosong":
            (carried.clone / name / "bagian-4").mkdir()
        code, said = merge(carried, name)
        assert (code, id in said) == (2, True), said


def test_a_print_that_must_be_mended_stops_no_other(place: Place) -> None:
    """The standard's file is broken: nothing is printed of it, the shard is whole, the merge tells it."""
    place.commit("rusak", {FILE: "nama: [\n"})
    for n in (1, 2):
        shard(place, f"{n}/2", f"bagian/bagian-{n}")
    code, said = merge(place, "bagian")
    assert code == 0, said
    assert FILE in said
    assert "::warning::" in said


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_the_day_is_said_once(place: Place, tmp_path: Path) -> None:
    for date, lines in ((DAY, [f"date={DAY}"]), ("kemarin", [])):
        (tmp_path / "said").write_text("")
        done = place.run("day.sh", DATE=date, GITHUB_OUTPUT=str(tmp_path / "said"))
        assert (done.returncode == 0) == bool(lines)
        assert (tmp_path / "said").read_text().splitlines() == lines
    place.run("day.sh", DATE="", GITHUB_OUTPUT=str(tmp_path / "said"))
    (line,) = (tmp_path / "said").read_text().splitlines()
    assert len(line) == len(f"date={DAY}")


def test_the_workflow_goes_that_way() -> None:
    """As the rehearsal above by hand: one day, all parts of the matrix, a folder for each, all of them merged."""
    made: dict[str, Any] = yaml.safe_load((ROOT / ".github/workflows/bagian.yml").read_text())
    day, part, site = (made["jobs"][name] for name in ("hari", "bagian", "situs"))
    assert (part["needs"], site["needs"]) == ("hari", ["hari", "bagian"])
    numbers = part["strategy"]["matrix"]["nomor"]
    assert numbers == list(range(1, len(numbers) + 1))
    ran = {name: next(step for step in job["steps"] if "run" in step) for name, job in made["jobs"].items()}
    assert ran["hari"]["run"] == "scripts/ci/day.sh"
    assert ran["bagian"]["run"] == "scripts/ci/shard.sh bagian"
    assert ran["bagian"]["env"]["SHARD"] == "${{ matrix.nomor }}/${{ strategy.job-total }}"
    assert ran["situs"]["run"] == "scripts/ci/publish.sh site"
    up = next(step["with"] for step in part["steps"] if "upload" in step.get("uses", ""))
    down = next(step["with"] for step in site["steps"] if "download" in step.get("uses", ""))
    assert (up["name"], up["path"]) == ("bagian-${{ matrix.nomor }}", "bagian")
    assert (down["pattern"], down["path"]) == ("bagian-*", ran["situs"]["env"]["SHARDS"])
    given = {ran[name]["env"]["DATE"] for name in ("bagian", "situs")}
    assert given == {"${{ needs.hari.outputs.date }}"}
    assert day["outputs"]["date"] == "${{ steps." + ran["hari"]["id"] + ".outputs.date }}"
