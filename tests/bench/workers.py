"""Measures what a second worker costs: CPU of all processes with two against one, and how the work was shared.

    python tests/bench/workers.py [--boards 200] [--pairs 2] [--workers 2] [--json FILE]

CPU is user + system of a process of its own and of everything below it, in turn within one run. The share is that of
the busiest worker in the CPU that boards took; a process that made way for a fresh one counts with its successor.

    python tests/bench/workers.py --carry 2500

What it costs to read that many files and to make their pages, beside what it would cost to carry them to other
processes and back: the reason why only prints are made there.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import json
import os
import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

ADOPT_ORPHANS = 36
"""PR_SET_CHILD_SUBREAPER: processes whose parent has ended become ours, so that their CPU is counted."""


def render(pesanan: Any, ingatan: Any = None) -> Any:
    """One board; its memo is which process made it, from when to when, with how much CPU, and that process's memory."""
    from generator.jobs import Result
    from generator.targets.boards import render_board

    begin, used = time.monotonic(), time.process_time()
    made = render_board(pesanan, ingatan)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    memory = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    notes = (("proses", os.getpid()), ("dari", begin), ("sampai", time.monotonic()))
    return Result(made.content, made.findings, (*notes, ("cpu", time.process_time() - used), ("mb", memory)))


def lanes(rows: list[dict[str, float]], workers: int) -> list[float]:
    """CPU of each worker: a process follows in the place of one that had ended."""
    places: list[list[float]] = []  # until when, CPU
    whose: dict[float, list[float]] = {}
    for row in sorted(rows, key=lambda row: row["dari"]):
        if row["proses"] not in whose:
            free = [place for place in places if place[0] <= row["dari"]]
            if len(places) < workers or not free:
                places.append([0.0, 0.0])
                free = places[-1:]
            whose[row["proses"]] = min(free, key=lambda place: place[0])
        place = whose[row["proses"]]
        place[0], place[1] = row["sampai"], place[1] + row["cpu"]
    return [cpu for _, cpu in places]


def make(workers: int, boards: int) -> dict[str, Any]:
    """All boards in this process or by so many workers."""
    from generator import jobs, printing
    from generator.targets.boards import board
    from tests.bench import services

    work = []
    for one in services.services(boards):
        address = f"{services.PEMDA.alamat_qr}s/{one.standar.kode}/{one.standar.edisi}/"
        work.append(jobs.Job(f"{one.standar.kode}.pdf", render, (board.order(one, services.PEMDA, address),)))
    rows = []
    with printing.hands(workers) as using:
        for _, result in jobs.run(work, using):
            assert result.content is not None or result.findings
            rows.append(dict(result.memo))
    shares = lanes(rows, workers)
    return {
        "processes": len({row["proses"] for row in rows}),
        "busiest": max(shares) / sum(shares),
        "lanes": len(shares),
        "cpu_boards": sum(shares),
        "mb": max(row["mb"] for row in rows),
    }


def run(workers: int, boards: int) -> dict[str, Any]:
    """The same in a process of its own, with the CPU of all below it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, __file__, "--one", str(workers), "--boards", str(boards)]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    while True:  # those that outlived it: the process that forks the workers
        try:
            os.wait()
        except ChildProcessError:
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found["cpu"] = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return found


def report(boards: int, pairs: int, workers: int) -> dict[str, Any]:
    """The figures of the table."""
    ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1, 0, 0, 0)
    ones, many = [], []
    for _ in range(pairs):
        ones.append(run(1, boards))
        many.append(run(workers, boards))
    ratios = [two["cpu"] / one["cpu"] for one, two in zip(ones, many, strict=True)]
    return {
        "boards": boards,
        "workers": workers,
        "cpu_1": statistics.median(one["cpu"] for one in ones),
        "cpu_n": statistics.median(one["cpu"] for one in many),
        "ratios": ratios,
        "ratio": statistics.median(ratios),
        "busiest": max(one["busiest"] for one in many),
        "processes": max(one["processes"] for one in many),
        "mb_1": max(one["mb"] for one in ones),
        "mb_n": max(one["mb"] for one in many),
    }


def carry(standards: int) -> dict[str, float]:
    """CPU seconds of this process for work, and for the pickles that would take it elsewhere."""
    from generator import build, jobs
    from generator.catalog import parsing
    from generator.targets import TARGETS
    from generator.targets.pages import draw_map
    from generator.targets.shells import BERANDA, SHAPES, Shell
    from tests.bench import catalogue

    found: dict[str, float] = {"standards": standards}

    def timed(name: str, function: Callable[[], Any]) -> Any:
        begin = time.process_time()
        made = function()
        found[name] = time.process_time() - begin
        return made

    gc.disable()
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        catalogue.write_standards(root, standards)
        contents = dict(parsing.files(root / "standards"))
        parsed = timed("parse", lambda: [parsing.parse(*one) for one in contents.items()])
        lots = [parsed[n : n + 50] for n in range(0, len(parsed), 50)]
        there = timed("parse_out", lambda: [pickle.dumps(lot) for lot in lots])
        timed("parse_back", lambda: [pickle.loads(lot) for lot in there])
        found["parse_mb"] = sum(map(len, there)) / 1e6
        publication, _ = build.publication(root, root / "standards", build.BuildOptions("2026-11-01"))
    assert publication is not None
    shells = {name: Shell(()) for name in (*SHAPES, BERANDA)}
    makers = [target(publication, shells) for name, target in TARGETS.items() if name in ("landing", "pages")]
    pages = timed("pages", lambda: [result.content for maker in makers for _, result in jobs.run(maker)])
    whole = timed("catalogue_out", lambda: pickle.dumps(draw_map(publication)))
    timed("catalogue_in", lambda: pickle.loads(whole))
    found["catalogue_mb"] = len(whole) / 1e6
    back = timed("pages_out", lambda: [pickle.dumps(pages[n : n + 50]) for n in range(0, len(pages), 50)])
    timed("pages_back", lambda: [pickle.loads(lot) for lot in back])
    found["pages_mb"] = sum(map(len, back)) / 1e6
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--boards", type=int, default=200)
    parser.add_argument("--pairs", type=int, default=2)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--one", type=int, default=0)
    parser.add_argument("--json", type=Path, default=ROOT / ".cache" / "bench-workers.json")
    parser.add_argument("--carry", type=int, default=0)
    given = parser.parse_args()
    if given.carry:
        for name, value in carry(given.carry).items():
            print(f"| {name} | {value:.2f} |")
        return
    if given.one:
        print(json.dumps(make(given.one, given.boards)))
        return
    found = report(given.boards, given.pairs, given.workers)
    given.json.parent.mkdir(parents=True, exist_ok=True)
    given.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    print("| boards | CPU 1 worker | CPU n workers | ratio | busiest | processes | MB a process, 1 | n |")
    print("|---|---|---|---|---|---|---|---|")
    row = (
        "| {boards} | {cpu_1:.1f} | {cpu_n:.1f} | {ratio:.3f} | {busiest:.3f} | {processes} | {mb_1:.0f} | {mb_n:.0f} |"
    )
    print(row.format(**found))


if __name__ == "__main__":
    main()
