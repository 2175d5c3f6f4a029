"""A service's requirements in; beside each where its papers are issued, and once the papers of everybody, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.chains import Dokumen, Pemakai
from generator.messages import word, words
from generator.model import Riwayat
from generator.targets.comparing.found import comparison_of, is_published
from generator.targets.conditions import or_list
from generator.targets.jalinan import Kaitan
from generator.targets.kept import kept
from generator.targets.lists import Blok
from generator.targets.pages.daftar import anchor, letter_of
from generator.targets.pages.lembar import macros
from generator.targets.pages.peta import Peta, key
from generator.text import loose

NAMED = 5
"""So many offices are named; where more issue a paper, a link leads to all of them."""


@dataclass(frozen=True, slots=True)
class Kantor:
    """An office that issues a paper, and by which services."""

    nama: str
    layanan: tuple[Riwayat, ...]


def origins(blocks: Iterable[Blok], kaitan: Kaitan, peta: Peta, alamat: str) -> Mapping[str, Markup]:
    """By requirement what stands below it: each paper once in a branch, none that everybody has."""
    papers = kaitan.asal
    found: dict[str, Markup] = {}
    said: set[tuple[str, str]] = set()
    if not papers:
        return found
    for blok in blocks:
        branch = blok.kepala if blok.bila is not None else ""
        for butir in blok.butir:
            lines = []
            for one in papers.get(butir.id, ()):
                if not one.dokumen.umum and (branch, one.dokumen.kunci) not in said:
                    said.add((branch, one.dokumen.kunci))
                    lines.append(_line(one.dokumen, one.layanan, peta, alamat.count("/")))
            if lines:
                found[butir.id] = Markup("").join(lines)
    return found


@kept(4096)
def _line(dokumen: Dokumen, layanan: tuple[Riwayat, ...], peta: Peta, depth: int) -> Markup:
    """Where one paper is issued; made once for all pages as deep as this one."""
    kantor = offices(layanan)
    all_of_them = everywhere(layanan[0], peta) if len(kantor) > NAMED else ""
    macro = macros()["asal_butir"]
    return Markup(macro(dokumen.nama, kantor[:NAMED], len(kantor), kinds(layanan), all_of_them, "../" * depth, key))


def everywhere(riwayat: Riwayat, peta: Peta) -> str:
    """Where all offices with this service stand: side by side where that is published, else in the list by name."""
    if is_published(peta.publication):
        found = comparison_of(peta.publication).get(key(riwayat))
        if found is not None:
            return peta.site.banding(found.rumpun.id)
    return f"layanan/#{anchor(letter_of(riwayat.layanan.standar.nama))}"


def common(kaitan: Kaitan, peta: Peta, alamat: str) -> Markup:
    """Once below the list: the services for papers that everybody has, as far as this service asks for one of them."""
    asked = {one.dokumen.kunci: one.layanan for papers in kaitan.asal.values() for one in papers if one.dokumen.umum}
    return _common(peta, alamat.count("/"), *asked.values()) if asked else Markup("")


@kept(256)
def _common(peta: Peta, depth: int, *layanan: tuple[Riwayat, ...]) -> Markup:
    kantor = offices({id(one): one for some in layanan for one in some}.values())
    return Markup(macros()["punya_butir"](kantor, "../" * depth, key))


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


def askers(pemakai: Iterable[Pemakai]) -> list[Kelompok]:
    """The services by name, the likeliest first: what is asked of everybody, at the most offices."""
    found: dict[str, list[Pemakai]] = {}
    for one in pemakai:
        found.setdefault(loose(one.riwayat.layanan.standar.nama), []).append(one)
    ranked = sorted(found.values(), key=lambda some: (not any(one.selalu for one in some), -len(some)))
    return [Kelompok(some[0].riwayat.layanan.standar.nama, tuple(one.riwayat for one in some)) for some in ranked]
