"""The catalogue and what git remembers in; every service's editions, and which one is in force, out."""

from __future__ import annotations

from generator.editions.arranging import arrange
from generator.editions.memory import Memory

__all__ = ["Memory", "arrange"]
