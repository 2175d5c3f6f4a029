"""`standar init`: a regency's name, its address and its first agency in, a repository that builds out."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from generator import reports
from generator.cli.codes import new_codes
from generator.cli.fmt import replace_file
from generator.cli.here import FAILED, FINE, Commands, say, today
from generator.cli.new import KINDS, ask
from generator.messages import level, word
from generator.site import FOLDER
from generator.text import harmless

ZONES = ("WIB", "WITA", "WIT")
REPO = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")
PROGRAM = re.compile(rf"{REPO.pattern}@[0-9a-f]{{40}}")
OPTIONAL_PROGRAM = re.compile(f"(?:{PROGRAM.pattern})?")
OPTIONAL_REPO = re.compile(f"(?:{REPO.pattern})?")
SOME = re.compile(".*[A-Za-z].*")
ADDRESS = re.compile('https?://[^ <>"?#]+')
ZONE = re.compile("|".join(ZONES), re.IGNORECASE)
EMAIL = re.compile("(?:[^@ ]+@[^@ ]+[.][^@ ]+)?")
"""What can be an answer; whether it is a right one, the checks of the files say."""
TRIES = 3
"""So often a person is asked one question; then the refusal ends the command."""
ON_GITHUB = re.compile(rf"https://github\.com/({REPO.pattern}?)(?:\.git)?/?")
LEFT = ("README.md", ".gitignore", ".github/ISSUE_TEMPLATE/", ".github/pull_request_template.md")
"""What a new repository of a host may hold already, a folder as a whole: it stays as it is, and that is said."""
NEEDED = (("nama", "--nama"), ("alamat_qr", "--alamat-qr"), ("instansi", "--instansi"), ("layanan", "--layanan"))


def add(commands: Commands) -> None:
    """The command and its options."""
    init = commands.add_parser("init", help=word("perintah.init"))
    init.add_argument("folder", nargs="?", type=Path, default=Path())
    init.add_argument("--nama", help=word("perintah.init.nama"))
    init.add_argument("--alamat-qr", metavar="URL", help=word("perintah.init.alamat"))
    init.add_argument("--zona-waktu", choices=ZONES, help=word("perintah.init.zona"))
    init.add_argument("--instansi", metavar="NAMA", help=word("perintah.init.instansi"))
    init.add_argument("--tingkat", help=word("perintah.init.tingkat"))
    init.add_argument("--layanan", metavar="NAMA", help=word("perintah.init.layanan"))
    init.add_argument("--jenis", choices=KINDS, default=KINDS[0], help=word("perintah.new.jenis"))
    init.add_argument("--email", help=word("perintah.init.email"))
    init.add_argument("--repo", metavar="AKUN/NAMA", help=word("perintah.init.repo"))
    init.add_argument("--program", metavar="AKUN/NAMA@KOMIT", help=word("perintah.init.program"))
    init.add_argument("--workflows-only", action="store_true", help=word("perintah.init.alur-saja"))
    init.set_defaults(run=_init)


def _init(arguments: argparse.Namespace) -> int:
    """Asks on a terminal for what the options do not say; writes all or nothing, and over nothing."""
    from generator.drafting import repository

    top: Path = arguments.folder
    program = _known(
        arguments.program, "perintah.init.tanya-program", _installed_from(), OPTIONAL_PROGRAM, "program-asing"
    )
    if program and not PROGRAM.fullmatch(program):
        return _refuse("perintah.init.program-asing", isi=program)
    if arguments.workflows_only:
        if not program:
            return _refuse("perintah.init.tanpa-program")
        return _write(top, dict(repository.draft_workflows(program)), "perintah.init.alur-selesai")

    from generator.schema import definition
    from generator.targets.wording import markdown_text

    values = {
        "nama": _known(arguments.nama, "perintah.init.tanya-nama", "", SOME, "kosong"),
        "alamat_qr": _known(arguments.alamat_qr, "perintah.init.tanya-alamat", "", ADDRESS, "alamat-asing"),
        "zona_waktu": _known(arguments.zona_waktu, "perintah.init.tanya-zona", ZONES[0], ZONE, "zona-asing").upper(),
        "instansi": _known(arguments.instansi, "perintah.init.tanya-instansi", "", SOME, "kosong"),
        "layanan": _known(arguments.layanan, "perintah.init.tanya-layanan", "", SOME, "kosong"),
        "email": _known(arguments.email, "perintah.init.tanya-email", "", EMAIL, "email-asing"),
        "repo": _known(arguments.repo, "perintah.init.tanya-repo", "", OPTIONAL_REPO, "repo-asing"),
    }
    if missing := [option for name, option in NEEDED if not values[name]]:
        return _refuse("perintah.init.kurang", opsi=", ".join(missing))
    if values["repo"] and not REPO.fullmatch(values["repo"]):
        return _refuse("perintah.init.repo-asing", isi=values["repo"])
    values["alamat_qr"] = values["alamat_qr"].rstrip("/") + "/"
    kinds = tuple(definition("instansi")["properties"]["tingkat"]["enum"])
    tingkat = arguments.tingkat or repository.guess_tingkat(values["instansi"], kinds)
    codes = new_codes(frozenset())
    start = repository.Start(
        **values,
        kode_instansi=next(codes),
        kode_layanan=next(codes),
        tingkat=tingkat,
        jenis=arguments.jenis,
        program=program,
    )
    made = dict(repository.draft_repository(start, markdown_text(start.nama)))
    if told := _faults(made):
        say(told)
        return _refuse("perintah.init.tidak-sah")
    done = _write(top, made, "perintah.init.selesai")
    if done == FINE and not program:
        say(word("perintah.init.tanpa-alur"))
    return done


def _known(given: str | None, question: str, otherwise: str, form: re.Pattern[str], refusal: str) -> str:
    """What an option says, else what a person types, else `otherwise`; on one line.

    A person at a terminal whose answer cannot be one is told so and asked again, TRIES times in all.
    """
    if given is not None:
        return " ".join(given.split())
    answer = ""
    for left in reversed(range(TRIES)):
        answer = " ".join(ask(question, otherwise).split())
        if not sys.stdin.isatty() or form.fullmatch(answer):
            break
        if left:
            say(word(f"perintah.init.{refusal}", isi=harmless(answer)))
    return answer


def _refuse(message: str, **words: str) -> int:
    say(word(message, **{name: harmless(value) for name, value in words.items()}))
    return FAILED


def _installed_from() -> str:
    """OWNER/NAME@COMMIT where this program came from a repository of the host, as pip noted it (PEP 610)."""
    try:
        noted = json.loads(distribution("papan-standar").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return ""
    found = ON_GITHUB.fullmatch(str(noted.get("url", "")))
    commit = str(noted.get("vcs_info", {}).get("commit_id", ""))
    program = f"{found[1]}@{commit}" if found else ""
    return program if PROGRAM.fullmatch(program) else ""


def _faults(made: Mapping[str, str]) -> str:
    """What would forbid to publish these files, found and told by the checks that everybody's files go through."""
    from generator import catalog, sources

    contents = {file: text.encode() for file, text in made.items() if file.startswith(FOLDER) and file.endswith("yaml")}
    _, findings = catalog.assemble([catalog.parse(*one) for one in contents.items()], contents, today(None))
    faults = tuple(one for one in findings if level(one.id) == "kesalahan")
    if not faults:
        return ""
    return reports.report(faults, "text", lambda one: sources.excerpt(contents[one.file], one.line, one.column), 0)


def _write(top: Path, made: Mapping[str, str], done: str) -> int:
    """All files, or none: what stands is never written over, and a failure takes back what it wrote."""
    left = [file for file in made if file.startswith(LEFT) and _stands(top / file)]
    taken = [file for file in made if file not in left and _stands(top / file)]
    if FOLDER in {Path(file).parts[0] for file in made} and _stands(top / FOLDER):
        taken.insert(0, f"{FOLDER}/")
    if taken:
        return _refuse("perintah.init.sudah-ada", file=", ".join(taken[:3]), folder=str(top))
    written: list[Path] = []
    try:
        for file, text in made.items():
            if file not in left:
                (top / file).parent.mkdir(parents=True, exist_ok=True)
                replace_file(top / file, text.encode())
                written.append(top / file)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    print(word(done, jumlah=len(written), folder=harmless(top.name or top.resolve().name)))
    if left:
        say(word("perintah.init.dibiarkan", file=", ".join(left)))
    return FINE


def _stands(path: Path) -> bool:
    return path.exists() or path.is_symlink()
