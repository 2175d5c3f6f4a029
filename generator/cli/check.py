"""`standar check`: files in, what is wrong with them out; with `--against` also what a change breaks."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator import reports
from generator.cli.here import (
    FAILED,
    FAULTY,
    FINE,
    Commands,
    below,
    excerpt,
    files_now,
    from_root,
    iso_date,
    ready,
    root_here,
    say,
    today,
)
from generator.cli.revisions import RevisionError, Sides, sides
from generator.findings import Finding
from generator.messages import level, word
from generator.site import FOLDER
from generator.text import harmless

if TYPE_CHECKING:
    from generator.model import Riwayat


USUAL = object()
"""`--against` without a revision: the published line."""


def add(commands: Commands) -> None:
    """The command and its options."""
    check = commands.add_parser("check", help=word("perintah.check"))
    check.add_argument("paths", nargs="*", type=Path)
    check.add_argument("--against", metavar="REV", nargs="?", const=USUAL, help=word("perintah.check-against"))
    check.add_argument("--format", choices=("text", "github", "json"), default="text")
    check.add_argument("--date", type=iso_date)
    check.set_defaults(run=_check)


def _check(arguments: argparse.Namespace) -> int:
    """Schema and rules; findings about the given paths only, judged in the whole catalogue."""
    from generator import build as street

    root = root_here()
    place = root / ".cache" / "standar"  # what a build has learned from git; without one a check leaves no trace
    options = street.BuildOptions(tanggal=today(arguments.date), cache=place if place.is_dir() else None)
    try:
        asked = () if arguments.against is USUAL else (arguments.against,)
        compared = sides(root, asked) if arguments.against is not None else None
        wanted = _wanted(root, arguments.paths, compared.before if compared is not None else {})
    except RevisionError as error:
        say(str(error))
        return FAILED

    def is_asked(file: str) -> bool:
        return not wanted or compared is not None or any(below(file, name) for name in wanted)

    found, findings = street.publication(root, root / FOLDER, options, is_asked)
    if compared is not None:
        findings = _against(compared, findings, found.riwayat if found is not None else (), options.tanggal)
    if wanted:
        findings = tuple(one for one in findings if any(below(one.file, name) for name in wanted))
    contents = found.catalog.sumber if found is not None else None
    count = ready(root, findings, wanted, contents)
    print(reports.report(findings, arguments.format, excerpt(root, contents), count), end="")
    return FAULTY if any(level(one.id) == "kesalahan" for one in findings) else FINE


def _wanted(root: Path, paths: Sequence[Path], before: Mapping[str, bytes]) -> tuple[str, ...]:
    """The given paths from the root; RevisionError for one that names nothing, now or then."""
    wanted = []
    for path in paths:
        try:
            name = from_root(root, path)
        except ValueError:
            raise RevisionError(word("banding.di-luar", nama=harmless(str(path)))) from None
        if not path.exists() and not any(below(file, name) for file in (*files_now(root), *before)):
            raise RevisionError(word("banding.tidak-ada", nama=harmless(str(path))))
        wanted.append(name)
    return tuple(wanted)


def _against(
    compared: Sides, findings: Iterable[Finding], riwayat: Iterable[Riwayat], tanggal: str
) -> tuple[Finding, ...]:
    """The findings, and what the rules about change add; what could not be compared is said beside them."""
    from generator import proposal

    usulan = proposal.propose(compared.before, compared.after)
    say(word("banding.terhadap", dari=compared.names[0]))
    for note in compared.catatan:
        say(harmless(note))
    for one in usulan.rusak:
        if one.sisi == "semula":
            say(word("banding.rusak", file=harmless(one.file), dari=compared.names[0]))
    return proposal.join(findings, proposal.judge(usulan, riwayat, tanggal))
