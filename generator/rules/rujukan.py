"""What a file says about its own parts in; names that lead nowhere, lead in a circle or are taken twice out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generator.findings import Path
from generator.messages import word
from generator.model import (
    Acuan,
    Bila,
    Fkp,
    Ketiadaan,
    Langkah,
    Layanan,
    Persyaratan,
)
from generator.rules.choices import offer
from generator.rules.registry import Problem, rule
from generator.rules.walk import parts, root

SELECTORS = ("kasus", "pemohon", "tahap", "kanal")
DECLARED = (*SELECTORS, "kelompok")


def _persyaratan(subject: Layanan | Acuan) -> tuple[Persyaratan, ...]:
    value = root(subject).persyaratan
    return () if isinstance(value, Ketiadaan) or value is None else value


def _declared(subject: Layanan | Acuan, key: str) -> tuple[str, ...]:
    """The ids that a condition may name: the file's own, and the agency's channels."""
    own = tuple(one.id for one in getattr(root(subject), key))
    if key == "kanal" and isinstance(subject, Layanan):
        return (*own, *(kanal.id for kanal in subject.instansi.kanal))
    return own


@rule("SP060")
def conditions_name_what_is_declared(subject: Layanan | Acuan) -> Iterator[Problem]:
    """A condition on a case, applicant, stage or channel nobody declared would never hold: its item never shows."""
    declared = {key: _declared(subject, key) for key in SELECTORS}
    for path, bila in parts(Bila, subject):
        for key in SELECTORS:
            for n, id in enumerate(getattr(bila, key)):
                if id not in declared[key]:
                    words = {"id": id, "daftar": word(f"rujukan.{key}"), "kunci": key}
                    yield (*path, key, n), {**words, "pilihan": offer(id, declared[key])}


@rule("SP061")
def groups_are_declared(subject: Layanan | Acuan) -> Iterator[Problem]:
    """A requirement in a group nobody declared has no heading, and a choice is not shown as one."""
    declared = _declared(subject, "kelompok")
    for n, syarat in enumerate(_persyaratan(subject)):
        if syarat.kelompok is not None and syarat.kelompok not in declared:
            words = {"id": syarat.kelompok, "pilihan": offer(syarat.kelompok, declared)}
            yield ("persyaratan", n, "kelompok"), words
    for n, kelompok in enumerate(root(subject).kelompok):
        if kelompok.induk is not None and kelompok.induk not in declared:
            others = [id for id in declared if id != kelompok.id]
            yield ("kelompok", n, "induk"), {"id": kelompok.induk, "pilihan": offer(kelompok.induk, others)}


@rule("SP062")
def groups_have_a_top(subject: Layanan | Acuan) -> Iterator[Problem]:
    """A group inside itself, directly or through others, can be printed nowhere."""
    parent = {kelompok.id: kelompok.induk for kelompok in root(subject).kelompok}
    for n, kelompok in enumerate(root(subject).kelompok):
        above, steps = kelompok.induk, 0
        while above is not None and above != kelompok.id and steps <= len(parent):
            above, steps = parent.get(above), steps + 1
        if above == kelompok.id:
            yield ("kelompok", n, "induk"), {"id": kelompok.id}


@rule("SP063")
def ids_are_taken_once(subject: Layanan | Acuan | Fkp) -> Iterator[Problem]:
    """Cases, groups, steps, inputs and decisions are named by their id; two of one name cannot be told apart."""
    lists: dict[str, list[tuple[Path, str | None]]] = {}
    keys = ("masukan", "keputusan") if isinstance(subject, Fkp) else DECLARED
    for key in keys:
        lists[key] = [((key, n), one.id) for n, one in enumerate(getattr(root(subject), key))]
    if isinstance(subject, Layanan):
        lists["prosedur"] = [(path, langkah.id) for path, langkah in parts(Langkah, subject)]
    for key, entries in lists.items():
        for path, id in _again(entries):
            yield (*path, "id"), {"id": id, "daftar": word(f"rujukan.{key}")}


@rule("SP102")
def requirement_ids_are_taken_once(subject: Layanan | Acuan) -> Iterator[Problem]:
    """Each requirement has its own id, for editions and consultations follow it by that id."""
    entries: list[tuple[Path, str | None]] = [
        (("persyaratan", n), syarat.id) for n, syarat in enumerate(_persyaratan(subject))
    ]
    for path, id in _again(entries):
        yield (*path, "id"), {"id": id}


def _again(entries: Iterable[tuple[Path, str | None]]) -> Iterator[tuple[Path, str]]:
    """The entries whose id another one before them has."""
    count: Counter[str] = Counter()
    for path, id in entries:
        if id is not None:
            count[id] += 1
            if count[id] > 1:
                yield path, id


@rule("SP064")
def items_that_are_named_exist(subject: Layanan | Acuan) -> Iterator[Problem]:
    """A text that names another requirement prints its number; without that requirement there is none."""
    known = tuple(syarat.id for syarat in _persyaratan(subject))
    for path, bila in parts(Bila, subject):
        yield from _unknown(bila.tanpa, known, (*path, "tanpa"), "persyaratan")
    for path, syarat in parts(Persyaratan, subject):
        yield from _unknown(syarat.merujuk, known, (*path, "merujuk"), "persyaratan")
    for path, langkah in parts(Langkah, subject):
        yield from _unknown(langkah.merujuk, known, (*path, "merujuk"), "persyaratan")
    if isinstance(subject, Layanan):
        steps = parts(Langkah, subject)
        ids = tuple(langkah.id for _, langkah in steps)
        for path, langkah in steps:
            for n, cabang in enumerate(langkah.cabang):
                if cabang.ke is not None and cabang.ke not in ids:
                    words = {"id": cabang.ke, "daftar": word("rujukan.prosedur"), "pilihan": offer(cabang.ke, ids)}
                    yield (*path, "cabang", n, "ke"), words


@rule("SP078")
def inputs_that_are_named_exist(fkp: Fkp) -> Iterator[Problem]:
    """A decision shows the inputs it answers."""
    known = tuple(masukan.id for masukan in fkp.masukan)
    for n, keputusan in enumerate(fkp.keputusan):
        yield from _unknown(keputusan.masukan, known, ("keputusan", n, "masukan"), "masukan")


def _unknown(ids: tuple[str, ...], known: tuple[str | None, ...], path: Path, key: str) -> Iterator[Problem]:
    for n, id in enumerate(ids):
        if id not in known:
            yield (*path, n), {"id": id, "daftar": word(f"rujukan.{key}"), "pilihan": offer(id, known)}


@rule("SP947")
def items_do_not_replace_one_another(layanan: Layanan) -> Iterator[Problem]:
    """What was split or merged goes one way: an item that comes from itself, over others or not, comes from nowhere."""
    items = _persyaratan(layanan)
    origins = {syarat.id: tuple(syarat.menggantikan) for syarat in items if syarat.id}
    for n, syarat in enumerate(items):
        if syarat.id and syarat.id in _ancestors(syarat.id, origins):
            yield ("persyaratan", n, "menggantikan"), {"id": syarat.id, "lain": ", ".join(syarat.menggantikan)}


def _ancestors(id: str, origins: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """All that an item says it comes from, and what these say they come from, within one list."""
    found: dict[str, None] = {}
    waiting = list(origins.get(id, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found[one] = None
            waiting += origins.get(one, ())
    return frozenset(found)
