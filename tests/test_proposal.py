"""Two moments of standards/ in; which services differ, how, and what is theirs alone, out."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.proposal import Proposal, Usulan, propose
from tests.papers import INSTANSI, PEMDA
from tests.test_against import AGENCY, BASE, DEFAULTS, FILE, FIRST, FKP, FORUM, OTHER, PBB, SECOND, SLOWER, TWIN

ELSEWHERE, DINAS = "standards/dinas/surat.yaml", "standards/dinas/instansi.yaml"
OPEN = FIRST.replace("kode: aaaaa\n", "")


def compared(before: Mapping[str, str], after: Mapping[str, str], base: Mapping[str, str] = BASE) -> Proposal:
    old, new = ({file: text.encode() for file, text in {**base, **side}.items()} for side in (before, after))
    return propose(old, new)


def one(before: Mapping[str, str], after: Mapping[str, str]) -> Usulan:
    (usulan,) = compared(before, after).usulan
    return usulan


def coded(text: str, kode: str, nama: str, extra: str = "") -> str:
    return text.replace("aaaaa", kode).replace("Surat Keterangan Uji", nama) + extra


def test_nothing_differs() -> None:
    found = compared({FILE: FIRST}, {FILE: FIRST})
    assert (found.usulan, found.berkas, found.rusak, found.bersama) == ((), (), (), ())


def test_comments_and_line_ends_are_nothing() -> None:
    assert compared({FILE: FIRST}, {FILE: "# catatan\n" + FIRST.replace("\n", "\r\n")}).usulan == ()


def test_a_new_edition() -> None:
    usulan = one({FILE: FIRST}, {FILE: SECOND})
    assert (usulan.nasib, usulan.tanda) == ("diubah", ("edisi-baru",))
    assert [change.id for change in usulan.perubahan] == ["pbb"]
    assert usulan.jumlah("berkurang") == 1


def test_new_withdrawn_deleted() -> None:
    gone = FIRST.replace("berlaku\n", "dicabut\n") + 'pencabutan: {tanggal: "2026-06-15"}\n'
    assert one({}, {FILE: FIRST}).nasib == "baru"
    assert one({FILE: FIRST}, {}).nasib == "dihapus"
    assert one({FILE: FIRST}, {FILE: gone}).nasib == "dicabut"
    assert one({FILE: gone}, {FILE: FIRST}).tanda == ("dibuka-lagi",)


def test_a_service_that_stays_withdrawn() -> None:
    gone = FIRST.replace("berlaku\n", "dicabut\n") + 'pencabutan: {tanggal: "2026-06-15"}\n'
    assert one({FILE: gone}, {FILE: gone + "kata_kunci: [uji]\n"}).nasib == "keterangan"


def test_only_information() -> None:
    usulan = one({FILE: FIRST}, {FILE: FIRST + "kata_kunci: [uji, coba]\n"})
    assert (usulan.nasib, usulan.perubahan, usulan.keterangan) == ("keterangan", (), ("kata_kunci",))


def test_a_new_name() -> None:
    usulan = one({FILE: FIRST}, {FILE: FIRST.replace("Surat Keterangan Uji", "SKU")})
    assert "ganti-nama" in usulan.tanda
    assert usulan.semula is not None
    assert usulan.semula.standar.nama == "Surat Keterangan Uji"


def test_a_new_file_name_and_a_new_agency() -> None:
    assert one({FILE: FIRST}, {OTHER: FIRST}).tanda == ("pindah-alamat",)
    found = compared({FILE: FIRST}, {DINAS: INSTANSI, ELSEWHERE: SECOND})
    (usulan,) = found.usulan
    assert usulan.tanda == ("edisi-baru", "pindah-instansi")
    assert [change.id for change in usulan.perubahan] == ["pbb"]
    assert [(berkas.file, berkas.nasib) for berkas in found.berkas] == [(DINAS, "baru")]


@pytest.mark.parametrize(
    ("after", "tanda"),
    [(OPEN, ("pindah-alamat",)), (OPEN.replace(PBB, ""), ("pindah-alamat",)), (FIRST, ("pindah-alamat",))],
)
def test_a_moved_file_without_a_code(after: str, tanda: tuple[str, ...]) -> None:
    assert one({FILE: OPEN}, {OTHER: after}).tanda == tanda


def test_files_that_change_places() -> None:
    found = compared({FILE: FIRST, OTHER: TWIN}, {FILE: TWIN, OTHER: FIRST})
    assert [(usulan.layanan.kode, usulan.tanda, usulan.perubahan) for usulan in found.usulan] == [
        ("aaaaa", ("pindah-alamat",), ()),
        ("bbbbb", ("pindah-alamat",), ()),
    ]


def test_merged() -> None:
    end = 'pencabutan: {tanggal: "2026-06-15", pengganti: ccccc}\n'
    closed = FIRST.replace("berlaku\n", "dicabut\n")
    third = "standards/kantor/gabungan.yaml"
    found = compared(
        {FILE: FIRST, OTHER: TWIN},
        {
            FILE: closed + end,
            OTHER: TWIN.replace("berlaku\n", "dicabut\n") + end,
            third: coded(FIRST, "ccccc", "Gabungan"),
        },
    )
    made = {usulan.layanan.kode: usulan for usulan in found.usulan}
    assert [layanan.kode for layanan in made["ccccc"].asal] == ["bbbbb", "aaaaa"]
    assert made["ccccc"].tanda == ("digabung",)
    assert [layanan.kode for layanan in made["aaaaa"].pengganti] == ["ccccc"]
    assert "digabung" in made["aaaaa"].tanda


def test_split() -> None:
    closed = FIRST.replace("berlaku\n", "dicabut\n") + 'pencabutan: {tanggal: "2026-06-15"}\n'
    said = "menggantikan: [aaaaa]\n"
    heirs = {
        "standards/kantor/dua.yaml": coded(FIRST, "ccccc", "Bagian satu", said),
        "standards/kantor/satu.yaml": coded(FIRST, "ddddd", "Bagian dua", said),
    }
    made = {usulan.layanan.kode: usulan for usulan in compared({FILE: FIRST}, {FILE: closed, **heirs}).usulan}
    assert [layanan.kode for layanan in made["aaaaa"].pengganti] == ["ccccc", "ddddd"]
    assert all("dipecah" in usulan.tanda for usulan in made.values())


def test_an_heir_that_is_not_touched_is_found() -> None:
    end = 'pencabutan: {tanggal: "2026-06-15", pengganti: bbbbb}\n'
    usulan = one({FILE: FIRST, OTHER: TWIN}, {FILE: FIRST.replace("berlaku\n", "dicabut\n") + end, OTHER: TWIN})
    assert [layanan.standar.nama for layanan in usulan.pengganti] == ["Surat Pengantar Uji"]


def test_an_old_statement_of_origin_is_no_news() -> None:
    said = TWIN + "menggantikan: [aaaaa]\n"
    usulan = one({FILE: FIRST, OTHER: said}, {FILE: FIRST, OTHER: said.replace(PBB, "")})
    assert (usulan.asal, usulan.tanda) == ((), ())


def test_circles_of_heirs_end() -> None:
    a, b = FIRST + "menggantikan: [bbbbb]\n", TWIN + "menggantikan: [aaaaa]\n"
    found = compared({FILE: FIRST, OTHER: TWIN}, {FILE: a, OTHER: b})
    assert [(one.layanan.kode, [x.kode for x in one.asal]) for one in found.usulan] == [
        ("bbbbb", ["aaaaa"]),
        ("aaaaa", ["bbbbb"]),
    ]


def test_a_default_is_told_once_for_all() -> None:
    third = coded(FIRST, "ccccc", "Surat Ketiga", "jangka_waktu: {teks: 1 hari kerja}\n")
    files = {FILE: FIRST, OTHER: TWIN, "standards/kantor/tiga.yaml": third}
    found = compared({AGENCY: DEFAULTS, **files}, {AGENCY: SLOWER, **files})
    (shared,) = found.bersama
    assert [layanan.kode for layanan in shared.layanan] == ["bbbbb", "aaaaa"]
    assert shared.perubahan.dampak == "bertambah"
    assert all(usulan.sendiri == () and len(usulan.perubahan) == 1 for usulan in found.usulan)
    assert len(found.usulan) == 2


def test_a_default_moved_into_the_file_is_no_change() -> None:
    own = FIRST + "jangka_waktu: {teks: 2 hari kerja}\n"
    assert compared({AGENCY: DEFAULTS, FILE: FIRST}, {AGENCY: INSTANSI, FILE: own}).usulan == ()


def test_other_files_are_named() -> None:
    found = compared({FORUM: FKP}, {AGENCY: INSTANSI + "alamat: Jalan Baru 1\n", "standards/sinonim.yaml": "a: [b]\n"})
    assert [(berkas.file, berkas.nasib, berkas.kunci) for berkas in found.berkas] == [
        (FORUM, "dihapus", ()),
        (AGENCY, "diubah", ("alamat",)),
        ("standards/sinonim.yaml", "baru", ()),
    ]


@pytest.mark.parametrize(("sisi", "before", "after"), [("menjadi", FIRST, "oops"), ("semula", "nama: [", SECOND)])
def test_what_cannot_be_read_is_neither_new_nor_gone(sisi: str, before: str, after: str) -> None:
    found = compared({FILE: before}, {FILE: after})
    assert found.usulan == ()
    (rusak,) = found.rusak
    assert (rusak.file, rusak.sisi, rusak.layanan) == (FILE, sisi, (FILE,))
    assert rusak.sebab is not None


def test_an_agency_that_cannot_be_read_is_blamed_once() -> None:
    found = compared(
        {FILE: FIRST, OTHER: TWIN}, {AGENCY: "nama: [", FILE: FIRST, OTHER: SECOND.replace("aaaaa", "bbbbb")}
    )
    assert found.usulan == ()
    (rusak,) = found.rusak
    assert (rusak.file, rusak.layanan) == (AGENCY, (OTHER, FILE))


def test_an_agency_that_is_missing() -> None:
    found = compared({}, {FILE: FIRST}, {"standards/pemda.yaml": PEMDA})
    assert found.usulan == ()
    assert [(rusak.file, rusak.sebab and rusak.sebab.id) for rusak in found.rusak] == [(AGENCY, "SP051")]


def test_order_of_files_does_not_count() -> None:
    files = {FILE: FIRST, OTHER: TWIN}
    later = {FILE: SECOND, OTHER: TWIN.replace(PBB, "")}
    one_way = compared(files, later)
    other_way = compared(dict(reversed(files.items())), dict(reversed(later.items())))
    assert one_way.usulan == other_way.usulan


def test_only_what_differs_is_read() -> None:
    found = compared({FILE: FIRST, OTHER: TWIN}, {FILE: SECOND, OTHER: TWIN})
    assert sorted(found.after.parsed) == [AGENCY, FILE]
