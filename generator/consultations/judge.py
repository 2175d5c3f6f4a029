"""One decision, the editions of one service and two days in; where the decision stands out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.consultations import effect
from generator.consultations.evidence import (
    has_changed_otherwise,
    is_carried_out,
    is_there_already,
    unknown_items,
)
from generator.consultations.forum import Kesepakatan, Pelaksanaan
from generator.model import Edisi, Keputusan, Riwayat, Standar


@dataclass(frozen=True, slots=True)
class Hari:
    """The two days that count, both ISO, and how an edition names the consultation as its ground."""

    forum: str
    kini: str
    rujukan: str

    def is_ground_of(self, edisi: Edisi) -> bool:
        """Whether the edition says that it follows this consultation."""
        ground = edisi.layanan.standar.dasar_perubahan
        if ground is None or ground.jenis != "fkp":
            return False
        return ground.rujukan in (self.rujukan, self.forum)


@dataclass(frozen=True, slots=True)
class Urutan:
    """The editions of a service as one consultation sees them: in force then, in force since, announced."""

    dasar: Edisi | None
    sejak: tuple[Edisi, ...]
    nanti: tuple[Edisi, ...]

    @property
    def standar(self) -> Standar | None:
        """What the forum had before it; None where no edition was in force on that day."""
        return self.dasar.layanan.standar if self.dasar is not None else None


def begins(edisi: Edisi) -> str:
    """The first day of an edition, else the day of its decree; empty where neither is stated."""
    standar = edisi.layanan.standar
    return standar.berlaku_sejak or (standar.penetapan.tanggal if standar.penetapan else None) or ""


def order(riwayat: Riwayat, hari: Hari) -> Urutan:
    """The editions by their numbers; one that names the consultation comes after it, whatever its day."""
    enacted = [one for one in riwayat.edisi if one.layanan.standar.status in ("berlaku", "dicabut")]
    before = [one for one in enacted if begins(one) <= hari.forum and not hari.is_ground_of(one)]
    dasar = before[-1] if before else None
    after = [one for one in enacted if dasar is None or one.nomor > dasar.nomor]
    if hari.forum > hari.kini:
        return Urutan(dasar, (), ())
    return Urutan(
        dasar,
        tuple(one for one in after if begins(one) <= hari.kini),
        tuple(one for one in after if begins(one) > hari.kini),
    )


def judge(keputusan: Keputusan, riwayat: Riwayat | None, hari: Hari) -> Kesepakatan:
    """Where one decision stands: what a person stated decides first, then what the editions say."""
    if riwayat is None:
        found = Kesepakatan(keputusan, _open(keputusan, hari), effect.expected(keputusan, None))
        return _stated(found, None, lambda edisi: False) or found
    urutan = order(riwayat, hari)
    base = urutan.standar

    def does(edisi: Edisi) -> bool:
        return is_carried_out(keputusan, base, edisi.layanan.standar)

    open_ = Kesepakatan(keputusan, _open(keputusan, hari), effect.expected(keputusan, base), riwayat)
    stated = _stated(open_, urutan, does)
    if stated is not None:
        return stated
    if keputusan.jenis == "cabut":
        return _withdrawal(open_, riwayat, hari)
    if hari.forum > hari.kini:
        return open_
    if unknown_items(keputusan, base):
        return replace(open_, keadaan="perlu-telaah")
    since = urutan.sejak
    if keputusan.jenis == "layanan-baru" and urutan.dasar is not None:
        since = (urutan.dasar, *since)  # it was open before the forum said so
    found = _followed(open_, since, does)
    if found.edisi is not None:
        found = replace(found, dampak=effect.shown(keputusan, base, found.edisi.layanan.standar, open_.dampak))
    if found.keadaan != "masuk":
        found = replace(found, nanti=next((one for one in urutan.nanti if does(one)), None))
    if found.edisi is None:
        found = _examined(found, riwayat, urutan, hari)
    return found


def _open(keputusan: Keputusan, hari: Hari) -> Pelaksanaan:
    """Waiting, or late: a deadline is kept through its last day, and none has passed before the forum."""
    is_late = keputusan.tenggat is not None and keputusan.tenggat < hari.kini and hari.forum <= hari.kini
    return "lewat" if is_late else "menunggu"


def _stated(found: Kesepakatan, urutan: Urutan | None, does: Callable[[Edisi], bool]) -> Kesepakatan | None:
    """What a person said of the decision; None where nobody did.

    A confirmed decision comes undone when the editions show that what was done in the confirmed edition was
    undone in a later one.
    """
    keputusan, riwayat = found.keputusan, found.riwayat
    if keputusan.dibatalkan is not None:
        return replace(found, keadaan="dibatalkan")
    if keputusan.dipastikan is None:
        return None
    nomor = keputusan.dipastikan.edisi
    edisi = riwayat.nomor(nomor) if riwayat is not None and nomor else None
    if urutan is not None and edisi is not None and does(edisi):
        since = tuple(one for one in urutan.sejak if one.nomor >= edisi.nomor)
        return _followed(found, since, does) if since else replace(found, keadaan="masuk", edisi=edisi)
    return replace(found, keadaan="masuk", edisi=edisi)


def _followed(found: Kesepakatan, editions: tuple[Edisi, ...], does: Callable[[Edisi], bool]) -> Kesepakatan:
    """The editions in their order: the first that does it, the last that undid it, the one that did it again."""
    first: Edisi | None = None
    undone: Edisi | None = None
    again: Edisi | None = None
    was_done = False
    for edisi in editions:
        is_done = does(edisi)
        if is_done and first is None:
            first = edisi
        elif is_done and not was_done:
            again = edisi
        elif was_done and not is_done:
            undone, again = edisi, None
        was_done = is_done
    if first is None:
        return found
    state: Pelaksanaan = "masuk" if was_done else "kembali"
    return replace(found, keadaan=state, edisi=first, kembali=undone, pulih=again)


def _withdrawal(found: Kesepakatan, riwayat: Riwayat, hari: Hari) -> Kesepakatan:
    """A withdrawal is no edition of its own: the newest one says it, with its day."""
    newest = riwayat.edisi[-1]
    standar = newest.layanan.standar
    day = standar.pencabutan.tanggal if standar.pencabutan is not None else ""
    if hari.forum <= hari.kini and standar.status == "dicabut" and day <= hari.kini:
        return replace(found, keadaan="masuk", edisi=newest)
    return replace(found, nanti=newest) if day else found


def _examined(found: Kesepakatan, riwayat: Riwayat, urutan: Urutan, hari: Hari) -> Kesepakatan:
    """A decision that no edition carries out: something else happened to it, or nothing did."""
    keputusan, base = found.keputusan, urutan.standar
    for edisi in urutan.sejak:
        if has_changed_otherwise(keputusan, base, edisi.layanan.standar, hari.is_ground_of(edisi)):
            return replace(found, keadaan="perlu-telaah", berubah=edisi)
    if riwayat.keadaan == "dicabut" or is_there_already(keputusan, base):
        return replace(found, keadaan="perlu-telaah")
    return found
