"""The publication in, its prints with their results out: all, or one part; made here, by processes, or elsewhere."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache as once
from pathlib import Path

from generator import jobs
from generator.jobs import Job, Result, digest
from generator.messages import word
from generator.targets import PRINTS, Print, forum_sheets, prints
from generator.targets.publication import Publication

_log = logging.getLogger("generator.build")  # whose lines the command shows

LAID_OUT_BY = ("generator.targets.prints.check", "generator.targets.boards.warm")
"""What every process that lays out needs: imported once for all of them, and used once where they are forked."""
SPAN = 40
"""Prints that a process makes before a fresh one takes its place: fonts in many sizes are kept by libraries of C."""
FOLLOWING = ("tiles",)
"""Prints made from other prints: they are made where those were."""


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
    """Every print of the table, or of one part of it, with its result, in order.

    With `prune` what the cache holds and no print of now needs goes, but for as much again (for every part).
    """
    is_gathered = isinstance(using, jobs.Gathered)
    if is_gathered:
        cache = None
    made: dict[str, bytes] = {}
    keys: list[str] = []
    fresh = 0
    for name, print_ in table.items():
        work = list(print_(found, made))
        if part is not None and name not in FOLLOWING:
            work = part.of(work)
        keys += [key for job in work for key in (job.key, job.hint) if key is not None]
        missing = sum(cache is None or job.key is None or not cache.holds(job.key) for job in work)
        fresh += missing
        makers = using if missing > 1 or is_gathered else map
        for n, (job, result) in enumerate(jobs.run(work, makers, cache), 1):
            if result.content is not None:
                made[job.path] = result.content
            if missing and not is_gathered:
                told = word("bangun.cetak", nomor=n, jumlah=len(work), alamat=job.path)
                _log.info("%s", told, extra={"maju": (n, len(work))})
            yield job, result
    if cache is not None and prune:
        cache.prune(keys, None if part is None else len(keys) * part.total)
        _log.info("%s", word("bangun.cetak-baru", jumlah=fresh))


@once
def shaping() -> str:
    """A digest of all that shapes prints but their orders: code, templates, fonts, versions of libraries."""
    return digest(prints.shaping(), forum_sheets.shaping())
