"""`standar diff`: two moments of standards/, or two files, in; what changes for the applicant out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.here import FAILED, FAULTY, FINE, Commands, iso_date, root_here, say, today
from generator.cli.revisions import RevisionError, Sides, sides
from generator.findings import Finding
from generator.messages import level, word
from generator.site import FOLDER, Site, kind_of
from generator.text import harmless

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.model import Riwayat

ONE_FILE = f"{FOLDER}/berkas/layanan.yaml"
"""Where a file that is compared by itself pretends to stand."""


def add(commands: Commands) -> None:
    """The command and its options."""
    diff = commands.add_parser("diff", help=word("perintah.diff"))
    diff.add_argument("revisions", nargs="*", metavar="BASE [HEAD]", help=word("perintah.diff-versi"))
    formats = ("text", "markdown", "json", "github")
    diff.add_argument("--format", choices=formats, default="text", help=word("perintah.diff-bentuk"))
    diff.add_argument("--all", action="store_true", help=word("perintah.diff-all"))
    diff.add_argument("--date", type=iso_date, help=word("perintah.hari"))
    diff.set_defaults(run=_diff)


def _diff(arguments: argparse.Namespace) -> int:
    """What changes for the applicant; exit 1 where a file cannot be read as it is now."""
    from generator import proposal
    from generator.targets.proposals import Laporan, follow, render_usulan

    root, day = root_here(), today(arguments.date)
    given: list[str] = arguments.revisions
    files = [name for name in given if Path(name).is_file()]
    try:
        if len(given) > 2:
            raise RevisionError(word("banding.terlalu-banyak"))
        if files and len(files) < len(given):
            missing = next(name for name in given if name not in files)
            raise RevisionError(word("banding.tidak-ada", nama=harmless(missing)))
        if len(files) == 1:
            raise RevisionError(word("banding.dua-file", nama=harmless(files[0])))
        compared = _two_files(root, *files) if files else sides(root, given)
    except RevisionError as error:
        say(str(error))
        return FAILED
    usulan = proposal.propose(compared.before, compared.after)
    catalog, findings, riwayat = _around(root, compared, day) if not files else (None, (), ())
    touched = {file for file in usulan.after.parsed if compared.before.get(file) != compared.after.get(file)}
    amendments = proposal.judge(usulan, riwayat, day) if not files else ()
    laporan = Laporan(
        proposal=usulan,
        nama=compared.names,
        site=_site(compared, day),
        commit=(compared.dari, compared.ke),
        catatan=compared.catatan,
        sepakat=follow(usulan, catalog, riwayat, day) if catalog is not None else (),
        temuan=proposal.join((one for one in findings if one.file in touched and _weighs(one)), amendments),
    )
    print(render_usulan(laporan, arguments.format, _colour(), arguments.all), end="")
    return FAULTY if any(one.sisi == "menjadi" for one in usulan.rusak) else FINE


def _weighs(finding: Finding) -> bool:
    return level(finding.id) != "saran"


def _around(root: Path, compared: Sides, day: str) -> tuple[Catalog | None, tuple[Finding, ...], tuple[Riwayat, ...]]:
    """The whole catalogue as it will be, what the rules say of it, and the editions that git remembers."""
    from generator import build as street
    from generator import catalog as catalogue

    options = street.BuildOptions(tanggal=day, cache=root / ".cache" / "standar", pembanding=_published(compared))
    found, findings = street.publication(root, root / FOLDER, options)
    riwayat = found.riwayat if found is not None else ()
    if compared.working_tree:
        return (found.catalog if found is not None else None), findings, riwayat
    parsed = [catalogue.parse(file, content) for file, content in compared.after.items()]
    catalog, findings = catalogue.assemble(parsed, compared.after, day)
    return catalog, findings, riwayat


def _published(compared: Sides) -> str:
    """The commit where what is published ends: what the proposal's own commits showed on the way never was."""
    return compared.dari if compared.working_tree else ""


def _site(compared: Sides, day: str) -> Site:
    """The regency as it is now, else as it was: a report says whether its data is an example."""
    from generator import catalog as catalogue

    file = f"{FOLDER}/pemda.yaml"
    for contents in (compared.after, compared.before):
        pemda = catalogue.parse(file, contents[file]).value if file in contents else None
        if pemda is not None:
            return Site(day, pemda.alamat_qr, pemda.nama, pemda.contoh)
    return Site(day, "", "")


def _two_files(root: Path, old: str, new: str) -> Sides:
    """Each file as the only service of its agency; the agency's defaults where its file lies beside."""
    before, after = _one_file(root, Path(old)), _one_file(root, Path(new))
    return Sides(before, after, (old, new), "", "")


def _one_file(root: Path, path: Path) -> Mapping[str, bytes]:
    from generator import sources

    if path.name in ("instansi.yaml", "pemda.yaml") or path.parent.name == "fkp" or _kind(root, path) == "acuan":
        raise RevisionError(word("banding.jenis", nama=harmless(str(path))))
    agency, regency = path.with_name("instansi.yaml"), root / FOLDER / "pemda.yaml"
    known = sources.content(agency) if agency.is_file() else word("perintah.instansi-kosong").encode()
    files = {ONE_FILE: sources.content(path), f"{ONE_FILE.rpartition('/')[0]}/instansi.yaml": known}
    if regency.is_file() and root in path.resolve().parents:
        files[f"{FOLDER}/pemda.yaml"] = sources.content(regency)
    return files


def _kind(root: Path, path: Path) -> str | None:
    try:
        return kind_of(path.resolve().relative_to(root.resolve()).as_posix())
    except ValueError:
        return None


def _colour() -> bool:
    """Whether the reader is a person at a terminal who has not asked for plain text (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
