"""This folder, this day and this terminal in; what every command needs of them out."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator import reports
from generator.findings import Finding
from generator.messages import level, word
from generator.site import FOLDER, kind_of

Commands = Any
"""What argparse gives for the place of subcommands; it has no public name."""

FINE, FAULTY, FAILED = 0, 1, 2


def iso_date(text: str) -> str:
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(word("perintah.tanggal", isi=text)) from None


def today(given: str | None) -> str:
    """The build's date: the option, else SOURCE_DATE_EPOCH, else today."""
    if given:
        return given
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date().isoformat()
    return datetime.datetime.now().astimezone().date().isoformat()


def root_here() -> Path:
    """The folder that holds standards/: this one or one above it."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / FOLDER / "pemda.yaml").is_file():
            return folder
    return here


def say(text: str) -> None:
    print(text.rstrip("\n"), file=sys.stderr)


@cache
def files_now(root: Path) -> Mapping[str, bytes]:
    """The files of standards/ as they stand, read once."""
    from generator import sources

    return dict(sources.walk(root, FOLDER))


def excerpt(root: Path, contents: Mapping[str, bytes] | None = None) -> reports.Excerpt:
    """The source line of a finding, with a caret; nothing where it is about a whole file.

    `contents` are the files of standards/ where they have been read already.
    """

    def quote(finding: Finding) -> str:
        from generator import sources

        known = files_now(root) if contents is None else contents
        content = known.get(finding.file) if finding.line else None
        return sources.excerpt(content, finding.line, finding.column) if content is not None else ""

    return quote


def ready(
    root: Path,
    findings: tuple[Finding, ...],
    wanted: tuple[str, ...] = (),
    contents: Mapping[str, bytes] | None = None,
) -> int:
    """How many standards nothing forbids to publish, below the paths `wanted` if there are any."""
    faulty = {one.file for one in findings if level(one.id) == "kesalahan"}
    if contents is None:
        from generator import sources

        known: Iterable[str] = sources.names(root, FOLDER)
    else:
        known = contents
    asked = [file for file in known if not wanted or any(below(file, name) for name in wanted)]
    return sum(kind_of(file) == "standar" and file not in faulty for file in asked)


def from_root(root: Path, path: Path) -> str:
    return path.resolve().relative_to(root.resolve()).as_posix()


def below(file: str, name: str) -> bool:
    return name == "." or file == name or file.startswith(f"{name}/")
