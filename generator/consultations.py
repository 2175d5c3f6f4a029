"""Consultation records and editions in; each decision held against what the standards say since, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from generator.catalog import Catalog, Konsultasi
from generator.diff import Dampak, diff
from generator.findings import Finding
from generator.model import Edisi, Keputusan, Persyaratan, Riwayat, Standar
from generator.text import normal, parse_waktu

Pelaksanaan = Literal["masuk", "menunggu", "lewat", "dibatalkan", "kembali"]

EXPECTED: dict[str, Dampak] = {"hapus": "berkurang", "tambah": "bertambah", "redaksi": "tetap", "layanan-baru": "tetap"}
"""What a decision means for the applicant before an edition shows it; everything else is to be examined."""


@dataclass(frozen=True, slots=True)
class Kesepakatan:
    """One decision and where it stands: the edition that carries it out, and what it means for the applicant."""

    keputusan: Keputusan
    keadaan: Pelaksanaan
    dampak: Dampak
    riwayat: Riwayat | None = None
    edisi: Edisi | None = None


@dataclass(frozen=True, slots=True)
class Forum:
    """One consultation with its decisions, in the record's order."""

    konsultasi: Konsultasi
    kesepakatan: tuple[Kesepakatan, ...]

    def jumlah(self, keadaan: Pelaksanaan) -> int:
        """How many decisions are in that state."""
        return sum(one.keadaan == keadaan for one in self.kesepakatan)

    @property
    def hadir(self) -> int:
        """How many of the five kinds of participants came."""
        peserta = self.konsultasi.fkp.peserta
        counts = (peserta.pengguna, peserta.ahli, peserta.instansi, peserta.masyarakat, peserta.media)
        named = peserta.hadir
        return len(named) if named else sum(1 for count in counts if count)


def hold(catalog: Catalog, riwayat: Iterable[Riwayat], tanggal: str) -> tuple[tuple[Forum, ...], tuple[Finding, ...]]:
    """All consultations, the newest first, judged for the day `tanggal` (ISO)."""
    services: dict[tuple[str, str], Riwayat] = {}
    for one in riwayat:
        for edisi in one.edisi:
            services.setdefault((edisi.layanan.folder, edisi.layanan.id), one)
    services |= {(one.layanan.folder, one.layanan.id): one for one in riwayat}
    forums, findings = [], []
    for konsultasi in catalog.konsultasi:
        decisions = []
        for keputusan in konsultasi.fkp.keputusan:
            found = services.get((konsultasi.folder, keputusan.layanan or ""))
            if keputusan.layanan and found is None and keputusan.jenis != "layanan-baru":
                words = (("id", keputusan.id), ("layanan", keputusan.layanan))
                findings.append(Finding(konsultasi.file, 0, 0, "SP820", words))
            if keputusan.layanan is None:
                everyone = [services.get((konsultasi.folder, id)) for id in konsultasi.fkp.layanan]
                each = [_judge(keputusan, one, konsultasi.tanggal, tanggal) for one in everyone if one is not None]
                decisions.append(_least(each) if each else _judge(keputusan, None, konsultasi.tanggal, tanggal))
            else:
                decisions.append(_judge(keputusan, found, konsultasi.tanggal, tanggal))
        forums.append(Forum(konsultasi, tuple(decisions)))
    forums.sort(key=lambda one: (one.konsultasi.folder, one.konsultasi.tanggal))
    forums.sort(key=lambda one: one.konsultasi.tanggal, reverse=True)
    return tuple(forums), tuple(findings)


def _least(each: list[Kesepakatan]) -> Kesepakatan:
    """A decision about all services of the forum stands where the service that is furthest behind stands."""
    order = ("lewat", "menunggu", "kembali", "dibatalkan", "masuk")
    behind = min(each, key=lambda one: order.index(one.keadaan))
    return Kesepakatan(behind.keputusan, behind.keadaan, behind.dampak)


