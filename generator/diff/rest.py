"""Product, grounds, management components and what else a standard promises, of two versions in; changes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from generator.diff.change import Change, Edit
from generator.diff.forms import MISSING, differ, differ_in
from generator.diff.items import Words, diff_items, pair, said
from generator.model import (
    PENGELOLAAN,
    DasarHukum,
    JumlahPelaksana,
    Ketiadaan,
    Komponen,
    KomponenTambahan,
    Pengaduan,
    Produk,
    Standar,
    TempatLayanan,
)
from generator.text import citation, normal

LISTS = tuple(name for name in PENGELOLAAN if name not in ("dasar_hukum", "jumlah_pelaksana"))
ALONE = ("nama", "ringkasan", "jenis", "pemilik", "kuota", "antrean")


def diff_product(before: Standar, new: Standar) -> Iterator[Change]:
    """What the applicant receives: more, less, another thing, or on other terms."""
    old, now = before.produk, new.produk
    if not differ(old, now):
        return
    if not isinstance(old, tuple) or not isinstance(now, tuple):
        yield presence("produk", old, now)
        return
    found = pair(old, now, _product_name)
    links = [(link.i, link.j, link.skor) for link in found.links]
    gone, come = found.gone, found.come
    if len(gone) == len(come) == 1:
        links, gone, come = [*links, (gone[0], come[0], None)], (), ()
    for i, j, skor in links:
        one, other = old[i], now[j]
        edit = Edit("isi", ("produk", i), other)
        texts = (one.nama, other.nama)
        places = (("produk", i), ("produk", j))
        if normal(one.nama) != normal(other.nama):
            yield Change("produk-diubah", "produk", "", *texts, *places, skor, "", said(one), said(other), (edit,))
        elif differ(one, other):
            kind = "produk-ketentuan-diubah"
            yield Change(kind, "produk", "", *texts, *places, skor, "", said(one), said(other), (edit,))
    for i in gone:
        edit = Edit("hapus", ("produk", i))
        yield Change("produk-dihapus", "produk", "", old[i].nama, "", ("produk", i), sunting=(edit,))
    for j in come:
        edit = Edit("tambah", ("produk",), now[j], j)
        yield Change("produk-ditambah", "produk", "", "", now[j].nama, None, ("produk", j), sunting=(edit,))


def _product_name(produk: Produk) -> str:
    return produk.nama


def presence(komponen: str, old: object, now: object) -> Change:
    """A component that one of the two does not state."""
    kind = "komponen-diubah"
    if missing(old) != missing(now):
        kind = "komponen-dicantumkan" if missing(old) else "komponen-tidak-dicantumkan"
    edit = Edit("isi", (komponen,), now)
    place = (komponen,)
    return Change(kind, komponen, "", shown(old), shown(now), place, place, None, "", said(old), said(now), (edit,))


def missing(value: object) -> bool:
    """Whether nothing is published."""
    return value is None or (isinstance(value, Ketiadaan) and value.jenis in MISSING)


def shown(value: Any) -> str:
    """The main texts of a component, for a person to see."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "; ".join(filter(None, map(shown, value)))
    for key in ("uraian", "teks", "nama", "jabatan"):
        if isinstance(getattr(value, key, None), str):
            return str(getattr(value, key))
    return ""


def diff_rest(before: Standar, new: Standar) -> Iterator[Change]:
    """Complaints' deadlines, the grounds, the management components item by item, and what stands beside the 14."""
    for name in ALONE:
        old, now = getattr(before, name), getattr(new, name)
        if differ_in(before, new, name):
            edit = Edit("isi", (name,), now)
            yield Change(f"{name}-diubah", name, "", shown(old), shown(now), (name,), (name,), sunting=(edit,))
    yield from _complaints(before.pengaduan, new.pengaduan)
    yield from _component("dasar_hukum", before, new, _cited, GROUNDS)
    for name in LISTS:
        words = Words((name,), name, "komponen-butir-ditambah", "komponen-butir-dihapus", "komponen-diubah")
        yield from _component(name, before, new, str, words)
    yield from _staff(before.jumlah_pelaksana, new.jumlah_pelaksana)
    yield from _places(before, new)
    words = Words(("lanjutan",), "lanjutan", "lanjutan-ditambah", "lanjutan-dihapus", "lanjutan-diubah")
    yield from diff_items(before.lanjutan, new.lanjutan, words, lambda one: str(one.uraian))
    yield from diff_items(before.komponen_tambahan, new.komponen_tambahan, EXTRA, _extra_name)


