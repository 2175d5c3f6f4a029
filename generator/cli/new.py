"""`standar new`: an agency's folder and a file name in, a standard to begin with out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.catalog import FOLDER
from generator.cli.codes import codes_in, new_codes
from generator.cli.fmt import replace_file
from generator.cli.here import FAILED, FINE, Commands, files_now, root_here, say
from generator.drafting import Draft, draft_standar
from generator.messages import word
from generator.site import TERCADANG, is_reserved
from generator.text import closest

KINDS = ("administratif", "barang", "jasa")


def add(commands: Commands) -> None:
    """The command and its options."""
    new = commands.add_parser("new", help=word("perintah.new"))
    new.add_argument("layanan", metavar="INSTANSI/LAYANAN")
    new.add_argument("--nama", help=word("perintah.new.nama"))
    new.add_argument("--acuan", help=word("perintah.new.acuan"))
    new.add_argument("--jenis", choices=KINDS, default=None, help=word("perintah.new.jenis"))
    new.set_defaults(run=_new)


def _new(arguments: argparse.Namespace) -> int:
    """Asks on a terminal for what the options do not say; never writes over a file."""
    from generator import sources

    root = root_here()
    contents = files_now(root)
    path = _place(root, arguments.layanan)
    if path is None:
        return FAILED
    acuan_files = {Path(file).stem: file for file in contents if file.startswith(f"{FOLDER}/acuan/")}
    nama = arguments.nama or ask("perintah.new.tanya-nama", path.stem.replace("-", " ").title())
    jenis = arguments.jenis or ask("perintah.new.tanya-jenis", KINDS[0])
    acuan = arguments.acuan if arguments.acuan is not None else ask("perintah.new.tanya-acuan", "")
    if jenis not in KINDS:
        say(word("perintah.new.jenis-asing", isi=jenis, pilihan=", ".join(KINDS)))
        return FAILED
    if acuan and acuan not in acuan_files:
        near = closest(acuan, tuple(acuan_files))
        say(word("perintah.new.acuan-asing", id=acuan, dekat=near or ", ".join(sorted(acuan_files)[:5])))
        return FAILED
    document = sources.read(acuan_files[acuan], contents[acuan_files[acuan]])[0] if acuan else None
    draft = Draft(next(new_codes(codes_in(contents))), nama, jenis, acuan, _schema_place(root))
    replace_file(path, draft_standar(draft, document).encode())
    print(word("perintah.new.selesai", file=path.relative_to(root).as_posix()))
    return FINE


def _place(root: Path, name: str) -> Path | None:
    """Where the file goes; None where it cannot, which is said."""
    folder, _, id = name.removesuffix(".yaml").partition("/")
    plain = all(part and part.strip("abcdefghijklmnopqrstuvwxyz0123456789-") == "" for part in (folder, id))
    path = root / FOLDER / folder / f"{id}.yaml"
    if not plain:
        say(word("perintah.new.nama-file", isi=name))
    elif is_reserved(id) or folder in TERCADANG:
        say(word("perintah.new.tercadang", isi=name))
    elif not (path.parent / "instansi.yaml").is_file():
        say(word("perintah.new.tanpa-instansi", folder=folder))
    elif path.exists():
        say(word("perintah.new.sudah-ada", file=f"{FOLDER}/{folder}/{id}.yaml"))
    else:
        return path
    return None


def _schema_place(root: Path) -> str:
    """Where an editor finds the schemas: in the repository, else on the site that it publishes."""
    from generator import catalog

    pemda = None if (root / "schema").is_dir() else catalog.regency(root / FOLDER)
    return "../../schema/" if pemda is None else f"{pemda.alamat_qr}schema/"


def ask(question: str, otherwise: str) -> str:
    """What a person types; `otherwise` where nobody is there or nothing was typed."""
    if not sys.stdin.isatty():
        return otherwise
    try:
        return input(word(question, isi=otherwise) + " ").strip() or otherwise
    except EOFError:
        return otherwise
