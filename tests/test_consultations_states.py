"""Sequences of editions in; where a decision stands, checked against a few lines that say the same in another way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.consultations import Kesepakatan
from generator.consultations.judge import Hari, judge
from generator.consultations.services import index
from generator.model import (
    Biaya,
    DasarHukum,
    DasarPerubahan,
    Edisi,
    Instansi,
    JangkaWaktu,
    Keputusan,
    Langkah,
    Layanan,
    Pemastian,
    Pembatalan,
    Pencabutan,
    Penetapan,
    Persyaratan,
    Produk,
    Riwayat,
    Standar,
    Tanggapan,
    Tarif,
)
from tests.papers import standar

TODAY = "2026-11-01"
HARI = Hari("2025-06-18", TODAY, "kantor/2025-06-18")
DAYS = ("2025-07-01", "2025-09-01", "2026-01-05", "2026-05-05", "2026-10-05", "2027-02-01", "2027-06-01")
VALID = 5
"""So many of the days have come by the build's date."""
PLAIN = standar(
    """kode: aaaaa
berlaku_sejak: "2024-01-02"
jangka_waktu: {teks: 5 hari kerja, rincian: [{nama: Kilat, teks: 1 hari kerja}]}
biaya: {tarif: [{jumlah: "Rp50.000", nama: Surat}]}
produk: [{nama: Surat keterangan}]
prosedur: [{uraian: Serahkan berkas}, {uraian: Terima surat}]
dasar_hukum: ["UU Nomor 25 Tahun 2009 tentang Pelayanan Publik"]
kanal: [{id: loket, nama: Loket depan}]
jumlah_pelaksana: {jumlah: 4}
persyaratan:
  - {id: ktp, uraian: Fotokopi KTP}
  - {id: proposal, uraian: Proposal kegiatan, jumlah: 5 rangkap}
  - {id: pbb, uraian: Bukti lunas PBB}
"""
)
AGENCY = Instansi(nama="Kantor Uji", tingkat="dinas")


def without(*ids: str) -> tuple[Persyaratan, ...]:
    assert isinstance(PLAIN.persyaratan, tuple)
    return tuple(one for one in PLAIN.persyaratan if one.id not in ids)


def items(**texts: str) -> tuple[Persyaratan, ...]:
    """The list with these texts in the place of those that stand there, counts taken off."""
    assert isinstance(PLAIN.persyaratan, tuple)
    return tuple(
        replace(one, uraian=texts[one.id], jumlah=None) if one.id in texts else one for one in PLAIN.persyaratan
    )


@dataclass(frozen=True)
class Case:
    """A decision, what an edition says that does it, and what one says that does something else instead."""

    keputusan: Keputusan
    done: dict[str, Any]
    other: dict[str, Any] | None


def decided(jenis: Any, **values: Any) -> Keputusan:
    return Keputusan("satu", jenis, layanan="surat", **values)


