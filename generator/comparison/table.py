"""One service at several offices in; its requirements as rows and what each office asks as cells out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from generator.comparison.alike import cluster
from generator.comparison.groups import Kantor, Rumpun
from generator.comparison.pairing import Pasangan, items, pairs
from generator.comparison.reference import no_longer_asked, reference_standar
from generator.model import Persyaratan, Standar, TidakDiminta

Asal = Literal["acuan", "setempat"]


@dataclass(frozen=True, slots=True)
class Sel:
    """What one office asks in a row: its items, none where it does not ask.

    `bersama` are the other rows (by number) that its items ask too. `alasan` is why it does not ask an item of the
    reference list. `tebakan` says that a pairing by likeness put it here.
    """

    butir: tuple[Persyaratan, ...] = ()
    bersama: tuple[int, ...] = ()
    alasan: str = ""
    tebakan: bool = False


@dataclass(frozen=True, slots=True)
class Baris:
    """One requirement: `syarat` as the reference list (or the office that names it first) words it.

    `standar` declares the cases of its condition. `sel` are the cells in the order of the offices. `lama` is the
    reference's entry that says it is asked no longer.
    """

    asal: Asal
    syarat: Persyaratan
    standar: Standar
    sel: tuple[Sel, ...]
    lama: TidakDiminta | None = None

    @property
    def jumlah(self) -> int:
        """How many columns ask it."""
        return sum(1 for one in self.sel if one.butir)


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """One service side by side: rows of the reference list first, in its order, then the others, by how many ask."""

    rumpun: Rumpun
    baris: tuple[Baris, ...]

    @property
    def kantor(self) -> tuple[Kantor, ...]:
        """The columns."""
        return self.rumpun.kantor

    @property
    def dari(self) -> int:
        """How many columns state their requirements: what counts are out of."""
        return sum(1 for one in self.kantor if one.ada)

    def asal(self, asal: Asal) -> tuple[Baris, ...]:
        """The rows of one kind."""
        return tuple(one for one in self.baris if one.asal == asal)


@dataclass(slots=True)
class _Row:
    """A row being filled: what each column asks."""

    asal: Asal
    syarat: Persyaratan
    standar: Standar
    butir: dict[int, list[int]] = field(default_factory=dict)
    tebakan: set[int] = field(default_factory=set)
    lama: TidakDiminta | None = None

    def put(self, column: int, item: int, is_guess: bool) -> None:
        self.butir.setdefault(column, []).append(item)
        if is_guess:
            self.tebakan.add(column)


def compare(rumpun: Rumpun) -> Perbandingan:
    """The table. Its cost grows with the columns; wordings of local additions are compared once each."""
    rows: list[_Row] = []
    left: list[tuple[int, int]] = []
    for column, one in enumerate(rumpun.kantor):
        standar = one.layanan.standar
        found = _beside(rumpun, standar, rows)
        for pair in found:
            rows[pair.asal].put(column, pair.butir, pair.skor is not None)
        paired = {pair.butir for pair in found}
        left += [(column, n) for n in range(len(items(standar))) if n not in paired]
    rows += _local(rumpun, left)
    return Perbandingan(rumpun, tuple(_finished(rumpun, rows)))


def _beside(rumpun: Rumpun, standar: Standar, rows: list[_Row]) -> tuple[Pasangan, ...]:
    """One standard against the reference list, whose rows are begun with the first."""
    if rumpun.acuan is None:
        return ()
    reference = reference_standar(rumpun.acuan, standar)
    if not rows:
        rows += [_Row("acuan", syarat, reference) for syarat in items(reference)]
    return pairs(reference, standar)


def _local(rumpun: Rumpun, left: list[tuple[int, int]]) -> list[_Row]:
    """Rows of what no reference list has: those that most ask first, then in the order of the offices."""
    standards = [one.layanan.standar for one in rumpun.kantor]
    made = []
    for members in cluster([(column, standards[column], items(standards[column])[n]) for column, n in left]):
        column, n = left[members[0][0]]
        syarat = items(standards[column])[n]
        row = _Row("setempat", syarat, standards[column])
        for at, is_guess in members:
            row.put(*left[at], is_guess)
        if rumpun.acuan is not None:
            row.lama = no_longer_asked(syarat, rumpun.acuan, standards[column])
        made.append(row)
    return sorted(made, key=lambda row: (-len(row.butir), min(row.butir), row.butir[min(row.butir)][0]))


def _finished(rumpun: Rumpun, rows: list[_Row]) -> list[Baris]:
    """The rows with a cell for every column."""
    asking: dict[tuple[int, int], list[int]] = {}
    for number, row in enumerate(rows):
        for column, butir in row.butir.items():
            for n in butir:
                asking.setdefault((column, n), []).append(number)
    done = []
    reasons = [{beda.id: beda.alasan for beda in one.layanan.standar.beda_acuan} for one in rumpun.kantor]
    lists = [items(one.layanan.standar) for one in rumpun.kantor]
    empty = Sel()
    for number, row in enumerate(rows):
        cells = []
        for column in range(len(rumpun.kantor)):
            mine = row.butir.get(column)
            if mine is None:
                reason = reasons[column].get(row.syarat.id or "", "") if row.asal == "acuan" else ""
                cells.append(replace(empty, alasan=reason) if reason else empty)
                continue
            others = {other for n in mine for other in asking[column, n]} - {number}
            asked = tuple(lists[column][n] for n in sorted(mine))
            cells.append(Sel(asked, tuple(sorted(others)), tebakan=column in row.tebakan))
        done.append(Baris(row.asal, row.syarat, row.standar, tuple(cells), row.lama))
    return done
