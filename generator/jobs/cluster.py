"""The address of a Dask scheduler in, something shaped like map out: the same results, made on its workers.

Dask carries pickles: who may speak to the scheduler or to a worker may run any code there, and a worker's answer is
believed here. So it must be ours, in a network of ours, or under TLS (`dask+tls://`, by Dask's own settings).
"""

from __future__ import annotations

import logging
import pickle
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Any

from generator.jobs.job import Job, Mapping, Result, lost
from generator.jobs.places import PublishError, finding
from generator.jobs.workers import portable
from generator.messages import word

Code = Callable[[], str]
"""A module-level function that says what code stands where it runs: a worker of other code makes other bytes."""
SCHEMES = {"dask": "tcp", "dask+tls": "tls"}
SHARED = ("python", "distributed", "cloudpickle", "msgpack")
"""What must be of one version everywhere, for Dask's own sake."""
DEPTH = 2
"""Jobs that a worker has in hand: one that it makes, one that waits beside it while results travel."""
AHEAD = 4
"""Jobs in the line for each worker."""
TICK = 1
"""Seconds after which we look whether the workers are still there, when nothing comes in."""
PAUSE = 0.1
"""Seconds before we look again after a result that went down with its worker."""
REFRESH = 50
"""Results after which we look for new workers, when all is well."""
PATIENCE = 60
"""Ticks without any worker after which we give up."""
ANSWER = 10
"""Seconds that a scheduler, or a worker with a result, has to answer."""
FOREIGN = b""
"""A worker's answer when its code is not ours."""

_one_at_a_time = threading.Lock()


@contextmanager
def cluster(address: str, code: Code) -> Iterator[Mapping]:
    """Something shaped like `map` over the cluster whose scheduler is at `dask://HOST:PORT`.

    PublishError where there is none, or its versions or its code (`code()`) are not ours.
    """
    place = _place(address)
    with _hushed():
        client = _connect(address, place)
        try:
            _check(client, address, code)
            yield Crowd(client, address, code)
        finally:
            with suppress(Exception):
                client.close(timeout=ANSWER)


@contextmanager
def _hushed() -> Iterator[None]:
    """Without Dask's own log of a lost connection, tracebacks and all: what matters of it is a finding or mended."""
    loggers = [logging.getLogger(name) for name in ("distributed", "distributed.client", "asyncio")]
    levels = [logger.level for logger in loggers]
    try:
        for logger in loggers:
            logger.setLevel(logging.CRITICAL + 1)
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