CASES = {
    "item removed": Case(
        decided("hapus", bagian="persyaratan", butir=("pbb",), semula="Bukti lunas PBB"),
        {"persyaratan": without("pbb")},
        {"persyaratan": items(pbb="Bukti lunas PBB dan surat pernyataan kepala dusun")},
    ),
    "item removed, known by its words": Case(
        decided("hapus", semula="Bukti Lunas PBB"),
        {"persyaratan": without("pbb")},
        {"persyaratan": items(pbb="Bukti lunas PBB dan surat pernyataan kepala dusun")},
    ),
    "item removed in another one": Case(
        decided("hapus", bagian="persyaratan", butir=("pbb",)),
        {"persyaratan": without("pbb")},
        {
            "persyaratan": (
                *without("pbb", "ktp"),
                Persyaratan("KTP dan bukti PBB", id="k", menggantikan=("pbb", "ktp")),
            )
        },
    ),
    "item added": Case(
        decided("tambah", bagian="persyaratan", menjadi="Formulir F-2.03"),
        {"persyaratan": (*without(), Persyaratan("Formulir F-2.03", id="f"))},
        None,
    ),
    "item added under an id": Case(
        decided("tambah", bagian="persyaratan", menjadi="Formulir F-2.03", menjadi_butir=("f",)),
        {"persyaratan": (*without(), Persyaratan("Formulir F-2.03", id="f"))},
        {"persyaratan": (*without(), Persyaratan("Formulir apa saja", id="f"))},
    ),
    "items added, by their ids": Case(
        decided("tambah", menjadi="Peta dan foto rumah", menjadi_butir=("peta", "foto")),
        {"persyaratan": (*without(), Persyaratan("Peta", id="peta"), Persyaratan("Foto rumah", id="foto"))},
        {"persyaratan": (*without(), Persyaratan("Peta", id="peta"))},
    ),
    "item changed, count beside it": Case(
        decided(
            "ubah", butir=("proposal",), semula="Proposal kegiatan, 5 rangkap", menjadi="Proposal kegiatan, 2 rangkap"
        ),
        {
            "persyaratan": (
                *without("proposal"),
                Persyaratan("Proposal kegiatan", id="proposal", jumlah="2 (dua) rangkap"),
            )
        },
        {"persyaratan": (*without("proposal"), Persyaratan("Proposal kegiatan", id="proposal", jumlah="3 rangkap"))},
    ),
    "item reworded": Case(
        decided(
            "redaksi", bagian="persyaratan", butir=("ktp",), semula="Fotokopi KTP", menjadi="Fotokopi KTP yang berlaku"
        ),
        {"persyaratan": items(ktp="Fotocopy KTP yang berlaku")},
        {"persyaratan": items(ktp="Fotokopi KTP kedua orang tua")},
    ),
    "items merged": Case(
        decided("gabung", bagian="persyaratan", butir=("ktp", "pbb"), menjadi_butir=("berkas",)),
        {"persyaratan": (*without("ktp", "pbb"), Persyaratan("KTP dan PBB", id="berkas"))},
        {"persyaratan": without("ktp")},
    ),
    "item split": Case(
        decided("pecah", bagian="persyaratan", butir=("pbb",), menjadi_butir=("pbb", "denah")),
        {"persyaratan": (*without(), Persyaratan("Denah tanah", id="denah"))},
        {"persyaratan": items(pbb="Bukti lunas PBB dua tahun")},
    ),
    "time": Case(
        decided("ubah", bagian="jangka_waktu", semula="5 hari kerja", menjadi="3 hari kerja"),
        {"jangka_waktu": JangkaWaktu(teks="paling lama 3 (tiga) hari kerja")},
        {"jangka_waktu": JangkaWaktu(teks="4 hari kerja")},
    ),
    "time that stands there for another case": Case(
        decided("ubah", bagian="jangka_waktu", semula="5 hari kerja", menjadi="1 hari kerja"),
        {"jangka_waktu": JangkaWaktu(nilai=1, satuan="hari kerja")},
        {"jangka_waktu": JangkaWaktu(teks="2 hari kerja")},
    ),
    "time of a typed number": Case(
        decided("ubah", bagian="jangka_waktu", semula="5 hari kerja", menjadi="Paling lama 30 menit"),
        {"jangka_waktu": JangkaWaktu(teks="Ditunggu", nilai=30, satuan="menit")},
        {"jangka_waktu": JangkaWaktu(nilai=31, satuan="menit")},
    ),
    "fee": Case(
        decided("ubah", bagian="biaya", semula="Rp 50.000,-", menjadi="Rp25.000"),
        {"biaya": Biaya(tarif=(Tarif(jumlah="Rp. 25.000,00", nama="Surat"),))},
        {"biaya": Biaya(tarif=(Tarif(jumlah="Rp30.000", nama="Surat"),))},
    ),
    "fee as a typed number": Case(
        decided("ubah", bagian="biaya", semula="Rp50.000", menjadi="Rp25.000"),
        {"biaya": Biaya(tarif=(Tarif(jumlah="Menurut lampiran", rupiah=25_000),))},
        {"biaya": Biaya(tarif=(Tarif(jumlah="Menurut lampiran", rupiah=30_000),))},
    ),
    "no fee": Case(
        decided("ubah", bagian="biaya", semula="Rp50.000", menjadi="Gratis"),
        {"biaya": Biaya(gratis=True)},
        {"biaya": Biaya(teks="Gratis", tarif=(Tarif(jumlah="Rp10.000", nama="Cetak ulang"),))},
    ),
    "product": Case(
        decided("ubah", bagian="produk", semula="Surat keterangan", menjadi="Surat keterangan elektronik"),
        {"produk": (Produk("Surat Keterangan Elektronik"),)},
        {"produk": (Produk("Kartu"),)},
    ),
    "step added": Case(
        decided("tambah", bagian="prosedur", semula="Belum ada", menjadi="Ambil nomor antrean"),
        {"prosedur": (Langkah("Serahkan berkas", langkah=(Langkah("Ambil nomor antrean."),)), Langkah("Terima surat"))},
        None,
    ),
    "step removed": Case(
        decided("hapus", bagian="prosedur", semula="Terima surat"),
        {"prosedur": (Langkah("Serahkan berkas"),)},
        None,
    ),
    "step changed": Case(
        decided("ubah", bagian="prosedur", semula="Serahkan berkas", menjadi="Unggah berkas"),
        {"prosedur": (Langkah("Unggah berkas"), Langkah("Terima surat"))},
        {"prosedur": (Langkah("Kirim berkas"), Langkah("Terima surat"))},
    ),
    "law": Case(
        decided("tambah", bagian="dasar_hukum", menjadi="Peraturan Pemerintah Nomor 96 Tahun 2012"),
        {"dasar_hukum": (DasarHukum("PP No. 96 Tahun 2012 tentang Pelaksanaan UU Pelayanan Publik"),)},
        None,
    ),
    "staff": Case(
        decided("ubah", bagian="jumlah_pelaksana", semula="4 orang", menjadi="6 orang"),
        {"jumlah_pelaksana": replace(PLAIN.jumlah_pelaksana, jumlah=6)},  # type: ignore[type-var]
        {"jumlah_pelaksana": replace(PLAIN.jumlah_pelaksana, jumlah=5)},  # type: ignore[type-var]
    ),
    "name": Case(
        decided("ubah", semula="Surat Uji", menjadi="Surat Keterangan Uji"),
        {"nama": "Surat keterangan uji"},
        {"nama": "Kartu Uji"},
    ),
    "channel": Case(
        decided("ubah", semula="Loket depan", menjadi="Loket 2"),
        {"kanal": (replace(PLAIN.kanal[0], nama="Loket 2"),)},
        {"kanal": (replace(PLAIN.kanal[0], nama="Loket 3"),)},
    ),
}
each_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())


