"""An order in, a finished and checked board out: its bytes and what there is to say about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from generator.findings import Finding, freeze_words
from generator.jobs import Result
from generator.targets.boards import check, letters, render
from generator.targets.boards.board import Pesanan, content
from generator.targets.boards.columns import Ingatan
from generator.targets.boards.content import Isi
from generator.targets.boards.qr import LARGEST_VERSION, encode


def make_board(pesanan: Pesanan, ingatan: Ingatan | None = None) -> Result:
    """The board of one service; no bytes where it failed a check.

    The memo's `ingatan` is for the next time that the same content is laid out: see `boards.fitting`.
    """
    isi = content(pesanan)
    findings = list(_remarks(pesanan, isi))
    lacking = letters.missing("".join(_texts(replace(isi, lambang=""))))
    if lacking:
        return Result(None, (*findings, _finding(pesanan, "SP974", huruf=" ".join(map(_name, lacking[:5])))))
    made = render.lay_out(isi, ingatan)
    if made is None:
        return Result(None, (*findings, _finding(pesanan, "SP973", sebab=_longest(isi))))
    content_ = render.write(made)
    sheets = len(made.rencana.lembar)
    faults = [
        Finding(pesanan.layanan.file, 0, 0, id, freeze_words(dict(words)))
        for id, words in check.trouble(content_, pesanan, isi, sheets)
    ]
    if sheets > 1:
        findings.append(_finding(pesanan, "SP975", lembar=sheets, terpanjang=_longest(isi)))
    memo = (
        ("kode", isi.kode),
        ("lembar", sheets),
        ("ukuran", made.rencana.ukuran),
        ("susunan", made.susunan),
        ("ingatan", made.ingatan),
    )
    return Result(None if faults else content_, (*findings, *faults), memo)


def _finding(pesanan: Pesanan, id: str, **words: str | int) -> Finding:
    return Finding(pesanan.layanan.file, 0, 0, id, freeze_words(words))


def _remarks(pesanan: Pesanan, isi: Isi) -> Iterator[Finding]:
    if isi.qr and encode(isi.qr).versi > LARGEST_VERSION:
        yield _finding(pesanan, "SP976", alamat=isi.qr, jumlah=len(isi.qr))


def _longest(isi: Isi) -> str:
    """The item that takes most room, shortened."""
    items = [unsur for unsur in isi.daftar if unsur.gaya in ("butir", "anak")] or list(isi.daftar)
    longest = max(items, key=lambda unsur: sum(map(len, (unsur.teks, *unsur.catatan))))
    text = longest.teks.replace("\u00a0", " ")
    return text if len(text) <= 70 else f"{text[:67]}..."


def _name(sign: str) -> str:
    """A character with its number, for it may be one that nobody sees."""
    return f"{sign} (U+{ord(sign):04X})"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
