"""Jobs in; those that must be done again out, and for each the key under which the next build may leave its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from generator.jobs import Job, Look, Result, Row
from generator.model import Edisi, Layanan, Riwayat
from generator.site import kind_of
from generator.targets.comparing.found import agreed_removals, comparison_of, comparisons
from generator.targets.data.published import source_files
from generator.targets.jalinan import linked, ways
from generator.targets.naming import Nameless, Names, Special
from generator.targets.pages.peta import Peta
from generator.targets.publication import Publication
from generator.targets.reading import LISTED, UNLISTED, UNNAMED, add_door, naming, noted
from generator.targets.remembering import name_of
from generator.targets.shells import Shell
from generator.targets.story import Peralihan, offices

SHARED: tuple[tuple[Callable[..., Any], Callable[[Publication], Any]], ...] = (
    (linked, lambda publication: publication.riwayat),
    (ways, lambda publication: publication),
    (comparisons, lambda publication: publication),
    (comparison_of, lambda publication: publication),
    (agreed_removals, lambda publication: publication),
    (offices, lambda publication: publication),
)
"""Results that many pages look into, made from all services: a page hangs on what they say, not on those."""

LOOKED_UP = ("riwayat", "menurut_kode", "di_instansi", "peralihan", "publication", "sekali", "sumber")
"""Fields of the map through which pages reach services, or ask for one thing: what they read there is noted."""


add_door(Publication, "temuan", lambda publication: (UNNAMED,))


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

    def serves(self, path: str, key: str, stands: Callable[[str], bool]) -> bool:
        """Whether the file that the last build made still is what the job would make; then it is kept."""
        row = self._before.get(path)
        if row is None or row.key != key or self._found.get(path) != row.look or not all(map(stands, row.reads)):
            return False
        self.kept[path] = row
        return True

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

    def key(self, *parts: str) -> str:
        """A key of this program."""
        return " ".join((self._made_by, *parts))


class Run:
    """One build's jobs beside the ledger."""

    def __init__(self, ledger: Ledger, publication: Publication, shells: Mapping[str, Shell]) -> None:
        self._ledger = ledger
        self._publication = publication
        self._deep = Names(DEEP, name_of)
        self._flat = Names(FLAT, name_of)
        self._shells = self._deep.of(tuple(sorted((name, shell.fingerprint) for name, shell in shells.items())))
        self._sidik = {edisi.layanan.sidik for one in publication.riwayat for edisi in one.edisi}
        self._sidik |= {one.layanan.sidik for one in publication.riwayat}
        self._sidik |= {one.sidik for one in publication.catalog.layanan}
        self._sidik.discard(UNNAMED)
        self._shared = {_called(function): (function, argument) for function, argument in SHARED}
        self._results: dict[str, str] = {}
        self._maps: dict[int, str] = {}
        self._keys: dict[str, str] = {}

    def unknown(self, jobs: Iterable[Job]) -> Iterator[Job]:
        """The jobs whose files do not stand as they would make them."""
        for job in jobs:
            key = self._key(job)
            if not key or not self._ledger.serves(job.path, key, self._stands):
                self._keys[job.path] = key
                yield job

    def make(self, function: Callable[[Job], Result], jobs: Iterable[Job], /) -> Iterator[Result]:
        """`map`, that looks what each job reads; below `watched`."""
        with naming(self._name):
            for job in jobs:
                with noted() as reads:
                    result = function(job)
                key = self._keys.pop(job.path)
                if key and reads.known and UNNAMED not in reads.names:
                    names = tuple(sorted(reads.names)) if _sees_all(job) else ()
                    self._ledger.made[job.path] = Made(key, names)
                yield result

    def _key(self, job: Job) -> str:
        """The job's key; empty where something unknown shapes its output."""
        if not self._ledger.is_known:
            return ""
        try:
            if not _sees_all(job):
                return self._ledger.key(self._deep.of((job.function, job.arguments)))
            peta = next((each for each in job.arguments if type(each) is Peta), None)
            others = tuple(each for each in job.arguments if type(each) not in WHOLE and not _is_shells(each))
            seen = self._visible if peta is None else self._map(peta)
            return self._ledger.key(self._shells, seen, self._flat.of((job.function, others)))
        except Nameless:
            return ""

    def _map(self, peta: Peta) -> str:
        """A name for all that pages see without reading what a standard says."""
        if id(peta) not in self._maps:
            seen = tuple(getattr(peta, each.name) for each in fields(Peta) if each.name not in LOOKED_UP)
            self._maps[id(peta)] = self._flat.of((seen, self._publication))
        return self._maps[id(peta)]

    @cached_property
    def _published(self) -> frozenset[str]:
        return frozenset(source_files(self._publication))

    @cached_property
    def _visible(self) -> str:
        return self._flat.of(self._publication)

    def _name(self, function: Callable[..., Any], result: Any) -> str | None:
        """The name of a shared result; None for others."""
        called = _called(function)
        if called not in self._shared:
            return None
        try:
            return f"{called} {self._flat.of(result)}"
        except Nameless:
            return None

    def _stands(self, name: str) -> bool:
        """Whether what was read says the same today."""
        if name.startswith((LISTED, UNLISTED)):
            return (name[len(LISTED) :] in self._published) is name.startswith(LISTED)
        called = name.partition(" ")[0]
        if called not in self._shared:
            return name in self._sidik
        if called not in self._results:
            function, argument = self._shared[called]
            self._results[called] = self._name(function, function(argument(self._publication))) or ""
        return self._results[called] == name


