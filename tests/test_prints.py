"""Prints beside the boards: nothing is lost, every code reads at its size, and what is wrong is not published."""

from __future__ import annotations

import os
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from pikepdf import Name
from PIL import Image, ImageChops, ImageStat

try:
    import weasyprint  # noqa: F401 (whether its libraries are here)
except OSError:
    pytest.skip("needs Pango", allow_module_level=True)

from generator import catalog
from generator.jobs import Cache, Result, run
from generator.model import (
    Bila,
    Edisi,
    Instansi,
    JamHari,
    JamKhusus,
    JamLayanan,
    JangkaWaktu,
    Kasus,
    Layanan,
    Maklumat,
    Pejabat,
    Pemda,
    Persyaratan,
    Produk,
    Riwayat,
    TempatLayanan,
)
from generator.site import Site
from generator.targets import PRINTS, boards, prints
from generator.targets.boards import board as assembly
from generator.targets.boards import letters, paper, press
from generator.targets.boards.check import plain
from generator.targets.pages import bagikan, papan
from generator.targets.pages.peta import draw_map
from generator.targets.prints import banner, check, halving, handout, index, paging, pledge, premises, share, sheets
from generator.targets.publication import Papan, Publication
from tests import papers

ROOT = Path(__file__).parent.parent
MM = 72 / 25.4
PEMDA = Pemda(nama="Kabupaten Contoh Jaya", alamat_qr="https://sp.contohjaya.go.id/", zona_waktu="WIB", contoh=True)
ADDRESS = "https://sp.contohjaya.go.id/s/k7m2p/3/"
AGENCY = """
nama: Dinas Kependudukan dan Pencatatan Sipil
tingkat: dinas
warna: nila
tanpa_hp: Meja Informasi
jam_layanan: {hari: [{hari: senin-jumat, buka: "08.00", tutup: "15.00"}]}
tempat_layanan: [{nama: Loket Pelayanan, alamat: Jalan Contoh Nomor 1, ruang: Loket 1 sampai 4}]
bawaan:
  pengaduan:
    kanal:
      - {jenis: whatsapp, alamat: 0812-3456-7890}
      - {jenis: lapor, alamat: lapor.go.id}
    pejabat: {jabatan: Sekretaris Dinas, nama: Rukmini Contoh, ruang: Ruang Pengaduan}
"""
HEAD = "nama: Surat Keterangan Pindah\njenis: administratif\nstatus: berlaku\nedisi: 3\nkode: k7m2p\n"
BODY = """
ringkasan: Untuk warga yang pindah ke luar kabupaten.
berlaku_sejak: "2026-03-01"
penetapan: {bentuk: Keputusan, sk: 470/112/2026, tanggal: "2026-02-02", oleh: Kepala Dinas}
persyaratan:
  - {id: ktp, uraian: Fotokopi KTP-el pemohon}
  - {id: kk, uraian: Kartu Keluarga asli}
prosedur: [Ambil nomor antrean di mesin, Serahkan berkas di loket dua]
jangka_waktu: {teks: 1 hari kerja, sejak: berkas lengkap}
biaya: {teks: Tidak dipungut biaya}
produk: [Surat pindah]
"""
SERVICE = papers.layanan(BODY, HEAD, AGENCY)
OFFICE = SERVICE.instansi


def service(instansi: Instansi = OFFICE, **changes: object) -> Layanan:
    return replace(SERVICE, folder="dinas", id="pindah", standar=replace(SERVICE.standar, **changes), instansi=instansi)  # type: ignore[arg-type]


def items(count: int) -> tuple[Persyaratan, ...]:
    names = ("Fotokopi Kartu Keluarga", "Surat pernyataan bermeterai", "Denah lokasi usaha", "Pas foto 3x4")
    return tuple(
        Persyaratan(f"{names[n % 4]} nomor {n + 1}", id=f"s{n}", penjelasan="Masih berlaku") for n in range(count)
    )


HOSTILE = '<script>alert("1")</script> & {{ 7*7 }} {% raw %} \u2192 Loket 2 \u200b\u202e'


def asking(count: int) -> Callable[[], Layanan]:
    return lambda: service(persyaratan=items(count))


