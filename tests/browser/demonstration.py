"""The built demonstration in; its kinds of pages, and its address at a root and under a path, out."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.whole import Whole

PATH = "standar/"


@dataclass(frozen=True)
class Demonstration:
    """One built site and where it is served: `addresses` are a root's and a path's, each with its last slash."""

    whole: Whole
    addresses: tuple[str, str]

    def kinds(self) -> dict[str, str]:
        """An address of every kind of page, by the kind's name; of a standard one in each state."""
        items = self.whole.data()["items"]
        found: dict[str, str] = {}

        def richest(name: str, addresses: Iterator[str]) -> None:
            found[name] = max(sorted(addresses), key=lambda one: (self.file(one).stat().st_size, one))

        for status in sorted({one["status"] for one in items}):
            richest(f"standar {status}", (one["url"] for one in items if one["status"] == status))
        in_force = [one for one in items if one["status"] == "berlaku"]
        found["standar lain"] = min(in_force, key=lambda one: (len(one["persyaratan"]), one["url"]))["url"]
        richest("QR", (one["landing"] for one in in_force))
        richest("QR dicabut", (one["landing"] for one in items if one["status"] == "dicabut"))
        richest("QR edisi lama", (f"s/{one['kode']}/1/" for one in items if one["edisi"] > 1 and one["kode"]))
        richest("FKP", (one["url"] for one in self.whole.data("konsultasi")["items"]))
        agencies = [one["url"] for one in self.whole.data("instansi")["items"] if one["layanan"]]
        richest("instansi", iter(agencies))
        richest("menurut instansi", (f"perubahan/{one}" for one in agencies if self.has(f"perubahan/{one}")))
        patterns = {
            "tahun": "perubahan/[0-9][0-9][0-9][0-9]",
            "bulan": "perubahan/[0-9][0-9][0-9][0-9]-[0-9][0-9]",
            "triwulan": "perubahan/*-tw*",
            "banding": "banding/*",
            "bab panduan": "panduan/*",
            "peristiwa": "peristiwa/*",
            "bantuan satu": "bantuan/SP1*",
        }
        for name, pattern in patterns.items():
            files = self.whole.site.glob(f"{pattern}/index.html")
            richest(name, (f"{one.parent.relative_to(self.whole.site).as_posix()}/" for one in files))
        lists = ("layanan", "instansi", "perubahan", "konsultasi", "banding", "bantuan", "cari", "papan", "panduan")
        found |= {f"daftar {name}": f"{name}/" for name in (*lists, "peristiwa") if self.has(f"{name}/")}
        return {"beranda": "", **found, "hasil cari": "cari/?q=ktp+hilang", "404": "404.html"}

    def file(self, address: str) -> Path:
        """The file that serves an address."""
        return self.whole.site / address / "index.html"

    def has(self, address: str) -> bool:
        """Whether there is a page at this address."""
        return self.file(address).is_file()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A folder over HTTP without a word."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served."""
    handler: Any = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
