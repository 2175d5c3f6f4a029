"""A service's requirements in; those that a rule no longer asks, or only a local rule can ask, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.findings import Path
from generator.model import Bila, Layanan, Persyaratan
from generator.rules.contents import listed
from generator.rules.lists import load
from generator.rules.registry import Problem, rule
from generator.rules.walk import find, joined
from generator.rules.words import SEPARATOR, holds, says, says_all
from generator.text import format_tanggal

Match = tuple[Path, Persyaratan, Mapping[str, Any]]

# Most items hold none of these: a quick look before the careful one.
_WORTH_A_LOOK = ("pengantar", "rekom", "legal", "saksi", "pindah", "skp", "pbb", "pajak", "sppt", "profesi", "propesi")


@rule("SP106")
def requirements_are_still_asked(layanan: Layanan) -> Iterator[Problem]:
    """Each entry is dated and names its source; law that nobody checked again is never more than a peringatan."""
    for path, syarat, entry in _matches(layanan):
        if entry["temuan"] == "SP106":
            yield (
                (*path, "uraian"),
                {
                    "id": syarat.id or "",
                    "uraian": syarat.uraian,
                    "sumber": entry["sumber"],
                    "dibaca": format_tanggal(entry["dibaca"]),
                    "catatan": entry["catatan"],
                },
            )


@rule("SP107")
def local_requirements_have_a_ground(layanan: Layanan) -> Iterator[Problem]:
    """Nothing is wrong with a local rule; it should be named, and weighed in a consultation."""
    for path, syarat, entry in _matches(layanan):
        if entry["temuan"] == "SP107" and syarat.dasar is None:
            yield (*path, "uraian"), {"id": syarat.id or "", "uraian": syarat.uraian, "catatan": entry["catatan"]}


# What two rules want to know of the same service, one after the other.
_last: tuple[Layanan | None, Sequence[Match]] = (None, ())


def _matches(layanan: Layanan) -> Sequence[Match]:
    """Each requirement with the first entry that speaks of it."""
    global _last
    if _last[0] is not layanan:
        _last = (layanan, _find_matches(layanan))
    return _last[1]


def _find_matches(layanan: Layanan) -> Sequence[Match]:
    found: list[Match] = []
    if not holds(joined(layanan, "persyaratan"), _WORTH_A_LOOK):
        return found
    service = ""
    for path, syarat in listed(layanan):
        item = SEPARATOR.join((syarat.uraian, *syarat.dokumen, *syarat.rincian))
        if holds(item, _WORTH_A_LOOK) or "legalisir" in syarat.bentuk:
            service = service or _service(layanan)
            for entry in load("syarat_lama")["syarat"]:
                if _speaks_of(entry, layanan, service, syarat, item):
                    found.append((path, syarat, entry))
                    break
    return found


def _service(layanan: Layanan) -> str:
    """What a service is about: its names and what it gives."""
    standar = layanan.standar
    products = standar.produk if isinstance(standar.produk, tuple) else ()
    return SEPARATOR.join((standar.nama, *standar.nama_lain, *(produk.nama for produk in products)))


def _speaks_of(entry: Mapping[str, Any], layanan: Layanan, service: str, syarat: Persyaratan, item: str) -> bool:
    denials = load("syarat_lama")["bukan"]
    if "bentuk" in entry and entry["bentuk"] in syarat.bentuk:
        item = SEPARATOR.join((item, entry["bentuk"]))
    circumstances = SEPARATOR.join((item, _circumstances(layanan, syarat)))
    parts = [part.split(" | ") for part in entry["butir"]]
    return (
        says_all(circumstances if entry["id"] == "skp-dalam-kabupaten" else item, parts, denials)
        and (not entry["layanan"] or says(service, entry["layanan"]))
        and not says(service, entry["bukan_layanan"])
        and not says(item, entry["bukan"])
        and not says(SEPARATOR.join((circumstances, layanan.standar.nama)), entry["kecuali"])
    )


def _circumstances(layanan: Layanan, syarat: Persyaratan) -> str:
    """The names of the cases and applicants for whom an item is asked, and its condition in words."""
    standar = layanan.standar
    names = {kasus.id: kasus.nama for kasus in standar.kasus}
    names |= {pemohon.id: pemohon.nama for pemohon in standar.pemohon}
    names |= {tahap.id: tahap.nama for tahap in standar.tahap}
    said = []
    for _, bila in find(Bila, syarat.bila):
        said += [names.get(id, "") for id in (*bila.kasus, *bila.pemohon, *bila.tahap)]
        said.append(bila.keadaan or "")
    return SEPARATOR.join(said)
