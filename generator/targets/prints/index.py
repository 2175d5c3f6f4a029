"""What is served at an agency in, its index board out: A3 sheets with a code for each service, checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.findings import Finding, freeze_words
from generator.jobs import Result
from generator.messages import word
from generator.targets.boards.complaints import complaint_foot, paper_place
from generator.targets.boards.content import Saluran
from generator.targets.boards.letters import all_printable, lines, missing
from generator.targets.prints import sheets
from generator.targets.prints.check import Janji, faults, texts_in
from generator.targets.prints.paging import PT, stacked
from generator.targets.prints.premises import Entri, Kelompok, PesananIndeks
from generator.targets.prints.sheets import Kop

PAPER = (297.0, 420.0)
SIDE = 12.0
MODULE = 1.2
"""Millimetres a module has at least: read at an arm's length."""
APART = 8.0
"""Millimetres between two codes at least, so that a camera sees one of them."""
LOWEST, HIGHEST = 46.5, 92.0
"""Millimetres of a row."""
HEADING = 14.0
SPACIOUS = 56.0
"""Millimetres of a row from which time and fee stand larger."""
FEW = 5
"""So many services stand one below the other; more stand in two columns."""
LARGEST = {1: 78.0, 2: 60.0}
"""Millimetres of a code, where services stand in one column or in two."""
NAMES = (36, 32, 28, 25, 23, 21, 19, 17, 15, 13, 12)


