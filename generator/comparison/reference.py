"""A standard and its reference list in; what is the same, added, left out and no longer asked, out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from generator.catalog import with_ids
from generator.comparison.pairing import Pasangan, items, pairs
from generator.model import Acuan, Persyaratan, Standar, TidakDiminta
from generator.text import loose

FORMS = frozenset(("fotokopi", "salinan", "asli", "scan", "dan", "atau", "surat", "yang"))
"""Words of a paper's form, which do not say which paper it is; by their loose spelling."""


@dataclass(frozen=True, slots=True)
class Tambahan:
    """A requirement that the reference list does not have; `lama` is its entry among those no longer asked."""

    syarat: Persyaratan
    lama: TidakDiminta | None = None


@dataclass(frozen=True, slots=True)
class Selisih:
    """A standard beside its reference list, each part in its own list's order."""

    sama: tuple[tuple[Persyaratan, Persyaratan, int | None], ...]
    """The reference's item, the local one, and the score where the pair is a guess."""
    tambahan: tuple[Tambahan, ...]
    tidak: tuple[tuple[Persyaratan, str], ...]
    """Items that are not asked here, and the office's reason; empty where it gives none."""


def reference_standar(acuan: Acuan, like: Standar) -> Standar:
    """A reference list in the shape of a standard, so that the same function compares both."""
    return replace(
        like,
        kasus=acuan.kasus,
        pemohon=acuan.pemohon,
        tahap=acuan.tahap,
        kanal=acuan.kanal,
        kelompok=acuan.kelompok,
        persyaratan=_identified(acuan.persyaratan),
    )


@cache
def _identified(persyaratan: tuple[Persyaratan, ...]) -> tuple[Persyaratan, ...]:
    return with_ids(persyaratan)


def hold_against(standar: Standar, acuan: Acuan) -> Selisih:
    """What differs. A standard without a list of requirements has nothing to compare: all parts are empty."""
    if not isinstance(standar.persyaratan, tuple):
        return Selisih((), (), ())
    reference = reference_standar(acuan, standar)
    return differences(standar, acuan, items(reference), pairs(reference, standar))


def differences(standar: Standar, acuan: Acuan, asal: tuple[Persyaratan, ...], found: tuple[Pasangan, ...]) -> Selisih:
    """The same from pairs that are known already."""
    butir = items(standar)
    reasons = {one.id: one.alasan for one in standar.beda_acuan}
    paired_a, paired_b = {one.asal for one in found}, {one.butir for one in found}
    return Selisih(
        sama=tuple((asal[one.asal], butir[one.butir], one.skor) for one in found),
        tambahan=tuple(
            Tambahan(one, no_longer_asked(one, acuan, standar)) for n, one in enumerate(butir) if n not in paired_b
        ),
        tidak=tuple((one, reasons.get(one.id or "", "")) for n, one in enumerate(asal) if n not in paired_a),
    )


def no_longer_asked(syarat: Persyaratan, acuan: Acuan, standar: Standar) -> TidakDiminta | None:
    """The reference's entry that says this item is asked no longer, if there is one for this service."""
    names = {loose(name) for name in (standar.nama, *standar.nama_lain)}
    for entry in acuan.tidak_diminta:
        for_us = not entry.layanan or not names.isdisjoint(map(loose, entry.layanan))
        if for_us and (entry.id == syarat.id is not None or _is_said(entry.uraian, syarat.uraian)):
            return entry
    return None


def _is_said(entry: str, text: str) -> bool:
    """Whether one of the two texts only says more than the other, both about the paper that the entry begins with."""
    named, said = _paper(entry), _paper(text)
    if not named or named[0] not in said:
        return False
    return set(said) <= set(named) if len(said) > 1 and len(said) < len(named) else set(named) <= set(said)


def _paper(text: str) -> list[str]:
    return [word for word in loose(text).replace(",", " ").split() if word not in FORMS]
