"""A place for results in; every file's value and what was said about it, as the last build knew them, out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import generator
from generator import catalog, model
from generator.catalog import Parsed
from generator.editions.stock import Stock
from generator.findings import Finding
from generator.jobs import Store, shaped_by
from generator.model import Layanan

SHAPED_BY = (
    *("catalog", "chains", "editions", "findings.py", "history", "jobs", "messages.py", "messages.yaml", "model"),
    *("rules", "schema", "site.py", "sources", "text", "_schema", "../schema"),
)
"""What shapes the value of a file's content, and what is said about it."""

PACKAGES = ("PyYAML", "ruamel.yaml", "jsonschema", "jsonschema-rs", "rapidfuzz", "snowballstemmer")


@cache
def version() -> str:
    """A digest of the code that reads and judges, of its words and of the schemas."""
    home = Path(generator.__file__).parent
    return shaped_by([home / name for name in SHAPED_BY if (home / name).exists()], PACKAGES)


@cache
def _classes() -> tuple[type[Any], ...]:
    """All that entries are made of."""
    return (Finding, *(each for each in vars(model).values() if isinstance(each, type) and is_dataclass(each)))


class Present:
    """What stands in the working tree, and what of the past was asked for, from one build to the next."""

    def __init__(self, store: Store) -> None:
        self._stock = Stock(store, "present", version(), _classes())

    def read(self, file: str, content: bytes, digest: str) -> Parsed:
        """One file of the working tree, as `catalog.parse` reads it."""
        known, found = self._stock.find(f"read {file}", digest)
        if known:
            value, findings = found
            return Parsed(file, catalog.kind_of(file), None, value, findings, content)
        parsed = catalog.parse(file, content)
        self._stock.put(f"read {file}", digest, (parsed.value, parsed.findings))
        return parsed

    def judged(self, file: str, made_of: str, judge: Callable[[], tuple[Finding, ...]]) -> tuple[Finding, ...]:
        """What the rules say about a file."""
        known, found = self._stock.find(f"judged {file}", made_of)
        if not known:
            found = judge()
            self._stock.put(f"judged {file}", made_of, found)
        told: tuple[Finding, ...] = found
        return told

    def told(self, kind: str, layanan: Layanan, others: str, make: Callable[[], tuple[Any, ...]]) -> tuple[Any, ...]:
        """What is said about one service; made anew where the service has no name."""
        if not layanan.sidik:
            return make()
        key, made_of = f"{kind} {layanan.file}", f"{layanan.sidik} {others}"
        known, found = self._stock.find(key, made_of)
        if not known:
            found = make()
            self._stock.put(key, made_of, found)
        told: tuple[Any, ...] = found
        return told

    def find(self, key: str) -> tuple[bool, Any]:
        """Whether the value of an old content is known, and the value."""
        return self._stock.find(key)

    def put(self, key: str, value: Any) -> None:
        """Remembers the value of an old content."""
        self._stock.put(key, "", value)

    def keep(self) -> None:
        """Puts down what is new."""
        self._stock.keep()
