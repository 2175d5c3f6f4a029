"""The eight components of management in; which are missing, and a number of officers that is none, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.messages import word
from generator.model import PENGELOLAAN, JumlahPelaksana, Layanan
from generator.rules.contents import missing
from generator.rules.registry import Problem, rule
from generator.rules.words import tokens

_COUNT = re.compile(r"\b[0-9]{1,3}\s*(?:\([a-z ]+\)\s*)?orang\b", re.IGNORECASE)


@rule("SP704")
def management_is_stated(layanan: Layanan) -> Iterator[Problem]:
    """A component left out, and no default of the agency; or published empty."""
    for komponen in PENGELOLAAN:
        value = getattr(layanan.standar, komponen)
        told_elsewhere = komponen == "jumlah_pelaksana" and _merged(layanan) is not None  # SP708
        if missing(value) and not told_elsewhere:
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


@rule("SP708")
def tables_are_not_merged(layanan: Layanan) -> Iterator[Problem]:
    """How many serve stands among what they must know, and nowhere else."""
    found = _merged(layanan)
    if found is not None:
        yield ("kompetensi_pelaksana", found[0]), {"id": "kompetensi_pelaksana", "teks": found[1]}


def _merged(layanan: Layanan) -> tuple[int, str] | None:
    """Where a number of officers stands in place of its own component, and as it is written."""
    known = layanan.standar.kompetensi_pelaksana
    if isinstance(known, tuple) and missing(layanan.standar.jumlah_pelaksana):
        for n, text in enumerate(known):
            found = _COUNT.search(text)
            if found is not None:
                return n, " ".join(found[0].split())
    return None
