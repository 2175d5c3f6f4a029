"""Catalogues in; what stands on their pages, what is escaped, where links lead, and how little is hidden, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import nodes
from markupsafe import escape

from generator import build, jobs
from generator.build import BuildOptions
from generator.diff import Change
from generator.messages import registry, word
from generator.model import KOMPONEN
from generator.site import page_file
from generator.targets import TARGETS, pages
from generator.targets.jalinan import ways
from generator.targets.landing.choices import questions
from generator.targets.lists import requirement_blocks
from generator.targets.pages import lembar, perubahan
from generator.targets.pages.baris import clean, plain
from generator.targets.pages.fkp import weekday
from generator.targets.pages.kalimat import gone_words, marked, woven
from generator.targets.pages.standar import SHARED
from generator.targets.publication import Papan, Publication
from generator.targets.shells import BERANDA, SHAPES, Place, Shell
from generator.targets.wording import sticky
from tests.conftest import Golden
from tests.papers import INSTANSI, PEMDA
from tests.timeline import repository

ROOT = Path(__file__).parent.parent
DATE = "2026-11-01"
BODY_ONLY = Shell((Place("isi", "html"),))
SHELLS: Mapping[str, Shell] = dict.fromkeys((*SHAPES, BERANDA), BODY_ONLY)


def publication(docs: Path, tanggal: str = DATE) -> Publication:
    found, findings = build.publication(docs.parent, docs, BuildOptions(tanggal=tanggal))
    assert found is not None, findings
    return found


def render(found: Publication, shells: Mapping[str, Shell] = SHELLS) -> dict[str, str]:
    """Every page by its path."""
    made: dict[str, str] = {}
    for job, result in jobs.run(pages.jobs(found, shells)):
        assert result.content is not None, (job.path, result.findings)
        assert job.path not in made, job.path
        made[job.path] = result.content.decode()
    return made


def history(root: Path, *moments: Mapping[str, str | None], tanggal: str = DATE) -> dict[str, str]:
    """The pages of a small repository with these moments."""
    repository(root, [{"standards/pemda.yaml": PEMDA, "standards/kantor/instansi.yaml": INSTANSI}, *moments])
    return render(publication(root / "standards", tanggal))


@pytest.fixture(scope="module", params=["standards", "tests/real"])
def catalogue(request: pytest.FixtureRequest) -> Publication:
    return publication(ROOT / request.param)


@pytest.fixture(scope="module")
def site(catalogue: Publication) -> dict[str, str]:
    return render(catalogue)


@dataclass
class Seen(HTMLParser):
    """A body: its text, ids, links, headings and tags, in order."""

    html: str
    text: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.tags.append((tag, named))
        if "id" in named:
            self.ids.append(named["id"])
        self.links += [named[name] for name in ("href", "src", "action") if name in named]
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        self.text += data

    def says(self, text: str) -> bool:
        return squeeze(text) in squeeze(self.text)


def squeeze(text: str) -> str:
    return "".join(text.split())


# ------------------------------------------------------------------------------------ whole catalogues


def test_every_requirement_stands_on_its_page_once_and_can_be_linked(
    catalogue: Publication, site: dict[str, str]
) -> None:
    count = 0
    for riwayat in catalogue.riwayat:
        layanan = riwayat.layanan
        seen = Seen(site[f"{layanan.folder}/{layanan.id}/index.html"])
        requirements = layanan.standar.persyaratan
        for syarat in requirements if isinstance(requirements, tuple) else ():
            assert seen.says(syarat.uraian), (layanan.file, syarat.id)
            assert seen.ids.count(f"syarat-{syarat.id}") == 1, (layanan.file, syarat.id)
            for note in (syarat.alasan, syarat.dasar, syarat.catatan, syarat.penjelasan):
                assert not note or seen.says(note), (layanan.file, note)
            count += 1
        ticks = [attributes for tag, attributes in seen.tags if attributes.get("type") == "checkbox"]
        assert len(ticks) == (len(requirements) if isinstance(requirements, tuple) else 0)
    assert count > 60


def test_every_step_fee_product_and_channel_stands_on_its_page(catalogue: Publication, site: dict[str, str]) -> None:
    count = 0
    for riwayat in catalogue.riwayat:
        standar = riwayat.layanan.standar
        seen = Seen(site[f"{riwayat.layanan.folder}/{riwayat.layanan.id}/index.html"])
        texts = [one.uraian for one in standar.prosedur] if isinstance(standar.prosedur, tuple) else []
        texts += [one.nama for one in standar.produk] if isinstance(standar.produk, tuple) else []
        texts += [one.teks for one in standar.dasar_hukum] if isinstance(standar.dasar_hukum, tuple) else []
        texts += [one.jumlah for one in getattr(standar.biaya, "tarif", ())]
        texts += [one.uraian for one in getattr(standar.biaya, "pihak_lain", ())]
        texts += [one.alamat for one in getattr(standar.pengaduan, "kanal", ()) if one.alamat]
        texts += [getattr(standar.biaya, "keterangan", None), getattr(standar.jangka_waktu, "keterangan", None)]
        for komponen in KOMPONEN:
            value = getattr(standar, komponen)
            texts += [one for one in value if isinstance(one, str)] if isinstance(value, tuple) else []
        for text in filter(None, texts):
            shown = text.removeprefix("https://").removeprefix("http://").removesuffix("/")
            assert seen.says(shown), (riwayat.layanan.file, text)
            count += 1
    assert count > 100


def test_all_fourteen_components_have_a_place(catalogue: Publication, site: dict[str, str]) -> None:
    for riwayat in catalogue.riwayat:
        seen = Seen(site[f"{riwayat.layanan.folder}/{riwayat.layanan.id}/index.html"])
        for komponen in KOMPONEN:
            assert komponen in seen.ids, (riwayat.layanan.file, komponen)


def test_a_page_for_every_service_agency_consultation_and_finding(catalogue: Publication, site: dict[str, str]) -> None:
    expected = {"", "layanan/", "instansi/", "cari/", "konsultasi/", "perubahan/", "bantuan/"}
    expected |= {f"{riwayat.layanan.folder}/{riwayat.layanan.id}/" for riwayat in catalogue.riwayat}
    expected |= {f"{folder}/" for folder in catalogue.catalog.instansi}
    expected |= {f"{forum.konsultasi.folder}/fkp/{forum.konsultasi.tanggal}/" for forum in catalogue.forum}
    expected |= {f"bantuan/{id}/" for id in registry()}
    jalan = ways(catalogue).jalan
    expected |= {"peristiwa/", *(f"peristiwa/{one.peristiwa.id}/" for one in jalan)} if jalan else set()
    more = ("perubahan/", "banding/", "papan/")
    assert {path for path in site if not path.startswith(more)} == {
        page_file(one) for one in expected if not one.startswith(more)
    }
    expected = {catalogue.site.perubahan_instansi(folder) for folder in ("", *catalogue.catalog.instansi)}
    assert {page_file(one) for one in expected} <= set(site)


def test_headings_and_ids_are_in_order(site: dict[str, str]) -> None:
    assert len(site) > 100
    for path, html in site.items():
        seen = Seen(html)
        assert seen.levels[:1] == [1], path
        assert seen.levels.count(1) == 1, path
        jumps = [(one, two) for one, two in zip(seen.levels, seen.levels[1:], strict=False) if two > one + 1]
        assert not jumps, (path, jumps)
        twice = [id for id, count in Counter(seen.ids).items() if count > 1]
        assert not twice, (path, twice)


def dead_links(found: Publication) -> tuple[list[tuple[str, str]], int]:
    """Links of pages that lead to no page and to no output of another target, anchors too; and how many there are."""
    known = {job.path for target in TARGETS.values() for job in target(found, SHELLS)}
    known |= {one.alamat for one in found.papan.values()}
    made = render(found)
    ids = {path: set(Seen(html).ids) for path, html in made.items()}
    count, dead = 0, []
    for path, html in made.items():
        here = path.removesuffix("index.html").split("/")[:-1]
        for link in Seen(html).links:
            address, _, anchor = link.partition("#")
            address = address.partition("?")[0]
            if re.match(r"[a-z]+:", address):
                continue
            steps = [*here]
            for step in address.split("/")[:-1]:
                if step == "..":
                    steps.pop()
                elif step not in (".", ""):
                    steps.append(step)
            target = page_file("/".join([*steps, address.split("/")[-1]])) if address else path
            count += 1
            if target not in known or (anchor and anchor not in ids.get(target, set())):
                dead.append((path, link))
    return dead, count


def test_every_link_leads_to_something(catalogue: Publication) -> None:
    papan = {one.kode: Papan(f"papan/{one.kode}.pdf", 1) for one in catalogue.riwayat if one.berlaku}
    dead, count = dead_links(replace(catalogue, papan=papan))
    assert count > 500
    assert not dead


def test_every_link_leads_to_something_when_files_break_and_move(tmp_path: Path) -> None:
    """One file breaks, one moves, one is deleted, one has no kode."""
    names = ("rusak", "pindah", "hapus")
    base = {"standards/pemda.yaml": PEMDA, "standards/kantor/instansi.yaml": INSTANSI}
    first = {f"standards/kantor/{one}.yaml": FIRST.replace("aaaaa", 5 * one[0]) for one in names}
    then: dict[str, str | None] = {"standards/kantor/rusak.yaml": "\tx: [", "standards/kantor/hapus.yaml": None}
    then |= {"standards/kantor/pindah.yaml": None, "standards/kantor/baru.yaml": SECOND.replace("aaaaa", "ppppp")}
    then |= {"standards/kantor/tanpa-kode.yaml": FIRST.removeprefix("kode: aaaaa\n")}
    repository(tmp_path, [base, first, then])
    found = publication(tmp_path / "standards")
    assert sorted(one.layanan.id for one in found.riwayat) == ["baru", "hapus", "rusak", "tanpa-kode"]
    dead, count = dead_links(found)
    assert count > 100
    assert not dead


def test_the_same_bytes_again(catalogue: Publication, site: dict[str, str]) -> None:
    assert render(catalogue) == site


def test_the_demonstration_has_no_way_out(site: dict[str, str]) -> None:
    for path, html in site.items():
        outside = [link for link in Seen(html).links if re.match(r"[a-z]+:", link)]
        assert all(link.startswith("https://wa.me/?text=DATA%20CONTOH.") for link in outside), path


def test_bodies_stay_as_they_are(golden: Golden) -> None:
    made = render(publication(ROOT / "tests/real"))
    names = ("peraga/izin-peraga", "peraga", "peraga/fkp/2026-02-11", "peraga/layanan-lama")
    golden.folder("pages", {f"{name.replace('/', '-')}.html": made[f"{name}/index.html"] for name in names})


# -------------------------------------------------------------------------------------- what is made once


@pytest.mark.parametrize("name", SHARED)
def test_a_shared_section_reads_nothing_else(name: str) -> None:
    source = (ROOT / "generator/targets/pages" / name).read_text("utf-8")
    environment = jinja2.Environment()
    environment.filters = dict.fromkeys(re.findall(r"\|(\w+)", source), str)
    environment.tests = {"tiada": bool}
    tree = environment.parse(source)
    read = {
        node.attr
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == "standar"
    }
    assert read == set(SHARED[name])
    names = list(tree.find_all(nodes.Name))
    parts = sum(getattr(node.node, "name", "") == "standar" for node in tree.find_all(nodes.Getattr))
    assert sum(node.name == "standar" for node in names) == parts, "the whole standard is handed on"
    same = {"standar", "instansi", "folder", "peta", "pemda", "akar", "contoh"}
    macros = {"jam", "kosong", "luar", "keluhan"}
    made_here = {node.name for node in names if node.ctx == "store"}
    assert {node.name for node in names} <= same | macros | made_here


def test_services_of_an_agency_keep_their_own_places_and_complaints(tmp_path: Path) -> None:
    office = INSTANSI + "bawaan: {pengaduan: {kanal: [{jenis: kotak, alamat: Ruang tunggu}]}}\n"
    office += "jam_layanan: {teks: Pagi hari}\n"
    bodies = {
        "satu": FIRST,
        "dua": FIRST.replace("aaaaa", "bbbbb") + "jam_layanan: {teks: Sore hari}\n",
        "tiga": FIRST.replace("aaaaa", "ccccc") + "pengaduan: {kanal: [{jenis: kotak, alamat: Pintu depan}]}\n",
        "empat": FIRST.replace("aaaaa", "ddddd"),
    }
    files = {f"standards/kantor/{name}.yaml": text for name, text in bodies.items()}
    made = history(tmp_path, {"standards/kantor/instansi.yaml": office, **files})
    told = {
        name: [word for word in ("Pagi hari", "Sore hari", "Ruang tunggu", "Pintu depan") if word in made[page]]
        for name in bodies
        for page in [f"kantor/{name}/index.html"]
    }
    own = ["Pagi hari", "Ruang tunggu"]
    assert told == {"satu": own, "dua": ["Sore hari", own[1]], "tiga": [own[0], "Pintu depan"], "empat": own}


@given(st.text(st.sampled_from("Loket 5hari<>&\"'\u00a01WIBRp. ")) | st.text())
def test_texts_are_clean_with_and_without_the_short_way(text: str) -> None:
    assert clean(text) == escape(sticky(text))
    assert plain(text) == escape(text)


# ------------------------------------------------------------------------------------ editions and states

FIRST = """kode: aaaaa
nama: Surat Uji
jenis: administratif
status: berlaku
edisi: 1
berlaku_sejak: "2024-01-02"
jangka_waktu: {teks: 5 hari kerja}
persyaratan:
  - {id: ktp, uraian: Fotokopi KTP-el, jumlah: 1 lembar}
  - {id: kk, uraian: "Proposal dan rencana anggaran biaya", jumlah: 5 rangkap}
  - {id: pbb, uraian: Bukti lunas PBB}
