"""The text of an unquoted scalar in, the value of YAML 1.2's core schema out, where nothing is lost by it."""

from __future__ import annotations

import math
import re
from typing import Final

Plain = str | int | float | bool | None

WORDS: Final[dict[str, bool | None]] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
# A number with a leading zero (081234, 007, 08.00) is a code, a phone or an hour, never an amount: it stays text.
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,4})?")
_BASED = re.compile(r"0o[0-7]{1,20}|0x[0-9a-fA-F]{1,15}")

SIGNS: Final = frozenset("+-.0123456789")
"""What a number begins with."""
FIRST: Final = SIGNS | frozenset("~nNtTfF")
"""Only a text that begins with one of these, or is empty, can be anything but text."""


def resolve(text: str) -> Plain:
    """The value of an unquoted scalar.

    Dates and times stay text, as do Ya, no and on, .inf and .nan, and numbers too long to be kept exactly:
    none of them has a place in JSON.
    """
    if text in WORDS:
        return WORDS[text]
    if len(text) > 40 or text[0] not in FIRST:
        return text
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) <= 18 else text
    if _BASED.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        number = float(text)
        return number if math.isfinite(number) else text
    return text
