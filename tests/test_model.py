"""The form has one source: schema/ and the model's classes say the same, and the schema explains itself."""

from __future__ import annotations

import json
import re
import types
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import jsonschema
import pytest

from generator import model
from generator.model import Acuan, DaftarPeristiwa, DaftarSinonim, Fkp, Instansi, Ketiadaan, Pemda, Standar
from generator.model import katalog as computed

SCHEMA = Path(__file__).parent.parent / "schema"
ROOTS: dict[str, type[Any]] = {
    "acuan": Acuan,
    "fkp": Fkp,
    "instansi": Instansi,
    "pemda": Pemda,
    "peristiwa": DaftarPeristiwa,
    "sinonim": DaftarSinonim,
    "standar": Standar,
}
PLAIN = {str: "string", bool: "boolean", int: "integer", float: "number"}
SHARED = "standar.schema.json"

Schema = dict[str, Any]


def read(name: str) -> Schema:
    """One schema file, its references within the file written out with the file's name."""
    text = (SCHEMA / f"{name}.schema.json").read_text("utf-8")
    schema: Schema = json.loads(text.replace('"$ref": "#/', f'"$ref": "{name}.schema.json#/'))
    return schema


FILES = {name: read(name) for name in sorted(ROOTS)}
assert sorted(path.name for path in SCHEMA.glob("*.json")) == [f"{name}.schema.json" for name in FILES]


def resolve(schema: Schema) -> Schema:
    """The schema itself, its reference followed; what stands beside the reference wins."""
    while "$ref" in schema:
        file, _, path = schema["$ref"].partition("#/$defs/")
        target = FILES[file.removesuffix(".schema.json")]["$defs"][path]
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
    return schema


def innermost(schema: Schema) -> Schema:
    """The branch that holds the real value: shorthands and absences stand in the `then` parts."""
    schema = resolve(schema)
    while "if" in schema:
        schema = resolve(schema["else"])
    return schema


def optionless(hint: Any) -> tuple[Any, ...]:
    """A type's members without None."""
    members = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    return tuple(member for member in members if member is not type(None))


def optional(field: Field[Any]) -> bool:
    """Whether a file may leave the field out."""
    return field.default is not MISSING or field.default_factory is not MISSING


class Comparison:
    """Walks a class and its schema side by side and notes every difference."""

    def __init__(self) -> None:
        self.differences: list[str] = []
        self.classes: set[type[Any]] = set()

    def compare(self, cls: type[Any], schema: Schema, at: str) -> None:
        """One class with the object that it mirrors."""
        if cls in self.classes:
            return
        self.classes.add(cls)
        inner = innermost(schema)
        properties = inner["properties"]
        own = {field.name: field for field in fields(cls)}
        if sorted(own) != sorted(properties):
            self.differences.append(f"{at}: fields and keys differ: {sorted(set(own) ^ set(properties))}")
            return
        needed = sorted(name for name, field in own.items() if not optional(field))
        if needed != sorted(inner.get("required", [])):
            self.differences.append(f"{at}: required differ: {needed} and {inner.get('required', [])}")
        if inner.get("additionalProperties") is not False:
            self.differences.append(f"{at}: allows unknown keys")
        sentence = resolve(schema).get("then") == {"minLength": 1}
        if sentence and next(iter(own)) not in inner["required"]:
            self.differences.append(f"{at}: a sentence alone must stand for the first field")
        hints = get_type_hints(cls)
        for name in own:
            self.value(hints[name], properties[name], f"{at}.{name}")

    def value(self, hint: Any, schema: Schema, at: str) -> None:
        """One field's type with its property."""
        members = optionless(hint)
        if Ketiadaan in members:
            self.absences(resolve(schema), at)
            members = tuple(member for member in members if member is not Ketiadaan)
        inner = innermost(schema)
        if members == (int, float):
            self.equal(inner.get("type"), "number", at)
        elif len(members) != 1:
            self.differences.append(f"{at}: a union of {members}")
        elif members[0] in PLAIN:
            self.equal(inner.get("type", "string"), PLAIN[members[0]], at)
        elif get_origin(members[0]) is Literal:
            self.equal(list(get_args(members[0])), inner.get("enum"), at)
        elif get_origin(members[0]) is tuple:
            self.many(get_args(members[0])[0], resolve(schema), inner, at)
        elif isinstance(members[0], type) and is_dataclass(members[0]):
            self.compare(members[0], schema, at)
        else:
            self.differences.append(f"{at}: nothing known about {members[0]}")

    def many(self, item: Any, schema: Schema, inner: Schema, at: str) -> None:
        """A list; one word may stand for a list of one where the schema says so."""
        if "items" not in inner:
            self.differences.append(f"{at}: a list in the model, none in the schema")
            return
        if inner.get("minItems") != 1:
            self.differences.append(f"{at}: an empty list would say nothing")
        if "then" in schema and "enum" in schema["then"]:
            self.equal(schema["then"]["enum"], inner["items"]["enum"], at)
        self.value(item, inner["items"], f"{at}[]")

    def absences(self, schema: Schema, at: str) -> None:
        """A component must have every way of having no value."""
        text = json.dumps(schema)
        for name in ("tanpa_isi", "tidak_berlaku"):
            if f"#/$defs/{name}" not in text:
                self.differences.append(f"{at}: cannot say {name}")

    def equal(self, left: Any, right: Any, at: str) -> None:
        """Notes a difference of two facts."""
        if left != right:
            self.differences.append(f"{at}: {left} and {right}")


