"""The site of the retyped real cases in a browser: nothing sideways, nothing from elsewhere, everything usable."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).parents[2]
AXE = (Path(__file__).parent / "vendor/axe.min.js").read_text("utf-8")
PAGES = (
    "",
    "layanan/",
    "instansi/",
    "perubahan/",
    "perubahan/2026/",
    "perubahan/2026-06/",
    "perubahan/2026-tw2/",
    "perubahan/instansi/",
    "perubahan/peraga/",
    "konsultasi/",
    "banding/",
    "banding/dispensasi-nikah/",
    "cari/",
    "bantuan/",
    "bantuan/SP102/",
    "peraga/",
    "peraga/izin-peraga/",
    "peraga/layanan-lama/",
    "peraga/fkp/2026-02-11/",
    "perumda-tsb/sambungan-rumah-baru/",
    "prov-sulteng/hibah-rumah-ibadah/",
    "kua-tarakan/pendaftaran-nikah/",
    "disdukcapil-bengkalis/ktp-el-rusak-hilang/",
    "peristiwa/",
    "peristiwa/menikah/",
)
PERISTIWA = """
peristiwa:
  - id: menikah
    nama: Menikah
    ikon: menikah
    ringkasan: Dispensasi, KUA
    kalimat: Urutan yang lazim.
    langkah:
      - {nama: Minta dispensasi camat, bila: kurang dari 10 hari kerja lagi, layanan: [kec-sampung/dispensasi-nikah]}
      - nama: Daftar di KUA
        layanan: [kua-tarakan/pendaftaran-nikah, peraga/izin-peraga]
        tenggat: {teks: Paling lambat 10 hari kerja sebelum akad, menurut: peraturan yang berlaku, dibaca: "2026-10-05"}
      - {nama: Lapor RT, di: Ketua RT}
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A folder over HTTP without a word."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site, under a path."""
    root = tmp_path_factory.mktemp("situs")
    shutil.copytree(ROOT / "tests/real", root / "standards")
    (root / "standards/README.md").unlink()  # MkDocs would take it for the home page
    (root / "standards/peristiwa.yaml").write_text(PERISTIWA, "utf-8")
    for name in ("overrides", "schema"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    options = '{"papan": false, "tanggal": "2026-11-01"}'
    command = [sys.executable, "-m", "generator.plugin", "build", "--config", "mkdocs.yml"]
    command += ["--site-dir", str(root / "luar/standar"), "--option", options]
    done = subprocess.run(
        command, cwd=root, env={"PYTHONPATH": str(ROOT), "PATH": ""}, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    handler = functools.partial(Quiet, directory=str(root / "luar"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/standar/"
    server.shutdown()


def opened(browser: Browser, address: str, width: int = 360, **options: object) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 740}, reduced_motion="reduce", **options)  # type: ignore[arg-type]
    try:
        page = context.new_page()
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, address
        yield page
    finally:
        context.close()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_sideways_missing_or_from_elsewhere(browser: Browser, base: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 740})
    page = context.new_page()
    bad: list[str] = []
    page.on("response", lambda got: bad.append(got.url) if got.status >= 400 else None)
    page.on("request", lambda asked: bad.append(asked.url) if not asked.url.startswith((base, "data:")) else None)
    page.on("pageerror", lambda error: bad.append(str(error)))
    page.goto(base + path, wait_until="networkidle")
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").count() == 1
    context.close()
    assert not bad


@pytest.mark.parametrize(
    "path",
    ["", "peraga/izin-peraga/", "peraga/fkp/2026-02-11/", "peraga/", "banding/dispensasi-nikah/", "peristiwa/menikah/"],
)
def test_large_type_stays_inside(browser: Browser, base: str, path: str) -> None:
    """Text at 200 %, as a reader sets it in the browser."""
    for page in opened(browser, base + path, bypass_csp=True):
        page.add_style_tag(content="html { font-size: 250% !important; }")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_script_the_list_ticks_and_the_search_leads_on(browser: Browser, base: str) -> None:
    for page in opened(browser, f"{base}peraga/izin-peraga/", java_script_enabled=False):
        boxes = page.locator(".sp-butir input")
        assert boxes.count() == 9
        page.locator(".sp-butir label").first.click()
        assert boxes.first.is_checked()
        assert page.locator(".sp-butir label").first.bounding_box()["height"] >= 44  # type: ignore[index]
        page.locator("details.sp-luar summary").click()
        assert page.get_by_text("Tunjukkan halaman ini.").is_visible()
    for page in opened(browser, base, java_script_enabled=False):
        page.fill("#cari-utama", "ktp hilang")
        page.locator(".sp-cari button").click()
        assert page.url == f"{base}cari/?q=ktp+hilang"
        page.locator("#cari-hasil a").first.click()
        assert page.url == f"{base}layanan/"


def test_every_anchor_of_a_requirement_scrolls_there(browser: Browser, base: str) -> None:
    for page in opened(browser, f"{base}peraga/izin-peraga/#syarat-saksi"):
        page.wait_for_function("scrollY > 0")
        box = page.locator("#syarat-saksi").bounding_box()
        assert box is not None
        assert -1 <= box["y"] < 740


IZIN = "peraga/izin-peraga/"


def shown(page: Page) -> list[str]:
    """The requirements that are seen."""
    return page.locator(".sp-butir:visible").evaluate_all("rows => rows.map(row => row.id)")  # type: ignore[no-any-return]


@pytest.mark.parametrize("script", [True, False])
def test_answers_narrow_the_list_with_and_without_a_script(browser: Browser, base: str, script: bool) -> None:
    for page in opened(browser, base + IZIN, java_script_enabled=script):
        everything = shown(page)
        assert len(everything) == 9
        page.get_by_text("Perorangan", exact=True).click()
        fewer = shown(page)
        assert set(fewer) == set(everything) - {"syarat-hitungan", "syarat-uji", "syarat-gambar"}
        assert not page.get_by_role("heading", name="Bila pemohon badan hukum").count()
        page.get_by_text("Tidak tahu", exact=True).first.click()
        assert shown(page) == everything


def test_an_old_browser_narrows_by_script_and_shows_what_is_chosen(browser: Browser, base: str) -> None:
    """Before :has an unknown selector is a rule that is not there."""
    context = browser.new_context(viewport={"width": 360, "height": 740})

    def older(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(":has(", ":belum-ada("))

    context.route("**/*.css", older)
    page = context.new_page()
    page.goto(base + IZIN)
    everything = shown(page)
    page.get_by_text("Perorangan", exact=True).click()
    assert set(everything) - set(shown(page)) == {"syarat-hitungan", "syarat-uji", "syarat-gambar"}
    mark = "e => getComputedStyle(e, '::before').content"
    assert page.get_by_text("Perorangan", exact=True).evaluate(mark) == '"✓"'
    page.get_by_text("Tidak tahu", exact=True).first.click()
    assert shown(page) == everything
    context.close()


def test_ticks_stay_and_follow_to_the_page_of_the_code(browser: Browser, base: str) -> None:
    for page in opened(browser, base + IZIN):
        bar = page.locator(".sp-kemajuan")
        assert bar.is_hidden()
        for name in ("foto", "saksi"):
            page.locator(f"#syarat-{name} label").click()
        said = bar.locator("strong").inner_text()
        assert re.fullmatch(r"2 dari \d+ sudah siap", said)
        page.reload()
        assert page.locator("#syarat-foto input").is_checked()
        assert bar.locator("strong").inner_text() == said
        page.goto(f"{base}s/7ab26/2/")
        assert page.locator("input[value=foto]").is_checked()
        assert page.locator("input[type=checkbox]:checked").count() == 2
        page.locator("label", has=page.locator("input[value=foto]")).click()
        page.goto(base + IZIN)
        assert not page.locator("#syarat-foto input").is_checked()
        assert page.locator("#syarat-saksi input").is_checked()


def test_one_of_a_choice_is_enough(browser: Browser, base: str) -> None:
    """Of the group that says "salah satu" one tick counts, and what is not obligatory is not counted."""
    for page in opened(browser, base + IZIN):
        page.locator("#syarat-sertifikat label").click()
        first = page.locator(".sp-kemajuan strong").inner_text()
        page.locator("#syarat-sewa label").click()
        assert page.locator(".sp-kemajuan strong").inner_text() == first


def test_a_link_to_a_requirement_shows_when_it_is_reached(browser: Browser, base: str) -> None:
    for page in opened(browser, base + IZIN, 1280):
        link = page.locator("#syarat-foto .sp-jangkar")
        opacity = "one => getComputedStyle(one).opacity"
        assert link.evaluate(opacity) == "0"
        page.locator("#syarat-foto input").focus()
        page.keyboard.press("Tab")
        assert link.evaluate("one => one === document.activeElement")
        assert link.evaluate(opacity) == "1"
        page.keyboard.press("Enter")
        assert page.url.endswith("#syarat-foto")


def test_a_printed_page_has_the_whole_list_and_no_buttons(browser: Browser, base: str) -> None:
    for page in opened(browser, base + IZIN):
        page.emulate_media(media="print")
        assert len(shown(page)) == 9
        for gone in (".sp-pilihan", ".sp-jangkar", ".sp-punya", ".sp-kemajuan"):
            assert not page.locator(f"{gone}:visible").count(), gone


def test_from_home_by_an_event_to_a_service_with_the_keyboard(browser: Browser, base: str) -> None:
    for page in opened(browser, base):
        page.locator(".sp-peristiwa a").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{base}peristiwa/menikah/")
        page.locator("#langkah-1 .sp-jalur__di a").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{base}kec-sampung/dispensasi-nikah/")
        assert page.get_by_role("link", name="Menikah").first.is_visible()


@pytest.mark.parametrize("path", [path for path in PAGES if path != "bantuan/"])
def test_axe(browser: Browser, base: str, path: str) -> None:
    """WCAG 2.2 AA as far as a program can see it, on a phone and in the dark on a desktop."""
    for page in opened(browser, base + path):
        page.evaluate(AXE)
        for width, scheme in ((360, "light"), (1280, "dark")):
            page.set_viewport_size({"width": width, "height": 740})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
            faults = {each["id"]: [node["html"][:160] for node in each["nodes"][:3]] for each in found["violations"]}
            assert not faults, (width, scheme)


def test_on_a_phone_a_comparison_names_the_offices_that_ask(browser: Browser, base: str) -> None:
    """Where all ask, the sentence is enough, but for an office that says something; a desk has the whole table."""
    address = f"{base}banding/dispensasi-nikah/"
    for page in opened(browser, address):
        row = page.locator("tr", has_text="Surat Pengantar RT/ RW").first
        assert row.locator("td:visible").evaluate_all("cells => cells.map(one => one.dataset.kantor)") == [
            "Kecamatan Rangkui"
        ]
        everybody = page.locator("tr.sp-semua").first
        assert everybody.count() == 1
        assert everybody.locator("td").count() == 3
        for cell in everybody.locator("td:visible").all():
            assert "sp-berket" in (cell.get_attribute("class") or "")
        assert page.locator("tr.sp-banding__nilai").first.locator("td:visible").count() == 3
    for page in opened(browser, address, 1280):
        assert page.locator("tr", has_text="Surat Pengantar RT/ RW").first.locator("td:visible").count() == 3
        assert not page.locator(".sp-banding__hp:visible").count()


def test_the_message_of_a_month_can_be_copied(base: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{base}perubahan/2026-06/")
    button = page.get_by_role("button", name="Salin teks")
    button.click()
    page.get_by_role("button", name="Sudah disalin").wait_for()
    chosen = page.evaluate("() => { const e = document.activeElement; return e.value.slice(0, e.selectionEnd); }")
    assert chosen.startswith("DATA CONTOH. ")
    assert "layanan berubah pada Juni 2026" in chosen
    context.close()
    plain = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{base}perubahan/2026-06/")
    assert page.get_by_role("button", name="Salin teks").count() == 0
    assert page.get_by_role("link", name="Kirim ke WhatsApp").count() == 1
    plain.close()
