"""The catalogue and what git remembers in; every service's editions, and which one is in force, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator import catalog as catalogue
from generator.catalog import Catalog
from generator.findings import Finding
from generator.history import Archive, State
from generator.model import Edisi, Instansi, Keadaan, Layanan, Riwayat

Blobs = Callable[[Iterable[str]], Iterator[tuple[str, bytes]]]


@dataclass(frozen=True, slots=True)
class _Version:
    """A service at one moment, and whether that moment was on the published line."""

    edisi: Edisi
    path: str
    published: bool


def arrange(
    catalog: Catalog, archive: Archive, blobs: Blobs, tanggal: str
) -> tuple[tuple[Riwayat, ...], tuple[Finding, ...]]:
    """All services by folder and id, each with its editions as of the day `tanggal` (ISO).

    The last state of each (kode, edisi) that the main line has shown is that edition, else the last one over all
    ancestors; the working tree comes last. A file that cannot be read lives on in its last good state, and so
    does one that was deleted, because its QR code hangs on a wall.
    """
    versions = _versions(catalog, archive, blobs)
    editions: dict[str, dict[int, Edisi]] = {}
    last_path: dict[str, str] = {}
    trail: dict[str, dict[str, None]] = {}
    published: set[str] = set()
    shown: set[tuple[str, int]] = set()
    for version in versions:
        kode, nomor = version.edisi.layanan.kode, version.edisi.nomor
        last_path[kode] = version.path
        if version.published:
            published.add(kode)
            shown.add((kode, nomor))
            trail.setdefault(kode, {})[_address(version.path)] = None
        elif (kode, nomor) in shown:
            continue  # a wording that was discarded on a branch
        editions.setdefault(kode, {})[nomor] = version.edisi
    findings: list[Finding] = []
    done: list[Riwayat] = []
    for layanan in catalog.layanan:
        known = editions.pop(layanan.kode, {}) if layanan.kode else {}
        known[layanan.standar.edisi] = Edisi(layanan)
        done.append(_history(layanan.kode, known, catalog, tanggal, trail.get(layanan.kode, {})))
    broken = set(catalog.rusak)
    for kode, known in sorted(editions.items()):
        path = last_path[kode]
        if path in broken:
            done.append(_history(kode, known, catalog, tanggal, trail.get(kode, {}), rusak=True))
        elif kode in published:
            findings.append(Finding(path, 0, 0, "SP903", (("kode", kode),)))
            done.append(_history(kode, known, catalog, tanggal, trail.get(kode, {}), rusak=True))
    done.sort(key=lambda one: (one.layanan.folder, one.layanan.id, one.kode))
    return tuple(done), tuple(findings)


def _versions(catalog: Catalog, archive: Archive, blobs: Blobs) -> Iterator[_Version]:
    """Every readable state of every standard in history, oldest first, with its agency's defaults of that moment."""
    states = [state for state in archive.states if state.blob and catalogue.kind_of(state.path) == "standar"]
    wanted = dict.fromkeys(blob for state in states for blob in (state.blob, state.instansi) if blob)
    past = _Past(catalog, dict(blobs(list(wanted))) if wanted else {})
    for state in states:
        layanan = past.layanan(state)
        if layanan is not None and layanan.kode:
            yield _Version(Edisi(layanan, state.commit), state.path, state.on_first_parent)


class _Past:
    """Services as they were, each content read once; what stands in the working tree has been read already."""

    def __init__(self, catalog: Catalog, contents: Mapping[str, bytes]) -> None:
        self._now = {one.file: one for one in catalog.layanan}
        self._files = catalog.sumber
        self._contents = contents
        self._values: dict[tuple[str | None, str], Any] = {}
        self._made: dict[tuple[str, str, str], Layanan | None] = {}

    def layanan(self, state: State) -> Layanan | None:
        """The service as it was; None where the file or its agency could not be read then."""
        if state.blob is None or state.instansi is None:
            return None
        if state.blob not in self._contents or state.instansi not in self._contents:
            return None
        key = (state.path, state.blob, state.instansi)
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def _make(self, path: str, blob: str, instansi: str) -> Layanan | None:
        agency_path = f"{path.rsplit('/', 1)[0]}/instansi.yaml"
        if self._is_now(path, blob) and self._is_now(agency_path, instansi) and path in self._now:
            return self._now[path]
        standar, agency = self._value(path, blob), self._value(agency_path, instansi)
        return None if standar is None or agency is None else catalogue.resolve(path, standar, agency)

    def _is_now(self, path: str, blob: str) -> bool:
        return self._contents[blob] == self._files.get(path)

    def _value(self, path: str, blob: str) -> Any:
        """The model in a content; it does not depend on the file's name, only on what kind of file it is."""
        key = (catalogue.kind_of(path), blob)
        if key not in self._values:
            self._values[key] = catalogue.parse(path, self._contents[blob]).value
        return self._values[key]


def _address(path: str) -> str:
    """Where a standard's file is published: its folder and its stem."""
    return path.removeprefix(f"{catalogue.FOLDER}/").removesuffix(".yaml")


def _history(
    kode: str, known: Mapping[int, Edisi], catalog: Catalog, tanggal: str, trail: Iterable[str], rusak: bool = False
) -> Riwayat:
    """The editions of one service and the one that pages show on that day."""
    ordered = [known[nomor] for nomor in sorted(known)]
    newest = ordered[-1]
    keadaan, kini = _state(ordered, tanggal)
    ahead = [one for one in ordered if one.nomor > kini.nomor and _announced(one, tanggal)]
    folder = newest.layanan.folder
    return Riwayat(
        kode=kode,
        keadaan=keadaan,
        kini=_with_present_agency(kini, newest.layanan, catalog.instansi.get(folder)),
        edisi=tuple(ordered),
        mendatang=ahead[-1] if ahead else None,
        rusak=rusak,
        jejak=tuple(old for old in trail if old != f"{folder}/{newest.layanan.id}"),
    )


def _state(ordered: list[Edisi], tanggal: str) -> tuple[Keadaan, Edisi]:
    """In force is the newest edition with status berlaku whose first day has come; a withdrawal ends it."""
    newest = ordered[-1]
    standar = newest.layanan.standar
    if standar.status == "dicabut" and (standar.pencabutan is None or standar.pencabutan.tanggal <= tanggal):
        return "dicabut", newest
    for one in reversed(ordered):
        if one.berlaku_pada(tanggal):
            return "berlaku", one
    if standar.status in ("berlaku", "dicabut"):
        return "mendatang", newest
    return standar.status, newest


def _announced(edisi: Edisi, tanggal: str) -> bool:
    standar = edisi.layanan.standar
    return standar.status == "berlaku" and standar.berlaku_sejak is not None and standar.berlaku_sejak > tanggal


def _with_present_agency(edisi: Edisi, newest: Layanan, instansi: Instansi | None) -> Edisi:
    """The edition at the service's present address, with the agency's present contacts and hours."""
    place = replace(edisi.layanan, folder=newest.folder, id=newest.id, file=newest.file)
    return replace(edisi, layanan=place if instansi is None else replace(place, instansi=instansi))
