"""Judged consultations in; pairs of decisions that claim one change out, each told at the later decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from generator.consultations.evidence import is_about_items, targets
from generator.consultations.forum import Forum, Kesepakatan
from generator.consultations.judge import Hari, order
from generator.findings import Word
from generator.text import format_tanggal, normal

Claim = tuple[Forum, int, Kesepakatan]


def double_claims(forums: Iterable[Forum]) -> Iterator[tuple[Forum, int, dict[str, Word]]]:
    """The forum, the decision's place in it and the words, for each decision about what an earlier one is about.

    Two are one too many where both are still open, or where both are credited with the same edition. What a
    person cancelled or confirmed is settled. A decision that was undone may be taken again.
    """
    claims: dict[tuple[str, ...], list[Claim]] = {}
    for forum in sorted(forums, key=lambda one: (one.konsultasi.tanggal, one.konsultasi.folder)):
        for n, decision in enumerate(forum.kesepakatan):
            for one in decision.rincian or (decision,):
                for key in dict.fromkeys(_keys(forum, one)):
                    claims.setdefault(key, []).append((forum, n, one))
    told: set[tuple[str, int]] = set()
    for rivals in claims.values():
        for (forum, m, one), (other_forum, n, other) in combinations(rivals, 2):
            at = (other_forum.konsultasi.file, n)
            if at in told or not _clash(one, other, forum is other_forum and m == n, forum is other_forum):
                continue
            told.add(at)
            words: dict[str, Word] = {
                "id": other.keputusan.id,
                "lain": one.keputusan.id,
                "tanggal": format_tanggal(forum.konsultasi.tanggal),
                "layanan": other.riwayat.layanan.standar.nama if other.riwayat is not None else "",
            }
            yield other_forum, n, words


def _clash(one: Kesepakatan, other: Kesepakatan, is_same: bool, in_one_forum: bool) -> bool:
    if is_same or (in_one_forum and one.keputusan.jenis != other.keputusan.jenis):
        return False  # one forum may change the words and the count of one item in two decisions
    states = {one.keadaan, other.keadaan}
    if states <= {"menunggu", "lewat", "perlu-telaah"}:
        return True
    return (
        one.edisi is not None
        and other.edisi is not None
        and one.edisi.nomor == other.edisi.nomor
        and "dibatalkan" not in states
    )


def _keys(forum: Forum, one: Kesepakatan) -> Iterator[tuple[str, ...]]:
    """What a decision lays claim to: a service, and in it an item, a text to be added, or a component's value."""
    keputusan, riwayat = one.keputusan, one.riwayat
    if riwayat is None or keputusan.dibatalkan is not None or keputusan.dipastikan is not None:
        return
    service = riwayat.kode or f"{riwayat.layanan.folder}/{riwayat.layanan.id}"
    if keputusan.jenis in ("layanan-baru", "cabut"):
        yield service, keputusan.jenis
    elif not is_about_items(keputusan):
        for text in (keputusan.semula, keputusan.menjadi) if keputusan.jenis != "tambah" else (keputusan.menjadi,):
            if text:
                yield service, str(keputusan.bagian), normal(text)
    elif keputusan.jenis == "tambah":
        for id in keputusan.menjadi_butir or (normal(keputusan.menjadi or ""),):
            yield service, "tambah", id
    else:
        hari = Hari(forum.konsultasi.tanggal, forum.konsultasi.tanggal, forum.rujukan)
        for syarat in targets(keputusan, order(riwayat, hari).standar):
            yield service, "persyaratan", syarat.id or normal(syarat.uraian)
