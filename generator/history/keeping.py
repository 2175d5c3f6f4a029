"""An archive in, one text that keeps it out, and back: the same commit remembers the same, so git need not be asked."""

from __future__ import annotations

import json
from typing import Any

from generator.history.archive import Archive, State

FORM = 1

_TEXTS = ("path", "blob", "commit", "pemda", "instansi")
"""What a state names; each name is kept once."""


def keep(archive: Archive, made_by: str = "") -> bytes:
    """The archive as a text; empty for one with something amiss, such as a past that is cut off."""
    if archive.head is None or archive.findings:
        return b""
    names: dict[str | None, int] = {}
    places = {state: n for n, state in enumerate(archive.states)}
    others = [state for state in archive.published if state not in places]
    places |= {state: n for n, state in enumerate(others, len(archive.states))}
    states = (*archive.states, *others)
    columns: list[list[Any]] = [[names.setdefault(getattr(one, key), len(names)) for one in states] for key in _TEXTS]
    columns += [[one.order for one in states], [one.on_first_parent for one in states]]
    about = [FORM, made_by, archive.head, archive.prefix, archive.folder]
    rest = [len(archive.states), [places[state] for state in archive.published]]
    return json.dumps([about, list(names), columns, *rest], separators=(",", ":")).encode()


def recall(content: bytes, made_by: str, head: str, prefix: str, folder: str) -> Archive | None:
    """The archive in a text; None for another commit, another place of the project, another folder or another form."""
    try:
        about, names, columns, count, published = json.loads(content)
        if about != [FORM, made_by, head, prefix, folder]:
            return None
        path, blob, commit, pemda, instansi = (map(names.__getitem__, column) for column in columns[:5])
        states = tuple(map(State, path, blob, commit, *columns[5:], pemda, instansi))
        shown = tuple(map(states.__getitem__, published))
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None
    return Archive(folder, states[:count], shown, head, True, prefix=prefix)
