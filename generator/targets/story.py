"""The publication in; what happened to its services, each edition with what it changed, computed once, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diff import Change, Dampak, diff
from generator.messages import word
from generator.model import Edisi, Instansi, Layanan, Riwayat, Standar
from generator.targets.kept import EACH, kept
from generator.targets.publication import Publication
from generator.targets.reading import add_door
from generator.targets.remembering import remembered
from generator.targets.wording import count_words, is_gone, is_new, is_wording
from generator.text import join_dan

EFFECTS: tuple[Dampak, ...] = ("berkurang", "bertambah", "perlu-telaah", "tetap")
ENACTED = ("berlaku", "dicabut")
NAMED = 2
"""So many requirements are named in a line; of more only the count."""


@dataclass(frozen=True, slots=True)
class Peralihan:
    """One edition and what it changed; `sebelum` is None where the edition before is not known to us."""

    riwayat: Riwayat
    edisi: Edisi
    sebelum: Edisi | None
    perubahan: tuple[Change, ...] = ()

    def is_between(self, before: Standar, after: Standar) -> bool:
        """Whether these very two editions were compared."""
        mine = self.sebelum.layanan.standar if self.sebelum is not None else None
        return mine is before and self.edisi.layanan.standar is after

    @property
    def isi(self) -> tuple[Change, ...]:
        """The changes of substance."""
        return tuple(one for one in self.perubahan if not is_wording(one))

    @property
    def terasa(self) -> tuple[Change, ...]:
        """The changes that an applicant may notice."""
        return tuple(one for one in self.isi if one.dampak != "tetap" or is_gone(one) or is_new(one))

    @property
    def tetap(self) -> tuple[Change, ...]:
        """The changes of substance that touch no applicant."""
        told = self.terasa
        return tuple(one for one in self.isi if one not in told)

    @property
    def redaksi(self) -> tuple[Change, ...]:
        """The changes of words and order only."""
        return tuple(filter(is_wording, self.perubahan))

    @property
    def dampak(self) -> tuple[Dampak, ...]:
        """What the edition means for applicants: each effect once, those that touch nobody only when alone."""
        found = {one.dampak for one in self.isi}
        touching = tuple(effect for effect in EFFECTS[:3] if effect in found)
        return touching or EFFECTS[3:]

    @property
    def ringkas(self) -> str:
        """What it changed, in one sentence."""
        return summary(self)

    @property
    def tanggal(self) -> str:
        """The edition's first day; empty where its file does not say."""
        return self.edisi.layanan.standar.berlaku_sejak or ""


add_door(
    Peralihan,
    "perubahan",
    lambda one: tuple(each.layanan.sidik for each in (one.edisi, one.sebelum) if each is not None),
)


def summary(peralihan: Peralihan) -> str:
    """What an edition changed: the counts, and which requirements, where these are few and all is said of them."""
    if peralihan.sebelum is None:
        return word("halaman.layanan-baru")
    found = peralihan.isi
    if not found:
        return word("halaman.redaksi-saja") if peralihan.redaksi else word("halaman.tanpa-perubahan")
    counts = count_words(found)
    named = [one for one in found if one.komponen == "persyaratan" and one.dampak != "tetap" and one.skor is None]
    is_all = all(one in named for one in found if one.dampak != "tetap")
    is_alike = len({(is_gone(one), is_new(one)) for one in named}) == 1
    if not is_all or not is_alike or len(named) > NAMED:
        return word("halaman.ringkas", isi=_upper(counts))
    return word("halaman.ringkas-nama", isi=_upper(counts), nama=join_dan([_name(one) for one in named]))


def _name(change: Change) -> str:
    text = (change.menjadi or change.semula).rstrip(".")
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first[1:].islower() else text


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def key(riwayat: Riwayat) -> str:
    """A service's name in the maps: "folder/id"."""
    return f"{riwayat.layanan.folder}/{riwayat.layanan.id}"


@kept(EACH)
def transitions(riwayat: Riwayat) -> tuple[Peralihan, ...]:
    """Each edition with what it changed since the one before, the oldest first."""
    done = []
    before: Edisi | None = None
    for edisi in riwayat.edisi:
        changes = compared(before.layanan, edisi.layanan) if before is not None else ()
        done.append(Peralihan(riwayat, edisi, before, changes))
        before = edisi
    return tuple(done)


def compared(before: Layanan, after: Layanan) -> tuple[Change, ...]:
    """What changed from one edition to another."""
    return remembered("beda", (before, after), None, lambda: diff(before.standar, after.standar))


@kept(2)
def offices(publication: Publication) -> Mapping[str, Instansi]:
    """The agencies by folder, also those whose folder is gone while codes of their services hang on walls."""
    found = dict(publication.catalog.instansi)
    for one in publication.riwayat:
        found.setdefault(one.layanan.folder, one.layanan.instansi)
    return dict(sorted(found.items()))
