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
  indeks.details = null;
  const first = indeks.search(question);
  let rows = first.rows;
  if (first.missing) { indeks.addDetails(isi); rows = indeks.searchAll(question); }
  return rows.slice(0, 5).map(row => indeks.service(row.d).url.slice(0, -1));
}"""


def queries(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "search" / f"{name}.yaml").read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", ["latih", "uji"])
def test_a_query_finds_its_service(engine: Page, name: str) -> None:
    asked = queries(name)
    missed = [one["tanya"] for one in asked if not set(engine.evaluate(FIND, one["tanya"])) & set(one["jawab"])]
    assert len(asked) >= 20
    assert 1 - len(missed) / len(asked) >= 0.92, missed


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("ktp hilang", "disdukcapil/ktp-el-ganti"),
        ("surat miskin", "desa-rindang/sktm"),
        ("akte lahir", "disdukcapil/akta-kelahiran"),
        ("bikin kk", "disdukcapil/kk"),
        ("kartu kelurga", "disdukcapil/kk"),
        ("akt kelah", "disdukcapil/akta-kelahiran"),
        ("KTP-EL HILANG!!", "disdukcapil/ktp-el-ganti"),
    ],
)
def test_the_best_comes_first(engine: Page, question: str, first: str) -> None:
    assert engine.evaluate(FIND, question)[0] == first


@pytest.mark.parametrize(
    "question", ["", " ", "?!", "a", "\u00a70", "zzzzzzqqq", "constructor", "x" * 5000, "<b>", "di"]
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


def test_axe_has_nothing_to_say(page: Page, browser: Browser, address: str) -> None:
    page.goto(address + "cari/?q=surat")
    page.wait_for_selector(".sp-temu__daftar a")
    page.locator("#cari").click()
    ask(page, "akta")
    page.evaluate((ROOT / "tests/browser/vendor/axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']}).then(said => said.violations)")
    assert [(one["id"], [node["html"][:100] for node in one["nodes"]]) for one in found] == []


def test_nothing_found_leads_to_the_list(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#cari").fill("zzzzqqq")
    link = page.locator("[role=status] a")
    link.wait_for()
    assert "Tidak ditemukan. Coba kata lain, atau buka daftar A sampai Z." in page.locator("[role=status]").inner_text()
    assert link.evaluate("link => link.href") == address + "layanan/"


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
    page.get_by_label("Instansi").select_option("")
    page.get_by_label("Gratis saja").check()
    costs = page.locator(".sp-temu__nilai").all_inner_texts()
    assert 0 < counted(page) < everything
    assert all("Gratis" in cost for cost in costs)


def counted(page: Page) -> int:
    """How many services the page of results says it has found, shown or not."""
    return int(page.locator(".sp-temu__jumlah").inner_text().split()[0])


def test_the_code_under_a_qr_leads_to_its_page(page: Page, address: str) -> None:
    page.goto(address + "cari/?q=J9F3X")
    link = page.locator(".sp-temu__kode a")
    link.wait_for()
    assert link.evaluate("link => link.href") == address + "s/j9f3x/"


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
