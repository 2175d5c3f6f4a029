"""Jobs in; those that must be done again out, and for each the key under which the next build may leave its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.jobs import Job, Look, Result, Row, make
from generator.model import Riwayat
from generator.targets.comparing.found import agreed_removals, comparison_of, comparisons
from generator.targets.data.published import source_files
from generator.targets.groups import Group, Work
from generator.targets.jalinan import linked, ways
from generator.targets.naming import Nameless, Names
from generator.targets.pages.peta import Peta
from generator.targets.publication import Publication
from generator.targets.reading import ALL, FIELD, LISTED, UNLISTED, Reads, noted, sharing
from generator.targets.remembering import name_of
from generator.targets.seen import DEEP, FLAT, committed
from generator.targets.shells import Shell
from generator.targets.story import key, offices

SHARED: tuple[tuple[Callable[..., Any], Callable[[Publication], Any]], ...] = (
    (linked, lambda publication: publication.riwayat),
    (ways, lambda publication: publication),
    (comparisons, lambda publication: publication),
    (comparison_of, lambda publication: publication),
    (agreed_removals, lambda publication: publication),
    (offices, lambda publication: publication),
)
"""Results that many pages look into, made from all services: a page hangs on what they say, not on those."""

OF = "/"
"""Between the key of a group and the number of its files."""


@dataclass(frozen=True, slots=True)
class Made:
    """What the next build must know of a file: its job's key, and the names of what was read meanwhile."""

    key: str
    reads: tuple[str, ...] = ()


class Ledger:
    """What the last build made and still stands, and what this one makes. `made_by` names the program; empty where
    something unknown shapes the site: then nothing is kept.

    A job's key names all that shapes its output. Mostly that is its arguments; a job that is given the whole
    publication has a key of what can be seen there without reading any standard, and beside it stands what it read.
    """

    def __init__(self, made_by: str, before: Mapping[str, Row], found: Mapping[str, Look]) -> None:
        self._made_by = made_by
        self._before = before
        self._found = found
        self.made: dict[str, Made] = {}
        self.kept: dict[str, Row] = {}
        self.listed: frozenset[str] = frozenset()
        """The addresses of the pages on the map of the site."""

    @property
    def is_known(self) -> bool:
        """Whether all that shapes the site has a name."""
        return bool(self._made_by)

    def run(self, publication: Publication, shells: Mapping[str, Shell]) -> Run:
        """What to hold this build's jobs against."""
        return Run(self, publication, shells)

    @property
    def made_by(self) -> str:
        """The name of the program."""
        return self._made_by

    def paths_of(self, key: str) -> Sequence[str]:
        """The files of a group that the last build made under this key; none where it is not known of all of them."""
        count, paths = self._groups.get(key, (0, ()))
        return paths if len(paths) == count else ()

    @cached_property
    def _groups(self) -> Mapping[str, tuple[int, list[str]]]:
        found: dict[str, tuple[int, list[str]]] = {}
        for path, row in self._before.items():
            key, _, count = row.key.rpartition(OF)
            if key:
                found.setdefault(key, (int(count), []))[1].append(path)
        return found

    def serves(self, paths: Sequence[str], key: str, stands: Callable[[str], bool]) -> bool:
        """Whether the files that the last build made still are what a job or a group would make; then they are kept."""
        rows = {path: row for path in paths if (row := self._before.get(path)) is not None}
        for path, row in rows.items():
            if row.key.partition(OF)[0] != key or self._found.get(path) != row.look:
                return False
        if len(rows) < len(paths) or not all(stands(name) for row in rows.values() for name in row.reads):
            return False
        self.kept.update(rows)
        return True

    def note(self, paths: Sequence[str], key: str, reads: tuple[str, ...]) -> None:
        """What was made under a key, by a job or by a group; nothing of it can be kept where the key is empty.

        A group's key says of how many files; what it read stands with the first.
        """
        for path in paths:
            self.kept.pop(path, None)
            self.made.pop(path, None)
            if key:
                self.made[path] = Made(key, reads)
            reads = ()

    def listed_before(self) -> frozenset[str]:
        """The pages among the kept files that are on the map of the site, by address."""
        return frozenset(path.removesuffix("index.html") for path, row in self.kept.items() if row.listed)

    def list_now(self, pages: Iterable[str]) -> None:
        """Says which pages are on the map, by address."""
        self.listed = frozenset(pages)

    def notes(self, digests: Mapping[str, str]) -> dict[str, Any]:
        """What is to be noted of this build, as JSON has it: the files kept, and those made with their digests."""
        made = {
            path: [one.key, digests[path], one.reads, path.removesuffix("index.html") in self.listed]
            for path, one in self.made.items()
            if path in digests
        }
        return {"known": self.is_known, "kept": list(self.kept), "made": made}


