"""The registry of findings in; a help page for each kind of finding, and their list, out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.messages import Message, registry, word
from generator.targets.pages.lembar import body
from generator.targets.pages.peta import Peta
from generator.targets.shells import Link, Page

ALAMAT = "bantuan/"


def pages(peta: Peta) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    """The list and a page for each id."""
    yield ALAMAT, render_daftar, ()
    for message in registry().values():
        yield peta.site.bantuan(message.id), render_bantuan, (message,)


def render_daftar(peta: Peta) -> Page:
    """All kinds of findings by the family of their ids."""
    families: dict[str, list[Message]] = {}
    for id in sorted(registry()):
        families.setdefault(id[2], []).append(registry()[id])
    return Page(
        alamat=ALAMAT,
        judul=word("halaman.bantuan"),
        isi=body("bantuan.html", peta, ALAMAT, keluarga=families),
        deskripsi=word("halaman.deskripsi-bantuan"),
        aktif="panduan",
    )


def render_bantuan(peta: Peta, message: Message) -> Page:
    """What one kind of finding means and how to mend it."""
    alamat = peta.site.bantuan(message.id)
    return Page(
        alamat=alamat,
        judul=word("halaman.bantuan-judul", id=message.id, judul=message.judul),
        isi=body("temuan.html", peta, alamat, temuan=message),
        deskripsi=message.judul,
        aktif="panduan",
        remah=(Link(ALAMAT, word("halaman.bantuan")),),
    )
