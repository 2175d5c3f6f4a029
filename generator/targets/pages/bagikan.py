"""A service in, what other sites show where its page's address is passed on out: title, sentence, picture."""

from __future__ import annotations

from markupsafe import Markup

from generator.targets.pages.peta import Peta

SIZE = (1200, 630)
"""Pixels of the picture that `prints` makes."""
TAG = Markup('<meta property="og:{}" content="{}">')


def preview(peta: Peta, alamat: str, gambar: str, judul: str, kalimat: str) -> Markup:
    """The tags for the page's head; empty where no picture of that address was made."""
    if gambar not in peta.publication.cetakan:
        return Markup("")
    base = peta.site.alamat_situs
    tags = {
        "type": "website",
        "title": judul,
        "description": kalimat,
        "url": f"{base}{alamat}",
        "image": f"{base}{gambar}",
        "image:width": SIZE[0],
        "image:height": SIZE[1],
    }
    return Markup("").join(TAG.format(name, value) for name, value in tags.items())
