"""The theme, the regency and a date in; shells, our own files and the values that templates ask for out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from importlib.resources import files as package_files
from typing import Any, cast
from urllib.parse import quote, urlsplit

import jinja2
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from generator import messages, site
from generator.plugin.packaged import GUIDE
from generator.targets import policy, shells
from generator.targets.shells import Heading, Marks, Shell

ASSETS = package_files("generator") / "assets"
ICON = re.compile(r"ikon\(([a-z-]+)\)")
PARAGRAPH = re.compile(r"<p[^>]*>(.*?)</p>", re.DOTALL)
SHOWN = 160
NOTE = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
LAST = 99
"""Where a chapter stands whose front matter has no `urutan`."""


@dataclass
class Theme:
    """The theme of one build; MkDocs fills `nav`, `files` and `env` as it goes."""

    marks: Marks
    facts: Mapping[str, object]
    """What templates know by name on every page: pemda, tanggal, and kebijakan, where the policy comes."""
    is_minified: bool
    nav: Navigation
    files: Files
    env: jinja2.Environment

    def assets(self, config: MkDocsConfig) -> list[File]:
        """Our style sheet with the theme's icons inside, our script, the site's icon."""
        texts = {name: (ASSETS / name).read_text("utf-8") for name in ("situs.css", "situs.js", "situs.svg")}
        texts["situs.css"] = ICON.sub(lambda match: self._icon(match[1]), NOTE.sub("", texts["situs.css"]))
        return [File.generated(config, f"assets/{name}", content=text) for name, text in texts.items()]

    def _icon(self, name: str) -> str:
        assert self.env.loader is not None
        source = self.env.loader.get_source(self.env, f".icons/material/{name}.svg")[0]
        return f'url("data:image/svg+xml,{quote(source, safe=" /:=")}")'.replace("%22", "'")

    def extend_page(self, context: TemplateContext, page: Page) -> None:
        """Values for our templates: of a prose page its own, of a shell marks."""
        is_shell = page.file.src_uri.startswith(self.marks.token)
        if page.is_homepage:
            page.meta["hide"] = ["navigation", "toc"]
        values = self.marks.values() if is_shell else shells.values(prose(page))
        if page.is_homepage:
            values["kepala"] = self.marks.html("kepala")
            values["deskripsi"] = values["deskripsi"] or self.marks.text("deskripsi")
        self._extend(context, values, site.relative(page.url, ""), is_shell or page.is_homepage, is_shell)
        # The theme's link past the menu leads to the first heading; ours leads to the body, on every page.
        page.toc = TableOfContents([AnchorLink("", "isi-halaman", 1)])

    def extend_template(self, context: TemplateContext, config: MkDocsConfig) -> None:
        """The same for the page of an address that does not exist: its links begin at the host's root."""
        base = urlsplit(config.site_url or "/").path
        page = shells.Page("", messages.word("plugin.404"), "")
        self._extend(context, shells.values(page), base if base.endswith("/") else f"{base}/", True, False)

    def _extend(
        self,
        context: TemplateContext,
        values: Mapping[str, object],
        base: str,
        is_poured: bool,
        is_shell: bool,
    ) -> None:
        chapters = [
            {"alamat": page.url, "nama": Markup(page.title or "").striptags(), "aktif": page.active}
            for page in sorted(self.nav.pages, key=place)
            if page.url.startswith(GUIDE) and page.url != GUIDE
        ]
        mine: dict[str, object] = {
            "hal": values,
            "akar": base,
            "tuang": is_poured,
            "awal": self.marks.begin if is_shell else _nothing,
            "akhir": self.marks.end if is_shell else _nothing,
            "panduan": chapters if values["aktif_panduan"] and not is_shell else [],
            **self.facts,
        }
        cast(dict[str, object], context).update(mine)

    def render(self, name: str, config: MkDocsConfig) -> Shell:
        """The shell called `name`, by the steps that MkDocs takes for a page of its own."""
        depth, _, wide = name.partition("-")
        file = File.generated(config, f"{self.marks.address(int(depth))}index.md", content="")
        file.edit_uri = self.marks.text("sumber")
        page = Page(None, file, config)
        page.content = self.marks.html("isi")
        page.meta = {"hide": ["navigation", "toc"]} if wide else {}
        context = get_context(self.nav, self.files, config, page)
        context = config.plugins.on_page_context(context, page=page, config=config, nav=self.nav)
        output = self.env.get_template("main.html").render(cast(dict[str, Any], context))
        return self.split(config.plugins.on_post_page(output, page=page, config=config), int(depth))

    def seal(self, html: str, content: str = "") -> str:
        """A rendered page with its policy; `content` is what people wrote of it."""
        return policy.seal(html, str(self.facts["kebijakan"]), content)

    def split(self, html: str, depth: int = 0) -> Shell:
        """A rendered page cut at its marks."""
        needed = ("isi", "judul", "daftar_isi", "layanan", "remah") if depth else ("isi",)
        try:
            return shells.split(shells.minify(html) if self.is_minified else html, self.marks, depth, needed)
        except shells.ShellError as error:
            raise PluginError(messages.word("plugin.cangkang", tempat=error.name)) from error


def prose(page: Page) -> shells.Page:
    """What our templates say of a page that MkDocs renders itself."""
    items = list(page.toc)
    if items and items[0].level == 1:
        items = items[0].children
    title = "" if page.is_homepage else Markup(page.meta.get("title") or page.title or "").striptags()
    return shells.Page(
        alamat=page.url,
        judul=title,
        isi="",
        deskripsi=str(page.meta.get("description") or ("" if page.is_homepage else first_words(page.content or ""))),
        aktif="beranda" if page.is_homepage else "panduan" if page.url.startswith(GUIDE) else "",
        daftar_isi=tuple(Heading(item.id, unescape(Markup(item.title).striptags())) for item in items),
    )


def place(page: Page) -> int:
    """Where a chapter stands among the others; those without a number come last, by their names."""
    order = page.meta.get("urutan")
    return order if isinstance(order, int) else LAST


def first_words(html: str) -> str:
    """The first paragraph of a page, as long as search engines show; empty where there is none."""
    found = PARAGRAPH.search(html)
    words = unescape(Markup(found[1]).striptags()) if found else ""
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rpartition(' ')[0]} ..."


def _nothing(_: str) -> str:
    return ""
