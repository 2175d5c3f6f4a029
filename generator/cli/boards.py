"""`standar boards`: services in, only their PDFs out."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from generator import jobs, reports
from generator.cli.fmt import replace_file
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
    boards.add_argument("--changed-since", metavar="REV", help=word("perintah.boards-since"))
    boards.add_argument("--merge", type=Path, metavar="FILE", help=word("perintah.boards-merge"))
    boards.set_defaults(run=_boards)


def _boards(arguments: argparse.Namespace) -> int:
    """Only the boards, of all services in force or of the named ones (kode, or instansi/layanan)."""
    from generator import build as street
    from generator.targets.print_run import make_run, plan

    root = root_here()
    options = street.BuildOptions(
        tanggal=today(arguments.date), pekerja=arguments.workers, cache=root / ".cache" / "standar"
    )
    since: str | None = arguments.changed_since
    found, made, findings = street.only_boards(root, root / FOLDER, options, frozenset(arguments.which), since)
    faults = tuple(one for one in findings if level(one.id) == "kesalahan")
    if not made:
        if faults or since is None:
            say(reports.report(findings, "text", excerpt(root), 0))
        say(word("perintah.papan-sama" if since is not None and not faults else "perintah.papan-tidak-ada"))
        return FINE if since is not None and not faults else FAILED
    if arguments.merge is not None and found is not None:
        rencana = plan(found, made, berubah=since is not None)
        replace_file(arguments.merge, make_run(rencana))
        file = str(arguments.merge)
        say(word("perintah.papan-gabung", jumlah=len(rencana.papan), lembar=rencana.lembar, file=file))
    else:
        written = jobs.publish(
            [(path.removeprefix("papan/"), content) for path, content in made.items()], arguments.out
        )
        say(word("perintah.papan", jumlah=len(made), folder=str(arguments.out), baru=len(written.written)))
    if faults:
        say(reports.report(faults, "text", excerpt(root), ready(root, findings)))
    return FAULTY if faults else FINE
