"""The order of one print in, its bytes out, read back as a stranger would: no text lost, no foreign letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import pypdfium2

from generator.findings import Finding, freeze_words
from generator.jobs import Result
from generator.targets.boards import letters, look, paper
from generator.targets.boards.check import FAMILY, MM, SAFE, plain
from generator.targets.forum_sheets.order import Lampiran, LembarForum
from generator.targets.templates import environment

PACKAGE = "generator.targets.forum_sheets"
A4 = (210.0, 297.0)
"""Millimetres; the sheets for the hall lie on their side."""
SHORTEST = 12
"""Letters that a piece of a long text has at least, where it runs on over the page."""
TOLERANCE = 0.5


def make_sheet(order: LembarForum | Lampiran) -> Result:
    """One print of a consultation; no bytes where it failed a check."""
    lacking = letters.missing("".join(texts(order)))
    if lacking:
        return Result(None, (_finding(order, "SP833", huruf=" ".join(f"U+{ord(sign):04X}" for sign in lacking[:5])),))
    document = paper.lay(markup(order), style(order.kepala.warna, isinstance(order, LembarForum)))
    content = paper.to_bytes(document)
    faults = tuple(_finding(order, id, **words) for id, words in trouble(content, order))
    return Result(None if faults else content, faults, (("lembar", len(document.pages)),))


def _finding(order: LembarForum | Lampiran, id: str, **words: str | int) -> Finding:
    return Finding(order.file, 0, 0, id, freeze_words(words))


def markup(order: LembarForum | Lampiran) -> str:
    """The print as markup that is also XML."""
    name = "lembar.html" if isinstance(order, LembarForum) else "lampiran.html"
    return environment(PACKAGE).get_template(name).render(isi=order, kepala=order.kepala)


@cache
def style(accent: str, is_hall: bool) -> str:
    """The style sheet of an accent; for the hall on its side."""
    colour = look.ACCENTS[accent]
    template = environment(PACKAGE, escape=False).get_template("cetakan.css")
    return template.render(
        bobot=letters.WEIGHTS,
        warna=colour,
        tipis=look.tint(colour),
        perisai=look.shield(colour),
        mendatar=is_hall,
    )


def trouble(content: bytes, order: LembarForum | Lampiran) -> Iterator[tuple[str, dict[str, str | int]]]:
    """What is wrong with a finished print: its paper, its letters, its edges, its texts."""
    document = pypdfium2.PdfDocument(content)
    try:
        said = []
        for page in document:
            text = page.get_textpage()
            said.append(text.get_text_range())
            wide, tall = sorted(side / MM for side in page.get_size())
            if abs(wide - A4[0]) > TOLERANCE or abs(tall - A4[1]) > TOLERANCE:
                yield "SP834", {"sebab": f"{wide:.0f} x {tall:.0f} mm"}
            foreign = _foreign_font(page)
            if foreign:
                yield "SP833", {"huruf": foreign}
            outside = _outside(text, page.get_size())
            if outside:
                yield "SP834", {"sebab": outside}
    finally:
        document.close()
    whole = plain("".join(said))
    wanted = dict.fromkeys(plain(text) for text in (*order.janji, *texts(order)))
    gone = [text for text in wanted if text not in whole and not _in_parts(text, whole)]
    if gone:
        yield "SP832", {"jumlah": len(gone), "teks": max(gone, key=len)[:80]}


def texts(value: Any, skip: tuple[str, ...] = ("warna", "tanggal", "file", "janji")) -> Iterator[str]:
    """Every text that the order wants to say; `janji` is asked apart."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        if value and all(isinstance(one, tuple) and len(one) == 2 and isinstance(one[1], bool) for one in value):
            yield "".join(one[0] for one in value)  # the pieces of one wording
            return
        for one in value:
            yield from texts(one, skip)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in skip:
                yield from texts(getattr(value, field.name), skip)


def _foreign_font(page: Any) -> str:
    """The name of a font that is not ours."""
    names = {item.get_font().get_base_name() for item in page.get_objects() if isinstance(item, pypdfium2.PdfTextObj)}
    return next((name for name in sorted(names) if FAMILY not in name), "")


def _outside(text: Any, size: tuple[float, float]) -> str:
    """The first letters nearer to the edge than a printer prints."""
    edge, (wide, tall) = SAFE * MM, size
    for n in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(n)
        if left < edge or bottom < edge or right > wide - edge or top > tall - edge:
            return text.get_text_bounded(left, bottom, right, top)[:40] or "-"
    return ""


def _in_parts(text: str, whole: str) -> bool:
    """Whether a text is found piece by piece, as one is that runs on over the page."""
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
