"""The lines of a text that is not YAML and where the parser stopped in; one report of what was mistyped out.

A parser stops where it no longer understands, which is seldom where the mistake is. Each rule below knows one
mistake that people make, looks for it around that place, and says where it began. The first that fits speaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.messages import word
from generator.sources.case import ENTRY, Case, count_spaces, crop, find_bracket, find_value, find_words, quote
from generator.sources.decoding import SPACE_LIKE, Report, report
from generator.sources.faults import LOOKS_LIKE_ENTRY
from generator.sources.trouble import Refusal
from generator.text import item_mark

_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_BAD_INDENT = re.compile(f"[ ]*[{SPACE_LIKE}]")
_GLUED_KEY = re.compile(r"[A-Za-z_][\w.-]*:(?=[^\s/])|[A-Za-z_][\w.-]*:(?=[\xa0])")
_GLUED_DASH = re.compile(r"-[^\s\d.-]")
_SEPARATOR = re.compile(r"([-=_*~#.])\1{2,}[ ]*$")
_KEYISH = re.compile(r"[\"']?[a-z][a-z0-9_]*[\"']?[ ]*$")
_SPACE = re.compile(f"[{SPACE_LIKE}]")
_PAIRS = {"[": "]", "{": "}", "]": "[", "}": "{"}
_ESCAPE = re.compile(r"\\[xuU]?[0-9A-Za-z]*$")


def explain(text: str, refusal: Refusal) -> Report:
    """The one report about a text that no parser could read."""
    case = Case(text.split("\n"), refusal)
    for rule in _RULES:
        found = rule(case)
        if found is not None:
            return found
    line, column = refusal.stop
    if line >= len(case.lines) or not case.lines[line].strip():
        line = case.find_content(min(line, len(case.lines))) or 0
        column = len(case.lines[line])
    return report("SP001", line + 1, column + 1, sebab=word("baca.lain"))


Rule = Callable[[Case], Report | None]


def _at(id: str, line: int, column: int, **words: str | int) -> Report:
    return report(id, line + 1, column + 1, **words)


def _wrong_space(case: Case) -> Report | None:
    """A tab, or a space that word processors make, where only a plain space counts."""
    if case.char == "\t":
        return _at("SP007", case.line, case.column)
    for number, text in enumerate(case.lines[: case.line + 1]):
        found = _BAD_INDENT.match(text)
        if found and (number == case.line or text.strip()[:1] not in ("", "#")):
            return _at("SP007", number, found.end() - 1)
    return None


def _open_quote(case: Case) -> Report | None:
    """A backslash that means nothing; a quote that never closes."""
    if case.opener not in ("'", '"') or case.begin is None:
        return None
    line, column = case.begin
    text = case.lines[line]
    closed = _QUOTED.match(text, column)
    if closed and (not case.same_line or closed.end() <= case.column):
        rest = text[closed.end() :].strip()
        if rest.startswith(":"):  # a map began there, with a quoted key
            return None
        if not rest:
            return _at("SP014", line, column, potongan=crop(text[column:]))
        if ": " not in closed.group():
            return _at("SP028", line, text.index(rest, closed.end()), potongan=crop(rest))
        return _at("SP010", line, column, tanda=case.opener)
    escape = _ESCAPE.search((case.before + case.char)[-12:]) if case.char and case.opener == '"' else None
    if escape:
        start = case.column + 1 - len(escape.group())
        return _at("SP027", case.line, start, tanda=case.text[start : start + 2])
    return _at("SP010", line, column, tanda=case.opener)


def _after_quote(case: Case) -> Report | None:
    """Text that goes on after its closing quote: 'Jum'at'; or a quote that only the next one closed."""
    if case.refusal.quoted is not None:
        start, (line, column) = case.refusal.quoted
        if line == case.line and column <= case.column and not case.text[column : case.column].strip():
            if any(LOOKS_LIKE_ENTRY.match(text) for text in case.lines[start[0] + 1 : line + 1]):
                return _at("SP010", *start, tanda=case.lines[start[0]][start[1]])
            return _at("SP028", case.line, case.column, potongan=crop(case.text[case.column :]))
    found = _QUOTED.match(case.text, find_value(case.text))
    if found and found.end() <= case.column and not case.text[found.end() : case.column].strip():
        return _at("SP028", case.line, case.column, potongan=crop(case.text[case.column :]))
    return None


