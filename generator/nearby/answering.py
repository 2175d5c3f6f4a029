"""Files that somebody asks about in; what is wrong with them out, judged with the few files that bear on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator import catalog as catalogue
from generator import history, sources
from generator.catalog import FOLDER, Catalog, Parsed
from generator.findings import Finding, sort_findings
from generator.model import Pemda, Standar
from generator.nearby import notes as kept
from generator.nearby.choosing import TooMuch, choose


@dataclass(frozen=True, slots=True)
class Answer:
    """The findings about the files asked for, and the regency, whose site explains them.

    `contents` are the files that were read, `ada` is how many there are.
    """

    pemda: Pemda
    findings: tuple[Finding, ...]
    contents: Mapping[str, bytes]
    ada: int


class _Files:
    """Files of the working tree, each read at most once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.contents: dict[str, bytes] = {}
        self._parsed: dict[str, Parsed] = {}

    def read(self, file: str) -> Parsed:
        if file not in self._parsed:
            self.contents[file] = sources.content(self._root / file)
            self._parsed[file] = catalogue.parse(file, self.contents[file])
        return self._parsed[file]


def answer(root: Path, wanted: Iterable[str], tanggal: str, cache: Path) -> Answer | None:
    """What a run over everything would say of the files `wanted` (paths from the root); None where only that knows.

    `cache` is the folder with what such a run has noted.
    """
    asked = frozenset(wanted)
    try:
        shallow, prefix, head = history.where(root)
        found = kept.recall(cache, head, prefix) if head and not shallow else None
        if found is None:
            return None
        now = sources.marks(root, FOLDER)
        files = _Files(root)
        nearby = choose(asked, found, now, files.read)
        parsed = [files.read(file) for file in sorted(nearby.files)]
        contents = {one.file: files.contents[one.file] for one in parsed}
    except (history.HistoryError, OSError, TooMuch):
        return None
    catalog, findings = catalogue.assemble(parsed, contents, tanggal, asked.__contains__)
    if catalog is None:
        return None
    homes = {one.rpartition("/")[0] + "/instansi.yaml" for one in nearby.services}
    archive = found.archive(FOLDER, {*nearby.services, *homes, *asked})
    more = _of_history(root, catalog, archive, tanggal, _names_forum(catalog, asked))
    beside = _beside_lists(catalog, findings, tanggal, asked)
    told = (one for one in (*findings, *more, *beside) if one.file in asked)
    return Answer(catalog.pemda, sort_findings(told), files.contents, len(now))


def _of_history(
    root: Path, catalog: Catalog, archive: history.Archive, tanggal: str, with_forums: bool
) -> tuple[Finding, ...]:
    """What editions say, and consultations where one is named."""
    from generator import editions

    riwayat, findings = editions.arrange(catalog, archive, partial(history.blobs, root), tanggal)
    if not with_forums:
        return findings
    from generator import consultations

    return (*findings, *consultations.hold(catalog, riwayat, tanggal)[1])


def _names_forum(catalog: Catalog, asked: frozenset[str]) -> bool:
    grounds = (one.dasar_perubahan for one in _asked(catalog, asked))
    return any(ground is not None and ground.jenis == "fkp" for ground in grounds)


def _beside_lists(
    catalog: Catalog, findings: Iterable[Finding], tanggal: str, asked: frozenset[str]
) -> tuple[Finding, ...]:
    if all(one.acuan is None for one in _asked(catalog, asked)):
        return ()
    from generator import comparison

    return comparison.judge(catalog, findings, tanggal)


def _asked(catalog: Catalog, asked: frozenset[str]) -> Iterable[Standar]:
    return (one.standar for one in catalog.layanan if one.file in asked)
