"""A QR page kept for where there is no signal: at a host's root and below a path, on networks that are gone or dead."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.phone import Host, rendered, tick, two_editions

SAVED = "Tersimpan di HP ini. Dapat dibuka tanpa sinyal."
BANNER = re.compile(r"Tanpa sinyal\. Ini salinan di HP Anda\. Disimpan (.+), data per (.+)\. Isinya bisa sudah .+\.")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return rendered(two_editions(tmp_path_factory.mktemp("kecil")))


@pytest.fixture(params=["/", "/standar/"])
def host(request: pytest.FixtureRequest, small: dict[str, bytes]) -> Iterator[Host]:
    made = Host(dict(small), request.param)
    yield made
    made.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 360, "height": 740})
    yield made
    made.close()


def saved(context: BrowserContext, host: Host, path: str = "s/aaaaa/2/") -> Page:
    """That page, once it is kept."""
    page = context.new_page()
    page.goto(host.url + path)
    page.get_by_role("button", name="Simpan di HP").click()
    expect(page.locator("#tersimpan")).to_have_text(SAVED)
    return page


def test_nothing_is_registered_before_somebody_taps(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(f"{host.url}s/aaaaa/2/")
    expect(page.locator("#simpan")).to_be_visible()
    assert host.asked == [f"{host.base}s/aaaaa/2/"]
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert page.evaluate("caches.keys()") == []


def test_a_saved_page_opens_without_a_network_and_says_so(context: BrowserContext, host: Host) -> None:
    page = saved(context, host)
    assert page.evaluate("navigator.serviceWorker.ready.then(one => new URL(one.scope).pathname)") == f"{host.base}s/"
    tick(page, "Pengantar desa")
    host.close()
    context.set_offline(True)
    page.reload()
    said = BANNER.fullmatch(page.locator(".luring").inner_text())
    assert said is not None
    today = page.evaluate('new Date().toLocaleDateString("id", {day: "numeric", month: "long", year: "numeric"})')
    assert said.groups() == (today, "1\u00a0November\u00a02026")
    assert page.locator("input[value=f]").is_checked()
    assert page.locator("#tersimpan").inner_text() == SAVED
    again = context.new_page()
    again.goto(f"{host.url}s/aaaaa/2/?dari=papan#daftar")
    assert again.locator("h1").inner_text() == "Penggantian KTP-el"


def test_with_a_network_the_page_is_new_and_so_is_the_copy(context: BrowserContext, host: Host) -> None:
    page = saved(context, host)
    path = "s/aaaaa/2/index.html"
    host.pages[path] = host.pages[path].replace(b"Pengantar desa", b"Pengantar lurah")
    page.reload()
    assert page.locator(".luring").count() == 0
    assert page.locator("label", has_text="Pengantar lurah").is_visible()
    host.close()
    page.reload()
    assert page.locator(".luring").count() == 1
    assert page.locator("label", has_text="Pengantar lurah").is_visible()


def test_a_dead_network_is_not_waited_for(context: BrowserContext, host: Host) -> None:
    page = saved(context, host)
    host.silent = True
    page.reload()
    assert page.locator(".luring").is_visible()
    host.silent = False


def test_a_host_at_fault_does_not_take_the_page_away(context: BrowserContext, host: Host) -> None:
    page = saved(context, host)
    host.broken = True
    page.reload()
    assert page.locator(".luring").is_visible()
    host.broken = False
    page.reload()
    assert page.locator(".luring").count() == 0


def test_a_page_that_was_not_saved_names_those_that_were(context: BrowserContext, host: Host) -> None:
    page = saved(context, host)
    host.close()
    page.goto(f"{host.url}s/aaaaa/1/")
    assert page.locator("h1").inner_text() == "Tidak ada sinyal"
    page.get_by_role("link", name="Penggantian KTP-el").click()
    assert page.locator(".luring").is_visible()


def test_it_can_be_removed_again_and_leaves_nothing(context: BrowserContext, host: Host) -> None:
    page = saved(context, host)
    other = saved(context, host, "s/aaaaa/")
    other.get_by_role("button", name="Hapus dari HP").click()
    expect(other.get_by_role("button", name="Simpan di HP")).to_be_visible()
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 1
    page.get_by_role("button", name="Hapus dari HP").click()
    expect(page.locator("#tersimpan")).to_have_text("")
    assert page.evaluate("caches.open('qr').then(shelf => shelf.keys()).then(all => all.length)") == 0
    expect(page.get_by_role("button", name="Simpan di HP")).to_be_visible()
    page.wait_for_function("navigator.serviceWorker.getRegistrations().then(all => !all.length)")


def test_what_cannot_be_saved_is_said(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(f"{host.url}s/aaaaa/2/")
    del host.pages["s/luring.js"]
    page.get_by_role("button", name="Simpan di HP").click()
    expect(page.locator("#tersimpan")).to_have_text("Belum tersimpan. Coba lagi.")


def test_no_button_where_nothing_can_be_kept(browser: Browser, small: dict[str, bytes], host: Host) -> None:
    context = browser.new_context(service_workers="allow")
    context.add_init_script("delete Navigator.prototype.serviceWorker; delete window.caches")
    page = context.new_page()
    page.goto(f"{host.url}s/aaaaa/2/")
    assert page.locator("#cetak").is_visible()
    assert page.locator("#simpan").is_hidden()
    context.close()
