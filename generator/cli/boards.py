"""`standar boards`: services in, only their PDFs out."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from generator import jobs, reports
from generator.cli.here import FAILED, FAULTY, FINE, Commands, excerpt, iso_date, ready, root_here, say, today
from generator.messages import level, word
from generator.site import FOLDER


def add(commands: Commands) -> None:
    """The command and its options."""
    boards = commands.add_parser("boards", help=word("perintah.boards"))
    boards.add_argument("which", nargs="*", metavar="KODE")
    boards.add_argument("--out", type=Path, default=Path("papan"))
    boards.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    boards.add_argument("--date", type=iso_date)
    boards.set_defaults(run=_boards)


def _boards(arguments: argparse.Namespace) -> int:
    """Only the boards, of all services in force or of the named ones (kode, or instansi/layanan)."""
    from generator import build as street

    root = root_here()
    options = street.BuildOptions(
        tanggal=today(arguments.date), pekerja=arguments.workers, cache=root / ".cache" / "standar"
    )
    made, findings = street.only_boards(root, root / FOLDER, options, frozenset(arguments.which))
    if not made:
        say(reports.report(findings, "text", excerpt(root), 0))
        say(word("perintah.papan-tidak-ada"))
        return FAILED
    written = jobs.publish([(path.removeprefix("papan/"), content) for path, content in made], arguments.out)
    say(word("perintah.papan", jumlah=len(made), folder=str(arguments.out), baru=len(written.written)))
    faults = tuple(one for one in findings if level(one.id) == "kesalahan")
    if faults:
        say(reports.report(faults, "text", excerpt(root), ready(root, findings)))
    return FAULTY if faults else FINE
