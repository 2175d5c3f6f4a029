"""MkDocs' events in, one call of the street out, and its files into the site."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from html import unescape
from importlib import import_module
from pathlib import Path
from typing import Literal, cast
from urllib.parse import urljoin

import jinja2
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator import jobs, messages, site
from generator.findings import Finding
from generator.frame import FINISHED, Frame, fill
from generator.plugin import packaged
from generator.plugin.options import StandarConfig, Street
from generator.plugin.preview import Preview
from generator.plugin.theme import Theme
from generator.targets import shells
from generator.targets.compiled import keep_code
from generator.targets.ledger import Ledger
from generator.targets.shells import Marks, Shell
from generator.text.dates import format_tanggal

LISTS = ("layanan", "instansi", "perubahan", "konsultasi", "bantuan", "cari")
"""Pages of the street that prose may link to, as in `../perubahan/index.md`."""

HOME_PAGE = "<!-- standar:beranda -->\n"
HOME = re.compile(r"<!--\s*standar:beranda\s*-->")
LINK = re.compile(r'href="standar:([^"#]*)(#[^"]*)?"')
HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}
EPOCH = "SOURCE_DATE_EPOCH"

log = get_plugin_logger("standar")


class PouredFile(File):
    """A page that the street makes: prose may link to it, MkDocs neither renders nor copies it."""

    def __init__(self, address: str, config: MkDocsConfig) -> None:
        uri = site.page_file(address)
        super().__init__(uri.removesuffix("html") + "md", None, config.site_dir, True, dest_uri=uri)

    def is_documentation_page(self) -> bool:
        """Not one of those that MkDocs renders."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing to copy: the street writes it."""


