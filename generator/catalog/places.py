"""Parsed files in; what is wrong with where they stand, and codes that two of them claim, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.catalog.parsing import Parsed
from generator.findings import Finding
from generator.model import Instansi, Layanan
from generator.site import FOLDER, TERCADANG, is_reserved
from generator.text import slug_name

UNJUDGED = ("panduan",)
"""What stands in the folder and is no part of the catalogue."""


def misplaced(by_file: Mapping[str, Parsed], instansi: Mapping[str, Instansi]) -> Iterator[Finding]:
    """Files that stand where they cannot be used: an agency without instansi.yaml, a reserved name, a wrong stem."""
    folders = sorted({one.file.split("/")[1] for one in by_file.values() if one.kind in ("standar", "fkp", "instansi")})
    first: dict[str, str] = {}
    for one in by_file.values():
        first.setdefault(one.file.split("/")[1], one.file)
    for folder in folders:
        if folder in TERCADANG:
            yield Finding(first[folder], 0, 0, "SP052", (("nama", folder),))
        elif f"{FOLDER}/{folder}/instansi.yaml" not in by_file:
            yield Finding(first[folder], 0, 0, "SP051", (("folder", folder),))
    for one in by_file.values():
        if one.kind is None:
            if one.file.split("/")[1] not in UNJUDGED:
                yield Finding(one.file, 0, 0, "SP090")
            continue
        names = one.file.removeprefix(f"{FOLDER}/").rpartition(".")[0].split("/")
        if not all(_plain(name) for name in names):
            wrong = next(name for name in names if not _plain(name))
            yield Finding(one.file, 0, 0, "SP053", (("nama", wrong), ("saran", slug_name(wrong))))
        elif one.kind == "standar" and is_reserved(names[1]):
            yield Finding(one.file, 0, 0, "SP052", (("nama", names[1]),))
        elif one.kind == "fkp" and one.value is not None and one.value.tanggal != names[-1]:
            yield Finding(
                one.file, *one.where(("tanggal",)), "SP054", (("file", names[-1]), ("tanggal", one.value.tanggal))
            )


def _plain(name: str) -> bool:
    return 0 < len(name) <= 60 and name.strip("abcdefghijklmnopqrstuvwxyz0123456789-") == "" and name.strip("-") == name


def same_codes(
    by_file: Mapping[str, Parsed], layanan: Iterable[Layanan], instansi: Mapping[str, Instansi]
) -> Iterator[Finding]:
    """A permanent code that two files claim: a QR code can lead to one place only."""
    owners: dict[str, str] = {}
    claims = [(one.file, one.kode) for one in layanan if one.kode]
    claims += [(f"{FOLDER}/{folder}/instansi.yaml", one.kode) for folder, one in instansi.items() if one.kode]
    for file, kode in sorted(claims):
        if kode in owners:
            yield Finding(file, *by_file[file].where(("kode",)), "SP902", (("kode", kode), ("lain", owners[kode])))
        else:
            owners[kode] = file
