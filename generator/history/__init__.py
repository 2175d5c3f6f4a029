"""A repository in, what git remembers of it out: versions of files, trees, contents; the only door to git."""

from generator.history.archive import Archive, State, archive, pairs
from generator.history.git import (
    HistoryError,
    blobs,
    changed_since,
    day,
    identity,
    merge_base,
    resolve,
    same,
    siblings,
    since,
    tree,
    where,
)
from generator.history.keeping import keep, recall

__all__ = [
    "Archive",
    "HistoryError",
    "State",
    "archive",
    "blobs",
    "changed_since",
    "day",
    "identity",
    "keep",
    "merge_base",
    "pairs",
    "recall",
    "resolve",
    "same",
    "siblings",
    "since",
    "tree",
    "where",
]
