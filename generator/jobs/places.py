"""Paths of output files in, what speaks against them out: names that lead astray, two files in one place, links."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path
from unicodedata import normalize

from generator.findings import Finding, freeze_words, sort_findings

RESERVED = ".standar-"
"""How the names begin that the output folder keeps for itself."""


class PublishError(Exception):
    """The output cannot be written; `findings` say why. The folder is as it was."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = sort_findings(findings)
        super().__init__(" ".join(f"{each.id} {dict(each.words)}" for each in self.findings))


def files_in(folder: Path) -> list[str]:
    """The paths of all files below a folder, sorted; PublishError where something is neither file nor folder."""
    return sorted(path for path, _ in entries_in(folder))


def entries_in(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All files below a folder by path; in the end PublishError where something is neither file nor folder."""
    astray: list[str] = []
    waiting = [("", os.fspath(folder))]
    while waiting:
        before, place = waiting.pop()
        for entry in sorted(os.scandir(place), key=attrgetter("name")):
            name = before + entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{name}/", entry.path))
            elif entry.is_file(follow_symlinks=False):
                yield name, entry
            else:
                astray.append(name)
    if astray:
        raise PublishError([finding("SP993", alamat=min(astray))])


def usable(path: str) -> bool:
    """Whether a path stays below its folder on any computer and can be seen for what it is."""
    parts = path.split("/")
    return (
        path.isprintable()
        and "\\" not in path
        and not path.startswith(RESERVED)
        and all(part not in ("", ".", "..") and len(part.encode()) < 256 for part in parts)
    )


def folded(path: str) -> str:
    """What a computer that ignores case and accents' spelling takes for the same name."""
    return path.lower() if path.isascii() else normalize("NFC", normalize("NFC", path).casefold())


def folders(path: str) -> Iterator[str]:
    """The folders a path leads through, outermost first."""
    parts = path.split("/")
    return ("/".join(parts[:n]) for n in range(1, len(parts)))


class Places:
    """Places that are taken, so that no two files of one output want the same."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, tuple[str, str]] = {}
        self._known: set[str] = set()
        """Folders, as spelled, that may hold files."""

    def take(self, path: str) -> Finding | None:
        """Takes the place, or says why not."""
        if not usable(path):
            return finding("SP993", alamat=ascii(path)[1:-1])
        key = folded(path)
        _, other = self._folders.get(key, ("", self._files.get(key)))
        if other is not None:
            return finding("SP994", alamat=path, lain=other)
        parent = path.rpartition("/")[0]
        if parent not in self._known:
            for folder in folders(path):
                place = folded(folder)
                spelled, first = self._folders.setdefault(place, (folder, path))
                if spelled != folder or place in self._files:
                    return finding("SP994", alamat=path, lain=self._files.get(place, first))
            self._known.add(parent)
        self._files[key] = path
        return None


def finding(id: str, **words: str) -> Finding:
    """A finding that is about no source file."""
    return Finding("", 0, 0, id, freeze_words(words))
