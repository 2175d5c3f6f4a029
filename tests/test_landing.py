"""Services and their editions in; the QR code's pages as files that say the right thing first, and stand alone, out."""

from __future__ import annotations

import base64
import gzip
import hashlib
import pickle
import re
import shutil
import statistics
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from generator import build, jobs, site
from generator.build import BuildOptions
from generator.diff import Change, diff
from generator.model import Bila, JamHari, JamKhusus, JamLayanan, Kasus, Standar
from generator.targets import landing, remembering, story
from generator.targets.landing import body, choices, clocks, complaints, letters, look, shrink
from generator.targets.lists import requirement_blocks
from generator.targets.publication import Papan, Publication
from tests.papers import INSTANSI, PEMDA, standar
from tests.timeline import repository

ROOT = Path(__file__).parents[1]
DATE = "2026-11-01"
BASE = {"standards/pemda.yaml": PEMDA, "standards/kantor/instansi.yaml": INSTANSI}
FILE = "standards/kantor/surat.yaml"
FIRST = """kode: aaaaa
nama: Surat Uji
jenis: administratif
status: berlaku
edisi: 1
berlaku_sejak: "2024-01-02"
jangka_waktu: {teks: 5 hari kerja}
biaya: {teks: Rp10.000}
produk: [{nama: Surat}]
persyaratan:
  - {id: ktp, uraian: Fotokopi KTP-el}
  - {id: pbb, uraian: Bukti lunas PBB}
  - {id: foto, uraian: Pas foto, jumlah: 4 lembar}
"""
SECOND = (
    FIRST.replace("edisi: 1", "edisi: 2\ndasar_perubahan: {jenis: fkp, rujukan: kantor/2025-02-03}")
    .replace("2024-01-02", "2025-04-14")
    .replace("  - {id: pbb, uraian: Bukti lunas PBB}\n", "  - {id: pernyataan, uraian: Surat pernyataan}\n")
    .replace("4 lembar", "2 lembar")
    .replace("5 hari", "3 hari")
    .replace("Rp10.000", "Gratis")
)
SAME = FIRST.replace("edisi: 1", "edisi: 2").replace("2024-01-02", "2025-04-14")
FUTURE = SECOND.replace("edisi: 2", "edisi: 3").replace("2025-04-14", "2027-01-01")
PDF = "papan/kantor/surat.pdf"


def publication(root: Path, kode: str = "aaaaa") -> Publication:
    found, _ = build.publication(root, root / "standards", BuildOptions(tanggal=DATE))
    assert found is not None
    return replace(found, papan={kode: Papan(PDF, 1)})


def pages(found: Publication) -> dict[str, str]:
    made = {}
    for job, result in jobs.run(landing.jobs(found, {})):
        assert result.content is not None, job.path
        if job.path.endswith(".html"):
            made[job.path] = result.content.decode()
    assert made
    return made


def history(folder: Path, *moments: dict[str, str | None]) -> dict[str, str]:
    return pages(publication(repository(folder, [{**BASE, **moments[0]}, *moments[1:]])))


