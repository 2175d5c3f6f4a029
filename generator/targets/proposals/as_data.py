"""A report in; the same as data out, whole and with fingerprints, for programs."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from generator.diff import Change
from generator.messages import level, remedy, sentence
from generator.model import Layanan
from generator.proposal import Usulan
from generator.targets.proposals.agreements import Sepakat, decision_words
from generator.targets.proposals.report import Laporan, headline


def usulan_schema() -> bytes:
    """The JSON Schema of what `as_json` gives, as it can be published."""
    content: bytes = (files("generator.targets.proposals") / "usulan.schema.json").read_bytes()
    return content


def as_json(laporan: Laporan) -> str:
    """One object: what is compared, the summary, and each service with its changes; nothing is cut."""
    proposal = laporan.proposal
    items = [_item(one) for one in proposal.usulan]
    envelope = {
        "schema_version": 1,
        "semula": laporan.nama[0],
        "menjadi": laporan.nama[1],
        "commit_semula": laporan.commit[0],
        "commit_menjadi": laporan.commit[1],
        "catatan": list(laporan.catatan),
        "contoh": laporan.site.contoh,
        "ringkasan": " ".join(headline(laporan)),
        "total": len(items),
        "items": items,
        "bersama": [
            {
                "instansi": one.folder,
                "layanan": [layanan.id for layanan in one.layanan],
                "perubahan": change_item(one.perubahan, True),
            }
            for one in proposal.bersama
        ],
        "berkas": [
            {"file": one.file, "jenis": one.jenis, "nasib": one.nasib, "nama": one.nama, "kunci": list(one.kunci)}
            for one in proposal.berkas
        ],
        "tidak_terbaca": [
            {
                "file": one.file,
                "sisi": one.sisi,
                "baris": one.sebab.line if one.sebab is not None else 0,
                "sebab": sentence(one.sebab.id, dict(one.sebab.words)) if one.sebab is not None else "",
                "layanan": list(one.layanan),
            }
            for one in proposal.rusak
        ],
        "kesepakatan": [_agreement(one) for one in laporan.sepakat],
        "temuan": [
            {
                "id": one.id,
                "tingkat": level(one.id),
                "file": one.file,
                "baris": one.line,
                "kolom": one.column,
                "pesan": sentence(one.id, dict(one.words)),
                "perbaikan": remedy(one.id, dict(one.words)),
            }
            for one in laporan.temuan
        ],
    }
    return _visible(json.dumps(envelope, ensure_ascii=False, indent=1)) + "\n"


def _visible(text: str) -> str:
    """The same JSON with every letter that a terminal might obey or hide written as its number."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(one if one == "\n" or one.isprintable() else json.dumps(one)[1:-1] for one in text)


def _item(usulan: Usulan) -> dict[str, Any]:
    now, then = usulan.layanan, usulan.semula
    return {
        "kode": now.kode,
        "instansi": now.folder,
        "id": now.id,
        "nama": now.standar.nama,
        "file": now.file,
        "nasib": usulan.nasib,
        "tanda": list(usulan.tanda),
        "edisi": now.standar.edisi,
        "edisi_semula": then.standar.edisi if then is not None else None,
        "berlaku_sejak": now.standar.berlaku_sejak or "",
        "nama_semula": then.standar.nama if then is not None else "",
        "file_semula": then.file if then is not None else "",
        "kode_semula": then.kode if then is not None else "",
        "asal": [_link(one) for one in usulan.asal],
        "pengganti": [_link(one) for one in usulan.pengganti],
        "keterangan": list(usulan.keterangan),
        "perubahan": [change_item(one, one.sidik in usulan.bersama) for one in usulan.perubahan],
    }


def _link(layanan: Layanan) -> dict[str, str]:
    return {"kode": layanan.kode, "instansi": layanan.folder, "id": layanan.id, "nama": layanan.standar.nama}


def change_item(change: Change, bersama: bool = False) -> dict[str, object]:
    """One change as data; `bersama` where it comes from the agency's defaults and is shared with other services."""
    return {
        "jenis": change.jenis,
        "dampak": change.dampak,
        "komponen": change.komponen,
        "id": change.id,
        "id_semula": change.id_semula or change.id,
        "semula": change.semula,
        "menjadi": change.menjadi,
        "skor": change.skor,
        "sidik": change.sidik,
        "bersama": bersama,
    }


def _agreement(one: Sepakat) -> dict[str, object]:
    return {
        "instansi": one.konsultasi.folder,
        "tanggal": one.konsultasi.tanggal,
        "keputusan": one.sesudah.keputusan.id,
        "isi": decision_words(one.sesudah),
        "sebelum": "" if one.baru else one.sebelum.keadaan,
        "sesudah": one.sesudah.keadaan,
    }
