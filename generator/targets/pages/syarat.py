"""A service in; its list of requirements as blocks with headings, rows and the answers that narrow it, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from markupsafe import Markup

from generator.diff import Change
from generator.messages import word
from generator.model import Riwayat
from generator.targets.jalinan import Kaitan
from generator.targets.landing.choices import Pertanyaan, enough, narrowed, questions
from generator.targets.lists import Blok, requirement_blocks
from generator.targets.pages.asal import origins
from generator.targets.pages.baris import clean, plain
from generator.targets.pages.butir import requirement_rows
from generator.targets.pages.lembar import macros
from generator.targets.pages.peta import Peralihan, Peta

HEADINGS = 3
LEVELS: Mapping[str, int] = {"tahap": 0, "jenis": 1, "cabang": 2, "kelompok": 3, "pilihan": 3}


HEADS: Mapping[str, str] = {"jenis": "sp-jenis", "tahap": "sp-cabang", "cabang": "sp-cabang"}
"""The styles of headings; all others are groups."""


def asked_of(riwayat: Riwayat) -> tuple[Pertanyaan, ...]:
    """The questions that narrow the list, the same as on the QR code's page."""
    if riwayat.keadaan == "dicabut":
        return ()
    standar = riwayat.layanan.standar
    return questions(standar, requirement_blocks(standar))


def requirements(
    peta: Peta,
    riwayat: Riwayat,
    now: Peralihan | None,
    alamat: str,
    asked: tuple[Pertanyaan, ...],
    kaitan: Kaitan,
) -> Markup:
    """All blocks of requirements, each with the classes of the answers that hide it."""
    beda, layanan = changes_by_item(now, riwayat), riwayat.layanan
    blocks = requirement_blocks(layanan.standar)
    asal, cukup = origins(blocks, kaitan, peta, alamat), enough(layanan.standar)
    written = []
    for (one, level), names in zip(levelled(blocks), narrowed(blocks, asked), strict=True):
        hidden = "".join([f" t{name}" for name in names])
        written.append(_head(one, level, hidden))
        if one.butir:
            n = cukup.get(one.butir[0].syarat.kelompok or "", 0)
            rows = requirement_rows(one.butir, beda, asal, layanan, peta, alamat)
            some = f' data-n="{n}"' if n else ""
            written.append(f'<ul class="sp-daftar{hidden}"{some}>\n{rows}</ul>\n')
    return Markup("".join(written))


def _head(one: Blok, level: int, hidden: str) -> str:
    """A block's heading, with the number of its items where that says something, and its notes."""
    written = ""
    if one.kepala:
        count = one.jumlah if one.gaya == "tahap" else len(one.butir) if one.gaya == "cabang" else 0
        items = f"<span>{plain(word('halaman.butir', jumlah=count))}</span>" if count or one.gaya == "tahap" else ""
        style = HEADS.get(one.gaya, "sp-kelompok")
        written = f'<h{level} class="{style}{hidden}">{clean(one.kepala)}{items}</h{level}>\n'
    notes = [note for note in one.catatan if not (one.tahap and note == one.tahap.tenggat)]
    return written + "".join([f'<p class="sp-catatan{hidden}">{clean(note)}</p>\n' for note in notes])


def keeping(riwayat: Riwayat) -> tuple[Markup, Markup]:
    """By what name a browser keeps the ticks, as on the QR code's page, and how much is ready; empty without a code."""
    layanan = riwayat.layanan
    if not layanan.kode or riwayat.keadaan == "dicabut":
        return Markup(""), Markup("")
    places = layanan.standar.tempat_layanan or layanan.instansi.tempat_layanan
    name = Markup(f' data-k="{plain(layanan.kode)}.{layanan.standar.edisi}"')
    return name, _progress(places[0].nama if places else layanan.instansi.nama)


@lru_cache(maxsize=64)
def _progress(place: str) -> Markup:
    return Markup(macros()["kemajuan_butir"](place))


def levelled(blocks: tuple[Blok, ...]) -> Iterator[tuple[Blok, int]]:
    """Each block with the level of its heading, so that no level is skipped."""
    open_kinds: list[int] = []
    for one in blocks:
        rank = LEVELS.get(one.gaya)
        if rank is None:
            yield one, 0
            continue
        open_kinds = [kind for kind in open_kinds if kind < rank]
        yield one, min(HEADINGS + len(open_kinds), 6)
        open_kinds.append(rank)


def changes_by_item(now: Peralihan | None, riwayat: Riwayat) -> dict[str, Change]:
    """What the edition in force changed, by the requirement's id; guesses are no facts and stay out."""
    if now is None or now.sebelum is None or not riwayat.berlaku:
        return {}
    return {
        one.id: one for one in now.isi if one.komponen == "persyaratan" and one.skor is None and one.dampak != "tetap"
    }
