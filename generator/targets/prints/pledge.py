"""An agency in, its signed pledge as an A3 sheet out: word for word; as a draft where something is lacking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.findings import Finding, freeze_words
from generator.jobs import Result
from generator.messages import word
from generator.model import Instansi, Maklumat, Pejabat
from generator.rules.maklumat import pledges_state_all_three
from generator.targets.boards.board import Pesanan
from generator.targets.boards.letters import all_printable, missing
from generator.targets.prints import sheets
from generator.targets.prints.check import Janji, faults, texts_in
from generator.targets.prints.paging import stacked
from generator.targets.prints.sheets import Kop
from generator.targets.wording import date_words, sticky
from generator.text import is_placeholder, join_dan

PAPER = (297.0, 420.0)
SIDE = 20.0
SIZES = (44, 40, 36, 33, 30, 27, 24, 22, 20, 18, 16, 14, 13, 12)
EMPTY = ("...", "\u2026", "___")
"""Signs of a place that somebody meant to fill in."""


@dataclass(frozen=True, slots=True)
class Isi:
    """What the sheet says: the pledge's paragraphs, and below it who signed, where and when, as far as known."""

    kop: Kop
    nomor: str
    naskah: tuple[str, ...]
    tempat_tanggal: str
    jabatan: str
    nama: str
    pangkat: str
    tanggal: str
    rancangan: bool


def content(pesanan: Pesanan) -> Isi:
    """What the sheet says; nothing is added to what was signed."""
    pesanan = all_printable(pesanan)
    instansi = pesanan.layanan.instansi
    pledge = instansi.maklumat
    assert pledge is not None
    signer = pledge.penandatangan or Pejabat("")
    day = date_words(pledge.tanggal) if pledge.tanggal else ""
    return Isi(
        kop=sheets.head(pesanan),
        nomor=word("papan.nomor", nomor=pledge.sk) if pledge.sk else "",
        naskah=tuple(sticky(line.strip()) for line in pledge.naskah.splitlines() if line.strip()),
        tempat_tanggal=", ".join(part for part in (pledge.tempat, day) if part),
        jabatan=signer.jabatan,
        nama=signer.nama or "",
        pangkat=signer.pangkat or "",
        tanggal=pledge.tanggal or "",
        rancangan=bool(list(lacking(instansi, pledge))),
    )


def lacking(instansi: Instansi, pledge: Maklumat) -> Iterator[str]:
    """What a pledge does not say of itself: one of the three statements, where, when, by whom, a place left empty."""
    for _, words in pledges_state_all_three(instansi):
        yield str(words["kurang"])
    for key in ("tempat", "tanggal", "penandatangan"):
        value = getattr(pledge, key)
        if value is None or is_placeholder(value.jabatan if isinstance(value, Pejabat) else value):
            yield word(f"cetak.kurang.{key}")
    if any(sign in pledge.naskah for sign in EMPTY):
        yield word("cetak.kurang.isian")


def render_pledge(pesanan: Pesanan) -> Result:
    """The sheet; no bytes where it failed a check."""
    from generator.targets.boards import paper

    isi = content(pesanan)
    instansi, file, name = pesanan.layanan.instansi, pesanan.layanan.file, word("cetak.maklumat")
    unknown = missing("".join(texts_in(isi)))
    if unknown:
        return Result(None, (Finding(file, 0, 0, "SP974", freeze_words({"huruf": " ".join(unknown[:5])})),))
    remarks: tuple[Finding, ...] = ()
    if isi.rancangan and instansi.maklumat is not None:
        said = join_dan(list(lacking(instansi, instansi.maklumat)))
        words = {"nama": instansi.nama_pendek or instansi.nama, "kurang": said}
        remarks = (Finding(file, 0, 0, "SP983", freeze_words(words)),)
    for size in sizes(isi):
        document = paper.lay(
            sheets.page("maklumat", isi=isi, ukuran=size), sheets.style("maklumat", isi.kop.warna, sisi=SIDE)
        )
        if len(document.pages) == 1 and sheets.anchor(document, "akhir", 3) <= sheets.anchor(document, "kaki", 1) - 3:
            made = paper.to_bytes(document)
            texts = (*isi.naskah, isi.nomor, isi.tempat_tanggal, isi.jabatan, isi.nama, isi.pangkat, isi.kop.instansi)
            found = faults(made, Janji((*texts, isi.kop.pemda, isi.kop.contoh), ((),), PAPER), file, name)
            return Result(None if found else made, (*remarks, *found), (("lembar", 1),))
    fault = Finding(file, 0, 0, "SP982", freeze_words({"cetakan": name, "sebab": isi.naskah[-1][:40]}))
    return Result(None, (*remarks, fault))


def sizes(isi: Isi) -> tuple[int, ...]:
    """Types of the text from the first that should fit, down."""
    wide = PAPER[0] - 2 * SIDE - 24
    for n, size in enumerate(SIZES):
        tall = stacked([(text, 600, size, 1.36) for text in isi.naskah], wide) + len(isi.naskah) * size * 0.2
        if tall <= 178:
            return SIZES[n:]
    return SIZES[-1:]
