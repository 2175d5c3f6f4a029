"""Opening hours as typed in, words for a table of hours out."""

from __future__ import annotations

from generator.messages import word
from generator.model import JamHari
from generator.text import format_jam


def hour_words(one: JamHari, zone: str) -> str:
    """From when to when on that day, with the time zone."""
    opens = format_jam(one.buka) or one.buka
    closes = (format_jam(one.tutup) or one.tutup) if one.tutup else word("halaman.selesai")
    return word("halaman.pukul", isi=f"{word('waktu.rentang', dari=opens, sampai=closes)} {zone}".strip())
