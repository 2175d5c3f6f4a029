"""A read document in, a frozen model or findings out: schema/*.schema.json is the one source of the form."""

from generator.schema.build import build_model
from generator.schema.check import check
from generator.schema.definitions import KINDS, Kind, definition, published

__all__ = ["KINDS", "Kind", "build_model", "check", "definition", "published"]
