"""The repository in; pictures of the steps that the guide explains, from a change that is really made, out.

python scripts/steps.py [FOLDER]

The change of scripts/gambar/contoh.yaml is made in a clone. Pages, prints and the comment are what the program makes of
it; only the host's own screens are drawn, and the guide says so under each.
"""

from __future__ import annotations

import base64
import difflib
import functools
import http.server
import io
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jinja2
import markdown
import pypdfium2
import yaml
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent / "gambar"
GUIDE = ROOT / "standards" / "panduan" / "gambar"
WIDE, SCALE = 400, 2
"""A drawing's width in CSS pixels, about that of a phone, and how sharp it is."""
COLORS = 24
MOST = 60_000
"""Bytes of a picture: the guide is read on phones."""
GAP, PAD = 14, 12
BADGE = (
    "position:absolute;z-index:9;display:grid;place-items:center;width:26px;height:26px;border-radius:50%;"
    "background:#0b3d91;color:#fff;font:700 15px sans-serif"
)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def run(folder: Path, *command: str) -> str:
    """What a command says in a folder; exit code 1 means that something must be mended, and is no fault here."""
    ours = {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1", "NO_MKDOCS_2_WARNING": "1"}
    environment = {**os.environ, **ours}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode > 1:
        raise RuntimeError(f"{command}: {done.stderr}")
    return done.stdout


def standar(folder: Path, *arguments: str) -> str:
    """Our own command."""
    return run(folder, sys.executable, "-m", "generator", *arguments)


def changed(text: str, plan: dict[str, Any]) -> str:
    """The file as it is proposed; each place must be found once, or the plan is out of date."""
    for before, after in plan["ganti"]:
        if text.count(before) != 1:
            raise ValueError(f"not once: {before!r}")
        text = text.replace(before, after)
    return text


def lines(before: str, after: str, notes: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The places that change, with the numbers they had, marks and the notes above them."""
    old, new = before.splitlines(), after.splitlines()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    waiting = dict(notes)
    for n, group in enumerate(matcher.get_grouped_opcodes(1)):
        if n:
            yield {"jeda": True}
        text = "\n".join(line for _, a, b, c, d in group for line in old[a:b] + new[c:d])
        for key in [key for key in waiting if key in text]:
            yield waiting.pop(key)
        for tag, a, b, c, d in group:
            if tag == "equal":
                yield from ({"ke": a + k + 1, "teks": old[a + k]} for k in range(b - a))
            else:
                yield from ({"ke": a + k + 1, "teks": old[a + k], "tanda": "hapus"} for k in range(b - a))
                yield from ({"teks": new[c + k], "tanda": "tulis"} for k in range(d - c))


def excerpts(text: str, plan: list[list[str]]) -> Iterator[dict[str, Any]]:
    """Parts of a file, each from a line's beginning up to another's, with words between."""
    all_lines = text.splitlines()
    nomor = 0
    for one in plan:
        if len(one) == 1:
            nomor += 1
            yield {"kata": one[0], "nomor": nomor}
            continue
        start = next(n for n, line in enumerate(all_lines) if line.startswith(one[0]))
        end = next(n for n, line in enumerate(all_lines) if n > start and line.startswith(one[1]))
        yield from ({"ke": n + 1, "teks": all_lines[n]} for n in range(start, end))


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder while it is served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


class Camera:
    """A browser that draws our templates and photographs real pages."""

    def __init__(self, browser: Browser) -> None:
        self.context = browser.new_context(
            viewport={"width": WIDE, "height": 800}, device_scale_factor=SCALE, color_scheme="light", locale="id-ID"
        )
        self.templates = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE), autoescape=True)

    def draw(self, name: str, **words: Any) -> Image.Image:
        """A template as a picture."""
        with tempfile.TemporaryDirectory() as place:
            page = self.context.new_page()
            style = self.templates.get_template("gaya.css").render(huruf=(ROOT / "generator" / "fonts").as_uri())
            html = self.templates.get_template(name).render(gaya=jinja2.utils.markupsafe.Markup(style), **words)
            (Path(place) / "gambar.html").write_text(html, "utf-8")
            page.goto((Path(place) / "gambar.html").as_uri())
            picture = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
            box = page.locator("body").bounding_box()
            page.close()
            assert box is not None
            return picture.crop((0, 0, WIDE * SCALE, int(box["height"] * SCALE)))

    def photograph(self, address: str, parts: list[tuple[str, str, int]], marks: dict[str, str]) -> Image.Image:
        """Parts of a page below each other: from one element to the end of another, at most so many pixels high.

        "<" before the other one leaves it out.
        `marks` puts a number beside the elements of a selector, and a frame around them.
        """
        page = self.context.new_page()
        page.goto(address)
        page.evaluate("() => document.fonts.ready")
        for selector, nomor in marks.items():
            page.locator(selector).first.evaluate(
                """(found, [nomor, style]) => {
                    found.style.outline = '3px solid #0b3d91'; found.style.outlineOffset = '3px';
                    const box = found.getBoundingClientRect(), badge = document.createElement('b');
                    badge.textContent = nomor; badge.style.cssText = style;
                    badge.style.top = (box.top + scrollY - 16) + 'px';
                    badge.style.left = Math.min(box.right + scrollX - 10, innerWidth - 30) + 'px';
                    document.body.append(badge);
                }""",
                [nomor, BADGE],
            )
        whole = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
        cut = []
        for first, last, most in parts:
            top = page.locator(first).first.evaluate("found => found.getBoundingClientRect().top + scrollY")
            edge = "top" if last.startswith("<") else "bottom"
            end = page.locator(last.removeprefix("<")).first.evaluate(
                f"found => found.getBoundingClientRect().{edge} + scrollY"
            )
            high = min(end + PAD, top + most)
            cut.append(whole.crop((0, int(max(top - PAD, 0)) * SCALE, whole.width, int(high) * SCALE)))
        page.close()
        return stacked(cut)


def stacked(pictures: list[Image.Image]) -> Image.Image:
    """Below each other, with a grey gap where something was left out."""
    height = sum(one.height for one in pictures) + GAP * SCALE * (len(pictures) - 1)
    whole = Image.new("RGB", (pictures[0].width, height), "#c9d0d5")
    at = 0
    for one in pictures:
        whole.paste(one, (0, at))
        at += one.height + GAP * SCALE
    return whole


def sheet(content: bytes, width: int) -> Image.Image:
    """The first sheet of a print."""
    page = pypdfium2.PdfDocument(content)[0]
    return page.render(scale=width / page.get_width()).to_pil().convert("RGB")


def inline(picture: Image.Image) -> str:
    """A picture as an address, for a template."""
    held = io.BytesIO()
    picture.save(held, "PNG")
    return "data:image/png;base64," + base64.b64encode(held.getvalue()).decode()


def save(picture: Image.Image, file: Path) -> None:
    """With few colours and a thin edge."""
    file.parent.mkdir(parents=True, exist_ok=True)
    framed = Image.new("RGB", (picture.width + 4, picture.height + 4), "#c9d0d5")
    framed.paste(picture, (2, 2))
    framed.quantize(COLORS, dither=Image.Dither.NONE).save(file, optimize=True)
    if file.stat().st_size >= MOST:
        raise ValueError(f"{file.name}: {file.stat().st_size} bytes")


def prints(folder: Path, day: str, forum: str) -> tuple[bytes, bytes]:
    """The sheets for the hall and the annex of one consultation."""
    from generator.build import BuildOptions, publication
    from generator.targets import forum_sheets

    found, _ = publication(folder, folder / "standards", BuildOptions(day))
    assert found is not None
    made = {job.path: job for job in forum_sheets.jobs(found)}
    agency, date = forum.split("/")
    results = [made[path(agency, date)] for path in (found.site.lembar_fkp, found.site.lampiran_fkp)]
    contents = [job.function(*job.arguments).content for job in results]
    return contents[0], contents[1]


def main(target: Path, place: Path) -> None:
    """Makes the change in `place`, and every picture of it in `target`."""
    plan = yaml.safe_load((HERE / "contoh.yaml").read_text("utf-8"))
    run(ROOT, "git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(place / "daerah"))
    clone, day, (agency, layanan) = place / "daerah", plan["hari"], plan["layanan"].split("/")
    file = clone / "standards" / agency / f"{layanan}.yaml"
    before = file.read_text("utf-8")
    standar(clone, "build", "--no-boards", "--date", day, "--out", str(place / "dulu"))
    after = changed(before, plan)
    file.write_text(after, "utf-8")
    kode = str(yaml.safe_load(after)["kode"])
    comment = standar(clone, "diff", "HEAD", "--format", "markdown", "--date", day).rsplit("\n\n", 1)[0]
    standar(clone, "build", "--no-boards", "--date", day, "--out", str(place / "kini"))
    standar(clone, "boards", plan["layanan"], "--date", day, "--out", str(place / "papan"))
    board = next((place / "papan").rglob(f"{layanan}.pdf")).read_bytes()
    hall, annex = prints(clone, day, plan["forum"])

    with sync_playwright() as playwright:
        chromium = next(filter(None, map(shutil.which, CHROMIUM)))
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        camera = Camera(browser)
        with served(place) as address:
            page = f"{address}dulu/{plan['layanan']}/"
            asked = f'li:has-text("{plan["hapus"]}") >> nth=0'
            parts = [(".sp-nama", ".sp-tujuan", 200), ("#syarat", asked, 560), (".sp-usul", ".sp-usul", 90)]
            save(camera.photograph(page, parts, {".sp-usul a": "1"}), target / "ubah-1-halaman.png")
            now = f"{address}kini/{plan['layanan']}/"
            new = camera.photograph(now, [(".sp-nama", "<#syarat", 700)], {})
            title = (".sp-nama", ".sp-tujuan", 200)
            need = camera.photograph(now, [title, ("#syarat", "<#langkah", 560)], {})
            code = camera.photograph(f"{address}kini/s/{kode}/1/", [("main", "main", 640)], {})
            story = camera.photograph(now, [("#riwayat", "<#pengelolaan", 640)], {})
            ledger = camera.photograph(
                f"{address}kini/{agency}/fkp/{plan['forum'].split('/')[1]}/",
                [("h1", "h1", 120), ("#matriks", "#masukan", 560)],
                {},
            )

        folder = f"standards / {agency} /"
        change = list(lines(before, after, plan["catatan"]))
        save(
            camera.draw("sunting.html", nama=file.name, folder=folder, baris=change, tombol=3),
            target / "ubah-2-file.png",
        )
        save(camera.draw("kirim.html", judul=plan["judul"], isian=plan["isian"]), target / "ubah-3-kirim.png")
        body = jinja2.utils.markupsafe.Markup(markdown.markdown(comment, extensions=["tables"]))
        save(camera.draw("komentar.html", isi=body), target / "ubah-4-komentar.png")
        poster = sheet(board, WIDE * SCALE // 2)
        pairs = [
            {"nama": name, "gambar": inline(one)}
            for name, one in zip(plan["sebelum-sesudah"], (need, poster), strict=True)
        ]
        save(camera.draw("sejajar.html", hasil=pairs), target / "ubah-5-hasil.png")
        shown = [inline(one) for one in (new, poster, code, story)]
        results = [{**one, "gambar": picture} for one, picture in zip(plan["hasil"], shown, strict=True)]
        save(camera.draw("alur.html", hasil=results), target / "alur.png")

        record = clone / "standards" / agency / "fkp" / f"{plan['forum'].split('/')[1]}.yaml"
        held = list(excerpts(record.read_text("utf-8"), plan["fkp"]))
        save(
            camera.draw("sunting.html", nama=record.name, folder=f"{folder} fkp /", baris=held),
            target / "fkp-2-catatan.png",
        )
        both = [
            {"nama": name, "gambar": inline(sheet(one, WIDE * SCALE))}
            for name, one in zip(plan["forum-cetak"], (hall, annex), strict=True)
        ]
        save(camera.draw("bertumpuk.html", hasil=both), target / "fkp-1-cetakan.png")
        save(ledger, target / "fkp-3-halaman.png")
        save(camera.draw("setuju.html"), target / "periksa-tombol.png")
        browser.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else GUIDE, Path(scratch))
