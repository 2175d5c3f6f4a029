"""What a project may leave out in, the package's own theme files and guide for it out: its own go first."""

from __future__ import annotations

from importlib.resources import files as package_files
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator.site import FOLDER

GUIDE = "panduan/"
"""The chapters for officers, below the folder of prose and below the site's base."""


def add_overrides(config: MkDocsConfig) -> None:
    """The theme looks into our overrides after those of the project and before its own."""
    ours = str(_folder("_overrides", "overrides"))
    own = config.theme.custom_dir
    if own is not None and Path(own).resolve() == Path(ours).resolve():
        return
    if ours not in config.theme.dirs:
        config.theme.dirs.insert(0 if own is None else 1, ours)


def guide(files: Files, config: MkDocsConfig) -> list[File]:
    """The chapters and their pictures; none where the project has a guide, for half of each would be no guide.

    Nobody can edit them in the project, so their pages have no link for that.
    """
    if any(file.src_uri.startswith(GUIDE) and file.is_documentation_page() for file in files):
        return []
    top = _folder(f"_{FOLDER}/panduan", f"{FOLDER}/panduan")
    known = {file.src_uri for file in files}
    found = {f"{GUIDE}{path.relative_to(top).as_posix()}": path for path in top.rglob("*") if path.is_file()}
    names = sorted(found, key=lambda name: (not name.endswith("/index.md"), name))
    return [File.generated(config, name, abs_src_path=str(found[name])) for name in names if name not in known]


def _folder(packaged: str, beside: str) -> Path:
    """A folder inside an installed package, or where it stands in a checkout."""
    inside = Path(str(package_files("generator") / packaged))
    return inside if inside.is_dir() else Path(__file__).parents[2] / beside
