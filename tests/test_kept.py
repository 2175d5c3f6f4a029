"""Results that several outputs share: made once for the same objects, and let go of when the next build begins."""

from __future__ import annotations

import weakref
from pathlib import Path

import pytest

from generator import build
from generator.targets.kept import EACH, kept


class Said:
    """Something that can be watched: whether anybody still holds it."""


def test_the_same_objects_are_asked_once() -> None:
    asked: list[str] = []

    @kept(EACH)
    def shout(word: str) -> str:
        asked.append(word)
        return word.upper()

    words = [f"kata {n}" for n in range(10_000)]
    for _ in range(2):  # as one output after another goes through all services
        assert [shout(word) for word in words] == [word.upper() for word in words]
    assert asked == words


def test_of_many_the_newest_stay() -> None:
    asked: list[str] = []

    @kept(2)
    def note(word: str) -> None:
        asked.append(word)

    for word in (words := ["a", "b", "c"]) + words[::-1]:
        note(word)
    assert asked == ["a", "b", "c", "a"]


def test_a_build_lets_go_of_what_the_one_before_shared(tmp_path: Path) -> None:
    @kept(EACH)
    def same(said: Said) -> Said:
        return said

    said = Said()
    watched = weakref.ref(same(said))
    del said
    assert watched() is not None, "kept, and with it its argument"
    with pytest.raises(build.BuildError):  # there is no pemda.yaml; a build has begun all the same
        list(build.build(tmp_path, tmp_path, build.BuildOptions(tanggal="2026-11-01"), {}, lambda finding: None))
    assert watched() is None
