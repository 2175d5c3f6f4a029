"""`python -m generator`: the command `standar`."""

from generator.cli import run

run()
