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
        "peristiwa",
        "banding",
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

LURING = "s/luring.js"
"""The script that keeps saved QR pages: in phones that have it, its address stands for ever."""

LAYANAN_TERCADANG = frozenset(["fkp", "indeks", "maklumat", "banner", "umpan", "perubahan"])
"""Names that no standard's file may have: pages and prints of its agency are called so."""

AKHIRAN_TERCADANG = ("-a4", "-f4", "-2a4")
"""How no standard's file may end: other prints of the standard before it are called so."""


def is_reserved(layanan: str) -> bool:
    """Whether a standard's file may not be called so."""
    return layanan in LAYANAN_TERCADANG or layanan.endswith(AKHIRAN_TERCADANG)


def _paged(alamat: str, halaman: int) -> str:
    """The first page of a list has its plain address, so that links to it stay when the list grows."""
    return alamat if halaman == 1 else f"{alamat}{halaman}/"


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

    @property
    def pangkal(self) -> str:
        """What a whole address begins with; ends with a slash."""
        return self.alamat_situs if self.alamat_situs.endswith("/") else f"{self.alamat_situs}/"

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

    def cetakan(self, folder: str, nama: str) -> str:
        """Another print: an agency's (indeks.pdf), or a service's (<layanan>-a4.pdf)."""
        return f"papan/{folder}/{nama}"

    def fkp(self, folder: str, tanggal: str) -> str:
        """A consultation's page."""
        return f"{folder}/fkp/{tanggal}/"

    def lembar_fkp(self, folder: str, tanggal: str) -> str:
        """The sheets that a consultation is held with."""
        return f"{folder}/fkp/{tanggal}-lembar.pdf"

    def lampiran_fkp(self, folder: str, tanggal: str) -> str:
        """The annex of the signed record of a consultation."""
        return f"{folder}/fkp/{tanggal}-lampiran.pdf"

    def perubahan(self, periode: str = "", halaman: int = 1) -> str:
        """What changed: all, or in a year, month or quarter (2026, 2026-10, 2026-tw4); a later page of that list."""
        return _paged(f"perubahan/{periode}/" if periode else "perubahan/", halaman)

    def perubahan_instansi(self, folder: str = "", halaman: int = 1) -> str:
        """What an agency changed, without a folder the list of agencies; no folder is taken for a period."""
        name = f"~{folder}" if folder[:4].isdigit() else folder or "instansi"
        return _paged(f"perubahan/{name}/", halaman)

    def pesan(self, bulan: str) -> str:
        """The message about a month's changes, as plain text."""
        return f"perubahan/{bulan}.txt"

    def tabel_perubahan(self, triwulan: str, rincian: bool = False) -> str:
        """The table of a quarter's changes: by agency, or a row for each edition."""
        return f"data/v1/perubahan/{triwulan}{'-rincian' if rincian else ''}.csv"

    def umpan(self, folder: str = "") -> str:
        """The Atom feed of everything, or of one agency."""
        return f"{folder}/umpan.xml" if folder else "umpan.xml"

    def peristiwa(self, id: str = "") -> str:
        """A life event with its path; without an id, the list of all."""
        return f"peristiwa/{id}/" if id else "peristiwa/"

    def banding(self, id: str = "") -> str:
        """One service side by side at several offices; without an id, the list of all."""
        return f"banding/{id}/" if id else "banding/"

    def tabel_banding(self, id: str, bentuk: str = "csv") -> str:
        """The same as a table or as data."""
        return f"data/v1/banding/{id}.{bentuk}"

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


def kind_of(file: str) -> Literal["pemda", "instansi", "standar", "acuan", "fkp", "peristiwa", "sinonim"] | None:
    """What kind of file stands at this path below standards/; None for files that are no part of the catalogue."""
    match file.removeprefix(f"{FOLDER}/").split("/"):
        case ["pemda.yaml"]:
            return "pemda"
        case ["peristiwa.yaml"]:
            return "peristiwa"
        case ["sinonim.yaml"]:
            return "sinonim"
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
