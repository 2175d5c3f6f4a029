"""What is known of a regency that begins in, the files of its repository out: the least that builds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.drafting import Draft, draft, draft_standar
from generator.drafting.forms import forms
from generator.site import FOLDER, TERCADANG, is_reserved
from generator.text import slug_id

WORKFLOWS = ("bagian.yml", "komentar.yml", "mingguan.yml", "periksa.yml", "terbit.yml")
PROGRAM = "PROGRAM"
"""Stands in the workflows for the address of the composite action and its commit."""


@dataclass(frozen=True, slots=True)
class Start:
    """A regency that begins: its name, the address in its codes, one agency, one service.

    `repo` is OWNER/NAME of the repository that is made, `program` OWNER/NAME@COMMIT of the one that holds this
    program; both are empty where nobody knows them yet.
    """

    nama: str
    alamat_qr: str
    instansi: str
    layanan: str
    kode_instansi: str
    kode_layanan: str
    zona_waktu: str
    tingkat: str
    jenis: str = "administratif"
    email: str = ""
    repo: str = ""
    program: str = ""

    @property
    def folder(self) -> str:
        """The agency's folder."""
        slug = slug_id(self.instansi)
        return f"{slug}-instansi" if slug in TERCADANG else slug

    @property
    def id(self) -> str:
        """The name of the standard's file, without its ending."""
        slug = slug_id(self.layanan)
        return f"{slug}-layanan" if slug == "instansi" or is_reserved(slug) else slug

    @property
    def alamat_skema(self) -> str:
        """Where an editor finds the form of the files: the published site carries it."""
        return f"{self.alamat_qr}schema/"


def draft_repository(start: Start, nama: str) -> Iterator[tuple[str, str]]:
    """Each file's path and text; `nama` is the regency's name as Markdown shows it."""
    values = {"satu": start, "alamat_skema": start.alamat_skema, "nama": nama, "program": start.program}
    one = Draft(start.kode_layanan, start.layanan, start.jenis, skema=start.alamat_skema)
    yield f"{FOLDER}/pemda.yaml", draft("repository/pemda.yaml.j2", **values)
    yield f"{FOLDER}/index.md", draft("repository/index.md.j2", **values)
    yield f"{FOLDER}/{start.folder}/instansi.yaml", draft("repository/instansi.yaml.j2", **values)
    yield f"{FOLDER}/{start.folder}/{start.id}.yaml", draft_standar(one, None)
    yield "mkdocs.yml", draft("repository/mkdocs.yml.j2", **values)
    yield ".gitignore", draft("repository/gitignore.j2", **values)
    yield "README.md", draft("repository/README.md.j2", **values)
    yield from forms(own=False)
    if start.program:
        yield from draft_workflows(start.program)


def draft_workflows(program: str) -> Iterator[tuple[str, str]]:
    """The workflows with the program's action, and what proposes its newer versions."""
    for name in WORKFLOWS:
        yield f".github/workflows/{name}", _workflow(name).replace(f"uses: {PROGRAM}\n", f"uses: {program}\n")
    yield ".github/dependabot.yml", draft("repository/dependabot.yml.j2")


def guess_tingkat(instansi: str, known: tuple[str, ...]) -> str:
    """What kind of agency a name speaks of, by how it begins; the last kind where it begins otherwise."""
    slug = f"{slug_id(instansi)}-"
    found = [kind for kind in known if slug.startswith(f"{kind}-")]
    return max(found, key=len) if found else known[-1]


@cache
def _workflow(name: str) -> str:
    return (files(__name__) / "workflows" / name).read_text("utf-8")
