"""A time, a fee or an amount of a file in; its value out: a duration, whole rupiah, or its words where it has none."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from generator.model import Biaya, JangkaWaktu, PihakLain, Tarif, Waktu
from generator.text import Waktu as Span
from generator.text import find_waktu, is_free, normal, parse_rupiah, parse_waktu
from generator.text.lexicon import words

FREE = 0


@lru_cache(maxsize=4096)
def span_of(waktu: JangkaWaktu | Waktu) -> Span | str | None:
    """How long it takes; what cannot be read as a duration stands as its own words; None where nothing is said.

    Typed values count before what the text says.
    """
    if waktu.nilai is not None and waktu.satuan:
        top = f"-{waktu.sampai:g}" if waktu.sampai is not None else ""
        bound = f"{waktu.batas} " if waktu.batas else ""
        return parse_waktu(f"{bound}{waktu.nilai:g}{top} {waktu.satuan}") or f"{waktu.nilai:g}{top} {waktu.satuan}"
    if waktu.teks:
        read = parse_waktu(waktu.teks)
        if read is None:
            return normal(waktu.teks)
        return replace(read, batas=waktu.batas or read.batas, ditunggu=read.ditunggu or bool(waktu.ditunggu))
    if waktu.tanggal:
        return normal(waktu.tanggal)
    return Span(None, None, None, ditunggu=True) if waktu.ditunggu else None


@lru_cache(maxsize=4096)
def beside(waktu: JangkaWaktu | Waktu) -> str:
    """What is said beside the duration itself: from when it counts, on which condition, until which day."""
    if not waktu.teks or not isinstance(span_of(waktu), Span):
        typed = [normal(waktu.tanggal or "")] if waktu.teks else []
        return " ".join([*typed, waktu.batas or "", "ditunggu" if waktu.ditunggu else ""]).strip()
    found = find_waktu(waktu.teks)
    rest, at = [], 0
    for one in found:
        rest.append(waktu.teks[at : one.start])
        at = one.end
    said = normal(" ; ".join([*rest, waktu.teks[at:]])).split()
    filler = frozenset(words("cocok", "waktu"))
    kept = [word for word in said if word not in filler and not word.isdecimal()]
    return " ".join([*kept, *([normal(waktu.tanggal)] if waktu.tanggal else [])])


def fee_of(biaya: Biaya) -> int | str | None:
    """A fee that is stated in one text: whole rupiah, zero where free, else its words; None without a text.

    Beside tiers or a formula the text is only a word for what these say.
    """
    if biaya.tarif or biaya.rumus:
        return normal(biaya.teks) if biaya.teks else None
    if biaya.teks:
        read = FREE if is_free(biaya.teks) else parse_rupiah(biaya.teks)
        return read if read is not None else FREE if biaya.gratis else normal(biaya.teks)
    return FREE if biaya.gratis else None


def amount(one: Tarif | PihakLain) -> int | str | None:
    """Whole rupiah, zero where free, else the words; None where nothing is said."""
    if isinstance(one, Tarif) and one.rupiah is not None:
        return one.rupiah
    if one.jumlah is None:
        return None
    read = FREE if is_free(one.jumlah) else parse_rupiah(one.jumlah)
    return read if read is not None else normal(one.jumlah)


def stamp(meterai: str | None) -> int | str | None:
    """The value of a stamp, whole rupiah where it is a number."""
    if meterai is None:
        return None
    read = parse_rupiah(meterai)
    return read if read is not None else normal(meterai)
