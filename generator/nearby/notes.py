"""What a run over the whole catalogue saw in, a text to keep it out, and back: by file its mark, codes and history."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import generator
from generator.editions.memory import READERS
from generator.history import Archive, State
from generator.jobs import Cache, Result
from generator.sources import DOUBT, Mark

FORM = 1
PLACE = "nearby"
"""The folder of the cache that holds the notes, and their key there."""
PARSERS = ("yaml", "ruamel.yaml", "jsonschema_rs")

_HOME = Path(generator.__file__).parent
_KEYS = ("blob", "commit", "order", "on_first_parent", "pemda", "instansi")


@dataclass(frozen=True, slots=True)
class Notes:
    """What the last run over everything saw. `pada` is when it looked at the marks (nanoseconds).

    `marks` and `kode` are the files as they stood, each with its permanent code if it has one; `codes` are the
    codes that a file has had in any version that git remembers.
    """

    head: str
    prefix: str
    pada: int
    marks: Mapping[str, Mark]
    kode: Mapping[str, str]
    codes: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, tuple[int, int]]
    body: bytes

    def is_known(self, file: str, mark: Mark) -> bool:
        """Whether the file has the content that it had."""
        return self.marks.get(file) == mark and max(mark[1], mark[2]) < self.pada - DOUBT

    def archive(self, folder: str, paths: Iterable[str]) -> Archive:
        """What git remembers of these files alone."""
        states: list[State] = []
        published: list[State] = []
        for path in sorted(set(paths)):
            start, end = self.rows.get(path, (0, 0))
            for found, kept in zip((states, published), json.loads(self.body[start:end] or b"[[],[]]"), strict=True):
                found += [State(path, **dict(zip(_KEYS, row, strict=True))) for row in kept]
        ordered = (tuple(sorted(each, key=_place)) for each in (states, published))
        return Archive(folder, *ordered, head=self.head, available=True, prefix=self.prefix)


def _place(state: State) -> tuple[int, str]:
    return state.order, state.path


def stamp() -> list[object]:
    """What shapes what a file says: our code and the parsers, by their marks; to read them all costs too much."""
    found: list[object] = [FORM, sys.version]
    for name in READERS:
        place = _HOME / name
        for folder, _, files in os.walk(_HOME / name):
            found += [_mark(Path(folder, file)) for file in sorted(files) if not file.endswith(".pyc")]
        if place.is_file():
            found.append(_mark(place))
    for package in PARSERS:
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            found += [_mark(Path(spec.origin)), _mark(Path(spec.origin).parent.parent)]
    return found


def _mark(path: Path) -> list[object]:
    about = path.stat()
    return [path.name, about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino]


def keep(
    folder: Path, archive: Archive, pada: int, marks: Mapping[str, Mark], kode: Mapping[str, str], codes: Mapping[str, Iterable[str]]
) -> None:
    """Puts the notes into the cache `folder`."""
    lines: list[bytes] = []
    rows: dict[str, tuple[int, int]] = {}
    at = 0
    for path, kept in sorted(_by_path(archive).items()):
        line = json.dumps(kept, separators=(",", ":")).encode()
        rows[path] = (at, at + len(line))
        lines.append(line)
        at += len(line)
    about = [stamp(), archive.head, archive.prefix, pada]
    table = [dict(marks), dict(kode), {path: list(found) for path, found in codes.items()}, rows]
    text = b"\n".join(json.dumps(part, separators=(",", ":")).encode() for part in (about, table))
    Cache(folder / PLACE).put(PLACE, Result(text + b"\n" + b"".join(lines)))


def _by_path(archive: Archive) -> dict[str, list[list[list[object]]]]:
    found: dict[str, list[list[list[object]]]] = {}
    for n, states in enumerate((archive.states, archive.published)):
        for state in states:
            found.setdefault(state.path, [[], []])[n].append([getattr(state, key) for key in _KEYS])
    return found


def recall(folder: Path, head: str, prefix: str) -> Notes | None:
    """The notes in the cache `folder`; None where there are none for this commit and these readers."""
    kept = Cache(folder / PLACE).get(PLACE)
    if kept is None or kept.content is None:
        return None
    try:
        about, table, body = kept.content.split(b"\n", 2)
        made_by, kept_head, kept_prefix, pada = json.loads(about)
        if [made_by, kept_head, kept_prefix] != [json.loads(json.dumps(stamp())), head, prefix]:
            return None
        marks, kode, codes, rows = json.loads(table)
        return Notes(head, prefix, pada, {file: tuple(mark) for file, mark in marks.items()}, kode, codes, rows, body)
    except (AttributeError, LookupError, OSError, TypeError, ValueError):
        return None