CASES: dict[str, Callable[[], Layanan]] = {f"{count} syarat": asking(count) for count in (1, 8, 25, 60)}
CASES |= {
    "kata panjang": lambda: service(
        nama="Persetujuanpenyelenggaraanpertunjukankeramaianumumdanhiburanrakyatdilapanganterbuka",
        persyaratan=(Persyaratan("x" * 200, id="a"), Persyaratan("kata " * 300, id="b")),
        produk=(Produk("Suratpersetujuanpenyelenggaraanpertunjukan"),),
    ),
    "delapan kasus": lambda: service(
        kasus=tuple(Kasus(f"k{n}", f"keadaan nomor {n}") for n in range(8)),
        persyaratan=tuple(replace(one, bila=Bila(kasus=(f"k{n // 2}",))) for n, one in enumerate(items(16))),
    ),
    "serba kosong": lambda: service(
        instansi=Instansi(nama="Desa Nusa Teduh", tingkat="desa"),
        ringkasan=None,
        persyaratan=None,
        prosedur=None,
        jangka_waktu=None,
        biaya=None,
        produk=None,
        pengaduan=None,
        penetapan=None,
        berlaku_sejak=None,
    ),
    "naskah jahat": lambda: service(
        nama=HOSTILE, persyaratan=(Persyaratan("</style><img src='https://jahat.example/x.png'> & <b>", id="a"),)
    ),
}
each_case = pytest.mark.parametrize("name", CASES)


def order(layanan: Layanan, pemda: Pemda = PEMDA) -> assembly.Pesanan:
    return assembly.order(layanan, pemda, ADDRESS)


@cache
def made(name: str, kertas: prints.Kertas = "a4") -> Result:
    return handout.render_handout(order(CASES[name]()), kertas)


def pages_of(content: bytes | None) -> list[Any]:
    assert content is not None
    return list(pypdfium2.PdfDocument(content))


def said(content: bytes | None) -> str:
    return plain("".join(page.get_textpage().get_text_range() for page in pages_of(content)))


def paper_of(page: Any) -> tuple[int, int]:
    return round(page.get_size()[0] / MM), round(page.get_size()[1] / MM)


def smallest_type(pages: Iterable[Any]) -> float:
    texts = [one for page in pages for one in page.get_objects() if isinstance(one, pypdfium2.PdfTextObj)]
    assert len(texts) > 10
    return min(float(one.get_font_size() * abs(one.get_matrix().d)) for one in texts)


def codes(page: Any, scale: float = 2.0) -> list[tuple[str, float, float, float]]:
    """Each code of a page: its text, its left and top in millimetres, and the width of its dark part."""
    image = page.render(scale=scale, grayscale=True).to_pil()
    found = []
    for one in zxingcpp.read_barcodes(image):
        spot, pixel = one.position, 25.4 / 72 / scale
        found.append(
            (one.text, spot.top_left.x * pixel, spot.top_left.y * pixel, (spot.top_right.x - spot.top_left.x) * pixel)
        )
    return found


# ------------------------------------------------------------------------------------------------ handouts


@each_case
@pytest.mark.parametrize("kertas", handout.PAPER)
def test_a_handout_is_whole(name: str, kertas: prints.Kertas) -> None:
    result = made(name, kertas)
    assert result.findings == ()
    pages = pages_of(result.content)
    assert dict(result.memo)["lembar"] == len(pages)
    assert {paper_of(page) for page in pages} == {{"a4": (210, 297), "f4": (215, 330)}[kertas]}
    assert smallest_type(pages) >= 10.99


@each_case
def test_every_requirement_stands_on_it(name: str) -> None:
    """Looked for without the check's own helpers."""
    text = "".join(page.get_textpage().get_text_range() for page in pages_of(made(name).content))
    found = "".join(text.replace("\ufffe", "-").split())
    requirements = CASES[name]().standar.persyaratan or ()
    for one in requirements:  # type: ignore[union-attr]
        for word in letters.printable(one.uraian).split():
            assert word[:80] in found
    if not requirements:
        assert "BelumdicantumkanolehDesaNusaTeduh." in found


@each_case
def test_each_sheet_has_title_and_code(name: str) -> None:
    title = plain(letters.printable(CASES[name]().standar.nama))
    for page in pages_of(made(name).content):
        assert title in plain(page.get_textpage().get_text_range())
        ((text, _, _, wide),) = codes(page)
        assert text == ADDRESS
        assert wide / 29 >= handout.MODULE - 0.02


def test_steps_are_left_to_the_counter() -> None:
    text = said(made("8 syarat").content)
    assert "ambilnomorantrean" not in text
    for wanted in ("loketpelayanan", "0812-3456-7890", "sekretarisdinas", "gratis.", "1harikerja", "datacontoh."):
        assert wanted in text
    assert "rukmini" not in text


