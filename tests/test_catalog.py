"""A folder of files, some of them broken, in; every neighbour whole, and a finding with a place and a remedy, out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import catalog
from generator.messages import level, remedy, sentence
from tests.papers import HEAD, INSTANSI, PEMDA

GOOD = HEAD + "kode: aaaaa\npersyaratan:\n  - {id: ktp, uraian: Fotokopi KTP-el}\n"

DEEP = b"".join(b" " * n + b"a:\n" for n in range(3000))
BOMB = b"a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n"
MERGE = b"nama: Surat\n<<<<<<< HEAD\njenis: jasa\n=======\njenis: barang\n>>>>>>> usulan\nstatus: berlaku\nedisi: 1\n"

BROKEN = {
    "tab": HEAD.encode() + b"persyaratan:\n\t- uraian: KTP\n",
    "duplicate key": HEAD.encode() + b"nama: Lain\n",
    "missing key": b"jenis: jasa\nstatus: berlaku\nedisi: 1\n",
    "misspelt key": HEAD.encode() + b"persyaratn: kosong\n",
    "wrong type": HEAD.replace("edisi: 1", "edisi: dua").encode(),
    "unclosed quote": HEAD.encode() + b'ringkasan: "Untuk warga\npersyaratan: kosong\n',
    "colon in a sentence": HEAD.encode() + b"ringkasan: Syarat: bawa KTP\n",
    "Latin-1": HEAD.encode() + "ringkasan: Caf\u00e9\n".encode("latin-1"),
    "NUL": HEAD.encode() + b"ringkasan: a\0b\n",
    "empty file": b"",
    "only comments": b"# nanti diisi\n",
    "list as root": b"- nama: Surat\n",
    "merge conflict": MERGE,
    "5 MB": HEAD.encode() + b"catatan: " + b"panjang " * 650_000,
    "3,000 levels": DEEP,
    "alias bomb": HEAD.encode() + BOMB,
    "python tag": HEAD.encode() + b"ringkasan: !!python/object/apply:os.system ['true']\n",
    "path trick in an id": HEAD.encode() + b"acuan: ../../rahasia\n",
    "NIK in a text": HEAD.encode() + b"ringkasan: Hubungi 9901014107900001\n",
}  # fmt: skip

ACCEPTED = {
    "BOM": b"\xef\xbb\xbf" + HEAD.encode(),
    "CRLF": HEAD.replace("\n", "\r\n").encode(),
    "script in a requirement": HEAD.encode() + b"persyaratan:\n  - {id: x, uraian: '<script>alert(1)</script>'}\n",
}


def write(root: Path, files: dict[str, bytes]) -> Path:
    docs = root / "standards"
    for name, content in files.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return docs


def base(**more: bytes) -> dict[str, bytes]:
    return {
        "pemda.yaml": PEMDA.encode(),
        "kantor/instansi.yaml": INSTANSI.encode(),
        "kantor/tetangga.yaml": GOOD.encode(),
    } | {name.replace("__", "/") + ".yaml": content for name, content in more.items()}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_hurts_no_neighbour(tmp_path: Path, content: bytes) -> None:
    found, findings = catalog.load(write(tmp_path, base(kantor__rusak=content)), "2026-11-01")
    assert found is not None
    assert found.satu("kantor", "tetangga") is not None
    mine = [one for one in findings if one.file == "standards/kantor/rusak.yaml" and level(one.id) == "kesalahan"]
    assert len(mine) == 1, [(one.id, one.line) for one in mine]
    words = dict(mine[0].words)
    assert sentence(mine[0].id, words)
    assert remedy(mine[0].id, words)
    assert not [one for one in findings if level(one.id) == "kesalahan" and one.file != mine[0].file]


@pytest.mark.parametrize("content", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_what_is_only_unusual_is_read(tmp_path: Path, content: bytes) -> None:
    found, findings = catalog.load(write(tmp_path, base(kantor__lain=content)), "2026-11-01")
    assert found is not None
    assert found.satu("kantor", "lain") is not None
    assert not [one for one in findings if level(one.id) == "kesalahan"]


def kesalahan(tmp_path: Path, files: dict[str, bytes]) -> list[tuple[str, str]]:
    found, findings = catalog.load(write(tmp_path, files), "2026-11-01")
    assert found is None or found.satu("kantor", "tetangga") is not None
    return [(one.file, one.id) for one in findings if level(one.id) == "kesalahan"]


def test_a_folder_without_an_agency(tmp_path: Path) -> None:
    assert kesalahan(tmp_path, base(lain__surat=HEAD.encode())) == [("standards/lain/surat.yaml", "SP051")]


def test_a_reserved_name(tmp_path: Path) -> None:
    files = base(papan__instansi=INSTANSI.encode(), papan__surat=HEAD.encode())
    assert {id for _, id in kesalahan(tmp_path, files)} == {"SP052"}


def test_two_standards_with_one_kode(tmp_path: Path) -> None:
    assert kesalahan(tmp_path, base(kantor__zaman=GOOD.encode())) == [("standards/kantor/zaman.yaml", "SP902")]


def test_a_file_name_that_is_no_address(tmp_path: Path) -> None:
    assert kesalahan(tmp_path, base() | {"kantor/Surat Baru.yaml": HEAD.encode()}) == [
        ("standards/kantor/Surat Baru.yaml", "SP053")
    ]


def test_a_broken_agency_takes_only_its_own_services(tmp_path: Path) -> None:
    files = base(rusak__instansi=b"nama: [", rusak__surat=HEAD.encode())
    found, findings = catalog.load(write(tmp_path, files), "2026-11-01")
    assert found is not None
    assert found.rusak == ("standards/rusak/surat.yaml",)
    assert {one.file for one in findings if level(one.id) == "kesalahan"} == {"standards/rusak/instansi.yaml"}


def test_without_a_regency_there_is_no_catalogue(tmp_path: Path) -> None:
    files = base()
    del files["pemda.yaml"]
    assert kesalahan(tmp_path, files) == [("standards/pemda.yaml", "SP050")]


def test_defaults_of_the_agency(tmp_path: Path) -> None:
    files = base()
    files["kantor/instansi.yaml"] += b"bawaan:\n  biaya: {teks: Gratis}\n  produk: kosong\n"
    files["kantor/lain.yaml"] = HEAD.encode() + b"biaya: {teks: Rp5.000}\n"
    found, _ = catalog.load(write(tmp_path, files), "2026-11-01")
    assert found is not None
    one, other = found.satu("kantor", "tetangga"), found.satu("kantor", "lain")
    assert one is not None
    assert other is not None
    assert one.warisan == ("biaya", "produk")
    assert one.standar.biaya.teks == "Gratis"
    assert other.standar.biaya.teks == "Rp5.000"


def test_a_fault_of_an_inherited_value_stands_at_the_default_once(tmp_path: Path) -> None:
    files = base(kantor__lain=HEAD.encode())
    files["kantor/instansi.yaml"] += b"bawaan:\n  biaya: {teks: seikhlasnya}\n"
    _, findings = catalog.load(write(tmp_path, files), "2026-11-01")
    about = [one for one in findings if one.id.startswith("SP4")]
    assert {one.file for one in about} == {"standards/kantor/instansi.yaml"}
    assert len({(one.id, one.line) for one in about}) == len(about)


def test_requirements_without_id_get_one(tmp_path: Path) -> None:
    body = "persyaratan:\n  - uraian: Fotokopi KTP-el\n  - uraian: Fotokopi KTP-el\n  - {id: ktp-el, uraian: Asli}\n"
    found, _ = catalog.load(write(tmp_path, base(kantor__lain=(HEAD + body).encode())), "2026-11-01")
    assert found is not None
    lain = found.satu("kantor", "lain")
    assert lain is not None
    ids = [one.id for one in lain.standar.persyaratan]
    assert len(set(ids)) == 3
    assert all(ids)
