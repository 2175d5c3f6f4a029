"""Small projects in; the policy in the head of what MkDocs renders and of what is poured, out."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from mkdocs.commands.build import build

from generator.targets import policy
from generator.targets.shells import Page
from tests.test_plugin import PAGES, Project, pour

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
WRITTEN = '# Tulisan\n\nKata <b>pertama</b> &amp; kedua.\n\n<script>ditulis()</script>\n\n<p onclick="a()">Teks</p>\n'


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("policy"))
    project.write("standards/panduan/tulisan.md", WRITTEN)
    project.write("standards/index.md", "<!-- standar:beranda -->\n\n<script>beranda()</script>\n")
    home = Page("", "", "<h1>Depan</h1>", deskripsi="Layanan & biaya", kepala='<meta name="uji" content="1">')
    project.street.files = pour([home, *PAGES])
    project.build()
    return project


def allowed(html: str) -> str:
    found = POLICY.findall(html)
    assert len(found) == 1
    return unescape(found[0])


NAMES = ["index.html", "panduan/index.html", "panduan/tulisan/index.html", "404.html"]
NAMES += [f"{page.alamat}index.html" for page in PAGES]


@pytest.mark.parametrize("name", NAMES)
def test_the_theme_s_scripts_run_and_no_others(made: Project, name: str) -> None:
    html = made.read(name)
    scripts = [one for one in INLINE.findall(html) if not one.endswith(("ditulis()", "beranda()"))]
    assert len(scripts) >= 2
    rules = allowed(html)
    assert sorted(re.findall(r"'sha256-[^']+'", rules)) == sorted({policy.fingerprint(one) for one in scripts})
    assert "unsafe" not in rules
    assert "*" not in rules
    assert "default-src 'self'" in rules
    head = html.index("Content-Security-Policy")
    assert head < min(html.index(mark) for mark in ("<script", "<link", "<style", "<title") if mark in html)


def test_what_people_write_is_shown_but_not_run(made: Project) -> None:
    for name, script in (("panduan/tulisan/index.html", "ditulis()"), ("index.html", "beranda()")):
        html = made.read(name)
        assert f"<script>{script}</script>" in html
        assert policy.fingerprint(script) not in html


def test_no_mark_is_left(made: Project) -> None:
    pages = sorted((made.folder / "site").rglob("*.html"))
    assert len(pages) > 8
    for path in pages:
        assert not re.search(r"m[0-9a-f]{30}x", path.read_text("utf-8")), path


def test_the_home_page_has_its_own_head(made: Project) -> None:
    html = made.read("index.html")
    assert '<meta name="uji" content="1">' in html
    assert html.count('content="Layanan &amp; biaya"') == 2


def test_a_page_without_a_description_is_described_by_its_first_words(made: Project) -> None:
    html = made.read("panduan/tulisan/index.html")
    assert html.count('content="Kata pertama &amp; kedua."') == 2


def test_serve_has_no_policy_for_its_own_script_must_run(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.street.files = pour(PAGES)
    config = project.config()
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    for path in (tmp_path / "site").rglob("*.html"):
        assert not POLICY.search(path.read_text("utf-8")), path
    project.build()
    assert allowed(project.read("index.html"))


def test_only_scripts_that_stand_in_the_page_and_run_are_named() -> None:
    html = (
        '<script>a()</script><SCRIPT type=module>b()</SCRIPT><script src="c.js"></script>'
        '<script type="application/json">{}</script><script\ntype="text/javascript">d()</script\n>'
    )
    assert policy.inline_scripts(html) == ["a()", "b()", "d()"]
    assert policy.policy("") == "; ".join(policy.RULES).replace(" {}", "")
