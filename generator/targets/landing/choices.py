"""A standard and the blocks of its list in; questions with their answers, and which answer hides which block, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.messages import word
from generator.model import Bila, Standar
from generator.targets.conditions import bare
from generator.targets.lists import Blok

AT_MOST = 4


@dataclass(frozen=True, slots=True)
class Pilihan:
    """An answer; `arti` are the ids that it makes true, its question's other ids become false."""

    nama: str
    arti: tuple[str, ...] = ()
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """A question about one key of `bila`; not knowing is always an answer and hides nothing."""

    kunci: str
    tanya: str
    anggota: tuple[str, ...]
    pilihan: tuple[Pilihan, ...]


def questions(standar: Standar, blocks: Iterable[Blok]) -> tuple[Pertanyaan, ...]:
    """The questions whose answers narrow the list, cases first, then applicants and channels."""
    conditions = [blok.bila for blok in blocks if blok.bila is not None and blok.butir]
    if not conditions:
        return ()
    asked: dict[str, list[Pilihan]] = {}
    for kasus in standar.kasus:
        answer = kasus.jawaban or bare(kasus.nama)
        shown = Pilihan(answer[:1].upper() + answer[1:], (kasus.id,), kasus.keterangan or "")
        asked.setdefault(kasus.pertanyaan or word("qr.tanya-kasus"), []).append(shown)
    found = [_question("kasus", tanya, pilihan) for tanya, pilihan in asked.items()]
    for kunci, declared in (("pemohon", standar.pemohon), ("kanal", standar.kanal)):
        if len(declared) > 1:
            pilihan = [Pilihan(one.nama[:1].upper() + one.nama[1:], (one.id,)) for one in declared]
            found.append(_question(kunci, word(f"qr.tanya-{kunci}"), pilihan))
    useful = [
        one for one in found if any(refutes(one, n, bila) for n in range(len(one.pilihan)) for bila in conditions)
    ]
    return tuple(useful[:AT_MOST])


def _question(kunci: str, tanya: str, pilihan: list[Pilihan]) -> Pertanyaan:
    """One case alone needs a no."""
    members = tuple(id for one in pilihan for id in one.arti)
    if len(pilihan) == 1:
        pilihan = [*pilihan, Pilihan(word("qr.tidak"))]
    return Pertanyaan(kunci, tanya, members, tuple(pilihan))


def refutes(pertanyaan: Pertanyaan, nomor: int, bila: Bila) -> bool:
    """Whether this one answer makes sure that `bila` does not hold."""
    return _holds(bila, pertanyaan, pertanyaan.pilihan[nomor].arti) is False


def hidden_by(bila: Bila | None, asked: tuple[Pertanyaan, ...]) -> tuple[str, ...]:
    """The names of the answers that hide an item: question and answer by number."""
    if bila is None:
        return ()
    return tuple(f"{q}-{n}" for q, one in enumerate(asked) for n in range(len(one.pilihan)) if refutes(one, n, bila))


def narrowed(blocks: tuple[Blok, ...], asked: tuple[Pertanyaan, ...]) -> tuple[tuple[str, ...], ...]:
    """For each block the answers that hide it; a heading goes where all that it contains goes."""
    names = [hidden_by(blok.bila, asked) for blok in blocks]
    for n, blok in enumerate(blocks):
        if blok.gaya in ("tahap", "jenis"):
            inner = _below(blok, blocks[n + 1 :], names[n + 1 :])
            names[n] = tuple(name for name in inner[0] if all(name in some for some in inner)) if inner else ()
    return tuple(names)


def _below(head: Blok, blocks: tuple[Blok, ...], names: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """What hides each block of items below a heading."""
    inner = []
    for blok, some in zip(blocks, names, strict=True):
        if blok.gaya == "tahap" or blok.gaya == head.gaya:
            break
        if blok.butir:
            inner.append(some)
    return inner


def enough(standar: Standar) -> dict[str, int]:
    """Of which groups how many items are enough, by the group's id."""
    return {one.id: one.paling_sedikit or 1 for one in standar.kelompok if one.pilih == "satu" or one.paling_sedikit}


def _holds(bila: Bila, asked: Pertanyaan, true: tuple[str, ...]) -> bool | None:
    """True, false, or unknown: what one answer says about a condition."""
    parts: list[bool | None] = []
    for kunci, ids in (("kasus", bila.kasus), ("pemohon", bila.pemohon), ("kanal", bila.kanal)):
        if ids:
            known = [id in true if kunci == asked.kunci and id in asked.anggota else None for id in ids]
            parts.append(_any(known))
    if bila.tahap or bila.tanpa or bila.keadaan:
        parts.append(None)
    parts += [_holds(one, asked, true) for one in bila.dan]
    if bila.kecuali is not None:
        other = _holds(bila.kecuali, asked, true)
        parts.append(None if other is None else not other)
    whole = _all(parts)
    return _any([whole, *(_holds(one, asked, true) for one in bila.atau)]) if bila.atau else whole


def _any(values: list[bool | None]) -> bool | None:
    if True in values:
        return True
    return None if None in values else False


def _all(values: list[bool | None]) -> bool | None:
    if False in values:
        return False
    return None if None in values else True
