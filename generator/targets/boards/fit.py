"""What a board says in, its plan out: sizes, columns, sheets; as large as it fits, on as few sheets as it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.targets.boards.columns import Pengalaman, Pieces, again, grid, largest, poured, reach, spacer
from generator.targets.boards.content import Isi, Unsur
from generator.targets.boards.frame import GAP, card, code_width
from generator.targets.boards.shape import (
    HALAMAN,
    KORAN,
    LANJUTAN,
    PADAT,
    SATU,
    SMALLEST,
    Kerapatan,
    Letak,
    Rupa,
    band_shares,
    letak,
    summary_size,
    title_size,
)

GENEROUS = 14.0
"""Below it, what is not needed on paper is left to the page."""
MOST_SHEETS = 60
LARGEST_OF_SEVERAL = 18.0
NILAI_RAPAT: dict[Kerapatan, float] = {"lapang": 1.25, "padat": 0.0, "hemat": -1.0}
"""Points of type that a frame of this size is worth."""
Widen = Callable[[float], float]
"""The width of the code that is wanted in, the one that its modules need out."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: where, how wide, which pieces, in which size. `daftar` says that it holds the list."""

    kiri: float
    lebar: float
    ukuran: float
    unsur: Pieces
    daftar: bool

    @property
    def kumpulan(self) -> list[tuple[str, list[Unsur]]]:
        """Neighbours of one kind together, as one list or table of the page."""
        tags = {"butir": "ul", "anak": "ul", "langkah": "ol", "pasangan": "table"}
        groups: list[tuple[str, list[Unsur]]] = []
        for unsur in self.unsur:
            tag = tags.get(unsur.gaya, "")
            if not groups or groups[-1][0] != tag:
                groups.append((tag, []))
            groups[-1][1].append(unsur)
        return groups


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet: its columns, and the lines between them as high as there is room."""

    kolom: tuple[Kolom, ...]
    garis: tuple[float, ...]
    tinggi: float

    @property
    def letak(self) -> list[Letak]:
        """Each column's width and the gap behind it."""
        return letak([(one.kiri, one.lebar) for one in self.kolom])


@dataclass(frozen=True, slots=True)
class Rencana:
    """A whole board on paper. `ukuran` is the type of the list, `samping` of the rest; then title, summary, band."""

    rupa: Rupa
    ukuran: float
    samping: float
    lembar: tuple[Lembar, ...]
    judul: float
    ringkasan: float
    pita: tuple[float, ...]
    qr: float

    @property
    def kartu(self) -> float:
        """The width of the code's card."""
        return card(self.qr)

    @property
    def kiri(self) -> float:
        """The width of the foot's left side."""
        return HALAMAN.muat - self.kartu - GAP if self.qr else HALAMAN.muat


def plan(isi: Isi, code: Widen, seen: Pengalaman) -> Rencana | None:
    """The best plan: one sheet in the shape that gives the largest list; else as few sheets as hold it all.

    What is not needed on paper goes first, before type becomes small or a second sheet is needed.
    """
    whole = replace(isi, samping=(*isi.samping, *isi.tambahan), tambahan=())
    best = _single(whole, code, seen)
    if isi.tambahan and (best is None or best.ukuran < GENEROUS or best.rupa in KORAN):
        bare = _single(isi, code, seen)
        best = bare if bare is not None and (best is None or _worth(bare) > _worth(best)) else best
    return best or _several(whole, code, seen)


def _single(isi: Isi, code: Widen, seen: Pengalaman) -> Rencana | None:
    best = None
    noted = any(unsur.catatan for unsur in isi.daftar if unsur.gaya in ("butir", "anak"))
    for rupa in SATU:
        if rupa.rapat == "hemat" and noted != (rupa.butir > 400):
            continue
        found = (_one_stream if rupa in KORAN else _side_by_side)(isi, rupa, code, seen)
        if found is not None and (best is None or _worth(found) > _worth(best)):
            best = found
    return best


def _worth(rencana: Rencana) -> float:
    """Roomy shapes are worth more, for their frame is larger; a stream less, for list and steps share columns."""
    smaller = min(rencana.ukuran, rencana.samping + 2)
    return smaller + NILAI_RAPAT[rencana.rupa.rapat] - (3 if rencana.rupa in KORAN else 0)


def _side_by_side(isi: Isi, rupa: Rupa, code: Widen, seen: Pengalaman) -> Rencana | None:
    """The list in the first columns and the rest in the others, each in its own size."""
    limit = seen.room(isi, rupa, _code(isi, rupa, code), True)
    left, right = rupa.kolom[: rupa.daftar], rupa.kolom[rupa.daftar :]
    listed = largest(isi.daftar, left, rupa, limit, rupa.terbesar, seen)
    if listed is None:
        return None
    size, columns = listed
    beside = largest(isi.samping, right, rupa, limit, min(rupa.samping, size), seen)
    if beside is None:
        return None
    other, more = beside
    kolom = [Kolom(*place, size, pieces, True) for place, pieces in zip(left, columns, strict=True)]
    kolom += [Kolom(*place, other, pieces, False) for place, pieces in zip(right, more, strict=True)]
    return _board(isi, rupa, (size, other), (_sheet(rupa, kolom, limit),), code)


