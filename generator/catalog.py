"""The files of standards/ in; the frozen catalogue, with the agency's defaults resolved, and all findings out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter
from pathlib import Path
from typing import Any

from generator import rules, schema, sources
from generator.findings import Finding, freeze_words, sort_findings
from generator.findings import Path as DataPath
from generator.model import KOMPONEN, Acuan, DaftarPeristiwa, Fkp, Instansi, Komponen, Layanan, Pemda, Persyaratan, Standar
from generator.schema import Kind
from generator.site import FOLDER as FOLDER
from generator.site import TERCADANG, is_reserved
from generator.site import kind_of as kind_of
from generator.text import slug_id, slug_name

About = Callable[[str], bool]
"""Whether anybody asked about a file, by its path from the repository's root."""


def everything(file: str) -> bool:
    """What is asked where nothing is said."""
    return True


UNJUDGED = ("sinonim.yaml", "panduan")
"""What stands in the folder and is no part of the catalogue."""


@dataclass(frozen=True, slots=True)
class Konsultasi:
    """One consultation record and the agency that holds it. `file` is its path from the repository's root."""

    folder: str
    tanggal: str
    file: str
    fkp: Fkp
    instansi: Instansi


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything standards/ says, as far as it can be used; `rusak` are the standards' files that cannot.

    `sumber` are all files' bytes, `naskah` their values as typed, before defaults; None where unreadable.
    `gambar` are the crests by their names below the folder; None where the file is absent.
    """

    pemda: Pemda
    instansi: Mapping[str, Instansi]
    layanan: tuple[Layanan, ...]
    konsultasi: tuple[Konsultasi, ...]
    acuan: Mapping[str, Acuan]
    rusak: tuple[str, ...] = ()
    sumber: Mapping[str, bytes] = field(default_factory=dict)
    naskah: Mapping[str, Any] = field(default_factory=dict)
    gambar: Mapping[str, bytes | None] = field(default_factory=dict)

    def satu(self, folder: str, id: str) -> Layanan | None:
        """The service with this address, if there is one."""
        return next((layanan for layanan in self.layanan if (layanan.folder, layanan.id) == (folder, id)), None)


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file after reading: its document, kind and model; each None as far as it failed."""

    file: str
    kind: Kind | None
    document: sources.Document | None
    value: Any
    findings: tuple[Finding, ...]


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


def codes(docs: Path) -> dict[str, str]:
    """The standards that can be read, by kode, each with its folder and stem; nothing is judged."""
    found: dict[str, str] = {}
    for file, content in _files(docs):
        value = parse(file, content).value if kind_of(file) == "standar" else None
        if value is not None and value.kode:
            found.setdefault(value.kode, file.removeprefix(f"{FOLDER}/").removesuffix(".yaml"))
    return found


def load(docs: Path, tanggal: str, about: About = everything) -> tuple[Catalog | None, tuple[Finding, ...]]:
    """The catalogue in the folder `docs`, judged for the day `tanggal`; no catalogue where pemda.yaml fails.

    The rules are only asked what they say about the files that `about` holds for; all findings about those come.
    """
    contents = dict(_files(docs))
    parsed = [parse(file, content) for file, content in contents.items()]
    catalog, findings = assemble(parsed, contents, tanggal, about)
    if catalog is not None:
        catalog = replace(catalog, gambar={name: sources.picture(docs, name) for name in crests(catalog)})
    return catalog, sort_findings([*findings, *sources.strays(docs.parent, docs.name)])


def crests(catalog: Catalog) -> Iterator[str]:
    """The pictures that files name as crests, below the folder standards/."""
    if catalog.pemda.lambang:
        yield catalog.pemda.lambang
    for folder, instansi in catalog.instansi.items():
        if instansi.lambang:
            yield f"{folder}/{instansi.lambang}"


def _files(docs: Path) -> Iterator[tuple[str, bytes]]:
    """The files of `docs`, named as in a repository where that folder is called standards."""
    for file, content in sources.walk(docs.parent, docs.name):
        yield FOLDER + file[len(docs.name) :], content


def assemble(
    parsed: Iterable[Parsed], contents: Mapping[str, bytes], tanggal: str, about: About = everything
) -> tuple[Catalog | None, tuple[Finding, ...]]:
    """Parsed files put together: defaults resolved, identities and rules checked."""
    by_file = {one.file: one for one in parsed}
    findings = [finding for one in by_file.values() for finding in one.findings]
    pemda = by_file.get(f"{FOLDER}/pemda.yaml")
    if pemda is None:
        return None, (Finding(f"{FOLDER}/pemda.yaml", 0, 0, "SP050", ()),)
    instansi = {one.file.split("/")[1]: one.value for one in by_file.values() if one.kind == "instansi" and one.value}
    findings += _places(by_file, instansi)
    layanan, rusak, konsultasi = [], [], []
    for one in by_file.values():
        place = one.file.split("/")[1]
        if one.kind == "standar":
            if one.value is None or place not in instansi or place in TERCADANG:
                rusak.append(one.file)
            else:
                layanan.append(resolve(one.file, one.value, instansi[place]))
        elif one.kind == "fkp" and one.value is not None and place in instansi:
            konsultasi.append(Konsultasi(place, one.value.tanggal, one.file, one.value, instansi[place]))
    acuan = {Path(one.file).stem: one.value for one in by_file.values() if one.kind == "acuan" and one.value}
    findings += _same_codes(by_file, layanan, instansi)
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
    )
    findings += judge(catalog, by_file, tanggal, about)
    return catalog, sort_findings(findings)


