"""What a service gives in; products that are none out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Layanan
from generator.rules.contents import missing
from generator.rules.lists import load
from generator.rules.registry import Problem, rule
from generator.rules.words import tokens
from generator.text import is_placeholder


@rule("SP501")
def products_are_stated(layanan: Layanan) -> Iterator[Problem]:
    """The component is missing or was published empty; products of stages count."""
    value = layanan.standar.produk
    if missing(value) and not any(tahap.produk for tahap in layanan.standar.tahap):
        yield ("produk",), {"id": "produk"}


@rule("SP502")
def products_are_more_than_a_form(layanan: Layanan) -> Iterator[Problem]:
    """A form is where a service begins; the applicant comes for what follows."""
    value = layanan.standar.produk
    if isinstance(value, tuple) and all(tokens(produk.nama)[:1] == ("formulir",) for produk in value):
        yield ("produk", 0, "nama"), {"id": "produk", "produk": value[0].nama}


@rule("SP503")
def products_have_a_name(layanan: Layanan) -> Iterator[Problem]:
    """A sign that holds the place of a name."""
    value = layanan.standar.produk
    for n, produk in enumerate(value if isinstance(value, tuple) else ()):
        if is_placeholder(produk.nama):
            yield ("produk", n, "nama"), {"id": "produk", "teks": produk.nama}


@rule("SP504")
def products_are_what_the_name_says(layanan: Layanan) -> Iterator[Problem]:
    """A service named after one paper that gives only other papers: mostly a product left over from a copied file."""
    value = layanan.standar.produk
    names = (layanan.standar.nama, *layanan.standar.nama_lain)
    if not isinstance(value, tuple) or any(produk.jenis not in (None, "dokumen") for produk in value):
        return
    meant = [_matter(name) for name in names]
    given = [_matter(produk.nama) for produk in value]
    if all(given) and all(meant) and not any(one & other for one in meant for other in given):
        yield ("produk", 0, "nama"), {"id": "produk", "produk": value[0].nama, "nama": layanan.standar.nama}


def _matter(name: str) -> frozenset[str]:
    """What a paper is about; nothing where the name does not begin as a paper's, or says only what kind it is."""
    said = tokens(name)
    kinds = {each for kind in load("produk")["dokumen"] for each in tokens(kind)}
    if not said or said[0] not in kinds:
        return frozenset()
    return frozenset(said) - kinds - {each for word in load("produk")["umum"] for each in tokens(word)}
