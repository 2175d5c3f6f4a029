"""A built site in; the pictures that the guide and the README show, out: of its prints, and of the steps (steps.py).

python scripts/pictures.py SITE
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pypdfium2
import steps
from PIL import Image

from generator import catalog
from generator.targets.boards.board import order
from generator.targets.boards.press import make_board

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "standards" / "panduan" / "gambar"
DOCS = ROOT / "docs"
FRAME = 2
"""Pixels of grey around a sheet, so that its edge shows on a white page."""

PRINTS = {
    "papan-pendek": ("kec-hulu/legalisasi-surat.pdf", 620),
    "papan": ("disdukcapil/akta-kelahiran.pdf", 620),
    "papan-dua-lembar": ("dinsos/rekomendasi-pengangkatan-anak.pdf", 460),
    "indeks": ("desa-rindang/indeks.pdf", 620),
    "maklumat": ("dpmptsp/maklumat.pdf", 620),
    "lembar-syarat": ("disdukcapil/akta-kelahiran-a4.pdf", 460),
    "banner": ("disdukcapil/banner.pdf", 420),
}
"""Which print stands for its kind, and how many pixels a sheet is wide."""
SHARED = ("gambar-dibagikan", "disdukcapil/akta-kelahiran.png")
README = ("papan",)
MOST = 60_000
"""Bytes of a picture of the guide."""
LONG = ROOT / "scripts" / "contoh-25-syarat.yaml"


def sheets(file: Path, width: int) -> Image.Image:
    """All sheets of a print side by side."""
    pages = [
        page.render(scale=width / page.get_width()).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(file)
    ]
    step = width + 4 * FRAME
    whole = Image.new("RGB", (step * len(pages) - 2 * FRAME, max(page.height for page in pages) + 2 * FRAME), "#c9d0d5")
    for n, page in enumerate(pages):
        whole.paste(page.resize((width, page.height)), (n * step + FRAME, FRAME))
    return whole


def long_board() -> bytes:
    """A board with 25 requirements, which no service of the demonstration has."""
    known, _ = catalog.load(ROOT / "standards", "2026-11-01")
    sample = catalog.parse("standards/dpmptsp/contoh.yaml", LONG.read_bytes()).value
    assert known is not None
    layanan = catalog.resolve("standards/dpmptsp/contoh.yaml", sample, known.instansi["dpmptsp"])
    made = make_board(order(layanan, known.pemda, f"{known.pemda.alamat_qr}s/{layanan.kode}/1/"))
    assert made.content is not None, made.findings
    return made.content


def save(picture: Image.Image, file: Path) -> None:
    """With as many colours as fit in 60 kB, because the guide is read on phones: a print has few of them."""
    file.parent.mkdir(parents=True, exist_ok=True)
    for colors in (64, 32, 16, 8):
        picture.quantize(colors, dither=Image.Dither.NONE).save(file, optimize=True)
        if file.stat().st_size < MOST:
            return
    raise ValueError(f"{file.name}: {file.stat().st_size} bytes with 8 colours")


def main(site: Path) -> None:
    """Writes every picture anew."""
    for name, (print_, width) in PRINTS.items():
        picture = sheets(site / "papan" / print_, width)
        save(picture, GUIDE / f"{name}.png")
        if name in README:
            save(picture, DOCS / f"{name}.png")
    save(sheets(long_board(), 620), GUIDE / "papan-25-syarat.png")
    with Image.open(site / "papan" / SHARED[1]) as picture:
        save(picture.convert("RGB").resize((600, 315)), GUIDE / f"{SHARED[0]}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as place:
        steps.main(GUIDE, Path(place))
