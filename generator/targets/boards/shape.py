"""The measures of a sheet: page, columns, sizes of type; and how high a piece becomes in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from generator.targets.answers import Jawaban
from generator.targets.boards.content import Unsur
from generator.targets.boards.letters import flow, lines, width

PT = 25.4 / 72
SMALLEST, GRID = 12.0, 0.25


@dataclass(frozen=True, slots=True)
class Halaman:
    """The page and its margins, in millimetres."""

    lebar: float = 297
    tinggi: float = 420
    sisi: float = 12
    atas: float = 10
    bawah: float = 10

    @property
    def dalam(self) -> float:
        """The height between the margins."""
        return self.tinggi - self.atas - self.bawah

    @property
    def muat(self) -> float:
        """The width between the margins."""
        return self.lebar - 2 * self.sisi


HALAMAN = Halaman()
AIR = 3.0
"""Millimetres that stay free above the foot's line."""


Kerapatan = Literal["lapang", "padat", "hemat"]
"""Roomy, dense, thrifty: how much air the frame and the pieces have."""


@dataclass(frozen=True, slots=True)
class Rupa:
    """One way to divide a sheet: its columns from the left, and how many of them hold the list.

    `terbesar` and `samping` bound the type of the list and of the rest, `kepala` is the type of headings,
    `butir` the weight of items: heavier where notes follow them in the same line.
    """

    rapat: Kerapatan
    kolom: tuple[tuple[float, float], ...]
    daftar: int
    garis: tuple[float, ...]
    terbesar: float
    samping: float
    kepala: float = 17
    butir: int = 400


LAPANG = Rupa("lapang", ((0, 143), (163, 110)), 1, (153,), 26, 19, 27)
LUAS = Rupa("lapang", ((0, 99), (113, 76), (197, 76)), 1, (106,), 22, 18, 22)
PADAT = Rupa("padat", ((0, 89), (97, 89), (200, 73)), 2, (193,), 18, 16, 18)
PANJANG = Rupa("padat", ((0, 87), (101, 82), (191, 82)), 1, (94,), 20, 18, 20)
LANJUTAN = Rupa("padat", ((0, 85), (94, 85), (188, 85)), 3, (), 18, 18, 19)
KORAN = (
    Rupa("lapang", ((0, 130), (143, 130)), 0, (136.5,), 22, 22, 22),
    Rupa("padat", ((0, 85), (94, 85), (188, 85)), 0, (89.5, 183.5), 18, 18, 19),
    Rupa("hemat", ((0, 86), (93.5, 86), (187, 86)), 0, (89.75, 183.25), 13.5, 13.5, 16),
    Rupa("hemat", ((0, 86), (93.5, 86), (187, 86)), 0, (89.75, 183.25), 13.5, 13.5, 16, 700),
)
SATU = (LAPANG, LUAS, PADAT, PANJANG, *KORAN)
"""Roomy: list left, the rest right, in one column or two. Dense: two columns of list, or two of the rest.
Further sheets: three columns. As in a newspaper: all in one stream, the last with notes behind their items."""


@dataclass(frozen=True, slots=True)
class Letak:
    """A column's width and the gap behind it. Columns that agree in both share their styles."""

    lebar: float
    celah: float


def letak(kolom: Sequence[tuple[float, float]]) -> list[Letak]:
    """The columns, from the left; the last as the one before it where they are equally wide."""
    gaps = [after[0] - left - wide for (left, wide), after in pairwise(kolom)]
    gaps.append(gaps[-1] if len(kolom) > 1 and kolom[-1][1] == kolom[-2][1] else 0)
    return [Letak(wide, round(gap, 2)) for (_, wide), gap in zip(kolom, gaps, strict=True)]


LETAK = tuple(dict.fromkeys(one for rupa in (*SATU, LANJUTAN) for one in letak(rupa.kolom)))
"""All that occur."""
UKURAN = tuple(SMALLEST + GRID * n for n in range(int((26 - SMALLEST) / GRID) + 1))
"""All sizes of type that a column may have."""


def small(size: float) -> float:
    """The type of notes beside text of that size."""
    return max(SMALLEST, round(size * 0.86, 2))


@dataclass(frozen=True, slots=True)
class Bentuk:
    """How a kind of piece is set, in em of the column: type, weight, leading, indent, space above, padding."""

    besar: float = 1.0
    tebal: int = 400
    jarak: float = 1.25
    masuk: float = 0.0
    atas: float = 0.5
    isi: float = 0.0
    terendah: float = 0.0


