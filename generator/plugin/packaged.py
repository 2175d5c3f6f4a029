"""What a project may leave out in, the package's own theme files and guide for it out: its own go first."""

from __future__ import annotations

from importlib.resources import files as package_files
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator.site import FOLDER

GUIDE = "panduan/"
"""The chapters for officers, below the folder of prose and below the site's base."""


def _first(packaged: Path, beside: Path) -> Path:
    """A folder inside an installed package, or where it stands in a checkout."""
    return packaged if packaged.is_dir() else beside


CHECKOUT = Path(__file__).parents[2]
OVERRIDES = _first(Path(str(package_files("generator"))) / "_overrides", CHECKOUT / "overrides")
CHAPTERS = _first(Path(str(package_files("generator"))) / f"_{FOLDER}" / "panduan", CHECKOUT / FOLDER / "panduan")


def add_overrides(config: MkDocsConfig) -> None:
    """The theme looks into our overrides after those of the project and before its own."""
    own = config.theme.custom_dir
    if own is not None and Path(own).resolve() == OVERRIDES.resolve():
        return
    if str(OVERRIDES) not in config.theme.dirs:
        config.theme.dirs.insert(0 if own is None else 1, str(OVERRIDES))


def guide(files: Files, config: MkDocsConfig) -> list[File]:
    """The chapters and their pictures; none where the project has a guide, for half of each would be no guide.

    Nobody can edit them in the project, so their pages have no link for that.
    """
    if any(file.src_uri.startswith(GUIDE) and file.is_documentation_page() for file in files):
        return []
    known = {file.src_uri for file in files}
    found = {f"{GUIDE}{path.relative_to(CHAPTERS).as_posix()}": path for path in CHAPTERS.rglob("*") if path.is_file()}
    names = sorted(found, key=lambda name: (not name.endswith("/index.md"), name))
    return [File.generated(config, name, abs_src_path=str(found[name])) for name in names if name not in known]
