"""A consultation and the services on its agenda in; the sheets that the hall discusses them with, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from generator.consultations.evidence import is_about_items, targets
from generator.consultations.forum import Forum
from generator.consultations.judge import Hari, order
from generator.consultations.services import Services
from generator.messages import word
from generator.model import Edisi, Keputusan, Komponen, Pemda, Persyaratan, Riwayat, Standar
from generator.targets.answers import answers
from generator.targets.conditions import phrase
from generator.targets.forum_sheets.order import Bagian, Baris, Kelompok, LembarForum, head
from generator.targets.pages.fkp import UNSUR
from generator.targets.wording import date_words, sticky
from generator.text import normal

EVER = "9999-12-31"
ANSWERED: tuple[Komponen, ...] = ("jangka_waktu", "biaya", "produk")
"""Components whose present value is one of the three answers."""


def hall_sheets(forum: Forum, services: Services, pemda: Pemda) -> LembarForum:
    """The sheets for the hall: what is in force on the forum's day, what is proposed and why, and room to write."""
    held = forum.konsultasi
    decisions = held.fkp.keputusan
    everywhere = [one for one in decisions if one.layanan is None]
    names = dict.fromkeys([*held.fkp.layanan, *(one.layanan for one in decisions if one.layanan)])
    hari = Hari(held.tanggal, EVER, forum.rujukan)
    parts: list[Bagian] = []
    promised: list[str] = []
    seen: dict[tuple[str, str], list[str]] = {}
    for name in names:
        riwayat = services.find(held.folder, name)
        address = (riwayat.layanan.folder, riwayat.layanan.id) if riwayat is not None else ("", name)
        seen.setdefault(address, []).append(name)
    for address, called in seen.items():
        riwayat = services.find(held.folder, called[0])
        mine = [one for one in decisions if one.layanan in called]
        edisi = _in_force(riwayat, hari)
        bagian = _part(riwayat, edisi, mine, address[1])
        parts.append(bagian)
        if edisi is not None:
            promised += [one.uraian for one in _items(edisi.layanan.standar)]
    if everywhere:
        rows = tuple(_row(one, str(n)) for n, one in enumerate(everywhere, 1))
        parts.insert(0, Bagian(word("halaman.semua-layanan"), "", (Kelompok("", rows),)))
    promised += [text for one in decisions for text in (one.usulan, one.alasan) if text]
    kepala = replace(head(held, pemda), berita_acara="")  # it is numbered afterwards
    promised += [kepala.tema, kepala.tempat, kepala.instansi, kepala.ringkasan]
    unsur = tuple(word(f"halaman.unsur.{name}") for name in UNSUR)
    return LembarForum(kepala, unsur, tuple(parts), tuple(filter(None, promised)), held.file)


def _in_force(riwayat: Riwayat | None, hari: Hari) -> Edisi | None:
    """What the hall discusses: the edition in force on that day, else a draft that is not enacted yet."""
    if riwayat is None:
        return None
    found = order(riwayat, hari).dasar
    if found is not None:
        return found
    drafts = [one for one in riwayat.edisi if one.layanan.standar.status not in ("berlaku", "dicabut")]
    return drafts[-1] if drafts else None


def _part(riwayat: Riwayat | None, edisi: Edisi | None, decisions: list[Keputusan], name: str) -> Bagian:
    if riwayat is None or edisi is None:
        rows = tuple(_row(one, str(n)) for n, one in enumerate(decisions, 1))
        title = riwayat.layanan.standar.nama if riwayat is not None else name
        return Bagian(title, f"{word('fkp.cetak.baru')}.", (Kelompok("", rows),) if rows else ())
    standar = edisi.layanan.standar
    since = date_words(standar.berlaku_sejak) if standar.berlaku_sejak else ""
    if standar.status not in ("berlaku", "dicabut"):
        said = word("fkp.cetak.rancangan", nomor=edisi.nomor)
    else:
        said = word("fkp.cetak.edisi-sejak" if since else "fkp.cetak.edisi", nomor=edisi.nomor, tanggal=since)
    if standar.penetapan is not None and standar.penetapan.sk:
        said = f"{said}. {standar.penetapan.bentuk or word('fkp.cetak.sk')} {standar.penetapan.sk}"
    return Bagian(standar.nama, f"{said}.".replace("  ", "\u00a0\u00a0"), tuple(_groups(edisi, decisions)))


