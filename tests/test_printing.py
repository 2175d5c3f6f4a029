"""Prints come one by one: what follows others is made where they were, and none is kept in memory."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from collections.abc import Iterator, Mapping
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import jobs, printing
from generator.findings import Finding
from generator.jobs import Job, Part, Result, digest
from generator.targets import PRINTS
from generator.targets.boards import press
from generator.targets.publication import Papan
from tests.whole import ROOT

LARGE = 300_000
COUNT = 60
NOTHING = cast(Any, None)


def large(number: int) -> Result:
    return Result(bytes([number]) * LARGE, memo=(("kode", str(number)), ("lembar", 2)))


def half(board: bytes) -> bytes:
    return board[: len(board) // 2]


def boards(found: object, made: Mapping[str, bytes]) -> Iterator[Job]:
    assert not made
    for number in range(COUNT):
        yield Job(f"papan/{number}.pdf", large, (number,), digest("board", str(number)))
    yield Job("papan/", broken)


def broken() -> Result:
    return Result(None, (Finding("a.yaml", 0, 0, "SP970"),))


def tiles(found: object, made: Mapping[str, bytes]) -> Iterator[Job]:
    for number in range(COUNT):
        board = made.get(f"papan/{number}.pdf")
        if board is not None:
            yield Job(f"papan/{number}-2a4.pdf", half, (board,), digest("tiles", board))


TABLE: Any = {"boards": boards, "tiles": tiles}


def test_the_names_of_the_table() -> None:
    assert {*printing.FOLLOWING, *printing.FOLLOWED} < set(PRINTS)


def test_none_is_kept_in_memory() -> None:
    tracemalloc.start()
    try:
        made = {job.path: len(result.content or b"") for job, result in printing.printed(NOTHING, map, table=TABLE)}
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(made) == 2 * COUNT + 1
    assert sum(made.values()) == COUNT * LARGE * 3 // 2
    assert most < 10 * LARGE


def test_what_follows_is_made_in_the_part_of_what_it_follows() -> None:
    seen: dict[str, int] = {}
    for number in (1, 2, 3):
        paths = [job.path for job, _ in printing.printed(NOTHING, map, part=Part(number, 3), table=TABLE)]
        made = [path for path in paths if path.endswith("-2a4.pdf")]
        assert made == [path.replace(".pdf", "-2a4.pdf") for path in paths if path not in made and path != "papan/"]
        assert len(made) >= COUNT // 3 - 2
        seen |= dict.fromkeys(paths, number)
    assert len(seen) == 2 * COUNT + 1


def test_notes_say_what_was_made() -> None:
    notes = printing.Notes()
    files = dict(notes.of(printing.printed(NOTHING, map, table=TABLE)))
    assert len(files) == len(notes.cetakan) == 2 * COUNT
    assert notes.papan["7"] == Papan("papan/7.pdf", 2) == notes.cetakan["papan/7.pdf"]
    assert notes.cetakan["papan/7-2a4.pdf"] == Papan("papan/7-2a4.pdf", 1)
    assert [one.id for one in notes.findings] == ["SP970"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody lays out before a fork")
def test_who_forks_workers_has_laid_out_and_has_no_thread() -> None:
    """A thread would not live on in the fork, but what it had locked would."""
    script = (
        "import os, sys; import generator.targets.boards.warm; "
        "print(len(os.listdir('/proc/self/task')), 'weasyprint' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "True"]
    assert "generator.targets.boards.warm" in printing.LAID_OUT_BY


def test_the_board_that_warms_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its import says nothing when it fails, for the first real board would."""
    from generator.targets.boards import warm

    made = []
    monkeypatch.setattr(warm, "make_board", lambda pesanan: made.append(press.make_board(pesanan)))
    warm.lay_out_once()
    assert [result.content is not None for result in made] == [True]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.binary(max_size=50)), max_size=20))
def test_what_is_put_aside_is_there_again(pairs: list[tuple[str, bytes]]) -> None:
    with jobs.aside() as place:
        for path, content in pairs:
            place.put(path, content)
            assert place[path] == content
        assert dict(place) == dict(pairs)
        assert place.get("d") is None
        assert len(place) == len(dict(pairs))
