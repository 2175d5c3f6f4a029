"""A text in, its QR code out: level M, four modules of quiet zone, one path."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import qrcode
from qrcode.constants import ERROR_CORRECT_M

QUIET = 4
MODULE = 1.7
"""Millimetres a module has at least: legible at arm's length, also from a photograph of the board."""
LARGEST_VERSION = 4
"""Beyond it the address is longer than a board's code should carry."""


Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: the modules of a side with the quiet zone, the version, and the dark modules as an SVG path."""

    sisi: int
    versi: int
    jalur: str

    def width(self, wanted: float) -> float:
        """Its width in millimetres, quiet zone included: as wanted, or more where modules would be too small."""
        return max(wanted, MODULE * self.sisi)


@lru_cache(maxsize=16)
def encode(text: str) -> Code:
    """The code of `text`; equal texts give equal codes."""
    made = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    made.add_data(text)
    made.make(fit=True)
    return Code(made.modules_count + 2 * QUIET, made.version or 0, outline(made.get_matrix()))


def outline(matrix: list[list[bool]]) -> str:
    """The dark modules as one path along their edges: half the commands of a rectangle each, and no hairlines between.

    Each edge of a dark module that borders on a light one is walked once, clockwise, corner to corner.
    """
    rows = [[False, *row, False] for row in matrix]
    blank = [False] * len(rows[0])
    edges: dict[Point, list[Point]] = {}
    for y, (above, row, below) in enumerate(zip([blank, *rows], rows, [*rows[1:], blank], strict=False)):
        for x, dark in enumerate(row[1:-1]):
            if dark:
                if not above[x + 1]:
                    edges.setdefault((x, y), []).append((1, 0))
                if not row[x + 2]:
                    edges.setdefault((x + 1, y), []).append((0, 1))
                if not below[x + 1]:
                    edges.setdefault((x + 1, y + 1), []).append((-1, 0))
                if not row[x]:
                    edges.setdefault((x, y + 1), []).append((0, -1))
    path = []
    for start in sorted(edges):
        while edges[start]:
            path.append(_walk(edges, start))
    return "".join(path)


def _walk(edges: dict[Point, list[Point]], start: Point) -> str:
    """One closed line from `start`, its edges taken out of the store; at a crossing it turns right."""
    step = edges[start].pop(0)
    path, run = [f"M{start[0] + QUIET} {start[1] + QUIET}"], 0
    at = start
    while True:
        at, run = (at[0] + step[0], at[1] + step[1]), run + 1
        if at == start:
            return "".join(path) + "z"
        ways = edges[at]
        right = (-step[1], step[0])
        turn = right if right in ways else ways[0]
        ways.remove(turn)
        if turn != step:
            path.append(f"h{run * step[0]}" if step[0] else f"v{run * step[1]}")
            run = 0
        step = turn
