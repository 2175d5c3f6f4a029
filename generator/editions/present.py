"""A place for results in; every file's value and what was said about it, as the last build knew them, out."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import is_dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import generator
from generator import catalog, model
from generator.catalog import Parsed
from generator.findings import Finding
from generator.jobs import Result, Store, shaped_by
from generator.jobs.pickled import UNREADABLE, pack, unpack

_log = logging.getLogger(__name__)

SHAPED_BY = (
    *("catalog", "editions", "findings.py", "history", "jobs", "messages.py", "messages.yaml", "model", "rules"),
    *("schema", "site.py", "sources", "text", "_schema", "../schema"),
)
"""What shapes the value of a file's content, and what is said about it."""

PACKAGES = ("PyYAML", "ruamel.yaml", "jsonschema", "jsonschema-rs", "rapidfuzz", "snowballstemmer")

FEW = 8
"""Where fewer than one in so many entries are new, these alone are written."""

_Entry = tuple[str, Any]
"""What it was made of, and what was made."""


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
    """What stands in the working tree, and what of the past was asked for. It only ever saves work.

    Kept as a whole, and beside it what came since, so that one saved file writes little. Each entry names what it
    was made of, so one that no longer fits is as good as none.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._whole: dict[str, _Entry] | None = None
        self._mark = ""
        self._later: dict[str, _Entry] = {}
        self._used: dict[str, _Entry] = {}

    def read(self, file: str, content: bytes, digest: str) -> Parsed:
        """One file of the working tree, as `catalog.parse` reads it."""
        found = self._find(f"read {file}", digest)
        if found is not None:
            return Parsed(file, catalog.kind_of(file), None, found[1][0], found[1][1], content)
        parsed = catalog.parse(file, content)
        self._used[f"read {file}"] = (digest, (parsed.value, parsed.findings))
        return parsed

    def judged(self, file: str, made_of: str, judge: Callable[[], tuple[Finding, ...]]) -> tuple[Finding, ...]:
        """What the rules say about a file."""
        found = self._find(f"judged {file}", made_of)
        if found is None:
            found = self._used[f"judged {file}"] = (made_of, judge())
        told: tuple[Finding, ...] = found[1]
        return told

    def find(self, key: str) -> tuple[bool, Any]:
        """Whether the value of an old content is known, and the value."""
        found = self._find(key, "")
        return (False, None) if found is None else (True, found[1])

    def put(self, key: str, value: Any) -> None:
        """Remembers the value of an old content."""
        self._used[key] = ("", value)

    def keep(self) -> None:
        """Puts down what is new, or all of it where that is much."""
        whole = self._entries()
        fresh = {key: one for key, one in self._used.items() if whole.get(key) is not one}
        if len(fresh) * FEW < len(whole) and len(whole) < len(self._used) * 2:
            if fresh.keys() != self._later.keys() or any(self._later[key] is not one for key, one in fresh.items()):
                self._put("later", self._mark, fresh)
            return
        body = pack(self._used)
        self._put("whole", version(), body)
        self._mark = sha256(body).hexdigest()

    def _find(self, key: str, made_of: str) -> _Entry | None:
        whole = self._entries()
        for entries in (self._later, whole):
            found = entries.get(key)
            if found is not None and found[0] == made_of:
                self._used[key] = found
                return found
        return None

    def _entries(self) -> dict[str, _Entry]:
        if self._whole is None:
            self._whole = {}
            made_by, body = self._get("whole")
            if made_by == version():
                self._whole = _readable(body)
                self._mark = sha256(body).hexdigest()
            belongs_to, later = self._get("later")
            if self._whole and belongs_to == self._mark:
                self._later = _readable(later)
        return self._whole

    def _get(self, name: str) -> tuple[str, bytes]:
        found = self._store.get(f"present {name}")
        head, _, body = (found.content or b"").partition(b"\n") if found is not None else (b"", b"", b"")
        return head.decode("ascii", "replace"), body

    def _put(self, name: str, head: str, entries: dict[str, _Entry] | bytes) -> None:
        body = entries if isinstance(entries, bytes) else pack(entries)
        self._store.put(f"present {name}", Result(head.encode() + b"\n" + body))


def _readable(body: bytes) -> dict[str, _Entry]:
    """The entries in a text; none where it is of another form."""
    try:
        found = unpack(body, _classes())
    except UNREADABLE:
        _log.debug("not ours", exc_info=True)
        return {}
    return found if isinstance(found, dict) else {}
