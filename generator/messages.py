"""The one registry of sentences: a finding's id and its words in, Indonesian out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

Tingkat = Literal["kesalahan", "peringatan", "saran"]

_FILE = Path(__file__).with_name("messages.yaml")
_ENTRY = re.compile(r"^  ([^\s:#]+):.*\n(?:    .*\n)*", re.MULTILINE)
_LEVEL = re.compile(r"^    tingkat: (\w+)$", re.MULTILINE)
_PARTS = ("temuan", "kata")
FEW = 40
"""So many entries are read one by one; who wants more gets all, which costs as much as some hundred."""


@dataclass(frozen=True, slots=True)
class Message:
    """What we say about one kind of finding: its level, title, fault, remedy and, on its help page, the reason."""

    id: str
    tingkat: Tingkat
    judul: str
    pesan: str
    perbaikan: str
    mengapa: str = ""


def _parse(text: str) -> Any:
    import yaml  # a look at the levels needs no parser

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, where there is one
    return yaml.load(text, Loader=loader)  # noqa: S506 (both are safe)


@cache
def _texts() -> dict[str, dict[str, str]]:
    """Each entry as it stands in the file, by part and key: to read one of them costs nearly nothing."""
    whole = _FILE.read_text("utf-8")
    places = [whole.index(f"\n{part}:\n") + 1 for part in _PARTS] + [len(whole)]
    pieces = zip(_PARTS, places, places[1:], strict=False)
    return {part: {one[1]: one[0] for one in _ENTRY.finditer(whole, start, end)} for part, start, end in pieces}


_known: dict[str, dict[str, Any]] = {part: {} for part in _PARTS}


def _entry(part: str, key: str) -> Any:
    """One entry; KeyError for a key that is not there."""
    known = _known[part]
    if key not in known:
        if len(known) >= FEW:
            return _all(part)[key]
        known[key] = _parse(_texts()[part][key])[key]
    return known[key]


def _all(part: str) -> dict[str, Any]:
    """All entries of a part in their order."""
    known, texts = _known[part], _texts()[part]
    if len(known) < len(texts):
        _known[part] = known = _parse("".join(texts.values()))
    return known


@cache
def registry() -> Mapping[str, Message]:
    """All kinds of findings, by id, in the order of messages.yaml."""
    return {id: Message(id=id, **entry) for id, entry in _all("temuan").items()}


@cache
def level(id: str) -> Tingkat:
    """The level of the kind of finding `id`; KeyError for an unknown id."""
    found = _LEVEL.search(_texts()["temuan"][id])
    return found[1] if found is not None else _entry("temuan", id)["tingkat"]  # type: ignore[return-value]


def sentence(id: str, words: Mapping[str, str | int]) -> str:
    """The fault in one sentence; KeyError where a word is missing."""
    text: str = _entry("temuan", id)["pesan"]
    return text.format_map(words)


def remedy(id: str, words: Mapping[str, str | int]) -> str:
    """What to do about it, in one or two sentences; KeyError where a word is missing."""
    text: str = _entry("temuan", id)["perbaikan"]
    return text.format_map(words)


def word(key: str, **values: str | int) -> str:
    """A short text that code needs (labels of enum values, terminal lines); KeyError for an unknown key."""
    text: str = _entry("kata", key)
    return text.format_map(values)


@cache
def words(prefix: str) -> Mapping[str, str]:
    """All short texts whose key begins with `prefix` and a dot, by the rest of the key."""
    start = f"{prefix}."
    found = _parse("".join(text for key, text in _texts()["kata"].items() if key.startswith(start))) or {}
    return {key[len(start) :]: text for key, text in found.items()}