def edition(number: int, since: str, **changes: Any) -> Edisi:
    changed = replace(PLAIN, edisi=number, berlaku_sejak=since, **changes)
    return Edisi(Layanan("kantor", "surat", "standards/kantor/surat.yaml", changed, AGENCY))


def history(*editions: Edisi, keadaan: Any = "berlaku") -> Riwayat:
    first = edition(1, "2024-01-02")
    return Riwayat("aaaaa", keadaan, (first, *editions)[-1], (first, *editions))


def judged(keputusan: Keputusan, *editions: Edisi, hari: Hari = HARI, keadaan: Any = "berlaku") -> Kesepakatan:
    return judge(keputusan, history(*editions, keadaan=keadaan), hari)


def editions(case: Case, story: str, **changes: Any) -> tuple[Edisi, ...]:
    """An edition a letter: as before, as decided, or otherwise."""
    kinds: dict[str, dict[str, Any]] = {"b": {}, "d": case.done, "o": case.other or {}}
    return tuple(
        edition(n + 2, day, **{**kinds[letter], **changes})
        for n, (letter, day) in enumerate(zip(story, DAYS, strict=False))
    )


def number(edisi: Edisi | None) -> int | None:
    return edisi.nomor if edisi is not None else None


@each_case
@settings(max_examples=50)
@given(data=st.data())
def test_every_sequence_of_editions(case: Case, data: st.DataObject) -> None:
    story = data.draw(st.text("bdo" if case.other is not None else "bd", max_size=len(DAYS)))
    due = data.draw(st.sampled_from((None, "2026-10-31", TODAY)))
    found = judged(replace(case.keputusan, tenggat=due), *editions(case, story))
    valid, ahead = story[:VALID], story[VALID:]
    first = valid.find("d")
    if first >= 0:
        assert found.keadaan == ("masuk" if valid[-1] == "d" else "kembali")
        assert number(found.edisi) == first + 2
        undone = next((n for n in range(len(valid) - 1, 0, -1) if valid[n] != "d" and valid[n - 1] == "d"), None)
        assert number(found.kembali) == (None if undone is None else undone + 2)
        again = undone is not None and "d" in valid[undone:]
        assert number(found.pulih) == (valid.index("d", undone) + 2 if again else None)
    else:
        assert found.edisi is found.kembali is found.pulih is None
        changed = valid.find("o")
        assert number(found.berubah) == (None if changed < 0 else changed + 2)
        assert found.keadaan == ("perlu-telaah" if changed >= 0 else "lewat" if due == "2026-10-31" else "menunggu")
    if found.keadaan != "masuk":
        assert number(found.nanti) == (VALID + ahead.index("d") + 2 if "d" in ahead else None)
    assert found.terbuka == (found.keadaan not in ("masuk", "dibatalkan"))


