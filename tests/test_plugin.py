"""The plugin in small projects: what is poured equals what MkDocs renders, and what must be told is told."""

from __future__ import annotations

import json
import logging
import os
import re
import threading
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from generator.findings import Finding, freeze_words
from generator.plugin import StandarPlugin, command
from generator.targets import shells
from generator.targets.shells import Heading, Link, Page, Shell

ROOT = Path(__file__).parent.parent

CONFIG = f"""
site_name: Standar Pelayanan
site_url: https://contoh.example/dasar/
docs_dir: standards
repo_url: https://github.com/contoh/papan
edit_uri: edit/main/standards/
theme: {{name: material, custom_dir: {ROOT / "overrides"}, language: id, font: false, favicon: assets/situs.svg}}
markdown_extensions: [toc: {{toc_depth: 2}}]
validation: {{links: {{not_found: warn, unrecognized_links: warn, anchors: warn}}}}
plugins: []
"""

STANDARD = Page(
    alamat="desa-rindang/domisili/",
    judul='Surat <Keterangan> & "Domisili"',
    isi='<h1>Domisili</h1>\n<pre>a\n   b</pre>\n<h2 id="syarat">Yang   harus disiapkan</h2>',
    deskripsi="Untuk warga yang 'pindah'",
    sumber="desa-rindang/domisili.md",
    aktif="instansi",
    aksen="hijau",
    remah=(Link("instansi/", "Instansi"), Link("desa-rindang/", "Desa Rindang")),
    instansi=Link("desa-rindang/", "Desa Rindang"),
    layanan=(Link("desa-rindang/sktm/", "SKTM"), Link("desa-rindang/domisili/", "Domisili")),
    daftar_isi=(Heading("syarat", "Yang harus disiapkan"), Heading("biaya", "Berapa & biaya")),
    kepala='<script type="application/ld+json">{"a": 1}</script>',
)
PAGES = (
    STANDARD,
    Page("perubahan/", "Perubahan", "<h1>Perubahan</h1>", aktif="perubahan"),
    Page("bantuan/SP102/", "SP102", "<h1>Id ganda</h1>", remah=(Link("bantuan/", "Bantuan"),), noindex=True),
    Page(
        "desa-rindang/",
        "Desa Rindang",
        "<h1>Desa</h1>",
        aksen="hijau",
        instansi=Link("desa-rindang/", "Desa"),
    ),
    replace(STANDARD, alamat="desa-rindang/fkp/2026-02-11/", sumber="desa-rindang/fkp/2026-02-11.md", lebar=True),
    replace(STANDARD, alamat="desa-rindang/fkp/2026-03-11/", sumber="desa-rindang/fkp/2026-03-11.md"),
    Page("konsultasi/", "Konsultasi", "<h1>Konsultasi</h1>", lebar=True),
    Page("acuan/domisili/", "Acuan", "<h1>Acuan</h1>", lebar=True, aktif="layanan"),
)


@dataclass
class Street:
    """A street that makes what a test says."""

    BuildOptions: Callable[..., Any] = SimpleNamespace
    BuildError: type[Exception] = ZeroDivisionError
    files: Callable[[Mapping[str, Shell]], Iterable[tuple[str, bytes]]] = lambda _: ()
    findings: tuple[Finding, ...] = ()
    facts: Mapping[str, Any] = field(
        default_factory=lambda: {
            "nama": "Kabupaten Contoh",
            "contoh": True,
            "kontak": {"email": "a@b.example"},
        }
    )
    kode: Mapping[str, str] = field(default_factory=lambda: {"d7k3q": "desa-rindang/domisili/"})
    options: Any = None

    def preview(self, root: Path, docs: Path) -> Mapping[str, Any]:
        return self.facts

    def addresses(self, root: Path, docs: Path) -> Mapping[str, str]:
        return self.kode

    def build(
        self,
        root: Path,
        docs: Path,
        options: Any,
        shells: Mapping[str, Shell],
        warn: Callable[[Finding], None],
    ) -> Iterable[tuple[str, bytes]]:
        assert (root / "mkdocs.yml").is_file()
        assert docs == root / "standards"
        self.options = options
        for finding in self.findings:
            warn(finding)
        yield from self.files(shells)


def pour(pages: Iterable[Page]) -> Callable[[Mapping[str, Shell]], Iterator[tuple[str, bytes]]]:
    def files(found: Mapping[str, Shell]) -> Iterator[tuple[str, bytes]]:
        for page in pages:
            yield f"{page.alamat}index.html", shells.pour(found[shells.shape(page)], page).encode()

    return files


