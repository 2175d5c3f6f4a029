"""Markup and a style sheet in, a laid out document or its bytes out: the one room that lays out with WeasyPrint."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from generator.targets.boards import letters

VARIANT = "pdf/ua-1"


class OwnFiles(URLFetcher):  # type: ignore[misc]
    """Fonts of ours and pictures written into their address; nothing else is fetched."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        """The font called so, or a picture."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        name = url.rpartition("/")[2].removeprefix("PublicSans-").removesuffix(".ttf")
        if name not in letters.WEIGHTS.values():
            raise ValueError(url)
        return URLFetcherResponse(url, letters.font_file(name), {"Content-Type": "font/ttf"})


class Markup(weasyprint.HTML):  # type: ignore[misc]
    """WeasyPrint's page from markup that is well-formed XML: read in C, with no style sheet but ours.

    It sets what `weasyprint.HTML.__init__` sets after its slower parser; ParseError where the markup is not XML.
    """

    def __init__(self, markup: str) -> None:
        self.base_url = None
        self.url_fetcher = OwnFiles()
        self.media_type = "print"
        self.wrapper_element = weasyprint.cssselect2.ElementWrapper.from_html_root(
            ElementTree.fromstring(markup),  # noqa: S314 (of our own template, escaped)
            content_language=None,
        )
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[weasyprint.CSS]:
        return [origin()]


@cache
def fonts() -> FontConfiguration:
    """The fonts, read once a process."""
    return FontConfiguration()


@cache
def origin() -> weasyprint.CSS:
    """What our markup needs of a browser's own style sheet; the whole one costs a twentieth of a layout."""
    return weasyprint.CSS(string=(files(__package__) / "asal.css").read_text("utf-8"))


@lru_cache(maxsize=12)
def sheet(text: str) -> weasyprint.CSS:
    """A style sheet, parsed once a process."""
    return weasyprint.CSS(string=text, base_url="fonts:/", url_fetcher=OwnFiles(), font_config=fonts())


def lay(markup: str, text: str) -> Any:
    """The document of this markup in this style sheet."""
    return Markup(markup).render(font_config=fonts(), stylesheets=[sheet(text)], pdf_variant=VARIANT)


def to_bytes(document: Any) -> bytes:
    """The PDF's bytes, equal for equal documents."""
    made: bytes = document.write_pdf(pdf_variant=VARIANT)
    return made
