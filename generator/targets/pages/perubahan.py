"""The editions of all services in, the pages of what changed out: the newest, by year, by month, by agency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.messages import word
from generator.targets.data.kisah import announced, news
from generator.targets.data.triwulan import quarters
from generator.targets.feeds.bulanan import Pesan, message, months
from generator.targets.kabar import Kabar
from generator.targets.pages.beranda import agencies
from generator.targets.pages.lembar import body
from generator.targets.pages.peta import Peta
from generator.targets.pages.triwulan import quarter_name, render_triwulan
from generator.targets.pages.umpan import feed_link
from generator.targets.shells import Link, Page
from generator.targets.story import offices
from generator.targets.wording import date_words

MANY = 100
"""Lines on a page; a longer list has further pages."""
FEW = 5
"""Lines of a month where a page cannot show all of every month."""


@dataclass(frozen=True, slots=True)
class Bulan:
    """The lines of one month (ISO) as a page shows them, HTML from the address on, and how many there are in all."""

    kunci: str
    kabar: tuple[str, ...]
    jumlah: int


@dataclass(frozen=True, slots=True)
class Halaman:
    """What one page shows below its title: its lines, and the ways to its neighbours.

    `nomor` and `banyak` number the pages of a long list; `tetangga` are the period before and the one after.
    """

    alamat: str
    bulan: tuple[Bulan, ...] = ()
    nanti: tuple[str, ...] = ()
    nomor: int = 1
    banyak: int = 1
    dasar: str = ""
    tetangga: tuple[Link, ...] = ()


def pages(peta: Peta) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    """All pages of changes; each line stands on a bounded number of them, however many lines there are."""
    site, found = peta.site, news(peta.publication)
    ahead = announced(peta.publication)
    by_month = months(peta.publication)
    reports = quarters(peta.publication)
    years = sorted({*(one[:4] for one in by_month), *(one.kunci[:4] for one in reports)}, reverse=True)
    newest = Halaman(site.perubahan(), tuple(_newest(by_month)), _lines(ahead))
    yield site.perubahan(), render_terbaru, (newest, tuple(years), reports[0].kunci)
    for year in years:
        mine = {month: lines for month, lines in by_month.items() if month[:4] == year}
        page = Halaman(site.perubahan(year), tuple(_short(mine)), tetangga=_beside(peta, years, year))
        yield page.alamat, render_tahun, (page, year, tuple(one.kunci for one in reports if one.kunci[:4] == year))
    for month, lines in by_month.items():
        alamat, beside = site.perubahan(month), _beside(peta, list(by_month), month)
        pesan = message(peta.publication, month, lines)
        for page in _paged(alamat, lines, _lines(lines), beside):
            yield page.alamat, render_bulan, (page, month, pesan.jumlah, pesan if page.nomor == 1 else None)
    for one in reports:
        beside = _beside(peta, [each.kunci for each in reports], one.kunci)
        told = (one.edisi[:MANY], len(one.edisi), bool(one.rincian), one.lewat)
        yield site.perubahan(one.kunci), render_triwulan, (one.kunci, one.berjalan, one.laporan, *told, beside)
    by_agency: dict[str, list[Kabar]] = {folder: [] for folder in offices(peta.publication)}
    for kabar in found:
        by_agency.setdefault(_folder(kabar), []).append(kabar)
    coming: dict[str, list[str]] = {}
    for kabar in ahead:
        coming.setdefault(_folder(kabar), []).append(kabar.sendiri)
    counts = {folder: len(lines) for folder, lines in by_agency.items()}
    yield site.perubahan_instansi(), render_daftar_kantor, (counts,)
    for folder, own in by_agency.items():
        shown = tuple(one.sendiri for one in own)
        for page in _paged(site.perubahan_instansi(folder), own, shown, (), tuple(coming.get(folder, ()))):
            yield page.alamat, render_kantor, (page, folder)


def _folder(kabar: Kabar) -> str:
    return kabar.kunci.partition("/")[0]


def _lines(kabar: Iterable[Kabar]) -> tuple[str, ...]:
    return tuple(one.baris for one in kabar)


def _newest(by_month: dict[str, tuple[Kabar, ...]]) -> Iterator[Bulan]:
    """The newest months, as long as they fit on one page; the newest in any case."""
    room = MANY
    for month, lines in by_month.items():
        if room < len(lines) and room < MANY:
            return
        yield Bulan(month, _lines(lines[:MANY]), len(lines))
        room -= len(lines)


def _short(by_month: dict[str, tuple[Kabar, ...]]) -> Iterator[Bulan]:
    """Every month; its first lines alone where a page could not show all."""
    most = MANY if sum(map(len, by_month.values())) <= MANY else FEW
    for month, lines in by_month.items():
        yield Bulan(month, _lines(lines[:most]), len(lines))


def _beside(peta: Peta, periods: list[str], this: str) -> tuple[Link, ...]:
    """The period before this one and the one after; `periods` has the newest first."""
    at = periods.index(this)
    found = [*periods[at + 1 : at + 2], *periods[max(0, at - 1) : at]]
    return tuple(Link(peta.site.perubahan(one), period_name(one)) for one in found)


def period_name(kunci: str) -> str:
    """2026, 2026-10 and 2026-tw4 in words."""
    return quarter_name(kunci) if "tw" in kunci else date_words(kunci)


def _paged(
    alamat: str,
    kabar: Sequence[Kabar],
    shown: tuple[str, ...],
    tetangga: tuple[Link, ...],
    nanti: tuple[str, ...] = (),
) -> Iterator[Halaman]:
    """A list, with its lines as they are shown, as pages of MANY, the first at `alamat`; an empty list is one page."""
    months = tuple(one.tanggal[:7] for one in kabar)
    count = max(1, -(-len(shown) // MANY))
    for n in range(count):
        some = range(n * MANY, min((n + 1) * MANY, len(shown)))
        grouped = ((month, tuple(shown[at] for at in run)) for month, run in groupby(some, months.__getitem__))
        where = alamat if n == 0 else f"{alamat}{n + 1}/"
        parts = tuple(Bulan(month, run, len(run)) for month, run in grouped)
        yield Halaman(where, parts, () if n else nanti, n + 1, count, alamat, tetangga)


def render_terbaru(peta: Peta, halaman: Halaman, tahun: tuple[str, ...], latest: str) -> Page:
    """What changed last, and the way to the latest quarter's report."""
    return _page(
        peta,
        halaman,
        "perubahan.html",
        word("halaman.perubahan"),
        tahun=tahun,
        triwulan=Link(peta.site.perubahan(latest), word("halaman.laporan", periode=quarter_name(latest))),
    )


