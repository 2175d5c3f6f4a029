"""`standar diff`: two states of standards/ in, what changes for the applicant out."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from generator import history
from generator.cli.here import FINE, Commands, files_now, root_here
from generator.messages import word
from generator.site import FOLDER, Site


def add(commands: Commands) -> None:
    """The command and its options."""
    diff = commands.add_parser("diff", help=word("perintah.diff"))
    diff.add_argument("revisions", nargs="*", metavar="BASE [HEAD]")
    diff.add_argument("--format", choices=("text", "markdown", "json", "github"), default="text")
    diff.set_defaults(run=_diff)


def _diff(arguments: argparse.Namespace) -> int:
    """What changes for the applicant: between two files, two revisions, or a revision and the working tree."""
    from generator import catalog as catalogue
    from generator import proposal
    from generator.targets.proposals import render_usulan

    given: list[str] = arguments.revisions
    root = root_here()
    if len(given) == 2 and all(Path(name).is_file() for name in given):
        before, after = (_one_file(Path(name)) for name in given)
        names = (given[0], given[1])
    else:
        base = given[0] if given else history.merge_base(root, "origin/main", "HEAD")
        commit = history.resolve(root, base or "HEAD")
        before, after, names = _at(root, commit), files_now(root), (commit[:7], word("perintah.kerja"))
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


def _one_file(path: Path) -> Mapping[str, bytes]:
    """Two files compared by themselves: each stands as the only service of an agency without defaults."""
    from generator import sources

    folder = f"{FOLDER}/berkas"
    agency = path.with_name("instansi.yaml")
    known = sources.content(agency) if agency.is_file() else word("perintah.instansi-kosong").encode()
    return {f"{folder}/instansi.yaml": known, f"{folder}/layanan.yaml": sources.content(path)}