def test_few_layouts_and_one_sheet_for_ordinary_services() -> None:
    assert [dict(made(name).memo)["lembar"] for name in ("1 syarat", "8 syarat", "60 syarat")] == [1, 1, 3]
    assert max(dict(made(name).memo)["susunan"] for name in CASES) <= 3
    assert dict(made("1 syarat").memo)["susunan"] == 1


def test_the_estimate_agrees_with_the_layout() -> None:
    """The figures of paging.py are those of lembar.css."""
    for name in ("8 syarat", "25 syarat", "delapan kasus"):
        isi = handout.content(order(CASES[name]()))
        plan = handout.plan(isi, "a4", 1.0)
        assert plan is not None
        document = paper.lay(*handout._page(isi, plan, "a4"))
        for n, page in enumerate(plan.halaman, 1):
            for side, pieces in enumerate(page.kolom, 1):
                column = plan.langkah - paging.GAP
                thought = sum(paging.height(one, plan.ukuran, column, at == 0) for at, one in enumerate(pieces))
                top, end = (sheets.anchor(document, f"kolom-{n}-{side}", edge) for edge in (1, 3))
                assert end - top == pytest.approx(thought, rel=0.05, abs=2)


def test_a_page_with_the_foot_alone_is_never_made() -> None:
    for count in range(9, 40, 3):
        isi = handout.content(order(service(persyaratan=items(count))))
        plan = handout.plan(isi, "a4", 1.0)
        assert plan is not None
        assert all(page.kolom[0] for page in plan.halaman), count


# --------------------------------------------------------------------------------------------------- index


def entries(count: int) -> tuple[premises.Entri, ...]:
    kinds = ("Surat Keterangan Pindah", "Kartu Identitas Anak (KIA)", "Akta Kelahiran", "Persetujuan Bangunan Gedung")
    return tuple(
        premises.Entri(
            f"l{n}", f"{kinds[n % 4]} {n}", "1 hari kerja", "Gratis.", f"https://sp.contohjaya.go.id/s/{n:05}/1/"
        )
        for n in range(count)
    )


def index_of(*kelompok: premises.Kelompok, instansi: Instansi = OFFICE) -> Result:
    kantor = sheets.agency_order("dinas", instansi, PEMDA)
    return index.render_index(premises.PesananIndeks(kantor, kelompok, "sp.contohjaya.go.id/dinas"))