BENTUK: dict[str, Bentuk] = {
    "butir": Bentuk(jarak=1.28, masuk=1.5, atas=0.45),
    "anak": Bentuk(jarak=1.28, masuk=2.4, atas=0.45),
    "sambung": Bentuk(jarak=1.28, masuk=1.5, atas=0.0),
    "lanjut": Bentuk(atas=0.0),
    "cabang": Bentuk(1.06, 700, 1.2, 1.2, 0.75, 0.62),
    "tahap": Bentuk(1.12, 800, 1.2, 1.2, 0.9, 0.74),
    "jenis": Bentuk(1.1, 800, 1.2, 0.0, 0.75, 0.22),
    "pilihan": Bentuk(tebal=700, atas=0.65),
    "kelompok": Bentuk(tebal=700, atas=0.65),
    "bagian": Bentuk(tebal=700, atas=0.75, isi=0.14),
    "langkah": Bentuk(tebal=700, jarak=1.22, masuk=2.4, atas=0.62, isi=0.2, terendah=1.8),
    "baris": Bentuk(tebal=700),
    "hilang": Bentuk(tebal=700, masuk=1.3, isi=0.9),
}
RAPAT: dict[str, Bentuk] = BENTUK | {
    "butir": Bentuk(jarak=1.22, masuk=1.5, atas=0.4),
    "anak": Bentuk(jarak=1.22, masuk=2.4, atas=0.4),
    "sambung": Bentuk(jarak=1.22, masuk=1.5, atas=0.0),
    "lanjut": Bentuk(jarak=1.2, atas=0.0),
    "cabang": Bentuk(1.06, 700, 1.2, 1.2, 0.6, 0.44),
    "jenis": Bentuk(1.1, 800, 1.2, 0.0, 0.6, 0.22),
    "langkah": Bentuk(tebal=700, jarak=1.18, masuk=2.4, atas=0.5, isi=0.2, terendah=1.8),
    "baris": Bentuk(tebal=700, jarak=1.2, atas=0.4),
}
HEMAT: dict[str, Bentuk] = RAPAT | {
    "butir": Bentuk(jarak=1.2, masuk=1.4, atas=0.36),
    "anak": Bentuk(jarak=1.2, masuk=2.3, atas=0.36),
    "sambung": Bentuk(jarak=1.2, masuk=1.4, atas=0.0),
    "cabang": Bentuk(tebal=700, jarak=1.18, masuk=1.2, atas=0.5, isi=0.36),
    "jenis": Bentuk(1.06, 800, 1.18, 0.0, 0.5, 0.18),
    "tahap": Bentuk(1.06, 800, 1.18, 1.2, 0.6, 0.5),
    "pilihan": Bentuk(tebal=700, jarak=1.2, atas=0.45),
    "kelompok": Bentuk(tebal=700, jarak=1.2, atas=0.45),
    "bagian": Bentuk(tebal=700, jarak=1.2, atas=0.5, isi=0.1),
    "langkah": Bentuk(tebal=700, jarak=1.18, masuk=2.1, atas=0.4, isi=0.14, terendah=1.5),
    "baris": Bentuk(tebal=700, jarak=1.18, atas=0.36),
    "hilang": Bentuk(tebal=700, jarak=1.2, masuk=1.3, atas=0.4, isi=0.7),
}
BERTINGKAT: dict[Kerapatan, dict[str, Bentuk]] = {"lapang": BENTUK, "padat": RAPAT, "hemat": HEMAT}
"""The figures of papan.css once more; a test compares them by the height of real boards."""
KEPALA: dict[Kerapatan, tuple[float, float]] = {"lapang": (7.0, 16.5), "padat": (4.0, 12.0), "hemat": (3.2, 0.0)}
"""Millimetres above a heading, and the height that one with a second line has at least."""
CAKRAM: dict[Kerapatan, float] = {"lapang": 1.75, "padat": 1.75, "hemat": 1.5}
"""The disc of a step, in em."""
BERIKON: dict[Kerapatan, bool] = {"lapang": True, "padat": True, "hemat": False}
"""Whether questions and channels have icons: they cost room and say nothing that the words beside them do not."""
SEBARIS = frozenset(["butir", "anak", "langkah", "baris", "hilang"])
"""Kinds whose one note follows its text in the same paragraph on thrifty sheets."""


def height(unsur: Unsur, size: float, room: float, rupa: Rupa, first: bool = False) -> float:
    """Millimetres that a piece takes in a column of that width, the space above it included."""
    points = room / PT
    if unsur.gaya in ("kepala", "ruang"):
        title, (above, least) = rupa.kepala, KEPALA[rupa.rapat]
        tall = lines(unsur.teks, 800, points / title + 0.01 * len(unsur.teks)) * title * 1.12 * PT
        tall += 0.3 + 12 * 1.25 * PT * lines(unsur.lebih, 400, points / 12) if unsur.lebih else 0
        return max(tall, least if unsur.lebih else 0) + (0 if first else above)
    note, leading = small(size), 1.25 if rupa.rapat == "lapang" else 1.2
    if unsur.gaya == "pasangan":
        label = points - width(unsur.nomor, 700) * size - 0.9 * size
        tall = lines(unsur.teks, 400, label / size) * size + _notes(unsur, note, label)
        return (tall * leading + 0.3 * size) * PT
    form = BERTINGKAT[rupa.rapat][unsur.gaya]
    letter = form.besar * size
    inner = points - form.masuk * size
    weight = rupa.butir if unsur.gaya in ("butir", "anak") else form.tebal
    if joined_notes(unsur, rupa):
        run = ((f"{unsur.teks}.", weight, 1.0), (unsur.catatan[0], 400, note / size))
        tall = flow(run, inner / letter) * letter * form.jarak
    else:
        tall = lines(unsur.teks, weight, inner / letter) * letter * form.jarak if unsur.teks else 0
        tall += _notes(unsur, note, inner) * leading
    tall += note * leading if unsur.lebih else 0
    tall = max(tall + form.isi * size, form.terendah * size)
    return (tall + (0 if first else form.atas * size)) * PT


