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

from tests.bench import catalogue  # noqa: E402

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


def prepare(folder: Path, total: int) -> tuple[Path, Path]:
    """Our project and the plain one, both of `total` standards."""
    ours, plain = folder / "ours", folder / "plain"
    ours.mkdir()
    size = catalogue.write_standards(ours, total)
    print(f"{total} standards, {size / total / 1000:.1f} kB of YAML each", file=sys.stderr)
    for name in ("mkdocs.yml", "overrides", "schema"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, ours / name)
    plain.mkdir()
    catalogue.write_markdown(plain, total)
    return ours, plain


def compare(total: int, repeat: int) -> dict[str, object]:
    """One row: our build from YAML, the plain build from ready Markdown, `repeat` times in turn."""
    bin = Path(sys.executable).parent
    base = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=base) as name:
        ours, plain = prepare(Path(name), total)
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
        rows = []
        for _ in range(repeat):
            for folder in (ours, plain):
                shutil.rmtree(folder / "site", ignore_errors=True)
                shutil.rmtree(folder / ".cache", ignore_errors=True)
            mine, peak = measure(build, ours)
            theirs, _ = measure(mkdocs, plain)
            rows.append((mine, theirs, peak))
        pages = sum(1 for _ in (ours / "site").rglob("index.html"))
        plain_pages = sum(1 for _ in (plain / "site").rglob("index.html"))
    ratios = [mine / theirs for mine, theirs, _ in rows]
    return {
        "standards": total,
        "pages": pages,
        "plain_pages": plain_pages,
        "cpu": statistics.median(mine for mine, _, _ in rows),
        "plain_cpu": statistics.median(theirs for _, theirs, _ in rows),
        "ratio": statistics.median(ratios),
        "ratios": ratios,
        "peak_kib": max(peak for _, _, peak in rows),
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="500,2500")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--json", type=Path, default=ROOT / ".cache" / "bench.json")
    arguments = parser.parse_args()
    rows = [compare(int(size), arguments.repeat) for size in arguments.sizes.split(",")]
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps({"machine": machine, "rows": rows}, indent=1) + "\n", "utf-8")
    print(f"{machine}\n")
    print("| standards | our pages | plain pages | our CPU s | plain MkDocs CPU s | ratio |")
    print("|---|---|---|---|---|---|")
    for row in rows:
        print("| {standards} | {pages} | {plain_pages} | {cpu:.1f} | {plain_cpu:.1f} | {ratio:.3f} |".format(**row))


if __name__ == "__main__":
    main()
