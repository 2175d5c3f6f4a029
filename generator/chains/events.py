"""The life events of the catalogue and its services in; each event's path with its services, and what is wrong, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import catalog as catalogue
from generator.catalog import FOLDER, Catalog
from generator.chains.jalinan import Jalinan, address
from generator.findings import Finding, Path, Word, freeze_words
from generator.model import DaftarPeristiwa, LangkahPeristiwa, Peristiwa, Riwayat
from generator.rules.choices import offer
from generator.text import loose

FILE = f"{FOLDER}/peristiwa.yaml"

Problem = tuple[str, Path, Mapping[str, Word]]


@dataclass(frozen=True, slots=True)
class Tahapan:
    """One step with the services in force that serve it; `bawaan` are papers from earlier steps, by their number."""

    langkah: LangkahPeristiwa
    nomor: int
    layanan: tuple[Riwayat, ...]
    bawaan: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Jalan:
    """An event and its steps in order."""

    peristiwa: Peristiwa
    langkah: tuple[Tahapan, ...]


def paths(catalog: Catalog, riwayat: Iterable[Riwayat], jalinan: Jalinan) -> tuple[Jalan, ...]:
    """The events in the file's order; of two with one id the first."""
    finder = _Finder(riwayat)
    found: dict[str, Jalan] = {}
    for peristiwa in _listed(catalog):
        if peristiwa.id not in found:
            steps: list[Tahapan] = []
            for n, langkah in enumerate(peristiwa.langkah, 1):
                services = finder.of(langkah)
                steps.append(Tahapan(langkah, n, services, tuple(_brought(services, steps, jalinan))))
            found[peristiwa.id] = Jalan(peristiwa, tuple(steps))
    return tuple(found.values())


def judge(catalog: Catalog, riwayat: Iterable[Riwayat], jalinan: Jalinan) -> tuple[Finding, ...]:
    """Findings about standards/peristiwa.yaml, each at its line."""
    services = tuple(riwayat)
    problems = [*_unknown(catalog, services), *_disordered(paths(catalog, services, jalinan), catalog, jalinan)]
    if not problems:
        return ()
    document = catalogue.parse(FILE, catalog.sumber.get(FILE, b"")).document
    return tuple(
        Finding(FILE, *(document.positions.where(path) if document is not None else (0, 0)), id, freeze_words(said))
        for id, path, said in problems
    )


def _listed(catalog: Catalog) -> tuple[Peristiwa, ...]:
    value = catalog.naskah.get(FILE)
    return value.peristiwa if isinstance(value, DaftarPeristiwa) else ()


class _Finder:
    """The services by what a step may call them."""

    def __init__(self, riwayat: Iterable[Riwayat]) -> None:
        self.known: dict[str, Riwayat] = {}
        self.named: dict[str, list[Riwayat]] = {}
        self.names: dict[str, None] = {}
        for one in sorted(riwayat, key=lambda one: (one.layanan.instansi.kode_wilayah or "~", address(one.layanan))):
            self.known[address(one.layanan)] = one
            if one.kode:
                self.known.setdefault(one.kode, one)
            self.names[one.layanan.standar.nama] = None
            self.named.setdefault(loose(one.layanan.standar.nama), []).append(one)

    def of(self, langkah: LangkahPeristiwa) -> tuple[Riwayat, ...]:
        """Those in force, each once."""
        found = [self.known[name] for name in langkah.layanan if name in self.known]
        found += self.named.get(loose(langkah.bernama), []) if langkah.bernama else []
        return tuple({id(one): one for one in found if one.berlaku}.values())


def _brought(services: tuple[Riwayat, ...], before: list[Tahapan], jalinan: Jalinan) -> Iterator[tuple[int, str]]:
    """The papers of earlier steps that this one asks for, each once."""
    said: dict[str, None] = {}
    for step in before:
        given = {address(one.layanan): one for one in step.layanan}
        for one in services:
            for name, issuers in _asked(one, jalinan):
                if name not in said and not issuers.isdisjoint(given):
                    said[name] = None
                    yield step.nomor, name


def _asked(one: Riwayat, jalinan: Jalinan, always: bool = False) -> Iterator[tuple[str, frozenset[str]]]:
    """What a service asks for, but for what nearly everybody has: the paper's name and who issues it."""
    for papers in jalinan.asal_dari(one).values():
        for paper in papers:
            if not paper.dokumen.umum and (paper.selalu or not always):
                yield paper.dokumen.nama, frozenset(address(each.layanan) for each in paper.layanan)
    for at, selalu in jalinan.rujukan.get(address(one.layanan), {}).items():
        made = jalinan.hasil.get(at, ())
        if made and (selalu or not always):
            yield made[0].nama, frozenset([at])


def _unknown(catalog: Catalog, riwayat: tuple[Riwayat, ...]) -> Iterator[Problem]:
    """Steps whose service is unknown or not open, and events that share an id."""
    finder = _Finder(riwayat)
    first: dict[str, str] = {}
    for n, peristiwa in enumerate(_listed(catalog)):
        at: Path = ("peristiwa", n)
        if peristiwa.id in first:
            yield "SP949", (*at, "id"), {"id": peristiwa.id, "lain": first[peristiwa.id]}
        first.setdefault(peristiwa.id, peristiwa.nama)
        for m, langkah in enumerate(peristiwa.langkah):
            here = (*at, "langkah", m)
            for k, name in enumerate(langkah.layanan):
                one = finder.known.get(name)
                if one is None:
                    yield "SP945", (*here, "layanan", k), {"nama": name, "pilihan": offer(name, finder.known)}
                elif not one.berlaku:
                    yield "SP946", (*here, "layanan", k), {"nama": name, "layanan": one.layanan.standar.nama}
            if langkah.bernama:
                named = finder.named.get(loose(langkah.bernama), [])
                if not named:
                    words = {"nama": langkah.bernama, "pilihan": offer(langkah.bernama, finder.names)}
                    yield "SP945", (*here, "bernama"), words
                elif not any(one.berlaku for one in named):
                    words = {"nama": langkah.bernama, "layanan": named[0].layanan.standar.nama}
                    yield "SP946", (*here, "bernama"), words


def _disordered(jalan: tuple[Jalan, ...], catalog: Catalog, jalinan: Jalinan) -> Iterator[Problem]:
    """Steps that ask everybody for what only a later step gives; two that ask each other for something are no order."""
    place = {id(one): n for n, one in reversed([*enumerate(_listed(catalog))])}  # of two that say the same the first
    for one in jalan:
        for m, step in enumerate(one.langkah):
            earlier = _given(one.langkah[: m + 1])
            for later in one.langkah[m + 1 :]:
                name = _missing(step, later, earlier, jalinan)
                if name and not _missing(later, step, frozenset(), jalinan):
                    words = {"dokumen": name, "langkah": step.langkah.nama, "nanti": later.langkah.nama}
                    yield "SP948", ("peristiwa", place[id(one.peristiwa)], "langkah", m, "nama"), words


def _given(steps: Iterable[Tahapan]) -> frozenset[str]:
    return frozenset(address(one.layanan) for step in steps for one in step.layanan)


def _missing(step: Tahapan, later: Tahapan, earlier: frozenset[str], jalinan: Jalinan) -> str:
    """A paper that `step` always asks for and `later` gives, while nobody before does; empty where there is none."""
    given = _given([later])
    for one in step.layanan:
        for name, issuers in _asked(one, jalinan, always=True):
            if not issuers.isdisjoint(given) and issuers.isdisjoint(earlier):
                return name
    return ""
