"""A quarter's counts in; its report for the bureau and for whoever supervises it, as a page, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.messages import word
from generator.targets.data.hitungan import GROUNDS, Laporan, first_day, last_day
from generator.targets.data.triwulan import ROMAN, Putusan
from generator.targets.pages.lembar import body
from generator.targets.pages.peta import EFFECTS, Peta, key
from generator.targets.shells import Link, Page
from generator.text import join_dan

COUNTS = ("baru", "pertama", "dicabut")
REQUIREMENTS = ("syarat_hapus", "syarat_baru")
DECISIONS = ("fkp", "dilaksanakan", "jatuh_tempo", "lewat")


def quarter_name(kunci: str) -> str:
    """2026-tw4 as Triwulan IV 2026."""
    return word("halaman.triwulan", nomor=ROMAN[int(kunci[-1]) - 1], tahun=kunci[:4])


def render_triwulan(
    peta: Peta,
    triwulan: str,
    berjalan: bool,
    laporan: tuple[Laporan, ...],
    edisi: tuple[str, ...],
    jumlah: int,
    rincian: bool,
    lewat: tuple[Putusan, ...],
    tetangga: tuple[Link, ...],
) -> Page:
    """The report of one quarter; `edisi` are the first lines about its `jumlah` new editions and withdrawals.

    `berjalan`: it had not ended on the build's day. `rincian`: there is a table of its events.
    """
    site = peta.site
    alamat, judul = site.perubahan(triwulan), quarter_name(triwulan)
    isi = body(
        "triwulan.html",
        peta,
        alamat,
        judul=judul,
        triwulan=triwulan,
        mulai=first_day(triwulan),
        selesai=last_day(triwulan),
        berjalan=berjalan,
        rincian=rincian,
        tetangga=tetangga,
        fakta=tuple(totals(laporan)),
        baris=tuple(_row(one) for one in laporan if one.ada),
        tanpa=tuple(one for one in laporan if not one.ada),
        baru=edisi,
        lain=jumlah - len(edisi),
        lewat=tuple(_decision(peta, one) for one in lewat),
    )
    return Page(
        alamat=alamat,
        judul=word("halaman.laporan", periode=judul),
        isi=isi,
        deskripsi=word("halaman.deskripsi-triwulan", periode=judul),
        aktif="perubahan",
        remah=(
            Link(site.perubahan(), word("halaman.perubahan")),
            Link(site.perubahan(triwulan[:4]), triwulan[:4]),
        ),
        lebar=True,
    )


def totals(reports: tuple[Laporan, ...]) -> Iterator[tuple[str, int]]:
    """The sums of all agencies: the name of a count, and the count."""
    for name in (*COUNTS, *REQUIREMENTS, *DECISIONS):
        yield name, sum(getattr(one, name) for one in reports)


def _row(report: Laporan) -> dict[str, Any]:
    """An agency's line: each cell in words, zero parts left out."""
    effects = {name: getattr(report.dampak, name.replace("-", "_")) for name in EFFECTS}
    grounds = dict(zip((*GROUNDS, "tanpa"), report.dasar, strict=True))
    return {
        "laporan": report,
        "edisi": _counted("triwulan", {name: getattr(report, name) for name in COUNTS}),
        "syarat": _counted("triwulan", {name: getattr(report, name) for name in REQUIREMENTS}),
        "dampak": _counted("halaman.hitung", effects),
        "dasar": _counted("triwulan.dasar", grounds),
        "fkp": _counted("triwulan", {name: getattr(report, name) for name in DECISIONS}),
    }


def _counted(words: str, counts: Mapping[Any, int]) -> tuple[str, ...]:
    return tuple(word(f"{words}.{name}", jumlah=count) for name, count in counts.items() if count)


def _decision(peta: Peta, putusan: Putusan) -> dict[str, Any]:
    """A late decision: what was decided, about which service, and where."""
    keputusan, riwayat = putusan.kesepakatan.keputusan, putusan.kesepakatan.riwayat
    texts = (keputusan.menjadi, keputusan.usulan, keputusan.semula)
    text = next(filter(None, reversed(texts) if keputusan.jenis == "hapus" else texts), join_dan(list(keputusan.butir)))
    return {
        "putusan": putusan,
        "isi": text or keputusan.id,
        "layanan": riwayat.layanan.standar.nama if riwayat else keputusan.layanan or "",
        "alamat": f"{key(riwayat)}/" if riwayat else "",
    }