def _groups(edisi: Edisi, decisions: list[Keputusan]) -> Iterator[Kelompok]:
    """The components in their order, numbered through; decisions that fit none of them come first."""
    standar = edisi.layanan.standar
    told: set[str] = set()
    groups: list[tuple[str, list[Baris]]] = []
    items: list[Baris] = []
    for syarat in _items(standar):
        mine = [one for one in decisions if is_about_items(one) and syarat in targets(one, standar)]
        told |= {one.id for one in mine}
        note = phrase(syarat.bila, standar) if syarat.bila is not None else ""
        items.append(_merged(item_text(syarat), note, mine))
    items += _rest(decisions, told, lambda one: is_about_items(one))
    groups.append((word("komponen.persyaratan"), items))
    steps = _steps(standar, decisions, told)
    groups.append((word("komponen.prosedur"), [*steps, *_rest(decisions, told, lambda one: one.bagian == "prosedur")]))
    answered = []
    for komponen, jawaban in zip(ANSWERED, answers(edisi.layanan), strict=True):
        mine = [one for one in decisions if one.bagian == komponen]
        told |= {one.id for one in mine}
        row = _merged(jawaban.nilai, " ".join(_closed(jawaban.catatan)), mine)
        answered.append(replace(row, label=word(f"komponen.{komponen}")))
    groups.append((word("fkp.cetak.jawaban"), answered))
    others = list(_rest(decisions, told, lambda one: True))
    ordered = [(word("fkp.cetak.lainnya"), others), *groups] if others else groups
    number = 0
    for name, rows in ordered:
        done = []
        for row in rows:
            number += 1
            done.append(replace(row, nomor=str(number)))
        if done:
            yield Kelompok(name, tuple(done))


def _rest(decisions: list[Keputusan], told: set[str], fits: Callable[[Keputusan], bool]) -> list[Baris]:
    """Rows of decisions that no present text stands for: what is to be added, or cannot be found."""
    found = [one for one in decisions if one.id not in told and fits(one)]
    told |= {one.id for one in found}
    return [_row(one, "") for one in found]


def _steps(standar: Standar, decisions: list[Keputusan], told: set[str]) -> list[Baris]:
    rows = []
    for langkah in standar.prosedur if isinstance(standar.prosedur, tuple) else ():
        mine = [
            one
            for one in decisions
            if one.bagian == "prosedur" and one.semula and normal(one.semula) == normal(langkah.uraian)
        ]
        told |= {one.id for one in mine}
        who = ", ".join(part for part in (langkah.pelaku, langkah.tempat, langkah.waktu) if part)
        rows.append(_merged(langkah.uraian, who, mine))
    return rows


def _merged(semula: str, catatan: str, decisions: Iterable[Keputusan]) -> Baris:
    """A present text with everything that is proposed about it."""
    found = list(decisions)
    usulan = " ".join(_closed(one.usulan for one in found if one.usulan))
    dasar = " ".join(_closed(one.alasan for one in found if one.alasan))
    return Baris("", sticky(semula), sticky(catatan), sticky(usulan), sticky(dasar))


def _row(keputusan: Keputusan, nomor: str) -> Baris:
    """A decision about nothing that stands in the standard yet."""
    semula = keputusan.semula or word("fkp.cetak.belum-diatur")
    if keputusan.jenis == "cabut":
        semula = word("fkp.cetak.seluruh-layanan")
    return Baris(nomor, sticky(semula), "", sticky(keputusan.usulan or ""), sticky(keputusan.alasan or ""))


def _closed(texts: Iterable[str]) -> Iterator[str]:
    """Sentences in a row, each with a full stop."""
    for text in texts:
        if text:
            yield text if text[-1] in ".!?:;" else f"{text}."


def _items(standar: Standar) -> tuple[Persyaratan, ...]:
    return standar.persyaratan if isinstance(standar.persyaratan, tuple) else ()


def item_text(syarat: Persyaratan) -> str:
    """A requirement in one line, with count and size where its text does not hold them."""
    said = normal(syarat.uraian)
    extras = [extra for extra in (syarat.ukuran, syarat.jumlah) if extra and normal(extra) not in said]
    return ", ".join([syarat.uraian, *extras])
