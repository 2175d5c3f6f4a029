"""Lists of requirements by office in; a small regency in which these offices serve the same, out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator import build
from generator.build import BuildOptions
from generator.targets.publication import Publication

DAY = "2026-11-01"
PEMDA = "nama: Kabupaten Uji\nalamat_qr: https://sp.uji.example/\nterbitkan: {perbandingan: true}\n"
HIDDEN = PEMDA.replace("true", "false")
HEAD = "nama: Surat Uji\njenis: administratif\nstatus: berlaku\nedisi: 1\nberlaku_sejak: '2026-01-01'\n"
ACUAN = "nama: Acuan daerah, surat uji\ntingkat: daerah\nkeadaan: dibaca\ndibaca: '2026-10-01'\n"
LETTERS = "abcdefghjkmnpqrstuvwxyz"


def kode(n: int) -> str:
    """A permanent code for the n-th service."""
    return "".join(LETTERS[n // 23**place % 23] for place in range(5))


def agency(n: int, name: str, more: str = "") -> str:
    """An office's file, with a region code in the order of the numbers."""
    return f"nama: {name}\ntingkat: desa\nkode_wilayah: '99.01.{n // 100 + 1:02d}.{2000 + n % 100}'\n{more}"


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """The files below folder/standards."""
    for path, text in files.items():
        target = folder / "standards" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return folder / "standards"


def regency(
    lists: Mapping[str, str], acuan: str | None = None, pemda: str = PEMDA, head: str = HEAD, service: str = "surat-uji"
) -> dict[str, str]:
    """The files of a regency with an office for each list; a list is the body of its standard."""
    files = {"pemda.yaml": pemda}
    if acuan is not None:
        files["acuan/uji.yaml"] = ACUAN + acuan
        head += "acuan: uji\n"
    for n, (office, body) in enumerate(lists.items()):
        files[f"{office}/instansi.yaml"] = agency(n, office.replace("-", " ").title())
        files[f"{office}/{service}.yaml"] = f"kode: {kode(n)}\n{head}{body}"
    return files


def published(folder: Path, files: Mapping[str, str]) -> Publication:
    """The regency as the street reads it."""
    docs = write(folder, files)
    found, findings = build.publication(folder, docs, BuildOptions(tanggal=DAY))
    assert found is not None, findings
    return found


def items(*texts: str) -> str:
    """A list of requirements: a text, or "id: text", each with more keys in braces behind a bar."""
    lines = ["persyaratan:"]
    for text in texts:
        said, _, more = text.partition(" | ")
        id, _, rest = said.partition(": ")
        parts = [f"id: {id}", f"uraian: {rest}"] if rest else [f"uraian: {said}"]
        lines.append(f"  - {{{', '.join([*parts, *([more] if more else [])])}}}")
    return "\n".join(lines) + "\n"
