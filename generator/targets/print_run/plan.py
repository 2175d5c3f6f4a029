"""The publication and the boards' bytes in; what is printed, for which walls, and what each replaces, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.hanging import Tergantung, survey
from generator.model import Riwayat
from generator.site import Site
from generator.targets.publication import Publication


@dataclass(frozen=True, slots=True)
class Cetak:
    """One board of the run. `dinding` are the places where it hangs or hung; `isi` is its PDF."""

    riwayat: Riwayat
    lembar: int
    dinding: tuple[Tergantung, ...]
    isi: bytes = field(repr=False)
    berubah: bool = False

    @property
    def rangkap(self) -> int:
        """How many copies: one for each wall that needs it, at least one."""
        if self.berubah:
            return max(1, len(self.dinding))
        return max(1, sum(one.nasib == "cetak-ulang" for one in self.dinding) or len(self.dinding))


@dataclass(frozen=True, slots=True)
class Rencana:
    """A print run: the boards of each agency by the agency's name, and boards that come down without a successor."""

    site: Site
    kantor: tuple[tuple[str, tuple[Cetak, ...]], ...]
    turun: tuple[Tergantung, ...] = ()
    tutup: tuple[Riwayat, ...] = ()
    """Withdrawn services that nobody recorded a board of; one may hang all the same."""
    berubah: bool = False
    """Whether every board of the run says something else than the one before it, also within one edition."""

    @property
    def papan(self) -> tuple[Cetak, ...]:
        """All boards in the order of the run."""
        return tuple(one for _, each in self.kantor for one in each)

    @property
    def lembar(self) -> int:
        """Sheets of paper, all copies together."""
        return sum(one.lembar * one.rangkap for one in self.papan)


def plan(found: Publication, made: Mapping[str, bytes], berubah: bool = False) -> Rencana:
    """The boards in `made` (by address), by agency and name; `berubah` where only changed boards were made."""
    dinding = survey(found.catalog, found.riwayat)
    kantor: dict[str, list[Cetak]] = {}
    mine = (one for one in found.riwayat if one.kode in found.papan and found.papan[one.kode].alamat in made)
    for riwayat in sorted(mine, key=_order):
        papan = found.papan[riwayat.kode]
        one = Cetak(riwayat, papan.lembar, dinding.tempat(riwayat), made[papan.alamat], berubah)
        kantor.setdefault(riwayat.layanan.instansi.nama, []).append(one)
    turun = dinding.dengan("turunkan")
    noted = {one.riwayat.kode for one in turun if one.riwayat is not None}
    tutup = [one for one in found.riwayat if one.keadaan == "dicabut" and one.kode and one.kode not in noted]
    agencies = tuple((nama, tuple(each)) for nama, each in kantor.items())
    return Rencana(found.site, agencies, turun, tuple(sorted(tutup, key=_order)), berubah)


def _order(riwayat: Riwayat) -> tuple[str, str, str, str]:
    layanan = riwayat.layanan
    return layanan.instansi.nama.casefold(), layanan.folder, layanan.standar.nama.casefold(), layanan.id