@pytest.mark.parametrize("count", [1, 3, 5, 6, 11, 12, 13, 40])
def test_an_index_has_a_code_for_each_service(count: int) -> None:
    result = index_of(premises.Kelompok("", entries(count)))
    assert result.findings == ()
    pages = pages_of(result.content)
    found = [codes(page) for page in pages]
    assert sorted(text for page in found for text, *_ in page) == sorted(one.qr for one in entries(count))
    assert {paper_of(page) for page in pages} == {(297, 420)}
    assert smallest_type(pages) >= 11.99
    assert len(pages) == -(-count // 12)
    for page in found:
        for text, x, y, wide in page:
            assert wide / 29 >= index.MODULE - 0.02
            others = [(abs(x - a), abs(y - b)) for other, a, b, _ in page if other != text]
            assert all(max(across, down) - wide >= index.APART for across, down in others)


def test_time_and_fee_stand_beside_the_name_and_missing_is_said() -> None:
    found = publication(service(biaya=None, jangka_waktu=JangkaWaktu(teks="2 hari kerja")))
    (group,) = premises.served_at(found, "dinas")
    text = said(index_of(group).content)
    for wanted in (
        "suratketeranganpindah",
        "2harikerja",
        "jumlahnyabelumdicantumkan.",
        "tidakpunyahp?",
        "bukanuntukmembayar",
    ):
        assert wanted in text


def test_a_place_shows_its_guests_under_their_names() -> None:
    """As in a mal pelayanan publik: another agency says that a place of its own is here."""
    guest = replace(
        OFFICE, nama="Dinas Sosial", tempat_layanan=(TempatLayanan("Loket", instansi="dinas", ruang="Loket 7"),)
    )
    other = replace(service(guest, kode="b3c4d", nama="Bantuan Alat"), folder="dinsos", id="alat")
    stays = replace(
        service(guest, kode="b3c4e", nama="Asesmen di rumah", tempat_layanan=(TempatLayanan("Rumah"),)),
        folder="dinsos",
        id="rumah",
    )
    found = publication(service(), other, stays, instansi={"dinas": OFFICE, "dinsos": guest})
    groups = premises.served_at(found, "dinas")
    assert [(one.nama, [entry.nama for entry in one.entri]) for one in groups] == [
        (OFFICE.nama, ["Surat Keterangan Pindah"]),
        ("Dinas Sosial, Loket\u00a07", ["Bantuan Alat"]),
    ]
    assert [one.nama for one in premises.served_at(found, "dinsos")] == [""]
    result = index_of(*groups)
    assert result.findings == ()
    assert "dinassosial,loket7" in said(result.content)


def test_a_group_that_runs_on_says_so_and_no_heading_stands_last() -> None:
    groups = [premises.Kelompok("Dinas Satu", entries(15)), premises.Kelompok("Dinas Dua", entries(5))]
    sheets_ = list(index.planned(groups, 300))
    assert len(sheets_) > 1
    assert all(not isinstance(sheet.baris[-1], str) for sheet in sheets_)
    heads = [row for sheet in sheets_ for row in sheet.baris if isinstance(row, str)]
    assert heads[0] == "Dinas Satu"
    assert any(head.endswith("(lanjutan)") for head in heads)
    assert sum(len(sheet.entri) for sheet in sheets_) == 20


# ------------------------------------------------------------------------------------------------ maklumat

PLEDGE = Maklumat(
    naskah="Kami sanggup melayani sesuai standar pelayanan.\nKami memberikan pelayanan sesuai kewajiban dan melakukan "
    "perbaikan secara terus-menerus.\nKami bersedia menerima sanksi bila tidak menepatinya.",
    tanggal="2025-04-14",
    tempat="Contoh Jaya",
    penandatangan=Pejabat("Kepala Dinas", nama="Agung Contoh, M.Si.", pangkat="Pembina Tingkat I"),
    sk="000.8/13/2025",
)


def pledge_of(**changes: object) -> Result:
    instansi = replace(OFFICE, maklumat=replace(PLEDGE, **changes))  # type: ignore[arg-type]
    return pledge.render_pledge(sheets.agency_order("dinas", instansi, PEMDA, keep_pledge=True))


def test_a_pledge_stands_word_for_word() -> None:
    result = pledge_of()
    assert result.findings == ()
    text = said(result.content)
    for wanted in (
        *PLEDGE.naskah.splitlines(),
        "Contoh Jaya, 14 April 2025",
        "Kepala Dinas",
        "Agung Contoh, M.Si.",
        "Pembina Tingkat I",
        "Nomor 000.8/13/2025",
    ):
        assert plain(wanted) in text
    assert "rancangan" not in text
    assert [paper_of(page) for page in pages_of(result.content)] == [(297, 420)]


@pytest.mark.parametrize(
    ("changes", "kurang", "absent"),
    [
        ({"tanggal": None}, "tanggal", "2025,"),
        ({"tempat": None}, "tempat", "contohjaya,14"),
        ({"penandatangan": None}, "penanda tangan", "kepaladinas"),
        ({"naskah": "Kami sanggup melayani sesuai standar pelayanan."}, "sanksi", "sanksi"),
        ({"naskah": PLEDGE.naskah + " Ditetapkan di ......"}, "isian yang masih kosong", "ditetapkandi2"),
    ],
)
def test_an_incomplete_pledge_is_a_draft_and_nothing_is_filled_in(
    changes: dict[str, object], kurang: str, absent: str
) -> None:
    result = pledge_of(**changes)
    assert [one.id for one in result.findings] == ["SP983"]
    assert kurang in str(dict(result.findings[0].words)["kurang"])
    text = said(result.content)
    assert "rancangan.belumlengkap." in text
    assert absent not in text


def test_a_long_pledge_fits_and_one_beyond_all_measure_is_not_published() -> None:
    long = pledge_of(naskah=PLEDGE.naskah + " Kami melayani dengan ramah." * 40)
    assert long.findings == ()
    assert smallest_type(pages_of(long.content)) >= 11.99
    beyond = pledge_of(naskah=PLEDGE.naskah + " Kami melayani dengan ramah." * 900)
    assert (beyond.content, [one.id for one in beyond.findings]) == (None, ["SP982"])


# ------------------------------------------------------------------------------------------------- banner


def banner_of(count: int, **changes: object) -> Result:
    kantor = sheets.agency_order("dinas", replace(OFFICE, **changes), PEMDA)  # type: ignore[arg-type]
    return banner.render_banner(premises.PesananBanner(kantor, entries(count), "sp.contohjaya.go.id/dinas"))


@pytest.mark.parametrize("count", [1, 4, 5, 8])
def test_a_banner_has_its_codes_before_the_camera(count: int) -> None:
    """1.0 to 1.3 m above the floor; the title at eye height."""
    result = banner_of(count)
    assert result.findings == ()
    (page,) = pages_of(result.content)
    assert paper_of(page) == (600, 1600)
    found = codes(page, 1.0)
    assert sorted(text for text, *_ in found) == sorted(one.qr for one in entries(count))
    for _, _, y, wide in found:
        assert 1000 <= 1600 - y - wide < 1600 - y <= 1300
        assert wide / 29 >= 1.5
    text = page.get_textpage()
    top = text.search("Layanan di sini").get_next()
    assert top is not None
    box = text.get_charbox(top[0])
    assert 1400 <= box[1] / MM <= 1600
    assert smallest_type([page]) >= 19.9


def test_a_banner_with_too_much_to_say_keeps_the_first() -> None:
    result = banner_of(8, tempat_layanan=tuple(TempatLayanan(f"Loket {n}", keterangan="buka " * 40) for n in range(30)))
    assert result.findings == ()
    assert "loket1" in said(result.content)


def test_the_main_services_in_their_order_without_edition() -> None:
    names = [f"layanan-{n}" for n in range(9)]
    services = [replace(service(kode=f"k7m{n}p", nama=f"Layanan {n}"), id=name) for n, name in enumerate(names)]
    chosen = replace(OFFICE, layanan_utama=("layanan-7", "tiada", "layanan-2"))
    for instansi, ids, strange in (
        (OFFICE, names[:8], ()),
        (chosen, ["layanan-7", "layanan-2"], ("tiada",)),
        (replace(OFFICE, layanan_utama=("tiada",)), names[:8], ("tiada",)),
    ):
        found = publication(*services, instansi={"dinas": instansi})
        (job,) = [one for one in prints.agencies(found) if one.path == "papan/dinas/banner.pdf"]
        (pesanan,) = job.arguments
        assert [one.id for one in pesanan.entri] == ids
        assert all(one.qr.count("/") == 5 for one in pesanan.entri)
        assert pesanan.asing == strange
    result = banner.render_banner(replace(pesanan, entri=pesanan.entri[:2]))
    assert [one.id for one in result.findings] == ["SP984"]
    assert result.content is not None


# -------------------------------------------------------------------------------------------------- share


@each_case
def test_a_picture_is_small_and_its_code_reads(name: str) -> None:
    result = share.render_share(order(CASES[name]()))
    assert result.findings == ()
    assert result.content is not None
    assert len(result.content) <= 60_000
    picture = Image.open(BytesIO(result.content))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert [one.text for one in zxingcpp.read_barcodes(picture.convert("RGB"))] == [ADDRESS]
    assert set(picture.info) <= {"transparency", "dpi"}
    # Nothing is written over the edge: the outermost pixels of the white part stay white.
    for box in ((0, 110, 20, 580), (1180, 110, 1200, 580)):
        assert ImageStat.Stat(picture.convert("L").crop(box)).extrema == [(255, 255)]


def test_a_name_beyond_measure_ends_with_dots() -> None:
    size, rows = share.fitted("Surat " * 200, 800, share.TITLE, 700)
    assert len(rows) == share.TITLE[-1][1]
    assert rows[-1].endswith("...")
    assert all(share.font(800, size).getlength(row) <= 700 for row in rows)


def test_a_long_word_is_cut_and_a_short_text_is_left_alone() -> None:
    assert share.fitted("Kartu Keluarga", 800, share.TITLE, 700) == (72, ["Kartu Keluarga"])
    rows = share.wrapped("x" * 100, 800, 72, 700)
    assert "".join(rows) == "x" * 100
    assert len(rows) > 2


# -------------------------------------------------------------------------------------------------- tiles


@cache
def tile_of(name: str) -> tuple[bytes, bytes]:
    board = press.make_board(order(CASES[name]())).content
    assert board is not None
    result = halving.render_tiles(board, "standards/dinas/pindah.yaml")
    assert result.findings == ()
    assert result.content is not None
    assert dict(result.memo)["lembar"] == len(pages_of(result.content))
    return board, result.content


@pytest.mark.parametrize("name", ["8 syarat", "60 syarat"])
def test_glued_together_the_tiles_are_the_board(name: str) -> None:
    board, tiled = tile_of(name)
    halves = pages_of(tiled)
    assert {paper_of(page) for page in halves} == {(297, 210)}
    scale = 2.0
    pixels = MM * scale
    assert len(halves) == 2 * len(pages_of(board))
    for n, page in enumerate(pages_of(board)):
        cut = halving._cut(page)
        parts = halving.halves(cut)
        whole = page.render(scale=scale * halving.SCALE, grayscale=True).to_pil()
        wide = whole.width
        glued = Image.new("L", whole.size, 255)
        for half, part, picture in zip(("upper", "lower"), parts, halves[2 * n : 2 * n + 2], strict=True):
            drawn = picture.render(scale=scale, grayscale=True).to_pil()
            left = round((drawn.width - wide) / 2)
            line = round(part.garis * pixels)
            if half == "upper":
                top = round((halving.SAFE - halving.CONTENT[0] * halving.SCALE) * pixels)
                glued.paste(drawn.crop((left, top, left + wide, line)), (0, 0))
            else:
                glued.paste(
                    drawn.crop((left, line, left + wide, drawn.height)), (0, round(cut * halving.SCALE * pixels))
                )
        assert difference(glued, whole) < 8
        assert difference(glued, ImageChops.offset(whole, 0, round(2 * pixels))) > 12


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures are from each other: 0 to 255."""
    return float(ImageStat.Stat(ImageChops.difference(one, other)).mean[0])


def test_nothing_of_a_tile_lies_in_the_printers_edge() -> None:
    _, tiled = tile_of("8 syarat")
    for page in pages_of(tiled):
        drawn = page.render(scale=2, grayscale=True).to_pil()
        edge = int(halving.SAFE * MM * 2) - 2
        ink = ImageChops.invert(drawn)
        for box in ((0, 0, drawn.width, edge), (0, drawn.height - edge, drawn.width, drawn.height)):
            assert ink.crop(box).getbbox() is None


def test_text_of_a_tile_stays_text_and_is_tagged_once() -> None:
    _, tiled = tile_of("8 syarat")
    first = pages_of(tiled)[0]
    assert "Surat Keterangan Pindah" in first.get_textpage().get_text_range()
    with pikepdf.open(BytesIO(tiled)) as document:
        assert Name.StructTreeRoot in document.Root
        upper, lower = document.pages[0].obj, document.pages[1].obj
        assert Name.StructParents in upper
        assert Name.StructParents not in lower
        assert (b"/MCID" in upper.Contents.read_bytes(), b"/MCID" in lower.Contents.read_bytes()) == (True, False)


def test_a_cut_keeps_clear_of_letters_where_it_can() -> None:
    class Text:
        def count_rects(self) -> int:
            return 1

        def get_rect(self, n: int) -> tuple[float, float, float, float]:
            middle = (halving.LEAST + halving.MOST) / 2
            return (50, (420 - middle - 2) * MM, 300, (420 - middle + 1.6) * MM)

    class Page:
        def get_textpage(self) -> Text:
            return Text()

        def get_size(self) -> tuple[float, float]:
            return (297 * MM, 420 * MM)

    middle = (halving.LEAST + halving.MOST) / 2
    cut = halving._cut(Page())
    assert halving.LEAST <= cut <= halving.MOST
    assert not middle - 2 <= cut <= middle + 2.4


# ------------------------------------------------------------------------------------------- what is wrong


def test_the_check_sees_what_is_wrong() -> None:
    content = made("8 syarat").content
    assert content is not None
    good = check.Janji((), ((ADDRESS,),), (210, 297))

    def found(janji: check.Janji) -> list[str]:
        return [one.id for one in check.faults(content, janji, "x.yaml", "Lembar syarat")]

    assert found(good) == []
    assert found(replace(good, teks=("Syarat yang hilang",))) == ["SP980"]
    assert found(replace(good, naskah=("Syarat yang hilang",))) == ["SP980"]
    assert found(replace(good, kode=(("https://lain.example/",),))) == ["SP981"]
    assert found(replace(good, kode=((ADDRESS,), (ADDRESS,)))) == ["SP982"]
    assert found(replace(good, kertas=(215, 330))) == ["SP982"]
    assert found(replace(good, tepi=40.0)) == ["SP982"]


def test_letters_that_our_fonts_lack_are_said_once() -> None:
    strange = service(persyaratan=(Persyaratan("\u0e01\u0e02", id="a"),))
    assert handout.render_handout(order(strange), "a4") == Result(None)
    assert share.render_share(order(service(nama="\u0e01\u0e02"))) == Result(None)
    assert [one.id for one in press.make_board(order(strange)).findings] == ["SP974"]
    assert [one.id for one in index_of(premises.Kelompok("\u0e01", entries(1))).findings] == ["SP974"]


# ------------------------------------------------------------------------------------------------ as jobs


def publication(
    *layanan: Layanan,
    tanggal: str = "2026-11-01",
    keadaan: str = "berlaku",
    instansi: dict[str, Instansi] | None = None,
) -> Publication:
    riwayat = tuple(Riwayat(one.kode, keadaan, Edisi(one), (Edisi(one),)) for one in layanan)  # type: ignore[arg-type]
    found = catalog.Catalog(PEMDA, instansi or {"dinas": OFFICE}, layanan, (), {})
    return Publication(found, riwayat, (), Site(tanggal, PEMDA.alamat_qr, PEMDA.nama))


def jobs(found: Publication) -> dict[str, str | None]:
    return {job.path: job.key for job in (*prints.agencies(found), *prints.handouts(found))}


WITH_PLEDGE = replace(OFFICE, maklumat=PLEDGE)


def test_addresses_are_those_that_the_page_of_prints_reads() -> None:
    found = publication(service(WITH_PLEDGE), instansi={"dinas": WITH_PLEDGE})
    paths = [*jobs(found), *(job.path for job in prints.tiles(found, {"papan/dinas/pindah.pdf": b"%PDF"}))]
    shown = papan.prints({path: Papan(path, 1) for path in paths})
    assert {kind for kinds in shown["dinas"].values() for kind in kinds} == {
        "Papan sebagai dua lembar A4",
        "Lembar syarat A4",
        "Lembar syarat F4",
        "Gambar untuk dibagikan",
        "Papan indeks",
        "Maklumat pelayanan",
        "X-banner 60 x 160 cm",
    }
    assert len(paths) == 7


def test_only_what_is_in_force_is_printed_and_a_tile_only_of_a_board() -> None:
    assert jobs(publication(service(), keadaan="rancangan")) == {}
    assert jobs(publication(service(kode=None))) == {}
    assert list(prints.tiles(publication(service()), {})) == []
    order_ = list(PRINTS)
    assert order_.index("boards") < order_.index("tiles")


def test_the_keys_know_what_shapes_a_print() -> None:
    same = jobs(publication(service()))
    assert jobs(publication(service(), tanggal="2026-12-24")) == same
    assert len(set(same.values())) == len(same)
    other = jobs(publication(service(persyaratan=items(3))))
    assert {path for path in same if same[path] != other[path]} == {
        "papan/dinas/pindah-a4.pdf",
        "papan/dinas/pindah-f4.pdf",
        "papan/dinas/pindah.png",
    }
    renamed = jobs(publication(service(nama="Surat Pindah")))
    assert all(renamed[path] != key for path, key in same.items())


def test_a_second_build_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, kept = publication(service()), Cache(tmp_path)
    first = [result for _, result in run([*prints.agencies(found), *prints.handouts(found)], map, kept)]
    assert all(result.content for result in first)

    def refuse(*arguments: object) -> Result:
        raise AssertionError("made again")

    for name in ("render_handout", "render_share", "render_index", "render_banner", "render_pledge"):
        monkeypatch.setattr(prints, name, refuse)
    assert [result for _, result in run([*prints.agencies(found), *prints.handouts(found)], map, kept)] == first


def test_without_the_libraries_nothing_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boards, "can_set", lambda: False)
    assert jobs(publication(service())) == {}
    assert list(prints.tiles(publication(service()), {"papan/dinas/pindah.pdf": b"%PDF"})) == []


def digests(names: Iterable[str]) -> dict[str, str]:
    """What a few prints are, in bytes."""
    found: dict[str, str] = {}
    for name in names:
        results = {
            "lembar": made(name),
            "gambar": share.render_share(order(CASES[name]())),
            "indeks": index_of(premises.Kelompok("", entries(7))),
            "banner": banner_of(5),
            "maklumat": pledge_of(),
        }
        found |= {f"{name}/{kind}": sha256(one.content or b"").hexdigest() for kind, one in results.items()}
        found[f"{name}/potongan"] = sha256(tile_of(name)[1]).hexdigest()
    return found


def test_same_bytes_in_any_process_and_order() -> None:
    names = ["8 syarat", "25 syarat"]
    here = digests(names)
    program = (
        "import sys; import tests.test_prints as t\n"
        "for name, one in t.digests(sys.argv[1:]).items(): print(name, one, sep='=')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *names[::-1]],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Makassar", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert dict(line.split("=") for line in done.stdout.splitlines()) == here


def test_nothing_in_the_styles_hides_text() -> None:
    styles = sorted(Path(prints.__file__).parent.glob("*.css"))
    assert len(styles) >= 5
    for path in styles:
        text = path.read_text("utf-8")
        assert "overflow: hidden" not in text
        assert "display: none" not in text


def test_a_page_names_its_picture_only_where_it_was_made() -> None:
    found = publication(service(nama='Surat "Pindah" & <b>'))
    picture = "papan/dinas/pindah.png"
    peta = draw_map(replace(found, cetakan={picture: Papan(picture, 1)}))
    tags = bagikan.preview(peta, picture, 'Surat "Pindah" & <b>')
    assert f'<meta property="og:image" content="{found.site.alamat_situs}{picture}">' in tags
    assert 'content="1200"' in tags
    assert "<b>" not in tags
    assert bagikan.preview(draw_map(found), picture, "Surat") == ""


def test_a_crest_stands_on_every_print_that_has_a_head() -> None:
    drawn = BytesIO()
    Image.new("RGB", (170, 200), "#a00").save(drawn, "PNG")
    crest = f"data:image/png;base64,{b64encode(drawn.getvalue()).decode()}"
    kantor = sheets.agency_order("dinas", WITH_PLEDGE, PEMDA, crest, keep_pledge=True)
    results = [
        handout.render_handout(replace(order(service()), lambang=crest), "a4"),
        pledge.render_pledge(kantor),
        index.render_index(premises.PesananIndeks(kantor, (premises.Kelompok("", entries(2)),), "sp.contohjaya.go.id")),
        banner.render_banner(premises.PesananBanner(kantor, entries(2), "sp.contohjaya.go.id")),
    ]
    for result in results:
        assert result.findings == ()
        (page,) = pages_of(result.content)
        assert any(isinstance(one, pypdfium2.PdfImage) for one in page.get_objects())


def test_a_long_address_makes_codes_grow_and_nothing_is_lost() -> None:
    address = f"https://standar-pelayanan.sekretariat.{'panjang' * 8}.contohjaya.go.id/s/k7m2p/3/"
    long = replace(order(service()), qr=address)
    some = tuple(replace(one, qr=f"{address}{n}/") for n, one in enumerate(entries(6)))
    kantor = sheets.agency_order("dinas", OFFICE, PEMDA)
    results = [
        handout.render_handout(long, "a4"),
        share.render_share(long),
        index.render_index(premises.PesananIndeks(kantor, (premises.Kelompok("", some),), address[8:])),
        banner.render_banner(premises.PesananBanner(kantor, some, address[8:])),
    ]
    assert [result.findings for result in results] == [()] * 4
    ((_, _, _, wide),) = codes(pages_of(results[0].content)[0])
    assert wide / (sheets.code(address).sisi - 8) >= handout.MODULE - 0.02


def test_prints_are_tagged_with_headings_and_no_table_for_looks() -> None:
    results = [made("8 syarat"), index_of(premises.Kelompok("", entries(4))), pledge_of(), banner_of(4)]
    for result in results:
        with pikepdf.open(BytesIO(result.content or b"")) as document:
            elements = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
            kinds = Counter(str(one.S) for one in elements)
            assert document.Root.Lang == "id"
            assert kinds["/H1"] == 1
            assert kinds["/Table"] == 0
            assert document.docinfo.Title is not None


def test_hours_of_special_times_are_left_to_the_page_where_they_cost_a_sheet() -> None:
    hours = tuple(JamKhusus(f"Masa ke-{n}", hari=(JamHari("senin", "08.00", "11.00"),)) for n in range(4))
    week = JamLayanan(hari=(JamHari("senin-jumat", "08.00", "15.00"),), khusus=hours)
    short = handout.render_handout(order(service(jam_layanan=week)), "a4")
    assert "masake-3" in said(short.content)
    long = handout.render_handout(order(service(jam_layanan=week, persyaratan=items(19))), "a4")
    assert (dict(long.memo)["lembar"], "masake-3" in said(long.content)) == (1, False)
    assert "seninsampaijumat" in said(long.content)
    longer = handout.render_handout(order(service(jam_layanan=week, persyaratan=items(30))), "a4")
    assert (dict(longer.memo)["lembar"], "masake-3" in said(longer.content)) == (2, True)
