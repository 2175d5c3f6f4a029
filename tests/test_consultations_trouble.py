"""Records and standards that do not fit together in; one finding each, at its line, out, and never a wrong state."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from generator import build
from generator.build import BuildOptions
from generator.findings import Finding
from generator.messages import level, remedy, sentence, word
from generator.targets.publication import Publication
from tests.papers import INSTANSI, PEMDA
from tests.timeline import repository

FIRST = """kode: aaaaa
nama: Surat Uji
jenis: administratif
status: berlaku
edisi: 1
penetapan: {sk: "1/2024"}
berlaku_sejak: "2024-01-02"
jangka_waktu: {teks: 5 hari kerja}
persyaratan:
  - {id: ktp, uraian: Fotokopi KTP}
  - {id: bukti-pbb, uraian: Bukti lunas PBB}
"""
FILE, RECORD = "standards/kantor/surat.yaml", "standards/kantor/fkp/2026-02-11.yaml"
BASE = {"standards/pemda.yaml": PEMDA, "standards/kantor/instansi.yaml": INSTANSI, FILE: FIRST}
HEAD = """tanggal: "2026-02-11"
tema: Surat
peserta: {pengguna: 14, ahli: 1, instansi: 3, masyarakat: 5}
keputusan:
"""
HAPUS = """  - id: hapus-pbb
    jenis: hapus
    layanan: surat
    bagian: persyaratan
    butir: [bukti-pbb]
    semula: Bukti lunas PBB
