"""A parser's refusal in; where it happened, with nothing of its English, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from generator.sources.decoding import Report
from generator.sources.tree import Grower

Place = tuple[int, int]
"""Line and column, both from 0."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Where a parser stopped, where the thing began that it was reading, the last quoted text before that,
    and the outermost bracket still open."""

    stop: Place
    begin: Place | None
    quoted: tuple[Place, Place] | None
    flow: Place | None


class Trouble(Exception):
    """A text is not YAML; `reports` are faults found before the parser stopped."""

    def __init__(self, refusal: Refusal, reports: tuple[Report, ...]) -> None:
        super().__init__(refusal)
        self.refusal = refusal
        self.reports = reports

    @classmethod
    def of(cls, error: Exception, grower: Grower) -> Self:
        stop, begin = _place(error, "problem_mark"), _place(error, "context_mark")
        event = grower.quoted
        quoted = event and (_mark(event.start_mark), _mark(event.end_mark))
        return cls(
            Refusal(stop or begin or (0, 0), begin, quoted, grower.find_open_bracket()), tuple(grower.faults.reports)
        )


def _place(error: Exception, name: str) -> Place | None:
    mark = getattr(error, name, None)
    return None if mark is None else _mark(mark)


def _mark(mark: Any) -> Place:
    return mark.line, mark.column
