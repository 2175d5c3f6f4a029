"""A run over the whole catalogue in; notes of it out, so that a question about one file needs a few files only."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from generator import history
from generator.catalog import FOLDER, Catalog, kind_of
from generator.editions.memory import Memory
from generator.editions.reading import Readings
from generator.history import Archive
from generator.jobs import Cache
from generator.nearby import notes
from generator.sources import settled


def learn(root: Path, catalog: Catalog, cache: Path, pada: int, marks: Mapping[str, str]) -> None:
    """Keeps in the folder `cache` what bears on what. `marks` were taken at `pada`, before the files were read.

    Nothing is kept where git's answer is not the whole one.
    """
    memory = Memory(Cache(cache / "riwayat"))
    archive = memory.archive(root, FOLDER)
    if archive.head is None or archive.findings:
        return
    readings = Readings(catalog, archive, partial(history.blobs, root), memory)
    readings.look_over()
    if readings.findings:
        return
    kode = {file: value.kode for file, value in catalog.naskah.items() if getattr(value, "kode", None)}
    sure = {file: marks[file] for file in settled(marks, pada) if file in catalog.sumber}
    notes.keep(cache, archive, sure, kode, _codes(archive, readings))


def _codes(archive: Archive, readings: Readings) -> dict[str, tuple[str, ...]]:
    """The codes that each standard has had in any version."""
    found: dict[str, dict[str, None]] = {}
    for state in (*archive.states, *archive.published):
        if state.blob is not None and kind_of(state.path) == "standar":
            gist = readings.gist("standar", state.blob)
            if gist is not None and gist[0]:
                found.setdefault(state.path, {})[gist[0]] = None
    return {path: tuple(codes) for path, codes in found.items()}
