"""A document that its schema refuses in; one finding for each mistake of its writer out.

The validator lists what does not fit, which is seldom what went wrong: a line that stands too far right is an unknown
key here and a missing one there. Keys are judged first; what follows from a wrong key is not told again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import jsonschema

from generator.findings import Finding, Path, Word
from generator.messages import word
from generator.schema.definitions import Kind, Schema, at, branch, definition
from generator.schema.places import Document, place
from generator.schema.typed import quoted, typed_line
from generator.schema.values import explain_value, first_key
from generator.text import closest, nearest

SHOWN = 12
"""More names than this are not listed."""


def explain(document: Document, kind: Kind, data: Any) -> Iterator[Finding]:
    """Everything that must be mended, each once."""
    errors = sorted(
        _validator(kind).iter_errors(data), key=lambda error: (list(map(str, error.absolute_path)), error.validator)
    )
    keys = _Keys(document, kind, data)
    extra: dict[Path, Any] = {}
    for error in errors:
        if error.validator == "additionalProperties":
            extra.setdefault(tuple(error.absolute_path), error)
    for path, error in extra.items():
        yield from keys.judge(path, error.instance, error.schema)
    seen: set[tuple[Path, str]] = set()
    for error in errors:
        path = tuple(error.absolute_path)
        if error.validator == "additionalProperties" or keys.is_settled(path):
            continue
        if error.validator == "required":
            if (path, "required") not in seen:
                seen.add((path, "required"))
                yield from _missing(document, path, error, keys.meant.get(path, set()))
            continue
        if (path, "value") not in seen and not (error.validator == "maxProperties" and path in extra):
            seen.add((path, "value"))
            yield explain_value(document, kind, data, path, error)


@cache
def _validator(kind: Kind) -> Any:
    return jsonschema.Draft202012Validator(definition(kind))


def _missing(document: Document, path: Path, error: Any, meant: set[str]) -> Iterator[Finding]:
    for key in error.schema["required"]:
        if key not in error.instance and key not in meant:
            schema = error.schema.get("properties", {}).get(key, {})
            words: dict[str, Word] = {"kunci": key, "judul": schema.get("title", key)}
            yield place(document, "SP030", path, {**words, "contoh": typed_line(schema.get("examples", [""])[0])})


class _Keys:
    """Judges the unknown keys of one document; knows afterwards which keys were meant and which places are settled."""

    def __init__(self, document: Document, kind: Kind, data: Any) -> None:
        self.document, self.kind, self.data = document, kind, data
        self.meant: dict[Path, set[str]] = {}
        self._settled: set[Path] = set()

    def is_settled(self, path: Path) -> bool:
        """Whether a finding about this place, or one that it lies in, has been told already."""
        return any(path[:length] in self._settled for length in range(1, len(path) + 1))

    def judge(self, path: Path, instance: dict[str, Any], schema: Schema) -> Iterator[Finding]:
        """The findings about the keys of the map at `path` that its schema does not know."""
        allowed = list(schema["properties"])
        unknown = [key for key in instance if key not in allowed]
        if self._is_sentence(path, instance, unknown):
            self._settled.add(path)
            yield self._sentence(path, instance, unknown[0])
            return
        if self._is_undashed(path, unknown):
            self._settled.add(path)
            yield place(
                self.document,
                "SP049",
                (*path, unknown[0]),
                {"kunci": str(path[-1]), "isian": f"{unknown[0]}: {typed_line(instance[unknown[0]])}"},
                key=True,
            )
            return
        told: set[str] = set()
        for key in unknown:
            taken = [name for name in allowed if name not in instance]
            exact = next((name for name in taken if name == _plain(key)), None)
            owner = None if exact else self._owner_before(path, instance, key)
            if owner is not None:
                self._settled.add((*path, owner))
                if owner not in told:
                    told.add(owner)
                    yield self._say("SP056", path, key, induk=owner)
                continue
            above = None if exact else self._map_above(path, key)
            if above is not None:
                self.meant.setdefault(above, set()).add(key)
                self._settled.add((*path, key))
                yield self._say("SP055", path, key, induk=str(path[len(above)]))
                continue
            guess = exact or closest(_plain(key), taken)
            if guess:
                self.meant.setdefault(path, set()).add(guess)
                yield self._say("SP031", path, key, saran=guess)
            else:
                yield self._say("SP032", path, key, pilihan=some(nearest(_plain(key), taken or allowed)))

    def _say(self, id: str, path: Path, key: str, **words: Word) -> Finding:
        return place(self.document, id, (*path, key), {"kunci": key, **words}, key=True)

    def _is_sentence(self, path: Path, instance: dict[str, Any], unknown: list[str]) -> bool:
        """A sentence with a colon that became a map of one pair: "- Langkah 1: Datang ke loket"."""
        if not path or not isinstance(path[-1], int) or len(instance) != 1 or len(unknown) != 1:
            return False
        main = first_key(self.kind, at(self.kind, self.data, path) or {})
        return " " in unknown[0].strip() or (unknown[0][:1].isupper() and _plain(unknown[0]) != main)

    def _sentence(self, path: Path, instance: dict[str, Any], key: str) -> Finding:
        value = instance[key]
        text = quoted(f"{key}: {value}" if isinstance(value, str) else f"{key}:")
        allowed = (at(self.kind, self.data, path) or {}).get("type", ())
        if "string" not in allowed:
            text = f"{first_key(self.kind, at(self.kind, self.data, path) or {})}: {text}"
        return place(self.document, "SP073", path, {"kunci": key, "contoh": text})

    def _known(self, path: Path) -> Schema:
        """What the map at `path` may hold, by key."""
        schema = at(self.kind, self.data, path)
        return _properties(self.kind, schema) if schema is not None else {}

    def _is_undashed(self, path: Path, unknown: list[str]) -> bool:
        """Keys of an item right below a key that wants a list."""
        schema = at(self.kind, self.data, path) if path else None
        if schema is None or "array" not in schema.get("type", ()):
            return False
        items = branch(self.kind, schema, []).get("items", {})
        return all(key in _properties(self.kind, items) for key in unknown)

    def _owner_before(self, path: Path, instance: dict[str, Any], key: str) -> str | None:
        """The key above that lacks this one: its line stands too far left."""
        before = None
        for name in instance:
            if name == key:
                break
            if name in self._known(path):
                before = name
        if before is None:
            return None
        value = instance[before]
        inside = self._known((*path, before))
        if key in inside and (value is None or (isinstance(value, dict) and key not in value)):
            return before
        return None

    def _map_above(self, path: Path, key: str) -> Path | None:
        """The nearest map around that should have this key and lacks it: the line stands too far right."""
        value, maps = self.data, []
        for length, step in enumerate(path):
            if isinstance(value, dict) and isinstance(step, str):
                maps.append((path[:length], value))
            value = value[step]
        for above, holder in reversed(maps):
            if key in self._known(above) and key not in holder:
                return above
        return None


def _properties(kind: Kind, schema: Schema) -> Schema:
    """The keys of the map that this schema allows, also where it allows other forms."""
    found: Schema = branch(kind, schema, {}).get("properties", {})
    if "array" in schema.get("type", ()):
        return {}
    return found


def _plain(key: str) -> str:
    """A key as ours are written: small letters and low lines."""
    return "_".join(key.lower().replace("-", " ").split())


def some(names: Iterable[str]) -> str:
    """Names in a sentence, as many as a reader looks through."""
    known = list(names)
    if len(known) <= SHOWN:
        return ", ".join(known)
    return word("sebut.lagi", isi=", ".join(known[:SHOWN]), jumlah=len(known) - SHOWN)
