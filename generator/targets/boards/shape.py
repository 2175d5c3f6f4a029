"""The measures of a sheet: page, columns, sizes of type; and how high a piece becomes in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.targets.answers import Jawaban
from generator.targets.boards.content import Unsur
from generator.targets.boards.letters import lines, width

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


@dataclass(frozen=True, slots=True)
class Rupa:
    """One way to divide a sheet: its columns from the left, and how many of them hold the list.

    `terbesar` and `samping` bound the type of the list and of the rest, `kepala` is the type of headings.
    """

    padat: bool
    kolom: tuple[tuple[float, float], ...]
    daftar: int
    garis: tuple[float, ...]
    terbesar: float
    samping: float
    kepala: float = 17


LAPANG = Rupa(False, ((0, 143), (163, 110)), 1, (153,), 26, 19, 25)
LUAS = Rupa(False, ((0, 99), (113, 76), (197, 76)), 1, (106,), 24, 18, 20)
PADAT = Rupa(True, ((0, 89), (97, 89), (200, 73)), 2, (193,), 20, 16)
PANJANG = Rupa(True, ((0, 87), (101, 82), (191, 82)), 1, (94,), 20, 18)
LANJUTAN = Rupa(True, ((0, 85), (94, 85), (188, 85)), 3, (), 18, 18)
KORAN = (
    Rupa(False, ((0, 130), (143, 130)), 0, (136.5,), 22, 22, 22),
    Rupa(True, ((0, 85), (94, 85), (188, 85)), 0, (89.5, 183.5), 18, 18),
)
SATU = (LAPANG, LUAS, PADAT, PANJANG, *KORAN)
"""Roomy: list left, the rest right, in one column or two. Dense: two columns of list, or two of the rest.
Further sheets: three columns. As in a newspaper: all in one stream."""


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
    "hilang": Bentuk(tebal=600, masuk=1.3, isi=0.9),
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
"""The same on dense sheets. papan.css says the same figures; a test compares by the height of real boards."""


def height(unsur: Unsur, size: float, room: float, rupa: Rupa, first: bool = False) -> float:
    """Millimetres that a piece takes in a column of that width, the space above it included."""
    points, padat = room / PT, rupa.padat
    if unsur.gaya in ("kepala", "ruang"):
        title, above, least = rupa.kepala, 4.0 if padat else 7.0, 12.0 if padat else 16.5
        tall = lines(unsur.teks, 800, points / title * 1.01) * title * 1.12 * PT
        tall += 0.3 + 12 * 1.25 * PT * lines(unsur.lebih, 400, points / 12) if unsur.lebih else 0
        return max(tall, least if unsur.lebih else 0) + (0 if first else above)
    note, leading = small(size), 1.2 if padat else 1.25
    if unsur.gaya == "pasangan":
        label = points - width(unsur.nomor, 700) * size - 0.9 * size
        tall = lines(unsur.teks, 400, label / size) * size + _notes(unsur, note, label)
        return (tall * leading + 0.3 * size) * PT
    form = (RAPAT if padat else BENTUK)[unsur.gaya]
    letter = form.besar * size
    inner = points - form.masuk * size
    tall = lines(unsur.teks, form.tebal, inner / letter) * letter * form.jarak if unsur.teks else 0
    tall += _notes(unsur, note, inner) * leading + (note * leading if unsur.lebih else 0)
    tall = max(tall + form.isi * size, form.terendah * size)
    return (tall + (0 if first else form.atas * size)) * PT


def _notes(unsur: Unsur, note: float, room: float) -> float:
    return sum(lines(text, 400, room / note) for text in unsur.catatan) * note


def title_size(text: str, padat: bool) -> float:
    """The largest title that stays on few lines."""
    steps = ((46, 1), (40, 1), (36, 2), (32, 3)) if padat else ((63, 1), (54, 1), (46, 2), (40, 2), (34, 3))
    for size, most in steps:
        if title_lines(text, size) <= most:
            return size
    return 26


def title_lines(text: str, size: float) -> int:
    """Lines of a title across the sheet; tracking makes it a little narrower."""
    return lines(text, 800, HALAMAN.muat / PT / size * 1.02)


def answer_size(text: str, ada: bool, padat: bool, share: float) -> float:
    """The largest type in which an answer's value fits its share of the band."""
    room = (HALAMAN.muat * share - CELL) / PT
    steps = ((30, 1), (26, 1), (22, 2), (18, 3), (15, 4)) if padat else ((40, 1), (34, 1), (28, 2), (22, 3), (17, 4))
    if not ada:
        return 16 if padat else 19
    for size, most in steps:
        if lines(text, 800, room / size) <= most and _widest(text) * size <= room:
            return size
    return 13


def answer_height(jawaban: Jawaban, padat: bool, share: float) -> float:
    """Millimetres that an answer takes in its share of the band."""
    room = (HALAMAN.muat * share - CELL) / PT
    size = answer_size(jawaban.nilai, jawaban.ada, padat, share)
    note = 12 if padat else 13
    tall = lines(jawaban.nilai, 800 if jawaban.ada else 700, room / size) * size * 1.1
    tall += sum(lines(text, 400, room / note) for text in jawaban.catatan) * note * 1.25
    return (tall + (13.5 if padat else 15) * 1.4) * PT + 2.2 + (5.6 if padat else 9)


CELL = 11.4
"""Millimetres of an answer's cell that hold no text."""
SHARES = ((0.334, 0.333, 0.333), (0.27, 0.28, 0.45), (0.27, 0.43, 0.30), (0.42, 0.29, 0.29), (0.24, 0.38, 0.38))


def band_shares(jawaban: Sequence[Jawaban], padat: bool) -> tuple[float, ...]:
    """How the band is divided: in three equal parts, unless another division makes it clearly lower."""

    def tall(shares: tuple[float, ...]) -> float:
        return max(answer_height(one, padat, share) for one, share in zip(jawaban, shares, strict=True))

    best = min(SHARES, key=tall)
    return best if tall(best) < tall(SHARES[0]) - 3 else SHARES[0]


def _widest(text: str) -> float:
    return max((width(word, 800) for word in text.split(" ")), default=0)


def summary_size(text: str, padat: bool) -> float:
    """The type of the line under the title."""
    if len(text) > 220:
        return 14
    return 16 if padat else 20
