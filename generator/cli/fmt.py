"""`standar fmt`: files of standards/ in, the same files in their canonical form out; what each got is told."""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator import reports
from generator.cli.codes import codes_in, new_codes, steady_codes
from generator.cli.here import FAILED, FAULTY, FINE, Commands, below, excerpt, files_now, from_root, root_here, say
from generator.findings import Finding
from generator.formatting import Formatted, format_file
from generator.messages import word
from generator.text import join_dan


def add(commands: Commands) -> None:
    """The command and its options."""
    fmt = commands.add_parser("fmt", help=word("perintah.fmt"))
    fmt.add_argument("paths", nargs="*", type=Path)
    fmt.add_argument("--check", action="store_true", help=word("perintah.fmt-check"))
    fmt.add_argument("--suggest", nargs=2, metavar=("BASE", "HEAD"), help=word("perintah.fmt-saran"))
    fmt.set_defaults(run=_fmt)


def _fmt(arguments: argparse.Namespace) -> int:
    """Writes what differs, or with --check only says it (then that is a fault)."""
    root = _root(arguments.paths)
    if arguments.suggest is not None:
        return _suggest(root, arguments.suggest)
    changed, findings = 0, list[Finding]()
    for file, content, made in _formatted(files_now(root), [from_root(root, path) for path in arguments.paths]):
        findings += made.temuan
        if made.content == content:
            continue
        changed += 1
        done = join_dan([word(f"perintah.fmt.{name}", jumlah=count) for name, count in made.kerja])
        print(word("perintah.fmt.file", file=file, isi=done))
        if not arguments.check:
            replace_file(root / file, made.content)
    if findings:
        say(reports.report(tuple(findings), "text", excerpt(root), 0))
    kind = "rapi" if not changed else "perlu" if arguments.check else "selesai"
    print(word(f"perintah.fmt.{kind}", jumlah=changed))
    return FAULTY if findings or (arguments.check and changed) else FINE


def _suggest(root: Path, revisions: list[str]) -> int:
    """Comments on the lines that a proposal wrote, as data for the code host; no file is written."""
    from generator.cli.revisions import RevisionError, sides
    from generator.formatting.suggesting import as_comments, suggest

    try:
        compared = sides(root, revisions)
    except RevisionError as error:
        say(str(error))
        return FAILED
    taken = codes_in(compared.before) | codes_in(compared.after)
    print(as_comments(*suggest(compared.before, compared.after, steady_codes(taken))), end="")
    return FINE


def _root(paths: Iterable[Path]) -> Path:
    """The folder that holds standards/, seen from here; OSError where a path is not there."""
    for path in paths:
        path.stat()
    return root_here()


def _formatted(contents: Mapping[str, bytes], wanted: list[str]) -> Iterator[tuple[str, bytes, Formatted]]:
    codes = new_codes(codes_in(contents))
    for file, content in contents.items():
        if not wanted or any(below(file, name) for name in wanted):
            yield file, content, format_file(file, content, lambda: next(codes))


def replace_file(path: Path, content: bytes) -> None:
    """Puts a file in place by one rename, so that a crash leaves the old one whole."""
    target = path.resolve()
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as new:
        new.write(content)
    try:
        if target.exists():
            shutil.copymode(target, new.name)
        else:
            Path(new.name).chmod(0o666 & ~_umask())
        Path(new.name).replace(target)
    except BaseException:
        Path(new.name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
