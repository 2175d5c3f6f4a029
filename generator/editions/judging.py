"""A service's editions and what the main line showed of them in; what a person must look at, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import catalog as catalogue
from generator.catalog import Catalog
from generator.editions.kept import Kept
from generator.editions.line import ENACTED, Line, Unread
from generator.editions.reading import Readings, home
from generator.findings import Finding, Path, freeze_words
from generator.messages import word
from generator.model import Edisi, Layanan, Riwayat, Standar
from generator.text import format_tanggal

if TYPE_CHECKING:
    from generator.diff import Change

Words = dict[str, str | int]

SHORT = 7
"""So many letters of a commit's name are told; git understands them."""

LONGEST = 60
"""So many letters of a changed text are quoted."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One service as its file has it, its editions by number, and what the main line showed under its code."""

    latest: Layanan
    editions: Mapping[int, Edisi]
    line: Line

    @property
    def nomor(self) -> int:
        """The edition that its file has."""
        return self.latest.standar.edisi


@dataclass(frozen=True, slots=True)
class Judged:
    """One service with what was found about it."""

    riwayat: Riwayat
    latest: Layanan
    kept: Kept


def examine(
    one: Standing, catalog: Catalog, readings: Readings, whole: bool
) -> tuple[tuple[Finding, ...], tuple[tuple[str, str, str, str], ...]]:
    """Findings about one service's editions, waived or not, and what its agency's defaults altered.

    Lost editions are only told where the `whole` history is there.
    """
    defaults: list[tuple[str, str, str, str]] = []
    found = [*_taken_back(one, catalog), *_altered(one, catalog, readings, defaults), *_out_of_order(one, catalog)]
    found += _skipped(one, catalog) if whole else []
    return tuple(found), tuple(defaults)


def judge(services: Iterable[Judged], catalog: Catalog, tanggal: str) -> Iterator[Finding]:
    """What was found about editions, but for what is waived; what an agency's defaults altered is told once."""
    defaults: dict[str, list[tuple[Judged, list[str]]]] = {}
    for one in services:
        if one.kept.temuan:
            waived = {each.temuan for each in one.latest.standar.pengecualian if each.sampai >= tanggal}
            yield from (each for each in one.kept.temuan if each.id not in waived or each.id in UNWAIVED)
        for file, *said in one.kept.bawaan:
            defaults.setdefault(file, []).append((one, said))
    for file, changed in sorted(defaults.items()):
        first, (komponen, contoh, commit) = changed[0]
        yield _finding(
            catalog,
            file,
            ("bawaan", komponen),
            "SP913",
            versi=commit[:SHORT],
            jumlah=len(changed),
            layanan=first.riwayat.layanan.standar.nama,
            contoh=contoh,
        )


UNWAIVED = ("SP911", "SP913", "SP914")


def unreadable(unread: Iterable[Unread]) -> Iterator[Finding]:
    """Of each file the last time that it could not be read: what it said then is missing from the history."""
    for _, one in sorted({one.path: one for one in unread}.items()):
        yield Finding(one.path, 0, 0, "SP916", freeze_words({"versi": one.commit[:SHORT], "file": one.path}))


def _altered(
    one: Standing, catalog: Catalog, readings: Readings, defaults: list[tuple[str, str, str, str]]
) -> Iterator[Finding]:
    """Editions whose substance is not what it was when they were first enacted on the main line.

    Only the two ends count, so that putting the old text back mends it. The edition that stands needs a new
    number; an earlier one can no longer be helped, but its old boards say something else. What comes from the
    agency's defaults is collected for the agency's own finding.
    """
    for nomor, first in one.line.pertama.items():
        stands = nomor == one.nomor
        last = one.line.akhir[nomor]
        file = one.latest.file if stands else last.path
        agency = (readings.present(home(file)) or "") if stands else last.instansi
        same_text = first.blob == (readings.present(file) if stands else last.blob)
        if same_text and readings.alike(first.instansi, agency):
            continue
        before = first.layanan(readings)
        after = one.latest if stands else last.layanan(readings)
        if before is None or after is None:
            continue
        mixed = catalogue.resolve(file, catalog.naskah[file], before.instansi) if stands else after
        own = _substance(before.standar, mixed.standar)
        if own:
            id = "SP911" if stands else "SP912"
            words: Words = {
                "edisi": nomor,
                "versi": first.commit[:SHORT],
                "jumlah": len(own),
                "contoh": _quoted(own[0]),
                "ditetapkan": _enacted(before.standar),
            }
            yield _finding(catalog, one.latest.file, ("edisi",), id, **words)
        inherited = _substance(mixed.standar, after.standar) if stands else ()
        if inherited:
            defaults.append((home(file), inherited[0].komponen, _quoted(inherited[0]), first.commit))


