"""The services in force in; the papers that they issue, each by all of its names, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.chains.jalinan import Dokumen, address
from generator.chains.remembered import Produk, Recall, Terbitan, terbitan
from generator.model import Riwayat

Issuing = tuple[Riwayat, Terbitan]


def issued(
    services: Iterable[Riwayat], recall: Recall
) -> tuple[dict[str, Dokumen], dict[str, str], dict[str, tuple[Dokumen, ...]]]:
    """The papers by key, all names that lead to one of them, and the papers of each service."""
    known = [(one, terbitan(one.layanan, recall)) for one in services]
    shared = _shared_papers(known)
    issuers: dict[str, list[Issuing]] = {}
    main: dict[str, set[str]] = {}
    titles: dict[str, str] = {}
    names: dict[str, str] = {}
    for one, told in known:
        for product in told.produk:
            key = _key(product, told, shared)
            if not key:
                continue
            names[product.kunci or key] = key
            if key == product.kunci:
                titles.setdefault(key, product.nama.partition("(")[0].strip())
            mine = issuers.setdefault(key, [])
            if not mine or mine[-1][0] is not one:
                mine.append((one, told))
            if key in told.kunci or told.kunci in key:
                main.setdefault(key, set()).add(address(one.layanan))
    papers: dict[str, Dokumen] = {}
    claims: dict[str, set[str]] = {}
    for key, found in issuers.items():
        chosen = [one for one in found if not main.get(key) or address(one[0].layanan) in main[key]]
        papers[key] = Dokumen(key, titles[key], tuple(one for one, _ in chosen))
        for _, told in chosen:
            for name in told.lain:
                claims.setdefault(name, set()).add(key)
    for short, key in _other_names(claims).items():
        names.setdefault(short, key)
    made: dict[str, list[Dokumen]] = {}
    for paper in papers.values():
        for one in paper.penerbit:
            made.setdefault(address(one.layanan), []).append(paper)
    return papers, names, {at: tuple(these) for at, these in made.items()}


def _shared_papers(services: Iterable[Issuing]) -> dict[str, str]:
    """By the name of a service that issues one thing, its paper: at several offices it is the same paper."""
    found: dict[str, str] = {}
    for _, told in services:
        if len(told.produk) == 1 and not told.produk[0].beberapa and told.produk[0].kunci:
            found.setdefault(told.nama, told.produk[0].kunci)
    return found


def _key(product: Produk, told: Terbitan, shared: Mapping[str, str]) -> str:
    """The paper that a product is; empty where it is none, or several at once."""
    if product.beberapa:
        return ""
    return shared.get(told.nama, "") if len(told.produk) == 1 else product.kunci


def _other_names(claims: Mapping[str, set[str]]) -> dict[str, str]:
    """Shorter and popular names, where one paper alone claims them."""
    return {name: min(keys) for name, keys in sorted(claims.items()) if len(keys) == 1}
