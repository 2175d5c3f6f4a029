"""A comparison in; how long and how much at each office, beside what the reference list says, out."""

from __future__ import annotations

from dataclasses import dataclass

from generator.comparison import Perbandingan
from generator.messages import word
from generator.model import Acuan, Standar
from generator.targets.answers import Jawaban, answers, duration_text, fee_answer


@dataclass(frozen=True, slots=True)
class BarisNilai:
    """Time or fee: the head, the reference list's own value, and each office's value with notes."""

    kepala: str
    acuan: str
    nilai: tuple[tuple[str, tuple[str, ...], bool], ...]
    """The value, its notes, and whether the standard states it."""


def values(perbandingan: Perbandingan) -> tuple[BarisNilai, BarisNilai]:
    """Time and fee of each office, beside the reference list's."""
    both = [answers(one.layanan) for one in perbandingan.kantor]
    return _times([each[0] for each in both], perbandingan), _fees([each[1] for each in both], perbandingan)


def _times(told: list[Jawaban], perbandingan: Perbandingan) -> BarisNilai:
    """Under "at most" where that holds for all; then the cells need not say it."""
    bound = word("batas.paling-lama")
    is_bound = all(any(note.startswith(bound) for note in one.catatan[:1]) for one in told if one.ada)
    cells = tuple(
        (one.nilai, () if is_bound or not one.ada else tuple(filter(None, one.catatan[:1])), one.ada) for one in told
    )
    acuan = perbandingan.rumpun.acuan
    stated = duration_text(acuan.jangka_waktu) if acuan is not None and acuan.jangka_waktu is not None else ""
    return BarisNilai(bound if is_bound else word("sanding.waktu"), stated, cells)


def _fees(told: list[Jawaban], perbandingan: Perbandingan) -> BarisNilai:
    cells = tuple(_fee(one) for one in told)
    acuan = perbandingan.rumpun.acuan
    stated = ""
    if acuan is not None and acuan.biaya is not None:
        like = perbandingan.kantor[0].layanan.standar
        stated = _fee(fee_answer(_with_fee(like, acuan)))[0]
    return BarisNilai(word("sanding.biaya"), stated, cells)


def _with_fee(standar: Standar, acuan: Acuan) -> Standar:
    return Standar(standar.nama, standar.jenis, standar.status, standar.edisi, kasus=acuan.kasus, biaya=acuan.biaya)


def _fee(one: Jawaban) -> tuple[str, tuple[str, ...], bool]:
    """Without the sentence that only says again that it is free."""
    free = one.nilai == word("biaya.gratis")
    notes = tuple(note for note in one.catatan if note and note != word("biaya.gratis-catatan"))
    return word("biaya.gratis-pendek") if free else one.nilai, notes if one.ada else (), one.ada
