"""Pieces and columns in, which piece stands in which column out: in the largest type, as even as can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise

from generator.messages import word
from generator.targets.boards.content import HEADS, Isi, Unsur
from generator.targets.boards.frame import room
from generator.targets.boards.shape import GRID, SMALLEST, Kerapatan, Rupa, height

Pieces = tuple[Unsur, ...]
Measure = Callable[[Unsur, bool], float]
Ingatan = tuple[tuple[tuple[Kerapatan, bool, float], ...], tuple[tuple[Kerapatan, float], ...]]
"""What was known when a board's last plan was made: with it the next layout of the same content is the only one."""
Places = tuple[tuple[float, float], ...]
WHOLE = 1.5
"""Points of type that it is worth to begin a column with a heading."""


@dataclass(slots=True)
class Pengalaman:
    """What layouts have taught: the height really left in each shape, and how far pieces were misjudged."""

    tinggi: dict[tuple[Kerapatan, bool], float] = field(default_factory=dict)
    kali: dict[Kerapatan, float] = field(default_factory=dict)

    @classmethod
    def recalled(cls, note: Ingatan) -> Pengalaman:
        """What an earlier layout of the same content had taught."""
        heights, times = note
        return cls({(rapat, first): tall for rapat, first, tall in heights}, dict(times))

    def note(self) -> Ingatan:
        """The same as a value that can be kept."""
        return tuple((*key, tall) for key, tall in self.tinggi.items()), tuple(self.kali.items())

    def room(self, isi: Isi, rupa: Rupa, code: float, first: bool) -> float:
        """The height for columns on the first sheet, or on the others."""
        known = self.tinggi.get((rupa.rapat, first))
        return known if known is not None else room(isi, rupa, code, first)

    def measure(self, rupa: Rupa, size: float, wide: float) -> Measure:
        """How high a piece is, as the first of its column or not."""
        times = self.kali.get(rupa.rapat, 1.0)
        return lambda unsur, first: height(unsur, size, wide, rupa, first) * times


def grid(lowest: float, highest: float) -> list[float]:
    """Sizes from the largest down."""
    return [highest - GRID * n for n in range(int((highest - lowest) / GRID) + 1)]


def largest(
    pieces: Pieces, places: Places, rupa: Rupa, limit: float, highest: float, seen: Pengalaman
) -> tuple[float, list[Pieces]] | None:
    """The largest type in which the pieces fit these columns, and the columns; None where even the smallest does not.

    Where the rest of a board stands in several columns, a little type is given for columns that begin with a heading.
    """
    sizes = grid(SMALLEST, highest)
    found = None
    low, high = 0, len(sizes) - 1
    while low <= high:
        middle = (low + high) // 2
        columns = poured(pieces, places, rupa, limit, sizes[middle], seen)
        if columns is None:
            low = middle + 1
        else:
            found, high = (sizes[middle], columns), middle - 1
    if found is not None and len(places) > 1 and rupa.daftar == 1:
        for size in grid(max(SMALLEST, found[0] - WHOLE), found[0]):
            whole = by_section(pieces, len(places), limit, seen.measure(rupa, size, places[0][1]))
            if whole is not None:
                return size, whole
    return found


def poured(
    pieces: Pieces, places: Places, rupa: Rupa, limit: float, size: float, seen: Pengalaman
) -> list[Pieces] | None:
    """The pieces in these columns, the highest as low as can be; None where they do not fit below `limit`."""
    measure = seen.measure(rupa, size, min(wide for _, wide in places))
    if len(places) == 1:
        return [pieces] if tall(pieces, measure) <= limit else None
    head = pieces[:1] if rupa.daftar > 1 and pieces and pieces[0].gaya == "kepala" else ()
    best = fill(pieces, len(places), limit, measure, head)
    if best is None:
        return None
    low, high = tall(pieces, measure) / len(places) * 0.9, limit
    while high - low > 2:
        middle = (low + high) / 2
        columns = fill(pieces, len(places), middle, measure, head)
        if columns is None:
            low = middle
        else:
            high, best = middle, columns
    return best


def by_section(pieces: Pieces, count: int, limit: float, measure: Measure) -> list[Pieces] | None:
    """Columns that begin with a heading, the highest as low as can be; None where a section is too high."""
    starts = [n for n, unsur in enumerate(pieces) if unsur.gaya == "kepala" and n]
    best: tuple[float, list[Pieces]] | None = None
    for cuts in combinations(starts, count - 1):
        columns = [pieces[start:end] for start, end in pairwise((0, *cuts, len(pieces)))]
        most = max(tall(column, measure) for column in columns)
        if most <= limit and (best is None or most < best[0]):
            best = most, columns
    return best[1] if best else None


def tall(pieces: Iterable[Unsur], measure: Measure) -> float:
    """The height of a column."""
    return sum(measure(unsur, n == 0) for n, unsur in enumerate(pieces))


def fill(pieces: Pieces, count: int, limit: float, measure: Measure, head: Pieces = ()) -> list[Pieces] | None:
    """Columns filled one after the other; None where so many are too few.

    Columns after the first begin as deep as `head` is high, so that their items begin in one line.
    """
    columns: list[Pieces] = []
    rest = pieces
    for _ in range(count):
        begin = spacer(head) if columns else ()
        taken = reach(rest, limit, measure, begin)
        columns.append((*begin, *rest[:taken]) if taken else ())
        rest = rest[taken:]
    return columns if not rest else None


def spacer(head: Pieces) -> Pieces:
    """As much air as a heading takes."""
    return tuple(replace(unsur, gaya="ruang") for unsur in head)


def reach(pieces: Pieces, limit: float, measure: Measure, begin: Pieces = ()) -> int:
    """How many of the pieces a column takes, so that no heading stands last."""
    used = tall(begin, measure)
    taken = 0
    for unsur in pieces:
        used += measure(unsur, taken == 0 and not begin)
        if used > limit:
            break
        taken += 1
    else:
        return taken
    while taken and pieces[taken - 1].gaya in HEADS:
        taken -= 1
    return taken


def again(whole: Pieces, rest: Pieces) -> Iterator[Unsur]:
    """What is left for a further sheet, under the headings that it stands under, marked as continued."""
    if rest and len(rest) < len(whole) and rest[0].gaya != "kepala":
        over: dict[str, Unsur] = {}
        for unsur in whole[: len(whole) - len(rest)]:
            for inner in INNER.get(unsur.gaya, ()):
                over.pop(inner, None)
            if unsur.gaya in INNER:
                over.pop(unsur.gaya, None)
                over[unsur.gaya] = unsur
        inside = INNER.get(rest[0].gaya, ())
        for gaya, unsur in over.items():
            if gaya != rest[0].gaya and gaya not in inside:
                yield replace(unsur, teks=continued(unsur.teks), catatan=(), lebih="")
    yield from rest


INNER: dict[str, tuple[str, ...]] = {
    "kepala": ("tahap", "jenis", "cabang", "kelompok", "pilihan"),
    "tahap": ("jenis", "cabang", "kelompok", "pilihan"),
    "jenis": ("cabang", "kelompok", "pilihan"),
    "cabang": ("kelompok", "pilihan"),
    "kelompok": ("pilihan",),
    "pilihan": ("kelompok",),
}
"""Headings, and those that end where one of them begins."""


def continued(text: str) -> str:
    """A heading that stands again on a further sheet."""
    mark = word("papan.lanjutan-kepala", isi="")
    return text if text.endswith(mark) else word("papan.lanjutan-kepala", isi=text)
