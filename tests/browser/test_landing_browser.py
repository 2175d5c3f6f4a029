"""The QR code's pages on a small phone: first screen, ticks, questions, large type; no script, no network needed."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser

from tests.browser.phone import (
    ALL,
    HOST,
    INSTANSI,
    PAGE,
    PEMDA,
    ROOT,
    SECOND,
    Phone,
    choose,
    demonstration,
    is_wider_than_the_screen,
    rendered,
    tick,
    two_editions,
    visible,
)
from tests.timeline import repository

FONTS = ROOT / "generator" / "fonts"
AWKWARD = ("j7c5s/1", "x2e7j/1", "y4b8r/1", "h4w2n/2", "t3k7f/1")
"""Of the demonstration: withdrawn, a draft, a fee that is missing, stages, tiers."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One service in two editions."""
    return rendered(two_editions(tmp_path_factory.mktemp("kecil")))


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The demonstration as it stands."""
    return demonstration(tmp_path_factory.mktemp("katalog"))


@pytest.fixture
def phone(browser: Browser, small: dict[str, bytes]) -> Iterator[Phone]:
    made = Phone(browser, small)
    yield made
    made.context.close()
    assert made.said == []


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
    buttons = [one.is_visible() for one in page.locator("button").all()]
    assert len(buttons) == 5
    assert not any(buttons)
    assert page.locator("a", has_text="Kirim ke WhatsApp").is_visible()
    page.locator("summary").click()
    assert page.locator("a", has_text="Tanya lewat WhatsApp").is_visible()
    phone.context.close()


def test_an_old_browser_narrows_by_script(browser: Browser, small: dict[str, bytes]) -> None:
    """Before :has, which came in 2022 and 2023; an unknown selector is a rule that is not there."""
    old = {path: content.replace(b"main:has(", b"main:belum-ada(") for path, content in small.items()}
    assert old != small
    phone = Phone(browser, old, bypass_csp=True)
    page = phone.open()
    choose(page, "Rusak")
    assert visible(page) == [text for text in ALL if text not in ("Surat keterangan hilang", "Datang sendiri")]
    assert "5 butir" in page.locator(".jumlah").inner_text()
    choose(page, "Tidak tahu")
    assert visible(page) == ALL
    phone.context.close()
    assert phone.said == []


def test_an_old_browser_keeps_words_apart_from_boxes_and_numbers(browser: Browser, small: dict[str, bytes]) -> None:
    """Before 2020 a row knew no gap, and no box its own look."""
    old = {path: content.replace(b"gap:", b"celah:") for path, content in small.items()}
    phone = Phone(browser, old, bypass_csp=True)
    page = phone.open()
    apart = """e => e.nextElementSibling.getBoundingClientRect().left - e.getBoundingClientRect().right"""
    for place in (".daftar input", ".langkah i", ".tanda svg", ".kop svg"):
        measured = [one.evaluate(apart) for one in page.locator(place).all() if one.is_visible()]
        assert measured, place
        assert all(6 <= room <= 20 for room in measured), place
    assert page.locator(".sel dt svg").first.evaluate("e => getComputedStyle(e).marginRight") == "8px"
    phone.context.close()


def test_where_nothing_may_be_kept_the_page_works_all_the_same(browser: Browser, small: dict[str, bytes]) -> None:
    phone = Phone(browser, small)
    denied = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    phone.context.add_init_script(denied)
    page = phone.open()
    tick(page, "Pengantar desa")
    choose(page, "Rusak")
    assert "1 dari 3 sudah siap" in page.locator("#maju").inner_text()
    page.get_by_role("button", name="Perbesar huruf").click()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"
    phone.context.close()
    assert phone.said == []


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
    sizes, names = [], []
    for _ in range(5):
        names.append(page.locator("#besar").inner_text())
        page.locator("#besar").click()
        page.reload()
        sizes.append(page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)"))
        assert not is_wider_than_the_screen(page)
    assert sizes == [20, 24, 32, 16, 20]
    assert names == ["Perbesar huruf"] * 3 + ["Huruf biasa", "Perbesar huruf"]
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


def test_no_page_of_the_demonstration_complains(browser: Browser, shipped: dict[str, bytes]) -> None:
    """Every state that stands in the catalogue: in force, changed, withdrawn, a draft."""
    phone = Phone(browser, shipped)
    page = phone.context.new_page()
    page.on("console", lambda message: phone.said.append(message.text))
    page.on("pageerror", lambda error: phone.said.append(str(error)))
    paths = [path.removesuffix("index.html") for path in sorted(shipped) if path.endswith(".html")]
    for path in paths:
        page.goto(HOST + path)
        assert page.locator("#besar").is_visible()
    phone.context.close()
    assert len(paths) > 150
    assert phone.said == []


HOSTILE = """<script>alert(1)</script> " ' & $& $1 # {{ 7*7 }} </style> <!-- %0A \\u2028 ‮"""


def test_hostile_words_change_nothing_but_the_words(browser: Browser, tmp_path: Path) -> None:
    """In the list, the questions, the messages, the place of the count: text stays text, and reaches WhatsApp whole."""
    quoted = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    file = SECOND.replace("Pengantar desa", f'"{quoted}"').replace("jawaban: Rusak", f'jawaban: "{quoted}"')
    file = file.replace("nama: Penggantian KTP-el", f'nama: "{quoted}"')
    place = INSTANSI.replace("{nama: Loket 2}", f'{{nama: "{quoted}"}}').replace("nama: Dinas", "nama: '\"><b>'' Dinas")
    place = place.replace("Kependudukan dan Pencatatan Sipil", "Sipil'")
    base = {"standards/pemda.yaml": PEMDA, "standards/kantor/instansi.yaml": place, "standards/kantor/ktp.yaml": file}
    phone = Phone(browser, rendered(repository(tmp_path, [base])))
    page = phone.open()
    assert " ".join(HOSTILE.split()) in " ".join(page.locator("h1").inner_text().split())
    page.locator(".daftar label").first.click()
    choose(page, "Hilang")
    assert page.locator("#maju").is_visible()
    sent = unquote(page.locator("a", has_text="Kirim ke WhatsApp").get_attribute("href") or "")
    assert f"- {' '.join(HOSTILE.split())}\n" in sent
    page.locator("summary").click()
    mail = unquote(page.locator("a", has_text="Tanya lewat email").get_attribute("href") or "")
    assert f"- {' '.join(HOSTILE.split())}\r\n" in mail
    assert f"- {' '.join(HOSTILE.split())}\n" in page.locator(".pesan").inner_text()
    for box in page.locator("input[type=checkbox]:visible").all():
        box.check()
    assert "Semua sudah siap" in page.locator("#maju").inner_text()
    assert page.locator("script").count() == 1
    assert not is_wider_than_the_screen(page)
    phone.context.close()
    assert phone.said == []
