"""The search in a real browser: the right services, by keyboard and by ear, and nothing fetched before it is used."""

from __future__ import annotations

import json
import random
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import snowballstemmer
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from generator import build, jobs
from generator.targets import search
from generator.targets.search import words

ROOT = Path(__file__).parent.parent.parent
BASE = "standar/"
"""The site stands below a path, as many do."""
FORM = """<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self';
 connect-src 'self'; img-src 'self' data:; form-action 'self'">
<link rel="icon" href="data:,"><title>Uji</title><main><h1>Uji</h1>
<form class="sp-cari" role="search" action="{up}cari/" method="get"><label for="cari">Cari layanan</label>
<input type="search" name="q" id="cari" autocomplete="off"><button>Cari</button></form>
{place}<p><a href="#akhir">Tautan</a></p></main><script src="{up}assets/cari.js"></script>"""


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    found, _ = build.publication(ROOT, ROOT / "standards", build.BuildOptions(tanggal="2026-11-01"))
    assert found is not None
    return {job.path: result.content or b"" for job, result in jobs.run(search.jobs(found, {}))}


@pytest.fixture(scope="module")
def site(made: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("situs")
    pages = {
        "index.html": FORM.format(up="", place="").encode(),
        "cari/index.html": FORM.format(up="../", place='<div id="cari-hasil"><p>Tanpa skrip</p></div>').encode(),
        "disdukcapil/ktp-el-ganti/index.html": FORM.format(up="../../", place="").encode(),
        "s/j9f3x/index.html": b"<title>QR</title>",
        "peristiwa/meninggal/index.html": b"<title>Meninggal</title>",
    }
    for path, content in {**made, **pages}.items():
        file = root / BASE / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return root


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{BASE}"
    server.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert [one for one in problems if "404" not in one] == []


def asked(page: Page) -> list[str]:
    """The paths that the page fetches from now on."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url.partition(BASE)[2]))
    return found


def names(page: Page) -> list[str]:
    return page.locator(".sp-saran [role=option] .sp-temu__nama").all_inner_texts()


def ask(page: Page, text: str) -> None:
    page.locator("#cari").fill(text)
    page.locator("#cari[aria-expanded=true]").wait_for()


# -------------------------------------------------------------------------------------------------- the words


@pytest.fixture(scope="module")
def engine(browser: Browser, made: dict[str, bytes]) -> Iterator[Page]:
    """The index itself, without a page around it."""
    page = browser.new_page()
    page.set_content("<p></p>")
    page.add_script_tag(content=made["assets/cari-mesin.js"].decode())
    page.evaluate("data => { window.indeks = new Cari.Index(data) }", json.loads(made["cari/indeks.json"]))
    page.evaluate("data => { window.isi = data.isi }", json.loads(made["cari/isi.json"]))
    yield page
    page.close()


def invented() -> Iterator[str]:
    """Words that look Indonesian, with many affixes."""
    chance = random.Random(7)
    first = re.split(" ", " meng men mem me pen pem peng pe per ber be di ke ter belajar pelajar meny peny")
    last = re.split(" ", " kan an i nya ku mu lah kah pun kannya si ani")
    middle = re.split(" ", "a sa ja ri tu ko ng er kerja ajar lajar yu i")
    for _ in range(4000):
        body = "".join(chance.choice(middle) for _ in range(chance.randint(1, 4)))
        yield chance.choice(first) + body + chance.choice(last)


def test_stems_are_the_same_on_both_sides(engine: Page) -> None:
    texts = " ".join(path.read_text("utf-8") for path in sorted((ROOT / "standards").rglob("*.yaml")))
    found = sorted({*re.findall("[a-z]+", texts.lower()), *invented()})
    assert len(found) > 4000
    library = snowballstemmer.stemmer("indonesian")
    stems = engine.evaluate("words => words.map(Cari.stem)", found)
    assert [(word, stem) for word, stem in zip(found, stems, strict=True) if stem != library.stemWord(word)] == []


def test_words_are_the_same_on_both_sides(engine: Page) -> None:
    texts = ["Akte Kelahiran & KTP-el (F-2.01)", "Pélayanan “Surat”", "ijin menikah", "legalisir 3 lembar", "", "—"]
    split = engine.evaluate("texts => texts.map(Cari.split)", texts)
    assert split == [words.split(text) for text in texts]
    stems = engine.evaluate("texts => texts.map(text => indeks.stems(Cari.split(text)))", texts[:4])
    assert stems == [words.tokens(text) for text in texts[:4]]


FIND = """question => {
  indeks.details = indeks.more = null;
  let found = indeks.search(question);
  if (found.missing) { indeks.addDetails(isi); found = indeks.search(question); }
  return found.rows.slice(0, 5).map(row => indeks.service(row.d).url.slice(0, -1));
}"""


def queries(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "search" / f"{name}.yaml").read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", ["latih100", "latih", "uji"])
def test_a_query_finds_its_service(engine: Page, name: str) -> None:
    asked = queries(name)
    missed = [one["tanya"] for one in asked if not set(engine.evaluate(FIND, one["tanya"])) & set(one["jawab"])]
    assert len(asked) >= 20
    assert 1 - len(missed) / len(asked) >= 0.95, missed


def test_queries_that_nobody_tuned_by_find_their_service(engine: Page) -> None:
    """The untouched half: which of its queries fail is never printed, so that nobody tunes by them."""
    asked = queries("uji100")
    found = sum(not set(engine.evaluate(FIND, one["tanya"])).isdisjoint(one["jawab"]) for one in asked)
    assert len(asked) == 50
    enough = found / len(asked) >= 0.92
    assert enough, f"{found} of {len(asked)}"


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("ktp hilang", "disdukcapil/ktp-el-ganti"),
        ("surat miskin", "desa-jernih/sktm"),
        ("surat miskin desa rindang", "desa-rindang/sktm"),
        ("akte lahir", "disdukcapil/akta-kelahiran"),
        ("bikin kk", "disdukcapil/kk"),
        ("kartu kelurga", "disdukcapil/kk"),
        ("akt kelah", "disdukcapil/akta-kelahiran"),
        ("KTP-EL HILANG!!", "disdukcapil/ktp-el-ganti"),
        ("ktphilang", "disdukcapil/ktp-el-ganti"),
        ("gimana caranya ngurus ktp ilang ya kak", "disdukcapil/ktp-el-ganti"),
        ("hilang ktp", "disdukcapil/ktp-el-ganti"),
        ("aktelahir", "disdukcapil/akta-kelahiran"),
        ("akte keliharan", "disdukcapil/akta-kelahiran"),
        ("pinjem traktor", "distan/pinjam-alsintan"),
        ("poepoek soebsidi", "distan/pupuk-bersubsidi"),
        ("imunissasi", "pkm-hulu/imunisasi"),
        ("umur17 mau rekam ktp", "kec-hilir/perekaman-ktp-el"),
        ("disdukcapil pindah", "disdukcapil/pindah"),
        ("kec damai hulu legalisir", "kec-hulu/legalisasi-surat"),
    ],
)
def test_the_best_comes_first(engine: Page, question: str, first: str) -> None:
    assert engine.evaluate(FIND, question)[0] == first


def test_a_service_in_force_comes_before_one_that_is_not(engine: Page) -> None:
    """The same words for all three: what is withdrawn or a draft stays findable, behind."""
    states = engine.evaluate(
        """() => {
          const list = {i: [0, 0, 0], a: ['a', 'b', 'c'], n: ['Izin Pasar', 'Izin Pasar', 'Izin Pasar Malam'],
            l: ['', '', ''], t: ['', '', ''], w: [0, 0, 0], b: [0, 0, 0], g: [0, 0, 0], j: ['0', '0', '0'],
            k: ['dicabut', 'rancangan', '']};
          const data = {instansi: [['dinas', 'Dinas', '']], jenis: ['administratif'], layanan: list, nilai: [''],
            sinonim: [], maksud: [], ejaan: {}, dasar: {}, abaikan: [], ringan: [], luar: []};
          const index = new Cari.Index(data);
          return index.search('izin pasar').rows.map(row => list.k[row.d]);
        }"""
    )
    assert states == ["", "rancangan", "dicabut"]


def test_one_name_at_many_offices_does_not_hide_the_others(engine: Page) -> None:
    found = engine.evaluate(FIND, "surat nikah")
    assert len({path.partition("/")[2] for path in found}) >= 3


EVENT = "question => { const one = indeks.search(question).event; return one ? one.url : null; }"


@pytest.mark.parametrize(
    ("question", "event"),
    [
        ("anak lahir", "lahir"),
        ("istri saya baru melahirkan", "lahir"),
        ("anak lahir belum punya akta", "lahir"),
        ("bapak meninggal", "meninggal"),
        ("mau pindah", "pindah"),
        ("pindah ke kota lain", "pindah"),
        ("nikah", "menikah"),
        ("nikha", "menikah"),
        ("buka usaha", "usaha"),
        ("mau buka warung kopi", "usaha"),
    ],
)
def test_what_happens_in_a_life_is_offered_as_a_path(engine: Page, question: str, event: str) -> None:
    assert engine.evaluate(EVENT, question) == f"peristiwa/{event}/"


@pytest.mark.parametrize(
    "question",
    [
        "surat pindah", "pindah kk", "belum menikah", "dispensasi nikah", "akta lahir", "akte kematian", "izin usaha",
        "tempat tinggal", "ktp hilang", "anak", "ibu", "rumah", "paspor", "!!", "yang",
    ],
)  # fmt: skip
def test_who_names_a_service_gets_no_event(engine: Page, question: str) -> None:
    assert engine.evaluate(EVENT, question) is None


def test_events_change_nothing_about_the_services(engine: Page, made: dict[str, bytes]) -> None:
    """The same services in the same order with and without them."""
    data = json.loads(made["cari/indeks.json"])
    assert len(data["peristiwa"]) >= 5
    asked = [one["tanya"] for name in ("latih100", "latih", "uji") for one in queries(name)]
    asked += [phrase for event in data["peristiwa"] for phrase in event[3]]
    with_them, without = engine.evaluate(
        """([data, asked]) => [data, {...data, peristiwa: []}].map(one => {
          const index = new Cari.Index(one);
          return asked.map(question => index.search(question).rows);
        })""",
        [data, asked],
    )
    assert with_them == without


def typos(word: str) -> Iterator[str]:
    """One letter left out, doubled, changed, or swapped with the next, anywhere but at the front."""
    for n in range(1, len(word)):
        yield word[:n] + word[n + 1 :]
        yield word[:n] + word[n] + word[n:]
        yield word[:n] + "u" + word[n + 1 :]
        if n + 1 < len(word):
            yield word[:n] + word[n + 1] + word[n] + word[n + 2 :]


@pytest.mark.parametrize(
    ("word", "rest", "wanted"),
    [
        ("kelahiran", "akta", "disdukcapil/akta-kelahiran"),
        ("disabilitas", "alat bantu", "dinsos/alat-bantu-disabilitas"),
        ("imunisasi", "bayi", "pkm-hulu/imunisasi"),
        ("penelitian", "surat keterangan", "dpmptsp/surat-keterangan-penelitian"),
    ],
)
def test_any_slip_of_one_letter_is_forgiven(engine: Page, word: str, rest: str, wanted: str) -> None:
    tried = [f"{rest} {typo}" for typo in typos(word)]
    assert len(tried) > 25
    assert [question for question in tried if wanted not in engine.evaluate(FIND, question)] == []


def test_the_name_while_it_is_typed(engine: Page) -> None:
    """From the fourth letter of the last word on, the service stands among the first five."""
    name = "rekomendasi pengangkatan anak"
    begun = [name[:n] for n in range(len("rekomendasi peng"), len(name) + 1) if name[n - 1] != " "]
    assert len(begun) > 8
    wanted = "dinsos/rekomendasi-pengangkatan-anak"
    assert [one for one in begun if wanted not in engine.evaluate(FIND, one)] == []


def test_words_that_nobody_knows_are_named_otherwise(engine: Page) -> None:
    assert engine.evaluate("indeks.search('kartu kelurga').said") == "kartu keluarga"
    assert engine.evaluate("indeks.search('kartu keluarga').said") == ""
    assert engine.evaluate("indeks.suggestion('xkelaihranz')") == "kelahiran"
    assert engine.evaluate("indeks.suggestion('qqqwwwqqq')") == ""


def test_an_index_taken_in_by_pieces_answers_the_same(engine: Page) -> None:
    pieces, same = engine.evaluate(
        """question => {
          const index = new Cari.Index(indeks.data);
          let pieces = 1;
          while (!index.build(0)) pieces += 1;
          const rows = one => JSON.stringify(one.search(question).rows);
          indeks.details = indeks.more = null;
          return [pieces, rows(index) === rows(new Cari.Index(indeks.data))];
        }""",
        "surat nikah di desa",
    )
    assert pieces > 5
    assert same


@pytest.mark.parametrize(
    "question",
    [
        "",
        " ",
        "?!",
        "a",
        "\u00a70",
        "zzzzzzqqq",
        "constructor",
        "x" * 5000,
        "<b>",
        "di",
        "__proto__",
        "toString x" * 50,
        "1234567890",
        "ktp 20261101 20262",
        "ktp" * 12,
        "3171012345678901",
    ],
)
def test_a_strange_question_does_no_harm(engine: Page, question: str) -> None:
    assert isinstance(engine.evaluate(FIND, question), list)


# --------------------------------------------------------------------------------------------------- the page


def test_nothing_is_fetched_before_the_field_is_used(page: Page, address: str) -> None:
    found = asked(page)
    page.goto(address + "disdukcapil/ktp-el-ganti/")
    page.wait_for_load_state("networkidle")
    assert found == ["disdukcapil/ktp-el-ganti/", "assets/cari.js"]
    ask(page, "ktp hilang")
    assert sorted(set(found[2:])) == ["assets/cari-mesin.js", "assets/cari.css", "cari/indeks.json"]
    assert len(found) == 5


def test_the_second_file_comes_only_for_a_word_in_no_name(page: Page, address: str) -> None:
    found = asked(page)
    page.goto(address)
    ask(page, "kartu keluarga")
    assert "cari/isi.json" not in found
    with page.expect_response("**/cari/isi.json"):
        page.locator("#cari").fill("kuitansi")


def test_a_result_tells_office_cost_and_time(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "ktp hilang")
    first = page.locator("[role=option]").first.inner_text()
    assert "Dinas Kependudukan dan Pencatatan Sipil" in first
    assert "Waktu: " in first
    assert "Biaya: Gratis" in first


def test_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address)
    field = page.locator("#cari")
    page.keyboard.press("Tab")
    assert field.evaluate("element => element === document.activeElement")
    page.keyboard.type("ktp hilang")
    page.wait_for_selector("[role=option]")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    chosen = field.get_attribute("aria-activedescendant")
    assert chosen
    assert page.locator("[aria-selected=true]").get_attribute("id") == chosen
    page.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.input_value() == "ktp hilang"
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == address + "disdukcapil/ktp-el-ganti/"


def test_roles_and_names(page: Page, address: str) -> None:
    page.goto(address)
    field = page.get_by_role("combobox", name="Cari layanan")
    assert field.get_attribute("aria-expanded") == "false"
    field.click()
    field.fill("akta")
    page.wait_for_selector("[role=option]")
    listed = page.get_by_role("listbox", name="Saran layanan")
    assert field.get_attribute("aria-controls") == listed.get_attribute("id")
    assert listed.get_by_role("option").count() == len(names(page)) > 1
    expect(page.locator("[role=status]")).to_have_text(f"{len(names(page))} layanan ditemukan")
    page.locator("h1").click()
    assert not listed.is_visible()


@pytest.mark.parametrize(("question", "typed"), [("surat", "akta"), ("anak lahir", "bapak meninggal")])
def test_axe_has_nothing_to_say(page: Page, browser: Browser, address: str, question: str, typed: str) -> None:
    page.goto(address + f"cari/?q={question}")
    page.wait_for_selector(".sp-temu__daftar a")
    page.locator("#cari").click()
    ask(page, typed)
    page.evaluate((ROOT / "tests/browser/vendor/axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']}).then(said => said.violations)")
    assert [(one["id"], [node["html"][:100] for node in one["nodes"]]) for one in found] == []


def test_nothing_found_says_what_to_do(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#cari").fill("xkelaihranz")
    status = page.locator("[role=status]")
    status.locator("a").first.wait_for()
    assert "Tidak ditemukan. Coba kata lain, atau buka daftar A sampai Z." in status.inner_text()
    links = status.locator("a").evaluate_all("links => links.map(link => link.href)")
    assert links == [address + "layanan/", address + "cari/?q=kelahiran", address + "instansi/"]
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # over the button into the hint, which stays open
    assert page.evaluate("document.activeElement.href") == address + "layanan/"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".sp-temu__daftar a")
    assert "Akta Kelahiran" in page.locator(".sp-temu__daftar").inner_text()


def test_what_others_do_is_said(page: Page, address: str) -> None:
    page.goto(address + "cari/?q=perpanjang+paspor")
    expect(page.locator(".sp-temu__paham")).to_have_text("Tidak diurus pemda. Biasanya di kantor imigrasi.")
    page.locator("#cari").fill("bikin sim")
    expect(page.locator("form [role=status]")).to_contain_text("Biasanya di kepolisian")


def test_the_page_of_results_says_how_it_understood(page: Page, address: str) -> None:
    page.goto(address + "cari/?q=kartu+kelurga")
    page.wait_for_selector(".sp-temu__daftar a")
    assert page.locator(".sp-temu__paham").inner_text() == "Ini hasil untuk “kartu keluarga”."
    assert page.locator(".sp-temu__nama").first.inner_text() == "Kartu Keluarga"


def test_enter_goes_to_the_page_of_results(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "surat")
    page.keyboard.press("Enter")
    page.wait_for_selector(".sp-temu__daftar a")
    assert page.url == address + "cari/?q=surat"
    assert page.locator("#cari").input_value() == "surat"
    assert re.match("[0-9]+ layanan untuk “surat”", page.locator(".sp-temu__jumlah").inner_text())
    assert "Tanpa skrip" not in page.content()


def test_results_can_be_filtered(page: Page, address: str) -> None:
    page.goto(address + "cari/?q=surat")
    page.wait_for_selector(".sp-temu__daftar a")
    everything = counted(page)
    page.get_by_label("Instansi").select_option("disdukcapil")
    links = page.locator(".sp-temu__daftar a")
    assert 0 < counted(page) < everything
    assert all("/disdukcapil/" in link for link in links.evaluate_all("links => links.map(link => link.href)"))
    expect(page).to_have_url(address + "cari/?q=surat&instansi=disdukcapil")
    page.get_by_label("Instansi").select_option("")
    page.get_by_label("Gratis saja").check()
    costs = page.locator(".sp-temu__nilai").all_text_contents()
    assert 0 < counted(page) < everything
    assert all("Gratis" in cost for cost in costs)
    page.get_by_label("Gratis saja").uncheck()
    page.get_by_label("Jenis").select_option("jasa")
    assert 0 < counted(page) < everything
    expect(page).to_have_url(address + "cari/?q=surat&jenis=jasa")


def test_an_address_keeps_question_and_filters(page: Page, address: str) -> None:
    state = "cari/?q=surat&instansi=kec-hulu&jenis=administratif&gratis=1"
    page.goto(address + state)
    page.wait_for_selector(".sp-temu__daftar a")
    assert page.get_by_label("Instansi").input_value() == "kec-hulu"
    assert page.get_by_label("Jenis").input_value() == "administratif"
    assert page.get_by_label("Gratis saja").is_checked()
    links = page.locator(".sp-temu__daftar a").evaluate_all("links => links.map(link => link.href)")
    assert links
    assert all("/kec-hulu/" in link for link in links)
    before = counted(page)
    page.locator("#cari").fill("ktp hilang")
    page.keyboard.press("Enter")
    expect(page.locator(".sp-temu__nama").first).to_have_text("Penggantian KTP-el")
    assert page.url == address + "cari/?q=ktp+hilang"
    page.go_back()
    expect(page.get_by_label("Gratis saja")).to_be_checked()
    assert (page.url, counted(page)) == (address + state, before)


def test_filters_alone_list_what_they_name(page: Page, address: str) -> None:
    page.goto(address + "cari/?gratis=1&instansi=tirta")
    page.wait_for_selector(".sp-temu__daftar a")
    links = page.locator(".sp-temu__daftar a").evaluate_all("links => links.map(link => link.href)")
    assert links
    assert all("/tirta/" in link for link in links)


def test_filters_that_leave_nothing_can_be_taken_off(page: Page, address: str) -> None:
    page.goto(address + "cari/?q=ktp+hilang&instansi=distan&gratis=1")
    button = page.get_by_role("button", name="Hapus saringan")
    button.wait_for()
    expect(page.locator(".sp-temu__jumlah")).to_have_text("Tidak ada layanan yang cocok.")
    button.click()
    page.wait_for_selector(".sp-temu__daftar a")
    expect(page).to_have_url(address + "cari/?q=ktp+hilang")
    assert page.evaluate("document.activeElement.closest('.sp-temu__saring, .sp-temu__daftar') !== null")


def test_filters_are_a_named_group_and_the_number_is_said(page: Page, address: str) -> None:
    page.goto(address + "cari/?q=surat")
    group = page.get_by_role("group", name="Saring hasil")
    group.wait_for()
    assert group.get_by_role("combobox").count() == 2
    assert group.get_by_role("checkbox", name="Gratis saja").count() == 1
    assert page.get_by_role("status").filter(has_text="layanan untuk").count() == 1
    page.locator(".sp-temu__saring select").first.focus()
    outline = page.locator(".sp-temu__saring select").first.evaluate("one => getComputedStyle(one).outlineStyle")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "checkbox"
    page.keyboard.press("Space")
    expect(page).to_have_url(address + "cari/?q=surat&gratis=1")
    assert outline == "solid"


def test_offices_with_the_same_service_stand_together(page: Page, address: str) -> None:
    page.goto(address + "cari/?q=surat+miskin")
    first = page.locator(".sp-temu__daftar > li").first
    first.wait_for()
    offices = first.locator("a").evaluate_all("links => links.map(link => link.href)")
    assert sorted(offices) == [
        address + f"{office}/sktm/" for office in ("desa-jernih", "desa-rindang", "desa-teduh", "kel-kota")
    ]
    assert first.locator("details[open] summary").inner_text() == "Juga di 3 kantor lain"


def counted(page: Page) -> int:
    """How many services the page of results says it has found, shown or not."""
    return int(page.locator(".sp-temu__jumlah").inner_text().split()[0])


def test_an_event_is_one_row_above_the_services(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "bapak meninggal")
    rows = page.locator(".sp-saran [role=option]")
    assert names(page)[0] == "Langkah demi langkah: Anggota keluarga meninggal"
    assert page.locator(".sp-saran__peristiwa").count() == 1
    assert rows.count() > 1
    page.keyboard.press("ArrowDown")
    assert page.locator("#cari").get_attribute("aria-activedescendant") == rows.nth(0).get_attribute("id")
    page.locator(".sp-temu__status", has_text="Langkah demi langkah: Anggota keluarga meninggal").wait_for()
    assert re.search(r"\d+ layanan ditemukan", page.locator(".sp-temu__status").inner_text())
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}peristiwa/meninggal/")


def test_the_page_of_results_leads_to_the_event(page: Page, address: str) -> None:
    page.goto(f"{address}cari/?q=anak+lahir")
    link = page.locator("#cari-hasil .sp-temu__jalan")
    expect(link).to_have_attribute("href", f"{address}peristiwa/lahir/")
    expect(link).to_contain_text("Langkah demi langkah: Anak lahir")
    assert link.bounding_box()["height"] >= 44  # type: ignore[index]
    count = counted(page)
    assert page.locator(".sp-temu__jumlah").inner_text().startswith(f"{count} layanan")
    page.locator('select[name="instansi"]').select_option("disdukcapil")
    expect(link).to_be_visible()
    page.locator("#cari").fill("ktp hilang")
    page.keyboard.press("Enter")
    expect(page.locator(".sp-temu__jalan")).to_have_count(0)


@pytest.mark.parametrize("typed", ["J9F3X", "https://sp.nusadamai.example/s/j9f3x/", "s/j9f3x"])
def test_the_code_under_a_qr_leads_to_its_page(page: Page, address: str, typed: str) -> None:
    page.goto(address + "cari/")
    page.locator("#cari").fill(typed)
    page.keyboard.press("Enter")
    page.wait_for_url(address + "s/j9f3x/")


def test_the_code_is_offered_while_it_is_typed(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "j9f3x")
    assert names(page)[0] == "Buka halaman untuk kode j9f3x"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(address + "s/j9f3x/")


def test_a_code_that_nobody_has_leads_nowhere(page: Page, address: str) -> None:
    page.goto(address + "cari/?q=zz9zz")
    page.wait_for_selector(".sp-temu__kosong")
    assert page.url == address + "cari/?q=zz9zz"


def test_a_word_is_not_taken_for_a_code(page: Page, address: str) -> None:
    found = asked(page)
    page.goto(address + "cari/?q=surat")
    page.wait_for_load_state("networkidle")
    assert "cari/indeks.json" in found
    assert not [path for path in found if path.startswith("s/")]


def test_a_hostile_question_is_only_text(page: Page, address: str) -> None:
    page.goto(address + "cari/?q=" + "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20surat")
    page.wait_for_selector(".sp-temu__daftar a")
    assert page.locator("main img").count() == 0


HOSTILE = "<img src=x onerror=alert(1)>"


def test_hostile_data_is_only_text(page: Page, address: str) -> None:
    """Whatever stands in a name, an agency or an answer, the page shows it and runs nothing of it."""

    def answer(route: Route) -> None:
        data = route.fetch().json()
        data["layanan"]["n"][0] = f"{HOSTILE} Kuda Terbang"
        data["instansi"] = [[folder, name + HOSTILE, HOSTILE] for folder, name, _ in data["instansi"]]
        data["nilai"] = [one + HOSTILE for one in data["nilai"]]
        data["sinonim"].append(["__proto__", "constructor", "kuda"])
        route.fulfill(json=data)

    page.route("**/cari/indeks.json", answer)
    page.goto(address + "cari/?q=kuda+terbang")
    page.wait_for_selector(".sp-temu__daftar a")
    assert HOSTILE in page.locator(".sp-temu__nama").first.inner_text()
    page.locator("#cari").fill("kuda terbang")
    page.wait_for_selector("[role=option]")
    assert HOSTILE in names(page)[0]
    assert page.locator("main img").count() == 0


def test_an_empty_page_of_results_says_nothing_wrong(page: Page, address: str) -> None:
    found = asked(page)
    page.goto(address + "cari/")
    page.wait_for_load_state("networkidle")
    assert not page.locator("#cari-hasil").is_visible()
    assert found == ["cari/", "assets/cari.js"]


def test_without_data_the_list_is_still_there(page: Page, address: str) -> None:
    def fail(route: Route) -> None:
        route.fulfill(status=404)

    page.route("**/cari/indeks.json", fail)
    page.goto(address + "cari/?q=ktp")
    page.wait_for_selector("#cari-hasil a")
    assert "Pencarian belum dapat dibuka di sini." in page.locator("#cari-hasil").inner_text()


def test_a_folder_opened_by_double_click_is_no_dead_end(page: Page, site: Path) -> None:
    page.goto((site / BASE / "cari" / "index.html").as_uri() + "?q=ktp")
    page.wait_for_selector("#cari-hasil a")
    assert "daftar A sampai Z" in page.locator("#cari-hasil").inner_text()


def test_without_script_the_page_still_speaks(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "cari/?q=ktp")
    assert "Tanpa skrip" in page.locator("main").inner_text()
    context.close()


def test_at_the_root_of_a_host_all_works_the_same(page: Page, site: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site / BASE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    page.goto(address + "disdukcapil/ktp-el-ganti/")
    ask(page, "ktp hilang")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == address + "disdukcapil/ktp-el-ganti/"
    page.goto(address + "cari/?q=surat+miskin")
    page.wait_for_selector(".sp-temu__daftar a")
    assert page.locator(".sp-temu__daftar a").first.evaluate("link => link.href") == address + "desa-jernih/sktm/"
    server.shutdown()


def test_a_page_of_results_at_twice_the_text_size(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + "cari/?q=surat")
    page.wait_for_selector(".sp-temu__daftar a")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_fits_a_small_phone(browser: Browser, address: str, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    ask(page, "surat")
    box = page.locator(".sp-saran").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
