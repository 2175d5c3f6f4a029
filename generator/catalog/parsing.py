"""The bytes of a file of standards/ in; its document, kind and model, and what is wrong with it, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import schema, sources
from generator.findings import Finding
from generator.findings import Path as DataPath
from generator.model import Pemda
from generator.schema import Kind
from generator.site import FOLDER, kind_of


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file after reading: its document, kind and model; each None as far as it failed.

    One that was read by an earlier build has no document, but the `content` that it is read from when asked for.
    """

    file: str
    kind: Kind | None
    document: sources.Document | None
    value: Any
    findings: tuple[Finding, ...]
    content: bytes | None = None

    def where(self, path: DataPath) -> tuple[int, int]:
        """Line and column of a value; zeros where the file cannot be read."""
        document = self.document
        if document is None and self.content is not None:
            document, _ = sources.read(self.file, self.content)
        return document.positions.where(path) if document is not None else (0, 0)


Reader = Callable[[str, bytes], Parsed]
"""What `parse` does, or what remembers that it was done."""


def parse(file: str, content: bytes) -> Parsed:
    """One file through the one door: bytes, document, model."""
    kind = kind_of(file)
    if kind is None:
        return Parsed(file, None, None, None, ())
    document, findings = sources.read(file, content)
    if document is None:
        return Parsed(file, kind, None, None, findings)
    value, more = schema.check(document, kind)
    told = {finding.line for finding in more}  # an odd sign in a value that does not fit is one mistake, not two
    findings = tuple(finding for finding in findings if finding.line not in told)
    return Parsed(file, kind, document, value, (*findings, *more))


def regency(docs: Path) -> Pemda | None:
    """The regency alone, without reading the rest; None where its file cannot be used."""
    for _, content in sources.walk(docs.parent, docs.name, only="pemda.yaml"):
        value: Pemda | None = parse(f"{FOLDER}/pemda.yaml", content).value
        return value
    return None


def codes(docs: Path, read: Reader = parse) -> dict[str, str]:
    """The standards that can be read, by kode, each with its folder and stem; nothing is judged."""
    found: dict[str, str] = {}
    for file, content in files(docs):
        value = read(file, content).value if kind_of(file) == "standar" else None
        if value is not None and value.kode:
            found.setdefault(value.kode, file.removeprefix(f"{FOLDER}/").removesuffix(".yaml"))
    return found


def files(docs: Path) -> Iterator[tuple[str, bytes]]:
    """The files of `docs`, named as in a repository where that folder is called standards."""
    for file, content in sources.walk(docs.parent, docs.name):
        yield FOLDER + file[len(docs.name) :], content


def files_and_strays(docs: Path) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The same files, and a finding for each that is left out."""
    found, strays = sources.gather(docs.parent, docs.name)
    return {FOLDER + file[len(docs.name) :]: content for file, content in found.items()}, strays
