"""A proposal and the consultations in; where the decisions about its services stand before and after it, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator import consultations
from generator.catalog import Catalog, Konsultasi, Parsed
from generator.consultations import Kesepakatan
from generator.messages import word, words
from generator.model import Edisi, Fkp, Keputusan, Riwayat
from generator.proposal import Proposal, Usulan
from generator.targets.conditions import small
from generator.targets.wording import date_words

OPEN = ("menunggu", "lewat", "perlu-telaah", "kembali")


@dataclass(frozen=True, slots=True)
class Sepakat:
    """One decision of a consultation, where it stood, and where it will stand once the proposal is published."""

    konsultasi: Konsultasi
    sebelum: Kesepakatan
    sesudah: Kesepakatan
    baru: bool = False
    """Whether the proposal is what records it."""

    @property
    def berubah(self) -> bool:
        """Whether the proposal moves it."""
        return self.baru or state_words(self.sebelum) != state_words(self.sesudah)


def follow(proposal: Proposal, catalog: Catalog, riwayat: Iterable[Riwayat], tanggal: str) -> tuple[Sepakat, ...]:
    """The decisions that the proposal records, and those about its services that it moves or that stay open.

    Those it records or moves come first.
    """
    written = _written(proposal)
    known = {one.layanan.file: one for one in riwayat}
    before, after = dict(known), dict(known)
    for one in proposal.usulan:
        base = known.get(one.layanan.file) or next((r for r in known.values() if _is_same(r, one)), None)
        if base is not None:
            before.pop(base.layanan.file, None)
            after.pop(base.layanan.file, None)
        if one.semula is not None:
            before[one.semula.file] = _until(base, [Edisi(one.semula)], one.semula.standar.edisi)
        if one.nasib != "dihapus":
            after[one.layanan.file] = _with(base, one)
    then = _held(catalog, before, tanggal)
    found = []
    for key, (konsultasi, now) in _held(catalog, after, tanggal).items():
        told = written.get(key)
        if key in then and (told is not None or _concerns(konsultasi, now, proposal)):
            pair = Sepakat(konsultasi, then[key][1], now, baru=told is True)
            if pair.berubah or told is not None or now.keadaan in OPEN:
                found.append(pair)
    return tuple(sorted(found, key=lambda one: not one.berubah))


def _written(proposal: Proposal) -> dict[tuple[str, str], bool]:
    """The decisions that the proposal writes down, by record and id; True for a new one, False for one it alters."""
    found: dict[tuple[str, str], bool] = {}
    for one in proposal.berkas:
        old, new = _decisions(proposal.before.parsed, one.file), _decisions(proposal.after.parsed, one.file)
        found |= {(one.file, id): id not in old for id, each in new.items() if old.get(id) != each}
    return found


def _decisions(parsed: Mapping[str, Parsed], file: str) -> dict[str, Keputusan]:
    value = parsed[file].value if file in parsed else None
    return {one.id: one for one in value.keputusan} if isinstance(value, Fkp) else {}


def _is_same(riwayat: Riwayat, usulan: Usulan) -> bool:
    return bool(riwayat.kode) and riwayat.kode == usulan.layanan.kode


def _until(base: Riwayat | None, editions: list[Edisi], number: int) -> Riwayat:
    """A history that ends with the given editions."""
    earlier = [one for one in base.edisi if one.nomor < number] if base is not None else []
    last = editions[-1]
    made = (*earlier, *editions)
    if base is not None:
        return replace(base, kini=last, edisi=made)
    return Riwayat(last.layanan.kode, "berlaku", last, made)


def _with(base: Riwayat | None, usulan: Usulan) -> Riwayat:
    now = Edisi(usulan.layanan)
    if usulan.semula is None or usulan.semula.standar.edisi >= now.nomor:
        return _until(base, [now], now.nomor)
    return _until(base, [Edisi(usulan.semula), now], usulan.semula.standar.edisi)


def _held(
    catalog: Catalog, riwayat: Mapping[str, Riwayat], tanggal: str
) -> dict[tuple[str, str], tuple[Konsultasi, Kesepakatan]]:
    forums, _ = consultations.hold(catalog, tuple(riwayat[file] for file in sorted(riwayat)), tanggal)
    return {
        (forum.konsultasi.file, one.keputusan.id): (forum.konsultasi, one)
        for forum in forums
        for one in forum.kesepakatan
    }


def _concerns(konsultasi: Konsultasi, sepakat: Kesepakatan, proposal: Proposal) -> bool:
    """Whether the decision is about a service of the proposal; one about all services of the forum is, too."""
    about = [sepakat.keputusan.layanan] if sepakat.keputusan.layanan else [*konsultasi.fkp.layanan]
    names = set(_names(proposal, konsultasi.folder))
    return any(name in names for name in about)


def _names(proposal: Proposal, folder: str) -> Iterator[str]:
    """How a record of that agency may name the proposal's services: by file, by former file or by code."""
    for one in proposal.usulan:
        for layanan in filter(None, (one.layanan, one.semula)):
            if layanan.kode:
                yield layanan.kode
            if layanan.folder == folder:
                yield layanan.id


def state_words(one: Kesepakatan) -> str:
    """Where a decision stands, in the words of wording.md."""
    deadline = one.keputusan.tenggat
    when = date_words(deadline) if deadline else ""
    edition = one.edisi or one.nanti
    since = one.nanti.layanan.standar.berlaku_sejak if one.nanti is not None else None
    if one.keadaan != "masuk" and one.nanti is not None and one.keputusan.jenis == "cabut":
        ended = one.nanti.layanan.standar.pencabutan  # the edition itself began long before
        if ended is not None:
            return word("usulan.keadaan.cabut", tanggal=date_words(ended.tanggal))
    if one.keadaan != "masuk" and one.nanti is not None and since:
        return word("usulan.keadaan.nanti", nomor=one.nanti.nomor, tanggal=date_words(since))
    if one.keadaan == "masuk" and edition is not None and one.keputusan.jenis != "cabut":
        return word("usulan.keadaan.masuk-edisi", nomor=edition.nomor)
    if one.keadaan in ("menunggu", "lewat") and when:
        return word(f"usulan.keadaan.{one.keadaan}-tenggat", tanggal=when)
    return words("usulan.keadaan")[one.keadaan]


def former_words(one: Sepakat) -> str:
    """Where a decision stood before the proposal; one that the proposal records stood nowhere."""
    return word("usulan.keadaan.belum-dicatat") if one.baru else state_words(one.sebelum)


def decision_words(one: Kesepakatan) -> str:
    """What was decided, in a few words."""
    keputusan = one.keputusan
    texts = (keputusan.semula, keputusan.usulan, keputusan.menjadi)
    if keputusan.jenis in ("tambah", "layanan-baru"):
        texts = (keputusan.menjadi, keputusan.usulan, keputusan.semula)
    name = one.riwayat.layanan.standar.nama if one.riwayat is not None else keputusan.id
    about = next(filter(None, texts), name if keputusan.jenis == "cabut" else keputusan.id)
    part = keputusan.bagian or "persyaratan"
    deed = word(f"usulan.putusan.{keputusan.jenis}")
    if keputusan.jenis == "ubah" and keputusan.semula and keputusan.menjadi:
        about = word("usulan.dari-ke", semula=keputusan.semula, menjadi=keputusan.menjadi)
    if part != "persyaratan":
        deed = word("usulan.putusan-bagian", jenis=deed, bagian=small(word(f"komponen.{part}")))
    return word("usulan.putusan-isi", jenis=deed, isi=about)
