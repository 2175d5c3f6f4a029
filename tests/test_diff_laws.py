"""Laws of the diff, for standards with every component: nothing from itself, its own mirror, and what it leads to."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diff import Change, apply, diff, mirrored, normal_form
from generator.model import Redaksional, Standar
from tests.papers import layanan
from tests.standards import changed, standar

ROOT = Path(__file__).parent.parent
CATALOGUE = sorted((ROOT / "standards").glob("[a-z]*/*.yaml"))
CATALOGUE = [path for path in CATALOGUE if path.name != "instansi.yaml" and path.parent.name != "acuan"]
assert len(CATALOGUE) > 60, "no standards found: is the path right?"

SEEDS = st.integers(min_value=0, max_value=2**32 - 1)
bounded = settings(max_examples=40, deadline=None)


def seen(change: Change) -> tuple[object, ...]:
    """Everything of a change that people and programs see."""
    places = (change.di_semula or (), change.di_menjadi or ())
    values = (change.nilai_semula, change.nilai_menjadi)
    return (change.jenis, change.komponen, change.id, change.semula, change.menjadi, change.skor, *places, values)


def editions(seed: int) -> tuple[Standar, Standar]:
    """Two editions: one grown from the other, or two that have nothing to do with one another."""
    random = Random(seed)
    before = standar(random)
    return before, changed(random, before) if seed % 3 else replace(standar(random), edisi=2)


@given(SEEDS)
@bounded
def test_a_standard_does_not_differ_from_itself(seed: int) -> None:
    before, after = editions(seed)
    assert diff(before, before) == ()
    assert diff(after, after) == ()


@given(SEEDS)
@bounded
def test_seen_from_the_other_side_it_is_the_mirror(seed: int) -> None:
    before, after = editions(seed)
    there = Counter(map(seen, diff(before, after)))
    back = Counter(seen(mirrored(change)) for change in diff(after, before))
    assert there == back


@given(SEEDS)
@bounded
def test_carried_out_it_leads_to_the_later_edition(seed: int) -> None:
    before, after = editions(seed)
    changes = diff(before, after)
    assert normal_form(apply(changes, before)) == normal_form(after)
    assert changes or normal_form(before) == normal_form(after)


def test_the_laws_are_tried_on_much() -> None:
    """The strategies reach every kind of change but a few that need a special text."""
    kinds: Counter[str] = Counter()
    for seed in range(150):
        kinds.update(change.jenis for change in diff(*editions(seed)))
    assert len(kinds) >= 65


@pytest.mark.parametrize("seed", range(4))
def test_a_statement_that_only_words_changed_counts_from_both_sides(seed: int) -> None:
    before, after = editions(seed * 3 + 1)
    after = replace(after, redaksional=Redaksional("Bagian Organisasi", "kalimat diperjelas"))
    changes = diff(before, after)
    assert not any(change.jenis in ("persyaratan-diubah", "langkah-diubah") for change in changes)
    assert Counter(map(seen, changes)) == Counter(seen(mirrored(change)) for change in diff(after, before))


SAME = (
    ("Fotokopi", "Foto copy"),
    ("fotokopi", "photo copy"),
    ("kutipan akta", "kutipan akte"),
    ("izin", "ijin"),
    ("Izin", "Ijin"),
    ("meterai", "materai"),
    ("ijazah", "ijasah"),
    ("jadwal", "jadual"),
    ("Rp10.000", "Rp. 10.000"),
    ("Rp25.000", "Rp 25.000"),
    ("3 hari kerja", "3 (tiga) Hari Kerja"),
    ("1 lembar", "1 (satu) lembar"),
)
"""What is only spelled otherwise."""


TYPED = re.compile(r"((?:uraian|teks|jumlah): '?)([^',}\n]*)")
"""What people typed freely: one value, as far as no sign of YAML follows."""


def respelled(text: str) -> str:
    for one, other in SAME:
        text = text.replace(one, other)
    return text


def rewritten(text: str) -> str:
    """The same file by another hand: comments, blank lines, spellings, money formats."""
    text = TYPED.sub(lambda match: match[1] + respelled(match[2]), text)
    lines = []
    for line in text.splitlines():
        if line.lstrip().startswith(("persyaratan:", "prosedur:", "biaya:")):
            lines += ["", "# ditulis ulang"]
        lines.append(line)
    return "\n".join(lines) + "\n"


def turned(text: str) -> str:
    """The top-level keys of a file in the reverse order."""
    blocks: list[list[str]] = []
    for line in text.splitlines():
        if line and not line[0].isspace() and not line.startswith(("#", "-")):
            blocks.append([])
        if blocks:
            blocks[-1].append(line)
    return "\n".join("\n".join(block) for block in reversed(blocks)) + "\n"


@pytest.mark.parametrize("path", CATALOGUE[::5], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_another_hand_changes_nothing(path: Path) -> None:
    text = path.read_text("utf-8")
    agency = (path.parent / "instansi.yaml").read_text("utf-8")
    before = layanan(text, "", agency).standar
    for other in (rewritten(text), turned(text), turned(rewritten(text))):
        assert diff(before, layanan(other, "", agency).standar) == ()


def test_the_other_hand_writes_otherwise() -> None:
    texts = [path.read_text("utf-8") for path in CATALOGUE[::5]]
    assert sum(rewritten(text).count(other) for text in texts for _, other in SAME) > 30


OTHERS = (("KTP-el", "KIA"), ("Kartu Keluarga", "Ijazah"), ("KK", "SKTM"), ("Kepala Desa", "Camat"), ("Lurah", "Camat"))
"""Another document or officer: never only form."""


@pytest.mark.parametrize("path", CATALOGUE[::3], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_another_document_or_officer_is_a_change(path: Path) -> None:
    before = layanan(path.read_text("utf-8"), "", (path.parent / "instansi.yaml").read_text("utf-8")).standar
    items = before.persyaratan if isinstance(before.persyaratan, tuple) else ()
    for n, syarat in enumerate(items):
        for name in ("uraian", "penerbit", "penandatangan"):
            said = getattr(syarat, name) or ""
            other = next((said.replace(one, two) for one, two in OTHERS if one in said), said)
            if other != said:
                after = replace(before, persyaratan=(*items[:n], replace(syarat, **{name: other}), *items[n + 1 :]))
                assert [change.dampak for change in diff(before, after) if change.komponen == "persyaratan"]


SCRIPT = """
from random import Random
from generator.diff import diff
from tests.standards import changed, standar
for seed in range(12):
    random = Random(seed)
    before = standar(random)
    for change in diff(before, changed(random, before)):
        print(change.sidik, repr(change), [(edit.cara, edit.di) for edit in change.sunting])
"""


def test_every_process_says_the_same() -> None:
    said = set()
    for seed in ("0", "1", "20261101"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, cwd=ROOT, check=True
        )
        said.add(done.stdout)
    assert len(said) == 1
    assert len(said.pop().splitlines()) > 100


def test_a_place_that_is_not_there_is_refused() -> None:
    before, after = editions(1)
    changes = diff(before, after)
    empty = Standar(nama="Kosong", jenis=("jasa",), status="berlaku", edisi=1)
    with pytest.raises((ValueError, IndexError, AttributeError, TypeError)):
        apply(changes, empty)
