"""A repository and what was typed in; the two moments of standards/ to compare, and in words which, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import history
from generator.cli.here import files_now
from generator.history import HistoryError
from generator.messages import word
from generator.site import FOLDER

MAIN = ("origin/main", "origin/master", "main", "master")
"""Where the published line is looked for; the first is the one expected."""

SHORT = 7


class RevisionError(Exception):
    """Two moments that cannot be compared; the text is ours and says what to do."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Two moments of standards/: their files, their names for a person, and what must be said about the choice.

    `dari` and `ke` are full hashes; `ke` is empty where files of the working tree are not in any commit.
    """

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    names: tuple[str, str]
    dari: str
    ke: str = ""
    catatan: tuple[str, ...] = ()
    working_tree: bool = False


def sides(root: Path, given: Sequence[str]) -> Sides:
    """The common ancestor of a base and a head, beside that head; HEAD with the working tree where none is given.

    As git's `BASE...HEAD`: what others have added to the base since is nobody's change here. Without a base it
    is origin/main. HistoryError for an unknown revision, RevisionError where nothing can be compared.
    """
    head = history.resolve(root, given[1] if len(given) > 1 else "HEAD")
    base, tip, notes = _base(root, given[0], head) if given else _usual_base(root, head)
    if len(given) > 1:
        after = files_at(root, head)
        return Sides(_before(root, base, tip, after), after, (base[:SHORT], head[:SHORT]), base, head, notes)
    now = dict(files_now(root))
    clean = _is_committed(root, head, now)
    names = (base[:SHORT], head[:SHORT] if clean else word("perintah.kerja-di-atas", titik=head[:SHORT]))
    before = _before(root, base, tip, now)
    return Sides(before, now, names, base, head if clean else "", notes, working_tree=True)


def _before(root: Path, base: str, tip: str, after: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files where the lines parted; where the base has since got the very same content, that is no change.

    So a proposal that was published as one commit is not proposed again by the commits that it was made of.
    """
    before = dict(files_at(root, base))
    if tip != base:
        published = files_at(root, tip)
        for file in sorted({*before, *after, *published}):
            if published.get(file) == after.get(file):
                before.pop(file, None)
                before |= {file: after[file]} if file in after else {}
    return dict(sorted(before.items()))


def files_at(root: Path, commit: str) -> Mapping[str, bytes]:
    """The files of standards/ as a commit has them; the same choice of files as in the working tree."""
    tree = {path: blob for path, blob in history.tree(root, commit, FOLDER).items() if _is_ours(path)}
    contents = dict(history.blobs(root, dict.fromkeys(tree.values())))
    return {path: contents[blob] for path, blob in sorted(tree.items())}


def _is_ours(path: str) -> bool:
    hidden = any(name.startswith(".") for name in path.split("/")) or not path.isprintable()
    return not hidden and path.lower().endswith((".yaml", ".yml"))


def _is_committed(root: Path, head: str, now: Mapping[str, bytes]) -> bool:
    tree = {path: blob for path, blob in history.tree(root, head, FOLDER).items() if _is_ours(path)}
    return tree.keys() == now.keys() and all(history.same(blob, now[path]) for path, blob in tree.items())


def _base(root: Path, name: str, head: str) -> tuple[str, str, tuple[str, ...]]:
    """Where the two lines parted and the named revision, which is both where they never met; and what to say of it."""
    commit = history.resolve(root, name)
    parted = history.merge_base(root, commit, head)
    if parted is None:
        if history.where(root)[0]:
            raise RevisionError(word("banding.terpotong", nama=name))
        return commit, commit, (word("banding.tak-bertemu", nama=name),)
    return parted, commit, _apart(name, commit, parted)


def _apart(name: str, commit: str, parted: str) -> tuple[str, ...]:
    if parted == commit:
        return ()
    return (word("banding.pisah", nama=name, titik=commit[:SHORT], pisah=parted[:SHORT]),)


def _usual_base(root: Path, head: str) -> tuple[str, str, tuple[str, ...]]:
    """The published line; where this folder does not know it, the nearest thing, and a sentence that says so."""
    known = next(((name, commit) for name in MAIN if (commit := _found(root, name)) is not None), None)
    if known is None:
        return head, head, (word("banding.kepala", nama=MAIN[0], titik=head[:SHORT]),)
    name, commit = known
    parted = history.merge_base(root, commit, head)
    if parted is None:
        key = "banding.terpotong" if history.where(root)[0] else "banding.asing"
        raise RevisionError(word(key, nama=name))
    notes = () if name == MAIN[0] else (word("banding.lain", nama=MAIN[0], lain=name, titik=commit[:SHORT]),)
    return parted, commit, (*notes, *_apart(name, commit, parted))


def _found(root: Path, name: str) -> str | None:
    try:
        return history.resolve(root, name)
    except HistoryError as error:
        if error.finding.id != "SP956":  # no git, no repository, no right to read it
            raise
        return None
