"""What MkDocs makes for a whole site in, with the street's files; all files but MkDocs' own, and the map, out."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from markupsafe import escape

from generator.jobs.pickled import UNREADABLE, pack, unpack
from generator.targets import shells
from generator.targets.ledger import Ledger
from generator.targets.shells import Shell

MOVED = b'http-equiv="refresh"'
"""In the head of a page that only leads to another: it is not on the map."""
MAP = "sitemap.xml"
FINISHED = ("index.html", MAP, f"{MAP}.gz")
"""Files that MkDocs begins, and that are written anew when the street is done."""
CLASSES = (shells.Shell, shells.Part, shells.Place)


@dataclass(frozen=True, slots=True)
class Frame:
    """What MkDocs makes once for all pages: shells by name, and its own map; of mkdocs.yml the site's address and
    where its files are edited.

    `own` are the other files that MkDocs made; `answers` are the addresses that prose got for the names in its
    links. With these a later build can do without MkDocs.
    """

    shells: Mapping[str, Shell]
    sitemap: str
    situs: str = ""
    sunting: str = ""
    own: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()


def packed(frame: Frame) -> bytes:
    """A frame, to be kept."""
    return pack(frame)


def unpacked(content: bytes) -> Frame | None:
    """The frame; None where it is none."""
    try:
        found = unpack(content, (Frame, *CLASSES))
    except UNREADABLE:
        return None
    return found if isinstance(found, Frame) else None


def fill(
    frame: Frame,
    entries: Iterable[tuple[str, bytes]],
    tanggal: str,
    write: Callable[[str, bytes], None],
    ledger: Ledger | None = None,
) -> None:
    """Writes what the street yields, then the map of the site with all its pages; the ledger learns which they are."""
    pages = set[str]()
    for path, content in entries:
        write(path, content)
        if path.endswith("/index.html") and not path.startswith("s/") and MOVED not in content[:1500]:
            pages.add(path.removesuffix("index.html"))
    if ledger is not None:
        pages |= ledger.listed_before()
        ledger.list_now(pages)
    if frame.situs:
        content = _map(frame, sorted(pages), tanggal)
        write(MAP, content)
        write(f"{MAP}.gz", gzip.compress(content, mtime=0))


def _map(frame: Frame, pages: Iterable[str], tanggal: str) -> bytes:
    """MkDocs' map with the street's pages."""
    head, end, tail = frame.sitemap.rpartition("</urlset>")
    first = f"    <url><loc>{escape(urljoin(frame.situs, 'x'))[:-1]}"
    last = f"</loc><lastmod>{tanggal}</lastmod></url>\n"
    added = [f"{first}{escape(each)}{last}" for each in pages]
    return f"{head}{''.join(added)}{end}{tail}".encode()
