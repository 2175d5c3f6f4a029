"""Measures the build against plain MkDocs + Material; prints a table and writes one JSON file.

    python tests/bench/run.py [--sizes 500,2500] [--repeat 3] [--json FILE]

CPU is user + system time of the whole process and its children; the commands of one row run one after
the other, in pairs, with their output in memory-backed storage. Only the ratios mean anything.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from tests.bench import catalogue, editions, markdown, pairs  # noqa: E402

MEMORY = Path("/dev/shm")


def measure(command: Sequence[str], folder: Path) -> tuple[float, int]:
    """CPU seconds (user + system) and peak KiB of a command; its failure is ours, except a build with findings."""
    before = os.times()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1793491200"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    after = os.times()
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")
    import resource

    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return after.children_user + after.children_system - before.children_user - before.children_system, peak


def prepare(folder: Path, total: int) -> Path:
    """Our project of `total` standards."""
    ours = folder / "ours"
    ours.mkdir()
    size = catalogue.write_standards(ours, total)
    print(f"{total} standards, {size / total / 1000:.1f} kB of YAML each", file=sys.stderr)
    for name in ("mkdocs.yml", "overrides", "schema"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, ours / name)
    return ours


def compare(total: int, repeat: int) -> dict[str, object]:
    """One row: our build from YAML, the plain build from ready Markdown, `repeat` times in turn."""
    bin = Path(sys.executable).parent
    base = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=base) as name:
        ours, plain, full = prepare(Path(name), total), Path(name) / "plain", Path(name) / "full"
        build = [
            str(bin / "standar"),
            "build",
            "--no-boards",
            "--workers",
            "1",
            "--date",
            "2026-11-01",
            "--out",
            "site",
        ]
        mkdocs = [str(bin / "mkdocs"), "build", "-d", "site"]
        measure(build, ours)
        for folder, qr in ((plain, True), (full, False)):
            markdown.write_project(ours / "site", folder, catalogue.PLAIN, qr)
        rows = []
        for _ in range(repeat):
            for folder in (ours, plain, full):
                shutil.rmtree(folder / "site", ignore_errors=True)
                shutil.rmtree(folder / ".cache", ignore_errors=True)
            mine, peak = measure(build, ours)
            theirs, _ = measure(mkdocs, plain)
            fewer, _ = measure(mkdocs, full)
            rows.append((mine, theirs, fewer, peak))
        pages = sum(1 for _ in (ours / "site").rglob("index.html"))
        plain_pages = sum(1 for _ in (plain / "site").rglob("index.html"))
    ratios = [mine / theirs for mine, theirs, _, _ in rows]
    return {
        "standards": total,
        "pages": pages,
        "plain_pages": plain_pages,
        "cpu": statistics.median(row[0] for row in rows),
        "plain_cpu": statistics.median(row[1] for row in rows),
        "ratio_to_full_pages_alone": statistics.median(row[0] / row[2] for row in rows),
        "ratio": statistics.median(ratios),
        "ratios": ratios,
        "peak_kib": max(row[3] for row in rows),
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="500,2500")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--json", type=Path, default=ROOT / ".cache" / "bench.json")
    parser.add_argument("--pages-only", action="store_true", help="leave out boards.py and qr.py")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    rows = [compare(size, arguments.repeat) for size in sizes]
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    figures: dict[str, object] = {"machine": machine, "rows": rows}
    arguments.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    print(f"{machine}\n")
    print("| standards | our pages | plain pages | our CPU s | plain CPU s | ratio | to full pages alone |")
    print("|---|---|---|---|---|---|---|")
    for row in rows:
        cells = "| {standards} | {pages} | {plain_pages} | {cpu:.1f} | {plain_cpu:.1f} | {ratio:.3f} |".format(**row)
        print(f"{cells} {row['ratio_to_full_pages_alone']:.3f} |")
    for other in () if arguments.pages_only else ("boards.py", "qr.py"):
        print(flush=True)
        subprocess.run([sys.executable, str(HERE / other)], check=True)
    figures["pairs"] = pairs.report()
    figures["editions"] = editions.report(max(sizes), repeat=arguments.repeat)
    arguments.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
