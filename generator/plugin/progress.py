"""The bar of a build, for who looks for it here."""

from __future__ import annotations

from generator.progress import EVERY, WIDTH, Progress

__all__ = ["EVERY", "WIDTH", "Progress"]
