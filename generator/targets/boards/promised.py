"""A service in, every text of its file that its board must show out: found in the model, not in the board."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from generator.model import (
    Biaya,
    Cabang,
    Kanal,
    KanalPengaduan,
    Kelompok,
    Langkah,
    Lanjutan,
    Layanan,
    NamaDaerah,
    Pejabat,
    Pembebasan,
    Pengaduan,
    Persyaratan,
    PihakLain,
    Produk,
    Rumus,
    Tahap,
    Tarif,
    TempatLayanan,
    TenggatPengaduan,
    Variabel,
)
from generator.model.syarat import Ketentuan
from generator.targets.boards.places import plain_address
from generator.text import normal

SHOWN: dict[type, tuple[str, ...]] = {
    Persyaratan: (
        *("uraian", "jumlah", "ukuran", "masa_berlaku", "ambang", "latar", "format", "meterai", "formulir"),
        *("penandatangan", "penerbit", "tempat", "rincian", "ketentuan", "penjelasan"),
    ),
    Ketentuan: ("uraian", "jumlah"),
    Kelompok: ("nama", "rangkap", "penandatangan", "keterangan"),
    Tahap: ("nama", "uraian", "porsi", "syarat", "tenggat", "produk"),
    Langkah: (
        *("uraian", "pelaku", "tempat", "waktu", "hasil", "cabang", "pengganti", "bagian", "keterangan"),
        "langkah",
    ),
    Cabang: ("keadaan", "uraian"),
    Biaya: ("tarif", "rumus", "bagian_terbuka", "pembebasan", "pihak_lain", "cara_bayar", "keterangan"),
    Tarif: ("jumlah", "nama", "kelompok", "rentang", "satuan", "dari", "dikembalikan", "keterangan"),
    Rumus: ("teks", "variabel", "contoh", "hasil"),
    Variabel: ("nama", "arti"),
    Pembebasan: ("uraian",),
    PihakLain: ("uraian", "jumlah"),
    Produk: ("nama",),
    Pengaduan: ("teks", "kanal", "pejabat", "pejabat_lain", "tenggat", "keterangan"),
    KanalPengaduan: ("nama", "alamat", "unit", "keterangan"),
    Pejabat: ("jabatan", "ruang", "alamat", "telepon"),
    TenggatPengaduan: ("jenis", "teks"),
    TempatLayanan: ("nama", "alamat", "ruang", "keterangan"),
    Kanal: ("alamat", "tautan", "ketentuan", "kuota"),
    Lanjutan: ("uraian", "instansi"),
    NamaDaerah: ("nama",),
}
"""Fields that stand on paper as typed. Names of persons never do; times, hours and cases are said in our words."""
SAID_IN_TEXT = frozenset(["jumlah", "ukuran", "latar", "format", "meterai", "formulir", "penandatangan", "penerbit"])
"""Fields that need not stand apart where the requirement's own text already says them."""


def promised(layanan: Layanan) -> Iterator[str]:
    """The texts, in the order of the file, each as often as it stands there."""
    standar, instansi = layanan.standar, layanan.instansi
    yield from (standar.nama, standar.ringkasan or "", standar.kode or "", instansi.nama)
    items = standar.persyaratan if isinstance(standar.persyaratan, tuple) else ()
    used = {item.kelompok for item in items}
    for value in (
        items,
        tuple(one for one in standar.kelompok if one.id in used),
        standar.tahap if items else (),
        standar.prosedur,
        standar.biaya,
        standar.produk,
        standar.pengaduan,
        standar.lanjutan,
        standar.kanal,
        standar.tempat_layanan or instansi.tempat_layanan,
        standar.nama_daerah,
        standar.antrean,
        standar.kuota,
        (standar.penetapan.sk or "") if standar.penetapan else "",
    ):
        yield from texts(value)


def texts(value: Any) -> Iterator[str]:
    """Every shown text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for name in SHOWN.get(type(value), ()):
            for text in texts(getattr(value, name)):
                if not _said(value, name, text):
                    yield plain_address(text) if name in ("alamat", "tautan") else text


def _said(value: Any, name: str, text: str) -> bool:
    if isinstance(value, Persyaratan) and name in SAID_IN_TEXT:
        return normal(text) in normal(value.uraian)
    return isinstance(value, Tarif) and name == "dari" and text in value.jumlah


def unknown_fields() -> list[str]:
    """Fields named here that the model has not."""
    return [
        f"{kind.__name__}.{name}"
        for kind, names in SHOWN.items()
        for name in names
        if name not in {field.name for field in fields(kind)}
    ]
