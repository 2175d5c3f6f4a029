"""The fourteen components, and the ways in which one can have no value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Komponen = Literal[
    "persyaratan",
    "prosedur",
    "jangka_waktu",
    "biaya",
    "produk",
    "pengaduan",
    "dasar_hukum",
    "sarana_prasarana",
    "kompetensi_pelaksana",
    "pengawasan_internal",
    "jumlah_pelaksana",
    "jaminan_pelayanan",
    "jaminan_keamanan",
    "evaluasi_kinerja",
]

KOMPONEN: tuple[Komponen, ...] = get_args(Komponen)
"""The fourteen components, in the order of PermenPANRB 15/2014: six of delivery, eight of management."""

PENYAMPAIAN: tuple[Komponen, ...] = KOMPONEN[:6]
PENGELOLAAN: tuple[Komponen, ...] = KOMPONEN[6:]


@dataclass(frozen=True, slots=True)
class Ketiadaan:
    """A component without a value: published empty, not known, not applicable, or stated in another one."""

    jenis: Literal["kosong", "tidak_diketahui", "tidak_berlaku", "lihat"]
    alasan: str | None = None
    lihat: Komponen | None = None
