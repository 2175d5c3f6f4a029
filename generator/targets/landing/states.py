"""A service's editions and the one that a board shows in; what its QR code's page says first out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model import Edisi, Riwayat, Standar
from generator.targets.landing.changes import Beda, compare
from generator.targets.story import Peralihan

Jenis = Literal[
    "kini", "berlaku", "sama", "berubah", "belum", "asing", "pindah", "dicabut", "rancangan", "mendatang", "rusak"
]
"""In force (no board named, or the same edition); no effect; changed; not yet; unknown; moved; withdrawn;
draft; announced; the file cannot be read and the last good edition is shown."""


@dataclass(frozen=True, slots=True)
class Keadaan:
    """What comes first on the page. `dicetak` is the board's edition; `pindah` the day of a move, where known."""

    jenis: Jenis
    nomor: int | None = None
    dicetak: Edisi | None = None
    beda: Beda | None = None
    pindah: str = ""

    @property
    def tenang(self) -> bool:
        """Whether one line is enough, because the reader does nothing else than before."""
        return self.jenis in ("kini", "berlaku", "sama", "rusak")

    @property
    def papan_lama(self) -> bool:
        """Whether the board should be replaced."""
        return self.jenis in ("sama", "berubah", "asing", "pindah")


def state(riwayat: Riwayat, nomor: int | None, story: tuple[Peralihan, ...] = ()) -> Keadaan:
    """The state of a board of edition `nomor`; without a number, of the service. `story` spares comparing again."""
    dicetak = riwayat.nomor(nomor) if nomor is not None else None
    if riwayat.keadaan == "dicabut":
        return Keadaan("dicabut", nomor, dicetak)
    if riwayat.keadaan in ("rancangan", "dibahas", "menunggu-penetapan"):
        return Keadaan("rancangan", nomor, dicetak)
    if nomor is not None and dicetak is None:
        return Keadaan("asing", nomor)
    if not riwayat.berlaku:
        return Keadaan("mendatang", nomor, dicetak)
    if dicetak is None or nomor is None:
        return Keadaan("rusak" if riwayat.rusak else "kini")
    if nomor > riwayat.kini.nomor and not riwayat.ditarik(nomor):
        return Keadaan("belum", nomor, dicetak)
    beda = None
    if nomor != riwayat.kini.nomor:
        before, now = dicetak.layanan, riwayat.layanan
        known = (one.perubahan for one in story if one.is_between(before.standar, now.standar))
        beda = compare(before, now, next(known, None))
    if dicetak.layanan.folder != riwayat.layanan.folder:
        return Keadaan("pindah", nomor, dicetak, beda if beda and beda.penting else None, _moved(riwayat))
    if beda is None:
        return Keadaan("rusak" if riwayat.rusak else "berlaku", nomor, dicetak)
    return Keadaan("berubah" if beda.penting else "sama", nomor, dicetak, beda)


def _moved(riwayat: Riwayat) -> str:
    """The first day at the present agency, if an edition in force says so."""
    here = [one for one in riwayat.edisi if one.layanan.folder == riwayat.layanan.folder]
    first = since(here[0].layanan.standar) if here else ""
    return first if here and here[0].nomor <= riwayat.kini.nomor else ""


def since(standar: Standar) -> str:
    """The day (ISO) an edition counts from: its first day in force, else its decree's; empty where neither is known."""
    if standar.berlaku_sejak:
        return standar.berlaku_sejak
    return (standar.penetapan.tanggal or "") if standar.penetapan else ""
