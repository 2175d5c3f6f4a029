"""The words of the command line in, the street's work and an exit code out: 0 fine, 1 kesalahan, 2 could not run."""

from __future__ import annotations

import argparse
import datetime
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from generator import history, jobs, reports
from generator.findings import Finding, freeze_words
from generator.messages import level, word
from generator.site import FOLDER, Site, kind_of

# The rest of the street is imported by the commands that walk it: `build` leaves that to MkDocs' process.

FINE, FAULTY, FAILED = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command. Messages are Indonesian, command words English."""
    arguments = _parser().parse_args(argv)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        code: int = arguments.run(arguments)
        return code
    except (history.HistoryError, jobs.PublishError) as error:
        findings = (error.finding,) if isinstance(error, history.HistoryError) else error.findings
        _say(reports.report(findings, "text", lambda finding: "", 0))
        return FAILED
    except OSError as error:
        _say(word("perintah.sistem", sebab=error.strerror or type(error).__name__, nama=error.filename or ""))
        return FAILED
    except KeyboardInterrupt:
        _say(word("perintah.dihentikan"))
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="standar", description=word("perintah.standar"))
    commands = parser.add_subparsers(required=True, metavar="PERINTAH")

    build = commands.add_parser("build", help=word("perintah.build"))
    build.add_argument("--out", type=Path, default=Path("site"))
    build.add_argument("--no-boards", action="store_true")
    build.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    build.add_argument("--date", type=_date)
    build.set_defaults(run=_build)

    check = commands.add_parser("check", help=word("perintah.check"))
    check.add_argument("paths", nargs="*", type=Path)
    check.add_argument("--format", choices=("text", "github", "json"), default="text")
    check.add_argument("--date", type=_date)
    check.set_defaults(run=_check)

    diff = commands.add_parser("diff", help=word("perintah.diff"))
    diff.add_argument("revisions", nargs="*", metavar="BASE [HEAD]")
    diff.add_argument("--format", choices=("text", "markdown", "json", "github"), default="text")
    diff.set_defaults(run=_diff)

    boards = commands.add_parser("boards", help=word("perintah.boards"))
    boards.add_argument("which", nargs="*", metavar="KODE")
    boards.add_argument("--out", type=Path, default=Path("papan"))
    boards.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    boards.add_argument("--date", type=_date)
    boards.set_defaults(run=_boards)

    serve = commands.add_parser("serve", help=word("perintah.serve"))
    serve.add_argument("--address", default="127.0.0.1:8000")
    serve.set_defaults(run=_serve)
    return parser


def _date(text: str) -> str:
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(word("perintah.tanggal", isi=text)) from None


def _today(given: str | None) -> str:
    """The build's date: the option, else SOURCE_DATE_EPOCH, else today."""
    if given:
        return given
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date().isoformat()
    return datetime.datetime.now().astimezone().date().isoformat()


