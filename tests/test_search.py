"""The search data: what a browser gets, how much of it, and which words it knows; the browser's side is in browser/."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import build, catalog, jobs
from generator.targets import search
from generator.targets.jalinan import ways
from generator.targets.publication import Publication
from generator.targets.search import synonyms, words
from tests.bench import catalogue

ROOT = Path(__file__).parent.parent
QUERIES = Path(__file__).parent / "search"
SETS = ("latih100", "uji100", "latih", "uji")
SCRIPTS, EACH, MORE = 25_000, 18, 75_000
"""Bytes after gzip of what a first search fetches: scripts and words, each service, and the second file at most.

For 2,500 services that is 70,000, and 145,000 where a word is in no name.
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
        assert {data["jenis"][int(digit)] for digit in columns["j"][n]} == set(riwayat.layanan.standar.jenis)
    assert len(json.loads(made["cari/isi.json"])["isi"]) == len(publication.riwayat)


def test_the_label_stands_on_the_data(publication: Publication, made: dict[str, bytes]) -> None:
    assert publication.site.contoh == ("DATA CONTOH" in index(made)["keterangan"])


def test_other_names_are_searched(publication: Publication, made: dict[str, bytes]) -> None:
    columns = index(made)["layanan"]
    for n, riwayat in enumerate(publication.riwayat):
        for name in (*riwayat.layanan.standar.nama_lain, *riwayat.layanan.standar.kata_kunci):
            assert name in columns["l"][n]


def test_life_events_stand_beside_the_services(publication: Publication, made: dict[str, bytes]) -> None:
    data, jalan = index(made), ways(publication).jalan
    assert [(one[0], one[1]) for one in data["peristiwa"]] == [
        (one.peristiwa.id, one.peristiwa.judul or one.peristiwa.nama) for one in jalan
    ]
    assert bool(jalan) == (publication.catalog.pemda.nama == "Kabupaten Nusa Damai")
    for one, (_, _, about, phrases) in zip(jalan, data["peristiwa"], strict=True):
        assert about == (one.peristiwa.ringkasan or "")
        assert set(phrases) >= {" ".join(words.split(name)) for name in (one.peristiwa.nama, *one.peristiwa.nama_lain)}
        assert len(set(phrases)) == len(phrases)
        assert all(words.split(phrase) for phrase in phrases)
    assert not set(data["pengiring"]) & {words.stem(word) for word in ("belum", "tidak", "surat", "akta")}


def test_scripts_hold_every_word_they_say(made: dict[str, bytes]) -> None:
    engine = made["assets/cari-mesin.js"].decode()
    assert "MiniSearch" in engine
    assert "KATA */" not in engine
    said = json.loads(re.search(r"^var WORDS = (\{.*?\});$", engine, re.MULTILINE)[1])  # type: ignore[index]
    named = set(re.findall(r"WORDS\.([a-z]+)", engine)) | set(
        re.findall(r'(?:WORDS\[|say\(|none\()"([a-z-]+)"', engine)
    )
    assert len(named) > 20
    assert named <= said.keys()
    assert {key for key in said if not key.startswith(("keadaan.", "jenis."))} == named
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


def stems(text: str) -> words.Stems:
    return words.Stems(" ".join(words.tokens(text)))


def corpus(made: dict[str, bytes]) -> words.Stems:
    data = index(made)
    columns = data["layanan"]
    said = " ".join(columns["n"] + columns["l"] + columns["t"] + [" ".join(one) for one in data["instansi"]])
    return stems(said)


@pytest.mark.parametrize(
    ("phrase", "says"), [("izin gerobak", True), ("gerobak izin", False), ("surat", True), ("zin", False)]
)
def test_a_phrase_is_said_by_whole_words_in_their_order(phrase: str, says: bool) -> None:
    assert stems("Surat Izin Gerobak").say(phrase) is says


def test_only_synonyms_of_the_catalogue_are_sent(made: dict[str, bytes]) -> None:
    data, text = index(made), corpus(made)
    assert data["sinonim"]
    for group in data["sinonim"]:
        assert len(group) > 1
        assert any(text.say(phrase) for phrase in group), group


def test_only_needs_that_a_service_answers_are_sent(made: dict[str, bytes]) -> None:
    data, text = index(made), corpus(made)
    assert data["maksud"]
    for said, wanted in data["maksud"]:
        assert said
        assert wanted
        assert all(text.say(phrase) for phrase in wanted), wanted


def test_the_words_of_the_regency_join_our_own() -> None:
    text = b"sinonim: [[gerobak, warung berjalan]]\nmaksud: [{kata: [kaki lima], cari: [izin gerobak, helikopter]}]\n"
    said = stems("Surat Izin Gerobak")
    assert ["gerobak", "warung berjalan"] in list(synonyms.same(text, said))
    assert (["kaki lima"], ["izin gerobak"]) in list(synonyms.meant(text, said))
    assert not any("gerobak" in group for group in synonyms.same(None, said))


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[",
        b"sinonim: 5\nmaksud: kata",
        b"sinonim: [5, [1, {a: b}], [ya], []]\nmaksud: [x, {kata: 1}, {cari: [izin]}, {kata: [!], cari: [izin]}]",
        b"\xff\xfe",
    ],
)
def test_a_broken_list_of_synonyms_adds_nothing(text: bytes) -> None:
    said = stems("izin usaha")
    assert list(synonyms.same(text, said)) == list(synonyms.same(None, said))
    assert list(synonyms.meant(text, said)) == list(synonyms.meant(None, said))


