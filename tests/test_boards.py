"""Boards: nothing is lost, the code reads, the type is large enough, and a board that is wrong is not published."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import jinja2
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import zxingcpp

try:
    import weasyprint
except OSError:
    pytest.skip("needs Pango", allow_module_level=True)

from generator import catalog
from generator.jobs import Cache, Job, Result, run
from generator.model import (
    Biaya,
    Bila,
    Edisi,
    Instansi,
    JamHari,
    JamKhusus,
    JamLayanan,
    JangkaWaktu,
    KanalPengaduan,
    Kasus,
    Ketiadaan,
    Langkah,
    Layanan,
    Pejabat,
    Pemda,
    Penetapan,
    Pengaduan,
    Persyaratan,
    Produk,
    Riwayat,
    Rumus,
    Standar,
    Tahap,
    Tarif,
    TempatLayanan,
)
from generator.site import Site
from generator.targets import boards
from generator.targets.boards import board as assembly
from generator.targets.boards import check, content, letters, look, places, press, promised, qr, render, shape
from generator.targets.boards.columns import Pengalaman, tall
from generator.targets.boards.frame import room
from generator.targets.publication import Publication
from generator.targets.templates import environment

ROOT = Path(__file__).parent.parent
MM = 72 / 25.4
PEMDA = Pemda(nama="Kabupaten Contoh Jaya", alamat_qr="https://sp.contohjaya.go.id/", zona_waktu="WIB")
ADDRESS = "https://sp.contohjaya.go.id/s/k7m2p/3/"
NAMES = (
    "Fotokopi KTP-el pemohon",
    "Fotokopi Kartu Keluarga",
    "Surat pernyataan bermeterai",
    "Denah lokasi usaha",
    "Bukti lunas pajak bumi dan bangunan",
    "Pas foto berwarna ukuran 3x4",
    "Gambar situasi dan rencana tapak",
    "Surat rekomendasi dinas teknis",
    "Akta pendirian badan usaha",
    "Perhitungan teknis struktur",
    "Sertipikat hak atas tanah",
    "Formulir permohonan yang sudah diisi",
)
WEEK = JamLayanan(
    hari=(JamHari("senin-kamis", "08.00", "15.00", "12.00-13.00"), JamHari("jumat", "08.00", "14.30", "11.30-13.00")),
    khusus=(JamKhusus("Ramadan", hari=(JamHari("senin-jumat", "08.00", "14.00"),)),),
)
AGENCY = Instansi(
    nama="Dinas Kependudukan dan Pencatatan Sipil",
    tingkat="dinas",
    warna="nila",
    jam_layanan=WEEK,
    tempat_layanan=(TempatLayanan("Loket Pelayanan", alamat="Jalan Contoh Nomor 1", ruang="Loket 1 sampai 4"),),
    tanpa_hp="Meja Informasi",
)


def items(count: int) -> tuple[Persyaratan, ...]:
    """Ordinary requirements, each different."""
    rounds = [f"{NAMES[n % 12]}{f' bagian {n // 12 + 1}' if n >= 12 else ''}" for n in range(count)]
    return tuple(Persyaratan(text, id=f"s{n}", jenis=("dokumen",)) for n, text in enumerate(rounds))


STEPS = tuple(
    Langkah(text, pelaku=who, tempat=where)
    for text, who, where in (
        ("Ambil nomor antrean", "Pemohon", "Meja Informasi"),
        ("Serahkan berkas", "Pemohon", "Loket 2"),
        ("Memeriksa berkas", "Petugas loket", "Loket 2"),
        ("Menandatangani surat", "Kepala Dinas", None),
        ("Terima surat", "Pemohon", "Loket 4"),
    )
)
COMPLAINTS = Pengaduan(
    kanal=(
        KanalPengaduan("whatsapp", alamat="0812-3456-7890"),
        KanalPengaduan("telepon", alamat="(0271) 555-0123"),
        KanalPengaduan("lapor", alamat="lapor.go.id"),
        KanalPengaduan("tatap-muka", alamat="Meja Pengaduan, Loket 1"),
    ),
    pejabat=Pejabat("Sekretaris Dinas", nama="Rukmini Contoh", ruang="Ruang Pengaduan", telepon="0271-555-0124"),
)
STANDARD = Standar(
    nama="Surat Keterangan Pindah",
    jenis=("administratif",),
    status="berlaku",
    edisi=3,
    kode="k7m2p",
    ringkasan="Untuk warga yang pindah ke luar kabupaten.",
    penetapan=Penetapan("Keputusan", sk="470/112/2026", tanggal="2026-02-02", oleh="Kepala Dinas"),
    berlaku_sejak="2026-03-01",
    prosedur=STEPS,
    jangka_waktu=JangkaWaktu(teks="1 hari kerja", sejak="berkas lengkap"),
    biaya=Biaya(gratis=True),
    produk=(Produk("SKPWNI", bentuk="berkas digital"),),
    pengaduan=COMPLAINTS,
)


def service(instansi: Instansi = AGENCY, **changes: object) -> Layanan:
    changed = {"persyaratan": items(8)} | changes
    return Layanan("dinas", "pindah", "standards/dinas/pindah.yaml", replace(STANDARD, **changed), instansi)  # type: ignore[arg-type]


CASES: dict[str, Callable[[], Layanan]] = {
    f"{count} syarat": lambda count=count: service(persyaratan=items(count)) for count in (1, 8, 25, 35, 60, 120)
}
CASES |= {
    "kata panjang": lambda: service(
        nama="Persetujuanpenyelenggaraanpertunjukankeramaianumumdanhiburanrakyatdilapanganterbuka",
        persyaratan=(
            Persyaratan("x" * 200, id="a"),
            Persyaratan("kata " * 300, id="b"),
            Persyaratan("Formulir", id="c", penjelasan="y" * 900),
        ),
    ),
    "delapan kasus": lambda: service(
        kasus=tuple(Kasus(f"k{n}", f"keadaan nomor {n}") for n in range(8)),
        persyaratan=tuple(replace(one, bila=Bila(kasus=(f"k{n // 2}",))) for n, one in enumerate(items(16))),
    ),
    "tiga tahap": lambda: service(
        tahap=tuple(
            Tahap(f"t{n}", name, porsi="30 persen dari pagu", tenggat="10 hari sejak pengumuman")
            for n, name in enumerate(("Permohonan", "Pencairan", "Pertanggungjawaban"))
        ),
        persyaratan=tuple(replace(one, bila=Bila(tahap=(f"t{n % 3}",))) for n, one in enumerate(items(18))),
    ),
    "golongan dan rumus": lambda: service(
        biaya=Biaya(
            tarif=(
                Tarif("Rp900.000", nama="Golongan R1, rumah sederhana", keterangan="Termasuk pipa 6 meter."),
                Tarif("Rp2.100.000", nama="Golongan N1, niaga kecil", satuan="per meter"),
            ),
            rumus=Rumus("luas x tarif", contoh="100 x Rp6.000", hasil="Rp600.000"),
            bagian_terbuka=("penyeberangan jalan, dihitung setelah survei",),
            cara_bayar="Lewat bank dengan kode bayar.",
        )
    ),
    "serba kosong": lambda: service(
        instansi=Instansi(nama="Desa Nusa Teduh", tingkat="desa"),
        ringkasan=None,
        persyaratan=None,
        prosedur=Ketiadaan("kosong"),
        jangka_waktu=Ketiadaan("tidak_diketahui"),
        biaya=None,
        produk=None,
        pengaduan=None,
        penetapan=None,
        berlaku_sejak=None,
    ),
    "tanpa nomor": lambda: service(penetapan=Penetapan("Keputusan", tanggal="2026-02", oleh="Kepala Dinas")),
    "dua belas saluran": lambda: service(
        pengaduan=Pengaduan(
            kanal=tuple(
                KanalPengaduan("email", alamat=f"pengaduan{n}@kependudukan.contohjaya.go.id", keterangan="Jam kerja")
                for n in range(12)
            )
        )
    ),
    "naskah jahat": lambda: service(
        nama='<script>alert("1")</script> & {{ 7*7 }} {% raw %}',
        persyaratan=(
            Persyaratan('</style><img src="https://jahat.example/x.png"> & <b>', id="a"),
            Persyaratan("**tebal** [x](javascript:1) `a` &amp; &lt; \\ \"'", id="b"),
            Persyaratan("Loket 1 \u2192 Loket 2 \u2713 \u200bkosong\u202e", id="c"),
        ),
    ),
}


def order(layanan: Layanan, address: str = ADDRESS, pemda: Pemda = PEMDA) -> assembly.Pesanan:
    return assembly.order(layanan, pemda, address)


@cache
def made(name: str) -> Result:
    """The board of a case, made once for all tests."""
    return press.make_board(order(CASES[name]()))


def notes(result: Result) -> dict[str, int]:
    return dict(result.memo)


def levels(result: Result) -> list[str]:
    return [finding.id for finding in result.findings if finding.id not in ("SP975", "SP976")]


def sheets(result: Result) -> list[pypdfium2.PdfPage]:
    assert result.content is not None
    return list(pypdfium2.PdfDocument(result.content))


each_case = pytest.mark.parametrize("name", CASES)


@each_case
def test_a_board_is_whole(name: str) -> None:
    """All texts are found, the code reads at 72 dpi, nothing near the edge, no foreign font: the build's own check."""
    result = made(name)
    assert levels(result) == []
    assert result.content is not None
    assert notes(result)["lembar"] == len(sheets(result))


