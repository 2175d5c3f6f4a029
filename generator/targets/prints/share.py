"""A service in, the picture that people pass on out: 1200 x 630, for groups and for what a link shows of itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO

import qrcode
from PIL import Image, ImageDraw, ImageFont
from qrcode.constants import ERROR_CORRECT_M

from generator.findings import Finding, freeze_words
from generator.jobs import Result
from generator.messages import word
from generator.targets.answers import Jawaban
from generator.targets.boards import look
from generator.targets.boards.band import three_answers
from generator.targets.boards.board import Pesanan
from generator.targets.boards.letters import WEIGHTS, all_printable, font_file, missing
from generator.targets.boards.places import plain_address
from generator.targets.boards.qr import QUIET
from generator.targets.prints import sheets
from generator.targets.prints.check import codes_in, texts_in
from generator.targets.prints.sheets import Kop

WIDE, TALL = 1200, 630
LARGEST = 120_000
"""Bytes: what a phone on a slow network still loads at once."""
SIDE, TOP = 48, 96
MODULE, ROOM = 7, 340
"""Pixels of a module of the code, so that it reads from a screen and from a picture in a phone's gallery."""
TITLE = ((72, 2), (62, 2), (54, 3), (46, 3), (40, 4), (34, 5), (29, 6))
VALUE = ((42, 1), (36, 2), (30, 2), (26, 3), (22, 4))
LABEL, NOTE = 24, 22
BLACK, GREY, WHITE, YELLOW, BROWN = "#000000", "#444444", "#ffffff", "#ffdf6b", "#1a1400"


@dataclass(frozen=True, slots=True)
class Isi:
    """What the picture says."""

    kop: Kop
    judul: str
    jawaban: tuple[Jawaban, Jawaban, Jawaban]
    edisi: str
    qr: str
    alamat: str


def content(pesanan: Pesanan) -> Isi:
    """What the picture says: what it is, who serves it, the three answers, where the whole of it stands."""
    pesanan = all_printable(pesanan)
    layanan = pesanan.layanan
    band, _ = three_answers(layanan)
    return Isi(
        kop=sheets.head(pesanan),
        judul=layanan.standar.nama,
        jawaban=band,
        edisi=word("papan.edisi", edisi=layanan.standar.edisi).rstrip("."),
        qr=pesanan.qr,
        alamat=plain_address(pesanan.qr),
    )


def render_share(pesanan: Pesanan) -> Result:
    """The picture; no bytes where its code does not read or it is too heavy."""
    isi = content(pesanan)
    if missing("".join(texts_in(isi))):
        return Result(None)  # the board of the same service says which letters
    drawn = draw(isi)
    read = codes_in(drawn)
    made = encoded(drawn, isi.kop.warna)
    name, file = word("cetak.png"), pesanan.layanan.file
    if read != [isi.qr]:
        words: dict[str, str | int] = {"cetakan": name, "alamat": isi.qr, "terbaca": len(read), "jumlah": 1}
        return Result(None, (Finding(file, 0, 0, "SP981", freeze_words(words)),))
    if len(made) > LARGEST:
        return Result(None, (Finding(file, 0, 0, "SP982", freeze_words({"cetakan": name, "sebab": isi.judul[:40]})),))
    return Result(made, (), (("lembar", 1),))


def encoded(drawn: Image.Image, accent: str) -> bytes:
    """A PNG of few colours, without date or software in it."""
    kept = BytesIO()
    few = drawn.quantize(palette=_palette(look.ACCENTS[accent]), dither=Image.Dither.NONE)
    few.save(kept, "PNG", compress_level=6)
    return kept.getvalue()


@cache
def _palette(accent: str) -> Image.Image:
    """The colours of the picture, and those between each two that meet at the edge of a letter."""
    colours: list[int] = []
    for one, other, count in ((BLACK, WHITE, 24), (accent, WHITE, 12), (YELLOW, BROWN, 12)):
        ends = [[int(colour[n : n + 2], 16) for n in (1, 3, 5)] for colour in (one, other)]
        for n in range(count):
            colours += [round(a + (b - a) * n / (count - 1)) for a, b in zip(*ends, strict=True)]
    made = Image.new("P", (1, 1))
    made.putpalette(colours)
    return made


@cache
def font(weight: int, size: int) -> ImageFont.FreeTypeFont:
    """Our font, set letter by letter: no shaping library of the machine takes part."""
    return ImageFont.truetype(BytesIO(font_file(WEIGHTS[weight])), size, layout_engine=ImageFont.Layout.BASIC)


