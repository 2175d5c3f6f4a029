"""`standar build --shard I/N`: standards/ in, a folder with one part of the prints out."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

from generator import jobs, reports
from generator.cli.here import FAILED, FAULTY, FINE, excerpt, files_now, root_here, say, today
from generator.findings import Finding, sort_findings
from generator.messages import level, word
from generator.site import FOLDER


def part(text: str) -> jobs.Part:
    """`2/3`, of the command line."""
    try:
        return jobs.Part.read(text)
    except ValueError:
        raise argparse.ArgumentTypeError(word("perintah.bagian-asing", isi=text)) from None


def make_shard(arguments: argparse.Namespace) -> int:
    """The prints of one part, into a folder of their own; the site is made by `merge`."""
    from generator import build as street
    from generator.progress import Progress

    for name, given in (("--no-boards", arguments.no_boards), ("--published", arguments.published)):
        if given:
            say(word("perintah.bagian-tanpa", opsi=name))
            return FAILED
    root, out, mine = root_here(), arguments.out, arguments.shard
    jobs.claim(out)
    options = street.BuildOptions(
        tanggal=today(arguments.date),
        pekerja=arguments.workers,
        cache=root / ".cache" / "standar",
        memakai=arguments.using,
    )
    made, findings = street.only_part(root, root / FOLDER, options, mine)
    if made is None:
        say(reports.report(findings, "text", excerpt(root), 0))
        return FAILED
    told: list[Finding] = []
    count = 0

    def noted() -> Iterator[tuple[jobs.Job, jobs.Result]]:
        nonlocal count
        for job, result in made:
            told.extend(result.findings)
            count += result.content is not None
            yield job, result

    progress, lines = logging.getLogger("generator.build"), Progress(sys.stderr)
    progress.addHandler(lines)
    progress.setLevel(logging.INFO)
    try:
        jobs.publish(jobs.pack(mine, origin_here(root, options.tanggal), noted()), out)
    finally:
        lines.close_bar()
        progress.removeHandler(lines)
    faults = [one for one in sort_findings(told) if level(one.id) == "kesalahan"]
    if faults:
        say(reports.report(faults, "text", excerpt(root), 0))
    say(word("perintah.bagian", bagian=str(mine), jumlah=count, folder=str(out)))
    return FAULTY if faults else FINE


def origin_here(root: Path, date: str) -> jobs.Origin:
    """What a shard is made from that is made here and now."""
    from generator import history, printing

    try:
        commit = history.resolve(root, "HEAD")
    except history.HistoryError:  # no git: there are no other editions
        commit = ""
    sources = [part for file, content in files_now(root).items() for part in (file, content)]
    return jobs.Origin(date, jobs.digest(*sources), commit, printing.shaping())
