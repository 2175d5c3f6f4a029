"""The services in; for each requirement who issues its papers, and for each paper who asks for it, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.chains.asking import Asked, Asking
from generator.chains.issuing import issued
from generator.chains.jalinan import Asal, Dokumen, Jalinan, Pemakai, address, likeliest, note, region
from generator.chains.offices import Kantor
from generator.chains.remembered import Recall, afresh
from generator.model import Persyaratan, Riwayat, Standar


def link(riwayat: Iterable[Riwayat], recall: Recall = afresh) -> Jalinan:
    """All services of a catalogue with what each needs from another; `recall` only ever saves work."""
    services = sorted(riwayat, key=lambda one: region(one.layanan))
    known = {address(one.layanan): one for one in services}
    by_code = {one.kode: one for one in services if one.kode}
    dokumen, names, hasil = issued([one for one in services if one.berlaku], recall)
    kantor, asking = Kantor(), Asking(names, services, recall)
    asal: dict[str, dict[str, tuple[Asal, ...]]] = {}
    peminta: dict[tuple[str, str], dict[str, Pemakai]] = {}
    tertulis: dict[str, dict[str, Pemakai]] = {}
    rujukan: dict[str, dict[str, bool]] = {}
    for one in services:
        here = address(one.layanan) if one.keadaan != "dicabut" else ""
        for asked in asking.of(one.layanan) if here else ():
            syarat = asked.syarat
            selalu = _is_always(syarat, one.layanan.standar)
            typed = _typed(syarat, one, known, by_code)
            if typed is not None and one.berlaku:
                at = address(typed.layanan)
                note(tertulis.setdefault(at, {}), here, Pemakai(one, selalu))
                rujukan.setdefault(here, {})[at] = selalu or rujukan.get(here, {}).get(at, False)
            found = tuple(_named(asked, one, kantor, dokumen, typed, selalu))
            if found:
                asal.setdefault(here, {})[syarat.id or ""] = found
            for paper in found if one.berlaku else ():
                pair = (paper.dokumen.kunci, paper.tempat)
                note(peminta.setdefault(pair, {}), here, Pemakai(one, selalu))
    return Jalinan(
        dokumen=dokumen,
        asal=asal,
        hasil=hasil,
        peminta={pair: tuple(sorted(found.values(), key=likeliest)) for pair, found in peminta.items()},
        tertulis={at: tuple(found.values()) for at, found in tertulis.items()},
        rujukan=rujukan,
    )


def _is_always(syarat: Persyaratan, standar: Standar) -> bool:
    """Whether every applicant brings it: no condition, no choice, no alternative in the text."""
    choices = {one.id for one in standar.kelompok if one.pilih == "satu" or one.paling_sedikit or one.bila}
    return syarat.wajib and syarat.bila is None and syarat.kelompok not in choices and syarat.hubungan != "atau"


def _typed(
    syarat: Persyaratan, one: Riwayat, known: Mapping[str, Riwayat], by_code: Mapping[str, Riwayat]
) -> Riwayat | None:
    """The service in force that the file names itself."""
    named = syarat.layanan
    if not named:
        return None
    found = known.get(named) or known.get(f"{one.layanan.folder}/{named}") or by_code.get(named)
    return found if found is not None and found.berlaku and found is not one else None


def _named(
    asked: Asked, one: Riwayat, kantor: Kantor, dokumen: Mapping[str, Dokumen], typed: Riwayat | None, selalu: bool
) -> Iterator[Asal]:
    """The papers of one requirement; what the file names itself is not told twice."""
    for sebutan in asked.sebutan:
        paper = dokumen[sebutan.kunci]
        if typed is not None and any(each is typed for each in paper.penerbit):
            continue
        issuers = kantor.able(paper, f"{sebutan.penerbit} {asked.syarat.penerbit or ''}".strip())
        found, tempat = kantor.near(issuers, one)
        if found:
            yield Asal(paper, found, tempat, selalu and not asked.pilihan)
