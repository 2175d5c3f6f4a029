"""What git remembers and the values of old files in; what the main line showed under each permanent code, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import groupby

from generator.catalog import FOLDER, kind_of
from generator.editions.reading import Readings
from generator.history import Archive, State, pairs
from generator.model import Layanan

ENACTED = ("berlaku", "dicabut")
"""States in which an edition is a promise; before that it is a draft, whose number and text may still change."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A service as one commit left it: its file, and its agency's."""

    nomor: int
    status: str
    path: str
    blob: str
    instansi: str
    commit: str

    def layanan(self, readings: Readings) -> Layanan | None:
        """The service itself."""
        return readings.layanan(self.path, self.blob, self.instansi)


@dataclass(slots=True)
class Line:
    """What the main line showed under one code.

    `pertama` and `akhir` are the first state in which an edition was enacted and its last state, by number;
    `terbaru` is the last state of all; `jejak` the addresses (folder/id) in order; `terbit` whether any was published.
    """

    pertama: dict[int, Shown] = field(default_factory=dict)
    akhir: dict[int, Shown] = field(default_factory=dict)
    terbaru: Shown | None = None
    terbit: bool = False
    jejak: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read at a commit of the main line."""

    path: str
    commit: str
    blob: str


def lines(
    archive: Archive, readings: Readings, proposed: Collection[str] = ()
) -> tuple[dict[str, Line], tuple[Unread, ...]]:
    """By code what the main line showed, and all that could not be read, in the order of its commits.

    Where two files claim a code, as when a file was copied with it, the one that had it first keeps it: what
    the copy says is no edition of that service. What only `proposed` commits showed was never published.
    """
    found: dict[str, Line] = {}
    unread: list[Unread] = []
    owners = _Owners()
    for _, group in groupby(pairs(archive), key=lambda state: state.order):
        states = [state for state in group if _is_ours(state, readings, unread)]
        for kode, state in owners.take(states, readings):
            shown = _shown(state, readings)
            if shown is not None:
                _add(found.setdefault(kode, Line()), shown, shown.commit in proposed)
    return found, tuple(unread)


def _is_ours(state: State, readings: Readings, unread: list[Unread]) -> bool:
    """Whether this is a standard; what cannot be read is noted."""
    kind = kind_of(state.path)
    if state.blob is None or kind not in ("standar", "instansi"):
        return kind == "standar"
    if readings.gist(kind, state.blob) is None and readings.was_read(kind, state.blob):
        unread.append(Unread(state.path, state.commit, state.blob))
    return kind == "standar"


def _shown(state: State, readings: Readings) -> Shown | None:
    """None where the file or its agency's could not be read."""
    if state.blob is None or state.instansi is None:
        return None
    gist = readings.gist("standar", state.blob)
    if gist is None or readings.gist("instansi", state.instansi) is None:
        return None
    _, edisi, status = gist
    return Shown(edisi, status, state.path, state.blob, state.instansi, state.commit)


def _add(line: Line, shown: Shown, proposed: bool) -> None:
    """A proposed state begins no edition, and what was published of an edition stays as it was."""
    if shown.status in ENACTED and not proposed:
        line.pertama.setdefault(shown.nomor, shown)
    if not proposed or shown.nomor not in line.pertama:
        line.akhir[shown.nomor] = shown
    line.terbit = line.terbit or not proposed
    line.terbaru = shown
    line.jejak[address(shown.path)] = None


class _Owners:
    """Which file speaks for a code, commit by commit."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        """The code of each file; a file that cannot be read keeps the one it had."""
        self._claims: dict[str, dict[str, State]] = {}
        """By code the files that have it, the owner first, each as it stands."""

    def take(self, states: list[State], readings: Readings) -> Iterator[tuple[str, State]]:
        """The states of one commit in; each code whose file changed, or became another one, out."""
        changed = {state.path for state in states}
        before: dict[str, str | None] = {}
        arriving: list[tuple[str, State]] = []
        for state in states:
            old = self._codes.get(state.path)
            new = self._code(state, readings, old)
            for kode in filter(None, (old, new)):
                before.setdefault(kode, next(iter(self._claims.get(kode, ())), None))
            if old is not None and old != new:
                del self._codes[state.path], self._claims[old][state.path]
            if new is not None:
                arriving.append((new, state))
        for kode, state in reversed(arriving):
            self._codes[state.path] = kode
            claims = self._claims.get(kode, {})
            if before[kode] in claims or state.path in claims:
                claims[state.path] = state
            else:  # the owner has gone in the same commit: this is its new name
                self._claims[kode] = {state.path: state, **claims}
        for kode, owner in before.items():
            now = next(iter(self._claims.get(kode, ())), None)
            if now is not None and (now in changed or now != owner):
                yield kode, self._claims[kode][now]

    def _code(self, state: State, readings: Readings, old: str | None) -> str | None:
        if state.blob is None:
            return None
        gist = readings.gist("standar", state.blob)
        return old if gist is None else gist[0]


def aside(archive: Archive, readings: Readings, known: dict[str, Line]) -> Iterator[tuple[str, Shown]]:
    """What only a branch had, by code: where the main line took two editions at once, the earlier is here alone.

    A file that the main line knows under another code alone is a copy whose code was not changed yet.
    """
    owned: dict[str, set[str]] = {}
    for kode, line in known.items():
        for place in line.jejak:
            owned.setdefault(place, set()).add(kode)
    for state in archive.states:
        if state.on_first_parent or kind_of(state.path) != "standar":
            continue
        shown = _shown(state, readings)
        gist = readings.gist("standar", state.blob or "")
        if shown is not None and gist is not None and gist[0]:
            codes = owned.get(address(state.path))
            if codes is None or gist[0] in codes:
                yield gist[0], shown


def address(path: str) -> str:
    """Where a standard's file is published: its folder and its stem."""
    return path.removeprefix(f"{FOLDER}/").removesuffix(".yaml")


def name_of(line: Line, branch: Mapping[int, Shown]) -> str:
    """One name for all that the main line and branches showed of a service."""
    said = [str(line.terbit), *line.jejak, "", _said(line.terbaru)]
    for shown in (line.pertama, line.akhir, branch):
        said += ["", *(f"{nomor} {_said(one)}" for nomor, one in shown.items())]
    return blake2b("\n".join(said).encode(), digest_size=16).hexdigest()


def _said(one: Shown | None) -> str:
    if one is None:
        return ""
    return f"{one.nomor} {one.status} {one.path} {one.blob} {one.instansi} {one.commit}"
