"""A standard in, the three answers out: how long, how much, what you get; a missing one says that it is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from generator.messages import word
from generator.model import Biaya, JangkaWaktu, Ketiadaan, Layanan, Produk, Standar, Tarif, Waktu
from generator.targets.conditions import phrase, small
from generator.targets.kept import EACH, kept
from generator.text import (
    format_rupiah,
    format_waktu,
    is_deferral,
    is_free,
    is_placeholder,
    join_dan,
    parse_rupiah,
    parse_waktu,
)

# Few texts, many standards: each is read once.
read_waktu = lru_cache(maxsize=4096)(parse_waktu)
read_rupiah = lru_cache(maxsize=4096)(parse_rupiah)
says_free = lru_cache(maxsize=4096)(is_free)


@dataclass(frozen=True, slots=True)
class Jawaban:
    """One answer: the value in large type, the notes below it; `ada` is false where the standard does not say."""

    tanya: Literal["waktu", "biaya", "produk"]
    nilai: str
    catatan: tuple[str, ...] = ()
    ada: bool = True


@kept(EACH)
def answers(layanan: Layanan) -> tuple[Jawaban, Jawaban, Jawaban]:
    """The three answers of a service, in the order of the board."""
    return time_answer(layanan.standar), fee_answer(layanan.standar), product_answer(layanan)


def _absent(value: object, missing: str) -> str:
    """Not published, or published but not read by us: two different things."""
    unknown = isinstance(value, Ketiadaan) and value.jenis == "tidak_diketahui"
    return word("jawaban.tidak-diketahui") if unknown else missing


def time_answer(standar: Standar) -> Jawaban:
    """How long it takes: one duration, the sum of phases, or the range over cases or stages."""
    waktu = standar.jangka_waktu
    if isinstance(waktu, Ketiadaan) and waktu.jenis == "tidak_berlaku":
        return Jawaban("waktu", word("jawaban.tidak-berlaku"), (waktu.alasan or "",))
    if waktu is None or isinstance(waktu, Ketiadaan):
        staged = [(tahap.nama, tahap.jangka_waktu) for tahap in standar.tahap if tahap.jangka_waktu]
        if not staged:
            return Jawaban("waktu", _absent(waktu, word("jawaban.waktu-hilang")), ada=False)
        rest = [word("jawaban.waktu-bagian", nama=nama, isi=duration_text(one)) for nama, one in staged[1:]]
        first = word("jawaban.waktu-tahap", nama=staged[0][0])
        return Jawaban("waktu", duration_text(staged[0][1]), (first, *rest))
    return _time_of(waktu, standar)


def _time_of(waktu: JangkaWaktu, standar: Standar) -> Jawaban:
    details = []
    for one in waktu.rincian:
        name = one.nama or one.pelaksana or (phrase(one.bila, standar) if one.bila else "")
        details.append(word("jawaban.waktu-bagian", nama=name, isi=duration_text(one)) if name else duration_text(one))
    value = duration_text(waktu)
    if not value and waktu.rincian:
        value = _total(waktu.rincian) or _mixed(waktu.rincian)
    if not value:
        return Jawaban("waktu", word("jawaban.waktu-hilang"), tuple(filter(None, (waktu.keterangan,))), ada=False)
    condition = waktu.syarat and waktu.syarat[:1].upper() + waktu.syarat[1:]
    notes = [_bound(waktu), condition, *details, waktu.keterangan]
    return Jawaban("waktu", value, tuple(note for note in notes if note))


def duration_text(waktu: JangkaWaktu | Waktu) -> str:
    """A duration in large type: the typed value, else what is read from the text, else the text itself."""
    if waktu.nilai is not None and waktu.satuan:
        span = (
            f"{waktu.nilai:g}"
            if waktu.sampai is None
            else word("waktu.rentang", dari=f"{waktu.nilai:g}", sampai=f"{waktu.sampai:g}")
        )
        return f"{span} {waktu.satuan}"
    if waktu.teks:
        parsed = read_waktu(waktu.teks)
        return format_waktu(parsed) if parsed is not None else waktu.teks
    if waktu.ditunggu:
        return word("jawaban.ditunggu")
    return waktu.tanggal or ""


def _bound(waktu: JangkaWaktu) -> str:
    """At most or usually, and from when."""
    read = read_waktu(waktu.teks) if waktu.teks else None
    parts = {one.batas for one in waktu.rincian} if not waktu.teks else set()
    shared = parts.pop() if len(parts) == 1 else None
    stated = waktu.batas or (read.batas if read is not None else shared)
    bound = word(f"batas.{stated or 'paling-lama'}")
    return word("jawaban.waktu-sejak", batas=bound, sejak=waktu.sejak) if waktu.sejak else bound


def _mixed(phases: tuple[Waktu, ...]) -> str:
    """Durations of different units: one after the other for phases; for cases the list below says it."""
    if len(phases) > 1 and any(one.bila is not None for one in phases):
        return word("jawaban.waktu-menurut")
    return word("jawaban.waktu-lalu").join(filter(None, map(duration_text, phases)))


def _total(phases: Iterable[Waktu]) -> str:
    """The sum of consecutive phases, or the range over cases; empty where units differ."""
    items = list(phases)
    spans = [read_waktu(one.teks) if one.teks else None for one in items]
    known = [span for span in spans if span is not None and span.maximum is not None]
    if len(known) != len(items) or len({span.satuan for span in known}) != 1:
        return ""
    tops = [span.maximum for span in known if span.maximum is not None]
    unit = known[0].satuan
    if all(one.bila is None for one in items):
        return f"{sum(tops):g} {unit}"
    low, high = min(tops), max(tops)
    return f"{high:g} {unit}" if low == high else f"{word('waktu.rentang', dari=f'{low:g}', sampai=f'{high:g}')} {unit}"


def fee_answer(standar: Standar) -> Jawaban:
    """What it costs at this office; costs of others are named apart and never added."""
    biaya = standar.biaya
    if isinstance(biaya, Ketiadaan) and biaya.jenis == "tidak_berlaku":
        return Jawaban("biaya", word("jawaban.tidak-berlaku"), (biaya.alasan or "",))
    if biaya is None or isinstance(biaya, Ketiadaan):
        return Jawaban("biaya", _absent(biaya, word("jawaban.biaya-hilang")), (word("jawaban.biaya-minta"),), ada=False)
    tail = _fee_tail(biaya, standar)
    if biaya.tarif:
        return Jawaban("biaya", _range(biaya.tarif), (*_fee_head(biaya), *tail))
    if biaya.rumus:
        lines = [biaya.rumus.teks]
        if biaya.rumus.contoh:
            lines.append(word("biaya.contoh", isi=biaya.rumus.contoh, hasil=biaya.rumus.hasil or "").rstrip(" ="))
        return Jawaban("biaya", word("biaya.dihitung"), (*lines, *tail))
    if biaya.gratis or (biaya.teks and says_free(biaya.teks)):
        return Jawaban("biaya", word("biaya.gratis"), (word("biaya.gratis-catatan"), *tail))
    amount = read_rupiah(biaya.teks) if biaya.teks else None
    if amount is not None:
        return Jawaban("biaya", format_rupiah(amount), tail)
    if not biaya.teks or is_deferral(biaya.teks) or is_placeholder(biaya.teks):
        grounds = tuple(word("biaya.dasar", isi=one) for one in biaya.dasar)
        said = (word("biaya.tertulis", isi=biaya.teks),) if biaya.teks else ()
        return Jawaban(
            "biaya", word("jawaban.biaya-hilang"), (*said, *grounds, word("jawaban.biaya-minta"), *tail), ada=False
        )
    return Jawaban("biaya", biaya.teks, tail)


def amount_of(tarif: Tarif) -> int | None:
    """A tariff in whole rupiah: the typed number, else what is read from the text; None where it cannot be read."""
    if tarif.rupiah is not None:
        return tarif.rupiah
    return 0 if says_free(tarif.jumlah) else read_rupiah(tarif.jumlah)


def _range(tarif: tuple[Tarif, ...]) -> str:
    """One amount, or the smallest and largest of the tiers; texts that cannot be read stand as typed."""
    tiers = [one for one in tarif if one.sifat in (None, "pilihan")] or list(tarif)
    amounts = [amount_of(one) for one in tiers]
    known = sorted({amount for amount in amounts if amount is not None})
    if len(known) < 1 or None in amounts:
        return tiers[0].jumlah if len(tiers) == 1 else word("biaya.menurut-rincian")
    shown = [word("biaya.gratis-pendek") if amount == 0 else format_rupiah(amount) for amount in (known[0], known[-1])]
    text = shown[0] if known[0] == known[-1] else word("waktu.rentang", dari=shown[0], sampai=shown[1])
    units = {one.satuan for one in tiers}
    unit = next(iter(units)) if len(units) == 1 else None
    return f"{text} {unit}" if unit else text


def _fee_head(biaya: Biaya) -> Iterable[str]:
    tiers = [one for one in biaya.tarif if one.sifat in (None, "pilihan")]
    if len(tiers) > 1:
        yield word("biaya.menurut-golongan")
    for one in biaya.tarif:
        if one.sifat in ("tambahan", "jaminan"):
            amount = f"{one.jumlah} {one.satuan}" if one.satuan else one.jumlah
            first, name = word(f"biaya.{one.sifat}-awal"), one.nama or ""
            if first in name.casefold().split()[1:]:
                yield word(f"biaya.{one.sifat}-bernama", nama=name, jumlah=amount)
            else:
                yield word(f"biaya.{one.sifat}", nama=_without(first, name), jumlah=amount)


def _without(first: str, text: str) -> str:
    """The text with a small first letter, and without a first word that the sentence says already."""
    said, _, rest = text.partition(" ")
    return small(rest if said.casefold() == first else text)


def _fee_tail(biaya: Biaya, standar: Standar) -> tuple[str, ...]:
    """Open parts, exemptions and other people's costs."""
    lines = [word("biaya.terbuka", isi=_without(word("biaya.tambahan-awal"), one)) for one in biaya.bagian_terbuka]
    lines += [word("biaya.bebas", isi=small(one.uraian)) for one in biaya.pembebasan]
    if biaya.keterangan:
        lines.append(biaya.keterangan)
    if biaya.pihak_lain:
        others = join_dan([f"{small(one.uraian)} {one.jumlah or ''}".strip() for one in biaya.pihak_lain])
        lines.append(word("biaya.pihak-lain", isi=others))
    return tuple(lines)


