"""Generated files: both readers agree, what was written is what is read, and nothing that comes in is ever raised."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator import messages
from generator.sources import excerpt, fast, read, slow
from generator.sources.reading import _is_unusual
from generator.sources.tree import Tree
from generator.sources.trouble import Trouble

SAMPLE = (
    "kode: d7k3q\nnama: Surat x\npenetapan: {sk: \"140 / DR\", tanggal: '2026-03-02'}\n"
    "persyaratan:\n  - id: ktp\n"
    "    uraian: Fotokopi KTP-el  # asli\n    jumlah: 1\n  - |\n    teks\n     panjang\n  - [b, a]\nbiaya: 10.000\n"
)
PIECES = [
    *("a", "ktp", "k: ", "\nk: ", ": ", ":", "- ", "-", "\n- ", "\n  - ", "  ", " ", "[", "]", "{", "}", ",", ", "),
    *(
        "\n",
        "\n\n",
        "\n  ",
        "\n    ",
        "'",
        '"',
        "''",
        '""',
        "\\",
        "\\n",
        "#",
        " # x",
        "|\n",
        ">-\n",
        "|+\n",
        "---",
        "...",
    ),
    *(
        "1",
        "10.000",
        "2026-03-02",
        "08:00",
        "~",
        "null",
        "true",
        "http://x",
        "x:y",
        "=",
        "<<",
        "(",
        ";",
        "é",
        "“",
        "😀",
    ),
    *("\t", "\x85", "\u2028", "\ufeff", "\xa0", "\r", "\r\n"),
]
WILD = [
    *PIECES,
    "&x",
    "*x",
    "!t",
    "%",
    "@",
    "`",
    "?",
    "? ",
    "\n---\n",
    "\n...\n",
    "<<<<<<< x\n",
    "\0",
    "\x1b",
    "\u202e",
]


def lift(load: Any, text: str) -> Tree | None:
    try:
        tree: Tree = load(text)
    except Trouble:
        return None
    return None if tree.reports or not isinstance(tree.data, dict) else tree


# ------------------------------------------------------------------------------ two readers, one answer


@settings(max_examples=600, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.sampled_from(["", "k: ", "k:\n  - ", "k: [", "k: {a: "]),
)
def test_both_readers_agree_where_both_read(body: str, start: str) -> None:
    """Data, positions and the text as typed; `read` keeps the rest from the reader that is wrong about it."""
    text = start + body + {"[": "]", "{": "}"}.get(start[3:4], "") + "\n"
    text = text.translate({0x85: "x", 0x2028: "y", 0xFEFF: "z", 0x0D: "\n"})  # read() does so before either sees it
    assume(not _is_unusual(text))
    one, other = lift(fast.load, text), lift(slow.load, text)
    assume(one is not None and other is not None)
    assert one is not None
    assert other is not None
    assert same(one.data, other.data)
    assert (one.raw, one.positions.names, one.positions.keys) == (
        other.raw,
        other.positions.names,
        other.positions.keys,
    )
    for path in paths(one.data):
        is_nothing = path not in one.raw and look_up(one.data, path) is None  # where nothing stands is a question
        assert is_nothing or one.positions.where(path) == other.positions.where(path)


def paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    for name, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from paths(inner, (*path, name))


def look_up(value: Any, path: tuple[str | int, ...]) -> Any:
    for name in path:
        value = value[name]
    return value


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**17) + 1, 10**17),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=30),
    st.sampled_from(
        ["081234", "007", "10.000", "Ya", "no", "08:00", "~", "null", "true", "a: b", "- a", "#", "'", '"', ""]
    ),
)
keys = st.one_of(
    st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=8),
    st.sampled_from(["1", "null", "~", "a: b", "-", "", "<<"]),
)
trees = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=25
)
roots = st.dictionaries(keys, trees, min_size=1, max_size=6)


def draw_scalar(value: Any, style: int) -> str:
    """A value as some person or program might write it."""
    if isinstance(value, str):
        if style % 3 == 1 and value.isalpha() and value.isascii() and value.lower() not in ("null", "true", "false"):
            return value
        if style % 3 == 2:
            return "'" + value.replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=bool(style % 2) and value.isascii() if isinstance(value, str) else True)


def draw(value: Any, indent: int, style: int) -> str:
    """A tree as lines, from its own line on; `style` chooses the ways of writing."""
    pad = " " * indent
    if isinstance(value, dict) and value:
        lines = []
        for number, (key, inner) in enumerate(value.items()):
            lines.append(f"{pad}{draw_scalar(key, style + number)}:{draw_below(inner, indent + 2, style + number)}")
        return "\n".join(lines)
    if isinstance(value, list) and value:
        return "\n".join(f"{pad}-{draw_below(inner, indent + 2, style + n)}" for n, inner in enumerate(value))
    return pad + (draw_scalar(value, style) if not isinstance(value, (dict, list)) else json.dumps(value))


def draw_below(value: Any, indent: int, style: int) -> str:
    if isinstance(value, (dict, list)) and value and style % 5:
        return "\n" + draw(value, indent, style)
    if isinstance(value, (dict, list)):
        return " " + json.dumps(value, ensure_ascii=False)
    return " " + draw_scalar(value, style)


def same(one: Any, other: Any) -> bool:
    """Equal, and of equal types: 1, 1.0 and True differ."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


