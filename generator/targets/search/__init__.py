"""The publication in; the search of the site out: its data, fetched on first use, and its scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from generator.jobs import Job
from generator.messages import words as messages
from generator.targets.data.plain import note
from generator.targets.jalinan import ways
from generator.targets.publication import Publication
from generator.targets.search.index import details, index, words_of
from generator.targets.search.synonyms import FILE
from generator.targets.shells import Shell

ASSETS = files("generator") / "assets"
_REMARK = re.compile(r"^[ \t]*/\*[^*]*\*/[ \t]*$|^[ \t]*//.*$|[ \t]// [^\"'\n]*$", re.MULTILINE)
"""A remark that stands alone, over one line or several, or behind a statement."""
VENDOR = files("generator") / "vendor"
SCRIPTS = (
    "cari-kata.js",
    "cari-indeks.js",
    "cari-paham.js",
    "cari-jawab.js",
    "cari-peristiwa.js",
    "cari-mesin.js",
    "cari-laman.js",
)
"""What the library is followed by; each uses those before it."""


def jobs(publication: Publication, shells: Mapping[str, Shell]) -> Iterator[Job]:
    """The two data files and the three files that use them."""
    kata, sentence = words_of(publication), note(publication.catalog.pemda)
    events = tuple(one.peristiwa for one in ways(publication).jalan)
    yield Job("cari/indeks.json", index, (kata, sentence, publication.catalog.sumber.get(FILE), events))
    yield Job("cari/isi.json", details, (tuple(one.isi for one in kata), sentence))
    yield Job("assets/cari.js", asset, ("cari.js",))
    yield Job("assets/cari.css", asset, ("cari.css",))
    yield Job("assets/cari-mesin.js", engine)


def asset(name: str) -> bytes:
    """A file as it is."""
    return (ASSETS / name).read_bytes()


@cache
def engine() -> bytes:
    """The kept library, our words, and our scripts, in one file."""
    library = (VENDOR / "minisearch.min.js").read_bytes().rstrip()
    script = "\n".join((ASSETS / name).read_text("utf-8") for name in SCRIPTS)
    said = json.dumps(messages("cari"), ensure_ascii=False, sort_keys=True)
    bare = _REMARK.sub("", script.replace("/* KATA */ {}", said))
    lines = (line.strip() for line in bare.splitlines())
    return library + b"\n" + "\n".join(line for line in lines if line).encode()