def _judge(keputusan: Keputusan, riwayat: Riwayat | None, held: str, tanggal: str) -> Kesepakatan:
    """Where one decision stands: what a person stated decides first, then what the editions say."""
    expected = EXPECTED.get(keputusan.jenis, "perlu-telaah")
    if keputusan.dibatalkan is not None:
        return Kesepakatan(keputusan, "dibatalkan", expected, riwayat)
    if keputusan.dipastikan is not None:
        nomor = keputusan.dipastikan.edisi
        edisi = riwayat.nomor(nomor) if riwayat and nomor else None
        return Kesepakatan(keputusan, "masuk", expected, riwayat, edisi)
    if riwayat is not None:
        base = riwayat.pada(held)
        later = list(_since(riwayat, base, held, tanggal))
        carrying = [edisi for edisi in later if _carried_out(keputusan, base, edisi)]
        if carrying:
            first, now = carrying[0], later[-1]
            state: Pelaksanaan = "masuk" if _carried_out(keputusan, base, now) else "kembali"
            return Kesepakatan(keputusan, state, _effect(keputusan, base, first, expected), riwayat, first)
    late = keputusan.tenggat is not None and keputusan.tenggat < tanggal
    return Kesepakatan(keputusan, "lewat" if late else "menunggu", expected, riwayat)


def _since(riwayat: Riwayat, base: Edisi | None, held: str, tanggal: str) -> Iterator[Edisi]:
    """The editions after the one in force at the forum that have become valid by the build's date."""
    for edisi in riwayat.edisi:
        standar = edisi.layanan.standar
        begun = standar.berlaku_sejak is None or standar.berlaku_sejak <= tanggal
        after = base is None or edisi.nomor > base.nomor or (standar.berlaku_sejak or "") > held
        if after and begun and standar.status in ("berlaku", "dicabut"):
            yield edisi
    newest = riwayat.edisi[-1]
    if base is not None and newest.nomor == base.nomor and newest.layanan.standar.status == "dicabut":
        yield newest


def _carried_out(keputusan: Keputusan, base: Edisi | None, edisi: Edisi) -> bool:
    """Whether this edition says what was decided; a wording that is neither is left to a person."""
    standar = edisi.layanan.standar
    if keputusan.jenis == "layanan-baru":
        return True
    if keputusan.jenis == "cabut":
        return standar.status == "dicabut"
    if keputusan.bagian is not None and keputusan.bagian != "persyaratan":
        return _component_says(standar, keputusan.bagian, keputusan.menjadi)
    items = standar.persyaratan if isinstance(standar.persyaratan, tuple) else ()
    ids = {one.id for one in items}
    gone = all(id not in ids for id in keputusan.butir) and not _text_among(items, keputusan.semula)
    match keputusan.jenis:
        case "hapus":
            return gone
        case "pecah" | "gabung":
            return bool(keputusan.menjadi_butir) and set(keputusan.menjadi_butir) <= ids
        case "tambah":
            return (bool(keputusan.menjadi_butir) and set(keputusan.menjadi_butir) <= ids) or _text_among(
                items, keputusan.menjadi
            )
        case _:
            mine = [one for one in items if one.id in (keputusan.menjadi_butir or keputusan.butir)]
            return _text_among(mine, keputusan.menjadi)


def _text_among(items: Iterable[Persyaratan], text: str | None) -> bool:
    """Whether an item says this, apart from spelling and from whether the count stands in the text or beside it."""
    if not text:
        return False
    wanted = normal(text)
    for one in items:
        extras = [extra for extra in (one.ukuran, one.jumlah) if extra]
        if wanted in (normal(one.uraian), normal(", ".join([one.uraian, *extras]))):
            return True
    return False


def _component_says(standar: Standar, komponen: str, text: str | None) -> bool:
    """Whether a component's texts hold the decided one; durations count as values."""
    if not text:
        return False
    value = getattr(standar, komponen, None)
    if komponen == "jangka_waktu":
        wanted = parse_waktu(text)
        parts = [value, *getattr(value, "rincian", ()), *(tahap.jangka_waktu for tahap in standar.tahap)]
        texts = [getattr(part, "teks", None) for part in parts]
        return any(
            one and (normal(one) == normal(text) or (wanted is not None and parse_waktu(one) == wanted))
            for one in texts
        )
    texts = [value] if not isinstance(value, tuple) else list(value)
    said = [getattr(one, key, None) for one in texts for key in ("teks", "nama", "uraian")] + [
        one for one in texts if isinstance(one, str)
    ]
    return any(isinstance(one, str) and normal(one) == normal(text) for one in said)


def _effect(keputusan: Keputusan, base: Edisi | None, edisi: Edisi, expected: Dampak) -> Dampak:
    """What the edition's own change means for the applicant, where the diff can tell it apart."""
    if base is None:
        return expected
    ids = {*keputusan.butir, *keputusan.menjadi_butir}
    bagian = keputusan.bagian or "persyaratan"
    for change in diff(base.layanan.standar, edisi.layanan.standar):
        if change.komponen == bagian and (bagian != "persyaratan" or change.id in ids):
            return change.dampak
    return expected
