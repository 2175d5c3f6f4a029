"""The name of a kind of file in, its JSON Schema out: bundled for the validators, or as published."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

Kind = Literal["pemda", "instansi", "standar", "fkp", "acuan", "peristiwa", "sinonim"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Schema = dict[str, Any]


def _folder() -> Path:
    """schema/ beside the package in a checkout, or its copy inside an installed package."""
    packaged = Path(__file__).parents[1] / "_schema"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "schema"


@cache
def published(kind: Kind) -> bytes:
    """The bytes of one schema, as editors and the site get them."""
    content: bytes = (_folder() / f"{kind}.schema.json").read_bytes()
    return content


@cache
def definition(kind: Kind) -> Schema:
    """One schema with everything it refers to inside it, so that no validator has to look anything up."""
    schema: Schema = json.loads(published(kind))
    if kind == "standar":
        return schema
    shared = definition("standar")["$defs"]
    local = json.loads(json.dumps(schema).replace('"standar.schema.json#/$defs/', '"#/$defs/'))
    local["$defs"] = {**shared, **local.get("$defs", {})}
    return dict(local)


def resolve(kind: Kind, schema: Schema) -> Schema:
    """`schema` with its reference, if it has one, replaced by what it refers to."""
    while "$ref" in schema:
        target = definition(kind)["$defs"][schema["$ref"].removeprefix("#/$defs/")]
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
    return schema


def branch(kind: Kind, schema: Schema, value: Any) -> Schema:
    """The part of `schema` that speaks about `value`: references followed, if/then/else decided by type."""
    schema = resolve(kind, schema)
    while "if" in schema:
        schema = resolve(kind, schema["then"] if _holds(schema["if"], value) else schema["else"])
    return schema


def _holds(condition: Schema, value: Any) -> bool:
    """Whether one of the few conditions that our schemas use holds: a type, or a required key."""
    if "anyOf" in condition:
        return any(_holds(option, value) for option in condition["anyOf"])
    if "required" in condition:
        return isinstance(value, dict) and all(key in value for key in condition["required"])
    python = {"string": str, "object": dict, "array": list}[condition["type"]]
    return isinstance(value, python)


def at(kind: Kind, data: Any, path: tuple[str | int, ...]) -> Schema | None:
    """The schema that governs the value at `path` of `data`; None where the path leads outside the form."""
    schema, value = definition(kind), data
    for step in path:
        schema = branch(kind, schema, value)
        following = schema.get("items") if isinstance(step, int) else schema.get("properties", {}).get(step)
        if following is None:
            return None
        schema = following
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            value = None
    return resolve(kind, schema)


def properties(kind: Kind, data: Any, path: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys that the map at `path` of `data` may have, in the schema's order; none outside the form."""
    schema = at(kind, data, path)
    value = data
    for step in path:
        value = value[step]
    return tuple(branch(kind, schema, value).get("properties", ())) if schema is not None else ()
