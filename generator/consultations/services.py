"""All services in; the one that a consultation's record means by a name out, also under its earlier addresses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Riwayat


@dataclass(frozen=True, slots=True)
class Services:
    """The services by every name a record may use; today's addresses win over earlier ones."""

    semua: tuple[Riwayat, ...]
    by_name: dict[str, Riwayat]
    by_folder: dict[str, tuple[Riwayat, ...]]

    def find(self, folder: str, name: str) -> Riwayat | None:
        """The service that a record of the agency `folder` calls `name`: layanan, instansi/layanan, or a kode."""
        return self.by_name.get(f"{folder}/{name}") or self.by_name.get(name)

    def of(self, folder: str) -> tuple[Riwayat, ...]:
        """The services of one agency."""
        return self.by_folder.get(folder, ())


def index(riwayat: Iterable[Riwayat]) -> Services:
    """The services, each under its present address, its kode, and the addresses it had before."""
    services = tuple(riwayat)
    names: dict[str, Riwayat] = {}
    for one in services:
        names[f"{one.layanan.folder}/{one.layanan.id}"] = one
    for one in services:
        if one.kode:
            names.setdefault(one.kode, one)
        for old in (*(f"{edisi.layanan.folder}/{edisi.layanan.id}" for edisi in one.edisi), *one.jejak):
            names.setdefault(old, one)
    folders: dict[str, list[Riwayat]] = {}
    for one in services:
        folders.setdefault(one.layanan.folder, []).append(one)
    return Services(services, names, {folder: tuple(found) for folder, found in folders.items()})