@each_case
def test_every_requirement_stands_on_it(name: str) -> None:
    """Looked for without the check's own helpers."""
    text = "".join(page.get_textpage().get_text_range() for page in sheets(made(name)))
    found = "".join(text.replace("\ufffe", "-").split())
    standar = CASES[name]().standar
    requirements = standar.persyaratan if isinstance(standar.persyaratan, tuple) else ()
    for one in requirements:
        for word in letters.printable(one.uraian).split():
            assert word[:120] in found
    if not requirements:
        assert "BelumdicantumkanolehDesaNusaTeduh." in found


@each_case
def test_the_code_reads_on_every_sheet(name: str) -> None:
    for page in sheets(made(name)):
        for dpi in (72, 100):
            image = page.render(scale=dpi / 72, grayscale=True).to_pil()
            assert [one.text for one in zxingcpp.read_barcodes(image)] == [ADDRESS]


@each_case
def test_paper_and_type(name: str) -> None:
    """A3, nothing below 12 points, only our fonts."""
    for page in sheets(made(name)):
        wide, high = page.get_size()
        assert (round(wide / MM), round(high / MM)) == (297, 420)
        texts = [one for one in page.get_objects() if isinstance(one, pypdfium2.PdfTextObj)]
        assert len(texts) > 10
        sizes = [one.get_font_size() * abs(one.get_matrix().d) for one in texts]
        assert min(sizes) >= 11.99
        assert max(sizes) >= 26
        assert {one.get_font().get_base_name().rpartition("+")[2] for one in texts} <= {
            "Public-Sans",
            "Public-Sans-Semi-Bold",
            "Public-Sans-Bold",
            "Public-Sans-Ultra-Bold",
            "Public-Sans-Extra-Bold",
        }


