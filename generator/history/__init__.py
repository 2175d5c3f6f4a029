"""A repository in, what git remembers of it out: versions of files, trees, contents; the only door to git."""

from generator.history.archive import Archive, State, archive, pairs
from generator.history.git import (
    HistoryError,
    blobs,
    changed_since,
    merge_base,
    resolve,
    same,
    siblings,
    tree,
)

__all__ = [
    "Archive",
    "HistoryError",
    "State",
    "archive",
    "blobs",
    "changed_since",
    "merge_base",
    "pairs",
    "resolve",
    "same",
    "siblings",
    "tree",
]
