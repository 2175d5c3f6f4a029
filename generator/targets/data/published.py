"""The publication in; the source files, schemas and robots.txt as they are published out."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator import schema
from generator.catalog import FOLDER, kind_of
from generator.messages import level
from generator.site import Site
from generator.targets.publication import Publication

PRIVATE = ("data/", "papan/", "schema/")
"""Files that cannot say themselves that a search engine should leave them out, as a page can."""


def source_files(publication: Publication) -> dict[str, bytes]:
    """The files of standards/ as they are published, by address; one that has a kesalahan is not.

    So a broken file, or one with a private number in it, is not spread by us; where its page still stands,
    it stands without a source.
    """
    barred = frozenset(one.file for one in publication.temuan if level(one.id) == "kesalahan")
    return {
        file.removeprefix(f"{FOLDER}/"): content
        for file, content in sorted(publication.catalog.sumber.items())
        if kind_of(file) is not None and file not in barred
    }


def schemas() -> Iterator[tuple[str, bytes]]:
    """The schemas as editors load them, by address."""
    for kind in schema.KINDS:
        yield f"schema/{kind}.schema.json", schema.published(kind)


def robots(site: Site, note: str) -> str:
    """What search engines may read: of the demonstration only pages, for these say that they are not to be listed."""
    base = urlsplit(site.alamat_situs).path.rstrip("/")
    lines = ["User-agent: *"]
    if site.contoh:
        lines = [
            f"# {note}",
            *lines,
            *(f"Disallow: {base}/{folder}" for folder in PRIVATE),
            f"Disallow: {base}/*.yaml$",
            f"Disallow: {base}/*.txt$",
            f"Disallow: {base}/*.xml$",
        ]
    else:
        lines += ["Disallow:", "", f"Sitemap: {site.alamat_situs.rstrip('/')}/sitemap.xml"]
    return "\n".join(lines) + "\n"
