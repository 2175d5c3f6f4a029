"""The amounts of a fee in; those without ground, that cannot be read, or that contradict themselves, out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Path
from generator.model import Biaya, Layanan, Tarif
from generator.rules.biaya import amount, free, stated
from generator.rules.lists import load
from generator.rules.registry import Problem, rule
from generator.rules.walk import joined, texts
from generator.rules.words import says
from generator.text import (
    citation,
    find_damaged_rupiah,
    find_rupiah,
    format_rupiah,
    format_tanggal,
    is_deferral,
    is_free,
    is_voluntary,
    parse_rupiah,
)


def _charged(biaya: Biaya) -> Path | None:
    """Where the fee is first more than nothing; None where it is not."""
    for n, tarif in enumerate(biaya.tarif):
        if amount(tarif) or tarif.persen:
            return ("biaya", "tarif", n)
    if biaya.rumus is not None:
        return ("biaya", "rumus")
    if biaya.teks is not None and any(found.nilai for found in find_rupiah(biaya.teks)) and not free(biaya):
        return ("biaya", "teks")
    return None


@rule("SP404")
def tariffs_have_a_ground(layanan: Layanan) -> Iterator[Problem]:
    """A fee rests on a regulation: stated beside it, or among the legal grounds."""
    biaya = stated(layanan)
    where = _charged(biaya) if biaya is not None and not biaya.dasar else None
    if biaya is None or where is None:
        return
    beside = " ".join(filter(None, (biaya.teks, biaya.keterangan, biaya.rumus.teks if biaya.rumus else None)))
    grounds = layanan.standar.dasar_hukum
    texts = [f"{dasar.teks} {dasar.tentang or ''}" for dasar in grounds] if isinstance(grounds, tuple) else []
    if citation(beside) is None and not any(says(text, load("tarif")["dasar"]) for text in texts):
        yield where, {"id": "biaya"}


@rule("SP405")
def amounts_can_be_read(layanan: Layanan) -> Iterator[Problem]:
    """A damaged amount is shown as typed; nobody guesses it."""
    biaya = stated(layanan)
    if biaya is None:
        return
    for n, tarif in enumerate(biaya.tarif):
        typed = tarif.rupiah is not None or tarif.persen is not None or "%" in tarif.jumlah
        if not typed and not _readable(tarif.jumlah):
            yield ("biaya", "tarif", n, "jumlah"), {"id": "biaya", "teks": tarif.jumlah}
    if biaya.teks is not None and not biaya.tarif and find_damaged_rupiah(biaya.teks):
        yield ("biaya", "teks"), {"id": "biaya", "teks": biaya.teks}


def _readable(text: str) -> bool:
    """Whether a tariff says an amount, free, or where to look: each of these has its own rule."""
    if parse_rupiah(text) is not None or is_free(text) or is_deferral(text) or is_voluntary(text):
        return True
    return bool(find_rupiah(text)) and not find_damaged_rupiah(text)


@rule("SP406")
def thousands_have_dots(layanan: Layanan) -> Iterator[Problem]:
    """ "1,500,000" is read as one and a half by somebody."""
    for path, text in texts(layanan, "biaya") if "," in joined(layanan, "biaya") else ():
        odd = [found for found in find_rupiah(text) if found.odd] if "," in text else []
        if odd:
            typed = text[odd[0].start : odd[0].end]
            yield path, {"id": "biaya", "teks": typed, "baku": format_rupiah(odd[0].nilai)}


@rule("SP414")
def amounts_have_digits(layanan: Layanan) -> Iterator[Problem]:
    """ "sepuluh ribu rupiah" is an amount, but nobody finds it at a glance, and no table shows it."""
    for path, text in texts(layanan, "biaya"):
        for found in find_rupiah(text):
            typed = text[found.start : found.end]
            if found.nilai and not any(letter.isdecimal() for letter in typed):
                yield path, {"id": "biaya", "teks": typed, "baku": format_rupiah(found.nilai)}
                break


@rule("SP409")
def typed_amounts_agree(layanan: Layanan) -> Iterator[Problem]:
    """A typed amount overrides what is read; where they differ one of them is a slip."""
    biaya = stated(layanan)
    for n, tarif in enumerate(biaya.tarif if biaya is not None else ()):
        read = parse_rupiah(tarif.jumlah)
        if tarif.rupiah is not None and read is not None and read != tarif.rupiah:
            yield (
                ("biaya", "tarif", n, "rupiah"),
                {"id": "biaya", "teks": tarif.jumlah, "rupiah": format_rupiah(max(0, tarif.rupiah))},
            )


@rule("SP410")
def formulas_have_an_example(layanan: Layanan) -> Iterator[Problem]:
    """Who reads a formula wants to see it done once, with its result."""
    biaya = stated(layanan)
    if biaya is not None and biaya.rumus is not None:
        rumus = biaya.rumus
        if rumus.contoh is None or (rumus.hasil is None and not find_rupiah(rumus.contoh)):
            yield ("biaya", "rumus"), {"id": "biaya", "rumus": rumus.teks}


@rule("SP413")
def abolished_fees_are_gone(layanan: Layanan) -> Iterator[Problem]:
    """Fees that by a dated source are not taken any more; arrears and fines may still be due."""
    biaya = stated(layanan)
    if biaya is None or free(biaya):
        return
    name = layanan.standar.nama
    for entry in load("tarif")["dihapus"]:
        if says(name, entry["layanan"]) and not says(name, entry["bukan_layanan"]):
            dated = {"id": "biaya", "sumber": entry["sumber"], "dibaca": format_tanggal(entry["dibaca"])}
            if biaya.tarif:
                kept = [n for n, tarif in enumerate(biaya.tarif) if _still_taken(tarif, entry["kecuali"])]
                yield from ((("biaya", "tarif", n), {**dated, "teks": biaya.tarif[n].jumlah}) for n in kept[:1])
            elif (where := _charged(biaya)) is not None:
                yield where, {**dated, "teks": biaya.teks or ""}


def _still_taken(tarif: Tarif, exceptions: list[str]) -> bool:
    named = " ".join(filter(None, (tarif.nama, tarif.kelompok, tarif.keterangan)))
    return bool(amount(tarif)) and tarif.sifat != "denda" and not says(named, exceptions)