@each_case
def test_a_screen_reader_is_served(name: str) -> None:
    content = made(name).content
    assert content is not None
    document = pypdfium2.PdfDocument(content)
    assert pdfium.FPDFCatalog_IsTagged(document)
    assert language(document) == "id"
    assert document.get_metadata_value("Title").startswith(letters.printable(CASES[name]().standar.nama)[:40])
    kinds = struct_kinds(document[0])
    assert {"H1", "H2", "L", "LI", "P", "Figure"} <= kinds | ({"L", "LI"} if name == "serba kosong" else set())
    assert "Table" not in kinds or name == "golongan dan rumus"


def language(document: pypdfium2.PdfDocument) -> str:
    buffer = (pdfium.FPDF_WCHAR * 16)()
    pdfium.FPDFCatalog_GetLanguage(document, buffer, 32)
    return "".join(map(chr, buffer)).rstrip("\0")


def struct_kinds(page: pypdfium2.PdfPage) -> set[str]:
    """The types of all structure elements of a page."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    found: set[str] = set()

    def walk(element: object) -> None:
        buffer = (pdfium.FPDF_WCHAR * 64)()
        pdfium.FPDF_StructElement_GetType(element, buffer, 128)
        found.add("".join(map(chr, buffer)).rstrip("\0"))
        for n in range(max(0, pdfium.FPDF_StructElement_CountChildren(element))):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, n)
            if child:
                walk(child)

    for n in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, n))
    pdfium.FPDF_StructTree_Close(tree)
    return found


def test_one_sheet_up_to_35_ordinary_requirements() -> None:
    ordinary = ("1 syarat", "8 syarat", "25 syarat", "35 syarat")
    assert [notes(made(name))["lembar"] for name in ordinary] == [1, 1, 1, 1]
    sizes = [notes(made(name))["ukuran"] for name in ordinary]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] >= 12


def test_more_go_on_another_sheet() -> None:
    result = made("120 syarat")
    assert notes(result)["lembar"] == 2
    assert [finding.id for finding in result.findings] == ["SP975"]
    for number, page in enumerate(sheets(result), 1):
        text = page.get_textpage().get_text_range()
        for wanted in ("Surat Keterangan Pindah", f"Lembar {number} dari 2", "k7m2p", "Ada keluhan atau saran?"):
            assert wanted in text


def test_few_layouts_are_needed() -> None:
    counts = [notes(made(name))["susunan"] for name in CASES]
    assert sum(counts) / len(counts) <= 2
    assert max(counts) <= 4


def test_the_estimate_agrees_with_the_layout() -> None:
    """The figures of shape.py and frame.py are those of papan.css."""
    for name in ("8 syarat", "35 syarat", "delapan kasus", "tiga tahap", "golongan dan rumus"):
        isi = assembly.content(order(CASES[name]()))
        laid = render.lay_out(isi)
        assert laid is not None
        plan, anchors = laid.rencana, laid.dokumen.pages[0].anchors
        left = (anchors["kaki-1"][1] - anchors["isi-1"][1]) * render.PX
        assert room(isi, plan.rupa, plan.qr, True) == pytest.approx(left, abs=6)
        for n, kolom in enumerate(plan.lembar[0].kolom, 1):
            thought = tall(kolom.unsur, Pengalaman().measure(plan.rupa, kolom.ukuran, kolom.lebar))
            x = anchors[f"kolom-1-{n}"]
            assert (x[3] - x[1]) * render.PX == pytest.approx(thought, rel=0.06, abs=3)


# ------------------------------------------------------------------------------------- the demonstration


def test_boards_of_the_catalogue() -> None:
    """One service of each awkward kind, as it stands in standards/."""
    found, _ = catalog.load(ROOT / "standards", "2026-11-01")
    assert found is not None
    kinds: dict[str, Callable[[Standar], object]] = {
        "tahap": lambda one: one.tahap,
        "tarif": lambda one: isinstance(one.biaya, Biaya) and one.biaya.tarif,
        "rumus": lambda one: isinstance(one.biaya, Biaya) and one.biaya.rumus,
        "kasus": lambda one: len(one.kasus) > 3,
        "kosong": lambda one: not isinstance(one.produk, tuple) and one.kode,
        "pendek": lambda one: isinstance(one.persyaratan, tuple) and len(one.persyaratan) == 1,
        "tanpa syarat": lambda one: isinstance(one.persyaratan, Ketiadaan),
    }
    for kind, wanted in kinds.items():
        layanan = next((one for one in found.layanan if wanted(one.standar)), None)
        assert layanan is not None, f"no standard is {kind}"
        result = press.make_board(order(layanan, pemda=found.pemda))
        assert levels(result) == [], layanan.file
        assert result.content is not None
        text = sheets(result)[0].get_textpage().get_text_range()
        assert "DATA CONTOH. Kabupaten Nusa Damai tidak ada." in text


# ------------------------------------------------------------------------------------------ what it says


def said(layanan: Layanan, **about: object) -> str:
    isi = assembly.content(assembly.order(layanan, PEMDA, ADDRESS, **about))  # type: ignore[arg-type]
    return "\n".join(press._texts(isi)).replace("\u00a0", " ")


def test_the_post_stands_on_paper_and_no_name() -> None:
    text = said(service())
    assert "Sekretaris Dinas" in text
    assert "Ruang Pengaduan, 0271-555-0124" in text
    assert "Rukmini" not in text


def test_the_foot_names_edition_review_forum_and_decree() -> None:
    lines = list(content.foot_lines(service().standar, "2026-01-14"))
    assert [line.replace("\u00a0", " ") for line in lines] == [
        "Edisi 3, berlaku sejak 1 Maret 2026. Forum Konsultasi Publik: 14 Januari 2026.",
        "Ringkasan untuk masyarakat. Naskah resmi: Keputusan Kepala Dinas Nomor 470/112/2026, 2 Februari 2026.",
    ]
    assert "Nomor keputusan belum dicantumkan" in said(CASES["tanpa nomor"]())
    assert "Nomor keputusan belum dicantumkan" in said(service(penetapan=None))


def test_where_and_when() -> None:
    text = said(service())
    for wanted in ("Tempat dan jam layanan", "Jam layanan (WIB)", "Senin sampai Kamis: 08.00 sampai 15.00", "Ramadan"):
        assert wanted in text
    assert "Tidak punya HP? Minta lembar syarat di Meja Informasi." in text
    assert "Jam layanan belum dicantumkan." in said(CASES["serba kosong"]())


def test_nothing_to_bring_only_where_the_data_says_so() -> None:
    none = service(persyaratan=Ketiadaan("tidak_berlaku", alasan="Cukup datang."))
    assert "Tidak ada dokumen yang harus dibawa." in said(none)
    for absent in (None, Ketiadaan("kosong"), Ketiadaan("tidak_diketahui")):
        assert "Tidak ada dokumen" not in said(service(persyaratan=absent))


def test_an_address_as_people_type_it() -> None:
    assert places.plain_address("https://sp.contohjaya.go.id/s/k7m2p/3/") == "sp.contohjaya.go.id/s/k7m2p/3"
    assert "sp.contohjaya.go.id/s/k7m2p/3" in said(service())


def test_a_draft_says_so_and_has_no_code() -> None:
    result = press.make_board(assembly.order(service(), PEMDA, ADDRESS, rancangan=True))
    assert levels(result) == []
    (page,) = sheets(result)
    text = page.get_textpage().get_text_range()
    assert "RANCANGAN. Belum berlaku." in text
    assert zxingcpp.read_barcodes(page.render(scale=1).to_pil()) == []
    assert "Pindai" not in text


def test_initials_and_never_the_kind_of_region() -> None:
    assert content.initials("Kabupaten Contoh Jaya") == "CJ"
    assert content.initials("Nusa Damai") == "ND"


@pytest.mark.parametrize("colour", look.ACCENTS.values())
def test_white_on_an_accent_is_legible(colour: str) -> None:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    assert 1.05 / (luminance + 0.05) >= 7


# ------------------------------------------------------------------------------------------- the code


def test_a_long_address_makes_the_code_grow() -> None:
    """A module is never below 1.7 mm, whatever the version; the finding says that the address is long."""
    address = f"https://standar-pelayanan.sekretariat.{'panjang' * 8}.contohjaya.go.id/s/k7m2p/3/"
    code = qr.encode(address)
    assert code.versi > qr.LARGEST_VERSION
    assert code.width(60) == pytest.approx(qr.MODULE * code.sisi)
    result = press.make_board(order(service(), address))
    assert [finding.id for finding in result.findings] == ["SP976"]
    assert result.content is not None


def test_an_ordinary_address_has_version_3() -> None:
    code = qr.encode(ADDRESS)
    assert (code.versi, code.sisi) == (3, 37)
    assert qr.encode(ADDRESS) == code


# ------------------------------------------------------------------------------------- the check can fail


def troubles(pesanan: assembly.Pesanan, isi: content.Isi | None = None, more: int = 0) -> dict[str, str]:
    """What the check says of the board of 8 requirements when it is held against another order."""
    body = made("8 syarat").content
    assert body is not None
    found = check.trouble(body, pesanan, isi or assembly.content(pesanan), 1 + more)
    return {id: str(dict(words)) for id, words in found}


def test_the_check_is_content_with_what_is_right() -> None:
    assert troubles(order(service())) == {}


def test_a_lost_requirement_is_noticed() -> None:
    more = service(persyaratan=(*items(8), Persyaratan("Surat kuasa bermeterai", id="kuasa")))
    assert "suratkuasabermeterai" in troubles(order(more))["SP971"]


def test_a_requirement_that_stands_twice_must_be_found_twice() -> None:
    twice = service(persyaratan=(*items(8), items(8)[0]))
    assert "SP971" in troubles(order(twice))


def test_a_wrong_code_is_noticed() -> None:
    pesanan = order(service())
    other = replace(assembly.content(pesanan), qr="https://sp.contohjaya.go.id/s/k7m2p/4/")
    assert list(troubles(pesanan, other)) == ["SP972"]


def test_a_sheet_too_few_is_noticed() -> None:
    assert list(troubles(order(service()), more=1)) == ["SP973"]


def test_a_template_that_drops_notes_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file says it, the template does not: the board is not published."""
    source = Path(render.__file__).with_name("papan.html").read_text("utf-8")
    broken = source.replace("huruf.muat) }}{{ catatan(unsur) }}{% endif %}</li>", "huruf.muat) }}{% endif %}</li>")
    assert broken != source
    made_of = environment(render.PACKAGE).overlay()
    made_of.filters = {**made_of.filters, "patah": render.breakable}
    template: jinja2.Template = made_of.from_string(broken)
    monkeypatch.setattr(render, "template", lambda: template)
    layanan = service(persyaratan=(Persyaratan("Formulir", id="a", penjelasan="Tersedia di loket, tidak dibeli."),))
    result = press.make_board(order(layanan))
    assert result.content is None
    assert levels(result) == ["SP971"]


