"""An agency's pledge in; which of its three statements it lacks out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.messages import word
from generator.model import Instansi
from generator.rules.lists import load
from generator.rules.registry import Problem, rule
from generator.rules.words import says_all
from generator.text import join_dan


@rule("SP810")
def pledges_state_all_three(instansi: Instansi) -> Iterator[Problem]:
    """Serving by the standard, improving all the time, accepting sanctions; a person's word counts as read."""
    if instansi.maklumat is None:
        return
    data, pledge = load("maklumat"), instansi.maklumat
    missing = [
        statement
        for statement, ways in data["pernyataan"].items()
        if statement not in pledge.pernyataan
        and not any(says_all(pledge.naskah, (part.split(" | ") for part in way), data["bukan"]) for way in ways)
    ]
    if missing:
        said = [word(f"maklumat.{statement}") for statement in missing]
        yield ("maklumat", "naskah"), {"kurang": join_dan(said), "kunci": ", ".join(missing)}


@rule("SP811")
def agencies_have_a_pledge(instansi: Instansi) -> Iterator[Problem]:
    """One pledge for each agency, published on paper and on the web."""
    if instansi.maklumat is None:
        yield ("nama",), {"nama": instansi.nama_pendek or instansi.nama}
