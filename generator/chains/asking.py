"""The names of papers and the services in; the requirements of each that name a paper or a service, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any

from generator.chains.papers import Kamus, Sebutan
from generator.chains.remembered import Recall
from generator.model import Layanan, Persyaratan, Riwayat

PAPERS = frozenset(["dokumen", "dokumen-petugas"])
"""The kinds of requirements that name papers; one without a kind is a paper."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A requirement with the papers that its text names, and whether one of them is enough."""

    syarat: Persyaratan
    sebutan: tuple[Sebutan, ...] = ()
    pilihan: bool = False


class Asking:
    """What the texts of all services name; what was found before with the same names is not looked for again."""

    def __init__(self, names: Mapping[str, str], services: Iterable[Riwayat], recall: Recall) -> None:
        self._names = names
        self._services = services
        self._recall = recall
        self._known = blake2b(repr([*names.items()]).encode(), digest_size=16).hexdigest()

    def of(self, layanan: Layanan) -> Iterator[Asked]:
        """The requirements of one service, in its order; those that name nothing are left out."""
        for n, sebutan, pilihan in self._recall("sebutan", layanan, self._known, lambda: tuple(self._find(layanan))):
            syarat: Persyaratan = layanan.standar.persyaratan[n]  # type: ignore[index]
            yield Asked(syarat, tuple([Sebutan(*one) for one in sebutan]), pilihan)

    def _find(self, layanan: Layanan) -> Iterator[tuple[Any, ...]]:
        """Plain rows: the requirement's place, the papers' keys and issuers, and whether they are a choice."""
        for n, syarat in enumerate(_requirements(layanan)):
            papers = syarat.ditautkan is not False and (not syarat.jenis or not PAPERS.isdisjoint(syarat.jenis))
            named = self._kamus.named(syarat.uraian) if papers else ()
            if named or syarat.layanan:
                choice = bool(named) and self._kamus.is_choice(syarat.uraian)
                yield n, tuple((one.kunci, one.penerbit) for one in named), choice

    @cached_property
    def _kamus(self) -> Kamus:
        texts = (syarat.uraian for one in self._services for syarat in _requirements(one.layanan))
        return Kamus(self._names, texts)


def _requirements(layanan: Layanan) -> tuple[Persyaratan, ...]:
    asked = layanan.standar.persyaratan
    return asked if isinstance(asked, tuple) else ()
