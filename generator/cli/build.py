"""`standar build`: standards/ in, the whole site out, by MkDocs in a process of its own."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator import jobs, reports
from generator.cli import again, shard
from generator.cli.here import FAILED, FAULTY, FINE, Commands, excerpt, iso_date, ready, root_here, say, today
from generator.cli.last import Last, Made
from generator.findings import Finding, freeze_words
from generator.messages import level, word


def add(commands: Commands) -> None:
    """The command and its options."""
    build = commands.add_parser("build", help=word("perintah.build"))
    build.add_argument("--out", type=Path, default=Path("site"))
    build.add_argument("--no-boards", action="store_true")
    build.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    build.add_argument("--date", type=iso_date)
    build.add_argument("--published", type=Path, metavar="FILE", help=word("perintah.build-published"))
    build.add_argument("--shard", type=shard.part, metavar="I/N", help=word("perintah.build-shard"))
    build.add_argument("--using", metavar="dask://HOST:PORT", default="", help=word("perintah.build-using"))
    build.set_defaults(run=_build)


def _build(arguments: argparse.Namespace) -> int:
    """Everything, or one part of the prints."""
    if arguments.shard is not None:
        return shard.make_shard(arguments)
    options = {
        "papan": not arguments.no_boards,
        "pekerja": arguments.workers,
        "tanggal": today(arguments.date),
        "memakai": arguments.using,
    }
    return make_site(root_here(), arguments.out, options, arguments.published)


def make_site(root: Path, out: Path, given: Mapping[str, object], published: Path | None) -> int:
    """Everything that is not as it would be made, in the output folder file by file; nothing where all of it is."""
    jobs.claim(out)
    if published is not None:
        published.stat()
    options = {
        **given,
        "cache": str(root / ".cache" / "standar"),
        "laporan": str(out.absolute().parent / "laporan"),
    }
    last = Last(root, out, options, published)
    same = last.same()
    if same is not None:
        say(same.said)
        say(word("perintah.tetap", folder=str(out)))
        return same.code
    for step_back in (last.doubt, last.forget):
        try:
            return _make_site(root, out, options, published, last)
        except jobs.Touched:  # somebody wrote into the output meanwhile
            step_back()
    return _make_site(root, out, options, published, last)


def _make_site(root: Path, out: Path, options: Mapping[str, object], published: Path | None, last: Last) -> int:
    """By MkDocs in a process of its own where it makes anything new, then into the output folder."""
    with _beside(root) as folder:
        staging = Path(folder) / "site"
        made = again.walk(root, staging, out, options, last)
        if made is None:
            code, made = _by_mkdocs(root, Path(folder), out, options, last)
            if code == FAILED or not staging.is_dir():
                faults = tuple(one for one in made.findings if level(one.id) == "kesalahan")
                say(reports.report(faults, "text", excerpt(root), 0) if faults else "")
                say(word("perintah.tidak-dibuat"))
                return FAILED
        lost = jobs.lost_addresses(out, staging, published, made.kept)
        if lost:
            vanishing = [Finding(jobs.PROMISES, 0, 0, "SP995", (("alamat", address),)) for address in lost]
            say(reports.report(vanishing, "text", lambda finding: "", 0))
            return FAILED
        written = jobs.move_tree(staging, out, kept=made.kept, known=made.digests)
    findings = made.findings
    faults = tuple(one for one in findings if level(one.id) == "kesalahan")
    said = reports.report(faults, "text", excerpt(root), ready(root, findings))
    say(said)
    say(
        word(
            "perintah.ditulis",
            baru=len(written.written),
            tetap=len(written.unchanged),
            hapus=len(written.removed),
            folder=str(out),
        )
    )
    code = FAULTY if faults else FINE
    last.keep(made, written, said, code)
    return code


def _by_mkdocs(root: Path, folder: Path, out: Path, options: Mapping[str, object], last: Last) -> tuple[int, Made]:
    """The site inside a folder, by MkDocs in a process of its own: its exit code, and what it made."""
    staging, found, note = folder / "site", folder / "findings.json", folder / "note"
    shutil.rmtree(staging, ignore_errors=True)  # what the shorter way left
    command = [sys.executable, "-m", "generator.plugin", "build", "--config", str(root / "mkdocs.yml")]
    command += ["--site-dir", str(staging), "--option", json.dumps(options), "--findings", str(found)]
    command += ["--out", str(out.absolute()), "--made-by", last.made_by, "--note", str(note)]
    code = subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode
    findings = _read_findings(found)
    return code, Made(findings) if code == FAILED else last.learn(note, findings)


def _beside(root: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder for what is not published yet: where that can be on the repository's disk, to be moved from there."""
    place = root / ".cache"
    try:
        place.mkdir(exist_ok=True)
        return tempfile.TemporaryDirectory(prefix="standar-", dir=place)
    except OSError:
        return tempfile.TemporaryDirectory(prefix="standar-")


def _read_findings(file: Path) -> tuple[Finding, ...]:
    """The findings that the build wrote for us."""
    rows = json.loads(jobs.read_output(file) or b"[]")
    return tuple(
        Finding(one["file"], one["line"], one["column"], one["id"], freeze_words(one["words"])) for one in rows
    )
