"""Two states of standards/ in; for each service what changes for the applicant, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator import catalog as catalogue
from generator.diff import Change, Dampak, diff
from generator.model import Layanan

Nasib = Literal["baru", "dicabut", "dihapus", "diubah"]


@dataclass(frozen=True, slots=True)
class Usulan:
    """One service that differs between two states: what became of it, and its changes."""

    nasib: Nasib
    layanan: Layanan
    semula: Layanan | None
    perubahan: tuple[Change, ...] = ()

    def jumlah(self, dampak: Dampak) -> int:
        """How many changes have this effect."""
        return sum(change.dampak == dampak for change in self.perubahan)


def services(contents: Mapping[str, bytes]) -> dict[str, Layanan]:
    """The readable services of one state of standards/, by kode, or by path where they have none."""
    parsed = {file: catalogue.parse(file, content) for file, content in contents.items()}
    agencies = {file.rsplit("/", 1)[0]: one.value for file, one in parsed.items() if one.kind == "instansi"}
    found: dict[str, Layanan] = {}
    for file, one in parsed.items():
        instansi = agencies.get(file.rsplit("/", 1)[0])
        if one.kind == "standar" and one.value is not None and instansi is not None:
            layanan = catalogue.resolve(file, one.value, instansi)
            found[layanan.kode or file] = layanan
    return found


def compare(before: Mapping[str, Layanan], after: Mapping[str, Layanan]) -> tuple[Usulan, ...]:
    """Every service that is new, gone, withdrawn or changed, by agency and file name."""
    found: list[Usulan] = []
    for kode, layanan in after.items():
        semula = before.get(kode)
        if semula is None:
            found.append(Usulan("baru", layanan, None))
            continue
        withdrawn = layanan.standar.status == "dicabut" and semula.standar.status != "dicabut"
        changes = diff(semula.standar, layanan.standar)
        if withdrawn or changes:
            found.append(Usulan("dicabut" if withdrawn else "diubah", layanan, semula, changes))
    found += [Usulan("dihapus", layanan, layanan) for kode, layanan in before.items() if kode not in after]
    return tuple(sorted(found, key=lambda one: (one.layanan.folder, one.layanan.id)))
