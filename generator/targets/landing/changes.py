"""The edition on a board and the one in force in; what a citizen is told of the difference out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.diff import Change, diff
from generator.findings import Path
from generator.messages import word
from generator.model import Layanan, Persyaratan, Standar
from generator.targets.answers import answers
from generator.targets.conditions import phrase, small
from generator.targets.lists import display_text, notes
from generator.targets.wording import change_title, is_gone, is_new

SILENT = frozenset(["persyaratan-redaksi", "persyaratan-urutan", "persyaratan-dipindah"])
"""What changes nothing for who prepares: not told here; the full page tells it."""


@dataclass(frozen=True, slots=True)
class Hal:
    """A requirement that is gone or new, with the circumstance in which it was or is asked."""

    teks: str
    catatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ubahan:
    """A thing that differs: its titles, both wordings (equal ones only once, as `kini`), and lines about it."""

    judul: str
    dulu: str
    kini: str
    catatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beda:
    """Everything to tell about two editions; `baru` are the ids of new requirements, for the list."""

    hapus: tuple[Hal, ...] = ()
    tambah: tuple[Hal, ...] = ()
    ubah: tuple[Ubahan, ...] = ()
    nilai: tuple[tuple[str, Ubahan], ...] = ()
    prosedur: bool = False
    baru: tuple[str, ...] = ()
    ringkas: tuple[str, ...] = ()

    @property
    def penting(self) -> bool:
        """Whether who prepared by the old board should read the new list."""
        return bool(self.hapus or self.tambah or self.ubah or self.nilai)


def compare(before: Layanan, after: Layanan) -> Beda:
    """What changed for the applicant. A pairing that was guessed is told as one thing gone and one new."""
    old, new = before.standar, after.standar
    changes = [one for one in diff(old, new) if one.jenis not in SILENT]
    gone: dict[Path, Hal] = {}
    come: dict[Path, Hal] = {}
    ids: dict[str, None] = {}
    pairs: dict[tuple[Path | None, Path | None], list[Change]] = {}
    for one in changes:
        if one.komponen != "persyaratan":
            continue
        alternative = one.jenis.endswith("-alternatif")
        left, right = one.di_semula, one.di_menjadi
        if left and not alternative and (one.skor is not None or is_gone(one)):
            gone[left] = _thing(_at(old, left), old, one.semula)
        if right and not alternative and (one.skor is not None or is_new(one)):
            syarat = _at(new, right)
            come[right] = _thing(syarat, new, one.menjadi)
            ids[syarat.id or "" if syarat else ""] = None
        if one.skor is None and (alternative or not (is_gone(one) or is_new(one))):
            pairs.setdefault((left, right), []).append(one)
    altered = tuple(_altered(group, old, new) for group in pairs.values())
    values = tuple(_values(changes, before, after))
    procedure = any(one.komponen == "prosedur" for one in changes)
    counts = {"hapus": len(gone), "tambah": len(come), "ubah": len(altered)}
    summary = tuple(_summary(counts, values, after))
    return Beda(tuple(gone.values()), tuple(come.values()), altered, values, procedure, tuple(ids), summary)


def _at(standar: Standar, path: Path | None) -> Persyaratan | None:
    """The requirement at a place of its edition; None where the place is the whole list."""
    items = standar.persyaratan
    if not path or len(path) < 2 or not isinstance(items, tuple) or not isinstance(path[1], int):
        return None
    return items[path[1]]


def _thing(syarat: Persyaratan | None, standar: Standar, text: str) -> Hal:
    if syarat is None:
        return Hal(text)
    lines = [word("qr.hanya", isi=small(phrase(syarat.bila, standar)))] if syarat.bila else []
    lines += [] if syarat.wajib else [word("syarat.tidak-wajib")]
    return Hal(display_text(syarat), tuple(lines))


def _altered(group: list[Change], old: Standar, new: Standar) -> Ubahan:
    """All changes of one requirement together."""
    first = group[0]
    left, right = _at(old, first.di_semula), _at(new, first.di_menjadi)
    split = first.jenis in ("persyaratan-dipecah", "persyaratan-digabung")
    semula = display_text(left) if left and not split else first.semula
    menjadi = display_text(right) if right and not split else first.menjadi
    lines = []
    if left and right and left.bila != right.bila:
        lines += [word("qr.dulu-bila", isi=small(phrase(left.bila, old)))] if left.bila else []
        lines += [word("qr.kini-bila", isi=small(phrase(right.bila, new)))] if right.bila else []
    if left and right and semula == menjadi:
        before, after = notes(left, old), notes(right, new)
        lines += [word("qr.dulu", isi=line) for line in before if line not in after]
        lines += [word("qr.kini", isi=line) for line in after if line not in before]
    title = ", ".join(dict.fromkeys(map(change_title, group)))
    return Ubahan(title, "" if semula == menjadi else semula, menjadi, tuple(lines))


def _values(changes: Iterable[Change], before: Layanan, after: Layanan) -> Iterator[tuple[str, Ubahan]]:
    """Time, fee and product where they differ: what the band said then and says now."""
    touched = {one.komponen for one in changes}
    for name, old, new in zip(("jangka_waktu", "biaya", "produk"), answers(before), answers(after), strict=True):
        if name in touched:
            said, says = old.nilai, new.nilai
            if said == says:
                said, says = (", ".join((one.nilai, *one.catatan)) for one in (old, new))
            yield name, Ubahan("", said, says)


def _summary(counts: dict[str, int], values: tuple[tuple[str, Ubahan], ...], after: Layanan) -> Iterator[str]:
    """Sentences: how many things are gone, new, altered; then what time and fee are now."""
    told = [word(f"ringkas.{name}", jumlah=n).replace(f"{n} ", f"{n}\u00a0") for name, n in counts.items() if n]
    if told:
        yield f"{', '.join(told)}."
    now = dict(zip(("jangka_waktu", "biaya", "produk"), answers(after), strict=True))
    for name, ubahan in values:
        if name != "produk" and now[name].ada and ubahan.kini == now[name].nilai:
            yield word(f"qr.kini-{name}", isi=small(now[name].nilai.rstrip(".")))
        else:
            yield word(f"qr.berubah-{name}")
