"""The catalogue and what git remembers in; the value of each old file, read once, and services made of them, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generator import catalog as catalogue
from generator.catalog import Catalog
from generator.editions.memory import Memory
from generator.findings import Finding
from generator.history import Archive, HistoryError, identity
from generator.model import Instansi, Layanan, Standar

Blobs = Callable[[Iterable[str]], Iterator[tuple[str, bytes]]]


class Readings:
    """Values of old contents. What stands in the working tree has been read already; the rest is read at most once.

    `findings` say what git could not give.
    """

    def __init__(self, catalog: Catalog, archive: Archive, blobs: Blobs, memory: Memory) -> None:
        self.findings: tuple[Finding, ...] = ()
        self._now = {one.file: one for one in catalog.layanan}
        wanted = dict(_wanted(archive))
        files = catalog.sumber if wanted else {}
        self._present = {file: identity(content, archive.head or "") for file, content in files.items()}
        self._values: dict[tuple[str, str], Any] = {
            (catalogue.kind_of(file) or "", blob): catalog.naskah.get(file) for file, blob in self._present.items()
        }
        self._made: dict[tuple[str, str, str], Layanan | None] = {}
        self._alike: dict[tuple[str, str], bool] = {}
        self._learn([key for key in wanted if key not in self._values], wanted, blobs, memory)

    def _learn(
        self, unknown: list[tuple[str, str]], paths: dict[tuple[str, str], str], blobs: Blobs, memory: Memory
    ) -> None:
        """The values that the working tree does not have: from memory, else by one question to git."""
        rest: list[tuple[str, str]] = []
        for key in unknown:
            known, value = memory.recent(*key)
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
            for blob, content in blobs(missing) if missing else ():
                for kind in missing[blob]:
                    value = self._values[kind, blob] = catalogue.parse(paths[kind, blob], content).value
                    memory.put(kind, blob, value)
                    memory.use(kind, blob, value)
        except HistoryError as error:
            self.findings = (error.finding,)
        memory.keep()

    def standar(self, blob: str) -> Standar | None:
        """The standard in a content; None where it cannot be read."""
        value: Standar | None = self._values.get(("standar", blob))
        return value

    def instansi(self, blob: str) -> Instansi | None:
        """The agency in a content; None where it cannot be read."""
        value: Instansi | None = self._values.get(("instansi", blob))
        return value

    def was_read(self, kind: str, blob: str) -> bool:
        """Whether git gave this content; one that it could not give is no unreadable one."""
        return (kind, blob) in self._values

    def layanan(self, path: str, blob: str, instansi: str) -> Layanan | None:
        """The service as it was, with its agency's defaults of that moment."""
        key = (path, blob, instansi)
        if key not in self._made:
            standar, agency = self.standar(blob), self.instansi(instansi)
            if self.is_now(path, blob) and self.is_now(home(path), instansi) and path in self._now:
                self._made[key] = self._now[path]
            else:
                self._made[key] = (
                    None
                    if standar is None or agency is None
                    else catalogue.resolve(path, standar, agency, f"{blob} {instansi}")
                )
        return self._made[key]

    def is_now(self, path: str, blob: str) -> bool:
        """Whether the file stands in the working tree with this content."""
        return self._present.get(path) == blob

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
        return self._present.get(path)


def home(path: str) -> str:
    """Where the agency of a service's file keeps its defaults."""
    return f"{path.rpartition('/')[0]}/instansi.yaml"


def _wanted(archive: Archive) -> Iterator[tuple[tuple[str, str], str]]:
    """Each old standard and each agency that one had, by kind and content, with a file that had it."""
    for state in (*archive.states, *archive.published):
        if catalogue.kind_of(state.path) == "standar":
            if state.blob is not None:
                yield ("standar", state.blob), state.path
            if state.instansi is not None:
                yield ("instansi", state.instansi), home(state.path)
        elif state.blob is not None and state.path == home(state.path):
            yield ("instansi", state.blob), state.path
