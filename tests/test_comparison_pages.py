"""Offices that serve the same in; their pages, the section beside the reference list, reports and tables, out."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from generator import build, jobs
from generator.build import BuildOptions
from generator.targets import REPORTS, TARGETS
from generator.targets.comparing import comparisons
from generator.targets.pages.banding import NAMED, WIDE
from generator.targets.publication import Publication
from generator.targets.shells import BERANDA, SHAPES, Place, Shell
from tests.offices import DAY, HIDDEN, agency, items, kode, published, regency, write

ROOT = Path(__file__).parent.parent
SHELLS = dict.fromkeys((*SHAPES, BERANDA), Shell((Place("isi", "html"),)))
BASIC = items("ktp: Fotokopi KTP-el", "kk: Fotokopi KK")


def made(found: Publication, *targets: str) -> dict[str, str]:
    """What those targets make, by path."""
    files: dict[str, str] = {}
    for name in targets or ("pages",):
        for job, result in jobs.run(TARGETS[name](found, SHELLS)):
            assert result.content is not None, (job.path, result.findings)
            files[job.path] = result.content.decode()
    return files


def reports(found: Publication) -> dict[str, str]:
    files: dict[str, str] = {}
    for report in REPORTS.values():
        for job, result in jobs.run(report(found)):
            assert result.content is not None, (job.path, result.findings)
            files[job.path] = result.content.decode("utf-8-sig")
    return files


class Seen(HTMLParser):
    """A page: its words in a line, its tags with their attributes, and the words of each cell."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()
        self.text = re.sub(r"\s+", " ", "".join(self.said)).replace("\u00a0", " ")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.said.append(" ")

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def cells(html: str) -> dict[str, list[str]]:
    """The rows of the table by their head: what stands in each cell, small print behind a colon."""
    found: dict[str, list[str]] = {}
    for row in re.findall(r"<tr[^>]*>(.*?)</tr>", html, re.DOTALL):
        head = re.search(r'<th scope="row"><strong>(.*?)</strong>', row)
        if head is not None:
            found[plain(head[1])] = [plain(one) for one in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)]
    return found


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).replace("\u00a0", " ").split())


@pytest.fixture(scope="module")
def demo() -> Publication:
    found, findings = build.publication(ROOT, ROOT / "standards", BuildOptions(tanggal=DAY))
    assert found is not None, findings
    return found


@pytest.fixture(scope="module")
def pages(demo: Publication) -> dict[str, str]:
    return made(demo)


# ------------------------------------------------------------------------------------------- the demonstration


def test_the_village_letter_of_the_picture(pages: dict[str, str]) -> None:
    html = pages["banding/ak-desa-domisili/index.html"]
    seen = Seen(html)
    offices = [attrs["data-kantor"] for tag, attrs in seen.tags if tag == "td"][:4]
    assert offices == ["Kelurahan Damai Kota", "Desa Nusa Jernih", "Desa Nusa Rindang", "Desa Nusa Teduh"]
    rows = cells(html)
    assert rows["Fotokopi KTP-el, 1 lembar"] == ["Diminta"] * 3 + ["Diminta Ditulis satu butir dengan fotokopi KK"]
    assert "Bila menyewa rumah: surat pernyataan pemilik rumah (asli), 1 lembar" in rows
    assert rows["Fotokopi bukti lunas PBB, 1 lembar"] == [
        "Tidak", "Tidak", "Diminta Disepakati dihapus, lewat tenggat 30 Juni 2026", "Tidak",
    ]  # fmt: skip
    assert rows["Paling lama"] == ["15 menit", "15 menit", "20 menit", "30 menit"]
    assert rows["Biaya"] == ["Gratis"] * 4
    for said in (
        "Layanan yang sama di 4 kantor.",
        "Diminta di 3 dari 4 kantor. Tambahan setempat, dasarnya belum dicantumkan.",
        "Penjelasan kantor: Menunjukkan bahwa Anda memang menetap di lingkungan itu.",
        "Dicocokkan otomatis, perlu diperiksa.",
        "Urutan kantor menurut kode wilayah. Perbedaan bisa punya alasan setempat. Tanyakan kepada kantornya.",
    ):
        assert said in seen.text, said


def test_a_rule_that_an_office_names_stands_in_the_row(pages: dict[str, str]) -> None:
    text = Seen(pages["banding/ak-desa-usaha/index.html"]).text
    assert "Tambahan setempat, dasar: Peraturan Desa Nusa Rindang Nomor 4 Tahun 2023 (contoh)." in text


