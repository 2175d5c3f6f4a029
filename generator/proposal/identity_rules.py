"""A service at two moments in; what breaks its code, its items' ids or its address, out."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from generator.diff import Change, highlight
from generator.model import Layanan, Persyaratan, Riwayat
from generator.proposal.edition_rules import PUBLISHED, Problem
from generator.proposal.pairing import another_service
from generator.proposal.proposal import Proposal, Usulan
from generator.text import loose, normal

ALIKE_TEXTS = 60
"""From this likeness on (0 to 100) two texts without a common word may still be one thing in two spellings."""


def codes(usulan: Usulan, proposal: Proposal, riwayat: Riwayat | None) -> Iterator[Problem]:
    """A code is printed on walls: it stays with its service, and no other service ever gets it."""
    before, now = usulan.semula, usulan.layanan
    if before is None:
        former = next(_former(now, proposal, riwayat), None)
        if former is not None:
            yield "SP929", ("kode",), {"kode": now.kode, "semula": former.standar.nama}
    elif before.kode and not now.kode:
        yield "SP928", ("nama",), {"kode": before.kode}
    elif before.kode and before.kode != now.kode:
        owner = proposal.before.by_kode(now.kode)
        if owner is not None:
            yield "SP929", ("kode",), {"kode": now.kode, "semula": owner.standar.nama}
        else:
            yield "SP927", ("kode",), {"kode": now.kode, "semula": before.kode}
    elif before.kode and another_service(before, now):
        yield "SP929", ("kode",), {"kode": now.kode, "semula": before.standar.nama}
    moved = before is not None and (before.folder, before.id) != (now.folder, now.id)
    if before is not None and moved and not now.kode and before.standar.status in PUBLISHED:
        yield "SP937", ("nama",), {"semula": before.file}


def _former(now: Layanan, proposal: Proposal, riwayat: Riwayat | None) -> Iterator[Layanan]:
    """Other services that have had the code of a new one."""
    if not now.kode:
        return
    for one in proposal.usulan:
        if one.nasib == "dihapus" and one.layanan.kode == now.kode:
            yield one.layanan
    for edisi in riwayat.edisi if riwayat is not None else ():
        if edisi.commit is not None and another_service(edisi.layanan, now):
            yield edisi.layanan


def items(usulan: Usulan, proposal: Proposal) -> Iterator[Problem]:
    """A consultation and a citizen's tick follow an item by its id: it keeps its meaning, and its item keeps it."""
    before, now = usulan.semula, usulan.layanan
    if before is None or before.standar.status not in PUBLISHED:
        return
    listed = [one for one in usulan.perubahan if one.komponen == "persyaratan" and one.id]
    gone = {one.id: one for one in listed if one.di_menjadi is None}
    for one in listed:
        if one.di_semula is None and one.id in gone and one.di_menjadi is not None:
            yield "SP930", one.di_menjadi, {"id": one.id, "semula": gone[one.id].semula, "menjadi": one.menjadi}
        elif one.di_menjadi is not None and _means_another(one):
            yield "SP930", one.di_menjadi, {"id": one.id, "semula": one.semula, "menjadi": one.menjadi}
    typed = _typed(proposal, before)
    new = _list(now)
    ids = {one.id for one in new}
    for n, syarat in enumerate(new):
        same = [old for old in typed if normal(old.uraian) == normal(syarat.uraian) and old.id not in ids]
        if len(same) == 1 and syarat.id not in {old.id for old in typed}:
            words = {"id": syarat.id or "", "semula": same[0].id or "", "butir": syarat.uraian}
            yield "SP931", ("persyaratan", n), words


def _means_another(change: Change) -> bool:
    """Whether two wordings under one id have neither a word nor much of their letters in common."""
    if change.id_semula or change.skor is not None or not (change.semula and change.menjadi):
        return False
    pieces = [piece for side in highlight(change.semula, change.menjadi) for piece in side]
    shared = any(not piece.berubah and piece.text.strip() for piece in pieces)
    return not shared and fuzz.token_sort_ratio(loose(change.semula), loose(change.menjadi)) < ALIKE_TEXTS


def _typed(proposal: Proposal, layanan: Layanan) -> list[Persyaratan]:
    """The requirements whose ids somebody typed into the file."""
    one = proposal.before.parsed.get(layanan.file)
    value = one.value.persyaratan if one is not None and one.value is not None else None
    return [syarat for syarat in value if syarat.id] if isinstance(value, tuple) else []


def _list(layanan: Layanan) -> tuple[Persyaratan, ...]:
    value = layanan.standar.persyaratan
    return value if isinstance(value, tuple) else ()
