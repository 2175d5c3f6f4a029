"""Values after reading: a service with its agency's defaults, its editions, and which of them is in force."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from generator.model.instansi import Instansi
from generator.model.komponen import Komponen
from generator.model.standar import Standar


@dataclass(frozen=True, slots=True)
class Layanan:
    """One service of one agency, ready to be shown.

    `standar` holds the file's values after the agency's defaults, every requirement with an id; `warisan`
    names the components that came from the agency's defaults. `folder` and `id` are the agency's folder and
    the file's stem; `file` is the source's path from the repository's root. `sidik` names all that it was made
    from: two with the same say the same. Who makes one otherwise than from files, or alters one, gets it without.
    """

    folder: str
    id: str
    file: str
    standar: Standar
    instansi: Instansi
    warisan: tuple[Komponen, ...] = ()
    sidik: str = field(default="", init=False, compare=False, repr=False)

    @property
    def kode(self) -> str:
        """The permanent code; empty where the file has none yet (then the service has no short address)."""
        return self.standar.kode or ""


@dataclass(frozen=True, slots=True)
class Edisi:
    """One edition of a service. `commit` is where its last state was found; None for the working tree."""

    layanan: Layanan
    commit: str | None = None

    @property
    def nomor(self) -> int:
        """The edition's number."""
        return self.layanan.standar.edisi

    def berlaku_pada(self, tanggal: str) -> bool:
        """Whether this edition applied on that day (ISO), later editions apart."""
        standar = self.layanan.standar
        ended = standar.pencabutan is not None and standar.pencabutan.tanggal <= tanggal
        enacted = standar.status == "berlaku" or (standar.status == "dicabut" and not ended)
        return enacted and (standar.berlaku_sejak is None or standar.berlaku_sejak <= tanggal)


Keadaan = Literal["rancangan", "dibahas", "menunggu-penetapan", "mendatang", "berlaku", "dicabut"]


@dataclass(frozen=True, slots=True)
class Riwayat:
    """All editions of one service, oldest first.

    `kini` is the edition that pages show: the one in force, else the last withdrawn, else the newest.
    `mendatang` is an edition that is announced but not yet in force. `rusak` says that the file as it stands
    cannot be read and `kini` comes from history. `jejak` are the addresses (folder/id) it was published at before.
    """

    kode: str
    keadaan: Keadaan
    kini: Edisi
    edisi: tuple[Edisi, ...]
    mendatang: Edisi | None = None
    rusak: bool = False
    jejak: tuple[str, ...] = ()

    @property
    def layanan(self) -> Layanan:
        """The service as its pages show it."""
        return self.kini.layanan

    @property
    def berlaku(self) -> bool:
        """Whether an edition is in force on the build's date: only then there is a board."""
        return self.keadaan == "berlaku"

    def sebelum(self, nomor: int) -> Edisi | None:
        """The edition before number `nomor`, if we know one."""
        earlier = [edisi for edisi in self.edisi if edisi.nomor < nomor]
        return earlier[-1] if earlier else None

    def nomor(self, nomor: int) -> Edisi | None:
        """The edition numbered `nomor`, if we know it."""
        return next((edisi for edisi in self.edisi if edisi.nomor == nomor), None)

    def ditarik(self, nomor: int) -> bool:
        """Whether edition `nomor` was enacted, and the file went back to an earlier number since."""
        edisi, last = self.nomor(nomor), max(self.kini.nomor, self.mendatang.nomor if self.mendatang else 0)
        return edisi is not None and nomor > last and edisi.layanan.standar.status in ("berlaku", "dicabut")

    def pada(self, tanggal: str) -> Edisi | None:
        """The edition in force on that day (ISO); the oldest known one where the day lies before all of them."""
        applying = [edisi for edisi in self.edisi if edisi.berlaku_pada(tanggal)]
        return applying[-1] if applying else (self.edisi[0] if self.edisi else None)
