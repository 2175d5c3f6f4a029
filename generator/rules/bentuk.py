"""A service's components and texts in; what nobody could read, points at nothing or carries typing left-overs out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.messages import word
from generator.model import KOMPONEN, Acuan, Fkp, Instansi, Ketiadaan, Layanan
from generator.rules.registry import Problem, rule
from generator.rules.walk import joined, texts

_UNKNOWN = Ketiadaan("tidak_diketahui")
_CURLY = "“”„‟"


@rule("SP074")
def the_other_component_says_something(layanan: Layanan) -> Iterator[Problem]:
    """A component that refers to another one is empty where that one is."""
    for komponen in KOMPONEN:
        value = getattr(layanan.standar, komponen)
        if isinstance(value, Ketiadaan) and value.lihat is not None:
            other = getattr(layanan.standar, value.lihat)
            if other is None or isinstance(other, Ketiadaan):
                here, there = word(f"komponen.{komponen}"), word(f"komponen.{value.lihat}")
                yield (komponen, "lihat"), {"id": komponen, "komponen": here, "lihat": there}


@rule("SP077")
def components_in_force_are_known(layanan: Layanan) -> Iterator[Problem]:
    """What could not be read from a copy stands in the decree."""
    if layanan.standar.status != "berlaku":
        return
    values = ((komponen, getattr(layanan.standar, komponen)) for komponen in KOMPONEN)
    unknown = [komponen for komponen, value in values if isinstance(value, Ketiadaan) and value == _UNKNOWN]
    if unknown:
        said = "; ".join(word(f"komponen.{komponen}") for komponen in unknown)
        yield (unknown[0],), {"id": unknown[0], "jumlah": len(unknown), "komponen": said}


@rule("SP091")
def curly_quotes_enclose_nothing(subject: Layanan | Instansi | Fkp | Acuan) -> Iterator[Problem]:
    """A word processor's quotes around a whole value are taken for its text, and printed."""
    everything = joined(subject)
    if not any(f"\n{sign}" in f"\n{everything}" for sign in _CURLY):
        return
    for path, text in texts(subject):
        inner = text[1:-1]
        if len(text) > 2 and text[0] in _CURLY and text[-1] in _CURLY and not any(sign in inner for sign in _CURLY):
            yield path, {"isi": text}
