"""Measures what git's memory costs: all editions read cold and warm, beside the files of the working tree.

    python tests/bench/editions.py [--standards 2500] [--editions 3] [--repeat 3]

A generated repository, one commit for each standard and edition. Each measurement is a process of its own; CPU
is user + system, its git processes with it. Cold is what a first build takes beyond the catalogue that all builds
need, without putting it down for the next, which has its own figure; warm is all that a later build takes, the
working tree included, for both are kept together. The row of the
working tree is reading and checking its standards. Only the ratios mean anything.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench import catalogue  # noqa: E402

MEMORY = Path("/dev/shm")
DAY = "2026-11-01"


def write_repository(folder: Path, total: int, editions: int) -> None:
    """`total` standards, each edition of each in a commit of its own; the last one is checked out."""
    folder.mkdir(parents=True)
    subprocess.run(["git", "-c", "init.defaultBranch=main", "init", "-q", str(folder)], check=True)
    process = subprocess.Popen(["git", "-C", str(folder), "fast-import", "--quiet"], stdin=subprocess.PIPE)
    assert process.stdin is not None
    commits = 0
    agencies: set[str] = set()
    for edisi in range(1, editions + 1):
        for one in catalogue.make(total, edisi=edisi):
            files = {f"standards/{one.folder}/{one.id}.yaml": catalogue.as_yaml(one)}
            if one.folder not in agencies:
                agencies.add(one.folder)
                number = one.folder.removeprefix("instansi-")
                files[f"standards/{one.folder}/instansi.yaml"] = catalogue.agency_yaml(number, int(number))
            if not commits:
                files["standards/pemda.yaml"] = catalogue.PEMDA
            commits += 1
            lines = ["commit refs/heads/main", f"mark :{commits}"]
            lines += [f"committer A <a@example.invalid> {1_700_000_000 + commits} +0000", "data 1", "x"]
            lines += [f"from :{commits - 1}"] if commits > 1 else []
            for path, text in files.items():
                lines += [f"M 100644 inline {path}", f"data {len(text.encode())}", text]
            process.stdin.write(("\n".join(lines) + "\n").encode())
    process.stdin.close()
    if process.wait():
        raise SystemExit("git fast-import")
    subprocess.run(["git", "-C", str(folder), "checkout", "-q", "-f", "main"], check=True)


def measure(root: Path, store: Path | None) -> dict[str, Any]:
    """One process's figures: seconds for the working tree's standards, seconds for all editions, states, peak MiB."""
    import resource

    from generator import catalog, history, jobs
    from generator import editions as asked

    contents = dict(catalog.files(root / "standards"))
    start = _cpu()
    parsed = [catalog.parse(file, content) for file, content in contents.items()]
    tree = _cpu() - start
    standards = sum(one.kind == "standar" for one in parsed)
    del parsed, contents
    start = _cpu()
    found, _ = catalog.load(root / "standards", DAY)
    alone = _cpu() - start
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    del found
    is_cold = store is None or not store.exists()
    start = _cpu()
    memory = asked.Memory(jobs.Cache(store) if store is not None else None)
    again, _ = catalog.load(root / "standards", DAY, catalog.everything, memory)
    assert again is not None
    archive = memory.archive(root, "standards")
    services, findings = asked.arrange(again, archive, lambda ids: history.blobs(root, ids), DAY, memory)
    spent = _cpu() - start - (alone if is_cold else 0)
    start = _cpu()
    memory.keep_present()
    keeping = _cpu() - start
    spent += 0 if is_cold else keeping
    assert findings == (), findings[:3]
    old = sum(len(one.edisi) for one in services) - len(services)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    figures = {"tree": tree, "standards": standards, "editions": spent, "old": old, "before": before, "peak": peak}
    return {**figures, "keeping": keeping}


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def compare(total: int, editions: int, repeat: int) -> dict[str, float]:
    """Milliseconds a state, cold and warm, their ratios, and memory; each measured `repeat` times in turn."""
    base = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=base) as name:
        root, store = Path(name) / "repository", Path(name) / "cache"
        write_repository(root, total, editions)
        rows: dict[str, list[dict[str, Any]]] = {"cold": [], "warm": []}
        for _ in range(repeat):
            shutil.rmtree(store, ignore_errors=True)
            for kind in ("cold", "warm"):
                command = [sys.executable, __file__, "--of", str(root), "--store", str(store)]
                done = subprocess.run(command, capture_output=True, text=True, check=True)
                rows[kind].append(json.loads(done.stdout))
        kept = sum(path.stat().st_size for path in store.rglob("*") if path.is_file())

    def median(kind: str, key: str) -> float:
        return statistics.median(float(row[key]) for row in rows[kind])

    tree = statistics.median(row["tree"] / row["standards"] for row in rows["cold"] + rows["warm"])
    return {
        "states": median("cold", "old"),
        "tree_ms": tree * 1000,
        "cold_ms": median("cold", "editions") / median("cold", "old") * 1000,
        "warm_ms": median("warm", "editions") / median("warm", "old") * 1000,
        "cold_to_tree": statistics.median(
            row["editions"] / row["old"] / (row["tree"] / row["standards"]) for row in rows["cold"]
        ),
        "warm_to_cold": statistics.median(
            warm["editions"] / cold["editions"] for cold, warm in zip(rows["cold"], rows["warm"], strict=True)
        ),
        "catalogue_mib": median("cold", "before") / 1024,
        "cold_mib": median("cold", "peak") / 1024,
        "warm_mib": median("warm", "peak") / 1024,
        "kept_mib": kept / 2**20,
        "keeping_ms": median("cold", "keeping") / median("cold", "old") * 1000,
    }


def report(total: int = 2500, editions: int = 3, repeat: int = 3) -> dict[str, float]:
    """Measures, prints one table, and gives back its figures."""
    row = compare(total, editions, repeat)
    print(f"\nEditions from git: {total} standards with {editions} editions each, one commit for each\n")
    print("| a file of the working tree | an old state, cold | warm | cold : working tree | warm : cold |")
    print("|---|---|---|---|---|")
    print("| {tree_ms:.2f} ms | {cold_ms:.2f} ms | {warm_ms:.3f} ms ".format(**row), end="")
    print("| {cold_to_tree:.2f} | {warm_to_cold:.3f} |\n".format(**row))
    told = (
        "Peak memory: the catalogue alone {catalogue_mib:.0f} MiB, with all editions {cold_mib:.0f} MiB cold and",
        "{warm_mib:.0f} MiB warm; kept between builds {kept_mib:.1f} MiB, {keeping_ms:.2f} ms a state to put down.",
    )
    print(" ".join(told).format(**row))
    return row


def main() -> None:
    """The command line; with --of one process's figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--standards", type=int, default=2500)
    parser.add_argument("--editions", type=int, default=3)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--of", type=Path)
    parser.add_argument("--store", type=Path)
    arguments = parser.parse_args()
    if arguments.of is not None:
        print(json.dumps(measure(arguments.of, arguments.store)))
    else:
        report(arguments.standards, arguments.editions, arguments.repeat)


if __name__ == "__main__":
    main()
