"""Services in; what happened to them, the newest first, out: for the data, and for the feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diff import Change
from generator.findings import Path
from generator.jobs import digest
from generator.messages import word
from generator.model import Riwayat
from generator.site import Site
from generator.targets import reading
from generator.targets.data.records import JenisPeristiwa, JumlahDampak, Peristiwa, Perubahan
from generator.targets.kept import EACH, kept
from generator.targets.remembering import add_classes, in_place
from generator.targets.story import ENACTED, Peralihan, key, transitions
from generator.targets.wording import change_title, count_words, is_gone, is_new


def events_of(riwayat: tuple[Riwayat, ...], site: Site) -> tuple[Peristiwa, ...]:
    """Every enacted edition and every end of some services; those without a date come last."""
    return newest_first(event for one in riwayat for event in happened(one, transitions(one), site))


def newest_first(found: Iterable[Peristiwa]) -> tuple[Peristiwa, ...]:
    """Events as all lists have them: by day, those of one day by agency, service and edition."""
    by_name = sorted(found, key=lambda one: (one.instansi, one.id, one.edisi, one.jenis))
    return tuple(sorted(by_name, key=lambda one: one.tanggal, reverse=True))


add_classes(Peristiwa, Perubahan, JumlahDampak)


@kept(EACH)
def happened(riwayat: Riwayat, story: tuple[Peralihan, ...], site: Site) -> tuple[Peristiwa, ...]:
    """What happened to one service, told once for the same editions."""
    texts = [one.sidik for one in (riwayat.layanan, *(edisi.layanan for edisi in riwayat.edisi))]
    reading.note(texts)
    numbers = [(edisi.nomor, edisi is riwayat.kini) for edisi in riwayat.edisi]
    made_of = digest(repr((texts, riwayat.kode, riwayat.keadaan, site, numbers))) if all(texts) else ""
    return in_place(f"peristiwa {key(riwayat)} {riwayat.kode}", made_of, lambda: tuple(_of(riwayat, story, site)))


def _of(riwayat: Riwayat, story: tuple[Peralihan, ...], site: Site) -> Iterator[Peristiwa]:
    for one in story:
        standar = one.edisi.layanan.standar
        if standar.status in ENACTED:
            day = standar.berlaku_sejak or (standar.penetapan and standar.penetapan.tanggal) or ""
            yield _event(riwayat, site, one, "edisi-pertama" if one.edisi.nomor == 1 else "edisi-baru", day)
    ended = riwayat.layanan.standar.pencabutan
    if riwayat.keadaan == "dicabut":
        last = Peralihan(riwayat, riwayat.kini, None)
        yield _event(riwayat, site, last, "dicabut", ended.tanggal if ended else "")


def _event(riwayat: Riwayat, site: Site, peralihan: Peralihan, jenis: JenisPeristiwa, tanggal: str) -> Peristiwa:
    edisi, before, changes = peralihan.edisi, peralihan.sebelum, peralihan.perubahan
    layanan, standar = riwayat.layanan, edisi.layanan.standar
    decree = standar.pencabutan.sk if jenis == "dicabut" and standar.pencabutan else None
    if jenis != "dicabut" and standar.penetapan is not None:
        decree = standar.penetapan.sk
    enacted = standar.penetapan.tanggal if standar.penetapan is not None and jenis != "dicabut" else None
    return Peristiwa(
        jenis=jenis,
        tanggal=tanggal,
        kode=riwayat.kode,
        edisi=edisi.nomor,
        edisi_sebelum=before.nomor if before else None,
        instansi=layanan.folder,
        nama_instansi=layanan.instansi.nama,
        id=layanan.id,
        nama=standar.nama,
        url=site.standar(layanan.folder, layanan.id),
        landing=site.landing(riwayat.kode, edisi.nomor) if riwayat.kode else "",
        berlaku=riwayat.berlaku and edisi.nomor == riwayat.kini.nomor,
        sk=decree or "",
        dasar=standar.dasar_perubahan if jenis != "dicabut" else None,
        ringkas=count_words(changes) if before else word(f"peristiwa.{jenis}", nomor=edisi.nomor),
        dampak=_effects(changes),
        perubahan=tuple(map(record, changes)),
        ditetapkan=enacted or "",
        syarat_tidak_diminta_lagi=sum(map(is_gone, changes)),
        syarat_baru=sum(map(is_new, changes)),
    )


def record(change: Change) -> Perubahan:
    """A change as the data tell it."""
    return Perubahan(
        jenis=change.jenis,
        judul=change_title(change),
        komponen=change.komponen,
        id=change.id,
        semula=change.semula,
        menjadi=change.menjadi,
        dampak=change.dampak,
        tebakan=change.skor is not None,
        sidik=change.sidik,
        skor=change.skor,
        di_semula=pointer(change.di_semula),
        di_menjadi=pointer(change.di_menjadi),
    )


def known_since(event: Peristiwa, today: str) -> str:
    """The day (ISO) an event became known: of an edition to come its decree's, which does not move from build to build.

    Where only the month or the year is written, its first day.
    """
    known = [day for day in (event.tanggal, event.ditetapkan) if day and day <= today]
    day = known[0] if known else today
    return day + FIRST[len(day) :]


FIRST = "0001-01-01"


def pointer(path: Path | None) -> str:
    """A place as a JSON Pointer (RFC 6901); empty where there is none."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path or ())


def _effects(changes: tuple[Change, ...]) -> JumlahDampak:
    counts = {"bertambah": 0, "berkurang": 0, "tetap": 0, "perlu-telaah": 0}
    for change in changes:
        counts[change.dampak] += 1
    return JumlahDampak(counts["bertambah"], counts["berkurang"], counts["tetap"], counts["perlu-telaah"])
