"""The times of two versions in, which part became longer, shorter or otherwise changed out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from generator.diff.change import Change, Edit
from generator.diff.forms import MISSING, TIME, differ, differ_in, field_form
from generator.diff.items import pair, said
from generator.diff.readings import beside, span_of
from generator.findings import Path
from generator.model import JangkaWaktu, Ketiadaan, Standar, Waktu
from generator.text import Waktu as Span
from generator.text import compare_waktu, normal

TERMS = ("sejak", "syarat", "perpanjangan", "pelaksana", "bila", "nama", "keterangan")
_PLACE: Path = ("jangka_waktu",)


def diff_time(before: Standar, new: Standar, after: Standar, stages: tuple[tuple[int, int], ...]) -> Iterator[Change]:
    """Part by part: the whole, its cases and phases, and the stages that both editions have (`stages`: places)."""
    old, now = before.jangka_waktu, new.jangka_waktu
    if differ(old, now):
        if isinstance(old, JangkaWaktu) and isinstance(now, JangkaWaktu):
            yield from _both(old, now)
        else:
            yield _presence(old, now)
    for i, j in stages:
        one, other = before.tahap[i].jangka_waktu, new.tahap[j].jangka_waktu
        there, here = ("tahap", i, "jangka_waktu"), ("tahap", j, "jangka_waktu")
        id, was = after.tahap[j].id, before.tahap[i].id
        was = was if was != id else ""
        if one is not None and other is not None:
            yield from (replace(change, id_semula=was) for change in _part(one, other, there, here, id))
        elif one is not None or other is not None:
            kind = "waktu-dicantumkan" if one is None else "waktu-tidak-dicantumkan"
            left, right = (there, None) if other is None else (None, here)
            edit = Edit("isi", there, other)
            yield Change(
                kind, "jangka_waktu", id, words_of(one), words_of(other), left, right, None, was, sunting=(edit,)
            )


def _both(old: JangkaWaktu, now: JangkaWaktu) -> Iterator[Change]:
    """Both state a time: the main text, then the parts by their names."""
    one, other = span_of(old), span_of(now)
    if (one is None) != (other is None):
        kind = "waktu-dicantumkan" if one is None else "waktu-tidak-dicantumkan"
        if old.rincian and now.rincian:
            kind = "waktu-diubah"
        edits = tuple(Edit("isi", (*_PLACE, name), getattr(now, name)) for name in TIME)
        yield Change(kind, "jangka_waktu", "", words_of(old), words_of(now), _PLACE, _PLACE, sunting=edits)
        yield from _terms(old, now, _PLACE, _PLACE, "")
    else:
        yield from _part(old, now, _PLACE, _PLACE, "")
    found = pair(old.rincian, now.rincian, part_name)
    place: Path = (*_PLACE, "rincian")
    for link in found.links:
        part, same = old.rincian[link.i], now.rincian[link.j]
        yield from _part(part, same, (*place, link.i), (*place, link.j), normal(part_name(same)), link.skor)
    for i in found.gone:
        gone, di = old.rincian[i], (*place, i)
        yield Change(
            "waktu-bagian-dihapus",
            "jangka_waktu",
            normal(part_name(gone)),
            labelled(gone),
            "",
            di,
            None,
            nilai_semula=said(gone),
            sunting=(Edit("hapus", di),),
        )
    for j in found.come:
        come = now.rincian[j]
        yield Change(
            "waktu-bagian-ditambah",
            "jangka_waktu",
            normal(part_name(come)),
            "",
            labelled(come),
            None,
            (*place, j),
            nilai_menjadi=said(come),
            sunting=(Edit("tambah", place, come, j),),
        )


def _part(
    one: JangkaWaktu | Waktu, other: JangkaWaktu | Waktu, there: Path, here: Path, id: str, skor: int | None = None
) -> Iterator[Change]:
    """One duration that both state, and what is said around it."""
    left, right = span_of(one), span_of(other)
    edits = tuple(Edit("isi", (*there, name), getattr(other, name)) for name in TIME)
    texts = (words_of(one), words_of(other))
    values = (repr(left), repr(right))
    if left != right:
        yield Change(_faster(left, right), "jangka_waktu", id, *texts, there, here, skor, "", *values, edits)
    elif beside(one) != beside(other):
        kind = "waktu-ketentuan-diubah"
        yield Change(kind, "jangka_waktu", id, *texts, there, here, skor, "", beside(one), beside(other), edits)
    yield from _terms(one, other, there, here, id, skor)


def _terms(
    one: JangkaWaktu | Waktu, other: JangkaWaktu | Waktu, there: Path, here: Path, id: str, skor: int | None = None
) -> Iterator[Change]:
    """From when it counts, on which condition, by whom, and whether it may be extended."""
    names = [field.name for field in fields(one) if field.name in TERMS]
    changed = [name for name in names if differ_in(one, other, name)]
    if changed:
        left, right = (repr([(name, field_form(part, name)) for name in changed]) for part in (one, other))
        edits = tuple(Edit("isi", (*there, name), getattr(other, name)) for name in changed)
        semula, menjadi = (_stated(part, changed) for part in (one, other))
        kind = "waktu-ketentuan-diubah"
        yield Change(kind, "jangka_waktu", id, semula, menjadi, there, here, skor, "", left, right, edits)


def _stated(waktu: Any, names: list[str]) -> str:
    """The texts at `names`, else the time itself."""
    texts = [getattr(waktu, name) for name in names if isinstance(getattr(waktu, name), str)]
    return "; ".join(texts) or words_of(waktu)


def _faster(one: Span | str | None, other: Span | str | None) -> str:
    if not isinstance(one, Span) or not isinstance(other, Span):
        return "waktu-diubah"
    if (one.batas == "biasanya") != (other.batas == "biasanya"):
        return "waktu-diubah"  # an estimate is no promise: no direction
    order = compare_waktu(one, other)
    if order == -1:
        return "waktu-diperlama"
    return "waktu-dipercepat" if order == 1 else "waktu-diubah"


def _presence(old: object, now: object) -> Change:
    """A time that is newly stated or no longer, or a service that has none."""
    kind = "waktu-diubah"
    if _missing(old) and isinstance(now, JangkaWaktu):
        kind = "waktu-dicantumkan"
    elif _missing(now) and isinstance(old, JangkaWaktu):
        kind = "waktu-tidak-dicantumkan"
    elif not isinstance(old, JangkaWaktu) and not isinstance(now, JangkaWaktu):
        kind = "komponen-diubah"
    texts = (words_of(old), words_of(now))
    values = (said(old), said(now))
    return Change(
        kind,
        "jangka_waktu",
        "",
        *texts,
        _PLACE,
        _PLACE,
        None,
        "",
        *values,
        (Edit("isi", _PLACE, now),),
    )


def _missing(value: object) -> bool:
    return value is None or (isinstance(value, Ketiadaan) and value.jenis in (*MISSING, "lihat"))


def part_name(waktu: Waktu) -> str:
    """How a case or phase is called."""
    return waktu.nama or waktu.pelaksana or ""


def labelled(waktu: Waktu) -> str:
    """A part with its name, for a person to see."""
    return ": ".join(filter(None, (part_name(waktu), words_of(waktu))))


def words_of(waktu: object) -> str:
    """A time as typed; the parts where it has no text of its own."""
    if not isinstance(waktu, (JangkaWaktu, Waktu)):
        return ""
    if waktu.teks:
        return waktu.teks
    if waktu.nilai is not None:
        top = f" - {waktu.sampai:g}" if waktu.sampai is not None else ""
        return f"{waktu.nilai:g}{top} {waktu.satuan or ''}".strip()
    if waktu.tanggal:
        return waktu.tanggal
    return "; ".join(map(labelled, waktu.rincian)) if isinstance(waktu, JangkaWaktu) else ""
