"""The publication in, jobs for all prints but the A3 boards out: each is checked, and kept by its content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Literal

from generator.jobs import Job, Result, digest, shaped_by
from generator.model import Riwayat
from generator.targets import boards
from generator.targets.boards.board import Pesanan
from generator.targets.boards.places import plain_address
from generator.targets.prints import premises, sheets
from generator.targets.prints.premises import PesananBanner, PesananIndeks
from generator.targets.publication import Publication

Kertas = Literal["a4", "f4"]
PAPERS: tuple[Kertas, ...] = ("a4", "f4")
MOST = 8
"""Services on a banner."""
PARTS = ("targets/prints", "rules/lists.py", "rules/maklumat.py", "rules/maklumat.yaml", "rules/words.py")


def handouts(publication: Publication) -> Iterator[Job]:
    """For each service with a board: the list to take home, on A4 and on F4, and the picture to pass on."""
    for riwayat in _services(publication):
        pesanan = boards.ordered(publication, riwayat)
        folder, id = riwayat.layanan.folder, riwayat.layanan.id
        order = digest(shaping(), repr(pesanan))
        for kertas in PAPERS:
            path = publication.site.cetakan(folder, f"{id}-{kertas}.pdf")
            yield Job(path, render_handout, (pesanan, kertas), digest(kertas, order))
        yield Job(publication.site.cetakan(folder, f"{id}.png"), render_share, (pesanan,), digest("png", order))


def tiles(publication: Publication, made: Mapping[str, bytes]) -> Iterator[Job]:
    """For each board that was made: the same on sheets of A4, to be glued together."""
    for riwayat in _services(publication):
        layanan, site = riwayat.layanan, publication.site
        board = made.get(site.papan(layanan.folder, layanan.id))
        if board is not None:
            path = site.cetakan(layanan.folder, f"{layanan.id}-2a4.pdf")
            yield Job(path, render_tiles, (board, layanan.file), digest(shaping(), "2a4", layanan.file, board))


def agencies(publication: Publication) -> Iterator[Job]:
    """For each agency: its index and its banner if it serves anything, and its pledge if it has one."""
    if not boards.can_set():
        return
    for folder, instansi in sorted(publication.catalog.instansi.items()):
        site, pemda = publication.site, publication.catalog.pemda
        crest = boards.crest_of(publication, folder, instansi)
        kantor = sheets.agency_order(folder, instansi, pemda, crest)
        web = plain_address(f"{site.alamat_qr}{site.instansi(folder)}")
        served = premises.served_at(publication, folder)
        if served:
            index = PesananIndeks(kantor, served, web)
            yield _job(site.cetakan(folder, "indeks.pdf"), render_index, index)
        if instansi.maklumat is not None:
            pledge = sheets.agency_order(folder, instansi, pemda, crest, keep_pledge=True)
            yield _job(site.cetakan(folder, "maklumat.pdf"), render_pledge, pledge)
        banner = banner_of(publication, folder, kantor, web)
        if banner.entri:
            yield _job(site.cetakan(folder, "banner.pdf"), render_banner, banner)


def banner_of(publication: Publication, folder: str, kantor: Pesanan, web: str) -> PesananBanner:
    """The services that the agency calls its main ones, in its order; else its first ones by name."""
    site = publication.site
    services = {one.layanan.id: one for one in premises.in_force(publication, folder)}
    named = publication.catalog.instansi[folder].layanan_utama
    chosen = [services[id] for id in dict.fromkeys(named) if id in services] or list(services.values())
    # Without the edition: a banner hangs longer than an edition lasts, and names nothing that a new one changes.
    entri = tuple(premises.entry(one, f"{site.alamat_qr}{site.landing(one.kode)}") for one in chosen[:MOST])
    return PesananBanner(kantor, entri, web, tuple(id for id in dict.fromkeys(named) if id not in services))


def _services(publication: Publication) -> Iterator[Riwayat]:
    """The services that have boards; none where no board can be set."""
    if boards.can_set():
        yield from (one for one in publication.riwayat if one.berlaku and one.kode)


def _job(path: str, render: Callable[..., Result], order: Any) -> Job:
    return Job(path, render, (order,), digest(shaping(), path, repr(order)))


@cache
def shaping() -> str:
    """A digest of all that shapes a print but its order."""
    with as_file(files("generator")) as home:
        made_by = shaped_by([Path(home) / part for part in PARTS], ("pikepdf",))
    return digest(boards.shaping(), made_by)


def render_handout(pesanan: Pesanan, kertas: Kertas) -> Result:
    """One handout; imported here, so that a site without prints needs none of it. The same for the others."""
    from generator.targets.prints import handout

    return handout.render_handout(pesanan, kertas)


def render_share(pesanan: Pesanan) -> Result:
    """One picture to pass on."""
    from generator.targets.prints import share

    return share.render_share(pesanan)


def render_tiles(board: bytes, file: str) -> Result:
    """One board on sheets of A4."""
    from generator.targets.prints import halving

    return halving.render_tiles(board, file)


def render_index(pesanan: PesananIndeks) -> Result:
    """One index."""
    from generator.targets.prints import index

    return index.render_index(pesanan)


def render_pledge(pesanan: Pesanan) -> Result:
    """One pledge."""
    from generator.targets.prints import pledge

    return pledge.render_pledge(pesanan)


def render_banner(pesanan: PesananBanner) -> Result:
    """One banner."""
    from generator.targets.prints import banner

    return banner.render_banner(pesanan)
