"""An agency's accent and what a page shows in, the style of that page alone out."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType

from generator.targets.boards.look import ACCENTS, tint
from generator.targets.landing.shrink import script, short_variables, tight, used
from generator.targets.templates import environment

LINES = {
    "laut": "#7cc7e8",
    "marun": "#f2a3bb",
    "hijau": "#86d6a3",
    "ungu": "#c3a9f4",
    "cokelat": "#f0b58a",
    "nila": "#a5bdf8",
    "zaitun": "#d3d27a",
    "toska": "#7fd3cb",
    "abu": "#c3cad0",
}
"""Rules, links and buttons on a dark ground."""
DARK = (0x12, 0x14, 0x16)
ALWAYS = frozenset({".luring"})
"""What only a script puts there."""


@cache
def asset(name: str) -> str:
    """A file beside this module without the room and the comments that people need."""
    if name.endswith(".js"):
        return script(environment("generator.targets.landing", escape=False).get_template(name).render())
    text = (files("generator.targets.landing") / name).read_text("utf-8")
    return tight(text) if name.endswith(".css") else text


@cache
def drawings() -> Mapping[str, str]:
    """What ikon.svg draws, by name."""
    found = re.findall(r'<symbol id="([a-z]+)">(.*?)</symbol>', asset("ikon.svg"))
    return MappingProxyType(dict(found))


@dataclass(frozen=True, slots=True)
class Gaya:
    """A page's style sheet, and what its Content-Security-Policy calls it."""

    teks: str
    sidik: str


@lru_cache(maxsize=512)
def style(known: frozenset[str], warna: str | None, kelas: tuple[str, ...]) -> Gaya:
    """The style of a page that shows these names (see `shrink.names`), in this accent, with these answers."""
    text = short_variables(used(asset("landing.css"), known | ALWAYS))
    for name, colour in accent(warna).items():
        text = text.replace(name, colour)
    text += narrowing(kelas)
    return Gaya(text, fingerprint(text))


@cache
def accent(name: str | None) -> Mapping[str, str]:
    """The colours of an accent by their names in landing.css: fill and tint, in the dark line and tint."""
    fill, line = ACCENTS.get(name or "abu", ACCENTS["abu"]), LINES.get(name or "abu", LINES["abu"])
    return MappingProxyType({"ISI": fill, "TINT": tint(fill), "GARIS": line, "GELAP": _dark_tint(line)})


def _dark_tint(colour: str) -> str:
    """Twelve parts in a hundred of a colour on the dark ground."""
    parts = [int(colour[n : n + 2], 16) for n in (1, 3, 5)]
    mixed = (round(ground + (part - ground) * 0.12) for ground, part in zip(DARK, parts, strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def narrowing(names: tuple[str, ...]) -> str:
    """One rule for each answer that hides something; a browser that does not know :has shows all."""
    return "".join(f"main:has(#p{name}:checked) .t{name}{{display:none}}" for name in names)


@cache
def fingerprint(text: str) -> str:
    """What a Content-Security-Policy calls this inline text."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
