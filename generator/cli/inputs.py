"""A repository and the options of a build in; one digest of everything that shapes its output out."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import generator
from generator import history, jobs
from generator.site import FOLDER

PARTS = ("mkdocs.yml", FOLDER, "overrides", "schema")
"""What a project's site is made from; the plugin says whether this one's is made from anything else."""

UNMOVED = ("pekerja", "memakai", "cache", "laporan")
"""Options that change where and how a build is done, not what comes of it."""


def code() -> str:
    """A digest of the program: its own files, the interpreter, and the names and versions of all packages."""
    home = Path(generator.__file__).parent
    beside = [home.parent / name for name in ("overrides", "schema", f"{FOLDER}/panduan")]
    own = jobs.shaped_by([home, *(each for each in beside if each.is_dir())])
    return jobs.digest(own, sys.version, *jobs.installed())


def inputs(root: Path, made_by: str, options: Mapping[str, object], published: Path | None) -> str:
    """A digest of all that shapes a site: the project's files, its commit, the program and the options."""
    parts: list[bytes | str] = [made_by]
    parts.append(json.dumps({name: value for name, value in options.items() if name not in UNMOVED}, sort_keys=True))
    try:
        parts += ["commit", *map(str, history.where(root))]
    except history.HistoryError as error:
        parts += ["commit", error.finding.id]
    for name in PARTS:
        for path, content in jobs.contents(root / name):
            parts += [f"{name}/{path}", content]
    if published is not None:
        parts += ["published", jobs.read_output(published) or b""]
    return jobs.digest(*parts)
