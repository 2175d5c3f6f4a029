"""`standar agenda`: the whole catalogue in, what waits for the bureau out."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator import jobs, reports
from generator.cli.here import FAILED, FINE, Commands, excerpt, iso_date, root_here, say, today
from generator.messages import word
from generator.site import FOLDER


def add(commands: Commands) -> None:
    """The command and its options."""
    agenda = commands.add_parser("agenda", help=word("perintah.agenda"))
    agenda.add_argument("--date", type=iso_date)
    agenda.add_argument("--dead-links", type=Path, metavar="FILE", help=word("perintah.agenda-tautan"))
    agenda.set_defaults(run=_agenda)


def _agenda(arguments: argparse.Namespace) -> int:
    """Prints Markdown for the bureau's weekly issue."""
    from generator import build
    from generator.targets.bureau import draw_up, render_agenda

    root = root_here()
    options = build.BuildOptions(tanggal=today(arguments.date), cache=root / ".cache" / "standar")
    found, findings = build.publication(root, root / FOLDER, options)
    if found is None:
        say(reports.report(findings, "text", excerpt(root), 0))
        return FAILED
    dead = (
        (jobs.read_output(arguments.dead_links) or b"").decode("utf-8", "replace").split()
        if arguments.dead_links
        else []
    )
    made = draw_up(found.catalog, found.riwayat, found.forum, findings, options.tanggal)
    print(render_agenda(made, found.site, dead), end="")
    return FINE
