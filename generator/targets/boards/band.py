"""A service in, its accent band and what does not fit into it out: three answers, and their details for the side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.messages import word
from generator.model import Biaya, JangkaWaktu, Layanan
from generator.targets.answers import Jawaban, answers
from generator.targets.boards.content import Unsur, in_one
from generator.targets.boards.details import fee_pieces, product_pieces, time_pieces
from generator.targets.wording import sticky

ROOM = 150
"""Letters of small type below one answer: about four lines of a third of the width."""
LONGEST = 110
"""Letters of an answer's value: beyond, the band points to the details."""


def three_answers(layanan: Layanan) -> tuple[tuple[Jawaban, Jawaban, Jawaban], tuple[Unsur, ...]]:
    """The band, and the pieces for everything that it has no room for."""
    waktu, biaya, produk = answers(layanan)
    first, some = _time(waktu, layanan)
    second, more = _fee(biaya, layanan)
    third, rest = _product(produk, layanan)
    return (first, second, third), (*more, *some, *rest)


def _time(jawaban: Jawaban, layanan: Layanan) -> tuple[Jawaban, list[Unsur]]:
    standar = layanan.standar
    waktu = standar.jangka_waktu
    pieces = list(time_pieces(waktu, standar)) if isinstance(waktu, JangkaWaktu) else []
    notes = jawaban.catatan
    if pieces and isinstance(waktu, JangkaWaktu):
        own = len(notes) - len(waktu.rincian) - (waktu.keterangan is not None)
        notes = (*notes[: max(own, 0)], *filter(None, (waktu.keterangan,)))
    return _fill(jawaban, notes, pieces, "waktu")


def _fee(jawaban: Jawaban, layanan: Layanan) -> tuple[Jawaban, list[Unsur]]:
    standar = layanan.standar
    biaya = standar.biaya
    notes = jawaban.catatan
    if not isinstance(biaya, Biaya):
        return _fill(jawaban, notes, [], "biaya")
    if biaya.tarif or biaya.rumus:
        pointer = word("papan.lihat-biaya")
        notes = () if jawaban.nilai.rstrip(".") == pointer.rstrip(".") else (pointer,)
        return _fill(jawaban, notes, list(fee_pieces(biaya, standar)), "biaya")
    if biaya.cara_bayar:
        notes = (*notes, biaya.cara_bayar)
    return _fill(jawaban, notes, [], "biaya")


def _product(jawaban: Jawaban, layanan: Layanan) -> tuple[Jawaban, list[Unsur]]:
    produk = layanan.standar.produk
    if not isinstance(produk, tuple):
        return _fill(jawaban, jawaban.catatan, [], "produk")
    forms = [one.bentuk for one in produk[:1] if one.bentuk]
    notes = (*forms, *jawaban.catatan)
    if sum(map(len, notes)) > ROOM or any(one.keterangan or one.masa_berlaku for one in produk[1:]):
        pieces = list(product_pieces(produk, layanan.standar))
        return _fill(jawaban, (word("papan.lihat-produk", jumlah=len(produk) - 1),), pieces, "produk")
    return _fill(jawaban, notes, [], "produk")


def _fill(jawaban: Jawaban, notes: Iterable[str], pieces: list[Unsur], which: str) -> tuple[Jawaban, list[Unsur]]:
    """The band's cell with as many notes as it has room for; the others join the details."""
    kept: list[str] = []
    left = [note for note in notes if note]
    while left and sum(len(note) for note in kept) + len(left[0]) <= ROOM:
        kept.append(left.pop(0))
    value = jawaban.nilai
    if len(value) > LONGEST:
        value, left = word("papan.lihat-rincian"), [jawaban.nilai, *left]
    if left and not pieces:
        pieces.append(Unsur("kepala", word(f"papan.rincian-{which}"), lebih=word(f"papan.{which}-resmi")))
    pieces += [Unsur("baris", "", (sticky(note),)) for note in left]
    return replace(jawaban, nilai=sticky(value), catatan=in_one(kept)), pieces
