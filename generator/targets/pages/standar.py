"""A service in, its full page out: what to prepare first, then everything its standard says, then its history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from markupsafe import Markup

from generator.diff import diff
from generator.messages import word
from generator.model import KOMPONEN, Biaya, Instansi, JangkaWaktu, Ketiadaan, Komponen, Langkah, Riwayat, Standar
from generator.targets.answers import Jawaban, answers
from generator.targets.conditions import phrase, without_stage
from generator.targets.jalinan import Kaitan, ties
from generator.targets.lists import stage_head
from generator.targets.pages.asal import common
from generator.targets.pages.bagikan import head
from generator.targets.pages.banding import beside_reference, is_beside_reference
from generator.targets.pages.butir import step_rows
from generator.targets.pages.dipakai import used_for
from generator.targets.pages.kelola import management
from generator.targets.pages.lembar import fill, known, macros
from generator.targets.pages.peta import Peralihan, Peta, key, prefix
from generator.targets.pages.riwayat import replaced
from generator.targets.pages.syarat import asked_of, keeping, requirements
from generator.targets.shells import Heading, Link, Page
from generator.targets.story import transitions

LONG_VALUE, LONG_NOTE = 14, 40
SHARED: Mapping[str, tuple[str, ...]] = {
    "tempat.html": ("tempat_layanan", "jam_layanan", "kanal", "antrean", "kuota", "pemilik"),
    "pengaduan.html": ("pengaduan",),
}
"""Sections that are the same for all services of an agency that have the same in these fields."""


def pages(peta: Peta) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    """Every service that has or had a standard."""
    for riwayat in peta.publication.riwayat:
        alamat = peta.site.standar(riwayat.layanan.folder, riwayat.layanan.id)
        yield alamat, render_standar, (riwayat, alamat, ties(peta.publication, riwayat))


def render_standar(peta: Peta, riwayat: Riwayat, alamat: str, kaitan: Kaitan | None = None) -> Page:
    """The page of one service."""
    kaitan = kaitan or ties(peta.publication, riwayat)
    layanan = riwayat.layanan
    standar, instansi, folder = layanan.standar, layanan.instansi, layanan.folder
    agency = peta.instansi_link(folder)
    return Page(
        alamat=alamat,
        judul=f"{standar.nama}, {instansi.nama_pendek or instansi.nama}",
        isi="".join(sections(peta, riwayat, alamat, kaitan)),
        deskripsi=standar.ringkasan or word("halaman.deskripsi", layanan=standar.nama, instansi=instansi.nama),
        sumber=layanan.file.removeprefix("standards/") if layanan.file in peta.publication.catalog.sumber else "",
        aktif="instansi",
        aksen=instansi.warna or "",
        remah=(Link("instansi/", word("halaman.instansi")), agency),
        instansi=agency,
        layanan=peta.menu.get(folder, ()),
        daftar_isi=contents(
            bool(standar.lanjutan),
            key(riwayat) in peta.kesepakatan,
            is_completeness_shown(peta),
            is_beside_reference(peta, riwayat),
            kaitan.dipakai,
        ),
        kepala=head(peta, riwayat, alamat, kaitan),
        noindex=not riwayat.berlaku and riwayat.keadaan != "dicabut",
    )


def sections(peta: Peta, riwayat: Riwayat, alamat: str, kaitan: Kaitan) -> Iterator[str]:
    """The body's sections in their order; what an agency's services share is made once."""
    layanan = riwayat.layanan
    standar, instansi, folder = layanan.standar, layanan.instansi, layanan.folder
    history = transitions(riwayat)
    now = next((one for one in history if one.edisi.nomor == riwayat.kini.nomor), None)
    jawaban, rinci = answers(layanan), details(standar)
    asked = asked_of(riwayat)
    saved, progress = keeping(riwayat)
    values = known(
        peta,
        alamat,
        riwayat=riwayat,
        layanan=layanan,
        standar=standar,
        instansi=instansi,
        folder=folder,
        contoh=peta.site.contoh,
        jawaban=jawaban,
        berbaris=in_rows(jawaban),
        blok=requirements(peta, riwayat, now, alamat, asked, kaitan),
        tanya=asked,
        simpan=saved,
        kemajuan=progress,
        punya=common(kaitan, peta, alamat),
        peristiwa=kaitan.peristiwa,
        langkah=tuple(step_runs(standar)),
        rinci=rinci,
        kantor=heading(peta, instansi, folder, alamat),
        naskah=macros()["penetapan"](standar.penetapan) if standar.penetapan else "",
        kelola=management(peta, layanan),
        riwayat_edisi=tuple(reversed(history)),
        digantikan=replaced(peta, riwayat),
        nanti=ahead(riwayat),
        lengkap=is_completeness_shown(peta),
        kesepakatan=peta.kesepakatan.get(key(riwayat), ()),
        papan=peta.publication.papan.get(layanan.kode),
    )
    if values["lengkap"]:
        values["komponen"] = {name: state(standar, name) for name in KOMPONEN}

    def shared(name: str) -> str:
        at = (name, folder, id(instansi), *(id(getattr(standar, part)) for part in SHARED[name]))
        if at not in peta.sekali:
            peta.sekali[at] = fill(name, values)
        return peta.sekali[at]

    yield fill("standar.html", values)
    yield fill("syarat.html", values)
    yield fill("langkah.html", values)
    if any(rinci.values()):
        yield fill("rincian.html", values)
    yield shared("tempat.html")
    yield shared("pengaduan.html")
    if riwayat.berlaku:
        yield fill("diminta.html", values)
    yield used_for(peta, kaitan, alamat)
    if standar.lanjutan:
        yield fill("lanjutan.html", values)
    if values["kesepakatan"]:
        yield fill("kesepakatan.html", values)
    yield fill("riwayat.html", values)
    yield fill("pengelolaan.html", values)
    if is_beside_reference(peta, riwayat):
        yield beside_reference(peta, riwayat, alamat)
    yield fill("dokumen.html", values)


def heading(peta: Peta, instansi: Instansi, folder: str, alamat: str) -> Markup:
    """The head's part that is the same for all services of an agency."""
    at = ("kop", folder, id(instansi))
    if at not in peta.sekali:
        peta.sekali[at] = macros()["kop_kantor"](prefix(alamat), peta.publication.catalog.pemda, instansi, folder)
    return Markup(peta.sekali[at])