@each_case
def test_what_a_person_stated_stands_above_the_editions(case: Case) -> None:
    for story in ("", "b", "d", "o" if case.other else "b"):
        dropped = replace(case.keputusan, dibatalkan=Pembatalan("2026-05-01", "Aturan baru."))
        assert judged(dropped, *editions(case, story)).keadaan == "dibatalkan"
        sure = replace(case.keputusan, dipastikan=Pemastian("2026-05-01", "Kabag"))
        assert judged(sure, *editions(case, story)).keadaan == "masuk"
    sure = replace(case.keputusan, dipastikan=Pemastian("2026-05-01", "Kabag", 2))
    assert number(judged(sure, *editions(case, "b")).edisi) == 2
    assert judged(sure, *editions(case, "db")).keadaan == "kembali"
    assert judge(sure, None, HARI).keadaan == "masuk"  # also of a service that nobody knows any more


@each_case
def test_a_forum_after_the_builds_date_decides_nothing_yet(case: Case) -> None:
    late = Hari("2026-12-24", TODAY, "kantor/2026-12-24")
    found = judged(replace(case.keputusan, tenggat="2027-03-01"), *editions(case, "bdbdb"), hari=late)
    assert (found.keadaan, found.edisi, found.berubah) == ("menunggu", None, None)


@each_case
def test_the_editions_before_the_forum_do_not_count(case: Case) -> None:
    early = tuple(
        edition(n, day, **changes)
        for n, day, changes in ((2, "2024-03-01", case.done), (3, "2024-06-01", {}), (4, "2025-05-01", {}))
    )
    found = judged(case.keputusan, *early)
    assert (found.keadaan, found.edisi) == ("menunggu", None)


@each_case
def test_an_edition_that_names_the_forum_comes_after_it(case: Case) -> None:
    """Some decrees take effect on the forum's own day, or are dated back."""
    ground = DasarPerubahan("fkp", "kantor/2025-06-18")
    for day in (HARI.forum, "2025-06-02"):
        found = judged(case.keputusan, edition(2, day, dasar_perubahan=ground, **case.done))
        assert (found.keadaan, number(found.edisi)) == ("masuk", 2)
        if day != HARI.forum:
            assert judged(case.keputusan, edition(2, day, **case.done)).keadaan != "masuk"


@each_case
def test_a_change_on_another_ground_is_no_fault(case: Case) -> None:
    ground = DasarPerubahan("peraturan", "Perbup 14 Tahun 2025")
    assert judged(case.keputusan, *editions(case, "d", dasar_perubahan=ground)).keadaan == "masuk"


def test_the_day_of_the_decree_stands_in_for_a_missing_first_day() -> None:
    case = CASES["item removed"]
    second = edition(2, "", penetapan=Penetapan(tanggal="2025-09"), **case.done)
    second = replace(
        second, layanan=replace(second.layanan, standar=replace(second.layanan.standar, berlaku_sejak=None))
    )
    assert number(judged(case.keputusan, second).edisi) == 2


def test_what_the_burden_will_be_and_what_it_became() -> None:
    effects = {name: judged(case.keputusan).dampak for name, case in CASES.items()}
    expected = {
        "item removed": "berkurang",
        "item added": "bertambah",
        "item changed, count beside it": "berkurang",
        "item reworded": "tetap",
        "time": "berkurang",
        "fee": "berkurang",
        "no fee": "berkurang",
        "law": "tetap",
        "step added": "perlu-telaah",
    }
    assert {name: effects[name] for name in expected} == expected
    longer = decided("ubah", bagian="jangka_waktu", semula="5 hari kerja", menjadi="7 hari kerja")
    assert judged(longer).dampak == "bertambah"
    optional = replace(PLAIN, persyaratan=tuple(replace(one, wajib=False) for one in without()))
    kept = Edisi(Layanan("kantor", "surat", "x", replace(optional, berlaku_sejak="2024-02-01", edisi=2), AGENCY))
    assert judged(CASES["item removed"].keputusan, kept).dampak == "tetap"


def test_an_id_that_is_not_there_is_never_carried_out() -> None:
    for wrong in (("pajak",), ("pbb", "pajak")):
        decision = decided("hapus", bagian="persyaratan", butir=wrong)
        assert judged(decision, *editions(CASES["item removed"], "d")).keadaan == "perlu-telaah"
    words = decided("hapus", bagian="persyaratan", semula="Surat yang tidak pernah diminta")
    assert judged(words).keadaan == "perlu-telaah"


