"""The catalogue and what git remembers in; every service's editions, and which one is in force, out."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from generator.catalog import Catalog
from generator.editions.force import history_of
from generator.editions.judging import Judged, judge, unreadable
from generator.editions.line import Line, Shown, aside, lines
from generator.editions.memory import Memory
from generator.editions.reading import Blobs, Readings
from generator.findings import Finding
from generator.history import Archive
from generator.model import Edisi, Layanan, Riwayat


def arrange(
    catalog: Catalog,
    archive: Archive,
    blobs: Blobs,
    tanggal: str,
    memory: Memory | None = None,
    proposed: Collection[str] = (),
) -> tuple[tuple[Riwayat, ...], tuple[Finding, ...]]:
    """All services by folder and id, each with its editions as of the day `tanggal` (ISO), and what is amiss.

    The last state of each (kode, edisi) that the main line has shown is that edition, else the last one over all
    ancestors; the working tree comes last. A file that cannot be read lives on in its last good state, and so
    does one that was deleted, because its QR code hangs on a wall. `proposed` are commits that are not published:
    an edition that only they had may still be changed, and a service that only they had may go.
    """
    with _undisturbed():
        return _arrange(catalog, archive, blobs, tanggal, memory or Memory(), proposed)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Python looks for garbage as values grow in number; among thousands of frozen ones there is none to find."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _arrange(
    catalog: Catalog, archive: Archive, blobs: Blobs, tanggal: str, memory: Memory, proposed: Collection[str]
) -> tuple[tuple[Riwayat, ...], tuple[Finding, ...]]:
    readings = Readings(catalog, archive, blobs, memory)
    known, unread = lines(archive, readings, proposed)
    branches: dict[str, dict[int, Shown]] = {}
    for kode, shown in aside(archive, readings, known):
        branches.setdefault(kode, {})[shown.nomor] = shown
    findings = list(readings.findings)
    judged: list[Judged] = []
    waiting = dict(known)
    for layanan in _owners_first(catalog, known):
        line = waiting.pop(layanan.kode, Line()) if layanan.kode else Line()
        editions = _editions(line, branches.pop(layanan.kode, {}), layanan.standar.edisi, readings)
        editions[layanan.standar.edisi] = Edisi(layanan)
        agency = catalog.instansi.get(layanan.folder)
        judged.append(Judged(history_of(editions, layanan, agency, tanggal, line.jejak), line, layanan))
    broken = frozenset(catalog.rusak)
    for kode, line in sorted(waiting.items()):
        last = line.terbaru.layanan(readings) if line.terbaru is not None else None
        if last is None or not line.terbit:
            continue
        if last.file not in broken:
            findings.append(Finding(last.file, 0, 0, "SP903", (("kode", kode),)))
        editions = _editions(line, branches.get(kode, {}), last.standar.edisi, readings)
        agency = catalog.instansi.get(last.folder)
        judged.append(Judged(history_of(editions, last, agency, tanggal, line.jejak, rusak=True), line, None))
    findings += judge(judged, catalog, readings, tanggal, archive.available and not archive.shallow)
    findings += unreadable(unread, catalog)
    done = sorted((one.riwayat for one in judged), key=lambda one: (one.layanan.folder, one.layanan.id, one.kode))
    return tuple(done), tuple(findings)


def _owners_first(catalog: Catalog, known: dict[str, Line]) -> list[Layanan]:
    """The services of the working tree; where two files have one code, the one that published it comes first."""

    def is_copy(layanan: Layanan) -> bool:
        line = known.get(layanan.kode)
        return line is None or line.terbaru is None or line.terbaru.path != layanan.file

    return sorted(catalog.layanan, key=is_copy)


def _editions(line: Line, branch: dict[int, Shown], standing: int, readings: Readings) -> dict[int, Edisi]:
    """Editions by number; a draft whose number was given up is none."""
    made: dict[int, Edisi] = {}
    for nomor, shown in {**branch, **line.akhir}.items():
        if nomor <= standing or nomor in line.pertama:
            layanan = shown.layanan(readings)
            if layanan is not None:
                made[nomor] = Edisi(layanan, shown.commit)
    return made
