"""A page's address in; what its head says so that a reader of feeds finds the feed that belongs to it, out."""

from __future__ import annotations

from html import escape

from generator.messages import word
from generator.targets.pages.peta import Peta, prefix


def feed_link(peta: Peta, alamat: str, folder: str = "") -> str:
    """A link to the feed of the agency in `folder`, without one to that of everything, as HTML.

    "feed" stands beside "alternate", for the theme takes a bare rel=alternate for a site in another language.
    """
    pemda, instansi = peta.publication.catalog.pemda, peta.instansi(folder)
    title = word("umpan.judul", nama=instansi.nama if instansi else pemda.nama)
    href = f"{prefix(alamat)}{peta.site.umpan(folder)}"
    return f'<link rel="alternate feed" type="application/atom+xml" title="{escape(title)}" href="{escape(href)}">'