def _special_start(case: Case) -> Report | None:
    """A text that begins with a sign that has a meaning of its own."""
    if case.begin is not None and case.same_line:
        if case.opener in ("&", "*"):
            return _at("SP017", *case.begin, tanda=case.opener)
        if case.opener == "!":
            return _at("SP018", *case.begin, tanda="!")
        if case.opener in ("|", ">"):
            return _sign(case, case.begin[1])
    if case.text.startswith("%") and (case.column == 0 or case.opener == "%"):
        return _at("SP019", case.line, 0, tanda=crop(case.text))
    if case.char and case.char in "@`%":
        return _sign(case, case.column)
    if case.char == "," and re.search(r"[,\[{][ ]*$", case.before):
        return _at("SP086", case.line, case.column)
    if case.char and case.char in "]}" and re.search(r"[,\[{][ ]*$", case.before):
        return _bracket(case.line, case.column, case.char)
    if case.char and case.char in "-?,]}" and re.search(r"[:-][ ]+$", case.before):
        return _sign(case, case.column)
    return None


def _sign(case: Case, column: int) -> Report:
    """A sign at the beginning of a value, and how to write that value."""
    return _at("SP024", case.line, column, tanda=case.text[column], contoh=quote(case.text[column:]))


def _bracket(line: int, column: int, sign: str) -> Report:
    return _at("SP023", line, column, tanda=sign, pasangan=_PAIRS[sign])


def _brackets(case: Case) -> Report | None:
    """A bracket that does not close, closes too often, or belongs to a sentence."""
    if case.begin is not None and case.opener in ("[", "{"):
        piece = re.split(r"[,\[{]", case.before)[-1]
        _, colon, value = piece.partition(": ")
        if case.char == ":" and colon and not re.search(r"\S[ ]+[a-z_]+$", value):
            rest = re.match(r"[^,\]}]*", case.text[case.column :])
            return _sentence(case, value + (rest.group() if rest else ""))
        return _bracket(*case.begin, case.opener)
    if case.char and case.char in "]}":
        return _bracket(case.line, case.column, case.char)
    flow = case.refusal.flow
    if flow is not None and flow[0] < case.line:
        return _bracket(*flow, case.lines[flow[0]][flow[1]])
    start, sign = find_bracket(case.text)
    if sign and case.before.rstrip()[-1:] in ("]", "}"):
        is_sentence = case.text.rstrip()[-1] not in "]}"
        return _sign(case, start) if is_sentence else _bracket(case.line, start, sign)
    return None


def _inside_brackets(case: Case) -> Report | None:
    """Anything else that is wrong between brackets."""
    start, sign = find_bracket(case.text)
    return _bracket(case.line, start, sign) if sign and start <= case.column else None


def _sentence(case: Case, value: str) -> Report:
    """A colon inside a value, and how to write that value; or a second key on the line."""
    second = re.search(r"[ \t]([a-z][a-z0-9_]*)$", case.before)
    if second and case.is_key_elsewhere(second[1]):
        return _at("SP085", case.line, second.start(1), kunci=second[1])
    return _at("SP011", case.line, case.column, contoh=quote(value))


def _colon(case: Case) -> Report | None:
    """A colon where no key can be: in a sentence, or on a line that slid into the text above it."""
    if case.char != ":" or case.begin is not None:
        return None
    entry = ENTRY.match(case.text)
    if entry is not None and (_GLUED_DASH.match(entry["key"]) or _GLUED_KEY.match(entry["key"])):
        return _blame(case, case.line)
    if entry is None or entry.end("key") < case.column:
        return _sentence(case, entry["value"] if entry else case.text)
    start = case.find_start(case.line)
    if start is None:
        return None
    above = ENTRY.match(case.lines[start])
    slid = bool(entry["lead"].strip()) or _KEYISH.match(entry["key"])
    if above is None or _GLUED_DASH.match(above["key"]):
        is_item = case.lines[start].lstrip().startswith("- ")
        if slid and not (is_item and entry["lead"].strip()):
            return _blame(case, start)
    if slid:
        return _indent(case, case.line)
    if above is None and count_spaces(case.lines[start]) == count_spaces(case.text) == 0:
        return _blame(case, start)  # prose without any key, such as a text from a word processor
    return _sentence(case, " ".join(line.strip() for line in (above["value"] if above else "", case.text)))


