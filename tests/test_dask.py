"""Workers of a Dask cluster give what this process gives, whoever dies; who would make something else is refused."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import jobs
from generator.jobs import Job, PublishError, Result
from generator.jobs import cluster as enter
from tests.test_jobs import call, die, die_once, each, ids, results, shout, shy, whole
from tests.test_shards import small_catalogue, tree
from tests.whole import DATE, ROOT

module = sys.modules["generator.jobs.cluster"]
SOON = 60


def code() -> str:
    """What code stands here: a worker that was started with another value has other code."""
    return os.environ.get("STANDAR_TEST_CODE", "same")


def code_of_nobody() -> str:
    return code()


class Dask:
    """A scheduler and its workers, each a process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.started: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start("scheduler", "--port", "0", "--host", "127.0.0.1")
        self.file = folder / "scheduler.json"
        until(self.file.is_file)
        self.place = json.loads(self.file.read_text())["address"]

    @property
    def address(self) -> str:
        return f"dask://{self.place.removeprefix('tcp://')}"

    def worker(self, *options: str, **environment: str) -> subprocess.Popen[bytes]:
        """One more worker process with one thread."""
        return self._start("worker", "--nworkers", "1", "--nthreads", "1", *options, **environment)

    def _start(self, what: str, *options: str, **environment: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--no-dashboard"]
        command += ["--scheduler-file", str(self.folder / "scheduler.json"), *options]
        said = (self.folder / f"{len(self.started)}-{what}").open("wb")
        process = subprocess.Popen(
            command,
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
        said.close()
        self.started.append(process)
        return process

    def wait_for(self, workers: int) -> None:
        from distributed import Client

        with Client(self.place, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=SOON)

    def close(self) -> None:
        """The workers first, who take their leave of the scheduler; whoever takes too long is stopped."""
        for some in (self.started[1:], self.started[:1]):
            for process in some:
                process.terminate()
            for process in some:
                try:
                    process.wait(5 if self.scheduler.poll() is None else 0.2)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


def until(is_so: Callable[[], bool]) -> None:
    for _ in range(SOON * 20):
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError("it never came")


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    """Two workers that are started anew when they die."""
    found = Dask(tmp_path_factory.mktemp("dask"))
    found.worker()
    found.worker()
    found.wait_for(2)
    yield found
    found.close()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Dask]:
    """A scheduler without workers."""
    found = Dask(tmp_path / "dask")
    yield found
    found.close()


# ----------------------------------------------------------------------------------------------- as map does it


def test_the_same_results_in_order(dask: Dask) -> None:
    them = [*each(whole, range(40)), *each(shout, range(40))]
    with enter(dask.address, code) as using:
        assert results(jobs.run(them, using)) == results(jobs.run(them))
        assert results(jobs.run([], using)) == []
        assert results(jobs.run(them[:1], using)) == results(jobs.run(them[:1]))


def test_few_jobs_are_in_the_line(dask: Dask) -> None:
    taken, most = 0, 0

    def source() -> Iterator[Job]:
        nonlocal taken
        for job in each(shout, range(60)):
            taken += 1
            yield job

    with enter(dask.address, code) as using:
        for n, _ in enumerate(jobs.run(source(), using)):
            most = max(most, taken - n)
    assert 2 < most <= 2 * module.AHEAD + 1
    assert taken == 60


def test_what_kills_its_worker_twice_costs_only_itself(dask: Dask) -> None:
    them = [*each(shout, range(5)), Job("mati.pdf", die), *each(shout, range(5, 12))]
    with enter(dask.address, code) as using:
        made = results(jobs.run(them, using))
    assert ids(made[5]) == ["SP992"]
    assert dict(made[5].findings[0].words) == {"alamat": "mati.pdf"}
    assert [result.content for result in made[:5] + made[6:]] == [shout(n) for n in range(12)]


def test_a_worker_that_is_killed_once_costs_nothing(dask: Dask, tmp_path: Path) -> None:
    them = [*each(whole, range(6)), Job("x", die_once, (tmp_path / "mark",)), *each(whole, range(6))]
    with enter(dask.address, code) as using:
        made = results(jobs.run(them, using))
    assert (tmp_path / "mark").exists()
    assert made == [*map(whole, range(6)), Result(b"second time\n"), *map(whole, range(6))]


def test_what_cannot_travel(dask: Dask) -> None:
    there = [*each(shout, range(4)), Job("fungsi", call, (lambda: b"here\n",)), *each(shout, range(4))]
    back = [*each(shout, range(2)), *each(shy, [1]), *each(shout, range(2))]
    with enter(dask.address, code) as using:
        assert results(jobs.run(there, using))[4] == Result(b"here\n")
        made = results(jobs.run(back, using))
    assert ids(made[2]) == ["SP990"]
    assert [result.content for result in made[:2] + made[3:]] == [shout(0), shout(1), shout(0), shout(1)]


def test_who_stops_listening_leaves_nothing_behind(dask: Dask) -> None:
    with enter(dask.address, code) as using:
        some = jobs.run(each(shout, range(50)), using)
        assert [next(some)[1].content for _ in range(3)] == [shout(n) for n in range(3)]
        some.close()  # type: ignore[attr-defined]
        assert isinstance(using, module.Crowd)
        assert not using.flight
        until(lambda: not using.client.processing() or not any(using.client.processing().values()))
        assert results(jobs.run(each(whole, range(9)), using)) == [whole(n) for n in range(9)]


# --------------------------------------------------------------------------------------------- what is refused


def refusal(address: str, made_by: Callable[[], str] = code) -> str:
    with pytest.raises(PublishError) as caught, enter(address, made_by):
        raise AssertionError("let in")
    (one,) = caught.value.findings
    assert one.id == "SP989"
    return str(one.word("sebab"))


@pytest.mark.parametrize(
    "address", ["dask://", "dask://host", "tcp://127.0.0.1:8786", "dask://:8786", "dask://h:x", "x"]
)
def test_an_address_that_is_none(address: str) -> None:
    assert "dask://NAMA:PORT" in refusal(address)


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ANSWER", 1)
    assert "tidak ada yang menjawab" in refusal("dask://127.0.0.1:9")


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert "papan-standar[dask]" in refusal("dask://127.0.0.1:8786")


def test_without_dask_nothing_imports_it() -> None:
    command = [
        sys.executable,
        "-c",
        "import sys, generator.build, generator.cli.build; print('distributed' in sys.modules)",
    ]
    assert subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout == "False\n"


def test_other_versions(dask: Dask, monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed import Client

    honest = Client.get_versions

    def lie(self: Client) -> object:
        found = honest(self)
        next(iter(found["workers"].values()))["packages"]["msgpack"] = "0.0.1"
        return found

    monkeypatch.setattr(Client, "get_versions", lie)
    assert "msgpack 0.0.1" in refusal(dask.address)


def test_other_code(own: Dask) -> None:
    own.worker("--no-nanny", STANDAR_TEST_CODE="other")
    own.wait_for(1)
    assert "program di pekerja" in refusal(own.address)


def test_a_worker_without_our_program(own: Dask) -> None:
    (own.folder / "tests").mkdir()
    (own.folder / "tests" / "__init__.py").touch()  # hides ours, and what makes our code known
    own.worker("--no-nanny", PYTHONPATH=str(own.folder))
    own.wait_for(1)
    assert "program ini tidak ada di pekerja" in refusal(own.address)


def test_a_worker_of_other_code_that_comes_later_makes_nothing(own: Dask, tmp_path: Path) -> None:
    own.worker("--no-nanny")
    own.wait_for(1)
    with enter(own.address, code) as using:
        some = jobs.run([Job(str(n), slow_shout, (n, tmp_path)) for n in range(2 * module.REFRESH)], using)
        made = [next(some)[1]]
        own.worker("--no-nanny", STANDAR_TEST_CODE="other")
        own.wait_for(2)
        (tmp_path / "go").touch()
        made += results(some)
        assert isinstance(using, module.Crowd)
        assert len(using.foreign) == 1
    assert [result.content for result in made] == [shout(n) for n in range(2 * module.REFRESH)]


def slow_shout(number: int, folder: Path) -> bytes:
    while number and not (folder / "go").exists():
        time.sleep(0.05)
    return shout(number)


def test_nobody_is_there_to_work(own: Dask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 2)
    with pytest.raises(PublishError, match="SP989"), enter(own.address, code) as using:
        results(jobs.run(each(shout, range(3)), using))


def test_workers_that_come_late_are_waited_for(own: Dask) -> None:
    with enter(own.address, code) as using:
        own.worker("--no-nanny")
        assert results(jobs.run(each(whole, range(3)), using)) == [whole(n) for n in range(3)]


def test_a_scheduler_that_goes_away(own: Dask, tmp_path: Path) -> None:
    own.worker("--no-nanny")
    own.wait_for(1)
    with enter(own.address, code) as using:
        some = jobs.run([Job(str(n), slow_shout, (n, tmp_path)) for n in range(9)], using)
        next(some)
        own.scheduler.kill()
        with pytest.raises(PublishError, match="SP989"):
            results(some)


# ------------------------------------------------------------------------------------------ the whole, by command


def test_a_site_whose_worker_is_killed_in_the_middle_is_the_same(own: Dask, tmp_path: Path) -> None:
    repo = small_catalogue(tmp_path / "repo")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", "build", "--date", DATE]
    subprocess.run([*command, "--out", "../one/site"], cwd=repo, env=environment, check=True, capture_output=True)
    shutil.rmtree(repo / ".cache")
    victim = own.worker("--no-nanny")
    own.worker("--no-nanny")
    own.wait_for(2)
    said = (tmp_path / "said").open("w")
    build = subprocess.Popen(
        [*command, "--using", own.address, "--out", "../many/site"], cwd=repo, env=environment, stderr=said
    )
    at = tmp_path / "dask" / "1-worker"
    until(lambda: "out-of-band" in at.read_text() or build.poll() is not None)
    until(lambda: bool(list((repo / ".cache").glob("standar/??/*"))) or build.poll() is not None)
    victim.send_signal(signal.SIGKILL)
    assert build.poll() is None, "it was over before the worker died"
    assert build.wait(300) == 0, (tmp_path / "said").read_text()
    assert tree(tmp_path / "many") == tree(tmp_path / "one")
