"""A service in, where and when it is served out, as pieces for the side of its board."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.messages import word
from generator.model import JamLayanan, Kanal, Layanan, TempatLayanan
from generator.targets.boards.content import Unsur, in_one, joined
from generator.targets.hours import TabelJam, clock_span, day_words, hour_tables
from generator.targets.wording import date_words, sticky


def place_pieces(layanan: Layanan, zona: str) -> Iterator[Unsur]:
    """Places with their own hours, then the common hours, then other ways to apply."""
    standar, instansi = layanan.standar, layanan.instansi
    places = standar.tempat_layanan or instansi.tempat_layanan
    yield Unsur("kepala", word("papan.tempat"))
    if not places:
        lines = (sticky(instansi.alamat),) if instansi.alamat else ()
        yield Unsur("baris", sticky(instansi.nama), lines)
        if not lines:
            yield Unsur("hilang", word("papan.alamat-hilang"))
    common = standar.jam_layanan or instansi.jam_layanan
    for place in places:
        yield _place(place, zona)
    if any(place.jam is None for place in places) or not places:
        yield from _common(common, zona)
    for kanal in standar.kanal:
        channel = _channel(kanal)
        if channel.catatan:
            yield channel
    for text in (standar.antrean, standar.kuota):
        if text:
            yield Unsur("baris", "", (sticky(text),))


def care_pieces(layanan: Layanan) -> Iterator[Unsur]:
    """What eases the way of old, pregnant and disabled visitors."""
    if layanan.instansi.kelompok_rentan:
        yield Unsur("baris", word("papan.kelompok-rentan"), in_one(layanan.instansi.kelompok_rentan))


def _place(place: TempatLayanan, zona: str) -> Unsur:
    lines = [joined([place.ruang, place.alamat], ". "), place.keterangan]
    if place.jam is not None:
        for table in hour_tables(place.jam, zona):
            inside = "; ".join(_lines(table))
            lines.append(word("papan.jam-khusus", nama=table.judul, isi=inside) if table.judul else inside)
    return Unsur("baris", sticky(place.nama), tuple(sticky(line) for line in lines if line))


def _common(jam: JamLayanan | None, zona: str) -> Iterator[Unsur]:
    """The hours of all places: the week with the time zone in its title, and each special time apart."""
    if jam is None:
        yield Unsur("hilang", word("papan.jam-hilang"))
        return
    zone = jam.zona or zona
    title = word("papan.jam-zona", zona=zone) if zone and jam.hari else word("papan.jam")
    for table in hour_tables(replace(jam, zona=None), ""):
        yield Unsur("baris", sticky(table.judul or title), tuple(map(sticky, _lines(table))))


def _lines(table: TabelJam) -> Iterator[str]:
    """Each day on its line, its hours unbroken; then what else is said."""
    for row in table.baris:
        said = word("papan.jam-hari", hari=row.hari, jam=row.jam.replace(" ", "\u00a0"))
        yield joined([said, *row.catatan], ". ")
    yield from table.kalimat


def _channel(kanal: Kanal) -> Unsur:
    lines = [kanal.alamat, kanal.tautan and plain_address(kanal.tautan), kanal.ketentuan, kanal.kuota]
    for one in kanal.jadwal:
        when = joined([one.teks, one.tanggal and date_words(one.tanggal), one.hari and day_words(one.hari)])
        clock = one.pukul and word("papan.pukul", isi=clock_span(one.pukul))
        where = word("papan.jadwal", tempat=one.tempat, waktu=joined([when, clock]))
        lines.append(joined([where, one.keterangan], ". "))
    return Unsur("baris", sticky(kanal.nama), tuple(sticky(line) for line in lines if line))


def plain_address(url: str) -> str:
    """A web address as people type it: without scheme and closing slash."""
    return url.removeprefix("https://").removeprefix("http://").removesuffix("/")
