"""The text of a requirement in, a short id out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.text.lexicon import load
from generator.text.wording import normal

LONGEST = 40
_WORDS = 5
_PART = re.compile(r"[a-z0-9]+")


def _glued(spoken: Sequence[str]) -> list[str]:
    """Letters and figures that are one name: n 1 -> n1, 3 x 4 -> 3x4."""
    found: list[str] = []
    for word in spoken:
        if (found and word.isdecimal() and (re.fullmatch(r"[a-z]|[0-9]+x", found[-1]))) or (
            found and word == "x" and found[-1].isdecimal()
        ):
            found[-1] += word
        else:
            found.append(word)
    return found


def slug_name(text: str) -> str:
    """What `text` can be as part of an address: its small letters and figures, "Surat Usaha (1)" -> "surat-usaha-1"."""
    return "-".join(_PART.findall(text.lower()))[:60].strip("-")


def slug_id(text: str) -> str:
    """A short id from a requirement's text: "Fotokopi KTP-el pemohon" -> "ktp-el-pemohon".

    Only a-z, 0-9 and single hyphens, at most 40 characters, at least one letter, never a word that YAML
    reads as something else. Texts that differ by spelling only have the same id; an id need not be unique.
    """
    rules = load("tanda")["id"]
    spoken = normal(text).split()
    dropped, counters = frozenset(rules["buang"]), frozenset(rules["jumlah"])
    kept = [
        word
        for at, word in enumerate(spoken)
        if word not in dropped and not (word.isdecimal() and spoken[at + 1 : at + 2] and spoken[at + 1] in counters)
    ]
    parts = [part for word in _glued(kept or spoken) for part in _PART.findall(word)]
    slug = ""
    for part in parts[:_WORDS]:
        longer = f"{slug}-{part}" if slug else part[:LONGEST]
        if len(longer) > LONGEST:
            break
        slug = longer
    empty: str = rules["kosong"]
    if not slug:
        return empty
    if slug in rules["terlarang"] or not re.search(r"[a-z]", slug):
        return f"{empty}-{slug}"[:LONGEST].rstrip("-")
    return slug
