"""The door to standards/: bytes of a file in; plain data with positions, and what is wrong with the file, out."""

from __future__ import annotations

from generator.sources.decoding import LIMIT
from generator.sources.document import Document, PositionMap, as_typed, restore
from generator.sources.excerpts import excerpt
from generator.sources.folder import content, gather, names, picture, strays, walk
from generator.sources.marks import marks, settled
from generator.sources.reading import read
from generator.sources.tree import DEEPEST

__all__ = [
    "DEEPEST",
    "LIMIT",
    "Document",
    "PositionMap",
    "as_typed",
    "content",
    "excerpt",
    "gather",
    "marks",
    "names",
    "picture",
    "read",
    "restore",
    "settled",
    "strays",
    "walk",
]
