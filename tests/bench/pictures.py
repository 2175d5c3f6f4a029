"""A board's bytes in, what two decoders and a ruler find out: codes at three resolutions, type, edges, fonts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pypdfium2
import zxingcpp
from PIL import Image

SAFE = 8 * 72 / 25.4
RESOLUTIONS = {"72 dpi": 72 / 72, "100 dpi": 100 / 72, "A4, 100 dpi": 100 / 72 / 2**0.5}
"""How large a sheet is drawn: the last is an A3 sheet that a copier shrank to A4."""
FAMILY = (
    "Public-Sans",
    "Public-Sans-Bold",
    "Public-Sans-Ultra-Bold",
    "Public-Sans-Extra-Bold",
    "Public-Sans-Semi-Bold",
)


@cache
def has_zbar() -> bool:
    """Whether the second decoder's library is there."""
    try:
        from pyzbar import pyzbar  # noqa: F401
    except ImportError:
        return False
    return True


def read_codes(picture: Image.Image) -> dict[str, list[str]]:
    """What each decoder reads."""
    found = {"zxing": [one.text for one in zxingcpp.read_barcodes(picture) if one.text]}
    if has_zbar():
        from pyzbar import pyzbar

        kinds = [pyzbar.ZBarSymbol.QRCODE]
        found["zbar"] = [one.data.decode("utf-8") for one in pyzbar.decode(picture, symbols=kinds)]
    return found


def faults(content: bytes, address: str) -> Iterator[str]:
    """What is wrong with a board, measured without the code that the build checks with."""
    document = pypdfium2.PdfDocument(content)
    if len(content) > 45_000 * len(document):
        yield f"{len(content)} bytes"
    for number, page in enumerate(document, 1):
        for name, scale in RESOLUTIONS.items():
            picture = page.render(scale=scale, grayscale=True).to_pil()
            for decoder, read in read_codes(picture).items():
                if read != [address]:
                    yield f"sheet {number}, {name}, {decoder}: {read}"
        yield from _letters(page, number)
    document.close()


def _letters(page: Any, number: int) -> Iterator[str]:
    texts = [one for one in page.get_objects() if isinstance(one, pypdfium2.PdfTextObj)]
    smallest = min(one.get_font_size() * abs(one.get_matrix().d) for one in texts)
    if smallest < 11.99:
        yield f"sheet {number}: {smallest:.2f} pt"
    foreign = {one.get_font().get_base_name().rpartition("+")[2] for one in texts} - set(FAMILY)
    if foreign:
        yield f"sheet {number}: {sorted(foreign)}"
    text = page.get_textpage()
    wide, tall = page.get_size()
    for n in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(n)
        if right > left and (left < SAFE or bottom < SAFE or right > wide - SAFE or top > tall - SAFE):
            yield f"sheet {number}: a letter at the edge"
            return
