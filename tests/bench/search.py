"""Measures the search: does it find, how fast does it answer, how much does it fetch. Needs Chromium.

    python tests/bench/search.py [--final] [--size 2500]

Found: of the queries in tests/search, how many have a right service among the first five (success@5), beside Material's
own search (the theme's lunr, in its own worker) on the same pages. --final measures the untouched half and prints
nothing but that: it is run once, when all tuning is done. Without it the tuning sets are measured, then speed and bytes
on a generated catalogue of that size with the processor slowed down four times.
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
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

import yaml  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from tests.bench import catalogue, markdown  # noqa: E402

NAMES = ("chromium", "chromium-browser", "google-chrome")
SLOWER, RUNS = 4, 3
"""Times slower; each keystroke is typed so often and its best time taken, for other work on the machine is not ours."""
OURS = """question => {
  indeks.details = indeks.more = null;
  let found = indeks.search(question);
  if (found.missing) { indeks.addDetails(isi); found = indeks.search(question); }
  return found.rows.slice(0, 5).map(row => indeks.service(row.d).url);
}"""
# What the page of the theme does with a question before it asks the worker, and with the answer: its documents.
LUNR = """async question => {
  const wait = () => new Promise(done => { worker.onmessage = event => done(event.data); });
  const answer = wait();
  worker.postMessage({type: 2, data: question});
  const {data} = await answer;
  return data.items.map(group => group[0].location.split('#')[0]);
}"""
OPEN_LUNR = """async ([address, index]) => {
  window.worker = new Worker(address);
  const ready = new Promise(done => { worker.onmessage = done; });
  worker.postMessage({type: 0, data: {config: index.config, docs: index.docs, options: {suggest: false}}});
  await ready;
}"""
TYPED = """async text => {
  const field = document.querySelector('#cari-utama'), times = [];
  const shown = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
  field.focus();
  for (let end = 2; end <= text.length; end++) {
    field.value = text.slice(0, end);
    const start = performance.now();
    field.dispatchEvent(new Event('input', {bubbles: true}));
    const answered = performance.now() - start;
    await shown();
    times.push([answered, performance.now() - start]);
  }
  return times;
}"""
BUILT = """data => {
  const start = performance.now(), index = new Cari.Index(JSON.parse(data)), slices = [performance.now() - start];
  for (let done = false; !done;) {
    const begin = performance.now();
    done = index.build(12);
    slices.push(performance.now() - begin);
  }
  return slices;
}"""


class Quiet(SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the system."""
    path = next(filter(None, map(shutil.which, NAMES)))
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if os.geteuid() == 0 else [])


def build_site(repo: Path, folder: Path) -> None:
    """Our site of a repository, without boards; findings are no reason to stop."""
    command = [sys.executable, "-m", "generator", "build", "--no-boards", "--date", "2026-11-01", "--out", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=repo, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stdout + done.stderr)


def success(asked: list[dict[str, Any]], answer: Any) -> float:
    """The share of queries with a right service among the first five."""
    found = 0
    for query in asked:
        paths = [path.strip("/") for path in answer(query["tanya"])[:5]]
        found += not set(paths).isdisjoint(query["jawab"])
    return found / len(asked)


def found(browser: Browser, folder: Path, names: list[str]) -> None:
    """One line for each set of queries: ours, and Material's own search on the pages of the same services."""
    site, plain = folder / "site", folder / "plain"
    build_site(ROOT, site)
    services = [item["url"] for item in json.loads((site / "data/v1/standar.json").read_text("utf-8"))["items"]]
    markdown.write_project(site, plain, catalogue.PLAIN, qr=False)
    for page in sorted((plain / "docs").rglob("index.md")):
        place = page.relative_to(plain / "docs").parent.as_posix() + "/"
        if place not in services and place != "./":
            page.unlink()
    mkdocs = Path(sys.executable).parent / "mkdocs"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([mkdocs, "build", "-d", "site"], cwd=plain, env=environment, check=True, capture_output=True)
    index = json.loads((plain / "site/search/search_index.json").read_text("utf-8"))
    index["docs"] = [one for one in index["docs"] if one["location"].split("#")[0] in services]
    assert len({one["location"].split("#")[0] for one in index["docs"]}) == len(services), "the same pages for both"
    worker = next((plain / "site/assets/javascripts/workers").glob("search.*.js"))
    with served(plain / "site") as address:
        page = browser.new_page()
        page.goto(address)
        page.evaluate(OPEN_LUNR, [address + worker.relative_to(plain / "site").as_posix(), index])
        ours = browser.new_page()
        ours.set_content("<p></p>")
        ours.add_script_tag(content=(site / "assets/cari-mesin.js").read_text("utf-8"))
        data, more = (json.loads((site / f"cari/{name}.json").read_text("utf-8")) for name in ("indeks", "isi"))
        ours.evaluate(
            "([data, more]) => { window.indeks = new Cari.Index(data); window.isi = more.isi; }", [data, more]
        )
        print(f"{len(services)} services; Material's languages: {index['config']['lang']}\n")
        print("| queries | success@5 | Material's own search |\n|---|---|---|")
        for name in names:
            asked = yaml.safe_load((ROOT / "tests" / "search" / f"{name}.yaml").read_text("utf-8"))
            mine = success(asked, lambda text: ours.evaluate(OURS, text))
            theirs = success(asked, lambda text: page.evaluate(LUNR, text))
            print(f"| {name} ({len(asked)}) | {mine:.2f} | {theirs:.2f} |")


