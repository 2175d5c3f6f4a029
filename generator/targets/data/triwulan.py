"""The publication in; each quarter's changes by agency, counted from the published events and decisions, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.consultations import Forum, Kesepakatan
from generator.targets.data.hitungan import Laporan, counted, first_day, last_day, quarter_of
from generator.targets.data.kisah import Hari, by_day, chronicles
from generator.targets.kept import kept
from generator.targets.publication import Publication
from generator.targets.story import offices

ROMAN = ("I", "II", "III", "IV")
ALWAYS = 8
"""So many quarters have a report even where nothing happened: that nothing happened is also reported."""


@dataclass(frozen=True, slots=True)
class Putusan:
    """A decision of a consultation as it stood at the end of a quarter."""

    forum: Forum
    kesepakatan: Kesepakatan


@dataclass(frozen=True, slots=True)
class Triwulan:
    """One quarter: the agencies by folder, and the decisions carried out in it or late at its end."""

    kunci: str
    """As in addresses: 2026-tw4."""
    mulai: str
    selesai: str
    berjalan: bool
    """Whether it had not ended on the build's day."""
    laporan: tuple[Laporan, ...]
    rincian: tuple[bytes, ...]
    """The lines of its table of events, in parts."""
    edisi: tuple[str, ...]
    """A line about each new edition and each withdrawal, as pages have it."""
    dilaksanakan: tuple[Putusan, ...]
    lewat: tuple[Putusan, ...]


@kept(2)
def quarters(publication: Publication) -> tuple[Triwulan, ...]:
    """The quarters in which something happened and the newest ones in any case, the newest first."""
    today = publication.site.tanggal
    stories = chronicles(publication)
    happened: dict[str, dict[str, Laporan]] = {}
    for story in stories:
        for kunci, report in story.laporan:
            happened.setdefault(kunci, {})[report.instansi] = report
    days: dict[str, list[Hari]] = {}
    for day in by_day(stories):
        if day.rincian:
            days.setdefault(quarter_of(day.tanggal), []).append(day)
    decided = tuple(Putusan(forum, one) for forum in publication.forum for one in forum.kesepakatan)
    wanted = {*happened, *_newest(quarter_of(today))}
    wanted |= {quarter_of(day) for one in decided for day in (one.forum.konsultasi.tanggal, carried_out(one))}
    wanted = {one for one in wanted if one and first_day(one) <= today}
    nothing = {folder: counted(folder, one.nama, ()) for folder, one in offices(publication).items()}
    return tuple(
        _quarter(publication, kunci, {**nothing, **happened.get(kunci, {})}, days.get(kunci, []), decided)
        for kunci in sorted(wanted, reverse=True)
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
    publication: Publication,
    kunci: str,
    counts: Mapping[str, Laporan],
    days: list[Hari],
    decided: Iterable[Putusan],
) -> Triwulan:
    today = publication.site.tanggal
    done, due, late = [], [], []
    for one in decided:
        if quarter_of(carried_out(one)) == kunci:
            done.append(one)
        if quarter_of(one.kesepakatan.keputusan.tenggat or "") == kunci:
            due.append(one)
        if _is_late(one, kunci, today):
            late.append(one)
    held = [forum.konsultasi.folder for forum in publication.forum if quarter_of(forum.konsultasi.tanggal) == kunci]
    decisions = [Counter(held), *(Counter(one.forum.konsultasi.folder for one in some) for some in (done, due, late))]
    touched = frozenset(folder for some in decisions for folder in some)
    return Triwulan(
        kunci=kunci,
        mulai=first_day(kunci),
        selesai=last_day(kunci),
        berjalan=today <= last_day(kunci),
        laporan=tuple(
            _decided(one, [some[folder] for some in decisions]) if folder in touched else one
            for folder, one in counts.items()
        ),
        rincian=tuple(day.rincian for day in days),
        edisi=tuple(line for day in days for line in day.edisi),
        dilaksanakan=tuple(done),
        lewat=tuple(late),
    )


def _decided(laporan: Laporan, counts: list[int]) -> Laporan:
    fkp, done, due, late = counts
    return replace(laporan, fkp=fkp, dilaksanakan=done, jatuh_tempo=due, lewat=late)