@dataclass(frozen=True, slots=True)
class Sel:
    """A service on its sheet, its name's type in points."""

    entri: Entri
    ukuran: int


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet: its rows from the top, a heading as text or services side by side; how high a row of services is."""

    baris: tuple[str | tuple[Sel, ...], ...]
    tinggi: float
    qr: float
    lebar: float
    kecil: int

    @property
    def entri(self) -> list[Entri]:
        """The services on it."""
        return [sel.entri for row in self.baris if isinstance(row, tuple) for sel in row]


@dataclass(frozen=True, slots=True)
class Isi:
    """What all sheets of an index say beside the services."""

    kop: Kop
    pernyataan: tuple[str, ...]
    saluran: tuple[Saluran, ...]
    tanpa_hp: str
    alamat: str


Row = str | tuple[Entri, ...]


def render_index(pesanan: PesananIndeks) -> Result:
    """The index; no bytes where it failed a check."""
    from generator.targets.boards import paper

    kantor = all_printable(pesanan.kantor)
    name, file = word("cetak.indeks"), kantor.layanan.file
    complaints, _ = complaint_foot(kantor.layanan)
    isi = Isi(
        sheets.head(kantor),
        kantor.layanan.instansi.pernyataan,
        tuple(replace(one, catatan="") for one in complaints.saluran[:6]),
        paper_place(kantor.layanan),
        pesanan.alamat,
    )
    lacking = missing("".join(texts_in((isi, pesanan.kelompok))))
    if lacking:
        return Result(None, (Finding(file, 0, 0, "SP974", freeze_words({"huruf": " ".join(lacking[:5])})),))
    lembar = tuple(planned(pesanan.kelompok, room(isi)))
    document = paper.lay(
        sheets.page("indeks", isi=isi, lembar=lembar, gambar=sheets.code, celah=APART),
        sheets.style("indeks", isi.kop.warna, sisi=SIDE),
    )
    made = paper.to_bytes(document)
    own = [*texts_in(replace(isi, kop=replace(isi.kop, inisial="", warna="", lambang="")))]
    own = [text for text in own if text not in {one.jenis for one in isi.saluran}] * len(lembar)
    own += [text for sheet in lembar for one in sheet.entri for text in (one.nama, one.waktu, one.biaya)]
    codes = tuple(tuple(one.qr for one in sheet.entri) for sheet in lembar)
    found = faults(made, Janji(tuple(own), codes, PAPER), file, name)
    return Result(None if found else made, found, (("lembar", len(lembar)),))


def room(isi: Isi) -> float:
    """Millimetres for rows on a sheet."""
    wide = PAPER[0] - 2 * SIDE
    used = stacked([(isi.kop.contoh, 700, 13, 1.25)], wide - 8) + 5.4 if isi.kop.contoh else 0
    used += max(20, stacked([("?", 400, 14, 1.25), (isi.kop.instansi, 700, 20, 1.15)], wide - 82)) + 4.3
    used += stacked([(word("cetak.indeks-judul"), 800, 54, 1.06)], wide) + 6
    used += stacked([(word("cetak.indeks-ajakan"), 400, 18, 1.25)], wide) + 7
    used += sum(stacked([(text, 600, 16, 1.25)], wide) for text in isi.pernyataan)
    foot = stacked([(isi.tanpa_hp, 700, 14, 1.25), (isi.alamat, 700, 14, 2.5)], wide)
    foot += stacked([(" ".join(f"{one.nama}: {one.alamat}," for one in isi.saluran), 700, 14, 1.3)], wide - 10)
    return PAPER[1] - 20 - used - foot - 9


def planned(kelompok: Iterable[Kelompok], height: float) -> Iterator[Lembar]:
    """Rows over as few sheets as they need, the last about as full as the others."""
    groups = [one for one in kelompok if one.entri]
    across = 1 if sum(len(one.entri) for one in groups) <= FEW else 2
    widest = max(sheets.code(entri.qr).sisi for one in groups for entri in one.entri) * MODULE
    lowest = max(LOWEST, widest + 2)
    count = len(_sheets(groups, across, height, lowest))
    limit = height
    for share in range(100, 40, -4):
        if len(_sheets(groups, across, height * share / 100, lowest)) > count:
            break
        limit = height * share / 100
    for rows in _sheets(groups, across, limit, lowest):
        heads = sum(isinstance(row, str) for row in rows)
        tall = min(HIGHEST, (height - heads * HEADING) / (len(rows) - heads))
        code = max(widest, min(tall - 4, LARGEST[across]))
        wide = (PAPER[0] - 2 * SIDE + APART) / across - APART - code
        small = 19 if tall > SPACIOUS else 15
        shared = shared_size(
            [name_size(one, wide, tall, small) for row in rows if not isinstance(row, str) for one in row]
        )
        yield Lembar(
            tuple(row if isinstance(row, str) else _cells(row, shared, small, wide, tall) for row in rows),
            tall,
            code,
            wide,
            small,
        )


def shared_size(sizes: list[int]) -> int:
    """One type for the names of a sheet, that of a rather long one; only the longest may be smaller."""
    return sorted(sizes)[len(sizes) // 5]


def _cells(row: tuple[Entri, ...], most: int, small: int, wide: float, tall: float) -> tuple[Sel, ...]:
    return tuple(Sel(one, min(most, name_size(one, wide, tall, small))) for one in row)


def name_size(entri: Entri, wide: float, tall: float, small: int) -> int:
    """The largest type of a name that leaves room for time and fee."""
    for size in NAMES:
        parts = [(entri.nama, 800, size, 1.1), (entri.waktu, 700, small, 1.25), (entri.biaya, 400, small, 1.25)]
        longest = max(entri.nama.replace("\u00a0", " ").split(" "), key=len)
        if stacked(parts, wide) <= tall - 8 and lines(longest, 800, wide / PT / size) == 1:
            return size
    return NAMES[-1]


def _sheets(groups: list[Kelompok], across: int, height: float, lowest: float) -> list[list[Row]]:
    """Rows, a heading before each group and again where it continues; no heading stands last."""
    done: list[list[Row]] = [[]]
    left = height
    for group in groups:
        head = group.nama
        for n in range(0, len(group.entri), across):
            needed = lowest + (HEADING if head else 0)
            if needed > left and done[-1]:
                done.append([])
                left = height
                if group.nama and n:
                    head = word("papan.lanjutan-kepala", isi=group.nama)
                    needed = lowest + HEADING
            if head:
                done[-1].append(head)
                head = ""
            done[-1].append(group.entri[n : n + across])
            left -= needed
    return done
