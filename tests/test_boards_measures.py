"""Boards as measured: two decoders, every size of sheet, calls of a layout, what is remembered, crests that may lie."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

try:
    import weasyprint  # noqa: F401
except OSError:
    pytest.skip("needs Pango", allow_module_level=True)

import qrcode

from generator import catalog, sources
from generator.jobs import Cache, run
from generator.model import Edisi, Instansi, NamaDaerah, Pemda, Persyaratan, Riwayat
from generator.site import Site
from generator.targets import boards
from generator.targets.boards import board as assembly
from generator.targets.boards import press, qr, render
from generator.targets.boards.crest import crest
from generator.targets.boards.qr import MODULE as MODULE_LEAST
from generator.targets.publication import Publication
from tests.bench import pictures
from tests.bench.services import PEMDA, services
from tests.test_boards import ADDRESS, CASES, items, made, notes, order, service, sheets

ROOT = Path(__file__).parent.parent
MOST_CALLS = 450_000
GENERATED = [one for n, one in enumerate(services(60)) if n % 5 == 3 or n in (0, 24, 59)]
assert len(GENERATED) >= 14


def address(kode: str | None, edisi: int) -> str:
    return f"{PEMDA.alamat_qr}s/{kode}/{edisi}/"


def test_the_second_decoder_is_there() -> None:
    """Without it the tests below would measure half."""
    assert pictures.has_zbar(), "libzbar0 is missing: scripts/set-up.sh test"


@pytest.mark.parametrize("layanan", GENERATED, ids=lambda one: one.id)
def test_a_generated_board(layanan: Any) -> None:
    """All texts; the code at 72 and 100 dpi and on an A4 copy, by two decoders; type, edges, fonts, size."""
    pesanan = assembly.order(layanan, PEMDA, address(layanan.standar.kode, layanan.standar.edisi))
    result = press.make_board(pesanan)
    assert [finding.id for finding in result.findings if finding.id != "SP975"] == []
    assert result.content is not None
    assert list(pictures.faults(result.content, pesanan.qr)) == []


@pytest.mark.parametrize("name", CASES)
def test_a_board_of_a_case(name: str) -> None:
    content = made(name).content
    assert content is not None
    assert list(pictures.faults(content, ADDRESS)) == []


def test_boards_of_the_catalogue() -> None:
    """Every eighth; `make bench` measures them all."""
    found, _ = catalog.load(ROOT / "standards", "2026-11-01")
    assert found is not None
    chosen = [one for one in found.layanan if one.standar.kode][::8]
    assert len(chosen) >= 8
    for layanan in chosen:
        pesanan = assembly.order(layanan, found.pemda, f"{found.pemda.alamat_qr}s/{layanan.standar.kode}/1/")
        result = press.make_board(pesanan)
        assert result.content is not None, layanan.file
        assert list(pictures.faults(result.content, pesanan.qr)) == [], layanan.file


def test_the_ruler_can_fail() -> None:
    content = made("8 syarat").content
    assert content is not None
    assert any("zxing" in one for one in pictures.faults(content, "https://lain.example/"))
    shrunk = pypdfium2.PdfDocument(content)
    shrunk[0].set_mediabox(40, 40, 800, 1150)
    out = BytesIO()
    shrunk.save(out)
    assert any("edge" in one for one in pictures.faults(out.getvalue(), ADDRESS))


# --------------------------------------------------------------------------------------------- fit


def test_sixty_short_requirements_stand_on_one_sheet() -> None:
    assert notes(made("60 syarat"))["lembar"] == 1


def test_few_sheets_in_the_catalogue() -> None:
    """Only what no reader would call ordinary needs a second sheet; as planned, without a layout."""
    from generator.targets.boards.columns import Pengalaman
    from generator.targets.boards.fit import plan

    found, _ = catalog.load(ROOT / "standards", "2026-11-01")
    assert found is not None
    pairs = []
    for layanan in found.layanan:
        isi = assembly.content(assembly.order(layanan, found.pemda, ADDRESS))
        rencana = plan(isi, qr.encode(ADDRESS).width, Pengalaman())
        assert rencana is not None
        if len(rencana.lembar) > 1:
            pairs.append(sum(map(len, press._texts((isi.daftar, isi.samping)))))
    assert len(pairs) <= len(found.layanan) // 10
    assert min(pairs, default=9999) > 2400


def test_headings_are_larger_than_what_they_head() -> None:
    for name in CASES:
        laid = render.lay_out(assembly.content(order(CASES[name]())))
        assert laid is not None
        assert laid.rencana.rupa.kepala >= max(laid.rencana.ukuran, laid.rencana.samping)


def test_notes_follow_their_items_only_where_room_is_short() -> None:
    few = service(persyaratan=tuple(replace(one, penjelasan="Tunjukkan aslinya.") for one in items(4)))
    many = service(persyaratan=tuple(replace(one, penjelasan="Tunjukkan aslinya.") for one in items(40)))
    shapes = []
    for layanan in (few, many):
        laid = render.lay_out(assembly.content(order(layanan)))
        assert laid is not None
        shapes.append((laid.rencana.rupa.rapat, len(laid.rencana.lembar), 'class="ikut"' in laid.html))
    assert shapes == [("lapang", 1, False), ("hemat", 1, True)]


# ------------------------------------------------------------------------------- cost and memory of it


def calls(function: Callable[[], object]) -> int:
    """Calls of Python and C functions: what a profiler counts, the same on every machine."""
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


@pytest.mark.parametrize("name", ["1 syarat", "25 syarat", "35 syarat", "60 syarat", "golongan dan rumus"])
def test_calls_of_one_layout_at_known_size(name: str) -> None:
    """Code, markup, layout and PDF; not the plan, not the checks."""
    isi = assembly.content(order(CASES[name]()))
    laid = render.lay_out(isi)
    assert laid is not None
    assert len(laid.rencana.lembar) == 1

    def layout() -> bytes:
        page = render.page(isi, laid.rencana, qr.encode(isi.qr))
        return render.to_bytes(render.lay(page, render.style(isi.warna, laid.rencana.rupa)))

    assert layout() == render.write(laid)
    qr.encode.cache_clear()
    assert 100_000 < calls(layout) <= MOST_CALLS


def hard() -> Any:
    """A board that takes more than one layout."""
    for one in services(60):
        pesanan = assembly.order(one, PEMDA, ADDRESS)
        result = press.make_board(pesanan)
        if notes(result)["susunan"] > 1:
            return pesanan, result
    raise AssertionError("every board fits at once")


def test_a_remembered_fit_needs_one_layout_and_gives_the_same_bytes() -> None:
    pesanan, cold = hard()
    again = press.make_board(pesanan, dict(cold.memo)["ingatan"])
    assert notes(again)["susunan"] == 1
    assert again.content == cold.content


def test_a_false_memory_does_no_harm() -> None:
    pesanan, cold = hard()
    false = (tuple((shape, first, 900.0) for shape in ("lapang", "padat", "hemat") for first in (True, False)), ())
    assert press.make_board(pesanan, false).content == cold.content


def published(*layanan: Any, gambar: Any = None, pemda: Pemda = PEMDA) -> Publication:
    riwayat = tuple(Riwayat(one.kode, "berlaku", Edisi(one), (Edisi(one),)) for one in layanan)
    agencies = {one.folder: one.instansi for one in layanan}
    found = catalog.Catalog(pemda, agencies, layanan, (), {}, gambar=gambar or {})
    return Publication(found, riwayat, (), Site("2026-11-01", pemda.alamat_qr, pemda.nama))


def test_the_fit_is_remembered_between_builds(tmp_path: Path) -> None:
    """Another colour is another board; its size is known from the last one."""
    cache = Cache(tmp_path)
    pesanan, _ = hard()
    layanan = pesanan.layanan
    blue = replace(layanan, instansi=replace(layanan.instansi, warna="nila"))
    red = replace(layanan, instansi=replace(layanan.instansi, warna="marun"))
    counts = []
    for one in (blue, red, blue):
        ((_, result),) = run(boards.jobs(published(one)), map, cache)
        counts.append(notes(result)["susunan"])
    assert counts[0] > 1
    assert counts[1] == 1


# ------------------------------------------------------------------------------------------- the code


@pytest.mark.parametrize("text", ["a", ADDRESS, "HTTPS://SP.GO.ID/S/K7M2P/3/", "x" * 200])
def test_the_outline_is_the_matrix(text: str) -> None:
    """Counting the edges to the left of each module gives its colour back."""
    maker = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    maker.add_data(text)
    maker.make(fit=True)
    matrix = maker.get_matrix()
    size = len(matrix)
    crossed = [[0] * (size + 1) for _ in range(size)]
    for line in qr.outline(matrix).split("M")[1:]:
        x, y = (int(one) - qr.QUIET for one in re.findall(r"\d+", line)[:2])
        begin = y
        for way, length in [*re.findall(r"([hv])(-?\d+)", line), ("z", "0")]:
            end = y + int(length) if way == "v" else begin if way == "z" else y
            for row in range(min(y, end), max(y, end)):
                crossed[row][x] += 1
            x += int(length) if way == "h" else 0
            y = end
    for row, dark in enumerate(matrix):
        assert [sum(crossed[row][: at + 1]) % 2 == 1 for at in range(size)] == dark


def test_a_module_is_never_smaller_on_paper() -> None:
    for name in CASES:
        laid = render.lay_out(assembly.content(order(CASES[name]())))
        assert laid is not None
        assert laid.rencana.qr / qr.encode(ADDRESS).sisi >= MODULE_LEAST


# ------------------------------------------------------------------------------------ crests and names


def picture(form: str = "PNG", size: tuple[int, int] = (400, 480), mode: str = "RGB") -> bytes:
    out = BytesIO()
    Image.new(mode, size, (180, 20, 20) if mode == "RGB" else (180, 20, 20, 90)).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_crest_is_drawn(form: str) -> None:
    drawn, why = crest(picture(form))
    assert why is None
    result = press.make_board(assembly.order(service(), PEMDA, ADDRESS, lambang=drawn))
    (page,) = sheets(result)
    images = [one for one in page.get_objects() if isinstance(one, pypdfium2.PdfImage)]
    assert len(images) == 1
    assert result.content is not None
    assert len(result.content) <= 45_000
    assert crest(picture("PNG", mode="RGBA"))[1] is None


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "tidak-ada"),
        (b"", "tidak-terbaca"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "tidak-terbaca"),
        (b"%PDF-1.7", "tidak-terbaca"),
        (picture(size=(900, 901))[:400], "tidak-terbaca"),
        (picture("GIF"), "tidak-terbaca"),
        (picture(size=(20, 20)), "terlalu-kecil"),
        (picture(size=(6000, 6000)), "terlalu-besar"),
        (b"\x89PNG" + bytes(sources.LIMIT), "terlalu-besar"),
    ],
    ids=["absent", "empty", "svg", "pdf", "torn", "gif", "small", "huge", "long"],
)
def test_a_picture_that_is_no_crest(content: bytes | None, why: str) -> None:
    assert crest(content) == ("", why)


def test_the_agency_s_crest_goes_before_the_regency_s() -> None:
    own, common = picture(), picture(size=(300, 300))
    pemda = replace(PEMDA, lambang="lambang.png")
    plain = service()
    armed = replace(plain, instansi=replace(plain.instansi, lambang="logo.png"))
    for layanan, gambar, wanted in (
        (plain, {}, ""),
        (plain, {"lambang.png": common}, crest(common)[0]),
        (armed, {"lambang.png": common, "dinas/logo.png": own}, crest(own)[0]),
        (armed, {"lambang.png": common, "dinas/logo.png": None}, crest(common)[0]),
    ):
        found = published(layanan, gambar=gambar, pemda=pemda)
        assert boards.ordered(found, found.riwayat[0]).lambang == wanted


def test_a_crest_that_cannot_be_drawn_is_named_once() -> None:
    layanan = service(instansi=Instansi(nama="Dinas", tingkat="dinas", lambang="logo.png"))
    found = published(layanan, gambar={"dinas/logo.png": b"rusak"})
    first, second = run(boards.jobs(found))
    assert [(one.id, one.file) for one in first[1].findings] == [("SP977", "standards/dinas/instansi.yaml")]
    assert first[1].content is None
    assert second[1].content is not None


def test_crests_come_through_the_one_door(tmp_path: Path) -> None:
    (tmp_path / "dinas").mkdir()
    (tmp_path / "dinas/logo.png").write_bytes(b"gambar")
    (tmp_path / "rahasia").write_bytes(b"x")
    (tmp_path / "dinas/tautan.png").symlink_to(tmp_path / "rahasia")
    assert sources.picture(tmp_path, "dinas/logo.png") == b"gambar"
    for name in ("dinas/tautan.png", "dinas/../rahasia", "tidak-ada.png", "dinas"):
        assert sources.picture(tmp_path, name) is None


def test_the_name_in_the_local_language_stands_under_the_title() -> None:
    layanan = service(nama_daerah=(NamaDaerah("Bahasa Bali", "Serat panyingakan"),))
    result = press.make_board(order(layanan))
    text = sheets(result)[0].get_textpage().get_text_range()
    assert "Bahasa Bali: Serat panyingakan." in text


def test_a_word_longer_than_a_line_stays_in_its_column() -> None:
    """In one line with the box to tick, WeasyPrint would not break it."""
    layanan = service(persyaratan=tuple(Persyaratan(f"{'pertanggungjawaban' * 3} {n}", id=f"a{n}") for n in range(4)))
    assert [finding.id for finding in press.make_board(order(layanan)).findings] == []
