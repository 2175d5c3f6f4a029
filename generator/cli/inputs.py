"""A repository and the options of a build in; digests of everything that shapes its output out."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import generator
from generator import history, jobs
from generator.site import FOLDER

PARTS = ("mkdocs.yml", FOLDER, "overrides", "schema")
"""What a project's site is made from; the plugin says whether this one's is made from anything else."""

DATA = (".yaml", ".yml")
REGENCY = "pemda.yaml"
"""What MkDocs does not see of standards/, but for what every page says of the regency."""

UNMOVED = ("pekerja", "memakai", "cache", "laporan")
"""Options that change where and how a build is done, not what comes of it."""


def code() -> str:
    """A digest of the program: its own files, the interpreter, and the names and versions of all packages."""
    home = Path(generator.__file__).parent
    beside = [home.parent / name for name in ("overrides", "schema", f"{FOLDER}/panduan")]
    own = jobs.shaped_by([home, *(each for each in beside if each.is_dir())])
    return jobs.digest(own, sys.version, *jobs.installed())


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests of all that shapes a site, and of what MkDocs sees of it: the frame of its pages, and the prose.

    `frame` is empty where something is a link: what stands behind it is not known.
    """

    whole: str
    frame: str


def inputs(root: Path, made_by: str, options: Mapping[str, object], published: Path | None) -> Inputs:
    """Digests of the project's files, its commit, the program and the options."""
    said = json.dumps({name: value for name, value in options.items() if name not in UNMOVED}, sort_keys=True)
    whole: list[bytes | str] = [made_by, said]
    frame: list[bytes | str] = [made_by, said]
    try:
        whole += ["commit", *map(str, history.where(root))]
    except history.HistoryError as error:
        whole += ["commit", error.finding.id]
    linked = False
    for name in PARTS:
        for path, content in jobs.contents(root / name):
            part = (f"{name}/{path}", content)
            whole += part
            if name != FOLDER or path == REGENCY or not path.endswith(DATA):
                frame += part
                linked = linked or content.startswith(jobs.LINK)
    if published is not None:
        whole += ["published", jobs.read_output(published) or b""]
    return Inputs(jobs.digest(*whole), "" if linked else jobs.digest(*frame))
