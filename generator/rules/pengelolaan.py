"""The eight components of management in; which are missing, and a number of officers that is none, out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.messages import word
from generator.model import PENGELOLAAN, JumlahPelaksana, Layanan
from generator.rules.contents import missing
from generator.rules.registry import Problem, rule
from generator.rules.words import tokens


@rule("SP704")
def management_is_stated(layanan: Layanan) -> Iterator[Problem]:
    """A component left out, and no default of the agency; or published empty."""
    for komponen in PENGELOLAAN:
        value = getattr(layanan.standar, komponen)
        if missing(value):
            yield (komponen,), {"id": komponen, "komponen": word(f"komponen.{komponen}")}


@rule("SP705")
def officers_are_counted(layanan: Layanan) -> Iterator[Problem]:
    """How many serve, in digits or words, or counted in a table."""
    value = layanan.standar.jumlah_pelaksana
    if not isinstance(value, JumlahPelaksana) or value.jumlah is not None:
        return
    counted = any(one.jumlah is not None for one in value.rincian)
    if not counted and not any(token.isdecimal() for token in tokens(value.teks or "")):
        yield ("jumlah_pelaksana",), {"id": "jumlah_pelaksana", "teks": value.teks or ""}
