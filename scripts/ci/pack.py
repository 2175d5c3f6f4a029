"""A folder in, a zip file of it out: the same bytes for the same files, whenever and wherever it is made.

python scripts/ci/pack.py FOLDER FILE
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)
READY = (".png", ".jpg", ".woff2", ".pdf", ".gz", ".zip")
"""Packed already: deflating them again only costs time."""


def main(folder: Path, file: Path) -> None:
    """Files in the order of their names, without the notes that builds keep for themselves."""
    with zipfile.ZipFile(file, "w") as packed:
        found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
        for name, path in sorted(found.items()):
            if not path.is_file() or name.startswith(".standar"):
                continue
            about = zipfile.ZipInfo(name, EPOCH)
            about.external_attr = 0o644 << 16
            about.compress_type = zipfile.ZIP_STORED if path.suffix in READY else zipfile.ZIP_DEFLATED
            packed.writestr(about, path.read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
