"""What the ledger says of consultations: a decision and where it stands, a forum with its decisions, as values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.catalog import Konsultasi
from generator.diff import Dampak
from generator.model import Edisi, Keputusan, Riwayat

Pelaksanaan = Literal["masuk", "menunggu", "lewat", "perlu-telaah", "kembali", "dibatalkan"]


@dataclass(frozen=True, slots=True)
class Kesepakatan:
    """One decision and where it stands: the edition that carries it out, and what it means for the applicant.

    `edisi` is the first edition that did what was decided; `kembali` the one in which that was undone, `pulih`
    the one that did it again. `nanti` is an edition that will do it and is announced for a day after the build's
    date. `berubah` is the edition that changed what the decision is about, but not as decided. A decision about
    several services has each of them in `rincian`.
    """

    keputusan: Keputusan
    keadaan: Pelaksanaan
    dampak: Dampak
    riwayat: Riwayat | None = None
    edisi: Edisi | None = None
    kembali: Edisi | None = None
    pulih: Edisi | None = None
    nanti: Edisi | None = None
    berubah: Edisi | None = None
    rincian: tuple[Kesepakatan, ...] = ()

    @property
    def terbuka(self) -> bool:
        """Whether somebody still has something to do."""
        return self.keadaan in ("menunggu", "lewat", "perlu-telaah", "kembali")


@dataclass(frozen=True, slots=True)
class Forum:
    """One consultation with its decisions, in the record's order."""

    konsultasi: Konsultasi
    kesepakatan: tuple[Kesepakatan, ...]

    @property
    def rujukan(self) -> str:
        """How an edition names this consultation as its ground."""
        return f"{self.konsultasi.folder}/{self.konsultasi.tanggal}"

    def jumlah(self, keadaan: Pelaksanaan) -> int:
        """How many decisions are in that state."""
        return sum(one.keadaan == keadaan for one in self.kesepakatan)

    def per_layanan(self) -> Iterator[Kesepakatan]:
        """The decisions about a service that we know; one about several services once for each of them."""
        for one in self.kesepakatan:
            for each in one.rincian or (one,):
                if each.riwayat is not None:
                    yield each

    @property
    def hadir(self) -> int:
        """How many of the five kinds of participants came."""
        peserta = self.konsultasi.fkp.peserta
        counted = ("pengguna", "ahli", "instansi", "masyarakat", "media")
        return sum(bool(getattr(peserta, unsur)) or unsur in peserta.hadir for unsur in counted)
