"""Jobs in, the part of them that one of several machines makes out; results in, a folder that can be carried out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from generator.jobs.cache import digest
from generator.jobs.job import Job, Result

SHARD = "bagian.json"
"""The file of a shard's folder that says what is in it. No hidden name: those are left out when CI carries files."""
FORM = "standar-bagian-1"
SLACK = 1.02
"""How much more than its share one part may get, so that most jobs stay in their part when others come and go."""


@dataclass(frozen=True, slots=True)
class Part:
    """The n-th of so many parts, counted from 1."""

    number: int
    total: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= self.total:
            raise ValueError(str(self))

    def __str__(self) -> str:
        return f"{self.number}/{self.total}"

    @staticmethod
    def read(text: str) -> Part:
        """`2/3`; ValueError for anything else."""
        number, bar, total = text.partition("/")
        if not bar or not (number.isascii() and number.isdigit() and total.isascii() and total.isdigit()):
            raise ValueError(text)
        return Part(int(number), int(total))

    def of(self, names: Sequence[str]) -> frozenset[str]:
        """Those of the names that are mine."""
        dealt = zip(names, deal(names, self.total), strict=True)
        return frozenset(name for name, number in dealt if number == self.number)


def deal(names: Sequence[str], total: int) -> list[int]:
    """The part, from 1, for each name: by its digest, or the next part that is not full; in whatever order they come.

    No part gets more than SLACK times its share (rounded up); a name that comes or goes moves few others.
    """
    most = max(-(-len(names) // total), int(len(names) * SLACK / total))
    full = [0] * total
    found = {}
    for key, name in sorted((digest("bagian", name), name) for name in set(names)):
        at = int(key, 16) % total
        while full[at] >= most:
            at = (at + 1) % total
        full[at] += 1
        found[name] = at + 1
    return [found[name] for name in names]


@dataclass(frozen=True, slots=True)
class Origin:
    """What a shard was made from: the day, a digest of the sources, the commit, a digest of the program."""

    date: str
    sources: str
    commit: str
    program: str


@dataclass(frozen=True, slots=True)
class Kept:
    """One result as a shard keeps it: its job's path and key, the digest of its bytes (None: no file), its notes."""

    path: str
    key: str | None
    digest: str | None
    findings: tuple[Any, ...]
    memo: tuple[Any, ...]


def pack(part: Part, origin: Origin, made: Iterable[tuple[Job, Result]]) -> Iterator[tuple[str, bytes]]:
    """The files of a shard's folder, the one that says what is in it last."""
    kept = []
    for job, result in made:
        content = result.content
        name = None if content is None else sha256(content).hexdigest()
        findings = tuple((one.file, one.line, one.column, one.id, one.words) for one in result.findings)
        kept.append(asdict(Kept(job.path, job.key, name, findings, result.memo)))
        if content is not None:
            yield job.path, content
    about = {"form": FORM, "part": part.number, "total": part.total, **asdict(origin), "results": kept}
    yield SHARD, (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()
