"""One change between two editions: its kind, both texts, where they stand, and the values to carry it out with."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, Literal

from generator.diff.kinds import DAMPAK, MIRROR, Dampak
from generator.findings import Path
from generator.text import normal


@dataclass(frozen=True, slots=True)
class Edit:
    """What `apply` does for a change, all places in the old edition: a value set, an item out, in, or all in order.

    `nilai` is the value; for `urut` the old places in their new order. `ke` is an added item's new place.
    """

    cara: Literal["isi", "hapus", "tambah", "urut"]
    di: Path
    nilai: Any = None
    ke: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two editions.

    `id` is the requirement's (or the component's own) id in the new edition, else in the old one; `id_semula`
    the old edition's id where that was another one. `semula` and `menjadi` are texts as typed, empty where
    there is none; the two paths say where they stand in their editions. `skor` (0 to 100) marks a pairing
    that was guessed from likeness; None where ids, statements or equal texts decide.
    """

    jenis: str
    komponen: str
    id: str = ""
    semula: str = ""
    menjadi: str = ""
    di_semula: Path | None = None
    di_menjadi: Path | None = None
    skor: int | None = None
    id_semula: str = ""
    nilai_semula: str = ""
    nilai_menjadi: str = ""
    sunting: tuple[Edit, ...] = field(default=(), compare=False, repr=False)

    @property
    def dampak(self) -> Dampak:
        """What it means for the applicant."""
        return DAMPAK[self.jenis]

    @property
    def sidik(self) -> str:
        """A fingerprint of kind, id and values: the same however we word it, wherever in the list it stands."""
        parts = [self.jenis, self.komponen, self.id, normal(self.semula), normal(self.menjadi)]
        parts += [self.nilai_semula, self.nilai_menjadi]
        return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]


def mirrored(change: Change) -> Change:
    """The same change seen from the other side; without the values to carry it out."""
    return Change(
        jenis=MIRROR[change.jenis],
        komponen=change.komponen,
        id=change.id_semula or change.id,
        semula=change.menjadi,
        menjadi=change.semula,
        di_semula=change.di_menjadi,
        di_menjadi=change.di_semula,
        skor=change.skor,
        id_semula=change.id if change.id_semula else "",
        nilai_semula=change.nilai_menjadi,
        nilai_menjadi=change.nilai_semula,
    )
