"""What a proposal is made of: services, files and changes that differ between two moments of standards/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.diff import Change, Dampak
from generator.findings import Finding
from generator.model import Layanan
from generator.proposal.state import State

Nasib = Literal["baru", "dicabut", "dihapus", "diubah", "keterangan"]
"""What becomes of a service. `keterangan`: its file differs, and nothing that the applicant prepares by."""

Sisi = Literal["semula", "menjadi"]
"""Which of the two moments."""

Tanda = Literal[
    "edisi-baru",
    "ganti-nama",
    "pindah-alamat",
    "pindah-instansi",
    "ganti-kode",
    "ganti-status",
    "dibuka-lagi",
    "digabung",
    "dipecah",
]


@dataclass(frozen=True, slots=True)
class Usulan:
    """One service that differs between two moments.

    `semula` is None for a new one. `perubahan` are all changes for the applicant; those whose fingerprint is in
    `bersama` come from the agency's defaults and are told once for all its services. `keterangan` are the keys
    that differ otherwise. `asal` are the services it was made from, `pengganti` those that follow it.
    """

    nasib: Nasib
    layanan: Layanan
    semula: Layanan | None
    perubahan: tuple[Change, ...] = ()
    tanda: tuple[Tanda, ...] = ()
    keterangan: tuple[str, ...] = ()
    bersama: tuple[str, ...] = ()
    asal: tuple[Layanan, ...] = ()
    pengganti: tuple[Layanan, ...] = ()

    def jumlah(self, dampak: Dampak) -> int:
        """How many changes have this effect."""
        return sum(change.dampak == dampak for change in self.perubahan)

    @property
    def sendiri(self) -> tuple[Change, ...]:
        """The changes that are this service's alone."""
        return tuple(change for change in self.perubahan if change.sidik not in self.bersama)


@dataclass(frozen=True, slots=True)
class Bersama:
    """One change of an agency's defaults, and the services that inherit it."""

    folder: str
    perubahan: Change
    layanan: tuple[Layanan, ...]


@dataclass(frozen=True, slots=True)
class Berkas:
    """A file that is no standard and differs: an agency, a consultation, a reference list, the regency.

    `nama` is what it calls itself, empty where it cannot be read; `kunci` are the keys that differ.
    """

    file: str
    jenis: str
    nasib: Literal["baru", "diubah", "dihapus"]
    nama: str = ""
    kunci: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rusak:
    """A file that cannot be read at one of the two moments, why, and the standards that are not compared for it."""

    file: str
    sisi: Sisi
    sebab: Finding | None
    layanan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything that differs between two moments, services by agency and file name."""

    before: State
    after: State
    usulan: tuple[Usulan, ...] = ()
    bersama: tuple[Bersama, ...] = ()
    berkas: tuple[Berkas, ...] = ()
    rusak: tuple[Rusak, ...] = ()
