"""A page of our site in; the same page as ready Markdown out: every heading, list, table cell and paragraph once."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

SILENT = ("script", "style", "svg", "nav", "form", "label-only", "template", "title", "head", "header", "footer")
BLOCKS = ("p", "div", "dt", "dd", "td", "th", "tr", "section", "article", "details", "summary", "legend", "figure")
HEADINGS = {"h1": "#", "h2": "##", "h3": "###", "h4": "####"}
VOID = ("input", "img", "br", "hr", "meta", "link", "use", "path", "wbr")
MARKS = re.compile(r"([\\`*_{}\[\]<>#|])")


class _Writer(HTMLParser):
    """Collects the visible text of a page as Markdown blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.words: list[str] = []
        self.prefix = ""
        self.silent = 0
        self.inside = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        named = dict(attributes)
        if tag == "article" or (tag == "main" and "data-md-component" not in named):
            self.inside = True
        if tag in SILENT or self.silent:
            self.silent += 1
            return
        if tag in HEADINGS:
            self._end(HEADINGS[tag] + " ")
        elif tag == "li":
            self._end("- ")
        elif tag in BLOCKS:
            self._end("")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.silent:
            self.silent -= 1
        elif tag in HEADINGS or tag == "li" or tag in BLOCKS:
            self._end("")

    def handle_data(self, data: str) -> None:
        if self.inside and not self.silent and data.strip():
            self.words.append(" ".join(data.split()))

    def _end(self, following: str) -> None:
        if self.words:
            self.blocks.append(self.prefix + MARKS.sub(r"\\\1", " ".join(self.words)))
            self.words = []
            self.prefix = ""
        if following:
            self.prefix = following


def markdown_of(html: str) -> str:
    """The Markdown of one page."""
    writer = _Writer()
    writer.feed(html)
    writer._end("")
    lines: list[str] = []
    for block in writer.blocks:
        if not (block.startswith("- ") and lines and lines[-1].startswith("- ")):
            lines.append("")
        lines.append(block)
    return "\n".join(lines).strip() + "\n"


def write_project(site: Path, root: Path, settings: str, qr: bool) -> int:
    """A plain MkDocs project below `root` with every page of our site (QR pages only with `qr`); how many it has."""
    docs = root / "docs"
    count = 0
    for page in sorted(site.rglob("index.html")):
        place = page.relative_to(site).parent
        if place.parts[:1] == ("s",) and not qr:
            continue
        target = docs / place / "index.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(markdown_of(page.read_text("utf-8")), "utf-8")
        count += 1
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    return count
