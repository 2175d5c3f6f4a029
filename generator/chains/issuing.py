"""The services in force in; the papers that they issue, each by all of its names, out."""

from __future__ import annotations

from collections.abc import Mapping

from generator.chains.jalinan import Dokumen, address
from generator.chains.papers import is_several, paper_key, short_names
from generator.model import Ketiadaan, Riwayat, Standar
from generator.text import loose


def issued(
    services: list[Riwayat],
) -> tuple[dict[str, Dokumen], dict[str, str], dict[str, tuple[Dokumen, ...]]]:
    """The papers by key, all names that lead to one of them, and the papers of each service."""
    shared = _shared_papers(services)
    issuers: dict[str, list[Riwayat]] = {}
    main: dict[str, set[str]] = {}
    titles: dict[str, str] = {}
    names: dict[str, str] = {}
    for one in services:
        service = paper_key(one.layanan.standar.nama)
        for name in _products(one.layanan.standar):
            key = _key(name, one, shared)
            if not key:
                continue
            names[paper_key(name) or key] = key
            if key == paper_key(name):
                titles.setdefault(key, name.partition("(")[0].strip())
            mine = issuers.setdefault(key, [])
            if not mine or mine[-1] is not one:
                mine.append(one)
            if key in service or service in key:
                main.setdefault(key, set()).add(address(one.layanan))
    papers = {}
    for key, found in issuers.items():
        chosen = [one for one in found if not main.get(key) or address(one.layanan) in main[key]]
        papers[key] = Dokumen(key, titles[key], tuple(chosen))
    for short, key in _other_names(papers).items():
        names.setdefault(short, key)
    made: dict[str, list[Dokumen]] = {}
    for paper in papers.values():
        for one in paper.penerbit:
            made.setdefault(address(one.layanan), []).append(paper)
    return papers, names, {at: tuple(found) for at, found in made.items()}


def _shared_papers(services: list[Riwayat]) -> dict[str, str]:
    """By the name of a service that issues one thing, its paper: at several offices it is the same paper."""
    found: dict[str, str] = {}
    for one in services:
        products = _products(one.layanan.standar)
        if len(products) == 1 and not is_several(products[0]) and (key := paper_key(products[0])):
            found.setdefault(loose(one.layanan.standar.nama), key)
    return found


def _key(name: str, one: Riwayat, shared: Mapping[str, str]) -> str:
    """The paper that a product is; empty where it is none, or several at once."""
    if len(_products(one.layanan.standar)) == 1 and not is_several(name):
        return shared.get(loose(one.layanan.standar.nama), "")
    return "" if is_several(name) else paper_key(name)


def _products(standar: Standar) -> tuple[str, ...]:
    """What a service issues; where that is not stated, its name, if it is a paper's."""
    if isinstance(standar.produk, tuple) and standar.produk:
        return tuple(one.nama for one in standar.produk if one.jenis != "jasa")
    missing = standar.produk is None or isinstance(standar.produk, Ketiadaan)
    return (standar.nama,) if missing and standar.jenis == ("administratif",) else ()


def _other_names(papers: Mapping[str, Dokumen]) -> dict[str, str]:
    """Shorter and popular names, where one paper alone claims them."""
    claims: dict[str, set[str]] = {}
    for key, paper in papers.items():
        for one in paper.penerbit:
            standar = one.layanan.standar
            products = _products(standar)
            names = [short for name in (*products, standar.nama) for short in short_names(name)]
            if len(products) == 1:
                names += [*standar.nama_lain, standar.nama]
            for name in names:
                if own := paper_key(name):
                    claims.setdefault(own, set()).add(key)
    return {name: min(keys) for name, keys in sorted(claims.items()) if len(keys) == 1}
