"""A built site in, a copy that opens by double click out: links lead to files, not to folders.

python scripts/ci/preview.py SITE OUT
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

FOLDER_LINK = re.compile(rb"""((?:href|action)=)(["']?)((?:\.{1,2}/)*(?:[\w.~%-]+/)*)(#[^"'\s>]*)?\2(?=[\s>])""")
"""A relative link that ends with a slash, or is empty but for an anchor."""


def as_file(match: re.Match[bytes]) -> bytes:
    """The same link with index.html; a bare anchor stays."""
    before, quote, path, anchor = match.group(1), match.group(2) or b'"', match.group(3), match.group(4) or b""
    if not path.endswith(b"/"):
        return match.group(0)
    return before + quote + path + b"index.html" + anchor + quote


def main(site: Path, out: Path) -> None:
    """Copies all; rewrites pages. `out` must not exist yet, or is replaced."""
    shutil.rmtree(out, ignore_errors=True)
    for source in sorted(site.rglob("*")):
        if not source.is_file() or source.name.startswith("."):
            continue
        target = out / source.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix == ".html":
            target.write_bytes(FOLDER_LINK.sub(as_file, source.read_bytes()))
        else:
            shutil.copyfile(source, target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
