"""Standards in; each held against its reference list, and those that serve the same side by side, out. No sentences."""

from __future__ import annotations

from generator.comparison.groups import Kantor, Rumpun, groups
from generator.comparison.judging import judge
from generator.comparison.pairing import Pasangan, pairs, papers
from generator.comparison.reference import Selisih, Tambahan, hold_against, no_longer_asked, reference_standar
from generator.comparison.table import Baris, Perbandingan, Sel, compare

__all__ = [
    "Baris", "Kantor", "Pasangan", "Perbandingan", "Rumpun", "Sel", "Selisih", "Tambahan",
    "compare", "groups", "hold_against", "judge", "no_longer_asked", "pairs", "papers", "reference_standar",
]  # fmt: skip
