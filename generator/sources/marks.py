"""The repository's root in; every file that a walk would read, with a mark that its next content will not have, out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.sources.folder import listed

DOUBT = 2_000_000_000
"""Nanoseconds: coarser is the clock of no file system that is still in use."""


def marks(root: Path, folder: str = "standards") -> Mapping[str, str]:
    """By path from `root`, in the order of the paths. No file is opened; what is no ordinary file has no mark.

    A file that is written again gets another time of its entry, which no program can choose.
    """
    top = os.fspath(root)
    found: dict[str, str] = {}
    for file, plain in listed(root, folder):
        if plain:
            try:
                about = os.lstat(f"{top}/{file}")
            except OSError:
                continue
            found[file] = f"{about.st_ctime_ns}.{about.st_mtime_ns}.{about.st_size}.{about.st_ino}"
    return found


def settled(found: Mapping[str, str], taken: int) -> Iterable[str]:
    """The files whose marks, taken at that moment (nanoseconds), prove something.

    Two writings within one tick of the disk's clock look alike.
    """
    before = taken - DOUBT
    return [file for file, mark in found.items() if max(map(int, mark.split(".")[:2])) < before]
