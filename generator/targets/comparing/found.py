"""A publication in; its comparisons, and what is said of one as a whole, out."""

from __future__ import annotations

from collections.abc import Mapping

from generator.comparison import Perbandingan, compare, groups
from generator.consultations import Kesepakatan
from generator.messages import word
from generator.model import Acuan, TidakDiminta
from generator.targets.conditions import small
from generator.targets.kept import kept
from generator.targets.publication import Publication
from generator.targets.wording import date_words
from generator.text import join_dan

PENDING = ("lewat", "menunggu", "kembali")


def is_published(publication: Publication) -> bool:
    """Whether the regency publishes comparisons; else they stand among the reports."""
    terbitkan = publication.catalog.pemda.terbitkan
    return terbitkan is not None and terbitkan.perbandingan


@kept(4)
def comparisons(publication: Publication) -> tuple[Perbandingan, ...]:
    """All comparisons of a publication, by name."""
    return tuple(map(compare, groups(publication.catalog, publication.riwayat)))


@kept(4)
def comparison_of(publication: Publication) -> Mapping[str, Perbandingan]:
    """The comparison in which each service stands, by folder/id."""
    return {f"{one.layanan.folder}/{one.layanan.id}": each for each in comparisons(publication) for one in each.kantor}


@kept(4)
def agreed_removals(publication: Publication) -> Mapping[str, tuple[Kesepakatan, ...]]:
    """Agreements to ask something no longer that are not carried out, by the service's folder/id."""
    found: dict[str, list[Kesepakatan]] = {}
    for forum in publication.forum:
        for one in forum.per_layanan():
            if one.riwayat is not None and one.keputusan.jenis == "hapus" and one.keadaan in PENDING:
                layanan = one.riwayat.layanan
                found.setdefault(f"{layanan.folder}/{layanan.id}", []).append(one)
    return {key: tuple(items) for key, items in found.items()}


def unit_of(perbandingan: Perbandingan) -> str:
    """What is counted: offices, or services where an office has several."""
    rumpun = perbandingan.rumpun
    return word("sanding.kantor" if rumpun.instansi == len(rumpun.kantor) else "sanding.layanan")


def outdated_words(lama: TidakDiminta, acuan: Acuan) -> str:
    """That a rule asks it no longer, with its source and the day it was read; else what the list says."""
    checked = acuan.keadaan == "dibaca" and acuan.dibaca and lama.keadaan != "belum-diperiksa"
    if not checked:
        said = (lama.dasar or lama.catatan or "").rstrip(".")
        return word("sanding.tidak-diminta", isi=said) if said else word("sanding.tidak-diminta-saja")
    source = lama.dasar or join_dan([one.nama for one in lama.sumber if one.nama]) or acuan.nama
    told = word("sanding.lama", sumber=source.rstrip("."), dibaca=date_words(acuan.dibaca or ""))
    return f"{told} {word('sanding.kecuali', isi=small(lama.kecuali).rstrip('.'))}" if lama.kecuali else told


def subtitle(perbandingan: Perbandingan, tanggal: str) -> str:
    """What is compared, by which list, and on which day."""
    rumpun = perbandingan.rumpun
    kind = "sanding.sama" if rumpun.seragam else "sanding.seacuan"
    said = [word(kind, jumlah=len(rumpun.kantor), satuan=unit_of(perbandingan))]
    if rumpun.acuan is not None:
        said.append(word("sanding.acuan", isi=reference_name(rumpun.acuan)))
    return " ".join([*said, word("sanding.data-per", tanggal=date_words(tanggal))])


def reference_name(acuan: Acuan) -> str:
    """A reference list's name without the word for reference list, and who issued it."""
    first, _, rest = acuan.nama.partition(" ")
    name = rest if rest and first.casefold() == word("sanding.kata-acuan") else acuan.nama
    return f"{name}, {acuan.penerbit}" if acuan.penerbit else name


def reading(acuan: Acuan) -> str:
    """Whether somebody held the list against its source, and when."""
    if acuan.keadaan != "dibaca":
        return word("sanding.belum-diperiksa")
    return word("sanding.dibaca", tanggal=date_words(acuan.dibaca)) if acuan.dibaca else word("sanding.dicocokkan")
