"""A text with one mistake in; one finding with its id, line and words out."""

from __future__ import annotations

import dataclasses
import json

import pytest

from generator import schema, sources
from generator.messages import registry, remedy, sentence
from tests.papers import HEAD, valid

CASES = [
    ("missing key", "jenis: administratif\nstatus: berlaku\nedisi: 1\n", "SP030", 1, {"kunci": "nama"}),
    ("misspelt key", HEAD + "persyaratn: kosong\n", "SP031", 5, {"kunci": "persyaratn", "saran": "persyaratan"}),
    ("misspelt required key", HEAD.replace("nama:", "nma:"), "SP031", 1, {"saran": "nama"}),
    ("unknown key", HEAD + "qqq: 1\n", "SP032", 5, {"kunci": "qqq"}),
    ("empty key", HEAD + "ringkasan:\n", "SP033", 5, {"kunci": "ringkasan"}),
    ("empty list", HEAD + "persyaratan: []\n", "SP033", 5, {"kunci": "persyaratan"}),
    (
        "text for a number",
        HEAD.replace("edisi: 1", "edisi: dua"),
        "SP034",
        4,
        {"kunci": "edisi", "tertulis": "tulisan"},
    ),
    ("list for a text", HEAD + "ringkasan: [satu]\n", "SP034", 5, {"kunci": "ringkasan"}),
    ("unknown choice", HEAD.replace("berlaku", "xyz"), "SP035", 3, {"kunci": "status"}),
    ("misspelt choice", HEAD.replace("status: berlaku", "status: berlku"), "SP036", 3, {"saran": "berlaku"}),
    ("pattern", HEAD + "kode: ABC\n", "SP037", 5, {"kunci": "kode"}),
    ("path trick in an id", HEAD + "acuan: ../../etc\n", "SP037", 5, {"kunci": "acuan"}),
    (
        "script in a link",
        HEAD + "tautan: [{nama: x, alamat: 'javascript:alert(1)'}]\n",
        "SP037",
        5,
        {"kunci": "alamat"},
    ),
    ("no such day", HEAD + 'berlaku_sejak: "2026-02-30"\n', "SP038", 5, {"kunci": "berlaku_sejak"}),
    ("schema of tomorrow", HEAD + "skema: 99\n", "SP040", 5, {}),
    ("too small", HEAD.replace("edisi: 1", "edisi: 0"), "SP041", 4, {"batas": "1"}),
    ("twice the same", HEAD.replace("administratif", "[jasa, jasa]"), "SP043", 2, {}),
    ("two in a component", HEAD + "biaya: {tidak_berlaku: a, teks: b}\n", "SP032", 5, {"kunci": "teks"}),
    (
        "a kind of requirement",
        HEAD + "persyaratan:\n  - uraian: KTP\n    jenis: dokumn\n",
        "SP036",
        7,
        {"saran": "dokumen"},
    ),
]


def findings(text: str, kind: schema.Kind = "standar") -> list[tuple[str, int, dict[str, object]]]:
    document, found = sources.read("uji.yaml", text.encode())
    assert document is not None, found
    value, found = schema.check(document, kind)
    assert (value is None) == bool(found)
    return [(one.id, one.line, dict(one.words)) for one in found]


@pytest.mark.parametrize(("text", "id", "line", "words"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_one_mistake_one_message(text: str, id: str, line: int, words: dict[str, object]) -> None:
    ((found, at, said),) = findings(text)
    assert (found, at) == (id, line)
    assert words.items() <= said.items()
    assert sentence(found, said)
    assert remedy(found, said)


def test_two_mistakes_two_messages() -> None:
    found = findings(HEAD.replace("edisi: 1", "edisi: dua") + "persyaratn: kosong\n")
    assert sorted(id for id, _, _ in found) == ["SP031", "SP034"]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("081234", "nama"),
        ("007", "nama"),
        ("10.000", "nama"),
        ("2026-03-02", "nama"),
        ("Ya", "nama"),
        ("08:00", "nama"),
    ],
)
def test_text_stays_as_typed(typed: str, key: str) -> None:
    made = valid(HEAD.replace("nama: Surat Uji", f"{key}: {typed}"), "standar")
    assert getattr(made, key) == typed


def test_a_sentence_stands_for_the_first_field() -> None:
    made = valid(HEAD + "prosedur: [Datang ke loket]\nproduk: [Surat]\ndasar_hukum: [UU 25/2009]\n", "standar")
    assert made.prosedur[0].uraian == "Datang ke loket"
    assert made.produk[0].nama == "Surat"
    assert made.dasar_hukum[0].teks == "UU 25/2009"


def test_four_ways_to_have_no_value() -> None:
    made = valid(
        HEAD + "biaya: kosong\nproduk: tidak_diketahui\nprosedur: {tidak_berlaku: Tanpa langkah.}\n", "standar"
    )
    assert (made.biaya.jenis, made.produk.jenis) == ("kosong", "tidak_diketahui")
    assert dataclasses.astuple(made.prosedur) == ("tidak_berlaku", "Tanpa langkah.", None)
    assert made.jangka_waktu is None


def test_every_form_message_is_reached_by_a_case() -> None:
    reached = {row[2] for row in CASES}
    form = {id for id in registry() if "SP030" <= id <= "SP043"}
    assert form - reached <= {"SP039", "SP042"}, "SP039 is the net below all others; SP042 needs edisi: 10000"


def test_the_schemas_are_json_with_a_title() -> None:
    for kind in schema.KINDS:
        assert json.loads(schema.published(kind))["title"]