def test_text_that_is_clipped_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """An absolute box that reaches past the page is cut without a word: print.md, finding 2."""
    monkeypatch.setattr(render, "learn", lambda *about: True)
    monkeypatch.setattr("generator.targets.boards.columns.height", lambda *about: 1.0)
    result = press.make_board(order(service(persyaratan=items(60))))
    assert result.content is None
    assert {"SP971", "SP973"} & set(levels(result))


def test_a_foreign_letter_is_named() -> None:
    result = press.make_board(order(service(nama="Surat \u0627\u0644")))
    assert result.content is None
    assert [finding.id for finding in result.findings] == ["SP974"]
    assert "U+0627" in str(result.findings[0].word("huruf"))


def test_a_foreign_font_and_text_at_the_edge_are_noticed() -> None:
    page = "<style>@page{size:297mm 420mm;margin:3mm}@font-face{font-family:Lain;src:url(PublicSans-Bold.ttf)}"
    page += "p{font:20pt Lain}</style><p>tepi"
    maker = weasyprint.HTML(string=page, base_url="fonts:/", url_fetcher=render.OwnFiles())
    document = pypdfium2.PdfDocument(maker.write_pdf())
    text = document[0].get_textpage()
    assert [id for id, _ in check._edges(text, document[0].get_size(), 1)] == ["SP973"]
    assert [id for id, _ in check._fonts(document[0])] == ["SP974"]