def _substance(before: Standar, after: Standar) -> tuple[Change, ...]:
    """What changed for the applicant, but for a withdrawal, which is no new edition.

    Something to examine counts, unless a person has stated that it is a matter of wording.
    """
    if before is after:
        return ()
    from generator.diff import diff  # only where texts differ: most files are as they were

    stated = after.redaksional is not None
    changes = diff(before, replace(after, status=before.status, pencabutan=before.pencabutan))
    return tuple(
        change for change in changes if change.dampak != "tetap" and not (stated and change.dampak == "perlu-telaah")
    )


def _taken_back(one: Standing, catalog: Catalog) -> Iterator[Finding]:
    """A number that went back: the board of the higher one hangs on a wall, and its number must not be used again."""
    highest = max(one.line.pertama, default=0)
    if highest > one.nomor:
        words: Words = {"edisi": one.nomor, "tertinggi": highest, "berikutnya": highest + 1}
        yield _finding(catalog, one.latest.file, ("edisi",), "SP914", **words)


def _skipped(one: Standing, catalog: Catalog) -> Iterator[Finding]:
    """Numbers between two known editions that git does not remember."""
    known = sorted(one.editions)
    for low, high in pairwise(known):
        if high - low > 1:
            lost = str(low + 1) if high - low == 2 else f"{low + 1}–{high - 1}"
            words: Words = {"edisi": high, "hilang": lost, "sebelum": low}
            yield _finding(catalog, one.latest.file, ("edisi",), "SP915", **words)


def _out_of_order(one: Standing, catalog: Catalog) -> Iterator[Finding]:
    """The edition that stands begins before the one it follows."""
    earlier = [each for _, each in sorted(one.editions.items()) if each.nomor < one.nomor and _begin(each)]
    start = one.latest.standar.berlaku_sejak
    if earlier and start and one.latest.standar.status in ENACTED:
        last = max(earlier, key=lambda each: (_begin(each), each.nomor))
        if _begin(last) > start:
            words: Words = {"edisi": one.nomor, "tanggal": format_tanggal(start), "sebelum": last.nomor}
            words["tanggal_sebelum"] = format_tanggal(_begin(last))
            yield _finding(catalog, one.latest.file, ("berlaku_sejak",), "SP917", **words)


def _begin(edisi: Edisi) -> str:
    standar = edisi.layanan.standar
    return (standar.berlaku_sejak or "") if standar.status in ENACTED else ""


def _enacted(standar: Standar) -> str:
    """By what a person knows an edition: the day from which it holds and its decree, as far as they are written."""
    sk = standar.penetapan.sk if standar.penetapan is not None else None
    parts = []
    if standar.berlaku_sejak:
        parts.append(word("edisi.sejak", tanggal=format_tanggal(standar.berlaku_sejak)))
    if sk:
        parts.append(word("edisi.sk", sk=sk))
    return ", ".join(parts) or word("edisi.tanpa-hari")


def _quoted(change: Change) -> str:
    text = " ".join((change.menjadi or change.semula or change.komponen).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _finding(catalog: Catalog, file: str, path: Path, id: str, **words: str | int) -> Finding:
    """At its line: the file is read once more, because findings of this kind are rare."""
    content = catalog.sumber.get(file)
    document = catalogue.parse(file, content).document if content is not None else None
    line, column = document.positions.where(path) if document is not None else (0, 0)
    return Finding(file, line, column, id, freeze_words(words))
