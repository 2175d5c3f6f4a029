"""The words of the regency as standards/sinonim.yaml states them: what people say for what its services are called."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Maksud:
    """What people type who need something, and words from the names of the services that give it."""

    kata: tuple[str, ...]
    cari: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DiLuar:
    """What people ask for that no service of the regency gives, and who does."""

    kata: tuple[str, ...]
    di: str


@dataclass(frozen=True, slots=True)
class DaftarSinonim:
    """The whole file; the phrases of one group of `sinonim` mean the same."""

    sinonim: tuple[tuple[str, ...], ...] = ()
    maksud: tuple[Maksud, ...] = ()
    luar: tuple[DiLuar, ...] = ()
    skema: int = 1
