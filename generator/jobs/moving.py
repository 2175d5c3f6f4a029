"""A folder of our own making in, the output it becomes out: its files are moved into place, not copied."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from generator.findings import Finding
from generator.jobs.places import Places, PublishError, entries_in, finding, usable
from generator.jobs.standing import Row, look_of, looks_of
from generator.jobs.writing import (
    MANIFEST,
    OURS,
    Manifest,
    Plan,
    Written,
    adopt,
    carry_out,
    claim,
    holds,
    in_the_way,
    lock,
    ours,
    publish_tree,
    read_manifest,
    save,
    work,
)


class Filling:
    """A folder that others write into as well: puts our files there, and remembers what it wrote."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._place = os.fspath(folder)
        self._digests: dict[str, str] = {}
        self._made: set[str] = set()

    def write(self, path: str, content: bytes) -> None:
        """A file, whatever stood there; ValueError for a path that leads astray."""
        if not usable(path):
            raise ValueError(path)
        parent = path.rpartition("/")[0]
        if parent not in self._made:
            self._make(parent)
        handle = os.open(f"{self._place}/{path}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(handle, rest) :]
        finally:
            os.close(handle)
        self._digests[path] = _digest(content)

    def _make(self, folder: str) -> None:
        with suppress(FileExistsError):
            try:
                os.mkdir(f"{self._place}/{folder}")  # noqa: PTH102 (thousands of folders: text is faster)
            except FileNotFoundError:
                (self.folder / folder).mkdir(parents=True, exist_ok=True)
        self._made.add(folder)

    def adopt(self, known: Mapping[str, str] | None = None) -> None:
        """Declares all that the folder holds ours, as `adopt` does; `known` are digests of other files in it."""
        adopt(self.folder, {**(known or {}), **self._digests})

    @property
    def digests(self) -> Mapping[str, str]:
        """The digests of what was written, by path."""
        return self._digests

    def note(self) -> None:
        """Leaves what it knows for `move_tree`."""
        save(self.folder, Manifest(self._digests, False))


class Touched(Exception):
    """A file of the output that was to be kept is no longer as it was."""


def move_tree(
    staging: Path,
    out: Path,
    wait: bool = True,
    kept: Mapping[str, Row] | None = None,
    known: Mapping[str, str] | None = None,
) -> Written:
    """What `publish_tree` does, for a folder that nobody needs afterwards: it is used up.

    Where both are on one disk, nothing is copied. A fresh output costs one rename for each name at its top.
    Files `kept` belong to the output as they stand there; Touched, before anything is done, where one does not.
    `known` are digests of files in the folder; without them, those that a Filling left there.
    """
    if not out.is_dir():
        claim(out)
        out.mkdir(parents=True, exist_ok=True)
    keeping = kept or {}
    with lock(out, wait):
        old = ours(out)
        found = looks_of(out, keeping)
        if any(path not in old.files or found.get(path) != row.look for path, row in keeping.items()):
            raise Touched(out)
        if known is None:
            noted = read_manifest(staging)
            known = noted.files if noted is not None else {}
        # MkDocs renders the home page whether or not its body is poured: a kept one goes before.
        staged = {name: look_of(entry.stat(follow_symlinks=False)) for name, entry in entries_in(staging)}
        names = sorted(name for name in staged if not name.startswith(OURS) and name not in keeping)
        with work(out) as waiting:
            if _is_moved(staging, waiting):
                if not old.complete or any(name not in old.files for name in names):
                    _check_names([*names, *keeping])  # those of a whole output have been checked together
                if all(path.name in OURS for path in sorted(out.iterdir())):
                    done = _move_all(waiting, out, names, known)
                    found = {name: staged[name] for name in names}  # what its folder moves with stands as it stood
                    renamed = [name for name in names if "/" not in name]
                else:
                    plan = _compare(waiting, out, old, names, known)
                    plan.digests.update((path, row.digest) for path, row in keeping.items())
                    done = carry_out(out, old, plan)
                    renamed = names
                return replace(done, looks=found | looks_of(out, [*renamed, MANIFEST]))
    if keeping:
        raise Touched(out)
    return publish_tree(staging, out, wait)


def _is_moved(staging: Path, waiting: Path) -> bool:
    """The whole folder with one rename; not to another disk."""
    shutil.rmtree(waiting, ignore_errors=True)
    try:
        staging.replace(waiting)
    except OSError:
        return False
    return True


def _check_names(names: list[str]) -> None:
    places = Places()
    refused = [found for name in names if (found := places.take(name)) is not None]
    if refused:
        raise PublishError(refused)


def _move_all(waiting: Path, out: Path, names: list[str], known: Mapping[str, str]) -> Written:
    """All there is, into an output without files."""
    digests = {name: known.get(name) or _digest((waiting / name).read_bytes()) for name in names}
    save(out, Manifest(digests, False))  # so that the next run knows these are ours
    for path in sorted(waiting.iterdir()):
        if path.name not in OURS:
            path.replace(out / path.name)
    save(out, Manifest(digests, True))
    return Written(tuple(names), (), (), digests=digests)


def _compare(waiting: Path, out: Path, old: Manifest, names: list[str], known: Mapping[str, str]) -> Plan:
    """What has to change; where it waits, it is ready to be put in place."""
    plan = Plan()
    refused: list[Finding] = []
    for name in names:
        content = (waiting / name).read_bytes()
        if (other := in_the_way(out, name, content, old)) is not None:
            refused.append(finding("SP991", folder=out.as_posix(), alamat=other))
        plan.digests[name] = known.get(name) or _digest(content)
        if not holds(out / name, content):
            plan.fresh[name] = waiting / name
    if refused:
        raise PublishError(refused)
    return plan


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
