"""The demonstration in a browser, at a root and under a path: its own files alone are loaded, its own code runs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.targets import policy
from tests.browser.demonstration import Demonstration, served
from tests.whole import PARTS, ROOT, build

TOLD = """
window.dilanggar = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.dilanggar.push(event.violatedDirective + " " + event.blockedURI + " " + event.sample));
"""
STRAYED = (
    "document.querySelectorAll('[onerror],[onload],[onclick],img[src=x],svg[onload],iframe,object,embed,base').length"
)
KEPT = "[localStorage.length, sessionStorage.length, document.cookie.length]"


@contextmanager
def watched(browser: Browser, base: str, **options: object) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what it did that it may not: requests elsewhere, answers that are missing, errors."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(TOLD)
    bad: list[str] = []
    page.on("request", lambda one: None if one.url.startswith((base, "data:")) else bad.append(one.url))
    page.on("response", lambda one: bad.append(f"{one.status} {one.url}") if one.status >= 400 else None)
    page.on("pageerror", lambda error: bad.append(str(error)))
    page.on("console", lambda said: bad.append(said.text) if said.type in ("error", "warning") else None)
    try:
        yield page, bad
    finally:
        context.close()


@pytest.mark.parametrize("which", [0, 1], ids=["root", "path"])
def test_every_kind_of_page_keeps_to_itself(browser: Browser, demonstration: Demonstration, which: int) -> None:
    base = demonstration.addresses[which]
    kinds = demonstration.kinds()
    assert len(kinds) > 20
    with watched(browser, base) as (page, bad):
        for kind, address in kinds.items():
            if kind == "404" and which == 1:
                continue  # its links begin at the root of the address in mkdocs.yml
            page.goto(base + address, wait_until="load")
            field = page.locator('input[name="q"]:visible')
            if field.count():
                field.first.fill("ktp")
                page.locator("[role=option]").first.wait_for()
            assert page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1, kind
            assert page.evaluate("dilanggar") == [], kind
            assert not bad, kind
            assert page.evaluate(KEPT)[2] == 0, kind
            assert page.context.cookies() == []


def test_every_page_has_a_policy_before_anything_it_loads(demonstration: Demonstration) -> None:
    count = 0
    for name, content in demonstration.whole.files().items():
        if name.endswith(".html"):
            html = content.decode()
            at = html.index('<meta http-equiv="Content-Security-Policy"')
            assert at < min(html.find(mark) % len(html) for mark in ("<link", "<script", "<style", "<body")), name
            rules = html[at : html.index(">", at)]
            assert "unsafe" not in rules, name
            assert "http" not in rules.removeprefix('<meta http-equiv="'), name
            assert "default-src 'self'" in rules or "default-src 'none'" in rules, name
            count += 1
    assert count > 400


def test_a_foreign_script_picture_or_form_is_refused(browser: Browser, demonstration: Demonstration) -> None:
    """The policy bites: what a hole in our escaping would let in does not run and leads nowhere."""
    base = demonstration.addresses[1]
    address = demonstration.kinds()["standar berlaku"]
    with watched(browser, base) as (page, _):
        page.goto(base + address)
        page.evaluate(
            """() => {
            const add = (name, set) => {
                const made = document.createElement(name);
                set(made);
                document.body.append(made);
            };
            add("script", (made) => { made.textContent = "window.lolos = 1"; });
            add("div", (made) => { made.innerHTML = "<img src=x onerror='window.lolos = 2'>"; });
            add("script", (made) => { made.src = "https://lain.example/a.js"; });
            add("img", (made) => { made.src = "https://lain.example/a.png"; });
            add("style", (made) => { made.textContent = "body { display: none }"; });
            add("iframe", (made) => { made.src = "https://lain.example/"; });
            add("base", (made) => { made.href = "https://lain.example/"; });
            return fetch("https://lain.example/").catch(() => 0);
        }"""
        )
        page.wait_for_function("dilanggar.length >= 7")
        broken = {one.split()[0] for one in page.evaluate("dilanggar")}
        assert broken >= {
            *("script-src-elem", "script-src-attr", "img-src", "style-src-elem", "frame-src", "base-uri", "connect-src")
        }
        assert page.evaluate("window.lolos") is None
        assert page.evaluate("getComputedStyle(document.body).display") != "none"
        assert page.evaluate("document.baseURI").startswith(base)


HOSTILE = (
    "</script></style></textarea></title><img src=x onerror=\"window.lolos=1\"><svg onload='window.lolos=1'> {{ 7*7 }}"
)
QUOTED = "'" + HOSTILE.replace("'", "''") + "'"
AGENCY = f"""nama: {QUOTED}
nama_pendek: {QUOTED}
tingkat: dinas
alamat: {QUOTED}
jam_layanan: {{teks: {QUOTED}}}
maklumat: {{naskah: {QUOTED}}}
"""
STANDARD = f"""kode: aaaaa
nama: {QUOTED}
nama_lain: [{QUOTED}]
ringkasan: {QUOTED}
jenis: administratif
status: berlaku
edisi: 1
berlaku_sejak: "2026-01-01"
urusan: {QUOTED}
penetapan: {{sk: {QUOTED}, tanggal: "2026-01-01", oleh: {QUOTED}}}
kasus: [{{id: hilang, nama: {QUOTED}, pertanyaan: {QUOTED}, jawaban: {QUOTED}}}, {{id: baru, nama: {QUOTED}}}]
kanal: [{{id: k, nama: {QUOTED}, alamat: {QUOTED}}}]
kelompok: [{{id: g, nama: {QUOTED}, pilih: satu}}]
persyaratan:
  - {{id: a, uraian: {QUOTED}, penjelasan: {QUOTED}, alasan: {QUOTED}, bila: {{kasus: [hilang]}}}}
  - {{id: b, uraian: {QUOTED}, kelompok: g}}
