"""Measures search indexes of one site: ours, Material's own and Pagefind's: bytes of a first search, and making them.

    python tests/bench/indexes.py [--size 2500] [--json FILE]

Pagefind is looked for in PAGEFIND and on the PATH (`npm install pagefind`); without it its line is missing. CPU is
user + system of whole processes; ours is the part of the build that makes the index. Bytes are after gzip.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from tests.bench import catalogue, markdown, scale, search  # noqa: E402

ASK = """async ([address, question]) => {
  const pagefind = await import(address + "pagefind/pagefind.js");
  const found = await pagefind.search(question);
  await Promise.all(found.results.slice(0, 5).map(one => one.data()));
  return found.results.length;
}"""


def ours(root: Path) -> tuple[float, int]:
    """CPU seconds that making our index takes, and bytes of all it is with its script."""
    from generator import build, jobs
    from generator.targets import search as target

    options = build.BuildOptions(tanggal="2026-11-01", papan=False)
    found, _ = build.publication(root, root / "standards", options)
    assert found is not None
    before = os.times()
    made = {job.path: result.content for job, result in jobs.run(target.jobs(found, {}))}
    after = os.times()
    size = sum(len(gzip.compress(content or b"", 6, mtime=0)) for content in made.values())
    size += len(gzip.compress((root / "site/assets/cari-mesin.js").read_bytes(), 6, mtime=0))
    return after.user + after.system - before.user - before.system, size


def material(site: Path, folder: Path) -> tuple[float, int]:
    """CPU seconds more that the theme's search plugin takes, and bytes that every visitor of such a site is sent."""
    costs = {}
    for plugins in ("[]", "[search]"):
        markdown.write_project(site, folder, catalogue.PLAIN.replace("[search]", plugins), qr=False)
        costs[plugins] = scale.measure(scale.MKDOCS, folder).cpu
    files = [folder / "site/search/search_index.json"]
    files += (folder / "site/assets/javascripts/workers").glob("search.*.js")
    return costs["[search]"] - costs["[]"], sum(len(gzip.compress(file.read_bytes(), 6, mtime=0)) for file in files)


def pagefind(program: str, site: Path, question: str) -> tuple[float, int]:
    """CPU seconds of Pagefind over the same pages, and bytes of a first search with five results."""
    pages = site.with_name("pagefind")
    shutil.copytree(site, pages, ignore=shutil.ignore_patterns("s", "data", "assets", "pagefind"))
    cost = scale.measure((program, "--site", str(pages)), pages)
    with search.served(pages) as address, search.chromium() as browser:
        page, asked = search.visit(browser, address, "bantuan/")
        before = len(asked)
        assert page.evaluate(ASK, [address, question])
    return cost.cpu, search.zipped(pages, asked[before:])


def report(size: int = 2500) -> dict[str, object]:
    """Figures of all that are here."""
    program = os.environ.get("PAGEFIND") or shutil.which("pagefind")
    with tempfile.TemporaryDirectory(dir=scale.MEMORY if scale.MEMORY.is_dir() else None) as name:
        root = Path(name) / "ours"
        scale.prepare(root, size, 1)
        scale.measure(scale.BUILD, root)
        one = json.loads((root / "site/data/v1/standar.json").read_text("utf-8"))["items"][size // 2]
        rows = {"ours": ours(root), "material": material(root / "site", Path(name) / "plain")}
        if program is not None:
            rows["pagefind"] = pagefind(program, root / "site", one["nama"].split()[-1])
    return {"standards": size, **{who: {"cpu": cpu, "bytes": bytes_} for who, (cpu, bytes_) in rows.items()}}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=2500)
    parser.add_argument("--json", type=Path, default=ROOT / ".cache" / "bench-indexes.json")
    arguments = parser.parse_args()
    figures = report(arguments.size)
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    print("| index | CPU s | first search, kB gzip |\n|---|---|---|")
    for who, row in figures.items():
        if isinstance(row, dict):
            print(f"| {who} | {row['cpu']:.2f} | {row['bytes'] / 1000:.1f} |")


if __name__ == "__main__":
    main()