def test_law_is_told_with_its_source_and_the_day_it_was_read(pages: dict[str, str]) -> None:
    text = Seen(pages["banding/an-ktp-baru/index.html"]).text
    assert re.search(
        r"Perlu diperiksa: menurut [^.]+, dibaca \d+ \w+ 2026, syarat ini tidak diminta lagi\. Periksa peraturan", text
    )


def test_no_word_judges(pages: dict[str, str]) -> None:
    """No ranks, no red, no percentages: offices by name, in the order of their codes."""
    found = {path: html for path, html in pages.items() if path.startswith("banding/")}
    assert len(found) >= 9
    for path, html in found.items():
        text = Seen(html).text
        assert not re.findall(r"\b(?:terbaik|terburuk|peringkat|skor|dilarang|melanggar|pungli)\b", text, re.I), path
        assert "%" not in text, path


def test_every_comparison_is_on_the_list_and_links_to_its_offices(demo: Publication, pages: dict[str, str]) -> None:
    listed = pages["banding/index.html"]
    assert len(comparisons(demo)) >= 8
    for one in comparisons(demo):
        assert f'href="../banding/{one.rumpun.id}/"' in listed
        html = pages[f"banding/{one.rumpun.id}/index.html"]
        for kantor in one.kantor:
            assert f'href="../../{kantor.layanan.folder}/{kantor.layanan.id}/"' in html
            standard = pages[f"{kantor.layanan.folder}/{kantor.layanan.id}/index.html"]
            assert f'href="../../banding/{one.rumpun.id}/"' in standard
        assert f'href="../banding/{one.rumpun.id}/"' in pages["layanan/index.html"] or not one.rumpun.seragam


def test_a_standard_says_how_it_differs_from_its_list(pages: dict[str, str]) -> None:
    html = pages["desa-teduh/keterangan-domisili/index.html"]
    section = Seen(html[html.index('id="acuan"') : html.index('id="dokumen"')]).text
    assert "3 dari 3 syarat acuan diminta di sini." in section
    assert "Pas foto 3x4 Tambahan setempat, dasarnya belum dicantumkan." in section
    same = pages["desa-jernih/keterangan-domisili/index.html"]
    assert "Semua syaratnya sama dengan acuan." in same
    left_out = Seen(pages["kec-hulu/dispensasi-nikah/index.html"]).text
    assert "Ada pada acuan, tidak diminta di sini. Penjelasan kantor: Diserahkan langsung kepada KUA." in left_out
    assert 'id="acuan"' not in pages["rsud/igd/index.html"]


def test_the_data_say_what_the_pages_say(demo: Publication) -> None:
    files = made(demo, "data")
    count = 0
    for one in comparisons(demo):
        item: dict[str, Any] = json.loads(files[f"data/v1/banding/{one.rumpun.id}.json"])["items"][0]
        rows = list(csv.DictReader(io.StringIO(files[f"data/v1/banding/{one.rumpun.id}.csv"].lstrip("\ufeff"))))
        assert [row["kantor"] for row in rows] == [kantor["nama_instansi"] for kantor in item["kantor"]]
        for line, row in zip(one.baris, item["baris"], strict=True):
            asked = [cell["keadaan"] == "diminta" for cell in row["kantor"]]
            assert asked == [bool(sel.butir) for sel in line.sel]
            assert sum(asked) == row["jumlah"]
            shown = [line_[row["uraian"]] for line_ in rows]
            assert [text == "diminta" for text in shown] == asked
            count += 1
    assert count > 40


# ------------------------------------------------------------------------------------- switched off, and reports


def test_what_is_not_published_stands_among_the_reports_alone(tmp_path: Path) -> None:
    lists = {"a": BASIC, "b": items("kk: Fotokopi KK", "pbb: Bukti lunas PBB")}
    shown = published(tmp_path / "on", regency(lists, BASIC))
    hidden = published(tmp_path / "off", regency(lists, BASIC, HIDDEN))
    on, off = made(shown, "pages", "data", "search"), made(hidden, "pages", "data", "search")
    gone = {path for path in on if path not in off}
    assert gone == {
        "banding/index.html", "banding/uji/index.html", "data/v1/banding/uji.json", "data/v1/banding/uji.csv",
    }  # fmt: skip
    assert not [path for path, text in off.items() if "banding/" in text and not path.startswith("data/v1/skema")]
    assert 'id="acuan"' not in off["a/surat-uji/index.html"]
    assert reports(shown) == {}
    found = reports(hidden)
    assert set(found) == {"banding.html", "banding/uji.html", "banding/uji.csv"}
    assert cells(found["banding/uji.html"]) == cells(on["banding/uji/index.html"])
    assert found["banding/uji.csv"] == on["data/v1/banding/uji.csv"].lstrip("\ufeff")


