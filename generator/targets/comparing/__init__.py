"""A publication in; its comparisons in words out."""

from generator.targets.comparing.found import (
    agreed_removals,
    comparison_of,
    comparisons,
    is_published,
    outdated_words,
    reading,
    reference_name,
    subtitle,
    unit_of,
)
from generator.targets.comparing.nilai import BarisNilai, values
from generator.targets.comparing.rows import BarisTampil, Keadaan, SelTampil, rows

__all__ = [
    "BarisNilai", "BarisTampil", "Keadaan", "SelTampil", "agreed_removals", "comparison_of", "comparisons",
    "is_published", "outdated_words", "reading", "reference_name", "rows", "subtitle", "unit_of", "values",
]  # fmt: skip
