"""Two short standards in, the kinds of change and their effect out; laws that hold for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import catalog
from generator.diff import DAMPAK, MIRROR, diff, mirrored
from generator.model import Standar
from tests.papers import standar

ROOT = Path(__file__).parent

A = "persyaratan:\n"
KTP = "  - {id: ktp, uraian: Fotokopi KTP-el}\n"
KK = "  - {id: kk, uraian: Fotokopi Kartu Keluarga}\n"
PBB = "  - {id: pbb, uraian: Bukti lunas PBB tahun berjalan}\n"
KASUS = "kasus: [{id: hilang, nama: hilang}, {id: rusak, nama: rusak}]\n"

TABLE = [
    ("same", A + KTP + KK, A + KTP + KK, []),
    ("removed", A + KTP + PBB, A + KTP, [("persyaratan-dihapus", "berkurang")]),
    ("added", A + KTP, A + KTP + PBB, [("persyaratan-ditambah", "bertambah")]),
    ("order", A + KTP + KK, A + KK + KTP, [("persyaratan-urutan", "tetap")]),
    ("spelling", A + "  - {id: a, uraian: Foto copy akte kelahiran}\n", A + "  - {id: a, uraian: fotokopi akta kelahiran}\n", []),
    ("reworded", A + "  - {id: a, uraian: STNK}\n", A + "  - {id: a, uraian: Fotokopi STNK yang masih berlaku}\n",
     [("persyaratan-diubah", "perlu-telaah")]),
    ("other officer", A + "  - {id: a, uraian: Surat keterangan lurah}\n", A + "  - {id: a, uraian: Surat keterangan camat}\n",
     [("persyaratan-diubah", "perlu-telaah")]),
    ("fewer copies", A + "  - {id: a, uraian: Proposal 5 rangkap}\n", A + "  - {id: a, uraian: Proposal 2 rangkap}\n",
     [("persyaratan-jumlah-dikurangi", "berkurang")]),
    ("more copies", A + "  - {id: a, uraian: Pas foto, jumlah: 2 lembar}\n", A + "  - {id: a, uraian: Pas foto, jumlah: 4 lembar}\n",
     [("persyaratan-jumlah-ditambah", "bertambah")]),
    ("count moves out of the text", A + "  - {id: a, uraian: Pas foto 2 lembar}\n", A + "  - {id: a, uraian: Pas foto, jumlah: 2 lembar}\n", []),
    ("only for some", KASUS + A + KTP, KASUS + A + "  - {id: ktp, uraian: Fotokopi KTP-el, bila: {kasus: [hilang]}}\n",
     [("persyaratan-dipersempit", "berkurang")]),
    ("for more", KASUS + A + "  - {id: k, uraian: Kartu lama, bila: {kasus: [hilang]}}\n",
     KASUS + A + "  - {id: k, uraian: Kartu lama, bila: {kasus: [hilang, rusak]}}\n", [("persyaratan-diperluas", "bertambah")]),
    ("optional", A + KTP, A + "  - {id: ktp, uraian: Fotokopi KTP-el, wajib: false}\n", [("persyaratan-dibolehkan", "berkurang")]),
    ("form", A + "  - {id: k, uraian: Kartu, bentuk: fotokopi}\n", A + "  - {id: k, uraian: Kartu, bentuk: legalisir}\n",
     [("persyaratan-bentuk-diubah", "perlu-telaah")]),
    ("id renamed, same text", A + KTP, A + "  - {id: ktp-el, uraian: Fotokopi KTP-el}\n", []),
    ("id used again for something else", A + "  - {id: a, uraian: Bukti lunas PBB tahun berjalan}\n",
     A + "  - {id: a, uraian: Nomor telepon saksi}\n", [("persyaratan-dihapus", "berkurang"), ("persyaratan-ditambah", "bertambah")]),
    ("split", A + "  - {id: str-ijazah, uraian: STR dan ijazah}\n",
     A + "  - {id: str, uraian: STR, menggantikan: [str-ijazah]}\n  - {id: ijazah, uraian: Ijazah, menggantikan: [str-ijazah]}\n",
     [("persyaratan-dipecah", "perlu-telaah")]),
    ("merged", A + "  - {id: f1, uraian: Formulir satu}\n  - {id: f2, uraian: Formulir dua}\n",
     A + "  - {id: f, uraian: Formulir gabungan, menggantikan: [f1, f2]}\n", [("persyaratan-digabung", "perlu-telaah")]),
    ("two papers in one item", A + KTP + KK, A + "  - {id: ktp-kk, uraian: KTP-el dan KK, dokumen: [ktp, kk]}\n",
     [("persyaratan-digabung", "perlu-telaah")]),
    ("an alternative more", "kelompok: [{id: g, nama: Surat, pilih: satu}]\n" + A + "  - {id: a, uraian: Surat bidan, kelompok: g}\n  - {id: b, uraian: Surat dokter, kelompok: g}\n",
     "kelompok: [{id: g, nama: Surat, pilih: satu}]\n" + A + "  - {id: a, uraian: Surat bidan, kelompok: g}\n  - {id: b, uraian: Surat dokter, kelompok: g}\n  - {id: c, uraian: Keterangan kepala desa setempat, kelompok: g}\n",
     [("persyaratan-ditambah-alternatif", "berkurang")]),
    ("list appears", "persyaratan: kosong\n", A + KTP, [("persyaratan-dicantumkan", "perlu-telaah")]),
    ("nothing needed any more", A + KTP, "persyaratan: {tidak_berlaku: Cukup datang.}\n", [("persyaratan-dihapus", "berkurang")]),
    ("faster", "jangka_waktu: {teks: 5 hari kerja}\n", "jangka_waktu: {teks: 3 (tiga) hari kerja}\n", [("waktu-dipercepat", "berkurang")]),
    ("slower", "jangka_waktu: {teks: 30 menit}\n", "jangka_waktu: {teks: 1 jam}\n", [("waktu-diperlama", "bertambah")]),
    ("same time, other words", "jangka_waktu: {teks: 3 hari kerja}\n", "jangka_waktu: {teks: 3 (tiga) Hari Kerja}\n", []),
    ("time appears", "jangka_waktu: kosong\n", "jangka_waktu: {teks: 1 hari kerja}\n", [("waktu-dicantumkan", "tetap")]),
    ("days into working days", "jangka_waktu: {teks: 3 hari}\n", "jangka_waktu: {teks: 3 hari kerja}\n", None),
    ("dearer", "biaya: {teks: Gratis}\n", "biaya: {teks: 'Rp10.000'}\n", [("biaya-naik", "bertambah")]),
    ("cheaper tiers", "biaya: {tarif: [{nama: Kecil, jumlah: 'Rp40.000'}, {nama: Besar, jumlah: 'Rp90.000'}]}\n",
     "biaya: {teks: Tidak dipungut biaya}\n", [("biaya-turun", "berkurang")]),
    ("one tier up, one down", "biaya: {tarif: [{nama: A, jumlah: 'Rp40.000'}, {nama: B, jumlah: 'Rp90.000'}]}\n",
     "biaya: {tarif: [{nama: A, jumlah: 'Rp50.000'}, {nama: B, jumlah: 'Rp80.000'}]}\n", [("biaya-diubah", "perlu-telaah")]),
    ("money format", "biaya: {teks: 'Rp. 75.000,-'}\n", "biaya: {teks: 'Rp75.000,00'}\n", []),
    ("free in other words", "biaya: {teks: Gratis}\n", "biaya: {teks: Tidak dipungut biaya}\n", []),
    ("fee appears", "biaya: {teks: menurut peraturan yang berlaku}\n", "biaya: {teks: 'Rp5.000'}\n", [("biaya-dicantumkan", "perlu-telaah")]),
    ("product more", "produk: [Akta]\n", "produk: [Akta, KIA]\n", [("produk-ditambah", "tetap")]),
    ("product otherwise", "produk: [Surat Miskin]\n", "produk: [Surat Keterangan Tidak Mampu]\n", [("produk-diubah", "perlu-telaah")]),
    ("steps", "prosedur: [Datang]\n", "prosedur: [Datang, Tunggu]\n", [("prosedur-diubah", "perlu-telaah")]),
    ("management", "sarana_prasarana: [Kursi]\n", "sarana_prasarana: [Kursi, Meja]\n", [("komponen-diubah", "tetap")]),
    ("complaints are information", "pengaduan: {kanal: [{jenis: kotak}]}\n", "pengaduan: {kanal: [{jenis: telepon, alamat: 0800-000-0001}]}\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "wanted"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_change(before: str, after: str, wanted: list[tuple[str, str]] | None) -> None:
    changes = diff(standar(before), standar(after))
    found = [(change.jenis, change.dampak) for change in changes]
    if wanted is None:
        assert found
    else:
        assert found == wanted


@pytest.mark.parametrize(("before", "after"), [row[1:3] for row in TABLE], ids=[row[0] for row in TABLE])
def test_mirror(before: str, after: str) -> None:
    old, new = standar(before), standar(after)
    there = {(change.jenis, change.semula, change.menjadi) for change in diff(old, new)}
    back = {(change.jenis, change.semula, change.menjadi) for change in map(mirrored, diff(new, old))}
    assert there == back


def test_every_kind_has_a_mirror_of_opposite_effect() -> None:
    opposite = {"bertambah": "berkurang", "berkurang": "bertambah", "tetap": "tetap", "perlu-telaah": "perlu-telaah"}
    assert set(MIRROR) == set(DAMPAK)
    for kind, other in MIRROR.items():
        assert MIRROR[other] == kind
        assert DAMPAK[other] == opposite[DAMPAK[kind]]


def services(folder: str) -> list[Standar]:
    found, _ = catalog.load(ROOT.parent / folder, "2026-11-01")
    assert found is not None
    return [one.standar for one in found.layanan]


@pytest.mark.parametrize("folder", ["standards", "tests/real"])
def test_nothing_changes_between_a_standard_and_itself(folder: str) -> None:
    found = services(folder)
    assert found
    for one in found:
        assert diff(one, one) == ()


def test_the_guess_is_marked() -> None:
    before = standar(A + "  - {id: a, uraian: Fotokopi kartu keluarga orang tua bayi}\n")
    after = standar(A + "  - {id: b, uraian: Fotokopi kartu keluarga orang tua dari bayi}\n")
    (change,) = diff(before, after)
    assert change.jenis == "persyaratan-diubah"
    assert change.skor is not None
    assert change.skor >= 78


ITEMS = st.lists(
    st.tuples(
        st.sampled_from(["ktp", "kk", "akta", "foto", "pbb", "surat"]),
        st.sampled_from(
            ["Fotokopi KTP-el", "Kartu Keluarga asli", "Kutipan akta kelahiran", "Pas foto 3x4", "Bukti lunas PBB"]
        ),
        st.sampled_from(["", ", jumlah: 1 lembar", ", jumlah: 2 lembar", ", wajib: false"]),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda row: row[0],
)


def write(rows: list[tuple[str, str, str]]) -> Standar:
    return standar(A + "".join(f"  - {{id: {id}, uraian: {text}{more}}}\n" for id, text, more in rows))


@given(ITEMS, ITEMS)
def test_laws(one: list[tuple[str, str, str]], other: list[tuple[str, str, str]]) -> None:
    before, after = write(one), write(other)
    assert diff(before, before) == ()
    there = sorted((change.jenis, change.semula, change.menjadi) for change in diff(before, after))
    back = sorted((change.jenis, change.semula, change.menjadi) for change in map(mirrored, diff(after, before)))
    assert there == back


def test_fingerprint_is_of_values_not_of_spelling() -> None:
    one = diff(standar(A + KTP), standar(A + KTP + PBB))[0]
    other = diff(standar(A + KTP), standar(A + KTP + PBB.replace("Bukti lunas", "bukti  LUNAS")))[0]
    assert one.sidik == other.sidik
    assert one.sidik != diff(standar(A + KTP), standar(A + KTP + KK))[0].sidik
