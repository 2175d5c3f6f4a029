"""A consultation's record in; what keeps its decisions from being followed out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.messages import word
from generator.model import Fkp, Keputusan, Peserta
from generator.rules.registry import Konteks, Problem, rule
from generator.text import format_tanggal, join_dan

UNSUR = ("pengguna", "ahli", "instansi", "masyarakat", "media")
FEW = 4
# What a decision of each kind must state to be held against the standard later; "a/b": one of them is enough.
NEEDS = {
    "tambah": ("menjadi",),
    "hapus": ("butir/semula",),
    "ubah": ("butir/semula", "menjadi"),
    "pecah": ("butir", "menjadi_butir"),
    "gabung": ("butir", "menjadi_butir"),
    "layanan-baru": ("layanan/menjadi",),
}


def present(peserta: Peserta) -> tuple[str, ...]:
    """The kinds of participants that were there."""
    return tuple(unsur for unsur in UNSUR if getattr(peserta, unsur) or unsur in peserta.hadir)


@rule("SP801")
def most_kinds_were_there(fkp: Fkp) -> Iterator[Problem]:
    """How many of the five kinds of the public took part."""
    found = present(fkp.peserta)
    if 0 < len(found) < FEW:
        missing = join_dan([word(f"unsur.{unsur}") for unsur in UNSUR if unsur not in found])
        yield ("peserta",), {"hadir": len(found), "semua": len(UNSUR), "kurang": missing}


@rule("SP802")
def somebody_was_there(fkp: Fkp) -> Iterator[Problem]:
    """A consultation without participants is none."""
    if not present(fkp.peserta) and not fkp.peserta.jumlah:
        yield ("peserta",), {}


@rule("SP803")
def decisions_have_an_owner_and_a_day(fkp: Fkp) -> Iterator[Problem]:
    """An agreement nobody owns is the one not carried out."""
    for n, keputusan in enumerate(fkp.keputusan):
        if keputusan.dibatalkan is None and keputusan.dipastikan is None:
            missing = [key for key in ("penanggung_jawab", "tenggat") if getattr(keputusan, key) is None]
            if missing:
                yield ("keputusan", n), {"id": keputusan.id, "kunci": _keys(missing)}


@rule("SP804")
def decisions_can_be_followed(fkp: Fkp) -> Iterator[Problem]:
    """Whether a decision was carried out is seen by comparing what it names with the standard."""
    for n, keputusan in enumerate(fkp.keputusan):
        missing = [key for key in NEEDS.get(keputusan.jenis, ()) if not _states(keputusan, key)]
        if missing and keputusan.dibatalkan is None:
            yield ("keputusan", n), {"id": keputusan.id, "jenis": keputusan.jenis, "kunci": _keys(missing)}


def _states(keputusan: Keputusan, key: str) -> bool:
    return any(getattr(keputusan, one) for one in key.split("/"))


def _keys(keys: list[str]) -> str:
    return join_dan([word(f"keputusan.{key.replace('/', '-')}") for key in keys])


@rule("SP805")
def consultations_have_happened(fkp: Fkp, konteks: Konteks) -> Iterator[Problem]:
    """A record is written after the day."""
    if fkp.tanggal > konteks.tanggal:
        yield ("tanggal",), {"tanggal": format_tanggal(fkp.tanggal)}


@rule("SP806")
def postponed_until_when(fkp: Fkp) -> Iterator[Problem]:
    """An answer "later" says when."""
    for n, masukan in enumerate(fkp.masukan):
        if masukan.jawaban == "ditunda" and masukan.sampai is None:
            yield ("masukan", n, "jawaban"), {"id": masukan.id or "", "uraian": masukan.uraian}


@rule("SP807")
def refusals_have_a_reason(fkp: Fkp) -> Iterator[Problem]:
    """An answer "no" says why."""
    for n, masukan in enumerate(fkp.masukan):
        if masukan.jawaban == "tidak-diterima" and masukan.alasan is None:
            yield ("masukan", n, "jawaban"), {"id": masukan.id or "", "uraian": masukan.uraian}


@rule("SP808")
def inputs_are_answered(fkp: Fkp) -> Iterator[Problem]:
    """Two-way means that every input gets an answer."""
    for n, masukan in enumerate(fkp.masukan):
        if masukan.jawaban == "belum-dijawab":
            yield ("masukan", n, "jawaban"), {"id": masukan.id or "", "uraian": masukan.uraian}
