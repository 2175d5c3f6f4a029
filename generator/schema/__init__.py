"""A read document in, a frozen model or findings out: schema/*.schema.json is the one source of the form."""

from generator.schema.build import build_model
from generator.schema.check import check, restore, wants_text
from generator.schema.definitions import KINDS, Kind, definition, properties, published

__all__ = ["KINDS", "Kind", "build_model", "check", "definition", "properties", "published", "restore", "wants_text"]
