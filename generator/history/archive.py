"""A repository and a folder in, every version of every YAML file over all its ancestors out, oldest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import IO

from generator.findings import Finding
from generator.history.git import HistoryError, ask, readable, where

_LOG = (
    *("-c", "log.showRoot=true", "-c", "log.follow=false", "-c", "log.showSignature=false"),
    *("log", "--topo-order", "--reverse", "--full-history", "--sparse", "--format=%H %P", "--no-notes"),
    *("--diff-merges=separate", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-color", "--relative"),
)
"""All ancestors (`git log -- path` alone would leave some out), a merge against each of its parents."""

_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class State:
    """One version of one file, at the commit that brought it.

    `blob` is None where the file was deleted. `order` counts commits in topological order, the oldest is 0.
    `on_first_parent`: the main line has had this text under this name, if only since a merge brought it.
    `pemda` and `instansi` are the blobs of pemda.yaml and of the agency's instansi.yaml in the same commit.
    """

    path: str
    blob: str | None
    commit: str
    order: int
    on_first_parent: bool
    pemda: str | None
    instansi: str | None


@dataclass(frozen=True, slots=True)
class Archive:
    """What git remembers of a folder.

    `states`: each version once, at the commit that wrote or chose it, in topological order; a merge that
    only carries on the newer of two versions is no version. `published`: what readers of the main line saw,
    each change against the first parent; replayed from the start it gives the tree at any of its commits.
    `prefix` is where the project lies in its repository.
    """

    folder: str
    states: tuple[State, ...] = ()
    published: tuple[State, ...] = ()
    head: str | None = None
    available: bool = False
    shallow: bool = False
    findings: tuple[Finding, ...] = ()
    prefix: str = ""


@dataclass(slots=True)
class _Record:
    commit: str
    parents: tuple[str, ...]
    changes: dict[str, str | None] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class _Version:
    """A value a file had, and the values it came from."""

    order: int
    blob: str | None
    parents: tuple[_Version, ...]


_Tree = dict[str, _Version]


Recall = Callable[[str, str, str], Archive | None]
"""What an earlier run kept: a commit, the project's place in its repository and the folder in, the archive out."""


def archive(repo: Path, folder: str, recall: Recall | None = None, rev: str | None = None) -> Archive:
    """Every version of every *.yaml below `folder`; without a usable git an empty archive that says why.

    Of all ancestors of HEAD, or of the commit with the full hash `rev`, which is never recalled.
    """
    folder = folder.rstrip("/")
    try:
        shallow, prefix, here = where(repo)
        known = recall(here, prefix, folder) if recall is not None and rev is None and here and not shallow else None
        if known is not None:
            return known
        with ask(repo, *_LOG, *([rev] if rev else ()), "--", folder) as output:
            records = list(_records(output))
    except HistoryError as error:
        return Archive(folder, findings=(error.finding,))
    head = records[-1].commit  # every other commit is an ancestor of it
    states, published = _replay(records, folder, head)
    findings = [Finding(".git", 0, 0, "SP952")] if shallow else []
    if not states:
        findings.append(Finding(".git", 0, 0, "SP958", (("folder", folder),)))
    return Archive(folder, states, published, head, True, shallow, tuple(findings), prefix)


def pairs(archive: Archive) -> Iterator[State]:
    """`published`, and again every file whose agency's defaults changed beneath it; oldest first."""
    now: dict[str, dict[str, State]] = {}  # by the agency's file: its folder's files as they stand
    for _, group in groupby(archive.published, key=lambda state: state.order):
        changed = {state.path: state for state in group}
        for state in list(changed.values()):
            home = _home(archive.folder, state.path) or ""
            now.setdefault(home, {})[state.path] = state
            if state.path == home:
                for path, other in now[home].items():
                    if other.blob is not None and path not in changed:
                        changed[path] = replace(state, path=path, blob=other.blob)
        for path, state in sorted(changed.items()):
            now[_home(archive.folder, path) or ""][path] = state
            yield state


def _home(folder: str, path: str) -> str | None:
    """Where the agency of this file keeps its defaults; None for a file that belongs to no agency."""
    agency, slash, _ = path.removeprefix(f"{folder}/").partition("/")
    return f"{folder}/{agency}/instansi.yaml" if slash else None


