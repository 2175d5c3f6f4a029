"""Two moments of standards/ in; for each service what changes for the applicant, and everything else, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from generator.diff import Change, diff
from generator.model import Layanan
from generator.proposal.origins import with_origins
from generator.proposal.pairing import pair_files
from generator.proposal.proposal import Berkas, Bersama, Nasib, Proposal, Rusak, Sisi, Tanda, Usulan
from generator.proposal.state import State, agency_of, changed_files, read

TOLD = frozenset(["kode", "nama", "status", "edisi", "penetapan", "berlaku_sejak", "dasar_perubahan", "pencabutan"])
"""Keys that a report names in its own words, with the edition or the fate of the service."""


def propose(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Proposal:
    """What differs between two moments of standards/; only files that differ are read."""
    files = changed_files(before, after)
    old, new = read(before, files), read(after, files)
    usulan = sorted(_services(old, new), key=lambda one: (one.layanan.folder, one.layanan.id))
    usulan = with_origins(usulan, old, new)
    bersama = _shared(usulan)
    shared = {(one.file, item.perubahan.sidik): None for item in bersama for one in item.layanan}
    usulan = [
        replace(one, bersama=tuple(c.sidik for c in one.perubahan if (one.layanan.file, c.sidik) in shared))
        for one in usulan
    ]
    return Proposal(old, new, tuple(usulan), bersama, tuple(_files(old, new)), tuple(_broken(old, new)))


def _services(old: State, new: State) -> Iterator[Usulan]:
    for left, right in pair_files(old, new):
        if (left in old.broken) or (right in new.broken):
            continue  # told as broken
        before = old.layanan[left] if left is not None else None
        after = new.layanan[right] if right is not None else None
        if before is None and after is not None:
            yield Usulan("baru", after, None)
        elif after is None and before is not None:
            yield Usulan("dihapus", before, before)
        elif before is not None and after is not None:
            found = _pair(before, after)
            if found is not None:
                yield found


def _pair(before: Layanan, after: Layanan) -> Usulan | None:
    """One service at two moments; None where nothing at all differs."""
    changes = diff(before.standar, after.standar)
    marks = tuple(_marks(before, after))
    touched = {change.komponen for change in changes}
    keys = tuple(key for key in _differing(before.standar, after.standar) if key not in touched)
    withdrawn = after.standar.status == "dicabut" != before.standar.status
    nasib: Nasib = "dicabut" if withdrawn else "diubah" if changes or marks else "keterangan"
    if nasib == "keterangan" and not keys:
        return None
    rest = keys if nasib == "keterangan" else tuple(key for key in keys if key not in TOLD)
    return Usulan(nasib, after, before, changes, marks, rest)


def _marks(before: Layanan, after: Layanan) -> Iterator[Tanda]:
    old, new = before.standar, after.standar
    if old.edisi != new.edisi:
        yield "edisi-baru"
    if old.nama != new.nama:
        yield "ganti-nama"
    if before.folder != after.folder:
        yield "pindah-instansi"
    elif before.id != after.id:
        yield "pindah-alamat"
    if before.kode and before.kode != after.kode:
        yield "ganti-kode"
    if old.status == "dicabut" and new.status == "berlaku":
        yield "dibuka-lagi"
    elif old.status != new.status and new.status != "dicabut":
        yield "ganti-status"


def _differing(before: Any, after: Any) -> Iterator[str]:
    """The keys whose values differ, in the schema's order."""
    for field in fields(before):
        if getattr(before, field.name) != getattr(after, field.name):
            yield field.name


def _shared(usulan: Iterable[Usulan]) -> tuple[Bersama, ...]:
    """Changes that services inherit from their agency's defaults, each once, where at least two inherit it."""
    groups: dict[tuple[str, str], list[tuple[Change, Layanan]]] = {}
    for one in usulan:
        if one.semula is None or one.nasib == "dihapus":
            continue
        for change in one.perubahan:
            if change.komponen in one.layanan.warisan or change.komponen in one.semula.warisan:
                groups.setdefault((one.layanan.folder, change.sidik), []).append((change, one.layanan))
    return tuple(
        Bersama(folder, items[0][0], tuple(layanan for _, layanan in items))
        for (folder, _), items in groups.items()
        if len(items) > 1
    )


def _files(old: State, new: State) -> Iterator[Berkas]:
    """What differs beside the standards."""
    for file in sorted({*old.parsed, *new.parsed}):
        one = new.parsed.get(file) or old.parsed[file]
        if one.kind == "standar" or old.contents.get(file) == new.contents.get(file):
            continue
        before = old.parsed[file].value if file in old.parsed else None
        after = new.parsed[file].value if file in new.parsed else None
        value = after or before
        jenis = one.kind or "lain"
        nama = str(getattr(value, "tema", None) or getattr(value, "nama", "") or "")
        if file not in new.contents:
            yield Berkas(file, jenis, "dihapus", nama)
        elif file not in old.contents:
            yield Berkas(file, jenis, "baru", nama)
        elif one.kind is None:
            yield Berkas(file, jenis, "diubah")
        elif before is not None and after is not None and before != after:
            yield Berkas(file, jenis, "diubah", nama, tuple(_differing(before, after)))


def _broken(old: State, new: State) -> Iterator[Rusak]:
    """Files that cannot be read, those of today first; a standard under its agency's file where that is to blame."""
    sides: tuple[tuple[Sisi, State], ...] = (("menjadi", new), ("semula", old))
    for sisi, state in sides:
        blamed: dict[str, list[str]] = {}
        for file, one in state.parsed.items():
            if one.kind not in (None, "standar") and one.value is None:
                blamed.setdefault(file, [])
        for file, culprit in state.broken.items():
            blamed.setdefault(culprit, []).append(file)
        for file in sorted(blamed, key=lambda name: (agency_of(name), name)):
            yield Rusak(file, sisi, state.blame(file), tuple(blamed[file]))
