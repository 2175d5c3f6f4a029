"""A place for results in; every file's value and what was said about it, as the last build knew them, out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import generator
from generator import catalog, history, model
from generator.catalog import Parsed
from generator.editions.kept import Kept, Then
from generator.editions.stock import Stock
from generator.findings import Finding
from generator.jobs import Shelf, Store, shaped_by
from generator.model import Layanan

T = TypeVar("T")

SHAPED_BY = (
    *("catalog", "chains", "diff", "editions", "findings.py", "history", "jobs", "messages.py", "messages.yaml"),
    *("model", "rules", "schema", "site.py", "sources", "text", "_schema", "../schema"),
)
"""What shapes the value of a file's content, and what is said about it."""

PACKAGES = ("PyYAML", "ruamel.yaml", "jsonschema", "jsonschema-rs", "rapidfuzz", "scipy", "snowballstemmer")


@cache
def version() -> str:
    """A digest of the code that reads and judges, of its words and of the schemas."""
    home = Path(generator.__file__).parent
    return shaped_by([home / name for name in SHAPED_BY if (home / name).exists()], PACKAGES)


@cache
def _classes() -> tuple[type[Any], ...]:
    """All that entries are made of."""
    return (
        Finding,
        Kept,
        Then,
        *(each for each in vars(model).values() if isinstance(each, type) and is_dataclass(each)),
    )


class Present:
    """What stands in the working tree, and what of the past every build needs, from one build to the next.

    Beside it what of the past few builds need, one by one.
    """

    def __init__(self, store: Store) -> None:
        self._stock = Stock(store, "present", version(), _classes())
        self._former = Shelf(store, "former", version(), _classes())

    def read(self, file: str, content: bytes, digest: str) -> Parsed:
        """One file of the working tree, as `catalog.parse` reads it."""
        known, found = self._stock.find(f"read {file}", digest)
        if known:
            value, findings, _ = found
            return Parsed(file, catalog.kind_of(file), None, value, findings, content)
        parsed = catalog.parse(file, content)
        self._stock.put(f"read {file}", digest, (parsed.value, parsed.findings, history.identity(content, "")))
        return parsed

    def judged(self, file: str, made_of: str, judge: Callable[[], tuple[Finding, ...]]) -> tuple[Finding, ...]:
        """What the rules say about a file."""
        told: tuple[Finding, ...] = self._found(f"judged {file}", made_of, judge)
        return told

    def told(self, kind: str, layanan: Layanan, others: str, make: Callable[[], T]) -> T:
        """What is said about one service; made anew where the service has no name."""
        if not layanan.sidik:
            return make()
        return self._found(f"{kind} {layanan.file}", f"{layanan.sidik} {others}", make)

    def known(self, key: str, made_of: str) -> tuple[bool, Any]:
        """Whether there is something under this key that was made of just this, and what."""
        return self._stock.find(key, made_of)

    def learn(self, key: str, made_of: str, value: Any) -> None:
        """Remembers what every build needs."""
        self._stock.put(key, made_of, value)

    def recent(self, kind: str, blob: str, file: str) -> tuple[bool, Any]:
        """Whether the value of an old content is known, and the value; it may have stood in the file lately."""
        for value, _, identity in self._stock.versions(f"read {file}"):
            if identity == blob and catalog.kind_of(file) == kind:
                self._former.put(f"{kind} {blob}", "", value)
                return True, value
        return self._former.find(f"{kind} {blob}")

    def use(self, kind: str, blob: str, value: Any) -> None:
        """Remembers the value of an old content."""
        self._former.put(f"{kind} {blob}", "", value)

    def keep(self) -> None:
        """Puts down what is new."""
        self._stock.keep()
        self._former.keep()

    def _found(self, key: str, made_of: str, make: Callable[[], T]) -> T:
        known, found = self._stock.find(key, made_of)
        if not known:
            found = make()
            self._stock.put(key, made_of, found)
        told: T = found
        return told
