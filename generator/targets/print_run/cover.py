"""The plan of a run in, its list as a PDF out: which board, where it hangs, what it replaces."""

from __future__ import annotations

from generator.targets.boards import letters, paper
from generator.targets.print_run.plan import Rencana
from generator.targets.templates import environment

PACKAGE = "generator.targets.print_run"


def cover(rencana: Rencana) -> bytes:
    """A4, as many pages as it takes; a letter that our fonts lack shows as a question mark."""
    page = environment(PACKAGE).get_template("daftar.html").render(rencana=rencana, situs=rencana.site)
    lacking = letters.missing(page)
    for sign in lacking:
        page = page.replace(sign, "?")
    style = environment(PACKAGE, escape=False).get_template("daftar.css").render(bobot=letters.WEIGHTS)
    return paper.to_bytes(paper.lay(page, style))
