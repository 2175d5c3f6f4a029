"""Services in; tables that a spreadsheet opens without running anything out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from generator.hanging import survey
from generator.model import Riwayat
from generator.targets.conditions import phrase
from generator.targets.data.records import StandarRingkas
from generator.targets.data.services import items
from generator.targets.data.triwulan import GROUNDS, Triwulan
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


def _cells(row: Iterable[Value]) -> list[str]:
    """The row's cells; looked at one by one only where something in the row, seen as one text, asks for it."""
    values = list(row)
    texts = [one if isinstance(one, str) else cell(one) for one in values]
    whole = ";".join(texts)
    return texts if whole.isprintable() and not _FORMULA.search(whole) else list(map(cell, values))


def table(header: tuple[str, ...], rows: Iterable[Iterable[Value]]) -> bytes:
    """A CSV file by RFC 4180, every cell quoted."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(map(_cells, rows))
    return (BOM + out.getvalue()).encode()


def standar_rows(standar: Iterable[StandarRingkas], base: str, tanggal: str, note: str) -> Iterator[tuple[Value, ...]]:
    """One row for each service; addresses are whole, as a row is read alone."""
    for one in standar:
        addresses = [f"{base}{path}" if path else "" for path in (one.url, one.landing, one.board)]
        yield (
            one.kode, one.edisi, one.status, one.instansi, one.nama_instansi, one.id, one.nama, "; ".join(one.jenis),
            one.urusan, one.berlaku_sejak, one.sk, one.waktu, one.biaya, one.gratis, one.produk, len(one.persyaratan),
            *addresses, one.qr, tanggal, note,
        )  # fmt: skip


def persyaratan_rows(riwayat: Iterable[Riwayat], tanggal: str, note: str) -> Iterator[tuple[Value, ...]]:
    """One row for each requirement, in the order of its standard."""
    for one in riwayat:
        standar, groups = one.layanan.standar, {group.id: group.nama for group in one.layanan.standar.kelompok}
        for n, syarat in enumerate(items(standar), 1):
            yield (
                one.kode, one.kini.nomor, one.keadaan, one.layanan.folder, one.layanan.id, standar.nama, n, syarat.id,
                syarat.uraian, "; ".join(syarat.jenis), "; ".join(syarat.bentuk), syarat.jumlah, syarat.wajib,
                phrase(syarat.bila, standar) if syarat.bila else "", groups.get(syarat.kelompok or "", ""),
                syarat.penerbit, tanggal, note,
            )  # fmt: skip


def triwulan_rows(triwulan: Triwulan, tanggal: str, note: str) -> Iterator[tuple[Value, ...]]:
    """One row for each agency, also where nothing happened."""
    for one in triwulan.laporan:
        yield (
            triwulan.kunci, triwulan.mulai, triwulan.selesai, one.instansi, one.nama_instansi, one.pertama, one.baru,
            one.dicabut, one.syarat_hapus, one.syarat_baru, one.dampak.bertambah, one.dampak.berkurang,
            one.dampak.tetap, one.dampak.perlu_telaah, *one.dasar, one.fkp, one.dilaksanakan, one.jatuh_tempo,
            one.lewat, tanggal, note,
        )  # fmt: skip


def rincian_rows(triwulan: Triwulan, base: str, tanggal: str, note: str) -> Iterator[tuple[Value, ...]]:
    """One row for each edition and each withdrawal."""
    for one in triwulan.peristiwa:
        yield (
            triwulan.kunci, one.tanggal, one.jenis, one.kode, one.edisi, one.instansi, one.nama_instansi, one.id,
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
