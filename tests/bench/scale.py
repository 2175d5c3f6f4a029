"""Measures what a build costs at any size: from YAML, again, after one edit; beside MkDocs, Hugo and the usual reader.

    python tests/bench/scale.py [--sizes 500,2500] [--editions 3] [--repeat 3] [--json FILE] [--plot FILE]

Sizes above 2,500 are measured once and without baselines: `--sizes 500,2500,20000` needs 15 minutes and 7 GiB.

CPU is user + system time of the whole process and its children, in turn within one run, with the output in
memory-backed storage. Memory is the largest process. Only the ratios mean anything; the machine is shared.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from tests.bench import catalogue, editions, hugo, markdown  # noqa: E402

MEMORY = Path("/dev/shm")
BIN = Path(sys.executable).parent
BUILD = (str(BIN / "standar"), "build", "--no-boards", "--workers", "1", "--date", "2026-11-01", "--out", "site")
MKDOCS = (str(BIN / "mkdocs"), "build", "-q", "-d", "site")
KEPT_OF_GIT = "riwayat"
OURS = (sys.executable, str(Path(__file__).resolve()), "--read", "ours")
USUAL = (sys.executable, str(Path(__file__).resolve()), "--read", "usual")


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of a command with all that it started, and MiB of its largest process."""

    cpu: float
    mib: float


def measure(command: Sequence[str], folder: Path) -> Cost:
    """What a command costs; its failure ends the run, except a build with findings."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1793491200"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # who builds twice has compiled once
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1) or (process.returncode and "build" not in command):
            said.seek(0)
            raise SystemExit(f"{' '.join(command)}\n{said.read()}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def prepare(root: Path, total: int, count: int) -> None:
    """A project of `total` standards with `count` editions each in git."""
    editions.write_repository(root, total, count)
    (root / "standards" / "index.md").write_text("---\ntitle: Beranda\n---\n<!-- standar:beranda -->\n", "utf-8")
    for name in ("mkdocs.yml", "overrides", "schema"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)


def forget(root: Path, history: bool = False) -> None:
    """As before the first build, but for what is kept of git."""
    shutil.rmtree(root / "site", ignore_errors=True)
    cache = root / ".cache" / "standar"
    for path in sorted(cache.iterdir()) if cache.is_dir() else ():
        if path.name != KEPT_OF_GIT or history:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.rmtree(root / ".cache" / "standar" / "__pycache__", ignore_errors=True)


def edit(root: Path, n: int) -> None:
    """One standard is described anew."""
    file = root / "standards" / "instansi-00000" / "layanan-000003.yaml"
    lines = file.read_text("utf-8").splitlines()
    lines[2] = f"ringkasan: Untuk percobaan nomor {n}."
    file.write_text("\n".join(lines) + "\n", "utf-8")


def row(total: int, count: int, repeat: int, others: bool) -> dict[str, object]:
    """All costs at one size, `repeat` times in turn; with `others` the baselines too."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        base = Path(name)
        ours, plain, empty = base / "ours", base / "plain", base / "empty"
        prepare(ours, total, count)
        cold = measure(BUILD, ours)
        commands: dict[str, Callable[[], Cost]] = {
            "full": lambda: (forget(ours), measure(BUILD, ours))[1],
            "nothing": lambda: measure(BUILD, ours),
            "one": lambda: (edit(ours, len(found["one"])), measure(BUILD, ours))[1],
        }
        pages = sum(1 for _ in (ours / "site").rglob("*.html"))
        size = sum(file.stat().st_size for file in (ours / "site").rglob("*") if file.is_file())
        _plain(empty, ["index.md"])
        commands["empty"] = lambda: measure(MKDOCS, empty)
        if others:
            markdown.write_project(ours / "site", plain, catalogue.PLAIN, qr=True)
            commands["plain"] = lambda: (shutil.rmtree(plain / "site", True), measure(MKDOCS, plain))[1]
            commands["ours_read"] = lambda: measure((*OURS, str(ours / "standards")), ROOT)
            commands["usual_read"] = lambda: measure((*USUAL, str(ours / "standards")), ROOT)
        found: dict[str, list[Cost]] = {name: [] for name in commands}
        for _ in range(repeat):
            for name, command in commands.items():
                found[name].append(command())
        figures: dict[str, object] = {
            "standards": total,
            "editions": count,
            "pages": pages,
            "bytes": size,
            "cold_cpu": cold.cpu,
        }
        for name, costs in found.items():
            figures[f"{name}_cpu"] = statistics.median(cost.cpu for cost in costs)
            figures[f"{name}_mib"] = max(cost.mib for cost in costs)
        figures |= {
            f"{one}_to_{other}": ratio(found[one], found[other])
            for one, other in (
                ("full", "plain"),
                ("one", "full"),
                ("nothing", "empty"),
                ("ours_read", "usual_read"),
            )
            if one in found and other in found
        }
        return figures


def beside_hugo(total: int, repeat: int) -> dict[str, object]:
    """Our build of one edition each, beside Hugo's of the same data; no figures where Hugo is missing."""
    program = shutil.which("hugo")
    if program is None:
        return {"missing": "hugo"}
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        ours, theirs = Path(name) / "ours", Path(name) / "hugo"
        prepare(ours, total, 1)
        measure(BUILD, ours)
        hugo.write_project(ours / "site", theirs, total)
        rows: list[tuple[Cost, Cost]] = []
        for _ in range(repeat):
            forget(ours)
            shutil.rmtree(theirs / "site", ignore_errors=True)
            shutil.rmtree(theirs / "resources", ignore_errors=True)
            rows.append((measure(BUILD, ours), measure((program, "--quiet", "-d", "site"), theirs)))
        version = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout.split()[1]
        return {
            "version": version,
            "pages": sum(1 for _ in (ours / "site").rglob("*.html")),
            "their_pages": sum(1 for _ in (theirs / "site").rglob("*.html")),
            "cpu": statistics.median(mine.cpu for mine, _ in rows),
            "their_cpu": statistics.median(other.cpu for _, other in rows),
            "ratio": statistics.median(mine.cpu / other.cpu for mine, other in rows),
            "their_mib": max(other.mib for _, other in rows),
        }