def compared() -> Comparison:
    comparison = Comparison()
    for name, cls in ROOTS.items():
        comparison.compare(cls, FILES[name], name)
    return comparison


def test_classes_and_schema_are_the_same() -> None:
    comparison = compared()
    assert len(comparison.classes) > 50, "the walk ended early"
    assert comparison.differences == []


def test_every_class_is_in_the_schema() -> None:
    known = {getattr(model, name) for name in model.__all__}
    later = {value for value in vars(computed).values() if isinstance(value, type)}
    classes = {one for one in known if isinstance(one, type)} - (later - compared().classes) - {Ketiadaan}
    assert len(classes) > 50
    assert sorted(one.__name__ for one in classes - compared().classes) == []


def test_absence_says_all_four_ways() -> None:
    ways = list(get_args(get_type_hints(Ketiadaan)["jenis"]))
    definitions = FILES["standar"]["$defs"]
    assert ways == [*definitions["tanpa_isi"]["enum"], *definitions["tidak_berlaku"]["properties"]]


def test_a_difference_is_seen() -> None:
    comparison = Comparison()
    smaller = json.loads(json.dumps(FILES["pemda"]))
    del smaller["properties"]["kontak"]
    comparison.compare(Pemda, smaller, "pemda")
    assert comparison.differences == ["pemda: fields and keys differ: ['kontak']"]
    comparison = Comparison()
    other = json.loads(json.dumps(FILES["pemda"]))
    other["required"].append("kontak")
    other["properties"]["zona_waktu"]["enum"].reverse()
    comparison.compare(Pemda, other, "pemda")
    assert len(comparison.differences) == 2


# ---------------------------------------------------------------------------- the schema explains itself


def parts(schema: Any, at: str) -> Iterator[tuple[str, str, Schema]]:
    """Every definition and every property, by its place: what an editor shows to an officer."""
    if isinstance(schema, list):
        for n, one in enumerate(schema):
            yield from parts(one, f"{at}/{n}")
    elif isinstance(schema, dict):
        for kind in ("$defs", "properties"):
            for name, one in schema.get(kind, {}).items() if isinstance(schema.get(kind), dict) else ():
                yield kind, f"{at}/{name}", one
                yield from parts(one, f"{at}/{name}")
        for key, one in schema.items():
            if key not in ("$defs", "properties", "examples", "required", "enum"):
                yield from parts(one, at)


PARTS = [(kind, at, one) for name in FILES for kind, at, one in parts(FILES[name], name)]
assert len(PARTS) > 400, "the walk ended early"
DESCRIBED = [("$defs", name, FILES[name]) for name in FILES] + PARTS
ENGLISH = re.compile(  # words that no Indonesian sentence has
    r"\b(the|of|and|is|are|or|not|with|for|when|must|may|value|string|list|optional|default)\b",
    re.IGNORECASE,
)


def described(kind: str, schema: Schema) -> list[str]:
    wrong = []
    for key in ("title", "description"):
        text = schema.get(key, "")
        if not text.strip():
            wrong.append(f"no {key}")
        elif ENGLISH.search(text):
            wrong.append(f"{key} in English: {text}")
        elif key == "description" and not text.endswith("."):
            wrong.append(f"description without a full stop: {text}")
    if kind == "properties" and not schema.get("examples"):
        wrong.append("no example")
    return wrong


@pytest.mark.parametrize(("kind", "at", "schema"), DESCRIBED, ids=[at for _, at, _ in DESCRIBED])
def test_every_part_explains_itself_in_indonesian(kind: str, at: str, schema: Schema) -> None:
    assert described(kind, schema) == []


def test_a_bare_part_is_seen() -> None:
    assert described("properties", {"title": "Nama", "description": "The name."}) == [
        "description in English: The name.",
        "no example",
    ]


def bundled(schema: Schema) -> Schema:
    """A schema that needs no other file, for one part."""
    definitions = {f"{name}.{key}": one for name in FILES for key, one in FILES[name].get("$defs", {}).items()}
    text = json.dumps({**schema, "$defs": definitions})
    whole: Schema = json.loads(re.sub(r'"(\w+)\.schema\.json#/\$defs/(\w+)"', r'"#/$defs/\1.\2"', text))
    return whole


@pytest.mark.parametrize("name", sorted(FILES))
def test_examples_are_valid(name: str) -> None:
    checked = 0
    for kind, at, one in PARTS:
        if at.startswith(f"{name}/") and (kind == "properties" or "examples" in one):
            validator = jsonschema.Draft202012Validator(bundled(one))
            for example in one["examples"]:
                checked += 1
                assert [error.message for error in validator.iter_errors(example)] == [], at
    assert checked > 10


@pytest.mark.parametrize("name", sorted(FILES))
def test_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(FILES[name])


def test_errors_stay_exact() -> None:
    """No choice between objects, no format, only plain classes in patterns: two validators must agree."""
    texts = {name: (SCHEMA / f"{name}.schema.json").read_text("utf-8") for name in FILES}
    for name, text in texts.items():
        assert '"oneOf"' not in text, name
        assert '"allOf"' not in text, name
        assert '"format":' not in text.replace('"format": {', ""), name
        assert not re.search(r'"pattern": "[^"]*\\\\', text), name
    conditions = [one for _, _, one in PARTS if "anyOf" in one]
    assert conditions == [], "anyOf only inside if"


def test_files_are_formatted() -> None:
    for name in FILES:
        text = (SCHEMA / f"{name}.schema.json").read_text("utf-8")
        assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n", name
