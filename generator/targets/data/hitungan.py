"""Events of an agency in; how many there were of each kind in a quarter, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args, get_type_hints

from generator.model import DasarPerubahan
from generator.targets.data.records import JumlahDampak, Peristiwa

GROUNDS: tuple[str, ...] = tuple(
    one for one in get_args(get_type_hints(DasarPerubahan)["jenis"]) if one != "penetapan-pertama"
)


@dataclass(frozen=True, slots=True)
class Laporan:
    """One agency in one quarter: counts of editions, of requirements, of changes by effect, of grounds, of decisions.

    `dasar` counts new editions, in the order of GROUNDS; the last is the number without a stated ground.
    """

    instansi: str
    nama_instansi: str
    pertama: int
    baru: int
    dicabut: int
    syarat_hapus: int
    syarat_baru: int
    dampak: JumlahDampak
    dasar: tuple[int, ...]
    fkp: int = 0
    dilaksanakan: int = 0
    jatuh_tempo: int = 0
    lewat: int = 0

    @property
    def ada(self) -> bool:
        """Whether there is anything to report."""
        edited = self.pertama or self.baru or self.dicabut
        return bool(edited or self.fkp or self.dilaksanakan or self.jatuh_tempo or self.lewat)


def quarter_of(day: str) -> str:
    """The quarter of an ISO day or month; empty for a bare year or nothing."""
    return f"{day[:4]}-tw{(int(day[5:7]) + 2) // 3}" if len(day) >= len("2026-01") else ""


def first_day(kunci: str) -> str:
    """The quarter's first day (ISO)."""
    return f"{kunci[:4]}-{int(kunci[-1]) * 3 - 2:02}-01"


def last_day(kunci: str) -> str:
    """The quarter's last day (ISO)."""
    return kunci[:4] + ("-03-31", "-06-30", "-09-30", "-12-31")[int(kunci[-1]) - 1]


def counted(folder: str, nama: str, peristiwa: Iterable[Peristiwa]) -> Laporan:
    """An agency's quarter as far as its services' events tell it."""
    some = tuple(peristiwa)
    new = [one for one in some if one.jenis == "edisi-baru"]
    grounds = [one.dasar.jenis if one.dasar else "" for one in new]
    counted = tuple(grounds.count(ground) for ground in GROUNDS)
    return Laporan(
        instansi=folder,
        nama_instansi=nama,
        pertama=sum(one.jenis == "edisi-pertama" for one in some),
        baru=len(new),
        dicabut=sum(one.jenis == "dicabut" for one in some),
        syarat_hapus=sum(one.syarat_tidak_diminta_lagi for one in some),
        syarat_baru=sum(one.syarat_baru for one in some),
        dampak=JumlahDampak(
            bertambah=sum(one.dampak.bertambah for one in some),
            berkurang=sum(one.dampak.berkurang for one in some),
            tetap=sum(one.dampak.tetap for one in some),
            perlu_telaah=sum(one.dampak.perlu_telaah for one in some),
        ),
        dasar=(*counted, len(new) - sum(counted)),
    )
