"""Texts in, what our fonts can print out: stand-ins for odd signs, missing characters, widths and line counts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any, TypeVar

FONTS = files("generator") / "fonts"
WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold", 800: "ExtraBold"}
STAND_INS = str.maketrans(
    {
        "\u2010": "-",
        "\u2011": "-",
        "\u2190": "<",
        "\u2192": ">",
        "\u21d2": ">",
        "\u2032": "'",
        "\u2033": '"',
        "\u25cf": "\u2022",
        "\u25aa": "\u2022",
        "\u25a0": "\u2022",
        "\u2713": "\u2022",
        "\u2714": "\u2022",
        "\u2022": "\u2022",
    }
)
"""Signs that the fonts lack, and the sign that says the same on paper."""
T = TypeVar("T")


@lru_cache(maxsize=4096)
def printable(text: str) -> str:
    """The text as a board prints it: composed letters, stand-ins, nothing invisible."""
    if text.isascii() and text.isprintable():
        return text
    plain = unicodedata.normalize("NFC", text).translate(STAND_INS)
    return "".join(sign if unicodedata.category(sign) != "Cc" else " " for sign in plain if not _unseen(sign))


def _unseen(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cf", "Cs", "Co", "Cn")


def all_printable(value: T) -> T:
    """The same value with every text inside it made printable."""
    made: Any = value
    if isinstance(value, str):
        made = printable(value)
    elif isinstance(value, tuple):
        made = tuple(map(all_printable, value))
    elif is_dataclass(value) and not isinstance(value, type):
        given = [field.name for field in fields(value) if field.init]
        made = type(value)(**{name: all_printable(getattr(value, name)) for name in given})
    return made  # type: ignore[no-any-return]


def font_file(name: str) -> bytes:
    """The font of that weight's name."""
    return (FONTS / f"PublicSans-{name}.ttf").read_bytes()


@cache
def _advances(weight: int) -> dict[str, float]:
    """The width of each character the font has, in em."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    font = TTFont(BytesIO(font_file(WEIGHTS[weight])), lazy=True)
    em = font["head"].unitsPerEm
    widths = font["hmtx"].metrics
    found = {chr(code): widths[name][0] / em for code, name in font.getBestCmap().items()}
    font.close()
    return found


def missing(text: Iterable[str]) -> str:
    """The characters of a text that one of our fonts lacks, each once, in their order."""
    signs = sorted(set(text) - set("\n"))
    return "".join(sign for sign in signs if any(sign not in _advances(weight) for weight in WEIGHTS))


@lru_cache(maxsize=4_000)
def width(text: str, weight: int) -> float:
    """The width of a text on one line, in em."""
    advances = _advances(weight)
    return sum(advances.get(sign, 0.6) for sign in text)


@lru_cache(maxsize=4_000)
def lines(text: str, weight: int, room: float) -> int:
    """How many lines a text takes in a room of so many em; long words break."""
    return flow(((text, weight, 1.0),), room)


@lru_cache(maxsize=1_000)
def flow(pieces: tuple[tuple[str, int, float], ...], room: float) -> int:
    """How many lines texts take that follow each other in one paragraph, each with its weight and its size in em."""
    count, used = 0, room + 1
    for text, weight, size in pieces:
        blank = width(" ", weight) * size
        for part in _parts(text):
            glued = part.startswith("\x00")
            wide = width(part.removeprefix("\x00"), weight) * size
            gap = 0 if glued else blank
            if used + gap + wide <= room:
                used += gap + wide
            elif wide <= room:
                count, used = count + 1, wide
            else:
                whole = int(wide // room) + 1
                count, used = count + whole, wide - room * (whole - 1)
    return max(count, 1)


@lru_cache(maxsize=1_000)
def _parts(text: str) -> tuple[str, ...]:
    """Words, and the parts of words that a line may end with; a part that needs no blank begins with NUL."""
    found = []
    for each in text.split(" "):
        start = 0
        for at, sign in enumerate(each[:-1]):
            if sign in "-/" and at > start and each[at + 1].isalpha():
                found.append(("\x00" if start else "") + each[start : at + 1])
                start = at + 1
        found.append(("\x00" if start else "") + each[start:])
    return tuple(part for part in found if part.strip("\x00"))
