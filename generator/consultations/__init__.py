"""Consultation records and editions in; what was decided, whether it was carried out, and what is amiss, out."""

from __future__ import annotations

from generator.consultations.forum import Forum, Kesepakatan, Pelaksanaan
from generator.consultations.ledger import hold

__all__ = ["Forum", "Kesepakatan", "Pelaksanaan", "hold"]