def joined_notes(unsur: Unsur, rupa: Rupa) -> bool:
    """Whether a piece's note follows its text in the same paragraph."""
    fits = bool(unsur.teks) and len(unsur.catatan) == 1
    return rupa.rapat == "hemat" and fits and unsur.gaya in SEBARIS


def _notes(unsur: Unsur, note: float, room: float) -> float:
    return sum(lines(text, 400, room / note) for text in unsur.catatan) * note


Tangga = tuple[tuple[float, int], ...]
"""Sizes of type from the largest down, each with the most lines that it may take."""
JUDUL: dict[Kerapatan, Tangga] = {
    "lapang": ((63, 1), (54, 1), (46, 2), (40, 2), (34, 3)),
    "padat": ((46, 1), (40, 1), (36, 2), (32, 3)),
    "hemat": ((36, 1), (32, 1), (28, 2), (26, 3)),
}
NILAI: dict[Kerapatan, Tangga] = {
    "lapang": ((40, 1), (34, 1), (28, 2), (22, 3), (17, 4)),
    "padat": ((30, 1), (26, 1), (22, 2), (18, 3), (15, 4)),
    "hemat": ((26, 1), (22, 1), (18, 2), (15, 3)),
}
TAK_ADA: dict[Kerapatan, float] = {"lapang": 19, "padat": 16, "hemat": 14}
"""The type of an answer that is missing."""
TANYA: dict[Kerapatan, float] = {"lapang": 15, "padat": 13.5, "hemat": 12}
ATAS_BAWAH: dict[Kerapatan, float] = {"lapang": 9, "padat": 5.6, "hemat": 4}
"""The question's type, and the millimetres above and below it in its cell."""


def title_size(text: str, rupa: Rupa) -> float:
    """The largest title that stays on few lines."""
    for size, most in JUDUL[rupa.rapat]:
        if title_lines(text, size) <= most:
            return size
    return 26 if rupa.rapat != "hemat" else 22


def title_lines(text: str, size: float) -> int:
    """Lines of a title across the sheet; tracking makes it a little narrower."""
    whole = HALAMAN.muat / PT / size
    return lines(text, 800, whole + 0.015 * min(len(text), whole / 0.56))


def answer_size(text: str, ada: bool, rupa: Rupa, share: float) -> float:
    """The largest type in which an answer's value fits its share of the band."""
    room = (HALAMAN.muat * share - CELL) / PT
    if not ada:
        return TAK_ADA[rupa.rapat]
    for size, most in NILAI[rupa.rapat]:
        if lines(text, 800, room / size) <= most and _widest(text) * size <= room:
            return size
    return 13


def answer_height(jawaban: Jawaban, rupa: Rupa, share: float) -> float:
    """Millimetres that an answer takes in its share of the band."""
    room = (HALAMAN.muat * share - CELL) / PT
    size = answer_size(jawaban.nilai, jawaban.ada, rupa, share)
    note = 13 if rupa.rapat == "lapang" else 12
    tall = lines(jawaban.nilai, 800 if jawaban.ada else 700, room / size) * size * 1.1
    tall += sum(lines(text, 400, room / note) for text in jawaban.catatan) * note * 1.25
    return (tall + TANYA[rupa.rapat] * 1.4) * PT + 2.2 + ATAS_BAWAH[rupa.rapat]


CELL = 11.4
"""Millimetres of an answer's cell that hold no text."""
SHARES = ((0.334, 0.333, 0.333), (0.27, 0.28, 0.45), (0.27, 0.43, 0.30), (0.42, 0.29, 0.29), (0.24, 0.38, 0.38))


def band_shares(jawaban: Sequence[Jawaban], rupa: Rupa) -> tuple[float, ...]:
    """How the band is divided: in three equal parts, unless another division makes it clearly lower."""

    def tall(shares: tuple[float, ...]) -> float:
        return max(answer_height(one, rupa, share) for one, share in zip(jawaban, shares, strict=True))

    best = min(SHARES, key=tall)
    return best if tall(best) < tall(SHARES[0]) - 3 else SHARES[0]


def _widest(text: str) -> float:
    return max((width(word, 800) for word in text.split(" ")), default=0)


def summary_size(text: str, rupa: Rupa) -> float:
    """The type of the line under the title."""
    if rupa.rapat == "hemat":
        return 13
    if len(text) > 220:
        return 14
    return 16 if rupa.rapat == "padat" else 20