class Project:
    """A small folder of prose, and the site made of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.street = Street()
        self.write("mkdocs.yml", CONFIG)
        self.write("standards/index.md", "---\ntitle: Depan\n---\n<!-- standar:beranda -->\n")
        self.write("standards/panduan/index.md", "# Panduan\n\n## Mulai\n")
        self.write("standards/panduan/menulis.md", "# Menulis & memeriksa\n\n## Satu\n\n## Dua\n")
        self.write("standards/pemda.yaml", "nama: Kabupaten Contoh\n")

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def config(self, *others: BasePlugin[Any], strict: bool = True, **options: Any) -> MkDocsConfig:
        config = load_config(str(self.folder / "mkdocs.yml"), strict=strict)
        plugin = StandarPlugin(self.street)
        errors, _ = plugin.load_config({"tanggal": "2026-11-01"} | options)
        assert errors == []
        config.plugins["standar"] = plugin
        for n, other in enumerate(others):
            config.plugins[f"other{n}"] = other
        return config

    def build(self, *others: BasePlugin[Any], strict: bool = True, **options: Any) -> None:
        config = self.config(*others, strict=strict, **options)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()

    def read(self, name: str) -> str:
        return (self.folder / "site" / name).read_text("utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


class NoOptions(Config):
    """None."""


class Rendered(BasePlugin[NoOptions]):
    """The same pages as files of MkDocs: its own loop, its own urls, its own template, but no shell."""

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        for page in PAGES:
            name = f"{page.alamat.rstrip('/')}.md"
            file = File.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            if page.sumber:
                file.edit_uri = page.sumber
            if (old := files.get_file_from_path(f"{page.alamat}index.md")) is not None:
                files.remove(old)
            files.append(file)
        return files

    def of(self, page: MkDocsPage) -> Page | None:
        return next((mine for mine in PAGES if mine.alamat == page.url), None)

    def on_page_content(self, html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        mine = self.of(page)
        if mine is None:
            return html
        page.meta = {"hide": ["navigation", "toc"]} if mine.lebar else {}
        page.toc = TableOfContents([AnchorLink(each.judul, each.id, 2) for each in mine.daftar_isi])
        return mine.isi

    def on_page_context(
        self, context: TemplateContext, /, *, page: MkDocsPage, config: MkDocsConfig, nav: Any
    ) -> TemplateContext:
        mine = self.of(page)
        if mine is not None:
            context.update({"hal": shells.values(mine), "tuang": True})  # type: ignore[typeddict-unknown-key]
        return context


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("rendered"))
    project.build(Rendered(), padat=False)
    return project


@pytest.fixture(scope="module")
def poured(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("poured"))
    project.street.files = pour(PAGES)
    project.build(padat=False)
    return project


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.alamat}{'-lebar' * page.lebar}")
def test_a_poured_page_is_the_page_that_mkdocs_renders(page: Page, rendered: Project, poured: Project) -> None:
    name = f"{page.alamat}index.html"
    assert page.isi in poured.read(name)
    assert poured.read(name) == rendered.read(name)


def test_every_shape_is_compared() -> None:
    assert {shells.shape(page) for page in PAGES} == set(shells.SHAPES)


def test_what_a_page_says_stands_in_its_place(poured: Project) -> None:
    html = poured.read("desa-rindang/domisili/index.html")
    assert (
        "<title>Surat &lt;Keterangan&gt; &amp; &#34;Domisili&#34; - Standar Pelayanan Kabupaten Contoh</title>" in html
    )
    assert '<link rel="canonical" href="https://contoh.example/dasar/desa-rindang/domisili/">' in html
    assert '"https://github.com/contoh/papan/edit/main/standards/desa-rindang/domisili.md" rel="edit"' in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'class="sp-menu__ini" aria-current="page" href="../../desa-rindang/domisili/"' in html
    assert 'class="sp-menu__aktif" href="../../instansi/"' in html
    assert '<a href="#biaya" class="md-nav__link"><span class="md-ellipsis">Berapa &amp; biaya</span>' in html
    assert "Data per 1\u00a0November\u00a02026." in html


ABROAD = re.compile(r'(?:src|href|action)="(?:https?:)?//(?!contoh\.example|github\.com/contoh)')


def test_nothing_comes_from_another_host(poured: Project) -> None:
    names = sorted(
        path.relative_to(poured.folder / "site").as_posix() for path in (poured.folder / "site").rglob("*.html")
    )
    assert "404.html" in names
    assert len(names) > len(PAGES)
    for name in names:
        html = poured.read(name)
        assert not ABROAD.search(html)
        assert "search_index" not in html
        assert not re.search(r'<form[^>]*name="search"', html)
        assert not re.search(r">(Skip to|Back to top|Table of contents|Edit this page|Search|Home)\b", html)
    css = poured.read("assets/situs.css")
    assert "ikon(" not in css
    assert not re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", css)


def test_no_mark_reaches_the_site(poured: Project) -> None:
    token = re.compile(rb"m[0-9a-f]{30}x")
    files = [path for path in (poured.folder / "site").rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if token.search(path.read_bytes()) or token.search(bytes(path))] == []


def test_folding_makes_pages_smaller_and_keeps_the_body(project: Project, poured: Project) -> None:
    project.street.files = pour(PAGES)
    project.build()
    name = "desa-rindang/domisili/index.html"
    assert STANDARD.isi in project.read(name)
    assert len(project.read(name)) < len(poured.read(name)) * 0.95


def test_two_builds_are_the_same_bytes(project: Project, poured: Project) -> None:
    project.street.files = pour(PAGES)
    project.build(padat=False)
    one, two = (
        {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (project.folder / "site", poured.folder / "site")
    )
    assert one == two


def test_the_home_page_is_poured(project: Project) -> None:
    project.write("standards/index.md", "Atas\n\n<!-- standar:beranda -->\n\nBawah\n")
    project.street.files = pour([Page("", "", "<h1>Anda mau mengurus apa?</h1>")])
    project.build()
    html = project.read("index.html")
    assert re.search(r"<p>Atas</p>\s*<h1>Anda mau mengurus apa\?</h1>\s*<p>Bawah</p>", html)
    assert "<title>Standar Pelayanan Kabupaten Contoh</title>" in html
    assert html.count("<h1") == 1
    assert (
        html.count('data-md-component="sidebar"')
        == len(re.findall(r'data-md-component="sidebar"[^>]* hidden', html))
        == 2
    )


def test_a_home_page_without_the_place_gets_it_at_its_end(project: Project) -> None:
    project.write("standards/index.md", "Hanya ini.\n")
    project.street.files = pour([Page("", "", "<h1>Beranda</h1>")])
    project.build()
    assert re.search(r"<p>Hanya ini\.</p>\s*<h1>Beranda</h1>", project.read("index.html"))


def test_no_home_page_of_prose_is_needed(project: Project) -> None:
    (project.folder / "standards" / "index.md").unlink()
    project.street.files = pour([Page("", "Beranda", "<h1>Beranda</h1>")])
    project.build()
    assert "<h1>Beranda</h1>" in project.read("index.html")


def test_prose_links_to_standards_by_kode(project: Project) -> None:
    project.write("standards/panduan/index.md", "# P\n\n[satu](standar:d7k3q#biaya) [dua](../perubahan/index.md)\n")
    project.build()
    html = project.read("panduan/index.html")
    assert 'href="../desa-rindang/domisili/#biaya"' in html
    assert 'href="../perubahan/"' in html
    assert not (project.folder / "site" / "perubahan").exists()


def test_an_unknown_kode_is_refused(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    project.write("standards/panduan/index.md", "# P\n\n[satu](standar:zzzzz)\n")
    with pytest.raises(Abort):
        project.build()
    assert "standar:zzzzz" in caplog.text


def test_yaml_is_left_to_the_street(project: Project) -> None:
    project.street.files = lambda _: [("desa/x.yaml", b"a: 1\n")]
    project.build()
    assert not (project.folder / "site" / "pemda.yaml").exists()
    assert project.read("desa/x.yaml") == "a: 1\n"


def test_the_map_of_the_site(project: Project) -> None:
    moved = b'<meta http-equiv="refresh" content="0; url=../">'
    project.street.files = lambda found: [
        *pour(PAGES)(found),
        ("s/d7k3q/index.html", b"x"),
        ("lama/index.html", moved),
        ("data/v1/standar.json", b"{}"),
    ]
    project.build()
    sitemap = project.read("sitemap.xml")
    assert sorted(re.findall(r"<loc>https://contoh\.example/dasar/(.*?)</loc>", sitemap)) == sorted(
        ["", "panduan/", "panduan/menulis/", *(page.alamat for page in PAGES)]
    )
    assert set(re.findall("<lastmod>(.*?)</lastmod>", sitemap)) == {"2026-11-01"}


def test_a_page_that_does_not_exist(project: Project) -> None:
    project.build()
    html = project.read("404.html")
    assert "Halaman ini tidak ada." in html
    assert "Ketik kode yang tertulis di bawah QR, atau cari layanan." in html
    assert 'action="/dasar/cari/"' in html
    assert '<link rel="stylesheet" href="/dasar/assets/situs.css">' in html
    assert "DATA CONTOH." in html


def test_prose_pages_know_their_place(project: Project) -> None:
    project.build()
    html = project.read("panduan/menulis/index.html")
    assert 'class="sp-menu__ini" aria-current="page" href="../../panduan/menulis/">Menulis &amp; memeriksa</a>' in html
    assert "<h1>" in html or "<h1 id=" in html
    assert re.findall(r'<a href="#(\w+)" class="md-nav__link">', html) == ["satu", "dua"]
    assert 'href="https://github.com/contoh/papan/edit/main/standards/panduan/menulis.md"' in html


def test_a_real_regency_has_no_label(project: Project) -> None:
    project.street.facts = {"nama": "Kabupaten Nyata", "contoh": False}
    project.street.files = pour(PAGES)
    project.build()
    html = project.read("desa-rindang/domisili/index.html")
    assert "md-banner" not in html
    assert "DATA CONTOH" not in html
    assert "noindex" not in html
    assert "noindex" in project.read("bantuan/SP102/index.html")


GRAVE = Finding("standards/desa/a.yaml", 3, 5, "SP001", freeze_words({"sebab": "x"}))


def test_kesalahan_stop_a_strict_build(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    project.street.findings = (GRAVE,)
    project.street.files = pour(PAGES)
    with pytest.raises(Abort):
        project.build()
    assert "standards/desa/a.yaml:3:5: " in caplog.text
    assert (project.folder / "site" / "perubahan" / "index.html").is_file()


def test_other_findings_are_counted_only(project: Project, caplog: pytest.LogCaptureFixture, monkeypatch: Any) -> None:
    monkeypatch.setattr("generator.plugin.events.messages.level", lambda _: "saran")
    project.street.findings = (GRAVE, GRAVE)
    with caplog.at_level(logging.INFO, "mkdocs"):
        project.build()
    assert "0 hal perlu diperiksa, 2 saran." in caplog.text
    assert "standards/desa/a.yaml" not in caplog.text


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a\\x", ""])
def test_no_file_leaves_the_site(project: Project, path: str) -> None:
    project.street.files = lambda _: [(path, b"")]
    with pytest.raises((PluginError, Abort)):
        project.build()


def test_the_options_of_a_build(project: Project) -> None:
    project.build(papan=False, pekerja=2, cache=".cache/x")
    options = project.street.options
    assert (options.tanggal, options.papan, options.pekerja) == ("2026-11-01", False, 2)
    assert options.cache == project.folder / ".cache/x"
    assert options.situs == "https://contoh.example/dasar/"
    assert options.sunting == "https://github.com/contoh/papan/edit/main/standards/"


@pytest.mark.parametrize(
    ("option", "epoch", "day"),
    [
        ("2026-11-01", "0", "2026-11-01"),
        (None, "1793491200", "2026-11-01"),
        (None, "1793577599", "2026-11-01"),
    ],
)
def test_the_date(project: Project, monkeypatch: Any, option: str | None, epoch: str, day: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    project.build(tanggal=option)
    assert project.street.options.tanggal == day
    assert os.environ["SOURCE_DATE_EPOCH"] == epoch


def test_today_is_today_in_the_regency(project: Project, monkeypatch: Any) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    project.street.facts = {"zona_waktu": "WITA"}
    project.build(tanggal=None)
    assert re.fullmatch(r"2\d{3}-\d\d-\d\d", project.street.options.tanggal)
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_a_date_that_is_none(project: Project) -> None:
    with pytest.raises((PluginError, Abort)):
        project.build(tanggal="1 November")


def test_a_dirty_build_is_refused(project: Project) -> None:
    with pytest.raises(PluginError):
        project.config().plugins.on_startup(command="build", dirty=True)


def test_a_theme_that_lost_a_place(project: Project) -> None:
    project.write("theme/main.html", '{% extends "base.html" %}')
    project.write("mkdocs.yml", CONFIG.replace(str(ROOT / "overrides"), str(project.folder / "theme")))
    with pytest.raises((PluginError, Abort)):
        project.build()


def test_the_command(project: Project, monkeypatch: Any, capsys: pytest.CaptureFixture[str]) -> None:
    project.street.files = pour(PAGES)
    project.street.findings = (GRAVE,)
    monkeypatch.setattr(command, "load_config", lambda **kwargs: project.config(strict=False))
    found = project.folder / "found.json"
    argv = [
        "build",
        "--config",
        "x",
        "--site-dir",
        "y",
        "--option",
        '{"papan": false}',
        "--findings",
        str(found),
    ]
    assert command.main(argv) == 1
    assert project.street.options.papan is False
    assert json.loads(found.read_text("utf-8")) == [
        {"id": "SP001", "file": "standards/desa/a.yaml", "line": 3, "column": 5, "words": {"sebab": "x"}}
    ]
    assert "standards/desa/a.yaml" not in capsys.readouterr().err
    assert command.main(argv[:-2]) == 1
    assert "standards/desa/a.yaml:3:5" in capsys.readouterr().err
    project.street.findings = ()
    assert command.main(argv) == 0
    assert json.loads(found.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["build", "--config"],
        ["build", "--config", "does-not-exist.yml", "--site-dir", "y"],
        ["build", "--config", "x", "--site-dir", "y", "--option", "not json"],
        ["build", "--config", "x", "--site-dir", "y", "--option", '{"papan": "ya"}'],
    ],
)
def test_the_command_fails_with_2(project: Project, monkeypatch: Any, argv: list[str]) -> None:
    if "x" in argv:
        monkeypatch.setattr(command, "load_config", lambda **kwargs: project.config(strict=False))
    assert command.main(argv) == 2


def test_the_command_fails_with_2_where_the_street_breaks(project: Project, monkeypatch: Any) -> None:
    def broken(_: Mapping[str, Shell]) -> Iterable[tuple[str, bytes]]:
        raise RuntimeError("broken")

    project.street.files = broken
    monkeypatch.setattr(command, "load_config", lambda **kwargs: project.config(strict=False))
    assert command.main(["build", "--config", "x", "--site-dir", "y"]) == 2


def test_a_saved_file_makes_a_new_page_under_serve(project: Project, monkeypatch: Any) -> None:
    from mkdocs.commands import serve

    read = lambda: (project.folder / "standards/desa/a.yaml").read_text("utf-8")  # noqa: E731
    project.write("standards/desa/a.yaml", "nama: Lama")
    project.street.files = lambda found: pour([Page("desa/a/", "A", f"<h1>{read()}</h1>")])(found)
    servers: list[Any] = []

    class Server(serve.LiveReloadServer):  # type: ignore[misc]
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs | {"port": 0, "polling_interval": 0.05})
            servers.append(self)

    plugin_config = project.config(strict=False)
    plugin_config.plugins.on_startup(command="serve", dirty=False)

    def load(config_file: Any = None, site_dir: str = "", **kwargs: Any) -> MkDocsConfig:
        config = load_config(str(project.folder / "mkdocs.yml"), site_dir=site_dir)
        config.plugins["standar"] = plugin_config.plugins["standar"]
        return config

    monkeypatch.setattr(serve, "LiveReloadServer", Server)
    monkeypatch.setattr(serve, "load_config", load)
    thread = threading.Thread(target=serve.serve, daemon=True)
    thread.start()

    def page() -> str:
        port = servers[0].server_address[1]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/dasar/desa/a/", timeout=20) as answer:
            return str(answer.read().decode())

    def wait(is_so: Callable[[], bool]) -> None:
        for _ in range(400):
            if is_so():
                return
            time.sleep(0.05)
        raise AssertionError("it did not happen")

    wait(lambda: bool(servers) and servers[0].serve_thread.is_alive())
    try:
        html = page()
        assert "<h1>nama: Lama</h1>" in html
        assert "livereload(" in html
        assert 'rel="canonical" href="http://127.0.0.1' in html
        assert project.street.options.situs.startswith("http://127.0.0.1")
        project.write("standards/desa/a.yaml", "nama: Baru sekali")
        wait(lambda: "<h1>nama: Baru sekali</h1>" in page())
    finally:
        servers[0].shutdown()
        thread.join(20)
