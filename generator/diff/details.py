"""Two versions of one requirement in; what differs between them, kind by kind, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from generator.diff.change import Change, Edit
from generator.diff.conditions import reach
from generator.diff.forms import differ, differ_in, field_form, form, text
from generator.diff.items import Link
from generator.diff.pairing import asked
from generator.findings import Path
from generator.model import Bila, Kelompok, Persyaratan, Standar
from generator.text import normal
from generator.text.lexicon import words

TEXT = ("uraian", "jumlah", "ukuran")
DETAILS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("persyaratan-bentuk-diubah", ("bentuk", "latar", "format", "meterai")),
    ("persyaratan-pejabat-diubah", ("penandatangan", "penerbit")),
    ("persyaratan-dokumen-diubah", ("dokumen", "formulir", "layanan")),
    ("persyaratan-batas-diubah", ("masa_berlaku", "ambang")),
    ("persyaratan-tempat-diubah", ("tempat",)),
    ("persyaratan-rincian-diubah", ("rincian", "ketentuan")),
    ("persyaratan-dasar-diubah", ("dasar",)),
)
"""Which field's change is called what; the fields of JUDGED have functions of their own."""

JUDGED = (*TEXT, "jenis", "hubungan", "wajib", "kelompok", "bila")

_OFFICER = "dokumen-petugas"


def compare(link: Link, before: Standar, new: Standar, ids: Sequence[str], *, reworded: bool) -> Iterator[Change]:
    """All that differs; texts that differ in spelling alone do not."""
    a, b = asked(before)[link.i], asked(new)[link.j]
    if a == b:
        return
    place: Path = ("persyaratan", link.i)
    was = a.id or "" if a.id != ids[link.j] else ""

    def change(kind: str, names: Sequence[str], *, plain: bool = False) -> Change:
        edits = tuple(Edit("isi", (*place, name), getattr(b, name)) for name in names)
        values = ("", "") if plain else (_values(a, names), _values(b, names))
        there, here = place, ("persyaratan", link.j)
        return Change(
            kind, "persyaratan", ids[link.j], text(a), text(b), there, here, link.skor, was, *values, sunting=edits
        )

    if differ_in(a, b, "uraian"):
        yield change(wording(text(a), text(b), reworded=reworded), TEXT, plain=True)
    for kind, names in DETAILS:
        changed = [name for name in names if differ_in(a, b, name)]
        if changed:
            yield change(kind, changed)
    if differ_in(a, b, "jenis"):
        yield change(_sort(a, b), ("jenis",))
    if a.hubungan != b.hubungan:
        yield change(_joined(a, b), ("hubungan",))
    if a.wajib != b.wajib:
        yield change("persyaratan-diwajibkan" if b.wajib else "persyaratan-dibolehkan", ("wajib",))
    if a.kelompok != b.kelompok:
        yield change(_group(a, b, before, new), ("kelompok",))
    if differ(a.bila, b.bila):
        yield change(_condition(a.bila, b.bila, before, new), ("bila",))


def _values(syarat: Persyaratan, names: Sequence[str]) -> str:
    return repr([(name, field_form(syarat, name)) for name in names])


@cache
def _count() -> re.Pattern[str]:
    return re.compile(rf"\b([0-9]+) ({'|'.join(words('cocok', 'hitung'))})\b")


def wording(one: str, other: str, *, reworded: bool) -> str:
    """More or fewer of the same, the same in another form, words alone by a person's word, or to be examined.

    A count that is not stated is one.
    """
    semula, menjadi = normal(one), normal(other)
    count = _count()
    left, right = ([(int(n), unit) for n, unit in count.findall(said)] for said in (semula, menjadi))
    if _rest(count.sub("", semula)) == _rest(count.sub("", menjadi)) and (left or right):
        if not left or not right:
            units = [unit for _, unit in left or right]
            left, right = left or [(1, unit) for unit in units], right or [(1, unit) for unit in units]
        if [unit for _, unit in left] == [unit for _, unit in right] and left != right:
            if all(x <= y for (x, _), (y, _) in zip(left, right, strict=True)):
                return "persyaratan-jumlah-ditambah"
            if all(x >= y for (x, _), (y, _) in zip(left, right, strict=True)):
                return "persyaratan-jumlah-dikurangi"
    if reworded:
        return "persyaratan-redaksi"
    forms = frozenset(words("cocok", "bentuk"))
    kept = [[word for word in said.split() if word not in forms] for said in (semula, menjadi)]
    return "persyaratan-bentuk-diubah" if kept[0] == kept[1] and kept[0] else "persyaratan-diubah"


