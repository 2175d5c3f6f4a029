"""Permanent codes, the address of the QR codes and the review calendar in; what will not last out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Instansi, Layanan, Pemda
from generator.rules.lists import load
from generator.rules.registry import Konteks, Problem, rule
from generator.text import format_tanggal, latest

# Version 3 at level M holds 42 characters: the largest code that a phone reads from a board at arm's length.
LONGEST_QR = 42
QR_TAIL = len("s/d7k3q/99/")
_HOST = re.compile(r"https?://(?:[^/@]*@)?(\[[^]/]*\]?|[^/:]*)")


@rule("SP901")
def qr_addresses_last(pemda: Pemda) -> Iterator[Problem]:
    """What is printed hangs for years: not the address of a preview or of a project page."""
    found = _HOST.match(pemda.alamat_qr)
    host = found[1].lower() if found is not None else ""
    for name in load("alamat")["sementara"]:
        if host == name or host.endswith(f".{name}") or (name.endswith(".") and host.startswith(name)):
            yield ("alamat_qr",), {"alamat": pemda.alamat_qr}
            return


@rule("SP906")
def qr_addresses_are_safe(pemda: Pemda) -> Iterator[Problem]:
    """A phone warns of an address without https, and a network may change what it shows."""
    if not pemda.alamat_qr.startswith("https://"):
        yield ("alamat_qr",), {"alamat": pemda.alamat_qr}


@rule("SP904")
def qr_codes_stay_coarse(pemda: Pemda) -> Iterator[Problem]:
    """A longer address needs finer squares, which old phones and worn boards do not give."""
    length = len(pemda.alamat_qr) + QR_TAIL
    if length > LONGEST_QR:
        most = LONGEST_QR - QR_TAIL
        yield ("alamat_qr",), {"alamat": pemda.alamat_qr, "panjang": len(pemda.alamat_qr), "batas": most}


@rule("SP907", withdrawn=True)
def codes_are_given(subject: Layanan | Instansi) -> Iterator[Problem]:
    """Without its permanent code a service has no QR code and no address that survives a new name."""
    if isinstance(subject, Layanan) and subject.standar.kode is None:
        yield ("nama",), {"nama": subject.standar.nama}
    elif isinstance(subject, Instansi) and subject.kode is None:
        yield ("nama",), {"nama": subject.nama}


@rule("SP905")
def reviews_are_not_overdue(layanan: Layanan, konteks: Konteks) -> Iterator[Problem]:
    """The planned day of the next review, or the last one and the regency's own interval; no law is cited."""
    standar = layanan.standar
    if standar.status != "berlaku":
        return
    review = standar.peninjauan
    if review is not None and review.berikutnya is not None:
        if (latest(review.berikutnya) or konteks.tanggal) < konteks.tanggal:
            yield ("peninjauan", "berikutnya"), {"rencana": format_tanggal(review.berikutnya)}
        return
    signed = standar.penetapan.tanggal if standar.penetapan is not None else None
    reviewed = review.terakhir if review is not None else None
    known = [day for day in map(latest, filter(None, (reviewed, signed, standar.berlaku_sejak))) if day is not None]
    months = konteks.pemda.tinjau_bulan
    if months is not None and known and (due := _add_months(max(known), months)) < konteks.tanggal:
        where = ("peninjauan", "terakhir") if reviewed is not None else ("peninjauan",)
        yield where, {"rencana": format_tanggal(due[:7])}


def _add_months(date: str, months: int) -> str:
    count = int(date[:4]) * 12 + int(date[5:7]) - 1 + months
    return f"{count // 12:04d}-{count % 12 + 1:02d}{date[7:]}"
