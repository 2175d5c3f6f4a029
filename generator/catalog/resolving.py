"""A standard and its agency in; the service as it is shown, with the agency's defaults and ids, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any

from generator.model import KOMPONEN, Instansi, Komponen, Layanan, Persyaratan, Standar
from generator.text import slug_id

_components = attrgetter(*KOMPONEN)
_PLACES = {each.name: n for n, each in enumerate(fields(Standar))}
_values = attrgetter(*_PLACES)


def resolve(file: str, standar: Standar, instansi: Instansi, sidik: str = "") -> Layanan:
    """A standard with the agency's defaults where it is silent, and an id for every requirement.

    `sidik` names the contents of both files, where the caller knows them.
    """
    inherited: dict[str, Any] = {}
    if instansi.bawaan is not None:
        both = zip(KOMPONEN, _components(standar), _components(instansi.bawaan), strict=True)
        inherited = {name: value for name, own, value in both if own is None and value is not None}
    if not standar.kanal and instansi.kanal:
        inherited["kanal"] = instansi.kanal
    complete = _with(standar, inherited) if inherited else standar
    if isinstance(complete.persyaratan, tuple) and any(not syarat.id for syarat in complete.persyaratan):
        complete = replace(complete, persyaratan=with_ids(complete.persyaratan))
    parts = file.split("/")
    warisan: tuple[Komponen, ...] = tuple(komponen for komponen in KOMPONEN if komponen in inherited)
    made = Layanan(parts[-2], parts[-1].removesuffix(".yaml"), file, complete, instansi, warisan)
    if sidik:
        object.__setattr__(made, "sidik", f"{file} {sidik}")
    return made


def _with(standar: Standar, others: Mapping[str, Any]) -> Standar:
    """What `replace` does in a third of its time: every state of every edition comes through here."""
    values = [*_values(standar)]
    for name, value in others.items():
        values[_PLACES[name]] = value
    return Standar(*values)


def with_ids(persyaratan: tuple[Persyaratan, ...]) -> tuple[Persyaratan, ...]:
    """Requirements that each have an id; made from the text where the file has none, numbered where equal."""
    taken = Counter(syarat.id for syarat in persyaratan if syarat.id)
    done = []
    for syarat in persyaratan:
        if not syarat.id:
            stem = slug_id(syarat.uraian)
            id, n = stem, 2
            while taken[id]:
                id, n = f"{stem[:56]}-{n}", n + 1
            taken[id] += 1
            syarat = replace(syarat, id=id)
        done.append(syarat)
    return tuple(done)
