"""The QR code's pages on a small phone: first screen, ticks, questions, large type; no script, no network needed."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from generator import build, jobs
from generator.build import BuildOptions
from generator.targets import landing
from generator.targets.publication import Papan
from tests.timeline import repository

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "generator" / "fonts"
HOST = "http://papan.example/"
PEMDA = "nama: Kabupaten Uji\nalamat_qr: http://papan.example/\n"
INSTANSI = (
    "nama: Dinas Kependudukan dan Pencatatan Sipil\ntingkat: dinas\nwarna: laut\ntempat_layanan: [{nama: Loket 2}]\n"
)
FIRST = """kode: aaaaa
nama: Penggantian KTP-el
ringkasan: KTP-el hilang, rusak, atau datanya berubah.
jenis: administratif
status: berlaku
edisi: 1
berlaku_sejak: "2024-01-02"
jangka_waktu: {teks: 3 hari kerja, sejak: berkas lengkap}
biaya: {teks: Gratis}
produk: [{nama: KTP-el, pengambilan: Loket 4}]
kasus:
  - {id: hilang, nama: hilang, pertanyaan: Mengapa perlu diganti?, jawaban: Hilang}
  - {id: rusak, nama: rusak, pertanyaan: Mengapa perlu diganti?, jawaban: Rusak}
kelompok: [{id: bukti, nama: Bukti diri, pilih: satu}]
persyaratan:
  - {id: formulir, uraian: Formulir F-1.02, jenis: formulir}
  - {id: lapor, uraian: Surat keterangan hilang, bila: {kasus: [hilang]}}
  - {id: lama, uraian: KTP-el yang rusak, bila: {kasus: [rusak]}}
  - {id: kk, uraian: Kartu Keluarga, kelompok: bukti}
  - {id: ijazah, uraian: Ijazah, kelompok: bukti}
  - {id: surat, uraian: Surat kuasa, wajib: false}
  - {id: datang, uraian: Datang sendiri, jenis: tindakan, bila: {kasus: [hilang]}}
