"""Parser events one by one in; reports of what is well formed and yet must not stand in a file out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import Any, Final

from generator.findings import Word
from generator.sources.decoding import CONTROL, INVISIBLE, Report, name, report
from generator.text import item_mark

MOST: Final = 50
"""Reports of one kind about one file: who has more has one mistake many times."""

LOOKS_LIKE_ENTRY = re.compile(r"[ ]*(?:-[ ]|[\w-]+[ ]*:(?:[ ]|$))")


class Faults:
    """Collects the reports about one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.reports: list[Report] = []
        self.counts: Counter[str] = Counter()
        self._places: set[tuple[int, int]] = set()

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def report(self, id: str, event: Any, **words: Word) -> None:
        self.add(id, event.start_mark.line, event.start_mark.column, **words)

    def add(self, id: str, line: int, column: int, **words: Word) -> None:
        """One report a place, unless the file has enough of its kind; one of a copied part stands for all."""
        self.counts[id] += 1
        if self.counts[id] <= (1 if id == "SP017" else MOST) and (line, column) not in self._places:
            self._places.add((line, column))
            self.reports.append(report(id, line + 1, column + 1, **words))

    def replace(self, old: Report, id: str) -> None:
        """Say of a place what turned out to be wrong there; nothing where it has been said."""
        self.reports = [replace(one, id=id) if one == old else one for one in self.reports]

    def check_quoted(self, event: Any, column: int) -> None:
        """A quote left open swallows the lines below it, until the next quote; and an escape can hide anything."""
        first, last = event.start_mark.line, event.end_mark.line
        for line in self.lines[first + 1 : last + 1] if last > first else ():
            indent = len(line) - len(line.lstrip(" "))
            if indent <= column and LOOKS_LIKE_ENTRY.match(line):
                self.report("SP010", event, tanda=event.style)
                break
        for id, characters in (("SP005", CONTROL), ("SP021", INVISIBLE)):
            found = characters.search(event.value)
            if found and found.group() not in self.text:
                self.report(id, event, tanda=name(found.group()), jumlah=1)

    def check_folded(self, event: Any) -> None:
        """An item that stands too far in is swallowed by the text above it, and its dash with it."""
        lines = self.lines
        for number in range(event.start_mark.line + 1, event.end_mark.line + 1):
            if lines[number].lstrip(" ").startswith("- "):
                width = len(lines[number]) - len(lines[number].lstrip(" "))
                mark = item_mark(event.value)
                if mark and width == event.start_mark.column:  # of two items only the second has its dash
                    self.report("SP081", event, tanda=mark)
                    return
                above = lines[event.start_mark.line]
                wanted = len(above) - len(above.lstrip(" "))
                self.add("SP012", number, width, spasi=width, seharusnya=wanted)
                return

    def check_document(self, event: Any, count: int) -> bool:
        """One file is one document: nothing before it, nothing after it."""
        if count == 1 and "%" not in self.text:
            return True
        lines = self.lines
        number = event.start_mark.line
        if count == 1:
            first = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
            if not lines[first].startswith("%"):
                return True
            number = first
        elif not lines[number].startswith("---"):
            number = next((n for n in range(number, 0, -1) if lines[n].startswith("...")), number)
        self.add("SP019", number, 0, tanda=lines[number][:40].rstrip())
        return count == 1

    def check_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self.report("SP017", event, tanda="&")
        elif event.tag is not None:
            self.report("SP018", event, tanda=event.tag)
