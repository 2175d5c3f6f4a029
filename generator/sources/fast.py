"""Text in, a tree out, by libyaml: the reader that serves every file (PyYAML's own where libyaml is absent)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from generator.sources.tree import Grower, Kinds, Tree
from generator.sources.trouble import Trouble

_Parser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # without libyaml: slower, and strict with tabs

KINDS = Kinds(
    scalar=yaml.ScalarEvent,
    mapping=yaml.MappingStartEvent,
    sequence=yaml.SequenceStartEvent,
    mapping_end=yaml.MappingEndEvent,
    sequence_end=yaml.SequenceEndEvent,
    alias=yaml.AliasEvent,
    document=yaml.DocumentStartEvent,
)


def load(text: str) -> Tree:
    """The tree of a text; raises Trouble where libyaml cannot go on."""
    grower = Grower(text, KINDS)
    try:
        parser: Any = _Parser(text)
        return grower.grow(parser.get_event)
    except (yaml.YAMLError, ArithmeticError, ValueError) as error:  # the latter two without libyaml
        raise Trouble.of(error, grower) from None


def scan(text: str) -> Iterator[Any]:
    """The event of every key and single value, as far as libyaml can read."""
    parser: Any = _Parser(text)
    try:
        while (event := parser.get_event()) is not None:
            if isinstance(event, KINDS.scalar):
                yield event
    except yaml.YAMLError:
        return
