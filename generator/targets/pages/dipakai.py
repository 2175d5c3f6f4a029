"""A service in; what its product is used for at other services, the likeliest first, as HTML out."""

from __future__ import annotations

from generator.chains import Pemakai
from generator.targets.jalinan import Kaitan
from generator.targets.kept import kept
from generator.targets.pages.asal import askers
from generator.targets.pages.lembar import body
from generator.targets.pages.peta import Peta

SHOWN, MOST = 5, 60
"""So many names are seen at once, and so many when the rest is opened."""


def used_for(peta: Peta, kaitan: Kaitan, alamat: str) -> str:
    """The section, empty where nobody asks; services that issue the same paper for the same askers share it."""
    if kaitan.dekat:
        return _section((*kaitan.dekat, *kaitan.umum), peta, alamat)
    return _shared(kaitan.umum, peta, alamat.count("/")) if kaitan.umum else ""


@kept(256)
def _shared(pemakai: tuple[Pemakai, ...], peta: Peta, depth: int) -> str:
    return _section(pemakai, peta, "x/" * depth)  # only the depth of the address counts


def _section(pemakai: tuple[Pemakai, ...], peta: Peta, alamat: str) -> str:
    groups = askers(pemakai)
    more = {"tampak": groups[:SHOWN], "lain": groups[SHOWN:MOST], "sisa": len(groups[MOST:])}
    return body("dipakai.html", peta, alamat, **more)
