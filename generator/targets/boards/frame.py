"""What a board says in, the height that is left for its columns out: an estimate before the first layout."""

from __future__ import annotations

from generator.messages import word
from generator.targets.boards.content import Isi, Pengaduan
from generator.targets.boards.letters import lines
from generator.targets.boards.shape import (
    AIR,
    BERIKON,
    HALAMAN,
    PT,
    Kerapatan,
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


SEDERET: dict[Kerapatan, int] = {"lapang": 2, "padat": 2, "hemat": 3}
"""Channels in a row of the foot."""
KANTOR: dict[Kerapatan, float] = {"lapang": 20, "padat": 18, "hemat": 16}
LAMBANG: dict[Kerapatan, tuple[float, float]] = {"lapang": (17, 20), "padat": (14.5, 17), "hemat": (13, 15)}
"""The type of the agency's name; width and height of the crest in millimetres."""
KELUHAN: dict[Kerapatan, tuple[float, float]] = {"lapang": (25, 15), "padat": (18, 14), "hemat": (15, 12.5)}
"""The type of the foot's heading, and of a channel's number."""
JARAK: dict[Kerapatan, tuple[float, float, float]] = {
    "lapang": (5, 6, 5),
    "padat": (2.6, 4, 3),
    "hemat": (2, 3, 2.4),
}
"""Millimetres above the title, above the columns, above the band."""
LEBAR_KODE: dict[Kerapatan, tuple[float, ...]] = {
    "lapang": (80.0, 76.0, 72.0, 68.0),
    "padat": (72.0, 70.0, 68.0, 66.0, 64.0),
    "hemat": (66.0, 63.0),
}


def room(isi: Isi, rupa: Rupa, code: float, first: bool) -> float:
    """Millimetres between the beginning of the columns and the foot."""
    rapat = rupa.rapat
    size = title_size(isi.judul, rupa)
    above, below, band = JARAK[rapat]
    used = _strips(isi) + _head(isi, rapat) + title_lines(isi.judul, size) * size * 1.06 * PT + above + below
    if first:
        used += _summary(isi, rupa)
        shares = band_shares(isi.jawaban, rupa)
        tallest = max(answer_height(one, rupa, share) for one, share in zip(isi.jawaban, shares, strict=True))
        used += tallest + band
    return HALAMAN.dalam - used - _foot(isi, rapat, code)


def _summary(isi: Isi, rupa: Rupa) -> float:
    note, wide = summary_size(isi.ringkasan, rupa), HALAMAN.muat / PT
    tall = 0.0
    for text in (isi.ringkasan, isi.nama_daerah):
        if text:
            above = 2 if rupa.rapat == "lapang" else 1.2
            tall += lines(text, 400, wide / note) * note * 1.25 * PT + above
    return tall


def _strips(isi: Isi) -> float:
    strips = [isi.contoh] * bool(isi.contoh) + [""] * isi.rancangan
    wide = (HALAMAN.muat - 8) / PT / 13
    return sum(lines(text, 700, wide) * 13 * 1.25 * PT + 5.4 for text in strips)


def names_height(isi: Isi, rapat: Kerapatan) -> float:
    """Millimetres that the names beside the crest take."""
    size = KANTOR[rapat]
    names = lines(isi.instansi, 700, (HALAMAN.muat - 84) / PT / size) * size * 1.15 + 14 * 1.25
    return names * PT


def _head(isi: Isi, rapat: Kerapatan) -> float:
    return max(names_height(isi, rapat), LAMBANG[rapat][1]) + (3.2 if rapat == "lapang" else 2) + 3 * PT


def code_width(isi: Isi, rapat: Kerapatan) -> float:
    """How wide the code should be: the largest that makes the foot no higher."""
    return min(LEBAR_KODE[rapat], key=lambda code: (round(_foot(isi, rapat, code)), -code))


def _text(isi: Isi, rapat: Kerapatan, code: float) -> float:
    """The height of the foot's left side."""
    wide = HALAMAN.muat - card(code) - GAP
    size, above = (13, 6.0) if rapat == "lapang" else (12, 2.9)
    tall = _complaints(isi.pengaduan, rapat, wide) + above
    tall += lines(isi.tanpa_hp, 700, wide / PT / size) * size * 1.25 * PT
    return tall + sum(lines(text, 400, wide / PT / 12) for text in isi.kaki) * 12 * 1.25 * PT


def _foot(isi: Isi, rapat: Kerapatan, code: float) -> float:
    line = (4 if rapat == "lapang" else 3) + 3 * PT + AIR
    if not isi.qr:
        return _text(isi, rapat, -card(0) - GAP) + line
    inner = (code + 10) / PT
    call = (lines(word("papan.ajakan"), 400, inner / 12) + 1) * 12
    typed = (lines(word("papan.ketik"), 400, inner / 12) + lines(isi.alamat, 800, inner / 12)) * 12
    right = code + (call + typed) * 1.25 * PT + 6
    return max(_text(isi, rapat, code), right) + line


def _complaints(pengaduan: Pengaduan, rapat: Kerapatan, wide: float) -> float:
    title, number = KELUHAN[rapat]
    tall = title * 1.12 * PT + 15 * PT + 0.3
    each = SEDERET[rapat]
    inner = (wide / each - (15 if BERIKON[rapat] else 4)) / PT
    rows = [pengaduan.saluran[n : n + each] for n in range(0, len(pengaduan.saluran), each)]
    for row in rows:
        tall += 2.4 if rapat == "lapang" else 1.5
        tall += max(
            (
                lines(one.alamat, 700, inner / number) * number * 1.2
                + (12 * 1.2 if one.nama else 0)
                + (lines(one.catatan, 400, inner / 12) * 15 if one.catatan else 0)
            )
            * PT
            for one in row
        )
    size, above = (13, 3.0) if rapat == "lapang" else (12, 1.5)
    for post, where in pengaduan.pejabat:
        text = word("papan.pejabat", isi=f"{post}, {where}")
        tall += lines(text, 600, wide / PT / size) * size * 1.25 * PT + above
    tall += sum(lines(text, 400, wide / PT / 12) * 15 * PT + 1 for text in pengaduan.kalimat)
    return tall + (15 if pengaduan.hilang else 0)
