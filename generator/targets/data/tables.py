"""Services in; tables that a spreadsheet opens without running anything out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.hanging import survey
from generator.model import Riwayat
from generator.targets.conditions import phrase
from generator.targets.data.hitungan import GROUNDS, Laporan, first_day, last_day
from generator.targets.data.records import Peristiwa, StandarRingkas
from generator.targets.data.services import items
from generator.targets.publication import Publication

BOM = "\ufeff"
"""Without it a spreadsheet takes UTF-8 for something else."""
_FORMULA = re.compile(r"(?:^|[;,|])(?=[ \"']*[=+\-@＝＋－＠])")
# Where lists are parted by semicolons (as in Indonesian settings), a formula may also begin behind one.

STANDAR = (
    "kode", "edisi", "status", "instansi", "nama_instansi", "id", "nama", "jenis", "urusan", "berlaku_sejak", "sk",
    "waktu", "biaya", "gratis", "produk", "jumlah_persyaratan", "url", "landing", "board", "qr", "data_per",
    "data_contoh",
)  # fmt: skip
PERSYARATAN = (
    "kode", "edisi", "status", "instansi", "id_layanan", "nama_layanan", "nomor", "id", "uraian", "jenis", "bentuk",
    "jumlah", "wajib", "bila", "kelompok", "penerbit", "data_per", "data_contoh",
)  # fmt: skip
TRIWULAN = (
    "triwulan", "mulai", "selesai", "instansi", "nama_instansi", "standar_pertama", "edisi_baru", "layanan_dicabut",
    "syarat_tidak_diminta_lagi", "syarat_baru", "perubahan_bertambah", "perubahan_berkurang", "perubahan_tetap",
    "perubahan_perlu_telaah", *(f"dasar_{name}" for name in GROUNDS), "dasar_belum_dicantumkan", "fkp_digelar",
    "kesepakatan_masuk_standar", "kesepakatan_jatuh_tempo", "kesepakatan_lewat_tenggat", "data_per", "data_contoh",
)  # fmt: skip
RINCIAN = (
    "triwulan", "tanggal", "jenis", "kode", "edisi", "instansi", "nama_instansi", "id", "nama", "sk", "dasar",
    "rujukan", "ringkasan", "syarat_tidak_diminta_lagi", "syarat_baru", "perubahan_bertambah", "perubahan_berkurang",
    "perubahan_tetap", "perubahan_perlu_telaah", "url", "data_per", "data_contoh",
)  # fmt: skip
PAPAN = (
    "instansi", "nama_instansi", "layanan", "kode", "nama", "tempat", "edisi_papan", "dipasang", "edisi_berlaku",
    "tindakan", "data_per", "data_contoh",
)  # fmt: skip


Value = str | int | bool | None


def cell(value: Value) -> str:
    """One line of text that no spreadsheet takes for a formula: an apostrophe stands before what looks like one."""
    if not isinstance(value, str):
        return "" if value is None else str(value).lower()
    text = value if value.isprintable() else " ".join(value.split())
    return _FORMULA.sub(r"\g<0>'", text)


def quoted(values: Iterable[Value]) -> str:
    """Some cells of a row, each in quotes; looked at one by one only where all, seen as one text, ask for it."""
    row = list(values)
    texts = [one if isinstance(one, str) else cell(one) for one in row]
    whole = ";".join(texts)
    return _quoted(texts if whole.isprintable() and not _FORMULA.search(whole) else map(cell, row))


def _quoted(texts: Iterable[str]) -> str:
    return '"' + '","'.join([one.replace('"', '""') for one in texts]) + '"'


def lines(rows: Iterable[Iterable[Value]]) -> bytes:
    """Rows of a CSV file by RFC 4180, every cell quoted."""
    return "".join([f"{quoted(row)}\r\n" for row in rows]).encode()


def sheet(header: tuple[str, ...], parts: Iterable[bytes]) -> bytes:
    """A CSV file of rows that are lines already."""
    return b"".join([f"{BOM}{_quoted(header)}\r\n".encode(), *parts])


def table(header: tuple[str, ...], rows: Iterable[Iterable[Value]]) -> bytes:
    """A CSV file."""
    return sheet(header, (lines(rows),))


def standar_rows(standar: Iterable[StandarRingkas], base: str, tanggal: str, note: str) -> Iterator[tuple[Value, ...]]:
    """One row for each service; addresses are whole, as a row is read alone."""
    for one in standar:
        addresses = [f"{base}{path}" if path else "" for path in (one.url, one.landing, one.board)]
        yield (
            one.kode, one.edisi, one.status, one.instansi, one.nama_instansi, one.id, one.nama, "; ".join(one.jenis),
            one.urusan, one.berlaku_sejak, one.sk, one.waktu, one.biaya, one.gratis, one.produk, len(one.persyaratan),
            *addresses, one.qr, tanggal, note,
        )  # fmt: skip


def persyaratan_lines(riwayat: Iterable[Riwayat], tanggal: str, note: str) -> bytes:
    """One row for each requirement, in the order of its standard; what all rows of a service say is looked at once."""
    found = []
    behind = quoted((tanggal, note))
    for one in riwayat:
        layanan, standar = one.layanan, one.layanan.standar
        groups = {group.id: group.nama for group in standar.kelompok}
        before = quoted((one.kode, one.kini.nomor, one.keadaan, layanan.folder, layanan.id, standar.nama))
        for n, syarat in enumerate(items(standar), 1):
            own = quoted((
                n, syarat.id, syarat.uraian, "; ".join(syarat.jenis), "; ".join(syarat.bentuk), syarat.jumlah,
                syarat.wajib, phrase(syarat.bila, standar) if syarat.bila else "",
                groups.get(syarat.kelompok or "", ""), syarat.penerbit,
            ))  # fmt: skip
            found.append(f"{before},{own},{behind}\r\n")
    return "".join(found).encode()


def triwulan_rows(triwulan: str, laporan: Iterable[Laporan], tanggal: str, note: str) -> Iterator[tuple[Value, ...]]:
    """One row for each agency, also where nothing happened."""
    for one in laporan:
        yield (
            triwulan, first_day(triwulan), last_day(triwulan), one.instansi, one.nama_instansi, one.pertama, one.baru,
            one.dicabut, one.syarat_hapus, one.syarat_baru, one.dampak.bertambah, one.dampak.berkurang,
            one.dampak.tetap, one.dampak.perlu_telaah, *one.dasar, one.fkp, one.dilaksanakan, one.jatuh_tempo,
            one.lewat, tanggal, note,
        )  # fmt: skip


def rincian_rows(
    triwulan: str, peristiwa: Iterable[Peristiwa], base: str, tanggal: str, note: str
) -> Iterator[tuple[Value, ...]]:
    """One row for each edition and each withdrawal of a quarter."""
    for one in peristiwa:
        yield (
            triwulan, one.tanggal, one.jenis, one.kode, one.edisi, one.instansi, one.nama_instansi, one.id,
            one.nama, one.sk, one.dasar.jenis if one.dasar else "", one.dasar.rujukan if one.dasar else "",
            one.ringkas, one.syarat_tidak_diminta_lagi, one.syarat_baru, one.dampak.bertambah, one.dampak.berkurang,
            one.dampak.tetap, one.dampak.perlu_telaah, f"{base}{one.url}", tanggal, note,
        )  # fmt: skip


def papan_rows(publication: Publication, note: str) -> Iterator[tuple[Value, ...]]:
    """One row for each board that an agency records, with what is to be done with it."""
    site, agencies = publication.site, publication.catalog.instansi
    for one in survey(publication.catalog, publication.riwayat).tergantung:
        riwayat = one.riwayat
        yield (
            one.folder, agencies[one.folder].nama, one.papan.layanan, riwayat.kode if riwayat else "",
            riwayat.layanan.standar.nama if riwayat else "", one.papan.tempat, one.papan.edisi, one.papan.tanggal,
            riwayat.kini.nomor if riwayat and riwayat.berlaku else None, one.nasib, site.tanggal, note,
        )  # fmt: skip
