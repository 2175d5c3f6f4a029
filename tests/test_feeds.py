"""The feeds: what RFC 4287 demands, ids and dates that stay, and what belongs to whom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator import jobs
from generator.targets import feeds
from generator.targets.publication import Publication
from generator.targets.story import offices
from tests.papers import INSTANSI, PEMDA
from tests.test_changes import BASE, GONE, OTHER, files, published
from tests.test_data import publish
from tests.test_pages import FILE, FIRST, SECOND, THIRD

ATOM = "{http://www.w3.org/2005/Atom}"
STAMP = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})")
ROOT = Path(__file__).parent.parent


def read(found: Publication) -> dict[str, ElementTree.Element]:
    made = {}
    for job, result in jobs.run(feeds.jobs(found, {})):
        assert result.content is not None, (job.path, result.findings)
        if job.path.endswith(".xml"):
            made[job.path] = ElementTree.fromstring(result.content)
    return made


def ids(feed: ElementTree.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}id") or "" for entry in feed.iter(f"{ATOM}entry")]


@pytest.fixture(scope="module", params=["standards", "tests/real"])
def catalogue(request: pytest.FixtureRequest) -> tuple[Publication, dict[str, ElementTree.Element]]:
    found = publish(ROOT, ROOT / request.param)
    return found, read(found)


def test_every_agency_has_a_feed(catalogue: tuple[Publication, dict[str, ElementTree.Element]]) -> None:
    found, made = catalogue
    assert sorted(made) == sorted(["umpan.xml", *(f"{folder}/umpan.xml" for folder in offices(found))])
    assert sum(len(ids(feed)) for feed in made.values()) > 5


def test_a_feed_has_what_the_standard_demands(catalogue: tuple[Publication, dict[str, ElementTree.Element]]) -> None:
    found, made = catalogue
    base = found.site.alamat_situs
    seen = set()
    for path, feed in made.items():
        assert feed.tag == f"{ATOM}feed"
        seen.add(feed.findtext(f"{ATOM}id"))
        for part in (feed, *feed.iter(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(part.findall(f"{ATOM}{name}")) == 1, (path, name)
                assert (part.findtext(f"{ATOM}{name}") or "").strip(), (path, name)
            assert STAMP.fullmatch(part.findtext(f"{ATOM}updated") or ""), path
            assert re.match(r"tag:[^,]+,\d{4}:.", part.findtext(f"{ATOM}id") or ""), path
            relations = [(one.get("rel"), one.get("type")) for one in part.findall(f"{ATOM}link")]
            assert len(set(relations)) == len(relations), path
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        (own,) = (one.get("href") for one in feed.findall(f"{ATOM}link") if one.get("rel") == "self")
        assert own == f"{base}{path}"
        stamps = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.iter(f"{ATOM}entry")]
        assert stamps == sorted(stamps, reverse=True)
        assert all(stamp[:10] <= found.site.tanggal for stamp in stamps)
        for entry in feed.iter(f"{ATOM}entry"):
            assert [one.get("type") for one in entry.findall(f"{ATOM}content")] == ["html"]
            assert [one.get("rel") for one in entry.findall(f"{ATOM}link")] == ["alternate"]
        assert len(set(ids(feed))) == len(ids(feed))
    assert len(seen) == len(made), "two feeds with one id"


def test_an_agencys_feed_tells_its_own_changes_alone(tmp_path: Path) -> None:
    agency = {"standards/loket/instansi.yaml": INSTANSI.replace("Kantor Uji", "Loket Uji")}
    other = {"standards/loket/lain.yaml": FIRST.replace("aaaaa", "ccccc")}
    made = read(published(tmp_path, {FILE: FIRST, **agency, **other}, {FILE: SECOND}))
    mine = ["tag:sp.uji.example,2026:aaaaa/2", "tag:sp.uji.example,2026:aaaaa/1"]
    assert ids(made["kantor/umpan.xml"]) == mine
    assert ids(made["loket/umpan.xml"]) == ["tag:sp.uji.example,2026:ccccc/1"]
    assert sorted(ids(made["umpan.xml"])) == sorted([*mine, "tag:sp.uji.example,2026:ccccc/1"])


def test_an_agency_without_services_has_an_empty_feed(tmp_path: Path) -> None:
    (feed,) = (feed for path, feed in read(published(tmp_path, {})).items() if path == "kantor/umpan.xml")
    assert ids(feed) == []
    assert STAMP.fullmatch(feed.findtext(f"{ATOM}updated") or "")


def test_the_date_of_what_is_announced_does_not_move_with_the_build(tmp_path: Path) -> None:
    third = THIRD.replace("edisi: 3", 'edisi: 3\npenetapan: {tanggal: "2026-10-20"}')

    def stamp(day: str) -> str | None:
        found = published(tmp_path / day, {FILE: FIRST}, {FILE: SECOND}, {FILE: third}, tanggal=day)
        (entry,) = (one for one in read(found)["umpan.xml"].iter(f"{ATOM}entry") if one[0].text.endswith("aaaaa/3"))
        return entry.findtext(f"{ATOM}updated")

    assert stamp("2026-11-01") == stamp("2026-11-20") == "2026-10-20T00:00:00Z"


def test_a_month_alone_becomes_a_whole_date(tmp_path: Path) -> None:
    text = FIRST.replace('berlaku_sejak: "2024-01-02"', 'penetapan: {tanggal: "2024-10"}')
    feed = read(published(tmp_path, {FILE: text}))["umpan.xml"]
    assert [entry.findtext(f"{ATOM}updated") for entry in feed.iter(f"{ATOM}entry")] == ["2024-10-01T00:00:00Z"]


def test_a_feeds_id_follows_the_agency_not_its_folder(tmp_path: Path) -> None:
    coded = INSTANSI + "kode: zzzzz\n"
    one = read(published(tmp_path / "a", {"standards/kantor/instansi.yaml": coded}))["kantor/umpan.xml"]
    moved = {"standards/kantor/instansi.yaml": None, "standards/loket/instansi.yaml": coded}
    other = read(published(tmp_path / "b", moved))["loket/umpan.xml"]
    assert one.findtext(f"{ATOM}id") == other.findtext(f"{ATOM}id") == "tag:sp.uji.example,2026:umpan/zzzzz"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return files(published(tmp_path_factory.mktemp("umpan"), {FILE: FIRST, OTHER: GONE}, {FILE: SECOND}))


def test_pages_lead_readers_of_feeds_to_theirs(made: Mapping[str, str]) -> None:
    def heads(path: str) -> list[str]:
        link = r'<link rel="alternate feed" type="application/atom\+xml" title="([^"]*)" href="([^"]*)">'
        return re.findall(link, made[path])

    assert heads("index.html") == [("Perubahan standar pelayanan Kabupaten Uji", "./umpan.xml")]
    assert heads("perubahan/index.html") == [("Perubahan standar pelayanan Kabupaten Uji", "../umpan.xml")]
    own = ("Perubahan standar pelayanan Kantor Uji", "../kantor/umpan.xml")
    assert heads("kantor/index.html") == [own]
    assert heads("perubahan/kantor/index.html") == [(own[0], "../../kantor/umpan.xml")]


def test_entries_lead_to_what_changed(made: Mapping[str, str]) -> None:
    feed = ElementTree.fromstring(made["umpan.xml"])
    links = [entry.find(f"{ATOM}link").get("href") for entry in feed.iter(f"{ATOM}entry")]  # type: ignore[union-attr]
    assert "https://sp.uji.example/kantor/surat/#edisi-2" in links
    assert "https://sp.uji.example/kantor/lain/#dicabut" in links


def test_texts_of_the_files_cannot_break_a_feed(tmp_path: Path) -> None:
    bad = '"</title><x> & ]]> \\u0008 \\ufffe"'
    agency = {"standards/kantor/instansi.yaml": INSTANSI.replace("Kantor Uji", '"A & <b>"')}
    text = FIRST.replace("nama: Surat Uji", f"nama: {bad}")
    assert BASE["standards/pemda.yaml"] == PEMDA
    made = read(published(tmp_path, {FILE: text, **agency}))
    assert made["kantor/umpan.xml"].findtext(f"{ATOM}title") == "Perubahan standar pelayanan A & <b>"
