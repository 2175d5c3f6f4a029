"""`standar new` and `standar fmt` as a person calls them: what is written, what is refused, and in which words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import catalog, sources
from generator.cli import main
from generator.cli.here import files_now
from generator.findings import Finding
from generator.messages import level

ROOT = Path(__file__).parent.parent


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small regency: one agency, one reference list."""
    standards = tmp_path / "standards"
    (standards / "kantor").mkdir(parents=True)
    (standards / "acuan").mkdir()
    (standards / "pemda.yaml").write_bytes((ROOT / "standards" / "pemda.yaml").read_bytes())
    (standards / "kantor" / "instansi.yaml").write_bytes(
        (ROOT / "standards" / "desa-jernih" / "instansi.yaml").read_bytes()
    )
    for path in sorted((ROOT / "standards" / "acuan").glob("*.yaml")):
        (standards / "acuan" / path.name).write_bytes(path.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", open("/dev/null"))  # noqa: SIM115, PTH123
    files_now.cache_clear()
    return tmp_path


def faults(file: str, content: bytes) -> list[Finding]:
    return [one for one in catalog.parse(file, content).findings if level(one.id) == "kesalahan"]


ACUAN = tuple(path.stem for path in sorted((ROOT / "standards" / "acuan").glob("*.yaml")))


def test_there_are_reference_lists() -> None:
    assert len(ACUAN) > 20


@pytest.mark.parametrize("acuan", ACUAN)
def test_every_reference_list_makes_a_valid_start(acuan: str, place: Path) -> None:
    assert main(["new", "kantor/layanan", "--nama", 'Surat: "baru" #1', "--acuan", acuan]) == 0
    file = "standards/kantor/layanan.yaml"
    content = (place / file).read_bytes()
    assert faults(file, content) == []
    made = catalog.parse(file, content).value
    source = catalog.parse(
        f"standards/acuan/{acuan}.yaml", (place / f"standards/acuan/{acuan}.yaml").read_bytes()
    ).value
    assert made.nama == 'Surat: "baru" #1'
    assert made.acuan == acuan
    assert made.persyaratan == source.persyaratan
    assert re.fullmatch("[2-9a-hjkmnp-z]{5}", made.kode)
    files_now.cache_clear()
    assert main(["fmt", "--check", file]) == 0


def test_without_a_list_what_is_unknown_stands_as_missing(place: Path) -> None:
    assert main(["new", "kantor/surat-baru"]) == 0
    made = catalog.parse(
        "standards/kantor/surat-baru.yaml", (place / "standards/kantor/surat-baru.yaml").read_bytes()
    ).value
    assert made.nama == "Surat Baru"
    assert made.status == "rancangan"
    assert (made.persyaratan.jenis, made.biaya.jenis) == ("kosong", "kosong")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["kantor/Surat Baru"], "huruf kecil"),
        (["surat"], "garis miring"),
        (["kntr/surat"], "instansi.yaml"),
        (["kantor/instansi"], "sudah ada"),
        (["kantor/indeks"], "dipakai sistem"),
        (["kantor/surat", "--acuan", "ak-desa-domisil"], "ak-desa-domisili"),
        (["../luar/surat"], "huruf kecil"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    arguments: list[str], said: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(place.rglob("*"))
    assert main(["new", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert sorted(place.rglob("*")) == before


def test_fmt_writes_only_what_differs(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    untidy = place / "standards/kantor/layanan.yaml"
    untidy.write_text("nama: Surat\nstatus: berlaku\njenis: administratif\nedisi: 1\n")
    untidy.chmod(0o640)
    assert main(["fmt", "--check"]) == 1
    assert untidy.read_text().startswith("nama: Surat\nstatus")
    files_now.cache_clear()
    assert main(["fmt"]) == 0
    assert re.fullmatch(
        "kode: [2-9a-z]{5}\nnama: Surat\njenis: administratif\nstatus: berlaku\nedisi: 1\n", untidy.read_text()
    )
    assert untidy.stat().st_mode & 0o777 == 0o640
    out = capsys.readouterr().out
    assert "standards/kantor/layanan.yaml: kode tetap ditambahkan dan 1 bagian diurutkan." in out
    assert sorted(path.name for path in untidy.parent.iterdir()) == ["instansi.yaml", "layanan.yaml"]
    files_now.cache_clear()
    assert main(["fmt", "--check"]) == 0


def test_fmt_tells_of_a_file_that_it_cannot_read(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = place / "standards/kantor/layanan.yaml"
    broken.write_text("nama: [a\n")
    assert main(["fmt"]) == 1
    assert broken.read_text() == "nama: [a\n"
    assert "standards/kantor/layanan.yaml, baris 1" in capsys.readouterr().err
    assert sources.read("standards/kantor/layanan.yaml", broken.read_bytes())[0] is None
