"""The whole street on the shipped catalogue: every promise of the site that a stranger would check."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pypdfium2
import pytest
import zxingcpp

from generator import catalog
from tests.whole import DATE, Whole, build, copy_of_repository

BASE = "https://basis.example/standar/"


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    made = build(copy_of_repository(tmp_path_factory.mktemp("satu") / "repo"), "--workers", "2")
    assert made.code == 0, made.said
    return made


@pytest.fixture(scope="session")
def standards(whole: Whole) -> catalog.Catalog:
    found, _ = catalog.load(whole.repo / "standards", DATE)
    assert found is not None
    return found


def plain(text: str) -> str:
    return "".join(text.split())


class Page(HTMLParser):
    """The text of a page, and every address it names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.silent = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attributes}
        self.ids.add(named.get("id", ""))
        self.silent += tag in ("script", "style")
        if tag in ("a", "form"):
            self.links.append(named.get("href") or named.get("action") or "")
        elif tag == "link" and named.get("rel") in ("canonical", "edit"):
            pass
        else:
            self.loads += [named[name] for name in ("src", "href", "data", "poster") if named.get(name)]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)

    @property
    def text(self) -> str:
        return plain("".join(self.words))


def read(whole: Whole, address: str) -> Page:
    path = whole.site / address
    return Page((path / "index.html" if address.endswith("/") or not address else path).read_text("utf-8"))


def test_a_page_a_qr_page_and_a_board_for_each_standard_in_force(whole: Whole) -> None:
    items = whole.data()["items"]
    assert len([item for item in items if item["status"] == "berlaku"]) >= 15
    for item in items:
        assert (whole.site / item["url"] / "index.html").is_file()
        assert (whole.site / item["landing"] / "index.html").is_file()
        if item["status"] == "berlaku":
            assert item["board"], item["id"]
            assert (whole.site / item["board"]).is_file()


def test_nothing_is_lost(whole: Whole, standards: catalog.Catalog) -> None:
    """Every requirement's text on its page, on its QR page and in the data; boards are checked by the build."""
    items = {(item["instansi"], item["id"]): item for item in whole.data()["items"]}
    checked = 0
    for layanan in standards.layanan:
        item = items[layanan.folder, layanan.id]
        if item["edisi"] != layanan.standar.edisi:
            continue
        page, landing = read(whole, item["url"]).text, read(whole, item["landing"]).text
        said = {one["id"]: one["uraian"] for one in item["persyaratan"]}
        requirements = layanan.standar.persyaratan
        for syarat in requirements if isinstance(requirements, tuple) else ():
            assert plain(syarat.uraian) in page, (layanan.id, syarat.id)
            assert plain(syarat.uraian) in landing, (layanan.id, syarat.id)
            assert said[syarat.id] == syarat.uraian
            checked += 1
    assert checked > 100


def letters(text: str) -> str:
    """Letters and digits only: a reader of PDF may drop the hyphen that ends a line."""
    return re.sub(r"[\W_]+", "", text)


def test_every_text_of_a_board_can_be_read_from_it(whole: Whole) -> None:
    for item in whole.data()["items"]:
        if item["board"]:
            document = pypdfium2.PdfDocument(whole.site / item["board"])
            text = letters("".join(page.get_textpage().get_text_bounded() for page in document))
            for syarat in item["persyaratan"]:
                assert letters(syarat["uraian"]) in text, (item["id"], syarat["id"])


def codes(path: Path, dpi: int = 72) -> Iterator[list[str]]:
    for page in pypdfium2.PdfDocument(path):
        picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
        yield [found.text for found in zxingcpp.read_barcodes(picture)]


def test_every_printed_code_is_the_data_and_leads_somewhere(whole: Whole) -> None:
    qr = json.loads((whole.repo / "site/data/v1/standar.json").read_text("utf-8"))["items"]
    seen = 0
    for item in qr:
        if item["board"]:
            for sheet in codes(whole.site / item["board"]):
                assert sheet == [item["qr"]], item["id"]
                seen += 1
            address = urlsplit(item["qr"]).path.lstrip("/")
            assert (whole.site / address / "index.html").is_file()
    assert seen >= 15


