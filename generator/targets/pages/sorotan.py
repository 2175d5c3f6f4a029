"""A decision in; its two wordings as HTML, with the words that differ marked where it keeps some of them, out."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from generator.diff import Piece, highlight
from generator.model import Keputusan
from generator.targets.wording import sticky

REWORDS = ("ubah", "redaksi", "pecah", "gabung")
"""Decisions whose new words stand in the place of the old ones."""


def both_wordings(keputusan: Keputusan) -> tuple[Markup, Markup]:
    """What was there and what comes, as HTML; empty where the record has no words for it."""
    semula, menjadi = keputusan.semula or "", keputusan.menjadi or ""
    if keputusan.jenis not in REWORDS or not (semula and menjadi):
        return escape(sticky(semula)), escape(sticky(menjadi))
    old, new = highlight(semula, menjadi)
    return _marked(old, "del", "sp-lama"), _marked(new, "ins", "sp-baru")


def _marked(pieces: Iterable[Piece], tag: str, style: str) -> Markup:
    """The pieces in a row, those that differ in an element of their own."""
    done = [
        Markup('<{0} class="{1}">{2}</{0}>').format(tag, style, sticky(piece.text))
        if piece.berubah
        else escape(sticky(piece.text))
        for piece in pieces
    ]
    return Markup("").join(done)
