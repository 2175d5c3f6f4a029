"""`standar serve`: the live preview of MkDocs."""

from __future__ import annotations

import argparse
import subprocess
import sys

from generator.cli.here import Commands, root_here
from generator.messages import word


def add(commands: Commands) -> None:
    """The command and its options."""
    serve = commands.add_parser("serve", help=word("perintah.serve"))
    serve.add_argument("--address", default="127.0.0.1:8000")
    serve.set_defaults(run=_serve)


def _serve(arguments: argparse.Namespace) -> int:
    """The live preview of MkDocs."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", arguments.address]
    return subprocess.run(command, check=False, cwd=root_here()).returncode
