"""The catalogue in; what is worth saying about standards beside their reference lists, each at its line, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator import catalog as catalogue
from generator.catalog import Catalog
from generator.comparison.pairing import items
from generator.comparison.reference import hold_against
from generator.findings import Finding, Path, Word, freeze_words
from generator.model import Acuan, Layanan
from generator.rules.choices import offer
from generator.text import format_tanggal

SAID = ("SP106", "SP107")
"""The rules that say of their own list what a reference list may say, too: nobody needs to hear it twice."""

OWN = ("SP943", "SP944")

Problem = tuple[str, Path, Mapping[str, Word]]


def judge(catalog: Catalog, found: Iterable[Finding], tanggal: str) -> tuple[Finding, ...]:
    """Findings for the day `tanggal` (ISO). `found` are those that the rules have already.

    Law that nobody checked again is never more than a peringatan and says its source and the day it was read.
    """
    said = {(one.file, dict(one.words).get("id")) for one in found if one.id in SAID}
    told: list[Finding] = []
    for layanan in catalog.layanan:
        if layanan.standar.acuan is None or layanan.standar.status == "dicabut":
            continue
        problems = [
            one
            for one in _problems(layanan, catalog.acuan)
            if not _is_waived(layanan, one, tanggal) and not (one[0] in OWN and (layanan.file, one[2]["id"]) in said)
        ]
        told += _placed(catalog, layanan, problems)
    return tuple(told)


def _problems(layanan: Layanan, lists: Mapping[str, Acuan]) -> Iterator[Problem]:
    """What is wrong or open between one standard and the list it names.

    National lists name what a rule asks; that an office asks more is asked about where the list is the regency's own.
    """
    standar = layanan.standar
    acuan = lists.get(standar.acuan or "")
    if acuan is None:
        yield "SP940", ("acuan",), {"acuan": standar.acuan or "", "pilihan": offer(standar.acuan or "", lists)}
        return
    selisih = hold_against(standar, acuan)
    known = {one.id for one, _, _ in selisih.sama} | {one.id for one, _ in selisih.tidak}
    left_out = {one.id for one, _ in selisih.tidak}
    for n, beda in enumerate(standar.beda_acuan):
        words = {"id": beda.id, "acuan": acuan.nama}
        if isinstance(standar.persyaratan, tuple) and beda.id not in known:
            yield "SP941", ("beda_acuan", n, "id"), words
        elif isinstance(standar.persyaratan, tuple) and beda.id not in left_out:
            yield "SP942", ("beda_acuan", n, "id"), words
    for tambahan in selisih.tambahan:
        syarat, lama = tambahan.syarat, tambahan.lama
        path = ("persyaratan", items(standar).index(syarat), "uraian")
        if lama is not None and acuan.keadaan == "dibaca" and acuan.dibaca and lama.keadaan != "belum-diperiksa":
            source = lama.dasar or ", ".join(one.nama for one in lama.sumber if one.nama) or acuan.nama
            dibaca = format_tanggal(acuan.dibaca)
            yield (
                "SP944",
                path,
                {"id": syarat.id or "", "uraian": syarat.uraian, "sumber": source, "dibaca": dibaca},
            )
        elif acuan.tingkat == "daerah" and syarat.dasar is None and syarat.alasan is None and syarat.wajib:
            yield "SP943", path, {"id": syarat.id or "", "uraian": syarat.uraian, "acuan": acuan.nama}


def _is_waived(layanan: Layanan, problem: Problem, tanggal: str) -> bool:
    id, _, words = problem
    return any(
        one.temuan == id and one.sampai >= tanggal and one.butir in (None, words.get("id"))
        for one in layanan.standar.pengecualian
    )


def _placed(catalog: Catalog, layanan: Layanan, problems: list[Problem]) -> Iterator[Finding]:
    """The problems at their lines; the file is read again for them, as few files have any."""
    if not problems:
        return
    file, inherited = layanan.file, layanan.warisan
    document = catalogue.parse(file, catalog.sumber.get(file, b"")).document
    for id, path, words in problems:
        at = document.positions.where(path) if document is not None and path[0] not in inherited else (0, 0)
        yield Finding(file, *at, id, freeze_words(words))
