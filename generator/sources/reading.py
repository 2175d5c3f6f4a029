"""The bytes of one file, from the working tree or from git, in; a Document or the findings that forbid it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from generator import messages
from generator.findings import Finding, sort_findings
from generator.sources import fast
from generator.sources.decoding import Report, Unreadable, decode, remarks, report
from generator.sources.document import Document, PositionMap
from generator.sources.explain import explain
from generator.sources.faults import MOST
from generator.sources.suspect import find_suspects
from generator.sources.tree import Tree
from generator.sources.trouble import Trouble

# Characters that YAML 1.1 takes for line ends and YAML 1.2 for text; neither parser is right about all of them.
_FOREIGN = "\x85\u2028\u2029\ufeff"
# What libyaml reads in its own way: "? key", and a comment glued to the sign of a block text. A pattern that begins
# with a plain character is searched ten times faster than one that begins with a choice.
_QUESTION = re.compile(r"\?(?<![^\s\[{,]\?)(?=[\s:,\]}]|$)")
_GLUED_HASH = re.compile(r"#(?:(?<=[|>]#)|(?<=[|>][-+0-9]#)|(?<=[|>][-+0-9]{2}#))")
_PATIENCE = 200_000
"""Characters that the slow reader is asked to read; it needs a second for a few hundred thousand."""
_SWALLOWS = ("SP010", "SP012")
"""Faults that make a parser stop lines later: what it then says is the same mistake again."""
_GLUED_KEY = re.compile(r"[A-Za-z_][\w.-]*:(?=[^\s/])")


def read(file: str, content: bytes) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read one file. There is a Document exactly where no finding is a kesalahan; nothing is raised."""
    document: Document | None = None
    reports = list(_check_name(file))
    try:
        text = decode(content)
        tree = _parse(text)
        reports += tree.reports
        if not tree.reports:
            reports += find_suspects(text)
        if not _is_barred(reports):
            reports += _check_root(tree, text)
        if not _is_barred(reports):
            digest = sha256(content).hexdigest()
            document = Document(file, tree.data, digest, tree.positions, content, tree.raw)
            reports += remarks(text)
    except Unreadable as error:
        reports.append(error.fault)
    except Trouble as error:
        reports += error.reports
    return document, sort_findings(found.of(file) for found in _limit(reports))


def _is_barred(reports: Iterable[Report]) -> bool:
    return any(messages.level(found.id) == "kesalahan" for found in reports)


def _check_name(file: str) -> Iterator[Report]:
    if file.endswith(".yaml"):
        return
    path = PurePosixPath(file)
    if path.suffix != ".yaml" and path.suffix.lower() in (".yml", ".yaml"):
        yield report("SP025", 0, 0, nama=path.stem + ".yaml")


def _parse(text: str) -> Tree:
    """The tree by the fast reader, else by the slow one; raises Trouble with what to tell the writer."""
    stand_ins = _choose_stand_ins(text)
    safe = text.translate(stand_ins) if stand_ins else text
    is_long = len(text) > _PATIENCE
    trouble: Trouble | None = None
    for load in (fast.load,) if is_long else (_slowly,) if _is_unusual(text) else (fast.load, _slowly):
        try:
            return _restore_foreign(load(safe), stand_ins)
        except Trouble as error:
            trouble = trouble or error
    assert trouble is not None
    fault = explain(text, trouble.refusal)
    reports = tuple(found for found in trouble.reports if found.line <= fault.line)
    if not any(found.id in _SWALLOWS or found.line == fault.line for found in reports):
        reports += (fault,)
    raise Trouble(trouble.refusal, reports)


def _slowly(text: str) -> Tree:
    """By the reader that knows more; few files need it, and it takes its time to come."""
    from generator.sources import slow

    return slow.load(text)


def _is_unusual(text: str) -> bool:
    return _QUESTION.search(text) is not None or _GLUED_HASH.search(text) is not None


def _check_root(tree: Tree, text: str) -> Iterator[Report]:
    if tree.empty:
        yield report("SP003", 0, 0)
    elif not isinstance(tree.data, dict):
        line, column = tree.positions.where(())
        glued = _GLUED_KEY.match(text.split("\n")[line - 1], column - 1)
        if glued:
            yield report("SP013", line, glued.end(), tanda=":")
        else:
            yield report("SP015", line, column)


def _limit(reports: Iterable[Report]) -> Iterator[Report]:
    """At most MOST of a kind: who has more has one mistake many times."""
    counts: dict[str, int] = {}
    for found in reports:
        counts[found.id] = counts.get(found.id, 0) + 1
        if counts[found.id] <= MOST:
            yield found


def _choose_stand_ins(text: str) -> dict[int, int]:
    """For each foreign line end in the text a private character that is not in it."""
    foreign = [character for character in _FOREIGN if character in text] if not text.isascii() else []
    free = (code for code in range(0xE000, 0xF8FF) if chr(code) not in text)
    return {ord(character): next(free) for character in foreign}


def _restore_foreign(tree: Tree, stand_ins: dict[int, int]) -> Tree:
    if not stand_ins:
        return tree
    table = {code: character for character, code in stand_ins.items()}

    def swap(value: Any) -> Any:
        if isinstance(value, str):
            return value.translate(table)
        if isinstance(value, dict):
            return {swap(key): swap(inner) for key, inner in value.items()}
        if isinstance(value, (list, tuple)):
            return type(value)(swap(inner) for inner in value)
        return value

    names = tuple(swap(name) for name in tree.positions.names)
    positions = PositionMap(names, tree.positions.places, tree.positions.keys, tree.positions.ends)
    reports = tuple(replace(found, words=swap(found.words)) for found in tree.reports)
    raw = {swap(path): text for path, text in tree.raw.items()}
    return Tree(swap(tree.data), positions, raw, reports, tree.empty)
