"""What standards/ says as values: the catalogue, its consultations, and who may ask about a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.model import Acuan, Fkp, Instansi, Layanan, Pemda

About = Callable[[str], bool]
"""Whether anybody asked about a file, by its path from the repository's root."""


def everything(file: str) -> bool:
    """What is asked where nothing is said."""
    return True


@dataclass(frozen=True, slots=True)
class Konsultasi:
    """One consultation record and the agency that holds it. `file` is its path from the repository's root."""

    folder: str
    tanggal: str
    file: str
    fkp: Fkp
    instansi: Instansi


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything standards/ says, as far as it can be used; `rusak` are the standards' files that cannot.

    `sumber` are all files' bytes, `naskah` their values as typed, before defaults; None where unreadable.
    `gambar` are the crests by their names below the folder; None where the file is absent. `sidik` is the SHA-256 of
    each file's bytes.
    """

    pemda: Pemda
    instansi: Mapping[str, Instansi]
    layanan: tuple[Layanan, ...]
    konsultasi: tuple[Konsultasi, ...]
    acuan: Mapping[str, Acuan]
    rusak: tuple[str, ...] = ()
    sumber: Mapping[str, bytes] = field(default_factory=dict)
    naskah: Mapping[str, Any] = field(default_factory=dict)
    gambar: Mapping[str, bytes | None] = field(default_factory=dict)
    sidik: Mapping[str, str] = field(default_factory=dict)

    def satu(self, folder: str, id: str) -> Layanan | None:
        """The service with this address, if there is one."""
        return next((layanan for layanan in self.layanan if (layanan.folder, layanan.id) == (folder, id)), None)