def _root() -> Path:
    """The folder that holds standards/: this one or one above it."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / FOLDER / "pemda.yaml").is_file():
            return folder
    return here


def _say(text: str) -> None:
    print(text.rstrip("\n"), file=sys.stderr)


def _build(arguments: argparse.Namespace) -> int:
    """Everything, by MkDocs in a process of its own, then into the output folder file by file."""
    root = _root()
    out: Path = arguments.out
    jobs.claim(out)
    options = {
        "papan": not arguments.no_boards,
        "pekerja": arguments.workers,
        "tanggal": _today(arguments.date),
        "cache": str(root / ".cache" / "standar"),
    }
    with _beside(root) as folder:
        staging, found = Path(folder) / "site", Path(folder) / "findings.json"
        command = [sys.executable, "-m", "generator.plugin", "build", "--config", str(root / "mkdocs.yml")]
        command += ["--site-dir", str(staging), "--option", json.dumps(options), "--findings", str(found)]
        code = subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode
        findings = _read_findings(found)
        if code == FAILED or not staging.is_dir():
            faults = tuple(one for one in findings if level(one.id) == "kesalahan")
            _say(reports.report(faults, "text", _excerpt(root), 0) if faults else "")
            _say(word("perintah.tidak-dibuat"))
            return FAILED
        lost = jobs.lost_addresses(out, staging)
        if lost:
            vanishing = [Finding(jobs.PROMISES, 0, 0, "SP995", (("alamat", address),)) for address in lost]
            _say(reports.report(vanishing, "text", lambda finding: "", 0))
            return FAILED
        written = jobs.move_tree(staging, out)
    faults = tuple(one for one in findings if level(one.id) == "kesalahan")
    _say(reports.report(faults, "text", _excerpt(root), _ready(root, findings)))
    _say(
        word(
            "perintah.ditulis",
            baru=len(written.written),
            tetap=len(written.unchanged),
            hapus=len(written.removed),
            folder=str(out),
        )
    )
    return FAULTY if faults else FINE


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


def _excerpt(root: Path) -> reports.Excerpt:
    """The source line of a finding, with a caret; nothing where it is about a whole file."""

    def quote(finding: Finding) -> str:
        from generator import sources

        content = _files_now(root).get(finding.file) if finding.line else None
        return sources.excerpt(content, finding.line, finding.column) if content is not None else ""

    return quote


def _ready(root: Path, findings: tuple[Finding, ...]) -> int:
    """How many standards nothing forbids to publish."""
    faulty = {one.file for one in findings if level(one.id) == "kesalahan"}
    return sum(kind_of(file) == "standar" and file not in faulty for file in _files_now(root))


def _check(arguments: argparse.Namespace) -> int:
    """Schema and rules; findings about the given paths only, judged in the whole catalogue."""
    from generator import build as street

    root = _root()
    options = street.BuildOptions(tanggal=_today(arguments.date))
    _, findings = street.publication(root, root / FOLDER, options)
    if arguments.paths:
        wanted = [_from_root(root, path) for path in arguments.paths]
        findings = tuple(one for one in findings if any(_below(one.file, name) for name in wanted))
    print(reports.report(findings, arguments.format, _excerpt(root), _ready(root, findings)), end="")
    return FAULTY if any(level(one.id) == "kesalahan" for one in findings) else FINE


def _from_root(root: Path, path: Path) -> str:
    return path.resolve().relative_to(root.resolve()).as_posix()


def _below(file: str, name: str) -> bool:
    return name == "." or file == name or file.startswith(f"{name}/")


def _diff(arguments: argparse.Namespace) -> int:
    """What changes for the applicant: between two files, two revisions, or a revision and the working tree."""
    from generator import catalog as catalogue
    from generator import proposal
    from generator.targets.proposals import render_usulan

    given: list[str] = arguments.revisions
    root = _root()
    if len(given) == 2 and all(Path(name).is_file() for name in given):
        before, after = (_one_file(Path(name)) for name in given)
        names = (given[0], given[1])
    else:
        base = given[0] if given else history.merge_base(root, "origin/main", "HEAD")
        commit = history.resolve(root, base or "HEAD")
        before, after, names = _at(root, commit), _files_now(root), (commit[:7], word("perintah.kerja"))
        if len(given) > 1:
            head = history.resolve(root, given[1])
            after, names = _at(root, head), (commit[:7], head[:7])
    usulan = proposal.compare(proposal.services(before), proposal.services(after))
    pemda = catalogue.regency(root / FOLDER)
    site = Site("", pemda.alamat_qr, pemda.nama, pemda.contoh) if pemda else Site("", "", "")
    print(render_usulan(usulan, names, site, arguments.format), end="")
    return FINE


def _at(root: Path, commit: str) -> Mapping[str, bytes]:
    """The files of standards/ as a commit has them."""
    tree = {path: blob for path, blob in history.tree(root, commit, FOLDER).items() if path.endswith(".yaml")}
    contents = dict(history.blobs(root, dict.fromkeys(tree.values())))
    return {path: contents[blob] for path, blob in sorted(tree.items())}


@cache
def _files_now(root: Path) -> Mapping[str, bytes]:
    """The files of standards/ as they stand, read once."""
    from generator import sources

    return dict(sources.walk(root, FOLDER))


def _one_file(path: Path) -> Mapping[str, bytes]:
    """Two files compared by themselves: each stands as the only service of an agency without defaults."""
    from generator import sources

    folder = f"{FOLDER}/berkas"
    agency = path.with_name("instansi.yaml")
    known = sources.content(agency) if agency.is_file() else word("perintah.instansi-kosong").encode()
    return {f"{folder}/instansi.yaml": known, f"{folder}/layanan.yaml": sources.content(path)}


def _boards(arguments: argparse.Namespace) -> int:
    """Only the boards, of all services in force or of the named ones (kode, or instansi/layanan)."""
    from generator import build as street

    root = _root()
    options = street.BuildOptions(
        tanggal=_today(arguments.date), pekerja=arguments.workers, cache=root / ".cache" / "standar"
    )
    made, findings = street.only_boards(root, root / FOLDER, options, frozenset(arguments.which))
    if not made:
        _say(reports.report(findings, "text", _excerpt(root), 0))
        _say(word("perintah.papan-tidak-ada"))
        return FAILED
    written = jobs.publish([(path.removeprefix("papan/"), content) for path, content in made], arguments.out)
    _say(word("perintah.papan", jumlah=len(made), folder=str(arguments.out), baru=len(written.written)))
    faults = tuple(one for one in findings if level(one.id) == "kesalahan")
    if faults:
        _say(reports.report(faults, "text", _excerpt(root), _ready(root, findings)))
    return FAULTY if faults else FINE


def _serve(arguments: argparse.Namespace) -> int:
    """The live preview of MkDocs."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", arguments.address]
    return subprocess.run(command, check=False, cwd=_root()).returncode


if __name__ == "__main__":
    sys.exit(main())
