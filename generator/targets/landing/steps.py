"""A standard's procedure in, its steps as a page shows them out: each with its own condition, smaller steps inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.messages import word
from generator.model import Cabang, Langkah, Standar
from generator.targets.conditions import phrase


@dataclass(frozen=True, slots=True)
class LangkahHalaman:
    """A step: its number, when it applies, what to do, lines below it, smaller steps."""

    nomor: str
    bila: str
    uraian: str
    catatan: tuple[str, ...]
    anak: tuple[LangkahHalaman, ...] = ()


def steps(standar: Standar) -> Iterator[tuple[str, tuple[LangkahHalaman, ...]]]:
    """All steps in their order by the part they belong to, numbered as the standard numbers them, else from one."""
    if not isinstance(standar.prosedur, tuple):
        return
    numbers = {one.id: one.nomor or str(n) for n, one in enumerate(standar.prosedur, 1) if one.id}
    numbered = list(enumerate(standar.prosedur, 1))
    for bagian, some in groupby(numbered, key=lambda one: one[1].bagian or ""):
        yield bagian, tuple(_step(langkah, str(n), standar, numbers) for n, langkah in some)


def _step(langkah: Langkah, nomor: str, standar: Standar, numbers: dict[str, str]) -> LangkahHalaman:
    who = ", ".join(filter(None, (langkah.pelaku, langkah.tempat, langkah.waktu)))
    lines = [who, langkah.keterangan, langkah.hasil and word("papan.hasil", isi=langkah.hasil), langkah.pengganti]
    lines += [_branch(cabang, numbers) for cabang in langkah.cabang]
    children = tuple(
        _step(inner, chr(96 + n) if n <= 26 else str(n), standar, numbers) for n, inner in enumerate(langkah.langkah, 1)
    )
    return LangkahHalaman(
        nomor=langkah.nomor or nomor,
        bila=phrase(langkah.bila, standar) if langkah.bila else "",
        uraian=langkah.uraian,
        catatan=tuple(line for line in lines if line),
        anak=children,
    )


def _branch(cabang: Cabang, numbers: dict[str, str]) -> str:
    """What follows by its outcome, and at which step it goes on."""
    text = word("papan.cabang", keadaan=cabang.keadaan)
    if cabang.uraian:
        text = f"{text}: {cabang.uraian}"
    return word("papan.ke-langkah", isi=text, nomor=numbers[cabang.ke]) if cabang.ke in numbers else text
