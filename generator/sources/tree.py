"""Parser events of one file in; plain data, positions, text as typed, and faults of form out."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from generator.findings import Path
from generator.sources.decoding import INVISIBLE, SPACE_LIKE, Report
from generator.sources.document import PositionMap
from generator.sources.faults import MOST, Faults
from generator.sources.scalars import FIRST, SIGNS, WORDS, resolve
from generator.text import item_mark

DEEPEST: Final = 40
"""Levels of lists and maps inside each other; a standard needs about six."""

_ASK: Final = object()  # stands where a map waits for its next key
_QUOTES: Final = frozenset("'\"")
_GLUED_COLON = re.compile(r"[A-Za-z_][\w.-]*:(?=[^\s/])")
_LOOKS_EMPTY = re.compile(f"[{SPACE_LIKE}]")
_OURS = re.compile(r"[a-z][a-z_]+")
_GLUED_VALUE = re.compile(r"[A-Za-z_][\w.-]*[ ]+[\"'\[{]")


@dataclass(frozen=True, slots=True)
class Kinds:
    """The classes of one parser's events: two parsers share names and attributes, not classes."""

    scalar: type
    mapping: type
    sequence: type
    mapping_end: type
    sequence_end: type
    alias: type
    document: type


@dataclass(frozen=True, slots=True)
class Tree:
    """One file as read. `reports` say why `data` must not be used; where there are none it may."""

    data: Any
    positions: PositionMap
    raw: dict[Path, str]
    reports: tuple[Report, ...]
    empty: bool


class _Frame:
    """A container being filled; `key` is the position in a list, in a map the key or _ASK."""

    __slots__ = ("again", "column", "entry", "holder", "is_flow", "is_map", "key", "key_place")

    def __init__(self, holder: Any, is_map: bool, is_flow: bool, entry: int, column: int) -> None:
        self.holder = holder
        self.is_map = is_map
        self.is_flow = is_flow
        self.key: Any = _ASK if is_map else 0
        self.key_place = 0
        self.entry = entry
        self.column = column
        self.again: Report | None = None