class Run:
    """One build's jobs beside the ledger."""

    def __init__(self, ledger: Ledger, publication: Publication, shells: Mapping[str, Shell]) -> None:
        self._ledger = ledger
        self._publication = publication
        self._given = shells
        self._deep = Names(DEEP, name_of)
        self._flat = Names(FLAT, name_of)
        self._shells = self._deep.of(tuple(sorted((name, shell.fingerprint) for name, shell in shells.items())))
        self._texts = {name for one in publication.riwayat for name in _texts(one)}
        self._sidik = self._texts | {one.sidik for one in publication.catalog.layanan}
        self._shared = {_called(function): (function, argument) for function, argument in SHARED}
        self._names: dict[tuple[int, int], tuple[Any, str]] = {}
        self._tables: dict[tuple[str, str], str] = {}
        self._standing: dict[str, bool] = {}
        self._peta: Peta | None = None
        self._done: set[str] = set()

    def done(self, work: Iterable[Work]) -> Iterator[tuple[Job, Result]]:
        """The jobs whose files do not stand as they would make them, with their results; below `watched`."""
        with sharing([function for function, _ in SHARED]):
            for one in work:
                key = self._key(one)
                if not key or not self._serves(one, key):
                    yield from self._make(one, key)

    def _serves(self, one: Work, key: str) -> bool:
        """Whether all files of it stay; none that somebody else has made in this build: the last one counts."""
        paths = [one.path] if isinstance(one, Job) else self._ledger.paths_of(key)
        if not paths or not self._done.isdisjoint(paths):
            return False
        return self._ledger.serves(paths, key, self._stands)

    def _make(self, one: Work, key: str) -> Iterator[tuple[Job, Result]]:
        jobs = [one] if isinstance(one, Job) else one.jobs()
        names: tuple[str, ...] = ()
        if not key or not _sees_all(one):
            made = [(job, make(job)) for job in jobs]
        else:
            with noted() as reads:
                made = [(job, make(job)) for job in jobs]
            names = self._names_of(reads, one)
            key = key if reads.known and all(names) else ""
        self._done.update(job.path for job, _ in made)
        under = f"{key}{OF}{len(made)}" if key and isinstance(one, Group) else key
        self._ledger.note([job.path for job, _ in made], under, names)
        yield from made

    def _key(self, one: Work) -> str:
        """What names all that shapes it; empty where something has no name."""
        if not self._ledger.is_known:
            return ""
        name = one.name if isinstance(one, Group) else ""
        try:
            if not _sees_all(one):
                return self._deep.of((self._ledger.made_by, name, one.function, one.arguments))
            own: list[Riwayat] = []  # by all that they were made from: what is read there is in the key
            others: list[Any] = []
            for each in one.arguments:
                if type(each) is Riwayat:
                    own.append(each)
                elif type(each) is Peta:
                    self._peta = each
                elif type(each) is not Publication and each is not self._given:
                    others.append(each)
            mine = [self._deep.text((each, *self._apart(key(each)))) for each in own]
            return self._flat.of((self._around, name, one.function, *others), b"".join(mine))
        except Nameless:
            return ""

    def _apart(self, alamat: str) -> tuple[Any, ...]:
        """What the map says of one service alone."""
        return tuple(getattr(self._peta, table).get(alamat) for table in OWN) if self._peta is not None else ()

    def _names_of(self, reads: Reads, one: Work) -> tuple[str, ...]:
        """What was read, by names, but what the key says already; one is empty where something has none."""
        own = [each for each in one.arguments if type(each) is Riwayat]
        names = {self._name(function, result) for function, result in reads.shared.values()}
        said = {name for each in own for name in _texts(each)}
        tables = {(table, key(each)) for each in own for table in ("riwayat", *OWN)}
        if RIWAYAT in reads.looked:
            said |= self._texts
            tables |= {look for look in reads.looked if look[0] in SERVICES}
        names.update(name for name in reads.names if name not in said)
        names.update(self._found(*look) for look in reads.looked if look not in tables)
        return tuple(sorted(names))

    def _found(self, table: str, name: str) -> str:
        """The name of what is found there now."""
        at = (table, name)
        if at not in self._tables:
            value = getattr(self._publication, name) if table == FIELD else getattr(self._peta, table, {})
            if table != FIELD:
                value = dict(value) if name == ALL else value.get(name)
            try:
                self._tables[at] = f"{LOOKED}{table} {self._deep.of(value)} {name}"
            except Nameless:
                self._tables[at] = ""
        return self._tables[at]

    @cached_property
    def _published(self) -> frozenset[str]:
        return frozenset(source_files(self._publication))

    @cached_property
    def _around(self) -> str:
        """What all pages see: the program, the theme, and the publication without reading what its standards say."""
        return f"{self._ledger.made_by} {self._shells} {self._flat.of(self._publication)}"

    def _name(self, function: Callable[..., Any], result: Any) -> str:
        """The name of a shared result; empty where it has none."""
        at = (id(function), id(result))
        if at not in self._names:
            try:
                self._names[at] = (result, f"{_called(function)} {self._flat.of(result)}")
            except Nameless:
                self._names[at] = (result, "")
        return self._names[at][1]

    def _stands(self, name: str) -> bool:
        """Whether what was read says the same today."""
        found = self._standing.get(name)
        if found is None:
            found = self._standing[name] = self._says_the_same(name)
        return found

    def _says_the_same(self, name: str) -> bool:
        if name.startswith((LISTED, UNLISTED)):
            return (name[len(LISTED) :] in self._published) is name.startswith(LISTED)
        if name.startswith(LOOKED):
            table, _, at = name[len(LOOKED) :].split(" ", 2)
            return self._found(table, at) == name
        called = name.partition(" ")[0]
        if called not in self._shared:
            return name in self._sidik
        function, argument = self._shared[called]
        return self._name(function, function(argument(self._publication))) == name


WHOLE = (Peta, Publication)
"""Arguments through which a job sees everything; what it reads there is noted."""
OWN = ("kesepakatan", "pendahulu")
"""Tables of the map with what belongs to one service: it is in the key of a job that is given that service."""
RIWAYAT = (FIELD, "riwayat")
"""Who reads the list of all services hangs on all texts, and need not say which."""
SERVICES = ("riwayat", "menurut_kode", "di_instansi", "menu", "pendahulu")
"""Tables that follow from all services."""
LOOKED = "? "


def _texts(riwayat: Riwayat) -> Iterator[str]:
    """The names of a service's texts, and of where they were found."""
    for edisi in (*riwayat.edisi, riwayat.kini, *([riwayat.mendatang] if riwayat.mendatang is not None else [])):
        if edisi.layanan.sidik:
            yield edisi.layanan.sidik
            yield committed(edisi)


def _sees_all(one: Work) -> bool:
    return any(type(each) in WHOLE for each in one.arguments)


def _called(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"
