"""The whole demonstration, file by file: every link, picture, style and address in data leads to something."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from tests.browser.demonstration import Demonstration

BASES = ("https://uji.example/", "https://uji.example/standar/")
LINKS = ("href", "src", "action", "poster", "data", "srcset", "formaction", "cite", "background", "manifest")
LOADED = {"img": "src", "script": "src", "iframe": "src", "audio": "src", "video": "src", "source": "src"}
LOADED_RELATIONS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch", "preconnect"}
SCHEMES = ("tel:", "mailto:", "sms:", "https:", "http:")
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
CODE_ADDRESS = re.compile(r"""["'`](?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}""")


class Read(HTMLParser):
    """A page: what it links to, what it loads, its anchors, and its scripts' and styles' text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.styles: list[str] = []
        self.data: list[str] = []
        self.inside = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.ids |= {named[name] for name in ("id", "name") if name in named}
        relations = set(named.get("rel", "").split())
        found = [named[name] for name in LINKS if name in named]
        if tag == "meta" and named.get("http-equiv") == "refresh":
            found.append(named["content"].partition("url=")[2])
        is_loaded = tag in LOADED or (tag == "link" and relations & LOADED_RELATIONS)
        if relations != {"canonical"}:
            (self.loads if is_loaded else self.links).extend(found)
        self.styles += [named["style"]] if "style" in named else []
        self.inside = "style" if tag == "style" else named.get("type", "") if tag == "script" else ""

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "style":
            self.styles.append(data)
        elif self.inside == "application/ld+json":
            self.data.append(data)


@pytest.fixture(scope="module")
def files(demonstration: Demonstration) -> dict[str, bytes]:
    return demonstration.whole.files()


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> dict[str, Read]:
    found = {name: Read(content.decode()) for name, content in files.items() if name.endswith(".html")}
    assert len(found) > 400
    return found


def missing(address: str, base: str, files: dict[str, bytes], pages: dict[str, Read]) -> bool:
    """Whether an address of ours leads nowhere: no such file, or no such place in it."""
    parts = urlsplit(address)
    file = unquote(parts.path).removeprefix(urlsplit(base).path)
    if file == "" or file.endswith("/"):
        file += "index.html"
    if file not in files:
        return True
    return bool(parts.fragment) and file in pages and unquote(parts.fragment) not in pages[file].ids


@pytest.mark.parametrize("base", BASES, ids=["root", "path"])
def test_every_link_leads_somewhere(files: dict[str, bytes], pages: dict[str, Read], base: str) -> None:
    """Of the pages, and of the scripts and styles that they load; the page for a lost address knows the root only."""
    dead, foreign, count = [], [], 0
    for name, page in pages.items():
        if name == "404.html" and base != BASES[0]:
            continue
        here = urljoin(base, name.removesuffix("index.html"))
        styles = [one or two for text in page.styles for one, two in CSS_URL.findall(text)]
        for link in (*page.links, *page.loads, *styles):
            target = urljoin(here, link)
            if target.startswith("data:"):
                continue
            if target.startswith(base):
                count += 1
                if missing(target, base, files, pages):
                    dead.append((name, link))
            elif link in page.loads or link in styles or not link.startswith(SCHEMES):
                foreign.append((name, link))
    assert not dead[:20]
    assert not foreign[:20]
    assert count > 10000


def test_every_file_that_a_style_sheet_names_is_there(files: dict[str, bytes]) -> None:
    sheets = [name for name in files if name.endswith(".css") and "assets/stylesheets/" not in name]
    assert sheets
    for name in sheets:
        for one, two in CSS_URL.findall(files[name].decode()):
            link = one or two
            target = urljoin(f"{BASES[0]}{name}", link)
            assert link.startswith("data:") or target.removeprefix(BASES[0]) in files, (name, link)


def test_our_scripts_name_no_other_host(files: dict[str, bytes]) -> None:
    scripts = [name for name in files if name.endswith(".js") and not name.startswith("assets/javascripts/")]
    assert len(scripts) > 1
    for name in scripts:
        code = re.sub(r"/\*.*?\*/|^\s*//.*$", "", files[name].decode(), flags=re.DOTALL | re.MULTILINE)
        assert not CODE_ADDRESS.findall(code), name


def values(item: Any, *names: str) -> Iterator[str]:
    """The texts under these keys, however deep."""
    for one in item if isinstance(item, list) else []:
        yield from values(one, *names)
    for key, one in item.items() if isinstance(item, dict) else []:
        if key in names and isinstance(one, str) and one:
            yield one
        yield from values(one, *names)


def test_every_address_in_data_leads_somewhere(files: dict[str, bytes], pages: dict[str, Read]) -> None:
    count = 0
    for name in sorted(files):
        if name.startswith("data/v1/") and name.endswith(".json") and "/skema" not in name:
            whole = json.loads(files[name])
            names = ("url", "landing", "board", "data", "sumber", "halaman")
            found = [
                one for one in values(whole.get("items", []), *names) if not one.startswith(("http", "standards/"))
            ]
            found = [one for one in found if "/" in one and " " not in one]
            found += [one["alamat"] for one in whole["items"]] if name.endswith("v1/alamat.json") else []
            for one in found:
                assert not missing(urljoin(BASES[0], one), BASES[0], files, pages), (name, one)
                count += 1
            for code in values(whole.get("items", []), "qr"):
                address = f"{BASES[0]}{urlsplit(code).path.lstrip('/')}"
                assert not missing(address, BASES[0], files, pages), (name, code)
    assert count > 500


def own(address: str, site: str) -> str:
    """An absolute address of the site, as one of the host that these tests think of."""
    assert address.startswith(site), address
    return f"{BASES[0]}{address.removeprefix(site)}"


def test_the_map_the_feeds_and_the_linked_data_lead_somewhere(
    demonstration: Demonstration, files: dict[str, bytes], pages: dict[str, Read]
) -> None:
    site = demonstration.whole.data()["alamat_situs"]
    listed = [
        own(one.text or "", site) for one in ElementTree.fromstring(files["sitemap.xml"]).iter() if "}loc" in one.tag
    ]
    assert len(listed) == len(set(listed)) > 150
    feeds = [name for name in files if name.endswith("umpan.xml")]
    links = [
        own(one.get("href", ""), site)
        for name in feeds
        for one in ElementTree.fromstring(files[name]).iter()
        if one.tag.endswith("}link")
    ]
    assert len(links) > 50
    linked = [
        own(one, site)
        for page in pages.values()
        for text in page.data
        for one in re.findall(r'"(https?://[^"{}]+)"', text)
        if one.startswith(site) and "#" not in one
    ]
    assert len(linked) > 500
    for one in dict.fromkeys((*listed, *links, *linked)):
        assert not missing(one, BASES[0], files, pages), one


def test_every_page_that_is_not_moved_names_itself_and_is_on_the_map(
    demonstration: Demonstration, files: dict[str, bytes]
) -> None:
    site = demonstration.whole.data()["alamat_situs"]
    on_map = set(re.findall(r"<loc>([^<]+)</loc>", files["sitemap.xml"].decode()))
    for name, content in files.items():
        html = content.decode() if name.endswith("/index.html") or name == "index.html" else ""
        if not html or name.startswith("s/") or 'http-equiv="refresh"' in html:
            continue
        address = f"{site}{name.removesuffix('index.html')}"
        assert f'<link rel="canonical" href="{address}">' in html, name
        assert f'<meta property="og:url" content="{address}">' in html, name
        assert address in on_map, name
        for tag in ("description", "og:description"):
            assert re.search(rf'<meta (?:name|property)="{tag}" content="[^"]{{10,}}">', html), (name, tag)


def test_anchors_of_requirements_are_those_of_the_data(demonstration: Demonstration, pages: dict[str, Read]) -> None:
    count = 0
    for item in demonstration.whole.data()["items"]:
        page = pages[f"{item['url']}index.html"]
        for one in item["persyaratan"]:
            assert f"syarat-{one['id']}" in page.ids, (item["url"], one["id"])
            count += 1
    assert count > 300


def test_a_first_visit_is_light_and_brings_no_search(
    demonstration: Demonstration, files: dict[str, bytes], pages: dict[str, Read]
) -> None:
    """Everything that a page loads before anybody touches it, packed as a host sends it; 90 KB at most."""
    packed = {name: len(gzip.compress(content, 9)) for name, content in files.items() if name.endswith((".css", ".js"))}
    heaviest = (0, "")
    for address in ("", *(one["url"] for one in demonstration.whole.data()["items"])):
        name = f"{address}index.html"
        here = urljoin(BASES[0], address)
        loads = {urljoin(here, one).removeprefix(BASES[0]) for one in pages[name].loads if not one.startswith("data:")}
        assert not {one for one in loads if one.startswith("cari/") or "mesin" in one or "indeks" in one}, name
        weight = len(gzip.compress(files[name], 9)) + sum(packed.get(one, len(files[one])) for one in loads)
        heaviest = max(heaviest, (weight, name))
    assert 30_000 < heaviest[0] <= 90_000, heaviest


def test_a_crawl_of_nothing_fails(tmp_path: Path) -> None:
    assert missing(f"{BASES[0]}a/#x", BASES[0], {"a/index.html": b""}, {"a/index.html": Read("<p id=y>")})
    assert missing(f"{BASES[0]}a", BASES[0], {"a/index.html": b""}, {})
    assert not missing(f"{BASES[1]}a/#x", BASES[1], {"a/index.html": b""}, {"a/index.html": Read("<p id=x>")})