@settings(max_examples=400, deadline=None)
@given(roots, st.integers(0, 10_000), st.booleans(), st.sampled_from(["\n", "\r\n"]))
@example({"a": "x\u2028y", "b": {"c\ufeff": [None]}}, 2, True, "\n")
def test_what_is_written_is_read(root: dict[str, Any], style: int, bom: bool, end: str) -> None:
    text = draw(root, 0, style)
    content = ("\ufeff" * bom + (text + "\n").replace("\n", end)).encode()
    document, findings = read("a.yaml", content)
    assert document is not None, (text, findings)
    assert same(document.data, root), text
    assert all(messages.level(finding.id) != "kesalahan" for finding in findings)
    lines = document.lines
    for path, typed in document.raw.items():
        line, column = document.positions.where(path)
        assert lines[line - 1][column - 1 :].startswith(typed)


@settings(max_examples=200, deadline=None)
@given(roots, st.integers(0, 10_000))
def test_every_position_is_where_it_says(root: dict[str, Any], style: int) -> None:
    document, _ = read("a.yaml", draw(root, 0, style).encode())
    assert document is not None
    lines = document.lines
    last = (0, 0)

    def visit(value: Any, path: tuple[str | int, ...]) -> None:
        nonlocal last
        place = document.positions.where(path)
        assert path in document.positions
        assert place >= last
        last = place
        line, column = place
        assert 1 <= column <= len(lines[line - 1]) + 1
        rest = lines[line - 1][column - 1 :]
        if isinstance(value, dict):
            for key, inner in value.items():
                key_line, key_column = document.positions.where((*path, key), key=True)
                key_text = lines[key_line - 1][key_column - 1 :]
                assert key_text.startswith((key or '""', '"', "'"))
                visit(inner, (*path, key))
        elif isinstance(value, list):
            assert rest.startswith(("-", "["))
            for number, inner in enumerate(value):
                visit(inner, (*path, number))
        elif isinstance(value, str):
            assert rest.startswith((value or '""', '"', "'"))

    visit(document.data, ())


# ----------------------------------------------------------------------------- nothing is ever raised


def check_harmless(content: bytes) -> None:
    document, findings = read("a.yaml", content)
    assert (document is None) == any(messages.level(finding.id) == "kesalahan" for finding in findings)
    text = content.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    for finding in findings:
        words = dict(finding.words)
        messages.sentence(finding.id, words)
        messages.remedy(finding.id, words)
        if finding.line:
            assert finding.line <= len(lines)
            assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
            drawn = excerpt(content, finding.line, finding.column)
            assert drawn.count("\n") == 1
            assert all(character.isprintable() for character in drawn.replace("\n", ""))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    check_harmless(content)


@settings(max_examples=800, deadline=None)
@given(st.lists(st.sampled_from(WILD), max_size=25).map("".join))
@example(": ")
@example("? ")
@example("a: '")
@example('"\\')
@example("a: [\n#")
@example("- - -\n- -")
def test_any_soup(text: str) -> None:
    check_harmless(text.encode())


@settings(max_examples=800, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 12), st.sampled_from(["", *WILD])), min_size=1, max_size=4
    )
)
def test_any_slip_in_a_file(changes: list[tuple[int, int, str]]) -> None:
    text = SAMPLE
    for start, length, new in changes:
        text = text[:start] + new + text[start + length :]
    check_harmless(text.encode())


@settings(max_examples=200, deadline=None)
@given(st.binary(min_size=1, max_size=6), st.integers(0, len(SAMPLE)))
def test_any_bytes_in_a_file(new: bytes, at: int) -> None:
    check_harmless(SAMPLE.encode()[:at] + new + SAMPLE.encode()[at:])
