"""A folder that somebody is about to empty in; its files kept beside it, to be taken back one by one, out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def put_aside(folder: Path) -> Path | None:
    """Moves all that is in a folder to one beside it, which is ours alone; None where that cannot be done."""
    aside = folder.with_name(f"{folder.name}.lama")
    drop(aside)
    try:
        folder.rename(aside)
        folder.mkdir(mode=0o700)
    except OSError:
        return None
    return aside


def take_back(aside: Path, folder: Path, paths: Iterable[str]) -> None:
    """Puts files back to where they stood, before whatever stands there now; OSError where one is lost."""
    made: set[str] = set()
    for path in paths:
        parent = path.rpartition("/")[0]
        if parent not in made:
            (folder / parent).mkdir(parents=True, exist_ok=True)
            made.add(parent)
        os.replace(f"{aside}/{path}", f"{folder}/{path}")  # noqa: PTH105 (thousands of paths: text is faster)


def restore(aside: Path, folder: Path) -> None:
    """Everything as it was before it was put aside."""
    if aside.is_dir():
        drop(folder)
        with suppress(OSError):
            aside.rename(folder)


def drop(folder: Path) -> None:
    """Removes a folder of ours, if it is there."""
    shutil.rmtree(folder, ignore_errors=True)
