"""The catalogue of this repository in; a copy of it elsewhere, and the site that the command makes of it, out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
DATE = "2026-11-01"
PARTS = ("standards", "schema", "overrides", "mkdocs.yml")


@dataclass(frozen=True)
class Whole:
    """One built site: the repository it was built from, its folder, what the command said and its exit code."""

    repo: Path
    said: str
    code: int

    @property
    def site(self) -> Path:
        return self.repo / "site"

    def data(self, name: str = "standar") -> dict[str, Any]:
        return json.loads((self.site / f"data/v1/{name}.json").read_text("utf-8"))  # type: ignore[no-any-return]

    def files(self) -> dict[str, bytes]:
        found = sorted(path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in found}


def copy_of_repository(folder: Path) -> Path:
    """A clone with its history, and the working tree's own files over it."""
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", str(ROOT), str(folder)], check=True, capture_output=True)
    for name in PARTS:
        target = folder / name
        shutil.rmtree(target, ignore_errors=True)
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    return folder


def build(repo: Path, *options: str, **environment: str) -> Whole:
    """`standar build` in that folder."""
    command = [sys.executable, "-m", "generator", "build", "--date", DATE, *options]
    paths = {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=repo, env={**os.environ, **paths, **environment}, capture_output=True, text=True, check=False
    )
    return Whole(repo, done.stdout + done.stderr, done.returncode)
