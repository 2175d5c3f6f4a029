"""A commit and a built site in; small pictures of the boards that differ, before and after, out.

python scripts/ci/thumbnails.py BASE SITE OUT [--date DATE]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2

WIDTH = 700
"""Pixels across: enough to read the titles and to see what moved."""


def boards(folder: Path) -> dict[str, bytes]:
    """The A3 boards below a folder of prints, by agency and service."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.glob("*/*.pdf"))}
    others = ("-a4.pdf", "-f4.pdf", "-2a4.pdf", "/indeks.pdf", "/maklumat.pdf", "/banner.pdf")
    return {name: content for name, content in found.items() if not name.endswith(others)}


def picture(content: bytes, target: Path) -> None:
    """The first sheet as a picture."""
    page = pypdfium2.PdfDocument(content)[0]
    target.parent.mkdir(parents=True, exist_ok=True)
    page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB").save(target, "JPEG", quality=80)


def main(base: str, site: Path, out: Path, options: list[str]) -> None:
    """Renders the old boards of what changed in a work tree of its own."""
    after = boards(site / "papan")
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place) / "dulu"
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(tree), base], check=True)
        try:
            standar = Path(sys.executable).with_name("standar")
            command = [str(standar), "boards", "--out", str(Path(place) / "papan"), *options]
            subprocess.run(command, cwd=tree, check=False, capture_output=True)
            before = boards(Path(place) / "papan")
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(tree)], check=False)
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            for label, content in (("sebelum", before.get(name)), ("sesudah", after.get(name))):
                if content is not None:
                    picture(content, out / f"{name.removesuffix('.pdf')}-{label}.jpg")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
