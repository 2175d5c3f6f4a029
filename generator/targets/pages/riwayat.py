"""A service in; the services that it stands in for, by what its own file says and by what theirs say, out."""

from __future__ import annotations

from generator.model import Riwayat
from generator.targets.pages.peta import Peta, key


def replaced(peta: Peta, riwayat: Riwayat) -> tuple[tuple[str, str], ...]:
    """Name and address of each service that this one replaces; the kode alone, without address, where we know no more.

    Several services may have been merged into one: each says so in its own file when it is withdrawn.
    """
    found: dict[str, tuple[str, str]] = {}
    for kode in riwayat.layanan.standar.menggantikan:
        older = peta.tujuan(kode, riwayat.layanan.folder)
        if older is None:
            found[kode] = (kode, "")
        elif older is not riwayat:
            found[key(older)] = (older.layanan.standar.nama, f"{key(older)}/")
    for older in peta.pendahulu.get(key(riwayat), ()):
        found[key(older)] = (older.layanan.standar.nama, f"{key(older)}/")
    return tuple(found.values())
