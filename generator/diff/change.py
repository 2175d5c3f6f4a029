"""One change, the table of what each kind means for the applicant, and each kind's mirror."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Literal

from generator.findings import Path
from generator.text import normal

Dampak = Literal["bertambah", "berkurang", "tetap", "perlu-telaah"]

_PAIRS: tuple[tuple[str, Dampak, str, Dampak], ...] = (
    ("persyaratan-ditambah", "bertambah", "persyaratan-dihapus", "berkurang"),
    ("persyaratan-ditambah-alternatif", "berkurang", "persyaratan-dihapus-alternatif", "bertambah"),
    ("persyaratan-ditambah-cadangan", "perlu-telaah", "persyaratan-dihapus-cadangan", "perlu-telaah"),
    ("persyaratan-ditambah-opsional", "tetap", "persyaratan-dihapus-opsional", "tetap"),
    ("persyaratan-diubah", "perlu-telaah", "persyaratan-diubah", "perlu-telaah"),
    ("persyaratan-redaksi", "tetap", "persyaratan-redaksi", "tetap"),
    ("persyaratan-jumlah-ditambah", "bertambah", "persyaratan-jumlah-dikurangi", "berkurang"),
    ("persyaratan-bentuk-diubah", "perlu-telaah", "persyaratan-bentuk-diubah", "perlu-telaah"),
    ("persyaratan-diperluas", "bertambah", "persyaratan-dipersempit", "berkurang"),
    ("persyaratan-keadaan-diubah", "perlu-telaah", "persyaratan-keadaan-diubah", "perlu-telaah"),
    ("persyaratan-diwajibkan", "bertambah", "persyaratan-dibolehkan", "berkurang"),
    ("persyaratan-menjadi-keharusan", "bertambah", "persyaratan-menjadi-pilihan", "berkurang"),
    ("persyaratan-dipindah", "tetap", "persyaratan-dipindah", "tetap"),
    ("persyaratan-dipecah", "perlu-telaah", "persyaratan-digabung", "perlu-telaah"),
    ("persyaratan-urutan", "tetap", "persyaratan-urutan", "tetap"),
    ("persyaratan-dicantumkan", "perlu-telaah", "persyaratan-tidak-dicantumkan", "perlu-telaah"),
    ("waktu-diperlama", "bertambah", "waktu-dipercepat", "berkurang"),
    ("waktu-diubah", "perlu-telaah", "waktu-diubah", "perlu-telaah"),
    ("waktu-dicantumkan", "tetap", "waktu-tidak-dicantumkan", "tetap"),
    ("biaya-naik", "bertambah", "biaya-turun", "berkurang"),
    ("biaya-diubah", "perlu-telaah", "biaya-diubah", "perlu-telaah"),
    ("biaya-dicantumkan", "perlu-telaah", "biaya-tidak-dicantumkan", "perlu-telaah"),
    ("produk-ditambah", "tetap", "produk-dihapus", "tetap"),
    ("produk-diubah", "perlu-telaah", "produk-diubah", "perlu-telaah"),
    ("komponen-dicantumkan", "tetap", "komponen-tidak-dicantumkan", "tetap"),
    ("prosedur-diubah", "perlu-telaah", "prosedur-diubah", "perlu-telaah"),
    ("komponen-diubah", "tetap", "komponen-diubah", "tetap"),
    ("nama-diubah", "tetap", "nama-diubah", "tetap"),
)
DAMPAK: dict[str, Dampak] = {
    kind: effect for one, left, other, right in _PAIRS for kind, effect in ((one, left), (other, right))
}
"""The burden grows where an applicant who prepared by the old edition would be turned away, pay more or wait longer."""

MIRROR: dict[str, str] = {a: b for one, _, other, _ in _PAIRS for a, b in ((one, other), (other, one))}
"""What each kind is called when the two editions change places."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two editions.

    `id` is the requirement's (or the component's own) id; `semula` and `menjadi` are texts as typed, empty
    where there is none; the two paths say where they stand in their editions. `skor` (0 to 100) marks a
    pairing that was guessed from likeness; None where ids or equal texts decide.
    """

    jenis: str
    komponen: str
    id: str = ""
    semula: str = ""
    menjadi: str = ""
    di_semula: Path | None = None
    di_menjadi: Path | None = None
    skor: int | None = None

    @property
    def dampak(self) -> Dampak:
        """What it means for the applicant."""
        return DAMPAK[self.jenis]

    @property
    def sidik(self) -> str:
        """A fingerprint of kind, id and values, the same however the sentences about it are written."""
        parts = [self.jenis, self.komponen, self.id, normal(self.semula), normal(self.menjadi)]
        return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]


def mirrored(change: Change) -> Change:
    """The same change seen from the other side."""
    return Change(
        jenis=MIRROR[change.jenis],
        komponen=change.komponen,
        id=change.id,
        semula=change.menjadi,
        menjadi=change.semula,
        di_semula=change.di_menjadi,
        di_menjadi=change.di_semula,
        skor=change.skor,
    )