def test_a_wrong_id_beside_the_right_words_is_forgiven() -> None:
    decision = decided("hapus", bagian="persyaratan", butir=("pajak",), semula="Bukti lunas PBB")
    assert judged(decision).keadaan == "menunggu"
    assert judged(decision, *editions(CASES["item removed"], "d")).keadaan == "masuk"


def test_an_item_under_another_id_and_in_other_words_is_not_gone() -> None:
    decision = CASES["item removed"].keputusan
    same = (*without("pbb"), Persyaratan("Bukti lunas PBB", id="pajak"))
    assert judged(decision, edition(2, DAYS[0], persyaratan=same)).keadaan == "menunggu"
    alike = (*without("pbb"), Persyaratan("Bukti lunas PBB tahun ini", id="pajak"))
    assert judged(decision, edition(2, DAYS[0], persyaratan=alike)).keadaan == "perlu-telaah"


def test_a_changed_item_is_followed_to_its_new_id() -> None:
    decision = CASES["item changed, count beside it"].keputusan
    heir = Persyaratan("Proposal kegiatan", id="usulan", jumlah="2 rangkap", menggantikan=("proposal",))
    assert judged(decision, edition(2, DAYS[0], persyaratan=(*without("proposal"), heir))).keadaan == "masuk"
    beside = replace(heir, menggantikan=())
    assert judged(decision, edition(2, DAYS[0], persyaratan=(*without("proposal"), beside))).keadaan == "masuk"
    assert judged(decision, edition(2, DAYS[0], persyaratan=(*without(), beside))).keadaan == "menunggu"


def test_one_of_the_named_items_may_carry_the_new_words() -> None:
    decision = decided("ubah", butir=("ktp", "proposal"), menjadi="Proposal kegiatan, 2 rangkap")
    assert judged(decision, *editions(CASES["item changed, count beside it"], "d")).keadaan == "masuk"


def test_an_item_is_added_under_whatever_id() -> None:
    decision = CASES["item added under an id"].keputusan
    other = (*without(), Persyaratan("Formulir F-2.03", id="formulir"))
    assert judged(decision, edition(2, DAYS[0], persyaratan=other)).keadaan == "masuk"


def test_words_that_stood_there_already_prove_nothing() -> None:
    decision = decided("tambah", bagian="persyaratan", menjadi="Bukti lunas PBB")
    assert judged(decision).keadaan == "perlu-telaah"
    assert (
        judged(decided("ubah", bagian="produk", semula="Kartu", menjadi="Surat keterangan")).keadaan == "perlu-telaah"
    )


def test_what_a_component_never_said_is_not_left_out_of_it() -> None:
    gone = decided("hapus", bagian="prosedur", semula="Isi buku tamu")
    assert judged(gone, *editions(CASES["step removed"], "d")).keadaan == "menunggu"
    there = decided("ubah", bagian="prosedur", semula="Isi buku tamu", menjadi="Terima surat")
    assert judged(there, *editions(CASES["step changed"], "d")).keadaan != "masuk"


def test_an_edition_on_this_ground_that_adds_something_like_it_is_to_be_examined() -> None:
    decision = decided("tambah", bagian="persyaratan", menjadi="Surat pernyataan kepala keluarga")
    alike = {"persyaratan": (*without(), Persyaratan("Pernyataan dari kepala keluarga", id="p"))}
    ground = DasarPerubahan("fkp", "kantor/2025-06-18")
    assert judged(decision, edition(2, DAYS[0], dasar_perubahan=ground, **alike)).keadaan == "perlu-telaah"
    assert judged(decision, edition(2, DAYS[0], **alike)).keadaan == "menunggu"
    other = {"persyaratan": (*without(), Persyaratan("Denah", id="p"))}
    assert judged(decision, edition(2, DAYS[0], dasar_perubahan=ground, **other)).keadaan == "menunggu"


def test_a_new_service_is_there_once_an_edition_is_in_force() -> None:
    decision = Keputusan("satu", "layanan-baru", layanan="surat")

    def stands(since: str, status: str = "berlaku") -> Kesepakatan:
        edisi = edition(1, since, status=status)
        return judge(decision, Riwayat("aaaaa", "berlaku", edisi, (edisi,)), HARI)

    assert stands("2025-07-21").keadaan == "masuk"
    assert stands("2025-01-02").keadaan == "masuk"
    assert stands("2025-07-21", "rancangan").keadaan == "menunggu"
    found = stands("2027-01-04")
    assert (found.keadaan, number(found.nanti)) == ("menunggu", 1)
    assert judge(decision, None, HARI).keadaan == "menunggu"
    told = replace(decision, semula="Belum ada layanannya", menjadi="Surat Uji")  # words about a service, not an item
    edisi = edition(1, "2025-01-02")
    assert judge(told, Riwayat("aaaaa", "berlaku", edisi, (edisi,)), HARI).keadaan == "masuk"


