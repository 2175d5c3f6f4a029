"""Suggestions on the lines of a proposal: each can be taken alone, all together are the formatted file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator import catalog, sources
from generator.cli.codes import LENGTH, LETTERS, steady_codes
from generator.formatting import format_file
from generator.formatting.suggesting import MOST, Saran, suggest

ROOT = Path(__file__).parents[1]
FILES = sorted((file, content) for file, content in sources.walk(ROOT) if catalog.kind_of(file) == "standar")
assert len(FILES) > 50, "no standards found: is the path right?"


def code(file: str) -> str:
    return "k7m2p"


def untidy(random: Random, text: str) -> str:
    """A standard as somebody may have typed it: without quotes or ids, keys in another order."""
    lines = text.splitlines(keepends=True)
    for n, line in enumerate(lines):
        match random.randrange(9):
            case 0:
                lines[n] = re.sub(r'"([0-9][0-9.-]*)"', r"\1", line)
            case 1 if re.match(r"  - \{id: [a-z0-9-]+, uraian", line):
                lines[n] = re.sub(r"id: [a-z0-9-]+, ", "", line)
            case 2 if n and re.match(r"[a-z_]+: \S", line) and re.match(r"[a-z_]+: \S", lines[n - 1]):
                lines[n - 1], lines[n] = line, lines[n - 1]
    return "".join(lines)


def meaning(file: str, content: bytes) -> Any:
    """What a file says, whoever gave its ids and its code."""
    value = catalog.parse(file, content).value
    assert value is not None
    listed = catalog.with_ids(value.persyaratan) if isinstance(value.persyaratan, tuple) else value.persyaratan
    return replace(value, kode=None, persyaratan=listed)


def taken(content: bytes, some: tuple[Saran, ...]) -> bytes:
    """The file after these suggestions, from the last to the first."""
    lines = content.decode().splitlines(keepends=True)
    for one in sorted(some, key=lambda one: -one.dari):
        assert "".join(lines[one.dari - 1 : one.sampai]).removesuffix("\n") == one.semula
        lines[one.dari - 1 : one.sampai] = [one.menjadi + "\n"]
    return "".join(lines).encode()


@pytest.mark.parametrize("seed", range(40))
def test_each_can_be_taken_alone(seed: int) -> None:
    random = Random(seed)
    file, content = random.choice(FILES)
    typed = untidy(random, content.decode()).encode()
    if catalog.parse(file, typed).value is None:
        return
    found, patch = suggest({}, {file: typed}, code)
    for one in found:
        assert meaning(file, taken(typed, (one,))) == meaning(file, typed)
        assert one.dari <= one.sampai
    if not patch:
        assert taken(typed, found) == format_file(file, typed, lambda: code(file)).content


def test_there_is_something_to_suggest() -> None:
    """Else the test above sees nothing."""
    counts = []
    for seed in range(40):
        random = Random(seed)
        file, content = random.choice(FILES)
        typed = untidy(random, content.decode()).encode()
        counts.append(len(suggest({}, {file: typed}, code)[0]))
    assert sum(count > 1 for count in counts) > 10


def test_what_the_proposal_did_not_write_is_not_suggested() -> None:
    file = "standards/kantor/a.yaml"
    typed = (
        b"kode: aaaaa\nnama: A\nstatus: berlaku\njenis: jasa\nedisi: 1\npersyaratan:\n  - {id: a, uraian: Surat A}\n"
    )
    assert suggest({file: typed}, {file: typed}, code) == ((), "")
    longer = typed + b"  - {uraian: Surat B}\n"
    found, patch = suggest({file: typed}, {file: longer}, code)
    assert [(one.dari, one.sampai, one.menjadi) for one in found] == [(8, 8, "  - {id: surat-b, uraian: Surat B}")]
    assert patch.startswith(f"--- a/{file}\n+++ b/{file}\n")


def test_there_is_an_end_to_suggesting() -> None:
    items = "".join(f"  - uraian: Surat {n}\n" for n in range(MOST + 9))
    text = f"kode: aaaaa\nnama: A\njenis: jasa\nstatus: berlaku\nedisi: 1\npersyaratan:\n{items}"
    found, patch = suggest({}, {"standards/kantor/a.yaml": text.encode()}, code)
    assert len(found) <= MOST
    assert found or patch


def test_a_suggested_code_is_the_same_tomorrow() -> None:
    first, second = steady_codes(frozenset()), steady_codes(frozenset())
    kode = first("standards/kantor/a.yaml")
    assert kode == second("standards/kantor/a.yaml") != first("standards/kantor/b.yaml")
    assert len(kode) == LENGTH
    assert set(kode) <= set(LETTERS)
    assert steady_codes(frozenset([kode]))("standards/kantor/a.yaml") != kode
