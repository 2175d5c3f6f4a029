"""A repository and a question in, git's answer as values out: the only place where a git process starts."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha1, sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from generator.findings import Finding, freeze_words

LARGEST = 32 * 1024 * 1024
"""Of a blob larger than this only so many bytes are handed out; `sources` refuses it long before."""

_HASH = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_KEPT = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH")
_FIXED = {
    "LC_ALL": "C",
    "LANGUAGE": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LITERAL_PATHSPECS": "1",
}


class HistoryError(Exception):
    """git could not answer; the text is git's own, `finding` says it in our words."""

    def __init__(self, id: str, **words: str) -> None:
        super().__init__(" ".join([id, *words.values()]))
        self.finding = Finding(".git", 0, 0, id, freeze_words(words))


def _environment() -> dict[str, str]:
    """Ours without what a hook sets to point git elsewhere (configuration, as for safe.directory, stays)."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    kept = {name: value for name, value in os.environ.items() if name.startswith(_KEPT)}
    return mine | kept | _FIXED


def _refusal(complaint: bytes, revision: str | None) -> HistoryError:
    lines = complaint.decode("utf-8", "replace").strip().splitlines() or ["git"]
    said = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[0])
    sebab = "".join(letter if letter.isprintable() else "?" for letter in said.removeprefix("fatal: "))[:200]
    if "dubious ownership" in sebab:
        return HistoryError("SP954", sebab=sebab)
    if "not a git repository" in sebab:
        return HistoryError("SP951")
    if "does not have any commits yet" in sebab:
        return HistoryError("SP953")
    if revision is not None:
        return HistoryError("SP956", revisi=revision, sebab=sebab)
    return HistoryError("SP955", sebab=sebab)


@contextmanager
def ask(
    repo: Path, *arguments: str, questions: bytes = b"", revision: str | None = None, quiet: bool = False
) -> Iterator[IO[bytes]]:
    """git's output as it comes, to be read to its end; HistoryError where git refuses.

    Questions go in as a file, not as a pipe, so that neither side ever waits for the other. `quiet`: an
    exit status of 1 is an answer too ("there is none").
    """
    command = ["git", "--no-pager", "-C", os.fspath(repo), *arguments]
    with TemporaryFile() as asked, TemporaryFile() as complaint:
        asked.write(questions)
        asked.seek(0)
        try:
            process = subprocess.Popen(
                command, stdin=asked, stdout=subprocess.PIPE, stderr=complaint, env=_environment()
            )
        except OSError as error:
            raise HistoryError("SP950") from error
        assert process.stdout is not None
        try:
            with process.stdout:
                yield process.stdout
        except BaseException:
            process.kill()
            process.wait()
            raise
        if process.wait() not in ((0, 1) if quiet else (0,)):
            complaint.seek(0)
            raise _refusal(complaint.read(), revision)


def _answer(repo: Path, *arguments: str, revision: str | None = None, quiet: bool = False) -> bytes:
    with ask(repo, *arguments, revision=revision, quiet=quiet) as output:
        return output.read()


def _safe(rev: str) -> str:
    """A revision as typed, unless git could take it for an option or for a range."""
    if not rev or rev.startswith(("-", "^")) or ".." in rev or not rev.isprintable():
        raise HistoryError("SP956", revisi=ascii(rev)[1:-1], sebab="")
    return rev


def where(repo: Path) -> tuple[bool, str, str]:
    """Whether the past is cut off, the folder's place in its repository, and the commit at hand ("" before the first).

    HistoryError where there is no repository.
    """
    asked = ("rev-parse", "--is-shallow-repository", "--show-prefix", "--verify", "--quiet", "HEAD")
    said = _answer(repo, *asked, quiet=True).decode("utf-8", "surrogateescape").split("\n")
    shallow, prefix, head, *_ = (*said, "", "")
    return shallow == "true", prefix, head


def resolve(repo: Path, rev: str) -> str:
    """The full hash of the commit that `rev` names; HistoryError where it names none."""
    return _answer(repo, "rev-parse", "--verify", _safe(rev) + "^{commit}", revision=rev).decode().strip()


def day(repo: Path, rev: str) -> str:
    """The day (ISO) on which the commit `rev` was made, as its writer's calendar had it."""
    return _answer(repo, "show", "--no-patch", "--format=%cs", _safe(rev), "--", revision=rev).decode().strip()


