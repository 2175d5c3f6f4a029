"""Measures how soon a phone shows something: a QR page, the full page of the same service, a plain Material page.

    python tests/bench/first_paint.py [--site FOLDER] [--service KODE] [--repeat 7] [--json FILE]

Headless Chromium, 360 x 740, processor four times slower, 400 kbit/s each way, 400 ms there and back, nothing in
its cache. The three pages are opened in turn, so that what else the machine does meets all of them alike; each
stands behind a small server of ours that packs what it sends. Only ratios mean anything. Without --site the
catalogue of this repository is built first; the plain pages are MkDocs + Material as they come, made from the
same words.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from tests.bench import catalogue, markdown  # noqa: E402
from tests.browser.conftest import NAMES  # noqa: E402

BYTES = 400_000 // 8
"""A second, each way."""
DELAY = 400
"""Milliseconds there and back."""
SLOWER = 4
PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")
PAINT = """() => new Promise(done => new PerformanceObserver(list => {
  for (const one of list.getEntriesByName("first-contentful-paint")) done(one.startTime);
}).observe({ type: "paint", buffered: true }))"""


class _Packing(SimpleHTTPRequestHandler):
    """Files of one folder, those of text packed as a host packs them."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        is_packed = path.suffix in PACKED
        content = gzip.compress(content, 6, mtime=0) if is_packed else content
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if is_packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with suppress(ConnectionError):  # the page was left before it was whole
            self.wfile.write(content)

    def log_message(self, *arguments: Any) -> None:
        """Silence."""


def serve(folder: Path) -> str:
    """The address of a server of this folder, which ends with this process."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Packing, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def first_paint(browser: Browser, url: str) -> tuple[float, int, int]:
    """Milliseconds until something of the page is seen, its requests, the bytes that came by then and after."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    slow = {"offline": False, "latency": DELAY, "downloadThroughput": BYTES, "uploadThroughput": BYTES}
    wire.send("Network.emulateNetworkConditions", slow)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(url, wait_until="commit", timeout=120_000)
    paint = float(page.evaluate(PAINT))
    page.wait_for_load_state("networkidle", timeout=120_000)
    context.close()
    return paint, len(sizes), int(sum(sizes))


def build(folder: Path) -> Path:
    """The site of this repository's catalogue, without prints."""
    for name in ("standards", "schema", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    _run("-m", "generator", "build", "--no-boards", "--date", "2026-11-01", "--out", "site", folder=folder)
    return folder / "site"


def build_plain(site: Path, folder: Path) -> Path:
    """MkDocs + Material as they come, of the same words."""
    markdown.write_project(site, folder, catalogue.PLAIN, False)
    _run("-m", "mkdocs", "build", "-d", "site", folder=folder)
    return folder / "site"


def _run(*words: str, folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run([sys.executable, *words], cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stdout + done.stderr)


def report(site: Path | None = None, kode: str = "", repeat: int = 7) -> dict[str, object]:
    """Medians by page, and the ratios of the QR page to the other two. `kode` is a service's, else the middle one."""
    with tempfile.TemporaryDirectory() as name:
        built = site or build(Path(name))
        items = sorted(
            json.loads((built / "data/v1/standar.json").read_text("utf-8"))["items"], key=lambda one: one["kode"]
        )
        weights = {
            one["kode"]: len(gzip.compress((built / one["landing"] / "index.html").read_bytes())) for one in items
        }
        middle = kode or sorted(weights, key=lambda one: (weights[one], one))[len(weights) // 2]
        service = next(one for one in items if one["kode"] == middle)
        ours, theirs = serve(built), serve(build_plain(built, Path(name) / "plain"))
        pages = {"qr": ours + service["landing"], "full": ours + service["url"], "plain": theirs + service["url"]}
        rows: dict[str, list[tuple[float, int, int]]] = {what: [] for what in pages}
        with sync_playwright() as playwright:
            chromium = next(filter(None, map(shutil.which, NAMES)))
            arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
            browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
            for _ in range(repeat):
                for what, url in pages.items():
                    rows[what].append(first_paint(browser, url))
            browser.close()
    paint = {what: statistics.median(row[0] for row in some) for what, some in rows.items()}
    return {
        "service": service["nama"],
        "repeat": repeat,
        "paint_ms": paint,
        "requests": {what: some[0][1] for what, some in rows.items()},
        "bytes": {what: some[0][2] for what, some in rows.items()},
        "to_full": paint["qr"] / paint["full"],
        "to_plain": paint["qr"] / paint["plain"],
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--site", type=Path)
    parser.add_argument("--service", default="")
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    figures: Any = report(arguments.site, arguments.service, arguments.repeat)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    print(f"{figures['service']}, median of {figures['repeat']}\n")
    print("| page | first paint, ms | requests | bytes |\n|---|---|---|---|")
    for what in ("qr", "full", "plain"):
        print(f"| {what} | {figures['paint_ms'][what]:.0f} | {figures['requests'][what]} | {figures['bytes'][what]} |")
    print(f"\nQR page to full page {figures['to_full']:.2f}, to plain Material {figures['to_plain']:.2f}")


if __name__ == "__main__":
    main()
