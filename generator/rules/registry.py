"""The rules by the kind of value they judge; a finished value in, its problems out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from generator.findings import Path, Word
from generator.messages import level
from generator.model import Instansi, Layanan, Pemda, Pengecualian

Problem = tuple[Path, Mapping[str, Word]]
Check = Callable[..., Iterator[Problem]]

FAMILIES = (
    "bentuk",
    "rujukan",
    "edisi",
    "privasi",
    "persyaratan",
    "syarat_lama",
    "prosedur",
    "waktu",
    "biaya",
    "tarif",
    "produk",
    "pengaduan",
    "pengelolaan",
    "dasar_hukum",
    "kantor",
    "konsultasi",
    "maklumat",
    "katalog",
    "kata",
)


@dataclass(frozen=True, slots=True)
class Konteks:
    """What a rule may know beside its value: the build's date (ISO), the regency and its agencies by folder."""

    tanggal: str
    pemda: Pemda
    instansi: Mapping[str, Instansi]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its finding's id, the kinds of values it judges, and whether a withdrawn service is judged too."""

    id: str
    subjects: tuple[type[Any], ...]
    function: Check
    with_context: bool
    withdrawn: bool


_RULES: dict[str, Rule] = {}


def rule(id: str, *, withdrawn: bool = False) -> Callable[[Check], Check]:
    """Registers a function of one value (or a union of kinds of values), and of the context if it wants it.

    A withdrawn service is judged only by its kesalahan and by rules marked `withdrawn`: nobody mends the
    sense of a text that is no longer in force.
    """

    def register(function: Check) -> Check:
        parameters = function.__code__.co_varnames[: function.__code__.co_argcount]
        kinds = function.__annotations__[parameters[0]].split(" | ")  # to ask typing takes longer than all rules
        subjects = tuple(function.__globals__[kind] for kind in kinds)
        assert id not in _RULES, id
        _RULES[id] = Rule(id, subjects, function, len(parameters) == 2, withdrawn)
        return function

    return register


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by id, in order of id; the families are imported on first use."""
    for family in FAMILIES:
        import_module(f"generator.rules.{family}")
    return dict(sorted(_RULES.items()))


@cache
def _for(subject: Any) -> tuple[tuple[Rule, bool], ...]:
    """The rules for one kind of value, each with whether it can be waived."""
    return tuple((rule, level(rule.id) != "kesalahan") for rule in rules().values() if subject in rule.subjects)


def check(subject: Any, konteks: Konteks) -> Iterator[tuple[str, Path, Mapping[str, Word]]]:
    """Every problem that the rules for this kind of value see, except those waived until a date not yet past."""
    withdrawn = isinstance(subject, Layanan) and subject.standar.status == "dicabut"
    own = _waived(getattr(subject, "standar", subject), konteks)
    inherited = _waived(subject.instansi, konteks) if isinstance(subject, Layanan) else frozenset()
    kind: Any = type(subject)
    for rule, mild in _for(kind):
        if withdrawn and mild and not rule.withdrawn:
            continue
        problems = rule.function(subject, konteks) if rule.with_context else rule.function(subject)
        for path, words in problems:
            waived = own
            if inherited and path and path[0] in subject.warisan:
                waived = own | inherited
            if not (mild and waived and _is_waived(rule.id, words, waived)):
                yield rule.id, path, words


def _is_waived(id: str, words: Mapping[str, Word], waived: frozenset[tuple[str, str | None]]) -> bool:
    return (id, None) in waived or (id, str(words.get("id", ""))) in waived


def _waived(holder: Any, konteks: Konteks) -> frozenset[tuple[str, str | None]]:
    waivers: tuple[Pengecualian, ...] = getattr(holder, "pengecualian", ())
    return frozenset((one.temuan, one.butir) for one in waivers if one.sampai >= konteks.tanggal)
