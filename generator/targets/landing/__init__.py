"""The publication in, a job for the light page of every QR code and of every edition that a board may show out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.jobs import Job
from generator.model import Pemda, Riwayat
from generator.site import LURING, Site, page_file
from generator.targets.groups import Group, Work, each_job
from generator.targets.landing.body import Pokok, Tujuan
from generator.targets.landing.page import Halaman, render
from generator.targets.landing.saving import render_worker
from generator.targets.publication import Publication
from generator.targets.shells import Shell
from generator.targets.story import transitions

MOST = 100
"""Up to this number an edition that nobody knows has a page too, if a later one is known."""


def jobs(publication: Publication, shells: Mapping[str, Shell]) -> Iterator[Job]:
    """`/s/<kode>/`, then `/s/<kode>/<edisi>/` by number."""
    return each_job(groups(publication, shells))


def groups(publication: Publication, shells: Mapping[str, Shell]) -> Iterator[Work]:
    """A group for each service. The theme's shells are not needed: one file says all."""
    catalog, site = publication.catalog, publication.site
    by_code: dict[str, Riwayat] = {}
    for one in sorted(publication.riwayat, key=lambda one: len(one.edisi), reverse=True):
        by_code.setdefault(one.kode, one)  # where two files claim a code, the one with a history keeps it
    by_code.pop("", None)
    heirs = _heirs(by_code)
    for riwayat in (one for one in publication.riwayat if by_code.get(one.kode) is one):
        papan = publication.papan.get(riwayat.kode)
        tujuan = tuple(
            Tujuan(heir.layanan.standar.nama, heir.layanan.instansi.nama, site.landing(heir.kode))
            for heir in heirs.get(riwayat.kode, {}).values()
        )
        gambar = f"papan/{riwayat.layanan.folder}/{riwayat.layanan.id}.png"
        shared = f"{site.alamat_situs.rstrip('/')}/{gambar}" if gambar in publication.cetakan else ""
        given = (riwayat, site, catalog.pemda, papan.alamat if papan else "", tujuan, shared)
        yield Group(site.landing(riwayat.kode), service_pages, given)
    if by_code:
        yield Job(LURING, render_worker)


def service_pages(
    riwayat: Riwayat, site: Site, pemda: Pemda, papan: str, pengganti: tuple[Tujuan, ...], gambar: str
) -> Iterator[Job]:
    """The pages of one service."""
    pokok = Pokok(riwayat, site, pemda, papan, pengganti, transitions(riwayat), gambar)
    known = {edisi.nomor for edisi in riwayat.edisi}
    for nomor in (None, *sorted({*known, *range(1, min(max(known), MOST + 1))})):
        yield Job(page_file(site.landing(riwayat.kode, nomor)), render, (Halaman(pokok, nomor),))


def _heirs(by_code: Mapping[str, Riwayat]) -> Mapping[str, Mapping[str, Riwayat]]:
    """By the code of a withdrawn service those that take its place: the one it names, and all that name it."""
    found: dict[str, dict[str, Riwayat]] = {}
    for riwayat in by_code.values():
        ended = riwayat.layanan.standar.pencabutan
        heir = by_code.get(ended.pengganti or "") if ended else None
        if heir is not None:
            found.setdefault(riwayat.kode, {})[heir.kode] = heir
    for riwayat in by_code.values():
        for old in riwayat.layanan.standar.menggantikan:
            if old in by_code and old != riwayat.kode and by_code[old].keadaan == "dicabut":
                found.setdefault(old, {}).setdefault(riwayat.kode, riwayat)
    return found
