"""The publication in; what pages look up by folder, address or kode, computed once for all of them, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.consultations import Forum, Kesepakatan
from generator.model import Instansi, Riwayat
from generator.site import Site, relative
from generator.targets.data.plain import note
from generator.targets.data.published import source_files
from generator.targets.kept import kept
from generator.targets.linked import Linked
from generator.targets.publication import Publication
from generator.targets.reading import Listed, Looked
from generator.targets.shells import Link
from generator.targets.story import EFFECTS, Peralihan, key, offices

__all__ = ["EFFECTS", "Peralihan", "Peta", "draw_map", "key", "prefix"]


@dataclass(frozen=True, slots=True)
class Peta:
    """Everything pages look up. Keys named alamat are "folder/id". What is found in a table is noted as read."""

    publication: Publication
    riwayat: Mapping[str, Riwayat]
    menurut_kode: Mapping[str, Riwayat]
    di_instansi: Mapping[str, tuple[Riwayat, ...]]
    menu: Mapping[str, tuple[Link, ...]]
    kesepakatan: Mapping[str, tuple[tuple[Forum, tuple[Kesepakatan, ...]], ...]]
    """The consultations that decided about each service, the newest first."""
    forum_di: Mapping[str, tuple[Forum, ...]]
    pendahulu: Mapping[str, tuple[Riwayat, ...]] = field(default_factory=dict)
    """The withdrawn services that name a service as their successor."""
    sumber: frozenset[str] = frozenset()
    """The addresses of the source files that are published."""
    tertaut: list[Linked] = field(default_factory=list)
    """What the JSON-LD of all pages shares; made by the first page that asks, kept here."""
    sekali: dict[tuple[object, ...], str] = field(default_factory=dict)
    """HTML that several pages share, made by the first that needs it; named by values and by the `id` of objects
    that the publication keeps."""

    @property
    def site(self) -> Site:
        """The site's own facts."""
        return self.publication.site

    @property
    def linked(self) -> Linked:
        """What the JSON-LD of all pages shares."""
        if not self.tertaut:
            pemda = self.publication.catalog.pemda
            self.tertaut.append(Linked(self.site, pemda, offices(self.publication), self.tujuan, note(pemda)))
        return self.tertaut[0]

    def instansi_link(self, folder: str) -> Link:
        """An agency's page, by its short name."""
        instansi = offices(self.publication)[folder]
        return Link(self.site.instansi(folder), instansi.nama_pendek or instansi.nama)

    def instansi(self, folder: str) -> Instansi | None:
        """The agency in that folder, if there is one."""
        return offices(self.publication).get(folder)

    def tujuan(self, rujukan: str, folder: str = "") -> Riwayat | None:
        """The service that a file names as instansi/layanan, as layanan of the same agency, or by kode."""
        return self.riwayat.get(rujukan) or self.riwayat.get(f"{folder}/{rujukan}") or self.menurut_kode.get(rujukan)


@kept(2)
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
        for decision in forum.per_layanan():
            if decision.riwayat is not None:
                mine.setdefault(key(decision.riwayat), []).append(decision)
        for alamat, items in mine.items():
            decided.setdefault(alamat, []).append((forum, tuple(items)))
    here = {key(one): one for one in publication.riwayat}
    by_code = {one.kode: one for one in publication.riwayat if one.kode}
    heirs: dict[str, tuple[Riwayat, ...]] = {}
    peta = Peta(
        publication=publication,
        riwayat=Looked("riwayat", here),
        menurut_kode=Looked("menurut_kode", by_code),
        di_instansi=Looked("di_instansi", {folder: tuple(items) for folder, items in in_agency.items()}),
        menu=Looked("menu", {folder: tuple(_links(publication.site, items)) for folder, items in in_agency.items()}),
        kesepakatan=Looked("kesepakatan", {alamat: tuple(items) for alamat, items in decided.items()}),
        forum_di=Looked("forum_di", {folder: tuple(items) for folder, items in held.items()}),
        sumber=Listed(source_files(publication)),
    )
    for one in publication.riwayat:
        ended = one.layanan.standar.pencabutan
        heir = peta.tujuan(ended.pengganti, one.layanan.folder) if ended and ended.pengganti else None
        if heir is not None and heir is not one:
            heirs[key(heir)] = (*heirs.get(key(heir), ()), one)
    return replace(peta, pendahulu=Looked("pendahulu", heirs))


def _links(site: Site, services: Iterable[Riwayat]) -> Iterable[Link]:
    for one in services:
        yield Link(site.standar(one.layanan.folder, one.layanan.id), one.layanan.standar.nama)


def prefix(alamat: str) -> str:
    """What every link of the page at `alamat` begins with."""
    return relative(alamat, "")
