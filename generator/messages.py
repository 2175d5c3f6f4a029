"""The one registry of sentences: a finding's id and its words in, Indonesian out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

Tingkat = Literal["kesalahan", "peringatan", "saran"]


@dataclass(frozen=True, slots=True)
class Message:
    """What we say about one kind of finding: its level, title, fault, remedy and, on its help page, the reason."""

    id: str
    tingkat: Tingkat
    judul: str
    pesan: str
    perbaikan: str
    mengapa: str = ""


@cache
def _load() -> tuple[dict[str, Message], dict[str, str]]:
    text = (files("generator") / "messages.yaml").read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, where there is one
    raw = yaml.load(text, Loader=loader)  # noqa: S506 (both are safe)
    temuan = {id: Message(id=id, **entry) for id, entry in raw["temuan"].items()}
    return temuan, raw["kata"]


def registry() -> Mapping[str, Message]:
    """All kinds of findings, by id, in the order of messages.yaml."""
    return _load()[0]


def level(id: str) -> Tingkat:
    """The level of the kind of finding `id`; KeyError for an unknown id."""
    return _load()[0][id].tingkat


def sentence(id: str, words: Mapping[str, str | int]) -> str:
    """The fault in one sentence; KeyError where a word is missing."""
    return _load()[0][id].pesan.format_map(words)


def remedy(id: str, words: Mapping[str, str | int]) -> str:
    """What to do about it, in one or two sentences; KeyError where a word is missing."""
    return _load()[0][id].perbaikan.format_map(words)


def word(key: str, **values: str | int) -> str:
    """A short text that code needs (labels of enum values, terminal lines); KeyError for an unknown key."""
    return _load()[1][key].format_map(values)


@cache
def words(prefix: str) -> Mapping[str, str]:
    """All short texts whose key begins with `prefix` and a dot, by the rest of the key."""
    return {key[len(prefix) + 1 :]: text for key, text in _load()[1].items() if key.startswith(prefix + ".")}
