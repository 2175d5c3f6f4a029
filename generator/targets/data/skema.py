"""The records in; a JSON Schema that describes the data files, out: it cannot say anything else than they do."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from generator.messages import words
from generator.targets.data.banding import PerbandinganTerbit
from generator.targets.data.jalinan import PeristiwaHidup
from generator.targets.data.plain import MELT, SCHEMA_VERSION, may_lack
from generator.targets.data.records import Alamat, InstansiTerbit, KonsultasiTerbit, Peristiwa, StandarRingkas
from generator.targets.data.whole import StandarLengkap

FOLDER = "data/v1"
FILES: dict[str, type[Any]] = {
    "standar": StandarRingkas,
    "standar-lengkap": StandarLengkap,
    "perubahan": Peristiwa,
    "konsultasi": KonsultasiTerbit,
    "instansi": InstansiTerbit,
    "alamat": Alamat,
    "banding": PerbandinganTerbit,
    "peristiwa": PeristiwaHidup,
}
"""The kinds of data files and the record that each of their items is."""

Schema = dict[str, Any]
_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
}


@cache
def data_schema() -> Schema:
    """One schema: `$defs` holds an envelope for each kind of file (`file-standar`, ...) and every record."""
    told = words("skema-data")
    defs: Schema = {f"file-{name}": _envelope(name, record, told) for name, record in FILES.items()}
    for record in sorted(set(_records(FILES.values())), key=lambda one: one.__name__):
        defs[record.__name__] = _object(record, told)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": told["judul"],
        "description": told["uraian"],
        "$defs": defs,
    }


def address(kind: str) -> str:
    """Where the schema of one kind of data file is published."""
    return f"{FOLDER}/skema/{kind}.json"


def schema_of(kind: str, id: str) -> Schema:
    """The schema of one kind of data file alone, by itself; `id` is its own whole address."""
    whole = data_schema()
    needed = dict.fromkeys([f"file-{kind}"])
    waiting = list(needed)
    while waiting:
        found = [name for name in _named(whole["$defs"][waiting.pop()]) if name not in needed]
        needed |= dict.fromkeys(found)
        waiting += found
    return {
        "$schema": whole["$schema"],
        "$id": id,
        "title": words("skema-data")[f"file.{kind}"],
        "$ref": f"#/$defs/file-{kind}",
        "$defs": {name: whole["$defs"][name] for name in needed},
    }


def _named(part: Any) -> Iterator[str]:
    """The definitions that a part of a schema names."""
    if isinstance(part, dict) and "$ref" in part:
        yield part["$ref"].removeprefix("#/$defs/")
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _named(inner)


def _envelope(name: str, record: type[Any], told: Mapping[str, str]) -> Schema:
    properties: Schema = {
        "schema_version": {"const": SCHEMA_VERSION},
        "generated_at": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "pemda": {"type": "string"},
        "kode_wilayah": {"type": "string"},
        "alamat_situs": {"type": "string"},
        "contoh": {"type": "boolean"},
        "keterangan": {"type": "string"},
        "total": {"type": "integer", "minimum": 0},
        "items": {"type": "array", "items": {"$ref": f"#/$defs/{record.__name__}"}},
    }
    return {
        "type": "object",
        "title": told[f"file.{name}"],
        "properties": {key: {**value, "description": told[f"amplop.{key}"]} for key, value in properties.items()},
        "required": list(properties),
        "additionalProperties": False,
    }


def _object(record: type[Any], told: Mapping[str, str]) -> Schema:
    properties: Schema = {}
    required: list[str] = []
    hints = get_type_hints(record)
    for one in fields(record):
        if MELT in one.metadata:
            inner = _object(hints[one.name], told)
            properties |= inner["properties"]
            required += inner["required"]
            continue
        properties[one.name] = _of(hints[one.name], may_lack(one))
        required += [] if may_lack(one) else [one.name]
        if f"{record.__name__}.{one.name}" in told:
            properties[one.name]["description"] = told[f"{record.__name__}.{one.name}"]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _of(hint: Any, may_lack: bool = False) -> Schema:
    """The schema of a type; what may lack is never null."""
    origin, parts = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if is_dataclass(hint) and isinstance(hint, type):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if origin is Literal:
        return {"type": "string", "enum": list(parts)}
    if origin is tuple:
        return {"type": "array", "items": _of(parts[0])}
    if origin in (Union, types.UnionType):
        rest = [part for part in parts if part is not type(None)]
        if frozenset(rest) == frozenset((int, float)):
            rest = [float]
        (one,) = rest  # a key that could be two things is no contract
        return _or_null(_of(one)) if type(None) in parts and not may_lack else _of(one)
    raise TypeError(hint)


def _or_null(schema: Schema) -> Schema:
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    found = {**schema, "type": [schema["type"], "null"]}
    if "enum" in schema:
        found["enum"] = [*schema["enum"], None]
    return found


def _records(found: Any) -> Iterator[type[Any]]:
    """The records, and every record inside them."""
    waiting, seen = list(found), dict[type[Any], None]()
    while waiting:
        record = waiting.pop()
        if record in seen:
            continue
        seen[record] = None
        for hint in get_type_hints(record).values():
            waiting += _inside(hint)
    yield from seen


def _inside(hint: Any) -> list[type[Any]]:
    if is_dataclass(hint) and isinstance(hint, type):
        return [hint]
    return [record for part in get_args(hint) for record in _inside(part)]
