"""Every kind of page of the demonstration, light and dark, phone and desktop, by keyboard, enlarged and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.browser.demonstration import Demonstration

HERE = Path(__file__).parent
AXE = (HERE / "vendor/axe.min.js").read_text("utf-8")
THEME: list[dict[str, str]] = yaml.safe_load((HERE / "tema.yaml").read_text("utf-8"))
"""What we cannot mend: id, selector, reason."""
ALL = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']"
RUN = "axe.run({{runOnly: {}, rules: {{'target-size': {{enabled: true}}}}, resultTypes: ['violations']}})"
"""axe leaves the size of targets out unless it is asked for."""
COLOURS = "{type: 'rule', values: ['color-contrast', 'link-in-text-block']}"
LOOKS = [(360, "light", ALL), (360, "dark", COLOURS), (1280, "light", COLOURS), (1280, "dark", ALL)]
"""Each width and each scheme is looked at whole once; colours are looked at in all four."""


@contextmanager
def opened(browser: Browser, width: int, scheme: str = "light", **options: Any) -> Iterator[Page]:
    size = {"width": width, "height": 740}
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce", **options)  # type: ignore[arg-type]
    try:
        yield context.new_page()
    finally:
        context.close()


def show(page: Page, address: str) -> None:
    """The page, with what its scripts add: the results of a search."""
    page.goto(address, wait_until="load")
    if "?q=" in address:
        page.locator("#cari-hasil a").first.wait_for()


@pytest.mark.parametrize(("width", "scheme", "rules"), LOOKS, ids=[f"{width}-{scheme}" for width, scheme, _ in LOOKS])
def test_axe_finds_nothing_on_any_kind_of_page(
    browser: Browser, demonstration: Demonstration, width: int, scheme: str, rules: str
) -> None:
    """WCAG 2.2 AA, as far as a program can see it."""
    found: list[tuple[str, str, str]] = []
    seen: set[str] = set()
    kinds = demonstration.kinds()
    assert len(kinds) > 20
    with opened(browser, width, scheme) as page:
        for kind, address in kinds.items():
            show(page, demonstration.addresses[0] + address)
            page.evaluate(AXE)
            for fault in page.evaluate(RUN.format(rules))["violations"]:
                for node in fault["nodes"]:
                    at = next((one for one in THEME if one["id"] == fault["id"] and is_at(page, one, node)), None)
                    if at is None:
                        found.append((kind, fault["id"], node["html"][:160]))
                    else:
                        seen.add(at["id"])
    assert not found
    assert seen == {one["id"] for one in THEME if rules == ALL}, "one that is listed no longer occurs: strike it out"


def is_at(page: Page, listed: dict[str, str], node: Any) -> bool:
    return bool(
        page.evaluate(
            "([at, css]) => document.querySelector(at)?.matches(css)", [node["target"][0], listed["selector"]]
        )
    )


def test_what_is_listed_of_the_theme_has_a_reason() -> None:
    for one in THEME:
        assert {"id", "selector", "reason"} <= one.keys()
        assert len(one["reason"]) > 20


# ------------------------------------------------------------------------------------------- keyboard

FOCUS = """() => {
  const here = document.activeElement;
  const box = here.getBoundingClientRect();
  let marked = false;
  for (let one = here, n = 0; one && n < 3; one = one.parentElement, n++) {
    const style = getComputedStyle(one);
    marked ||= (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1)
      || (n === 0 && style.boxShadow !== "none");
  }
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  const label = here.labels && here.labels[0];
  return {
    html: here.outerHTML.slice(0, 160), text: (here.innerText || here.value || here.ariaLabel || "").trim(),
    tag: here.tagName, type: here.type || "", marked,
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    open: !top || here === top || here.contains(top) || top.contains(here) || (label && label.contains(top)),
  };
}"""


def tab_to(page: Page, text: str = "", type: str = "", most: int = 120) -> None:
    """Tab until the element with that text or of that type has the focus, which is to be seen on the way."""
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at["tag"] == "BODY":
            continue
        assert at["marked"], at
        assert at["inside"], at
        assert at["open"], at
        if (text and at["text"].startswith(text)) or (type and at["type"] == type):
            return
    raise AssertionError(f"{text or type} is not reached")


@pytest.mark.parametrize("width", [360, 1280])
def test_from_home_to_a_ticked_list_by_keyboard_alone(
    browser: Browser, demonstration: Demonstration, width: int
) -> None:
    with opened(browser, width) as page:
        page.goto(demonstration.addresses[1], wait_until="load")
        page.keyboard.press("Tab")
        skip = page.evaluate(FOCUS)
        assert skip["text"] == "Lewati ke isi"
        assert skip["inside"]
        page.keyboard.press("Enter")
        tab_to(page, text="Daftar A sampai Z")
        page.keyboard.press("Enter")
        page.wait_for_url("**/layanan/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        tab_to(page, text="Akta Kelahiran")
        page.keyboard.press("Enter")
        page.wait_for_url("**/akta-kelahiran/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        tab_to(page, type="checkbox")
        page.keyboard.press("Space")
        assert page.evaluate("document.activeElement.checked")


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(browser: Browser, demonstration: Demonstration) -> None:
    with opened(browser, 360) as page:
        page.goto(demonstration.addresses[1], wait_until="load")
        tab_to(page, text="Menu")
        page.keyboard.press("Enter")
        page.locator("#menu a").first.wait_for(state="visible")
        tab_to(page, text="Instansi")
        page.keyboard.press("Escape")
        page.locator("#menu a").first.wait_for(state="hidden")
        assert page.evaluate(FOCUS)["text"] == "Menu"


# ------------------------------------------------------------------------------------------- enlarged

CUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const hides = (side) => ["hidden", "clip"].includes(style["overflow" + side]);
  const says = [...one.childNodes].some((part) => part.nodeType === 3 && part.textContent.trim());
  if (!says || box.width <= 1 || box.height <= 1 || !one.checkVisibility({visibilityProperty: true})) return false;
  if (one.closest(".md-sidebar--primary, .md-skip, [hidden]")) return false;
  const wide = hides("X") && one.scrollWidth > one.clientWidth + 1;
  const high = hides("Y") && one.scrollHeight > one.clientHeight + 1;
  const out = (box.right > innerWidth + 1 || box.left < -1) && !one.closest(".md-typeset__scrollwrap, pre");
  return wide || high || out;
}).map((one) => one.outerHTML.slice(0, 140))"""


SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
ENLARGE = """(size) => {
  const root = document.documentElement;
  root.style.fontSize = `calc(${size} * ${parseFloat(getComputedStyle(root).fontSize) / 16})`;
}"""


@pytest.mark.parametrize(
    ("width", "size", "style"),
    [(360, "200%", ""), (320, "100%", ""), (360, "100%", SPACED)],
    ids=["large", "narrow", "spaced"],
)
def test_large_type_a_narrow_screen_and_wide_spacing_cut_nothing(
    browser: Browser, demonstration: Demonstration, width: int, size: str, style: str
) -> None:
    """WCAG 1.4.4, 1.4.10 and 1.4.12. The theme sets a type size of its own on html: a reader's multiplies it."""
    faults = []
    with opened(browser, width, bypass_csp=True) as page:
        for kind, address in demonstration.kinds().items():
            show(page, demonstration.addresses[0] + address)
            page.evaluate(ENLARGE, size)
            if style:
                page.add_style_tag(content=style)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                faults.append((kind, "sideways"))
            faults += [(kind, one) for one in page.evaluate(CUT)]
    assert not faults


def test_nothing_moves_for_who_asked_for_less_motion(browser: Browser, demonstration: Demonstration) -> None:
    moving = """() => [...document.querySelectorAll("*")].filter((one) => ["", "::before", "::after"].some((part) => {
      const style = getComputedStyle(one, part || null);
      const longest = (text) => Math.max(...text.split(",").map(parseFloat));
      return longest(style.transitionDuration) > 0.01 || longest(style.animationDuration) > 0.01;
    }) || getComputedStyle(one).scrollBehavior === "smooth").map((one) => one.outerHTML.slice(0, 100))"""
    with opened(browser, 360) as page:
        for kind in ("beranda", "standar berlaku", "hasil cari", "QR"):
            show(page, demonstration.addresses[0] + demonstration.kinds()[kind])
            assert page.evaluate(moving) == [], kind


# ------------------------------------------------------------------------------------------- paper, forced colours

AROUND = ".md-sidebar, .sp-atas__menu, .sp-atas__cari, .sp-atas__tombol, .md-skip, .sp-usul, .sp-remah"


def test_on_paper_stands_the_list_and_not_the_menu(browser: Browser, demonstration: Demonstration) -> None:
    with opened(browser, 1280, "dark") as page:
        for kind in ("standar berlaku", "instansi", "FKP", "bulan"):
            show(page, demonstration.addresses[0] + demonstration.kinds()[kind])
            page.emulate_media(media="print")
            shown = page.evaluate(
                "(css) => [...document.querySelectorAll(css)].filter((one) => one.checkVisibility())"
                ".map((one) => one.className)",
                AROUND,
            )
            assert shown == [], kind
            assert page.locator("h1").is_visible()
            paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
            assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"), kind
            pale = page.evaluate(
                "() => [...document.querySelectorAll('main p, main li, main a, main td, main dd')].filter((one) => {"
                " const found = getComputedStyle(one).color.match(/[0-9.]+/g).map(Number);"
                " return one.checkVisibility() && !one.closest('.sp-band') && Math.min(...found.slice(0, 3)) > 150;"
                "}).map((one) => one.outerHTML.slice(0, 100))"
            )
            assert pale == [], kind
            page.emulate_media(media="screen")


def test_in_forced_colours_boxes_and_buttons_have_edges(browser: Browser, demonstration: Demonstration) -> None:
    with opened(browser, 360, forced_colors="active") as page:
        for kind in ("beranda", "standar berlaku"):
            show(page, demonstration.addresses[0] + demonstration.kinds()[kind])
            bare = page.evaluate(
                "() => [...document.querySelectorAll('button, input[type=search], input[type=text], .sp-chip')]"
                ".filter((one) => one.checkVisibility() && parseFloat(getComputedStyle(one).borderTopWidth) < 1"
                " && parseFloat(getComputedStyle(one.parentElement).borderTopWidth) < 1)"
                ".map((one) => one.outerHTML.slice(0, 120))"
            )
            assert bare == [], kind
