"""Small histories in; what the pages of changes, the quarters and the messages say of them, out."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator import build, jobs
from generator.build import BuildOptions
from generator.diff import DAMPAK, Change
from generator.site import Site
from generator.targets import data, feeds, pages
from generator.targets.data.kisah import news
from generator.targets.data.triwulan import first_day, last_day, quarter_of, quarters
from generator.targets.feeds.bulanan import MOST, message, months, unmarked
from generator.targets.pages import perubahan
from generator.targets.publication import Publication
from generator.targets.shells import BERANDA, SHAPES, Place, Shell
from generator.targets.story import transitions
from generator.targets.wording import count_words, is_gone, is_new, is_wording
from tests.papers import INSTANSI, PEMDA
from tests.test_pages import FILE, FIRST, FKP, SECOND, THIRD, Seen
from tests.timeline import repository

ROOT = Path(__file__).parent.parent
DAY = "2026-11-01"
SHELLS = dict.fromkeys((*SHAPES, BERANDA), Shell((Place("kepala", "html"), Place("isi", "html"))))
BASE = {"standards/pemda.yaml": PEMDA, "standards/kantor/instansi.yaml": INSTANSI}
OTHER = "standards/kantor/lain.yaml"
GONE = FIRST.replace("aaaaa", "bbbbb").replace("Surat Uji", "Surat Lama")
GONE = GONE.replace("status: berlaku", 'status: dicabut\npencabutan: {tanggal: "2026-08-17", pengganti: aaaaa}')


def published(root: Path, *moments: Mapping[str, str | None], tanggal: str = DAY) -> Publication:
    repository(root, [BASE, *moments])
    found, findings = build.publication(root, root / "standards", BuildOptions(tanggal=tanggal))
    assert found is not None, findings
    return found


def files(found: Publication) -> dict[str, str]:
    made: dict[str, str] = {}
    for target in (pages.jobs, data.jobs, feeds.jobs):
        for job, result in jobs.run(target(found, SHELLS)):
            assert result.content is not None, (job.path, result.findings)
            assert job.path not in made, job.path
            made[job.path] = result.content.decode("utf-8-sig")
    return made


def service(n: int, kode: str, edisi: int, sejak: str) -> str:
    text = FIRST.replace("aaaaa", kode).replace("Surat Uji", f"Surat {n}").replace("2024-01-02", sejak)
    return text.replace("edisi: 1", f"edisi: {edisi}").replace("Bukti lunas PBB", f"Bukti ke {'satu dua tiga'[edisi]}")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    root = tmp_path_factory.mktemp("berubah")
    record = {"standards/kantor/fkp/2026-02-11.yaml": FKP}
    return published(root, {FILE: FIRST, OTHER: GONE}, record, {FILE: SECOND}, {FILE: THIRD})


@pytest.fixture(scope="module")
def made(found: Publication) -> dict[str, str]:
    return files(found)


# ------------------------------------------------------------------------------------------------------ lists


def test_what_changed_stands_on_every_page_it_belongs_to(made: Mapping[str, str]) -> None:
    for path in ("perubahan", "perubahan/2026", "perubahan/2026-10", "perubahan/kantor"):
        seen = Seen(made[f"{path}/index.html"])
        assert seen.says("Surat Uji"), path
        assert seen.says("1 syarat tidak diminta lagi, 1 syarat baru, 1 syarat diubah."), path
    for path in ("perubahan", "perubahan/2026", "perubahan/2026-08", "perubahan/kantor"):
        assert Seen(made[f"{path}/index.html"]).says("Layanan ini tidak dibuka lagi."), path
    assert not Seen(made["perubahan/2026-08/index.html"]).says("Surat Uji")


def test_what_is_announced_is_on_the_newest_page_and_the_agencys(made: Mapping[str, str]) -> None:
    pages = {path for path, html in made.items() if path.startswith("perubahan/") and "Akan berlaku" in html}
    assert pages == {"perubahan/index.html", "perubahan/kantor/index.html"}
    assert "perubahan/2026-12/index.html" not in made


def test_lines_lead_to_the_edition_and_to_the_withdrawal(made: Mapping[str, str]) -> None:
    links = Seen(made["perubahan/2026/index.html"]).links
    assert "../../kantor/surat/#edisi-2" in links
    assert "../../kantor/lain/#dicabut" in links
    assert 'id="edisi-2"' in made["kantor/surat/index.html"]
    assert 'id="dicabut"' in made["kantor/lain/index.html"]


def test_periods_lead_to_each_other(made: Mapping[str, str]) -> None:
    assert "../../perubahan/2026-10/" in Seen(made["perubahan/2026-08/index.html"]).links
    assert "../../perubahan/2026-08/" in Seen(made["perubahan/2026-10/index.html"]).links
    assert "../../perubahan/2026-tw2/" in Seen(made["perubahan/2026-tw3/index.html"]).links
    assert "../perubahan/2026/" in Seen(made["perubahan/index.html"]).links
    assert "../perubahan/instansi/" in Seen(made["perubahan/index.html"]).links
    assert "../../perubahan/kantor/" in Seen(made["perubahan/instansi/index.html"]).links
    assert "../perubahan/kantor/" in Seen(made["kantor/index.html"]).links


def test_long_lists_are_paged_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(perubahan, "MANY", 3)
    monkeypatch.setattr(perubahan, "FEW", 2)
    codes = [letter * 5 for letter in "abcdefg"]
    names = {kode: f"standards/kantor/s{n}.yaml" for n, kode in enumerate(codes)}
    first = {path: service(n, kode, 1, "2024-01-02") for n, (kode, path) in enumerate(names.items())}
    then = {path: service(n, kode, 2, "2026-10-05") for n, (kode, path) in enumerate(names.items())}
    made = files(published(tmp_path, first, then))
    wanted = {f"Surat {n}" for n in range(7)}

    def told(*paths: str) -> list[str]:
        return [name for path in paths for name in re.findall(r">(Surat \d)</a>", made[f"{path}/index.html"])]

    assert sorted(told("perubahan/2026-10", "perubahan/2026-10/2", "perubahan/2026-10/3")) == sorted(wanted)
    assert sorted(told("perubahan/kantor", "perubahan/kantor/2", "perubahan/kantor/3")) == sorted(wanted)
    assert len(told("perubahan")) == 3
    assert len(told("perubahan/2026")) == 2
    for path in ("perubahan", "perubahan/2026"):
        seen = Seen(made[f"{path}/index.html"])
        assert seen.says("Semua 7 perubahan pada Oktober 2026")
    second = Seen(made["perubahan/2026-10/2/index.html"])
    assert {"../../../perubahan/2026-10/", "../../../perubahan/2026-10/3/"} <= set(second.links)
    assert "Untuk grup WhatsApp" in made["perubahan/2026-10/index.html"]
    assert "Untuk grup WhatsApp" not in made["perubahan/2026-10/2/index.html"]


def test_a_line_stands_on_a_bounded_number_of_pages(tmp_path: Path) -> None:
    """The work grows with the lines, not with lines times pages."""

    def lines(count: int) -> int:
        codes = [f"{'abcdefgh'[n % 8]}{'abcdefgh'[n // 8]}aaa" for n in range(count)]
        first = {f"standards/kantor/s{n}.yaml": service(n, kode, 1, "2024-01-02") for n, kode in enumerate(codes)}
        days = [f"2026-{n % 10 + 1:02}-05" for n in range(count)]
        then = {f"standards/kantor/s{n}.yaml": service(n, kode, 2, days[n]) for n, kode in enumerate(codes)}
        found = published(tmp_path / str(count), first, then)
        bodies = [html for path, html in files(found).items() if path.startswith("perubahan/")]
        return sum(html.count("<li><div><a ") for html in bodies)

    assert lines(10) == 40
    assert lines(40) == 160


@pytest.mark.parametrize(
    ("folder", "address"),
    [("kantor", "perubahan/kantor/"), ("2026", "perubahan/~2026/"), ("2026-10", "perubahan/~2026-10/")],
)
def test_no_agency_takes_the_place_of_a_period(folder: str, address: str) -> None:
    site = Site(DAY, "https://a.example/", "A")
    assert site.perubahan_instansi(folder) == address
    assert site.perubahan_instansi(folder, 2) == f"{address}2/"
    assert site.perubahan("2026-10") != site.perubahan_instansi(folder)


# ---------------------------------------------------------------------------------------------------- history


def test_the_history_says_in_words_first_what_changed(made: Mapping[str, str]) -> None:
    story = made["kantor/surat/index.html"].split('id="edisi-2"')[1].split('id="edisi-1"')[0]
    assert story.index("1 syarat tidak diminta lagi") < story.index("Dihapus")
    assert story.index("1 syarat tidak diminta lagi") < story.index("Berkurang bagi pemohon")


def test_merged_services_are_named_by_the_one_that_replaces_them(tmp_path: Path) -> None:
    heir = FIRST.replace("edisi: 1", "edisi: 1\nmenggantikan: [ccccc, bbbbb]")
    made = files(published(tmp_path, {FILE: FIRST, OTHER: GONE}, {FILE: heir}))
    seen = Seen(made["kantor/surat/index.html"])
    assert seen.says("Menggantikan: layanan ccccc, Surat Lama.")
    assert "../../kantor/lain/" in seen.links
    old = Seen(made["kantor/lain/index.html"])
    assert old.says("Dicabut 17 Agustus 2026")
    assert old.says("Gantinya: Surat Uji")


def test_a_service_names_its_predecessors_although_only_they_say_so(tmp_path: Path) -> None:
    made = files(published(tmp_path, {FILE: FIRST, OTHER: GONE}))
    assert Seen(made["kantor/surat/index.html"]).says("Menggantikan: Surat Lama.")


def test_an_older_name_and_an_older_office_are_told(tmp_path: Path) -> None:
    agency = {"standards/loket/instansi.yaml": INSTANSI.replace("Kantor Uji", "Loket Uji")}
    new = SECOND.replace("Surat Uji", "Surat Baru")
    made = files(published(tmp_path, {FILE: FIRST}, {FILE: None, "standards/loket/surat.yaml": new, **agency}))
    seen = Seen(made["loket/surat/index.html"])
    assert seen.says("Waktu itu bernama Surat Uji dan diurus di Kantor Uji.")


def test_a_guess_is_marked_and_not_woven(tmp_path: Path) -> None:
    old = FIRST.replace("{id: pbb, uraian: Bukti lunas PBB}", "{uraian: Surat kuasa bermeterai dari pemilik}")
    new = SECOND.replace("{id: foto, uraian: Pas foto}", "{uraian: Surat kuasa dari pemilik bermeterai cukup}")
    found = published(tmp_path, {FILE: old}, {FILE: new})
    assert any(one.skor is not None for riwayat in found.riwayat for t in transitions(riwayat) for one in t.perubahan)
    made = files(found)
    assert Seen(made["kantor/surat/index.html"]).says("Dicocokkan otomatis, perlu diperiksa.")
    assert "kuasa" not in made["perubahan/2026-10.txt"]


# ---------------------------------------------------------------------------------------------------- wording


def change(jenis: str, komponen: str = "persyaratan", **more: str) -> Change:
    return Change(jenis, komponen, more.pop("id", jenis), **more)  # type: ignore[arg-type]


def test_every_kind_is_gone_new_wording_or_something_else_but_never_two() -> None:
    for kind in DAMPAK:
        one = change(kind)
        assert is_gone(one) + is_new(one) + is_wording(one) <= 1, kind
        if is_wording(one):
            assert one.dampak == "tetap"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([change("persyaratan-dihapus"), change("persyaratan-ditambah")], "1 syarat tidak diminta lagi, 1 syarat baru"),
        ([change("persyaratan-dihapus-alternatif")], "1 syarat diubah"),
        ([change("persyaratan-redaksi"), change("persyaratan-urutan")], "syarat, biaya, dan waktunya sama"),
        (
            [change("waktu-dipercepat", "jangka_waktu"), change("biaya-naik", "biaya")],
            "waktunya berubah, biayanya berubah",
        ),
        ([change("nama-diubah", "nama")], "syarat, biaya, dan waktunya sama"),
        ([change("biaya-naik", "lain", id="a"), change("biaya-turun", "lain", id="b")], "2 hal lain berubah"),
        ([], "syarat, biaya, dan waktunya sama"),
    ],
)
def test_a_summary_in_words(changes: list[Change], words: str) -> None:
    assert count_words(changes) == words


# --------------------------------------------------------------------------------------------------- messages


def test_a_month_has_a_message_as_page_link_and_file(found: Publication, made: Mapping[str, str]) -> None:
    text = made["perubahan/2026-10.txt"]
    assert text.splitlines() == [
        "1 layanan berubah pada Oktober 2026, Kabupaten Uji.",
        "",
        "1. Surat Uji (Kantor Uji)",
        "1 syarat tidak diminta lagi, 1 syarat baru, 1 syarat diubah. Sejak 5 Oktober 2026.",
        "https://sp.uji.example/s/aaaaa/",
        "",
        "Selengkapnya: https://sp.uji.example/perubahan/2026-10/",
        "Data per 1 November 2026.",
    ]
    page = Seen(made["perubahan/2026-10/index.html"])
    assert page.says(text)
    (link,) = (one for one in page.links if "wa.me" in one)
    assert unquote(link.removeprefix("https://wa.me/?text=")) == text.rstrip()
    assert "../../perubahan/2026-10.txt" in page.links
    assert sorted(path for path in made if path.endswith(".txt")) == [
        "perubahan/2026-08.txt",
        "perubahan/2026-10.txt",
        "robots.txt",
    ]


def test_the_message_of_a_demonstration_begins_with_its_label(tmp_path: Path) -> None:
    demo = {"standards/pemda.yaml": PEMDA + "contoh: true\n"}
    found = published(tmp_path, {FILE: FIRST, **demo}, {FILE: SECOND})
    text = files(found)["perubahan/2026-10.txt"]
    assert text.startswith("DATA CONTOH. Kabupaten Uji tidak ada. Jangan dipakai untuk mengurus layanan.\n")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("*Surat* _penting_ ~lama~ `kode`", "Surat penting lama kode"),
        ("```blok```", "blok"),
        ("dua\nbaris\u2028tiga", "dua baris tiga"),
        ("balik\u202ekanan\u200b", "balik kanan"),
        ("Surat Izin (SIP), 2 x 3", "Surat Izin (SIP), 2 x 3"),
    ],
)
def test_nothing_in_a_message_is_markup(text: str, safe: str) -> None:
    assert unmarked(text) == safe


def test_a_long_month_is_told_by_its_number(tmp_path: Path) -> None:
    codes = [f"{letter}aaaa" for letter in "abcdefghjkmn"]
    first = {f"standards/kantor/s{n}.yaml": service(n, kode, 1, "2024-01-02") for n, kode in enumerate(codes)}
    then = {f"standards/kantor/s{n}.yaml": service(n, kode, 2, "2026-10-05") for n, kode in enumerate(codes)}
    found = published(tmp_path, first, then)
    ((month, lines),) = months(found).items()
    text = message(found, month, lines).teks
    assert text.startswith(f"{len(codes)} layanan berubah")
    assert text.count("/s/") == MOST
    assert f"Dan {len(codes) - MOST} perubahan lain." in text
    assert len(text) < 2500


def test_a_message_too_long_for_a_link_is_copied(tmp_path: Path) -> None:
    long = {"standards/kantor/instansi.yaml": INSTANSI.replace("Kantor Uji", "Kantor " + "panjang " * 600)}
    made = files(published(tmp_path, {FILE: FIRST, **long}, {FILE: SECOND}))
    page = made["perubahan/2026-10/index.html"]
    assert "wa.me" not in page
    assert "Salin, lalu tempel di WhatsApp." in page


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    bad = '"</textarea><script>alert(1)</script>*x* =1+1"'
    first, second = (text.replace("nama: Surat Uji", f"nama: {bad}") for text in (FIRST, SECOND))
    made = files(published(tmp_path, {FILE: first}, {FILE: second}))
    for path in ("perubahan/2026-10/index.html", "perubahan/2026-tw4/index.html", "perubahan/index.html"):
        assert "<script>alert" not in made[path], path
        assert made[path].count("</textarea>") <= 1
    assert "*" not in made["perubahan/2026-10.txt"]


# --------------------------------------------------------------------------------------------------- quarters


@pytest.mark.parametrize(
    ("day", "quarter"),
    [("2026-01-01", "2026-tw1"), ("2026-03-31", "2026-tw1"), ("2026-12", "2026-tw4"), ("2026", ""), ("", "")],
)
def test_quarters_of_days(day: str, quarter: str) -> None:
    assert quarter_of(day) == quarter
    if len(day) == len("2026-01-01"):
        assert first_day(quarter) <= day <= last_day(quarter)


def test_a_quarter_counts_what_the_events_say(found: Publication, made: Mapping[str, str]) -> None:
    by_name = {one.kunci: one for one in quarters(found)}
    assert list(by_name)[:3] == ["2026-tw4", "2026-tw3", "2026-tw2"]
    now, before = by_name["2026-tw4"], by_name["2026-tw3"]
    assert (now.berjalan, before.berjalan) == (True, False)
    (report,) = now.laporan
    assert (report.baru, report.dicabut, report.syarat_hapus, report.syarat_baru) == (1, 0, 1, 1)
    assert (before.laporan[0].dicabut, before.laporan[0].baru) == (1, 0)
    assert (report.dilaksanakan, report.lewat, report.jatuh_tempo) == (1, 1, 1)
    assert (before.laporan[0].lewat, by_name["2026-tw1"].laporan[0].fkp) == (1, 1)
    page = Seen(made["perubahan/2026-tw4/index.html"])
    assert page.says("Triwulan IV 2026")
    assert page.says("Triwulan ini belum berakhir: data per 1 November 2026.")
    assert page.says("Lewat tenggat 30 Juni 2026")
    assert page.says("Belum ada tanggapan.")


def test_nothing_to_report_is_reported(made: Mapping[str, str]) -> None:
    page = Seen(made["perubahan/2025-tw2/index.html"])
    assert page.says("Tidak ada perubahan pada masa ini.")
    assert page.says("1 instansi tanpa perubahan dan tanpa kesepakatan")
    rows = list(csv.DictReader(io.StringIO(made["data/v1/perubahan/2025-tw2.csv"])))
    assert [(one["instansi"], one["edisi_baru"]) for one in rows] == [("kantor", "0")]


@pytest.mark.parametrize("root", ["standards", "tests/real"])
def test_tables_and_json_say_the_same(root: str) -> None:
    found, _ = build.publication(ROOT, ROOT / root, BuildOptions(tanggal=DAY))
    assert found is not None
    made = {job.path: result.content for job, result in jobs.run(data.jobs(found, {}))}
    events = json.loads(made["data/v1/perubahan.json"] or b"")["items"]
    tables = [path for path in made if re.fullmatch(r"data/v1/perubahan/....-tw.\.csv", path)]
    assert tables
    for path in tables:
        quarter = path[-12:-4]
        mine = [one for one in events if quarter_of(one["tanggal"]) == quarter and one["tanggal"] <= DAY]
        rows = list(csv.DictReader(io.StringIO((made[path] or b"").decode("utf-8-sig"))))
        rincian = made.get(f"{path[:-4]}-rincian.csv")
        assert (rincian is None) == (not mine)
        details = list(csv.DictReader(io.StringIO((rincian or b"").decode("utf-8-sig"))))
        assert {one["instansi"] for one in rows} >= set(found.catalog.instansi)
        assert len(details) == len(mine)
        for effect in ("bertambah", "berkurang", "tetap", "perlu_telaah"):
            total = sum(int(one[f"perubahan_{effect}"]) for one in rows)
            assert total == sum(one["dampak"][effect] for one in mine), (path, effect)
            assert total == sum(int(one[f"perubahan_{effect}"]) for one in details)
        for key in ("syarat_tidak_diminta_lagi", "syarat_baru"):
            assert sum(int(one[key]) for one in rows) == sum(one[key] for one in mine)
        grounds = [key for key in rows[0] if key.startswith("dasar_")]
        new = [one for one in mine if one["jenis"] == "edisi-baru"]
        assert sum(int(one[key]) for one in rows for key in grounds) == len(new)
        assert sum(int(one["edisi_baru"]) for one in rows) == len(new)


def test_tables_run_nothing(tmp_path: Path) -> None:
    agency = {"standards/kantor/instansi.yaml": INSTANSI.replace("Kantor Uji", "=HYPERLINK(1)")}
    made = files(published(tmp_path, {FILE: FIRST, **agency}, {FILE: SECOND}))
    for path in ("data/v1/perubahan/2026-tw4.csv", "data/v1/perubahan/2026-tw4-rincian.csv"):
        rows = list(csv.DictReader(io.StringIO(made[path])))
        assert [one["nama_instansi"] for one in rows] == ["'=HYPERLINK(1)"]


def test_an_agency_whose_folder_is_gone_keeps_its_story(tmp_path: Path) -> None:
    gone = {FILE: None, "standards/kantor/instansi.yaml": None}
    made = files(published(tmp_path, {FILE: FIRST}, {FILE: SECOND}, gone))
    assert Seen(made["perubahan/kantor/index.html"]).says("Surat Uji")
    assert Seen(made["kantor/index.html"]).says("Surat Uji")
    assert "kantor/umpan.xml" in made
    (row,) = csv.DictReader(io.StringIO(made["data/v1/perubahan/2026-tw4.csv"]))
    assert (row["nama_instansi"], row["edisi_baru"]) == ("Kantor Uji", "1")


def test_far_away_dates_make_no_endless_pages(tmp_path: Path) -> None:
    old = FIRST.replace("2024-01-02", "0001-01-01")
    found = published(tmp_path, {FILE: old}, {FILE: SECOND})
    names = [one.kunci for one in quarters(found)]
    assert names[-1] == "0001-tw1"
    assert len(names) < 12
    assert "perubahan/0001/index.html" in files(found)


def test_the_first_days_of_time(tmp_path: Path) -> None:
    found = published(tmp_path, {FILE: FIRST}, tanggal="0001-02-01")
    assert [one.kunci for one in quarters(found)] == ["0001-tw1"]
    assert news(found) == ()