def test_nothing_is_fetched() -> None:
    for url in ("https://jahat.example/x.png", "file:///etc/passwd", "fonts:/PublicSans-Thin.ttf"):
        with pytest.raises(ValueError):  # noqa: PT011 (WeasyPrint hides any error and goes on without the file)
            render.OwnFiles().fetch(url)


def test_the_promise_names_fields_that_exist() -> None:
    assert promised.unknown_fields() == []
    assert set(shape.BENTUK) == set(shape.RAPAT)


def test_nothing_in_the_style_hides_text() -> None:
    style = Path(render.__file__).with_name("papan.css").read_text("utf-8")
    assert "overflow: hidden" not in style
    assert "display: none" not in style


# --------------------------------------------------------------------------------------------- as jobs


def publication(*layanan: Layanan, tanggal: str = "2026-11-01", keadaan: str = "berlaku") -> Publication:
    riwayat = tuple(
        Riwayat(one.kode, keadaan, Edisi(one), (Edisi(one),))  # type: ignore[arg-type]
        for one in layanan
    )
    found = catalog.Catalog(PEMDA, {"dinas": AGENCY}, layanan, (), {})
    return Publication(found, riwayat, (), Site(tanggal, PEMDA.alamat_qr, PEMDA.nama))


def keys(*layanan: Layanan, **about: str) -> list[str | None]:
    return [job.key for job in boards.jobs(publication(*layanan, **about))]


