"""The repository's root in; the names and bytes of the files people wrote in standards/, and what was left out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path

from generator.findings import Finding
from generator.sources.decoding import CONTROL, LIMIT

_SUFFIXES = (".yaml", ".yml")


def walk(root: Path, folder: str = "standards", only: str | None = None) -> Iterator[tuple[str, bytes]]:
    """Every YAML file below `folder`: its path from `root` and its bytes, in the order of the paths.

    Hidden names are skipped. Links are not followed: of a link git keeps only the name it points to, and the
    working tree must not say more than git. A file over the limit comes cut just above it, for `read` to refuse.
    With `only` no other file than the one of that path below `folder`.
    """
    top = os.fspath(root)
    for file, plain in listed(root, folder, deep=only is None or "/" in only):
        if plain and only in (None, file[len(folder) + 1 :]):
            try:
                found = content(f"{top}/{file}")
            except OSError:  # then `strays` tells it
                continue
            yield file, found


def gather(root: Path, folder: str = "standards") -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """What `walk` and `strays` give, by one look at the folder."""
    top = os.fspath(root)
    found: dict[str, bytes] = {}
    left_out: list[str] = []
    for file, plain in listed(root, folder):
        try:
            if plain:
                found[file] = content(f"{top}/{file}")
        except OSError:
            plain = False
        if not plain:
            left_out.append(file)
    return found, _told(left_out)


def names(root: Path, folder: str = "standards") -> Iterator[str]:
    """The paths of the files that `walk` gives, where they can be read; none is opened."""
    return (file for file, plain in listed(root, folder) if plain)


def content(path: Path | str) -> bytes:
    """The bytes of one file that somebody named, wherever it stands; cut just above the limit. Raises OSError."""
    with open(path, "rb", buffering=0) as source:  # noqa: PTH123
        if os.fstat(source.fileno()).st_size <= LIMIT:  # a buffer of the limit's size for each file costs more
            return source.read()[: LIMIT + 1]
    with open(path, "rb") as source:  # noqa: PTH123
        return source.read(LIMIT + 1)


def picture(docs: Path, name: str) -> bytes | None:
    """The bytes of a picture below `docs`, cut just above the limit; None where it is absent, a link or outside."""
    path = docs / name
    linked = any(part.is_symlink() for part in (path, *path.parents) if docs in part.parents)
    if linked or ".." in Path(name).parts or not path.is_file():
        return None
    try:
        return content(path)
    except OSError:
        return None


def strays(root: Path, folder: str = "standards") -> tuple[Finding, ...]:
    """A finding for each file, folder or link that `walk` leaves out."""
    left_out = [file for file, plain in listed(root, folder) if not (plain and os.access(root / file, os.R_OK))]
    return _told(left_out)


def _told(left_out: Iterable[str]) -> tuple[Finding, ...]:
    return tuple(Finding(_make_printable(file), 0, 0, "SP029") for file in left_out)


def listed(root: Path, folder: str, deep: bool = True) -> list[tuple[str, bool]]:
    """Paths of what looks like a YAML file, and whether it is an ordinary file with an ordinary name.

    Only those in the folder itself where it is not `deep`.
    """
    found: list[tuple[str, bool]] = []
    top, by_name = os.fspath(root), attrgetter("name")
    waiting = [folder] if (root / folder).is_dir() else []
    while waiting:
        name = waiting.pop()
        try:
            entries = sorted(os.scandir(f"{top}/{name}"), key=by_name)
        except OSError:
            found.append((name, False))
            continue
        for entry in entries:
            own = entry.name
            if own.startswith("."):
                continue
            file = f"{name}/{own}"
            if entry.is_dir(follow_symlinks=False):
                waiting += [file] if deep else []
            elif own.lower().endswith(_SUFFIXES):
                plain = entry.is_file(follow_symlinks=False) and _make_printable(file) == file
                found.append((file, plain))
            elif entry.is_symlink() and entry.is_dir():
                found.append((file, False))
    return sorted(found)


def _make_printable(file: str) -> str:
    """A name as it can be shown: bytes that are not UTF-8 and control characters become a mark."""
    if file.isascii() and file.isprintable():  # nearly all are
        return file
    shown = file.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return CONTROL.sub("\ufffd", shown).replace("\n", "\ufffd").replace("\t", "\ufffd").replace("\r", "\ufffd")
