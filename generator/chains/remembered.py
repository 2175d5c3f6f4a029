"""Services in; what linking asks of each text, out: remembered by whoever can, for it hangs on one file alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.chains.papers import is_several, paper_key, short_names
from generator.model import Ketiadaan, Layanan, Standar
from generator.text import loose

Recall = Callable[[str, Layanan, str, Callable[[], tuple[Any, ...]]], tuple[Any, ...]]
"""A kind of answer, a service, a name of all else that shapes it and how to find it in; the answer, plain, out."""


def afresh(kind: str, layanan: Layanan, others: str, make: Callable[[], tuple[Any, ...]]) -> tuple[Any, ...]:
    """Remembers nothing."""
    return make()


@dataclass(frozen=True, slots=True)
class Produk:
    """One thing that a service issues: its name, the shared spelling, and whether it joins several papers."""

    nama: str
    kunci: str
    beberapa: bool


@dataclass(frozen=True, slots=True)
class Terbitan:
    """What a service issues, and by which other names that may be called; its own name in both shared spellings."""

    nama: str
    kunci: str
    produk: tuple[Produk, ...]
    lain: tuple[str, ...]


def terbitan(layanan: Layanan, recall: Recall) -> Terbitan:
    """What a service issues."""
    nama, kunci, produk, lain = recall("terbitan", layanan, "", lambda: _asked(layanan.standar))
    return Terbitan(nama, kunci, tuple([Produk(*one) for one in produk]), lain)


def _asked(standar: Standar) -> tuple[Any, ...]:
    products = _products(standar)
    names = [short for name in (*products, standar.nama) for short in short_names(name)]
    if len(products) == 1:
        names += [*standar.nama_lain, standar.nama]
    return (
        loose(standar.nama),
        paper_key(standar.nama),
        tuple((name, paper_key(name), is_several(name)) for name in products),
        tuple(filter(None, map(paper_key, names))),
    )


def _products(standar: Standar) -> tuple[str, ...]:
    """What a service issues; where that is not stated, its name, if it is a paper's."""
    if isinstance(standar.produk, tuple) and standar.produk:
        return tuple(one.nama for one in standar.produk if one.jenis != "jasa")
    missing = standar.produk is None or isinstance(standar.produk, Ketiadaan)
    return (standar.nama,) if missing and standar.jenis == ("administratif",) else ()
