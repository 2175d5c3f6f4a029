"""A service's requirements in; beside each where its papers are issued, and once the papers of everybody, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.chains import Asal
from generator.messages import word, words
from generator.model import Riwayat
from generator.targets.comparing.found import comparison_of
from generator.targets.conditions import or_list
from generator.targets.lists import Blok
from generator.targets.pages.lembar import macros
from generator.targets.pages.peta import Peta, key, prefix
from generator.text import loose

NAMED = 5
"""So many offices are named; where more issue a paper, a link leads to all of them."""


@dataclass(frozen=True, slots=True)
class Kantor:
    """An office that issues a paper, and by which services."""

    nama: str
    layanan: tuple[Riwayat, ...]


def origins(blocks: Iterable[Blok], riwayat: Riwayat, peta: Peta, alamat: str) -> Mapping[str, Markup]:
    """By requirement what stands below it: each paper once in a branch, none that everybody has."""
    papers = peta.jalinan.asal_dari(riwayat)
    found: dict[str, Markup] = {}
    said: set[tuple[str, str]] = set()
    if not papers or riwayat.keadaan == "dicabut":
        return found
    for blok in blocks:
        branch = blok.kepala if blok.bila is not None else ""
        for butir in blok.butir:
            lines = []
            for one in papers.get(butir.id, ()):
                if not one.dokumen.umum and (branch, one.dokumen.kunci) not in said:
                    said.add((branch, one.dokumen.kunci))
                    lines.append(_line(one, peta, alamat))
            if lines:
                found[butir.id] = Markup("").join(lines)
    return found


def _line(asal: Asal, peta: Peta, alamat: str) -> Markup:
    """Where one paper is issued; made once for all pages as deep as this one."""
    at = ("asal", prefix(alamat), asal.dokumen.kunci, id(asal.layanan))
    if at not in peta.sekali:
        kantor = offices(asal.layanan)
        all_of_them = everywhere(asal.layanan[0], peta) if len(kantor) > NAMED else ""
        peta.sekali[at] = macros()["asal_butir"](
            asal.dokumen.nama, kantor[:NAMED], len(kantor), kinds(asal.layanan), all_of_them, prefix(alamat), key
        )
    return Markup(peta.sekali[at])


def everywhere(riwayat: Riwayat, peta: Peta) -> str:
    """Where all offices with this service stand: side by side, else in the list by name."""
    found = comparison_of(peta.publication).get(key(riwayat))
    letter = riwayat.layanan.standar.nama[:1].lower()
    return peta.site.banding(found.rumpun.id) if found else f"layanan/#huruf-{letter}"


def common(riwayat: Riwayat, peta: Peta, alamat: str) -> Markup:
    """Once below the list: the services for papers that everybody has, as far as this service asks for one of them."""
    found: dict[int, Riwayat] = {}
    if riwayat.keadaan == "dicabut":
        return Markup("")
    for papers in peta.jalinan.asal_dari(riwayat).values():
        for one in papers:
            if one.dokumen.umum:
                found |= {id(each): each for each in one.layanan}
    at = ("punya", prefix(alamat), *found)
    if at not in peta.sekali:
        kantor = offices(found.values())
        peta.sekali[at] = macros()["punya_butir"](kantor, prefix(alamat), key) if kantor else ""
    return Markup(peta.sekali[at])


def offices(layanan: Iterable[Riwayat]) -> tuple[Kantor, ...]:
    """The services by their office, in the order in which the offices come."""
    found: dict[str, list[Riwayat]] = {}
    names: dict[str, str] = {}
    for one in layanan:
        instansi, folder = one.layanan.instansi, one.layanan.folder
        names.setdefault(folder, instansi.nama_pendek or instansi.nama)
        found.setdefault(folder, []).append(one)
    return tuple(Kantor(names[folder], tuple(services)) for folder, services in found.items())


def kinds(layanan: Iterable[Riwayat]) -> str:
    """What kinds of offices these are, in words; where they have no common name, that they are several."""
    known = words("jalinan")
    found = dict.fromkeys(one.layanan.instansi.tingkat for one in layanan)
    if any(kind not in known for kind in found):
        return word("jalinan.kantor")
    return or_list(known[kind] for kind in known if kind in found)


@dataclass(frozen=True, slots=True)
class Kelompok:
    """One name of a service that asks for a paper, and the offices where it is asked."""

    nama: str
    kantor: tuple[Riwayat, ...]


def askers(layanan: Iterable[Riwayat]) -> Iterator[Kelompok]:
    """The services by name, in the order in which the names come."""
    found: dict[str, list[Riwayat]] = {}
    for one in layanan:
        found.setdefault(loose(one.layanan.standar.nama), []).append(one)
    yield from (Kelompok(some[0].layanan.standar.nama, tuple(some)) for some in found.values())
