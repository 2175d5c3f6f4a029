"""The files of standards/ at one moment in; the services among the files asked for, and what cannot be read, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generator import catalog as catalogue
from generator.catalog import Parsed
from generator.findings import Finding
from generator.model import Instansi, Layanan
from generator.site import FOLDER, kind_of


@dataclass(frozen=True, slots=True)
class State:
    """One moment of standards/, read as far as a comparison needs it.

    `parsed` and `layanan` are by file. `broken` names, for each standard that cannot be used, the file that is
    to blame: itself, or its agency's.
    """

    contents: Mapping[str, bytes]
    parsed: Mapping[str, Parsed]
    layanan: Mapping[str, Layanan]
    broken: Mapping[str, str]

    def kode(self, file: str) -> str:
        """The permanent code in a standard's file, also where the rest of it cannot be used; else empty."""
        layanan = self.layanan.get(file)
        if layanan is not None:
            return layanan.kode
        one = self.parsed.get(file)
        data = one.document.data if one is not None and one.document is not None else None
        kode = data.get("kode") if isinstance(data, dict) else None
        return kode if isinstance(kode, str) else ""

    def instansi(self, folder: str) -> Instansi | None:
        """The agency of a folder, where its file was read and can be used."""
        one = self.parsed.get(agency_file(folder))
        return one.value if one is not None else None

    def blame(self, file: str) -> Finding | None:
        """The first thing to say about a file that cannot be used; None where we know none."""
        one = self.parsed.get(file)
        return next(iter(one.findings), None) if one is not None else Finding(file, 0, 0, "SP051", _folder(file))

    def by_kode(self, kode: str) -> Layanan | None:
        """The service with this code, also among the files that were not asked for."""
        for layanan in self.layanan.values():
            if layanan.kode == kode:
                return layanan
        return next((one for one in self._others() if one.kode == kode), None)

    def _others(self) -> Iterator[Layanan]:
        rest = [file for file in sorted(self.contents) if kind_of(file) == "standar" and file not in self.parsed]
        yield from read(self.contents, rest).layanan.values()


def agency_file(folder: str) -> str:
    """Where the agency of a folder states itself."""
    return f"{FOLDER}/{folder}/instansi.yaml"


def agency_of(file: str) -> str:
    """The folder of the agency that a file belongs to."""
    return file.split("/")[1]


def read(contents: Mapping[str, bytes], files: Collection[str]) -> State:
    """The files that were asked for, as far as they exist at that moment, each standard with its agency's defaults."""
    wanted = sorted({name for file in files if file in contents for name in (file, *_home(file))})
    parsed = {file: catalogue.parse(file, contents[file]) for file in wanted if file in contents}
    layanan: dict[str, Layanan] = {}
    broken: dict[str, str] = {}
    for file, one in parsed.items():
        if one.kind != "standar":
            continue
        home = agency_file(agency_of(file))
        agency = parsed.get(home)
        if one.value is None:
            broken[file] = file
        elif agency is None or agency.value is None:
            broken[file] = home
        else:
            layanan[file] = catalogue.resolve(file, one.value, agency.value)
    return State(contents, parsed, layanan, broken)


def changed_files(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> tuple[str, ...]:
    """Files whose bytes differ between two moments, and the standards of agencies whose own file does."""
    files = sorted({*before, *after})
    differing = {file for file in files if before.get(file) != after.get(file)}
    return tuple(file for file in files if file in differing or differing.intersection(_home(file)))


def _home(file: str) -> tuple[str, ...]:
    return (agency_file(agency_of(file)),) if kind_of(file) == "standar" else ()


def _folder(file: str) -> tuple[tuple[str, str], ...]:
    return (("folder", agency_of(file)),)
