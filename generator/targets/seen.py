"""Services, editions, publications in; what stands for them in a name, whole or as they are seen unread, out."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from generator.model import Edisi, Layanan, Riwayat
from generator.site import kind_of
from generator.targets.naming import Special
from generator.targets.publication import Publication
from generator.targets.reading import UNNAMED, add_door, add_field
from generator.targets.story import Peralihan

_commit = vars(Edisi)["commit"].__get__

add_door(Publication, "temuan", lambda publication: (UNNAMED,))
add_door(Edisi, "commit", lambda edisi: (committed(edisi),))
add_field(Publication, "riwayat")
add_field(Publication, "forum")


def committed(edisi: Edisi) -> str:
    """An edition by all that it was made from, and the commit where it was found."""
    return f"{_commit(edisi)} {edisi.layanan.sidik}"


def _whole(layanan: Layanan) -> Any:
    """A service by all that it was made from."""
    return layanan.sidik or tuple(getattr(layanan, each.name) for each in fields(Layanan))


def _edition(edisi: Edisi) -> Any:
    return committed(edisi) if edisi.layanan.sidik else (edisi.commit, edisi.layanan)


def _history(riwayat: Riwayat) -> Any:
    """A service's editions by all that they were made from."""
    editions = [*riwayat.edisi, riwayat.kini, *([riwayat.mendatang] if riwayat.mendatang is not None else [])]
    named = tuple(map(_edition, editions))
    return _state(riwayat), "\n".join(named) if all(type(one) is str for one in named) else named


def _state(riwayat: Riwayat) -> str:
    return repr((riwayat.kode, riwayat.keadaan, riwayat.rusak, riwayat.jejak, riwayat.mendatang is None))


def _two(peralihan: Peralihan) -> Any:
    """A transition by its two editions: what it changed follows from them."""
    before = peralihan.sebelum
    return peralihan.riwayat.kode, _edition(peralihan.edisi), before and _edition(before)


def _everything(publication: Publication) -> Any:
    """A publication by all that it was made from; the findings follow from that."""
    catalog = publication.catalog
    others = tuple(getattr(publication, each.name) for each in fields(Publication) if each.name not in _DERIVED)
    return (catalog.sidik, catalog.gambar, catalog.rusak, publication.temuan, others) if catalog.sidik else object()


_DERIVED = ("catalog", "temuan", "forum")


def _visible(publication: Publication) -> Any:
    """A publication by all but its services and consultations: reading those is noted."""
    catalog = publication.catalog
    files = tuple((file, "" if kind_of(file) == "standar" else sidik) for file, sidik in catalog.sidik.items())
    others = tuple(getattr(publication, each.name) for each in fields(Publication) if each.name not in _NOTED)
    return (files, catalog.gambar, catalog.rusak, others) if catalog.sidik else object()


_NOTED = ("catalog", "temuan", "riwayat", "forum")


def _outline(riwayat: Riwayat) -> Any:
    """A service's editions by their numbers and places."""
    ahead = (riwayat.mendatang,) if riwayat.mendatang is not None else ()
    return _state(riwayat), riwayat.edisi, riwayat.kini, ahead


def _numbered(edisi: Edisi) -> str:
    return f"{edisi.nomor} {_place(edisi.layanan)}"


def _place(layanan: Layanan) -> str:
    """A service by where it stands, and its agency as it was then."""
    agency = layanan.sidik.rpartition(" ")[2]
    return repr((layanan.folder, layanan.id, layanan.file, layanan.warisan, agency))


def _step(peralihan: Peralihan) -> Any:
    return peralihan.riwayat.kode, peralihan.edisi, peralihan.sebelum


DEEP: Special = {
    Layanan: _whole,
    Edisi: _edition,
    Peralihan: _two,
    Riwayat: _history,
    Publication: _everything,
}
"""How values are named by all that shapes them."""

FLAT: Special = {
    Layanan: _place,
    Edisi: _numbered,
    Peralihan: _step,
    Riwayat: _outline,
    Publication: _visible,
}
"""How they are named by what is seen of them without reading what a standard says."""
