"""What git remembers in; what the main line and branches showed, by code, each read when its service is, out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.editions.line import Line, Shown, Unread, aside, lines, name_of
from generator.editions.memory import Memory
from generator.editions.reading import Readings
from generator.history import Archive
from generator.jobs.pickled import pack, unpack

Row = tuple[str, str, bytes]
"""A name of it all, the file that had the code last, and the states."""


class Showing:
    """By code what was shown, each code for one service: who asks first gets it."""

    def __init__(self, rows: dict[str, Row], unread: Iterable[Unread]) -> None:
        self._rows = rows
        self.unread = tuple(unread)

    def last_file(self, kode: str) -> str:
        """The file that had a code last; empty where none had."""
        return self._rows[kode][1] if kode in self._rows else ""

    def take(self, kode: str) -> tuple[str, Row | None]:
        """The name of what was shown under a code, and that; nothing for a service without one."""
        row = self._rows.pop(kode, None) if kode else None
        return (row[0], row) if row is not None else ("", None)

    def rest(self) -> Iterator[tuple[str, Line, dict[int, Shown]]]:
        """What nobody took, by code."""
        for kode, row in sorted(self._rows.items()):
            yield kode, *states(row)


def states(row: Row | None) -> tuple[Line, dict[int, Shown]]:
    """The states of the main line, and those that only a branch had."""
    if row is None:
        return Line(), {}
    line, branch = unpack(row[2], (Line, Shown))
    return line, branch


def showing(archive: Archive, readings: Readings, proposed: Collection[str], memory: Memory) -> Showing:
    """All that was shown; at the same commit it need not be found again."""
    about = (archive.head or "", archive.prefix, archive.folder, *sorted(proposed))
    made_of = " ".join(about) if archive.head and not archive.findings else ""
    known, kept = memory.lines(made_of) if made_of else (False, None)
    if not known:
        readings.look_over()
        kept = _found(archive, readings, proposed)
        if made_of:
            memory.keep_lines(made_of, kept)
    assert kept is not None
    rows, unread = kept
    return Showing(dict(rows), (Unread(*one) for one in unread))


def _found(
    archive: Archive, readings: Readings, proposed: Collection[str]
) -> tuple[dict[str, Row], tuple[tuple[str, str, str], ...]]:
    known, unread = lines(archive, readings, proposed)
    branches: dict[str, dict[int, Shown]] = {}
    for kode, shown in aside(archive, readings, known):
        branches.setdefault(kode, {})[shown.nomor] = shown
    rows: dict[str, Row] = {}
    for kode in (*known, *(kode for kode in branches if kode not in known)):
        line, branch = known.get(kode, Line()), branches.get(kode, {})
        last = line.terbaru.path if line.terbaru is not None else ""
        rows[kode] = (name_of(line, branch), last, pack((line, branch)))
    return rows, tuple((one.path, one.commit, one.blob) for one in unread)
