"""An agency's accent and the questions of a page in, the style of that page alone out."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from generator.targets.boards.look import ACCENTS, tint

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


@cache
def asset(name: str) -> str:
    """A file beside this module without the room and the comments that people need."""
    text = (files("generator.targets.landing") / name).read_text("utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s*\n\s*", "\n" if name.endswith(".js") else "", text).strip()
    if name.endswith(".css"):
        text = re.sub(r"\s*([{};,>])\s*", r"\1", text).replace(": ", ":").replace(";}", "}")
    return text


@cache
def _drawings() -> dict[str, str]:
    """The symbols of ikon.svg by name."""
    return dict(re.findall(r'(?=<symbol id="([a-z]+)")(.*?</symbol>)', asset("ikon.svg")))


@cache
def symbols(names: tuple[str, ...]) -> str:
    """The drawings of these names, to be used by reference."""
    return "".join(_drawings()[name] for name in names)


@cache
def accent(name: str | None) -> str:
    """The variables of an accent: fill, line and tint, light and dark."""
    fill, line = ACCENTS.get(name or "abu", ACCENTS["abu"]), LINES.get(name or "abu", LINES["abu"])
    light = f":root{{--isi:{fill};--garis:{fill};--tint:{tint(fill)}}}"
    dark = f":root{{--garis:{line};--tint:{_dark_tint(line)}}}"
    return f"{light}@media screen and (prefers-color-scheme:dark){{{dark}}}"


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
