"""An agency in, its page out: where it is, what it serves, what it promised, and what is known about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.messages import word
from generator.model import Instansi, Pengaduan, Riwayat
from generator.targets.linked import about_office
from generator.targets.pages.lembar import body
from generator.targets.pages.peta import Peta
from generator.targets.pages.standar import is_completeness_shown
from generator.targets.pages.umpan import feed_link
from generator.targets.shells import Heading, Link, Page
from generator.targets.story import offices

PLEDGES = ("janji", "perbaikan", "sanksi")


def pages(peta: Peta) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    """Every agency."""
    for folder in offices(peta.publication):
        yield peta.site.instansi(folder), render_instansi, (folder,)


def render_instansi(peta: Peta, folder: str) -> Page:
    """The page of one agency."""
    alamat = peta.site.instansi(folder)
    instansi = offices(peta.publication)[folder]
    services = peta.di_instansi.get(folder, ())
    complaints = instansi.bawaan.pengaduan if instansi.bawaan else None
    parent = peta.instansi(instansi.induk) if instansi.induk else None
    pledge = instansi.maklumat
    isi = body(
        "instansi.html",
        peta,
        alamat,
        instansi=instansi,
        folder=folder,
        contoh=peta.site.contoh,
        urusan=by_subject(services),
        jumlah=len(services),
        induk=parent,
        pengaduan=complaints if isinstance(complaints, Pengaduan) else None,
        kurang=tuple(one for one in PLEDGES if pledge is not None and one not in pledge.pernyataan),
        forum=peta.forum_di.get(folder, ()),
        kesiapan=readiness(instansi, peta, folder) if is_completeness_shown(peta) else (),
    )
    headings = ("layanan", "tempat", "pengaduan", "maklumat", "skm", "fkp", "perubahan")
    return Page(
        alamat=alamat,
        judul=instansi.nama,
        isi=isi,
        deskripsi=word("halaman.deskripsi-kantor", instansi=instansi.nama),
        sumber=f"{folder}/instansi.yaml" if folder in peta.publication.catalog.instansi else "",
        aktif="instansi",
        aksen=instansi.warna or "",
        remah=(Link("instansi/", word("halaman.instansi")),),
        instansi=peta.instansi_link(folder),
        layanan=peta.menu.get(folder, ()),
        daftar_isi=tuple(Heading(id, word(f"halaman.kantor.{id}")) for id in headings),
        kepala=f"{feed_link(peta, alamat, folder)}"
        f"{about_office(peta.linked, folder, instansi, alamat, peta.menu.get(folder, ()))}",
    )


def by_subject(services: tuple[Riwayat, ...]) -> dict[str, list[Riwayat]]:
    """The services under the heading of their subject; without headings where there is only one."""
    groups: dict[str, list[Riwayat]] = {}
    for one in services:
        groups.setdefault(one.layanan.standar.urusan or "", []).append(one)
    ordered = {name: groups[name] for name in sorted(groups, key=lambda name: (not name, name.casefold()))}
    return ordered if len(ordered) > 1 else {"": list(services)}


def readiness(instansi: Instansi, peta: Peta, folder: str) -> tuple[tuple[str, bool], ...]:
    """What every agency should have in place, and whether its file states it."""
    complaints = instansi.bawaan.pengaduan if instansi.bawaan else None
    channels = complaints.kanal if isinstance(complaints, Pengaduan) else ()
    kinds = {one.jenis for one in channels}
    printed = [one for one in instansi.publikasi if one.media == "cetak"]
    return (
        ("penanggung-jawab", instansi.penanggung_jawab is not None),
        ("kotak-telepon", bool(kinds & {"kotak", "telepon", "whatsapp", "sms"})),
        ("jam", instansi.jam_layanan is not None),
        ("maklumat", instansi.maklumat is not None),
        ("skm", bool(instansi.skm)),
        ("fkp", bool(peta.forum_di.get(folder))),
        ("rentan", bool(instansi.kelompok_rentan)),
        ("papan", bool(instansi.papan) or any("papan" in (one.keterangan or "").casefold() for one in printed)),
    )
