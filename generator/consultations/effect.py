"""A decision in, what it means for the applicant out: as the edition shows it, else as the decided words promise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.consultations.evidence import changes_of, is_about_items, items, targets
from generator.diff import Change, Dampak, diff
from generator.model import PENGELOLAAN, Biaya, JangkaWaktu, Keputusan, Persyaratan, Standar

SIMPLE: dict[str, Dampak] = {
    "hapus": "berkurang",
    "tambah": "bertambah",
    "redaksi": "tetap",
    "layanan-baru": "tetap",
}
"""What decisions about requirements mean where no edition can be asked; everything else is to be examined."""


def shown(keputusan: Keputusan, base: Standar | None, standar: Standar, expected: Dampak) -> Dampak:
    """What the change from `base` to the edition that carries the decision out means, by the diff's own table."""
    if base is None or keputusan.jenis in ("layanan-baru", "cabut"):
        return expected
    found = tuple(changes_of(keputusan, base, standar))
    return _summed(found) if found else expected


def expected(keputusan: Keputusan, base: Standar | None) -> Dampak:
    """What the decision will mean, by carrying it out on the edition in force at the forum and comparing."""
    if base is not None:
        done = _done(keputusan, base)
        found = diff(done[0], done[1]) if done is not None else ()
        if found:
            return _summed(found)
    if keputusan.jenis in ("layanan-baru", "redaksi"):
        return SIMPLE[keputusan.jenis]
    if not is_about_items(keputusan):
        is_of_management = keputusan.bagian in PENGELOLAAN and keputusan.jenis != "cabut"
        return "tetap" if is_of_management else "perlu-telaah"
    return SIMPLE.get(keputusan.jenis, "perlu-telaah")


def _summed(changes: tuple[Change, ...]) -> Dampak:
    """One effect for several changes: what touches nobody gives way, and opposite ones are for a person to weigh."""
    effects = list(dict.fromkeys(one.dampak for one in changes if one.dampak != "tetap"))
    if not effects:
        return "tetap"
    return effects[0] if len(effects) == 1 else "perlu-telaah"


def _done(keputusan: Keputusan, base: Standar) -> tuple[Standar, Standar] | None:
    """The standard before and after the decision, where its words are enough to write it down."""
    semula, menjadi = keputusan.semula, keputusan.menjadi
    if is_about_items(keputusan):
        found = {one.id for one in targets(keputusan, base)}
        if not found:
            return None
        if keputusan.jenis == "hapus":
            kept: Any = tuple(one for one in items(base) if one.id not in found)
            return base, replace(base, persyaratan=kept)
        if keputusan.jenis == "ubah" and menjadi and len(found) == 1:
            return base, replace(base, persyaratan=tuple(_reworded(one, found, menjadi) for one in items(base)))
        return None
    if keputusan.jenis != "ubah" or not (semula and menjadi):
        return None
    if keputusan.bagian == "jangka_waktu":
        bare = replace(base, tahap=())
        return (
            replace(bare, jangka_waktu=JangkaWaktu(teks=semula)),
            replace(bare, jangka_waktu=JangkaWaktu(teks=menjadi)),
        )
    if keputusan.bagian == "biaya":
        return replace(base, biaya=Biaya(teks=semula)), replace(base, biaya=Biaya(teks=menjadi))
    return None


def _reworded(syarat: Persyaratan, found: set[str | None], menjadi: str) -> Persyaratan:
    """The item with the decided text; counts beside the old text are part of the new one."""
    return replace(syarat, uraian=menjadi, jumlah=None, ukuran=None) if syarat.id in found else syarat
