"""A built site in; every link on it that leads nowhere out, one a line: pages of ours by file, others by asking.

    python scripts/ci/links.py SITE

A host that refuses robots (401, 403, 405, 429) counts as alive; one that does not answer twice counts as dead.
"""

from __future__ import annotations

import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

LINK = re.compile(r"""<a\b[^>]*?\bhref=(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
ALIVE = (401, 403, 405, 429)
SECONDS = 20
WHO = {"User-Agent": "papan-standar"}


def links(site: Path) -> Iterator[tuple[str, str]]:
    """Each page's address below the site, and each link on it as typed."""
    for page in sorted(site.rglob("*.html")):
        name = page.relative_to(site).as_posix()
        for match in LINK.finditer(page.read_text("utf-8", "replace")):
            yield name, unescape(next(group for group in match.groups() if group is not None))


def leads_nowhere(site: Path, page: str, link: str) -> bool:
    """Whether a relative link has no file at its end."""
    target = unquote(urldefrag(urljoin(f"/{page}", link)).url).lstrip("/")
    path = site / target
    return not (path.is_file() or (path / "index.html").is_file())


def answers(url: str) -> bool:
    """Whether somebody is there, asked at most twice."""
    for method in ("HEAD", "GET"):
        request = urllib.request.Request(url, method=method, headers=WHO)  # noqa: S310 (http or https, see main)
        try:
            with urllib.request.urlopen(request, timeout=SECONDS):  # noqa: S310
                return True
        except urllib.error.HTTPError as error:
            if error.code in ALIVE:
                return True
        except (OSError, ValueError):
            continue
    return False


def main(site: Path) -> None:
    """Prints the dead ones, sorted, each once."""
    dead, others = set(), set()
    for page, link in links(site):
        parts = urlsplit(link)
        if parts.scheme in ("http", "https"):
            others.add(urldefrag(link).url)
        elif not parts.scheme and not parts.netloc and parts.path and leads_nowhere(site, page, link):
            dead.add(f"{page}:{link}")
    with ThreadPoolExecutor(8) as threads:
        asked = sorted(others)
        dead |= {url for url, alive in zip(asked, threads.map(answers, asked), strict=True) if not alive}
    print("\n".join(sorted(dead)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