_components = attrgetter(*KOMPONEN)
_PLACES = {each.name: n for n, each in enumerate(fields(Standar))}
_values = attrgetter(*_PLACES)


def resolve(file: str, standar: Standar, instansi: Instansi) -> Layanan:
    """A standard with the agency's defaults where it is silent, and an id for every requirement."""
    inherited: dict[str, Any] = {}
    if instansi.bawaan is not None:
        both = zip(KOMPONEN, _components(standar), _components(instansi.bawaan), strict=True)
        inherited = {name: value for name, own, value in both if own is None and value is not None}
    if not standar.kanal and instansi.kanal:
        inherited["kanal"] = instansi.kanal
    complete = _with(standar, inherited) if inherited else standar
    if isinstance(complete.persyaratan, tuple) and any(not syarat.id for syarat in complete.persyaratan):
        complete = replace(complete, persyaratan=with_ids(complete.persyaratan))
    parts = file.split("/")
    warisan: tuple[Komponen, ...] = tuple(komponen for komponen in KOMPONEN if komponen in inherited)
    return Layanan(parts[-2], parts[-1].removesuffix(".yaml"), file, complete, instansi, warisan)


def _with(standar: Standar, others: Mapping[str, Any]) -> Standar:
    """What `replace` does in a third of its time: every state of every edition comes through here."""
    values = [*_values(standar)]
    for name, value in others.items():
        values[_PLACES[name]] = value
    return Standar(*values)


def with_ids(persyaratan: tuple[Persyaratan, ...]) -> tuple[Persyaratan, ...]:
    """Requirements that each have an id; made from the text where the file has none, numbered where equal."""
    taken = Counter(syarat.id for syarat in persyaratan if syarat.id)
    done = []
    for syarat in persyaratan:
        if not syarat.id:
            stem = slug_id(syarat.uraian)
            id, n = stem, 2
            while taken[id]:
                id, n = f"{stem[:56]}-{n}", n + 1
            taken[id] += 1
            syarat = replace(syarat, id=id)
        done.append(syarat)
    return tuple(done)


def judge(
    catalog: Catalog, by_file: Mapping[str, Parsed], tanggal: str, about: About = everything
) -> Iterator[Finding]:
    """What the rules say about every file, each problem at its line; an inherited one at the agency's default."""
    konteks = rules.Konteks(tanggal=tanggal, pemda=catalog.pemda, instansi=catalog.instansi)
    subjects: list[tuple[str, Any]] = [(f"{FOLDER}/pemda.yaml", catalog.pemda)]
    subjects += [(f"{FOLDER}/{folder}/instansi.yaml", one) for folder, one in catalog.instansi.items()]
    subjects += [(one.file, one) for one in catalog.layanan]
    subjects += [(one.file, one.fkp) for one in catalog.konsultasi]
    subjects += [(f"{FOLDER}/acuan/{id}.yaml", one) for id, one in catalog.acuan.items()]
    subjects += [(file, one) for file, one in catalog.naskah.items() if isinstance(one, DaftarPeristiwa)]
    for file, subject in subjects:
        places = (file, f"{FOLDER}/{subject.folder}/instansi.yaml") if isinstance(subject, Layanan) else (file,)
        if not any(map(about, places)):
            continue
        for id, path, words in rules.check(subject, konteks):
            yield place(by_file, file, subject, id, path, words)


def place(
    by_file: Mapping[str, Parsed], file: str, subject: Any, id: str, path: DataPath, words: Mapping[str, str | int]
) -> Finding:
    """A rule's problem as a finding: in the file that states the value, at its line."""
    if isinstance(subject, Layanan) and path and path[0] in subject.warisan:
        file, path = f"{FOLDER}/{subject.folder}/instansi.yaml", ("bawaan", *path)
    document = by_file[file].document
    line, column = document.positions.where(path) if document is not None else (0, 0)
    return Finding(file, line, column, id, freeze_words(words))


def _places(by_file: Mapping[str, Parsed], instansi: Mapping[str, Instansi]) -> Iterator[Finding]:
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
            line, column = one.document.positions.where(("tanggal",)) if one.document else (0, 0)
            yield Finding(one.file, line, column, "SP054", (("file", names[-1]), ("tanggal", one.value.tanggal)))


def _plain(name: str) -> bool:
    return 0 < len(name) <= 60 and name.strip("abcdefghijklmnopqrstuvwxyz0123456789-") == "" and name.strip("-") == name


def _same_codes(
    by_file: Mapping[str, Parsed], layanan: Iterable[Layanan], instansi: Mapping[str, Instansi]
) -> Iterator[Finding]:
    """A permanent code that two files claim: a QR code can lead to one place only."""
    owners: dict[str, str] = {}
    claims = [(one.file, one.kode) for one in layanan if one.kode]
    claims += [(f"{FOLDER}/{folder}/instansi.yaml", one.kode) for folder, one in instansi.items() if one.kode]
    for file, kode in sorted(claims):
        if kode in owners:
            document = by_file[file].document
            line, column = document.positions.where(("kode",)) if document else (0, 0)
            yield Finding(file, line, column, "SP902", (("kode", kode), ("lain", owners[kode])))
        else:
            owners[kode] = file
