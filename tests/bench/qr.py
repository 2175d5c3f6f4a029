"""Simulated phones: codes of boards tilted, blurred, noisy, stained and in the dark; how many two decoders read.

    python tests/bench/qr.py [--trials 200] [--seed 1]

A phone sees a board from the front within some 20 degrees, turned a little, not quite sharp, in the light of an
office. Each trial draws the code of another address as a board prints it, with its quiet zone on the card's white,
and spoils it. The first rows are what a reader may expect; those below the line show where a code ends.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageFilter

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from generator.targets.boards import qr  # noqa: E402
from tests.bench import pictures  # noqa: E402
from tests.bench.catalogue import kode  # noqa: E402

FINE = 12
"""Pixels of a module before the phone."""
ADDRESS = "https://sp.nusadamai.example/s/{kode}/{edisi}/"


def drawn(text: str) -> Image.Image:
    """The code as the board's path draws it, on a white card."""
    code = qr.encode(text)
    side = code.sisi * FINE
    picture = np.full((side, side), 255, np.uint8)
    crossings = np.zeros((code.sisi, code.sisi + 1), int)
    for line in code.jalur.split("M")[1:]:
        x, y = (int(one) for one in re.findall(r"\d+", line)[:2])
        begin = y
        for way, length in [*re.findall(r"([hv])(-?\d+)", line), ("z", "0")]:
            end = y + int(length) if way == "v" else begin if way == "z" else y
            crossings[min(y, end) : max(y, end), x] += 1
            x, y = (x + int(length) if way == "h" else x), end
    dark = np.cumsum(crossings, axis=1)[:, :-1] % 2 == 1
    picture[np.kron(dark, np.ones((FINE, FINE), bool))] = 0
    card = Image.new("L", (side + 12 * FINE, side + 12 * FINE), 255)
    card.paste(Image.fromarray(picture), (6 * FINE, 6 * FINE))
    return card


def photographed(card: Image.Image, chance: Any, module: float, tilt: float = 0.09, turn: float = 12) -> Image.Image:
    """The card seen by a phone: in perspective, turned, at so many pixels a module."""
    wide, high = card.size
    corners = [(0, 0), (0, high), (wide, high), (wide, 0)]
    seen = [(x + chance.uniform(-tilt, tilt) * wide, y + chance.uniform(-tilt, tilt) * high) for x, y in corners]
    rows = []
    for (x, y), (u, v) in zip(corners, seen, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
    flat = np.array([value for place in seen for value in place])
    matrix = np.linalg.solve(np.array(rows, float), flat)
    tilted = card.transform(
        card.size, Image.Transform.PERSPECTIVE, matrix.tolist(), Image.Resampling.BICUBIC, fillcolor=235
    )
    turned = tilted.rotate(chance.uniform(-turn, turn), Image.Resampling.BICUBIC, fillcolor=235)
    scale = module / FINE
    return turned.resize((round(wide * scale), round(high * scale)), Image.Resampling.BOX)


def stained(card: Image.Image, chance: Any, share: float, cover: float) -> Image.Image:
    """The card with stains on part of it, each up to a tenth as wide as the card.

    `cover` is how much of the light a stain may swallow: a fingerprint or a splash on a laminated board; at 1 a
    sticker.
    """
    light = np.asarray(card, float).copy()
    high, wide = light.shape
    across, down = np.meshgrid(np.arange(wide), np.arange(high))
    while share > 0:
        radius = chance.uniform(0.01, 0.05) * wide
        x, y = chance.uniform(0, wide), chance.uniform(0, high)
        light[(across - x) ** 2 + (down - y) ** 2 < radius**2] *= 1 - chance.uniform(0, cover)
        share -= np.pi * radius**2 / (wide * high)
    return Image.fromarray(light.astype(np.uint8))


def spoilt(
    picture: Image.Image, chance: Any, blur: float = 0.6, noise: float = 6, dark: float = 1, shade: float = 1
) -> Image.Image:
    """Blurred (pixels), noisy (of 255), in low light, in a shadow from one side."""
    light = np.asarray(picture.filter(ImageFilter.GaussianBlur(blur)), float)
    light = 30 * (1 - dark) + light * dark
    light *= np.linspace(1, shade, light.shape[1])[None, :]
    light += chance.normal(0, noise, light.shape)
    return Image.fromarray(np.clip(light, 0, 255).astype(np.uint8))


TRIALS: dict[str, dict[str, Any]] = {
    "2.5 px, tilted, turned, blurred, noisy": {"module": 2.5},
    "2.5 px, the same in a quarter of the light": {"module": 2.5, "dark": 0.25, "noise": 4},
    "2.5 px, the same in a shadow 4:1": {"module": 2.5, "shade": 0.25, "noise": 3},
    "2.5 px, the same with stains on 1 %": {"module": 2.5, "stains": 0.01},
    "2.5 px, the same with stains on 3 %": {"module": 2.5, "stains": 0.03},
    "2.5 px, half the light, stains on 3 %": {"module": 2.5, "dark": 0.5, "noise": 4, "stains": 0.03},
    "--- where it ends": {},
    "2 px": {"module": 2},
    "4 px, tilted twice as much": {"module": 4, "tilt": 0.16},
    "4 px, blurred by half a module": {"module": 4, "blur": 2},
    "4 px, 2 % under stickers": {"module": 4, "stains": 0.02, "cover": 1},
}
FRAMES = 5
"""Pictures that a phone takes while somebody holds it before a board: half a second, no longer."""


def measure(trials: int, seed: int) -> Iterator[tuple[str, dict[str, tuple[float, float]]]]:
    """Each kind of spoiling, and the share that each decoder reads right: in one picture, in one of the frames."""
    for name, how in TRIALS.items():
        if not how:
            yield name, {}
            continue
        chance = np.random.default_rng(seed)
        given = dict(how)
        module, tilt = given.pop("module"), given.pop("tilt", 0.06)
        stains, cover = given.pop("stains", 0), given.pop("cover", 0.6)
        right: dict[str, list[list[bool]]] = {}
        for n in range(trials):
            text = ADDRESS.format(kode=kode(n), edisi=n % 9 + 1)
            card = stained(drawn(text), chance, stains, cover) if stains else drawn(text)
            frames: dict[str, list[bool]] = {}
            for _ in range(FRAMES):
                seen = spoilt(photographed(card, chance, module, tilt), chance, **given)
                for decoder, read in pictures.read_codes(seen).items():
                    frames.setdefault(decoder, []).append(text in read)
            for decoder, ones in frames.items():
                right.setdefault(decoder, []).append(ones)
        yield name, {one: (_share(ones[0] for ones in rows), _share(map(any, rows))) for one, rows in right.items()}


def _share(ones: Iterable[bool]) -> float:
    listed = list(ones)
    return sum(listed) / len(listed)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--trials", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(f"{given.trials} codes each, level M, version 3\n")
    print(f"| seen as | zxing, one picture | zbar | zxing, {FRAMES} frames | zbar |\n|---|---|---|---|---|")
    for name, shares in measure(given.trials, given.seed):
        pairs = [shares[one] for one in ("zxing", "zbar") if one in shares]
        cells = [f"{pair[way]:.1%}" for way in (0, 1) for pair in pairs]
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
