"""An order in, the list that an applicant takes home out: A4 or F4, with boxes to tick, checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from generator.findings import Finding, freeze_words
from generator.jobs import Result
from generator.messages import word
from generator.model import Standar
from generator.targets.answers import Jawaban
from generator.targets.boards.band import three_answers
from generator.targets.boards.board import Pesanan, split_long
from generator.targets.boards.complaints import complaint_foot
from generator.targets.boards.content import Pengaduan, Unsur, foot_lines, requirement_pieces
from generator.targets.boards.details import next_pieces
from generator.targets.boards.letters import all_printable, lines, missing
from generator.targets.boards.places import place_pieces, plain_address
from generator.targets.boards.promised import promised
from generator.targets.prints import sheets
from generator.targets.prints.check import Janji, faults, texts_in
from generator.targets.prints.paging import GAP, Halaman, Ruang, paged, stacked
from generator.targets.prints.sheets import Kop

Kertas = Literal["a4", "f4"]
PAPER: dict[Kertas, tuple[float, float]] = {"a4": (210, 297), "f4": (215, 330)}
"""Millimetres. F4, also called Folio, is the ordinary paper of Indonesian offices."""
SIDE = 13.0
MODULE = 0.8
"""Millimetres that a module has at least: read from the hand's distance."""
CODE, CODE_AGAIN = 34.0, 30.0
"""Millimetres of the code on the first sheet, and on the others."""
BESIDE = 13.0
"""Millimetres of the code's card and the gap that hold no text."""
AIR = 3.5
"""Millimetres that stay free above the foot."""
TOUCH = 0.8
"""Millimetres of air that must be left."""
LAYOUTS = 5
STEPS = ((26, 1), (23, 2), (20, 3), (17, 4))
"""Sizes of the title, and on how many lines at most."""


@dataclass(frozen=True, slots=True)
class Isi:
    """What a handout says: the list, and what follows it."""

    kop: Kop
    judul: str
    ringkasan: str
    kode: str
    jawaban: tuple[Jawaban, Jawaban, Jawaban]
    daftar: tuple[Unsur, ...]
    samping: tuple[Unsur, ...]
    pengaduan: Pengaduan
    kaki: tuple[str, ...]
    qr: str
    alamat: str
    tanggal: str


def content(pesanan: Pesanan) -> Isi:
    """What the handout says: all but the steps, which the counter explains and the code leads to."""
    pesanan = all_printable(pesanan)
    layanan, pemda = pesanan.layanan, pesanan.pemda
    standar = layanan.standar
    band, details = three_answers(layanan)
    complaints, more = complaint_foot(layanan)
    beside = (*details, *place_pieces(layanan, pemda.zona_waktu or ""), *more, *next_pieces(standar))
    decided = standar.penetapan.tanggal if standar.penetapan else None
    return Isi(
        kop=sheets.head(pesanan),
        judul=standar.nama,
        ringkasan=" ".join((standar.ringkasan or "", *_local_names(standar))).strip(),
        kode=standar.kode or "",
        jawaban=band,
        daftar=split_long(requirement_pieces(layanan)),
        samping=split_long(beside),
        pengaduan=complaints,
        kaki=tuple(foot_lines(standar, pesanan.forum)),
        qr=pesanan.qr,
        alamat=plain_address(pesanan.qr),
        tanggal=decided or "",
    )


@dataclass(frozen=True, slots=True)
class Rencana:
    """A handout on paper: its pages, the type of title and columns, the width of the code and from column to column."""

    halaman: tuple[Halaman, ...]
    judul: int
    ukuran: float
    qr: float
    qr_kecil: float
    langkah: float


def _local_names(standar: Standar) -> Iterator[str]:
    """The service's name in the languages of the place."""
    for one in standar.nama_daerah:
        yield word("papan.nama-daerah", bahasa=one.bahasa, nama=one.nama)


