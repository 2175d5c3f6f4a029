"""A service in; what its product is used for at other services, the likeliest first, as HTML out."""

from __future__ import annotations

from generator.chains import Pemakai
from generator.model import Riwayat
from generator.targets.kept import kept
from generator.targets.pages.asal import askers
from generator.targets.pages.lembar import body
from generator.targets.pages.peta import Peta

SHOWN, MOST = 5, 60
"""So many names are seen at once, and so many when the rest is opened."""


def is_used(peta: Peta, riwayat: Riwayat) -> bool:
    """Whether anybody asks for what this service issues."""
    return riwayat.berlaku and bool(peta.jalinan.dekat(riwayat) or peta.jalinan.umum(riwayat))


def used_for(peta: Peta, riwayat: Riwayat, alamat: str) -> str:
    """The section, empty where nobody asks; services that issue the same paper for the same askers share it."""
    if not riwayat.berlaku:
        return ""
    near, others = peta.jalinan.dekat(riwayat), peta.jalinan.umum(riwayat)
    if near:
        return _section((*near, *others), peta, alamat)
    return _shared(others, peta, alamat.count("/")) if others else ""


@kept(256)
def _shared(pemakai: tuple[Pemakai, ...], peta: Peta, depth: int) -> str:
    return _section(pemakai, peta, "x/" * depth)  # only the depth of the address counts


def _section(pemakai: tuple[Pemakai, ...], peta: Peta, alamat: str) -> str:
    groups = askers(pemakai)
    more = {"tampak": groups[:SHOWN], "lain": groups[SHOWN:MOST], "sisa": len(groups[MOST:])}
    return body("dipakai.html", peta, alamat, **more)
