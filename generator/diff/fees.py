"""The fees of two versions in, what became dearer or cheaper, for whom, and what else changed out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generator.diff.change import Change, Edit
from generator.diff.forms import FEE, differ, differ_in, field_form
from generator.diff.items import Words, diff_items, pair, said
from generator.diff.readings import FREE, amount, fee_of
from generator.findings import Path
from generator.model import Biaya, Ketiadaan, PihakLain, Standar, Tarif
from generator.text import is_deferral, is_placeholder, normal

_PLACE: Path = ("biaya",)
_MAIN = (*FEE, "tarif", "rumus")
_ADDED = ("tambahan", "jaminan", "denda")
TERMS = ("cara_bayar", "keterangan")


def diff_fee(before: Standar, new: Standar) -> Iterator[Change]:
    """Whole rupiah part by part; free of charge is zero for every part."""
    old, now = before.biaya, new.biaya
    if not differ(old, now):
        return
    if not isinstance(old, Biaya) or not isinstance(now, Biaya):
        yield from _presence(old, now)
        return
    yield from _main(old, now)
    yield from _open(old, now)
    words = Words(("biaya", "pembebasan"), "biaya", "biaya-bebas-ditambah", "biaya-bebas-dihapus", "biaya-bebas-diubah")
    yield from diff_items(old.pembebasan, now.pembebasan, words, lambda one: str(one.uraian))
    yield from _elsewhere(old, now)
    for kind, names in (("biaya-ketentuan-diubah", TERMS), ("biaya-dasar-diubah", ("dasar",))):
        changed = [name for name in names if differ_in(old, now, name)]
        if changed:
            left, right = (_stated(one, changed) for one in (old, now))
            was, says = (repr([(name, field_form(one, name)) for name in changed]) for one in (old, now))
            place: Path = ("biaya", changed[0])
            edits = tuple(Edit("isi", ("biaya", name), getattr(now, name)) for name in changed)
            yield Change(kind, "biaya", "", left, right, place, place, None, "", was, says, edits)


def _stated(biaya: Biaya, names: list[str]) -> str:
    texts = [one if isinstance(one, str) else "; ".join(one) for one in (getattr(biaya, name) for name in names) if one]
    return "; ".join(texts)


def is_stated(value: object) -> bool:
    """Whether a fee says how much: not a placeholder, and not only "by the rules in force"."""
    if isinstance(value, Ketiadaan):
        return value.jenis == "tidak_berlaku"
    if not isinstance(value, Biaya):
        return False
    if value.tarif or value.rumus or value.bagian_terbuka or value.gratis:
        return True
    read = fee_of(value)
    return read is not None and (
        read == FREE or not (is_deferral(value.teks or "") or is_placeholder(value.teks or ""))
    )


def _free(value: object) -> bool:
    """Free of charge as a whole."""
    if isinstance(value, Ketiadaan):
        return value.jenis == "tidak_berlaku"
    return isinstance(value, Biaya) and not value.bagian_terbuka and fee_of(value) == FREE


def _presence(old: object, now: object) -> Iterator[Change]:
    """One side has no fee to speak of: newly stated, no longer, or free in another way of saying it."""
    kind = "komponen-diubah"
    if is_stated(old) != is_stated(now):
        kind = "biaya-dicantumkan" if is_stated(now) else "biaya-tidak-dicantumkan"
    elif _free(old) != _free(now):
        kind = _direction(old, now)
    texts = (words_of(old), words_of(now))
    values = (said(old), said(now))
    yield Change(kind, "biaya", "", *texts, _PLACE, _PLACE, None, "", *values, (Edit("isi", _PLACE, now),))


def _direction(old: object, now: object) -> str:
    """From or to free of charge: dearer or cheaper, where the other side says amounts."""
    amounts = _amounts(now if _free(old) else old)
    if not amounts or any(not isinstance(one, int) or one == FREE for one in amounts):
        return "biaya-diubah"
    return "biaya-naik" if _free(old) else "biaya-turun"


def _amounts(value: object) -> list[int | str | None]:
    if not isinstance(value, Biaya) or value.bagian_terbuka or value.rumus:
        return [None]
    return [amount(one) for one in value.tarif] or [fee_of(value)]


def _main(old: Biaya, now: Biaya) -> Iterator[Change]:
    """The fee itself: its one text, its tiers, its formula."""
    if all(not differ_in(old, now, name) for name in ("teks", "tarif", "rumus")):
        return
    edits = tuple(Edit("isi", ("biaya", name), getattr(now, name)) for name in _MAIN)
    texts, values = (words_of(old), words_of(now)), (repr(_value(old)), repr(_value(now)))
    if old.tarif and now.tarif:
        yield from _tiers(old, now)
        if fee_of(old) != fee_of(now):
            said_so = (str(fee_of(old) or ""), str(fee_of(now) or ""))
            edit, place = Edit("isi", ("biaya", "teks"), now.teks), ("biaya", "teks")
            kind = "biaya-ketentuan-diubah"
            yield Change(kind, "biaya", "", old.teks or "", now.teks or "", place, place, None, "", *said_so, (edit,))
        if differ(old.rumus, now.rumus):
            yield Change("biaya-diubah", "biaya", "rumus", *texts, _PLACE, _PLACE, None, "", *values, (edits[-1],))
        return
    kind = "biaya-diubah"
    left, right = fee_of(old), fee_of(now)
    if is_stated(old) != is_stated(now):
        kind = "biaya-dicantumkan" if is_stated(now) else "biaya-tidak-dicantumkan"
    elif _free(old) != _free(now):
        kind = _direction(old, now)
    elif isinstance(left, int) and isinstance(right, int) and left != right:
        kind = "biaya-naik" if right > left else "biaya-turun"
    yield Change(kind, "biaya", "", *texts, _PLACE, _PLACE, None, "", *values, edits)


def _value(biaya: Biaya) -> object:
    return [field_form(biaya, name) for name in ("teks", "tarif", "rumus")]


def _tiers(old: Biaya, now: Biaya) -> Iterator[Change]:
    """Each tier by its name: new, gone, dearer, cheaper, or otherwise defined."""
    found = pair(old.tarif, now.tarif, tier_name)
    place: Path = ("biaya", "tarif")
    for link in found.links:
        one, other = old.tarif[link.i], now.tarif[link.j]
        if not differ(one, other):
            continue
        left, right = amount(one), amount(other)
        kind = "biaya-ketentuan-diubah" if left == right else "biaya-diubah"
        rest = [name for name in Tarif.__slots__ if name not in ("jumlah", "rupiah", "nomor")]
        same = all(not differ_in(one, other, name) for name in rest)
        if isinstance(left, int) and isinstance(right, int) and left != right and same:
            kind = "biaya-naik" if right > left else "biaya-turun"
        there, here = (*place, link.i), (*place, link.j)
        edit, id = Edit("isi", there, other), normal(tier_name(other))
        was = normal(tier_name(one))
        texts, values = (tier_text(one), tier_text(other)), (said(one), said(other))
        previous = was if was != id else ""
        yield Change(kind, "biaya", id, *texts, there, here, link.skor, previous, *values, (edit,))
    for i in found.gone:
        gone, there = old.tarif[i], (*place, i)
        edit, id = Edit("hapus", there), normal(tier_name(gone))
        kind, text = _part_kind(gone, "dihapus"), tier_text(gone)
        yield Change(kind, "biaya", id, text, "", there, nilai_semula=said(gone), sunting=(edit,))
    for j in found.come:
        come = now.tarif[j]
        edit, id, here = Edit("tambah", place, come, j), normal(tier_name(come)), (*place, j)
        kind, text = _part_kind(come, "ditambah"), tier_text(come)
        yield Change(kind, "biaya", id, "", text, None, here, nilai_menjadi=said(come), sunting=(edit,))


def _part_kind(tarif: Tarif, verb: str) -> str:
    """What is always added is one more thing to pay; a tier may be anybody's."""
    return f"biaya-bagian-{verb}" if tarif.sifat in _ADDED else f"biaya-golongan-{verb}"


