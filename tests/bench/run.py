"""Measures everything, one part after the other; prints tables, writes one JSON file and a plot of cost over size.

    python tests/bench/run.py [--sizes 500,2500] [--repeat 3] [--only scale,boards] [--json FILE]

Each part is a script of its own beside this one and can be run alone. Only ratios and counts mean anything.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

PARTS: dict[str, tuple[str, ...]] = {
    "scale": ("--sizes", "{sizes}", "--repeat", "{repeat}", "--plot", "{plot}"),
    "editions": ("--standards", "{largest}", "--repeat", "{repeat}"),
    "checks": ("--size", "{largest}"),
    "indexes": ("--size", "{largest}"),
    "search": ("--size", "{largest}"),
    "first_paint": (),
    "boards": (),
    "workers": (),
    "qr": (),
    "pairs": (),
}
"""Each script and its options. `search` and `pairs` leave out their untouched halves: those are asked for by name."""

WRITES_JSON = ("scale", "indexes", "first_paint", "boards", "workers")


def run(part: str, values: dict[str, str]) -> dict[str, object]:
    """What a part printed, and the figures it wrote."""
    print(f"\n## {part}\n", flush=True)
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "figures.json"
        command = [sys.executable, str(HERE / f"{part}.py"), *(option.format(**values) for option in PARTS[part])]
        command += ["--json", str(file)] if part in WRITES_JSON else []
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
        print(done.stdout, flush=True)
        figures = json.loads(file.read_text("utf-8")) if file.is_file() else None
    return {"exit": done.returncode, "printed": done.stdout.splitlines(), "figures": figures}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="500,2500")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--only", default=",".join(PARTS))
    parser.add_argument("--json", type=Path, default=ROOT / ".cache" / "bench.json")
    arguments = parser.parse_args()
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    day = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    largest = max(int(size) for size in arguments.sizes.split(",") if int(size) <= 2500)
    values = {"sizes": arguments.sizes, "repeat": str(arguments.repeat), "largest": str(largest)}
    values["plot"] = str(arguments.json.with_suffix(".svg"))
    print(f"{machine}, {day}, load {os.getloadavg()[0]:.1f}")
    figures: dict[str, object] = {"machine": machine, "date": day}
    for part in arguments.only.split(","):
        figures[part] = run(part, values)
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
