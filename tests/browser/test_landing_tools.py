"""The QR page's hours, voice and messages: what it says of opening times, reads aloud, and hands to other programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import zxingcpp
from playwright.sync_api import Browser, Page

from tests.browser.phone import (
    ALL,
    FIRST,
    HOST,
    INSTANSI,
    PEMDA,
    ROOT,
    Phone,
    choose,
    rendered,
    tick,
    two_editions,
    visible,
)
from tests.timeline import repository

VOICE = """(() => {
const said = [], fake = {
  getVoices: () => window.engine,
  cancel: () => { said.push(null); },
  speak: one => { said.push(one.text); window.last = one; },
};
window.engine = %s;
window.said = said;
Object.defineProperty(window, "speechSynthesis", { value: fake });
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
})()"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return rendered(two_editions(tmp_path_factory.mktemp("kecil")))


@pytest.fixture(scope="module")
def contoh(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return rendered(two_editions(tmp_path_factory.mktemp("contoh"), f"{PEMDA}contoh: true\n"))


@pytest.fixture
def phone(browser: Browser, small: dict[str, bytes]) -> Iterator[Phone]:
    made = Phone(browser, small)
    yield made
    made.context.close()
    assert made.said == []


# -------------------------------------------------------------------------------------------------- hours

MOMENTS = [
    ("2026-11-02T07:59:00+08:00", ", sekarang tutup, buka lagi hari ini 08.00."),
    ("2026-11-02T08:00:00+08:00", ", buka sampai 15.00, istirahat 12.00 sampai 13.00."),
    ("2026-11-02T11:59:59+08:00", ", buka sampai 15.00, istirahat 12.00 sampai 13.00."),
    ("2026-11-02T12:00:00+08:00", ", sekarang istirahat, buka lagi 13.00."),
    ("2026-11-02T13:00:00+08:00", ", buka sampai 15.00."),
    ("2026-11-02T15:00:00+08:00", ", sekarang tutup, buka lagi Selasa 08.00."),
    ("2026-11-05T16:00:00+08:00", ", sekarang tutup, buka lagi Jumat 08.00."),
    ("2026-11-06T11:00:00+08:00", ", sekarang tutup, buka lagi Senin 08.00."),
    ("2026-12-20T10:00:00+08:00", ", sekarang tutup, buka lagi Jumat, 1 Januari 08.00."),
    ("2026-12-21T10:00:00+08:00", ", sekarang tutup, buka lagi Jumat, 1 Januari 08.00."),
    ("2026-12-31T10:00:00+08:00", ", sekarang tutup, buka lagi Jumat 08.00."),
    ("2027-02-05T12:00:00+08:00", ", sekarang tutup, buka lagi Senin 09.00."),
    ("2027-02-08T14:30:00+08:00", ", sekarang tutup, buka lagi Selasa 09.00."),
    ("2027-03-09T09:30:00+08:00", ", buka sampai 14.00."),
    ("2027-03-10T09:30:00+08:00", ", buka sampai 15.00, istirahat 12.00 sampai 13.00."),
]


@pytest.mark.parametrize("zone", ["Asia/Makassar", "America/New_York"])
def test_open_or_closed_by_the_clock_of_the_regency(browser: Browser, small: dict[str, bytes], zone: str) -> None:
    phone = Phone(browser, small, timezone_id=zone)
    for moment, said in MOMENTS:
        page = phone.open(at=moment)
        assert page.locator("[data-j]").inner_text() == f"Menurut jadwal{said}", moment
        page.close()
    phone.context.close()
    assert phone.said == []


def test_when_nobody_says_the_hours_of_a_time_neither_does_the_page(browser: Browser, tmp_path: Path) -> None:
    own = 'tempat_layanan: [{nama: Pasar, jam: {hari: [{hari: senin-minggu, buka: "08.00", tutup: "12.00"}]}}]'
    kantor = INSTANSI.replace("tempat_layanan: [{nama: Loket 2}]", own)
    files = {"standards/pemda.yaml": PEMDA, "standards/kantor/instansi.yaml": kantor, "standards/kantor/a.yaml": FIRST}
    phone = Phone(browser, rendered(repository(tmp_path, [files])))
    for moment, words in (
        ("2026-11-02T09:00:00+08:00", ", buka sampai 12.00."),
        ("2026-12-22T09:00:00+08:00", ", sekarang tutup, buka lagi Jumat, 1 Januari 08.00."),
        ("2027-02-10T09:00:00+08:00", ":"),
        ("2027-02-07T13:00:00+08:00", ":"),
        ("2027-03-10T09:00:00+08:00", ", buka sampai 12.00."),
    ):
        page = phone.open(f"{HOST}s/aaaaa/", at=moment)
        assert page.locator("[data-j]").inner_text() == f"Menurut jadwal{words}", moment
        page.close()
    phone.context.close()
    assert phone.said == []


def test_the_answer_follows_the_clock(phone: Phone) -> None:
    page = phone.open(at="2026-11-02T11:58:30+08:00")
    assert "buka sampai 15.00" in page.locator("[data-j]").inner_text()
    page.clock.fast_forward("02:00")
    assert "sekarang istirahat" in page.locator("[data-j]").inner_text()


def test_the_answer_is_new_when_the_page_is_seen_again(phone: Phone) -> None:
    page = phone.open()
    page.evaluate("""Date.now = () => +new Date("2026-11-02T12:30:00+08:00")""")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert "sekarang istirahat" in page.locator("[data-j]").inner_text()


def test_without_script_the_table_stands_alone(browser: Browser, small: dict[str, bytes]) -> None:
    phone = Phone(browser, small, java_script_enabled=False)
    page = phone.open()
    assert page.locator("[data-j]").inner_text() == "Menurut jadwal:"
    assert page.locator(".jam").first.is_visible()
    phone.context.close()


# -------------------------------------------------------------------------------------------------- voice


def reading(browser: Browser, pages: dict[str, bytes], voices: str, path: str = "2") -> tuple[Phone, Page]:
    phone = Phone(browser, pages)
    phone.context.add_init_script(VOICE % voices)
    return phone, phone.open(f"{HOST}s/aaaaa/{path}/")


def test_the_page_is_read_aloud_as_it_is_narrowed(browser: Browser, small: dict[str, bytes]) -> None:
    phone, page = reading(browser, small, '[{lang: "en-US"}, {lang: "id_ID"}]')
    choose(page, "Rusak")
    button = page.locator("#dengar")
    assert button.inner_text() == "Dengarkan"
    button.click()
    assert button.inner_text() == "Berhenti"
    said = [one for one in page.evaluate("said") if one]
    assert said[0].startswith("Papan ini masih berlaku.")
    assert said.index("Penggantian KTP-el") < said.index("Berapa lama") < said.index("3\u00a0hari kerja")
    assert said.index("3\u00a0hari kerja") < said.index("Yang harus disiapkan") < said.index("Pengantar desa")
    assert said.index("Bila rusak") < said.index("KTP-el yang rusak") < said.index("Langkah-langkah")
    assert said[-1] == "Terima KTP-el"
    assert "Surat keterangan hilang" not in said
    assert page.evaluate("[last.lang, last.voice.lang]") == ["id-ID", "id_ID"]
    button.click()
    assert page.evaluate("said[said.length - 1]") is None
    assert button.inner_text() == "Dengarkan"
    button.click()
    page.evaluate("last.onend()")
    assert button.inner_text() == "Dengarkan"
    phone.context.close()
    assert phone.said == []


def test_numbers_are_read_as_words_of_money_and_time(browser: Browser, small: dict[str, bytes]) -> None:
    text = "Rp1.250.000 per 12 m, Rp2,5 juta, pukul 08.00 sampai 14.30, pas foto 3x4, Formulir F-1.02, 2 x 24 jam"
    pages = {path: one.replace(b"Pengantar desa", text.encode()) for path, one in small.items()}
    phone, page = reading(browser, pages, '[{lang: "id-ID"}]')
    page.locator("#dengar").click()
    said = " ".join(filter(None, page.evaluate("said")))
    assert "1250000 rupiah per 12 m, 2,5 juta rupiah, pukul 08 sampai 14 lewat 30, pas foto 3 kali 4" in said
    assert "Formulir F-1.02, 2 kali 24 jam" in said
    phone.context.close()


def test_what_changed_is_read_first(browser: Browser, small: dict[str, bytes]) -> None:
    phone, page = reading(browser, small, '[{lang: "id-ID"}]', "1")
    page.locator("#dengar").click()
    said = [one for one in page.evaluate("said") if one]
    assert said.index("Tidak diminta lagi") < said.index("Formulir F-1.02") < said.index("Syarat baru")
    assert said.index("Syarat baru") < said.index("Penggantian KTP-el")
    phone.context.close()


def test_no_button_where_no_voice_speaks_indonesian(browser: Browser, small: dict[str, bytes]) -> None:
    phone, page = reading(browser, small, '[{lang: "en-US"}, {lang: "int-XX"}]')
    assert page.locator("#dengar").is_hidden()
    page.evaluate("engine = [{lang: 'in-ID'}]; speechSynthesis.onvoiceschanged()")
    assert page.locator("#dengar").is_visible()
    phone.context.close()


def test_silence_when_the_page_is_left(browser: Browser, small: dict[str, bytes]) -> None:
    phone, page = reading(browser, small, '[{lang: "id-ID"}]')
    page.locator("#dengar").click()
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("said[said.length - 1]") is None
    phone.context.close()


# ---------------------------------------------------------------------------------- asking for an explanation


def asking(phone: Phone) -> Page:
    page = phone.open()
    page.locator("summary").click()
    return page


def test_one_text_for_every_way_and_it_follows_the_answer(phone: Phone) -> None:
    page = asking(phone)
    choose(page, "Rusak")
    shown = page.locator(".pesan").inner_text()
    assert shown.startswith("Yth. pejabat pengaduan Dinas Kependudukan")
    assert "KTP-el yang rusak" in shown
    assert "Surat keterangan hilang" not in shown
    whatsapp = urlsplit(page.locator("a", has_text="Tanya lewat WhatsApp").get_attribute("href") or "")
    assert (whatsapp.netloc, whatsapp.path) == ("wa.me", "/628000002101")
    assert parse_qs(whatsapp.query)["text"] == [shown]
    mail = urlsplit(page.locator("a", has_text="Tanya lewat email").get_attribute("href") or "")
    assert (mail.scheme, mail.path) == ("mailto", "aduan@papan.example")
    assert parse_qs(mail.query) == {
        "subject": ["Pertanyaan tentang syarat Penggantian KTP-el"],
        "body": [shown.replace("\n", "\r\n")],
    }
    assert page.locator("#lapor").get_attribute("href") == "https://www.lapor.go.id/"
    assert not any(word in shown.lower() for word in ("pungli", "melanggar", "ilegal", "dilarang"))


def test_the_text_can_be_copied_and_goes_with_the_way_to_lapor(browser: Browser, small: dict[str, bytes]) -> None:
    phone = Phone(browser, small)
    page = asking(phone)
    page.evaluate("addEventListener('copy', e => { window.copied = getSelection().toString(); })")
    page.locator("#salin").click()
    assert page.evaluate("copied") == page.locator(".pesan").inner_text()
    assert page.locator("#disalin").inner_text() == "Teks sudah disalin."
    page.evaluate("copied = ''")
    with page.expect_popup():
        page.locator("#lapor").click()
    assert phone.asked[-1] == "https://www.lapor.go.id/"
    assert page.evaluate("copied").startswith("Yth. pejabat")
    phone.context.close()


def test_in_a_demonstration_nothing_leads_out_and_the_text_stands(browser: Browser, contoh: dict[str, bytes]) -> None:
    phone = Phone(browser, contoh)
    page = asking(phone)
    assert page.locator(".luar a").count() == 0
    assert (
        "Data contoh: tombol WhatsApp, email, dan SP4N-LAPOR! tidak ada di sini." in page.locator(".luar").inner_text()
    )
    assert page.locator(".pesan").inner_text().startswith("DATA CONTOH. Kabupaten Uji tidak ada.")
    choose(page, "Rusak")
    assert "Surat keterangan hilang" not in page.locator(".pesan").inner_text()
    assert page.locator("#salin").is_visible()
    phone.context.close()


# ------------------------------------------------------------------------------------------- from wall to list


def test_from_the_code_on_a_board_to_a_ticked_list(browser: Browser, tmp_path: Path) -> None:
    pytest.importorskip("weasyprint", exc_type=OSError)
    pypdfium2: Any = pytest.importorskip("pypdfium2")
    from generator import build, jobs
    from generator.build import BuildOptions
    from generator.targets import boards

    root = two_editions(tmp_path)
    found, _ = build.publication(root, root / "standards", BuildOptions(tanggal="2026-11-01"))
    assert found is not None
    content = next(result.content for _, result in jobs.run(boards.jobs(found)) if result.content)
    picture = pypdfium2.PdfDocument(content)[0].render(scale=100 / 72, grayscale=True).to_pil()
    (code,) = (one.text for one in zxingcpp.read_barcodes(picture))
    assert code == f"{HOST}s/aaaaa/2/"
    phone = Phone(browser, rendered(root))
    page = phone.open(code)
    assert page.locator(".tanda").inner_text().startswith("Papan ini masih berlaku.")
    assert visible(page) == ALL
    choose(page, "Hilang")
    tick(page, "Surat keterangan hilang")
    page.reload()
    assert page.locator("input[value=lapor]").is_checked()
    assert "1 dari 4 sudah siap" in page.locator("#maju").inner_text()
    old = phone.open(f"{HOST}s/aaaaa/1/")
    assert old.locator("h2").first.inner_text() == "Daftar di papan ini sudah berubah. Pakai daftar di bawah ini."
    assert old.locator("#p0-0").is_checked()
    assert unquote(old.locator("a", has_text="Kirim ke WhatsApp").get_attribute("href") or "").count("\n- ") == 6
    phone.context.close()
    assert phone.said == []


# ------------------------------------------------------------------------------------------ an unknown address


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("s/aaaaa/99/", "/s/aaaaa/"),
        ("standar/s/aaaaa/99", "/standar/s/aaaaa/"),
        ("s/aaaaa/", ""),
        ("s/AAAAA/1/", ""),
        ("kantor/ktp/99/", ""),
    ],
)
def test_a_code_with_an_unknown_edition_points_to_what_is_in_force(browser: Browser, path: str, leads: str) -> None:
    """A static host answers with 404.html: its template has the line, the site's script finds the way."""
    line = re.search('<p id="qr-lain".*?</p>', (ROOT / "overrides/404.html").read_text("utf-8"))
    assert line is not None
    script = (ROOT / "generator/assets/situs.js").read_text("utf-8")
    html = f"<!doctype html><title>404</title>{line[0]}<script>{script}</script>"
    phone = Phone(browser, {f"{path}index.html" if path.endswith("/") else path: html.encode()})
    page = phone.open(HOST + path)
    assert page.locator("#qr-lain").is_visible() == bool(leads)
    if leads:
        assert page.locator("#qr-lain a").get_attribute("href") == leads
        assert page.locator("#qr-lain").inner_text().startswith("Edisi di papan ini tidak ada dalam catatan kami.")
    phone.context.close()
    assert phone.said == []
