"""Pieces in, the pages of a handout out: two columns each, in the largest type that needs the fewest pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.targets.boards.columns import again, reach, tall
from generator.targets.boards.content import Unsur
from generator.targets.boards.letters import lines, width

PT = 25.4 / 72
NOTE = 11.0
SIZES = (14.0, 13.0, 12.5, 12.0, 11.5, 11.0)
GAP = 8.0
SHARE = 0.65
MOST_PAGES = 60
Pieces = tuple[Unsur, ...]
Measure = Callable[[Unsur, bool], float]


@dataclass(frozen=True, slots=True)
class Bentuk:
    """How a kind of piece is set: type and leading in em, weight, then millimetres: indent, space above, padding."""

    besar: float = 1.0
    tebal: int = 400
    jarak: float = 1.22
    masuk: float = 0.0
    atas: float = 1.7
    isi: float = 0.0


BENTUK: dict[str, Bentuk] = {
    "butir": Bentuk(masuk=6.6),
    "anak": Bentuk(masuk=11.0),
    "sambung": Bentuk(masuk=6.6, atas=0.0),
    "lanjut": Bentuk(atas=0.0),
    "tahap": Bentuk(1.0, 700, 1.2, 4.0, 4.0, 2.5),
    "cabang": Bentuk(1.0, 700, 1.2, 5.0, 3.0, 2.0),
    "jenis": Bentuk(1.08, 800, 1.2, 0.0, 3.0, 0.4),
    "pilihan": Bentuk(1.0, 700, 1.2, 0.0, 2.6, 0.0),
    "kelompok": Bentuk(1.0, 700, 1.2, 0.0, 2.6, 0.0),
    "bagian": Bentuk(1.0, 700, 1.2, 0.0, 2.6, 0.3),
    "baris": Bentuk(tebal=700),
    "hilang": Bentuk(1.0, 600, 1.22, 5.0, 1.7, 2.9),
}
"""lembar.css says the same figures; a test compares by the height of real handouts."""
HEAD = Bentuk(15.0, 800, 1.12, 0.0, 4.4, 0.0)
"""A heading; its type in points."""
TAGS = {"butir": "ul", "anak": "ul", "pasangan": "table"}


@dataclass(frozen=True, slots=True)
class Halaman:
    """A page: its columns, each with its left edge, and what of the column stands together."""

    kolom: tuple[Pieces, Pieces]

    @property
    def kumpulan(self) -> list[list[tuple[str, list[Unsur]]]]:
        """Neighbours of one kind together, as one list or table of the page."""
        return [
            [(tag, list(run)) for tag, run in groupby(one, lambda unsur: TAGS.get(unsur.gaya, ""))]
            for one in self.kolom
        ]


@dataclass(frozen=True, slots=True)
class Ruang:
    """Millimetres of height for columns: on the first page, on the others, and what the last one's foot takes."""

    pertama: float
    lain: float
    akhir: float
    lebar: float

    def of(self, page: int) -> float:
        """The height on that page, from 1."""
        return self.pertama if page == 1 else self.lain


def height(unsur: Unsur, size: float, room: float, first: bool = False) -> float:
    """Millimetres that a piece takes in a column of that width, the space above it included."""
    if unsur.gaya in ("kepala", "ruang"):
        tall_ = lines(unsur.teks, HEAD.tebal, room / PT / HEAD.besar * 1.01) * HEAD.besar * HEAD.jarak * PT
        tall_ += lines(unsur.lebih, 400, room / PT / NOTE) * NOTE * 1.25 * PT if unsur.lebih else 0
        return tall_ + (0 if first else HEAD.atas)
    if unsur.gaya == "pasangan":
        label = room - width(unsur.nomor, 700) * size * PT - 3
        rows = lines(unsur.teks, 400, label / PT / size) * size * 1.2 * PT
        return rows + _notes(unsur, label) + 1.0
    form = BENTUK[unsur.gaya]
    letter, inner = form.besar * size, (room - form.masuk) / PT
    rows = lines(unsur.teks, form.tebal, inner / letter) * letter * form.jarak * PT if unsur.teks else 0
    more = NOTE * 1.22 * PT * lines(unsur.lebih, 400, inner / NOTE) if unsur.lebih else 0
    return rows + _notes(unsur, room - form.masuk) + more + form.isi + (0 if first else form.atas)


def _notes(unsur: Unsur, room: float) -> float:
    return sum(lines(text, 400, room / PT / NOTE) * NOTE * 1.22 * PT for text in unsur.catatan)


def paged(daftar: Pieces, samping: Pieces, ruang: Ruang, times: float = 1.0) -> tuple[float, list[Halaman]] | None:
    """The largest type that needs the fewest pages, and the pages; heights count `times` as much as they seem."""
    best: tuple[float, list[Halaman]] | None = None
    for size in SIZES:
        found = _in_size(daftar, samping, ruang, size, times)
        if found is not None and (best is None or len(found) < len(best[1])):
            best = size, found
    return best


def _in_size(daftar: Pieces, samping: Pieces, ruang: Ruang, size: float, times: float) -> list[Halaman] | None:
    def measure(unsur: Unsur, first: bool) -> float:
        return height(unsur, size, ruang.lebar, first) * times

    least = ruang.pertama - ruang.akhir
    if tall(daftar, measure) <= least and tall(samping, measure) <= least:
        return [Halaman((daftar, samping))]
    pages: list[Halaman] = []
    rest: Pieces = (*daftar, *samping)
    while len(pages) < MOST_PAGES:
        limit = ruang.of(len(pages) + 1)
        last = _even(rest, limit - ruang.akhir, measure)
        if last is not None:
            return [*pages, Halaman(last)]
        whole = rest
        columns, rest = _two(whole, limit, measure)
        if not rest:  # all but the foot fits: the last page gets a part of the columns too
            columns, rest = _two(whole, limit * SHARE, measure)
        if len(rest) == len(whole):
            return None
        pages.append(Halaman(columns))
        rest = tuple(again(whole, rest)) if rest else ()
    return None


def _two(pieces: Pieces, limit: float, measure: Measure) -> tuple[tuple[Pieces, Pieces], Pieces]:
    """Both columns of a page, filled one after the other, and what is left."""
    left = reach(pieces, limit, measure)
    right = reach(pieces[left:], limit, measure)
    return (pieces[:left], pieces[left : left + right]), pieces[left + right :]


def _even(pieces: Pieces, limit: float, measure: Measure) -> tuple[Pieces, Pieces] | None:
    """Both columns as low as can be; None where they do not hold it all below `limit`."""

    def filled(low: float) -> tuple[Pieces, Pieces] | None:
        left = reach(pieces, low, measure)
        right = reach(pieces[left:], low, measure)
        return (pieces[:left], pieces[left:]) if left + right == len(pieces) else None

    best = filled(limit)
    low, high = tall(pieces, measure) / 2 * 0.9, limit
    while best is not None and high - low > 2:
        middle = (low + high) / 2
        found = filled(middle)
        if found is None:
            low = middle
        else:
            best, high = found, middle
    return best


def stacked(texts: Iterable[tuple[str, int, float, float]], room: float) -> float:
    """Millimetres of paragraphs in a room of that width: each with its weight, points and leading."""
    return sum(lines(text, bold, room / PT / size) * size * lead * PT for text, bold, size, lead in texts if text)