def ratio(ones: Iterable[Cost], others: Iterable[Cost]) -> float:
    """The median of the pairs' quotients."""
    return statistics.median(one.cpu / other.cpu for one, other in zip(ones, others, strict=True))


def _plain(root: Path, pages: Sequence[str]) -> None:
    (root / "docs").mkdir(parents=True)
    for name in pages:
        (root / "docs" / name).write_text("# Beranda\n", "utf-8")
    (root / "mkdocs.yml").write_text(catalogue.PLAIN, "utf-8")


def read(kind: str, folder: Path) -> None:
    """Every standard below `folder` read and validated: by our reader, or as one would do it first."""
    files = sorted(folder.glob("*/layanan-*.yaml"))
    if kind == "ours":
        from generator import schema, sources

        for file in files:
            document, findings = sources.read(file.name, file.read_bytes())
            assert document is not None
            assert not findings
            assert not schema.check(document, "standar")[1]
        return
    import jsonschema
    import ruamel.yaml

    form = json.loads((ROOT / "schema" / "standar.schema.json").read_bytes())
    validator = jsonschema.Draft202012Validator(form)
    reader = ruamel.yaml.YAML()
    for file in files:  # YAML takes some codes for numbers: what the verdict is does not matter here
        validator.is_valid(reader.load(file.read_bytes()))


def plot(rows: Sequence[dict[str, object]], file: Path) -> None:
    """Cost over size as a picture (SVG), both scales logarithmic."""
    import pygal

    chart = pygal.XY(logarithmic=True, x_title="standards", y_title="CPU s (user + system)", dots_size=4, js=())
    names = (("full_cpu", "full build"), ("one_cpu", "one file changed"), ("nothing_cpu", "nothing changed"))
    for key, title in (*names, ("plain_cpu", "plain MkDocs + Material")):
        points = [(row["standards"], row[key]) for row in rows if key in row]
        chart.add(title, points)
    chart.x_labels = [row["standards"] for row in rows]
    file.write_bytes(chart.render())


def table(rows: Sequence[dict[str, object]]) -> str:
    """The figures as Markdown."""
    columns = (
        ("standards", "{:d}"),
        ("pages", "{:d}"),
        ("full_cpu", "{:.2f}"),
        ("plain_cpu", "{:.2f}"),
        ("full_to_plain", "{:.3f}"),
        ("one_to_full", "{:.3f}"),
        ("nothing_to_empty", "{:.2f}"),
        ("ours_read_to_usual_read", "{:.3f}"),
        ("full_mib", "{:.0f}"),
        ("one_mib", "{:.0f}"),
    )
    lines = ["| " + " | ".join(name for name, _ in columns) + " |", "|" + "---|" * len(columns)]
    cells = ([form.format(one[name]) if name in one else "" for name, form in columns] for one in rows)
    lines += ["| " + " | ".join(row) + " |" for row in cells]
    for smaller, larger in itertools.pairwise(rows):
        lines += ["", *growth(smaller, larger)]
    return "\n".join(lines)


def growth(smaller: dict[str, object], larger: dict[str, object]) -> Iterator[str]:
    """How costs and memory of two sizes differ, and what each further standard holds in memory."""
    sizes = (int(str(larger["standards"])), int(str(smaller["standards"])))
    for key in ("full_cpu", "one_cpu", "nothing_cpu", "full_mib", "one_mib"):
        more, fewer = float(str(larger[key])), float(str(smaller[key]))
        yield f"{key}({sizes[0]}) / {key}({sizes[1]}) = {more / fewer:.2f}"
        if key.endswith("_mib"):
            each = (more - fewer) * 1024 / (sizes[0] - sizes[1])
            yield f"{key}: {each:.0f} KiB for each standard more, {more * 1024 / sizes[0]:.0f} KiB with what all share"


def report(sizes: Sequence[int], count: int, repeat: int, largest: int = 2500) -> dict[str, object]:
    """Every figure; the baselines up to `largest` standards, above it one measurement of ours."""
    rows = [row(size, count, repeat if size <= largest else 1, size <= largest) for size in sizes]
    print(table(rows), flush=True)
    figures: dict[str, object] = {"rows": rows, "hugo": beside_hugo(max(s for s in sizes if s <= largest), repeat)}
    print(json.dumps(figures["hugo"]), flush=True)
    return figures


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="500,2500")
    parser.add_argument("--editions", type=int, default=3)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--json", type=Path, default=ROOT / ".cache" / "bench-scale.json")
    parser.add_argument("--plot", type=Path, default=ROOT / ".cache" / "bench-scale.svg")
    parser.add_argument("--read", nargs=2, metavar=("KIND", "FOLDER"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.read:
        read(arguments.read[0], Path(arguments.read[1]))
        return
    sizes = [int(size) for size in arguments.sizes.split(",")]
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}\n")
    figures = {"machine": machine, **report(sizes, arguments.editions, arguments.repeat)}
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    plot([dict(one) for one in figures["rows"]], arguments.plot)  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
