"""An agency and its most used services in, an X-banner of 60 x 160 cm out, that stays right through new editions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from generator.findings import Finding, freeze_words
from generator.jobs import Result
from generator.messages import word, words
from generator.targets.boards.complaints import complaint_foot, paper_place
from generator.targets.boards.content import Saluran, Unsur
from generator.targets.boards.letters import all_printable, lines, missing
from generator.targets.boards.places import place_pieces
from generator.targets.prints import sheets
from generator.targets.prints.check import Janji, faults, texts_in
from generator.targets.prints.paging import PT, stacked
from generator.targets.prints.premises import Entri, PesananBanner
from generator.targets.prints.sheets import Kop

PAPER = (600.0, 1600.0)
EDGE = 25.0
"""Millimetres along the edges for eyelets and hems."""
SHELF = (300.0, 600.0)
"""Millimetres from the top between which the codes lie: 1.0 to 1.3 m above the floor, in front of a camera."""
FEW = 4
"""So many services stand one below the other; more stand in two columns."""
NAMES = (60, 54, 48, 43, 39, 35, 31, 27, 23, 20)
SIZES = (84, 76, 70, 64, 58, 54, 50, 46, 43, 40, 37, 34, 31, 28, 26, 24)
"""Points of what stands below the codes: read from a step away."""
AIR = 16.0
LOW = 1500.0
"""Millimetres from the top where the closing band begins."""


@dataclass(frozen=True, slots=True)
class Isi:
    """What the banner says. Times and fees are left to the page, for a banner hangs longer than an edition lasts."""

    kop: Kop
    entri: tuple[Entri, ...]
    pernyataan: tuple[str, ...]
    tempat: tuple[Unsur, ...]
    saluran: tuple[Saluran, ...]
    tanpa_hp: str
    alamat: str


@dataclass(frozen=True, slots=True)
class Rencana:
    """The measures: columns of services, a row's height, the code, the room and type of each name, in mm and pt."""

    lajur: int
    tinggi: float
    qr: float
    lebar: float
    nama: tuple[int, ...]


def render_banner(pesanan: PesananBanner) -> Result:
    """The banner; no bytes where it failed a check."""
    from generator.targets.boards import paper

    name, file = word("cetak.banner"), pesanan.kantor.layanan.file
    remarks = tuple(Finding(file, 0, 0, "SP984", freeze_words({"layanan": one})) for one in pesanan.asing)
    isi = content(pesanan)
    lacking = missing("".join(texts_in(isi)))
    if lacking:
        fault = Finding(file, 0, 0, "SP974", freeze_words({"huruf": " ".join(lacking[:5])}))
        return Result(None, (*remarks, fault))
    for which in (isi, replace(isi, tempat=isi.tempat[:SHORT], saluran=isi.saluran[:SHORT])):
        document = _largest(which)
        if document is not None:
            made = paper.to_bytes(document)
            found = faults(made, _promise(which), file, name)
            return Result(None if found else made, (*remarks, *found), (("lembar", 1),))
    return Result(None, (*remarks, Finding(file, 0, 0, "SP982", freeze_words({"cetakan": name, "sebab": isi.alamat}))))


def _largest(isi: Isi) -> Any:
    """The banner laid out in the largest type that fits below the codes; None where none does."""
    from generator.targets.boards import paper

    style = sheets.style("banner", isi.kop.warna, atas=SHELF[0], rendah=LOW, tepi=EDGE + 5)
    most = float(SIZES[0])
    for _ in SIZES:
        size = next((size for size in SIZES if size <= most), None)
        if size is None:
            return None
        html = sheets.page("banner", isi=isi, rencana=plan(isi), gambar=sheets.code, ukuran=size, langkah=steps())
        document = paper.lay(html, style)
        top, end = sheets.anchor(document, "akhir", 1), sheets.anchor(document, "akhir", 3)
        if end <= LOW - AIR:
            return document
        # Height grows faster than type, for lines break sooner: never more than one step too far.
        most = min(size - 1, size * ((LOW - AIR - top) / (end - top)) ** 0.5 + 1)
    return None


SHORT = 4
"""Pieces that are kept where all of them do not fit; the address below leads to the others."""


def content(pesanan: PesananBanner) -> Isi:
    """What the banner says."""
    kantor = all_printable(pesanan.kantor)
    complaints, _ = complaint_foot(kantor.layanan)
    return Isi(
        kop=sheets.head(kantor),
        entri=pesanan.entri,
        pernyataan=kantor.layanan.instansi.pernyataan,
        tempat=tuple(place_pieces(kantor.layanan, kantor.pemda.zona_waktu or ""))[1:],
        saluran=tuple(replace(one, catatan="") for one in complaints.saluran[:6]),
        tanpa_hp=paper_place(kantor.layanan),
        alamat=pesanan.alamat,
    )


def steps() -> tuple[str, ...]:
    """How to use the banner."""
    return tuple(words("cetak.cara").values())


def plan(isi: Isi) -> Rencana:
    """Where the services stand between the two heights, and how large."""
    across = 1 if len(isi.entri) <= FEW else 2
    rows = -(-len(isi.entri) // across)
    top, bottom = SHELF
    tall = min(100.0, (bottom - top) / rows)
    code = min(tall - 6, 84.0 if across == 1 else 72.0)
    wide = (PAPER[0] - 2 * (EDGE + 5) - GAP * (across - 1)) / across - code - BESIDE
    return Rencana(across, tall, code, wide, tuple(name_size(one.nama, wide, tall) for one in isi.entri))


GAP, BESIDE = 16.0, 6.0
"""Millimetres between columns, and between a code and its name."""


def name_size(text: str, wide: float, tall: float) -> int:
    """The largest type in which a name stands beside its code."""
    longest = max(text.replace("\u00a0", " ").split(" "), key=len)
    for size in NAMES:
        if stacked([(text, 800, size, 1.1)], wide) <= tall - 8 and lines(longest, 800, wide / PT / size) == 1:
            return size
    return NAMES[-1]


def _promise(isi: Isi) -> Janji:
    texts = [one.nama for one in isi.entri]
    texts += [text for unsur in isi.tempat for text in (unsur.teks, *unsur.catatan)]
    texts += [text for one in isi.saluran for text in (one.nama, one.alamat)]
    texts += [*isi.pernyataan, *steps(), isi.tanpa_hp, isi.alamat, isi.kop.pemda, isi.kop.instansi, isi.kop.contoh]
    return Janji(tuple(texts), (tuple(one.qr for one in isi.entri),), PAPER, tepi=EDGE)
