"""What is given at one office and asked at another, as values; nothing is computed here but the order of lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import Layanan, Riwayat
from generator.text.lexicon import words

LAST = "~"
"""Behind every region code: offices without one come last."""


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A paper that services here issue, in its shared spelling; `nama` as its issuers write it."""

    kunci: str
    nama: str
    penerbit: tuple[Riwayat, ...]

    @property
    def umum(self) -> bool:
        """Whether nearly everybody has it."""
        return self.kunci in words("rantai", "umum")


@dataclass(frozen=True, slots=True)
class Asal:
    """A paper that a requirement names, and the services where the applicant gets it, by region."""

    dokumen: Dokumen
    layanan: tuple[Riwayat, ...]
    tempat: str = ""
    """Empty, or the folder of the agency whose own services or villages these are."""
    selalu: bool = True
    """Whether every applicant brings it."""


@dataclass(frozen=True, slots=True)
class Pemakai:
    """A service that asks for a paper, and whether it asks everybody for it."""

    riwayat: Riwayat
    selalu: bool


@dataclass(frozen=True, slots=True)
class Jalinan:
    """What is given here and asked there, by "folder/id"."""

    dokumen: Mapping[str, Dokumen]
    asal: Mapping[str, Mapping[str, tuple[Asal, ...]]]
    """Of each service the papers by the requirement's id."""
    hasil: Mapping[str, tuple[Dokumen, ...]]
    """Of each service the papers that it issues."""
    peminta: Mapping[tuple[str, str], tuple[Pemakai, ...]]
    """Who asks for a paper, by its key and the place that its issuers were narrowed to."""
    tertulis: Mapping[str, tuple[Pemakai, ...]]
    """Who names a service in so many words as the one that issues a requirement."""
    rujukan: Mapping[str, Mapping[str, bool]]
    """The services that each names so, and whether for everybody."""

    def asal_dari(self, riwayat: Riwayat) -> Mapping[str, tuple[Asal, ...]]:
        """The papers that a service's requirements name, by the requirement's id."""
        return self.asal.get(address(riwayat.layanan), {})

    def dekat(self, riwayat: Riwayat) -> tuple[Pemakai, ...]:
        """Who names this service in so many words, or was narrowed to its office or region; the likeliest first."""
        here, own = address(riwayat.layanan), riwayat.layanan
        lists = [self.tertulis.get(here, ())]
        for one in self.hasil.get(here, ()):
            lists += [self.peminta.get((one.kunci, place), ()) for place in (own.folder, own.instansi.induk or "-")]
        found: dict[str, Pemakai] = {}
        for some in lists:
            for each in some:
                note(found, address(each.riwayat.layanan), each)
        return tuple(sorted(found.values(), key=likeliest))

    def umum(self, riwayat: Riwayat) -> tuple[Pemakai, ...]:
        """All others that ask for one of its papers; the same value for all services that issue the same one paper."""
        papers = self.hasil.get(address(riwayat.layanan), ())
        lists = [some for one in papers if (some := self.peminta.get((one.kunci, ""), ()))]
        if len(lists) < 2:
            return lists[0] if lists else ()
        found: dict[str, Pemakai] = {}
        for some in lists:
            for one in some:
                note(found, address(one.riwayat.layanan), one)
        return tuple(sorted(found.values(), key=likeliest))


def address(layanan: Layanan) -> str:
    """The service as files name it: folder/id."""
    return f"{layanan.folder}/{layanan.id}"


def likeliest(one: Pemakai) -> tuple[bool, str, str, str]:
    """By what many lists are sorted: what is always asked first, then by name and region."""
    layanan = one.riwayat.layanan
    return (not one.selalu, layanan.standar.nama.casefold(), *region(layanan))


def region(layanan: Layanan) -> tuple[str, str]:
    return (layanan.instansi.kode_wilayah or LAST, address(layanan))


def note(found: dict[str, Pemakai], at: str, one: Pemakai) -> None:
    """One line for each service; that it always asks wins over that it sometimes does."""
    if at not in found or (one.selalu and not found[at].selalu):
        found[at] = one
