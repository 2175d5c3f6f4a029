"""The services in force in; those that are the same service at several offices, each with its offices, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.catalog import Catalog
from generator.model import Acuan, Instansi, Layanan, Riwayat
from generator.text import loose, slug_id

_ADDRESS = re.compile("[a-z0-9-]+")
LONG = 24
"""A name longer than this gives way to the office's short one."""
LAST = "~"
"""Behind every region code: offices without one come last."""


@dataclass(frozen=True, slots=True)
class Kantor:
    """One column: a service of an office. `nama` tells it from the other offices; `atas` is the office above it."""

    riwayat: Riwayat
    nama: str
    atas: str = ""

    @property
    def layanan(self) -> Layanan:
        """The service as it is in force."""
        return self.riwayat.layanan

    @property
    def ada(self) -> bool:
        """Whether its requirements are stated; that nothing is needed is a statement, too."""
        value = self.layanan.standar.persyaratan
        return isinstance(value, tuple) or (value is not None and value.jenis == "tidak_berlaku")


@dataclass(frozen=True, slots=True)
class Rumpun:
    """One service at several offices, by region code. `id` is its address; `acuan` the list they share, if any."""

    id: str
    nama: str
    kantor: tuple[Kantor, ...]
    acuan: Acuan | None = None
    acuan_id: str = ""

    @property
    def instansi(self) -> int:
        """How many offices."""
        return len({one.layanan.folder for one in self.kantor})

    @property
    def seragam(self) -> bool:
        """Whether all columns have the same name of service."""
        return len({loose(one.layanan.standar.nama) for one in self.kantor}) == 1


def groups(catalog: Catalog, riwayat: Iterable[Riwayat]) -> tuple[Rumpun, ...]:
    """The services that at least two offices have in force, by name.

    They share a reference list, by stating it or by a name that one list alone claims; without one, the name.
    """
    claims = _claims(catalog.acuan)
    shared: dict[str, list[Riwayat]] = {}
    named: dict[str, list[Riwayat]] = {}
    for one in sorted(riwayat, key=_place):
        standar = one.layanan.standar
        if not one.berlaku:
            continue
        folded = loose(standar.nama)
        id = standar.acuan if standar.acuan in catalog.acuan else None if standar.acuan else claims.get(folded)
        (shared.setdefault(id, []) if id else named.setdefault(folded, [])).append(one)
    found = [_group(id, services, catalog, catalog.acuan[id], id) for id, services in sorted(shared.items())]
    taken = set(catalog.acuan)
    for _, services in sorted(named.items()):
        id, n = slug_id(services[0].layanan.standar.nama), 2
        stem = id
        while id in taken:
            id, n = f"{stem}-{n}", n + 1
        if _is_shared(services):
            taken.add(id)
            found.append(_group(id, services, catalog))
    return tuple(sorted((one for one in found if one.instansi > 1), key=lambda one: (one.nama.casefold(), one.id)))


def _is_shared(services: list[Riwayat]) -> bool:
    return len({one.layanan.folder for one in services}) > 1


def _place(riwayat: Riwayat) -> tuple[str, str, str]:
    layanan = riwayat.layanan
    return (layanan.instansi.kode_wilayah or LAST, layanan.folder, layanan.id)


def _claims(acuan: Mapping[str, Acuan]) -> dict[str, str]:
    """The reference list of a service's name, where only one list names it."""
    owners: dict[str, list[str]] = {}
    for id, one in sorted(acuan.items()):
        if _ADDRESS.fullmatch(id) is None:  # a file's name that is no address
            continue
        for name in dict.fromkeys(map(loose, one.layanan)):
            owners.setdefault(name, []).append(id)
    return {name: ids[0] for name, ids in owners.items() if len(ids) == 1}


def _group(
    id: str, services: list[Riwayat], catalog: Catalog, acuan: Acuan | None = None, acuan_id: str = ""
) -> Rumpun:
    names = Counter(loose(one.layanan.standar.nama) for one in services)
    usual = max(names, key=lambda name: names[name])  # the first of the most frequent
    title = next(one.layanan.standar.nama for one in services if loose(one.layanan.standar.nama) == usual)
    return Rumpun(id, title, tuple(_columns(services, catalog)), acuan, acuan_id)


def _columns(services: list[Riwayat], catalog: Catalog) -> Iterable[Kantor]:
    """Each office by its short name; with the office above it where two have the same."""
    short = {one.layanan.folder: _short(one.layanan.instansi) for one in services}
    count = Counter(short.values())
    for one in services:
        instansi, folder = one.layanan.instansi, one.layanan.folder
        parent = catalog.instansi.get(instansi.induk or "")
        above = _short(parent) if parent else ""
        name = short[folder]
        if count[name] > 1:
            name = f"{name} ({above or instansi.kode_wilayah or folder})"
        yield Kantor(one, name, above)


def _short(instansi: Instansi) -> str:
    return instansi.nama if len(instansi.nama) <= LONG else instansi.nama_pendek or instansi.nama