def test_no_dead_link_and_nothing_from_another_host(whole: Whole) -> None:
    files = set(whole.files())
    pages = {name: Page(content.decode()) for name, content in whole.files().items() if name.endswith(".html")}
    assert len(pages) > 50
    dead, foreign = [], []
    for name, page in pages.items():
        if name == "404.html":
            continue
        here = urljoin(BASE, name.removesuffix("index.html"))
        loaded = [link for link in page.loads if not link.startswith("data:")]
        foreign += [(name, link) for link in loaded if not urljoin(here, link).startswith(BASE)]
        for link in (*page.links, *page.loads):
            target = urlsplit(urljoin(here, link))
            if not target.geturl().startswith(BASE):
                continue
            path = unquote(target.path).removeprefix("/standar/")
            file = f"{path}index.html" if path == "" or path.endswith("/") else path
            if file not in files or (
                target.fragment and file in pages and unquote(target.fragment) not in pages[file].ids
            ):
                dead.append((name, link))
    assert not foreign
    assert not dead


def test_every_promised_address_is_served(whole: Whole) -> None:
    items = whole.data("alamat")["items"]
    assert len(items) > 50
    for item in items:
        path = whole.site / item["alamat"]
        assert path.is_file() or (path / "index.html").is_file(), item


def test_the_demonstration_says_so_everywhere(whole: Whole) -> None:
    for name, content in whole.files().items():
        if name.endswith(".html") and b'http-equiv="refresh"' not in content:
            assert b"DATA CONTOH" in content, name
            assert b"noindex" in content, name


def test_a_second_build_makes_no_board_and_writes_no_file(whole: Whole) -> None:
    before = {path: path.stat().st_mtime_ns for path in whole.site.rglob("*") if path.is_file()}
    again = build(whole.repo, "--workers", "2")
    assert again.code == 0
    assert "Tidak ada yang berubah sejak pembangunan terakhir" in again.said
    assert {path: path.stat().st_mtime_ns for path in whole.site.rglob("*") if path.is_file()} == before


def test_the_same_bytes_from_another_clone(whole: Whole, tmp_path: Path) -> None:
    repo = copy_of_repository(tmp_path / "tempat lain" / "repo")
    other = build(repo, "--workers", "1", PYTHONHASHSEED="7", TZ="Asia/Makassar", LC_ALL="C")
    assert other.code == 0, other.said
    one, two = whole.files(), other.files()
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_a_broken_file_keeps_its_page_and_its_neighbours(whole: Whole, tmp_path: Path) -> None:
    repo = tmp_path / "repo"
    shutil.copytree(whole.repo, repo)
    item = next(item for item in whole.data()["items"] if item["status"] == "berlaku" and item["edisi"] == 2)
    file = repo / "standards" / item["instansi"] / f"{item['id']}.yaml"
    file.write_text(file.read_text("utf-8") + "\tpersyaratn: x\n", "utf-8")
    made = build(repo, "--no-boards")
    assert made.code == 1, made.said
    assert f"{item['id']}.yaml" in made.said
    assert "sedang diperbaiki" in (made.site / item["url"] / "index.html").read_text("utf-8")
    assert "sedang diperbaiki" in (made.site / item["landing"] / "index.html").read_text("utf-8")
    assert {one["id"] for one in made.data()["items"]} == {one["id"] for one in whole.data()["items"]}


def test_an_address_that_would_vanish_stops_the_publication(whole: Whole, tmp_path: Path) -> None:
    repo = tmp_path / "repo"
    shutil.copytree(whole.repo, repo)
    addresses = json.loads((repo / "site/data/v1/alamat.json").read_text("utf-8"))
    addresses["items"].append({"alamat": "s/zzzzz/", "jenis": "qr"})
    (repo / "site/data/v1/alamat.json").write_text(json.dumps(addresses), "utf-8")
    before = {path: path.read_bytes() for path in (repo / "site").rglob("*.html")}
    made = build(repo, "--no-boards")
    assert made.code == 2
    assert "s/zzzzz/" in made.said
    assert {path: path.read_bytes() for path in (repo / "site").rglob("*.html")} == before
