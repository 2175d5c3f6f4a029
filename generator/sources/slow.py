"""Text in, a tree out, by ruamel.yaml: the second opinion where libyaml refuses or is known to differ."""

from __future__ import annotations

from typing import Any

from ruamel.yaml import YAML, events
from ruamel.yaml.error import YAMLError

from generator.sources.tree import Grower, Kinds, Tree
from generator.sources.trouble import Trouble

KINDS = Kinds(
    scalar=events.ScalarEvent,
    mapping=events.MappingStartEvent,
    sequence=events.SequenceStartEvent,
    mapping_end=events.MappingEndEvent,
    sequence_end=events.SequenceEndEvent,
    alias=events.AliasEvent,
    document=events.DocumentStartEvent,
)


# A parser in Python may stumble where it should refuse: \U00110000 is no letter, and chr() says so.
_REFUSALS = (YAMLError, ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)


class _Events(YAML):
    """ruamel's pure reader, used up to its events: nothing is constructed, so nothing can be registered."""

    def __init__(self) -> None:
        super().__init__(typ="safe", pure=True)


def load(text: str) -> Tree:
    """The tree of a text; raises Trouble where ruamel.yaml cannot go on."""
    grower = Grower(text, KINDS)
    source: Any = _Events().parse(text)
    try:
        return grower.grow(lambda: next(source, None))
    except _REFUSALS as error:
        raise Trouble.of(error, grower) from None
