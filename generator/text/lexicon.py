"""The word lists beside this module in, each read once and as plain strings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

# Every scalar stays a string: a list of words may hold "no" and "y".
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def load(name: str) -> Mapping[str, Any]:
    """The content of `name`.yaml in this folder; FileNotFoundError where there is none."""
    text = Path(__file__).with_name(f"{name}.yaml").read_text("utf-8")
    content: Mapping[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506
    return content


@cache
def words(name: str, key: str) -> tuple[str, ...]:
    """The list at `key` of `name`.yaml; KeyError where there is none."""
    return tuple(load(name)[key])


@cache
def variants(name: str, key: str) -> Mapping[str, str]:
    """At `key` of `name`.yaml stand lists of variants under the form we take: variant -> form.

    A key may lead through several mappings, with a dot between: "batas.biasanya".
    """
    table: Any = load(name)
    for part in key.split("."):
        table = table[part]
    return MappingProxyType({variant: form for form, forms in table.items() for variant in forms})
