"""Parsed files in; the frozen catalogue, with the agency's defaults resolved, and all findings out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from generator import rules, sources
from generator.catalog.parsing import Parsed, files_and_strays, parse
from generator.catalog.places import misplaced, same_codes
from generator.catalog.resolving import resolve
from generator.catalog.values import About, Catalog, Konsultasi, everything
from generator.findings import Finding, freeze_words, sort_findings
from generator.findings import Path as DataPath
from generator.model import DaftarPeristiwa, DaftarSinonim, Layanan
from generator.site import FOLDER, TERCADANG


class Recall(Protocol):
    """What an earlier build read and judged; it only ever saves work."""

    def read(self, file: str, content: bytes, digest: str) -> Parsed:
        """What `parse` gives; `digest` is the content's SHA-256."""

    def judged(self, file: str, made_of: str, judge: Callable[[], tuple[Finding, ...]]) -> tuple[Finding, ...]:
        """What `judge` gives about a file; `made_of` names all that shapes it."""


class Afresh:
    """Remembers nothing."""

    def read(self, file: str, content: bytes, digest: str) -> Parsed:
        """Reads the file."""
        return parse(file, content)

    def judged(self, file: str, made_of: str, judge: Callable[[], tuple[Finding, ...]]) -> tuple[Finding, ...]:
        """Judges it."""
        return judge()


def load(
    docs: Path, tanggal: str, about: About = everything, recall: Recall | None = None
) -> tuple[Catalog | None, tuple[Finding, ...]]:
    """The catalogue in the folder `docs`, judged for the day `tanggal`; no catalogue where pemda.yaml fails.

    The rules are only asked what they say about the files that `about` holds for; all findings about those come.
    """
    recall = recall or Afresh()
    contents, strays = files_and_strays(docs)
    digests = {file: sha256(content).hexdigest() for file, content in contents.items()}
    parsed = [recall.read(file, content, digests[file]) for file, content in contents.items()]
    catalog, findings = assemble(parsed, contents, tanggal, about, digests, recall)
    if catalog is not None:
        catalog = replace(catalog, gambar={name: sources.picture(docs, name) for name in crests(catalog)})
    return catalog, sort_findings([*findings, *strays])


def crests(catalog: Catalog) -> Iterator[str]:
    """The pictures that files name as crests, below the folder standards/."""
    if catalog.pemda.lambang:
        yield catalog.pemda.lambang
    for folder, instansi in catalog.instansi.items():
        if instansi.lambang:
            yield f"{folder}/{instansi.lambang}"


def assemble(
    parsed: Iterable[Parsed],
    contents: Mapping[str, bytes],
    tanggal: str,
    about: About = everything,
    digests: Mapping[str, str] | None = None,
    recall: Recall | None = None,
) -> tuple[Catalog | None, tuple[Finding, ...]]:
    """Parsed files put together: defaults resolved, identities and rules checked.

    `digests` are the SHA-256 of the contents; without them services get no `sidik`.
    """
    by_file = {one.file: one for one in parsed}
    findings = [finding for one in by_file.values() for finding in one.findings]
    pemda = by_file.get(f"{FOLDER}/pemda.yaml")
    if pemda is None:
        return None, (Finding(f"{FOLDER}/pemda.yaml", 0, 0, "SP050", ()),)
    instansi = {one.file.split("/")[1]: one.value for one in by_file.values() if one.kind == "instansi" and one.value}
    findings += misplaced(by_file, instansi)
    layanan, rusak, konsultasi = [], [], []
    for one in by_file.values():
        place = one.file.split("/")[1]
        if one.kind == "standar":
            if one.value is None or place not in instansi or place in TERCADANG:
                rusak.append(one.file)
            else:
                sidik = f"{digests[one.file]} {digests[f'{FOLDER}/{place}/instansi.yaml']}" if digests else ""
                layanan.append(resolve(one.file, one.value, instansi[place], sidik))
        elif one.kind == "fkp" and one.value is not None and place in instansi:
            konsultasi.append(Konsultasi(place, one.value.tanggal, one.file, one.value, instansi[place]))
    acuan = {Path(one.file).stem: one.value for one in by_file.values() if one.kind == "acuan" and one.value}
    findings += same_codes(by_file, layanan, instansi)
    if pemda.value is None:
        return None, sort_findings(findings)
    catalog = Catalog(
        pemda=pemda.value,
        instansi=instansi,
        layanan=tuple(layanan),
        konsultasi=tuple(konsultasi),
        acuan=acuan,
        rusak=tuple(rusak),
        sumber=contents,
        naskah={file: one.value for file, one in by_file.items()},
        sidik=digests or {},
    )
    findings += judge(catalog, by_file, tanggal, about, recall)
    return catalog, sort_findings(findings)


def judge(
    catalog: Catalog,
    by_file: Mapping[str, Parsed],
    tanggal: str,
    about: About = everything,
    recall: Recall | None = None,
) -> Iterator[Finding]:
    """What the rules say about every file, each problem at its line; an inherited one at the agency's default."""
    konteks = rules.Konteks(tanggal=tanggal, pemda=catalog.pemda, instansi=catalog.instansi)
    subjects: list[tuple[str, Any]] = [(f"{FOLDER}/pemda.yaml", catalog.pemda)]
    subjects += [(f"{FOLDER}/{folder}/instansi.yaml", one) for folder, one in catalog.instansi.items()]
    subjects += [(one.file, one) for one in catalog.layanan]
    subjects += [(one.file, one.fkp) for one in catalog.konsultasi]
    subjects += [(f"{FOLDER}/acuan/{id}.yaml", one) for id, one in catalog.acuan.items()]
    lists = (DaftarPeristiwa, DaftarSinonim)
    subjects += [(file, one) for file, one in catalog.naskah.items() if isinstance(one, lists)]
    around = _around(catalog, tanggal)
    for file, subject in subjects:
        places = (file, f"{FOLDER}/{subject.folder}/instansi.yaml") if isinstance(subject, Layanan) else (file,)
        if not any(map(about, places)):
            continue

        def told(file: str = file, subject: Any = subject) -> tuple[Finding, ...]:
            problems = rules.check(subject, konteks)
            return tuple(place(by_file, file, subject, id, path, words) for id, path, words in problems)

        made_of = " ".join([around, *(catalog.sidik.get(one, "") for one in places)])
        yield from told() if recall is None or not around else recall.judged(file, made_of, told)


def _around(catalog: Catalog, tanggal: str) -> str:
    """One name for what every rule may know besides its file: the day, the regency and all agencies."""
    if not catalog.sidik:
        return ""
    known = [f"{FOLDER}/pemda.yaml", *(f"{FOLDER}/{folder}/instansi.yaml" for folder in catalog.instansi)]
    return sha256(" ".join([tanggal, *(f"{file} {catalog.sidik[file]}" for file in known)]).encode()).hexdigest()


def place(
    by_file: Mapping[str, Parsed], file: str, subject: Any, id: str, path: DataPath, words: Mapping[str, str | int]
) -> Finding:
    """A rule's problem as a finding: in the file that states the value, at its line."""
    if isinstance(subject, Layanan) and path and path[0] in subject.warisan:
        file, path = f"{FOLDER}/{subject.folder}/instansi.yaml", ("bawaan", *path)
    return Finding(file, *by_file[file].where(path), id, freeze_words(words))