prosedur: [{uraian: Serahkan berkas}, {uraian: Terima KTP-el}]
"""
SECOND = (
    FIRST.replace("edisi: 1", "edisi: 2")
    .replace("2024-01-02", "2025-04-14")
    .replace("id: formulir, uraian", "id: f, uraian")
)
SECOND = SECOND.replace("Formulir F-1.02, ", "Pengantar desa, ")
AWKWARD = ("j7c5s/1", "x2e7j/1", "y4b8r/1", "h4w2n/2", "t3k7f/1")
"""Of the demonstration: withdrawn, a draft, a fee that is missing, stages, tiers."""
PAGE = f"{HOST}s/aaaaa/2/"


def rendered(root: Path) -> dict[str, bytes]:
    found, _ = build.publication(root, root / "standards", BuildOptions(tanggal="2026-11-01"))
    assert found is not None
    found = replace(found, papan={one.kode: Papan("papan/a/b.pdf", 1) for one in found.riwayat})
    made = {job.path: result.content for job, result in jobs.run(landing.jobs(found, {}))}
    assert made
    assert all(made.values())
    return made  # type: ignore[return-value]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One service in two editions."""
    base = {"standards/pemda.yaml": PEMDA, "standards/kantor/instansi.yaml": INSTANSI}
    file = "standards/kantor/ktp.yaml"
    return rendered(repository(tmp_path_factory.mktemp("kecil"), [{**base, file: FIRST}, {file: SECOND}]))


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The demonstration as it stands."""
    root = tmp_path_factory.mktemp("katalog")
    shutil.copytree(ROOT / "standards", root / "standards")
    return rendered(root)


class Phone:
    """A context of 360 by 740 that knows our pages only, and keeps what it was asked for and what it complained of."""

    def __init__(self, browser: Browser, pages: dict[str, bytes], **options: Any) -> None:
        self.asked: list[str] = []
        self.said: list[str] = []
        self.pages = pages
        self.context: BrowserContext = browser.new_context(viewport={"width": 360, "height": 740}, **options)
        self.context.route("**/*", self._answer)

    def _answer(self, route: Route) -> None:
        self.asked.append(route.request.url)
        path = route.request.url.removeprefix(HOST)
        content = self.pages.get(f"{path}index.html" if path.endswith("/") else path)
        if content is None:
            route.fulfill(status=404, body="")
        else:
            route.fulfill(status=200, content_type="text/html; charset=utf-8", body=content)

    def open(self, url: str = PAGE) -> Page:
        page = self.context.new_page()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.goto(url)
        return page


@pytest.fixture
def phone(browser: Browser, small: dict[str, bytes]) -> Iterator[Phone]:
    made = Phone(browser, small)
    yield made
    made.context.close()
    assert made.said == []


def visible(page: Page) -> list[str]:
    found = page.locator(".daftar label span").all()
    return [one.evaluate("e => e.firstChild.textContent.trim()") for one in found if one.is_visible()]


def is_wider_than_the_screen(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def choose(page: Page, answer: str) -> None:
    page.locator(".chip", has_text=answer).first.click()


def tick(page: Page, text: str) -> None:
    page.locator(".daftar label", has_text=text).click()


ALL = ["Pengantar desa", "Surat kuasa", "Kartu Keluarga", "Ijazah", "Surat keterangan hilang", "KTP-el yang rusak"]
ALL += ["Datang sendiri"]


def test_one_request_and_no_complaint(phone: Phone) -> None:
    page = phone.open()
    page.wait_for_load_state("networkidle")
    assert phone.asked == [PAGE]


def test_the_list_begins_on_the_first_screen(phone: Phone) -> None:
    page = phone.open()
    fonts = {
        weight: base64.b64encode((FONTS / f"PublicSans-{name}.ttf").read_bytes()).decode()
        for weight, name in (("400", "Regular"), ("700", "Bold"), ("800", "ExtraBold"))
    }
    page.evaluate(
        """async fonts => { for (const [weight, text] of Object.entries(fonts)) {
        const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));
        document.fonts.add(await new FontFace("Uji", bytes.buffer, {weight}).load()); }
        document.body.style.fontFamily = "Uji"; }""",
        fonts,
    )
    box = page.locator("#daftar").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 740


def test_an_answer_narrows_the_list(phone: Phone) -> None:
    page = phone.open()
    assert visible(page) == ALL
    assert "7 butir" in page.locator(".jumlah").inner_text()
    choose(page, "Rusak")
    assert visible(page) == [text for text in ALL if text not in ("Surat keterangan hilang", "Datang sendiri")]
    assert not page.locator("h3", has_text="Lakukan").is_visible()
    assert "5 butir" in page.locator(".jumlah").inner_text()
    choose(page, "Tidak tahu")
    assert visible(page) == ALL


def test_without_script_answers_narrow_too_and_no_button_is_dead(browser: Browser, small: dict[str, bytes]) -> None:
    phone = Phone(browser, small, java_script_enabled=False)
    page = phone.open()
    page.locator(".chip", has_text="Rusak").click()
    assert page.locator("label", has_text="Surat keterangan hilang").is_hidden()
    assert page.locator("label", has_text="KTP-el yang rusak").is_visible()
    page.locator(".daftar label", has_text="Pengantar desa").click()
    assert page.locator("input[value=f]").is_checked()
    assert [one.is_visible() for one in page.locator("button").all()] == [False, False]
    assert page.locator("a", has_text="Kirim ke WhatsApp").is_visible()
    page.locator("summary").click()
    assert page.locator("a", has_text="Tanya lewat WhatsApp").is_visible()
    phone.context.close()


def test_ticks_stay_on_this_phone(phone: Phone) -> None:
    page = phone.open()
    assert not page.locator("#maju").is_visible()
    tick(page, "Pengantar desa")
    choose(page, "Rusak")
    assert "1 dari 3 sudah siap" in page.locator("#maju").inner_text()
    assert "Tanda centang hanya tersimpan di HP ini." in page.locator("#maju").inner_text()
    tick(page, "KTP-el yang rusak")
    tick(page, "Ijazah")
    assert "Semua sudah siap. Datang ke Loket 2." in page.locator("#maju").inner_text()
    page.reload()
    assert [one.input_value() for one in page.locator("input[type=checkbox]:checked").all()] == ["f", "ijazah", "lama"]
    other = phone.open(f"{HOST}s/aaaaa/1/")
    assert other.locator("input[value=f]").is_checked()
    tick(other, "Pengantar desa")
    other.reload()
    assert not other.locator("input[value=f]").is_checked()


def test_the_text_to_send_follows_the_answer(phone: Phone) -> None:
    page = phone.open()
    link = page.locator("a", has_text="Kirim ke WhatsApp")
    assert unquote(link.get_attribute("href") or "").count("\n- ") == 7
    choose(page, "Rusak")
    text = unquote(link.get_attribute("href") or "")
    assert text.count("\n- ") == 5
    assert "Surat keterangan hilang" not in text
    assert "Bila hilang" not in text
    assert text.endswith("http://papan.example/s/aaaaa/")
    asked = unquote(page.locator("a", has_text="Tanya lewat WhatsApp").get_attribute("href") or "")
    assert asked.count("\n- ") == 5


def test_larger_type_and_print(phone: Phone) -> None:
    page = phone.open()
    button = page.locator("button", has_text="Perbesar huruf")
    sizes = []
    for _ in range(4):
        button.click()
        sizes.append(page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)"))
        assert not is_wider_than_the_screen(page)
    assert sizes == [20, 24, 32, 16]
    page.emulate_media(media="print")
    assert not any(one.is_visible() for one in page.locator("button, .chip, details").all())
    assert page.locator(".daftar label").first.is_visible()


def test_by_keyboard_alone(phone: Phone) -> None:
    page = phone.open()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "f":
            break
    page.keyboard.press("Space")
    assert page.locator("input[value=f]").is_checked()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_an_old_board_shows_what_changed(phone: Phone) -> None:
    page = phone.open(f"{HOST}s/aaaaa/1/")
    assert page.locator("h2").first.inner_text() == "Daftar di papan ini sudah berubah. Pakai daftar di bawah ini."
    assert page.locator("del").inner_text() == "Formulir F-1.02"
    page.locator("a", has_text="Langsung ke daftar terbaru").click()
    box = page.locator("#daftar").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 200


def test_nothing_is_wider_than_the_screen(browser: Browser, shipped: dict[str, bytes]) -> None:
    phone = Phone(browser, shipped)
    page = phone.context.new_page()
    wide, seen = [], 0
    for path in sorted(path for path in shipped if path.endswith("/1/index.html")):
        page.goto(HOST + path.removesuffix("index.html"), wait_until="domcontentloaded")
        for width, size in ((320, "100%"), (360, "200%"), (1280, "100%")):
            page.set_viewport_size({"width": width, "height": 740})
            page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
            wide += [(path, width, size)] if is_wider_than_the_screen(page) else []
            seen += 1
    phone.context.close()
    assert seen > 30
    assert wide == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, small: dict[str, bytes], shipped: dict[str, bytes], scheme: str) -> None:
    axe = (ROOT / "tests" / "browser" / "vendor" / "axe.min.js").read_text("utf-8")
    tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21aa", "wcag22aa", "best-practice"]
    phone = Phone(browser, shipped | small, bypass_csp=True, color_scheme=scheme)
    page = phone.context.new_page()
    found = {}
    for path in ("aaaaa/1", "aaaaa/2", *AWKWARD):
        page.goto(f"{HOST}s/{path}/", wait_until="domcontentloaded")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        page.evaluate(axe)
        result = page.evaluate("tags => axe.run({runOnly: tags})", tags)
        assert len(result["passes"]) > 10
        found[path] = [(one["id"], one["nodes"][0]["html"]) for one in result["violations"]]
    phone.context.close()
    assert not any(found.values()), found
