"""A service in; what its product is used for at other services, the likeliest first, as HTML out."""

from __future__ import annotations

from typing import Any

from generator.model import Riwayat
from generator.targets.pages.asal import Kelompok, askers
from generator.targets.pages.lembar import fill
from generator.targets.pages.peta import Peta, key, prefix

SHOWN, MOST = 5, 60
"""So many names are seen at once, and so many when the rest is opened."""


def is_used(peta: Peta, riwayat: Riwayat) -> bool:
    """Whether anybody asks for what this service issues."""
    return riwayat.berlaku and bool(peta.jalinan.dekat(riwayat) or peta.jalinan.umum(riwayat))


def used_for(peta: Peta, riwayat: Riwayat, values: dict[str, Any]) -> str:
    """The section, empty where nobody asks; services that issue the same paper for the same askers share it."""
    if not is_used(peta, riwayat):
        return ""
    near, others = peta.jalinan.dekat(riwayat), peta.jalinan.umum(riwayat)
    papers = [one.kunci for one in peta.jalinan.hasil.get(key(riwayat), ())] if others else []
    at = ("dipakai", prefix(values["alamat"]), *papers, *(id(one.riwayat) for one in near))
    if at not in peta.sekali:
        groups: tuple[Kelompok, ...] = tuple(askers(one.riwayat for one in (*near, *others)))
        shown = {"tampak": groups[:SHOWN], "lain": groups[SHOWN:MOST], "sisa": len(groups[MOST:])}
        peta.sekali[at] = fill("dipakai.html", {**values, **shown})
    return peta.sekali[at]
