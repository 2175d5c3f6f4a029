"""Consultation records and editions in; each decision held against what the standards say since, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.catalog import Catalog, Konsultasi
from generator.consultations.evidence import items, targets
from generator.consultations.forum import Forum, Kesepakatan, Pelaksanaan
from generator.consultations.judge import Hari, judge, order
from generator.consultations.services import Services, index
from generator.consultations.trouble import complaints
from generator.findings import Finding
from generator.model import Keputusan, Riwayat

BEHIND: tuple[Pelaksanaan, ...] = ("lewat", "perlu-telaah", "menunggu", "kembali", "dibatalkan", "masuk")
"""From furthest behind to done: a decision about several services stands where the first of these stands."""


def hold(catalog: Catalog, riwayat: Iterable[Riwayat], tanggal: str) -> tuple[tuple[Forum, ...], tuple[Finding, ...]]:
    """All consultations, the newest first, judged for the day `tanggal` (ISO), and what a person should look at."""
    services = index(riwayat)
    forums = [_forum(konsultasi, services, tanggal) for konsultasi in catalog.konsultasi]
    forums.sort(key=lambda one: (one.konsultasi.folder, one.konsultasi.tanggal))
    forums.sort(key=lambda one: one.konsultasi.tanggal, reverse=True)
    return tuple(forums), complaints(catalog, services, tuple(forums), tanggal)


def _forum(konsultasi: Konsultasi, services: Services, tanggal: str) -> Forum:
    """One consultation with each of its decisions judged."""
    hari = Hari(konsultasi.tanggal, tanggal, f"{konsultasi.folder}/{konsultasi.tanggal}")
    decisions = []
    for keputusan in konsultasi.fkp.keputusan:
        if keputusan.layanan is not None:
            decisions.append(judge(keputusan, services.find(konsultasi.folder, keputusan.layanan), hari))
        else:
            decisions.append(_for_all(keputusan, _agenda(konsultasi, services), hari))
    return Forum(konsultasi, tuple(decisions))


def _agenda(konsultasi: Konsultasi, services: Services) -> list[Riwayat]:
    """The services that a decision without a service is about: those on the agenda, else all of the agency."""
    if not konsultasi.fkp.layanan:
        return list(services.of(konsultasi.folder))
    found = [services.find(konsultasi.folder, name) for name in konsultasi.fkp.layanan]
    return list({(one.layanan.folder, one.layanan.id): one for one in found if one is not None}.values())


def _for_all(keputusan: Keputusan, agenda: list[Riwayat], hari: Hari) -> Kesepakatan:
    """A decision about several services stands where the service that is furthest behind stands."""
    concerned = [one for one in agenda if _concerns(keputusan, one, hari)] or agenda
    each = tuple(judge(keputusan, one, hari) for one in concerned)
    if not each:
        return judge(keputusan, None, hari)
    if len(each) == 1:
        return each[0]
    behind = min(each, key=lambda one: BEHIND.index(one.keadaan))
    effects = list(dict.fromkeys(one.dampak for one in each if one.dampak != "tetap"))
    dampak = effects[0] if len(effects) == 1 else "perlu-telaah" if effects else "tetap"
    return replace(Kesepakatan(keputusan, behind.keadaan, dampak), rincian=each)


def _concerns(keputusan: Keputusan, riwayat: Riwayat, hari: Hari) -> bool:
    """Whether the service had what the decision is about, where the decision names items."""
    if not keputusan.butir:
        return True
    base = order(riwayat, hari).standar
    return bool(targets(keputusan, base)) if base is not None else not items(base)
