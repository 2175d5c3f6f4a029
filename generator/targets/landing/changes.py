"""The edition on a board and the one in force in; what a citizen is told of the difference out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.diff import Change
from generator.findings import Path
from generator.messages import word
from generator.model import Layanan, Persyaratan, Standar
from generator.targets.answers import answers
from generator.targets.conditions import phrase, small
from generator.targets.lists import display_text, notes
from generator.targets.story import compared
from generator.targets.wording import change_title, highlight, is_gone, is_new, sticky

BAND = ("jangka_waktu", "biaya", "produk")
"""What the band of answers says."""
STATED = "dicantumkan"


@dataclass(frozen=True, slots=True)
class Hal:
    """A requirement that is gone or new, with the circumstance in which it was or is asked."""

    teks: str
    catatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ubahan:
    """A thing that differs: its titles, both wordings as HTML (equal ones only once, as `kini`), and lines about it."""

    judul: str
    dulu: Markup
    kini: Markup
    catatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beda:
    """Everything to tell about two editions; `baru` are the ids of new requirements, for the list."""

    hapus: tuple[Hal, ...] = ()
    tambah: tuple[Hal, ...] = ()
    ubah: tuple[Ubahan, ...] = ()
    nilai: tuple[tuple[str, Ubahan], ...] = ()
    lain: tuple[Ubahan, ...] = ()
    prosedur: bool = False
    baru: tuple[str, ...] = ()
    ringkas: tuple[str, ...] = ()

    @property
    def penting(self) -> bool:
        """Whether who prepared by the old board should read the new list."""
        return bool(self.hapus or self.tambah or self.ubah or self.nilai or self.lain)


def compare(before: Layanan, after: Layanan, known: tuple[Change, ...] | None = None) -> Beda:
    """What changed for the applicant. A pairing that was guessed is told as one thing gone and one new.

    What changes nothing for who prepares is not told here; the full page tells it. `known` are the changes
    where somebody has looked for them already.
    """
    old, new = before.standar, after.standar
    changes = [one for one in (compared(before, after) if known is None else known) if _is_felt(one)]
    gone: dict[Path, Hal] = {}
    come: dict[Path, Hal] = {}
    ids: dict[str, None] = {}
    pairs: dict[tuple[Path | None, Path | None], list[Change]] = {}
    for one in changes:
        if one.komponen != "persyaratan":
            continue
        left, right, guessed = one.di_semula, one.di_menjadi, one.skor is not None
        if left and (guessed or is_gone(one)):
            gone[left] = _thing(_at(old, left), old, one.semula)
        if right and (guessed or is_new(one)):
            syarat = _at(new, right)
            come[right] = _thing(syarat, new, one.menjadi)
            ids[syarat.id or "" if syarat else ""] = None
        if not guessed and not is_gone(one) and not is_new(one):
            pairs.setdefault((left, right), []).append(one)
    altered = tuple(_altered(group, old, new) for group in pairs.values())
    values = tuple(_values(changes, before, after))
    told = ("persyaratan", "prosedur", *BAND)
    others = tuple(_other(one) for one in changes if one.komponen not in told and not _is_said(one, new, come))
    procedure = any(one.komponen == "prosedur" for one in changes)
    counts = {"hapus": len(gone), "tambah": len(come), "ubah": len(altered)}
    summary = tuple(_summary(counts, values, others, after))
    return Beda(tuple(gone.values()), tuple(come.values()), altered, values, others, procedure, tuple(ids), summary)


def _is_said(change: Change, standar: Standar, come: Iterable[Path]) -> bool:
    """Whether it is a new circumstance that a new requirement names anyway: "Hanya bila menyewa rumah"."""
    conditions = [syarat.bila for syarat in (_at(standar, path) for path in come) if syarat and syarat.bila]
    return change.jenis == "kasus-ditambah" and any(change.id in bila.kasus for bila in conditions)


def _is_felt(change: Change) -> bool:
    """Whether who prepares should know; a pairing that was guessed may be anything."""
    stated = change.komponen in BAND and change.jenis.endswith(STATED)
    asked = is_gone(change) or is_new(change) or (change.komponen == "persyaratan" and change.skor is not None)
    return change.dampak != "tetap" or stated or asked


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
    return _pair(title, semula, menjadi, tuple(lines))


def _pair(judul: str, semula: str, menjadi: str, catatan: tuple[str, ...] = ()) -> Ubahan:
    if semula == menjadi:
        return Ubahan(judul, Markup(), escape(sticky(menjadi)), catatan)
    return Ubahan(judul, *highlight(semula, menjadi), catatan)


def _other(change: Change) -> Ubahan:
    """A change of something that is neither a requirement nor one of the three answers."""
    part = (change.id[:1].upper() + change.id[1:],) if change.komponen in BAND and change.id else ()
    return _pair(change_title(change), change.semula, change.menjadi, part)


def _values(changes: Iterable[Change], before: Layanan, after: Layanan) -> Iterator[tuple[str, Ubahan]]:
    """Time, fee and product where they differ: what the band said then and says now, else what differs in detail."""
    mine: dict[str, list[Change]] = {name: [] for name in BAND}
    for one in changes:
        if one.komponen in mine:
            mine[one.komponen].append(one)
    for name, old, new in zip(BAND, answers(before), answers(after), strict=True):
        if not mine[name]:
            continue
        if old.nilai != new.nilai:
            yield name, Ubahan("", escape(sticky(old.nilai)), escape(sticky(new.nilai)))
            continue
        said, says = (", ".join((one.nilai, *one.catatan)) for one in (old, new))
        if said != says:
            yield name, _pair("", said, says)
            continue
        for one in mine[name]:
            yield name, _other(one)


def _summary(
    counts: dict[str, int], values: tuple[tuple[str, Ubahan], ...], others: tuple[Ubahan, ...], after: Layanan
) -> Iterator[str]:
    """Sentences: how many things are gone, new, altered; then what time and fee are now; then how many others."""
    told = [word(f"ringkas.{name}", jumlah=n).replace(f"{n} ", f"{n}\u00a0") for name, n in counts.items() if n]
    if told:
        yield f"{', '.join(told)}."
    now = dict(zip(BAND, answers(after), strict=True))
    for name, ubahan in dict(values).items():
        if name != "produk" and now[name].ada and ubahan.kini == escape(sticky(now[name].nilai)):
            yield word(f"qr.kini-{name}", isi=small(now[name].nilai.rstrip(".")))
        else:
            yield word(f"qr.berubah-{name}")
    if others:
        yield word("qr.berubah-lain", jumlah=len(others))