class Reader(HTMLParser):
    """What a person reads, and the addresses that a page names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.silent = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attributes}
        self.silent += tag in ("script", "style")
        if tag == "a":
            self.links.append(named["href"])
        elif (tag == "link" and named["rel"] != "canonical") or tag == "use":
            self.loads.append(named["href"])
        self.loads += [named[name] for name in ("src", "srcset", "action", "data", "poster", "style") if name in named]
        assert not any(name.startswith("on") for name in named), named

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)

    @property
    def text(self) -> str:
        return plain(" ".join(self.words))


def plain(text: str) -> str:
    return " ".join(text.split())


def squeezed(text: str) -> str:
    return "".join(text.split())


def said(html: str) -> str:
    return Reader(html).text


# ------------------------------------------------------------------------------------------------- states


def test_a_valid_board_says_so_in_one_line(tmp_path: Path) -> None:
    made = history(tmp_path, {FILE: FIRST}, {FILE: SECOND})
    assert sorted(made) == ["s/aaaaa/1/index.html", "s/aaaaa/2/index.html", "s/aaaaa/index.html"]
    text = said(made["s/aaaaa/2/index.html"])
    assert "Papan ini masih berlaku. Edisi 2, sejak 14 April 2025. Data per 1 November 2026." in text
    assert "sudah berubah" not in text
    assert "Petugas:" not in text
    assert "Standar ini berlaku. Edisi 2" in said(made["s/aaaaa/index.html"])


def test_a_changed_board_tells_what_changed_before_anything_else(tmp_path: Path) -> None:
    html = history(tmp_path, {FILE: FIRST}, {FILE: SECOND})["s/aaaaa/1/index.html"]
    text = said(html)
    order = [
        "Papan Surat Uji, edisi 1 (2 Januari 2024)",
        "Daftar di papan ini sudah berubah. Pakai daftar di bawah ini.",
        "1 syarat tidak diminta lagi, 1 syarat baru, 1 syarat diubah.",
        "Waktunya kini 3 hari kerja. Biayanya kini gratis.",
        "Tidak diminta lagi Bukti lunas PBB",
        "Syarat baru Surat pernyataan",
        "Jumlah dikurangi , dulu: Pas foto, 4 lembar kini: Pas foto, 2 lembar",
        "Dulu: 5 hari kerja Kini: 3 hari kerja",
        "Dulu: Rp10.000 Kini: Gratis.",
        "Yang berlaku: edisi 2, sejak 14 April 2025. Dasar: FKP 3 Februari 2025. Data per 1 November 2026.",
        "Langsung ke daftar terbaru",
        "Yang harus disiapkan",
        "Petugas: papan ini perlu diganti.",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert f"../../../{PDF}" in Reader(html).links
    assert html.count('class="baru"') == 1


def test_an_edition_without_effect(tmp_path: Path) -> None:
    text = said(history(tmp_path, {FILE: FIRST}, {FILE: SAME})["s/aaaaa/1/index.html"])
    assert "Kini berlaku edisi 2. Syarat, biaya, dan waktunya sama." in text
    assert "Petugas: papan ini perlu diganti." in text
    assert "sudah berubah" not in text


def test_other_steps_are_said_without_alarm(tmp_path: Path) -> None:
    steps = "prosedur: [{uraian: Serahkan berkas}]\n"
    moments = {FILE: FIRST + steps}, {FILE: SAME + steps.replace("Serahkan", "Unggah")}
    text = said(history(tmp_path, *moments)["s/aaaaa/1/index.html"])
    assert "Syarat, biaya, dan waktunya sama. Langkahnya berubah, lihat di bawah." in text


def test_not_yet_in_force(tmp_path: Path) -> None:
    made = history(tmp_path, {FILE: SECOND}, {FILE: FUTURE})
    text = said(made["s/aaaaa/3/index.html"])
    assert "Papan ini baru berlaku mulai 1 Januari 2027. Sebelum itu, pakai daftar di bawah ini." in text
    assert "Yang berlaku: edisi 2" in text
    assert "Petugas:" not in text
    assert "Edisi 3 berlaku mulai 1 Januari 2027." in said(made["s/aaaaa/2/index.html"])


def test_announced_for_the_first_time(tmp_path: Path) -> None:
    made = history(tmp_path, {FILE: FUTURE.replace("edisi: 3", "edisi: 1")})
    assert "Layanan ini baru berlaku mulai 1 Januari 2027." in said(made["s/aaaaa/1/index.html"])
    assert "di luar daftar ini" not in said(made["s/aaaaa/1/index.html"])


def test_an_edition_that_nobody_knows(tmp_path: Path) -> None:
    made = history(tmp_path, {FILE: FUTURE.replace("2027-01-01", "2026-01-01")})
    assert sorted(made) == [f"s/aaaaa/{n}index.html" for n in ("1/", "2/", "3/", "")]
    text = said(made["s/aaaaa/1/index.html"])
    assert "Edisi di papan ini tidak ada dalam catatan kami. Ini daftar yang berlaku; beri tahu petugas." in text
    assert "Petugas: papan ini perlu diganti." in text


def test_a_huge_number_does_not_make_as_many_pages(tmp_path: Path) -> None:
    made = history(tmp_path, {FILE: FIRST.replace("edisi: 1", "edisi: 9999")})
    assert len(made) == landing.MOST + 2
    assert "s/aaaaa/9999/index.html" in made


@pytest.mark.parametrize("number", ["", "1/"])
def test_withdrawn(tmp_path: Path, number: str) -> None:
    heir = FIRST.replace("aaaaa", "bbbbb").replace("Surat Uji", "Surat Lain")
    ended = FIRST.replace("status: berlaku", "status: dicabut")
    ended += 'pencabutan: {tanggal: "2026-06-15", pengganti: bbbbb, arahan: Tanyakan di loket}\n'
    files = {FILE: ended, "standards/kantor/lain.yaml": heir}
    html = history(tmp_path, files)[f"s/aaaaa/{number}index.html"]
    text = said(html)
    assert "Layanan ini tidak dibuka lagi sejak 15 Juni 2026. Gantinya: Surat Lain, Kantor Uji." in text
    assert "Tanyakan di loket" in text
    assert "Dicabut" in text
    assert "Bukti lunas PBB" in text
    assert "Kirim ke WhatsApp" not in text
    assert "di luar daftar ini" not in text
    here = f"https://x.example/dasar/s/aaaaa/{number}"
    assert "https://x.example/dasar/s/bbbbb/" in [urljoin(here, link) for link in Reader(html).links]


def test_moved_and_changed(tmp_path: Path) -> None:
    other = INSTANSI.replace("Kantor Uji", "Kantor Baru")
    moved = {FILE: None, "standards/baru/surat.yaml": SECOND, "standards/baru/instansi.yaml": other}
    text = said(history(tmp_path, {FILE: FIRST}, moved)["s/aaaaa/1/index.html"])
    assert "Sekarang diurus di Kantor Baru. Layanan ini pindah sejak 14 April 2025." in text
    assert "Tidak diminta lagi Bukti lunas PBB" in text


@pytest.mark.parametrize("number", ["", "1/"])
def test_a_draft(tmp_path: Path, number: str) -> None:
    made = history(tmp_path, {FILE: FIRST.replace("status: berlaku", "status: rancangan")})
    text = said(made[f"s/aaaaa/{number}index.html"])
    assert "RANCANGAN. Belum berlaku." in text
    assert "masih berlaku" not in text


def test_a_broken_file_shows_the_last_good_edition(tmp_path: Path) -> None:
    root = repository(tmp_path, [{**BASE, FILE: FIRST}, {FILE: SECOND}])
    (root / FILE).write_text("kode: [", "utf-8")
    made = pages(publication(root))
    for page in ("s/aaaaa/index.html", "s/aaaaa/2/index.html"):
        text = said(made[page])
        assert "Data terbaru sedang diperbaiki. Ini isi yang terakhir diperiksa: edisi 2, sejak 14 April 2025." in text
        assert "masih berlaku" not in text
        assert "Surat pernyataan" in text
    old = said(made["s/aaaaa/1/index.html"])
    assert "sudah berubah" in old
    assert "Data terbaru sedang diperbaiki" in old


# ------------------------------------------------------------------------------------------------ changes


def test_all_later_editions_are_told_together(tmp_path: Path) -> None:
    """Who holds edition 1 wants to know what is asked now, not what was asked for a while in between."""
    third = SECOND.replace("edisi: 2", "edisi: 3").replace("2025-04-14", "2026-03-02").replace("3 hari", "2 hari")
    third = third.replace("{id: pernyataan, uraian: Surat pernyataan}", "{id: materai, uraian: Meterai}")
    made = history(tmp_path, {FILE: FIRST}, {FILE: SECOND}, {FILE: third})
    text = said(made["s/aaaaa/1/index.html"])
    head = text.split("Langsung ke daftar terbaru")[0]
    assert "1 syarat tidak diminta lagi, 1 syarat baru, 1 syarat diubah." in head
    assert "Syarat baru Meterai" in head
    assert "Dulu: 5 hari kerja Kini: 2 hari kerja" in head
    assert "Surat pernyataan" not in text
    assert "Yang berlaku: edisi 3, sejak 2 Maret 2026." in text
    assert "Tidak diminta lagi Surat pernyataan" in said(made["s/aaaaa/2/index.html"])


def three_editions() -> list[dict[str, str | None]]:
    third = SECOND.replace("edisi: 2", "edisi: 3").replace("2025-04-14", "2026-03-02")
    third += "  - {id: meterai, uraian: Meterai}\n"
    return [{FILE: FIRST}, {FILE: SECOND}, {FILE: third}]


def test_pages_of_a_service_share_one_body_that_is_written_once(tmp_path: Path) -> None:
    """Who holds edition 1 sees two new requirements, who holds edition 2 one; all else below is the same text."""
    body._written.cache_clear()
    made = history(tmp_path, *three_editions())
    assert body._written.cache_info().misses == 1
    mark = re.compile('<b class="baru">.*?Syarat baru</b>')
    lists = {path: html[html.index('<h2 id="daftar">') : html.index("<footer>")] for path, html in made.items()}
    marked = {path.split("/")[2]: mark.findall(text) for path, text in lists.items()}
    assert {number: len(found) for number, found in marked.items()} == {"index.html": 0, "1": 2, "2": 1, "3": 0}
    assert len({mark.sub("", text) for text in lists.values()}) == 1
    assert re.search(r'value="meterai">[^/]*<b class="baru">', lists["s/aaaaa/2/index.html"])
    assert not any("\0" in html for html in made.values())


def test_editions_far_apart_are_compared_in_the_first_build_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two editions say for ever what they said: also what lies between the first board and today is remembered."""
    compared: list[int] = []

    def counted(old: Standar, new: Standar) -> tuple[Change, ...]:
        compared.append(old.edisi)
        return diff(old, new)

    monkeypatch.setattr(story, "diff", counted)
    root = repository(tmp_path / "root", [{**BASE, **three_editions()[0]}, *three_editions()[1:]])
    made = []
    for _ in range(2):
        with remembering.shelf(jobs.Cache(tmp_path / "kept")):
            made.append(pages(publication(root)))
    assert sorted(compared) == [1, 1, 2]
    assert made[0] == made[1]


