"""The search data: what a browser gets, how much of it, and which words it knows; the browser's side is in browser/."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import build, jobs
from generator.targets import search
from generator.targets.publication import Publication
from generator.targets.search import words
from tests.bench import catalogue

ROOT = Path(__file__).parent.parent
QUERIES = Path(__file__).parent / "search"
SCRIPTS, EACH, MORE = 15_000, 18, 75_000
"""Bytes after gzip of what a first search fetches: scripts and words, each service, and the second file at most.

For 2,500 services that is 60,000, and 135,000 where a word is in no name.
"""


def publish(docs: Path) -> Publication:
    found, _ = build.publication(docs.parent, docs, build.BuildOptions(tanggal="2026-11-01"))
    assert found is not None
    return found


def files(publication: Publication) -> dict[str, bytes]:
    made = {job.path: result.content or b"" for job, result in jobs.run(search.jobs(publication, {}))}
    assert all(made.values())
    return made


@pytest.fixture(scope="module", params=["standards", "tests/real"])
def publication(request: pytest.FixtureRequest) -> Publication:
    return publish(ROOT / request.param)


@pytest.fixture(scope="module")
def made(publication: Publication) -> dict[str, bytes]:
    return files(publication)


def index(made: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(made["cari/indeks.json"])
    return found


def test_every_service_is_in_the_index_with_its_address(publication: Publication, made: dict[str, bytes]) -> None:
    data = index(made)
    columns = data["layanan"]
    assert {len(column) for column in columns.values()} == {len(publication.riwayat)}
    for n, riwayat in enumerate(publication.riwayat):
        folder = data["instansi"][columns["i"][n]][0]
        id = columns["a"][n] or "-".join(words.split(columns["n"][n]))
        assert (folder, id, columns["n"][n]) == (
            riwayat.layanan.folder,
            riwayat.layanan.id,
            riwayat.layanan.standar.nama,
        )
        assert data["nilai"][columns["w"][n]]
        assert data["nilai"][columns["b"][n]]
        assert (columns["k"][n] == "") == riwayat.berlaku
    assert len(json.loads(made["cari/isi.json"])["isi"]) == len(publication.riwayat)


def test_the_label_stands_on_the_data(publication: Publication, made: dict[str, bytes]) -> None:
    assert publication.site.contoh == ("DATA CONTOH" in index(made)["keterangan"])


def test_other_names_are_searched(publication: Publication, made: dict[str, bytes]) -> None:
    columns = index(made)["layanan"]
    for n, riwayat in enumerate(publication.riwayat):
        for name in (*riwayat.layanan.standar.nama_lain, *riwayat.layanan.standar.kata_kunci):
            assert name in columns["l"][n]


def test_scripts_hold_every_word_they_say(made: dict[str, bytes]) -> None:
    engine = made["assets/cari-mesin.js"].decode()
    assert "MiniSearch" in engine
    assert "KATA */" not in engine
    said = json.loads(re.search(r"^var WORDS = (\{.*?\});$", engine, re.MULTILINE)[1])  # type: ignore[index]
    used = set(re.findall(r"WORDS\.([a-z]+)", engine)) | set(re.findall(r'(?:WORDS\[|say\(|none\()"([a-z-]+)"', engine))
    assert len(used) > 8
    assert used <= said.keys()
    assert {key for key in said if not key.startswith("keadaan.")} == used
    for name in ("cari.js", "cari-mesin.js"):
        script = made[f"assets/{name}"].decode()
        assert not re.search(r"\beval\(|new Function|innerHTML|document\.write|https?://(?!www\.w3\.org)", script)


def test_nothing_of_a_text_is_taken_for_markup(tmp_path: Path) -> None:
    docs = tmp_path / "standards"
    (docs / "kantor").mkdir(parents=True)
    (docs / "pemda.yaml").write_text("nama: Kabupaten Uji\nalamat_qr: https://sp.uji.example/\n")
    (docs / "kantor" / "instansi.yaml").write_text("nama: Kantor Uji\ntingkat: dinas\n")
    text = "jenis: jasa\nstatus: berlaku\nedisi: 1\nkode: aaaaa\nnama: '<img src=x onerror=alert(1)>'\n"
    (docs / "kantor" / "uji.yaml").write_text(text)
    (docs / "sinonim.yaml").write_text("sinonim: {bukan: daftar}\n")
    data = index(files(publish(docs)))
    assert data["layanan"]["n"] == ["<img src=x onerror=alert(1)>"]
    assert data["layanan"]["a"] == ["uji"]


def test_the_same_catalogue_makes_the_same_bytes(publication: Publication, made: dict[str, bytes]) -> None:
    docs = "standards" if publication.catalog.pemda.nama == "Kabupaten Nusa Damai" else "tests/real"
    assert files(publish(ROOT / docs)) == made


# ------------------------------------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("akte lahir", "Akta Kelahiran"),
        ("ijin", "perizinan"),
        ("kehilangan", "hilang"),
        ("foto copy", "fotocopy"),
        ("legalisir", "dilegalisir"),
        ("menikah", "pernikahan"),
        ("perekaman", "merekam"),
    ],
)  # fmt: skip
def test_words_of_one_root_are_one(one: str, other: str) -> None:
    first, second = words.tokens(one), words.tokens(other)
    assert first == second or one == "foto copy"


@pytest.mark.parametrize(("word", "other"), [("menikah", "menit"), ("cerai", "cari"), ("meninggal", "tinggi")])
def test_words_of_two_roots_are_two(word: str, other: str) -> None:
    assert words.stem(word) != words.stem(other)


def test_words_without_accents() -> None:
    assert words.split("Pélayanan KTP-el (F-1.02)") == ["pelayanan", "ktp", "el", "f", "1", "02"]


def test_groups_that_share_a_phrase_are_one() -> None:
    groups = words.merged([["ktp", "kartu penduduk"], ["kk", "kartu keluarga"], ["Kartu Penduduk", "e-ktp"], ["satu"]])
    assert groups == [["ktp", "kartu penduduk", "e ktp"], ["kk", "kartu keluarga"]]


def test_only_synonyms_of_the_catalogue_are_sent(publication: Publication, made: dict[str, bytes]) -> None:
    data = index(made)
    columns = data["layanan"]
    said = " ".join(columns["n"] + columns["l"] + columns["t"] + [" ".join(one) for one in data["instansi"]])
    text = f" {' '.join(words.tokens(said))} "
    assert data["sinonim"]
    for group in data["sinonim"]:
        assert len(group) > 1
        assert any(words.occurs(phrase, text) for phrase in group), group


# ----------------------------------------------------------------------------------------------- size, queries


def test_a_first_search_is_small(tmp_path: Path) -> None:
    count = 500
    catalogue.write_standards(tmp_path, count)
    made = files(publish(tmp_path / "standards"))
    sizes = {path: len(gzip.compress(content, 9, mtime=0)) for path, content in made.items()}
    more = sizes.pop("cari/isi.json")
    assert sum(sizes.values()) <= SCRIPTS + EACH * count, sizes
    assert more <= MORE


@pytest.mark.parametrize("name", ["latih", "uji"])
def test_the_queries_ask_for_services_that_exist(name: str) -> None:
    known = {f"{one.layanan.folder}/{one.layanan.id}" for one in publish(ROOT / "standards").riwayat}
    queries = yaml.safe_load((QUERIES / f"{name}.yaml").read_text("utf-8"))
    assert len(queries) >= 20
    for query in queries:
        assert query["jawab"]
        assert set(query["jawab"]) <= known, query


def test_no_query_is_in_both_sets() -> None:
    sets = [
        {query["tanya"] for query in yaml.safe_load((QUERIES / f"{name}.yaml").read_text("utf-8"))}
        for name in ("latih", "uji")
    ]
    assert sets[0] & sets[1] == set()
