"""The services of a publication in; what they give each other and the paths of life events, computed once, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from generator import chains
from generator.chains import Asal, Jalan, Jalinan, Pemakai, address
from generator.model import Peristiwa, Riwayat
from generator.targets import reading
from generator.targets.kept import kept
from generator.targets.publication import Publication


@dataclass(frozen=True, slots=True)
class Peta:
    """The paths, and in which events and at which step each service stands, by "folder/id"."""

    jalan: tuple[Jalan, ...]
    di: Mapping[str, tuple[tuple[Peristiwa, int], ...]]


@dataclass(frozen=True, slots=True)
class Kaitan:
    """What one service has of all that: its papers by requirement, who asks for its own, and its place in events."""

    asal: Mapping[str, tuple[Asal, ...]]
    dekat: tuple[Pemakai, ...] = ()
    umum: tuple[Pemakai, ...] = ()
    peristiwa: tuple[tuple[Peristiwa, int], ...] = ()

    @property
    def dipakai(self) -> bool:
        """Whether anybody asks for what the service issues."""
        return bool(self.dekat or self.umum)


_recalls: list[chains.Recall] = []


@contextmanager
def recalling(recall: chains.Recall) -> Iterator[None]:
    """Inside, what a text says is taken from an earlier build where that is known."""
    _recalls.append(recall)
    try:
        yield
    finally:
        _recalls.pop()


@kept(2)
def linked(riwayat: tuple[Riwayat, ...]) -> Jalinan:
    """Who issues what, and who asks for it: by what all services say, whoever remembers it."""
    reading.note(one.layanan.sidik for one in riwayat)
    return chains.link(riwayat, *_recalls[-1:])


@kept(2)
def ways(publication: Publication) -> Peta:
    """The life events with their services."""
    jalan = chains.paths(publication.catalog, publication.riwayat, linked(publication.riwayat))
    found: dict[str, dict[str, tuple[Peristiwa, int]]] = {}
    for one in jalan:
        for step in one.langkah:
            for riwayat in step.layanan:
                here = found.setdefault(address(riwayat.layanan), {})
                here.setdefault(one.peristiwa.id, (one.peristiwa, step.nomor))
    return Peta(jalan, {at: tuple(steps.values()) for at, steps in found.items()})


def ties(publication: Publication, riwayat: Riwayat) -> Kaitan:
    """The part of one service: an output that is given it hangs on this alone. A withdrawn service has none."""
    if riwayat.keadaan == "dicabut":
        return Kaitan({})
    jalinan, events = linked(publication.riwayat), ways(publication).di.get(address(riwayat.layanan), ())
    asal = jalinan.asal_dari(riwayat)
    if not riwayat.berlaku:
        return Kaitan(asal, peristiwa=events)
    return Kaitan(asal, jalinan.dekat(riwayat), jalinan.umum(riwayat), events)
