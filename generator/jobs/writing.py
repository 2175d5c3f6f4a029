"""Paths with bytes in, a folder that holds just these out: whole files, the manifest last, others' kept."""

from __future__ import annotations

import fcntl
import json
import logging
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from generator.findings import Finding
from generator.jobs.places import RESERVED, Places, PublishError, files_in, finding, folded, folders, usable
from generator.jobs.standing import Look

_log = logging.getLogger(__name__)

MANIFEST = RESERVED + "manifest.json"
FRESH = RESERVED + "manifest.baru"
WORK = RESERVED + "kerja"
OURS = (MANIFEST, FRESH, WORK)


@dataclass(frozen=True, slots=True)
class Written:
    """What a publication did, by path, sorted.

    `digests` are of all our files; `looks` is how they stood when it was done, the manifest too.
    """

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    looks: Mapping[str, Look] = field(default_factory=dict, compare=False)
    digests: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which files below a folder are ours, with their digests; not `complete` while somebody is writing."""

    files: Mapping[str, str]
    complete: bool


@dataclass(slots=True)
class Plan:
    """What an output shall hold."""

    digests: dict[str, str] = field(default_factory=dict)
    fresh: dict[str, Path] = field(default_factory=dict)
    """What differs from what is there, and where its bytes wait."""


def publish(entries: Iterable[tuple[str, bytes]], out: Path, wait: bool = True) -> Written:
    """Makes `out` hold just these files, as a folder of ours.

    Nothing is touched before the last entry has come and none is refused: an iteration that raises leaves
    the folder as it was. Then each file that differs is put in place by one rename, files of ours that are
    no longer wanted go, and the manifest comes last. A run that was cut short is completed by the next.
    PublishError: a name that leads astray, two files in one place, something of others in the way, or
    somebody else writing there (unless `wait`).
    """
    claim(out)
    out.mkdir(parents=True, exist_ok=True)
    with lock(out, wait):
        old = ours(out)
        with work(out):
            return carry_out(out, old, stage(entries, out, old))


@contextmanager
def work(out: Path) -> Iterator[Path]:
    """The folder inside `out` where new files wait; it is gone afterwards."""
    for name in (WORK, FRESH):  # what a run cut short left may stay, a link may not
        with suppress(OSError):
            (out / name).unlink()
    try:
        yield out / WORK
    finally:
        shutil.rmtree(out / WORK, ignore_errors=True)


def publish_tree(staging: Path, out: Path, wait: bool = True) -> Written:
    """`publish` with the files of a folder that somebody else made; links in it are refused."""
    return publish(_files(staging), out, wait)


def claim(out: Path) -> None:
    """Says early whether `publish` could write here: PublishError where `out` is, or holds, what others made."""
    if out.exists() and not out.is_dir():
        raise PublishError([finding("SP991", folder=out.parent.as_posix(), alamat=out.name)])
    if out.is_dir():
        ours(out)


def adopt(out: Path, known: Mapping[str, str] | None = None) -> None:
    """Declares every file in `out` ours, to be replaced and removed: only for who has just filled it himself.

    `known` are the digests of the files that he still remembers.
    """
    said = known or {}
    with lock(out):
        names = [name for name in files_in(out) if not name.startswith(OURS)]
        files = {name: said.get(name) or sha256((out / name).read_bytes()).hexdigest() for name in names}
        save(out, Manifest(files, True))


def read_manifest(out: Path) -> Manifest | None:
    """What is ours in `out`; None where there is no manifest that can be read."""
    try:
        raw = json.loads((out / MANIFEST).read_bytes())
        files = {path: digest for path, digest in raw["files"].items() if isinstance(digest, str)}
        return Manifest(files, raw["complete"] is True)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


@contextmanager
def lock(out: Path, wait: bool = True) -> Iterator[None]:
    """Nobody else publishes into `out` meanwhile; a process that dies lets go."""
    handle = os.open(out, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PublishError([finding("SP996", folder=out.as_posix())]) from None
        except OSError as error:  # a file system without locks
            _log.debug("%s: %s", out, error)
        yield
    finally:
        os.close(handle)


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for name in files_in(folder):
        if not name.startswith(OURS):
            yield name, (folder / name).read_bytes()


def ours(out: Path) -> Manifest:
    """What is ours in `out`; PublishError where only others' files are."""
    manifest = read_manifest(out)
    if manifest is not None:
        return manifest
    others = [path.name for path in sorted(out.iterdir()) if path.name not in OURS]
    if others:
        raise PublishError([finding("SP991", folder=out.as_posix(), alamat=others[0])])
    return Manifest({}, False)


def save(out: Path, manifest: Manifest) -> None:
    """Puts a manifest in place, whole; a line for each file."""
    content = {"complete": manifest.complete, "files": {path: manifest.files[path] for path in sorted(manifest.files)}}
    _put_in_place(out, (json.dumps(content, separators=(",\n", ": ")) + "\n").encode())


