"""A picture's bytes in, the crest as a board carries it out: small, plain, nothing left of what it came with."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from io import BytesIO
from typing import Literal

from PIL import Image, ImageFile

from generator.sources import LIMIT

FORMATS = ("PNG", "JPEG", "WEBP")
MOST_PIXELS = 16_000_000
SIDE = (170, 200)
"""Pixels of the crest on paper: 17 by 20 mm at 250 dpi."""
Sebab = Literal["tidak-ada", "terlalu-besar", "tidak-terbaca", "terlalu-kecil"]
LEAST = 60
"""Pixels of the longer side, below which a crest is a smear."""


@lru_cache(maxsize=64)
def crest(content: bytes | None) -> tuple[str, Sebab | None]:
    """The picture as an address that holds it, or empty and why not.

    Only pixels are taken over: what a file says of itself, and what could be more than a picture, stays behind.
    """
    if content is None:
        return "", "tidak-ada"
    if len(content) > LIMIT:
        return "", "terlalu-besar"
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return "", "terlalu-besar"
            if max(picture.size) < LEAST:
                return "", "terlalu-kecil"
            drawn = _whole(picture).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return "", "tidak-terbaca"
    paper = Image.new("RGBA", drawn.size, "white")
    paper.alpha_composite(drawn)
    paper.thumbnail(SIDE, Image.Resampling.LANCZOS)
    made = BytesIO()
    paper.convert("RGB").save(made, "JPEG", quality=82, optimize=True)
    return f"data:image/jpeg;base64,{b64encode(made.getvalue()).decode('ascii')}", None


def _whole(picture: Image.Image) -> Image.Image:
    """The picture read to its end. WeasyPrint tells Pillow to take torn ones; whether it is loaded must not matter."""
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        picture.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    return picture
