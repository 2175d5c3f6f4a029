"""A place for results in; values that every build needs, in one text that is read whole, out."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from generator.editions.sharing import Shared
from generator.jobs import Result, Store
from generator.jobs.pickled import UNREADABLE, pack, unpack

_log = logging.getLogger(__name__)

FEW = 8
"""Where fewer than one in so many entries are new, these alone are written."""

_Entry = tuple[str, Any]
"""What it was made of, and what was made."""


class Stock:
    """Values by key that the last build used, and beside them what came since: one saved file writes little.

    Before they are written, what they have in common becomes one object: so it is read once, and held once. A stock
    only ever saves work: an entry that was made of something else, by another program (`made_by`), or of classes
    that are not among `classes`, is as good as none.
    """

    def __init__(self, store: Store, name: str, made_by: str, classes: Iterable[type[Any]]) -> None:
        self._store = store
        self._name = name
        self._made_by = made_by
        self._classes = tuple(classes)
        self._whole: dict[str, _Entry] | None = None
        self._seal = ""
        self._later: dict[str, _Entry] = {}
        self._used: dict[str, _Entry] = {}

    def find(self, key: str, made_of: str = "") -> tuple[bool, Any]:
        """Whether there is a value that was made of just this, and the value."""
        whole = self._entries()
        for entries in (self._used, self._later, whole):
            found = entries.get(key)
            if found is not None and found[0] == made_of:
                self._used[key] = found
                return True, found[1]
        return False, None

    def put(self, key: str, made_of: str, value: Any) -> None:
        """Remembers a value."""
        self._used[key] = (made_of, value)

    def versions(self, key: str) -> Iterator[Any]:
        """The values of earlier builds under this key, whatever they were made of."""
        whole = self._entries()
        for entries in (self._later, whole):
            if key in entries:
                yield entries[key][1]

    def keep(self) -> None:
        """Puts down what is new, or all that was used where that is much."""
        whole = self._entries()
        fresh = {key: one for key, one in self._used.items() if whole.get(key) is not one}
        if len(fresh) * FEW < len(whole) and len(whole) < len(self._used) * 2:
            if fresh.keys() != self._later.keys() or any(self._later[key] is not one for key, one in fresh.items()):
                self._put("later", self._seal, pack(fresh))
            return
        shared = Shared()
        body = pack({key: (made_of, shared.of(value)) for key, (made_of, value) in self._used.items()})
        self._seal = sha256(body).hexdigest()
        self._put("whole", f"{self._made_by} {self._seal}", body)
        self._whole, self._later = dict(self._used), {}

    def _entries(self) -> dict[str, _Entry]:
        if self._whole is None:
            self._whole = {}
            head, body = self._get("whole")
            made_by, _, seal = head.rpartition(" ")
            if made_by == self._made_by:
                self._whole, self._seal = self._readable(body), seal
            belongs_to, later = self._get("later")
            if self._whole and belongs_to == self._seal:
                self._later = self._readable(later)
        return self._whole

    def _get(self, part: str) -> tuple[str, bytes]:
        """The line about a part, and the part; the place has looked whether it is sound."""
        found = self._store.get(f"{self._name} {part}")
        content = (found.content or b"") if found is not None else b""
        end = content.find(b"\n")
        return content[: max(end, 0)].decode("ascii", "replace"), content[end + 1 :]

    def _put(self, part: str, head: str, body: bytes) -> None:
        self._store.put(f"{self._name} {part}", Result(head.encode() + b"\n" + body))

    def _readable(self, body: bytes) -> dict[str, _Entry]:
        """The entries in a text; none where it is of another form."""
        try:
            found = unpack(body, self._classes)
        except UNREADABLE:
            _log.debug("%s: not ours", self._name, exc_info=True)
            return {}
        return found if isinstance(found, dict) else {}
