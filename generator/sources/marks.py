"""The repository's root in; every file that a walk would read, with a mark that its next content will not have, out."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from generator.sources.folder import listed

Mark = tuple[int, int, int, int]
"""Bytes, time of the content, time of the entry (both in nanoseconds) and number of a file on its disk.

A file that is written again gets another time of its entry, which no program can choose. Two writings within one
tick of the disk's clock look alike: a mark younger than `DOUBT` proves nothing.
"""

DOUBT = 2_000_000_000
"""Nanoseconds: coarser is the clock of no file system that is still in use."""


def marks(root: Path, folder: str = "standards") -> Mapping[str, Mark]:
    """By path from `root`, in the order of the paths. No file is opened; what is no ordinary file has no mark."""
    found: dict[str, Mark] = {}
    top = os.fspath(root)
    for file, plain in listed(root, folder):
        if plain:
            try:
                about = os.lstat(f"{top}/{file}")
            except OSError:
                continue
            found[file] = (about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino)
    return found
