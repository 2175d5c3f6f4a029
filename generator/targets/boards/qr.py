"""A text in, its QR code out: level M, four modules of quiet zone, one path of runs."""

from __future__ import annotations

from dataclasses import dataclass

import qrcode
from qrcode.constants import ERROR_CORRECT_M

QUIET = 4
MODULE = 1.7
"""Millimetres a module has at least: legible at arm's length, also from a photograph of the board."""
LARGEST_VERSION = 4
"""Beyond it the address is longer than a board's code should carry."""


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: the modules of a side with the quiet zone, the version, and the dark runs as an SVG path."""

    sisi: int
    versi: int
    jalur: str

    def width(self, wanted: float) -> float:
        """Its width in millimetres, quiet zone included: as wanted, or more where modules would be too small."""
        return max(wanted, MODULE * self.sisi)


def encode(text: str) -> Code:
    """The code of `text`; equal texts give equal codes."""
    made = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    made.add_data(text)
    made.make(fit=True)
    runs = []
    for y, row in enumerate(made.get_matrix()):
        start = None
        for x, dark in enumerate([*row, False]):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                length = x - start
                runs.append(f"M{start + QUIET} {y + QUIET}h{length}v1h-{length}z")
                start = None
    return Code(made.modules_count + 2 * QUIET, made.version or 0, "".join(runs))
