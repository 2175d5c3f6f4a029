"""Jobs in, results in the same order out, made by a few processes; a job that kills one costs only itself."""

from __future__ import annotations

import multiprocessing
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import Any

from generator.jobs.job import Job, Mapping, Result, lost

Function = Callable[[Job], Result]
AHEAD = 4
"""Lots of jobs in flight for each worker: enough that a slow one holds up nobody, no more."""


@contextmanager
def pool(
    workers: int,
    initializer: Callable[..., object] | None = None,
    arguments: tuple[Any, ...] = (),
    *,
    chunk: int = 1,
    preload: Sequence[str] = (),
    span: int = 0,
) -> Iterator[Mapping]:
    """Something shaped like `map` over so many processes; all of them are gone when the block is left.

    `initializer(*arguments)` runs first in each. `chunk` jobs travel together: 1 for boards, more for pages.
    `preload` names modules to import once for all. After `span` jobs (0: never) a process makes way for a fresh
    one, so that what libraries keep does not add up. With one worker all happens in this process.
    """
    if workers <= 1:
        if initializer is not None:
            initializer(*arguments)
        yield map
        return
    crew = Crew(workers, initializer, arguments, chunk, preload, span)
    try:
        yield crew
    finally:
        crew.close()


class _Lot:
    """Jobs that travel together, and their results as they come."""

    def __init__(self, jobs: list[Job]) -> None:
        self.jobs = jobs
        self.results: list[Result | None] = [None] * len(jobs)


_Task = tuple[_Lot, range, bool]
"""A lot, which of its jobs, and whether they are tried for the second time, each alone."""


PATIENCE = 5.0
"""Seconds in which an idle process must have ended by itself."""


class _Worker:
    def __init__(self, process: BaseProcess, connection: Connection) -> None:
        self.process = process
        self.connection = connection
        self.ready = False
        self.task: _Task | None = None
        self.done = 0

    def dismiss(self) -> None:
        """Lets an idle process end by itself, so that it tidies up; one that is at work is stopped."""
        self.connection.close()
        if self.task is None and self.ready:
            self.process.join(PATIENCE)
        self.process.terminate()
        self.process.join()


class Crew:
    """Processes that wait for jobs, started as they are needed; `spawned` counts them."""

    def __init__(
        self,
        count: int,
        initializer: Callable[..., object] | None,
        arguments: tuple[Any, ...],
        chunk: int,
        preload: Sequence[str],
        span: int = 0,
    ) -> None:
        self.context: ForkServerContext | SpawnContext
        # Not fork: MkDocs serves with threads. Spawn imports everything again for each worker.
        if "forkserver" in multiprocessing.get_all_start_methods():
            self.context = multiprocessing.get_context("forkserver")
        else:
            self.context = multiprocessing.get_context("spawn")
        if preload:
            self.context.set_forkserver_preload(list(preload))
        self.count = count
        self.chunk = chunk
        self.span = span
        self.start = (initializer, arguments)
        self.workers: list[_Worker] = []
        self.spawned = 0

    def __call__(self, function: Function, jobs: Iterable[Job], /) -> Iterator[Result]:
        """Results in order. At most `AHEAD` lots for each worker are taken before they are due."""
        source = iter(jobs)
        line: deque[_Lot] = deque()
        tasks: deque[_Task] = deque()
        while True:
            while len(line) < self.count * AHEAD and (lot := list(islice(source, self.chunk))):
                line.append(_Lot(lot))
                tasks.append((line[-1], range(len(lot)), False))
            self._hand_out(function, tasks)
            if not line:
                return
            done = [result for result in line[0].results if result is not None]
            if len(done) < len(line[0].jobs):
                self._collect(tasks, None)
                continue
            line.popleft()
            for result in done:
                yield result
                self._collect(tasks, 0)
                self._hand_out(function, tasks)

    def close(self) -> None:
        """Ends every process, whatever it is doing."""
        for worker in list(self.workers):
            self._dismiss(worker)

    def _dismiss(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        worker.dismiss()

    def _hire(self) -> None:
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=_work, args=(theirs, *self.start), daemon=True)
        process.start()
        theirs.close()
        self.spawned += 1
        self.workers.append(_Worker(process, ours))

    def _hand_out(self, function: Function, tasks: deque[_Task]) -> None:
        busy = sum(worker.task is not None for worker in self.workers)
        while len(self.workers) < min(self.count, busy + len(tasks)):
            self._hire()
        for worker in self.workers:
            while tasks and worker.ready and worker.task is None:
                lot, which, again = tasks.popleft()
                try:
                    load = pickle.dumps((function, [lot.jobs[n] for n in which]))
                except Exception:  # noqa: BLE001 (what cannot travel is made here)
                    for n in which:
                        lot.results[n] = function(lot.jobs[n])
                    continue
                worker.task = lot, which, again
                with suppress(OSError):  # a process that has died shows itself in _collect
                    worker.connection.send_bytes(load)

    def _collect(self, tasks: deque[_Task], seconds: float | None) -> None:
        """Takes in what workers have sent, waiting for the first of it."""
        waited_for = {worker.connection: worker for worker in self.workers if worker.task or not worker.ready}
        for connection in wait(list(waited_for), seconds):
            worker = waited_for[connection]  # type: ignore[index]
            try:
                results = worker.connection.recv()
            except (EOFError, OSError):
                self._replace(worker, tasks)
                continue
            if worker.task is None:
                worker.ready = True
                continue
            (lot, which, _), worker.task = worker.task, None
            for n, result in zip(which, results, strict=True):
                lot.results[n] = result
            worker.done += len(results)
            if self.span and worker.done >= self.span:
                self._dismiss(worker)

    def _replace(self, worker: _Worker, tasks: deque[_Task]) -> None:
        """After a death: its jobs again, each alone; the one that kills a second time is given up."""
        self._dismiss(worker)
        if worker.task is None:
            raise RuntimeError("a worker process could not start")
        lot, which, again = worker.task
        for n in which:
            if again:
                lot.results[n] = lost(lot.jobs[n], "SP992")
            else:
                tasks.appendleft((lot, range(n, n + 1), True))


def _work(connection: Connection, initializer: Callable[..., object] | None, arguments: tuple[Any, ...]) -> None:
    """A worker's life. The first message says that it is ready; Ctrl-C is the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if initializer is not None:
        initializer(*arguments)
    with suppress(EOFError, OSError):
        connection.send(None)
        while True:
            function, jobs = connection.recv()
            results = [function(job) for job in jobs]
            try:
                load = pickle.dumps(results)
            except Exception:  # noqa: BLE001 (any class may refuse to travel, by any error)
                load = pickle.dumps([portable(job, result) for job, result in zip(jobs, results, strict=True)])
            connection.send_bytes(load)


def portable(job: Job, result: Result) -> Result:
    """The result, or one that says that it cannot travel."""
    try:
        pickle.dumps(result)
    except Exception as error:  # noqa: BLE001
        return lost(job, "SP990", sebab=type(error).__name__)
    return result
