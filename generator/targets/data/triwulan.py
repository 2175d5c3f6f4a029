"""The publication in; each quarter's changes by agency, counted from the published events and decisions, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args, get_type_hints

from generator.consultations import Forum, Kesepakatan
from generator.model import DasarPerubahan
from generator.targets.data.events import events
from generator.targets.data.records import JumlahDampak, Peristiwa
from generator.targets.kept import kept
from generator.targets.publication import Publication
from generator.targets.story import offices

ROMAN = ("I", "II", "III", "IV")
ALWAYS = 8
"""So many quarters have a report even where nothing happened: that nothing happened is also reported."""
GROUNDS: tuple[str, ...] = tuple(
    one for one in get_args(get_type_hints(DasarPerubahan)["jenis"]) if one != "penetapan-pertama"
)


@dataclass(frozen=True, slots=True)
class Putusan:
    """A decision of a consultation as it stood at the end of a quarter."""

    forum: Forum
    kesepakatan: Kesepakatan


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
    fkp: int
    dilaksanakan: int
    jatuh_tempo: int
    lewat: int

    @property
    def ada(self) -> bool:
        """Whether there is anything to report."""
        edited = self.pertama or self.baru or self.dicabut
        return bool(edited or self.fkp or self.dilaksanakan or self.jatuh_tempo or self.lewat)


@dataclass(frozen=True, slots=True)
class Triwulan:
    """One quarter: the agencies by folder, its events, and the decisions carried out in it or late at its end."""

    kunci: str
    """As in addresses: 2026-tw4."""
    mulai: str
    selesai: str
    berjalan: bool
    """Whether it had not ended on the build's day."""
    laporan: tuple[Laporan, ...]
    peristiwa: tuple[Peristiwa, ...]
    dilaksanakan: tuple[Putusan, ...]
    lewat: tuple[Putusan, ...]


def quarter_of(day: str) -> str:
    """The quarter of an ISO day or month; empty for a bare year or nothing."""
    return f"{day[:4]}-tw{(int(day[5:7]) + 2) // 3}" if len(day) >= len("2026-01") else ""


def first_day(kunci: str) -> str:
    """The quarter's first day (ISO)."""
    return f"{kunci[:4]}-{int(kunci[-1]) * 3 - 2:02}-01"


def last_day(kunci: str) -> str:
    """The quarter's last day (ISO)."""
    return kunci[:4] + ("-03-31", "-06-30", "-09-30", "-12-31")[int(kunci[-1]) - 1]


@kept(2)
def quarters(publication: Publication) -> tuple[Triwulan, ...]:
    """The quarters in which something happened and the newest ones in any case, the newest first."""
    today = publication.site.tanggal
    happened: dict[str, list[Peristiwa]] = {}
    for one in events(publication):
        if one.tanggal <= today and quarter_of(one.tanggal):
            happened.setdefault(quarter_of(one.tanggal), []).append(one)
    decided = tuple(Putusan(forum, one) for forum in publication.forum for one in forum.kesepakatan)
    wanted = {*happened, *_newest(quarter_of(today))}
    wanted |= {quarter_of(day) for one in decided for day in (one.forum.konsultasi.tanggal, carried_out(one))}
    wanted = {one for one in wanted if one and first_day(one) <= today}
    return tuple(
        _quarter(publication, kunci, tuple(happened.get(kunci, ())), decided) for kunci in sorted(wanted, reverse=True)
    )


def _newest(kunci: str) -> Iterator[str]:
    last = int(kunci[:4]) * 4 + int(kunci[-1]) - 1
    for number in range(max(4, last - ALWAYS + 1), last + 1):
        yield f"{number // 4:04}-tw{number % 4 + 1}"


def carried_out(putusan: Putusan) -> str:
    """The day (ISO) a decision was carried out; empty where it was not, or where no edition says when."""
    one = putusan.kesepakatan
    if one.keputusan.dipastikan is not None:
        return one.keputusan.dipastikan.tanggal
    if one.edisi is None:
        return ""
    standar = one.edisi.layanan.standar
    if one.keputusan.jenis == "cabut" and standar.pencabutan is not None:
        return standar.pencabutan.tanggal
    return standar.berlaku_sejak or ""


def _is_late(putusan: Putusan, kunci: str, today: str) -> bool:
    """Whether at the end of the quarter, or on the build's day, the time was over and nothing was done."""
    one, end = putusan.kesepakatan, last_day(kunci)
    tenggat = one.keputusan.tenggat
    if tenggat is None or not (tenggat < today if today <= end else tenggat <= end):
        return False
    dropped = one.keputusan.dibatalkan
    done = carried_out(putusan)
    if not done and one.keadaan in ("masuk", "kembali"):
        return False  # done on a day that no edition states
    return not (done and done <= end) and not (dropped is not None and dropped.tanggal <= end)


def _quarter(
    publication: Publication, kunci: str, peristiwa: tuple[Peristiwa, ...], decided: Iterable[Putusan]
) -> Triwulan:
    today = publication.site.tanggal
    happened: dict[str, list[Peristiwa]] = {}
    for event in peristiwa:
        happened.setdefault(event.instansi, []).append(event)
    done, due, late = [], [], []
    for one in decided:
        if quarter_of(carried_out(one)) == kunci:
            done.append(one)
        if quarter_of(one.kesepakatan.keputusan.tenggat or "") == kunci:
            due.append(one)
        if _is_late(one, kunci, today):
            late.append(one)
    held = [forum.konsultasi.folder for forum in publication.forum if quarter_of(forum.konsultasi.tanggal) == kunci]
    by_agency = [_by_agency(some) for some in (done, due, late)]
    return Triwulan(
        kunci=kunci,
        mulai=first_day(kunci),
        selesai=last_day(kunci),
        berjalan=today <= last_day(kunci),
        laporan=tuple(
            _report(
                folder,
                instansi.nama,
                happened.get(folder, ()),
                held.count(folder),
                [found.get(folder, 0) for found in by_agency],
            )
            for folder, instansi in offices(publication).items()
        ),
        peristiwa=peristiwa,
        dilaksanakan=tuple(done),
        lewat=tuple(late),
    )


def _by_agency(some: Iterable[Putusan]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in some:
        folder = one.forum.konsultasi.folder
        found[folder] = found.get(folder, 0) + 1
    return found


def _report(folder: str, nama: str, happened: Iterable[Peristiwa], fkp: int, decided: list[int]) -> Laporan:
    some = tuple(happened)
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
        fkp=fkp,
        dilaksanakan=decided[0],
        jatuh_tempo=decided[1],
        lewat=decided[2],
    )
