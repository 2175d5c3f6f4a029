"""The editions of one service in; the same as they are kept from build to build, and back, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.findings import Finding
from generator.model import Edisi, Instansi, Komponen, Layanan, Standar


@dataclass(frozen=True, slots=True)
class Then:
    """An edition as it is kept; the one that stands has no file here."""

    nomor: int
    commit: str | None
    file: str = ""
    standar: Standar | None = None
    instansi: Instansi | None = None
    warisan: tuple[Komponen, ...] = ()
    sidik: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """One service: its editions, the addresses it had, and what is amiss. `bawaan` is what its agency's defaults
    altered: where these stand, the component, what changed, and the commit that published it first.
    """

    edisi: tuple[Then, ...]
    jejak: tuple[str, ...]
    temuan: tuple[Finding, ...]
    bawaan: tuple[tuple[str, str, str, str], ...]


def put_by(editions: Mapping[int, Edisi], standing: Layanan) -> tuple[Then, ...]:
    """Editions as they are kept."""
    rows: list[Then] = []
    for nomor, edisi in editions.items():
        one = edisi.layanan
        if one is standing:
            rows.append(Then(nomor, edisi.commit))
        else:
            rows.append(Then(nomor, edisi.commit, one.file, one.standar, one.instansi, one.warisan, one.sidik))
    return tuple(rows)


def take_out(rows: tuple[Then, ...], standing: Layanan) -> Iterator[tuple[int, Edisi]]:
    """Editions by number. An agency that was as it is now is the same object."""
    now = standing.instansi
    for row in rows:
        if row.standar is None or row.instansi is None:
            yield row.nomor, Edisi(standing, row.commit)
            continue
        parts = row.file.split("/")
        agency = now if row.instansi is now or row.instansi == now else row.instansi
        layanan = Layanan(parts[-2], parts[-1].removesuffix(".yaml"), row.file, row.standar, agency, row.warisan)
        object.__setattr__(layanan, "sidik", row.sidik)
        yield row.nomor, Edisi(layanan, row.commit)