@pytest.mark.parametrize(
    ("status", "day", "keadaan"),
    [
        ("dicabut", "2026-06-15", "masuk"),
        ("dicabut", TODAY, "masuk"),
        ("dicabut", "2027-06-15", "menunggu"),
        ("berlaku", None, "menunggu"),
    ],
)
def test_a_withdrawal(status: str, day: str | None, keadaan: str) -> None:
    end = Pencabutan(day) if day else None
    edisi = edition(1, "2024-01-02", status=status, pencabutan=end)
    found = judge(Keputusan("satu", "cabut", layanan="surat"), Riwayat("aaaaa", "berlaku", edisi, (edisi,)), HARI)
    assert found.keadaan == keadaan
    assert number(found.nanti) == (1 if keadaan == "menunggu" and day else None)


def test_a_draft_is_discussed_before_any_edition_is_in_force() -> None:
    first = edition(1, "2025-07-21", persyaratan=without("pbb"))
    service = Riwayat("aaaaa", "berlaku", first, (first,))
    for decision in (decided("hapus", butir=("pbb",)), decided("hapus", semula="Bukti lunas PBB")):
        assert judge(decision, service, HARI).keadaan == "masuk"
    assert judge(decided("hapus", butir=("ktp",)), service, HARI).keadaan == "menunggu"
    assert judge(decided("hapus"), service, HARI).keadaan == "menunggu"


def test_decisions_about_a_withdrawn_service_are_to_be_examined() -> None:
    gone = edition(1, "2024-01-02", status="dicabut", pencabutan=Pencabutan("2026-06-15"))
    service = Riwayat("aaaaa", "dicabut", gone, (gone,))
    assert judge(CASES["item removed"].keputusan, service, HARI).keadaan == "perlu-telaah"


SAME = (
    {"item removed", "item removed, known by its words", "item removed in another one", "items merged"},
    {"item added", "item added under an id"},
    {"fee", "fee as a typed number"},
)
"""Decisions that the same edition may carry out."""
PAIRS = [
    (first, second)
    for first, second in product(CASES, repeat=2)
    if first != second and not any({first, second} <= same for same in SAME)
]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_one_decision_does_not_carry_out_another(first: str, second: str) -> None:
    found = judged(CASES[second].keputusan, edition(2, DAYS[0], **CASES[first].done))
    assert found.keadaan != "masuk"


def test_services_are_found_by_every_name_they_had() -> None:
    moved = Edisi(Layanan("baru", "surat-baru", "standards/baru/surat-baru.yaml", PLAIN, AGENCY))
    old = Edisi(Layanan("lama", "surat", "standards/lama/surat.yaml", PLAIN, AGENCY))
    service = Riwayat("aaaaa", "berlaku", moved, (old, moved), jejak=("kuno/surat",))
    taken = replace(history(), kode="bbbbb")
    names = index([service, taken])
    for folder, name in (("baru", "surat-baru"), ("lama", "surat"), ("kuno", "surat"), ("x", "baru/surat-baru")):
        assert names.find(folder, name) is service
    assert names.find("x", "aaaaa") is service
    assert names.find("kantor", "surat") is taken
    assert names.find("x", "surat") is None
    assert names.of("baru") == (service,)


def test_todays_address_wins_over_the_same_one_of_earlier() -> None:
    """Where a service moved away and another one moved in, a record means the one that stands there."""
    moved = replace(history(), kode="bbbbb", jejak=("kantor/surat",))
    away = replace(moved.kini, layanan=replace(moved.layanan, folder="baru"))
    gone, here = replace(moved, kini=away), history()
    for order in ([gone, here], [here, gone]):
        assert index(order).find("kantor", "surat") is here
        assert index(order).find("baru", "surat") is gone


def test_an_answer_changes_nothing() -> None:
    case = CASES["item removed"]
    told = replace(case.keputusan, tenggat="2026-01-01", tanggapan=(Tanggapan("2026-02-01", "Menunggu rapat."),))
    assert judged(told).keadaan == "lewat"
    assert isinstance(PLAIN, Standar)
