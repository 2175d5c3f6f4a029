"""One build of `serve` after another in; of each only what a saved file changed is made, the rest stays, out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator import jobs
from generator.plugin.last import is_known
from generator.targets.ledger import Ledger

PROGRAM = "serve"
"""Names the program: it is loaded once, whatever becomes of its files meanwhile."""


class Preview:
    """What the build before made, put aside while MkDocs empties its folder."""

    def __init__(self) -> None:
        self._rows: Mapping[str, jobs.Row] = {}
        self._aside: Path | None = None

    def begin(self, config: MkDocsConfig) -> Ledger:
        """Before MkDocs empties the folder: what is known of it."""
        folder = Path(config.site_dir)
        known = is_known(config)
        self._aside = jobs.put_aside(folder) if known and self._rows else None
        rows = self._rows if self._aside is not None else {}
        return Ledger(PROGRAM if known else "", rows, jobs.looks(self._aside) if self._aside is not None else {})

    def end(self, config: MkDocsConfig, ledger: Ledger, digests: Mapping[str, str]) -> Mapping[str, str]:
        """After the street: what stands comes back. The digests of all files that are known."""
        folder = Path(config.site_dir)
        kept = ledger.kept
        if self._aside is not None:
            jobs.take_back(self._aside, folder, kept)
            jobs.drop(self._aside)
            self._aside = None
        looks = jobs.looks(folder)
        listed = ledger.listed
        rows = {path: jobs.Row(one.key, one.digest, looks[path], one.reads, one.listed) for path, one in kept.items()}
        for path, one in ledger.made.items():
            if path in looks and path in digests:
                on_map = path.removesuffix("index.html") in listed
                rows[path] = jobs.Row(one.key, digests[path], looks[path], one.reads, on_map)
        self._rows = rows
        return {**digests, **{path: one.digest for path, one in kept.items()}}

    def fail(self, folder: Path) -> None:
        """After a failure: the site that was served before."""
        if self._aside is not None:
            jobs.restore(self._aside, folder)
            self._aside = None
            self._rows = {}
