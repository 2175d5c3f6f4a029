"""The catalogue and what git remembers in; every service's editions, and which one is in force, out."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import partial

from generator.catalog import Catalog
from generator.editions.force import history_of
from generator.editions.judging import Judged, Standing, examine, judge, unreadable
from generator.editions.kept import Kept, put_by, take_out
from generator.editions.line import Line, Shown
from generator.editions.memory import Memory
from generator.editions.reading import Blobs, Readings
from generator.editions.shown import Row, Showing, showing, states
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
    shown = showing(archive, readings, proposed, memory)
    whole = archive.available and not archive.shallow
    findings: list[Finding] = []
    done: list[Riwayat] = []
    judged: list[Judged] = []
    for layanan in _owners_first(catalog, shown):
        name, row = shown.take(layanan.kode)
        kept = memory.told("edisi", layanan, f"{name} {whole}", partial(_read, layanan, row, catalog, readings, whole))
        agency = catalog.instansi.get(layanan.folder)
        known = dict(take_out(kept.edisi, layanan))
        riwayat = history_of(known, layanan, agency, tanggal, kept.jejak)
        done.append(riwayat)
        judged.append(Judged(riwayat, layanan, kept))
    broken = frozenset(catalog.rusak)
    for kode, line, branch in shown.rest():
        last = line.terbaru.layanan(readings) if line.terbaru is not None else None
        if last is None or not line.terbit:
            continue
        if last.file not in broken:
            findings.append(Finding(last.file, 0, 0, "SP903", (("kode", kode),)))
        editions = _editions(line, branch, last.standar.edisi, readings)
        agency = catalog.instansi.get(last.folder)
        done.append(history_of(editions, last, agency, tanggal, line.jejak, rusak=True))
    if readings.findings:
        memory.distrust()
    findings += judge(judged, catalog, tanggal)
    findings += unreadable([one for one in shown.unread if not readings.is_now(one.path, one.blob)])
    done.sort(key=lambda one: (one.layanan.folder, one.layanan.id, one.kode))
    return tuple(done), (*readings.findings, *findings)


def _read(layanan: Layanan, row: Row | None, catalog: Catalog, readings: Readings, whole: bool) -> Kept:
    """One service as it is kept: it hangs on its own file, its agency's, and what was shown under its code."""
    line, branch = states(row)
    editions = _editions(line, branch, layanan.standar.edisi, readings)
    editions[layanan.standar.edisi] = Edisi(layanan)
    found, inherited = examine(Standing(layanan, editions, line), catalog, readings, whole)
    return Kept(put_by(editions, layanan), tuple(line.jejak), found, inherited)


def _owners_first(catalog: Catalog, shown: Showing) -> list[Layanan]:
    """The services of the working tree; where two files have one code, the one that published it comes first."""
    return sorted(catalog.layanan, key=lambda layanan: shown.last_file(layanan.kode) != layanan.file)


def _editions(line: Line, branch: dict[int, Shown], standing: int, readings: Readings) -> dict[int, Edisi]:
    """Editions by number; a draft whose number was given up is none."""
    made: dict[int, Edisi] = {}
    for nomor, shown in {**branch, **line.akhir}.items():
        if nomor <= standing or nomor in line.pertama:
            layanan = shown.layanan(readings)
            if layanan is not None:
                made[nomor] = Edisi(layanan, shown.commit)
    return made