"""


def edition(number: int, since: str, ground: str = "kantor/2026-02-11", items: str | None = None) -> str:
    text = FIRST.replace("edisi: 1", f"edisi: {number}\ndasar_perubahan:\n  jenis: fkp\n  rujukan: {ground}")
    text = text.replace("2024-01-02", since)
    if items is not None:
        text = text.replace("  - {id: bukti-pbb, uraian: Bukti lunas PBB}\n", items)
    return text


SECOND = edition(2, "2026-03-02", items="")


class Told(NamedTuple):
    publication: Publication
    findings: tuple[Finding, ...]

    def ids(self) -> list[str]:
        return [one.id for one in self.findings if "SP820" <= one.id <= "SP834"]

    def one(self, id: str) -> Finding:
        (found,) = [one for one in self.findings if one.id == id]
        assert level(id) != "kesalahan"
        said = f"{sentence(id, dict(found.words))} {remedy(id, dict(found.words))}"
        assert "{" not in said
        assert "None" not in said
        return found

    def states(self) -> list[str]:
        return [one.keadaan for forum in self.publication.forum for one in forum.kesepakatan]


def told(root: Path, *moments: Mapping[str, str | None], tanggal: str = "2026-11-01") -> Told:
    repository(root, [BASE, *moments])
    found, findings = build.publication(root, root / "standards", BuildOptions(tanggal=tanggal))
    assert found is not None, findings
    return Told(found, findings)


def line(text: str, part: str) -> int:
    return next(n for n, one in enumerate(text.splitlines(), 1) if part in one)


def test_nothing_is_said_of_what_fits(tmp_path: Path) -> None:
    found = told(tmp_path, {RECORD: HEAD + HAPUS}, {FILE: SECOND})
    assert found.ids() == []
    assert found.states() == ["masuk"]


@pytest.mark.parametrize(
    ("butir", "near"), [("[bukti-pb]", "bukti-pbb"), ("[xx]", "ktp, bukti-pbb"), ("[ktp, bukti-ppb]", "bukti-pbb")]
)
def test_an_item_that_the_edition_of_that_day_did_not_have(tmp_path: Path, butir: str, near: str) -> None:
    record = HEAD + HAPUS.replace("[bukti-pbb]", butir).replace("Bukti lunas PBB", "Bukti bayar")
    found = told(tmp_path, {RECORD: record}, {FILE: SECOND})
    finding = found.one("SP821")
    assert (finding.file, finding.line) == (RECORD, line(record, "butir:"))
    assert finding.word("pilihan") == near
    assert found.states() == ["perlu-telaah"]


def test_an_item_that_only_a_later_edition_has_is_unknown_too(tmp_path: Path) -> None:
    later = edition(2, "2026-03-02", items="  - {id: denah, uraian: Denah}\n")
    record = HEAD + HAPUS.replace("bukti-pbb", "denah").replace("Bukti lunas PBB", "Denah")
    assert told(tmp_path, {RECORD: record}, {FILE: later}).one("SP821").word("butir") == "denah"


def test_what_is_to_be_added_need_not_be_there_before(tmp_path: Path) -> None:
    added = HAPUS.replace("jenis: hapus", "jenis: tambah").replace("[bukti-pbb]", "[denah]")
    record = HEAD + added.replace("semula: Bukti lunas PBB", "semula: Belum ada") + "    menjadi: Denah tanah\n"
    found = told(tmp_path, {RECORD: record})
    assert (found.ids(), found.states()) == ([], ["menunggu"])


def test_an_edition_whose_forum_is_not_recorded(tmp_path: Path) -> None:
    later = edition(2, "2026-03-02", ground="kantor/2026-02-12", items="")
    found = told(tmp_path, {RECORD: HEAD + HAPUS}, {FILE: later})
    finding = found.one("SP822")
    assert (finding.file, finding.line) == (FILE, line(later, "rujukan:"))
    assert finding.word("pilihan") == "kantor/2026-02-11"


def test_a_record_that_cannot_be_read_is_there_all_the_same(tmp_path: Path) -> None:
    found = told(tmp_path, {RECORD: HEAD.replace("tema: Surat\n", "")}, {FILE: SECOND})
    assert found.ids() == []
    assert any(one.file == RECORD for one in found.findings)


def test_an_edition_that_does_nothing_of_what_its_forum_decided(tmp_path: Path) -> None:
    later = edition(2, "2026-03-02").replace("5 hari kerja", "4 hari kerja")
    found = told(tmp_path, {RECORD: HEAD + HAPUS}, {FILE: later})
    finding = found.one("SP823")
    assert (finding.file, finding.line) == (FILE, line(later, "rujukan:"))
    assert found.ids() == ["SP823"]
    assert found.states() == ["menunggu"]


@pytest.mark.parametrize("since", ["2026-03-02", "2027-03-02"])
def test_an_announced_edition_does_it_too(tmp_path: Path, since: str) -> None:
    assert told(tmp_path, {RECORD: HEAD + HAPUS}, {FILE: edition(2, since, items="")}).ids() == []


def test_a_person_may_say_that_the_edition_does_it(tmp_path: Path) -> None:
    sure = HAPUS + '    dipastikan: {tanggal: "2026-03-05", oleh: Kabag, edisi: 2}\n'
    later = edition(2, "2026-03-02").replace("5 hari kerja", "4 hari kerja")
    assert told(tmp_path, {RECORD: HEAD + sure}, {FILE: later}).ids() == []


def test_only_the_file_that_stands_there_can_be_mended(tmp_path: Path) -> None:
    """An edition of the past says what it says; nobody is told to change it."""
    wrong = edition(2, "2026-03-02", ground="kantor/2020-01-01", items="")
    right = FIRST.replace("edisi: 1", "edisi: 3\ndasar_perubahan: {jenis: evaluasi}").replace(
        "2024-01-02", "2026-06-01"
    )
    assert told(tmp_path, {FILE: wrong}, {FILE: right}).ids() == []


def test_an_edition_from_before_the_forum_it_names(tmp_path: Path) -> None:
    later = edition(2, "2026-01-05", items="")
    finding = told(tmp_path, {RECORD: HEAD + HAPUS}, {FILE: later}).one("SP827")
    assert (finding.file, finding.line) == (FILE, line(later, "rujukan:"))


@pytest.mark.parametrize(("decreed", "ids"), [("2026-01", ["SP827"]), ("2026-02", []), ("2026-03", [])])
def test_an_edition_decreed_in_the_month_of_the_forum_is_not_from_before_it(
    tmp_path: Path, decreed: str, ids: list[str]
) -> None:
    later = (
        edition(2, "", items="")
        .replace('berlaku_sejak: ""\n', "")
        .replace('{sk: "1/2024"}', f'{{tanggal: "{decreed}"}}')
    )
    assert told(tmp_path, {RECORD: HEAD + HAPUS}, {FILE: later}).ids() == ids


AGAIN = RECORD.replace("2026-02-11", "2026-04-15")
LATER = HEAD.replace("2026-02-11", "2026-04-15")


def test_two_forums_that_claim_one_change(tmp_path: Path) -> None:
    again = LATER + HAPUS.replace("id: hapus-pbb", "id: lagi-pbb")
    found = told(tmp_path, {RECORD: HEAD + HAPUS}, {AGAIN: again})
    finding = found.one("SP824")
    assert (finding.file, finding.line) == (AGAIN, line(again, "id: lagi-pbb"))
    assert (finding.word("id"), finding.word("lain")) == ("lagi-pbb", "hapus-pbb")
    assert found.states() == ["menunggu", "menunggu"]


def test_two_forums_claim_one_item_though_it_was_reworded_between_them(tmp_path: Path) -> None:
    worded = edition(2, "2026-03-02", ground="", items="  - {id: bukti-pbb, uraian: Bukti bayar PBB tahun ini}\n")
    worded = worded.replace("jenis: fkp\n  rujukan: ", "jenis: evaluasi")
    again = LATER + HAPUS.replace("Bukti lunas PBB", "Bukti bayar PBB tahun ini")
    found = told(tmp_path, {RECORD: HEAD + HAPUS}, {FILE: worded}, {AGAIN: again})
    assert (found.ids(), found.states()) == (["SP825", "SP824"], ["menunggu", "perlu-telaah"])


def test_two_forums_credited_with_one_edition(tmp_path: Path) -> None:
    later = edition(2, "2026-05-04", ground="kantor/2026-04-15", items="")
    found = told(tmp_path, {RECORD: HEAD + HAPUS}, {AGAIN: LATER + HAPUS}, {FILE: later})
    assert found.ids() == ["SP824"]
    assert found.states() == ["masuk", "masuk"]


def test_one_claim_given_up_is_enough(tmp_path: Path) -> None:
    settled = HAPUS + '    dibatalkan: {tanggal: "2026-04-15", alasan: Diputuskan lagi.}\n'
    assert told(tmp_path, {RECORD: HEAD + settled}, {AGAIN: LATER + HAPUS}).ids() == []


def test_what_came_back_may_be_decided_again(tmp_path: Path) -> None:
    """The first is credited with the edition that removed it, the second with the one that removed it again."""
    back = edition(3, "2026-04-01", items=None).replace("jenis: fkp\n  rujukan: kantor/2026-02-11", "jenis: evaluasi")
    last = edition(4, "2026-05-04", ground="kantor/2026-04-15", items="")
    answered = HAPUS + '    tanggapan: [{tanggal: "2026-04-02", isi: Dibahas lagi.}]\n'
    record = {RECORD: HEAD + answered}
    moments = [record, {FILE: SECOND}, {FILE: back}, {AGAIN: LATER + HAPUS}]
    found = told(tmp_path / "a", *moments)
    assert (found.states(), found.ids()) == (["menunggu", "kembali"], [])
    found = told(tmp_path / "b", *moments, {FILE: last})
    assert (found.states(), found.ids()) == (["masuk", "masuk"], [])
    first = found.publication.forum[1].kesepakatan[0]
    assert [one.nomor for one in (first.edisi, first.kembali, first.pulih) if one] == [2, 3, 4]


def test_two_decisions_of_one_forum_may_change_one_item(tmp_path: Path) -> None:
    words = (
        HAPUS.replace("hapus-pbb", "kata").replace("jenis: hapus", "jenis: redaksi")
        + "    menjadi: Bukti lunas PBB asli\n"
    )
    count = words.replace("id: kata", "id: jumlah").replace("redaksi", "ubah")
    assert told(tmp_path / "a", {RECORD: HEAD + words + count}).ids() == []
    assert told(tmp_path / "b", {RECORD: HEAD + words + words.replace("id: kata", "id: lain")}).ids() == ["SP824"]


def test_a_change_that_is_not_the_decided_one(tmp_path: Path) -> None:
    later = edition(2, "2026-03-02", items="  - {id: bukti-pbb, uraian: Bukti lunas PBB dua tahun terakhir}\n")
    found = told(tmp_path, {RECORD: HEAD + HAPUS}, {FILE: later})
    finding = found.one("SP825")
    assert (finding.file, finding.line) == (RECORD, line(HEAD + HAPUS, "id: hapus-pbb"))
    assert found.ids() == ["SP825"]
    assert found.states() == ["perlu-telaah"]


def test_a_late_decision_without_an_answer(tmp_path: Path) -> None:
    late = HAPUS + '    tenggat: "2026-06-30"\n'
    found = told(tmp_path / "a", {RECORD: HEAD + late})
    assert found.one("SP826").line == line(HEAD + late, "id: hapus-pbb")
    assert found.states() == ["lewat"]
    answered = late + '    tanggapan: [{tanggal: "2026-07-08", isi: Menunggu rapat.}]\n'
    assert told(tmp_path / "b", {RECORD: HEAD + answered}).ids() == []


def test_a_withdrawn_service_with_an_open_decision(tmp_path: Path) -> None:
    gone = FIRST.replace("status: berlaku", 'status: dicabut\npencabutan: {tanggal: "2026-06-15"}')
    found = told(tmp_path, {RECORD: HEAD + HAPUS}, {FILE: gone})
    assert found.ids() == ["SP828"]
    assert found.states() == ["perlu-telaah"]


def test_a_confirmation_that_names_no_edition_of_ours(tmp_path: Path) -> None:
    sure = HAPUS + '    dipastikan: {tanggal: "2026-03-05", oleh: Kabag, edisi: 7}\n'
    finding = told(tmp_path, {RECORD: HEAD + sure}, {FILE: SECOND}).one("SP829")
    assert finding.word("pilihan") == "1 dan 2"
    assert finding.line == line(HEAD + sure, "dipastikan:")


def test_services_that_nobody_knows(tmp_path: Path) -> None:
    record = HEAD.replace("keputusan:", "layanan: [surat, surt, baru]\nkeputusan:")
    record += HAPUS.replace("layanan: surat", "layanan: entah")
    record += "  - {id: buka, jenis: layanan-baru, layanan: baru}\n"
    found = told(tmp_path, {RECORD: record})
    assert (found.one("SP820").line, found.one("SP820").word("layanan")) == (line(record, "entah"), "entah")
    finding = found.one("SP831")
    assert (finding.line, finding.word("layanan"), finding.word("pilihan")) == (line(record, "surt"), "surt", "surat")
    assert found.ids() == ["SP831", "SP820"]


def test_a_wrong_id_beside_the_right_words_is_a_slip_to_mend(tmp_path: Path) -> None:
    record = HEAD + HAPUS.replace("[bukti-pbb]", "[bukti-pajak]")
    found = told(tmp_path, {RECORD: record}, {FILE: SECOND})
    finding = found.one("SP836")
    assert (finding.line, finding.word("pilihan")) == (line(record, "butir:"), "bukti-pbb")
    assert level("SP836") == "saran"
    assert ("SP821" in {one.id for one in found.findings}, found.states()) == (False, ["masuk"])


def test_many_names_end_in_a_count_and_the_nearest_come_first(tmp_path: Path) -> None:
    names = {f"standards/kantor/{n}-jauh.yaml": FIRST.replace("aaaaa", f"{n}aaaa") for n in "bcdefghj"}
    record = HEAD.replace("keputusan:", "layanan: [sr]\nkeputusan:") + HAPUS
    finding = told(tmp_path, {RECORD: record, **names}).one("SP831")
    assert str(finding.word("pilihan")).startswith("surat, ")
    assert "..." not in remedy("SP831", dict(finding.words))
    assert remedy("SP831", dict(finding.words)).endswith(", dan 3 lagi.")


def test_where_there_is_no_name_to_offer_the_remedy_says_so(tmp_path: Path) -> None:
    files = {
        "standards/baru/instansi.yaml": INSTANSI,
        "standards/baru/fkp/2026-02-11.yaml": "layanan: [entah]\n" + HEAD + "  - {id: satu, jenis: layanan-baru}\n",
    }
    assert told(tmp_path, files).one("SP831").word("pilihan") == word("fkp.tiada-pilihan")


def test_a_forum_after_the_builds_date(tmp_path: Path) -> None:
    record = {RECORD: HEAD + HAPUS.replace("[bukti-pbb]", "[pajak]") + '    tenggat: "2026-01-31"\n'}
    found = told(tmp_path, record, {FILE: SECOND}, tanggal="2026-02-01")
    assert "SP805" in {one.id for one in found.findings}
    assert found.ids() == []
    assert found.states() == ["menunggu"]


def test_a_waiver_is_heard_until_its_day(tmp_path: Path) -> None:
    late = HAPUS + '    tenggat: "2026-06-30"\n'
    for n, (waiver, ids) in enumerate(
        [
            ("{temuan: SP826, alasan: Menunggu rapat., sampai: '2026-12-31'}", []),
            ("{temuan: SP826, butir: hapus-pbb, alasan: Menunggu rapat., sampai: '2026-12-31'}", []),
            ("{temuan: SP826, butir: lain, alasan: Menunggu rapat., sampai: '2026-12-31'}", ["SP826"]),
            ("{temuan: SP826, alasan: Menunggu rapat., sampai: '2026-11-01'}", []),
            ("{temuan: SP826, alasan: Menunggu rapat., sampai: '2026-10-31'}", ["SP826"]),
        ]
    ):
        record = HEAD + late + f"pengecualian: [{waiver}]\n"
        assert told(tmp_path / str(n), {RECORD: record}).ids() == ids


OTHER = "standards/kantor/lain.yaml"
FOR_ALL = HAPUS.replace("    layanan: surat\n", "") + '    tenggat: "2026-12-31"\n'


def two(agenda: str = "layanan: [surat, lain]\n") -> dict[str, str]:
    return {OTHER: FIRST.replace("aaaaa", "bbbbb"), RECORD: agenda + HEAD + FOR_ALL}


def test_a_decision_about_several_services(tmp_path: Path) -> None:
    for n, agenda in enumerate(("layanan: [surat, lain]\n", "")):
        found = told(tmp_path / str(n), two(agenda), {FILE: SECOND})
        (one,) = found.publication.forum[0].kesepakatan
        assert one.keadaan == "menunggu"
        assert {each.riwayat.layanan.id: each.keadaan for each in one.rincian if each.riwayat} == {
            "surat": "masuk",
            "lain": "menunggu",
        }
        assert len(list(found.publication.forum[0].per_layanan())) == 2
        assert found.ids() == []


def test_it_concerns_only_the_services_that_had_it(tmp_path: Path) -> None:
    other = FIRST.replace("aaaaa", "bbbbb").replace("bukti-pbb", "denah").replace("Bukti lunas PBB", "Denah")
    files = two("") | {OTHER: other}
    (one,) = told(tmp_path, files, {FILE: SECOND}).publication.forum[0].kesepakatan
    assert (one.keadaan, one.riwayat is not None and one.riwayat.layanan.id) == ("masuk", "surat")


def test_a_component_that_comes_from_the_agency(tmp_path: Path) -> None:
    """An edition is the file with its agency's defaults, so a decision may be carried out there."""
    silent = FIRST.replace("jangka_waktu: {teks: 5 hari kerja}\n", "")
    later = silent.replace("edisi: 1", "edisi: 2\ndasar_perubahan: {jenis: fkp, rujukan: kantor/2026-02-11}")
    office = INSTANSI + "bawaan: {jangka_waktu: {teks: 5 hari kerja}}\n"
    decision = "jenis: ubah, layanan: surat, bagian: jangka_waktu, semula: 5 hari kerja, menjadi: 3 hari kerja"
    record = HEAD + f"  - {{id: cepat, {decision}}}\n"
    found = told(
        tmp_path,
        {"standards/kantor/instansi.yaml": office, FILE: silent, RECORD: record},
        {
            "standards/kantor/instansi.yaml": office.replace("5 hari", "3 hari"),
            FILE: later.replace("2024-01-02", "2026-03-02"),
        },
    )
    assert found.states() == ["masuk"]
    assert found.ids() == []


def test_a_service_that_moved_is_followed(tmp_path: Path) -> None:
    moved = {
        "standards/dinas/instansi.yaml": INSTANSI.replace("Kantor", "Dinas"),
        "standards/dinas/surat-baru.yaml": SECOND,
        FILE: None,
    }
    found = told(tmp_path, {RECORD: HEAD + HAPUS}, moved)
    assert found.states() == ["masuk"]
    assert found.ids() == []


def test_a_forum_of_two_agencies_names_the_service_of_the_other(tmp_path: Path) -> None:
    record = HEAD.replace("2026-02-11", "2026-02-12") + HAPUS.replace("layanan: surat", "layanan: kantor/surat")
    files = {"standards/dinas/instansi.yaml": INSTANSI, "standards/dinas/fkp/2026-02-12.yaml": record}
    found = told(tmp_path, files, {FILE: edition(2, "2026-03-02", ground="dinas/2026-02-12", items="")})
    assert found.states() == ["masuk"]
    assert found.ids() == []