def draw(isi: Isi) -> Image.Image:
    """The picture's pixels."""
    picture = Image.new("RGB", (WIDE, TALL), WHITE)
    pen = ImageDraw.Draw(picture)
    accent = look.ACCENTS[isi.kop.warna]
    pen.rectangle((0, 0, WIDE, TOP), fill=accent)
    office = fitted(isi.kop.instansi, 700, ((34, 1), (28, 1), (24, 1), (21, 2)), WIDE - 2 * SIDE)
    whole = [(isi.kop.pemda, 400, 20), *((line, 700, office[0]) for line in office[1])]
    y = (TOP - sum(round(size * 1.2) for _, _, size in whole)) // 2
    for text, weight, size in whole:
        y = _line(pen, SIDE, y, text, weight, size, WHITE)
    low = TALL
    if isi.kop.contoh:
        low -= 40
        pen.rectangle((0, low, WIDE, TALL), fill=YELLOW)
        size, rows = fitted(isi.kop.contoh, 700, ((22, 1), (18, 1), (15, 1)), WIDE - 2 * SIDE)
        _line(pen, SIDE, low + (40 - round(size * 1.2)) // 2, rows[0], 700, size, BROWN)
    side = modules(isi.qr).width * min(MODULE, ROOM // modules(isi.qr).width)
    left = WIDE - SIDE - side
    _card(pen, isi, left, side, low)
    room = left - 40 - SIDE
    top = _title(pen, isi.judul, room)
    _answers(pen, isi.jawaban, room, max(top + 18, 330), low - 18, accent)
    return picture


def _title(pen: ImageDraw.ImageDraw, text: str, room: int) -> int:
    y = TOP + 26
    size, rows = fitted(text, 800, TITLE, room)
    for row in rows:
        y = _line(pen, SIDE, y, row, 800, size, BLACK, 1.08)
    return y


def _card(pen: ImageDraw.ImageDraw, isi: Isi, left: int, side: int, low: int) -> None:
    """The code with its address below it."""
    size, rows = fitted(isi.alamat, 700, ((22, 1), (20, 2), (18, 3), (15, 5), (12, 8)), side, marks="/@")
    words = [(word("papan.ketik"), 400, 20), *((row, 700, size) for row in rows), (isi.edisi, 400, 20)]
    tall = side + sum(round(each * 1.25) for _, _, each in words)
    y = TOP + (low - TOP - tall) // 2
    pen.bitmap((left, y), modules(isi.qr).resize((side, side), Image.Resampling.NEAREST), fill=BLACK)
    y += side
    for text, weight, each in words:
        wide = round(font(weight, each).getlength(text))
        _line(pen, left + (side - wide) // 2, y, text, weight, each, BLACK if weight > 400 else GREY)
        y += round(each * 1.25)


def modules(text: str) -> Image.Image:
    """The code with its quiet zone, a pixel a module; what is set is dark."""
    made = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    made.add_data(text)
    made.make(fit=True)
    rows = made.get_matrix()
    picture = Image.new("1", (len(rows), len(rows)))
    picture.putdata([255 * dark for row in rows for dark in row])
    return picture


def _answers(
    pen: ImageDraw.ImageDraw, jawaban: tuple[Jawaban, ...], room: int, top: int, low: int, accent: str
) -> None:
    """Three cells side by side: the question, the answer, and of its notes what there is room for."""
    share = room // 3
    for n, (tanya, one) in enumerate(zip(("jangka_waktu", "biaya", "produk"), jawaban, strict=True)):
        x, y = SIDE + n * share, top
        pen.rectangle((x, y, x + share - 17, y + 4), fill=accent)
        y = _line(pen, x, y + 14, word(f"papan.komponen.{tanya}"), 600, LABEL, GREY)
        size, rows = fitted(one.nilai, 800 if one.ada else 600, VALUE, share - 18)
        for row in rows:
            y = _line(pen, x, y, row, 800 if one.ada else 600, size, BLACK, 1.12)
        y += 6
        for text in one.catatan:
            rows = wrapped(text, 400, NOTE, share - 18)
            if y + len(rows) * round(NOTE * 1.22) <= low:
                for row in rows:
                    y = _line(pen, x, y, row, 400, NOTE, GREY, 1.22)


def _line(
    pen: ImageDraw.ImageDraw, x: int, y: int, text: str, weight: int, size: int, fill: str, leading: float = 1.2
) -> int:
    """Draws a line of text; where the next one begins."""
    pen.text((x, y), text.replace("\u00a0", " "), font=font(weight, size), fill=fill)
    return y + round(size * leading)


def fitted(
    text: str, weight: int, steps: tuple[tuple[int, int], ...], room: int, marks: str = ""
) -> tuple[int, list[str]]:
    """The largest size in which a text takes so few lines, and the lines; at the smallest the rest is cut with dots."""
    for size, most in steps:
        rows = wrapped(text, weight, size, room, marks)
        if len(rows) <= most and all(font(weight, size).getlength(row) <= room for row in rows):
            whole = [row for row in rows if " " in row or row in text.split(" ") or marks or len(rows) == 1]
            if len(whole) == len(rows) or size == steps[-1][0]:
                return size, rows
    size, most = steps[-1]
    rows = wrapped(text, weight, size, room, marks)
    if len(rows) <= most:
        return size, rows
    last = rows[most - 1]
    while last and font(weight, size).getlength(f"{last}...") > room:
        last = last[:-1]
    return size, [*rows[: most - 1], f"{last.rstrip()}..."]


def wrapped(text: str, weight: int, size: int, room: int, marks: str = "") -> list[str]:
    """The text in lines of that many pixels; a word longer than a line is cut, an address behind one of `marks`."""
    rows: list[str] = []
    line = ""
    for part in _parts(text, marks):
        if font(weight, size).getlength((line + part).rstrip()) <= room:
            line += part
            continue
        if line.strip():
            rows.append(line.rstrip())
        line = part
        while font(weight, size).getlength(line.rstrip()) > room:
            cut = next(
                n for n in range(len(line) - 1, 0, -1) if n == 1 or font(weight, size).getlength(line[:n]) <= room
            )
            rows.append(line[:cut])
            line = line[cut:]
    return [*rows, line.rstrip()] if line.strip() or not rows else rows


def _parts(text: str, marks: str) -> list[str]:
    """Words with the blank behind them, or pieces that end with one of the marks."""
    ends = f" {marks}"
    found, start = [], 0
    for n, sign in enumerate(text):
        if sign in ends:
            found.append(text[start : n + 1])
            start = n + 1
    return [*found, text[start:]] if start < len(text) else found