def test_a_report_opens_by_itself(tmp_path: Path) -> None:
    found = reports(published(tmp_path, regency({"a": BASIC, "b": BASIC}, BASIC, HIDDEN + "contoh: true\n")))
    beside = {"banding.html": {"banding/uji.html"}, "banding/uji.html": {"../banding.html", "uji.csv"}}
    for path, html in found.items():
        if not path.endswith(".html"):
            continue
        seen = Seen(html)
        assert "DATA CONTOH" in seen.text
        assert not [tag for tag, _ in seen.tags if tag in ("script", "img", "iframe")]
        assert [attrs["href"] for tag, attrs in seen.tags if tag == "link"] == ["data:,"]
        for tag, attrs in seen.tags:
            if tag == "a":
                assert attrs["href"] in beside[path] or attrs["href"].startswith("https://sp.uji.example/"), attrs
        assert "url(" not in re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
        assert "@import" not in html


def test_reports_are_written_beside_the_site_and_go_again(tmp_path: Path) -> None:
    lists = {"a": BASIC, "b": BASIC}
    docs = write(tmp_path, regency(lists, BASIC, HIDDEN))
    options = BuildOptions(tanggal=DAY, papan=False, laporan=tmp_path / "laporan")

    def walk() -> set[str]:
        made = dict(build.build(tmp_path, docs, options, SHELLS, lambda finding: None))
        assert made
        folder = tmp_path / "laporan"
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*.*") if path.suffix in (".html", ".csv")}

    assert walk() == {"banding.html", "banding/uji.html", "banding/uji.csv"}
    write(tmp_path, regency(lists, BASIC))
    assert walk() == set()


def test_nothing_to_report_makes_no_folder(tmp_path: Path) -> None:
    docs = write(tmp_path, regency({"a": BASIC}, BASIC, HIDDEN))
    options = BuildOptions(tanggal=DAY, papan=False, laporan=tmp_path / "laporan")
    assert dict(build.build(tmp_path, docs, options, SHELLS, lambda finding: None))
    assert not (tmp_path / "laporan").exists()


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    docs = write(tmp_path, regency({"a": BASIC, "b": BASIC}, BASIC, HIDDEN))
    (tmp_path / "laporan").mkdir()
    (tmp_path / "laporan" / "skripsi.txt").write_text("milik orang lain", "utf-8")
    options = BuildOptions(tanggal=DAY, papan=False, laporan=tmp_path / "laporan")
    with pytest.raises(build.BuildError) as raised:
        dict(build.build(tmp_path, docs, options, SHELLS, lambda finding: None))
    assert [one.id for one in raised.value.findings] == ["SP991"]
    assert [path.name for path in (tmp_path / "laporan").iterdir()] == ["skripsi.txt"]


# ------------------------------------------------------------------------------------------------ what is special


def test_a_missing_list_and_missing_values_are_shown_as_missing(tmp_path: Path) -> None:
    lists = {"a": BASIC + "jangka_waktu: {teks: 15 menit}\nbiaya: {teks: Gratis}\n", "b": "persyaratan: kosong\n"}
    rows = cells(made(published(tmp_path, regency(lists, BASIC)))["banding/uji/index.html"])
    assert rows["Fotokopi KK"] == ["Diminta", "Belum dicantumkan"]
    assert rows["Paling lama"] == ["15 menit", "Lamanya belum dicantumkan."]
    assert rows["Biaya"] == ["Gratis", "Jumlahnya belum dicantumkan."]


