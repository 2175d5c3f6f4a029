"""A board's bytes in, the same board on two sheets of A4 for each of its own out: to cut, and to glue together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Operator

from generator.findings import Finding, freeze_words
from generator.jobs import Result
from generator.messages import word
from generator.targets.prints import sheets
from generator.targets.prints.check import codes_in

MM = 72 / 25.4
A3 = (297.0, 420.0)
A4 = (297.0, 210.0)
"""Millimetres. Half a board lies across."""
SCALE = 0.92
"""So much smaller, half a board with its flap stays clear of the edges that printers leave white."""
SAFE = 8.0
CONTENT = (10.0, 410.0)
"""Millimetres from a board's top between which it has anything: its margins."""
FLAP, LABEL, BLEED = 7.0, 6.0, 1.5
"""Millimetres on paper: to glue on, for the words above the cut, and what is printed beyond the line."""
MOST = CONTENT[0] + (A4[1] - 2 * SAFE - FLAP) / SCALE
LEAST = CONTENT[1] - (A4[1] - 2 * SAFE - LABEL) / SCALE
"""Between these a cut may lie, in millimetres from the board's top."""
STEP = 0.25
_parsed = pikepdf.Pdf.open
MARKS = ("BMC", "BDC", "EMC", "MP", "DP")


@dataclass(frozen=True, slots=True)
class Bagian:
    """A half: which part of the board it shows and where, in millimetres from the top of board and paper."""

    dari: float
    sampai: float
    atas: float
    garis: float


def render_tiles(board: bytes, file: str) -> Result:
    """The tiles; no bytes where a code does not read from them as it does from the board."""
    made, codes = tiled(board)
    read = _codes(made)
    if read != codes:
        words: dict[str, str | int] = {"cetakan": word("cetak.2a4"), "alamat": (codes or [""])[0]}
        words |= {"terbaca": len(read), "jumlah": len(codes)}
        return Result(None, (Finding(file, 0, 0, "SP981", freeze_words(words)),))
    with _parsed(BytesIO(made)) as document:
        count = len(document.pages)
    return Result(made, (), (("lembar", count),))


