"""What agencies record of their walls and the services in; which boards hang rightly and which must go, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from generator.catalog import Catalog
from generator.model import Papan, Riwayat

Nasib = Literal["sesuai", "cetak-ulang", "turunkan", "tidak-dikenal"]


@dataclass(frozen=True, slots=True)
class Tergantung:
    """A board that an agency says hangs somewhere, and what is to be done with it.

    `riwayat` is the service it shows; None where no service has that name, which only a person can sort out.
    """

    folder: str
    papan: Papan
    riwayat: Riwayat | None
    nasib: Nasib


@dataclass(frozen=True, slots=True)
class Dinding:
    """All walls together, in the order of agencies and of their records."""

    tergantung: tuple[Tergantung, ...]
    belum_tercatat: tuple[Riwayat, ...]
    """Services in force that no agency records a board of."""

    def dengan(self, nasib: Nasib) -> tuple[Tergantung, ...]:
        """The boards to be treated so."""
        return tuple(one for one in self.tergantung if one.nasib == nasib)

    def tempat(self, riwayat: Riwayat) -> tuple[Tergantung, ...]:
        """Where boards of this service hang."""
        return tuple(one for one in self.tergantung if one.riwayat is riwayat)


def survey(catalog: Catalog, riwayat: Iterable[Riwayat]) -> Dinding:
    """Every recorded board held against the edition in force. A service is named by file, instansi/file or kode."""
    services = tuple(riwayat)
    by_name: dict[str, Riwayat] = {}
    for one in services:
        for old in one.jejak:
            by_name.setdefault(old, one)
    for one in services:
        by_name[f"{one.layanan.folder}/{one.layanan.id}"] = one
        if one.kode:
            by_name[one.kode] = one
    found = tuple(_walls(catalog, by_name))
    recorded = {one.riwayat.kode for one in found if one.riwayat is not None}
    missing = tuple(one for one in services if one.berlaku and one.kode and one.kode not in recorded)
    return Dinding(found, missing)


def _walls(catalog: Catalog, by_name: dict[str, Riwayat]) -> Iterator[Tergantung]:
    for folder, instansi in sorted(catalog.instansi.items()):
        for papan in instansi.papan:
            one = by_name.get(f"{folder}/{papan.layanan}") or by_name.get(papan.layanan)
            yield Tergantung(folder, papan, one, _fate(papan, one))


def _fate(papan: Papan, riwayat: Riwayat | None) -> Nasib:
    if riwayat is None:
        return "tidak-dikenal"
    if riwayat.keadaan == "dicabut":
        return "turunkan"
    if riwayat.berlaku and riwayat.kini.nomor != papan.edisi:
        return "cetak-ulang"
    return "sesuai"