def test_words_that_differ_are_marked(tmp_path: Path) -> None:
    html = history(tmp_path, {FILE: FIRST}, {FILE: SECOND})["s/aaaaa/1/index.html"]
    assert "dulu: Pas foto, <del>4\u00a0lembar</del><br>kini: Pas foto, <ins>2\u00a0lembar</ins>" in html


def test_what_is_neither_asked_nor_answered_is_told_too(tmp_path: Path) -> None:
    old = FIRST + "kanal: [{id: loket, nama: Loket 2}, {id: daring, nama: Aplikasi Uji}]\n"
    new = SAME + "kanal: [{id: loket, nama: Loket 2}]\n"
    text = said(history(tmp_path, {FILE: old}, {FILE: new})["s/aaaaa/1/index.html"])
    assert "Daftar di papan ini sudah berubah." in text
    assert "Hal lain yang diubah Cara mengajukan dihapus : Aplikasi Uji" in text
    assert "1 hal lain berubah." in text


@pytest.mark.parametrize(("named", "told"), [(", bila: {kasus: [sewa]}", False), ("", True)])
def test_a_new_circumstance_is_told_once(tmp_path: Path, named: str, told: bool) -> None:
    after = SAME.replace("persyaratan:", "kasus: [{id: sewa, nama: menyewa rumah}]\npersyaratan:")
    after += f"  - {{id: pemilik, uraian: Surat pemilik rumah{named}}}\n"
    text = said(history(tmp_path, {FILE: FIRST}, {FILE: after})["s/aaaaa/1/index.html"])
    assert "1 syarat baru." in text
    assert ("Hanya bila menyewa rumah" in text) is not told
    assert ("1 hal lain berubah." in text) is told


