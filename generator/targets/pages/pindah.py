"""Editions that stood at another address in; small pages that lead from there to the present one, out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model import Riwayat
from generator.site import relative
from generator.targets.pages.lembar import body
from generator.targets.pages.peta import Peta, key


def pages(peta: Peta) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    """Every earlier address that no other service or agency has taken since."""
    for old, riwayat in sorted(moved(peta).items()):
        yield f"{old}/", render_pindah, (f"{old}/", riwayat)
    agencies = peta.publication.catalog.instansi
    left = {old.split("/")[0]: riwayat for old, riwayat in sorted(moved(peta).items(), reverse=True)}
    for folder, riwayat in sorted(left.items()):
        if folder not in agencies:
            yield f"{folder}/", render_pindah, (f"{folder}/", riwayat, peta.site.instansi(riwayat.layanan.folder))


def moved(peta: Peta) -> dict[str, Riwayat]:
    """The services by the addresses they had; the last owner of an address counts."""
    found: dict[str, Riwayat] = {}
    for riwayat in peta.publication.riwayat:
        editions = (f"{edisi.layanan.folder}/{edisi.layanan.id}" for edisi in riwayat.edisi)
        for old in (*riwayat.jejak, *editions):
            if old != key(riwayat) and old not in peta.riwayat:
                found[old] = riwayat
    return found


def render_pindah(peta: Peta, alamat: str, riwayat: Riwayat, tujuan: str = "") -> str:
    """A page that leads on at once, with a link for readers whose browser does not."""
    layanan = riwayat.layanan
    target = tujuan or f"{key(riwayat)}/"
    nama = layanan.instansi.nama if tujuan else layanan.standar.nama
    base = peta.site.alamat_situs
    return body("pindah.html", peta, alamat, tujuan=relative(alamat, target), kanonik=f"{base}{target}", nama=nama)
