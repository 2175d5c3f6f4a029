"""A generated catalogue in; the CPU and the opened files of `standar check FILE`, beside two bare imports, out.

python tests/bench/checks.py --size 2500 --repeat 3
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import catalogue  # noqa: E402

DAY = "2026-11-01"
IMPORTS = "import ruamel.yaml, jsonschema"
COUNTED = """
import sys
opened = []
sys.addaudithook(lambda name, found: opened.append(str(found[0])) if name == "open" else None)
from generator.cli import main
main(sys.argv[1:])
print(sum(name.endswith((".yaml", ".yml")) and "standards" in name for name in opened), file=sys.stderr)
"""


def cpu(folder: Path, *arguments: str) -> float:
    """User and system seconds of one Python process and its children."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Prints a table row for each way to ask."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=2500)
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        catalogue.write_standards(root, arguments.size)
        one = next((root / "standards").rglob("layanan-*.yaml")).relative_to(root).as_posix()
        git = ["git", "-c", "user.name=a", "-c", "user.email=a@uji.example"]
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "awal"]):
            subprocess.run([*git, *words], cwd=root, check=True, capture_output=True)
        ways = {
            "imports": ("-c", IMPORTS),
            "check FILE": ("-m", "generator", "check", one, "--date", DAY),
            "check": ("-m", "generator", "check", "--date", DAY),
        }
        (root / ".cache" / "standar").mkdir(parents=True)
        cpu(root, *ways["check FILE"])
        found = {way: median(cpu(root, *words) for _ in range(arguments.repeat)) for way, words in ways.items()}
        for way, seconds in found.items():
            print(f"| {way} | {seconds:.2f} s | {seconds / found['imports']:.1f} |")
        counted = subprocess.run(
            [sys.executable, "-c", COUNTED, "check", one, "--date", DAY],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
            capture_output=True,
            text=True,
            check=False,
        )
        print(f"files of standards/ opened: {counted.stderr.splitlines()[-1]}")


if __name__ == "__main__":
    main()
