"""A proposal in; a text for a terminal, a comment in Markdown, annotations for a runner, or data out."""

from __future__ import annotations

from typing import Literal

from generator.targets.proposals.agreements import Sepakat, follow
from generator.targets.proposals.annotations import as_annotations
from generator.targets.proposals.as_data import as_json, change_item, usulan_schema
from generator.targets.proposals.comment import as_comment
from generator.targets.proposals.plain import as_text
from generator.targets.proposals.report import Laporan

__all__ = ["Format", "Laporan", "Sepakat", "change_item", "follow", "render_usulan", "usulan_schema"]

Format = Literal["text", "markdown", "json", "github"]


def render_usulan(laporan: Laporan, format: Format, colour: bool = False, whole: bool = False) -> str:
    """What changes for the applicant. `whole`: nothing is cut; else what is left out is counted."""
    match format:
        case "json":
            return as_json(laporan)
        case "markdown":
            return as_comment(laporan, whole)
        case "github":
            return as_annotations(laporan, whole)
        case _:
            return as_text(laporan, colour, whole)