class _Slot:
    """A job in the line, its result when it is there, and how many workers were lost over it."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.result: Result | None = None
        self.losses = 0


class Crowd:
    """Workers of a cluster; each job is given to one of them, so that we know over which job a worker was lost."""

    def __init__(self, client: Any, address: str, code: Code) -> None:
        self.client = client
        self.address = address
        self.code = code
        self.expected = code()
        self.foreign: dict[str, None] = {}
        self.flight: dict[Any, tuple[_Slot, str]] = {}

    def __call__(self, function: Callable[[Job], Result], jobs: Iterable[Job], /) -> Iterator[Result]:
        """Results in order. A worker that is lost costs nothing; the job that two are lost over is given up."""
        source, line, tasks = iter(jobs), deque[_Slot](), deque[_Slot]()
        workers, idle, since, is_over = self._workers(), 0, 0, False
        try:
            while True:
                room = max(1, len(workers)) * AHEAD - len(line)
                if room > 0 and not is_over:
                    taken = [_Slot(job) for job in islice(source, room)]
                    is_over = len(taken) < room
                    line += taken
                    tasks += taken
                self._hand_out(function, tasks, workers)
                while line and line[0].result is not None:
                    yield line.popleft().result  # type: ignore[misc]
                if not line:
                    if is_over:
                        return
                    continue
                came = self._collect(tasks)
                since += came
                idle = 0 if came or workers else idle + 1
                if idle > PATIENCE:
                    raise _refusal(self.address, "tanpa-pekerja")
                if not came or since >= REFRESH:
                    workers, since = self._workers(), 0
                    self._give_up_lost(tasks, workers)
        finally:
            self.client.cancel(list(self.flight))
            self.flight.clear()

    def _workers(self) -> list[str]:
        """Who is there, each by its address and by what tells it from one that had its address before."""
        try:
            known = self.client.scheduler_info()["workers"]
        except (OSError, KeyError, TypeError) as error:
            raise _refusal(self.address, "terputus") from error
        if self.client.status != "running":
            raise _refusal(self.address, "terputus")
        return sorted(f"{at} {about.get('id')}" for at, about in known.items() if at not in self.foreign)

    def _hand_out(self, function: Callable[[Job], Result], tasks: deque[_Slot], workers: list[str]) -> None:
        """One that lost a worker is tried where nothing else is in hand, so that no other is blamed with it."""
        hands: dict[str, list[_Slot]] = {worker: [] for worker in workers}
        for slot, worker in self.flight.values():
            hands.setdefault(worker, []).append(slot)
        for depth in range(DEPTH):
            for worker in workers:
                if not tasks or len(hands[worker]) > depth or any(slot.losses for slot in hands[worker]):
                    continue
                if tasks[0].losses and hands[worker]:
                    continue
                slot = tasks.popleft()
                if self._send(function, slot, worker):
                    hands[worker].append(slot)

    def _send(self, function: Callable[[Job], Result], slot: _Slot, worker: str) -> bool:
        try:
            load = pickle.dumps((function, slot.job))
        except Exception:  # noqa: BLE001 (what cannot travel is made here)
            slot.result = function(slot.job)
            return False
        at = worker.partition(" ")[0]
        future = self.client.submit(attempt, self.code, self.expected, load, workers=[at], pure=False)
        self.flight[future] = slot, worker
        return True

    def _collect(self, tasks: deque[_Slot]) -> int:
        """Takes in what is finished, waiting for the first of it; how much that was."""
        from distributed import wait
        from distributed.client import FuturesCancelledError

        if not self.flight:
            threading.Event().wait(TICK)  # nobody is there to work
            return 0
        try:
            with self.client.as_current():
                done = wait(list(self.flight), TICK, "FIRST_COMPLETED").done  # type: ignore[no-untyped-call]
        except TimeoutError:
            return 0
        except FuturesCancelledError as error:
            raise _refusal(self.address, "terputus") from error
        came = 0
        for future in [future for future in self.flight if future in done]:
            slot, worker = self.flight[future]
            answer = self._answer(future, worker)
            if answer is None:
                continue
            del self.flight[future]
            came += 1
            if answer == FOREIGN:
                self.foreign[worker.partition(" ")[0]] = None
                tasks.appendleft(slot)
            else:
                slot.result = pickle.loads(answer)  # noqa: S301 (the scheduler is one that we trust)
        if not came:
            threading.Event().wait(PAUSE)
        return came

    def _answer(self, future: Any, worker: str) -> bytes | None:
        """The bytes of a result; None where they went down with their worker."""
        if future.status == "error":
            error = future.exception(timeout=ANSWER)
            if type(error).__name__ == "KilledWorker":
                return None
            raise _refusal(self.address, "pekerja-salah", lain=type(error).__name__) from error
        if future.status != "finished":
            return None
        for seconds in (TICK, ANSWER):
            try:
                found: bytes = future.result(timeout=seconds)
                return found
            except (TimeoutError, OSError):
                if worker not in self._workers():
                    break
        return None

    def _give_up_lost(self, tasks: deque[_Slot], workers: list[str]) -> None:
        """What was in the hands of workers that are gone: tried again alone, or given up."""
        for future in [future for future, (_, worker) in self.flight.items() if worker not in workers]:
            slot, worker = self.flight.pop(future)
            self.client.cancel([future])
            if worker.partition(" ")[0] in self.foreign:
                tasks.appendleft(slot)
                continue
            slot.losses += 1
            if slot.losses > 1:
                slot.result = lost(slot.job, "SP992")
            else:
                tasks.appendleft(slot)


def attempt(code: Code, expected: str, load: bytes) -> bytes:
    """On a worker: a job's result as bytes, or FOREIGN. One at a time in a process: what draws knows no threads."""
    with _one_at_a_time:
        if code() != expected:
            return FOREIGN
        function, job = pickle.loads(load)  # noqa: S301 (the scheduler is one that we trust)
        return pickle.dumps(portable(job, function(job)))


def _place(address: str) -> str:
    """The address as Dask writes it, once Dask is there: its import says which of its log is shown."""
    scheme, _, place = address.partition("://")
    host, _, port = place.rpartition(":")
    if scheme not in SCHEMES or not host or not port.isdigit():
        raise _refusal(address, "alamat")
    try:
        import distributed  # noqa: F401
    except ImportError:
        raise _refusal(address, "tidak-dipasang") from None
    return f"{SCHEMES[scheme]}://{place}"


def _connect(address: str, place: str) -> Any:
    from distributed import Client

    try:
        return Client(place, timeout=ANSWER, set_as_default=False)  # type: ignore[no-untyped-call]
    except Exception as error:
        raise _refusal(address, "tidak-menjawab", lain=type(error).__name__) from error


def _check(client: Any, address: str, code: Code) -> None:
    """Whether everybody there would make what we would."""
    versions = client.get_versions()
    ours = versions["client"]["packages"]
    for name, theirs in [("scheduler", versions["scheduler"]), *sorted(versions["workers"].items())]:
        for package in SHARED:
            found = theirs["packages"].get(package)
            if found != ours.get(package):
                told = f"{package} {found} ({name}), {ours.get(package)}"
                raise _refusal(address, "versi", lain=told)
    for worker, found in sorted(client.run(code, on_error="return").items()):
        if isinstance(found, BaseException):
            raise _refusal(address, "tanpa-program", lain=worker)
        if found != code():
            raise _refusal(address, "program", lain=worker)


def _refusal(address: str, reason: str, lain: str = "") -> PublishError:
    return PublishError([finding("SP989", alamat=address, sebab=word(f"dask.{reason}", lain=lain))])
