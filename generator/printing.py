"""The publication in, its prints with their results out: all, or one part; made here, by processes, or elsewhere."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache as once
from pathlib import Path

from generator import jobs
from generator.findings import Finding
from generator.jobs import Job, Result, digest
from generator.messages import word
from generator.targets import PRINTS, Print
from generator.targets.publication import Papan, Publication

_log = logging.getLogger("generator.build")  # whose lines the command shows

LAID_OUT_BY = ("generator.targets.prints.check", "generator.targets.boards.warm")
"""What every process that lays out needs: imported once for all of them, and used once where they are forked."""
SPAN = 40
"""Prints that a process makes before a fresh one takes its place: fonts in many sizes are kept by libraries of C."""
FOLLOWING = ("tiles",)
"""Prints made from other prints: they are made where those were."""
FOLLOWED = ("boards",)
"""Prints that others are made from."""


@contextmanager
def hands(workers: int, address: str = "", shards: Sequence[Path] = ()) -> Iterator[jobs.Mapping]:
    """Something shaped like map: what shards hold, the cluster at an address, so many processes, or this one.

    PublishError where shards are not one whole, where there is no such cluster, or it would not make what we would.
    """
    if shards:
        with jobs.gathered(shards) as using:
            yield using
    elif address:
        with jobs.cluster(address, shaping) as using:
            yield using
    elif workers <= 1:
        yield map
    else:
        with jobs.pool(workers, preload=LAID_OUT_BY, span=SPAN) as using:
            yield using


def printed(
    found: Publication,
    using: jobs.Mapping,
    cache: jobs.Cache | None = None,
    *,
    prune: bool = False,
    part: jobs.Part | None = None,
    table: Mapping[str, Print] = PRINTS,
) -> Iterator[tuple[Job, Result]]:
    """Every print of the table, or of one part of it, with its result, in order; none is kept in memory.

    With `prune` what the cache holds and no print of now needs goes, but for as much again (for every part).
    """
    is_gathered = isinstance(using, jobs.Gathered)
    if is_gathered:
        cache = None
    keys: list[str] = []
    fresh = 0
    with jobs.aside() as made:
        for name, print_ in table.items():
            # Jobs that follow carry what they follow: of them only the names are listed.
            names = [(job.path, job.key, job.hint) for job in print_(found, made)]
            mine = None if part is None or name in FOLLOWING else part.of([path for path, _, _ in names])
            names = [one for one in names if mine is None or one[0] in mine]
            keys += [key for _, *both in names for key in both if key is not None]
            missing = sum(cache is None or key is None or not cache.holds(key) for _, key, _ in names)
            fresh += missing
            work = (job for job in print_(found, made) if mine is None or job.path in mine)
            makers = using if missing > 1 or is_gathered else map
            for n, (job, result) in enumerate(jobs.run(work, makers, cache), 1):
                if result.content is not None and name in FOLLOWED:
                    made.put(job.path, result.content)
                if missing and not is_gathered:
                    told = word("bangun.cetak", nomor=n, jumlah=len(names), alamat=job.path)
                    _log.info("%s", told, extra={"maju": (n, len(names))})
                yield job, result
    if cache is not None and prune:
        cache.prune(keys, None if part is None else len(keys) * part.total)
        _log.info("%s", word("bangun.cetak-baru", jumlah=fresh))


class Notes:
    """What pages say of the prints, noted while they are made; one that failed its checks is not among them."""

    def __init__(self) -> None:
        self.papan: dict[str, Papan] = {}
        self.cetakan: dict[str, Papan] = {}
        self.findings: list[Finding] = []

    def of(self, made: Iterable[tuple[Job, Result]]) -> Iterator[tuple[str, bytes]]:
        """The files, one by one."""
        for job, result in made:
            self.findings += result.findings
            if result.content is None:
                continue
            notes = dict(result.memo)
            self.cetakan[job.path] = Papan(job.path, int(notes.get("lembar", 1)))
            if "kode" in notes:
                self.papan[str(notes["kode"])] = self.cetakan[job.path]
            yield job.path, result.content


@once
def shaping() -> str:
    """A digest of all that shapes prints but their orders: code, templates, fonts, versions of libraries."""
    from generator.targets import forum_sheets, prints  # who prints nothing needs none of it

    return digest(prints.shaping(), forum_sheets.shaping())