def test_where_a_fee_comes_from_alarms_nobody(tmp_path: Path) -> None:
    new = SAME.replace("{teks: Rp10.000}", "{teks: Rp10.000, dasar: [Perda 1 Tahun 2025]}")
    text = said(history(tmp_path, {FILE: FIRST}, {FILE: new})["s/aaaaa/1/index.html"])
    assert "Kini berlaku edisi 2. Syarat, biaya, dan waktunya sama." in text


def test_a_guess_is_told_as_one_gone_and_one_new(tmp_path: Path) -> None:
    item = "{id: pbb, uraian: Bukti lunas PBB}"
    old = FIRST.replace(item, "{uraian: Surat kuasa bermeterai dari pemilik tanah}")
    new = SAME.replace(
        "{id: pbb, uraian: Bukti lunas PBB}", "{uraian: Surat kuasa dari pemilik tanah bermeterai cukup}"
    )
    found = publication(repository(tmp_path, [{**BASE, FILE: old}, {FILE: new}]))
    first, second = found.riwayat[0].edisi
    assert any(one.skor is not None for one in diff(first.layanan.standar, second.layanan.standar))
    text = said(pages(found)["s/aaaaa/1/index.html"])
    assert "Tidak diminta lagi Surat kuasa bermeterai dari pemilik tanah" in text
    assert "Syarat baru Surat kuasa dari pemilik tanah bermeterai cukup" in text
    assert "dulu:" not in text


def test_asked_of_fewer_people(tmp_path: Path) -> None:
    case = "kasus: [{id: sewa, nama: menyewa rumah}]\n"
    new = SAME.replace(
        "{id: pbb, uraian: Bukti lunas PBB}", "{id: pbb, uraian: Bukti lunas PBB, bila: {kasus: [sewa]}}"
    )
    text = said(history(tmp_path, {FILE: FIRST + case}, {FILE: new + case})["s/aaaaa/1/index.html"])
    assert "Kini hanya pada keadaan tertentu : Bukti lunas PBB kini hanya bila menyewa rumah" in text


# -------------------------------------------------------------------------------------------- whole pages


@pytest.fixture(scope="module", params=["standards", "tests/real"])
def catalogue(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Publication, dict[str, str]]:
    """Both catalogues as they stand, without a history."""
    root = tmp_path_factory.mktemp("katalog")
    shutil.copytree(ROOT / request.param, root / "standards")
    found, _ = build.publication(root, root / "standards", BuildOptions(tanggal=DATE))
    assert found is not None
    found = replace(found, papan={one.kode: Papan(PDF, 1) for one in found.riwayat if one.berlaku})
    return found, pages(found)


def test_every_requirement_stands_on_every_page_of_its_service(catalogue: tuple[Publication, dict[str, str]]) -> None:
    found, made = catalogue
    seen = 0
    for riwayat in found.riwayat:
        items = riwayat.layanan.standar.persyaratan
        mine = [page for page in made if page.startswith(f"s/{riwayat.kode}/")]
        assert len(mine) > 1
        for page in mine:
            text = squeezed(said(made[page]))
            for syarat in items if isinstance(items, tuple) else ():
                seen += 1
                assert squeezed(syarat.uraian) in text, (page, syarat.uraian)
                assert made[page].count(f'value="{syarat.id}"') == 1
    assert seen > 100


def test_every_step_and_channel_stands_there_too(catalogue: tuple[Publication, dict[str, str]]) -> None:
    found, made = catalogue
    seen = 0
    for riwayat in found.riwayat:
        standar = riwayat.layanan.standar
        text = squeezed(said(made[f"s/{riwayat.kode}/index.html"]))
        for langkah in standar.prosedur if isinstance(standar.prosedur, tuple) else ():
            for one in (langkah, *langkah.langkah):
                assert squeezed(one.uraian) in text
                seen += 1
        for kanal in getattr(standar.pengaduan, "kanal", ()):
            assert squeezed(kanal.alamat or kanal.nama or "") in text
            seen += 1
    assert seen > 50


def test_a_page_loads_nothing_and_allows_its_own_inline_text_alone(
    catalogue: tuple[Publication, dict[str, str]],
) -> None:
    for page, html in catalogue[1].items():
        assert set(Reader(html).loads) <= {"data:,"} | set(re.findall(r'href="(#[a-z]+)"', html)), page
        assert "url(" not in html
        assert "@import" not in html
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
        assert policy is not None
        rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
        assert rules.pop("default-src") == "'none'"
        assert rules.pop("worker-src") == "'self'"
        assert set(rules) == {"style-src", "script-src", "img-src", "base-uri", "form-action"}
        for tag in ("style", "script"):
            texts = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
            hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
            assert rules[f"{tag}-src"].split() == [f"'sha256-{one}'" for one in hashes]


def test_links_lead_to_pages_of_this_site_from_any_base(catalogue: tuple[Publication, dict[str, str]]) -> None:
    found, made = catalogue
    base = "https://x.example/dasar/"
    known = {f"{base}{one.layanan.folder}/{one.layanan.id}/" for one in found.riwayat}
    known |= {base, f"{base}{PDF}"} | {f"{base}{page.removesuffix('index.html')}" for page in made}
    for page, html in made.items():
        here = base + page.removesuffix("index.html")
        for link in Reader(html).links:
            if not link.startswith("https://wa.me/"):
                assert urljoin(here, link).partition("#")[0] in known, (page, link)


