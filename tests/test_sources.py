"""The reader's door: what is read as meant, and one message in the right place for each way of mistyping a file."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator import messages
from generator.findings import Finding
from generator.sources import LIMIT, Document, as_typed, excerpt, fast, gather, read, restore, slow, strays, walk

SAMPLE = """\
# yaml-language-server: $schema=../../schema/standar.schema.json
kode: d7k3q
nama: Surat Keterangan Domisili
nama_lain: [surat domisili, keterangan tempat tinggal]
edisi: 2
penetapan: {sk: "140 /    / DR / 2026", tanggal: "2026-03-02", oleh: Kepala Desa}
berlaku_sejak: "2026-03-02"
kasus:
  - {id: sewa, nama: Bila menyewa rumah}
persyaratan:
  - id: ktp
    uraian: Fotokopi KTP-el
    jenis: dokumen
    jumlah: 1 lembar
  - id: pernyataan-pemilik
    uraian: "Surat pernyataan: pemilik rumah"
    bila: {kasus: [sewa]}

  # catatan penyunting
  - id: kk
    uraian: 'Kartu keluarga'
prosedur:
  - uraian: Pemohon datang ke loket
    pelaku: pemohon
  - uraian: >-
      Petugas memeriksa berkas, lalu
      mencetak surat
    pelaku: petugas
jangka_waktu:
  teks: 3 hari kerja
  sejak: berkas lengkap
catatan: Bawa dokumen asli
  untuk dicocokkan
