"""What a board says in, the height that is left for its columns out: an estimate before the first layout."""

from __future__ import annotations

from generator.messages import word
from generator.targets.boards.content import Isi, Pengaduan
from generator.targets.boards.letters import lines
from generator.targets.boards.shape import (
    AIR,
    HALAMAN,
    PT,
    Rupa,
    answer_height,
    band_shares,
    summary_size,
    title_lines,
    title_size,
)

GAP = 8.0
"""Millimetres between the complaints and the code's card."""


def card(code: float) -> float:
    """The width of the code's card."""
    return code + 14


def room(isi: Isi, rupa: Rupa, code: float, first: bool) -> float:
    """Millimetres between the beginning of the columns and the foot."""
    padat = rupa.padat
    size = title_size(isi.judul, padat)
    used = _strips(isi) + _head(isi, padat) + title_lines(isi.judul, size) * size * 1.06 * PT + (2.6 if padat else 5)
    used += 4 if padat else 6
    if first:
        if isi.ringkasan:
            note = summary_size(isi.ringkasan, padat)
            used += lines(isi.ringkasan, 400, HALAMAN.muat / PT / note) * note * 1.25 * PT + (1.2 if padat else 2)
        shares = band_shares(isi.jawaban, padat)
        tallest = max(answer_height(one, padat, share) for one, share in zip(isi.jawaban, shares, strict=True))
        used += tallest + (3 if padat else 5)
    return HALAMAN.dalam - used - _foot(isi, padat, code)


def _strips(isi: Isi) -> float:
    strips = [isi.contoh] * bool(isi.contoh) + [""] * isi.rancangan
    wide = (HALAMAN.muat - 8) / PT / 13
    return sum(lines(text, 700, wide) * 13 * 1.25 * PT + 5.4 for text in strips)


def _head(isi: Isi, padat: bool) -> float:
    size = 18 if padat else 20
    names = lines(isi.instansi, 700, (HALAMAN.muat - 82) / PT / size) * size * 1.15 + 14 * 1.25
    return max(names * PT, 17 if padat else 20) + (2 if padat else 3.2) + 3 * PT


def code_width(isi: Isi, padat: bool) -> float:
    """How wide the code should be: the largest that makes the foot no higher."""
    choice = (72.0, 70.0, 68.0, 66.0, 64.0) if padat else (80.0, 76.0, 72.0, 68.0)
    return min(choice, key=lambda code: (round(_foot(isi, padat, code)), -code))


def _text(isi: Isi, padat: bool, code: float) -> float:
    """The height of the foot's left side."""
    wide = HALAMAN.muat - card(code) - GAP
    size = 12 if padat else 13
    tall = _complaints(isi.pengaduan, padat, wide) + (2.9 if padat else 6)
    tall += lines(isi.tanpa_hp, 700, wide / PT / size) * size * 1.25 * PT
    return tall + sum(lines(text, 400, wide / PT / 12) for text in isi.kaki) * 12 * 1.25 * PT


def _foot(isi: Isi, padat: bool, code: float) -> float:
    if not isi.qr:
        return _text(isi, padat, -card(0) - GAP) + (3 if padat else 4) + 3 * PT + AIR
    inner = (code + 10) / PT
    call = (lines(word("papan.ajakan"), 400, inner / 12) + 1) * 12
    typed = (lines(word("papan.ketik"), 400, inner / 12) + lines(isi.alamat, 800, inner / 12)) * 12
    right = code + (call + typed) * 1.25 * PT + 6
    return max(_text(isi, padat, code), right) + (3 if padat else 4) + 3 * PT + AIR


def _complaints(pengaduan: Pengaduan, padat: bool, wide: float) -> float:
    tall = (18 if padat else 25) * 1.12 * PT + 15 * PT + 0.3
    number = 14 if padat else 15
    half = (wide / 2 - 15) / PT
    rows = [pengaduan.saluran[n : n + 2] for n in range(0, len(pengaduan.saluran), 2)]
    for row in rows:
        tall += 1.5 if padat else 2.4
        tall += max(
            (
                lines(one.alamat, 700, half / number) * number * 1.2
                + (12 * 1.2 if one.nama else 0)
                + (lines(one.catatan, 400, half / 12) * 15 if one.catatan else 0)
            )
            * PT
            for one in row
        )
    size = 12 if padat else 13
    for post, where in pengaduan.pejabat:
        tall += lines(word("papan.pejabat", isi=f"{post}, {where}"), 600, wide / PT / size) * size * 1.25 * PT
        tall += 1.5 if padat else 3
    tall += sum(lines(text, 400, wide / PT / 12) * 15 * PT + 1 for text in pengaduan.kalimat)
    return tall + (15 if pengaduan.hilang else 0)
