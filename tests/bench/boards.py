"""Measures the boards: what is on them, what a layout costs beside the obvious way and Chromium, what stays in memory.

    python tests/bench/boards.py [--generated 200] [--pairs 4] [--boards 2500] [--json FILE]

CPU is user + system time of this process, in turn within one run; calls are what a profiler counts. Only ratios and
calls mean anything on a shared machine.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jinja2

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

import weasyprint  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

from generator import catalog  # noqa: E402
from generator.messages import word  # noqa: E402
from generator.targets.boards import board, letters, look, paper, press, qr, render  # noqa: E402
from tests.bench import pictures, services  # noqa: E402

Order = board.Pesanan


def generated(total: int) -> Iterator[Order]:
    """Orders of invented services."""
    for one in services.services(total):
        address = f"{services.PEMDA.alamat_qr}s/{one.standar.kode}/{one.standar.edisi}/"
        yield board.order(one, services.PEMDA, address)


def shipped() -> Iterator[Order]:
    """Orders of the catalogue."""
    found, _ = catalog.load(ROOT / "standards", "2026-11-01")
    assert found is not None
    for one in found.layanan:
        if one.standar.kode:
            yield board.order(one, found.pemda, f"{found.pemda.alamat_qr}s/{one.standar.kode}/{one.standar.edisi}/")


def calls(function: Callable[[], object]) -> int:
    """Calls of Python and C functions."""
    count = 0

    def note(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        function()
    finally:
        sys.setprofile(None)
    return count


def layout(isi: Any, rencana: Any) -> bytes:
    """One board at known size: code, markup, layout, PDF."""
    qr.encode.cache_clear()
    page = render.page(isi, rencana, qr.encode(isi.qr))
    return paper.to_bytes(paper.lay(page, render.style(isi.warna, rencana.rupa)))


def obvious_page(isi: Any, rencana: Any) -> str:
    """The same board in flex."""
    made = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE), autoescape=True, trim_blocks=True)
    made.globals["kata"] = word
    return made.get_template("obvious.html").render(
        isi=isi,
        rencana=rencana,
        kode=qr.encode(isi.qr),
        dua=rencana.rupa.daftar != 1,
        bobot=letters.WEIGHTS,
        warna=look.ACCENTS[isi.warna],
        perisai=look.shield(look.ACCENTS[isi.warna]),
        ikon=look.icon,
        saluran=look.CHANNELS,
        keluhan=word("papan.pengaduan-resmi"),
    )


def obvious(isi: Any, rencana: Any) -> bytes:
    """The same board as one would first write it: its own fonts and style sheet, read each time."""
    qr.encode.cache_clear()
    page = weasyprint.HTML(string=obvious_page(isi, rencana), base_url="fonts:/", url_fetcher=paper.OwnFiles())
    made: bytes = page.write_pdf(font_config=FontConfiguration(), pdf_variant=paper.VARIANT)
    return made


def check(orders: Iterator[Order]) -> dict[str, Any]:
    """Every board made cold, read by two decoders, and its layout counted."""
    faults: list[str] = []
    layouts, sheets, sizes, counted = [], [], [], []
    for pesanan in orders:
        result = press.make_board(pesanan)
        notes = dict(result.memo)
        if result.content is None:
            faults.append(f"{pesanan.layanan.file}: {[one.id for one in result.findings]}")
            continue
        faults += [f"{pesanan.layanan.file}: {fault}" for fault in pictures.faults(result.content, pesanan.qr)]
        layouts.append(notes["susunan"])
        sheets.append(notes["lembar"])
        sizes.append(len(result.content) / notes["lembar"])
        if notes["lembar"] == 1:
            isi = board.content(pesanan)
            laid = render.lay_out(isi, notes["ingatan"])
            assert laid is not None
            assert laid.susunan == 1
            counted.append(calls(lambda isi=isi, laid=laid: layout(isi, laid.rencana)))
    return {
        "boards": len(sheets) + len(faults),
        "faults": faults,
        "decoders": 1 + pictures.has_zbar(),
        "layouts": statistics.mean(layouts),
        "most_layouts": max(layouts),
        "one_sheet": sheets.count(1),
        "most_bytes_a_sheet": max(sizes),
        "calls": statistics.mean(counted),
        "most_calls": max(counted),
    }


def chosen() -> list[tuple[Any, Any]]:
    """A short, an ordinary and a long board of the catalogue with their plans; all with the list beside the rest."""
    found = []
    for pesanan in shipped():
        isi = board.content(pesanan)
        laid = render.lay_out(isi)
        assert laid is not None
        if len(laid.rencana.lembar) == 1 and laid.rencana.rupa.daftar:
            found.append((sum(map(len, press._texts((isi.daftar, isi.samping)))), isi.kode, isi, laid.rencana))
    found.sort(key=lambda one: one[:2])
    return [found[at][2:] for at in (0, len(found) // 2, -1)]


def cpu(function: Callable[[], object]) -> float:
    """Seconds of this process."""
    begin = time.process_time()
    function()
    return time.process_time() - begin


def cost(pairs: int, each: int = 4) -> dict[str, Any]:
    """Ours and the obvious way, in turn; then warm Chromium on our markup, if it is here."""
    boards = chosen()
    for isi, rencana in boards:
        layout(isi, rencana)
        obvious(isi, rencana)
    ours, theirs = [], []
    for _ in range(pairs):
        ours.append(cpu(lambda: [layout(*one) for one in boards * each]))
        theirs.append(cpu(lambda: [obvious(*one) for one in boards * each]))
    count = len(boards) * each
    found = {
        "ours_ms": statistics.median(ours) / count * 1000,
        "obvious_ms": statistics.median(theirs) / count * 1000,
        "ratios": [mine / other for mine, other in zip(ours, theirs, strict=True)],
        "calls": [calls(lambda one=one: layout(*one)) for one in boards],
        "obvious_calls": [calls(lambda one=one: obvious(*one)) for one in boards],
    }
    return found | chromium(boards, each)


def chromium(boards: list[tuple[Any, Any]], each: int) -> dict[str, Any]:
    """CPU of a warm browser that prints the same markup; nothing where there is none."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return {}
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        return {}
    fonts = {name: (ROOT / f"generator/fonts/PublicSans-{name}.ttf").as_uri() for name in letters.WEIGHTS.values()}
    pages = []
    for isi, rencana in boards:
        style = render.style(isi.warna, rencana.rupa)
        for name, place in fonts.items():
            style = style.replace(f"PublicSans-{name}.ttf", place)
        markup = render.page(isi, rencana, qr.encode(isi.qr))
        pages.append(markup.replace("</head>", f"<style>{style}</style></head>"))
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--allow-file-access"])
        page = browser.new_page()

        def print_all() -> None:
            for text in pages:
                page.set_content(text)
                page.pdf(prefer_css_page_size=True)

        print_all()
        begin = _children()
        for _ in range(each):
            print_all()
        used = _children() - begin
        browser.close()
    return {"chromium_ms": used / (len(pages) * each) * 1000}


