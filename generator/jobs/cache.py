"""Results kept in a folder from one build to the next, each under the digest of everything that shaped it."""

from __future__ import annotations

import json
import logging
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from generator.findings import Finding
from generator.jobs.job import Result

_log = logging.getLogger(__name__)

_FORM = b"standar-result-1"
_DIGEST = 64


def digest(*parts: bytes | str) -> str:
    """One name for these parts in this order; ("ab", "c"), ("a", "bc") and (b"ab", "c") differ."""
    whole = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(b"%c%d:" % (b"s" if isinstance(part, str) else b"b", len(data)))
        whole.update(data)
    return whole.hexdigest()


def shaped_by(files: Iterable[Path], packages: Iterable[str] = ()) -> str:
    """A digest of code, templates and fonts (folders with all in them), of packages' versions and Python's.

    Names count from the folder that holds them all, so that another clone has the same digest.
    """
    listed = sorted({found for each in files for found in _files(os.path.realpath(each))})
    top = len(os.path.commonpath([os.path.dirname(path) for path in listed])) if listed else 0  # noqa: PTH120
    parts: list[bytes | str] = [platform.python_implementation(), *map(str, sys.version_info[:3])]
    for path in listed:
        parts += ["file", path[top:].lstrip(os.sep), _content(path)]
    for package in sorted(set(packages)):
        parts += ["package", package, version(package)]
    return digest(*parts)


def _files(path: str) -> Iterator[str]:
    """The file, or all files below the folder but those that Python has compiled."""
    if not os.path.isdir(path):  # noqa: PTH112 (hundreds of paths: text is faster)
        yield path
        return
    for entry in sorted(os.scandir(path), key=attrgetter("name")):
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        elif entry.is_file() and not entry.name.endswith(".pyc"):
            yield entry.path


def _content(path: str) -> bytes:
    """A digest of what a file holds; several ask for one file."""
    found = os.stat(path)  # noqa: PTH116
    return _digest_of(path, (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino))


@lru_cache(maxsize=4096)
def _digest_of(path: str, look: tuple[int, ...]) -> bytes:
    with open(path, "rb", buffering=0) as source:  # noqa: PTH123
        return sha256(source.read()).digest()


def version(package: str) -> str:
    """A package's version; empty where it is not there."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed(package)
    except PackageNotFoundError:
        return ""


def installed() -> tuple[str, ...]:
    """The packages that can be imported, as their folders are called: name and version."""
    found: list[str] = []
    for place in filter(os.path.isdir, sys.path):
        found += sorted(name for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208
    return tuple(found)


class Cache:
    """A folder of results. It only ever saves work: what is spoilt, foreign or unwritable counts as absent.

    An entry is the digest of the rest, a line of JSON, and the bytes; nothing in it is executed. It appears
    whole or not at all, so that two builds may share the folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def holds(self, key: str) -> bool:
        """Whether there is an entry for `key`; only `get` knows whether it is sound."""
        return self.place(key).is_file()

    def get(self, key: str) -> Result | None:
        """The result put under `key`, exactly as it was, or None."""
        try:
            entry = self.place(key).read_bytes()
        except OSError:
            return None
        if sha256(memoryview(entry)[_DIGEST:]).hexdigest().encode() != entry[:_DIGEST]:
            return None
        first = entry.find(b"\n", _DIGEST)
        second = entry.find(b"\n", first + 1)
        if entry[_DIGEST:first] != _FORM or second < 0:
            return None
        header, content = entry[first + 1 : second], entry[second + 1 :]
        try:
            about = json.loads(header)
            findings = tuple(Finding(*_frozen(each)) for each in about["findings"])
            found = Result(content if about["content"] else None, findings, _frozen(about["memo"]))
            return found if about["key"] == key else None
        except (KeyError, TypeError, ValueError):
            return None

    def put(self, key: str, result: Result) -> None:
        """Keeps a result; one whose memo JSON cannot say exactly is not kept."""
        about = {
            "key": key,
            "content": result.content is not None,
            "findings": [[each.file, each.line, each.column, each.id, each.words] for each in result.findings],
            "memo": result.memo,
        }
        try:
            header = json.dumps(about)
            exact = _equal(_frozen(json.loads(header)["memo"]), result.memo)
        except (TypeError, ValueError):
            exact = False
        if not exact:
            _log.debug("%s: not kept, its memo is not plain", key)
            return
        rest = b"\n".join([_FORM, header.encode(), result.content or b""])
        path = self.place(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as new:
                new.write(sha256(rest).hexdigest().encode())
                new.write(rest)
            Path(new.name).replace(path)
        except OSError as error:
            _log.debug("%s: %s", path, error)

    def prune(self, keep: Iterable[str], spare: int | None = None) -> int:
        """Removes entries nobody needed, but for the `spare` youngest (as many as are kept); how many."""
        kept = {self.place(key) for key in keep}
        others: list[tuple[int, Path]] = []
        for path in sorted(self.folder.glob("??/*")):
            try:
                others += [(path.stat().st_mtime_ns, path)] if path not in kept else []
            except OSError:
                continue
        others.sort(reverse=True)
        surplus = others[len(kept) if spare is None else spare :]
        for _, path in surplus:
            path.unlink(missing_ok=True)
        return len(surplus)

    def place(self, key: str) -> Path:
        """Where the file of that key stands, if there is one: for files of a form of their own."""
        name = digest(key)
        return self.folder / name[:2] / name[2:]


def _frozen(value: Any) -> Any:
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value


def _equal(one: Any, other: Any) -> bool:
    """Equal in type too; a dict never is, for JSON would change its keys."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_equal, one, other))
    return type(one) is type(other) and not isinstance(one, dict) and bool(one == other)
