"""The regency's own words for its search in; those that stand twice, and groups that say nothing, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.findings import Path
from generator.model import DaftarSinonim
from generator.rules.registry import Problem, rule

_WORD = re.compile(r"[^\W_]+")


@rule("SP092")
def words_stand_once(daftar: DaftarSinonim) -> Iterator[Problem]:
    """The same word twice in one list adds nothing: one of them was meant otherwise."""
    for path, phrases in _lists(daftar):
        seen: set[str] = set()
        for n, phrase in enumerate(phrases):
            plain = _plain(phrase)
            if plain in seen:
                yield (*path, n), {"kata": phrase}
            seen.add(plain)


@rule("SP093")
def groups_share_no_word(daftar: DaftarSinonim) -> Iterator[Problem]:
    """Groups of one meaning that share a word are one group to the search: its other words then mean the same too."""
    owner: dict[str, int] = {}
    for n, group in enumerate(daftar.sinonim):
        for k, phrase in enumerate(group):
            first = owner.setdefault(_plain(phrase), n)
            if first != n:
                yield ("sinonim", n, k), {"kata": phrase, "nomor": first + 1, "lain": ", ".join(daftar.sinonim[first])}


@rule("SP094")
def groups_have_another_word(daftar: DaftarSinonim) -> Iterator[Problem]:
    """A word alone means the same as nothing."""
    for n, group in enumerate(daftar.sinonim):
        if len(group) == 1:
            yield ("sinonim", n), {"kata": group[0]}


def _lists(daftar: DaftarSinonim) -> Iterator[tuple[Path, Sequence[str]]]:
    """Every list of words in the file, with its path."""
    for n, group in enumerate(daftar.sinonim):
        yield ("sinonim", n), group
    for n, maksud in enumerate(daftar.maksud):
        yield ("maksud", n, "kata"), maksud.kata
        yield ("maksud", n, "cari"), maksud.cari
    for n, luar in enumerate(daftar.luar):
        yield ("luar", n, "kata"), luar.kata


def _plain(phrase: str) -> str:
    """A phrase as the search compares it: case and signs tell nothing."""
    return " ".join(_WORD.findall(phrase.lower()))
