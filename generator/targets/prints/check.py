"""A print's bytes and what it must show in, everything that is wrong out: read back as a stranger would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import pypdfium2
import zxingcpp
from PIL import Image

from generator.findings import Finding, freeze_words
from generator.targets.boards.check import FAMILY, MM, SAFE, SHORTEST, plain

LONG = 120
"""Letters of a text that may run on over a page's end."""
SCALES = (1.0, 2.0, 4.0)
"""Pictures in which a code is looked for, in pixels a point: a small code on office paper needs more than 72 dpi."""


@dataclass(frozen=True, slots=True)
class Janji:
    """What a print promises: its texts, each as often as given, the codes of each sheet, its paper in millimetres.

    `naskah` are texts of the file, which must be found once.
    """

    teks: tuple[str, ...]
    kode: tuple[tuple[str, ...], ...]
    kertas: tuple[float, float]
    tepi: float = SAFE
    naskah: tuple[str, ...] = ()


def faults(content: bytes, janji: Janji, file: str, cetakan: str) -> tuple[Finding, ...]:
    """All that is wrong, as findings about `file`; `cetakan` is the print's name for people."""
    return tuple(
        Finding(file, 0, 0, id, freeze_words({"cetakan": cetakan, **dict(words)}))
        for id, words in trouble(content, janji)
    )


def trouble(content: bytes, janji: Janji) -> Iterator[tuple[str, tuple[tuple[str, str | int], ...]]]:
    """Ids and words of what is wrong: paper, edges, fonts, codes, texts that are gone."""
    document = pypdfium2.PdfDocument(content)
    try:
        if len(document) != len(janji.kode):
            yield "SP982", (("sebab", f"{len(document)}/{len(janji.kode)}"),)
            return
        said = []
        for page, codes in zip(document, janji.kode, strict=True):
            size = tuple(round(side / MM) for side in page.get_size())
            if size != tuple(map(round, janji.kertas)):
                yield "SP982", (("sebab", f"{size[0]} x {size[1]} mm"),)
            text = page.get_textpage()
            said.append(text.get_text_range())
            yield from _edges(text, page.get_size(), janji.tepi * MM)
            yield from _fonts(page)
            read = codes_of(page, len(codes))
            if read != sorted(codes):
                wrong = sorted(set(codes) - set(read)) or sorted(set(read) - set(codes)) or [""]
                yield "SP981", (("alamat", wrong[0]), ("terbaca", len(read)), ("jumlah", len(codes)))
        yield from _lost("".join(said), janji)
    finally:
        document.close()


def codes_of(page: Any, wanted: int) -> list[str]:
    """The codes of a page as a reader of the printed sheet sees them, in order of their text."""
    read: list[str] = []
    for scale in SCALES:
        read = sorted(codes_in(page.render(scale=scale, grayscale=True).to_pil()))
        if len(read) >= wanted:
            break
    return read


def codes_in(image: Image.Image) -> list[str]:
    """The texts of all QR codes in a picture."""
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return [one.text for one in zxingcpp.read_barcodes(image, formats=formats)]


def _edges(text: Any, size: tuple[float, float], edge: float) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    wide, tall = size
    for n in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(n)
        if left < edge or bottom < edge or right > wide - edge or top > tall - edge:
            yield "SP982", (("sebab", text.get_text_bounded(left, bottom, right, top)[:40]),)
            return


def _fonts(page: Any) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    names = {item.get_font().get_base_name() for item in page.get_objects() if isinstance(item, pypdfium2.PdfTextObj)}
    for name in sorted(name for name in names if FAMILY not in name)[:1]:
        yield "SP974", (("huruf", name),)


def _lost(said: str, janji: Janji) -> Iterator[tuple[str, tuple[tuple[str, str | int], ...]]]:
    whole = plain(said)
    wanted = Counter(map(plain, janji.teks)) | Counter(dict.fromkeys(map(plain, janji.naskah), 1))
    wanted.pop("", None)
    gone = [text for text, times in wanted.items() if whole.count(text) < times and not _in_parts(text, whole)]
    if gone:
        yield "SP980", (("jumlah", len(gone)), ("teks", max(gone, key=len)[:80]))


def _in_parts(text: str, whole: str) -> bool:
    """Whether a long text is found piece by piece, as one is that runs on overleaf."""
    if len(text) < LONG:
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


def texts_in(value: Any) -> Iterator[str]:
    """Every text inside a print's content."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