def test_every_symbol_that_is_used_is_drawn(catalogue: tuple[Publication, dict[str, str]]) -> None:
    for html in catalogue[1].values():
        used = set(re.findall(r'<use href="#([a-z]+)"', html))
        assert used <= set(re.findall(r'<symbol id="([a-z]+)"', html))


def test_ids_are_unique(catalogue: tuple[Publication, dict[str, str]]) -> None:
    for page, html in catalogue[1].items():
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), page


def test_weight(catalogue: tuple[Publication, dict[str, str]]) -> None:
    sizes = sorted(len(gzip.compress(html.encode(), 9)) for html in catalogue[1].values())
    assert statistics.median(sizes) <= 8 * 1024
    assert sizes[-1] <= 14 * 1024
    assert len(gzip.compress(look.asset("landing.js").encode(), 9)) <= 2 * 1024


def test_weight_where_links_and_pictures_are_on(catalogue: tuple[Publication, dict[str, str]]) -> None:
    """A regency that is real: ways to send the question, links to the office, the picture for other sites."""
    found = catalogue[0]
    pictures = frozenset(f"papan/{one.layanan.folder}/{one.layanan.id}.png" for one in found.riwayat)
    real = replace(found, site=replace(found.site, contoh=False), cetakan=pictures)
    made = pages(real)
    assert all('property="og:image"' in html for html in made.values())
    assert any('href="mailto:' in html for html in made.values())
    sizes = sorted(len(gzip.compress(html.encode(), 9)) for html in made.values())
    assert statistics.median(sizes) <= 8 * 1024
    assert sizes[-1] <= 14 * 1024


def test_a_demonstration_is_labelled_and_links_to_nobody(catalogue: tuple[Publication, dict[str, str]]) -> None:
    for html in catalogue[1].values():
        text = said(html)
        assert "tidak ada. Jangan dipakai untuk mengurus layanan." in text[:400]
        assert '<meta name="robots" content="noindex">' in html
        outside = [link for link in Reader(html).links if ":" in link]
        assert all(link.startswith("https://wa.me/?text=DATA%20CONTOH.") for link in outside), outside


def test_the_same_bytes_from_another_process(catalogue: tuple[Publication, dict[str, str]]) -> None:
    found, made = catalogue
    again = [pickle.loads(pickle.dumps(job)) for job in landing.jobs(found, {})]
    for job, result in jobs.run(again[::-1]):
        assert result.content is not None
        assert job.path == site.LURING or result.content.decode() == made[job.path]


# --------------------------------------------------------------------------------------------- odd values

HOSTILE = "<script>alert('x')</script> \" ' & {{ 7*7 }} **tebal** </style><!--"


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    quoted = HOSTILE.replace('"', '\\"')
    body = FIRST.replace("Bukti lunas PBB", f'"{quoted}"').replace("nama: Surat Uji", f'nama: "{quoted}"')
    body += f'ringkasan: "{quoted}"\nprosedur: [{{uraian: "{quoted}"}}]\npengaduan: {{teks: "{quoted}"}}\n'
    body += f'kasus: [{{id: a, nama: "{quoted}"}}]\n'
    for html in history(tmp_path, {FILE: body}).values():
        assert html.count("<script>") == 1
        assert html.count("<style>") == 1
        assert "alert('x')</script>" not in html
        assert squeezed(HOSTILE) in squeezed(said(html))
        assert "49" not in said(html)


def test_missing_is_said_as_missing(tmp_path: Path) -> None:
    bare = "\n".join(FIRST.splitlines()[:6]) + "\n"
    html = history(tmp_path, {FILE: bare})["s/aaaaa/1/index.html"]
    text = said(html)
    assert "Lamanya belum dicantumkan." in text
    assert "Jumlahnya belum dicantumkan." in text
    assert text.count("Belum dicantumkan oleh Kantor Uji.") >= 3
    assert "Jam layanan belum dicantumkan." in text
    assert "Gratis" not in text
    assert "Kirim ke WhatsApp" not in text


def test_nothing_to_bring_is_said_only_where_the_data_says_so(tmp_path: Path) -> None:
    body = FIRST[: FIRST.index("persyaratan:")] + "persyaratan: {tidak_berlaku: Cukup datang}\n"
    text = said(history(tmp_path, {FILE: body})["s/aaaaa/1/index.html"])
    assert "Tidak ada dokumen yang harus dibawa. Cukup datang" in text


def test_a_service_without_code_has_no_page(tmp_path: Path) -> None:
    root = repository(tmp_path, [{**BASE, FILE: FIRST.replace("kode: aaaaa\n", "")}])
    assert list(landing.jobs(publication(root), {})) == []


