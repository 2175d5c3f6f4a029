"""The regency's sinonim.yaml and our own lists in; the groups of phrases that its catalogue can use, out.

Phrases that mean the same (`sinonim`), words of a need with the services it leads to (`maksud`), and what is asked for
but done by others (`luar`).
Ours (istilah.yaml beside this module, padanan.yaml) is what people say in any regency; theirs comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from generator import catalog as catalogue
from generator.catalog import FOLDER
from generator.targets.search import words
from generator.text.lexicon import load

FILE = f"{FOLDER}/sinonim.yaml"
OWN = files("generator.targets.search") / "istilah.yaml"

Pair = tuple[list[str], list[str]]


def same(content: bytes | None, stems: words.Stems) -> Iterator[list[str]]:
    """Groups of phrases that mean the same, of which the catalogue says one; groups that share a phrase are one."""
    groups = [*_phrases(_read(content), "sinonim"), *_phrases(_own(), "sinonim")]
    groups += [[form, *others] for form, others in load("padanan")["urutan"].items()]
    for group in words.merged(groups):
        if any(stems.say(phrase) for phrase in group):
            yield group


def meant(content: bytes | None, stems: words.Stems) -> Iterator[Pair]:
    """What people say and what a service for it is called, as far as the catalogue has such a service."""
    for document in (_read(content), _own()):
        for entry in _list(document, "maksud"):
            said, wanted = (_texts(entry.get(key)) for key in ("kata", "cari")) if isinstance(entry, dict) else ([], [])
            wanted = [phrase for phrase in wanted if words.tokens(phrase) and stems.say(phrase)]
            said = [phrase for phrase in said if words.tokens(phrase)]
            if said and wanted:
                yield [" ".join(words.split(one)) for one in said], [" ".join(words.split(one)) for one in wanted]


def elsewhere(content: bytes | None, stems: words.Stems) -> Iterator[tuple[list[str], str]]:
    """What no service of the catalogue is called, and who does it."""
    for document in (_read(content), _own()):
        for entry in _list(document, "luar"):
            said = _texts(entry.get("kata")) if isinstance(entry, dict) else []
            said = [phrase for phrase in said if words.tokens(phrase) and not stems.say(phrase)]
            if said and isinstance(entry.get("di"), str):
                yield [" ".join(words.split(one)) for one in said], entry["di"]


def _phrases(document: Any, key: str) -> Iterator[list[str]]:
    for group in _list(document, key):
        yield _texts(group)


def _list(document: Any, key: str) -> list[Any]:
    found = document.get(key) if isinstance(document, dict) else None
    return found if isinstance(found, list) else []


def _texts(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _read(content: bytes | None) -> Any:
    """What such a file holds; None where there is none or it cannot be read: the search then knows our own words.

    What does not fit the form is told by the checks and left out here; the rest of the file serves.
    """
    document = catalogue.parse(FILE, content).document if content is not None else None
    return document.data if document is not None else None


@cache
def _own() -> Any:
    return _read(OWN.read_bytes())
