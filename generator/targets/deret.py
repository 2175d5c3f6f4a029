"""The publication in; its services agency by agency, and what a list says of them made once for the same files, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from typing import TypeVar

from generator.model import Riwayat
from generator.targets import reading, remembering
from generator.targets.kept import kept
from generator.targets.publication import Publication

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Deret:
    """The services of one agency, in the publication's order.

    `dibaca` are the names of all their editions' texts. `sidik` names them, and how each service stands; empty
    where a text has no name.
    """

    folder: str
    riwayat: tuple[Riwayat, ...]
    dibaca: tuple[str, ...]
    sidik: str


@kept(2)
def by_agency(publication: Publication) -> tuple[Deret, ...]:
    """The services of each agency, by folder; a publication lists them so."""
    grouped = groupby(publication.riwayat, lambda one: one.layanan.folder)
    return tuple(_row(folder, tuple(services)) for folder, services in grouped)


def _row(folder: str, services: tuple[Riwayat, ...]) -> Deret:
    said: list[str] = []
    texts: list[str] = []
    for one in services:
        said.append(repr((one.kode, one.keadaan, one.rusak, one.jejak, one.mendatang is None)))
        for edisi in (*one.edisi, one.kini, one.mendatang):
            if edisi is not None:
                texts.append(edisi.layanan.sidik)
                said.append(f"{edisi.commit} {edisi.layanan.sidik}")
    named = blake2b("\n".join(said).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest() if all(texts) else ""
    return Deret(folder, services, tuple(dict.fromkeys(texts)), named)


def told(kind: str, deret: Deret, others: object, make: Callable[[], R]) -> R:
    """What `make` makes of the services of one agency and of `others`, a plain value whose repr says all of it.

    The last one of each kind is remembered for each agency.
    """
    reading.note(deret.dibaca)
    made_of = blake2b(f"{deret.sidik} {others!r}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return remembering.in_place(f"{kind} {deret.folder}", made_of if deret.sidik else "", make)


def each_told(
    kind: str, publication: Publication, others: Callable[[Deret], object], make: Callable[[Deret], R]
) -> Iterator[R]:
    """The same of every agency, by folder."""
    for deret in by_agency(publication):
        yield told(kind, deret, others(deret), lambda deret=deret: make(deret))  # type: ignore[misc]
