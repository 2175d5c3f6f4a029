"""Files that somebody asks about and the last run's notes in; every file whose content bears on them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.catalog import FOLDER, Parsed, kind_of
from generator.model import Fkp, Standar
from generator.nearby.notes import Notes
from generator.site import TERCADANG

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


class _Codes:
    """Which files have, or ever had, which permanent code."""

    def __init__(self, notes: Notes, now: Mapping[str, str], read: Read) -> None:
        """From the notes, and from each file that is not as it was then."""
        changed = [file for file, mark in now.items() if notes.marks.get(file) != mark]
        if len(changed) > CHANGED:
            raise TooMuch
        self._now = {file: kode for file, kode in notes.kode.items() if file in now}
        for file in changed:
            kode = getattr(read(file).value, "kode", None)
            self._now.pop(file, None)
            if kode:
                self._now[file] = kode
        # What the notes call no other code was that file's only one, also where it stands no more.
        self._then = {**{file: (kode,) for file, kode in notes.kode.items()}, **notes.codes}
        self._by: dict[str, list[str]] = {}
        for file, several in self._then.items():
            for kode in several:
                self._by.setdefault(kode, []).append(file)
        for file, kode in self._now.items():
            if kode not in self._then.get(file, ()):
                self._by.setdefault(kode, []).append(file)

    def beside(self, file: str) -> list[str]:
        """The files that share a code with this one, or once did."""
        own = dict.fromkeys(self._then.get(file, ()))
        if file in self._now:
            own[self._now[file]] = None
        return [other for kode in own for other in self._by[kode]]


Read = Callable[[str], Parsed]
"""Reads a file, once; OSError where it cannot."""


def choose(wanted: Iterable[str], notes: Notes, now: Mapping[str, str], read: Read) -> Nearby:
    """What bears on the files `wanted`, of the files `now`; TooMuch where the whole catalogue is no more work.

    A standard hangs together with its agency, the regency, every file that has or had one of its codes, the
    reference list it names, and the consultation that it names as its ground; an agency with its standards.
    """
    codes = _Codes(notes, now, read)
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
        elif kind not in ("pemda", "acuan", "sinonim"):
            raise TooMuch
        files.update(codes.beside(file))
    services = _connected(services, codes)
    files |= services | {home(file) for file in services}
    files |= {home(file) for file in files if kind_of(file) in ("standar", "fkp")}
    if len(files) > MOST:
        raise TooMuch
    return Nearby(frozenset(file for file in files if file in now), frozenset(services))


def home(file: str) -> str:
    """Where the agency of a file keeps its defaults."""
    return f"{FOLDER}/{file.split('/')[1]}/instansi.yaml"


def _need_agency(folder: str, now: Mapping[str, str]) -> None:
    """What is said of a whole folder stands at whichever of its files comes first."""
    if folder in TERCADANG or f"{FOLDER}/{folder}/instansi.yaml" not in now:
        raise TooMuch


def _connected(services: set[str], codes: _Codes) -> set[str]:
    """These standards, with all that ever shared a code with one of them, and so on."""
    done: set[str] = set()
    waiting = list(services)
    while waiting:
        file = waiting.pop()
        if file not in done:
            done.add(file)
            waiting += codes.beside(file)
        if len(done) > MOST:
            raise TooMuch
    return {file for file in done if kind_of(file) == "standar"} | services


def _standards(folder: str, now: Iterable[str]) -> set[str]:
    start = f"{FOLDER}/{folder}/"
    return {file for file in now if file.startswith(start) and kind_of(file) == "standar"}


def _named(file: str, notes: Notes, now: Mapping[str, str], read: Read) -> tuple[set[str], set[str]]:
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


def _decided(record: Fkp, folder: str, notes: Notes, now: Mapping[str, str]) -> set[str]:
    """The services that a consultation may have decided about, by the names that it uses."""
    names = {one.layanan for one in record.keputusan if one.layanan is not None}
    found = {file for name in names for file in (f"{FOLDER}/{folder}/{name}.yaml", f"{FOLDER}/{name}.yaml")}
    if any(one.layanan is None for one in record.keputusan):
        agenda = {f"{FOLDER}/{folder}/{name}.yaml" for name in record.layanan}
        if any(file not in now for file in agenda):
            raise TooMuch  # known by an old name, or gone, or of another agency
        found |= agenda or _standards(folder, (*now, *notes.kode, *notes.codes))  # gone ones live on in their history
    return {file for file in found if kind_of(file) == "standar"}
