"""Where things are published: a service, an edition or a list in, its address below the site's base out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FOLDER = "standards"
"""Where the sources stand, from the repository's root."""

TERCADANG = frozenset(
    [
        "s",
        "papan",
        "data",
        "schema",
        "perubahan",
        "bantuan",
        "cari",
        "acuan",
        "panduan",
        "assets",
        "layanan",
        "instansi",
        "konsultasi",
        "perbandingan",
        "laporan",
        "umpan",
        "javascripts",
        "stylesheets",
        "search",
        "fkp",
        "index",
        "404",
        "sitemap",
    ]
)
"""Names that no agency's folder may have, because addresses of our own begin with them."""


@dataclass(frozen=True, slots=True)
class Site:
    """The site's own facts, the same for every page.

    `tanggal` is the build's date (ISO). `alamat_qr` begins every QR code and ends with a slash. `sunting` is
    the repository host's edit address of the folder standards/, empty where there is none. All paths that
    methods return are below the base, without a leading slash; folders end with one.
    """

    tanggal: str
    alamat_qr: str
    nama: str
    contoh: bool = False
    alamat_situs: str = ""
    sunting: str = ""

    def standar(self, folder: str, id: str) -> str:
        """The full page of a standard."""
        return f"{folder}/{id}/"

    def instansi(self, folder: str) -> str:
        """An agency's page."""
        return f"{folder}/"

    def landing(self, kode: str, edisi: int | None = None) -> str:
        """The light page of a QR code; with `edisi`, the one printed on a board of that edition."""
        return f"s/{kode}/" if edisi is None else f"s/{kode}/{edisi}/"

    def qr(self, kode: str, edisi: int) -> str:
        """The exact text of a board's QR code."""
        return f"{self.alamat_qr}{self.landing(kode, edisi)}"

    def papan(self, folder: str, id: str) -> str:
        """The A3 board of a standard."""
        return f"papan/{folder}/{id}.pdf"

    def fkp(self, folder: str, tanggal: str) -> str:
        """A consultation's page."""
        return f"{folder}/fkp/{tanggal}/"

    def sumber(self, folder: str, id: str) -> str:
        """The source file as published."""
        return f"{folder}/{id}.yaml"

    def data(self, folder: str, id: str) -> str:
        """The data file of one standard."""
        return f"data/v1/standar/{folder}/{id}.json"

    def bantuan(self, id: str) -> str:
        """The help page of a kind of finding."""
        return f"bantuan/{id}/"

    def edit(self, file: str) -> str:
        """Where `file` (from the repository's root, below standards/) can be edited; empty where nowhere."""
        return f"{self.sunting}{file.removeprefix(f'{FOLDER}/')}" if self.sunting else ""


def page_file(address: str) -> str:
    """The file that serves an address: a folder's index.html, or the file itself."""
    return f"{address}index.html" if address == "" or address.endswith("/") else address


def relative(source: str, target: str) -> str:
    """The link from the page at `source` to `target`, both below the base; the base itself is the empty string."""
    depth = source.count("/")
    return f"{'../' * depth}{target}" or "./"


def kind_of(file: str) -> Literal["pemda", "instansi", "standar", "acuan", "fkp"] | None:
    """What kind of file stands at this path below standards/; None for files that are no part of the catalogue."""
    match file.removeprefix(f"{FOLDER}/").split("/"):
        case ["pemda.yaml"]:
            return "pemda"
        case ["acuan", _]:
            return "acuan"
        case [_, "instansi.yaml"]:
            return "instansi"
        case [_, "fkp", _]:
            return "fkp"
        case [folder, _] if folder != "panduan":
            return "standar"
        case _:
            return None
