"""Measures building again: nothing changed, one file changed, all of it, and what git's memory keeps warm meanwhile.

    python tests/bench/rebuild.py [--sizes 500,2500] [--editions 3] [--repeat 3] [--plain]

A generated repository with one commit for each standard and edition. CPU is user + system of whole processes, one
after the other, in memory-backed storage. `full` builds into an empty folder with nothing known of an output before;
what was read and compared from git and the working tree is known (the history is warm). `first` knows nothing.
`empty` is MkDocs + Material with one page; `--plain` adds plain MkDocs + Material from ready Markdown of the same
pages. Only the ratios mean anything.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from tests.bench import catalogue, editions, markdown  # noqa: E402
from tests.bench.scale import MEMORY  # noqa: E402
from tests.bench.scale import measure as cost  # noqa: E402

BUILD = [sys.executable, "-m", "generator", "build", "--no-boards", "--workers", "1", "--date", editions.DAY]
EMPTY = "site_name: x\ntheme: {name: material, language: id, font: false}\nplugins: []\n"



def measure(command: list[str], folder: Path) -> tuple[float, int]:
    """CPU seconds and peak KiB of a command."""
    spent = cost(command, folder)
    return spent.cpu, round(spent.mib * 1024)


def prepare(folder: Path, total: int, count: int) -> Path:
    """A project in git whose standards have so many editions each."""
    root = folder / "ours"
    editions.write_repository(root, total, count)
    (root / "standards" / "index.md").write_text("---\ntitle: Beranda\n---\n<!-- standar:beranda -->\n", "utf-8")
    for name in ("schema", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    words = ["git", "-C", str(root), "-c", "user.name=A", "-c", "user.email=a@example.invalid"]
    subprocess.run([*words, "add", "-A"], check=True, capture_output=True)
    subprocess.run([*words, "commit", "-qm", "rangka"], check=True)
    return root


def edit(root: Path, n: int) -> None:
    """Another word in the explanation of one requirement."""
    file = sorted(root.glob("standards/instansi-*/layanan-*.yaml"))[n * 7 + 3]
    file.write_text(file.read_text("utf-8").replace("penjelasan: ", "penjelasan: Baru ", 1), "utf-8")


def compare(total: int, count: int, repeat: int, plain: bool) -> dict[str, float]:
    """The medians of one size."""
    base = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=base) as name:
        root, empty, full = prepare(Path(name), total, count), Path(name) / "empty", Path(name) / "plain"
        (empty / "docs").mkdir(parents=True)
        (empty / "docs" / "index.md").write_text("# x\n", "utf-8")
        (empty / "mkdocs.yml").write_text(EMPTY, "utf-8")
        mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "site"]
        rows: dict[str, list[float]] = {kind: [] for kind in ("first", "full", "one", "same", "empty", "plain")}
        peak = 0
        first, _ = measure(BUILD, root)
        rows["first"].append(first)
        if plain:
            markdown.write_project(root / "site", full, catalogue.PLAIN, True)
        for n in range(repeat):
            shutil.rmtree(root / "site")
            shutil.rmtree(root / ".cache" / "standar" / "keadaan")
            spent, peak = measure(BUILD, root)
            rows["full"].append(spent)
            rows["same"].append(measure(BUILD, root)[0])
            rows["empty"].append(measure(mkdocs, empty)[0])
            edit(root, n)
            rows["one"].append(measure(BUILD, root)[0])
            if plain:
                shutil.rmtree(full / "site", ignore_errors=True)
                rows["plain"].append(measure(mkdocs, full)[0])
        pages = sum(1 for _ in (root / "site").rglob("index.html"))
    found = {kind: statistics.median(times) for kind, times in rows.items() if times}
    return {
        "standards": total,
        "pages": pages,
        **found,
        "one_to_full": statistics.median(one / all for one, all in zip(rows["one"], rows["full"], strict=True)),
        "same_to_empty": statistics.median(one / all for one, all in zip(rows["same"], rows["empty"], strict=True)),
        "full_to_plain": found["full"] / found["plain"] if plain else 0.0,
        "peak_kib": peak,
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="500,2500")
    parser.add_argument("--editions", type=int, default=3)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    rows = []
    print(
        "| standards | pages | first | full | one changed | same | empty MkDocs | one : full | same : empty |", end=""
    )
    print(" full : plain | peak MiB |\n|---|---|---|---|---|---|---|---|---|---|---|")
    for size in map(int, arguments.sizes.split(",")):
        row = compare(size, arguments.editions, arguments.repeat, arguments.plain)
        rows.append(row)
        print("| {standards} | {pages} | {first:.1f} | {full:.1f} | {one:.2f} | {same:.2f} ".format(**row), end="")
        print("| {empty:.2f} | {one_to_full:.3f} | {same_to_empty:.2f} ".format(**row), end="")
        print(f"| {row['full_to_plain']:.3f} | {row['peak_kib'] / 1024:.0f} |", flush=True)
    if arguments.json is not None:
        arguments.json.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
