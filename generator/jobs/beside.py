"""A folder of our package and a name in; bytes kept there as Python keeps its own compiled modules, in and out."""

from __future__ import annotations

import importlib.util
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path

_log = logging.getLogger(__name__)


def kept(folder: Path, name: str) -> bytes | None:
    """What stands in the folder's __pycache__ under `name`; None where nothing can be read."""
    path = _path(folder, name)
    try:
        return path.read_bytes() if path else None
    except OSError:
        return None


def keep(folder: Path, name: str, content: bytes) -> None:
    """Puts `content` there, whole or not at all; nothing where Python may not or cannot write its own."""
    path = _path(folder, name)
    if path is None or sys.dont_write_bytecode:
        return
    new = path.with_name(f"{os.getpid()}-{path.name}")  # it ends like the others, which no digest of code reads
    try:
        path.parent.mkdir(exist_ok=True)
        with os.fdopen(os.open(new, os.O_EXCL | os.O_CREAT | os.O_WRONLY, 0o666), "wb") as file:
            file.write(content)
        new.replace(path)
    except OSError as error:
        _log.debug("%s: %s", path, error)
        with suppress(OSError):
            new.unlink(missing_ok=True)


def _path(folder: Path, name: str) -> Path | None:
    """The same place that a module of this name would have; None where this Python keeps none."""
    try:
        return Path(importlib.util.cache_from_source(str(folder / f"{name}.py")))
    except NotImplementedError:
        return None
