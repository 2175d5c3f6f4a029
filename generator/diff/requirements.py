"""Two lists of requirements in, what was added, removed, reworded, moved, split or merged out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from generator.diff.change import Change
from generator.findings import Path
from generator.model import Bila, Ketiadaan, Persyaratan, Standar
from generator.text import loose, normal

SAME_ID_BUT_UNLIKE = 35
"""Below this likeness (0 to 100) an equal id is taken for a reused one: shown as removed and added."""

LIKELY_THE_SAME = 78
"""From this likeness on two texts without a common id are paired, and the pair is marked as a guess."""

_COUNT = re.compile(r"\b([0-9]+)(?= (?:lembar|rangkap|orang|buah|kali|eksemplar|set|bulan|tahun|hari)\b)")


@dataclass(frozen=True, slots=True)
class _Place:
    """A requirement and where it stands."""

    syarat: Persyaratan
    n: int

    @property
    def id(self) -> str:
        return self.syarat.id or ""

    @property
    def path(self) -> Path:
        return ("persyaratan", self.n)


def diff_persyaratan(before: Standar, after: Standar) -> Iterator[Change]:
    """Changes of the list, in the old document's order, then what is new in the new document's order."""
    if not isinstance(before.persyaratan, tuple) or not isinstance(after.persyaratan, tuple):
        yield from _presence(before, after)
        return
    old, new = _places(before), _places(after)
    pairs, changes = _pair(old, new)
    for one in old:
        if one.id in changes:
            yield from changes[one.id]
        elif one.id in pairs:
            other, score = pairs[one.id]
            yield from _compare(one, other, before, after, score)
        else:
            kind = _kind(one.syarat, before, after, "dihapus")
            yield Change(kind, "persyaratan", one.id, text(one.syarat), "", one.path, None)
    matched = {other.id for other, _ in pairs.values()} | {id for id in changes if id.startswith("+")}
    for one in new:
        if one.id not in matched and f"+{one.id}" not in changes:
            kind = _kind(one.syarat, after, before, "ditambah")
            yield Change(kind, "persyaratan", one.id, "", text(one.syarat), None, one.path)
    common = [(one, pairs[one.id][0]) for one in old if one.id in pairs]
    if [other.n for _, other in common] != sorted(other.n for _, other in common):
        yield Change("persyaratan-urutan", "persyaratan", di_semula=("persyaratan",), di_menjadi=("persyaratan",))


def _presence(before: Standar, after: Standar) -> Iterator[Change]:
    """A list that appears where none was published, or the reverse; not-applicable counts as an empty list."""
    old, new = before.persyaratan, after.persyaratan
    if _nothing_needed(old) and isinstance(new, tuple):
        for one in _places(after):
            yield Change(
                _kind(one.syarat, after, before, "ditambah"),
                "persyaratan",
                one.id,
                "",
                text(one.syarat),
                None,
                one.path,
            )
    elif isinstance(old, tuple) and _nothing_needed(new):
        for one in _places(before):
            yield Change(
                _kind(one.syarat, before, after, "dihapus"), "persyaratan", one.id, text(one.syarat), "", one.path, None
            )
    elif isinstance(new, tuple):
        yield Change("persyaratan-dicantumkan", "persyaratan", di_menjadi=("persyaratan",))
    elif isinstance(old, tuple):
        yield Change("persyaratan-tidak-dicantumkan", "persyaratan", di_semula=("persyaratan",))


def _nothing_needed(value: object) -> bool:
    return isinstance(value, Ketiadaan) and value.jenis == "tidak_berlaku"


def _places(standar: Standar) -> list[_Place]:
    items = standar.persyaratan if isinstance(standar.persyaratan, tuple) else ()
    return [_Place(syarat, n) for n, syarat in enumerate(items)]


def _pair(old: list[_Place], new: list[_Place]) -> tuple[dict[str, tuple[_Place, int | None]], dict[str, list[Change]]]:
    """Old ids with their counterparts, and the splits and merges that the files state.

    Ids decide first, unless the texts are too unlike; then equal texts, each once; then likeness, best pair
    first, one to one.
    """
    by_id = {one.id: one for one in new}
    pairs: dict[str, tuple[_Place, int | None]] = {}
    for one in old:
        other = by_id.get(one.id)
        if other is not None and _holds_the_other(one, other) >= SAME_ID_BUT_UNLIKE:
            pairs[one.id] = (other, None)
    changes = _stated(old, new, pairs)
    paired = {other.id for other, _ in pairs.values()}
    free_old = [one for one in old if one.id not in pairs and one.id not in changes]
    free_new = [one for one in new if one.id not in paired and f"+{one.id}" not in changes]
    free_old, free_new = _equal_texts(free_old, free_new, pairs)
    scored = sorted(
        ((_likeness(a, b), -a.n, -b.n, a, b) for a in free_old for b in free_new if a.id != b.id),
        key=lambda row: row[:3],
        reverse=True,
    )
    taken: set[str] = set()
    for score, _, _, a, b in scored:
        if score >= LIKELY_THE_SAME and a.id not in pairs and b.id not in taken and _same_issuer(a, b):
            pairs[a.id] = (b, round(score))
            taken.add(b.id)
    return pairs, changes


def _equal_texts(
    old: list[_Place], new: list[_Place], pairs: dict[str, tuple[_Place, int | None]]
) -> tuple[list[_Place], list[_Place]]:
    """Pairs items of one text whose ids differ; gives back what is left on both sides."""
    waiting: dict[str, list[_Place]] = {}
    for one in new:
        waiting.setdefault(normal(text(one.syarat)), []).append(one)
    for one in old:
        same = waiting.get(normal(text(one.syarat)))
        if same:
            pairs[one.id] = (same.pop(0), None)
    used = {other.id for other, _ in pairs.values()}
    return [one for one in old if one.id not in pairs], [one for one in new if one.id not in used]


def _stated(
    old: list[_Place], new: list[_Place], pairs: dict[str, tuple[_Place, int | None]]
) -> dict[str, list[Change]]:
    """Splits and merges that `menggantikan` or `dokumen` states, on either side, by old id ("+" before new ones)."""
    links = [(a, b) for a in old for b in new if _comes_from(a, b) or _comes_from(b, a)]
    changes: dict[str, list[Change]] = {}
    for a, b in links:
        heirs = [y for x, y in links if x.id == a.id]
        origins = [x for x, y in links if y.id == b.id]
        if len(heirs) == 1 and len(origins) == 1:
            pairs.setdefault(a.id, (b, None))
        elif len(heirs) > 1 and heirs[0].id == b.id:
            pairs.pop(a.id, None)
            joined = "; ".join(text(heir.syarat) for heir in heirs)
            changes[a.id] = [Change("persyaratan-dipecah", "persyaratan", a.id, text(a.syarat), joined, a.path, b.path)]
        elif len(origins) > 1 and origins[0].id == a.id:
            joined = "; ".join(text(origin.syarat) for origin in origins)
            changes[a.id] = [
                Change("persyaratan-digabung", "persyaratan", b.id, joined, text(b.syarat), a.path, b.path)
            ]
        if len(heirs) > 1 or len(origins) > 1:
            pairs.pop(a.id, None)
            changes.setdefault(a.id, [])
            changes.setdefault(f"+{b.id}", [])
    return changes


def _comes_from(a: _Place, b: _Place) -> bool:
    """Whether `b` says that it replaces `a`, or that `a` is one of the several papers that it asks in one item."""
    papers = b.syarat.dokumen
    return a.id in b.syarat.menggantikan or (len(papers) > 1 and a.id in papers)


def _likeness(one: _Place, other: _Place) -> float:
    a, b = loose(one.syarat.uraian), loose(other.syarat.uraian)
    return 100.0 if a == b else float(fuzz.token_sort_ratio(a, b))


def _holds_the_other(one: _Place, other: _Place) -> float:
    """Likeness (0 to 100) where a text that only says more than the other counts as the same."""
    return float(fuzz.token_set_ratio(loose(one.syarat.uraian), loose(other.syarat.uraian)))


def _same_issuer(one: _Place, other: _Place) -> bool:
    """Whether the same issuer is named, or one of the two names none: a paper of another office is another paper."""
    a, b = one.syarat, other.syarat
    return a.penerbit == b.penerbit or a.penerbit is None or b.penerbit is None


def text(syarat: Persyaratan) -> str:
    """A requirement in one line: its text as typed, with count and size where the text does not hold them."""
    said = normal(syarat.uraian)
    extras = [extra for extra in (syarat.ukuran, syarat.jumlah) if extra and normal(extra) not in said]
    return ", ".join([syarat.uraian, *extras])


def _kind(syarat: Persyaratan, standar: Standar, other: Standar, verb: str) -> str:
    """Added or removed: an alternative, a fallback and an optional item are not simply one paper more.

    An item only for cases that the other edition does not know is a fallback too: nobody who prepared by that
    edition was in such a case.
    """
    if not syarat.wajib:
        return f"persyaratan-{verb}-opsional"
    if _choice(syarat, standar):
        return f"persyaratan-{verb}-alternatif"
    if syarat.bila is not None:
        known = {kasus.id for kasus in other.kasus}
        if syarat.bila.tanpa or (syarat.bila.kasus and known.isdisjoint(syarat.bila.kasus)):
            return f"persyaratan-{verb}-cadangan"
    return f"persyaratan-{verb}"


def _choice(syarat: Persyaratan, standar: Standar) -> bool:
    """Whether one of several is enough: a group of choice with other members."""
    group = next((one for one in standar.kelompok if one.id == syarat.kelompok), None)
    items = standar.persyaratan if isinstance(standar.persyaratan, tuple) else ()
    return group is not None and group.pilih == "satu" and sum(one.kelompok == group.id for one in items) > 1


def _compare(one: _Place, other: _Place, before: Standar, after: Standar, score: int | None) -> Iterator[Change]:
    """What differs between two versions of one requirement; texts that differ in spelling alone do not."""
    a, b = one.syarat, other.syarat
    semula, menjadi = text(a), text(b)

    def change(kind: str, left: str = semula, right: str = menjadi) -> Change:
        return Change(kind, "persyaratan", other.id, left, right, one.path, other.path, score)

    if normal(semula) != normal(menjadi):
        yield change(_wording(normal(semula), normal(menjadi), after))
    forms = [
        (a.bentuk, b.bentuk),
        *((getattr(a, key), getattr(b, key)) for key in ("latar", "format", "meterai", "penandatangan")),
    ]
    details = (tuple(map(normal, a.rincian)), tuple(map(normal, b.rincian)))
    if any(_form(left) != _form(right) for left, right in forms) or details[0] != details[1]:
        yield change("persyaratan-bentuk-diubah")
    if a.wajib != b.wajib:
        yield change("persyaratan-diwajibkan" if b.wajib else "persyaratan-dibolehkan")
    if _choice(a, before) != _choice(b, after):
        yield change("persyaratan-menjadi-pilihan" if _choice(b, after) else "persyaratan-menjadi-keharusan")
    elif a.kelompok != b.kelompok:
        yield change("persyaratan-dipindah")
    if a.bila != b.bila:
        yield change(_condition(a.bila, b.bila))


def _form(value: object) -> object:
    return normal(value) if isinstance(value, str) else value


def _wording(semula: str, menjadi: str, after: Standar) -> str:
    """More or fewer of the same, a person's word that only words changed, or something to examine."""
    if _COUNT.sub("#", semula) == _COUNT.sub("#", menjadi):
        old, new = [int(n) for n in _COUNT.findall(semula)], [int(n) for n in _COUNT.findall(menjadi)]
        if all(x <= y for x, y in zip(old, new, strict=True)):
            return "persyaratan-jumlah-ditambah"
        if all(x >= y for x, y in zip(old, new, strict=True)):
            return "persyaratan-jumlah-dikurangi"
    return "persyaratan-redaksi" if after.redaksional is not None else "persyaratan-diubah"


def _condition(old: Bila | None, new: Bila | None) -> str:
    """Asked of more people, of fewer, moved to another stage, or something to examine."""
    if old is None:
        return "persyaratan-dipersempit"
    if new is None:
        return "persyaratan-diperluas"
    pairs = [
        (getattr(old, key), getattr(new, key))
        for key in ("kasus", "pemohon", "kanal", "tahap", "tanpa", "keadaan", "kecuali", "atau")
    ]
    differing = [(left, right) for left, right in pairs if left != right]
    if len(differing) == 1 and isinstance(differing[0][0], tuple):
        left, right = differing[0]
        if left == old.tahap and right == new.tahap and left and right:
            return "persyaratan-dipindah"
        if left and right and set(left) < set(right):
            return "persyaratan-diperluas"
        if left and right and set(left) > set(right):
            return "persyaratan-dipersempit"
    return "persyaratan-keadaan-diubah"
