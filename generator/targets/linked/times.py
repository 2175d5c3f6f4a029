"""A standard's time in; an ISO 8601 duration, and a quantity that also knows working days, out; nothing guessed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from generator.model import JangkaWaktu, Standar, Waktu
from generator.targets.answers import read_waktu
from generator.targets.linked.terms import UNITS, Node


@dataclass(frozen=True, slots=True)
class Janji:
    """How long a service takes at most, and at least where a range is stated."""

    paling_lama: float
    satuan: str
    paling_cepat: float | None = None


def promised(standar: Standar) -> Janji | None:
    """One time for the whole service: as stated, or the sum of its phases; None where cases differ or none is known."""
    waktu = standar.jangka_waktu
    if not isinstance(waktu, JangkaWaktu):
        return None
    stated = read(waktu)
    if stated is not None or waktu.teks or not waktu.rincian or any(one.bila is not None for one in waktu.rincian):
        return stated
    parts = [read(one) for one in waktu.rincian]
    known = [one for one in parts if one is not None]
    if len(known) != len(parts) or len({one.satuan for one in known}) != 1:
        return None
    return Janji(sum(one.paling_lama for one in known), known[0].satuan)


def read(waktu: JangkaWaktu | Waktu) -> Janji | None:
    """The typed value, else what the text says with certainty."""
    if waktu.nilai is not None and waktu.satuan:
        if waktu.sampai is not None:
            return Janji(waktu.sampai, waktu.satuan, waktu.nilai)
        return Janji(waktu.nilai, waktu.satuan)
    said = read_waktu(waktu.teks) if waktu.teks else None
    if said is None or said.maximum is None or said.satuan is None or said.bertentangan:
        return None
    if said.kata is not None and said.kata != said.maximum:
        return None
    return Janji(said.maximum, said.satuan, said.minimum)


@lru_cache(maxsize=1024)
def iso_duration(janji: Janji | None) -> str | None:
    """P3D, PT30M; None for working days, which are no length of time."""
    form = UNITS.get(janji.satuan, ("", ""))[0] if janji else ""
    return form.format(f"{janji.paling_lama:g}") if janji and form and janji.paling_lama % 1 == 0 else None


def lead_time(janji: Janji | None) -> Node | None:
    """The same as a quantity with its unit."""
    if janji is None or janji.satuan not in UNITS:
        return None
    made: Node = {"@type": "QuantitativeValue", "maxValue": janji.paling_lama}
    if janji.paling_cepat is not None:
        made["minValue"] = janji.paling_cepat
    return {**made, "unitCode": UNITS[janji.satuan][1], "unitText": janji.satuan}
