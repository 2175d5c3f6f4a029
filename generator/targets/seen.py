"""Services, editions, publications in; what stands for them in a name, whole or as they are seen unread, out."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from generator.model import Edisi, Layanan, Riwayat
from generator.site import kind_of
from generator.targets.naming import Special
from generator.targets.publication import Publication
from generator.targets.reading import UNNAMED, add_door
from generator.targets.story import Peralihan

add_door(Publication, "temuan", lambda publication: (UNNAMED,))


def _whole(layanan: Layanan) -> Any:
    """A service by all that it was made from."""
    return layanan.sidik or tuple(getattr(layanan, each.name) for each in fields(Layanan))


def _edition(edisi: Edisi) -> Any:
    sidik = edisi.layanan.sidik
    return f"{edisi.commit} {sidik}" if sidik else (edisi.commit, edisi.layanan)


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
    """A publication by all but what the standards say: reading that is noted."""
    catalog = publication.catalog
    files = tuple((file, "" if kind_of(file) == "standar" else sidik) for file, sidik in catalog.sidik.items())
    others = tuple(
        getattr(publication, each.name) for each in fields(Publication) if each.name not in ("catalog", "temuan")
    )
    return (files, catalog.gambar, catalog.rusak, others) if catalog.sidik else object()


def _outline(riwayat: Riwayat) -> str:
    """A service's editions by their numbers and places."""
    editions = [*riwayat.edisi, riwayat.kini, *([riwayat.mendatang] if riwayat.mendatang is not None else [])]
    return "\n".join([_state(riwayat), *map(_numbered, editions)])


def _numbered(edisi: Edisi) -> str:
    return f"{edisi.commit} {edisi.nomor} {_place(edisi.layanan)}"


def _place(layanan: Layanan) -> str:
    """A service by where it stands; its agency is among the files that are seen whole."""
    return repr((layanan.folder, layanan.id, layanan.file, layanan.warisan))


def _step(peralihan: Peralihan) -> str:
    before = peralihan.sebelum
    return f"{peralihan.riwayat.kode}\n{_numbered(peralihan.edisi)}\n{_numbered(before) if before else ''}"


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