class Grower:
    """Grows one tree; `faults` and `quoted` can be read when the parser gives up in the middle."""

    def __init__(self, text: str, kinds: Kinds) -> None:
        self.faults = Faults(text)
        self.quoted: Any = None
        """The last quoted text's event: what breaks a file is often a quote that closed too early or too late."""
        self._text = text
        self._kinds = kinds
        self._names: list[str | int] = []
        self._places: list[int] = []
        self._keys: list[int] = []
        self._ends: dict[int, int] = {}
        """Where what is inside a list or map ends; a single value ends where it stands."""
        self._raw: dict[Path, str] = {}
        self._stack = [_Frame([], False, False, -1, -1)]
        self._documents = 0

    def grow(self, take: Callable[[], Any]) -> Tree:
        """Read events to the end, or to the first that makes the rest meaningless."""
        scalar, places, stack, faults = self._kinds.scalar, self._places, self._stack, self.faults
        add_name, add_place, add_key = self._names.append, places.append, self._keys.append
        mapping_end, sequence_end, ends = self._kinds.mapping_end, self._kinds.sequence_end, self._ends
        watch = "&" in self._text or "!" in self._text
        escapes = "\\" in self._text
        frame = stack[-1]
        holder, key, key_place = frame.holder, frame.key, 0
        while (event := take()) is not None:
            kind: Any = event.__class__
            if kind is not scalar:
                if kind is mapping_end or kind is sequence_end:
                    ends[stack.pop().entry] = len(places)
                    frame = stack[-1]
                    holder, key = frame.holder, frame.key
                    continue
                frame.key, frame.key_place = key, key_place
                if not self._structure(event, take):
                    break
                frame = stack[-1]
                holder, key, key_place = frame.holder, frame.key, frame.key_place
                continue
            mark, value, style = event.start_mark, event.value, event.style
            if style:
                if style in _QUOTES:
                    self.quoted = event
                    if escapes or event.end_mark.line != mark.line:
                        faults.check_quoted(event, max(frame.column, 0))
            elif " - " in value and event.end_mark.line != mark.line and not frame.is_flow:
                faults.check_folded(event)
            if watch:
                faults.check_properties(event)
            place = mark.line << 32 | mark.column
            if key is _ASK:
                if value in holder or value in WORDS or not value.isidentifier():
                    value = self._check_key(event)
                key, key_place = value, place
                continue
            if not style and (not value or (value[0] in FIRST and (value[0] in SIGNS or value in WORDS))):
                value = self._resolve(value, key)
            add_place(place)
            add_name(key)
            if frame.is_map:
                add_key(key_place)
                holder[key] = value
                key = _ASK
            else:
                add_key(place)
                holder.append(value)
                key += 1
        return self._finish()

    def find_open_bracket(self) -> tuple[int, int] | None:
        """Line and column, from 0, of the outermost bracket that is not closed yet."""
        place = next((self._places[frame.entry] for frame in self._stack if frame.is_flow), None)
        return None if place is None else (place >> 32, place & 0xFFFFFFFF)

    def _finish(self) -> Tree:
        root = self._stack[0].holder
        empty = not root or (root[0] is None and () not in self._raw)
        ends = array("L", range(1, len(self._places) + 1))
        for entry, end in self._ends.items():
            ends[entry] = end
        positions = PositionMap(tuple(self._names), array("Q", self._places), array("Q", self._keys), ends)
        return Tree(root[0] if root else None, positions, self._raw, tuple(self.faults.reports), empty)

    def _structure(self, event: Any, take: Callable[[], Any]) -> bool:
        """Any event but a scalar or an end; False where reading must stop."""
        kinds, kind = self._kinds, event.__class__
        if kind is kinds.mapping or kind is kinds.sequence:
            return self._open(event, kind is kinds.mapping, take)
        if kind is kinds.alias:
            self.faults.report("SP017", event, tanda="*")
            self._place(event, None)
        elif kind is kinds.document:
            self._documents += 1
            return self.faults.check_document(event, self._documents)
        return True

    def _open(self, event: Any, is_map: bool, take: Callable[[], Any]) -> bool:
        if event.anchor is not None or event.tag is not None:
            self.faults.check_properties(event)
        above = self._stack[-1]
        if above.key is _ASK:
            self.faults.report("SP020", event, kunci="{" if is_map else "[")
            self._set_key(event, f"\0{len(self._places)}")
            return self._skip(take)
        if len(self._stack) > DEEPEST:
            self.faults.report("SP016", event, batas=DEEPEST)
            return False
        holder: Any = {} if is_map else []
        flow, mark = event.flow_style, event.start_mark
        column = above.column if flow else mark.column
        self._stack.append(_Frame(holder, is_map, bool(flow), len(self._places), column))
        self._put(above, holder, mark.line << 32 | mark.column)
        return True

    def _place(self, event: Any, value: Any) -> None:
        """Put a value that is no scalar where it belongs."""
        frame = self._stack[-1]
        if frame.key is _ASK:  # an alias as a key: reported already
            self._set_key(event, f"\0{len(self._places)}")
            return
        self._put(frame, value, event.start_mark.line << 32 | event.start_mark.column)

    def _put(self, frame: _Frame, value: Any, place: int) -> None:
        self._names.append(frame.key)
        self._places.append(place)
        if frame.is_map:
            self._keys.append(frame.key_place)
            frame.holder[frame.key] = value
            frame.key = _ASK
        else:
            self._keys.append(place)
            frame.holder.append(value)
            frame.key += 1

    def _set_key(self, event: Any, key: str) -> None:
        frame = self._stack[-1]
        frame.key, frame.key_place = key, event.start_mark.line << 32 | event.start_mark.column

    def _skip(self, take: Callable[[], Any]) -> bool:
        """Read past a list or map that stands where a key must stand; False where it is too deep to go on."""
        kinds, depth = self._kinds, 1
        while 0 < depth <= DEEPEST:
            event = take()
            if event.__class__ in (kinds.mapping, kinds.sequence):
                depth += 1
            elif event.__class__ in (kinds.mapping_end, kinds.sequence_end):
                depth -= 1
        return depth == 0

    def _resolve(self, text: str, key: str | int) -> Any:
        value = resolve(text)
        if not isinstance(value, str) and text:
            above = (self._names[frame.entry] for frame in self._stack[2:])
            self._raw[(*above, key)] = text
        return value

    def _check_key(self, event: Any) -> str:
        """The key, or where it cannot be one a stand-in that no file can contain."""
        key: str = event.value
        frame = self._stack[-1]
        plain, mark = not event.style, event.start_mark
        if plain and not isinstance(resolve(key), str):
            self.faults.report("SP020", event, kunci=key or ":")
        elif plain and key == "<<":
            self.faults.report("SP017", event, tanda="<<")
        elif plain and (odd := _LOOKS_EMPTY.search(key)):
            self.faults.add("SP007", mark.line, mark.column + odd.start())
        elif plain and _OURS.fullmatch(INVISIBLE.sub("", key)) and INVISIBLE.search(key):
            self.faults.report("SP084", event, kunci=INVISIBLE.sub("", key))
        elif plain and len(self._stack) > 2 and (sign := item_mark(key)):
            self.faults.report("SP081", event, tanda=sign)
        elif plain and (glued := _GLUED_COLON.match(key)):
            self.faults.add("SP013", mark.line, mark.column + glued.end() - 1, tanda=":")
        elif plain and _GLUED_VALUE.match(key):
            self.faults.report("SP014", event, potongan=key.split()[0])
        elif key in frame.holder:
            self._report_twice(event, frame)
        else:
            return key
        return f"\0{len(self._places)}"

    def _report_twice(self, event: Any, frame: _Frame) -> None:
        """A key that its map has; where an item begins again and goes on, what is missing is a dash."""
        if frame.again is not None:
            self.faults.replace(frame.again, "SP080")
            return
        if self.faults.counts["SP009"] < MOST:  # looking for the first costs a walk
            entry = frame.entry + 1
            while self._names[entry] != event.value:
                entry = self._ends.get(entry, entry + 1)
            self.faults.report("SP009", event, kunci=event.value, baris=(self._keys[entry] >> 32) + 1)
            if entry == frame.entry + 1 and len(self._stack) > 2 and not (self._stack[-2].is_map or frame.is_flow):
                frame.again = self.faults.reports[-1]
