"""A document and its kind in; the model and findings with positions out. A refusal always says where and why."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Protocol

import jsonschema_rs

from generator.findings import Finding, Path, Word, freeze_words
from generator.messages import word
from generator.model import Acuan, Fkp, Instansi, Pemda, Standar
from generator.schema.build import build_model
from generator.schema.definitions import Kind, Schema, at, branch, definition
from generator.text import closest


class Positions(Protocol):
    """Where the parts of a document stand."""

    def where(self, path: Path, key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of the value at `path` or of its key; else of the nearest part above it."""
        ...


class Document(Protocol):
    """What this module needs to know of a read file (`sources` makes them)."""

    @property
    def file(self) -> str:
        """The path that findings name."""
        ...

    @property
    def data(self) -> Any:
        """The content as plain values."""
        ...

    @property
    def raw(self) -> Mapping[Path, str]:
        """The typed text of plain scalars that YAML takes for something other than text."""
        ...

    @property
    def positions(self) -> Positions:
        """Where the parts stand."""
        ...


MODELS: dict[Kind, type[Any]] = {
    "pemda": Pemda,
    "instansi": Instansi,
    "standar": Standar,
    "fkp": Fkp,
    "acuan": Acuan,
}
_CALENDAR = "calendar"


def check(document: Document, kind: Kind) -> tuple[Any | None, tuple[Finding, ...]]:
    """The model of a document of `kind`, or None with what must be mended; dates must exist in the calendar."""
    data = restore(document, kind)
    if _gate(kind).is_valid(data):
        return build_model(MODELS[kind], data), ()
    findings = tuple(_report(document, kind, data)) or tuple(_dates(document, kind, data))
    if not findings:
        findings = (_finding(document, "SP039", (), {}),)
    return None, findings


def restore(document: Document, kind: Kind) -> Any:
    """The data with every plain scalar back to its typed text where the schema wants text (0812, 2026-03-02, 08.30)."""
    data = document.data
    for path, text in document.raw.items():
        holder = data
        for step in path[:-1]:
            holder = holder[step]
        if path and holder[path[-1]] is not None and wants_text(kind, data, path):
            holder[path[-1]] = text
    return data


def wants_text(kind: Kind, data: Any, path: Path) -> bool:
    """Whether the value at `path` of `data` must be text by the schema."""
    schema = at(kind, data, path)
    if schema is None:
        return False
    allowed = schema.get("type", "string" if "enum" in schema or "pattern" in schema else None)
    return allowed == "string" or (isinstance(allowed, list) and "string" in allowed and "number" not in allowed)


@cache
def _gate(kind: Kind) -> Any:
    """The validator that only says yes or no, of the calendar too."""
    schema = _with_calendar(definition(kind))
    return jsonschema_rs.validator_for(schema, formats={_CALENDAR: _exists}, validate_formats=True)


