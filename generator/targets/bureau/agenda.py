"""The catalogue, its consultations and the walls in; what waits for the bureau this week out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalog import Catalog
from generator.consultations import Forum, Kesepakatan
from generator.findings import Finding
from generator.hanging import Dinding, survey
from generator.model import Layanan, Riwayat

SOON = 14
"""Days before a deadline in which the bureau is reminded."""
OVERDUE = "SP905"
"""The finding about a review that is late."""


@dataclass(frozen=True, slots=True)
class Tenggat:
    """A decision of a consultation, and until when it is to be carried out."""

    forum: Forum
    kesepakatan: Kesepakatan


@dataclass(frozen=True, slots=True)
class Agenda:
    """What waits, each part in the order in which it is due."""

    tanggal: str
    terlambat: tuple[Tenggat, ...]
    segera: tuple[Tenggat, ...]
    telaah: tuple[Tenggat, ...]
    """Decisions that a person must look at: changed otherwise than decided, or asked again."""
    tinjau: tuple[Layanan, ...]
    dinding: Dinding

    @property
    def kosong(self) -> bool:
        """Whether nothing waits."""
        walls = any(self.dinding.dengan(fate) for fate in ("cetak-ulang", "turunkan", "tidak-dikenal"))
        return not (self.terlambat or self.segera or self.telaah or self.tinjau or walls)


def draw_up(
    catalog: Catalog,
    riwayat: Iterable[Riwayat],
    forum: Iterable[Forum],
    findings: Iterable[Finding],
    tanggal: str,
) -> Agenda:
    """The agenda for the day `tanggal` (ISO)."""
    services = tuple(riwayat)
    decisions = [Tenggat(one, each) for one in forum for each in one.kesepakatan]
    decisions.sort(key=lambda one: (_due(one), one.forum.rujukan, one.kesepakatan.keputusan.id))
    soon = (datetime.date.fromisoformat(tanggal) + datetime.timedelta(days=SOON)).isoformat()
    overdue = {one.file for one in findings if one.id == OVERDUE}
    return Agenda(
        tanggal=tanggal,
        terlambat=tuple(one for one in decisions if one.kesepakatan.keadaan == "lewat"),
        segera=tuple(one for one in decisions if one.kesepakatan.keadaan == "menunggu" and "" < _due(one) <= soon),
        telaah=tuple(one for one in decisions if one.kesepakatan.keadaan in ("perlu-telaah", "kembali")),
        tinjau=tuple(one.layanan for one in services if one.layanan.file in overdue and one.berlaku),
        dinding=survey(catalog, services),
    )


def _due(one: Tenggat) -> str:
    return one.kesepakatan.keputusan.tenggat or ""