_WHOLE, _BEGUN = b'{"complete": true', b'{"complete": false'


def _put_in_place(out: Path, manifest: bytes) -> None:
    (out / FRESH).write_bytes(manifest)
    (out / FRESH).replace(out / MANIFEST)


def stage(entries: Iterable[tuple[str, bytes]], out: Path, old: Manifest) -> Plan:
    """What has to change. New bytes wait inside `out`, so that a rename puts them in place."""
    plan = Plan()
    places = Places()
    findings: list[Finding] = []
    for path, content in entries:
        refused = places.take(path)
        if refused is None and (other := in_the_way(out, path, content, old)) is not None:
            refused = finding("SP991", folder=out.as_posix(), alamat=other)
        if refused is not None:
            findings.append(refused)
            continue
        plan.digests[path] = sha256(content).hexdigest()
        if not holds(out / path, content):
            waiting = out / WORK / f"{len(plan.fresh)}"
            waiting.parent.mkdir(exist_ok=True)
            waiting.write_bytes(content)
            plan.fresh[path] = waiting
    if findings:
        raise PublishError(findings)
    return plan


def _mode(path: Path) -> int | None:
    try:
        return path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def holds(target: Path, content: bytes) -> bool:
    """Whether a file stands there, no link, with just these bytes."""
    mode = _mode(target)
    return (
        mode is not None and S_ISREG(mode) and target.stat().st_size == len(content) and target.read_bytes() == content
    )


def in_the_way(out: Path, path: str, content: bytes, old: Manifest) -> str | None:
    """What stands where this file should, and is not ours: a file, a link, a folder with files of others."""
    for folder in folders(path):
        mode = _mode(out / folder)
        if mode is None:
            return None
        if not S_ISDIR(mode):
            return None if S_ISREG(mode) and folder in old.files else folder
    mode = _mode(out / path)
    if mode is None:
        return None
    if S_ISDIR(mode):
        inside = (each for each in sorted((out / path).rglob("*")) if each.is_symlink() or not each.is_dir())
        names = (each.relative_to(out).as_posix() for each in inside)
        return next((name for name in names if name not in old.files), None)
    return None if S_ISREG(mode) and (path in old.files or holds(out / path, content)) else path


def carry_out(out: Path, old: Manifest, plan: Plan) -> Written:
    """Puts what waits in place, removes what is no longer wanted, and writes the manifest."""
    # Nearly all names stand in the old list, in their order: then there is little to sort.
    names = sorted([*(path for path in old.files if path in plan.digests), *(plan.digests.keys() - old.files.keys())])
    digests = {path: plan.digests[path] for path in names}
    unchanged = tuple(path for path in names if path not in plan.fresh)
    if old == Manifest(digests, True) and not plan.fresh:
        return Written((), unchanged, (), digests=digests)
    _begin(out, old, digests)
    stale = sorted(old.files.keys() - plan.digests.keys())
    blocking = _blocking(stale, plan.digests) if stale else []
    removed = [path for path in blocking if _remove(out, path)]
    for path, waiting in plan.fresh.items():
        _put(out / path, waiting)
    removed += [path for path in stale if path not in blocking and _remove(out, path)]
    save(out, Manifest(digests, True))
    return Written(tuple(sorted(plan.fresh)), unchanged, tuple(sorted(removed)), digests=digests)


def _begin(out: Path, old: Manifest, digests: Mapping[str, str]) -> None:
    """Says that all these will be ours, before the first is touched, so that the next run knows them."""
    if old.complete and digests.keys() <= old.files.keys():
        said = (out / MANIFEST).read_bytes()
        if said.startswith(_WHOLE):
            _put_in_place(out, said.replace(_WHOLE, _BEGUN, 1))
            return
    save(out, Manifest({**old.files, **digests}, False))


def _blocking(stale: list[str], wanted: Iterable[str]) -> list[str]:
    """Those of the unwanted files that stand where a wanted one, or its folder, shall stand."""
    files = {folded(path) for path in wanted}
    places = files | {folded(folder) for path in wanted for folder in folders(path)}
    return [path for path in stale if folded(path) in places or any(folded(one) in files for one in folders(path))]


def _put(target: Path, waiting: Path) -> None:
    if target.is_dir():  # of ours, and empty by now
        for folder in sorted(target.rglob("*"), reverse=True):
            folder.rmdir()
        target.rmdir()
    target.parent.mkdir(parents=True, exist_ok=True)
    waiting.replace(target)


def _remove(out: Path, path: str) -> bool:
    """Removes a file of ours and the folders that are empty then; not by way of a link, not a link."""
    if not usable(path):
        return False
    through = [out / folder for folder in folders(path) if _mode(out / folder) is not None]
    if not all(S_ISDIR(_mode(folder) or 0) for folder in through):
        return False
    found = S_ISREG(_mode(out / path) or 0)
    if found:
        (out / path).unlink()
    with suppress(OSError):
        for folder in reversed(through):
            folder.rmdir()
    return found
