"""Files that somebody asks about and the last run's notes in; every file whose content bears on them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.catalog import FOLDER, Parsed, kind_of
from generator.model import Fkp, Standar
from generator.nearby.notes import Notes
from generator.site import TERCADANG
from generator.sources import Mark

MOST = 400
"""Beyond so many files it is as quick to read all."""
CHANGED = 60
"""So many files that changed since the notes are read for their codes."""


class TooMuch(Exception):
    """What is asked needs the whole catalogue."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """`files` to be read; `services` are the standards whose history counts, gone ones too."""

    files: frozenset[str]
    services: frozenset[str]


@dataclass(slots=True)
class _Codes:
    """Which files have, or ever had, which permanent code; `now` only those that stand."""

    of: dict[str, set[str]] = field(default_factory=dict)
    by: dict[str, set[str]] = field(default_factory=dict)

    def add(self, file: str, kode: str) -> None:
        self.of.setdefault(file, set()).add(kode)
        self.by.setdefault(kode, set()).add(file)


Read = Callable[[str], Parsed]
"""Reads a file, once; OSError where it cannot."""


def choose(wanted: Iterable[str], notes: Notes, now: Mapping[str, Mark], read: Read) -> Nearby:
    """What bears on the files `wanted`, of the files `now`; TooMuch where the whole catalogue is no more work.

    A standard hangs together with its agency, the regency, every file that has or had one of its codes, the
    reference list it names, and the consultation that it names as its ground; an agency with its standards.
    """
    codes = _codes(notes, now, read)
    files = {f"{FOLDER}/pemda.yaml"}
    services: set[str] = set()
    for file in wanted:
        if file not in now:
            raise TooMuch
        files.add(file)
        kind, folder = kind_of(file), file.split("/")[1]
        if kind == "standar":
            _need_agency(folder, now)
            services.add(file)
            more, others = _named(file, notes, now, read)
            files |= more
            services |= others
        elif kind == "instansi":
            _need_agency(folder, now)
            services |= _standards(folder, now)
        elif kind not in ("pemda", "acuan"):
            raise TooMuch
        files |= {other for kode in codes.of.get(file, ()) for other in codes.by[kode]}
    services = _connected(services, codes)
    files |= services | {home(file) for file in services}
    files |= {home(file) for file in files if kind_of(file) in ("standar", "fkp")}
    if len(files) > MOST:
        raise TooMuch
    return Nearby(frozenset(file for file in files if file in now), frozenset(services))


def home(file: str) -> str:
    """Where the agency of a file keeps its defaults."""
    return f"{FOLDER}/{file.split('/')[1]}/instansi.yaml"


def _need_agency(folder: str, now: Mapping[str, Mark]) -> None:
    """What is said of a whole folder stands at whichever of its files comes first."""
    if folder in TERCADANG or f"{FOLDER}/{folder}/instansi.yaml" not in now:
        raise TooMuch


def _codes(notes: Notes, now: Mapping[str, Mark], read: Read) -> _Codes:
    """The codes of all files: from the notes, and from each file that is not as it was."""
    changed = [file for file, mark in now.items() if not notes.is_known(file, mark)]
    if len(changed) > CHANGED:
        raise TooMuch
    codes = _Codes()
    for file, kode in notes.kode.items():
        if file in now:
            codes.add(file, kode)
    for file in changed:
        kode = getattr(read(file).value, "kode", None)
        if kode:
            codes.add(file, kode)
    for file, several in notes.codes.items():
        for kode in several:
            codes.add(file, kode)
    return codes


def _connected(services: set[str], codes: _Codes) -> set[str]:
    """These standards, with all that ever shared a code with one of them, and so on."""
    done: set[str] = set()
    waiting = [file for file in services]
    while waiting:
        file = waiting.pop()
        if file not in done:
            done.add(file)
            waiting += [other for kode in codes.of.get(file, ()) for other in codes.by[kode] if other not in done]
        if len(done) > MOST:
            raise TooMuch
    return {file for file in done if kind_of(file) == "standar"} | services


def _standards(folder: str, now: Iterable[str]) -> set[str]:
    start = f"{FOLDER}/{folder}/"
    return {file for file in now if file.startswith(start) and kind_of(file) == "standar"}


def _named(file: str, notes: Notes, now: Mapping[str, Mark], read: Read) -> tuple[set[str], set[str]]:
    """What a standard itself names: files to be read, and services."""
    value = read(file).value
    if not isinstance(value, Standar):
        return set(), set()
    files: set[str] = set()
    services: set[str] = set()
    if value.acuan is not None:
        lists = {one for one in now if kind_of(one) == "acuan"}
        meant = {one for one in lists if Path(one).stem == value.acuan}
        files |= meant if meant and all(read(one).value is not None for one in meant) else lists
    ground = value.dasar_perubahan
    if ground is not None and ground.jenis == "fkp" and ground.rujukan:
        own = file.split("/")[1]
        place, slash, day = ground.rujukan.rpartition("/")
        for folder in dict.fromkeys((own, place if slash else own)):
            records = {one for one in now if one.startswith(f"{FOLDER}/{folder}/fkp/")}
            files |= records
            for one in records:
                record = read(one).value
                if isinstance(record, Fkp) and record.tanggal == day:
                    services |= _decided(record, folder, notes, now)
    return files, services


def _decided(record: Fkp, folder: str, notes: Notes, now: Mapping[str, Mark]) -> set[str]:
    """The services that a consultation may have decided about, by the names that it uses."""
    names = {one.layanan for one in record.keputusan if one.layanan is not None}
    found = {file for name in names for file in (f"{FOLDER}/{folder}/{name}.yaml", f"{FOLDER}/{name}.yaml")}
    if any(one.layanan is None for one in record.keputusan):
        agenda = {f"{FOLDER}/{folder}/{name}.yaml" for name in record.layanan}
        if any(file not in now for file in agenda):
            raise TooMuch  # known by an old name, or gone, or of another agency
        found |= agenda or _standards(folder, (*now, *notes.codes))  # gone ones live on in their history
    return {file for file in found if kind_of(file) == "standar"}