def render_tahun(peta: Peta, halaman: Halaman, tahun: str, triwulan: tuple[str, ...]) -> Page:
    """What changed in a year."""
    reports = tuple(Link(peta.site.perubahan(one), quarter_name(one)) for one in reversed(triwulan))
    return _page(
        peta,
        halaman,
        "perubahan-tahun.html",
        word("halaman.perubahan-pada", periode=tahun),
        _above(peta),
        periode=tahun,
        laporan=reports,
    )


def render_bulan(peta: Peta, halaman: Halaman, bulan: str, jumlah: int, pesan: Pesan | None) -> Page:
    """What changed in a month, at how many services; on the first page the message about it."""
    return _page(
        peta,
        halaman,
        "perubahan-bulan.html",
        word("halaman.perubahan-pada", periode=date_words(bulan)),
        (*_above(peta), Link(peta.site.perubahan(bulan[:4]), bulan[:4])),
        jumlah=jumlah,
        pesan=pesan,
        periode=bulan,
    )


def render_daftar_kantor(peta: Peta, counts: dict[str, int]) -> Page:
    """The agencies, each with the number of its changes and its feed."""
    lines = tuple((folder, counts.get(folder, 0)) for folder, _ in agencies(peta))
    halaman = Halaman(peta.site.perubahan_instansi())
    judul = word("halaman.perubahan-kantor")
    return _page(peta, halaman, "perubahan-instansi.html", judul, _above(peta), kantor=lines)


def render_kantor(peta: Peta, halaman: Halaman, folder: str) -> Page:
    """What one agency changed."""
    instansi = offices(peta.publication)[folder]
    return _page(
        peta,
        halaman,
        "perubahan-kantor.html",
        word("halaman.perubahan-oleh", instansi=instansi.nama),
        (*_above(peta), Link(peta.site.perubahan_instansi(), word("halaman.instansi"))),
        folder,
    )


def _above(peta: Peta) -> tuple[Link, ...]:
    return (Link(peta.site.perubahan(), word("halaman.perubahan")),)


def _page(
    peta: Peta,
    halaman: Halaman,
    template: str,
    judul: str,
    remah: tuple[Link, ...] = (),
    folder: str = "",
    **values: Any,
) -> Page:
    instansi = peta.instansi(folder)
    alamat = halaman.alamat
    return Page(
        alamat=alamat,
        judul=judul if halaman.nomor == 1 else word("halaman.halaman-ke", judul=judul, nomor=halaman.nomor),
        isi=body(template, peta, alamat, halaman=halaman, judul=judul, instansi=instansi, folder=folder, **values),
        deskripsi=word("halaman.deskripsi-perubahan"),
        aktif="perubahan",
        aksen=instansi.warna or "" if instansi else "",
        remah=remah,
        kepala=feed_link(peta, alamat, folder),
        lebar=True,
    )
