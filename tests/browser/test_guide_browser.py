"""The chapters of the guide on a phone: nothing stands out of the page, every picture is there and readable."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.browser.demonstration import Demonstration

PHONE = {"width": 360, "height": 740}


def test_every_chapter_fits_a_phone_and_shows_its_pictures(browser: Browser, demonstration: Demonstration) -> None:
    chapters = sorted((demonstration.whole.site / "panduan").rglob("index.html"))
    assert len(chapters) > 10, "no chapters found"
    page = browser.new_page(viewport=PHONE)
    shown = 0
    for chapter in chapters:
        page.goto(demonstration.addresses[0] + chapter.parent.relative_to(demonstration.whole.site).as_posix() + "/")
        name = page.title()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], name
        pictures = page.evaluate(
            "Promise.all([...document.querySelectorAll('article img')].map(one => one.decode().then("
            "() => [one.alt, one.naturalWidth, one.getBoundingClientRect().width])))"
        )
        assert all(alt and natural >= width > 100 for alt, natural, width in pictures), (name, pictures)
        shown += len(pictures)
    page.close()
    assert shown > 15
