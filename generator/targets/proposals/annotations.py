"""A report in; a runner's annotations out, one for each change at its line, the heaviest first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff import Change
from generator.messages import word
from generator.proposal import Usulan
from generator.proposal.state import agency_file
from generator.reports import annotation
from generator.targets.proposals.report import ORDER, Laporan, headline
from generator.targets.wording import change_title, effect_words
from generator.text import harmless

MOST = 10
"""The host shows so many of one level; the last one says how many more there are."""

LONGEST = 500

_Place = tuple[str, int, int]


def as_annotations(laporan: Laporan, whole: bool) -> str:
    """What is said of the whole first, then the changes."""
    said = [annotation("notice", ("", 0, 0), word("perintah.diff-judul"), harmless(" ".join(headline(laporan))))]
    names = word("usulan.banding", dari=laporan.nama[0], ke=laporan.nama[1])
    notes = [names, *laporan.catatan, *(_broken(laporan))]
    said += [annotation("notice", ("", 0, 0), word("perintah.diff-judul"), harmless(" ".join(notes)))]
    found = list(_changes(laporan))
    found.sort(key=lambda row: row[0])
    rest = [line for _, line in found]
    if not whole and len(said) + len(rest) > MOST:
        kept = MOST - len(said) - 1
        more = harmless(word("usulan.sisa-baris", jumlah=len(rest) - kept))
        rest = [*rest[:kept], annotation("notice", ("", 0, 0), word("perintah.diff-judul"), more)]
    return "".join(f"{line}\n" for line in (*said, *rest))


def _broken(laporan: Laporan) -> Iterator[str]:
    for one in laporan.proposal.rusak:
        yield word(f"usulan.rusak-{one.sisi}", file=one.file, jumlah=len(one.layanan))


def _changes(laporan: Laporan) -> Iterator[tuple[tuple[int, int], str]]:
    """Each change with its rank: its effect, then its place in the report."""
    n = 0
    for usulan in laporan.proposal.usulan:
        if usulan.nasib in ("baru", "dicabut", "dihapus"):
            n += 1
            text = word(f"usulan.nasib.{usulan.nasib}", nama=usulan.layanan.standar.nama)
            place = (usulan.layanan.file, 0 if usulan.nasib == "dihapus" else 1, 0)
            yield (0, n), annotation("notice", place, word("perintah.diff-judul"), harmless(text))
        for change in () if usulan.nasib == "dihapus" else usulan.sendiri:
            n += 1
            yield (ORDER.index(change.dampak), n), _one(laporan, usulan, change)
    for shared in laporan.proposal.bersama:
        n += 1
        change = shared.perubahan
        text = word("usulan.bersama", jumlah=len(shared.layanan), isi=_said(change))
        place = _line(laporan, agency_file(shared.folder), ("bawaan", *(change.di_menjadi or (change.komponen,))))
        yield (ORDER.index(change.dampak), n), annotation("notice", place, _title(change), harmless(text))


def _one(laporan: Laporan, usulan: Usulan, change: Change) -> str:
    text = word("usulan.catatan", nama=usulan.layanan.standar.nama, isi=_said(change))
    path = change.di_menjadi or (change.komponen,)
    file = usulan.layanan.file
    if path[0] in usulan.layanan.warisan:
        file, path = agency_file(usulan.layanan.folder), ("bawaan", *path)
    return annotation("notice", _line(laporan, file, path), _title(change), harmless(text))


def _title(change: Change) -> str:
    return word("usulan.judul", dampak=effect_words(change.dampak), ubah=change_title(change))


def _said(change: Change) -> str:
    semula, menjadi = change.semula[:LONGEST], change.menjadi[:LONGEST]
    if semula and menjadi:
        return word("usulan.dari-ke", semula=semula, menjadi=menjadi)
    return menjadi or semula or change_title(change)


def _line(laporan: Laporan, file: str, path: tuple[str | int, ...]) -> _Place:
    one = laporan.proposal.after.parsed.get(file)
    if one is None or one.document is None:
        return (file, 0, 0)
    return (file, *one.document.positions.where(path))