def tiled(board: bytes) -> tuple[bytes, list[str]]:
    """The bytes, and the codes that stand on the board itself.

    The first half of a sheet is the board's own page in another frame, so that its tags stay what they are; the
    second half repeats the page's marks without tags, as decoration: a reader of the screen meets each text once.
    """
    cuts = [_cut(page) for page in _pages(board)]
    with _parsed(BytesIO(board)) as document, _parsed(BytesIO(_labels())) as labels:
        stamps = [document.copy_foreign(_bare(labels, page).as_form_xobject()) for page in labels.pages]
        for n, cut in enumerate(cuts):
            first = document.pages[2 * n]
            marks = _bytes(first)
            second = document.make_indirect(Dictionary(dict(first.obj.items())))
            for key in (Name.StructParents, Name.Tabs, Name.Annots):
                if key in second:
                    del second[key]
            upper, lower = halves(cut)
            _frame(document, first.obj, upper, marks, stamps[0])
            plain = b"/Artifact BMC\n" + _untagged(document, marks) + b"\nEMC"
            _frame(document, second, lower, plain, stamps[1])
            document.pages.insert(2 * n + 1, pikepdf.Page(second))
        kept = BytesIO()
        document.save(kept, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return kept.getvalue(), _codes(board)


def halves(cut: float) -> tuple[Bagian, Bagian]:
    """Both parts of a board that is cut there: the upper one with its flap, the lower one below its words."""
    upper = Bagian(CONTENT[0], cut + BLEED / SCALE, SAFE, SAFE + (cut - CONTENT[0]) * SCALE)
    line = A4[1] - SAFE - (CONTENT[1] - cut) * SCALE
    return upper, Bagian(cut - BLEED / SCALE, CONTENT[1], line - BLEED, line)


def _pages(board: bytes) -> Iterator[Any]:
    document = pypdfium2.PdfDocument(board)
    try:
        yield from document
    finally:
        document.close()


def _cut(page: Any) -> float:
    """Where a line across the board meets the fewest letters; of equal ones the nearest to the middle of the range."""
    text = page.get_textpage()
    tall: float = page.get_size()[1]
    rects = [text.get_rect(n) for n in range(text.count_rects())]
    spans = [((tall - top) / MM, (tall - bottom) / MM, right - left) for left, bottom, right, top in rects]
    middle = (LEAST + MOST) / 2
    places = [LEAST + n * STEP for n in range(int((MOST - LEAST) / STEP) + 1)]

    def met(place: float) -> float:
        return sum(float(wide) for top, bottom, wide in spans if top - 0.4 < place < bottom + 0.4)

    return min(places, key=lambda place: (met(place), abs(place - middle)))


def _frame(document: pikepdf.Pdf, page: Any, bagian: Bagian, marks: bytes, stamp: Any) -> None:
    """Makes a page an A4 sheet that shows that part of the board, with the words and the line of its half."""
    wide, tall = (round(side * MM, 3) for side in A4)
    left = (A4[0] - A3[0] * SCALE) / 2 * MM
    # The board's bottom lies so that the part's top comes to stand where the half wants it.
    lift = (A4[1] - bagian.atas) * MM - (A3[1] - bagian.dari) * MM * SCALE
    low, high = (A3[1] - bagian.sampai) * MM, (A3[1] - bagian.dari) * MM
    draw = b"q %.2f 0 0 %.2f %.3f %.3f cm\n" % (SCALE, SCALE, left, lift)
    draw += b"0 %.3f %.3f %.3f re W n\n" % (low, A3[0] * MM, high - low)
    line = (A4[1] - bagian.garis) * MM
    down = line - tall / 2
    label = b"/Artifact BMC q 1 0 0 1 0 %.3f cm /Petunjuk Do Q EMC\n" % down
    page.MediaBox = Array([0, 0, wide, tall])
    for key in (Name.CropBox, Name.TrimBox, Name.BleedBox, Name.ArtBox):
        if key in page:
            del page[key]
    resources = Dictionary(dict(page.Resources.items()))
    shapes = dict(resources.XObject.items()) if Name.XObject in resources else {}
    resources.XObject = Dictionary({**shapes, "/Petunjuk": stamp})
    page.Resources = resources
    page.Contents = document.make_stream(draw + marks + b"\nQ\n" + label)


def _bytes(page: pikepdf.Page) -> bytes:
    contents = page.obj.Contents
    parts = list(contents) if isinstance(contents, Array) else [contents]
    return b"\n".join(bytes(part.get_stream_buffer()) for part in parts)


def _bare(document: pikepdf.Pdf, page: pikepdf.Page) -> pikepdf.Page:
    """The page without tags in its marks."""
    page.obj.Contents = document.make_stream(_untagged(document, _bytes(page)))
    return page


def _untagged(document: pikepdf.Pdf, marks: bytes) -> bytes:
    """The same marks without the tags around them."""
    stream = document.make_stream(marks)
    kept = [one for one in pikepdf.parse_content_stream(stream) if one.operator not in map(Operator, MARKS)]
    return bytes(pikepdf.unparse_content_stream(kept))


@cache
def _labels() -> bytes:
    """Two A4 sheets with nothing but the words and the line of each half, the line in the middle."""
    from generator.targets.boards import paper

    words = (word("cetak.bagian-atas"), word("cetak.bagian-bawah"))
    values = {"lebar": A4[0], "tinggi": A4[1], "sisi": SAFE + 4, "bidang": (FLAP, LABEL)}
    document = paper.lay(sheets.page("potongan-a4", kata_bagian=words), sheets.style("potongan-a4", "abu", **values))
    return paper.to_bytes(document)


def _codes(content: bytes) -> list[str]:
    """The codes on all sheets, in order."""
    read = []
    for page in _pages(content):
        read += codes_in(page.render(scale=1.5, grayscale=True).to_pil())
    return sorted(read)
