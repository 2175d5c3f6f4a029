"""Lists join what was made of each agency: after one changed file that one is told anew, others are remembered."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.targets import remembering
from tests.test_rebuild import DAYS, Output, assert_same, project, rewrite

LISTS = (
    "data/v1/standar.json",
    "data/v1/standar.csv",
    "data/v1/persyaratan.csv",
    "data/v1/perubahan.json",
    "cari/indeks.json",
    "cari/isi.json",
    "perubahan/index.html",
)


@pytest.fixture
def output(tmp_path: Path) -> Output:
    return Output(project(tmp_path / "repo"))


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each kind of part is made, not remembered."""
    counts: Counter[str] = Counter()
    kept = remembering.in_place

    def counting(place: str, made_of: str, make: Callable[[], Any]) -> Any:
        return kept(place, made_of, lambda: (counts.update([place]), make())[1])

    monkeypatch.setattr(remembering, "in_place", counting)
    return counts


def a_service(output: Output, agency: str = "desa-rindang") -> Path:
    return next(
        path for path in sorted((output.folder / "standards" / agency).glob("*.yaml")) if path.stem != "instansi"
    )


def test_one_changed_file_tells_one_agency_anew(output: Output, told: Counter[str]) -> None:
    output.build(DAYS[0])
    assert len(told) > 6
    assert set(told.values()) == {1}
    told.clear()
    rewrite(a_service(output), "^nama: (.*)$", lambda match: f"nama: {match[1]} Lain")
    findings = output.build(DAYS[0])
    assert {place.split()[-1] for place in told} == {"desa-rindang"}
    assert set(told.values()) == {1}
    assert_same(output, findings, DAYS[0])


def test_lists_stay_where_nothing_they_say_has_changed(output: Output) -> None:
    output.build(DAYS[0])
    with a_service(output).open("a", encoding="utf-8") as file:
        file.write("# tidak mengubah isi\n")
    output.build(DAYS[0])
    assert [path for path in LISTS if path not in output.ledger.kept] == []


def test_a_lost_shelf_changes_nothing(output: Output) -> None:
    output.build(DAYS[0])
    shutil.rmtree(output.folder / "cache")
    rewrite(a_service(output), "^nama: (.*)$", lambda match: f"nama: {match[1]} Lain")
    assert_same(output, output.build(DAYS[0]), DAYS[0])


def test_what_is_told_follows_the_day_and_the_folder(output: Output) -> None:
    """An agency's name, the date, a service gone or come: each is in what the parts are made of."""
    output.build(DAYS[0])
    chance = random.Random(7)
    for day in (DAYS[2], DAYS[0]):
        assert_same(output, output.build(day), day)
    rewrite(output.folder / "standards/desa-jernih/instansi.yaml", "^nama: .*$", lambda match: "nama: Kantor Baru")
    assert_same(output, output.build(DAYS[0]), DAYS[0])
    gone = a_service(output, "kec-hulu")
    kept = gone.read_bytes()
    gone.unlink()
    assert_same(output, output.build(DAYS[0]), DAYS[0])
    gone.with_name(f"lain-{chance.randint(1, 9)}.yaml").write_bytes(kept)
    assert_same(output, output.build(DAYS[0]), DAYS[0])