def _bare_line(case: Case) -> Report | None:
    """A line that should have been a key and its value."""
    if case.begin is not None and case.begin[0] < len(case.lines):
        line, column = case.begin
        if case.lines[line][column : column + 2] != "- " and not re.search(r":([ ]|$)", case.lines[line][column:]):
            return _blame(case, line)
    return None


def _blame(case: Case, line: int) -> Report:
    """A line that is neither a key with a colon nor an item with a dash."""
    text = case.lines[line]
    start = find_words(text)
    body = text[start:]
    glued = _GLUED_KEY.match(body)
    if glued and _SPACE.match(body, glued.end()):
        return _at("SP007", line, start + glued.end())
    mark = item_mark(body)
    if mark:
        return _at("SP081", line, start, tanda=mark)
    if glued:
        return _at("SP013", line, start + glued.end() - 1, tanda=":")
    if _GLUED_DASH.match(body):
        return _at("SP013", line, start, tanda="-")
    if _SEPARATOR.match(body):
        return _at("SP019", line, start, tanda=crop(body))
    return _at("SP014", line, start, potongan=crop(body))


def _wrong_indent(case: Case) -> Report | None:
    """A line that begins further right or left than its neighbours allow."""
    start = find_words(case.text)
    body = case.text[start:]
    if not body.strip() or case.column > start:
        return None
    if _GLUED_DASH.match(body) or _SEPARATOR.match(body) or item_mark(body):
        return _blame(case, case.line)
    return _indent(case, case.line)


def _indent(case: Case, line: int) -> Report:
    """How far the line stands in, and the nearest place where it could stand."""
    width = count_spaces(case.lines[line])
    mark = case.find_content(line)
    if mark is not None and count_spaces(case.lines[mark]) == width and item_mark(case.lines[mark].lstrip(" ")):
        return _blame(case, mark)
    slid = _find_slid(case, line, width)
    if slid is not None:
        return _at("SP012", slid, find_words(case.lines[slid]), spasi=count_spaces(case.lines[slid]), seharusnya=width)
    levels: list[int] = []
    above = case.find_content(line)
    while above is not None and (not levels or levels[-1] > 0):
        text = case.lines[above]
        for column in (find_words(text), count_spaces(text)):
            if not levels or column < levels[-1]:
                levels.append(column)
        above = case.find_content(above)
    if width == 0 and levels and levels[-1] > 0:  # the first line stands in, and nothing below can match it
        first = next(number for number, text in enumerate(case.lines) if text.strip() and text.strip()[0] != "#")
        return _at("SP012", first, 0, spasi=count_spaces(case.lines[first]), seharusnya=0)
    others = [level for level in levels if level != width]  # same place, other kind: one of them slid
    nearest = min(others, key=lambda level: abs(level - width), default=width + 2)
    return _at("SP012", line, width, spasi=width, seharusnya=nearest)


def _find_slid(case: Case, line: int, width: int) -> int | None:
    """The line right above, where it is that one which stands out of line: its key stands elsewhere in this column."""
    above = case.find_content(line)
    before = case.find_content(above) if above is not None else None
    if above is None or before is None:
        return None
    entry = ENTRY.match(case.lines[above])
    is_between = find_words(case.lines[before]) == width > find_words(case.lines[above])
    return above if entry and is_between and case.is_key_elsewhere(entry["key"].strip(), width) else None


_RULES: tuple[Rule, ...] = (
    _wrong_space,
    _open_quote,
    _special_start,
    _after_quote,
    _brackets,
    _colon,
    _bare_line,
    _wrong_indent,
    _inside_brackets,
)
