"""A service at two moments in; what its edition, its decree or its ground does not say, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diff import Change
from generator.findings import Path, Word
from generator.messages import word
from generator.model import Layanan, Riwayat
from generator.proposal.proposal import Bersama, Usulan

Problem = tuple[str, Path, Mapping[str, Word]]
"""The finding's id, where in the file as it is now, and the words of its sentence."""

PUBLISHED = ("berlaku", "dicabut")
SURE = ("bertambah", "berkurang")


def editions(usulan: Usulan, riwayat: Riwayat | None) -> Iterator[Problem]:
    """An edition is what was decided: another substance needs another number, one after the other."""
    before, new = usulan.semula, usulan.layanan.standar
    if before is None or before.standar.status not in PUBLISHED:
        return
    old = before.standar
    if new.edisi < old.edisi:
        yield "SP923", ("edisi",), {"edisi": new.edisi, "semula": old.edisi}
    elif new.edisi == old.edisi:
        yield from _in_place(usulan)
        if new.status not in PUBLISHED:
            yield "SP933", ("status",), {"edisi": new.edisi, "status": new.status}
    else:
        numbers = {one.nomor for one in riwayat.edisi} if riwayat is not None else set()
        between = sorted(number for number in numbers if old.edisi < number < new.edisi)
        if between:
            yield "SP934", ("edisi",), {"edisi": new.edisi, "semula": old.edisi, "lain": ", ".join(map(str, between))}
        elif new.edisi > old.edisi + 1:
            yield "SP935", ("edisi",), {"edisi": new.edisi, "semula": old.edisi, "tepat": old.edisi + 1}


def _in_place(usulan: Usulan) -> Iterator[Problem]:
    """The substance of a published edition: what certainly differs, or what a person must call editorial."""
    changes = [one for one in usulan.sendiri if one.dampak != "tetap"]
    sure = [one for one in changes if one.dampak in SURE]
    edisi = usulan.layanan.standar.edisi
    if sure:
        yield "SP920", ("edisi",), {"edisi": edisi, "jumlah": len(changes), "butir": named(sure[0])}
    elif changes and not is_editorial(usulan):
        yield "SP921", ("edisi",), {"edisi": edisi, "jumlah": len(changes), "butir": named(changes[0])}


def is_editorial(usulan: Usulan) -> bool:
    """Whether a person states, with this proposal and not an older one, that only words changed."""
    said = usulan.layanan.standar.redaksional
    return said is not None and (usulan.semula is None or said != usulan.semula.standar.redaksional)


def grounds(usulan: Usulan) -> Iterator[Problem]:
    """A new edition says by which decree it holds and why it was made; both are its own."""
    before, new = usulan.semula, usulan.layanan.standar
    old = before.standar if before is not None else None
    fresh = old is None or new.edisi > old.edisi or (old.status not in PUBLISHED and new.status == "berlaku")
    stale = old is not None and old.redaksional is not None and old.redaksional == new.redaksional
    if stale and any(one.jenis == "persyaratan-redaksi" for one in usulan.perubahan):
        yield "SP925", ("redaksional",), {"kunci": "redaksional", "edisi": new.edisi}
    if not fresh or new.status == "dicabut":
        return
    decree = new.penetapan
    if new.status == "berlaku" and (decree is None or not (decree.sk or "").strip()):
        yield "SP924", ("penetapan",) if decree is not None else ("edisi",), {"edisi": new.edisi}
    elif old is not None and new.edisi > old.edisi and decree is not None and decree == old.penetapan:
        yield "SP925", ("penetapan",), {"kunci": "penetapan", "edisi": new.edisi}
    if old is None or new.edisi <= old.edisi or new.status not in ("berlaku", "menunggu-penetapan"):
        return
    ground = new.dasar_perubahan
    if ground is None:
        yield "SP926", ("edisi",), {"edisi": new.edisi}
    elif ground == old.dasar_perubahan and (ground.rujukan or ground.keterangan):
        yield "SP925", ("dasar_perubahan",), {"kunci": "dasar_perubahan", "edisi": new.edisi}


def defaults(shared: Bersama, usulan: Mapping[str, Usulan]) -> tuple[Layanan, ...]:
    """The services whose published edition an agency's default changes from below."""
    if shared.perubahan.dampak == "tetap":
        return ()
    found = []
    for layanan in shared.layanan:
        one = usulan[layanan.file]
        if one.semula is None or one.semula.standar.status not in PUBLISHED:
            continue
        same = layanan.standar.edisi == one.semula.standar.edisi
        if same and not (is_editorial(one) and shared.perubahan.dampak not in SURE):
            found.append(layanan)
    return tuple(found)


def named(change: Change) -> str:
    """What a change is about, in the file's words; the component's name where it has none."""
    return change.menjadi or change.semula or component(change.komponen)


def component(komponen: str) -> str:
    """A component as the law calls it; another key as the file writes it."""
    try:
        return word(f"komponen.{komponen}")
    except KeyError:
        return komponen
