"""Files as people write them in, the canonical form out: nothing else changes, and a second time changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import catalog, schema, sources
from generator.formatting import Formatted, format_file
from generator.site import kind_of

ROOT = Path(__file__).parent.parent
FILE = "standards/kantor/layanan.yaml"
HEAD = "kode: d7k3q\nnama: Surat\njenis: administratif\nstatus: berlaku\nedisi: 1\n"


def formatted(text: str, file: str = FILE) -> str:
    return once(file, text.encode()).content.decode()


def once(file: str, content: bytes) -> Formatted:
    codes = iter(["aaaaa"])
    return format_file(file, content, lambda: next(codes))


def ours() -> Iterator[tuple[str, bytes]]:
    """Every file of the catalogue and of the real cases, under a name of standards/."""
    for folder in (ROOT / "standards", ROOT / "tests" / "real"):
        for path in sorted(folder.rglob("*.yaml")):
            file = f"standards/{path.relative_to(folder).as_posix()}"
            if "facts" not in path.parts and kind_of(file):
                yield file, path.read_bytes()


FILES = dict(ours())


def without_order(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_order(inner) for key, inner in sorted(value.items())}
    return [without_order(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("file", FILES)
def test_real_files_keep_their_meaning_and_their_comments(file: str) -> None:
    content = FILES[file]
    made = once(file, content)
    before, after = sources.read(file, content)[0], sources.read(file, made.content)[0]
    assert (before is None) == (after is None)
    if before is not None and after is not None:
        kind = kind_of(file)
        assert kind is not None
        old, new = schema.restore(before, kind), schema.restore(after, kind)
        assert without_order(stripped(new, old)) == without_order(old)
    assert sorted(re.findall(rb"#.*", made.content)) == sorted(re.findall(rb"#.*", content))
    assert once(file, made.content).content == made.content


def stripped(new: Any, old: Any) -> Any:
    """`new` without the ids and the kode that `old` lacks."""
    if isinstance(new, dict) and isinstance(old, dict):
        return {
            key: stripped(value, old.get(key)) for key, value in new.items() if key in old or key not in ("id", "kode")
        }
    if isinstance(new, list) and isinstance(old, list):
        return [stripped(a, b) for a, b in zip(new, old, strict=True)]
    return new


def test_the_shipped_catalogue_is_in_its_canonical_form() -> None:
    assert len(FILES) > 100
    untidy = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "standards").rglob("*.yaml"))
        if (content := path.read_bytes()) != once(path.relative_to(ROOT).as_posix(), content).content
    ]
    assert untidy == []


def test_ids_are_those_the_catalogue_uses_already() -> None:
    text = HEAD + "persyaratan:\n  - uraian: Fotokopi KTP-el\n  - {uraian: Fotokopi KK}\n  - uraian: Fotokopi KTP-el\n"
    done = formatted(text)
    assert done.endswith(
        "persyaratan:\n  - id: ktp-el\n    uraian: Fotokopi KTP-el\n  - {id: kk, uraian: Fotokopi KK}\n"
        "  - id: ktp-el-2\n    uraian: Fotokopi KTP-el\n"
    )
    instansi = catalog.parse("standards/kantor/instansi.yaml", b"nama: Kantor\ntingkat: lainnya\n").value
    resolved = [catalog.resolve(FILE, catalog.parse(FILE, one.encode()).value, instansi) for one in (text, done)]
    assert resolved[0].standar == resolved[1].standar


def test_a_kode_is_given_once() -> None:
    assert formatted("nama: Surat\njenis: administratif\n# sudah berlaku\nstatus: berlaku\nedisi: 1\n") == (
        "kode: aaaaa\nnama: Surat\njenis: administratif\n# sudah berlaku\nstatus: berlaku\nedisi: 1\n"
    )
    assert "kode" not in formatted("nama: Acuan\n", "standards/acuan/a.yaml")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("081234", '"081234"'),
        ("2026-03-02", '"2026-03-02"'),
        ("10.000", '"10.000"'),
        ("08:00", '"08:00"'),
        ("no", '"no"'),
        ("007", '"007"'),
        ("Ya", "Ya"),
        ("Rp10.000", "Rp10.000"),
        ("'081'", "'081'"),
    ],
)
def test_quotes_where_another_reader_would_see_no_text(typed: str, wanted: str) -> None:
    assert formatted(HEAD + f"berlaku_sejak: {typed} # catatan\n") == HEAD + f"berlaku_sejak: {wanted} # catatan\n"


def test_numbers_stay_numbers() -> None:
    assert formatted(HEAD) == HEAD


def test_pairs_move_with_their_comments() -> None:
    text = (
        "# yaml-language-server: $schema=x\nkode: d7k3q\nnama: Surat\n"
        "# mulai tahun ini\nedisi: 1\n\nstatus: berlaku # sejak lama\njenis: administratif\n"
        "biaya: {keterangan: 'a, {b}', teks: Gratis} # satu\n"
        "persyaratan:\n- uraian: Kartu\n  # penting\n  bila: {kasus: [hilang]}\n  jenis: dokumen\n  id: kartu\n"
        "kasus: [{nama: hilang, id: hilang}]\n"
    )
    assert formatted(text) == (
        "# yaml-language-server: $schema=x\nkode: d7k3q\nnama: Surat\njenis: administratif\n"
        "status: berlaku # sejak lama\n# mulai tahun ini\nedisi: 1\n\n"
        "kasus: [{id: hilang, nama: hilang}]\n"
        "persyaratan:\n- id: kartu\n  uraian: Kartu\n  jenis: dokumen\n  # penting\n  bila: {kasus: [hilang]}\n"
        "biaya: {teks: Gratis, keterangan: 'a, {b}'} # satu\n"
    )


def test_line_ends_and_byte_order_mark_stay() -> None:
    content = "\ufeffkode: d7k3q\r\nstatus: berlaku\r\nnama: Surat\r\njenis: administratif\r\nedisi: 1\r\n".encode()
    assert once(FILE, content).content == (
        "\ufeffkode: d7k3q\r\nnama: Surat\r\njenis: administratif\r\nstatus: berlaku\r\nedisi: 1\r\n".encode()
    )


def test_a_text_block_keeps_its_lines() -> None:
    text = (
        "kode: d7k3q\nringkasan: |\n  # bukan komentar\n  dua\n\nnama: Surat\njenis: jasa\nstatus: berlaku\nedisi: 1\n"
    )
    assert formatted(text) == (
        "kode: d7k3q\nnama: Surat\nringkasan: |\n  # bukan komentar\n  dua\n\njenis: jasa\nstatus: berlaku\nedisi: 1\n"
    )


def test_one_changed_requirement_is_the_only_difference() -> None:
    """Load, change one requirement, save: the rest of the file is as it was."""
    changed = 0
    for file, content in FILES.items():
        found = re.search(rb"(?m)^  - id: .*\n    uraian: (?!['\"|>])(.+)$", content)
        if kind_of(file) != "standar" or not found or once(file, content).content != content:
            continue
        edited = content[: found.start(1)] + b"Syarat lain" + content[found.end(1) :]
        assert once(file, edited).content == edited
        changed += 1
    assert changed > 40


def test_a_file_that_cannot_be_read_stays_and_says_why() -> None:
    made = once(FILE, b"nama: [a\n")
    assert made.content == b"nama: [a\n"
    assert [one.id for one in made.temuan]


PIECES = st.sampled_from(
    ["nama: Surat", "jenis: jasa", "status: berlaku", "edisi: 2", "# komentar", "", "kode: d7k3q", "ringkasan: 0812",
     "biaya: {keterangan: b, teks: Gratis}", "biaya:\n  # c\n  keterangan: b\n  teks: Gratis",
     "persyaratan:\n  - uraian: Kartu\n  - jenis: dokumen\n    uraian: Surat",
     "produk:\n- nama: Akta\n  jenis: dokumen", "ringkasan: >\n  dua\n\n  tiga", "catatan: [a,\n  b]"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=10, unique_by=lambda one: one.split(":")[0]))
def test_any_order_of_parts_means_the_same_afterwards(pieces: list[str]) -> None:
    content = ("\n".join(pieces) + "\n").encode()
    made = once(FILE, content)
    before, after = sources.read(FILE, content)[0], sources.read(FILE, made.content)[0]
    assert (before is None) == (after is None)
    if before is not None and after is not None:
        old, new = schema.restore(before, "standar"), schema.restore(after, "standar")
        assert without_order(stripped(new, old)) == without_order(old)
        assert list(new) == sorted(new, key=schema.properties("standar", new, ()).index)
    assert once(FILE, made.content).content == made.content
    assert sorted(re.findall(rb"#.*", made.content)) == sorted(re.findall(rb"#.*", content))