class StandarPlugin(BasePlugin[StandarConfig]):  # type: ignore[no-untyped-call]
    """The street inside MkDocs."""

    def __init__(self, street: Street | None = None) -> None:
        self.street = street or cast(Street, import_module("generator.build"))
        self.epoch = os.environ.get(EPOCH)
        self.findings: list[Finding] = []
        self.is_quiet = False
        """Whether somebody else tells the findings."""
        self.is_served = False
        """Whether the site is for `serve`, whose pages carry a script that loads them anew."""
        self.ledger: Ledger | None = None
        """What is known of the output that this site will become, and what of it may stay as it is."""
        self.preview = Preview()
        self.frame: Frame | None = None
        """What a later build needs to do without MkDocs; None where it cannot."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Its presence makes MkDocs keep this object from one build of `serve` to the next."""
        if dirty:
            raise PluginError(messages.word("plugin.dirty"))
        self.is_served = command == "serve"

    def on_shutdown(self) -> None:
        """The environment as it was."""
        os.environ.pop(EPOCH, None)
        if self.epoch is not None:
            os.environ[EPOCH] = self.epoch

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """What every page says: the regency and the date."""
        self.root, self.docs = Path(config.config_file_path).parent, Path(config.docs_dir)
        self.site_dir = Path(config.site_dir)
        self.pemda = self.street.preview(self.root, self.docs)
        self.date = self.read_date(str(self.pemda.get("zona_waktu")))
        # MkDocs' own dates, in the map of the site.
        os.environ[EPOCH] = str(int(datetime(self.date.year, self.date.month, self.date.day, tzinfo=UTC).timestamp()))
        self.findings.clear()
        self.sitemap = ""
        self.home = Shell(())
        self.kode: Mapping[str, str] | None = None
        self.answers: dict[str, str] = {}
        self.frame = None
        packaged.add_overrides(config)
        config.extra_css = [*config.extra_css, "assets/situs.css"]
        config.extra_javascript = [*config.extra_javascript, "assets/situs.js", "assets/cari.js"]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Under `serve`, what the build before made is not lost when MkDocs empties its folder."""
        if self.is_served:
            self.ledger = self.preview.begin(config)

    def on_build_error(self, *, error: Exception) -> None:
        """Under `serve`, the site as it stood before."""
        if self.is_served:
            self.preview.fail(self.site_dir)

    def read_date(self, zone: str) -> date:
        """The build's date: the option, else the environment's, else today in the regency."""
        if given := self.config.tanggal:
            try:
                return date.fromisoformat(given)
            except ValueError:
                raise PluginError(messages.word("plugin.tanggal", tanggal=given)) from None
        if self.epoch is not None:
            return datetime.fromtimestamp(int(self.epoch), UTC).date()
        return (datetime.now(UTC) + timedelta(hours=HOURS.get(zone, 0))).date()

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """YAML is the street's to publish; its lists are known to prose; there is always a home page and a guide."""
        kept = [file for file in files if not file.src_uri.endswith((".yaml", ".yml"))]
        kept += packaged.guide(files, config)
        if not any(file.dest_uri == "index.html" for file in kept):
            kept.append(File.generated(config, "index.md", content=HOME_PAGE))
        return Files([*kept, *(PouredFile(f"{name}/", config) for name in LISTS)])

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """The theme of this build. Its marks are the hash of what it may say, so nothing it says holds them."""
        facts = {"pemda": self.pemda, "tanggal": format_tanggal(self.date.isoformat(), no_break=True)}
        said = repr((config.site_name, sorted(facts.items()), [page.file.src_uri for page in nav.pages]))
        marks = Marks(f"m{sha256(said.encode()).hexdigest()[:30]}x")
        facts["kebijakan"] = "" if self.is_served else marks.text("kebijakan")
        self.theme = Theme(marks, facts, self.config.padat, nav, files, config.theme.get_env())
        return nav

    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The home page gets a place for its body; links by kode become links to pages."""
        if page.is_homepage:
            place = self.theme.marks.html("isi")
            html = HOME.sub(place, html, count=1) if HOME.search(html) else f"{html}\n{place}"
        return LINK.sub(lambda match: self._link(unescape(match[1]), match[2] or "", page), html)

    def _link(self, kode: str, anchor: str, page: Page) -> str:
        if self.kode is None:
            self.kode = self.street.addresses(self.root, self.docs)
        if kode not in self.kode:
            log.warning(messages.word("plugin.tautan", kode=kode, file=page.file.src_uri))
        self.answers[kode] = self.kode.get(kode, "")
        return f'href="{escape(site.relative(page.url, self.answers[kode]))}{anchor}"'

    @event_priority(-100)
    def on_env(self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """The environment as all plugins left it; our own files among those to copy."""
        self.theme.env = env
        packages = [folder for folder in config.theme.dirs if folder != config.theme.custom_dir]
        keep_code(env, [*packages, packaged.OVERRIDES])
        for file in self.theme.assets(config):
            files.append(file)
        return env

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Values for our templates."""
        self.theme.extend_page(context, page)
        return context

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Values for the page of an address that does not exist."""
        self.theme.extend_template(context, config)
        return context

    def on_post_template(self, output_content: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """MkDocs' map of the site, to which the street's pages will be added."""
        if template_name == "sitemap.xml":
            self.sitemap = output_content
        return self.theme.seal(output_content)

    @event_priority(-100)
    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """What the page may load, as all plugins left it; the home page is a shell as well."""
        output = self.theme.seal(output, page.content or "")
        if not page.is_homepage:
            return output
        self.home = self.theme.split(output)
        return shells.pour(self.home, shells.Page("", "", ""))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """The street, and every file it makes into the site."""
        poured = {name: self.theme.render(name, config) for name in shells.SHAPES}
        poured[shells.BERANDA] = self.home
        sunting = urljoin(f"{config.repo_url or ''}/", config.edit_uri) if config.edit_uri else ""
        frame = Frame(poured, self.sitemap, config.site_url or "", sunting)
        is_kept = self.ledger is not None and self.ledger.is_known and not self.is_served
        own = jobs.files_in(self.site_dir) if is_kept else []
        options = self.street.BuildOptions(
            tanggal=self.date.isoformat(),
            papan=self.config.papan,
            pekerja=self.config.pekerja,
            cache=self.folder(self.config.cache),
            laporan=self.folder(self.config.laporan),
            memakai=self.config.memakai,
            bagian=tuple(map(Path, self.config.bagian)),
            buku=self.ledger,
            situs=frame.situs,
            sunting=frame.sunting,
        )
        self.filling = jobs.Filling(self.site_dir)
        entries = self.street.build(self.root, self.docs, options, poured, self.warn)
        fill(frame, entries, self.date.isoformat(), self._write, self.ledger)
        if own and not self.config.bagian:
            self.frame = self._kept(frame, own)
        known = self.filling.digests
        if self.is_served and self.ledger is not None:
            known = self.preview.end(config, self.ledger, known)
        if self.is_quiet:
            self.filling.note()  # who tells the findings publishes the folder, too
        else:
            self.filling.adopt(known)
        count = Counter(messages.level(finding.id) for finding in self.findings)
        if count["peringatan"] or count["saran"]:
            log.info(messages.word("plugin.ringkas", peringatan=count["peringatan"], saran=count["saran"]))

    def folder(self, name: str | None) -> Path | None:
        """A folder that the options name; None for an empty name."""
        return self.root / name if name else None

    def warn(self, finding: Finding) -> None:
        """A finding told; one of level kesalahan is a warning of MkDocs, which --strict counts."""
        self.findings.append(finding)
        if self.is_quiet:
            return
        words = dict(finding.words)
        place = f"{finding.file}:{finding.line}:{finding.column}" if finding.line else finding.file
        told = (place, messages.sentence(finding.id, words), messages.remedy(finding.id, words), finding.id)
        (log.warning if messages.level(finding.id) == "kesalahan" else log.debug)("%s: %s %s (%s)", *told)

    def _write(self, path: str, content: bytes) -> None:
        try:
            self.filling.write(path, content)
        except ValueError:
            raise PluginError(messages.word("plugin.jalur", jalur=path)) from None

    def _kept(self, frame: Frame, own: Iterable[str]) -> Frame | None:
        """The frame for a later build; None where MkDocs and the street want one place."""
        alone = tuple(path for path in own if path not in FINISHED)
        kept = self.ledger.kept if self.ledger is not None else {}
        if any(path in self.filling.digests or path in kept for path in alone):
            return None
        return replace(frame, own=alone, answers=tuple(sorted(self.answers.items())))

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """A saved schema or template makes a new site, as a saved standard does."""
        for folder in (self.root / "schema", Path(config.theme.custom_dir or self.docs)):
            if folder.is_dir():
                server.watch(str(folder))
        return server
