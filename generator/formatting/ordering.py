"""A document in; its bytes with the keys of every map in the schema's order, and how many maps that moved, out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import sources
from generator.findings import Path
from generator.formatting.text import line_end, lines_of
from generator.schema import Kind, properties
from generator.sources import Document

_BLANK = " \t\r\n"


def put_in_order(document: Document, kind: Kind) -> tuple[bytes, int]:
    """Moves whole pairs with their comments, one map at a time, the inner before the outer.

    Keys that the schema does not know stay behind the known ones, in their order. A map is left as it is where
    moving it would change what the file says.
    """
    moved, left = 0, set[Path]()
    while (path := _next(document, kind, left)) is not None:
        wanted = _sorted(kind, document.data, path)
        content = _flow(document, path, wanted) if _is_flow(document, path) else _block(document, path, wanted)
        after = sources.read(document.file, content)[0] if content is not None else None
        if after is None or after.data != document.data or list(_at(after.data, path)) != wanted:
            left.add(path)
        else:
            document, moved = after, moved + 1
    return document.content, moved


def _next(document: Document, kind: Kind, left: set[Path]) -> Path | None:
    """The first map out of order, the deepest first."""
    return next(
        (
            path
            for path, value in _maps((), document.data)
            if path not in left and list(value) != _sorted(kind, document.data, path)
        ),
        None,
    )


def _maps(path: Path, value: Any) -> Iterator[tuple[Path, dict[str, Any]]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in pairs:
        yield from _maps((*path, name), inner)
    if isinstance(value, dict) and len(value) > 1:
        yield path, value


def _sorted(kind: Kind, data: Any, path: Path) -> list[str]:
    known = properties(kind, data, path)
    place = {name: n for n, name in enumerate(known)}
    return sorted(_at(data, path), key=lambda name: place.get(name, len(place)))


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _is_flow(document: Document, path: Path) -> bool:
    line, column = document.positions.where(path)
    return document.lines[line - 1][column - 1 : column] == "{"


def _flow(document: Document, path: Path, wanted: list[str]) -> bytes | None:
    """A map in braces on one line; None where it spreads over several."""
    mark, lines = lines_of(document.content)
    line, column = document.positions.where(path)
    places = [document.positions.where((*path, name), key=True) for name in _at(document.data, path)]
    end = _closing(lines[line - 1], column - 1)
    if end is None or any(each != line for each, _ in places):
        return None
    text = lines[line - 1]
    starts = [column - 1 for _, column in places]
    pieces = {
        name: text[start:stop].rstrip(" ,") if stop != end else text[start:stop].rstrip(" ")
        for name, start, stop in zip(_at(document.data, path), starts, [*starts[1:], end], strict=True)
    }
    lines[line - 1] = text[: starts[0]] + ", ".join(pieces[name].rstrip(",") for name in wanted) + text[end:]
    return (mark + "".join(lines)).encode()


def _closing(text: str, start: int) -> int | None:
    """Where the brace that opens at `start` closes, on this line; quotes count only where a value may begin."""
    depth, quote, begins = 0, "", False
    for n in range(start, len(text)):
        sign = text[n]
        if quote:
            quote = "" if sign == quote and text[n - 1 : n] != "\\" else quote
        elif sign in "'\"" and begins:
            quote = sign
        elif sign in "{[":
            depth += 1
        elif sign in "}]":
            depth -= 1
            if depth == 0:
                return n
        begins = sign in ",:{[" or (begins and sign == " ")
    return None


def _block(document: Document, path: Path, wanted: list[str]) -> bytes | None:
    """A map on lines of its own; None where a comment would have to stand behind a dash."""
    mark, lines = lines_of(document.content)
    names = list(_at(document.data, path))
    places = [document.positions.where((*path, name), key=True) for name in names]
    indent = places[0][1] - 1
    if any(column != indent + 1 for _, column in places):
        return None
    starts = [places[0][0] - 1, *(_with_comments(lines, line - 1, indent) for line, _ in places[1:])]
    stops = [*starts[1:], _end(lines, places[-1][0], indent)]
    before = lines[starts[0]][:indent]
    if lines[stops[-1] - 1].rstrip("\r\n") == lines[stops[-1] - 1]:
        lines[stops[-1] - 1] += line_end(lines)
    pieces = {}
    for name, start, stop in zip(names, starts, stops, strict=True):
        first, *rest = lines[start:stop]
        pieces[name] = [first[indent:], *rest]
    if before.strip() and pieces[wanted[0]][0].startswith("#"):
        return None
    ordered = [(before if n == 0 else " " * indent) + "".join(pieces[name]) for n, name in enumerate(wanted)]
    return (mark + "".join([*lines[: starts[0]], *ordered, *lines[stops[-1] :]])).encode()


def _with_comments(lines: list[str], key: int, indent: int) -> int:
    """The line where a pair begins: that of its key, or of the comments right above it, at the same indent."""
    while key > 0 and lines[key - 1].startswith(" " * indent + "#"):
        key -= 1
    return key


def _end(lines: list[str], after: int, indent: int) -> int:
    """The line after all of a map's last pair; `after` is the line below its key."""
    end = after
    for n in range(after, len(lines)):
        text = lines[n].strip(_BLANK)
        if not text:
            continue
        depth = len(lines[n]) - len(lines[n].lstrip(" "))
        if depth < indent or (depth == indent and not text.startswith("- ")):
            break
        end = n + 1
    return end
