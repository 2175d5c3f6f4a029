"""The whole street: a folder of standards in, every file of the site out, with what there is to say about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import asdict, dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from generator import catalog as catalogue
from generator import chains, comparison, consultations, editions, history, jobs, printing
from generator.catalog import Catalog
from generator.findings import Finding, sort_findings
from generator.jobs import Job, Result
from generator.messages import registry
from generator.site import Site
from generator.targets import PRINTS, REPORTS, WORK, Print, boards, reading, remembering
from generator.targets.groups import each_job
from generator.targets.jalinan import linked, recalling
from generator.targets.kept import forget
from generator.targets.ledger import Ledger
from generator.targets.publication import Publication
from generator.targets.shells import Shell


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build: for which day (ISO), with boards or not, in how many processes, and where results are kept.

    `laporan` is the folder of reports that are not published; `sunting` is where the repository's host edits
    the folder standards/; `situs` is the address of the site. `memakai` is the address of a cluster that makes
    the prints, `bagian` the folders of shards that hold them already. `buku` knows what the last build made, and
    learns what this one makes: a file that it keeps is not among those that `build` yields. `pembanding` is the
    commit where what is published ends; the commits after it are a proposal.
    """

    tanggal: str
    papan: bool = True
    pekerja: int = 1
    cache: Path | None = None
    laporan: Path | None = None
    sunting: str = ""
    situs: str = ""
    memakai: str = ""
    bagian: tuple[Path, ...] = ()
    buku: Ledger | None = None
    pembanding: str = ""


def publication(
    root: Path, docs: Path, options: BuildOptions, about: catalogue.About = catalogue.everything
) -> tuple[Publication | None, tuple[Finding, ...]]:
    """Everything the outputs are made from, and what the files say wrong; no publication without a pemda.yaml.

    All findings about files that `about` holds for are among them.
    """
    memory = editions.Memory(jobs.Cache(options.cache / "riwayat") if options.cache is not None else None)
    catalog, findings = catalogue.load(docs, options.tanggal, about, memory)
    if catalog is None:
        return None, findings
    archive = memory.archive(root, catalogue.FOLDER)
    blobs = partial(history.blobs, root)
    proposed = history.since(root, options.pembanding) if options.pembanding else frozenset()
    riwayat, more = editions.arrange(catalog, archive, blobs, options.tanggal, memory, proposed)
    with recalling(memory.told):
        linked(riwayat)  # every page looks there; what is found in the texts is kept with them
    memory.keep_present()
    forum, yet_more = consultations.hold(catalog, riwayat, options.tanggal)
    beside = comparison.judge(catalog, findings, options.tanggal)
    told = chains.FILE in catalog.sumber and about(chains.FILE)
    events = chains.judge(catalog, riwayat, linked(riwayat)) if told else ()
    found = sort_findings([*findings, *archive.findings, *more, *yet_more, *beside, *events])
    return Publication(catalog, riwayat, forum, site_of(catalog, options), found), found


def site_of(catalog: Catalog, options: BuildOptions) -> Site:
    """The site's own facts; QR codes carry the regency's address, never the preview's."""
    pemda = catalog.pemda
    return Site(
        tanggal=options.tanggal,
        alamat_qr=pemda.alamat_qr,
        nama=pemda.nama,
        contoh=pemda.contoh,
        alamat_situs=pemda.alamat_situs or options.situs or pemda.alamat_qr,
        sunting=options.sunting,
    )


def preview(root: Path, docs: Path) -> Mapping[str, Any]:
    """What every page says of the regency, before anything else is read; empty values where pemda.yaml fails."""
    pemda = catalogue.regency(docs)
    if pemda is None:
        return {"nama": "", "contoh": False, "kontak": {}, "lambang": "", "zona_waktu": ""}
    return {**asdict(pemda), "kontak": asdict(pemda.kontak) if pemda.kontak else {}}


OWN = ("papan", "perubahan", "layanan", "instansi", "konsultasi", "bantuan")
"""Lists that prose may name as it names a kode."""


def addresses(root: Path, docs: Path) -> Mapping[str, str]:
    """The page of each kode, below the site's base, our own lists by name and help by id, for links in prose."""
    own = {**{name: f"{name}/" for name in OWN}, **{id: f"bantuan/{id}/" for id in registry()}}
    return Addresses(own, docs)