def _children() -> float:
    """CPU seconds of every process below this one, from /proc."""
    tick = os.sysconf("SC_CLK_TCK")
    used: dict[int, tuple[int, float]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        used[int(stat.parent.name)] = (int(fields[1]), (int(fields[11]) + int(fields[12])) / tick)
    total, waiting = 0.0, [os.getpid()]
    while waiting:
        parent = waiting.pop()
        for pid, (above, seconds) in used.items():
            if above == parent:
                total += seconds
                waiting.append(pid)
    return total


def resident() -> float:
    """Megabytes of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def memory(total: int) -> dict[str, Any]:
    """One worker's memory over many boards: after the first tenth and at the end."""
    orders = list(generated(100))
    early = 0.0
    for n in range(total):
        press.make_board(orders[n % len(orders)])
        if n + 1 == max(total // 10, 1):
            early = resident()
    late = resident()
    return {"boards": total, "mb_early": early, "mb_late": late, "drift": late / early - 1}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--generated", type=int, default=200)
    parser.add_argument("--pairs", type=int, default=4)
    parser.add_argument("--boards", type=int, default=0)
    parser.add_argument("--json", type=Path, default=ROOT / ".cache" / "bench-boards.json")
    given = parser.parse_args()
    rows: dict[str, Any] = {}
    if given.boards:
        rows["memory"] = memory(given.boards)
    if given.pairs:
        rows["cost"] = cost(given.pairs)
    if given.generated:
        rows["catalogue"] = check(shipped())
        rows["generated"] = check(generated(given.generated))
    given.json.parent.mkdir(parents=True, exist_ok=True)
    given.json.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    for name, row in rows.items():
        print(f"| {name} | |\n|---|---|")
        for key, value in row.items():
            print(f"| {key} | {value:.3f} |" if isinstance(value, float) else f"| {key} | {value} |")
        print()


if __name__ == "__main__":
    main()
