"""The agenda in, one text for the bureau's weekly issue out, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from generator.site import Site
from generator.targets.bureau.agenda import Agenda, draw_up
from generator.targets.templates import environment
from generator.targets.wording import markdown_text

__all__ = ["Agenda", "draw_up", "render_agenda"]


def render_agenda(agenda: Agenda, site: Site, tautan: Iterable[str] = ()) -> str:
    """What waits, the late first. `tautan` are links on the site that lead nowhere, if somebody tried them."""
    template = environment("generator.targets.bureau", escape=False).overlay()
    template.filters = {**template.filters, "md": markdown_text}
    return template.get_template("agenda.md").render(agenda=agenda, site=site, tautan=sorted(set(tautan)))
