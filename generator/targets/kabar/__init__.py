"""The editions of one agency's services in; a line for each change, as pages and messages say it, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from generator.messages import word
from generator.model import Riwayat
from generator.targets.remembering import add_classes
from generator.targets.story import ENACTED, Peralihan, key, summary
from generator.targets.templates import environment


@dataclass(frozen=True, slots=True)
class Kabar:
    """One line about a service: an edition with what it changed, or a withdrawal. `tanggal` is an ISO day.

    `kunci` is "folder/id". `baris` and `sendiri` are HTML from the service's address on; the first names the office.
    """

    kunci: str
    kode: str
    tanggal: str
    nama: str
    kantor: str
    ringkas: str
    baris: str
    sendiri: str


@dataclass(frozen=True, slots=True)
class Warta:
    """What changed at one agency, in the order of its services, and what is announced."""

    berubah: tuple[Kabar, ...] = ()
    nanti: tuple[Kabar, ...] = ()


add_classes(Kabar, Warta)


Cerita = tuple[Riwayat, tuple[Peralihan, ...]]


def lines(stories: Iterable[Cerita], today: str) -> Warta:
    """What is said of the services of one agency on that day (ISO); first editions are no change."""
    since = cache(_macros()["sejak"])

    def line(riwayat: Riwayat, tanggal: str, one: Peralihan | None = None) -> Kabar:
        return _line(riwayat, tanggal, one, partial(since, tanggal, tanggal > today))

    done: list[Kabar] = []
    ahead: list[Kabar] = []
    for riwayat, story in stories:
        for one in story:
            status, day = one.edisi.layanan.standar.status, one.tanggal
            if day > today and status == "berlaku":
                ahead.append(line(riwayat, day, one))
            elif day and day <= today and status in ENACTED and one.sebelum is not None:
                done.append(line(riwayat, day, one))
        end = riwayat.layanan.standar.pencabutan
        if riwayat.keadaan == "dicabut" and end is not None:
            done.append(line(riwayat, end.tanggal))
    return Warta(tuple(done), tuple(ahead))


def _line(riwayat: Riwayat, tanggal: str, one: Peralihan | None, since: Callable[[str], str]) -> Kabar:
    layanan = riwayat.layanan
    nama, instansi = layanan.standar.nama, layanan.instansi
    kantor = instansi.nama_pendek or instansi.nama
    ringkas = word("halaman.dicabut") if one is None else summary(one)
    made = _macros()
    head = made["judul"](key(riwayat), "dicabut" if one is None else f"edisi-{one.edisi.nomor}", nama)
    rest = made["isi"](ringkas, one)
    return Kabar(
        kunci=key(riwayat),
        kode=layanan.kode,
        tanggal=tanggal,
        nama=nama,
        kantor=kantor,
        ringkas=ringkas,
        baris=str(head + since(kantor) + rest),
        sendiri=str(head + since("") + rest),
    )


def edition_line(peristiwa: Any) -> str:
    """An edition or a withdrawal in a quarter's report, as HTML from the service's address on."""
    return str(_macros()["edisi"](peristiwa))


@cache
def _macros() -> dict[str, Any]:
    module = environment("generator.targets.kabar").get_template("baris.html").module
    return {name: getattr(module, name) for name in ("judul", "sejak", "isi", "edisi")}
