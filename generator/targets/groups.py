"""Outputs that stand or fall together: one name, and a function of frozen arguments that yields their jobs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.jobs import Job


@dataclass(frozen=True, slots=True)
class Group:
    """All jobs that hang on the same few values, mostly on one service; while they stand, none is enumerated.

    `name` is no other group's. `function` is of a module's level; its `arguments` name all that shapes the jobs.
    """

    name: str
    function: Callable[..., Iterable[Job]]
    arguments: tuple[Any, ...] = ()

    def jobs(self) -> Iterable[Job]:
        """The jobs."""
        return self.function(*self.arguments)


Work = Job | Group


def each_job(work: Iterable[Work]) -> Iterator[Job]:
    """All jobs, whether alone or in groups."""
    for one in work:
        if type(one) is Group:
            yield from one.jobs()
        elif type(one) is Job:
            yield one
