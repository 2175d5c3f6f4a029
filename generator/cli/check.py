"""`standar check`: files in, what is wrong with them out."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator import reports
from generator.cli.here import FAULTY, FINE, Commands, below, excerpt, from_root, iso_date, ready, root_here, today
from generator.messages import level, word
from generator.site import FOLDER


def add(commands: Commands) -> None:
    """The command and its options."""
    check = commands.add_parser("check", help=word("perintah.check"))
    check.add_argument("paths", nargs="*", type=Path)
    check.add_argument("--format", choices=("text", "github", "json"), default="text")
    check.add_argument("--date", type=iso_date)
    check.set_defaults(run=_check)


def _check(arguments: argparse.Namespace) -> int:
    """Schema and rules; findings about the given paths only, judged in the whole catalogue."""
    from generator import build as street

    root = root_here()
    options = street.BuildOptions(tanggal=today(arguments.date))
    _, findings = street.publication(root, root / FOLDER, options)
    if arguments.paths:
        wanted = [from_root(root, path) for path in arguments.paths]
        findings = tuple(one for one in findings if any(below(one.file, name) for name in wanted))
    print(reports.report(findings, arguments.format, excerpt(root), ready(root, findings)), end="")
    return FAULTY if any(level(one.id) == "kesalahan" for one in findings) else FINE
