"""An output folder in, how its files stand out: what was put there, and whether anybody has touched it since."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import Any

from generator.jobs.cache import Cache
from generator.jobs.job import Result
from generator.jobs.pickled import UNREADABLE, pack, unpack

Look = tuple[int, int, int, int]
"""Of a file the size, the moments of its last change and of its node's (ns), and the node: touched, one differs."""

FORM = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One file of an output: the key of the job that made it, its digest, and how it stood then.

    Nothing is known of who made a file without a key.
    `reads` are the names of what the job read beside its arguments. `listed`: the page is on the map of the site.
    """

    key: str
    digest: str
    look: Look
    reads: tuple[str, ...] = ()
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of an output: what all of it was made from, what was said of it, and how its files stood then.

    `inputs` is empty where something unknown shaped it too.
    """

    inputs: str
    code: int
    said: str
    beside: str = ""
    """How the folder of reports stood."""
    seal: str = ""
    """Names the rows; given when they are kept."""
    rows: Mapping[str, Row] = field(default_factory=dict)


def looks(folder: Path) -> dict[str, Look]:
    """How every file below a folder stands, by path; nothing where there is no folder. Links are not followed."""
    found: dict[str, Look] = {}
    waiting = [("", os.fspath(folder))]
    while waiting:
        before, place = waiting.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{before}{entry.name}/", entry.path))
            else:
                found[before + entry.name] = look_of(entry.stat(follow_symlinks=False))
    return found


LINK = b"link "
"""How what `contents` says of a link begins."""


def looks_of(folder: Path, paths: Iterable[str]) -> dict[str, Look]:
    """How these files below a folder stand; nothing of those that are not there."""
    found: dict[str, Look] = {}
    top, stat = os.fspath(folder), os.lstat
    for path in paths:
        try:
            found[path] = look_of(stat(f"{top}/{path}"))
        except OSError:
            continue
    return found


def contents(place: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder, by path, with its bytes; of a link only where it points to. A file has no path."""
    if place.is_file() and not place.is_symlink():
        yield "", place.read_bytes()
        return
    top = os.fspath(place)
    for path in sorted(looks(place)):
        file = f"{top}/{path}"
        try:
            handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError as error:
            yield path, _unopened(file, error)
            continue
        try:
            with open(handle, "rb", buffering=0) as source:  # noqa: PTH123
                content = source.read()
        except OSError as error:
            content = _unopened(file, error)
        yield path, content or b""  # a pipe without a writer says nothing


def _unopened(file: str, error: OSError) -> bytes:
    """What a link, or a file that cannot be read, counts for."""
    try:
        return LINK + os.fsencode(os.readlink(file))  # noqa: PTH115 (thousands of paths: text is faster)
    except OSError:
        return f"unreadable {error.errno}".encode()


def look_of(stat: os.stat_result) -> Look:
    """How a file stands, by what the system says of it."""
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def seal(found: Mapping[str, Look]) -> str:
    """One digest of how all files stand."""
    return sha256(repr(sorted(found.items())).encode("utf-8", "surrogatepass")).hexdigest()


class Standings:
    """Where it is kept how outputs stood, each under the place of its folder. It only ever saves work."""

    def __init__(self, folder: Path, out: Path) -> None:
        self._cache = Cache(folder / "keadaan")
        self._out = os.fspath(out.resolve())

    def recall(self) -> Standing | None:
        """What was kept, without rows; None where that is nothing, or spoilt."""
        plain = _plain(self._content("seluruhnya"))
        try:
            return Standing(**plain) if plain else None
        except TypeError:
            return None

    def rows(self, seal: str) -> dict[str, Row]:
        """The rows of that seal; none where they are lost."""
        content = self._content("file")
        plain = _plain(content) if _seal(content) == seal else {}
        try:
            columns = [plain[each.name] for each in fields(Row)]
            return dict(zip(plain["path"], map(Row, *columns), strict=True))
        except (LookupError, TypeError, ValueError):
            return {}

    def keep(self, standing: Standing) -> None:
        """Keeps it in the place of what was kept before."""
        rows = standing.rows
        columns: dict[str, Any] = {each.name: list(map(attrgetter(each.name), rows.values())) for each in fields(Row)}
        content = pack({"path": list(rows), **columns})
        self._put("file", content)
        whole = {each.name: getattr(standing, each.name) for each in fields(Standing) if each.name != "rows"}
        self._put("seluruhnya", pack({**whole, "seal": _seal(content)}))

    def frame(self, key: str) -> bytes:
        """What was kept of the frame of pages under that key; empty where that is nothing."""
        plain = _plain(self._content("bingkai"))
        found = plain.get("frame") if key and plain.get("key") == key else None
        return found if isinstance(found, bytes) else b""

    def keep_frame(self, key: str, frame: bytes) -> None:
        """Keeps it in the place of what was kept before."""
        self._put("bingkai", pack({"key": key, "frame": frame}))

    def forget(self) -> None:
        """Keeps nothing."""
        self.keep(Standing("", 0, ""))

    def _key(self, part: str) -> str:
        return f"standing {FORM} {part} {self._out}"

    def _content(self, part: str) -> bytes:
        found = self._cache.get(self._key(part))
        return found.content or b"" if found is not None else b""

    def _put(self, part: str, content: bytes) -> None:
        self._cache.put(self._key(part), Result(content))


def _plain(content: bytes) -> dict[str, Any]:
    """The values in a text; none where it is of another form."""
    try:
        plain = unpack(content, ())
    except UNREADABLE:
        return {}
    return plain if isinstance(plain, dict) else {}


def _seal(content: bytes) -> str:
    return sha256(content).hexdigest()
