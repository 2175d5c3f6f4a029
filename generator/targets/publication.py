"""What every output is made from: the catalogue, the editions, the consultations, the findings and the addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.catalog import Catalog
from generator.consultations import Forum
from generator.findings import Finding
from generator.model import Riwayat
from generator.site import Site


@dataclass(frozen=True, slots=True)
class Papan:
    """A print that was made and passed its checks: its address below the base and its number of sheets."""

    alamat: str
    lembar: int


@dataclass(frozen=True, slots=True)
class Publication:
    """One publication of the whole catalogue, frozen.

    Filled once the prints have run: `papan` by kode, `cetakan` (the boards and all others) by address.
    """

    catalog: Catalog
    riwayat: tuple[Riwayat, ...]
    forum: tuple[Forum, ...]
    site: Site
    temuan: tuple[Finding, ...] = ()
    papan: Mapping[str, Papan] = field(default_factory=dict)
    cetakan: Mapping[str, Papan] = field(default_factory=dict)

    def riwayat_di(self, folder: str) -> tuple[Riwayat, ...]:
        """The services of one agency, by name."""
        mine = [one for one in self.riwayat if one.layanan.folder == folder]
        return tuple(sorted(mine, key=lambda one: (one.layanan.standar.nama.casefold(), one.layanan.id)))