GROUNDS = Words(("dasar_hukum",), "dasar_hukum", "dasar-hukum-ditambah", "dasar-hukum-dihapus", "dasar-hukum-diubah")
EXTRA = Words(
    ("komponen_tambahan",),
    "komponen_tambahan",
    "komponen-butir-ditambah",
    "komponen-butir-dihapus",
    "komponen-diubah",
)


def _extra_name(one: KomponenTambahan) -> str:
    return "; ".join((one.nama, *one.isi))


def _component(
    name: Komponen, before: Standar, new: Standar, called: Callable[[Any], str], words: Words
) -> Iterator[Change]:
    old, now = getattr(before, name), getattr(new, name)
    if not differ(old, now):
        return
    if isinstance(old, tuple) and isinstance(now, tuple):
        yield from diff_items(old, now, words, called, _citation_id if name == "dasar_hukum" else None, strict=True)
    else:
        yield presence(name, old, now)


def _cited(dasar: DasarHukum) -> str:
    return dasar.teks


@lru_cache(maxsize=4096)
def _citation_id(dasar: DasarHukum) -> str | None:
    """Kind, number and year, by which one regulation is the same however its title is written."""
    read = citation(dasar.teks)
    kind = dasar.jenis or (read.jenis if read else None)
    number = dasar.nomor or (read.nomor if read else None)
    year = dasar.tahun or (str(read.tahun) if read and read.tahun else None)
    region = dasar.daerah or (read.daerah if read else None)
    return normal(" ".join(filter(None, (kind, number, year, region)))) if kind and number and year else None


def _complaints(old: object, now: object) -> Iterator[Change]:
    """Deadlines and procedure; channels and officers are information."""
    if not differ(old, now):
        return
    if not isinstance(old, Pengaduan) or not isinstance(now, Pengaduan):
        yield presence("pengaduan", old, now)
        return
    for name in ("tenggat", "prosedur"):
        left, right = getattr(old, name), getattr(now, name)
        if differ_in(old, now, name):
            place = ("pengaduan", name)
            texts, values = (shown(left), shown(right)), (said(left), said(right))
            edit = Edit("isi", place, right)
            kind = f"pengaduan-{name}-diubah"
            yield Change(kind, "pengaduan", "", *texts, place, place, None, "", *values, (edit,))


def _staff(old: object, now: object) -> Iterator[Change]:
    if not differ(old, now):
        return
    if not isinstance(old, JumlahPelaksana) or not isinstance(now, JumlahPelaksana):
        yield presence("jumlah_pelaksana", old, now)
        return
    place = ("jumlah_pelaksana",)
    edit = Edit("isi", place, now)
    texts = (_staff_text(old), _staff_text(now))
    yield Change(
        "komponen-diubah", "jumlah_pelaksana", "", *texts, place, place, None, "", said(old), said(now), (edit,)
    )


def _staff_text(value: object) -> str:
    if not isinstance(value, JumlahPelaksana):
        return ""
    if value.teks or value.jumlah is not None:
        return value.teks or str(value.jumlah)
    return "; ".join(" ".join(filter(None, (one.jabatan, str(one.jumlah or "")))) for one in value.rincian)


def _places(before: Standar, new: Standar) -> Iterator[Change]:
    """Where to hand in: who goes to a counter that is no more is turned away."""
    stated = bool(before.tempat_layanan) and bool(new.tempat_layanan)
    add, drop = ("tempat-ditambah", "tempat-dihapus") if stated else ("tempat-dicantumkan", "tempat-tidak-dicantumkan")
    words = Words(("tempat_layanan",), "tempat_layanan", add, drop, "tempat-diubah")
    found = tuple(diff_items(before.tempat_layanan, new.tempat_layanan, words, _place_name))
    if [change.jenis for change in found] == [drop, add]:
        gone, come = found
        edit = Edit("isi", gone.sunting[0].di, come.sunting[0].nilai)
        texts, places = (gone.semula, come.menjadi), (gone.di_semula, come.di_menjadi)
        found = (Change(words.ubah, words.komponen, "", *texts, *places, sunting=(edit,)),)
    yield from found


def _place_name(tempat: TempatLayanan) -> str:
    return " ".join(filter(None, (tempat.nama, tempat.instansi)))
