"""The command line in, the street's work and an exit code out: 0 fine, 1 kesalahan, 2 could not run."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from generator.cli.here import FAILED, say
from generator.messages import word

if TYPE_CHECKING:
    from generator.findings import Finding

# The rest of the street is imported by the commands that walk it: `build` leaves that to MkDocs' process, and who
# checks one file does not wait for nine commands.

COMMANDS = ("build", "merge", "check", "diff", "boards", "fmt", "new", "init", "serve", "agenda")
"""Each a module whose `add(commands)` says its options and what runs it. One word a command."""


def run() -> NoReturn:
    """The command as a program."""
    code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads it any more: Python has its own way to say so
        sys.exit(code)
    os._exit(code)  # everything is written: freeing a whole catalogue value by value would only cost time


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command. Messages are Indonesian, command words English."""
    words = sys.argv[1:] if argv is None else argv
    arguments = _parser(words[0] if words else "").parse_args(words)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        code: int = arguments.run(arguments)
        return code
    except OSError as error:
        say(word("perintah.sistem", sebab=error.strerror or type(error).__name__, nama=error.filename or ""))
        return FAILED
    except KeyboardInterrupt:
        say(word("perintah.dihentikan"))
        return FAILED
    except Exception as error:
        findings = _told(error)
        if not findings:
            raise
        from generator import reports

        say(reports.report(findings, "text", lambda finding: "", 0))
        return FAILED


def _told(error: Exception) -> tuple[Finding, ...]:
    """What an error of ours says; nothing where it is none of ours."""
    from generator import history, jobs

    if isinstance(error, history.HistoryError):
        return (error.finding,)
    return error.findings if isinstance(error, jobs.PublishError) else ()


def _parser(first: str) -> argparse.ArgumentParser:
    """The parser of one command, where its name is typed first; of all otherwise."""
    parser = argparse.ArgumentParser(prog="standar", description=word("perintah.standar"))
    commands = parser.add_subparsers(required=True, metavar="PERINTAH")
    for name in (first,) if first in COMMANDS else COMMANDS:
        import_module(f"generator.cli.{name}").add(commands)
    return parser