def _rest(text: str) -> str:
    return " ".join(text.split())


def _sort(a: Persyaratan, b: Persyaratan) -> str:
    """Whether the officer or the applicant prepares it; any other sort only says how it is shown."""
    officer, now = a.jenis == (_OFFICER,), b.jenis == (_OFFICER,)
    if officer == now:
        return "persyaratan-golongan-diubah"
    return "persyaratan-disiapkan-petugas" if now else "persyaratan-disiapkan-pemohon"


def _joined(a: Persyaratan, b: Persyaratan) -> str:
    """Several papers in one item: all of them, or one."""
    ways = (a.hubungan, b.hubungan)
    if ways == ("atau", "dan"):
        return "persyaratan-semua-diminta"
    return "persyaratan-cukup-salah-satu" if ways == ("dan", "atau") else "persyaratan-dokumen-diubah"


def _group(a: Persyaratan, b: Persyaratan, before: Standar, new: Standar) -> str:
    """Into or out of a choice; under another heading; or under one that has a condition or a rule of its own."""
    old, now = _chain(a, before), _chain(b, new)
    choice, chosen = _choice(old), _choice(now)
    if choice != chosen:
        return "persyaratan-menjadi-pilihan" if chosen else "persyaratan-menjadi-keharusan"
    if choice:
        return "persyaratan-pilihan-diubah"
    rules = [
        [form((one.bila, one.paling_sedikit, one.rangkap, one.penandatangan)) for one in own] for own in (old, now)
    ]
    plain = [[rule for rule in own if any(part is not None for part in rule)] for own in rules]
    return "persyaratan-dipindah" if plain[0] == plain[1] else "persyaratan-keadaan-diubah"


def _chain(syarat: Persyaratan, standar: Standar) -> list[Kelompok]:
    """The item's group and the groups that hold it; a circle ends where it closes."""
    groups = {one.id: one for one in standar.kelompok}
    found: list[Kelompok] = []
    id = syarat.kelompok
    while id in groups and groups[id] not in found:
        found.append(groups[id])
        id = found[-1].induk
    return found


def _choice(chain: Sequence[Kelompok]) -> bool:
    return any(one.pilih == "satu" for one in chain)


def _condition(old: Bila | None, new: Bila | None, before: Standar, after: Standar) -> str:
    """Asked of more people, of fewer, earlier, later, or something to examine."""
    a, b = old or Bila(), new or Bila()
    if a.tahap and b.tahap and not differ(_without_stage(a), _without_stage(b)):
        return _stage(a, b, before, after)
    match reach(old, new):
        case "lebih":
            return "persyaratan-diperluas"
        case "kurang":
            return "persyaratan-dipersempit"
    return "persyaratan-keadaan-diubah"


def _without_stage(bila: Bila) -> tuple[object, ...]:
    return tuple(getattr(bila, name) for name in Bila.__slots__ if name != "tahap")


def _stage(a: Bila, b: Bila, before: Standar, after: Standar) -> str:
    """Who has not yet prepared a paper that is now asked earlier is turned away."""
    old, new = ([one.id for one in standar.tahap] for standar in (before, after))
    if len(a.tahap) == len(b.tahap) == 1 and a.tahap[0] in new and b.tahap[0] in old:
        left, right = _rank(a.tahap[0], b.tahap[0], old), _rank(a.tahap[0], b.tahap[0], new)
        if left == right:
            return "persyaratan-dimajukan" if left else "persyaratan-diundurkan"
        return "persyaratan-keadaan-diubah"
    found = reach(Bila(tahap=a.tahap), Bila(tahap=b.tahap))
    return {"lebih": "persyaratan-diperluas", "kurang": "persyaratan-dipersempit"}.get(
        found, "persyaratan-keadaan-diubah"
    )


def _rank(was: str, now: str, stages: Sequence[str]) -> bool:
    """Whether the second comes before the first."""
    return stages.index(now) < stages.index(was)