"""
SECOND = (
    FIRST.replace("edisi: 1", "edisi: 2\ndasar_perubahan: {jenis: fkp, rujukan: kantor/2026-02-11}")
    .replace("2024-01-02", "2026-10-05")
    .replace("  - {id: pbb, uraian: Bukti lunas PBB}\n", "  - {id: foto, uraian: Pas foto}\n")
    .replace("5 rangkap", "2 rangkap")
)
THIRD = SECOND.replace("edisi: 2", "edisi: 3").replace("2026-10-05", "2026-12-01") + "  - {id: akta, uraian: Akta}\n"
FKP = """tanggal: "2026-02-11"
tema: Enam surat
peserta: {pengguna: 14, ahli: 0, instansi: 3}
keputusan:
  - {id: satu, jenis: hapus, layanan: surat, bagian: persyaratan, butir: [pbb], semula: Bukti lunas PBB}
  - id: dua
    jenis: ubah
    layanan: surat
    bagian: persyaratan
    butir: [ktp]
    semula: Fotokopi KTP-el, 1 lembar
    menjadi: Fotokopi KTP-el, 2 lembar
    penanggung_jawab: Sekretaris
    tenggat: "2026-06-30"
  - {id: tiga, jenis: tambah, bagian: prosedur, menjadi: Ambil nomor antrean, tenggat: "2026-12-31"}