def _one_stream(isi: Isi, rupa: Rupa, code: Widen, seen: Pengalaman) -> Rencana | None:
    """All of it, list first, through the columns of one sheet as in a newspaper: what fills a sheet best."""
    limit = seen.room(isi, rupa, _code(isi, rupa, code), True)
    found = largest((*isi.daftar, *isi.samping), rupa.kolom, rupa, limit, rupa.terbesar, seen)
    if found is None:
        return None
    size, columns = found
    kolom = [Kolom(*place, size, pieces, True) for place, pieces in zip(rupa.kolom, columns, strict=True)]
    return _board(isi, rupa, (size, size), (_sheet(rupa, kolom, limit),), code)


def _several(isi: Isi, code: Widen, seen: Pengalaman) -> Rencana | None:
    """Several sheets: the fewest at the smallest size, then the largest size for that many."""
    begin, least = _side_by_side_first, _sheets(isi, SMALLEST, _side_by_side_first, code, seen)
    stream = _sheets(isi, SMALLEST, _stream_first, code, seen)
    if stream is not None and (least is None or len(stream.lembar) < len(least.lembar)):
        begin, least = _stream_first, stream
    if least is None:
        return None
    for size in grid(SMALLEST, LARGEST_OF_SEVERAL):
        found = _sheets(isi, size, begin, code, seen)
        if found is not None and len(found.lembar) == len(least.lembar):
            return found
    return least


Begin = Callable[[Isi, float, float, Pengalaman], tuple[Lembar, Pieces]]
"""What a board says, the type and the room in; its first sheet and what is left out."""


def _side_by_side_first(isi: Isi, size: float, limit: float, seen: Pengalaman) -> tuple[Lembar, Pieces]:
    """A first sheet like a dense board."""
    *left, right = PADAT.kolom
    measure = seen.measure(PADAT, size, left[0][1])
    kolom: list[Kolom] = []
    rest = isi.daftar
    for place in left:
        begin = spacer(isi.daftar[:1]) if kolom else ()
        taken = reach(rest, limit, measure, begin)
        kolom.append(Kolom(*place, size, (*begin, *rest[:taken]), True))
        rest = rest[taken:]
    beside = reach(isi.samping, limit, seen.measure(PADAT, size, right[1]))
    kolom.append(Kolom(*right, size, isi.samping[:beside], False))
    return _sheet(PADAT, kolom, limit), (*again(isi.daftar, rest), *again(isi.samping, isi.samping[beside:]))


def _stream_first(isi: Isi, size: float, limit: float, seen: Pengalaman) -> tuple[Lembar, Pieces]:
    """A first sheet that is filled as the others are."""
    columns, rest = _further((*isi.daftar, *isi.samping), size, limit, seen)
    return _in_three(columns, size, limit), rest


def _sheets(isi: Isi, size: float, begin: Begin, code: Widen, seen: Pengalaman) -> Rencana | None:
    """List and rest poured over as many sheets as they need."""
    first, rest = begin(isi, size, seen.room(isi, PADAT, _code(isi, PADAT, code), True), seen)
    limit = seen.room(isi, LANJUTAN, _code(isi, PADAT, code), False)
    sheets = [first]
    while rest and len(sheets) < MOST_SHEETS:
        columns, rest = _further(rest, size, limit, seen)
        sheets.append(_in_three(columns, size, limit))
    return _board(isi, PADAT, (size, size), tuple(sheets), code) if not rest else None


def _in_three(columns: list[Pieces], size: float, limit: float) -> Lembar:
    kolom = [Kolom(*place, size, one, True) for place, one in zip(LANJUTAN.kolom, columns, strict=True)]
    return _sheet(LANJUTAN, kolom, limit)


def _further(pieces: Pieces, size: float, limit: float, seen: Pengalaman) -> tuple[list[Pieces], Pieces]:
    """The columns of one more sheet, and what is left after it; the last sheet is as even as can be."""
    places = LANJUTAN.kolom
    columns = poured(pieces, places, LANJUTAN, limit, size, seen)
    if columns is not None:
        return columns, ()
    measure = seen.measure(LANJUTAN, size, places[0][1])
    columns, rest = [], pieces
    for _ in places:
        taken = reach(rest, limit, measure)
        columns.append(rest[:taken])
        rest = rest[taken:]
    return columns, tuple(again(pieces, rest))


def _code(isi: Isi, rupa: Rupa, code: Widen) -> float:
    return code(code_width(isi, rupa.rapat)) if isi.qr else 0.0


def _sheet(rupa: Rupa, kolom: list[Kolom], limit: float) -> Lembar:
    return Lembar(tuple(kolom), rupa.garis, round(limit, 1))


def _board(isi: Isi, rupa: Rupa, sizes: tuple[float, float], sheets: tuple[Lembar, ...], code: Widen) -> Rencana:
    title, summary = title_size(isi.judul, rupa), summary_size(isi.ringkasan, rupa)
    return Rencana(rupa, *sizes, sheets, title, summary, band_shares(isi.jawaban, rupa), _code(isi, rupa, code))