def test_sixty_long_items(tmp_path: Path) -> None:
    items = "".join(f"  - {{uraian: {'Panjang' * 20} nomor {n} dari enam puluh}}\n" for n in range(60))
    body = FIRST[: FIRST.index("  - {id: ktp")] + items
    made = history(tmp_path, {FILE: body})
    html = made["s/aaaaa/1/index.html"]
    assert html.count('type="checkbox"') == 60
    assert len(gzip.compress(html.encode(), 9)) <= 14 * 1024
    links = [link for link in Reader(html).links if link.startswith(("https://wa.me", "mailto:"))]
    assert len(links) == 3
    assert all(len(link) < 1000 for link in links)
    assert "data-a=" not in html  # nothing that a script could cut from these texts


def test_links_to_the_office_where_it_is_real(tmp_path: Path) -> None:
    body = (
        FIRST
        + """pengaduan:
  pejabat: {jabatan: Sekretaris, nama: Rukmini}
  kanal:
    - {jenis: telepon, alamat: (0541) 123-456}
    - {jenis: whatsapp, alamat: 0812 3456 7890}
    - {jenis: email, alamat: aduan@kantor.example}
    - {jenis: lapor, alamat: "https://www.lapor.go.id"}
"""
    )
    html = history(tmp_path, {FILE: body})["s/aaaaa/index.html"]
    links = Reader(html).links
    assert {"tel:0541123456", "https://wa.me/6281234567890", "mailto:aduan@kantor.example"} <= set(links)
    assert "https://www.lapor.go.id" in links
    assert "DATA CONTOH" not in html
    assert "noindex" not in html
    assert '<link rel="canonical" href="https://sp.uji.example/kantor/surat/">' in html
    share, ask = (
        unquote(link).split("text=")[1] for link in links if link.startswith("https://wa.me/") and "?" in link
    )
    assert "- Fotokopi KTP-el\n- Bukti lunas PBB\n- Pas foto, 4 lembar\n" in share
    assert ask.startswith("Yth. pejabat pengaduan Kantor Uji. Saya mengurus Surat Uji. Menurut standar edisi 1 (")
    assert "Saya diminta menambah: ......" in ask
    assert ask.endswith("https://sp.uji.example/s/aaaaa/")
    assert any(link.startswith("https://wa.me/6281234567890?text=Yth.") for link in links)
    assert any(link.startswith("mailto:aduan@kantor.example?subject=Pertanyaan%20tentang") for link in links)
    assert ">Tanya lewat WhatsApp<" in html


@pytest.mark.parametrize(
    ("jenis", "alamat", "link"),
    [
        ("telepon", "0800-000-1101", "tel:08000001101"),
        ("telepon", "+62 541 1234", "tel:+625411234"),
        ("telepon", "0541 1234 / 0541 5678", ""),
        ("telepon", "ext. 12", ""),
        ("sms", "1708", "sms:1708"),
        ("whatsapp", "+62 812-3456-7890", "https://wa.me/6281234567890"),
        ("whatsapp", "1708", ""),
        ("email", "a@b.example", "mailto:a@b.example"),
        ("email", "a@b.example, c@d.example", ""),
        ("situs", "https://a.example/x", "https://a.example/x"),
        ("situs", "javascript:alert(1)", ""),
        ("kotak", "Pintu masuk", ""),
    ],
)
def test_a_link_only_where_the_text_is_an_address(jenis: str, alamat: str, link: str) -> None:
    assert complaints.link_to(jenis, alamat) == link


def test_texts_in_addresses() -> None:
    text = "Rp10.000 & ½ “kutip”\nbaris"
    assert unquote(letters.encoded(text)) == text
    assert re.fullmatch(r"[A-Za-z0-9%._~-]*", letters.encoded(text))


# ---------------------------------------------------------------------------------------------- questions

CASES = """kasus:
  - {id: hilang, nama: hilang, pertanyaan: Mengapa?, jawaban: Hilang}
  - {id: rusak, nama: rusak, pertanyaan: Mengapa?}
  - {id: sewa, nama: Bila menyewa rumah}
kanal: [{id: loket, nama: loket}, {id: daring, nama: daring}]
persyaratan:
  - {id: a, uraian: Alfa}
  - {id: b, uraian: Beta, bila: {kasus: [hilang]}}
  - {id: c, uraian: Gama, bila: {kasus: [sewa]}}
  - {id: d, uraian: Delta, bila: {kanal: [daring]}}
"""
KNOWN = standar(CASES)
ASKED = choices.questions(KNOWN, requirement_blocks(KNOWN))


def test_questions_with_their_answers() -> None:
    assert [(one.tanya, [p.nama for p in one.pilihan]) for one in ASKED] == [
        ("Mengapa?", ["Hilang", "Rusak"]),
        ("Pilih keadaan Anda:", ["Menyewa rumah", "Tidak"]),
        ("Lewat mana Anda mengurus?", ["Loket", "Daring"]),
    ]


@pytest.mark.parametrize(
    ("bila", "hidden"),
    [
        (None, ()),
        (Bila(kasus=("hilang",)), ("0-1",)),
        (Bila(kasus=("hilang", "rusak")), ()),
        (Bila(kasus=("hilang", "sewa")), ()),
        (Bila(kasus=("sewa",)), ("1-1",)),
        (Bila(kasus=("hilang",), kanal=("daring",)), ("0-1", "2-0")),
        (Bila(kasus=("hilang",), dan=(Bila(kanal=("daring",)),)), ("0-1", "2-0")),
        (Bila(kasus=("hilang",), atau=(Bila(kasus=("rusak",)),)), ()),
        (Bila(kecuali=Bila(kasus=("hilang",))), ("0-0",)),
        (Bila(keadaan="hujan"), ()),
        (Bila(kasus=("hilang",), tahap=("satu",)), ("0-1",)),
        (Bila(kasus=("tak-dikenal",)), ()),
    ],
)
def test_an_answer_hides_only_what_it_makes_impossible(bila: Bila | None, hidden: tuple[str, ...]) -> None:
    assert choices.hidden_by(bila, ASKED) == hidden


