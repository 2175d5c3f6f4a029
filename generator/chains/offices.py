"""A paper's issuers and what a text says about them in; those that are left, the nearest of several, out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.chains.jalinan import Dokumen
from generator.model import Instansi, Riwayat
from generator.text import normal
from generator.text.lexicon import load, words
from generator.text.pieces import Phrases, compile_phrases


class Kantor:
    """Who issues each paper, as far as a text does not rule it out; found once for each way of saying it."""

    def __init__(self) -> None:
        self._able: dict[tuple[str, str], tuple[Riwayat, ...]] = {}
        self._near: dict[int, tuple[dict[str, tuple[Riwayat, ...]], dict[str, tuple[Riwayat, ...]]]] = {}

    def able(self, paper: Dokumen, said: str) -> tuple[Riwayat, ...]:
        """The issuers that are left where a text says who issues the paper."""
        if not said:
            return paper.penerbit
        key = (paper.kunci, said)
        if key not in self._able:
            self._able[key] = tuple(_said_issuers(paper.penerbit, normal(said)))
        return self._able[key]

    def near(self, issuers: tuple[Riwayat, ...], one: Riwayat) -> tuple[tuple[Riwayat, ...], str]:
        """Of several agencies the asking one itself, or those below it; never the service itself."""
        folder = one.layanan.folder
        own, below = self._places(issuers)
        if any(each is one for each in own.get(folder, ())):
            return (), ""  # what a service asks back from those who have it already
        if len(own) > 1:
            for found in (own, below):
                if folder in found:
                    return found[folder], folder
        return issuers, ""

    def _places(
        self, issuers: tuple[Riwayat, ...]
    ) -> tuple[dict[str, tuple[Riwayat, ...]], dict[str, tuple[Riwayat, ...]]]:
        if id(issuers) not in self._near:
            own: dict[str, tuple[Riwayat, ...]] = {}
            below: dict[str, tuple[Riwayat, ...]] = {}
            for each in issuers:
                instansi, folder = each.layanan.instansi, each.layanan.folder
                own[folder] = (*own.get(folder, ()), each)
                if instansi.induk:
                    below[instansi.induk] = (*below.get(instansi.induk, ()), each)
            self._near[id(issuers)] = own, below
        return self._near[id(issuers)]


def _said_issuers(issuers: tuple[Riwayat, ...], said: str) -> Iterator[Riwayat]:
    if not set(said.split()).isdisjoint(words("rantai", "jauh")):
        return
    named = [one for one in issuers if _is_named(one.layanan.instansi, said)]
    kinds = frozenset(_kinds(said))
    yield from named or (one for one in issuers if one.layanan.instansi.tingkat in kinds)


def _is_named(instansi: Instansi, said: str) -> bool:
    names = (normal(name) for name in (instansi.nama, instansi.nama_pendek) if name)
    return any(f" {name} " in f" {said} " for name in names)


@cache
def _offices() -> Phrases:
    return compile_phrases({said: kind for kind, forms in load("rantai")["kantor"].items() for said in forms})


def _kinds(said: str) -> Iterator[str]:
    """The kinds of offices that a text names."""
    spoken = said.split()
    for at in range(len(spoken)):
        match = _offices().at(spoken, at)
        if match:
            yield match[1]
