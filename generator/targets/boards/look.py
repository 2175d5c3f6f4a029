"""An accent's name in, the style sheet's values out: colours, icons and the shield as pictures that need no file."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from urllib.parse import quote

ICONS = files("generator") / "icons"
ACCENTS = {
    "laut": "#0b4f6c",
    "marun": "#7a1f3d",
    "hijau": "#14532d",
    "ungu": "#4c2a85",
    "cokelat": "#6b3410",
    "nila": "#1e3a8a",
    "zaitun": "#4a4a0a",
    "toska": "#0f4f4a",
    "abu": "#33393d",
}
"""Fills with white text on them, all with a contrast of 8.9 or more."""
CHANNELS = {
    "telepon": "phone",
    "whatsapp": "whatsapp",
    "sms": "message-text-outline",
    "email": "email-outline",
    "situs": "web",
    "aplikasi": "web",
    "medsos": "at",
    "kotak": "inbox-arrow-down",
    "tatap-muka": "account-voice",
    "surat": "mailbox",
    "lapor": "bullhorn",
    "lainnya": "message-text-outline",
}
SHIELD = "M1.5 1.5h31v20c0 8.5-6.500 13.500-15.500 17-9-3.500-15.500-8.500-15.500-17z"


def tint(colour: str) -> str:
    """Nine parts in a hundred of a colour on white."""
    parts = [int(colour[n : n + 2], 16) for n in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - part) * 0.09):02x}" for part in parts)


@cache
def icon(name: str, colour: str) -> str:
    """An icon in a colour as an address; a style sheet does not reach inside a picture."""
    drawn = (ICONS / f"{name}.svg").read_text("utf-8")
    return as_address(re.sub("<path ", f'<path fill="{colour}" ', drawn))


def shield(colour: str) -> str:
    """The outline that stands for a crest."""
    path = f'<path d="{SHIELD}" fill="#fff" stroke="{colour}" stroke-width="1.6"/>'
    return as_address(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 40">{path}</svg>')


def as_address(drawn: str) -> str:
    """A picture written into the address itself."""
    return f"data:image/svg+xml,{quote(drawn)}"