def merge_base(repo: Path, a: str, b: str) -> str | None:
    """The commit where two lines of work parted; None where they never met."""
    said = _answer(repo, "merge-base", _safe(a), _safe(b), revision=f"{a}, {b}", quiet=True)
    return said.decode().strip() or None


def since(repo: Path, rev: str, until: str = "HEAD") -> frozenset[str]:
    """The full hashes of the commits that `until` has and `rev` has not."""
    output = _answer(repo, "rev-list", f"{_safe(rev)}..{_safe(until)}", "--", revision=f"{rev}, {until}")
    return frozenset(output.decode("ascii").split())


def tree(repo: Path, rev: str, folder: str = "") -> dict[str, str]:
    """The regular files of one revision (below `folder`), each with its blob, by path."""
    where = ["--", folder] if folder else []
    output = _answer(repo, "ls-tree", "-r", "-z", _safe(rev), *where, revision=rev)
    found: dict[str, str] = {}
    for entry in output.split(b"\0")[:-1]:
        about, _, name = entry.partition(b"\t")
        mode, _, blob = about.decode("ascii").split()
        path = readable(name)
        if path is not None and mode.startswith("100"):
            found[path] = blob
    return dict(sorted(found.items()))


def changed_since(repo: Path, rev: str, folder: str, until: str = "HEAD") -> tuple[str, ...]:
    """The YAML files below `folder` that differ between two revisions, removed ones too, sorted."""
    options = ("-r", "-z", "--name-only", "--no-renames", "--relative")
    two = (_safe(rev), _safe(until))
    output = _answer(repo, "diff-tree", *options, *two, "--", folder, revision=f"{rev}, {until}")
    names = [readable(name) for name in output.split(b"\0")]
    return tuple(sorted(name for name in names if name is not None and name.endswith(".yaml")))


def blobs(repo: Path, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The contents of blobs, each once, in the order asked, by one git process; HistoryError for one lost."""
    wanted = list(dict.fromkeys(ids))
    strange = next((id for id in wanted if not _HASH.fullmatch(id)), None)
    if strange is not None:
        raise HistoryError("SP957", blob=ascii(strange)[1:-1])
    if not wanted:
        return
    questions = "".join(f"{id}\n" for id in wanted).encode()
    with ask(repo, "cat-file", "--batch", "--buffer", questions=questions) as output:
        for id in wanted:
            answer = output.readline().split()
            if answer[1:] == [b"missing"]:
                raise HistoryError("SP957", blob=id)
            if len(answer) != 3:
                break  # git has died; its own words follow
            size = int(answer[2])
            content = output.read(min(size, LARGEST))
            rest = size + 1 - len(content)
            while rest and (skipped := output.read(min(rest, LARGEST))):
                rest -= len(skipped)
            if rest:
                break
            yield id, content
        else:
            return
        output.read()
    raise HistoryError("SP955", sebab="cat-file")


def siblings(repo: Path, wanted: Iterable[tuple[str, str]]) -> tuple[str | None, ...]:
    """For each (commit, path) the blob there, or None, by one git process.

    A path with a newline is answered None: git's question is one line, and no such name is a lawful one.
    """
    pairs = [(_safe(commit), path) for commit, path in wanted]
    asked = [pair for pair in dict.fromkeys(pairs) if "\n" not in pair[1]]
    questions = "".join(f"{commit}:./{path}\n" for commit, path in asked).encode("utf-8", "replace")
    if not asked:
        return (None,) * len(pairs)
    found: dict[tuple[str, str], str] = {}
    with ask(repo, "cat-file", "--batch-check", "--buffer", questions=questions) as output:
        for pair in asked:
            answer = output.readline().split()
            if len(answer) == 3 and answer[1] == b"blob":
                found[pair] = answer[0].decode("ascii")
        output.read()
    return tuple(found.get(pair) for pair in pairs)


def identity(content: bytes, like: str) -> str:
    """What git calls these bytes in a repository whose names look like this one, without asking it.

    A filter such as autocrlf makes git's own bytes differ.
    """
    algorithm = sha256 if len(like) == 64 else sha1
    return algorithm(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def same(blob: str, content: bytes) -> bool:
    """Whether these bytes are that blob."""
    return identity(content, blob) == blob


def readable(name: bytes) -> str | None:
    """A file name as text; None where it is not UTF-8, which no name of ours can be."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return None
