"""A service in, the picture that other sites show where its page's address is passed on out, as tags for the head."""

from __future__ import annotations

from markupsafe import Markup

from generator.targets.pages.peta import Peta

SIZE = (1200, 630)
"""Pixels of the picture that `prints` makes."""
TAG = Markup('<meta property="og:image{}" content="{}">')


def preview(peta: Peta, gambar: str, nama: str) -> Markup:
    """The picture, its size and its name; the shell says the rest. Empty where no picture of that address was made."""
    if gambar not in peta.publication.cetakan:
        return Markup("")
    tags = {"": f"{peta.site.alamat_situs}{gambar}", ":width": SIZE[0], ":height": SIZE[1], ":alt": nama}
    return Markup("").join(TAG.format(name, value) for name, value in tags.items())
