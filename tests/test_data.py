"""The data files: their contract over real catalogues, tables that run nothing, hostile text, same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from generator import build, jobs, schema
from generator.site import page_file
from generator.targets import TARGETS, data, feeds
from generator.targets.data.around import addresses
from generator.targets.data.events import pointer
from generator.targets.data.plain import as_json, plain
from generator.targets.data.published import robots, source_files
from generator.targets.data.skema import FILES, data_schema
from generator.targets.data.tables import cell, table
from generator.targets.publication import Papan, Publication
from generator.targets.shells import BERANDA, SHAPES, Shell
from tests.papers import HEAD, INSTANSI, PEMDA

ROOT = Path(__file__).parent.parent
DAY = "2026-11-01"
WHERE = {"standards": ROOT / "standards", "real": ROOT / "tests" / "real"}


def publish(root: Path, docs: Path) -> Publication:
    found, _ = build.publication(root, docs, build.BuildOptions(tanggal=DAY))
    assert found is not None
    boards = [one for one in found.riwayat if one.berlaku and one.kode]
    papan = {one.kode: Papan(found.site.papan(one.layanan.folder, one.layanan.id), 1) for one in boards[1:]}
    return replace(found, papan=papan)


def files(publication: Publication) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for job, result in jobs.run([*data.jobs(publication, {}), *feeds.jobs(publication, {})]):
        assert result.content is not None, (job.path, result.findings)
        assert job.path not in made, job.path
        made[job.path] = result.content
    return made


@pytest.fixture(scope="module", params=WHERE)
def publication(request: pytest.FixtureRequest) -> Publication:
    return publish(ROOT, WHERE[request.param])


@pytest.fixture(scope="module")
def made(publication: Publication) -> dict[str, bytes]:
    return files(publication)


def small(tmp_path: Path, body: str = "", pemda: str = PEMDA, **more: str) -> Publication:
    """A regency with one agency and one standard."""
    texts = {"pemda.yaml": pemda, "kantor/instansi.yaml": INSTANSI, "kantor/uji.yaml": HEAD + "kode: aaaaa\n" + body}
    for name, text in (texts | {name.replace("__", "/") + ".yaml": text for name, text in more.items()}).items():
        path = tmp_path / "standards" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return publish(tmp_path, tmp_path / "standards")


def rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


# ------------------------------------------------------------------------------------------------- the contract


def kind(path: str) -> str:
    if path.startswith("data/v1/banding/"):
        return "banding"
    return "standar-lengkap" if path.startswith("data/v1/standar/") else Path(path).stem


def test_every_json_file_has_the_envelope_and_fits_the_published_schema(made: Mapping[str, bytes]) -> None:
    described = json.loads(made["data/v1/skema.json"])
    jsonschema.Draft202012Validator.check_schema(described)
    seen = set()
    for path, content in made.items():
        if not path.startswith("data/v1/") or not path.endswith(".json") or path.startswith("data/v1/skema"):
            continue
        whole = json.loads(content)
        assert list(whole)[:3] == ["schema_version", "generated_at", "pemda"], path
        assert whole["total"] == len(whole["items"]), path
        assert whole["generated_at"] == DAY
        jsonschema.Draft202012Validator({**described, "$ref": f"#/$defs/file-{kind(path)}"}).validate(whole)
        own = json.loads(made[f"data/v1/skema/{kind(path)}.json"])
        jsonschema.Draft202012Validator(own).validate(whole)
        seen.add(kind(path))
    assert seen == set(FILES)


def test_a_schema_of_one_file_refuses_what_is_wrong(publication: Publication, made: Mapping[str, bytes]) -> None:
    for name in FILES:
        own = json.loads(made[f"data/v1/skema/{name}.json"])
        jsonschema.Draft202012Validator.check_schema(own)
        base = publication.site.alamat_situs
        assert own["$id"] == f"{base}{'' if base.endswith('/') else '/'}data/v1/skema/{name}.json"
        assert set(re.findall(r'"\$ref": "#/\$defs/([^"]*)"', json.dumps(own))) == set(own["$defs"])
    whole = json.loads(made["data/v1/perubahan.json"])
    checked = jsonschema.Draft202012Validator(json.loads(made["data/v1/skema/perubahan.json"]))
    for key, value in (("dampak", "memberatkan"), ("skor", "80"), ("sidik", None), ("lain", 1)):
        spoilt = json.loads(json.dumps(whole))
        next(one for one in spoilt["items"] if one["perubahan"])["perubahan"][0][key] = value
        assert not checked.is_valid(spoilt), key


def test_a_key_never_has_two_types() -> None:
    def check(part: Any) -> None:
        if isinstance(part, dict):
            types = part.get("type")
            assert not isinstance(types, list) or (len(types) == 2 and types[1] == "null")
            assert "oneOf" not in part
            assert len(part.get("anyOf", [1, {"type": "null"}])) == 2
            assert part.get("anyOf", [1, {"type": "null"}])[1] == {"type": "null"}
        for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            check(inner)

    check(data_schema())


def test_an_item_has_what_others_build_on(publication: Publication, made: Mapping[str, bytes]) -> None:
    items = json.loads(made["data/v1/standar.json"])["items"]
    assert len(items) == len(publication.riwayat) > 15
    keys = ["kode", "edisi", "status", "instansi", "id", "nama", "url", "landing", "board", "qr", "persyaratan"]
    for item, riwayat in zip(items, publication.riwayat, strict=True):
        assert [key for key in keys if key not in item] == []
        assert item["url"] == f"{item['instansi']}/{item['id']}/"
        assert item["landing"] == f"s/{item['kode']}/"
        assert item["status"] == riwayat.keadaan
        printed = publication.papan.get(riwayat.kode)
        assert item["board"] == (printed.alamat if printed else None)
        assert bool(item["qr"]) == (item["status"] in ("berlaku", "dicabut"))
        if item["qr"]:
            assert item["qr"] == f"{publication.catalog.pemda.alamat_qr}s/{item['kode']}/{item['edisi']}/"
        wanted = riwayat.layanan.standar.persyaratan
        texts = [one.uraian for one in wanted] if isinstance(wanted, tuple) else []
        assert [one["uraian"] for one in item["persyaratan"]] == texts
        assert len({one["id"] for one in item["persyaratan"]}) == len(texts)
        assert f"data/v1/standar/{item['instansi']}/{item['id']}.json" == item["data"]
        assert item["data"] in made
        assert not item["sumber"] or item["sumber"] in made
    assert {item["board"] is None for item in items} == {True, False}


def test_a_standards_own_file_says_everything(publication: Publication, made: Mapping[str, bytes]) -> None:
    for riwayat in publication.riwayat:
        folder, id, standar = riwayat.layanan.folder, riwayat.layanan.id, riwayat.layanan.standar
        (item,) = json.loads(made[f"data/v1/standar/{folder}/{id}.json"])["items"]
        assert len(item["komponen"]) == 14
        for said in item["komponen"]:
            value = getattr(standar, said["komponen"])
            has_value = value is not None and type(value).__name__ != "Ketiadaan"
            assert (said["keadaan"] == "ada") == has_value
            assert not has_value or plain(value) == item["isi"].get(said["komponen"], [])
        assert len(item["jawaban"]) == 3
        assert {story["edisi"] for story in item["riwayat"]} <= {edisi.nomor for edisi in riwayat.edisi}


def test_what_is_missing_is_never_free() -> None:
    found = {name: publish(ROOT, where) for name, where in WHERE.items()}
    seen = 0
    for publication in found.values():
        for item in json.loads(files(publication)["data/v1/standar.json"])["items"]:
            assert item["biaya_ada"] or not item["gratis"]
            seen += not item["biaya_ada"]
    assert seen > 3


def test_durations_and_fees_are_numbers(tmp_path: Path) -> None:
    body = "jangka_waktu: {teks: Paling lama 3 (tiga) hari kerja}\nbiaya:\n  tarif:\n"
    body += "    - {nama: Baru, jumlah: 'Rp 50.000,-'}\n    - {nama: Luas, jumlah: menurut ukuran}\n"
    (item,) = json.loads(files(small(tmp_path, body))["data/v1/standar/kantor/uji.json"])["items"]
    (waktu,) = item["waktu_terbaca"]
    assert (waktu["maksimum"], waktu["satuan"], waktu["batas"]) == (3, "hari kerja", "paling-lama")
    assert [one["rupiah"] for one in item["biaya_terbaca"]] == [50000, None]
    assert item["gratis"] is False


def test_the_same_publication_makes_the_same_bytes(publication: Publication, made: Mapping[str, bytes]) -> None:
    assert files(publish(ROOT, publication_docs(publication))) == made


def publication_docs(publication: Publication) -> Path:
    return WHERE["standards" if publication.catalog.pemda.nama == "Kabupaten Nusa Damai" else "real"]


def test_addresses_are_sorted_and_lead_to_every_service(publication: Publication, made: Mapping[str, bytes]) -> None:
    items = json.loads(made["data/v1/alamat.json"])["items"]
    addresses = [one["alamat"] for one in items]
    assert addresses == sorted(set(addresses))
    for riwayat in publication.riwayat:
        assert {f"s/{riwayat.kode}/"} <= set(addresses)
        assert {f"s/{riwayat.kode}/{edisi.nomor}/" for edisi in riwayat.edisi} <= set(addresses)
    kinds = {one["jenis"]: one["alamat"] for one in items}
    assert all(alamat in made for alamat in addresses if not alamat.endswith((".pdf", "/", "luring.js")))
    assert {"qr", "qr-edisi", "halaman", "instansi", "konsultasi", "papan", "data", "sumber"} == set(kinds)


def test_the_label_of_the_demonstration_stands_on_everything(
    publication: Publication, made: Mapping[str, bytes]
) -> None:
    if not publication.site.contoh:
        pytest.skip("not a demonstration")
    for path, content in made.items():
        if path.startswith("data/v1/skema"):
            continue
        if path.startswith(("data/", "perubahan/")) or path.endswith(("umpan.xml", "robots.txt")):
            assert b"DATA CONTOH. " in content, path


def test_a_real_regency_has_no_label(tmp_path: Path) -> None:
    made = files(small(tmp_path))
    assert json.loads(made["data/v1/standar.json"])["keterangan"] == ""
    assert [path for path, content in made.items() if b"DATA CONTOH" in content and path.startswith("data")] == []
    assert made["robots.txt"] == b"User-agent: *\nDisallow:\n\nSitemap: https://sp.uji.example/sitemap.xml\n"


def test_every_address_is_made(publication: Publication) -> None:
    shell = {name: Shell(("",)) for name in (*SHAPES, BERANDA)}
    paths = {job.path for target in TARGETS.values() for job in target(publication, shell)}
    told = {one.alamat: one.jenis for one in addresses(publication, tuple(source_files(publication)))}
    assert [alamat for alamat, jenis in told.items() if jenis != "papan" and page_file(alamat) not in paths] == []


# ------------------------------------------------------------------------------------------------------ tables


DANGEROUS = ["=1+1", "+62811", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", '"=1', "'=1"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_cell_is_never_a_formula(text: str) -> None:
    for written in (text, f"KTP;{text}", f"KTP,{text}"):
        shown = cell(written)
        for part in [shown, *shown.split(";"), *shown.split(",")]:
            assert part.strip(" \"'")[:1] not in "=+-@＝＋－＠" or part.lstrip(' "')[:1] == "'"


@pytest.mark.parametrize("text", ["KTP-el", "1 + 1", "a=b", "Rp10.000 - Rp20.000", "Fotokopi KK, 1 lembar; asli"])
def test_an_ordinary_cell_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


def test_a_table_reads_back(tmp_path: Path) -> None:
    hostile = ["=HYPERLINK(1)", 'Kata "kutip", koma; titik koma', "Dua\n  baris", "<script>alert(1)</script>"]
    listed = "persyaratan:\n" + "".join(
        f"  - {{id: s{n}, uraian: {json.dumps(text)}}}\n" for n, text in enumerate(hostile)
    )
    found = rows(files(small(tmp_path, listed))["data/v1/persyaratan.csv"])
    assert [one["uraian"] for one in found] == ["'=HYPERLINK(1)", hostile[1], "Dua baris", hostile[3]]
    assert {one["wajib"] for one in found} == {"true"}
    assert table(("a",), [("b",)]) == b'\xef\xbb\xbf"a"\r\n"b"\r\n'


def test_tables_say_what_the_json_says(publication: Publication, made: Mapping[str, bytes]) -> None:
    items = json.loads(made["data/v1/standar.json"])["items"]
    services, requirements = rows(made["data/v1/standar.csv"]), rows(made["data/v1/persyaratan.csv"])
    assert [one["kode"] for one in services] == [item["kode"] for item in items]
    assert len(requirements) == sum(len(item["persyaratan"]) for item in items) > 50
    assert {None} & {key for one in (*services, *requirements) for key in one} == set()
    assert all(one["url"].startswith(("https://", "http://")) for one in services)
    texts = [" ".join(part["uraian"].split()) for item in items for part in item["persyaratan"]]
    assert [one["uraian"].lstrip("'") for one in requirements] == [text.lstrip("'") for text in texts]


# -------------------------------------------------------------------------------------------- hostile and broken


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    text = "</script><script>alert(1)</script> \u2028 {{ 7*7 }} ]]> & \" ' \U0001f600"
    publication = small(tmp_path, f"ringkasan: {json.dumps(text, ensure_ascii=False)}\nberlaku_sejak: '2026-01-01'\n")
    made = files(publication)
    assert json.loads(made["data/v1/standar.json"])["items"][0]["ringkasan"] == text
    assert b"\n" not in made["data/v1/standar.json"][:-1]
    named = small(
        tmp_path,
        "berlaku_sejak: '2026-01-01'\n",
        kantor__lain=f"nama: {json.dumps(text[:30], ensure_ascii=False)}\n" + REST,
    )
    feed = ElementTree.fromstring(files(named)["umpan.xml"])
    titles = [one.text or "" for one in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert any("</script>" in title for title in titles)
    content = [one.text or "" for one in feed.iter("{http://www.w3.org/2005/Atom}content")]
    assert content
    assert not any("<script" in one for one in content)


REST = "jenis: jasa\nstatus: berlaku\nedisi: 1\nkode: bbbbb\nberlaku_sejak: '2026-02-01'\n"


def test_a_broken_file_is_not_published(tmp_path: Path) -> None:
    publication = small(
        tmp_path, kantor__rusak="nama: Rusak\njenis: [\n", kantor__nik=HEAD + "ringkasan: NIK 9901014107900001\n"
    )
    assert sorted(source_files(publication)) == ["kantor/instansi.yaml", "kantor/uji.yaml", "pemda.yaml"]
    assert source_files(publication)["pemda.yaml"] == PEMDA.encode()


def test_a_standard_without_anything(tmp_path: Path) -> None:
    (item,) = json.loads(files(small(tmp_path))["data/v1/standar/kantor/uji.json"])["items"]
    assert item["persyaratan"] == []
    assert {one["keadaan"] for one in item["komponen"]} == {"belum-ada"}
    assert item["isi"] == {}
    assert item["board"] is None


def test_a_standard_without_kode(tmp_path: Path) -> None:
    publication = small(tmp_path, kantor__tanpa=HEAD)
    items = {item["id"]: item for item in json.loads(files(publication)["data/v1/standar.json"])["items"]}
    assert (items["tanpa"]["kode"], items["tanpa"]["landing"], items["tanpa"]["qr"]) == ("", "", "")


def test_schemas_are_published_as_they_are(made: Mapping[str, bytes]) -> None:
    for name in schema.KINDS:
        assert made[f"schema/{name}.schema.json"] == (ROOT / "schema" / f"{name}.schema.json").read_bytes()


def test_robots_know_the_path_of_the_site(publication: Publication) -> None:
    site = replace(publication.site, contoh=True, alamat_situs="https://contoh.example/standar/")
    assert "Disallow: /standar/data/\n" in robots(site, "DATA CONTOH.")


def test_no_number_is_not_a_number() -> None:
    with pytest.raises(ValueError, match="JSON"):
        as_json({"a": float("nan")})


# -------------------------------------------------------------------------------------------------------- feed

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(content: bytes) -> Iterator[ElementTree.Element]:
    yield from ElementTree.fromstring(content).iter(f"{ATOM}entry")


def test_the_feed_is_newest_first_and_its_ids_are_its_own(made: Mapping[str, bytes]) -> None:
    found = list(entries(made["umpan.xml"]))
    assert len(found) > 2
    ids = [one.findtext(f"{ATOM}id") or "" for one in found]
    assert len(set(ids)) == len(ids)
    assert all(id.startswith("tag:") for id in ids)
    days = [one.findtext(f"{ATOM}updated") or "" for one in found]
    assert days == sorted(days, reverse=True)
    assert days[0][:10] <= DAY
    feed = ElementTree.fromstring(made["umpan.xml"])
    assert feed.findtext(f"{ATOM}updated") == days[0]
    assert feed.findtext(f"{ATOM}author/{ATOM}name")


def test_ids_do_not_depend_on_folder_or_name(tmp_path: Path) -> None:
    def ids(where: str, folder: str, nama: str) -> list[str]:
        text = f"nama: {nama}\n" + REST
        return [
            one.findtext(f"{ATOM}id") or ""
            for one in entries(files(small(tmp_path / where, **{f"kantor__{folder}": text}))["umpan.xml"])
        ]

    assert ids("satu", "lama", "Surat Lama") == ids("dua", "baru", "Surat Baru") == ["tag:sp.uji.example,2026:bbbbb/1"]


def test_changes_are_in_the_data(publication: Publication, made: Mapping[str, bytes]) -> None:
    stories = json.loads(made["data/v1/perubahan.json"])["items"]
    assert stories
    dates = [one["tanggal"] for one in stories]
    assert dates == sorted(dates, reverse=True)
    for one in stories:
        counted = {key.replace("_", "-"): count for key, count in one["dampak"].items()}
        for effect, count in counted.items():
            assert count == sum(change["dampak"] == effect for change in one["perubahan"])
    known = {(one.kode, edisi.nomor) for one in publication.riwayat for edisi in one.edisi}
    assert {(one["kode"], one["edisi"]) for one in stories} <= known


def test_places_of_changes_lead_into_the_edition(publication: Publication, made: Mapping[str, bytes]) -> None:
    count = 0
    for path, content in made.items():
        if not path.startswith("data/v1/standar/"):
            continue
        (item,) = json.loads(content)["items"]
        for event in item["riwayat"]:
            for change in event["perubahan"] if event["berlaku"] else ():
                value = item["isi"] | {"nama": item["nama"], "jenis": item["jenis"], "ringkasan": item["ringkasan"]}
                *steps, last = change["di_menjadi"].split("/")[1:] or [""]
                for step in steps:  # what is no longer stated has no key, but the place where it stood is there
                    value = value[int(step) if isinstance(value, list) else step]
                if last:
                    assert int(last) < len(value) if isinstance(value, list) else isinstance(value, dict)
                    count += 1
                assert (change["skor"] is not None) == change["tebakan"]
    assert count or not any(one["perubahan"] for one in json.loads(made["data/v1/perubahan.json"])["items"])


@pytest.mark.parametrize(
    ("path", "written"),
    [(("persyaratan", 2, "uraian"), "/persyaratan/2/uraian"), (("a/b", "c~d"), "/a~1b/c~0d"), ((), ""), (None, "")],
)
def test_a_place_is_a_json_pointer(path: tuple[str | int, ...] | None, written: str) -> None:
    assert pointer(path) == written