biaya: {jenis: gratis}
"""


def load(text: str | bytes) -> Document:
    content = text if isinstance(text, bytes) else text.encode()
    document, findings = read("standards/a.yaml", content)
    assert document is not None, findings
    return document


def complain(text: str | bytes) -> list[tuple[str, int, int]]:
    """Id, line and column of each finding; on the way, what holds for all of them."""
    content = text if isinstance(text, bytes) else text.encode("utf-8")
    document, findings = read("standards/a.yaml", content)
    assert (document is None) == any(messages.level(finding.id) == "kesalahan" for finding in findings)
    for finding in findings:
        filled = dict(finding.words)
        for sentence in (messages.sentence(finding.id, filled), messages.remedy(finding.id, filled)):
            assert sentence.endswith((".", ")", '"', "'", str(filled.get("kunci"))))
            assert "{" not in sentence.replace("{", "", str(filled).count("{"))
        assert finding.file == "standards/a.yaml"
        drawn = excerpt(content, finding.line, finding.column)
        assert (drawn == "") == (finding.line == 0)
    return [(finding.id, finding.line, finding.column) for finding in findings]


# ------------------------------------------------------------------------------------------- bad input

BAD: list[tuple[str, str | bytes, str, int, int]] = [
    ("over 1 MB", b"a: b\n" * 220_000, "SP002", 0, 0),
    ("5 MB", b"\xff" * 5_000_000, "SP002", 0, 0),
    ("empty", b"", "SP003", 0, 0),
    ("only a BOM", b"\xef\xbb\xbf", "SP003", 0, 0),
    ("only comments", "# catatan\n\n# lagi\n", "SP003", 0, 0),
    ("only a mark", "---\n", "SP003", 0, 0),
    ("Latin-1", b"nama: Caf\xe9\n", "SP004", 1, 10),
    ("Latin-1 after UTF-8 and CRLF", "a: é\r\nb: ".encode() + b"\x93x\x94\r\n", "SP004", 2, 4),
    ("UTF-16 with a BOM", "nama: x\n".encode("utf-16"), "SP083", 0, 0),
    ("UTF-16 without one", "nama: x\n".encode("utf-16-le"), "SP083", 0, 0),
    ("cut inside a letter", "nama: é".encode()[:-1], "SP004", 1, 7),
    ("surrogate in UTF-8", b"nama: \xed\xa0\x80\n", "SP004", 1, 7),
    ("NUL", b"a: 1\nb: x\0y\n", "SP005", 2, 5),
    ("escape of a terminal", b"a: \x1b[31mx\n", "SP005", 1, 4),
    ("C1 control", "a: x\x9b\n", "SP005", 1, 5),
    ("NUL by an escape", 'a: 1\nb: "x\\0"\n', "SP005", 2, 4),
    ("conflict", "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> usulan\nc: x\n", "SP006", 2, 1),
    ("conflict with CRLF", "a: 1\r\n<<<<<<< HEAD\r\nb: 2\r\n=======\r\n>>>>>>> x\r\n", "SP006", 2, 1),
    ("conflict, three sides", "a:\n<<<<<<< x\n  b: 2\n||||||| y\n=======\n  b: 3\n>>>>>>> z\n", "SP006", 2, 1),
    ("tab before a key", "a:\n\tb: 1\n", "SP007", 2, 1),
    ("tab after spaces", "a:\n  b: 1\n \tc: 2\n", "SP007", 3, 2),
    ("tab after a dash", "a:\n  -\tb: 1\n    c: 2\n", "SP007", 2, 4),
    ("tabs everywhere", "a:\n\tb: 1\n\tc:\n\t\td: 1\n", "SP007", 2, 1),
    ("blank that is no space", "a:\n\xa0\xa0- id: x\n", "SP007", 2, 1),
    ("tab between words", "a: b\tc\nd: e\n", "SP008", 1, 5),
    ("tab after a colon", "a: 1\nb:\tc\n", "SP008", 2, 3),
    ("duplicate key", "nama: x\nkode: y\nnama: z\n", "SP009", 3, 1),
    ("duplicate key in an item", "a:\n  - id: x\n    id: y\n", "SP009", 3, 5),
    ("duplicate key, quoted", "a: {b: 1, 'b': 2}\n", "SP009", 1, 11),
    ("unclosed quote at the end", 'a: 1\nb: "x\n', "SP010", 2, 4),
    ("unclosed quote, closed by the next", 'a: "x\nb: "y"\nc: z\n', "SP010", 1, 4),
    ("unclosed quote, file stays readable", 'a: "x\nb: "\nc: z\n', "SP010", 1, 4),
    ("unclosed quote in a list", "a:\n  - 'x\n  - y\nb: z\n", "SP010", 2, 5),
    ("unclosed quote before a key", '"kode: x\nnama: "y z"\n', "SP010", 1, 1),
    ("unclosed quote before a key, value quoted", 'a: 1\n"kode: "x"\nb: y\n', "SP010", 2, 1),
    ("quoted line without a colon", 'a: 1\n"kode x"\nb: y\n', "SP014", 2, 1),
    ("quoted word before a key", 'a: 1\n"kode" x\nb: y\n', "SP028", 2, 8),
    ("colon in a sentence", "uraian: Syarat: KTP\n", "SP011", 1, 15),
    ("colon in an item", "a:\n  - uraian: Syarat: KTP\n", "SP011", 2, 19),
    ("colon at the end", "a: Syarat:\nb: 1\n", "SP011", 1, 10),
    ("colon on a second line", "a: x\n  Syarat: KTP\n", "SP011", 2, 9),
    ("colon between brackets", "a: {sk: Nomor: 5, b: 1}\n", "SP011", 1, 14),
    ("two keys on a line", "a:\n  - id: ktp uraian: x\n", "SP011", 2, 19),
    ("too far in", "a: 1\n b: 2\n", "SP012", 2, 2),
    ("too far in, in an item", "a:\n  - id: x\n     b: y\n", "SP012", 3, 6),
    ("too far out", "a:\n  b: 1\n c: 2\n", "SP012", 3, 2),
    ("too far out, in an item", "a:\n  - id: x\n   b: y\n", "SP012", 3, 4),
    ("item too far in", "a:\n  - x\n   - y\n", "SP012", 3, 4),
    ("item too far out", "a:\n  - x\n - y\n", "SP012", 3, 2),
    ("first line too far in", "  a: 1\nb: 2\n", "SP012", 1, 1),
    ("key among items", "a:\n  - x\n  b: y\n", "SP012", 3, 3),
    ("item under a value", "a: x\n  - b\n", "SP012", 2, 3),
    ("no space after a colon", "kode: x\nnama:Surat\njenis: y\n", "SP013", 2, 5),
    ("no space after a colon, first line", "nama:Surat\nkode: x\n", "SP013", 1, 5),
    ("no space after a colon, only line", "nama:Surat\n", "SP013", 1, 5),
    ("no space after a colon, in an item", "a:\n  - id:ktp\n    b: x\n", "SP013", 2, 7),
    ("no space before a quote", 'a: 1\nnama:"Syarat: KTP"\n', "SP013", 2, 5),
    ("no space before a bracket", "a: 1\nbiaya:{jenis: gratis}\n", "SP013", 2, 6),
    ("no space after a dash", "a:\n  -id: x\n   b: y\n", "SP013", 2, 3),
    ("no space after dashes", "a:\n  -ktp\n  -kk\n", "SP013", 2, 3),
    ("no colon", "kode: x\nnama Surat\njenis: y\n", "SP014", 2, 1),
    ("no colon, last line", "kode: x\nnama Surat\n", "SP014", 2, 1),
    ("no colon before a list", "kode: x\npersyaratan\n  - id: y\n", "SP014", 2, 1),
    ("no colon in an item", "a:\n  - id ktp\n    b: x\n", "SP014", 2, 5),
    ("no colon before a quote", 'a: 1\nnama "Syarat: KTP"\n', "SP014", 2, 1),
    ("list as root", "- a\n- b\n", "SP015", 1, 1),
    ("scalar as root", "# x\nSurat Keterangan\n", "SP015", 2, 1),
    ("number as root", "42\n", "SP015", 1, 1),
    ("3,000 levels of brackets", "a: " + "[" * 3000, "SP016", 1, 43),
    ("3,000 levels of lines", "".join(" " * n + "a:\n" for n in range(1400)), "SP016", 41, 41),
    ("3,000 levels of items", "- " * 3000, "SP016", 1, 81),
    ("3,000 levels as a key", "? " + "[" * 3000, "SP020", 1, 3),
    ("anchor", "a: &b c\n", "SP017", 1, 4),
    ("anchor that readers split differently", "a: &x:y c\n", "SP017", 1, 4),
    ("alias", "a: *b\n", "SP017", 1, 4),
    ("merge", "a:\n  <<: {b: 1}\n", "SP017", 2, 3),
    ("footnote star", "a:\n  - *) bila menikah\n", "SP017", 2, 5),
    ("alias bomb", "a0: &a0 [x]\n" + "".join(f"a{n + 1}: &a{n + 1} [*a{n},*a{n}]\n" for n in range(60)), "SP017", 1, 5),
    ("alias to itself", "a: &a [*a]\n", "SP017", 1, 4),
    ("python tag", "a: !!python/object/apply:os.system [ls]\n", "SP018", 1, 4),
    ("tag", "a: !!str 5\n", "SP018", 1, 4),
    ("exclamation", "a: ! penting\n", "SP018", 1, 4),
    ("two documents", "a: 1\n---\nb: 2\n", "SP019", 2, 1),
    ("text after the end", "a: 1\n...\nb: 2\n", "SP019", 2, 1),
    ("line of dashes", "a: 1\n----------\nb: 2\n", "SP019", 2, 1),
    ("directive", "%YAML 1.1\n---\na: 1\n", "SP019", 1, 1),
    ("unknown directive", "# x\n%FOO\n---\na: 1\n", "SP019", 2, 1),
    ("number as key", "a: 1\n2026: b\n", "SP020", 2, 1),
    ("null as key", "a: 1\n~: b\n", "SP020", 2, 1),
    ("nothing as key", "a: 1\n: b\n", "SP020", 2, 1),
    ("truth as key", "true: b\n", "SP020", 1, 1),
    ("list as key", "? [a, b]\n: c\n", "SP020", 1, 3),
    ("template", "a: {{ nama }}\n", "SP020", 1, 5),
    ("override of direction", "a: 1\nb: x\u202ey\n", "SP021", 2, 5),
    ("override by an escape", 'a: 1\nb: "x\\u202ey"\n', "SP021", 2, 4),
    ("space without width", "a: x\u200by\n", "SP021", 1, 5),
    ("BOM inside", "a: 1\nb: x\ufeffy\n", "SP021", 2, 5),
    ("line separator", "a: x\u2028y\n", "SP021", 1, 5),
    ("next line", "a: x\x85y\n", "SP021", 1, 5),
    ("long line", "a: 1\nb: " + "x" * 5000 + "\n", "SP022", 2, 4001),
    ("open bracket", "a: [b, c\nd: e\n", "SP023", 1, 4),
    ("open bracket, items below", "a:\n  - b: [c\n  - d: e\n", "SP023", 2, 8),
    ("bracket closed twice", "a: [b, c]]\n", "SP023", 1, 10),
    ("brackets crossed", "a: [b}\n", "SP023", 1, 4),
    ("no comma", "a: {b: 1 c: 2}\n", "SP023", 1, 4),
    ("empty place in a list", "a: [b,, c]\n", "SP086", 1, 7),
    ("sentence with brackets", "a: [bila ada] fotokopi\n", "SP024", 1, 4),
    ("at sign", "a: @x\n", "SP024", 1, 4),
    ("percent", "a:\n  - b: %x\n", "SP024", 2, 8),
    ("greater than", "a: > 5 tahun\n", "SP024", 1, 4),
    ("upright stroke", "a: | x\n", "SP024", 1, 4),
    ("upright stroke and comment", "a: |# x\n", "SP024", 1, 4),
    ("dash in a value", "a: - b\n", "SP024", 1, 4),
    ("number after a hash", "a: 1\nb: Loket #3 lantai 2\n", "SP026", 2, 10),
    ("hash as a value", "a: #penting\n", "SP087", 1, 4),
    ("hash beside the key of a list", "a: #penting\n  - b\n", "SP026", 1, 4),
    ("hash beside an empty item", "a:\n  - #penting\n", "SP087", 2, 5),
    ("office document", b"PK\x03\x04\x14\0\6\0", "SP082", 0, 0),
    ("old office document", b"\xd0\xcf\x11\xe0\xa1\xb1", "SP082", 0, 0),
    ("picture", b"\x89PNG\r\n\x1a\n", "SP082", 0, 0),
    ("portable document", b"%PDF-1.7\n%\xe2\xe3", "SP082", 0, 0),
    ("no dash before the second item", "a:\n  - id: x\n    b: 1\n    id: y\n    b: 2\n", "SP080", 4, 5),
    ("no dash twice", "a:\n  - b: 1\n    c: 1\n    b: 2\n    c: 2\n    b: 3\n    c: 3\n", "SP080", 4, 5),
    ("bullet", "a:\n  • satu\n  - dua\n", "SP081", 2, 3),
    ("bullet before a key", "a:\n  - b: 1\n  • b: 2\n", "SP081", 3, 3),
    ("long dash", "a:\n  - b: 1\n  – b: 2\n", "SP081", 3, 3),
    ("number before a key", "a:\n  1. b: 2\n", "SP081", 2, 3),
    ("letter before a text", "a:\n  - b: 1\n  c) d\n  - e: 1\n", "SP081", 3, 3),
    ("nothing seen in a key", "a: 1\nb\u200bc: 2\n", "SP084", 2, 1),
    ("blank that is no space after a colon", "a: 1\nb:\xa0c\nd: e\n", "SP007", 2, 3),
    ("blank that is no space before a colon", "a: 1\nb\xa0: c\n", "SP007", 2, 2),
    ("two keys on a line, one known", "a:\n  - id: x\n    b: 1\n  - id: y b: 2\n", "SP085", 4, 11),
    ("cells of a table", "a:\n  - id: x\n    b: 1\n  - id: y\tb: 2\n", "SP085", 4, 11),
    ("prose", "STANDAR PELAYANAN\n\nPersyaratan:\n1. KTP\n", "SP014", 1, 1),
    ("key of an item at the edge", "a:\n  - b: 1\n    c: 1\n  - b: 2\nc: 2\n    d: 2\n", "SP012", 5, 1),
    ("backslash", 'a: "C:\\data"\n', "SP027", 1, 7),
    ("backslash with too few digits", 'a: "\\x4"\n', "SP027", 1, 5),
    ("half a surrogate pair", 'a: "\\ud800"\n', "SP005", 1, 4),
    ("letter beyond Unicode", 'a: "\\U00110000"\n', "SP027", 1, 5),
    ("apostrophe", "a: 'Jum'at'\nb: 1\n", "SP028", 1, 9),
    ("quotes inside quotes", 'a: "Surat "K" asli"\n', "SP028", 1, 12),
    ("JSON's comma", '"a": "b",\n"c": "d"\n', "SP028", 1, 9),
]


@pytest.mark.parametrize(("text", "id", "line", "column"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_one_mistake_is_one_message_in_its_place(text: str | bytes, id: str, line: int, column: int) -> None:
    assert complain(text) == [(id, line, column)]


def test_every_message_about_files_has_a_case() -> None:
    # SP001 is for what no rule knows; SP025 and SP029 are about names. SP088 and SP089 belong to the schema.
    cases = {case[2] for case in BAD} | {"SP001", "SP025", "SP029"}
    assert cases == {id for id in messages.registry() if "SP001" <= id <= "SP029" or "SP080" <= id <= "SP087"}


def test_what_no_rule_knows_gets_the_general_message() -> None:
    assert complain("k" * 1100 + ": x\n") == [("SP001", 1, 1101)]


def test_words_lead_to_the_mistake() -> None:
    def words(text: str | bytes) -> dict[str, str | int]:
        return dict(read("a.yaml", text if isinstance(text, bytes) else text.encode())[1][0].words)

    assert words(b"nama: Caf\xe9\n") == {"posisi": 10, "kode": "0xE9", "huruf": "é"}
    assert words("a: 1\nb: 2\na: 3\n") == {"kunci": "a", "baris": 1}
    assert words("<<<<<<< x\na: 1\n=======\na: 2\n>>>>>>> y\n") == {"jumlah": 3, "akhir": 5}
    assert words("a: Syarat: KTP\n") == {"contoh": '"Syarat: KTP"'}
    assert words('a: Syarat: "KTP"\n') == {"contoh": "'Syarat: \"KTP\"'"}
    assert words("a:\n  - id: x\n     b: y\n") == {"spasi": 5, "seharusnya": 4}
    assert words("a: x\u202e\u202cy\n") == {"tanda": "U+202E", "jumlah": 2}


def test_mistakes_that_have_nothing_to_do_with_each_other_are_told_together() -> None:
    assert complain("a: 1\na: 2\nb: !x y\n1: z\n") == [("SP009", 2, 1), ("SP018", 3, 4), ("SP020", 4, 1)]
    assert complain("a: 1\na: 2\nb: x: y\n") == [("SP009", 2, 1), ("SP011", 3, 5)]


def test_one_mistake_many_times_is_not_told_for_ever() -> None:
    assert len(complain("a: 1\n" * 1000)) == 50
    assert len(complain("- a: x #y\n" * 1000)) == 51


# ------------------------------------------------------------- one mistake in any line of a real file

Change = Callable[[str], str | None]


def change_value(change: Callable[[str, str, str], str | None]) -> Change:
    def apply(line: str) -> str | None:
        start, colon, value = line.partition(": ")
        words = start.lstrip(" -")
        plain = colon and value[0] not in "[{\"'>" and "{" not in start
        return change(start[: len(start) - len(words)], words, value) if plain else None

    return apply


CHANGES: dict[str, tuple[Change, str]] = {
    "tab in front": (lambda line: "\t" + line.lstrip(), "SP007"),
    "blanks that are no spaces": (lambda line: line.replace("  ", "\xa0\xa0", 1) if line[0] == " " else None, "SP007"),
    "no space after the dash": (
        lambda line: line.replace("- ", "-", 1) if line.lstrip().startswith("- ") else None,
        "SP013",
    ),
    "no space after the colon": (lambda line: line.replace(": ", ":", 1) if ": " in line[:20] else None, "SP013"),
    "no colon": (change_value(lambda lead, key, value: f"{lead}{key} {value}"), "SP014"),
    "no colon before lines": (lambda line: line[:-1] if line.endswith(":") else None, "SP014"),
    "colon in front": (change_value(lambda lead, key, value: f"{lead}{key}: Syarat: {value}"), "SP011"),
    "colon behind": (change_value(lambda lead, key, value: f"{lead}{key}: {value}: x"), "SP011"),
    "open double quote": (change_value(lambda lead, key, value: f'{lead}{key}: "{value}'), "SP010"),
    "open single quote": (change_value(lambda lead, key, value: f"{lead}{key}: '{value}"), "SP010"),
    "quote not closed": (lambda line: line[:-1] if line[-1] in "\"'" else None, "SP010"),
    "bracket not closed": (lambda line: line[:-1] if line[-1] in "]}" else None, "SP023"),
    "bracket opened": (change_value(lambda lead, key, value: f"{lead}{key}: [{value}"), "SP023"),
    "at sign": (change_value(lambda lead, key, value: f"{lead}{key}: @{value}"), "SP024"),
    "star": (change_value(lambda lead, key, value: f"{lead}{key}: * {value}"), "SP017"),
    "exclamation mark": (change_value(lambda lead, key, value: f"{lead}{key}: ! {value}"), "SP018"),
    "quoted word": (change_value(lambda lead, key, value: f'{lead}{key}: "{value}" x'), "SP028"),
}


@pytest.mark.parametrize(("change", "id"), CHANGES.values(), ids=CHANGES)
def test_the_message_names_the_changed_line(change: Change, id: str) -> None:
    lines = SAMPLE.split("\n")
    tried = 0
    for number, line in enumerate(lines):
        changed = change(line) if line.strip() and not line.lstrip().startswith("#") else None
        # A folded text may hold anything, and a line that continues another has no key to lose.
        if changed is None or line.startswith(("      ", "  untuk")):
            continue
        tried += 1
        found = complain("\n".join([*lines[:number], changed, *lines[number + 1 :]]))
        assert [place[:2] for place in found] == [(id, number + 1)], changed
    assert tried >= 3


def test_no_slip_of_one_letter_brings_two_messages_or_the_general_one() -> None:
    """Every character taken out or doubled: at most one message, and never the one that explains nothing."""
    for at in range(len(SAMPLE)):
        for text in (SAMPLE[:at] + SAMPLE[at + 1 :], SAMPLE[:at] + SAMPLE[at] + SAMPLE[at:]):
            _, findings = read("a.yaml", text.encode())
            assert len(findings) <= 1, (at, text[at - 20 : at + 20])
            assert all(finding.id != "SP001" for finding in findings)


# ---------------------------------------------------------------------------------------- good input


def test_sample_is_read_as_written() -> None:
    document = load(SAMPLE)
    assert list(document.data) == [
        *("kode", "nama", "nama_lain", "edisi", "penetapan", "berlaku_sejak", "kasus"),
        *("persyaratan", "prosedur", "jangka_waktu", "catatan", "biaya"),
    ]
    assert document.data["edisi"] == 2
    assert document.data["prosedur"][1]["uraian"] == "Petugas memeriksa berkas, lalu mencetak surat"
    assert document.data["catatan"] == "Bawa dokumen asli untuk dicocokkan"
    assert document.digest == hashlib.sha256(SAMPLE.encode()).hexdigest()
    assert read("standards/a.yaml", SAMPLE.encode())[1] == ()


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("081234", "081234"),
        ("007", "007"),
        ("-05", "-05"),
        ("1_000", "1_000"),
        ("08.00", "08.00"),
        ("08:00", "08:00"),
        ("12:30:45", "12:30:45"),
        ("2026-03-02", "2026-03-02"),
        ("2026-03-02T08:00:00Z", "2026-03-02T08:00:00Z"),
        ("Ya", "Ya"),
        ("yes", "yes"),
        ("no", "no"),
        ("off", "off"),
        ("y", "y"),
        ("=", "="),
        ("nUll", "nUll"),
        (".nan", ".nan"),
        ("-.inf", "-.inf"),
        ("1e999", "1e999"),
        ("1234567890123456789", "1234567890123456789"),
        ("9" * 5000, "9" * 5000),
        ("0b11", "0b11"),
        ("08", "08"),
        ("1,5", "1,5"),
        ("+", "+"),
        (".", "."),
        ("2", 2),
        ("-2", -2),
        ("+2", 2),
        ("0", 0),
        ("0o17", 15),
        ("0x1F", 31),
        ("10.000", 10.0),
        ("1.5", 1.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
def test_unquoted_values(typed: str, value: object) -> None:
    document = load(f"a: {typed}\nb: ['{typed}']\n")
    assert document.data["b"] == [typed]
    found = document.data["a"]
    assert (found, type(found)) == (value, type(value))
    if isinstance(value, str) or typed == "":
        assert document.raw == {}
    else:
        assert document.raw == {("a",): typed}
        assert as_typed(document, ("a",)) == typed


def test_restore_puts_back_what_was_typed() -> None:
    document = load("a: 10.000\nb: [1, {c: 2.50, d: true}]\ne: ~\nf:\ng: x\n")
    assert restore(document, lambda path: False) is document.data
    asked: list[tuple[str | int, ...]] = []

    def wants(path: tuple[str | int, ...]) -> bool:
        asked.append(path)
        return path != ("b", 0)

    assert restore(document, wants) == {
        "a": "10.000",
        "b": [1, {"c": "2.50", "d": "true"}],
        "e": None,
        "f": None,
        "g": "x",
    }
    assert asked == [("a",), ("b", 0), ("b", 1, "c"), ("b", 1, "d"), ("e",)]
    assert document.data == {"a": 10.0, "b": [1, {"c": 2.5, "d": True}], "e": None, "f": None, "g": "x"}


def test_as_typed_knows_single_values_only() -> None:
    document = load("a: [1, x]\nb:\n")
    assert as_typed(document, ("a", 0)) == "1"
    assert as_typed(document, ("a", 1)) == "x"
    for path in [("a",), ("b",), ("c",), ("a", 2), ("a", 1, "x"), ()]:
        with pytest.raises(KeyError):
            as_typed(document, path)


def test_positions_of_values_and_keys() -> None:
    where = load(SAMPLE).positions.where
    assert where(()) == (2, 1)
    assert where(("nama",)) == (3, 7)
    assert where(("nama",), key=True) == (3, 1)
    assert where(("nama_lain", 1)) == (4, 29)
    assert where(("penetapan", "tanggal")) == (6, 50)
    assert where(("penetapan", "tanggal"), key=True) == (6, 41)
    assert where(("persyaratan",)) == (11, 3)
    assert where(("persyaratan",), key=True) == (10, 1)
    assert where(("persyaratan", 1)) == (15, 5)
    assert where(("persyaratan", 1, "uraian")) == (16, 13)
    assert where(("persyaratan", 2, "uraian")) == (21, 13)
    assert where(("prosedur", 1, "uraian")) == (25, 13)
    assert where(("biaya", "jenis")) == (34, 16)


def test_a_place_that_is_not_there_is_its_nearest_ancestor() -> None:
    positions = load(SAMPLE).positions
    assert positions.where(("persyaratan", 1, "jumlah")) == (15, 5)
    assert positions.where(("persyaratan", 9, "jumlah")) == (11, 3)
    assert positions.where(("persyaratan", 9), key=True) == (10, 1)
    assert positions.where(("nama", "x", "y")) == (3, 7)
    assert positions.where(("tidak_ada",), key=True) == (2, 1)
    assert ("persyaratan", 1) in positions
    assert ("persyaratan", 9) not in positions
    assert ("nama", "x") not in positions


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_bom_and_line_ends_change_nothing(bom: str, end: str) -> None:
    plain, other = load(SAMPLE), load((bom + SAMPLE.replace("\n", end)).encode())
    assert (other.data, other.raw, other.positions) == (plain.data, plain.raw, plain.positions)
    assert other.lines == plain.lines == tuple(SAMPLE.split("\n"))
    broken = bom + SAMPLE.replace("jenis: dokumen", "jenis: a: b").replace("\n", end)
    assert complain(broken) == [("SP011", 13, 13)]


def test_line_ends_of_other_centuries_stay_in_the_text() -> None:
    document = load("a: x\x85y\nb: 'x\u2028  y'\nc: |\n  x\u2029\n  y\nd\ufeffe: x\n")
    assert document.data == {"a": "x\x85y", "b": "x\u2028  y", "c": "x\u2029\ny\n", "d\ufeffe": "x"}
    assert document.positions.where(("d\ufeffe",)) == (6, 6)


def test_tabs_that_harm_nobody() -> None:
    assert load("a: b\t\nc:\td # e\tf\n# g\th\n").data == {"a": "b", "c": "d"}
    assert complain("a: b\t\nc: d # e\tf\n# g\th\n") == [("SP008", 2, 9)]
    assert load("a: |\n  b\tc\n  \td\n").data == {"a": "b\tc\n\td\n"}


@pytest.mark.parametrize(
    "text",
    [
        "---\na: 1\n",
        "a: 1\n...\n",
        "a: 'Jum''at'\nb: \"Jum'at\"\n",
        "a: Jum'at\n",
        'a: 3" x 4"\n',
        "a: https://contoh.go.id/x\n",
        "a: Loket # 3\n",
        "a: C#\nb: x#y\n",
        "a: 'Loket #3'\n",
        "#tanpa spasi\na: 1 # catatan\n",
        "a: |\n  - x\n  #y\n  b:c\n",
        "a: x -\n  y - z\n",
        "a: -5\nb: -.5\nc: --\n",
        "a: 'x\n  y: z'\n",
        "a: [x,\n  y]\n",
        "a: x?\nb: x & y\nc: x * y!\nd: 50%\n",
        'a: "baris\\nbaru\\t\\u00e9"\n',
        "? a\n: b\n",
        "ktp-hilang: x\n'08': y\n\"a b\": z\n",
        "a: \u0646\u0645\u06cc\u200c\u062f\n",  # a joiner inside a Persian word
    ],
)
def test_nothing_to_complain_about(text: str) -> None:
    assert complain(text) == []


def test_colons_and_dashes_of_sentences_are_text() -> None:
    assert load("a: Pukul 08:00 - 15:00\nb: a:b\n").data == {"a": "Pukul 08:00 - 15:00", "b": "a:b"}


def test_a_document_travels_to_another_process() -> None:
    document = load(SAMPLE)
    assert pickle.loads(pickle.dumps(document)) == document


@pytest.mark.parametrize("load_tree", [fast.load, slow.load], ids=["fast", "slow"])
def test_each_reader_alone(load_tree: Callable[[str], object]) -> None:
    assert load_tree(SAMPLE) == fast.load(SAMPLE)


def test_without_libyaml_the_answers_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    assert hasattr(yaml, "CBaseLoader"), "then this test shows nothing"
    expected = [read("a.yaml", SAMPLE.encode())]
    short = [case[1] if isinstance(case[1], bytes) else case[1].encode() for case in BAD if len(case[1]) < 1000]
    # Of tabs PyYAML's own reader has another opinion, of letters beyond Unicode none.
    broken = [content for content in short if b"\t" not in content and b"\\U" not in content]
    assert len(broken) > 80
    expected += [read("a.yaml", content) for content in broken]
    monkeypatch.setattr(fast, "_Parser", yaml.BaseLoader)
    found = [read("a.yaml", content) for content in [SAMPLE.encode(), *broken]]
    different = [(a, b) for a, b in zip(expected, found, strict=True) if a != b]
    assert different == []


# ----------------------------------------------------------------------------------------- the folder


def write(root: Path, files: dict[str, str | bytes]) -> None:
    for file, content in files.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def test_walk_gives_yaml_files_in_order(tmp_path: Path) -> None:
    files = ["standards/a.yaml", "standards/b/a.yaml", "standards/b/z.yml", "standards/b-c.yaml", "standards/Z.YAML"]
    other = ["standards/index.md", "standards/.x.yaml", "standards/.git/a.yaml", "standards/b.yaml~", "x.yaml"]
    write(tmp_path, {file: file for file in files + other})
    found = list(walk(tmp_path))
    assert [file for file, _ in found] == sorted(files)
    assert all(content == file.encode() for file, content in found)
    assert strays(tmp_path) == ()
    assert list(walk(tmp_path / "standards")) == []


def test_walk_follows_no_links(tmp_path: Path) -> None:
    write(tmp_path, {"outside/x.yaml": "a: 1\n", "standards/a.yaml": "a: 1\n"})
    (tmp_path / "standards/b.yaml").symlink_to("../outside/x.yaml")
    (tmp_path / "standards/c.yaml").symlink_to("tidak-ada")
    (tmp_path / "standards/d").symlink_to("../outside")
    (tmp_path / "standards/e").symlink_to(".")
    (tmp_path / "standards/gambar.png").symlink_to("tidak-ada")
    assert [file for file, _ in walk(tmp_path)] == ["standards/a.yaml"]
    left_out = [f"standards/{name}" for name in ("b.yaml", "c.yaml", "d", "e")]
    assert strays(tmp_path) == tuple(Finding(file, 0, 0, "SP029") for file in left_out)


def test_walk_leaves_out_names_that_cannot_be_shown(tmp_path: Path) -> None:
    write(tmp_path, {"standards/a\x1b[31m.yaml": "a: 1\n", "standards/b\nc.yaml": "a: 1\n"})
    assert list(walk(tmp_path)) == []
    assert [finding.file for finding in strays(tmp_path)] == ["standards/a\ufffd[31m.yaml", "standards/b\ufffdc.yaml"]


def test_what_cannot_be_opened_is_told_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {f"standards/{name}": "a: 1\n" for name in ("a.yaml", "b.yaml", "c/d.yaml")})
    closed = {str(tmp_path / "standards/b.yaml"), str(tmp_path / "standards/c")}
    scan, open_file, access = os.scandir, open, os.access

    def refuse(path: object) -> None:
        if str(path) in closed:
            raise PermissionError(13, "Permission denied", str(path))

    # Not by chmod: who may do everything, as in a container, may read those too.
    monkeypatch.setattr(os, "scandir", lambda path: refuse(path) or scan(path))
    monkeypatch.setattr("builtins.open", lambda path, *how, **named: refuse(path) or open_file(path, *how, **named))
    monkeypatch.setattr(os, "access", lambda path, how: str(path) not in closed and access(path, how))
    assert [file for file, _ in walk(tmp_path)] == ["standards/a.yaml"]
    assert [finding.file for finding in strays(tmp_path)] == ["standards/b.yaml", "standards/c"]
    assert gather(tmp_path) == (dict(walk(tmp_path)), strays(tmp_path))


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    write(tmp_path, {"standards/a.yaml": b"x" * 5_000_000})
    [(file, content)] = walk(tmp_path)
    assert len(content) == LIMIT + 1
    assert read(file, content)[1] == (Finding(file, 0, 0, "SP002", (("batas", 1024),)),)


@pytest.mark.parametrize("name", ["standards/a.yml", "standards/a.YAML", "standards/a.Yml"])
def test_a_wrong_ending_is_told(name: str) -> None:
    document, findings = read(name, b"a: 1\n")
    assert document is None
    assert findings == (Finding(name, 0, 0, "SP025", (("nama", "a.yaml"),)),)
    assert [finding.id for finding in read(name, b"a: 1\na: 2\n")[1]] == ["SP025", "SP009"]


# ----------------------------------------------------------------------------------------- excerpts


def test_excerpt_draws_a_caret() -> None:
    assert excerpt("a: 1\nnama: Budi\n", 2, 7) == "nama: Budi\n      ^"
    assert excerpt(load(SAMPLE), 3, 1) == "nama: Surat Keterangan Domisili\n^"
    assert excerpt("a: 1\n", 2, 1) == "\n^"
    assert excerpt("a: 1", 1, 99) == "a: 1\n    ^"
    assert excerpt("a: 1", 0, 0) == excerpt("a: 1", 9, 1) == ""
    assert excerpt(b"a: Caf\xe9 x", 1, 7) == "a: Caf\ufffd x\n      ^"


def test_excerpt_is_harmless_and_straight() -> None:
    assert excerpt("\ta:\tb", 1, 5) == " a: b\n    ^"
    assert excerpt("x\x1b[31my\x9b\0\u202ez", 1, 2) == "x\ufffd[31my\ufffd\ufffd\ufffdz\n ^"
    assert excerpt("漢字: x", 1, 5) == "漢字: x\n      ^"
    assert excerpt("e\u0301: x", 1, 5) == "e\u0301: x\n   ^"
    assert excerpt("a\xa0b", 1, 3) == "a b\n  ^"


def test_excerpt_is_cut_around_the_caret() -> None:
    line = "".join(str(n % 10) for n in range(1000))
    for column in (1, 30, 101, 500, 960, 1000):
        text, caret = excerpt(line, 1, column).split("\n")
        assert len(text) <= 102
        assert text[len(caret) - 1] == line[column - 1]
        assert text.startswith("…") == (column > 41)
        assert text.endswith("…") == (column < 900)
