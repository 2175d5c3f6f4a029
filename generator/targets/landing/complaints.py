"""What a standard says of complaints in; who answers them and by which channels, with links for a phone, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from generator.messages import word, words
from generator.model import KanalPengaduan, Ketiadaan, Pejabat
from generator.model import Pengaduan as Penanganan
from generator.targets.conditions import small


@dataclass(frozen=True, slots=True)
class Saluran:
    """A way to complain: its label, its number or place, small lines, and a link (empty: none)."""

    nama: str
    isi: str
    catatan: tuple[str, ...]
    tautan: str


@dataclass(frozen=True, slots=True)
class Aduan:
    """All that the page says about complaints; `ada` is false where the standard does not say."""

    ada: bool
    pejabat: tuple[str, ...] = ()
    saluran: tuple[Saluran, ...] = ()
    kalimat: tuple[str, ...] = ()


def complaints(value: Penanganan | Ketiadaan | None, contoh: bool) -> Aduan:
    """Posts with published names, channels, times of answer. In a demonstration nothing is a link."""
    if not isinstance(value, Penanganan):
        return Aduan(False, kalimat=tuple(filter(None, (getattr(value, "alasan", None),))))
    officers = [one for one in (value.pejabat, *value.pejabat_lain) if one is not None]
    channels = tuple(_channel(one, contoh) for one in value.kanal)
    return Aduan(True, tuple(map(_officer, officers)), channels, tuple(_lines(value)))


def _officer(pejabat: Pejabat) -> str:
    parts = (pejabat.jabatan, pejabat.nama, pejabat.ruang, pejabat.alamat, pejabat.telepon)
    return ", ".join(part for part in parts if part)


def _channel(kanal: KanalPengaduan, contoh: bool) -> Saluran:
    label = kanal.nama or words("papan.saluran")[kanal.jenis]
    lines = [kanal.kelompok, kanal.unit, kanal.keterangan]
    if kanal.jenis == "lapor":
        lines.append(word("qr.lapor"))
    link = "" if contoh or not kanal.alamat else link_to(kanal.jenis, kanal.alamat)
    return Saluran(label, kanal.alamat or "", tuple(line for line in lines if line), link)


def link_to(jenis: str, alamat: str) -> str:
    """tel:, sms:, wa.me, mailto: or the web address itself; empty where the text is no plain address."""
    text = alamat.strip()
    if text.startswith(("https://", "http://")):
        return text
    if jenis == "email" and text.count("@") == 1 and " " not in text:
        return f"mailto:{quote(text, safe='@.+-_')}"
    if jenis in ("telepon", "whatsapp", "sms"):
        return _phone_link(jenis, text)
    return ""


def _phone_link(jenis: str, text: str) -> str:
    """A link for one number; two numbers, or words beside it, give none."""
    if text.strip("+0123456789 ().-") or not any(char.isdigit() for char in text):
        return ""
    digits = "".join(char for char in text if char in "0123456789")
    if jenis != "whatsapp":
        plus = "+" if text.startswith("+") else ""
        return f"{'tel' if jenis == 'telepon' else 'sms'}:{plus}{digits}" if 3 <= len(digits) <= 15 else ""
    number = f"62{digits[1:]}" if digits.startswith("0") else digits
    return f"https://wa.me/{number}" if 9 <= len(number) <= 15 else ""


def _lines(value: Penanganan) -> Iterator[str]:
    if value.tenggat:
        times = [small(" ".join(filter(None, (one.jenis, one.teks)))) for one in value.tenggat]
        yield word("papan.dijawab", isi=", ".join(times))
    yield from (text for text in (value.teks, value.keterangan) if text)
    if not value.kanal:
        yield from value.prosedur