def test_no_question_where_no_answer_narrows() -> None:
    one = standar("kasus: [{id: a, nama: lahir}]\npersyaratan: [{id: x, uraian: Alfa}]\n")
    assert one.kasus == (Kasus(id="a", nama="lahir"),)
    assert choices.questions(one, requirement_blocks(one)) == ()


# -------------------------------------------------------------------------------------------------- style


def test_the_style_of_every_accent_is_its_own() -> None:
    styles = {name: look.style(frozenset({"html"}), name, ()).teks for name in look.LINES}
    assert len(set(styles.values())) == len(styles)
    assert look.style(frozenset({"html"}), None, ()).teks == styles["abu"]
    assert styles["laut"].count("#0b4f6c") == 1
    assert not any(word in text for text in styles.values() for word in ("ISI", "GARIS", "TINT", "GELAP"))


def test_a_page_has_the_rules_that_it_can_use(catalogue: tuple[Publication, dict[str, str]]) -> None:
    """Rule by rule: what is left out speaks of a class or an element that the page does not have."""
    whole = look.asset("landing.css")
    heads = re.findall(r"([^{}@]+)\{[^{}]*\}", whole)
    assert len(heads) > 80
    seen = 0
    for html in catalogue[1].values():
        style = re.search("<style>(.*?)</style>", html, re.DOTALL)
        assert style is not None
        present = {f".{name}" for names in re.findall(r'class="([^"]*)"', html) for name in names.split()}
        present |= set(re.findall(r"<([a-z][a-z0-9]*)", html)) | {".luring"}
        for head in heads:
            for one in head.split(","):
                bare = re.sub(r"::?[a-z-]+|\[[^\]]*\]", "", one)
                if set(re.findall(r"\.?[a-z][a-z0-9-]*", bare)) <= present:
                    assert one in style[1], one
                    seen += 1
        assert len(style[1]) < len(whole)
        used = set(re.findall(r"var\(--([a-z]+)", style[1]))
        assert used == set(re.findall(r"--([a-z]+):", style[1]))
    assert seen > 1000


def test_rules_that_meet_nothing_are_left_out() -> None:
    css = shrink.tight(
        "/* x */ a, .b > i { color: red; }\n@media print { .c { top: 0 } }\n:root { --n: 1; }\n#d e { left: 1 }"
    )
    assert css == "a,.b>i{color:red}@media print{.c{top:0}}:root{--n:1}#d e{left:1}"
    assert shrink.used(css, frozenset({"a"})) == "a{color:red}:root{--n:1}"
    assert shrink.used(css, frozenset({".b", "i", ".c"})) == ".b>i{color:red}@media print{.c{top:0}}:root{--n:1}"
    assert (
        shrink.used(css, shrink.names('<a class="c b"><e>'))
        == "a{color:red}@media print{.c{top:0}}:root{--n:1}#d e{left:1}"
    )
    assert shrink.short_variables(":root{--dua:1;--satu:2}a{b:var(--satu)}") == ":root{--a:2}a{b:var(--a)}"


def test_a_script_keeps_its_meaning() -> None:
    text = """/* Names: all one */
const all = [1, 2], one = { one: all.one };
/* Inner. Names: text */
{ const text = "all  text"; one.text(...all, text).split(/a  b/); }
/* Names: other */
{ const other = `all ${ all }`; }
"""
    made = shrink.script(text)
    assert (
        made
        == 'const a=[1,2],b={one:a.one};{const c="all  text";b.text(...a,c).split(/a  b/);}{const c=`all ${ all }`;}'
    )


def test_every_name_that_the_page_s_script_lists_is_declared_there() -> None:
    source = (ROOT / "generator/targets/landing/landing.js").read_text("utf-8")
    for listed, part in re.findall(r"Names: ([a-z\s]+)\*/(.*?)(?=/\*|$)", source, re.DOTALL):
        assert [name for name in listed.split() if not re.search(rf"[\s(\[,]{name}\b", part)] == []


# -------------------------------------------------------------------------------------------------- hours

WEEK = (JamHari("senin-kamis", "08.00", "15.00", "12.00-13.00"), JamHari("jumat", "8:00", "11.00"))
WORK = "1234 08.00 15.00 12.00 13.00;5 08.00 11.00"


