"""The life events in; a page for each, with its steps in order, and the list of all, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.chains import Jalan, Tahapan
from generator.messages import word
from generator.targets.answers import Jawaban, answers
from generator.targets.jalinan import ways
from generator.targets.linked import about_event
from generator.targets.pages.asal import NAMED, Kantor, everywhere, kinds, offices
from generator.targets.pages.lembar import body
from generator.targets.pages.peta import Peta
from generator.targets.shells import Heading, Link, Page


@dataclass(frozen=True, slots=True)
class Langkah:
    """A step as it is shown: its offices, of how many in all, and what the first service answers.

    `macam` says what kind of offices they are, `semua` is where all stand when there are many.
    """

    isi: Tahapan
    kantor: tuple[Kantor, ...]
    jumlah: int
    macam: str = ""
    semua: str = ""
    jawaban: tuple[Jawaban, ...] = ()


def pages(peta: Peta) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    """The list and every event; nothing where the regency names none."""
    jalan = ways(peta.publication).jalan
    if jalan:
        yield peta.site.peristiwa(), render_daftar, (jalan,)
    for one in jalan:
        yield peta.site.peristiwa(one.peristiwa.id), render_peristiwa, (one,)


def render_daftar(peta: Peta, jalan: tuple[Jalan, ...]) -> Page:
    """All events."""
    alamat = peta.site.peristiwa()
    isi = body("daftar-peristiwa.html", peta, alamat, jalan=jalan)
    deskripsi = word("halaman.deskripsi-peristiwa")
    return Page(
        alamat=alamat, judul=word("halaman.peristiwa"), isi=isi, deskripsi=deskripsi, aktif="layanan", lebar=True
    )


def render_peristiwa(peta: Peta, jalan: Jalan) -> Page:
    """One event: what to do first, where, until when, and what to bring from an earlier step."""
    peristiwa = jalan.peristiwa
    alamat = peta.site.peristiwa(peristiwa.id)
    judul = peristiwa.judul or peristiwa.nama
    langkah = tuple(_step(one, peta) for one in jalan.langkah)
    return Page(
        alamat=alamat,
        judul=judul,
        isi=body("peristiwa.html", peta, alamat, peristiwa=peristiwa, judul=judul, langkah=langkah),
        deskripsi=peristiwa.kalimat or peristiwa.ringkasan or "",
        aktif="layanan",
        remah=(Link(peta.site.peristiwa(), word("halaman.peristiwa")),),
        kepala=about_event(peta.linked, jalan, alamat),
        daftar_isi=tuple(Heading(f"langkah-{one.nomor}", one.langkah.nama) for one in jalan.langkah),
    )


def _step(one: Tahapan, peta: Peta) -> Langkah:
    kantor = offices(one.layanan)
    if not kantor:
        return Langkah(one, (), 0)
    semua = everywhere(one.layanan[0], peta) if len(kantor) > NAMED else ""
    single = len(one.layanan) == 1
    return Langkah(
        isi=one,
        kantor=kantor[:NAMED],
        jumlah=len(kantor),
        macam=kinds(one.layanan) if len(kantor) > 1 else "",
        semua=semua,
        jawaban=answers(one.layanan[0].layanan) if single else (),
    )
