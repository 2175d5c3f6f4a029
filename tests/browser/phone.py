"""Files in; QR pages of a small service and of the demonstration, on a phone or behind a server of ours, out."""

from __future__ import annotations

import gzip
import shutil
import threading
import time
from contextlib import suppress
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Route

from generator import build, jobs
from generator.build import BuildOptions
from generator.targets import landing
from generator.targets.publication import Papan
from tests.timeline import repository

ROOT = Path(__file__).parents[2]
HOST = "http://papan.example/"
PEMDA = "nama: Kabupaten Uji\nzona_waktu: WITA\nalamat_qr: http://papan.example/\n"
INSTANSI = """nama: Dinas Kependudukan dan Pencatatan Sipil
tingkat: dinas
warna: laut
tempat_layanan: [{nama: Loket 2}]
jam_layanan:
  hari:
    - {hari: senin-kamis, buka: "08.00", tutup: "15.00", istirahat: "12.00-13.00"}
    - {hari: jumat, buka: "08.00", tutup: "11.00"}
  khusus:
    - {nama: Hari raya, mulai: "2026-12-21", selesai: "2026-12-31", tutup: true}
    - nama: Ramadan
      mulai: "2027-02-08"
      selesai: "2027-03-09"
      hari: [{hari: senin-jumat, buka: "09.00", tutup: "14.00"}]
"""
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
pengaduan:
  kanal: [{jenis: whatsapp, alamat: 0800 000 2101}, {jenis: email, alamat: aduan@papan.example}]
"""
SECOND = (
    FIRST.replace("edisi: 1", "edisi: 2")
    .replace("2024-01-02", "2025-04-14")
    .replace("id: formulir, uraian", "id: f, uraian")
)
SECOND = SECOND.replace("Formulir F-1.02, ", "Pengantar desa, ")
PAGE = f"{HOST}s/aaaaa/2/"
ALL = ["Pengantar desa", "Surat kuasa", "Kartu Keluarga", "Ijazah", "Surat keterangan hilang", "KTP-el yang rusak"]
ALL += ["Datang sendiri"]
DEAD = 12
"""Seconds after which a network that does not answer is given up by itself."""


def rendered(root: Path) -> dict[str, bytes]:
    """The QR pages of a repository, by path."""
    found, _ = build.publication(root, root / "standards", BuildOptions(tanggal="2026-11-01"))
    assert found is not None
    found = replace(found, papan={one.kode: Papan("papan/a/b.pdf", 1) for one in found.riwayat})
    made = {job.path: result.content for job, result in jobs.run(landing.jobs(found, {}))}
    assert made
    assert all(made.values())
    return made  # type: ignore[return-value]


def two_editions(folder: Path, pemda: str = PEMDA) -> Path:
    """A repository of one service in two editions."""
    base = {"standards/pemda.yaml": pemda, "standards/kantor/instansi.yaml": INSTANSI}
    file = "standards/kantor/ktp.yaml"
    return repository(folder, [{**base, file: FIRST}, {file: SECOND}])


def demonstration(folder: Path) -> dict[str, bytes]:
    """The QR pages of the catalogue as it stands."""
    shutil.copytree(ROOT / "standards", folder / "standards")
    return rendered(folder)


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

    def open(self, url: str = PAGE, at: str = "") -> Page:
        """A page, at a moment (ISO with its offset) or now."""
        page = self.context.new_page()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        if at:
            page.clock.install(time=at)
        page.goto(url)
        return page


class Host:
    """Files served below a path of this machine, packed; it can go silent, or answer that something is broken."""

    def __init__(self, pages: dict[str, bytes], base: str = "/") -> None:
        self.pages, self.base = pages, base
        self.asked: list[str] = []
        self.silent = self.broken = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Answer, self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://localhost:{self._server.server_port}{base}"

    def close(self) -> None:
        """No network from now on."""
        self._server.shutdown()
        self._server.server_close()


class _Answer(SimpleHTTPRequestHandler):
    def __init__(self, host: Host, *rest: Any) -> None:
        self.host = host
        super().__init__(*rest)

    def do_GET(self) -> None:
        self.host.asked.append(self.path)
        if self.host.silent:
            time.sleep(DEAD)
            return
        path = self.path.removeprefix(self.host.base)
        content = self.host.pages.get(f"{path}index.html" if path.endswith("/") else path)
        if self.host.broken or content is None:
            self.send_error(503 if self.host.broken else 404)
            return
        packed = gzip.compress(content, 6, mtime=0)
        self.send_response(200)
        kind = "text/javascript" if path.endswith(".js") else "text/html; charset=utf-8"
        for name, value in (("Content-Type", kind), ("Content-Encoding", "gzip"), ("Content-Length", str(len(packed)))):
            self.send_header(name, value)
        self.end_headers()
        with suppress(ConnectionError):  # the page was left before it was whole
            self.wfile.write(packed)

    def log_message(self, *arguments: Any) -> None:
        """Silence."""


def visible(page: Page) -> list[str]:
    """The requirements that can be seen."""
    found = page.locator(".daftar label span").all()
    return [one.evaluate("e => e.firstChild.textContent.trim()") for one in found if one.is_visible()]


def is_wider_than_the_screen(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def choose(page: Page, answer: str) -> None:
    page.locator(".chip", has_text=answer).first.click()


def tick(page: Page, text: str) -> None:
    page.locator(".daftar label", has_text=text).click()