def test_conditions_choices_and_form_stand_in_the_cell(tmp_path: Path) -> None:
    cases = "kasus: [{id: wna, nama: warga negara asing}]\n"
    group = "kelompok: [{id: bukti, nama: Bukti tinggal, pilih: satu}]\n"
    lists = {
        "a": cases + items("ktp: Fotokopi KTP-el", "kk: Fotokopi KK | bila: {kasus: [wna]}"),
        "b": group
        + items("ktp: Fotokopi KTP-el | jumlah: 2 lembar", "kk: Fotokopi KK | kelompok: bukti, wajib: false")
        + "  - {id: sewa, uraian: Perjanjian sewa, kelompok: bukti}\n",
    }
    acuan = items("ktp: Fotokopi KTP-el | jumlah: 1 lembar", "kk: Fotokopi KK")
    rows = cells(made(published(tmp_path, regency(lists, acuan)))["banding/uji/index.html"])
    assert rows["Fotokopi KTP-el, 1 lembar"] == [
        "Diminta Ditulis: Fotokopi KTP-el",
        "Diminta Ditulis: Fotokopi KTP-el, 2 lembar",
    ]
    assert rows["Fotokopi KK"] == [
        "Diminta Hanya bila warga negara asing",
        "Diminta Salah satu dari: Bukti tinggal. Tidak wajib",
    ]


def test_grounds_that_differ_stand_in_the_cells(tmp_path: Path) -> None:
    def added(ground: str) -> str:
        return BASIC + f"  - {{id: pbb, uraian: Bukti lunas PBB{ground}}}\n"

    both = {"a": added(", dasar: Perda 2"), "b": added(", dasar: Perda 2")}
    html = made(published(tmp_path / "both", regency(both, BASIC)))["banding/uji/index.html"]
    assert "Tambahan setempat, dasar: Perda 2." in Seen(html).text
    assert cells(html)["Bukti lunas PBB"] == ["Diminta", "Diminta"]
    one = {"a": added(", dasar: Perda 2"), "b": added("")}
    html = made(published(tmp_path / "one", regency(one, BASIC)))["banding/uji/index.html"]
    assert "Tambahan setempat, dasarnya dicantumkan di 1 dari 2 kantor." in Seen(html).text
    assert cells(html)["Bukti lunas PBB"] == ["Diminta Dasar: Perda 2.", "Diminta"]


FORUM = """tanggal: "2026-02-01"
tema: Surat
peserta: {{pengguna: 3}}
layanan: [surat-uji]
keputusan:
  - {{id: satu, jenis: {jenis}, layanan: surat-uji, bagian: persyaratan, butir: [ktp], semula: Fotokopi KTP-el{more}}}
"""
AGREED = [
    ("hapus", ", tenggat: '2026-03-01'", "Disepakati dihapus, lewat tenggat 1 Maret 2026"),
    ("hapus", ", tenggat: '2026-12-01'", "Disepakati dihapus, tenggat 1 Desember 2026"),
    ("hapus", "", "Disepakati dihapus"),
    ("hapus", ", dibatalkan: {tanggal: '2026-04-01', alasan: Batal.}", ""),
    ("ubah", ", menjadi: KTP-el asli, tenggat: '2026-03-01'", ""),
]


@pytest.mark.parametrize(("jenis", "more", "expected"), AGREED)
def test_only_a_removal_that_is_not_carried_out_is_told(tmp_path: Path, jenis: str, more: str, expected: str) -> None:
    files = regency({"a": BASIC, "b": BASIC}, BASIC)
    files["a/fkp/2026-02-01.yaml"] = FORUM.format(jenis=jenis, more=more)
    rows = cells(made(published(tmp_path, files))["banding/uji/index.html"])
    assert rows["Fotokopi KTP-el"] == [f"Diminta {expected}".strip(), "Diminta"]
    assert rows["Fotokopi KK"] == ["Diminta", "Diminta"]


def test_other_names_of_the_service_stand_under_the_office(tmp_path: Path) -> None:
    files = regency({"a": BASIC, "b": BASIC, "c": BASIC}, BASIC)
    files["c/surat-uji.yaml"] = files["c/surat-uji.yaml"].replace("nama: Surat Uji", "nama: Keterangan Lain")
    text = Seen(made(published(tmp_path, files))["banding/uji/index.html"]).text
    assert "Layanan dengan acuan yang sama di 3 kantor." in text
    assert "C Keterangan Lain" in text


def test_two_services_of_one_office_are_counted_as_services(tmp_path: Path) -> None:
    files = regency({"a": BASIC, "b": BASIC}, BASIC)
    files["a/kedua.yaml"] = files["a/surat-uji.yaml"].replace(kode(0), kode(7)).replace("Surat Uji", "Surat Kedua")
    text = Seen(made(published(tmp_path, files))["banding/uji/index.html"]).text
    assert "Diminta di 3 dari 3 layanan." in text