class Addresses(Mapping[str, str]):
    """Pages by the names that prose has for them; the standards are only read when a link leads to one."""

    def __init__(self, own: Mapping[str, str], docs: Path) -> None:
        self._own = own
        self._docs = docs

    @cached_property
    def _all(self) -> Mapping[str, str]:
        return {**self._own, **{kode: f"{place}/" for kode, place in catalogue.codes(self._docs).items()}}

    def __getitem__(self, name: str) -> str:
        return self._own[name] if name in self._own else self._all[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def build(
    root: Path,
    docs: Path,
    options: BuildOptions,
    shells: Mapping[str, Shell],
    warn: Callable[[Finding], None],
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site that MkDocs does not make: its path below the site, and its bytes.

    Boards come first, because pages and data speak of their results. `warn` is told every finding once.
    Raises BuildError where an output could not be made, PublishError where shards or a cluster are of no use, so
    that the site as it stood before stays.
    """
    forget()
    with nullcontext() if options.buku is None else reading.watched():
        found, findings = publication(root, docs, options)
        if found is None:
            for finding in findings:
                warn(finding)
            raise BuildError(findings)
        cache = jobs.Cache(options.cache) if options.cache is not None else None
        if options.papan:
            notes = printing.Notes()
            try:
                yield from notes.of(_printed(found, options, cache, prune=True))
            except jobs.PublishError as error:  # shards that do not fit, a cluster that is not there
                for finding in error.findings:
                    warn(finding)
                raise
            findings = sort_findings([*findings, *notes.findings])
            found = replace(found, papan=notes.papan, cetakan=notes.cetakan, temuan=findings)
        for finding in findings:
            warn(finding)
        with remembering.shelf(jobs.Cache(options.cache / "riwayat") if options.cache is not None else None):
            yield from _entries(found, shells, options.buku)
            if options.laporan is not None:
                _report(found, options.laporan)


def _printed(
    found: Publication,
    options: BuildOptions,
    cache: jobs.Cache | None,
    part: jobs.Part | None = None,
    table: Mapping[str, Print] = PRINTS,
    prune: bool = False,
) -> Iterator[tuple[Job, Result]]:
    """All prints, or one part, made as asked or taken from shards."""
    with printing.hands(options.pekerja, options.memakai, options.bagian) as using:
        yield from printing.printed(found, using, cache, prune=prune, part=part, table=table)


def only_part(
    root: Path, docs: Path, options: BuildOptions, part: jobs.Part
) -> tuple[Iterator[tuple[Job, Result]] | None, tuple[Finding, ...]]:
    """The prints of one part with their results, as they are made; None where there is no pemda.yaml.

    Pages and data are made where all parts come together: they speak of all prints, and cost less than the way.
    """
    found, findings = publication(root, docs, options)
    if found is None:
        return None, findings
    cache = jobs.Cache(options.cache) if options.cache is not None else None
    return _printed(found, options, cache, part, prune=True), findings


def only_boards(
    root: Path, docs: Path, options: BuildOptions, which: frozenset[str], since: str | None = None
) -> tuple[Publication | None, dict[str, bytes], tuple[Finding, ...]]:
    """The boards of the services named by kode or by instansi/layanan, by address; of all in force where none is.

    A draft that is named gets its board too, marked as one and without a code.

    With `since` (a revision) only those that say something else than they did then. HistoryError where git does
    not know it.
    """
    found, findings = publication(root, docs, options)
    if found is None:
        return None, {}, findings
    chosen = [one for one in found.riwayat if not which or {one.kode, f"{one.layanan.folder}/{one.layanan.id}"} & which]
    if since is not None:
        then = _orders(_publication_at(root, since, options))
        now = _orders(found)
        chosen = [one for one in chosen if one.kode in now and then.get(one.kode) != now[one.kode]]
    cache = jobs.Cache(options.cache) if options.cache is not None else None
    only = {"boards": lambda publication, made: boards.jobs(publication, drafts=bool(which))}
    notes = printing.Notes()
    made = dict(notes.of(_printed(replace(found, riwayat=tuple(chosen)), options, cache, table=only)))
    whole = replace(found, papan=notes.papan, cetakan=notes.cetakan)
    return whole, made, sort_findings([*findings, *notes.findings])


def _publication_at(root: Path, rev: str, options: BuildOptions) -> Publication | None:
    """The publication as a build on the day of that commit would have made it."""
    commit = history.resolve(root, rev)
    tree = {file: blob for file, blob in history.tree(root, commit, catalogue.FOLDER).items() if file.endswith(".yaml")}
    known = dict(history.blobs(root, tree.values()))
    contents = {file: known[blob] for file, blob in sorted(tree.items())}
    tanggal = min(history.day(root, commit), options.tanggal)
    catalog, _ = catalogue.assemble([catalogue.parse(*one) for one in contents.items()], contents, tanggal)
    if catalog is None:
        return None
    archive = history.archive(root, catalogue.FOLDER, rev=commit)
    riwayat, _ = editions.arrange(catalog, archive, partial(history.blobs, root), tanggal)
    forum, _ = consultations.hold(catalog, riwayat, tanggal)
    return Publication(catalog, riwayat, forum, site_of(catalog, replace(options, tanggal=tanggal)))


def _orders(found: Publication | None) -> dict[str, str]:
    """What each board in force says, by kode, as one text to compare."""
    if found is None:
        return {}
    return {one.kode: repr(boards.ordered(found, one)) for one in found.riwayat if one.berlaku and one.kode}


def _entries(
    found: Publication, shells: Mapping[str, Shell], ledger: Ledger | None = None
) -> Iterator[tuple[str, bytes]]:
    """What each target makes, in the order of the table; without what stands as it would be made."""
    run = ledger.run(found, shells) if ledger is not None else None
    for target in WORK.values():
        work = target(found, shells)
        done = jobs.run(each_job(work)) if run is None else run.done(work)
        for job, result in done:
            if result.content is None:
                raise BuildError(result.findings)
            yield job.path, result.content


def _report(found: Publication, folder: Path) -> None:
    """The reports, into their own folder, which is made when there are any, and emptied when there are none left."""
    entries: list[tuple[str, bytes]] = []
    for report in REPORTS.values():
        for job, result in jobs.run(report(found)):
            if result.content is None:
                raise BuildError(result.findings)
            entries.append((job.path, result.content))
    if not entries and jobs.read_manifest(folder) is None:
        return
    try:
        jobs.publish(entries, folder)
    except jobs.PublishError as error:
        raise BuildError(error.findings) from error


class BuildError(Exception):
    """An output that could not be made: the site as it stood before stays."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(", ".join(finding.id for finding in findings))
        self.findings = findings