def render_handout(pesanan: Pesanan, kertas: Kertas) -> Result:
    """The handout on that paper; no bytes where it failed a check."""
    from generator.targets.boards import paper

    isi = content(pesanan)
    if missing("".join(texts_in(isi))):
        return Result(None)  # the board of the same service says which letters
    isi = _on_fewest(isi, content(_without_special_hours(pesanan)), kertas)
    name, file = word(f"cetak.{kertas}"), pesanan.layanan.file
    times = 1.0
    for n in range(1, LAYOUTS + 1):
        rencana = plan(isi, kertas, times)
        if rencana is None:
            break
        document = paper.lay(*_page(isi, rencana, kertas))
        over = _overfull(document, rencana)
        if over <= 1:
            made = paper.to_bytes(document)
            count = len(rencana.halaman)
            own, naskah = tuple(_own(isi)), tuple(_of_the_file(pesanan))
            found = faults(made, Janji(own, ((isi.qr,),) * count, PAPER[kertas], naskah=naskah), file, name)
            return Result(None if found else made, found, (("lembar", count), ("susunan", n)))
        times *= max(over, 1.015)
    return Result(None, (Finding(file, 0, 0, "SP982", freeze_words({"cetakan": name, "sebab": isi.judul[:40]})),))


def _on_fewest(whole: Isi, less: Isi, kertas: Kertas) -> Isi:
    """All of it, unless what is less needed on paper costs a sheet."""
    first, other = plan(whole, kertas, 1.0), plan(less, kertas, 1.0)
    return less if first and other and len(other.halaman) < len(first.halaman) else whole


def _without_special_hours(pesanan: Pesanan) -> Pesanan:
    """The same order without hours of a season, which the page behind the code knows."""
    layanan = pesanan.layanan
    standar, instansi = layanan.standar, layanan.instansi
    standar = replace(standar, jam_layanan=standar.jam_layanan and replace(standar.jam_layanan, khusus=()))
    instansi = replace(instansi, jam_layanan=instansi.jam_layanan and replace(instansi.jam_layanan, khusus=()))
    return replace(pesanan, layanan=replace(layanan, standar=standar, instansi=instansi))


def _overfull(document: Any, rencana: Rencana) -> float:
    """How many times too high the columns are; 1 or less where all end above their foot."""

    if len(document.pages) != len(rencana.halaman):
        return 1.1
    most = 0.0
    for n in range(1, len(rencana.halaman) + 1):
        top, foot = sheets.anchor(document, f"isi-{n}", 1), sheets.anchor(document, f"alas-{n}", 1)
        end = max(sheets.anchor(document, f"kolom-{n}-{side}", 3) for side in (1, 2))
        most = max(most, (end - top) / max(foot - TOUCH - top, 1))
    return most


def plan(isi: Isi, kertas: Kertas, times: float) -> Rencana | None:
    """The pages as they should be, where a piece is `times` as high as it seems."""
    wide, tall = PAPER[kertas]
    code = sheets.code(isi.qr)
    side, again = max(CODE, MODULE * code.sisi), max(CODE_AGAIN, MODULE * code.sisi)
    inner = wide - 2 * SIDE
    left = inner - side - BESIDE
    title = title_size(isi.judul, left)
    strip = stacked([(isi.kop.contoh, 700, 11, 1.25)], inner - 6) + 4 if isi.kop.contoh else 0
    whole = tall - 18 - strip - 4 - AIR - 7
    kop = max(13.0, stacked([("?", 400, 11, 1.2), (isi.kop.instansi, 700, 13, 1.15)], left - 15)) + 5.7
    summary = stacked([(isi.judul, 800, title, 1.06), (isi.ringkasan, 400, 12, 1.2)], left) + 1
    cells = [
        stacked(
            [("?", 400, 11, 1.25), (one.nilai, 800, value_size(one.nilai), 1.12)]
            + [(text, 400, 11, 1.2) for text in one.catatan],
            left / 3 - 4.6,
        )
        for one in isi.jawaban
    ]
    card = side + 3.4 + stacked([(word("papan.ajakan"), 400, 11, 1.2), ("!", 400, 11, 2.4)], side + 10)
    card += stacked([(word("papan.ketik"), 400, 11, 1.2), (isi.alamat, 700, 11, 1.2)], side + 10)
    above = max(card, kop + summary + 3 + 5 + max(cells))
    repeated = max(again, 3 + stacked([(isi.judul, 800, 15, 1.15)], inner - again) + 12) + 1.5
    ruang = Ruang(whole - above, whole - repeated, _foot(isi, inner), (inner - GAP) / 2)
    found = paged(isi.daftar, isi.samping, ruang, times)
    return Rencana(tuple(found[1]), title, found[0], side, again, (inner + GAP) / 2) if found else None


