"""Which fields of a standard a diff compares, which it leaves out and why, and which of them name something by id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator import model

_OWN_NUMBER = "number"  # as printed; the generator numbers by itself
_IDENTITY = "identity"  # the name by which items are paired and referred to, not what they say
_NOTE = "note"  # about the source text, for who edits it
_CONTACT = "contact"  # information (keterangan): contacts, hours, places to look; it makes no edition
_ADMINISTRATIVE = "edition"  # about the edition itself, not what it asks; told by the history and the proposal
_SEARCH = "search"  # words for search only
_MARK = "mark"  # for the rules; the text beside it is compared
_SOURCE = "source"  # where a text was read
_PICTURE = "picture"  # of the steps; the steps are compared
_ORIGIN = "origin"  # how an item came about; it decides the pairing
_PLAIN = "explanation"  # the same said plainly, and what it is for; what is asked stands in the text
_ABSENCE = "absence"  # why a component has no value; that it has none is compared

IGNORED: Mapping[type[Any], Mapping[str, str]] = {
    model.Standar: {
        **dict.fromkeys(("status", "edisi", "skema", "kode", "penetapan", "penetapan_lain"), _ADMINISTRATIVE),
        **dict.fromkeys(("dasar_perubahan", "redaksional", "berlaku_sejak", "peninjauan"), _ADMINISTRATIVE),
        **dict.fromkeys(("pencabutan", "menggantikan", "acuan", "beda_acuan", "pengecualian"), _ADMINISTRATIVE),
        **dict.fromkeys(("nama_lain", "nama_daerah", "kata_kunci", "urusan"), _SEARCH),
        **dict.fromkeys(("jam_layanan", "tautan"), _CONTACT),
        **dict.fromkeys(("catatan",), _NOTE),
        **dict.fromkeys(("sumber", "naskah_asal"), _SOURCE),
        "alur": _PICTURE,
    },
    model.Persyaratan: {
        "id": _IDENTITY,
        "nomor": _OWN_NUMBER,
        "tautan": _CONTACT,
        "penjelasan": _PLAIN,
        "alasan": _PLAIN,
        "terbuka": _MARK,
        "ditautkan": _MARK,
        "merujuk": _MARK,
        "menggantikan": _ORIGIN,
        "tercetak_di": _SOURCE,
        "catatan": _NOTE,
    },
    model.Langkah: {"id": _IDENTITY, "nomor": _OWN_NUMBER, "merujuk": _MARK, "tercetak_di": _SOURCE, "catatan": _NOTE},
    model.Kasus: {"id": _IDENTITY},
    model.Pemohon: {"id": _IDENTITY},
    model.Tahap: {"id": _IDENTITY},
    model.Kelompok: {"id": _IDENTITY},
    model.Kanal: {"id": _IDENTITY, **dict.fromkeys(("tautan", "alamat", "jadwal"), _CONTACT)},
    model.Tarif: {"nomor": _OWN_NUMBER},
    model.Pengaduan: dict.fromkeys(("teks", "kanal", "pejabat", "pejabat_lain", "keterangan"), _CONTACT),
    model.TempatLayanan: dict.fromkeys(("alamat", "ruang", "jam", "keterangan"), _CONTACT),
    model.Ketiadaan: {"alasan": _ABSENCE},
}
"""By class: the fields that no change speaks of, and why. Every other field is compared (a test holds it)."""

UNORDERED: frozenset[tuple[type[Any], str]] = frozenset(
    [
        *((model.Standar, name) for name in ("jenis", "kasus", "pemohon", "kanal", "kelompok", "produk")),
        (model.Standar, "dasar_hukum"),
        *((model.Standar, name) for name in ("sarana_prasarana", "kompetensi_pelaksana", "pengawasan_internal")),
        *((model.Standar, name) for name in ("jaminan_pelayanan", "jaminan_keamanan", "evaluasi_kinerja")),
        *((model.Standar, name) for name in ("tempat_layanan", "lanjutan", "komponen_tambahan")),
        *((model.Bila, name) for name in ("kasus", "pemohon", "tahap", "kanal", "tanpa", "dan", "atau")),
        *((model.Persyaratan, name) for name in ("jenis", "dokumen", "bentuk", "ketentuan")),
        (model.Ketentuan, "bentuk"),
        (model.JangkaWaktu, "rincian"),
        *((model.Biaya, name) for name in ("tarif", "bagian_terbuka", "pembebasan", "pihak_lain", "dasar")),
        (model.Rumus, "variabel"),
        (model.Pengaduan, "tenggat"),
        (model.JumlahPelaksana, "rincian"),
    ]
)
"""Lists whose order says nothing; that of requirements, steps, stages and their parts does."""

REFERENCES: Mapping[tuple[type[Any], str], str] = {
    (model.Kasus, "id"): "kasus",
    (model.Pemohon, "id"): "pemohon",
    (model.Tahap, "id"): "tahap",
    (model.Kanal, "id"): "kanal",
    (model.Kelompok, "id"): "kelompok",
    (model.Kelompok, "induk"): "kelompok",
    (model.Persyaratan, "id"): "persyaratan",
    (model.Persyaratan, "kelompok"): "kelompok",
    (model.Persyaratan, "dokumen"): "persyaratan",
    (model.Persyaratan, "merujuk"): "persyaratan",
    (model.Langkah, "id"): "langkah",
    (model.Cabang, "ke"): "langkah",
    (model.Bila, "kasus"): "kasus",
    (model.Bila, "pemohon"): "pemohon",
    (model.Bila, "tahap"): "tahap",
    (model.Bila, "kanal"): "kanal",
    (model.Bila, "tanpa"): "persyaratan",
}
"""Fields that hold ids, and of what. `menggantikan` names items of an earlier edition and stays as it is."""
