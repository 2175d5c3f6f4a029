"""The catalogue and what git remembers in; the value of each old file, read once, and services made of them, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from generator import catalog as catalogue
from generator.catalog import Catalog
from generator.editions.memory import Gist, Memory
from generator.findings import Finding
from generator.history import Archive, HistoryError, identity
from generator.model import Instansi, Layanan, Standar

Blobs = Callable[[Iterable[str]], Iterator[tuple[str, bytes]]]

Key = tuple[str, str]
"""A kind of file and a content."""


class Readings:
    """Values of old contents, as they are asked for. What stands in the working tree has been read already; of the
    rest each is taken from memory, else all that is unknown is read by one question to git.

    `findings` say what git could not give.
    """

    def __init__(self, catalog: Catalog, archive: Archive, blobs: Blobs, memory: Memory) -> None:
        self.findings: tuple[Finding, ...] = ()
        self._catalog = catalog
        self._archive = archive
        self._blobs = blobs
        self._memory = memory
        self._now = {one.file: one for one in catalog.layanan}
        self._present: dict[str, str] = {}
        self._values: dict[Key, Any] = {}
        self._asked = False
        self._gists: Mapping[Key, Gist | None] = {}
        self._made: dict[tuple[str, str, str], Layanan | None] = {}
        self._alike: dict[tuple[str, str], bool] = {}

    @cached_property
    def _wanted(self) -> dict[Key, str]:
        """Every old content that editions may be made of, with a file that had it."""
        return dict(_wanted(self._archive))

    def look_over(self) -> None:
        """Learns the gist of every old content."""
        known = self._memory.gists()
        unknown = [key for key in self._wanted if key not in known]
        self._take_present(dict.fromkeys(self._wanted[key] for key in unknown), unknown)
        if any(key not in self._values for key in unknown):
            self._learn_all()
        learnt = {key: _gist(self._values[key]) for key in unknown if key in self._values}
        told = {**known, **learnt}
        self._gists = {key: told[key] for key in self._wanted if key in told}
        if not self.findings:
            self._memory.keep_gists(self._gists)

    def gist(self, kind: str, blob: str) -> Gist | None:
        """What the main line needs of a content, once all were looked over; None where it cannot be read."""
        return self._gists.get((kind, blob))

    def was_read(self, kind: str, blob: str) -> bool:
        """Whether git gave this content; one that it could not give is no unreadable one."""
        return (kind, blob) in self._gists

    def standar(self, blob: str) -> Standar | None:
        """The standard in a content; None where it cannot be read."""
        value: Standar | None = self._value(("standar", blob))
        return value

    def instansi(self, blob: str) -> Instansi | None:
        """The agency in a content; None where it cannot be read."""
        value: Instansi | None = self._value(("instansi", blob))
        return value

    def layanan(self, path: str, blob: str, instansi: str) -> Layanan | None:
        """The service as it was, with its agency's defaults of that moment."""
        key = (path, blob, instansi)
        if key not in self._made:
            if path in self._now and self.is_now(path, blob) and self.is_now(home(path), instansi):
                self._made[key] = self._now[path]
            else:
                standar, agency = self.standar(blob), self.instansi(instansi)
                self._made[key] = (
                    None
                    if standar is None or agency is None
                    else catalogue.resolve(path, standar, agency, f"{blob} {instansi}")
                )
        return self._made[key]

    def is_now(self, path: str, blob: str) -> bool:
        """Whether the file stands in the working tree with this content."""
        return self.present(path) == blob

    def alike(self, one: str, other: str) -> bool:
        """Whether two contents of an agency give its services the same defaults."""
        if one == other:
            return True
        if (one, other) not in self._alike:
            left, right = self.instansi(one), self.instansi(other)
            self._alike[one, other] = (
                left is not None and right is not None and (left.bawaan, left.kanal) == (right.bawaan, right.kanal)
            )
        return self._alike[one, other]

    def present(self, path: str) -> str | None:
        """The content that stands in the working tree, by the name that git has for it."""
        if path not in self._present:
            content = self._catalog.sumber.get(path)
            if content is None or (not self._archive.published and not self._archive.states):
                return None
            self._present[path] = identity(content, self._archive.head or "")
        return self._present[path]

    def _value(self, key: Key) -> Any:
        if key not in self._values and not self._asked:
            path = self._wanted.get(key, "")
            self._take_present([path], [key])
            if key not in self._values:
                known, value = self._memory.recent(*key, path)
                if known:
                    self._values[key] = value
                else:
                    self._learn_all()
        return self._values.get(key)

    def _take_present(self, paths: Iterable[str], keys: Iterable[Key]) -> None:
        """The values of these contents that stand in the working tree under these names."""
        wanted = set(keys)
        for path in paths:
            key = (catalogue.kind_of(path) or "", self.present(path) or "")
            if key in wanted:
                self._values[key] = self._catalog.naskah.get(path)

    def _learn_all(self) -> None:
        """All values that editions may be made of: from the working tree and from memory, else from git."""
        self._asked = True
        self._take_present(self._catalog.sumber, self._wanted)
        memory, paths, rest = self._memory, self._wanted, list[Key]()
        unknown = [key for key in paths if key not in self._values]
        for key in unknown:
            known, value = memory.recent(*key, paths[key])
            if known:
                self._values[key] = value
            else:
                rest.append(key)
        if not rest:
            return
        touched = {paths[key] for key in rest}
        memory.welcome(
            ("standar", blob, self._values["standar", blob])
            for file, blob in self._present.items()
            if file in touched and ("standar", blob) in self._values
        )
        missing: dict[str, list[str]] = {}
        for kind, blob in unknown:
            known, value = memory.find(kind, blob)
            if known:
                self._values[kind, blob] = value
                memory.use(kind, blob, value)
            else:
                missing.setdefault(blob, []).append(kind)
        try:
            for blob, content in self._blobs(missing) if missing else ():
                for kind in missing[blob]:
                    value = self._values[kind, blob] = catalogue.parse(paths[kind, blob], content).value
                    memory.put(kind, blob, value)
                    memory.use(kind, blob, value)
        except HistoryError as error:
            self.findings = (error.finding,)
        memory.keep()


def home(path: str) -> str:
    """Where the agency of a service's file keeps its defaults."""
    return f"{path.rpartition('/')[0]}/instansi.yaml"


def _gist(value: Any) -> Gist | None:
    if isinstance(value, Standar):
        return value.kode, value.edisi, value.status
    return None if value is None else (None, 0, "")


def _wanted(archive: Archive) -> Iterator[tuple[Key, str]]:
    """Each old standard and each agency that one had, by kind and content, with a file that had it."""
    for state in (*archive.states, *archive.published):
        if catalogue.kind_of(state.path) == "standar":
            if state.blob is not None:
                yield ("standar", state.blob), state.path
            if state.instansi is not None:
                yield ("instansi", state.instansi), home(state.path)
        elif state.blob is not None and state.path == home(state.path):
            yield ("instansi", state.blob), state.path
