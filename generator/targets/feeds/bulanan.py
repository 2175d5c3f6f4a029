"""A month's changes in; a short message for WhatsApp groups out, as plain text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.messages import word
from generator.site import Site
from generator.targets.data.kisah import news
from generator.targets.data.plain import note
from generator.targets.kabar import Kabar
from generator.targets.landing.letters import encoded
from generator.targets.publication import Publication
from generator.text import format_tanggal

MOST = 8
"""Services in a message; of more only their number and the address of the whole list."""
LONGEST = 4000
"""Signs of a link that opens WhatsApp; a longer message is copied."""
_SIGNS = re.compile(r"[*_~`]+")
# WhatsApp takes these around words for bold, italics, struck out and code.


@dataclass(frozen=True, slots=True)
class Pesan:
    """A message about the changes of one month (ISO)."""

    bulan: str
    jumlah: int
    """Services that changed."""
    baris: tuple[str, ...]

    @property
    def teks(self) -> str:
        """The message, ending with a line break."""
        return "\n".join(self.baris) + "\n"

    @property
    def tautan(self) -> str:
        """A link that opens WhatsApp with the message and no receiver; empty where it would be too long."""
        link = f"https://wa.me/?text={encoded(self.teks.rstrip())}"
        return link if len(link) <= LONGEST else ""


def months(publication: Publication) -> dict[str, tuple[Kabar, ...]]:
    """The changes by month (ISO), the newest first."""
    found: dict[str, list[Kabar]] = {}
    for one in news(publication):
        found.setdefault(one.tanggal[:7], []).append(one)
    return {month: tuple(lines) for month, lines in found.items()}


def message(publication: Publication, bulan: str, kabar: Iterable[Kabar]) -> Pesan:
    """The message about one month."""
    site, pemda = publication.site, publication.catalog.pemda
    lines = tuple(kabar)
    count = len({(one.kunci, one.kode) for one in lines})
    head = word("pesan.judul", jumlah=count, bulan=format_tanggal(bulan), daerah=unmarked(pemda.nama))
    baris = [*filter(None, [note(pemda)]), head, ""]
    for nomor, one in enumerate(lines[:MOST], 1):
        baris += [*_told(nomor, one, site), ""]
    if len(lines) > MOST:
        baris += [word("pesan.lain", jumlah=len(lines) - MOST), ""]
    baris.append(word("pesan.semua", alamat=f"{site.pangkal}{site.perubahan(bulan)}"))
    baris.append(word("pesan.tanggal", tanggal=format_tanggal(site.tanggal)))
    return Pesan(bulan, count, tuple(baris))


def _told(nomor: int, kabar: Kabar, site: Site) -> Iterator[str]:
    yield word("pesan.layanan", nomor=nomor, layanan=unmarked(kabar.nama), instansi=unmarked(kabar.kantor))
    yield word("pesan.isi", isi=unmarked(kabar.ringkas), tanggal=format_tanggal(kabar.tanggal))
    yield f"{site.alamat_qr}{site.landing(kabar.kode)}" if kabar.kode else f"{site.pangkal}{kabar.kunci}/"


def unmarked(text: str) -> str:
    """A text of the files on one line, without signs that WhatsApp or a reader's screen would obey."""
    seen = (" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    return " ".join(_SIGNS.sub(" ", "".join(seen)).split())
