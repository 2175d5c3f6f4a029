"""Nothing in, a process that has laid out once out: who is forked from it finds fonts, styles and templates ready.

For the process from which workers are forked, and only there: to import it is to lay out one small board. Only on
Linux: elsewhere the system's own libraries may not be used after a fork.
"""

from __future__ import annotations

import sys
from contextlib import suppress

from generator.messages import word
from generator.model import Instansi, Layanan, Pemda, Persyaratan, Standar
from generator.targets.boards.board import order
from generator.targets.boards.press import make_board


def lay_out_once() -> None:
    """A board of one requirement, to be thrown away."""
    name = word("perintah.boards")
    items = (Persyaratan(uraian=name, id="satu"),)
    standar = Standar(nama=name, jenis=("administratif",), status="berlaku", edisi=1, kode="aaaaa", persyaratan=items)
    layanan = Layanan("a", "a", "a", standar, Instansi(nama=name, tingkat="lainnya"))
    make_board(order(layanan, Pemda(nama=name, alamat_qr="https://sp.example/"), "https://sp.example/s/aaaaa/1/"))


if sys.platform == "linux":
    with suppress(Exception):  # whatever it is, the first real board will say it
        lay_out_once()
