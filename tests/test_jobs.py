"""Jobs give the same results however they are mapped, cached or cut short; the output holds just them."""

from __future__ import annotations

import json
import logging
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import jobs, messages
from generator.findings import Finding
from generator.jobs import MANIFEST, Cache, Job, PublishError, Result, Written, digest, workers, writing

# ---------------------------------------------------------------- what jobs do (a worker imports it by name)


def shout(number: int) -> bytes:
    return f"halaman {number}\n".encode() * (number % 7)


def whole(number: int) -> Result:
    finding = Finding("a.yaml", number, 1, "SP001", (("sebab", "é"),))
    return Result(shout(number), (finding,), (("lebar", 1.5), ("ukuran", (1, "x", None, True))))


def text() -> str:
    return "Gratis – é\n"


def broken(number: int) -> bytes:
    raise ValueError(f"no page {number}")


def surrogate() -> str:
    return "\udce9"


def leave() -> bytes:
    raise SystemExit(3)


def wrong() -> Any:
    return 5


def die() -> bytes:
    assert multiprocessing.parent_process() is not None
    os._exit(7)


def die_once(mark: Path) -> bytes:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return b"second time\n"


def shy(number: int) -> Result:
    return Result(b"", memo=(("fungsi", lambda: number),))


def call(function: Callable[[], bytes]) -> bytes:
    return function()


def who() -> bytes:
    return str(os.getpid()).encode()


def known() -> bytes:
    return os.environ.get("STANDAR_TEST", "-").encode()


def remember(value: str) -> None:
    os.environ["STANDAR_TEST"] = value


def fail_to_start() -> None:
    raise RuntimeError("no")


def each(function: Callable[..., Any], numbers: Iterable[int], keyed: bool = False) -> Iterator[Job]:
    for number in numbers:
        yield Job(f"{number}.txt", function, (number,), digest("test", str(number)) if keyed else None)


def results(found: Iterable[tuple[Job, Result]]) -> list[Result]:
    return [result for _, result in found]


def ids(result: Result) -> list[str]:
    for finding in result.findings:
        assert messages.sentence(finding.id, dict(finding.words))
    return [finding.id for finding in result.findings]


# ------------------------------------------------------------------------------------------------ one by one


def test_a_job_makes_bytes_text_or_a_result() -> None:
    made = results(jobs.run([Job("a", shout, (1,)), Job("b", text), Job("c", whole, (2,))]))
    assert made == [Result(b"halaman 1\n"), Result("Gratis – é\n".encode()), whole(2)]


@pytest.mark.parametrize(
    ("function", "arguments", "reason"),
    [
        (broken, (1,), "ValueError"),
        (shout, (), "TypeError"),
        (surrogate, (), "UnicodeEncodeError"),
        (leave, (), "SystemExit"),
        (wrong, (), "TypeError"),
    ],
)
def test_a_job_that_fails_is_a_finding_and_its_neighbours_live(
    caplog: pytest.LogCaptureFixture, function: Any, arguments: tuple[Any, ...], reason: str
) -> None:
    made = results(jobs.run([Job("a", shout, (1,)), Job("b.html", function, arguments), Job("c", shout, (2,))]))
    assert [result.content is None for result in made] == [False, True, False]
    assert ids(made[1]) == ["SP990"]
    assert dict(made[1].findings[0].words) == {"alamat": "b.html", "sebab": reason}
    assert [record.exc_info is not None for record in caplog.records] == [True]


def test_ctrl_c_is_not_swallowed() -> None:
    def stop() -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(jobs.run([Job("a", stop)]))


def test_no_job_is_taken_before_it_is_due() -> None:
    taken: list[int] = []

    def source() -> Iterator[Job]:
        for job in each(shout, range(10)):
            taken.append(len(taken))
            yield job

    for n, _ in enumerate(jobs.run(source())):
        assert len(taken) == n + 1
    assert len(taken) == 10