prosedur: [{{uraian: {QUOTED}, pelaku: {QUOTED}}}]
jangka_waktu: {{teks: {QUOTED}}}
biaya: {{teks: {QUOTED}, pihak_lain: [{{uraian: {QUOTED}}}]}}
produk: [{QUOTED}]
pengaduan: {{kanal: [{{jenis: lainnya, nama: {QUOTED}, alamat: {QUOTED}}}], prosedur: [{QUOTED}]}}
dasar_hukum: [{QUOTED}]
kata_kunci: [{QUOTED}]
catatan: {QUOTED}
"""
RECORD = f"""tanggal: "2026-02-11"
tema: {QUOTED}
peserta: {{pengguna: 1}}
masukan: [{{uraian: {QUOTED}, jawaban: diterima}}]
keputusan: [{{id: a, jenis: ubah, layanan: kantor/jahat, semula: {QUOTED}, menjadi: {QUOTED}, usulan: {QUOTED}}}]
"""
REGENCY = f"nama: {QUOTED}\nalamat_qr: https://sp.uji.example/\nsering_dicari: [{QUOTED}]\n"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A site whose every text carries markup that would run, served."""
    repo = tmp_path_factory.mktemp("jahat")
    for name in PARTS:
        if name != "standards":
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, repo / name)
    files = {"kantor/instansi.yaml": AGENCY, "kantor/jahat.yaml": STANDARD, "kantor/fkp/2026-02-11.yaml": RECORD}
    files |= {"kantor/jahat-juga.yaml": STANDARD.replace("aaaaa", "bbbbb"), "pemda.yaml": REGENCY}
    for name, text in files.items():
        path = repo / "standards" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    made = build(repo, "--no-boards")
    assert (made.site / "kantor/jahat/index.html").is_file(), made.said
    with served(made.site) as base:
        yield made.site, base


def test_hostile_texts_run_nowhere(browser: Browser, hostile: tuple[Path, str]) -> None:
    """Held twice: the policy would refuse them, and there is nothing for it to refuse."""
    site, base = hostile
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    own = [name for name in names if not name.startswith(("bantuan/", "panduan/"))]
    assert len(own) > 12
    assert {"kantor/jahat/index.html", "s/aaaaa/index.html", "kantor/fkp/2026-02-11/index.html"} <= set(own)
    count = 0
    with watched(browser, base) as (page, bad):
        for name in own:
            page.goto(base + name.removesuffix("index.html"), wait_until="load")
            assert page.evaluate("window.lolos") is None, name
            assert page.evaluate(STRAYED) == 0, name
            assert page.evaluate("dilanggar") == [], name
            count += "window.lolos" in page.inner_text("body")
        page.goto(f"{base}cari/?q=onerror")
        page.locator("#cari-hasil a").first.wait_for()
        assert page.evaluate(STRAYED) == 0
        assert page.evaluate("[window.lolos, dilanggar.length]") == [None, 0]
        assert not bad
    assert count > 5


def test_only_the_theme_s_own_scripts_are_allowed() -> None:
    page = '<meta content="TANDA"><script>a()</script><script src="x.js"></script><script type="module">b()</script>'
    data = '<script type="application/ld+json">{}</script>'
    written = "<p>Teks</p><script>c()</script>"
    sealed = policy.seal(f"{page}{data}{written}", "TANDA", written)
    assert sealed.count("'sha256-") == 2
    assert all(policy.fingerprint(script) in sealed for script in ("a()", "b()"))
    assert policy.fingerprint("c()") not in sealed
    assert "unsafe" not in sealed
    assert policy.seal(page, "") == page