def test_only_a_service_in_force_with_a_code_has_a_board() -> None:
    (job,) = boards.jobs(publication(service()))
    assert job.path == "papan/dinas/pindah.pdf"
    assert list(boards.jobs(publication(service(), keadaan="rancangan"))) == []
    assert list(boards.jobs(publication(service(kode=None)))) == []


def test_the_key_knows_what_shapes_a_board() -> None:
    same = keys(service())
    assert keys(service()) == same
    assert keys(service(), tanggal="2026-12-24") == same
    assert keys(service(kata_kunci=("pindah",), catatan="Untuk penyunting.")) == same
    assert keys(service(persyaratan=items(9))) != same
    assert keys(service(instansi=replace(AGENCY, warna="marun"))) != same
    assert keys(service(edisi=4)) != same


def test_a_second_build_renders_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache_ = Cache(tmp_path)
    first = [result for _, result in run(boards.jobs(publication(service())), map, cache_)]

    def refuse(pesanan: object) -> Result:
        raise AssertionError("rendered again")

    monkeypatch.setattr(boards, "render_board", refuse)
    second = [result for _, result in run(boards.jobs(publication(service())), map, cache_)]
    assert second == first
    assert first[0].content is not None


def test_without_the_libraries_there_is_one_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boards, "can_set", lambda: False)
    jobs: list[Job] = list(boards.jobs(publication(service(), service(kode="b3c4d"))))
    results = [result for _, result in run(jobs)]
    assert [(result.content, [finding.id for finding in result.findings]) for result in results] == [(None, ["SP970"])]


def test_same_bytes_in_any_process_and_order() -> None:
    """Two other processes with another hash seed, the boards in another order."""
    names = ["25 syarat", "golongan dan rumus", "serba kosong"]
    here = {name: sha256(made(name).content or b"").hexdigest() for name in names}
    program = (
        "import sys; sys.path.insert(0, 'tests'); import test_boards as t; from hashlib import sha256\n"
        "for name in sys.argv[1:]: print(name, sha256(t.made(name).content).hexdigest(), sep='=')"
    )
    for seed, order_ in (("1", names), ("2", names[::-1])):
        found = subprocess.run(
            [sys.executable, "-c", program, *order_],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Makassar", "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert dict(line.split("=") for line in found.stdout.splitlines()) == here
