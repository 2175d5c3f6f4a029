"""Jobs in, each with its result out in the same order: from the cache, or made by whatever maps."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from generator.findings import Finding, freeze_words

_log = logging.getLogger(__name__)

LOST = ("SP990", "SP992")
"""What stands in the place of a result that was not made; such a result is never cached."""

NOTE = "ingatan"
"""The memo's entry that helps the next run."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a job made: bytes (None: nothing to write), complaints, and small notes for later jobs."""

    content: bytes | None
    findings: tuple[Finding, ...] = ()
    memo: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """An output that can be made anywhere: a module-level function and its frozen arguments.

    `key` is a digest of everything that shapes the output; a job without one is made every time.
    `hint` is a digest of what shapes its toil: the memo's `ingatan` is kept under it and handed over next time,
    as a last argument. It may save work; it must not change the output.
    """

    path: str
    function: Callable[..., Result | bytes | str]
    arguments: tuple[Any, ...] = ()
    key: str | None = None
    hint: str | None = None


class Mapping(Protocol):
    """Something shaped like `map`: results in the order of the jobs."""

    def __call__(
        self, function: Callable[[Job], Result], jobs: Iterable[Job], /
    ) -> Iterable[Result]: ...  # pragma: no cover


class Store(Protocol):
    """Where results are kept from one build to the next."""

    def holds(self, key: str) -> bool: ...  # pragma: no cover

    def get(self, key: str) -> Result | None: ...  # pragma: no cover

    def put(self, key: str, result: Result) -> None: ...  # pragma: no cover

    def place(self, key: str) -> Path: ...  # pragma: no cover


def make(job: Job) -> Result:
    """The job's result; never an exception: a failure is a result that says so, its traceback is logged."""
    try:
        made = job.function(*job.arguments)
        if isinstance(made, str):
            return Result(made.encode("utf-8"))
        if isinstance(made, bytes):
            return Result(made)
        if isinstance(made, Result):
            return made
        raise TypeError(f"{job.function.__name__} made {type(made).__name__}")
    except (Exception, SystemExit) as error:  # noqa: BLE001 (one broken page must not take the others along)
        _log.error("%s", job.path, exc_info=True)
        return lost(job, "SP990", sebab=type(error).__name__)


def lost(job: Job, id: str, **words: str) -> Result:
    """The result of a job that could not be done."""
    return Result(None, (Finding("", 0, 0, id, freeze_words({"alamat": job.path, **words})),))


def run(jobs: Iterable[Job], using: Mapping = map, cache: Store | None = None) -> Iterator[tuple[Job, Result]]:
    """Each job with its result, in order; no more jobs are taken than `using` takes."""
    line: deque[tuple[Job, bool]] = deque()

    def unknown() -> Iterator[Job]:
        for job in jobs:
            known = cache is not None and job.key is not None and cache.holds(job.key)
            line.append((job, known))
            if not known:
                yield _with_hint(job, cache)

    def head() -> Iterator[tuple[Job, Result]]:
        """What stands first and is in the cache; an entry that turns out to be spoilt is made anew."""
        while line and line[0][1]:
            job, _ = line.popleft()
            found = cache.get(job.key) if cache is not None and job.key is not None else None
            yield job, found if found is not None else _keep(job, make(job), cache)

    for result in using(make, unknown()):
        yield from head()
        yield line[0][0], _keep(line.popleft()[0], result, cache)
    yield from head()
    if line:
        raise RuntimeError(f"{len(line)} jobs without a result")


def _keep(job: Job, result: Result, cache: Store | None) -> Result:
    made = not any(finding.id in LOST for finding in result.findings)
    if made and cache is not None and job.key is not None:
        cache.put(job.key, result)
        note = dict(result.memo).get(NOTE)
        if job.hint is not None and note is not None:
            cache.put(job.hint, Result(None, (), ((NOTE, note),)))
    return result


def _with_hint(job: Job, cache: Store | None) -> Job:
    """The job with what an earlier run noted for it."""
    found = cache.get(job.hint) if cache is not None and job.hint is not None else None
    note = dict(found.memo).get(NOTE) if found is not None else None
    return job if note is None else replace(job, arguments=(*job.arguments, note))
