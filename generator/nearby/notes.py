"""What a run over the whole catalogue saw in, a text to keep it out, and back: by file its mark, codes and history."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.editions.memory import READERS
from generator.history import Archive, State
from generator.jobs import Cache, Result

FORM = 1
PLACE = "nearby"
"""The folder of the cache that holds the notes, and their key there."""
PARSERS = ("yaml", "ruamel.yaml", "jsonschema_rs")

_HOME = Path(__file__).parents[1]
_KEYS = ("blob", "commit", "order", "on_first_parent", "pemda", "instansi")


@dataclass(frozen=True, slots=True)
class Notes:
    """What the last run over everything saw.

    `marks` are the files whose content is known as long as they keep their mark, `kode` the permanent codes of
    all that had one; `codes` are those that a file has had in versions that git remembers, where that was
    another one too. `rows` are the versions of each file, a line each.
    """

    head: str
    prefix: str
    marks: Mapping[str, str]
    kode: Mapping[str, str]
    codes: Mapping[str, Iterable[str]]
    rows: bytes

    def archive(self, folder: str, paths: Iterable[str]) -> Archive:
        """What git remembers of these files alone."""
        states: list[State] = []
        published: list[State] = []
        for path in sorted(set(paths)):
            place = self.rows.find(_opening(path))
            if place >= 0:
                _, first, second = json.loads(self.rows[place + 1 : self.rows.index(b"\n", place + 1)])
                for found, kept in ((states, first), (published, first if second is None else second)):
                    found += [State(path, **dict(zip(_KEYS, row, strict=True))) for row in kept]
        states.sort(key=_place)
        published.sort(key=_place)
        return Archive(folder, tuple(states), tuple(published), head=self.head, available=True, prefix=self.prefix)


def _place(state: State) -> tuple[int, str]:
    return state.order, state.path


def _text(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _opening(path: str) -> bytes:
    """How the line about a file begins; no file's name has a line in it."""
    return b"\n[" + _text(path) + b","


def stamp() -> list[object]:
    """What shapes what a file says: our code and the parsers, by their marks; to read them all costs too much."""
    found: list[object] = [FORM, sys.version]
    for name in READERS:
        place = _HOME / name
        for folder, _, files in sorted(os.walk(_HOME / name)):
            found += [_mark(f"{folder}/{file}") for file in sorted(files) if not file.endswith(".pyc")]
        if place.is_file():
            found.append(_mark(place))
    for package in PARSERS:
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            found += [_mark(spec.origin), _mark(Path(spec.origin).parent.parent)]
    return found


def _mark(path: str | Path) -> list[object]:
    about = Path(path).stat()
    return [os.fspath(path), about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino]


def keep(
    cache: Path,
    archive: Archive,
    marks: Mapping[str, str],
    kode: Mapping[str, str],
    codes: Mapping[str, tuple[str, ...]],
) -> None:
    """Puts the notes into the folder `cache`."""
    others = {path: found for path, found in codes.items() if found != (kode.get(path),)}
    parts = [_text([stamp(), archive.head, archive.prefix]), _text([dict(marks), dict(kode), others])]
    lines = [_text([path, *kept]) for path, kept in sorted(_by_path(archive).items())]
    Cache(cache / PLACE).put(PLACE, Result(b"\n".join([*parts, *lines, b""])))


def _by_path(archive: Archive) -> dict[str, list[list[list[object]] | None]]:
    """Each file's versions, and those that the main line showed where these are others."""
    both: list[dict[str, list[list[object]]]] = [{}, {}]
    for found, states in zip(both, (archive.states, archive.published), strict=True):
        for state in states:
            found.setdefault(state.path, []).append([getattr(state, key) for key in _KEYS])
    paths = dict.fromkeys([*both[0], *both[1]])
    pairs = {path: (both[0].get(path, []), both[1].get(path, [])) for path in paths}
    return {path: [one, None if other == one else other] for path, (one, other) in pairs.items()}


def recall(cache: Path, head: str, prefix: str) -> Notes | None:
    """The notes in the folder `cache`; None where there are none for this commit and these readers."""
    kept = Cache(cache / PLACE).get(PLACE)
    if kept is None or kept.content is None:
        return None
    try:
        about, table, _ = kept.content.split(b"\n", 2)
        if json.loads(about) != [json.loads(_text(stamp())), head, prefix]:
            return None
        marks, kode, codes = json.loads(table)
    except (LookupError, OSError, TypeError, ValueError):
        return None
    return Notes(head, prefix, marks, kode, codes, kept.content)
