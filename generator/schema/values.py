"""A value that does not fit its key in; the finding that says what was meant there out."""

from __future__ import annotations

import re
from typing import Any, Final

from generator.findings import Finding, Path, Word
from generator.messages import word
from generator.schema.definitions import Kind, Schema, at, branch, definition, resolve
from generator.schema.places import Document, place
from generator.schema.typed import quoted, typed_line
from generator.text import closest, item_mark, parse_tanggal, slug_name

LONGEST: Final = 60
"""Letters of a value that a sentence repeats."""
_CURLY: Final = "“”„‟«»‘’"
_NUMBER = re.compile(r"[^0-9-]*([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,(?:-|0+)|[^0-9.]*)")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})")
_NOTHING: Final = frozenset(("kosong", "tidak_diketahui"))


def explain_value(document: Document, kind: Kind, data: Any, path: Path, error: Any) -> Finding:
    """The one finding about the validator's complaint `error` at `path`."""
    value = error.instance
    words: dict[str, Word] = {
        "kunci": next((step for step in reversed(path) if isinstance(step, str)), ""),
        "isi": shown(document.raw.get(path, value)),
        "contoh": typed_line(example(kind, data, path)),
    }
    if isinstance(value, str) and len(value) > 2 and value[0] in _CURLY and value[-1] in _CURLY:
        return place(document, "SP058", path, {**words, "contoh": quoted(value.strip(_CURLY))})
    if path and isinstance(path[-1], int) and (at(kind, data, path) or {}).get("type") == "array":
        return _no_group(document, path, value, words)
    match error.validator:
        case "type" if value is None:
            return _empty(document, kind, data, path, words)
        case "minItems" | "minLength" | "minProperties":
            return _empty(document, kind, data, path, words)
        case "type":
            return _type_differs(document, kind, data, path, error, words)
        case "enum":
            return _no_choice(document, kind, data, path, error, words)
        case "pattern":
            return _misshapen(document, kind, data, path, value, words)
        case "const":
            return place(document, "SP040", path, words)
        case "minimum" | "maximum":
            words["batas"] = str(error.validator_value)
            return place(document, "SP041" if error.validator == "minimum" else "SP042", path, words)
        case "uniqueItems":
            return place(document, "SP043", path, words)
        case _:
            return place(document, "SP039", path, {})


def _empty(document: Document, kind: Kind, data: Any, path: Path, words: dict[str, Word]) -> Finding:
    """A key without a value: a component says so by a word; a key that need not be there is better left out."""
    schema = at(kind, data, path) or {}
    if _may_be_nothing(kind, schema):
        return place(document, "SP033", path, words, key=True)
    above = branch(kind, at(kind, data, path[:-1]) or {}, {})
    is_required = isinstance(path[-1], int) or path[-1] in above.get("required", ())
    return place(document, "SP072" if is_required else "SP059", path, words, key=True)


def _may_be_nothing(kind: Kind, schema: Schema) -> bool:
    """Whether the word kosong may stand here."""
    return set(branch(kind, schema, "").get("enum", ())) == _NOTHING


def _type_differs(document: Document, kind: Kind, data: Any, path: Path, error: Any, words: dict[str, Word]) -> Finding:
    value = error.instance
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        if set(wanted) <= {"integer", "number"}:
            number = _NUMBER.fullmatch(str(words["isi"]))
            if number:
                words["contoh"] = number[1].replace(".", "")
            return place(document, "SP044", path, words)
        if wanted == ["boolean"]:
            return place(document, "SP046", path, words)
        if "object" in wanted and "string" not in wanted:
            return _detail(document, kind, data, path, words)
        if wanted == ["array"]:
            return _one_for_many(document, kind, data, path, words)
    words["seharusnya"] = word("dan.atau").join(word(f"tipe.{name}") for name in wanted)
    words["tertulis"] = word(f"tipe.{_type(value)}")
    words["baris"] = f"- {words['contoh']}" if isinstance(path[-1], int) else f"{words['kunci']}: {words['contoh']}"
    return place(document, "SP034", path, words)


def _one_for_many(document: Document, kind: Kind, data: Any, path: Path, words: dict[str, Word]) -> Finding:
    """A text where a list belongs, and that text as its only item."""
    items = branch(kind, branch(kind, at(kind, data, path) or {}, []).get("items", {}), "")
    key = first_key(kind, items) if items.get("type") == "object" else ""
    item = {key: words["isi"]} if key else _split(words["isi"]) if items.get("type") == "array" else words["isi"]
    return place(document, "SP045", path, {**words, "contoh": typed_line([item])})


