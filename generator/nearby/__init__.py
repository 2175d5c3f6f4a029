"""Some files in; what is wrong with them, from the few files that bear on them and notes of the last run, out."""

from __future__ import annotations

from generator.nearby.answering import Answer, answer
from generator.nearby.learning import learn

__all__ = ["Answer", "answer", "learn"]
