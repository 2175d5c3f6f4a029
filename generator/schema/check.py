"""A document and its kind in; the model and findings with positions out. A refusal always says where and why."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs

from generator.findings import Finding, Path
from generator.model import Acuan, DaftarPeristiwa, DaftarSinonim, Fkp, Instansi, Pemda, Standar
from generator.schema.build import build_model
from generator.schema.definitions import Kind, Schema, at, branch, definition
from generator.schema.places import Document, place

MODELS: dict[Kind, type[Any]] = {
    "pemda": Pemda,
    "instansi": Instansi,
    "standar": Standar,
    "fkp": Fkp,
    "acuan": Acuan,
    "peristiwa": DaftarPeristiwa,
    "sinonim": DaftarSinonim,
}
_CALENDAR = "calendar"
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")


def check(document: Document, kind: Kind) -> tuple[Any | None, tuple[Finding, ...]]:
    """The model of a document of `kind`, or None with what must be mended; dates must exist in the calendar."""
    data = restore(document, kind)
    if _gate(kind).is_valid(data):
        return build_model(MODELS[kind], data), ()
    from generator.schema.refusal import explain  # only where something is wrong: it loads the slow validator

    findings = tuple(explain(document, kind, data)) or tuple(_dates(document, kind, data))
    if not findings:
        findings = (place(document, "SP039", (), {}),)
    return None, findings


def restore(document: Document, kind: Kind) -> Any:
    """The data with every plain scalar back to its typed text where the schema wants text (0812, 2026-03-02, 08.30),
    or where YAML reads another number than its writer."""
    data = document.data
    for path, text in document.raw.items():
        holder = data
        for step in path[:-1]:
            holder = holder[step]
        if (
            path
            and holder[path[-1]] is not None
            and (wants_text(kind, data, path) or _is_grouped(kind, data, path, text))
        ):
            holder[path[-1]] = text
    return data


def _is_grouped(kind: Kind, data: Any, path: Path, text: str) -> bool:
    """A whole number with points between its thousands: to YAML 10.000 is ten, to its writer ten thousand."""
    return _GROUPED.fullmatch(text) is not None and (at(kind, data, path) or {}).get("type") == "integer"


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
    return {**made, "format": _CALENDAR} if is_dated(schema) else made


def is_dated(schema: Schema) -> bool:
    """Whether a text by this schema is a date."""
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
    elif isinstance(value, str) and is_dated(schema) and not _exists(value):
        yield place(document, "SP038", path, {"kunci": str(path[-1]), "isi": value})