def zipped(site: Path, paths: list[str]) -> int:
    """Bytes of files after gzip, as a host sends them."""
    total = 0
    for path in paths:
        file = site / path.partition("?")[0]
        total += len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes(), 6, mtime=0))
    return total


def fast(browser: Browser, folder: Path, size: int) -> None:
    """Bytes of a first visit and of a first search; the time from a keystroke to results, four times slower."""
    repo = folder / "many"
    repo.mkdir()
    catalogue.write_standards(repo, size)
    for name in ("mkdocs.yml", "overrides", "schema"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, repo / name)
    site = repo / "site"
    build_site(repo, site)
    one = json.loads((site / "data/v1/standar.json").read_text("utf-8"))["items"][size // 2]
    with served(site) as address:
        for what, path in (("home", ""), ("a standard", one["url"])):
            page, asked = visit(browser, address, path)
            data = [each for each in asked if "cari-mesin" in each or each.startswith("cari/")]
            weight = zipped(site, asked) / 1000
            print(f"{what}, first visit: {weight:.1f} kB gzip, {len(asked)} files, of search {len(data)}")
            page.close()
        page, asked = visit(browser, address, "")
        before = len(asked)
        page.locator("#cari-utama").fill(one["nama"])
        page.wait_for_selector("[role=option]")
        first = asked[before:]
        print(f"first search: {zipped(site, first) / 1000:.1f} kB gzip in {len(first)} files")
        more = zipped(site, ["cari/isi.json"])
        print(f"and where a word is in no name: {(zipped(site, first) + more) / 1000:.1f} kB in all")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        slices = page.evaluate(BUILT, (site / "cari/indeks.json").read_text("utf-8"))
        print(f"index: {sum(slices):.0f} ms in {len(slices)} slices, the longest {max(slices):.0f} ms")
        words = one["nama"].lower().split()
        times = []
        for text in (one["nama"].lower(), " ".join(words[::-1]), f"bikin {words[-1][:-1]}x", "kartu keluarga hilang"):
            runs = [page.evaluate(TYPED, text) for _ in range(RUNS)]
            times += [tuple(map(min, zip(*each, strict=True))) for each in zip(*runs, strict=True)]
        answered, shown = zip(*times, strict=True)
        for name, row in (("in the page", answered), ("painted", shown)):
            middle = statistics.median(row)
            print(f"keystroke to answer {name}: median {middle:.0f} ms, worst {max(row):.0f} ms of {len(row)}")


def visit(browser: Browser, address: str, path: str) -> tuple[Page, list[str]]:
    """A first visit, and the paths that it asks for (this list grows)."""
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    asked: list[str] = []
    page.on(
        "request",
        lambda request: asked.append(request.url.removeprefix(address)) if request.url.startswith(address) else None,
    )
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    return page, asked


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--final", action="store_true", help="the untouched half alone, without a word about its queries"
    )
    parser.add_argument("--size", type=int, default=2500)
    parser.add_argument("--only", choices=("found", "fast"))
    arguments = parser.parse_args()
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name, chromium() as browser:
        if arguments.only != "fast":
            found(browser, Path(name), ["uji100", "buta"] if arguments.final else ["latih100", "latih", "uji"])
        if arguments.only != "found" and not arguments.final:
            fast(browser, Path(name), arguments.size)


if __name__ == "__main__":
    main()