def _foot(isi: Isi, room: float) -> float:
    """Millimetres of the last page's foot."""
    tall = 0.5 + 2 + stacked([("!", 800, 15, 1.12), ("!", 400, 11, 1.25)], room)
    pengaduan = isi.pengaduan
    tall += stacked([(pengaduan.hilang, 600, 12, 1.22)], room - 5) + 5 if pengaduan.hilang else 0
    cells = [
        stacked([(f"{one.nama} {one.alamat}", 700, 11, 1.2), (one.catatan, 400, 11, 1.2)], room / 2 - 9.4)
        for one in pengaduan.saluran
    ]
    tall += sum(max(cells[n : n + 2]) + 1.2 for n in range(0, len(cells), 2))
    officers = [word("papan.pejabat", isi=f"{post}, {where}") for post, where in pengaduan.pejabat]
    tall += sum(1 + stacked([(text, 600, 11, 1.22)], room) for text in (*officers, *pengaduan.kalimat))
    return tall + 2 + stacked([(text, 400, 11, 1.22) for text in isi.kaki], room)


def _page(isi: Isi, rencana: Rencana, kertas: Kertas) -> tuple[str, str]:
    """The handout as HTML, and its style sheet."""
    wide, tall = PAPER[kertas]
    html = sheets.page("lembar", isi=isi, rencana=rencana, gambar=sheets.code(isi.qr), ukuran_nilai=value_size)
    column = rencana.langkah - GAP
    style = sheets.style(
        "lembar",
        isi.kop.warna,
        lebar=wide,
        tinggi=tall,
        sisi=SIDE,
        qr=rencana.qr,
        kecil=rencana.qr_kecil,
        kolom=column,
    )
    return html, style


def value_size(text: str) -> int:
    """The type of an answer's value."""
    return 16 if len(text) < 22 else 13 if len(text) < 48 else 11


def title_size(text: str, room: float) -> int:
    """The largest title that stays on few lines of `room` millimetres."""
    for size, most in STEPS:
        if lines(text, 800, room / (25.4 / 72) / size) <= most:
            return size
    return 14


def _of_the_file(pesanan: Pesanan) -> Iterator[str]:
    """The file's texts but its steps."""
    layanan = all_printable(pesanan.layanan)
    yield from promised(replace(layanan, standar=replace(layanan.standar, prosedur=None)))


def _own(isi: Isi) -> Iterator[str]:
    """What the handout itself wants to say, each as often as it says it."""
    for unsur in (*isi.daftar, *isi.samping):
        yield from (unsur.teks, *unsur.catatan, unsur.lebih)
    for jawaban in isi.jawaban:
        yield from (jawaban.nilai, *jawaban.catatan)
    for saluran in isi.pengaduan.saluran:
        yield from (saluran.nama, saluran.alamat, saluran.catatan)
    for post, where in isi.pengaduan.pejabat:
        yield from (post, where)
    yield from (*isi.pengaduan.kalimat, isi.pengaduan.hilang, *isi.kaki, isi.judul, isi.ringkasan, isi.alamat)
    yield from (isi.kop.pemda, isi.kop.instansi, isi.kop.contoh, isi.kode)