def test_a_map_that_forgets_is_noticed() -> None:
    def forgetful(function: Callable[[Job], Result], them: Iterable[Job], /) -> Iterator[Result]:
        yield from list(map(function, them))[:2]

    with pytest.raises(RuntimeError, match="1 jobs"):
        list(jobs.run(each(shout, range(3)), forgetful))


# ------------------------------------------------------------------------------------------------ processes


@pytest.mark.parametrize(("count", "chunk"), [(1, 1), (2, 1), (2, 5), (3, 100)])
def test_any_number_of_workers_gives_the_same(count: int, chunk: int) -> None:
    with jobs.pool(count, chunk=chunk) as using:
        assert results(jobs.run(each(whole, range(60)), using)) == results(jobs.run(each(whole, range(60))))
        assert list(jobs.run([], using)) == []
        assert results(jobs.run(each(shout, range(3)), using)) == results(jobs.run(each(shout, range(3))))


def test_workers_are_as_few_as_asked_and_live_on() -> None:
    with jobs.pool(2) as using:
        assert isinstance(using, workers.Crew)
        assert using.spawned == 0
        first = {result.content for result in results(jobs.run([Job(str(n), who) for n in range(20)], using))}
        list(jobs.run([Job("a", who)], using))
        assert using.spawned == 2
        assert len(first) <= 2
        assert str(os.getpid()).encode() not in first
        alive = [worker.process for worker in using.workers]
    assert len(alive) == 2
    assert not any(process.is_alive() for process in alive)


def test_few_jobs_are_in_flight() -> None:
    taken: list[int] = []

    def source() -> Iterator[Job]:
        for job in each(shout, range(100)):
            taken.append(len(taken))
            yield job

    most = 0
    with jobs.pool(2, chunk=3) as using:
        for n, _ in enumerate(jobs.run(source(), using)):
            most = max(most, len(taken) - n)
    assert 3 < most <= 2 * workers.AHEAD * 3
    assert len(taken) == 100


@pytest.mark.parametrize("chunk", [1, 4])
def test_what_kills_its_process_costs_only_itself(chunk: int) -> None:
    them = [*each(shout, range(5)), Job("mati.pdf", die), *each(shout, range(5, 12))]
    with jobs.pool(2, chunk=chunk) as using:
        made = results(jobs.run(them, using))
    assert ids(made[5]) == ["SP992"]
    assert dict(made[5].findings[0].words) == {"alamat": "mati.pdf"}
    assert [result.content for result in made[:5] + made[6:]] == [shout(n) for n in range(12)]


def test_a_process_that_is_killed_once_costs_nothing(tmp_path: Path) -> None:
    with jobs.pool(2, chunk=2) as using:
        made = results(jobs.run([*each(shout, range(3)), Job("x", die_once, (tmp_path / "mark",))], using))
        assert isinstance(using, workers.Crew)
        assert using.spawned == 3
    assert made[3] == Result(b"second time\n")


def test_what_cannot_travel() -> None:
    there = [*each(shout, range(4)), Job("fungsi", call, (lambda: b"here\n",)), *each(shout, range(4))]
    back = [*each(shout, range(2)), *each(shy, [1]), *each(shout, range(2))]
    with jobs.pool(2, chunk=3) as using:
        made = results(jobs.run(there, using))
        assert made[4] == Result(b"here\n")
        made = results(jobs.run(back, using))
    assert ids(made[2]) == ["SP990"]
    assert [result.content for result in made[:2] + made[3:]] == [shout(0), shout(1), shout(0), shout(1)]


def test_each_worker_is_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STANDAR_TEST", raising=False)
    for count in (1, 2):
        with jobs.pool(count, remember, ("siap",), preload=["generator.jobs"]) as using:
            assert {r.content for r in results(jobs.run([Job(str(n), known) for n in range(6)], using))} == {b"siap"}
        monkeypatch.delenv("STANDAR_TEST", raising=False)
    with pytest.raises(RuntimeError), jobs.pool(2, fail_to_start) as using:
        list(jobs.run(each(shout, range(3)), using))


