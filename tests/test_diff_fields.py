"""Every field of a standard is compared by the diff, or named among those that it leaves out."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from random import Random
from typing import Any, get_args

import pytest

from generator.diff import apply, diff, normal_form
from generator.diff.details import DETAILS, JUDGED
from generator.diff.fields import IGNORED, REFERENCES, UNORDERED
from generator.diff.steps import DETAILS as STEP_DETAILS
from generator.model import Persyaratan, Standar
from tests.standards import hints, standar, value


def classes(hint: Any, found: dict[type[Any], None]) -> dict[type[Any], None]:
    """A class and all classes in its fields, where the diff looks."""
    for one in (hint, *get_args(hint)):
        if is_dataclass(one) and isinstance(one, type) and one not in found:
            found[one] = None
            for field in fields(one):
                if field.name not in IGNORED.get(one, {}):
                    classes(hints(one)[field.name], found)
        elif one is not hint:
            classes(one, found)
    return found


ALL = classes(Standar, {})
assert len(ALL) > 20, "no classes found: is the model right?"


@pytest.mark.parametrize("table", [IGNORED, UNORDERED, REFERENCES], ids=["ignored", "unordered", "references"])
def test_tables_speak_of_fields_that_exist(table: Any) -> None:
    named = [(cls, name) for cls, names in table.items() for name in names] if table is IGNORED else list(table)
    assert named
    for cls, name in named:
        assert name in {field.name for field in fields(cls)}, (cls, name)


def test_each_field_of_a_requirement_is_in_one_table() -> None:
    compared = [*JUDGED, *(name for _, names in DETAILS for name in names)]
    assert len(compared) == len(set(compared))
    assert {*compared, *IGNORED[Persyaratan]} == {field.name for field in fields(Persyaratan)}
    assert not {*compared} & {*IGNORED[Persyaratan]}


def test_each_field_of_a_step_is_in_one_table() -> None:
    from generator.model import Langkah

    compared = {"uraian", "pelaku", "langkah", *STEP_DETAILS}
    assert compared | {*IGNORED[Langkah]} == {field.name for field in fields(Langkah)}


PLACES = [(cls, field.name) for cls in ALL for field in fields(cls) if field.name != "id"]


def variants(owner: Any, cls: type[Any], name: str, random: Random) -> list[Any]:
    """`owner` with another value in the field of one part of that class; the part that is found first."""
    if type(owner) is cls:
        other = [value(random, hints(cls)[name], name, 1) for _ in range(12)]
        return [replace(owner, **{name: one}) for one in other if one not in (None, getattr(owner, name))]
    if not is_dataclass(owner) or isinstance(owner, type):
        return []
    for field in fields(owner):
        part = getattr(owner, field.name)
        if field.name in IGNORED.get(type(owner), {}):
            continue
        if isinstance(part, tuple):
            for n, item in enumerate(part):
                found = variants(item, cls, name, random)
                if found:
                    return [replace(owner, **{field.name: (*part[:n], one, *part[n + 1 :])}) for one in found]
        else:
            found = variants(part, cls, name, random)
            if found:
                return [replace(owner, **{field.name: one}) for one in found]
    return []


@pytest.mark.parametrize(("cls", "name"), PLACES, ids=lambda one: one if isinstance(one, str) else one.__name__)
def test_a_field_counts_or_is_left_out_as_the_table_says(cls: type[Any], name: str) -> None:
    """Whatever the table says: a change of the field is told, or is not, and what is told leads to the new edition."""
    told = tried = 0
    for seed in range(200):
        random = Random(seed)
        before = standar(random)
        for after in variants(before, cls, name, random):
            tried += 1
            changes = diff(before, after)
            if name in IGNORED.get(cls, {}) and name != "menggantikan":
                assert changes == (), (before, after)
            elif changes:
                told += 1
            assert changes or normal_form(before) == normal_form(after)
            assert normal_form(apply(changes, before)) == normal_form(after)
        if tried > 12 and (told or name in IGNORED.get(cls, {})):
            break
    assert tried, "the field is never filled"
    assert told or name in IGNORED.get(cls, {})
