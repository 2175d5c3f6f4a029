"""A place for results in; what the last build learned from git, and a place for what this one learns, out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import generator
from generator import catalog, history
from generator.catalog import Parsed
from generator.editions.packing import Pack
from generator.editions.present import Present
from generator.findings import Finding
from generator.history import Archive
from generator.jobs import Result, Store, shaped_by
from generator.model import Instansi, Layanan, Standar

_log = logging.getLogger(__name__)

READERS = ("catalog", "editions", "history", "model", "schema", "site.py", "sources", "_schema", "../schema")
"""What shapes the value that a file's content has."""

T = TypeVar("T")

Gist = tuple[str | None, int, str]
"""Of a standard its code, edition and status; of an agency nothing."""

MODELS = {"standar": Standar, "instansi": Instansi}

PACKAGES = ("PyYAML", "ruamel.yaml", "jsonschema-rs")


@cache
def version() -> str:
    """The reader's version: a digest of its code and of the schemas."""
    home = Path(generator.__file__).parent
    return shaped_by([home / name for name in READERS if (home / name).exists()], PACKAGES)


class Memory:
    """What git remembers, the values of old files, and those of the working tree. It only ever saves work.

    Without a place it forgets. It holds one archive, and the values that the last build used, so that it does
    not grow for ever. Old values are kept twice: as a text for years to come, and with the working tree's as one
    text that is read whole, of which nothing is lost when the code changes.
    """

    def __init__(self, store: Store | None = None) -> None:
        self._store = store
        self._pack: Pack | None = None
        self._present = Present(store) if store is not None else None

    def read(self, file: str, content: bytes, digest: str) -> Parsed:
        """A file of the working tree, read now or before; `digest` is the SHA-256 of its bytes."""
        return catalog.parse(file, content) if self._present is None else self._present.read(file, content, digest)

    def judged(self, file: str, made_of: str, judge: Callable[[], tuple[Finding, ...]]) -> tuple[Finding, ...]:
        """What the rules say about a file of the working tree; `made_of` names all that shapes it."""
        return judge() if self._present is None else self._present.judged(file, made_of, judge)

    def told(self, kind: str, layanan: Layanan, others: str, make: Callable[[], T]) -> T:
        """What is said about one service; `others` names all else that shapes it."""
        return make() if self._present is None else self._present.told(kind, layanan, others, make)

    def lines(self, made_of: str) -> tuple[bool, Any]:
        """Whether it is known what the main line showed at a commit and what else `made_of` names, and that."""
        return (False, None) if self._present is None else self._present.known("lines", made_of)

    def keep_lines(self, made_of: str, found: Any) -> None:
        """Remembers these alone."""
        if self._present is not None:
            self._present.learn("lines", made_of, found)

    def gists(self) -> Mapping[tuple[str, str], Gist | None]:
        """Of each old content, by kind and content, what the main line needs of it."""
        found: Any = self._present.known("gists", "")[1] if self._present is not None else None
        gists: Mapping[tuple[str, str], Gist | None] = found or {}
        return gists

    def keep_gists(self, gists: Mapping[tuple[str, str], Gist | None]) -> None:
        """Remembers these alone."""
        if self._present is not None and gists != self.gists():
            self._present.learn("gists", "", dict(gists))

    def recent(self, kind: str, blob: str, file: str) -> tuple[bool, Any]:
        """As `find`, of what builds with this program used; `file` is one that had this content."""
        known, value = (False, None) if self._present is None else self._present.recent(kind, blob, file)
        return (known, value) if value is None or type(value) is MODELS.get(kind) else (False, None)

    def use(self, kind: str, blob: str, value: Any) -> None:
        """Says that this build used the value of an old content."""
        if self._present is not None:
            self._present.use(kind, blob, value)

    def distrust(self) -> None:
        """Says that this build did not see all of the past: what it found is not put down."""
        self._present = None

    def keep_present(self) -> None:
        """Puts down what this build used."""
        if self._present is not None:
            self._present.keep()

    def archive(self, repo: Path, folder: str) -> Archive:
        """What git remembers of a folder; git is only asked which commit is at hand if that was remembered before."""
        if self._store is None:
            return history.archive(repo, folder)
        kept = self._get("archive")
        known: list[Archive] = []

        def recall(head: str, prefix: str, folder: str) -> Archive | None:
            found = history.recall(kept, version(), head, prefix, folder)
            known.extend([found] if found is not None else [])
            return found

        found = history.archive(repo, folder, recall)
        text = b"" if known else history.keep(found, version())
        if text:
            self._put("archive", text)
        return found

    def find(self, kind: str, blob: str) -> tuple[bool, Any]:
        """Whether the value of a content is known, and the value: None for one that cannot be read."""
        known, value = (False, None) if self._store is None else self._opened().find(f"{kind} {blob}")
        return (known, value) if value is None or type(value) is MODELS.get(kind) else (False, None)

    def put(self, kind: str, blob: str, value: Any) -> None:
        """Remembers the value of a content."""
        if self._store is not None:
            self._opened().put(f"{kind} {blob}", value)

    def welcome(self, known: Iterable[tuple[str, str, Any]]) -> None:
        """Values that were read from the working tree: kind, content, value."""
        if self._store is not None:
            for kind, blob, value in known:
                self._opened().welcome(f"{kind} {blob}", value)

    def keep(self) -> None:
        """Puts down what there is to remember, if it is more or much less than before."""
        if self._store is not None and self._pack is not None:
            try:
                content = self._pack.content()
            except (LookupError, ValueError):
                _log.debug("not kept", exc_info=True)  # a value that JSON cannot say is read again each time
                content = None
            if content is not None:
                self._put("values", content)

    def _opened(self) -> Pack:
        if self._pack is None:
            self._pack = Pack(self._get("values"), version())
        return self._pack

    def _get(self, key: str) -> bytes:
        found = self._store.get(f"editions {key}") if self._store is not None else None
        return b"" if found is None or found.content is None else found.content

    def _put(self, key: str, content: bytes) -> None:
        if self._store is not None:
            self._store.put(f"editions {key}", Result(content))
