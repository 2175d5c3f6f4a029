"""The complaint channels of a service in; those nobody can reach or find, and what is missing, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.messages import word
from generator.model import KanalPengaduan, Ketiadaan, Layanan, Pengaduan
from generator.rules.contents import half_read, missing
from generator.rules.registry import Problem, rule
from generator.rules.walk import said

BY_NUMBER = ("telepon", "whatsapp", "sms")
BY_ADDRESS = (*BY_NUMBER, "email", "situs", "aplikasi", "medsos")
_DIGIT = re.compile("[0-9]")
_EMAIL = re.compile("[^@\\s,;<>()]+@[^@\\s,;<>()]+\\.[^@\\s,;<>().]+")
_LAPOR = re.compile("lapor\\s*!|lapor\\.go\\.id|sp4n|span[ -]lapor|\\b1708\\b", re.IGNORECASE)
# A post named inside a channel or a step.
_POST = re.compile(r"(?:pejabat|penanggung jawab|kepala \w+) (?:pengelola )?pengaduan|pejabat pengelola", re.IGNORECASE)
# Fewer digits than an emergency number has are no number.
SHORTEST_NUMBER = 3


def stated(layanan: Layanan) -> Pengaduan | None:
    """What the standard says about complaints; None where it says nothing."""
    value = layanan.standar.pengaduan
    return None if isinstance(value, Ketiadaan) else value


def _whole(layanan: Layanan) -> Pengaduan | None:
    """The same, where all of it was read: only then something can be missing from it."""
    return None if half_read(layanan, "pengaduan") else stated(layanan)


def address(kanal: KanalPengaduan) -> str:
    """Where a channel leads: its address, or what its name says of it."""
    return kanal.alamat or " ".join(filter(None, (kanal.nama, kanal.keterangan)))


def leads_somewhere(kanal: KanalPengaduan) -> bool:
    """Whether a channel that needs a number or an address has one."""
    if kanal.jenis in BY_NUMBER:
        return len(_DIGIT.findall(address(kanal))) >= SHORTEST_NUMBER
    if kanal.jenis == "email":
        return "@" in address(kanal) or kanal.alamat is not None
    if kanal.jenis in ("situs", "aplikasi", "medsos"):
        return kanal.alamat is not None or "." in (kanal.nama or "") or "@" in (kanal.nama or "")
    return True


def reachable(pengaduan: Pengaduan) -> bool:
    """Whether there is a box or a number: the two ways that need no account and no network."""
    officers = (pengaduan.pejabat, *pengaduan.pejabat_lain)
    return any(officer is not None and officer.telepon is not None for officer in officers) or any(
        kanal.jenis == "kotak" or (kanal.jenis in BY_NUMBER and leads_somewhere(kanal)) for kanal in pengaduan.kanal
    )


@rule("SP601")
def complaints_are_described(layanan: Layanan) -> Iterator[Problem]:
    """The component is missing or was published empty."""
    value = layanan.standar.pengaduan
    if missing(value):
        yield ("pengaduan",), {"id": "pengaduan"}


@rule("SP602")
def complaints_reach_somebody(layanan: Layanan) -> Iterator[Problem]:
    """A box or a number at least, of the service or of its agency."""
    pengaduan = _whole(layanan)
    contact = layanan.instansi.kontak
    has_phone = contact is not None and (contact.telepon is not None or contact.whatsapp is not None)
    if pengaduan is not None and not has_phone and not reachable(pengaduan):
        yield ("pengaduan",), {"id": "pengaduan"}


@rule("SP603")
def channels_lead_somewhere(layanan: Layanan) -> Iterator[Problem]:
    """A channel that is only named: "melalui email"."""
    for path, kanal in _kanal(layanan):
        if not leads_somewhere(kanal):
            yield path, {"id": kanal.jenis, "kanal": word(f"saluran.{kanal.jenis}")}


@rule("SP604")
def somebody_answers(layanan: Layanan) -> Iterator[Problem]:
    """A post that answers for complaints; the name only where the agency publishes it."""
    pengaduan = _whole(layanan)
    if pengaduan is None or pengaduan.pejabat is not None or pengaduan.pejabat_lain:
        return
    if not any(_POST.search(text) for text in said(layanan, "pengaduan")):
        yield ("pengaduan",), {"id": "pengaduan"}


@rule("SP605")
def lapor_is_named(layanan: Layanan) -> Iterator[Problem]:
    """The national channel stands above every office."""
    pengaduan = _whole(layanan)
    if pengaduan is None or any(kanal.jenis == "lapor" for kanal in pengaduan.kanal):
        return
    if not any(_LAPOR.search(text) for text in said(layanan, "pengaduan")):
        yield ("pengaduan",), {"id": "pengaduan"}


@rule("SP606")
def numbers_are_given_once(layanan: Layanan) -> Iterator[Problem]:
    """One number twice under one kind; a number that also has WhatsApp is two kinds."""
    seen: set[tuple[str, str]] = set()
    for path, kanal in _kanal(layanan):
        digits = "".join(_DIGIT.findall(kanal.alamat or ""))
        if kanal.jenis in BY_NUMBER and len(digits) >= SHORTEST_NUMBER:
            if (kanal.jenis, digits) in seen:
                yield path, {"id": kanal.jenis, "kanal": word(f"saluran.{kanal.jenis}"), "nomor": kanal.alamat or ""}
            seen.add((kanal.jenis, digits))


@rule("SP607")
def emails_are_whole(layanan: Layanan) -> Iterator[Problem]:
    """An address that no mail program accepts."""
    for path, kanal in _kanal(layanan):
        if kanal.jenis == "email" and kanal.alamat is not None and _EMAIL.search(kanal.alamat) is None:
            yield (*path, "alamat"), {"id": kanal.jenis, "alamat": kanal.alamat}


def _kanal(layanan: Layanan) -> Iterator[tuple[tuple[str | int, ...], KanalPengaduan]]:
    pengaduan = stated(layanan)
    if pengaduan is not None:
        for n, kanal in enumerate(pengaduan.kanal):
            yield ("pengaduan", "kanal", n), kanal