def _with_calendar(schema: Any) -> Any:
    """A schema in which every date is also looked up in the calendar."""
    if isinstance(schema, list):
        return [_with_calendar(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _with_calendar(part) for key, part in schema.items()}
    return {**made, "format": _CALENDAR} if _is_dated(schema) else made


def _is_dated(schema: Schema) -> bool:
    pattern = schema.get("pattern", "")
    return isinstance(pattern, str) and pattern.startswith("^[0-9]{4}")


def _exists(value: Any) -> bool:
    """Whether a text of a date's length is a day of the calendar; months and years always are."""
    if not isinstance(value, str) or len(value) != 10:
        return True
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


@cache
def _reporter(kind: Kind) -> Any:
    import jsonschema  # only where something is wrong: it takes as long to load as fifty files take to check

    return jsonschema.Draft202012Validator(definition(kind))


def _report(document: Document, kind: Kind, data: Any) -> Iterator[Finding]:
    """One finding for each mistake: a misspelt key is not also a missing one."""
    misspelt: dict[Path, set[str]] = {}
    errors = sorted(
        _reporter(kind).iter_errors(data), key=lambda error: (list(map(str, error.absolute_path)), error.validator)
    )
    seen: set[tuple[Path, str]] = set()
    for error in errors:
        path = tuple(error.absolute_path)
        if error.validator == "additionalProperties" and (path, "extra") not in seen:
            seen.add((path, "extra"))
            allowed = list(error.schema["properties"])
            for key in [key for key in error.instance if key not in allowed]:
                taken = [name for name in allowed if name not in error.instance]
                guess = closest(str(key), taken)
                if guess:
                    misspelt.setdefault(path, set()).add(guess)
                    yield _finding(document, "SP031", (*path, key), {"kunci": str(key), "saran": guess}, key=True)
                else:
                    yield _finding(
                        document, "SP032", (*path, key), {"kunci": str(key), "pilihan": ", ".join(allowed)}, key=True
                    )
    for error in errors:
        path = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            continue
        if error.validator == "required":
            if (path, "required") in seen:
                continue
            seen.add((path, "required"))
            for key in error.schema["required"]:
                if key not in error.instance and key not in misspelt.get(path, ()):
                    title = error.schema.get("properties", {}).get(key, {}).get("title", key)
                    yield _finding(document, "SP030", path, {"kunci": key, "judul": title})
            continue
        surplus = error.validator == "maxProperties" and (path, "extra") in seen
        if surplus or (path, "value") in seen:
            continue
        seen.add((path, "value"))
        yield _value(document, kind, data, path, error)


def _value(document: Document, kind: Kind, data: Any, path: Path, error: Any) -> Finding:
    """The finding for a value that does not fit its key."""
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    words: dict[str, Word] = {"kunci": key, "isi": _shown(error.instance)}
    schema = _described(kind, data, path)
    example = schema.get("examples", [""])[0]
    words["contoh"] = _shown(example)
    match error.validator:
        case "type" if error.instance is None:
            return _finding(document, "SP033", path, words, key=True)
        case "type":
            wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
            words["seharusnya"] = word("dan.atau").join(word(f"tipe.{name}") for name in wanted)
            words["tertulis"] = word(f"tipe.{_type(error.instance)}")
            return _finding(document, "SP034", path, words)
        case "enum":
            options = [str(option) for option in error.validator_value]
            words["pilihan"] = ", ".join(options)
            guess = closest(str(error.instance), options)
            return _finding(document, "SP036" if guess else "SP035", path, {**words, "saran": guess or ""})
        case "pattern":
            words["keterangan"] = schema.get("description", "")
            return _finding(document, "SP037", path, words)
        case "minItems" | "minLength" | "minProperties":
            return _finding(document, "SP033", path, words, key=True)
        case "const":
            return _finding(document, "SP040", path, words)
        case "minimum" | "maximum":
            words["batas"] = str(error.validator_value)
            return _finding(document, "SP041" if error.validator == "minimum" else "SP042", path, words)
        case "uniqueItems":
            return _finding(document, "SP043", path, words)
        case _:
            return _finding(document, "SP039", path, {})


def _described(kind: Kind, data: Any, path: Path) -> Schema:
    """The schema at `path`, or of the nearest key above it that says what it is for."""
    for length in range(len(path), 0, -1):
        schema = at(kind, data, path[:length])
        if schema is not None and "description" in schema:
            return schema
    return {}


def _dates(document: Document, kind: Kind, data: Any) -> Iterator[Finding]:
    """Dates that fit the pattern but not the calendar, such as 30 February."""
    yield from _dates_below(document, kind, definition(kind), data, ())


def _dates_below(document: Document, kind: Kind, schema: Schema, value: Any, path: Path) -> Iterator[Finding]:
    schema = branch(kind, schema, value)
    if isinstance(value, dict):
        for key, below in value.items():
            following = schema.get("properties", {}).get(key)
            if following is not None and isinstance(below, (dict, list, str)):
                yield from _dates_below(document, kind, following, below, (*path, key))
    elif isinstance(value, list):
        for n, below in enumerate(value):
            if isinstance(below, (dict, list, str)):
                yield from _dates_below(document, kind, schema.get("items", {}), below, (*path, n))
    elif isinstance(value, str) and _is_dated(schema) and not _exists(value):
        yield _finding(document, "SP038", path, {"kunci": str(path[-1]), "isi": value})


def _type(value: Any) -> str:
    names = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return names.get(type(value), "null")


def _shown(value: Any) -> str:
    """A value in a sentence: short, on one line."""
    if isinstance(value, (dict, list)):
        return word(f"tipe.{_type(value)}")
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else text[:57] + "..."


def _finding(document: Document, id: str, path: Path, words: dict[str, Word], key: bool = False) -> Finding:
    line, column = document.positions.where(path, key=key)
    return Finding(document.file, line, column, id, freeze_words(words))
