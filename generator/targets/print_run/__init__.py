"""Boards that were made and the walls they are for in, one file for the print shop out: a list, then the boards."""

from __future__ import annotations

from generator.targets.print_run.plan import Cetak, Rencana, plan

__all__ = ["Cetak", "Rencana", "make_run", "plan"]


def make_run(rencana: Rencana) -> bytes:
    """The whole run as one PDF; imported here, so that who prints nothing needs none of it."""
    from generator.targets.print_run.cover import cover
    from generator.targets.print_run.merge import merge

    return merge(cover(rencana), rencana)
