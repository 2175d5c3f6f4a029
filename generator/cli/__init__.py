"""The words of the command line in, the street's work and an exit code out: 0 fine, 1 kesalahan, 2 could not run."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from generator import history, jobs, reports
from generator.cli import agenda, boards, build, check, diff, fmt, init, new, serve
from generator.cli.here import FAILED, say
from generator.messages import word

# The rest of the street is imported by the commands that walk it: `build` leaves that to MkDocs' process.

COMMANDS = (build, check, diff, boards, fmt, new, init, serve, agenda)
"""Each a module whose `add(commands)` says its options and what runs it. One line a command."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command. Messages are Indonesian, command words English."""
    arguments = _parser().parse_args(argv)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        code: int = arguments.run(arguments)
        return code
    except (history.HistoryError, jobs.PublishError) as error:
        findings = (error.finding,) if isinstance(error, history.HistoryError) else error.findings
        say(reports.report(findings, "text", lambda finding: "", 0))
        return FAILED
    except OSError as error:
        say(word("perintah.sistem", sebab=error.strerror or type(error).__name__, nama=error.filename or ""))
        return FAILED
    except KeyboardInterrupt:
        say(word("perintah.dihentikan"))
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="standar", description=word("perintah.standar"))
    commands = parser.add_subparsers(required=True, metavar="PERINTAH")
    for command in COMMANDS:
        command.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