def product_answer(layanan: Layanan) -> Jawaban:
    """What the applicant receives."""
    produk = layanan.standar.produk
    if isinstance(produk, Ketiadaan) and produk.jenis == "tidak_berlaku":
        return Jawaban("produk", word("jawaban.tidak-berlaku"), (produk.alasan or "",))
    if not isinstance(produk, tuple):
        missing = word("jawaban.hilang", instansi=layanan.instansi.nama)
        return Jawaban("produk", _absent(produk, missing), ada=False)
    first, *others = produk
    notes = [_product_note(layanan.standar, first)]
    if others:
        named = [
            f"{small(one.nama)} ({small(phrase(one.bila, layanan.standar))})" if one.bila else small(one.nama)
            for one in others
        ]
        several = any(word("dan.kata") in one for one in named)
        notes.append(word("produk.bersama", isi=", ".join(named) if several else join_dan(named)))
    return Jawaban("produk", first.nama, tuple(note for note in notes if note))


def _product_note(standar: Standar, produk: Produk) -> str:
    parts = []
    bila, place, term = produk.bila, produk.pengambilan, produk.masa_berlaku
    if bila is not None:
        parts.append(phrase(bila, standar))
    if produk.keterangan:
        parts.append(produk.keterangan.rstrip("."))
    if place:
        parts.append(word("produk.pengambilan", isi=place))
    if term:
        parts.append(word("produk.masa-berlaku", isi=term))
    return ". ".join(parts)
