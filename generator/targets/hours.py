"""Opening hours as typed in; rows and lines for people out, the same words on every output."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.messages import word, words
from generator.model import JamHari, JamKhusus, JamLayanan
from generator.targets.wording import date_words
from generator.text import format_jam


@dataclass(frozen=True, slots=True)
class BarisJam:
    """One or several days, from when to when, and what else is said of them."""

    hari: str
    jam: str
    catatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TabelJam:
    """A week, or a special period with its name; lines that stand above or below the rows."""

    judul: str
    baris: tuple[BarisJam, ...]
    kalimat: tuple[str, ...] = ()


def hour_tables(jam: JamLayanan, zona: str) -> Iterator[TabelJam]:
    """The week first, then each special period such as Ramadan."""
    zone = jam.zona or zona
    lines = [jam.teks] if jam.teks and not jam.hari else []
    if jam.sepanjang_waktu and not jam.teks:
        lines.append(word("papan.jam-penuh"))
    if jam.libur:
        lines.append(word("papan.libur", isi=", ".join(jam.libur)))
    if jam.keterangan:
        lines.append(jam.keterangan)
    yield TabelJam("", tuple(_row(one, zone) for one in jam.hari), tuple(line for line in lines if line))
    for special in jam.khusus:
        yield _special(special, zone)


def _special(khusus: JamKhusus, zone: str) -> TabelJam:
    name = khusus.nama
    if khusus.mulai and khusus.selesai:
        span = word("waktu.rentang", dari=date_words(khusus.mulai), sampai=date_words(khusus.selesai))
        name = f"{name} ({span})"
    lines = [word("papan.tutup")] if khusus.tutup else []
    lines += [khusus.keterangan] if khusus.keterangan else []
    return TabelJam(name, tuple(_row(one, zone) for one in khusus.hari), tuple(lines))


def _row(one: JamHari, zone: str) -> BarisJam:
    opens = format_jam(one.buka) or one.buka
    closes = (format_jam(one.tutup) or one.tutup) if one.tutup else word("papan.selesai")
    span = f"{word('waktu.rentang', dari=opens, sampai=closes)} {zone}".strip()
    pause = word("papan.istirahat", isi=clock_span(one.istirahat)) if one.istirahat else ""
    pause = pause[:1].upper() + pause[1:]
    return BarisJam(day_words(one.hari), span, tuple(line for line in (pause, one.keterangan) if line))


def clock_span(text: str) -> str:
    """12.00-13.00 as 12.00 sampai 13.00."""
    start, dash, end = text.partition("-")
    return word("waktu.rentang", dari=start.strip(), sampai=end.strip()) if dash else text


def day_words(text: str) -> str:
    """senin-kamis as Senin sampai Kamis; what is no weekday stays as typed."""
    names = words("hari")
    parts = []
    for part in text.split(","):
        ends = [names.get(end.strip().casefold(), end.strip()) for end in part.split("-")]
        parts.append(word("waktu.rentang", dari=ends[0], sampai=ends[1]) if len(ends) == 2 else part.strip())
        if len(ends) == 1:
            parts[-1] = ends[0]
    return ", ".join(parts)
