"""A generated catalogue in; the CPU and the opened files of `standar check FILE`, beside two bare imports, out.

The file is asked about as it stands in git, then with a requirement that was changed, as an officer would ask.

python tests/bench/checks.py --size 2500 --repeat 5
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import catalogue  # noqa: E402

DAY = "2026-11-01"
IMPORTS = "import ruamel.yaml, jsonschema"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT["PYTHONPATH"] = str(HERE.parents[1])
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
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, *arguments], cwd=folder, env=ENVIRONMENT, capture_output=True, check=False)
    assert done.returncode < 2, done.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def opened(folder: Path, *arguments: str) -> int:
    """How many files of standards/ a check opens."""
    command = [sys.executable, "-c", COUNTED, *arguments]
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    return int(done.stderr.splitlines()[-1])


def change(file: Path) -> None:
    """Another requirement in place of the first."""
    text = file.read_text("utf-8")
    file.write_text(text.replace("uraian: ", "uraian: Surat keterangan lain tentang ", 1), "utf-8")


def main() -> None:
    """Prints a table row for each way to ask."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=2500)
    parser.add_argument("--repeat", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        catalogue.write_standards(root, arguments.size)
        one = next((root / "standards").rglob("layanan-*.yaml")).relative_to(root).as_posix()
        git = ["git", "-c", "user.name=a", "-c", "user.email=a@uji.example"]
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "awal"]):
            subprocess.run([*git, *words], cwd=root, check=True, capture_output=True)
        (root / ".cache" / "standar").mkdir(parents=True)
        time.sleep(3)  # a file written just now is not trusted by its times
        check = ("-m", "generator", "check")
        day = ("--date", DAY)
        cpu(root, *check, *day)
        print(f"| imports | {(imports := _median(root, arguments.repeat, '-c', IMPORTS)):.2f} s | 1.0 | |")
        for words in ("check FILE", "check FILE, changed", "check"):
            asked = (*check, *((one,) if words != "check" else ()), *day)
            if words.endswith("changed"):
                change(root / one)
            cpu(root, *asked)
            seconds = _median(root, arguments.repeat, *asked)
            print(f"| {words} | {seconds:.2f} s | {seconds / imports:.1f} | {opened(root, *asked[2:])} files |")


def _median(folder: Path, repeat: int, *arguments: str) -> float:
    return median(cpu(folder, *arguments) for _ in range(repeat))


if __name__ == "__main__":
    main()
