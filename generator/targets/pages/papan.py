"""The walls and the prints in; one page for the bureau: what to print again, what to take down, every file to print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.hanging import survey
from generator.messages import word
from generator.targets.pages.lembar import body
from generator.targets.pages.peta import Peta
from generator.targets.publication import Papan
from generator.targets.shells import Page

ALAMAT = "papan/"
ENDS = ("-2a4.pdf", "-a4.pdf", "-f4.pdf", ".png", ".pdf")
"""How the prints of one service end, the plainest last, because the others end so too."""
OF_THE_WHOLE = ("indeks", "maklumat", "banner")
"""Prints of an agency, not of a service; no service may be called so."""


def pages(peta: Peta) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    """The one page."""
    yield ALAMAT, render_papan, ()


def render_papan(peta: Peta) -> Page:
    """What hangs and what can be printed, agency by agency."""
    publication = peta.publication
    dinding = survey(publication.catalog, publication.riwayat)
    isi = body("papan.html", peta, ALAMAT, dinding=dinding, kantor=prints(publication.cetakan))
    return Page(
        alamat=ALAMAT,
        judul=word("halaman.papan"),
        isi=isi,
        deskripsi=word("halaman.deskripsi-papan"),
        remah=(),
        lebar=True,
    )


def prints(cetakan: Mapping[str, Papan]) -> dict[str, dict[str, dict[str, Papan]]]:
    """The prints that were made, by agency, by service (the empty name: of the whole agency), by what they are."""
    found: dict[str, dict[str, dict[str, Papan]]] = {}
    for address, one in sorted(cetakan.items(), key=_plainest_first):
        top, *rest = address.split("/")
        if top != "papan" or len(rest) != 2:
            continue
        folder, name = rest
        end = next((end for end in ENDS if name.endswith(end)), "")
        stem = name.removesuffix(end)
        kind, service = (stem, "") if stem in OF_THE_WHOLE else (end.strip("-").removesuffix(".pdf").strip("."), stem)
        found.setdefault(folder, {}).setdefault(service, {})[word(f"cetak.{kind or 'a3'}")] = one
    return {folder: dict(sorted(of.items())) for folder, of in found.items()}


def _plainest_first(print_: tuple[str, Papan]) -> tuple[bool, str]:
    """The board itself before what is made of it."""
    address = print_[0]
    return address.endswith(ENDS[:4]), address