WHOLE = (Peta, Publication)
"""Arguments through which a job sees everything; what it reads there is noted."""


def _sees_all(job: Job) -> bool:
    return any(type(each) in WHOLE for each in job.arguments)


def _is_shells(value: Any) -> bool:
    return isinstance(value, dict) and all(type(one) is Shell for one in value.values())


def _called(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"


def _whole(layanan: Layanan) -> Any:
    """A service by all that it was made from."""
    return layanan.sidik or tuple(getattr(layanan, each.name) for each in fields(Layanan))


def _edition(edisi: Edisi) -> Any:
    sidik = edisi.layanan.sidik
    return f"{edisi.commit} {sidik}" if sidik else (edisi.commit, edisi.layanan)


def _history(riwayat: Riwayat) -> Any:
    """A service's editions by all that they were made from."""
    editions = [*riwayat.edisi, riwayat.kini, *([riwayat.mendatang] if riwayat.mendatang is not None else [])]
    named = tuple(map(_edition, editions))
    return _state(riwayat), "\n".join(named) if all(type(one) is str for one in named) else named


def _state(riwayat: Riwayat) -> str:
    return repr((riwayat.kode, riwayat.keadaan, riwayat.rusak, riwayat.jejak, riwayat.mendatang is None))


def _two(peralihan: Peralihan) -> Any:
    """A transition by its two editions: what it changed follows from them."""
    before = peralihan.sebelum
    return peralihan.riwayat.kode, _edition(peralihan.edisi), before and _edition(before)


def _everything(publication: Publication) -> Any:
    """A publication by all that it was made from; the findings follow from that."""
    catalog = publication.catalog
    others = tuple(getattr(publication, each.name) for each in fields(Publication) if each.name not in _DERIVED)
    return (catalog.sidik, catalog.gambar, catalog.rusak, publication.temuan, others) if catalog.sidik else object()


_DERIVED = ("catalog", "temuan", "forum")


def _visible(publication: Publication) -> Any:
    """A publication by all but what the standards say: reading that is noted."""
    catalog = publication.catalog
    files = tuple((file, "" if kind_of(file) == "standar" else sidik) for file, sidik in catalog.sidik.items())
    others = tuple(
        getattr(publication, each.name) for each in fields(Publication) if each.name not in ("catalog", "temuan")
    )
    return (files, catalog.gambar, catalog.rusak, others) if catalog.sidik else object()


def _outline(riwayat: Riwayat) -> str:
    """A service's editions by their numbers and places."""
    editions = [*riwayat.edisi, riwayat.kini, *([riwayat.mendatang] if riwayat.mendatang is not None else [])]
    return "\n".join([_state(riwayat), *map(_numbered, editions)])


def _numbered(edisi: Edisi) -> str:
    return f"{edisi.commit} {edisi.nomor} {_place(edisi.layanan)}"


def _place(layanan: Layanan) -> str:
    """A service by where it stands; its agency is among the files that are seen whole."""
    return repr((layanan.folder, layanan.id, layanan.file, layanan.warisan))


def _step(peralihan: Peralihan) -> str:
    before = peralihan.sebelum
    return f"{peralihan.riwayat.kode}\n{_numbered(peralihan.edisi)}\n{_numbered(before) if before else ''}"


DEEP: Special = {
    Layanan: _whole,
    Edisi: _edition,
    Peralihan: _two,
    Riwayat: _history,
    Publication: _everything,
}
"""How values are named by all that shapes them."""

FLAT: Special = {
    Layanan: _place,
    Edisi: _numbered,
    Peralihan: _step,
    Riwayat: _outline,
    Publication: _visible,
}
"""How they are named by what is seen of them without reading what a standard says."""
