"""What the rules say of published standards, held against a reader's judgement of each finding; how often they err."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from generator import catalog
from generator.findings import Finding
from generator.messages import level

HERE = Path(__file__).parent
DAY = "2026-11-01"
JUDGEMENTS = ("tepat", "boleh", "keliru")
FEW = 0.02
"""Of a hundred findings at most so many may be false alarms."""


@pytest.fixture(scope="module")
def found() -> tuple[Finding, ...]:
    return catalog.load(HERE / "real", DAY)[1]


@pytest.fixture(scope="module")
def judged() -> dict[tuple[str, str], tuple[int, str, str]]:
    """By file and id: how often, the judgement, the reason."""
    lines = yaml.safe_load((HERE / "temuan_nyata.yaml").read_text("utf-8"))
    made = {}
    for file, ids in lines.items():
        for id, said in ids.items():
            times, judgement, reason = said.split(" | ", 2)
            made[file, id] = (int(times), judgement, reason)
    assert len(made) > 150
    return made


def test_every_finding_was_judged(
    found: tuple[Finding, ...], judged: dict[tuple[str, str], tuple[int, str, str]]
) -> None:
    counted = Counter((one.file.removeprefix("standards/").removesuffix(".yaml"), one.id) for one in found)
    assert {key: times for key, (times, _, _) in judged.items()} == counted


def test_each_judgement_has_its_reason(judged: dict[tuple[str, str], tuple[int, str, str]]) -> None:
    assert {judgement for _, judgement, _ in judged.values()} <= set(JUDGEMENTS)
    assert all(reason.endswith(".") and len(reason) > 15 for _, _, reason in judged.values())


def test_false_alarms_are_few(judged: dict[tuple[str, str], tuple[int, str, str]]) -> None:
    shares: Counter[str] = Counter()
    for times, judgement, _ in judged.values():
        shares[judgement] += times
    total = sum(shares.values())
    print({judgement: f"{shares[judgement]} ({shares[judgement] / total:.0%})" for judgement in JUDGEMENTS})
    assert shares["keliru"] / total <= FEW


def test_nothing_published_is_refused(found: tuple[Finding, ...]) -> None:
    """However odd they are, all of them can be shown."""
    assert [one for one in found if level(one.id) == "kesalahan"] == []