@pytest.mark.parametrize(
    ("jam", "zona", "said"),
    [
        (JamLayanan(hari=WEEK), "WITA", f"8|{WORK}"),
        (JamLayanan(hari=WEEK, zona="WIT"), "WITA", f"9|{WORK}"),
        (JamLayanan(hari=WEEK), "", ""),
        (None, "WIB", ""),
        (JamLayanan(teks="Jam kerja"), "WIB", ""),
        (JamLayanan(sepanjang_waktu=True), "WIB", ""),
        (JamLayanan(hari=(JamHari("sabtu-senin", "08.00", "12.00"),)), "WIB", "7|601 08.00 12.00"),
        (JamLayanan(hari=(JamHari("senin", "08.00"),)), "WIB", ""),
        (JamLayanan(hari=(JamHari("senin", "22.00", "06.00"),)), "WIB", ""),
        (JamLayanan(hari=(JamHari("tiap hari", "08.00", "12.00"),)), "WIB", ""),
        (
            JamLayanan(hari=(JamHari("senin", "13.00", "15.00"), JamHari("senin", "08.00", "12.00"))),
            "WIB",
            "7|1 08.00 12.00;1 13.00 15.00",
        ),
        (
            JamLayanan(hari=WEEK, khusus=(JamKhusus("Cuti", "2026-12-24", "2026-12-26", True),)),
            "WIB",
            f"7|{WORK}|2026-12-24 2026-12-26 ",
        ),
        (
            JamLayanan(hari=WEEK, khusus=(JamKhusus("Puasa", "2027-02-08", "2027-03-09", hari=WEEK[1:]),)),
            "WIB",
            f"7|{WORK}|2027-02-08 2027-03-09 5 08.00 11.00",
        ),
        (JamLayanan(hari=WEEK, khusus=(JamKhusus("Ramadan", hari=WEEK),)), "WIB", ""),
        (JamLayanan(hari=WEEK, khusus=(JamKhusus("Lebaran", "2027-03", "2027-03"),)), "WIB", ""),
    ],
)
def test_hours_for_a_script_or_nothing(jam: JamLayanan | None, zona: str, said: str) -> None:
    assert clocks.clock(jam, zona) == said


SHUT = JamKhusus("Cuti", "2026-12-24", "2027-01-03", True)
FASTING = JamKhusus("Puasa", "2027-02-08", "2027-03-09", hari=WEEK[1:])


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ((), f"7|{WORK}|2026-12-24 2027-01-03 |2027-02-08 2027-03-09 ?"),
        ((JamKhusus("Libur", "2026-12-25", "2026-12-25", True),), f"7|{WORK}|2026-12-25 2026-12-25 "),
    ],
)
def test_a_place_shuts_with_its_office_and_other_special_times_of_it_are_unknown(
    own: tuple[JamKhusus, ...], said: str
) -> None:
    office = JamLayanan(hari=WEEK, khusus=(SHUT, FASTING))
    assert clocks.clock(JamLayanan(hari=WEEK, khusus=own), "WIB", office) == said


def test_the_hours_of_all_do_not_seem_to_be_those_of_the_last_place(tmp_path: Path) -> None:
    hours = '{hari: [{hari: senin, buka: "08.00", tutup: "12.00"}]}'
    own = f"jam_layanan: {hours}\ntempat_layanan: [{{nama: Loket 2}}, {{nama: Pasar, jam: {hours}}}]\n"
    every = f"jam_layanan: {hours}\ntempat_layanan: [{{nama: Pasar, jam: {hours}}}]\n"
    one = f"jam_layanan: {hours}\ntempat_layanan: [{{nama: Loket 2}}]\n"
    texts = [
        said(history(tmp_path / str(n), {FILE: FIRST + more})["s/aaaaa/1/index.html"])
        for n, more in enumerate((own, every, one))
    ]
    assert [text.count("Senin 08.00 sampai 12.00") for text in texts] == [2, 1, 1]
    assert "Loket 2 Pasar Senin 08.00 sampai 12.00 Jam layanan Menurut jadwal : Senin" in texts[0]
    assert all("Jam layanan Menurut" not in text for text in texts[1:])


def test_of_a_withdrawn_service_nobody_says_when_it_opens(tmp_path: Path) -> None:
    hours = 'jam_layanan: {zona: WIB, hari: [{hari: senin, buka: "08.00", tutup: "12.00"}]}\n'
    ended = (FIRST + hours).replace("status: berlaku", "status: dicabut\npencabutan: {tanggal: 2026-01-05}")
    assert "data-j=" in history(tmp_path / "buka", {FILE: FIRST + hours})["s/aaaaa/index.html"]
    assert "data-j=" not in history(tmp_path / "tutup", {FILE: ended})["s/aaaaa/index.html"]


def test_a_name_of_a_whole_line_leaves_room_for_the_list(tmp_path: Path) -> None:
    long = "Rekomendasi Penyelenggaraan Pelayanan Kesehatan Tradisional Komplementer bagi Tenaga Kesehatan"
    html = history(tmp_path / "panjang", {FILE: FIRST.replace("Surat Uji", long)})["s/aaaaa/index.html"]
    assert '<h1 class="rapat">' in html
    assert "h1.rapat{" in html
    assert "rapat" not in history(tmp_path / "pendek", {FILE: FIRST})["s/aaaaa/index.html"]


def test_the_keeper_of_saved_pages_stands_beside_them(tmp_path: Path) -> None:
    found = publication(repository(tmp_path, [{**BASE, FILE: FIRST}]))
    made = {job.path: result.content for job, result in jobs.run(landing.jobs(found, {}))}
    worker = (made["s/luring.js"] or b"").decode()
    assert "Tanpa sinyal." in worker
    assert "{{" not in worker
    for page, depth in (("s/aaaaa/index.html", "../"), ("s/aaaaa/1/index.html", "../../")):
        assert f'data-w="{depth}luring.js"' in (made[page] or b"").decode()