def test_without_a_list_no_office_is_said_to_add_anything(tmp_path: Path) -> None:
    lists = {"a": BASIC, "b": items("kk: Fotokopi KK", "foto: Pas foto 3x4")}
    html = made(published(tmp_path, regency(lists)))["banding/surat-uji/index.html"]
    text = Seen(html).text
    assert "Tambahan setempat" not in text
    assert text.index("Diminta di semua kantor") < text.index("Tidak diminta di semua kantor")
    assert "Acuan" not in text


@pytest.mark.parametrize("count", [WIDE, WIDE + 1, 40])
def test_many_offices_are_told_in_sentences(count: int, tmp_path: Path) -> None:
    """Nobody is lost: whoever asks what others do not is named, and the table has all."""
    lists = {
        f"desa-{n:02d}": BASIC + ("  - {id: pbb, uraian: Bukti lunas PBB}\n" if n % 2 else "") for n in range(count)
    }
    found = published(tmp_path, regency(lists, BASIC))
    html = made(found)["banding/uji/index.html"]
    text = Seen(html).text
    assert ("<table" in html) == (count <= WIDE)
    assert f"Layanan yang sama di {count} kantor." in text
    assert f"Diminta di {count // 2} dari {count} kantor." in text
    if count > WIDE:
        for n in range(1, count, 2):
            assert f"Desa {n:02d}" in text[text.index("Yang meminta") :].split("Waktu dan biaya")[0]
        assert ("<details" in html.split("Waktu dan biaya")[0]) == (count // 2 > NAMED)
    sheet = made(found, "data")["data/v1/banding/uji.csv"]
    assert sheet.count("\r\n") == count + 1


def test_many_names_stand_under_the_office_above(tmp_path: Path) -> None:
    lists = {f"desa-{n:02d}": BASIC + ("  - uraian: Bukti lunas PBB\n" if n < 14 else "") for n in range(30)}
    files = regency(lists, BASIC)
    files["hulu/instansi.yaml"] = "nama: Kecamatan Hulu\ntingkat: kecamatan\nkode_wilayah: '99.01.01'\n"
    for n in range(30):
        files[f"desa-{n:02d}/instansi.yaml"] = agency(n, f"Desa {n:02d}", "induk: hulu\n")
    text = Seen(made(published(tmp_path, files))["banding/uji/index.html"]).text
    assert "Yang meminta: 14 kantor." in text
    assert "Kecamatan Hulu: Desa 00, Desa 01," in text


HOSTILE = '<script>alert(1)</script><img src=x onerror="y">&amp; {{ 7*7 }} =HYPERLINK(0)'


def test_text_from_files_stays_text(tmp_path: Path) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    body = f"persyaratan:\n  - {{id: x, uraian: {quoted}, alasan: {quoted}, dasar: {quoted}}}\n"
    body += f"beda_acuan: [{{id: ktp, alasan: {quoted}}}]\n"
    acuan = BASIC + f"penerbit: {quoted}\ntidak_diminta: [{{uraian: {quoted}, dasar: {quoted}, kecuali: {quoted}}}]\n"
    for folder, pemda in (("on", None), ("off", HIDDEN)):
        files = regency({"a": body, "b": BASIC}, acuan, **({"pemda": pemda} if pemda else {}))
        files["a/instansi.yaml"] = f"nama: {quoted}\ntingkat: desa\n"
        found = published(tmp_path / folder, files)
        texts = reports(found) if pemda else made(found, "pages", "data")
        html = {path: text for path, text in texts.items() if path.endswith(".html")}
        assert sum("alert(1)" in text for text in html.values()) >= 1
        for path, text in html.items():
            tags = Seen(text).tags
            assert not [
                tag for tag, attrs in tags if tag == "script" or "onerror" in attrs or attrs.get("src") == "x"
            ], path
            assert "49 =HYPER" not in text
        sheet = next(text for path, text in texts.items() if path.endswith("banding/uji.csv"))
        for row in csv.reader(io.StringIO(sheet.lstrip("\ufeff"))):
            assert not [cell for cell in row if re.match(r"[ \"']*[=+@-]", cell) and not cell.startswith("'")]