def test_the_good_groups_of_a_faulty_list_still_serve() -> None:
    """What does not fit is told by the checks; words that YAML takes for a number or a truth value stay words."""
    text = b"sinonim:\n  - [gerobak, warung berjalan]\n  - gerobak\n  - []\n  - [izin, 113, no]\nmaksut: []\n"
    assert [one.id for one in catalog.parse(synonyms.FILE, text).findings] != []
    said = stems("Surat Izin Gerobak")
    found = list(synonyms.same(text, said))
    assert ["gerobak", "warung berjalan"] in found
    assert any({"113", "no"} <= set(group) for group in found)


def test_the_list_of_words_is_judged_like_any_file(tmp_path: Path) -> None:
    """A number that nobody may publish, a word in two groups, a slip of form: each at its line; the rest serves."""
    docs = tmp_path / "standards"
    (docs / "kantor").mkdir(parents=True)
    (docs / "pemda.yaml").write_text("nama: Kabupaten Uji\nalamat_qr: https://sp.uji.example/\n")
    (docs / "kantor" / "instansi.yaml").write_text("nama: Kantor Uji\ntingkat: dinas\nkode: bbbbb\n")
    (docs / "kantor" / "uji.yaml").write_text(
        "jenis: jasa\nstatus: rancangan\nedisi: 1\nkode: aaaaa\nnama: Izin Pasar\n"
    )

    def found(text: str) -> list[tuple[str, int]]:
        (docs / "sinonim.yaml").write_text(text)
        _, findings = catalog.load(docs, "2026-11-01")
        return [(one.id, one.line) for one in findings if one.file == synonyms.FILE]

    assert found("sinonim:\n  - [izin pasar, lapak]\n") == []
    assert found("sinonim:\n  - [izin pasar, lapak]\n  - [kios, NIK 3201014107900001]\n") == [("SP910", 3)]
    assert found("sinonim:\n  - [izin pasar, lapak]\n  - [kios, Lapak]\n") == [("SP093", 3)]
    assert found("sinonim:\n  - [izin pasar, lapak]\n  - kios, los\n") == [("SP079", 3)]
    assert any({"izin pasar", "lapak"} <= set(group) for group in index(files(publish(docs)))["sinonim"])
    one = catalog.parse(synonyms.FILE, b"sinonim:\n  - [izin pasar, 113]\n").value
    assert one.sinonim == (("izin pasar", "113"),)


def test_our_own_words_have_the_form_of_a_regency() -> None:
    """The same schema for both; the same word in two lists would be told to a regency too."""
    one = catalog.parse(synonyms.FILE, synonyms.OWN.read_bytes())
    assert one.findings == ()
    assert len(one.value.maksud) > 50


def test_what_a_service_is_called_is_not_done_elsewhere() -> None:
    assert (["paspor", "pasport", "passport", "visa"], "kantor imigrasi") in list(
        synonyms.elsewhere(None, stems("izin"))
    )
    found = [said for said, _ in synonyms.elsewhere(None, stems("pengantar skck"))]
    assert found
    assert not any("skck" in said for said in found)


def test_our_own_words_are_in_order() -> None:
    """Read as plain data: every group has something to say, and no phrase of a need stands twice in it."""
    own = yaml.safe_load(synonyms.OWN.read_text("utf-8"))
    assert set(own) == {"sinonim", "maksud", "luar"}
    assert len(own["sinonim"]) > 100
    for group in own["sinonim"]:
        assert len(set(group)) == len(group) > 1, group
    for entry in own["maksud"]:
        assert set(entry) == {"kata", "cari"}
        assert all(isinstance(phrase, str) and words.tokens(phrase) for phrase in (*entry["kata"], *entry["cari"]))
        assert len(set(entry["kata"])) == len(entry["kata"]), entry["kata"]


# ----------------------------------------------------------------------------------------------- size, queries


def test_a_first_search_is_small(tmp_path: Path) -> None:
    count = 500
    catalogue.write_standards(tmp_path, count)
    made = files(publish(tmp_path / "standards"))
    sizes = {path: len(gzip.compress(content, 9, mtime=0)) for path, content in made.items()}
    more = sizes.pop("cari/isi.json")
    assert sum(sizes.values()) <= SCRIPTS + EACH * count, sizes
    assert more <= MORE


@pytest.mark.parametrize("name", SETS)
def test_the_queries_ask_for_services_that_exist(name: str) -> None:
    known = {f"{one.layanan.folder}/{one.layanan.id}" for one in publish(ROOT / "standards").riwayat}
    queries = yaml.safe_load((QUERIES / f"{name}.yaml").read_text("utf-8"))
    assert len(queries) >= (50 if name.endswith("100") else 20)
    wrong = [query for query in queries if not query["jawab"] or not set(query["jawab"]) <= known]
    assert len(wrong) == 0, "an answer is no service" if name == "uji100" else wrong


def test_no_query_is_in_both_halves() -> None:
    halves = [
        {query["tanya"] for query in yaml.safe_load((QUERIES / f"{name}.yaml").read_text("utf-8"))}
        for name in ("latih100", "uji100")
    ]
    assert [len(half) for half in halves] == [50, 50]
    assert len(halves[0] & halves[1]) == 0
