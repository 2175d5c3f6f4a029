"""The publication in; what pages look up by folder, address or kode, computed once for all of them, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.consultations import Forum, Kesepakatan
from generator.diff import Change, Dampak, diff
from generator.model import Edisi, Instansi, Riwayat
from generator.site import Site, relative
from generator.targets.data.published import source_files
from generator.targets.publication import Publication
from generator.targets.shells import Link

SPELLING = ("persyaratan-redaksi", "persyaratan-urutan")
"""Changes of words and order: folded to one line, as nothing is asked that was not."""
EFFECTS: tuple[Dampak, ...] = ("berkurang", "bertambah", "perlu-telaah", "tetap")


@dataclass(frozen=True, slots=True)
class Peralihan:
    """One edition and what it changed; `sebelum` is None where the edition before is not known to us."""

    riwayat: Riwayat
    edisi: Edisi
    sebelum: Edisi | None
    perubahan: tuple[Change, ...] = ()

    @property
    def isi(self) -> tuple[Change, ...]:
        """The changes of substance."""
        return tuple(one for one in self.perubahan if one.jenis not in SPELLING)

    @property
    def redaksi(self) -> tuple[Change, ...]:
        """The changes of words and order only."""
        return tuple(one for one in self.perubahan if one.jenis in SPELLING)

    @property
    def dampak(self) -> tuple[Dampak, ...]:
        """What the edition means for applicants: each effect once, those that touch nobody only when alone."""
        found = {one.dampak for one in self.isi}
        touching = tuple(effect for effect in EFFECTS[:3] if effect in found)
        return touching or EFFECTS[3:]

    @property
    def tanggal(self) -> str:
        """The edition's first day; empty where its file does not say."""
        return self.edisi.layanan.standar.berlaku_sejak or ""


@dataclass(frozen=True, slots=True)
class Peta:
    """Everything pages look up. Keys named alamat are "folder/id"."""

    publication: Publication
    riwayat: Mapping[str, Riwayat]
    menurut_kode: Mapping[str, Riwayat]
    di_instansi: Mapping[str, tuple[Riwayat, ...]]
    menu: Mapping[str, tuple[Link, ...]]
    peralihan: Mapping[str, tuple[Peralihan, ...]]
    """The editions of each service, the oldest first."""
    kesepakatan: Mapping[str, tuple[tuple[Forum, tuple[Kesepakatan, ...]], ...]]
    """The consultations that decided about each service, the newest first."""
    forum_di: Mapping[str, tuple[Forum, ...]]
    sumber: frozenset[str] = frozenset()
    """The addresses of the source files that are published."""
    sekali: dict[tuple[object, ...], str] = field(default_factory=dict)
    """HTML that several pages share, made by the first that needs it; named by values and by the `id` of objects
    that the publication keeps."""

    @property
    def site(self) -> Site:
        """The site's own facts."""
        return self.publication.site

    def instansi_link(self, folder: str) -> Link:
        """An agency's page, by its short name."""
        instansi = self.publication.catalog.instansi[folder]
        return Link(self.site.instansi(folder), instansi.nama_pendek or instansi.nama)

    def instansi(self, folder: str) -> Instansi | None:
        """The agency in that folder, if there is one."""
        return self.publication.catalog.instansi.get(folder)

    def tujuan(self, rujukan: str, folder: str = "") -> Riwayat | None:
        """The service that a file names as instansi/layanan, as layanan of the same agency, or by kode."""
        return self.riwayat.get(rujukan) or self.riwayat.get(f"{folder}/{rujukan}") or self.menurut_kode.get(rujukan)


def key(riwayat: Riwayat) -> str:
    """A service's name in the maps."""
    return f"{riwayat.layanan.folder}/{riwayat.layanan.id}"


def draw_map(publication: Publication) -> Peta:
    """The publication, indexed."""
    agencies = publication.catalog.instansi
    in_agency: dict[str, list[Riwayat]] = {folder: [] for folder in agencies}
    for one in sorted(publication.riwayat, key=lambda one: (one.layanan.standar.nama.casefold(), key(one))):
        in_agency.setdefault(one.layanan.folder, []).append(one)
    decided: dict[str, list[tuple[Forum, tuple[Kesepakatan, ...]]]] = {}
    held: dict[str, list[Forum]] = {}
    for forum in publication.forum:
        held.setdefault(forum.konsultasi.folder, []).append(forum)
        mine: dict[str, list[Kesepakatan]] = {}
        for decision in forum.kesepakatan:
            if decision.riwayat is not None:
                mine.setdefault(key(decision.riwayat), []).append(decision)
        for alamat, items in mine.items():
            decided.setdefault(alamat, []).append((forum, tuple(items)))
    return Peta(
        publication=publication,
        riwayat={key(one): one for one in publication.riwayat},
        menurut_kode={one.kode: one for one in publication.riwayat if one.kode},
        di_instansi={folder: tuple(items) for folder, items in in_agency.items()},
        menu={folder: tuple(_links(publication.site, items)) for folder, items in in_agency.items()},
        peralihan={key(one): transitions(one) for one in publication.riwayat},
        kesepakatan={alamat: tuple(items) for alamat, items in decided.items()},
        forum_di={folder: tuple(items) for folder, items in held.items()},
        sumber=frozenset(source_files(publication)),
    )


def _links(site: Site, services: Iterable[Riwayat]) -> Iterable[Link]:
    for one in services:
        yield Link(site.standar(one.layanan.folder, one.layanan.id), one.layanan.standar.nama)


def transitions(riwayat: Riwayat) -> tuple[Peralihan, ...]:
    """Each edition with what it changed since the one before."""
    done = []
    for edisi in riwayat.edisi:
        before = riwayat.sebelum(edisi.nomor)
        changes = diff(before.layanan.standar, edisi.layanan.standar) if before is not None else ()
        done.append(Peralihan(riwayat, edisi, before, changes))
    return tuple(done)


def prefix(alamat: str) -> str:
    """What every link of the page at `alamat` begins with."""
    return relative(alamat, "")
