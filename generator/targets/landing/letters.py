"""A service and its list in; the texts that a person sends by WhatsApp out, as plain lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from generator.messages import word
from generator.model import Layanan, Pengaduan, Standar
from generator.site import Site
from generator.targets.landing.complaints import link_to
from generator.targets.lists import Blok
from generator.targets.wording import date_words

LONGEST = 3000
"""Letters of a list inside a message; a longer one is told by its address alone."""
LAPOR = "https://www.lapor.go.id/"
"""The one national channel for complaints about public services (Perpres 76/2013)."""
_SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~%")


@dataclass(frozen=True, slots=True)
class Surat:
    """A message: its lines, and after how many of them the list begins (0: there is no list in it)."""

    baris: tuple[str, ...]
    mulai: int

    @property
    def tautan(self) -> str:
        """A link that opens WhatsApp with this text and no receiver."""
        return f"https://wa.me/?text={encoded(chr(10).join(self.baris))}"


@dataclass(frozen=True, slots=True)
class Jalan:
    """Where a question can be sent: WhatsApp and e-mail with the text, SP4N-LAPOR! without."""

    pesan: str
    surat: str
    lapor: str


def ways(surat: Surat, standar: Standar, site: Site) -> Jalan | None:
    """To the service's own number and mailbox where it publishes them, else to whom the sender picks.

    None in a demonstration, which must not lead a real complaint anywhere.
    """
    if site.contoh:
        return None
    channels = standar.pengaduan.kanal if isinstance(standar.pengaduan, Pengaduan) else ()
    known = {one.jenis: link_to(one.jenis, one.alamat) for one in reversed(channels) if one.alamat}
    text, plain = surat.tautan.partition("?")[2], encoded("\r\n".join(surat.baris))
    subject = encoded(word("qr.tanya-perihal", layanan=one_line(standar.nama)))
    lapor = known.get("lapor", "")
    return Jalan(
        f"{known.get('whatsapp') or 'https://wa.me/'}?{text}",
        f"{known.get('email') or 'mailto:'}?subject={subject}&body={plain}",
        lapor if lapor.startswith("https://") else LAPOR,
    )


def encoded(text: str) -> str:
    """The text as part of an address: every byte that is no plain letter or digit as a percent code."""
    coded = text.replace("%", "%25")
    for sign in sorted(set(coded) - _SAFE):
        coded = coded.replace(sign, _code(sign))
    return coded


@cache
def _code(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode())


def list_lines(blocks: Iterable[Blok]) -> tuple[str, ...]:
    """Headings and items in the order of the page, each in one line; none where they are too long to send."""
    lines: list[str] = []
    for blok in blocks:
        if blok.kepala:
            lines.append(one_line(word("qr.pesan-kepala", isi=one_line(blok.kepala).rstrip(":"))))
        lines += [one_line(word("qr.pesan-butir", isi=butir.teks)) for butir in blok.butir]
    return tuple(lines) if sum(map(len, lines)) <= LONGEST else ()


def one_line(text: str) -> str:
    """The text without line breaks."""
    return " ".join(text.split())


def share_letter(layanan: Layanan, lines: tuple[str, ...], values: Iterable[str], site: Site) -> Surat:
    """The list to send to oneself or to family."""
    standar = layanan.standar
    head = (*_label(site), word("qr.pesan-judul", layanan=standar.nama, instansi=layanan.instansi.nama))
    source = word("qr.pesan-sumber", edisi=standar.edisi, tanggal=date_words(site.tanggal))
    tail = (*values, source, _address(layanan, site))
    return Surat((*map(one_line, head), *lines, *map(one_line, tail)), len(head) if lines else 0)


def ask_letter(layanan: Layanan, lines: tuple[str, ...], sejak: str, site: Site) -> Surat:
    """The question to the complaint officer, which names nobody and accuses nobody."""
    standar = layanan.standar
    edition = word("qr.tanya-edisi-saja", edisi=standar.edisi)
    if sejak:
        edition = word("qr.tanya-edisi", edisi=standar.edisi, tanggal=date_words(sejak))
    named = {"instansi": layanan.instansi.nama, "layanan": standar.nama}
    head = (*_label(site), word("qr.tanya-awal", edisi=edition, **named))
    address = one_line(_address(layanan, site))
    whole = (
        *map(one_line, head),
        *(lines or (address,)),
        one_line(word("qr.tanya-akhir")),
        *((address,) if lines else ()),
    )
    return Surat(whole, len(head) if lines else 0)


def _label(site: Site) -> tuple[str, ...]:
    return (word("papan.contoh", nama=site.nama),) if site.contoh else ()


def _address(layanan: Layanan, site: Site) -> str:
    """The address that always shows what is in force."""
    return f"{site.alamat_qr}{site.landing(layanan.kode)}"