def test_who_stops_listening_may_come_back() -> None:
    with jobs.pool(2) as using:
        some = jobs.run(each(shout, range(50)), using)
        assert [next(some)[1].content for _ in range(3)] == [shout(n) for n in range(3)]
        some.close()  # type: ignore[attr-defined]
        assert results(jobs.run(each(whole, range(9)), using)) == [whole(n) for n in range(9)]


STOPPED = """
    import os, signal, sys, time
    from pathlib import Path
    from generator import jobs

    def wait(folder):
        (folder / str(os.getpid())).touch()
        while not (folder / "go").exists():
            time.sleep(0.05)
        return b""

    if __name__ == "__main__":
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a test run in the background inherits it ignored
        with jobs.pool(2) as using:
            list(jobs.run([jobs.Job(str(n), wait, (Path(sys.argv[1]),)) for n in range(4)], using))
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_ctrl_c_leaves_no_process_behind(tmp_path: Path, how: signal.Signals) -> None:
    script, marks = tmp_path / "stopped.py", tmp_path / "marks"
    script.write_text(textwrap.dedent(STOPPED))
    marks.mkdir()
    parent = subprocess.Popen(
        [sys.executable, str(script), str(marks)],
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "PYTHONPATH": "."},
        stderr=(tmp_path / "said").open("w"),
        start_new_session=True,
    )
    while len(them := [int(mark.name) for mark in marks.iterdir()]) < 2:
        assert parent.poll() is None
        time.sleep(0.02)
    if how == signal.SIGINT:
        os.killpg(parent.pid, how)  # as a terminal does: everybody hears it
    else:
        parent.send_signal(how)
    assert parent.wait() != 0
    assert (tmp_path / "said").read_text().count("KeyboardInterrupt") == (how == signal.SIGINT)
    if how != signal.SIGINT:  # nobody could say goodbye: a worker ends with the job it has in hand
        (marks / "go").touch()
    for _ in range(1000 if how != signal.SIGINT else 1):
        if not any(map(is_running, them)):
            break
        time.sleep(0.05)
    assert not any(map(is_running, them))
    assert len([mark for mark in marks.iterdir() if mark.name != "go"]) == 2


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


# ---------------------------------------------------------------------------------------------------- cache


def no_work(number: int) -> bytes:
    raise AssertionError(number)


def test_a_second_run_makes_nothing(tmp_path: Path) -> None:
    first = results(jobs.run(each(whole, range(20), keyed=True), cache=Cache(tmp_path)))
    second = results(jobs.run(each(no_work, range(20), keyed=True), cache=Cache(tmp_path)))
    assert first == second == [whole(n) for n in range(20)]
    assert all(
        type(one) is type(other)
        for a, b in zip(first, second, strict=True)
        for one, other in zip(a.memo, b.memo, strict=True)
    )


def test_new_and_known_come_in_order(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    list(jobs.run(each(shout, [1, 2, 5, 8, 9], keyed=True), cache=cache))
    for count in (1, 2):
        with jobs.pool(count, chunk=2) as using:
            made = list(jobs.run(each(shout, range(12), keyed=True), using, cache))
        assert [(job.path, result.content) for job, result in made] == [(f"{n}.txt", shout(n)) for n in range(12)]


def test_known_results_are_not_held_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path)
    list(jobs.run(each(shout, range(9), keyed=True), cache=cache))
    got: list[str] = []
    get = Cache.get

    def count(self: Cache, key: str) -> Result | None:
        got.append(key)
        return get(self, key)

    monkeypatch.setattr(Cache, "get", count)
    for n, _ in enumerate(jobs.run(each(shout, range(9), keyed=True), cache=cache)):
        assert len(got) == n + 1


def test_what_failed_or_has_no_key_is_not_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    them = [*each(broken, [1], keyed=True), *each(shout, [2])]
    list(jobs.run(them, cache=cache))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    made = results(jobs.run(each(shout, [1], keyed=True), cache=cache))
    assert made[0].content == shout(1)


def test_an_entry_is_believed_only_if_whole(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    key, other = digest("a"), digest("b")
    cache.put(key, whole(3))
    (entry,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    good = entry.read_bytes()
    for n in range(len(good)):
        entry.write_bytes(good[:n])
        assert cache.get(key) is None, f"cut at {n}"
        entry.write_bytes(good[:n] + bytes([good[n] ^ 1]) + good[n + 1 :])
        assert cache.get(key) is None, f"changed at {n}"
    entry.write_bytes(good)
    assert cache.get(key) == whole(3)
    path = cache.place(other)
    path.parent.mkdir(exist_ok=True)
    shutil.copy(entry, path)
    assert cache.get(other) is None
    for header in (
        b"{}",
        b"[]",
        b"x",
        b'{"key": "%s", "findings": 1, "memo": [], "content": true}' % key.encode(),
    ):
        rest = b"standar-result-1\n" + header + b"\n"
        entry.write_bytes(writing.sha256(rest).hexdigest().encode() + rest)
        assert cache.get(key) is None
    entry.write_bytes(b"rusak")
    job = Job("a", whole, (3,), key)
    assert results(jobs.run([job], cache=cache)) == [whole(3)]
    assert entry.read_bytes() == good


@pytest.mark.parametrize("content", [None, b"", b"\n", b"a\0\n\xff\n"])
def test_contents_come_back(tmp_path: Path, content: bytes | None) -> None:
    Cache(tmp_path).put("k", Result(content))
    assert Cache(tmp_path).get("k") == Result(content)


@pytest.mark.parametrize("memo", [{1: 2}, {"a": 1}, {3}, b"x", [1], float("nan"), (1, [2]), object()])
def test_a_memo_that_would_change_is_not_kept(tmp_path: Path, memo: Any) -> None:
    Cache(tmp_path).put("k", Result(b"", memo=(("x", memo),)))
    assert Cache(tmp_path).get("k") is None


def test_a_cache_that_cannot_write_harms_nobody(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    cache = Cache(tmp_path / "cache")
    assert results(jobs.run(each(shout, range(2), keyed=True), cache=cache)) == results(jobs.run(each(shout, range(2))))


def test_prune_keeps_what_is_needed_and_some_of_the_youngest(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.prune([]) == 0
    for n in range(10):
        cache.put(f"k{n}", Result(b"x"))
        os.utime(cache.place(f"k{n}"), (n, n))
    assert cache.prune(["k0", "k1", "unknown"], spare=3) == 5
    assert [n for n in range(10) if cache.holds(f"k{n}")] == [0, 1, 7, 8, 9]
    assert cache.prune(["k0"]) == 3
    assert [n for n in range(10) if cache.holds(f"k{n}")] == [0, 9]


# --------------------------------------------------------------------------------------------------- digests

PARTS = st.lists(st.one_of(st.text(max_size=4), st.binary(max_size=4)), max_size=4)


@given(PARTS, PARTS)
def test_a_digest_tells_parts_apart(one: list[str | bytes], other: list[str | bytes]) -> None:
    same = one == other and list(map(type, one)) == list(map(type, other))
    assert (digest(*one) == digest(*other)) == same


def test_a_digest_is_the_same_tomorrow() -> None:
    assert digest("a", b"b") == "4349ff95c078e08ebc40803e5be32ae4ec682d4939e4000038bf8fd8178400bf"
    assert len({digest(), digest(""), digest(b""), digest("ab", "c"), digest("a", "bc"), digest("1:a")}) == 6


def test_what_shapes_a_result_changes_its_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def tree(name: str) -> Path:
        for path in ("gen/a.py", "gen/templates/x.html", "gen/other/x.html", "fonts/f.ttf", "gen/c/a.pyc"):
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_text(path)
        return tmp_path / name

    def shape(top: Path, *packages: str) -> str:
        return jobs.shaped_by([top / "fonts" / "f.ttf", top / "gen"], packages)

    one, other = tree("one"), tree("other")
    assert shape(one) == shape(other) == jobs.shaped_by([one / "gen", one / "fonts"])
    (other / "gen/c/a.pyc").write_text("compiled again")
    assert shape(one) == shape(other)
    first, second = other / "gen/templates/x.html", other / "gen/other/x.html"
    a, b = first.read_text(), second.read_text()
    first.write_text(b)
    second.write_text(a)
    assert shape(one) != shape(other)
    assert len({shape(one), shape(one, "pytest"), shape(one, "pytest", "PyYAML"), shape(one, "no-such-package")}) == 4
    assert shape(one, "pytest", "PyYAML") == shape(one, "PyYAML", "pytest", "pytest")
    moved = other / "gen/other/z.html"
    before = shape(other)
    (other / "gen/other/x.html").rename(moved)
    assert shape(other) != before
    before = shape(other, "pytest")
    monkeypatch.setattr("generator.jobs.cache.version", lambda package: "99")
    assert shape(other, "pytest") != before
    assert jobs.shaped_by([]) != jobs.shaped_by([], ["pytest"])
    with pytest.raises(FileNotFoundError):
        jobs.shaped_by([one / "none"])


# -------------------------------------------------------------------------------------------------- writing

Tree = dict[str, bytes]


def listing(out: Path) -> Tree:
    """All files below, the empty folders too, so that nothing is left over unseen."""
    found = {
        path.relative_to(out).as_posix(): path.read_bytes() if path.is_file() else b"<empty>"
        for path in sorted(out.rglob("*"))
        if path.is_file() or not any(path.iterdir())
    }
    found.pop(MANIFEST, None)
    return found


def times(out: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in sorted(out.rglob("*")) if path.is_file()}


def problems(call: Callable[[], object]) -> list[str]:
    with pytest.raises(PublishError) as caught:
        call()
    for finding in caught.value.findings:
        assert messages.sentence(finding.id, dict(finding.words))
        assert messages.remedy(finding.id, dict(finding.words))
    return [finding.id for finding in caught.value.findings]


OLD: Tree = {"index.html": b"lama", "a/x": b"1", "a/y": b"2", "b": b"berkas", "c/d/e": b"3", "sama/f": b"4"}
NEW: Tree = {"index.html": b"baru", "a": b"kini file", "b/c/d": b"kini folder", "sama/f": b"4", "g/h": b""}


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "site"
    assert jobs.publish(OLD.items(), out) == Written(tuple(sorted(OLD)), (), ())
    assert listing(out) == OLD
    for path in out.rglob("*"):
        os.utime(path, (1, 1))
    before = times(out)
    assert jobs.publish(OLD.items(), out) == Written((), tuple(sorted(OLD)), ())
    assert times(out) == before
    changed = {**OLD, "a/x": b"lain"}
    assert jobs.publish(changed.items(), out).written == ("a/x",)
    assert {Path(path).name for path, time in times(out).items() if before[path] != time} == {"x", MANIFEST}
    done = jobs.publish(NEW.items(), out)
    assert done == Written(("a", "b/c/d", "g/h", "index.html"), ("sama/f",), ("a/x", "a/y", "b", "c/d/e"))
    assert listing(out) == NEW
    manifest = jobs.read_manifest(out)
    assert manifest is not None
    assert manifest.complete
    assert manifest.files == {path: writing.sha256(content).hexdigest() for path, content in NEW.items()}
    assert jobs.publish([], out).removed == tuple(sorted(NEW))
    assert listing(out) == {}


def test_the_manifest_is_the_same_whatever_the_way(tmp_path: Path) -> None:
    jobs.publish(OLD.items(), tmp_path / "one")
    jobs.publish(NEW.items(), tmp_path / "one")
    jobs.publish(reversed(NEW.items()), tmp_path / "two")
    one, two = ((tmp_path / name / MANIFEST).read_bytes() for name in ("one", "two"))
    assert one == two


class Cut(Exception):
    """The power fails."""


def cut_after(monkeypatch: pytest.MonkeyPatch, steps: int) -> list[str]:
    """Makes the step after so many fail, of all steps that change the folder; the list tells what was done."""
    done: list[str] = []

    def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **options: Any) -> Any:
            if len(done) >= steps:
                raise Cut
            done.append(name)
            return real(*arguments, **options)

        return step

    for name in ("replace", "unlink", "rmdir", "mkdir", "write_bytes", "write_text"):
        monkeypatch.setattr(Path, name, counted(name, getattr(Path, name)))
    return done


@pytest.mark.parametrize("killed", [False, True], ids=["raised", "killed"])
@pytest.mark.parametrize("old", [{}, OLD], ids=["first", "again"])
def test_a_run_cut_short_is_completed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: Tree, killed: bool
) -> None:
    steps, finished = 0, False
    while not finished:
        out = tmp_path / str(steps)
        if old:
            jobs.publish(old.items(), out)
        with monkeypatch.context() as patch:
            done = cut_after(patch, steps)
            if killed:  # nobody cleans up
                patch.setattr(writing.shutil, "rmtree", lambda *_, **__: None)
            try:
                jobs.publish(NEW.items(), out)
                finished = len(done) < steps
            except Cut:
                pass
        if not finished:
            manifest = jobs.read_manifest(out) if out.exists() else None
            if manifest is not None and manifest.complete and old:
                assert listing(out).items() >= OLD.items() or listing(out).keys() >= NEW.keys()
            for path in (out / "index.html", out / "sama" / "f"):
                assert not path.is_file() or path.read_bytes() in (b"lama", b"baru", b"4")
        other = {**NEW, "h": b"5"} if steps % 2 else NEW
        jobs.publish(other.items(), out)
        assert listing(out) == other, f"after {steps} steps"
        steps += 1
    assert steps > 15


def test_entries_that_end_early_leave_the_folder_as_it_was(tmp_path: Path) -> None:
    def entries() -> Iterator[tuple[str, bytes]]:
        yield from NEW.items()
        raise Cut

    for old in ({}, OLD):
        out = tmp_path / str(len(old))
        if old:
            jobs.publish(old.items(), out)
        manifest = jobs.read_manifest(out)
        with pytest.raises(Cut):
            jobs.publish(entries(), out)
        assert listing(out) == old
        assert jobs.read_manifest(out) == manifest


@pytest.mark.parametrize("seed", range(20))
def test_any_row_of_publications_ends_as_a_clean_one(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    out = tmp_path / "out"
    for _ in range(12):
        tree: Tree = {}
        for _ in range(chance.randrange(8)):
            path = "/".join(chance.choices("abc", k=chance.randint(1, 4)))
            parents = {path[:n] for n in range(len(path)) if path[n] == "/"}
            if not parents & tree.keys() and not any(other.startswith(path + "/") for other in tree):
                tree[path] = chance.choice([b"", b"1", b"2"])
        before = listing(out) if out.exists() else {}
        done = jobs.publish(tree.items(), out)
        assert listing(out) == tree
        assert done.removed == tuple(sorted(before.keys() - tree.keys()))
        assert done.unchanged == tuple(sorted(path for path in tree if before.get(path) == tree[path]))
        assert sorted(done.written + done.unchanged) == sorted(tree)


@pytest.mark.parametrize(
    "path",
    [
        *("", "/", "/etc/passwd", "..", "../x", "a/../b", "a/./b", "a//b", "a/", ".", "./a", "a\0b", "a\nb"),
        *("a\\b", "\udce9", "a\u202eb", MANIFEST, ".standar-kerja/0", "x" * 256, "é" * 128, "a/" + "x" * 300),
    ],
)
def test_a_path_that_leads_astray_is_refused(tmp_path: Path, path: str) -> None:
    out = tmp_path / "out"
    jobs.publish(OLD.items(), out)
    before = times(tmp_path)
    assert problems(lambda: jobs.publish([("baik", b"1"), (path, b"2")], out)) == ["SP993"]
    assert times(tmp_path) == before


@pytest.mark.parametrize(
    "paths",
    [
        *(["a", "a"], ["a", "A"], ["a", "a/b"], ["a/b", "a"], ["a/b", "A/c"], ["A/b", "a"], ["a", "A/b"]),
        *(["é", "e\u0301"], ["straße", "STRASSE"], ["x/y/z", "x/Y/a"]),
    ],
)
def test_two_files_in_one_place_are_refused(tmp_path: Path, paths: list[str]) -> None:
    out = tmp_path / "out"
    jobs.publish(OLD.items(), out)
    assert problems(lambda: jobs.publish([(path, b"1") for path in paths], out)) == ["SP994"]
    assert listing(out) == OLD


def test_a_folder_of_others_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "foto").mkdir()
    (tmp_path / "foto" / "keluarga.jpg").write_bytes(b"1")
    assert problems(lambda: jobs.publish(OLD.items(), tmp_path)) == ["SP991"]
    assert listing(tmp_path) == {"foto/keluarga.jpg": b"1"}
    assert problems(lambda: jobs.publish(OLD.items(), tmp_path / "foto" / "keluarga.jpg")) == ["SP991"]
    for spoilt in (b"", b"[]", b"{}", b'{"files": 1, "complete": true}', b'{"files": {}}', b"\xff"):
        (tmp_path / MANIFEST).write_bytes(spoilt)
        assert jobs.read_manifest(tmp_path) is None
        assert problems(lambda: jobs.publish(OLD.items(), tmp_path)) == ["SP991"]


def test_whether_a_folder_is_ours_can_be_asked_early(tmp_path: Path) -> None:
    out = tmp_path / "out"
    jobs.claim(out)
    assert not out.exists()
    out.mkdir()
    jobs.claim(out)
    (out / "foto.jpg").write_bytes(b"1")
    for _ in range(2):  # asking changes nothing
        assert problems(lambda: jobs.claim(out)) == ["SP991"]
    assert problems(lambda: jobs.claim(out / "foto.jpg")) == ["SP991"]
    assert listing(out) == {"foto.jpg": b"1"}
    assert not (out / MANIFEST).exists()
    (out / "foto.jpg").unlink()
    jobs.publish(OLD.items(), out)
    before = times(out)
    jobs.claim(out)
    assert times(out) == before


def test_files_of_others_in_our_folder_are_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    jobs.publish({"a/x": b"1", "b": b"2"}.items(), out)
    (out / "CNAME").write_bytes(b"contoh.go.id")
    (out / "a" / "catatan").write_bytes(b"3")
    theirs = {"CNAME": b"contoh.go.id", "a/catatan": b"3"}
    assert jobs.publish([("c", b"")], out).removed == ("a/x", "b")
    assert listing(out) == {**theirs, "c": b""}
    before = listing(out)
    for path in ("CNAME", "a", "CNAME/x", "a/catatan/y/z"):
        assert problems(lambda path=path: jobs.publish([("baru", b""), (path, b"")], out)) == ["SP991"]  # type: ignore[misc]
        assert listing(out) == before
    assert jobs.publish([("CNAME", b"contoh.go.id")], out).unchanged == ("CNAME",)  # the same bytes: ours now


def test_an_empty_folder_is_in_nobodys_way(tmp_path: Path) -> None:
    jobs.publish(OLD.items(), tmp_path)
    (tmp_path / "baru" / "x" / "y").mkdir(parents=True)
    jobs.publish({"sama/f": b"4", "baru": b"1"}.items(), tmp_path)
    assert listing(tmp_path) == {"sama/f": b"4", "baru": b"1"}


def test_links_lead_nowhere(tmp_path: Path) -> None:
    out, outside = tmp_path / "out", tmp_path / "outside"
    outside.mkdir()
    (outside / "f").write_bytes(b"1")
    jobs.publish({"a/f": b"1", "b": b"2"}.items(), out)
    shutil.rmtree(out / "a")
    (out / "a").symlink_to(outside)
    assert problems(lambda: jobs.publish([("a/f", b"3")], out)) == ["SP991"]
    assert problems(lambda: jobs.publish([("a/g/h", b"3")], out)) == ["SP991"]
    jobs.publish([("c", b"")], out)
    assert listing(outside) == {"f": b"1"}
    (out / "c").unlink()
    (out / "c").symlink_to(outside / "f")
    assert problems(lambda: jobs.publish([("c", b"3")], out)) == ["SP991"]
    assert listing(outside) == {"f": b"1"}
    (out / "c").unlink()
    (out / ".standar-kerja").symlink_to(outside)
    (out / ".standar-manifest.baru").symlink_to(outside / "f")
    jobs.publish([("d", b"5")], out)
    assert listing(outside) == {"f": b"1"}
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "real").mkdir()
    jobs.publish([("x", b"")], tmp_path / "link")
    assert listing(tmp_path / "real") == {"x": b""}


def test_a_manifest_cannot_name_what_is_not_below(tmp_path: Path) -> None:
    out = tmp_path / "out"
    jobs.publish([("a", b"1")], out)
    (tmp_path / "precious").write_bytes(b"1")
    names = ["../precious", str(tmp_path / "precious"), "a\0b", "\ud800", "", ".", "a/../../precious", "a/b"]
    (out / MANIFEST).write_text(json.dumps({"complete": True, "files": dict.fromkeys(names, "x")}))
    jobs.publish([("c", b"")], out)
    assert (tmp_path / "precious").exists()


def test_a_folder_of_mkdocs_is_published_as_it_is(tmp_path: Path) -> None:
    staging, out = tmp_path / "staging", tmp_path / "out"
    for path, content in NEW.items():
        (staging / path).parent.mkdir(parents=True, exist_ok=True)
        (staging / path).write_bytes(content)
    (staging / ".nojekyll").touch()
    (staging / "kosong").mkdir()
    jobs.adopt(staging)
    assert jobs.publish_tree(staging, out).written == tuple(sorted([*NEW, ".nojekyll"]))
    assert listing(out) == {**NEW, ".nojekyll": b""}
    assert jobs.publish_tree(staging, out).written == ()
    (staging / "x").symlink_to("/etc/passwd")
    assert problems(lambda: jobs.publish_tree(staging, out)) == ["SP993"]
    (staging / "x").unlink()
    assert jobs.publish(OLD.items(), staging).removed == (".nojekyll", "a", "b/c/d", "g/h")


HOLDER = """
    import os, sys
    from pathlib import Path
    from generator import jobs

    with jobs.lock(Path(sys.argv[1])):
        print(1, flush=True)
        sys.stdin.read()
        os._exit(1)
"""


def test_two_do_not_publish_at_once(tmp_path: Path) -> None:
    with jobs.lock(tmp_path):
        assert problems(lambda: jobs.publish([("a", b"")], tmp_path, wait=False)) == ["SP996"]
    holder = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(HOLDER), str(tmp_path)],
        cwd=Path(__file__).parent.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    assert problems(lambda: jobs.publish([("a", b"")], tmp_path, wait=False)) == ["SP996"]
    holder.communicate()  # it dies without a word, and lets go
    assert jobs.publish([("a", b"")], tmp_path).written == ("a",)


def test_a_file_system_without_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(95, "not supported")

    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(writing.fcntl, "flock", no_locks)
    jobs.publish([("a", b"")], tmp_path)
    assert listing(tmp_path) == {"a": b""}
    assert "not supported" in caplog.text


def test_a_process_makes_way_after_its_span() -> None:
    work = [Job(str(n), pid_of, ()) for n in range(12)]
    with jobs.pool(2, span=3) as using:
        results = [result for _, result in jobs.run(work, using)]
    served = Counter(result.content for result in results)
    assert all(result.content for result in results)
    assert max(served.values()) <= 3
    assert len(served) >= 4


def pid_of() -> bytes:
    return str(os.getpid()).encode()
