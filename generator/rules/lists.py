"""The name of a data file beside this module in (words, laws, requirements no longer asked), its content out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

# Every scalar stays a string: a list of words may hold "no", and a date is read as it is written.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def load(name: str) -> Mapping[str, Any]:
    """The content of `name`.yaml in this folder; FileNotFoundError where there is none."""
    text = Path(__file__).with_name(f"{name}.yaml").read_text("utf-8")
    content: Mapping[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506
    return content