@cache
def contents(
    is_continued: bool, is_decided: bool, is_complete: bool, is_compared: bool, is_wanted: bool
) -> tuple[Heading, ...]:
    """The contents column: the sections that every page has, and those that this one has."""
    found = {"syarat": True, "langkah": True, "tempat": True, "pengaduan": True, "dipakai": is_wanted}
    found |= {
        "lanjutan": is_continued,
        "fkp": is_decided,
        "riwayat": True,
        "pengelolaan": True,
        "kelengkapan": is_complete,
        "acuan": is_compared,
    }
    found["dokumen"] = True
    return tuple(Heading(id, word(f"halaman.bagian.{id}")) for id, there in found.items() if there)


def is_completeness_shown(peta: Peta) -> bool:
    """Whether the regency publishes which of the fourteen components are there."""
    terbitkan = peta.publication.catalog.pemda.terbitkan
    return terbitkan is not None and terbitkan.kelengkapan


def in_rows(jawaban: tuple[Jawaban, ...]) -> bool:
    """Whether the answers need a row each on a phone: a long value, or a long note under time or cost."""
    return any(len(one.nilai) > LONG_VALUE for one in jawaban[:2]) or any(
        len(note) > LONG_NOTE for one in jawaban[:2] for note in one.catatan
    )


@dataclass(frozen=True, slots=True)
class Lari:
    """Steps under one heading: the number of the first, and their rows."""

    kepala: str
    awal: int
    baris: Markup


def step_runs(standar: Standar) -> Iterator[Lari]:
    """The steps, a run for each part, stage or case; numbers run through, as on the board."""
    if not isinstance(standar.prosedur, tuple):
        return

    stages = {one.id: stage_head(n, one) for n, one in enumerate(standar.tahap, 1)}

    def heading(numbered: tuple[int, Langkah]) -> str:
        langkah = numbered[1]
        stage = langkah.bila.tahap if langkah.bila else ()
        is_in_one = len(stage) == 1 and stage[0] in stages
        rest = without_stage(langkah.bila) if is_in_one else langkah.bila
        case = phrase(rest, standar) if rest else ""
        return ". ".join(part for part in (stages[stage[0]] if is_in_one else "", langkah.bagian, case) if part)

    is_headed = False
    texts = step_texts(standar)
    for kepala, run in groupby(enumerate(standar.prosedur, 1), heading):
        is_headed = is_headed or bool(kepala)
        steps = tuple(run)
        baris = step_rows((one for _, one in steps), standar, texts)
        yield Lari(kepala or (word("halaman.untuk-semua") if is_headed else ""), steps[0][0], baris)


def step_texts(standar: Standar) -> dict[str, str]:
    """What a step says, by its id, for branches that lead to it."""
    steps = standar.prosedur if isinstance(standar.prosedur, tuple) else ()
    return {one.id: one.uraian for step in steps for one in (step, *step.langkah) if one.id}


def details(standar: Standar) -> dict[str, bool]:
    """For time, fee and product: whether there is more to say than the three answers say."""
    waktu, biaya, produk = standar.jangka_waktu, standar.biaya, standar.produk
    found = {"jangka_waktu": False, "biaya": False, "produk": False}
    if isinstance(waktu, JangkaWaktu):
        found["jangka_waktu"] = bool(waktu.rincian or waktu.perpanjangan or waktu.syarat or waktu.keterangan)
    if isinstance(biaya, Biaya):
        parts = (biaya.tarif, biaya.rumus, biaya.bagian_terbuka, biaya.pembebasan, biaya.pihak_lain, biaya.dasar)
        found["biaya"] = any(parts) or bool(biaya.cara_bayar or biaya.keterangan)
    if isinstance(produk, tuple) and produk:
        first = produk[0]
        found["produk"] = len(produk) > 1 or bool(first.penandatangan or first.bentuk or first.masa_berlaku)
    return found


def state(standar: Standar, komponen: Komponen) -> str:
    """ada, or why there is no value."""
    value = getattr(standar, komponen)
    if isinstance(value, Ketiadaan):
        return value.jenis
    return "ada" if value else "kosong"


def ahead(riwayat: Riwayat) -> Peralihan | None:
    """The edition that is announced, held against the one that pages show."""
    if riwayat.mendatang is None or riwayat.keadaan == "mendatang":
        return None
    changes = diff(riwayat.kini.layanan.standar, riwayat.mendatang.layanan.standar)
    return Peralihan(riwayat, riwayat.mendatang, riwayat.kini, changes)
