"""MkDocs' events in, calls of the street out: the only room that knows MkDocs."""

from generator.plugin.command import main
from generator.plugin.events import StandarPlugin

__all__ = ["StandarPlugin", "main"]
