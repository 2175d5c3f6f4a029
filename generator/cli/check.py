"""`standar check`: files in, what is wrong with them out; with `--against` also what a change breaks."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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
    from generator.catalog import About
    from generator.model import Riwayat


USUAL = object()
"""`--against` without a revision: the published line."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found; the files that were read (None: pemda.yaml failed), how many there are, and all editions.

    `situs` is the address of the site, which explains each kind of finding.
    """

    findings: tuple[Finding, ...]
    contents: Mapping[str, bytes] | None
    ada: int = 0
    situs: str = ""
    riwayat: tuple[Riwayat, ...] = ()


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
    root, tanggal = root_here(), today(arguments.date)
    place = root / ".cache" / "standar"  # what a build has learned from git; without one a check leaves no trace
    cache = place if place.is_dir() else None
    try:
        asked = () if arguments.against is USUAL else (arguments.against,)
        compared = sides(root, asked) if arguments.against is not None else None
        wanted = _wanted(root, arguments.paths, compared.before if compared is not None else {})
    except RevisionError as error:
        say(str(error))
        return FAILED

    def is_asked(file: str) -> bool:
        return not wanted or compared is not None or any(below(file, name) for name in wanted)

    found = None
    if wanted and compared is None and cache is not None:
        found = _from_few(root, wanted, tanggal, cache)
    if found is None:
        found = _from_all(root, tanggal, cache, is_asked, compared.dari if compared is not None else "")
    findings = found.findings
    if compared is not None:
        findings = _against(compared, findings, found.riwayat, tanggal)
    if wanted:
        findings = tuple(one for one in findings if any(below(one.file, name) for name in wanted))
    count = ready(root, findings, wanted, found.contents)
    print(reports.report(findings, arguments.format, excerpt(root, found.contents), count, found.situs), end="")
    if wanted and arguments.format == "text" and found.contents is not None:
        few = len(found.contents) < found.ada
        say(word("laporan.dibaca" if few else "laporan.dibaca-semua", jumlah=len(found.contents), ada=found.ada))
    return FAULTY if any(level(one.id) == "kesalahan" for one in findings) else FINE


def _from_few(root: Path, wanted: Sequence[str], tanggal: str, cache: Path) -> _Found | None:
    """From the files that bear on those asked for; None where it takes all."""
    from generator import nearby

    found = nearby.answer(root, wanted, tanggal, cache)
    if found is None:
        return None
    return _Found(found.findings, found.contents, found.ada, found.pemda.alamat_situs or found.pemda.alamat_qr)


def _from_all(root: Path, tanggal: str, cache: Path | None, is_asked: About, pembanding: str) -> _Found:
    """From the whole catalogue, of which a cache takes notes for the next time.

    What is published ends at the commit `pembanding`, where one is given.
    """
    from generator import build as street
    from generator import nearby, sources

    pada = time.time_ns()
    marks = sources.marks(root, FOLDER) if cache is not None else {}
    options = street.BuildOptions(tanggal=tanggal, cache=cache, pembanding=pembanding)
    found, findings = street.publication(root, root / FOLDER, options, is_asked)
    if found is None:
        return _Found(findings, None)
    if cache is not None:
        nearby.learn(root, found.catalog, cache, pada, marks)
    contents = found.catalog.sumber
    return _Found(findings, contents, len(contents), found.site.alamat_situs, found.riwayat)


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
