"""The publication in, a job for the light page of every QR code and of every edition that a board may show out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.jobs import Job
from generator.site import page_file
from generator.targets.landing.body import Pokok, Tujuan
from generator.targets.landing.page import Halaman, render
from generator.targets.publication import Publication
from generator.targets.shells import Shell
from generator.targets.story import stories

MOST = 100
"""Up to this number an edition that nobody knows has a page too, if a later one is known."""


def jobs(publication: Publication, shells: Mapping[str, Shell]) -> Iterator[Job]:
    """`/s/<kode>/`, then `/s/<kode>/<edisi>/` by number. The theme's shells are not needed: one file says all."""
    catalog, site = publication.catalog, publication.site
    by_code = {one.kode: one for one in publication.riwayat if one.kode}
    told = {id(riwayat): story for riwayat, story in stories(publication)}
    for riwayat in by_code.values():
        story = told[id(riwayat)]
        papan = publication.papan.get(riwayat.kode)
        ended = riwayat.layanan.standar.pencabutan
        heir = by_code.get(ended.pengganti or "") if ended else None
        tujuan = None
        if heir is not None:
            tujuan = Tujuan(heir.layanan.standar.nama, heir.layanan.instansi.nama, site.landing(heir.kode))
        pokok = Pokok(riwayat, site, catalog.pemda, papan.alamat if papan else "", tujuan, story)
        known = {edisi.nomor for edisi in riwayat.edisi}
        for nomor in (None, *sorted({*known, *range(1, min(max(known), MOST + 1))})):
            yield Job(page_file(site.landing(riwayat.kode, nomor)), render, (Halaman(pokok, nomor),))
