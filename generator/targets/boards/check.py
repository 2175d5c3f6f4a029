"""A board's bytes and what they must show in, everything that is wrong out: read back as a stranger would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from ctypes import POINTER, cast, create_string_buffer
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
import zxingcpp

from generator.targets.boards.board import LONGEST, Pesanan
from generator.targets.boards.content import Isi, Unsur
from generator.targets.boards.letters import all_printable
from generator.targets.boards.promised import promised

SAFE = 8.0
"""Millimetres along the edges that office printers may not reach."""
MM = 72 / 25.4
FAMILY = "Public-Sans"
Trouble = tuple[str, tuple[tuple[str, str | int], ...]]


def trouble(content: bytes, pesanan: Pesanan, isi: Isi, sheets: int) -> Iterator[Trouble]:
    """Ids and words of what is wrong: texts that are gone, the code, the edges, the fonts, the number of sheets."""
    document = pypdfium2.PdfDocument(content)
    try:
        if len(document) != sheets:
            yield "SP973", (("sebab", f"{len(document)}/{sheets}"),)
        said = []
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            said.append(text.get_text_range())
            yield from _edges(text, page.get_size(), number)
            yield from _fonts(page)
            yield from _code(page, isi.qr, number)
        wanted = expected(pesanan, isi)
        if gone := lost("".join(said), wanted):
            gone = lost("".join(in_order(page) for page in document), Counter({text: wanted[text] for text in gone}))
        if gone:
            yield "SP971", (("jumlah", len(gone)), ("teks", max(gone, key=len)[:80]))
    finally:
        document.close()


def plain(text: str) -> str:
    """A text without blanks, hyphens at line ends put back, small letters: what two readings must share."""
    return "".join(text.replace("\ufffe", "-").replace("\x02", "-").replace("\u200b", "").split()).casefold()


def expected(pesanan: Pesanan, isi: Isi) -> Counter[str]:
    """Every text that must be found and how often: from the file, and from what the board wants to say."""
    wanted = Counter(plain(text) for text in promised(all_printable(pesanan.layanan)))
    own = Counter(plain(text) for text in _own(isi))
    found = own | Counter(dict.fromkeys(wanted, 1))
    found.pop("", None)
    return found


def _own(isi: Isi) -> Iterator[str]:
    for unsur in (*isi.daftar, *isi.samping):
        yield from _of(unsur)
    for jawaban in isi.jawaban:
        yield from (jawaban.nilai, *jawaban.catatan)
    for saluran in isi.pengaduan.saluran:
        yield from (saluran.nama, saluran.alamat, saluran.catatan)
    for post, where in isi.pengaduan.pejabat:
        yield from (post, where)
    yield from (*isi.pengaduan.kalimat, isi.pengaduan.hilang, *isi.kaki, isi.tanpa_hp, isi.alamat)
    yield from (isi.judul, isi.ringkasan, isi.pemda, isi.instansi, isi.kode, isi.contoh, isi.nama_daerah)


def _of(unsur: Unsur) -> Iterable[str]:
    return (unsur.teks, *unsur.catatan, unsur.lebih, unsur.nomor if unsur.gaya == "pasangan" else "")


def lost(said: str, wanted: Mapping[str, int]) -> list[str]:
    """Texts that are found too seldom."""
    whole = plain(said)
    return [text for text, times in wanted.items() if whole.count(text) < times and not _in_parts(text, whole)]


def in_order(page: Any) -> str:
    """A page's text as it was drawn, piece by piece: where lines of two columns meet, the first reading joins them."""
    text = page.get_textpage()
    pieces = [one for one in page.get_objects() if isinstance(one, pypdfium2.PdfTextObj)]
    return "".join(_piece(one, text) for one in pieces)


def _piece(piece: Any, text: Any) -> str:
    size = raw.FPDFTextObj_GetText(piece, text, None, 0)
    buffer = create_string_buffer(size)
    raw.FPDFTextObj_GetText(piece, text, cast(buffer, POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[:size].decode("utf-16-le").rstrip("\0")


def _in_parts(text: str, whole: str) -> bool:
    """Whether a long text is found piece by piece, as one is that runs on in the next column."""
    if len(text) < LONGEST // 2:
        return False
    while text:
        least, most = 0, len(text)
        while least < most:
            middle = (least + most + 1) // 2
            if text[:middle] in whole:
                least = middle
            else:
                most = middle - 1
        if least < min(len(text), SHORTEST):
            return False
        text = text[least:]
    return True


SHORTEST = 12
"""Letters that a piece of a long text has at least."""


def _edges(text: Any, size: tuple[float, float], number: int) -> Iterator[Trouble]:
    """Letters nearer to the edge than a printer prints."""
    edge, (wide, tall) = SAFE * MM, size
    for n in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(n)
        if left < edge or bottom < edge or right > wide - edge or top > tall - edge:
            yield "SP973", (("sebab", text.get_text_bounded(left, bottom, right, top)[:40] or str(number)),)
            return


def _fonts(page: Any) -> Iterator[Trouble]:
    """Letters in a font that is not ours."""
    names = {item.get_font().get_base_name() for item in page.get_objects() if isinstance(item, pypdfium2.PdfTextObj)}
    foreign = sorted(name for name in names if FAMILY not in name)
    if foreign:
        yield "SP974", (("huruf", foreign[0]),)


def _code(page: Any, qr: str, number: int) -> Iterator[Trouble]:
    """The code as a reader of the printed sheet sees it."""
    image = page.render(scale=1, grayscale=True).to_pil()
    read = [
        found.text
        for found in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    ]
    if read != ([qr] if qr else []):
        yield "SP972", (("alamat", qr), ("lembar", number), ("terbaca", read[0] if read else ""))
