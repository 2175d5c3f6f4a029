"""Ctrl-C in the middle of a build, a shard, a merge or a build on a cluster: nobody is left, nothing is half."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_dask import Dask, until
from tests.test_jobs import is_running
from tests.test_shards import small_catalogue, standar
from tests.whole import DATE, ROOT

INTERRUPTIBLE = "import signal, runpy; signal.signal(signal.SIGINT, signal.default_int_handler); "
INTERRUPTIBLE += "runpy.run_module('generator', run_name='__main__', alter_sys=True)"
"""The command as a terminal starts it: a test run in the background inherits SIGINT ignored."""


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small catalogue in git, and two shards of it."""
    repo = small_catalogue(tmp_path_factory.mktemp("stopped") / "repo")
    for number in (1, 2):
        done = standar(repo, "build", "--date", DATE, "--shard", f"{number}/2", "--out", f"../bagian/{number}")
        assert done.returncode == 0, done.stderr
    return repo


def members(session: int) -> list[int]:
    """The processes of a session."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and is_running(int(stat.parent.name)):
            found.append(int(stat.parent.name))
    return found


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        (["build", "--workers", "2"], ".cache/standar/??/*"),
        (["build", "--workers", "2", "--shard", "1/1"], ".cache/standar/??/*"),
        (["build", "--using", "CLUSTER"], ".cache/standar/??/*"),
        (["merge", "OUT", "../bagian/1", "../bagian/2"], ".cache/standar-*/site"),
    ],
    ids=["build", "shard", "dask", "merge"],
)
def test_nobody_is_left_and_nothing_is_half(repo: Path, tmp_path: Path, words: list[str], sign: str) -> None:
    dask = Dask(tmp_path / "dask") if "CLUSTER" in words else None
    shutil.rmtree(repo / ".cache", ignore_errors=True)
    out = tmp_path / "out" / "site"
    try:
        if dask is not None:
            dask.worker("--no-nanny")
            dask.wait_for(1)
        given = [{"CLUSTER": dask.address if dask else "", "OUT": str(out)}.get(word, word) for word in words]
        given += ["--date", DATE, *(["--out", str(out)] if words[0] == "build" else [])]
        said = tmp_path / "said"
        process = subprocess.Popen(
            [sys.executable, "-c", INTERRUPTIBLE, *given],
            cwd=repo,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=said.open("w"),
            start_new_session=True,
        )
        until(lambda: bool(list(repo.glob(sign))) or process.poll() is not None)
        assert process.poll() is None, said.read_text()
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: everybody hears it
        assert process.wait(30) == 2, said.read_text()
        until(lambda: not members(process.pid))
        assert "Dihentikan" in said.read_text()
        assert "Traceback" not in said.read_text()
        assert [path for path in out.parent.rglob("*") if path.is_file()] == []
        assert list((repo / ".cache").glob("standar-*")) == [], "the folder of what is not published yet"
        if dask is not None:
            from distributed import Client

            with Client(dask.place, set_as_default=False) as client:
                until(lambda: not any(client.processing().values()))
    finally:
        if dask is not None:
            dask.close()
    again = standar(repo, *given)
    if dask is None:
        assert again.returncode == 0, again.stderr
