"""The editions of one service and a day in; which of them pages show on that day, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.editions.line import address
from generator.model import Edisi, Instansi, Keadaan, Layanan, Riwayat


def history_of(
    known: Mapping[int, Edisi],
    latest: Layanan,
    instansi: Instansi | None,
    tanggal: str,
    trail: Iterable[str] = (),
    rusak: bool = False,
) -> Riwayat:
    """All editions of one service as of the day `tanggal` (ISO).

    `latest` is the service as its file has it now (or had it last); an edition with a higher number was taken
    back, and is never the one in force. `instansi` is the agency of today.
    """
    ordered = [known[nomor] for nomor in sorted(known)]
    standing = [edisi for edisi in ordered if edisi.nomor <= latest.standar.edisi]
    keadaan, kini = _state(standing, tanggal)
    ahead = [one for one in standing if one.nomor > kini.nomor and _is_announced(one, tanggal)]
    here = address(latest.file)
    return Riwayat(
        kode=latest.kode,
        keadaan=keadaan,
        kini=_at_present(kini, latest, instansi),
        edisi=tuple(ordered),
        mendatang=ahead[-1] if ahead else None,
        rusak=rusak,
        jejak=tuple(old for old in trail if old != here),
    )


def _state(ordered: list[Edisi], tanggal: str) -> tuple[Keadaan, Edisi]:
    """In force is the newest edition with status berlaku whose first day has come; a withdrawal ends it."""
    newest = ordered[-1]
    standar = newest.layanan.standar
    if standar.status == "dicabut" and (standar.pencabutan is None or standar.pencabutan.tanggal <= tanggal):
        return "dicabut", newest
    for one in reversed(ordered):
        if one.berlaku_pada(tanggal):
            return "berlaku", one
    if standar.status in ("berlaku", "dicabut"):
        return "mendatang", newest
    return standar.status, newest


def _is_announced(edisi: Edisi, tanggal: str) -> bool:
    standar = edisi.layanan.standar
    return standar.status == "berlaku" and standar.berlaku_sejak is not None and standar.berlaku_sejak > tanggal


def _at_present(edisi: Edisi, latest: Layanan, instansi: Instansi | None) -> Edisi:
    """The edition at the service's present address, with the agency's present contacts and hours."""
    then = edisi.layanan
    agency = then.instansi if instansi is None else instansi
    if (then.folder, then.id) == (latest.folder, latest.id) and then.instansi is agency:
        return edisi
    return replace(edisi, layanan=replace(then, folder=latest.folder, id=latest.id, file=latest.file, instansi=agency))