def _records(output: IO[bytes]) -> Iterator[_Record]:
    """Commits with what they changed; a merge tells it once for each parent, which comes to one."""
    record: _Record | None = None
    about = b""
    for token in _tokens(output):
        if about:
            path = readable(token)
            if record is not None and path is not None and path.endswith(".yaml"):
                _, mode, _, blob, _ = about.decode("ascii").split()
                record.changes[path] = blob if mode.startswith("100") else None
            about = b""
        elif (text := token.strip(b"\n")).startswith(b":"):
            about = text
        elif text:
            commit, *parents = text.decode("ascii").split()
            if record is None or record.commit != commit:
                if record is not None:
                    yield record
                record = _Record(commit, tuple(parents))
    if record is not None:
        yield record


def _tokens(output: IO[bytes]) -> Iterator[bytes]:
    rest = b""
    while piece := output.read(_PIECE):
        *whole, rest = (rest + piece).split(b"\0")
        yield from whole
    yield rest


def _replay(records: list[_Record], folder: str, head: str) -> tuple[tuple[State, ...], tuple[State, ...]]:
    """The tree of every commit in turn, each held only until its last child is made."""
    line = _first_parents(records, head)
    children = Counter(parent for record in records for parent in record.parents)
    trees: dict[str, _Tree] = {}
    states: list[State] = []
    published: list[State] = []
    for order, record in enumerate(records):
        befores = [trees.get(parent, {}) for parent in record.parents] or [{}]
        on_line = record.commit in line
        brought, settled = _settle(order, record, befores)
        seen = {path for path, blob in record.changes.items() if on_line and blob != _blob(befores[0].get(path))}
        children.subtract(record.parents)
        tree = befores[0] if not any(children[p] for p in record.parents[:1]) else dict(befores[0])
        tree.update(settled)
        for parent in record.parents:
            if not children[parent]:
                trees.pop(parent, None)
        trees[record.commit] = tree
        for path in sorted(seen.union(brought)):
            state = State(
                path=path,
                blob=record.changes[path],
                commit=record.commit,
                order=order,
                on_first_parent=path in seen,
                pemda=_blob(tree.get(f"{folder}/pemda.yaml")),
                instansi=_blob(tree.get(_home(folder, path) or "")),
            )
            if path in brought:
                states.append(state)
            if path in seen:
                published.append(state)
    shown = {(state.path, state.blob) for state in published}
    return tuple(replace(s, on_first_parent=(s.path, s.blob) in shown) for s in states), tuple(published)


def _first_parents(records: Iterable[_Record], head: str) -> frozenset[str]:
    first = {record.commit: record.parents[:1] for record in records}
    line = [head]
    while parents := first.get(line[-1]):
        line.extend(parents)
    return frozenset(line)


def _settle(order: int, record: _Record, befores: list[_Tree]) -> tuple[frozenset[str], _Tree]:
    """Which paths have a new version in this commit, and every version that differs from the first parent's.

    A merge that takes one parent's version brings nothing new if the other's is an ancestor of it: a branch
    that is brought up to date must not make an old version look young. Otherwise somebody chose, and the
    choice counts.
    """
    brought: set[str] = set()
    settled: _Tree = {}
    for path, blob in record.changes.items():
        old = list(dict.fromkeys(version for tree in befores if (version := tree.get(path)) is not None))
        if blob is None and all(version.blob is None for version in old):
            continue
        kept = (version for version in old if version.blob == blob)
        top = next((one for one in kept if all(_comes_from(one, other) for other in old)), None)
        if top is None:
            top = _Version(order, blob, tuple(old))
            brought.add(path)
        settled[path] = top
    for tree in befores[1:]:
        for path, theirs in tree.items():
            mine = settled.get(path) or befores[0].get(path)
            if path in record.changes or mine is theirs:
                continue
            if mine is None or _comes_from(theirs, mine):
                settled[path] = theirs
            elif not _comes_from(mine, theirs):  # the same text, written twice: younger than both
                settled[path] = _Version(order, mine.blob, (mine, theirs))
    return frozenset(brought), settled


def _comes_from(version: _Version, ancestor: _Version) -> bool:
    seen = {version}
    waiting = [version]
    while waiting:
        one = waiting.pop()
        if one is ancestor:
            return True
        for parent in one.parents:
            if parent.order >= ancestor.order and parent not in seen:
                seen.add(parent)
                waiting.append(parent)
    return False


def _blob(version: _Version | None) -> str | None:
    return None if version is None else version.blob