masukan:
  - {uraian: Gratiskan fotokopi., jawaban: tidak-diterima, alasan: belum ada anggaran}
  - {uraian: Buka Sabtu., jawaban: ditunda, sampai: "2026-12"}
"""
FILE, PAGE = "standards/kantor/surat.yaml", "kantor/surat/index.html"


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    root = tmp_path_factory.mktemp("berubah")
    record = {"standards/kantor/fkp/2026-02-11.yaml": FKP}
    return history(root, {FILE: FIRST}, record, {FILE: SECOND}, {FILE: THIRD})


def test_a_forum_to_come_promises_and_counts_nobody(tmp_path: Path) -> None:
    record = {"standards/kantor/fkp/2026-02-11.yaml": FKP}
    made = history(tmp_path, {FILE: FIRST}, record, tanggal="2026-02-01")
    text = made["kantor/fkp/2026-02-11/index.html"]
    seen = Seen(text)
    assert seen.says("Akan berlangsung Rabu, 11 Februari 2026.")
    assert seen.says("3 usulan putusan, belum disepakati.")
    assert text.count(">Usulan putusan<") == 3
    for wrong in ("Hadir", "hadir", "3\u00a0kesepakatan", "Menunggu penetapan", "Tidak hadir"):
        assert wrong not in text.split("<h1")[1], wrong
    assert Seen(made["konsultasi/index.html"]).says("Akan berlangsung. 3 usulan putusan.")


def test_the_edition_in_force_shows_what_it_changed(changed: dict[str, str]) -> None:
    seen = Seen(changed[PAGE])
    assert seen.says("Edisi 2, sejak 5 Oktober 2026. Data per 1 November 2026.")
    item = changed[PAGE].split('id="syarat-foto"')[1].split("</li>")[0]
    assert "Syarat baru" in item
    item = changed[PAGE].split('id="syarat-kk"')[1].split("</li>")[0]
    assert "dulu: 5\u00a0rangkap" in item
    assert "syarat-pbb" not in seen.ids
    assert "syarat-akta" not in seen.ids


def test_the_history_marks_whole_words_and_names_the_effect(changed: dict[str, str]) -> None:
    story = changed[PAGE].split('id="edisi-2"')[1].split('id="edisi-1"')[0]
    assert 'dulu: <del class="sp-lama">5\u00a0rangkap</del> kini: <ins class="sp-baru">2\u00a0rangkap</ins>' in story
    assert re.search(r"<strong>Dihapus</strong><span>\s*<del>Bukti lunas PBB</del>", story)
    assert 'href="../../kantor/fkp/2026-02-11/"' in story
    assert word("dampak.berkurang") in story
    assert word("dampak.bertambah") in story


def test_an_announced_edition_is_announced(changed: dict[str, str]) -> None:
    seen = Seen(changed[PAGE])
    assert seen.says("Mulai 1 Desember 2026 berlaku edisi 3: 1 syarat baru.")
    assert seen.says("Edisi 3, berlaku mulai 1 Desember 2026")
    page = changed["perubahan/index.html"]
    assert page.index("Akan berlaku") < page.index("Oktober\u00a02026")


def test_home_counts_the_services_of_the_newest_month(changed: dict[str, str]) -> None:
    seen = Seen(changed["index.html"])
    assert seen.says("1 layanan berubah pada Oktober 2026")
    assert seen.says("1 instansi tersedia di sini.")
    assert seen.says("1 layanan")
    assert ("form", {"class": "sp-cari", "role": "search", "action": "./cari/", "method": "get"}) in seen.tags
    assert ("q", "search") in {(one.get("name"), one.get("type")) for tag, one in seen.tags if tag == "input"}


def test_home_without_changes_says_nothing_of_them(tmp_path: Path) -> None:
    assert "berubah pada" not in history(tmp_path, {FILE: FIRST})["index.html"]


def test_the_consultation(changed: dict[str, str]) -> None:
    seen = Seen(changed["kantor/fkp/2026-02-11/index.html"])
    assert seen.says("3 kesepakatan: 1 sudah masuk standar, 1 menunggu penetapan, 1 lewat tenggat.")
    assert seen.says("Rabu, 11 Februari 2026")
    assert seen.says("Hadir 2 dari 5 unsur masyarakat.")
    assert seen.says("Kurang dari 4 unsur")
    assert seen.says("Tidak hadir")
    assert seen.says("Belum dicantumkan")
    assert seen.says("Lewat tenggat 30 Juni 2026")
    assert seen.says("Belum ada tanggapan.")
    assert seen.says("Karena: belum ada anggaran")
    assert seen.says("Ditunda sampai Desember 2026")
    cells = [one.get("data-judul") for tag, one in seen.tags if tag == "td"]
    assert cells == ["Semula", "Usulan", "Menjadi", "Keterangan"] * 3
    assert '<ins class="sp-baru">2\u00a0lembar</ins>' in changed["kantor/fkp/2026-02-11/index.html"]


def test_the_agreements_on_the_standard(changed: dict[str, str]) -> None:
    story = changed[PAGE].split('id="fkp"')[1].split('id="riwayat"')[0]
    assert "sp-status--masuk" in story
    assert "sp-status--lewat" in story
    assert "Penanggung jawab: Sekretaris." in story


def test_a_withdrawn_service_points_on(tmp_path: Path) -> None:
    other = FIRST.replace("aaaaa", "bbbbb").replace("Surat Uji", "Surat Ganti")
    gone = FIRST.replace("status: berlaku", 'status: dicabut\npencabutan: {tanggal: "2026-06-15", pengganti: bbbbb}')
    made = history(tmp_path, {FILE: gone, "standards/kantor/ganti.yaml": other})
    seen = Seen(made[PAGE])
    assert seen.says("Layanan ini tidak dibuka lagi sejak 15 Juni 2026.")
    assert "../../kantor/ganti/" in seen.links
    assert seen.says("Bukti lunas PBB")
    assert not seen.says("Diminta syarat di luar daftar ini?")
    assert Seen(made["perubahan/index.html"]).says("Layanan ini tidak dibuka lagi.")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("rancangan", "Rancangan"),
        ("dibahas", "Dibahas dalam FKP"),
        ("menunggu-penetapan", "Menunggu penetapan"),
    ],
)
def test_what_is_not_enacted_says_so(tmp_path: Path, status: str, words: str) -> None:
    seen = Seen(history(tmp_path, {FILE: FIRST.replace("status: berlaku", f"status: {status}")})[PAGE])
    assert seen.says("RANCANGAN. Belum berlaku.")
    assert seen.says(words)


def test_not_yet_in_force(tmp_path: Path) -> None:
    seen = Seen(history(tmp_path, {FILE: FIRST}, tanggal="2023-12-31")[PAGE])
    assert seen.says("Berlaku mulai 2 Januari 2024")


def test_a_broken_file_shows_its_last_good_edition(tmp_path: Path) -> None:
    seen = Seen(history(tmp_path, {FILE: FIRST}, {FILE: "\tx: ["})[PAGE])
    assert seen.says("Data terbaru sedang diperbaiki. Ini isi yang terakhir diperiksa, edisi 1, 2 Januari 2024.")
    assert seen.says("Bukti lunas PBB")


def test_a_moved_service_is_found_at_its_old_address(tmp_path: Path) -> None:
    new = "standards/loket/surat-baru.yaml"
    agency = {"standards/loket/instansi.yaml": INSTANSI.replace("Kantor Uji", "Loket Uji")}
    made = history(tmp_path, {FILE: FIRST}, {FILE: None, new: SECOND, "standards/kantor/instansi.yaml": None, **agency})
    head = made[PAGE][:1500]
    assert '<meta http-equiv="refresh" content="0; url=../../loket/surat-baru/">' in head
    assert 'rel="canonical" href="https://sp.uji.example/loket/surat-baru/"' in head
    assert "../../loket/surat-baru/" in Seen(made[PAGE]).links
    assert "url=../loket/" in made["kantor/index.html"][:1500]


def test_an_address_that_was_taken_over_leads_nowhere_else(tmp_path: Path) -> None:
    other = FIRST.replace("aaaaa", "bbbbb").replace("Surat Uji", "Surat Lain")
    made = history(tmp_path, {FILE: FIRST}, {FILE: other, "standards/kantor/pindah.yaml": SECOND})
    assert "http-equiv" not in made[PAGE]
    assert Seen(made[PAGE]).says("Surat Lain")


def test_many_changes_have_a_page_a_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(perubahan, "MANY", 1)
    older = SECOND.replace("2026-10-05", "2025-10-05")
    newer = SECOND.replace("edisi: 2", "edisi: 3").replace("Pas foto", "Pas foto 3x4")
    made = history(tmp_path, {FILE: FIRST}, {FILE: older}, {FILE: newer})
    assert Seen(made["perubahan/index.html"]).says("Oktober 2026")
    assert not Seen(made["perubahan/index.html"]).says("Oktober 2025")
    assert Seen(made["perubahan/2025/index.html"]).says("Oktober 2025")


# ------------------------------------------------------------------------------------ odd data

HOSTILE = """<script>alert(1)</script> "kutip" 'tunggal' {{ 7*7 }} **tebal** & %"""


def test_hostile_texts_are_only_texts(tmp_path: Path) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    standar = f"""kode: aaaaa
nama: {quoted}
nama_lain: [{quoted}]
ringkasan: {quoted}
jenis: administratif
status: berlaku
edisi: 1
urusan: {quoted}
penetapan: {{sk: {quoted}, oleh: {quoted}, tentang: {quoted}}}
kasus: [{{id: hilang, nama: {quoted}, keterangan: {quoted}}}]
persyaratan:
  - {{id: a, uraian: {quoted}, penjelasan: {quoted}, alasan: {quoted}, bila: {{kasus: [hilang]}}}}
