"""A configuration in; whether a site by it is made from known things alone, out; and what the last build left."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator import jobs
from generator.plugin.packaged import OVERRIDES
from generator.site import FOLDER
from generator.targets.ledger import Ledger

PLUGINS = ("standar", "search", "material/search")
EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "md_in_html"),
    *("meta", "nl2br", "sane_lists", "smarty", "tables", "toc"),
)
READING = ("pymdownx.snippets",)
"""Extensions that read files of their own."""
FOREIGN = (b"!ENV", b"!!python/", b"!relative", b"INHERIT")
"""What lets mkdocs.yml take values from elsewhere."""


def is_known(config: MkDocsConfig) -> bool:
    """Whether nothing but mkdocs.yml, standards/, overrides/, schema/ and installed packages shapes the site."""
    file = Path(config.config_file_path)
    root = file.parent.resolve()
    text = b"".join(content for _, content in jobs.contents(file))
    extensions = [str(name) for name in config.markdown_extensions]
    packaged = all(name in EXTENSIONS or name.startswith("pymdownx.") for name in extensions)
    custom = config.theme.custom_dir
    return (
        file.name == "mkdocs.yml"
        and Path(config.docs_dir).resolve() == root / FOLDER
        and (custom is None or Path(custom).resolve() in (root / "overrides", OVERRIDES.resolve()))
        and set(config.plugins) <= set(PLUGINS)
        and not config.hooks
        and packaged
        and not set(READING) & set(extensions)
        and not any(mark in text for mark in FOREIGN)
    )


def ledger(config: MkDocsConfig, cache: Path, out: Path, made_by: str) -> Ledger:
    """The ledger for a site that will become the output `out`."""
    standings = jobs.Standings(cache, out)
    known = is_known(config)
    last = standings.recall() if known else None
    rows = standings.rows(last.seal) if last is not None and is_on_one_disk(config, out) else {}
    return Ledger(made_by if known else "", rows, jobs.looks_of(out, rows))


def is_on_one_disk(config: MkDocsConfig, out: Path) -> bool:
    """Whether the site can be moved there, so that what is there may stay."""
    place = Path(config.site_dir).parent
    return out.is_dir() and place.is_dir() and out.stat().st_dev == place.stat().st_dev
