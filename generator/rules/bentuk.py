"""A service's components in; those that nobody could read or that point at nothing out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.messages import word
from generator.model import KOMPONEN, Ketiadaan, Layanan
from generator.rules.registry import Problem, rule

_UNKNOWN = Ketiadaan("tidak_diketahui")


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