def _open(old: Biaya, now: Biaya) -> Iterator[Change]:
    """Parts whose amount is known only later."""
    words = Words(("biaya", "bagian_terbuka"), "biaya", "biaya-bagian-ditambah", "biaya-bagian-dihapus", "biaya-diubah")
    yield from diff_items(old.bagian_terbuka, now.bagian_terbuka, words, str)


def _elsewhere(old: Biaya, now: Biaya) -> Iterator[Change]:
    """What is paid to somebody else: more, less, dearer, cheaper."""
    words = Words(("biaya", "pihak_lain"), "biaya", "biaya-lain-ditambah", "biaya-lain-dihapus", "biaya-lain-diubah")
    for change in diff_items(old.pihak_lain, now.pihak_lain, words, lambda one: str(one.uraian)):
        if change.jenis != words.ubah or change.di_semula is None or change.di_menjadi is None:
            yield change
            continue
        one, other = old.pihak_lain[int(change.di_semula[2])], now.pihak_lain[int(change.di_menjadi[2])]
        left, right = amount(one), amount(other)
        same = not differ_in(one, other, "penerima")
        kind = words.ubah
        if isinstance(left, int) and isinstance(right, int) and left != right and same:
            kind = "biaya-naik" if right > left else "biaya-turun"
        yield replace(change, jenis=kind, semula=_paid(one), menjadi=_paid(other))


def _paid(one: PihakLain) -> str:
    return " ".join(filter(None, (one.uraian, one.jumlah)))


def tier_name(tarif: Tarif) -> str:
    """How a tier is called: heading, name and unit."""
    return " ".join(filter(None, (tarif.kelompok, tarif.nama, tarif.satuan)))


def tier_text(tarif: Tarif) -> str:
    """A tier in one line."""
    return " ".join(filter(None, (tarif.nama, tarif.jumlah, tarif.satuan)))


def words_of(value: Any) -> str:
    """A fee as typed."""
    if not isinstance(value, Biaya):
        return ""
    if value.tarif:
        return "; ".join(map(tier_text, value.tarif))
    return value.teks or (value.rumus.teks if value.rumus else "")
