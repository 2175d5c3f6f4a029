"""What mkdocs.yml may say of the plugin, and what the plugin needs of the street."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from mkdocs.config import config_options
from mkdocs.config.base import Config

from generator.findings import Finding
from generator.targets.shells import Shell


class StandarConfig(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin in mkdocs.yml."""

    papan = config_options.Type(bool, default=True)
    """Whether the boards are made."""
    pekerja = config_options.Type(int, default=1)
    """How many processes."""
    tanggal = config_options.Optional(config_options.Type(str))
    """The build's date; else SOURCE_DATE_EPOCH, else today."""
    cache = config_options.Optional(config_options.Type(str))
    """The folder of kept results."""
    laporan = config_options.Type(str, default="laporan")
    """The folder of the reports that are not published; empty: none are made."""
    memakai = config_options.Type(str, default="")
    """The cluster that makes the prints, as dask://HOST:PORT; empty: our own processes do."""
    bagian = config_options.ListOfItems(config_options.Type(str), default=[])
    """The folders of shards that hold the prints already."""
    padat = config_options.Type(bool, default=True)
    """Whether white space is folded in shells."""


class Street(Protocol):
    """What the plugin needs of `generator.build`."""

    BuildOptions: Callable[..., Any]
    BuildError: type[Exception]

    def preview(self, root: Path, docs: Path) -> Mapping[str, Any]:
        """What every page says of the regency: nama, contoh, kontak, lambang, zona_waktu."""

    def addresses(self, root: Path, docs: Path) -> Mapping[str, str]:
        """The page of each kode, below the site's base."""

    def build(
        self,
        root: Path,
        docs: Path,
        options: Any,
        shells: Mapping[str, Shell],
        warn: Callable[[Finding], None],
    ) -> Iterable[tuple[str, bytes]]:
        """Every file of the site that MkDocs does not make: its path below the site, and its bytes."""
