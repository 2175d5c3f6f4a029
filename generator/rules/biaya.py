"""What a service costs, in; fees that cannot be known before one comes, out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Biaya, Layanan, Tarif
from generator.rules.contents import listed, missing
from generator.rules.lists import load
from generator.rules.registry import Problem, rule
from generator.rules.walk import find, said, texts
from generator.rules.words import says
from generator.text import (
    find_damaged_rupiah,
    find_rupiah,
    is_deferral,
    is_free,
    is_placeholder,
    is_voluntary,
    parse_rupiah,
)


def stated(layanan: Layanan) -> Biaya | None:
    """What the standard says about the fee; None where it says nothing."""
    value = layanan.standar.biaya
    return value if isinstance(value, Biaya) else None


def free(biaya: Biaya) -> bool:
    """Whether nothing is paid at this office."""
    return bool(biaya.gratis) or (biaya.teks is not None and is_free(biaya.teks))


def amount(tarif: Tarif) -> int | None:
    """A tariff in rupiah, typed or read; None where that is not certain."""
    if tarif.rupiah is not None:
        return tarif.rupiah
    return 0 if is_free(tarif.jumlah) else parse_rupiah(tarif.jumlah)


def _parts(biaya: Biaya) -> bool:
    """Whether the fee is stated in parts, beside or instead of its text."""
    return bool(biaya.tarif or biaya.rumus or biaya.bagian_terbuka)


def _words(biaya: Biaya) -> dict[str, str | int]:
    return {"id": "biaya", "teks": biaya.teks or ""}


@rule("SP401")
def fees_are_stated(layanan: Layanan) -> Iterator[Problem]:
    """Missing is not free."""
    value = layanan.standar.biaya
    if missing(value):
        yield ("biaya",), {"id": "biaya"}


@rule("SP402")
def fees_are_no_sign(layanan: Layanan) -> Iterator[Problem]:
    """A dash is read as free by one and as unknown by another."""
    biaya = stated(layanan)
    if biaya is None or biaya.teks is None or biaya.gratis or _parts(biaya):
        return
    if is_placeholder(biaya.teks) and not is_free(biaya.teks):
        yield ("biaya", "teks"), _words(biaya)


@rule("SP403")
def fees_have_an_amount(layanan: Layanan) -> Iterator[Problem]:
    """ "Sesuai ketentuan": who comes does not know what to bring."""
    biaya = stated(layanan)
    if biaya is None:
        return
    if biaya.teks is not None and not biaya.gratis and not _parts(biaya) and _defers(biaya.teks):
        yield ("biaya", "teks"), _words(biaya)
    for n, tarif in enumerate(biaya.tarif):
        if tarif.rupiah is None and tarif.persen is None and _defers(tarif.jumlah):
            yield ("biaya", "tarif", n, "jumlah"), {"id": "biaya", "teks": tarif.jumlah}


def _defers(text: str) -> bool:
    return is_deferral(text) and not is_free(text)


@rule("SP407")
def fees_are_not_gifts(layanan: Layanan) -> Iterator[Problem]:
    """ "Seikhlasnya" is a fee without an amount, and not free."""
    if not any(is_voluntary(text) for text in said(layanan, "biaya")):
        return
    for path, text in texts(layanan, "biaya"):
        if is_voluntary(text):
            yield path, {"id": "biaya", "teks": text}


@rule("SP408")
def stamps_are_a_cost(layanan: Layanan) -> Iterator[Problem]:
    """Free at this office, and the applicant buys a stamp: shown apart, so that nobody is surprised."""
    biaya = stated(layanan)
    if biaya is None or not free(biaya):
        return
    named = [text for one in biaya.pihak_lain for _, text in find(str, one)]
    if any(says(text, load("biaya")["meterai"]) for text in (*named, biaya.teks or "", biaya.keterangan or "")):
        return
    for path, syarat in listed(layanan):
        if syarat.meterai is not None or says(syarat.uraian, load("biaya")["meterai"], load("biaya")["bukan"]):
            yield (*path, "uraian"), {"id": syarat.id or "", "uraian": syarat.uraian}
            return


@rule("SP411")
def fees_are_understood(layanan: Layanan) -> Iterator[Problem]:
    """Neither free nor an amount: shown as typed, and never as free."""
    biaya = stated(layanan)
    if biaya is None or biaya.teks is None or biaya.gratis is not None or _parts(biaya):
        return
    known = (is_free, is_placeholder, is_deferral, is_voluntary, find_rupiah, find_damaged_rupiah)
    if not any(reads(biaya.teks) for reads in known):
        yield ("biaya", "teks"), _words(biaya)


@rule("SP412")
def free_is_free(layanan: Layanan) -> Iterator[Problem]:
    """Free, and a tariff that everybody pays beside it."""
    biaya = stated(layanan)
    if biaya is not None and free(biaya):
        for n, tarif in enumerate(biaya.tarif):
            if tarif.bila is None and tarif.sifat not in ("jaminan", "denda") and amount(tarif):
                yield ("biaya", "tarif", n, "jumlah"), {"id": "biaya", "teks": tarif.jumlah}
                return
