"""Requirements in reading order: under what they are to be brought, made sure of or done."""

from __future__ import annotations

import pytest

from generator.targets.lists import requirement_blocks
from tests.papers import standar

MIXED = """kelompok: [{{id: bukti, nama: Bukti usaha, {rule}}}]
persyaratan:
  - {{id: a, uraian: Alfa, jenis: dokumen, kelompok: bukti}}
  - {{id: b, uraian: Beta, jenis: kondisi, kelompok: bukti}}
  - {{id: c, uraian: Gama, jenis: dokumen}}
  - {{id: d, uraian: Delta, jenis: kondisi}}
"""


def runs(rule: str) -> list[list[str]]:
    found = [[butir.syarat.id for butir in one.butir] for one in requirement_blocks(standar(MIXED.format(rule=rule)))]
    return [[id for id in ids if id] for ids in found if ids]


@pytest.mark.parametrize("rule", ["pilih: satu", "paling_sedikit: 2"])
def test_what_is_chosen_among_stands_together(rule: str) -> None:
    assert ["a", "b"] in runs(rule)
    assert sorted(id for ids in runs(rule) for id in ids) == ["a", "b", "c", "d"]


def test_a_mere_heading_keeps_what_is_to_be_done_apart() -> None:
    assert ["a", "b"] not in runs("pilih: semua")
