"""Two versions of one standard in, what changed for the applicant out. No git, no colours, no sentences."""

from __future__ import annotations

from generator.diff.change import DAMPAK, MIRROR, Change, Dampak, mirrored
from generator.diff.components import diff_rest
from generator.diff.requirements import diff_persyaratan
from generator.diff.values import diff_biaya, diff_produk, diff_waktu
from generator.model import Standar

__all__ = ["DAMPAK", "MIRROR", "Change", "Dampak", "diff", "mirrored"]


def diff(before: Standar, after: Standar) -> tuple[Change, ...]:
    """All changes from `before` to `after`, in the order of the components and of the documents.

    Both are standards after defaults, so that a value that moves from the agency's defaults into the file is
    no change. What differs only in form (spelling, money format, key order) is none either.
    """
    return (
        *diff_persyaratan(before, after),
        *diff_waktu(before, after),
        *diff_biaya(before, after),
        *diff_produk(before, after),
        *diff_rest(before, after),
    )
