"""Folders of shards in, their results in the place of work out; PublishError where they are not one whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.findings import Finding
from generator.jobs.job import Job, Result
from generator.jobs.places import PublishError, finding, usable
from generator.jobs.shards import FORM, SHARD, Kept, Origin, Part
from generator.messages import word

LINES = ("date", "commit", "sources", "program")
"""What shards must have in common; the plainest difference is told."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One folder of a shard, as it says of itself."""

    folder: Path
    part: Part
    origin: Origin
    results: tuple[Kept, ...]


def read_shard(folder: Path) -> Shard:
    """What a shard's folder says of itself. PublishError where it is none, or one of another version."""
    try:
        about = json.loads((folder / SHARD).read_bytes())
        if about["form"] != FORM:
            raise ValueError(about["form"])
        part = Part(int(about["part"]), int(about["total"]))
        origin = Origin(*(str(about[name]) for name in ("date", "sources", "commit", "program")))
        return Shard(folder, part, origin, tuple(_kept(one) for one in about["results"]))
    except (OSError, KeyError, TypeError, ValueError) as error:
        reason = "bukan" if isinstance(error, OSError) else "rusak"
        raise _unusable(folder, reason) from None


def _kept(raw: Any) -> Kept:
    found = Kept(**{name: _frozen(value) for name, value in raw.items()})
    if not all(isinstance(one, str) for one in (found.path, found.key or "", found.digest or "")):
        raise TypeError(found.path)
    if not usable(found.path.rstrip("/")):  # "papan/" is the path of a job that makes no file
        raise ValueError(found.path)
    for one in found.findings:
        Finding(*one)
    dict(found.memo)
    return found


def _frozen(value: Any) -> Any:
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value


def fitting_shards(folders: Iterable[Path]) -> tuple[Shard, ...]:
    """All parts of one whole, by number. PublishError where one is missing, comes twice or is of another whole."""
    shards = [read_shard(folder) for folder in folders]
    first = shards[0]
    seen: dict[int, Shard] = {}
    for shard in shards:
        if shard.part.total != first.part.total:
            raise _foreign(shard, first, "jumlah")
        for name in LINES:
            if getattr(shard.origin, name) != getattr(first.origin, name):
                raise _foreign(shard, first, name)
        if shard.part.number in seen:
            raise _unusable(shard.folder, "dua-kali", lain=seen[shard.part.number].folder.as_posix())
        seen[shard.part.number] = shard
    total = first.part.total
    missing = [number for number in range(1, total + 1) if number not in seen]
    if missing:
        raise PublishError([finding("SP986", bagian=", ".join(f"{number}/{total}" for number in missing))])
    return tuple(seen[number] for number in sorted(seen))


def check_origin(shards: Sequence[Shard], origin: Origin) -> None:
    """Whether shards were made from what stands here. PublishError where not."""
    for name in LINES:
        if getattr(shards[0].origin, name) != getattr(origin, name):
            raise PublishError([_difference(shards[0], name, word("bagian.di-sini"))])


class Gathered:
    """Something shaped like map that has every result already, from shards."""

    def __init__(self, shards: Sequence[Shard]) -> None:
        self._first = shards[0]
        self._kept: dict[str, tuple[Shard, Kept]] = {}
        for shard in shards:
            for kept in shard.results:
                if kept.path in self._kept:
                    raise _unusable(shard.folder, "file-dua-kali", lain=kept.path)
                self._kept[kept.path] = shard, kept

    def __call__(self, function: Callable[[Job], Result], jobs: Iterable[Job], /) -> Iterator[Result]:
        """The result of each job as its shard has it. PublishError where none has, or it was another job."""
        for job in jobs:
            found = self._kept.pop(job.path, None)
            if found is None:
                raise PublishError([_difference(self._first, "kurang", job.path)])
            shard, kept = found
            if kept.key != job.key:
                raise PublishError([_difference(shard, "isi", job.path)])
            yield Result(_content(shard, kept), tuple(Finding(*one) for one in kept.findings), kept.memo)

    def finish(self) -> None:
        """Whether all was asked for. PublishError where a shard has a result that nobody wants."""
        if self._kept:
            path, (shard, _) = min(self._kept.items(), key=lambda item: item[0])
            raise PublishError([_difference(shard, "lebih", path)])


@contextmanager
def gathered(folders: Iterable[Path]) -> Iterator[Gathered]:
    """The results of these folders; at the end all of them have been used."""
    using = Gathered(fitting_shards(folders))
    yield using
    using.finish()


def _content(shard: Shard, kept: Kept) -> bytes | None:
    if kept.digest is None:
        return None
    try:
        path = shard.folder / kept.path
        content = b"" if path.is_symlink() else path.read_bytes()
    except OSError:
        raise _unusable(shard.folder, "file-kurang", lain=kept.path) from None
    if sha256(content).hexdigest() != kept.digest:
        raise _unusable(shard.folder, "file-rusak", lain=kept.path)
    return content


def _unusable(folder: Path, reason: str, lain: str = "") -> PublishError:
    return PublishError([finding("SP987", folder=folder.as_posix(), sebab=word(f"bagian.{reason}", lain=lain))])


def _foreign(shard: Shard, first: Shard, name: str) -> PublishError:
    return PublishError([_difference(shard, name, first.folder.as_posix())])


def _difference(shard: Shard, name: str, other: str) -> Finding:
    return finding("SP988", folder=shard.folder.as_posix(), beda=word(f"bagian.beda.{name}", lain=other))