def _no_group(document: Document, path: Path, value: Any, words: dict[str, Word]) -> Finding:
    """An item that should be a list in brackets; what was typed with commas is that list without them."""
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        words["contoh"] = typed_line(_split(words["isi"]))
    words["tertulis"] = word(f"tipe.{_type(value)}" if value else "tipe.kosong")
    return place(document, "SP079", path, words)


def _split(text: Word) -> list[str]:
    """The parts of a text between its commas."""
    return [part.strip() for part in str(text).split(",") if part.strip()]


def _detail(document: Document, kind: Kind, data: Any, path: Path, words: dict[str, Word]) -> Finding:
    """A sentence where its parts must be told one by one."""
    schema = at(kind, data, path) or {}
    key = first_key(kind, schema)
    is_list = "array" in resolve(kind, branch(kind, schema, {})["properties"][key]).get("type", ())
    line = f"{key}: {typed_line([words['isi']] if is_list else words['isi'])}"
    return place(document, "SP048" if isinstance(path[-1], int) else "SP047", path, {**words, "isian": line})


def first_key(kind: Kind, schema: Schema) -> str:
    """The key of a map that takes a sentence: the first that must be there, else the first for free text."""
    inner = branch(kind, schema, {})
    known = inner.get("properties", {})
    free = [key for key in known if _is_free(resolve(kind, known[key]))]
    return str(next(iter([*inner.get("required", ()), *free, *known]), ""))


def _is_free(schema: Schema) -> bool:
    return schema.get("type") == "string" and not {"enum", "pattern", "const"} & schema.keys()


def _no_choice(document: Document, kind: Kind, data: Any, path: Path, error: Any, words: dict[str, Word]) -> Finding:
    options = [str(option) for option in error.validator_value]
    guess = closest(str(error.instance), options)
    schema = at(kind, data, path) or {}
    if guess is None and set(options) == _NOTHING and isinstance(error.instance, str):
        if "array" not in schema.get("type", ()):
            return _detail(document, kind, data, path, words)
        mark = item_mark(error.instance)
        if mark:
            return place(document, "SP081", path, {"tanda": mark})
        return _one_for_many(document, kind, data, path, words)
    words["pilihan"] = ", ".join(options)
    return place(document, "SP036" if guess else "SP035", path, {**words, "saran": guess or ""})


def _misshapen(document: Document, kind: Kind, data: Any, path: Path, value: str, words: dict[str, Word]) -> Finding:
    """A text of the wrong shape; where it can be told, in the right one."""
    if not value.strip():
        return _empty(document, kind, data, path, words)
    schema = at(kind, data, path) or {}
    pattern = schema.get("pattern", "")
    shared = definition("standar")["$defs"]
    if pattern == shared["kode"]["pattern"]:
        return place(document, "SP088", path, words)
    if pattern in (shared["tanggal"]["pattern"], shared["tanggal_longgar"]["pattern"]):
        iso = _read_date(value)
        if iso and re.fullmatch(pattern, iso):
            words["contoh"] = quoted(iso)
        return place(document, "SP057", path, words)
    if pattern == shared["id"]["pattern"]:
        plain = slug_name(value)
        return place(
            document, "SP089", path, {**words, "contoh": plain if re.fullmatch(pattern, plain) else words["contoh"]}
        )
    words["keterangan"] = _described(kind, data, path).get("description", "")
    return place(document, "SP037", path, words)


def _read_date(text: str) -> str | None:
    """The ISO date that a text means; None where it is no date of the calendar."""
    text = text.strip()
    year_first = _YEAR_FIRST.fullmatch(text)
    if year_first:
        year, month, day = year_first.groups()
        text = f"{day}-{month}-{year}"
    return parse_tanggal(text)


def _described(kind: Kind, data: Any, path: Path) -> Schema:
    """The schema at `path`, or of the nearest key above it that says what it is for."""
    for length in range(len(path), 0, -1):
        schema = at(kind, data, path[:length])
        if schema is not None and "description" in schema:
            return schema
    return {}


def example(kind: Kind, data: Any, path: Path) -> Any:
    """The schema's example for the value at `path`, or the part of the example of what holds it."""
    for length in range(len(path), 0, -1):
        schema = at(kind, data, path[:length])
        if schema is not None and schema.get("examples"):
            found = schema["examples"][0]
            for step in path[length:]:
                inner = found[0] if isinstance(found, list) and isinstance(step, int) and found else None
                found = found.get(step) if isinstance(found, dict) else inner
            return "" if found is None else found
    return ""


def shown(value: Any) -> str:
    """A value in a sentence: short, on one line."""
    if isinstance(value, (dict, list)):
        return word(f"tipe.{_type(value)}")
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."


def _type(value: Any) -> str:
    names = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return names.get(type(value), "null")