prosedur: [{{uraian: {quoted}, pelaku: {quoted}}}]
jangka_waktu: {{teks: {quoted}}}
biaya: {{teks: {quoted}, pihak_lain: [{{uraian: {quoted}}}]}}
produk: [{quoted}]
pengaduan: {{kanal: [{{jenis: situs, alamat: {quoted}}}], prosedur: [{quoted}]}}
dasar_hukum: [{quoted}]
sarana_prasarana: [{quoted}]
komponen_tambahan: [{{nama: {quoted}, isi: [{quoted}]}}]
catatan: {quoted}
"""
    agency = f"nama: {quoted}\ntingkat: dinas\nalamat: {quoted}\nmaklumat: {{naskah: {quoted}}}\n"
    record = f"""tanggal: "2026-02-11"
tema: {quoted}
peserta: {{pengguna: 1}}
masukan: [{{uraian: {quoted}, jawaban: diterima}}]
keputusan: [{{id: a, jenis: ubah, semula: {quoted}, menjadi: {quoted}, usulan: {quoted}}}]
"""
    files = {FILE: standar, "standards/kantor/instansi.yaml": agency, "standards/kantor/fkp/2026-02-11.yaml": record}
    made = history(tmp_path, files)
    names = (PAGE, "kantor/index.html", "kantor/fkp/2026-02-11/index.html", "index.html", "layanan/index.html")
    for name in names:
        seen = Seen(made[name])
        assert {one.get("src") for tag, one in seen.tags if tag == "script"} <= {"./assets/cari.js"}, name
        assert seen.text.count("7*7") == seen.text.count("{{ 7*7 }}") > 0, name
        assert not [one for _, attributes in seen.tags for one in attributes if one.startswith("on")], name
    assert Seen(made[PAGE]).text.count("<script>alert(1)</script>") > 15


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//luar.example/", "https://baik.example/a"]
)
def test_only_web_addresses_become_links(tmp_path: Path, address: str) -> None:
    body = FIRST + f"pengaduan: {{kanal: [{{jenis: situs, alamat: '{address}'}}]}}\n"
    links = Seen(history(tmp_path, {FILE: body})[PAGE]).links
    assert (address in links) == address.startswith("https://")


def test_contact_links_outside_the_demonstration(tmp_path: Path) -> None:
    channels = (
        "{jenis: whatsapp, alamat: 0812-000-2101}, {jenis: telepon, alamat: 0800-000}, {jenis: email, alamat: a@b.id}"
    )
    links = Seen(history(tmp_path, {FILE: f"{FIRST}pengaduan: {{kanal: [{channels}]}}\n"})[PAGE]).links
    assert {"https://wa.me/628120002101", "tel:0800000", "mailto:a@b.id"} <= set(links)
    asking = next(link for link in links if link.startswith("https://wa.me/?text="))
    assert "Yth.%20pejabat%20pengaduan%20Kantor%20Uji." in asking
    assert "Bukti%20lunas%20PBB" in asking
    assert asking.endswith("https%3A%2F%2Fsp.uji.example%2Fs%2Faaaaa%2F")


def test_nothing_stated_is_shown_as_missing(tmp_path: Path) -> None:
    body = "nama: Surat Uji\njenis: administratif\nstatus: berlaku\nedisi: 1\n"
    seen = Seen(history(tmp_path, {FILE: body})[PAGE])
    assert seen.text.count("Belum dicantumkan oleh Kantor Uji.") >= 11
    assert seen.says("Lamanya belum dicantumkan.")
    assert seen.says("Jumlahnya belum dicantumkan.")
    assert not seen.says("Gratis")
    assert seen.says("Layanan ini belum punya kode")
    assert not [link for link in seen.links if "/s/" in link]


def test_four_ways_to_have_no_value(tmp_path: Path) -> None:
    body = FIRST.split("persyaratan:")[0] + (
        "persyaratan: {tidak_berlaku: Anda cukup datang.}\n"
        "prosedur: kosong\n"
        "sarana_prasarana: tidak_diketahui\n"
        "kompetensi_pelaksana: {lihat: jumlah_pelaksana}\n"
        "jumlah_pelaksana: {teks: 2 orang}\n"
    )
    seen = Seen(history(tmp_path, {FILE: body})[PAGE])
    assert seen.says("Tidak ada dokumen yang harus dibawa. Anda cukup datang.")
    assert seen.says("Sarana, prasarana, dan/atau fasilitas Belum diketahui.")
    assert seen.says("Kompetensi pelaksana Tercantum bersama Jumlah pelaksana.")
    assert "#jumlah_pelaksana" in seen.links


def test_sixty_requirements_and_a_word_without_end(tmp_path: Path) -> None:
    long = "Kependudukan" * 40
    rows = "".join(f"  - {{id: s{n}, uraian: {long} {n}}}\n" for n in range(60))
    seen = Seen(history(tmp_path, {FILE: FIRST.split("persyaratan:")[0] + f"persyaratan:\n{rows}"})[PAGE])
    assert len([id for id in seen.ids if id.startswith("syarat-")]) == 60
    assert seen.says("Persyaratan, 60 butir")


def test_completeness_only_where_the_regency_publishes_it(tmp_path: Path) -> None:
    made = history(tmp_path / "a", {FILE: FIRST})
    assert "kelengkapan" not in Seen(made[PAGE]).ids
    shown = {FILE: FIRST, "standards/pemda.yaml": f"{PEMDA}terbitkan: {{kelengkapan: true}}\n"}
    seen = Seen(history(tmp_path / "b", shown)[PAGE])
    assert "kelengkapan" in seen.ids
    assert seen.says("2 dari 14 komponen ada")


def test_a_to_z_knows_the_names_people_use(tmp_path: Path) -> None:
    body = FIRST + "nama_lain: [surat sakti, Surat uji]\n"
    other = body.replace("aaaaa", "bbbbb")
    agency = INSTANSI.replace("Kantor Uji", "Loket Uji")
    files = {FILE: body, "standards/loket/surat.yaml": other, "standards/loket/instansi.yaml": agency}
    seen = Seen(history(tmp_path, files)["layanan/index.html"])
    assert seen.says("Surat Uji di Kantor Uji, Loket Uji")
    assert seen.says("Surat sakti lihat Surat Uji (Kantor Uji), Surat Uji (Loket Uji)")
    assert seen.text.count("lihat") == 1


# ------------------------------------------------------------------------------------ small parts


def test_weekdays_are_the_calendar_s() -> None:
    names = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
    day = date(1999, 12, 20)
    for _ in range(3000):
        day += timedelta(days=3)
        assert weekday(day.isoformat()).casefold() == names[day.weekday()]
    assert weekday("2026-02") == ""


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (
            "Pas foto berwarna 2 lembar",
            "Pas foto berwarna 4 lembar",
            'Pas foto berwarna dulu: <del class="sp-lama">2\u00a0lembar</del> kini: ',
        ),
        ("Fotokopi KTP", "Fotokopi KTP dan KK", 'Fotokopi KTP kini: <ins class="sp-baru">dan KK</ins>'),
        ("Surat RT", "Pas foto 3x4", 'dulu: <del class="sp-lama">Surat RT</del> kini: <ins class="sp-baru">Pas foto'),
        ("", "Baru", 'kini: <ins class="sp-baru">Baru</ins>'),
        ("<b>", "<i>", '&lt; dulu: <del class="sp-lama">b</del>'),
        (
            "Surat RT, KTP, foto 2 lembar",
            "Surat RW, KTP, foto 4 lembar",
            'dulu: Surat <del class="sp-lama">RT</del>, KTP, foto <del class="sp-lama">2\u00a0lembar</del><br>kini:',
        ),
    ],
)
def test_two_wordings_in_one_line(before: str, after: str, line: str) -> None:
    assert str(woven(before, after)).startswith(line)
    assert "<b>" not in woven(before, after)


def test_two_wordings_side_by_side() -> None:
    left, right = marked("Fotokopi KTP", "Fotokopi KTP-el, 1 lembar")
    assert left == 'Fotokopi <del class="sp-lama">KTP</del>'
    assert right == 'Fotokopi <ins class="sp-baru">KTP-el, 1\u00a0lembar</ins>'
    assert gone_words("Fotokopi KTP", "Fotokopi KTP-el") == "KTP"


# ------------------------------------------------------------------------------------ chains, events, narrowing

HEADS = "jenis: administratif\nstatus: berlaku\nedisi: 1\nberlaku_sejak: '2026-01-01'\n"


def chained(root: Path, villages: int = 1, more: str = "") -> dict[str, str]:
    """A regency where so many villages issue a letter that one office asks for; and the agency of identity cards."""
    letter = f"nama: Surat Keterangan Kematian\n{HEADS}produk: [Surat keterangan kematian]\n{more}"
    card = f"nama: KTP-el Baru\n{HEADS}produk: [KTP-el]\n"
    deed = f"nama: Akta Kematian\n{HEADS}produk: [Kutipan akta kematian]\npersyaratan:\n"
    deed += "  - {id: surat, uraian: Surat keterangan kematian}\n  - {id: ktp, uraian: Fotokopi KTP-el}\n"
    files: dict[str, str | None] = {"standards/kantor/akta.yaml": deed}
    for n in range(1, villages + 1):
        files[f"standards/desa-{n}/instansi.yaml"] = f"nama: Desa {n}\ntingkat: desa\n"
        files[f"standards/desa-{n}/mati.yaml"] = letter
    files["standards/dukcapil/instansi.yaml"] = "nama: Dukcapil\ntingkat: dinas\n"
    files["standards/dukcapil/ktp.yaml"] = card
    return history(root, files)


def test_a_paper_leads_to_its_office_and_back(tmp_path: Path) -> None:
    site = chained(tmp_path)
    asked = Seen(site["kantor/akta/index.html"])
    assert asked.says("Surat keterangan kematian: diurus di Desa 1")
    assert "../../desa-1/mati/" in asked.links
    given = Seen(site["desa-1/mati/index.html"])
    assert given.says("Dokumen ini dipakai untuk")
    assert "../../kantor/akta/" in given.links


def test_a_paper_that_everybody_has_is_named_once_below_the_list(tmp_path: Path) -> None:
    html = chained(tmp_path)["kantor/akta/index.html"]
    assert html.count("../../dukcapil/ktp/") == 1
    assert Seen(html).says("Belum punya? Urus KTP-el Baru di Dukcapil.")
    assert html.index("</ul>") < html.index("Belum punya?")


@pytest.mark.parametrize(("villages", "links"), [(2, 2), (5, 5), (6, 0)])
def test_of_many_offices_a_list_is_named(tmp_path: Path, villages: int, links: int) -> None:
    site = chained(tmp_path, villages)
    html = site["kantor/akta/index.html"]
    below = html[html.index('id="syarat-surat"') : html.index('id="syarat-ktp"')]
    assert below.count("/mati/") == links
    assert Seen(below).says("diurus di desa")
    if not links:
        (leads,) = (one for one in Seen(below).links if not one.startswith("#"))
        assert leads == "../../layanan/#huruf-s"
        assert 'id="huruf-s"' in site["layanan/index.html"]
        assert Seen(below).says("pilih dari 6 kantor")


def test_a_page_without_links_has_no_empty_section(tmp_path: Path) -> None:
    html = chained(tmp_path)["kantor/akta/index.html"]
    assert 'id="dipakai"' not in html
    assert 'href="#dipakai"' not in html


def test_hostile_names_of_papers_events_and_cases_are_only_text(tmp_path: Path) -> None:
    bad = "<img src=x onerror=alert(1)>"
    standar = f"nama: Surat {bad}\n{HEADS}produk: ['Surat {bad}']\n"
    standar += f"kasus: [{{id: a, nama: '{bad}', jawaban: '{bad}', pertanyaan: '{bad}'}}]\n"
    asking = f"nama: Minta\n{HEADS}persyaratan: [{{id: s, uraian: 'Surat {bad}'}}, "
    asking += "{id: t, uraian: lain, bila: {kasus: [a]}}]\n"
    asking += f"kasus: [{{id: a, nama: '{bad}', jawaban: '{bad}', pertanyaan: '{bad}'}}]\n"
    events = f"peristiwa:\n  - id: uji\n    nama: '{bad}'\n    judul: '{bad}'\n    ringkasan: '{bad}'\n"
    events += (
        f"    kalimat: '{bad}'\n    langkah:\n      - nama: '{bad}'\n        uraian: '{bad}'\n        bila: '{bad}'\n"
    )
    events += f"        di: '{bad}'\n        tenggat: {{teks: '{bad}', menurut: '{bad}'}}\n"
    events += "      - {nama: B, layanan: [kantor/satu]}\n"
    files: dict[str, str | None] = {"standards/kantor/satu.yaml": standar, "standards/kantor/dua.yaml": asking}
    site = history(tmp_path, {**files, "standards/peristiwa.yaml": events})
    seen = 0
    for path, html in site.items():
        assert "<img src=x" not in html, path
        seen += html.count("&lt;img src=x")
    assert seen > 20


def test_the_answers_of_a_page_have_their_rules_in_the_style_sheet(site: dict[str, str]) -> None:
    """Each class that an answer hides by is in situs.css, which cannot know the pages."""
    css = (ROOT / "generator/assets/situs.css").read_text("utf-8")
    used = {name for html in site.values() for name in re.findall(r"\bt[0-9]+-[0-9]+\b", html)}
    assert used
    for name in used:
        assert f"main:has(#p{name[1:]}:checked) .{name}" in css, name


def test_the_same_questions_as_on_the_page_of_the_code(catalogue: Publication, site: dict[str, str]) -> None:
    count = 0
    for riwayat in catalogue.riwayat:
        standar = riwayat.layanan.standar
        asked = questions(standar, requirement_blocks(standar)) if riwayat.keadaan != "dicabut" else ()
        html = site[f"{riwayat.layanan.folder}/{riwayat.layanan.id}/index.html"]
        legends = re.findall(r"<legend>(.*?)</legend>", html)
        assert legends == [escape(one.tanya) for one in asked]
        count += len(legends)
    assert count


def test_each_event_has_its_steps_in_order_and_leads_to_services(site: dict[str, str], catalogue: Publication) -> None:
    for jalan in ways(catalogue).jalan:
        html = site[f"peristiwa/{jalan.peristiwa.id}/index.html"]
        seen = Seen(html)
        assert [one for one in seen.ids if one.startswith("langkah-")] == [
            f"langkah-{step.nomor}" for step in jalan.langkah
        ]
        for step in jalan.langkah:
            assert seen.says(step.langkah.nama)
            assert {f"../../{one.layanan.folder}/{one.layanan.id}/" for one in step.layanan} <= set(seen.links)
            for one in step.layanan:
                page = site[f"{one.layanan.folder}/{one.layanan.id}/index.html"]
                assert f"peristiwa/{jalan.peristiwa.id}/#langkah-" in page
        assert f"peristiwa/{jalan.peristiwa.id}/" in site["index.html"]


def test_a_new_substitute_is_called_as_on_the_page_of_the_code() -> None:
    aside = lembar.macros()["butir_samping"]
    for kind in ("persyaratan-ditambah", "persyaratan-ditambah-cadangan"):
        assert "Syarat baru" in aside(Change(kind, "persyaratan"))
    assert "Syarat baru" not in aside(Change("persyaratan-diubah", "persyaratan"))
