"""A complaint as a value: which rule, where in which file, and the words its sentence needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Word = str | int
Path = tuple[str | int, ...]
"""Where in a document: keys and 0-based positions from the root, e.g. ("persyaratan", 2, "uraian")."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One complaint.

    `file` is the path from the repository's root with forward slashes; `line` and `column` count from 1,
    and are 0 where the complaint is about the whole file. `words` fill the sentence that `messages` keeps
    for `id`; they are values of the file, never sentences of ours.
    """

    file: str
    line: int
    column: int
    id: str
    words: tuple[tuple[str, Word], ...] = ()

    def word(self, name: str) -> Word:
        """The word called `name`; KeyError where this finding carries none of that name."""
        return dict(self.words)[name]


def freeze_words(words: Mapping[str, Word]) -> tuple[tuple[str, Word], ...]:
    """Words in a fixed order, so that two equal findings are equal values."""
    return tuple(sorted(words.items()))


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by file, line, column and id, each once."""
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda finding: (finding.file, finding.line, finding.column, finding.id, str(finding.words)),
        )
    )
