"""Nothing in; the script that keeps saved pages for where there is no signal out."""

from __future__ import annotations

from generator.targets.landing.look import asset

LURING = "s/luring.js"
"""Below `/s/`, because a service worker rules over its own folder; in phones that saved a page it stands for ever."""


def render_worker() -> str:
    """The script, the same for every page and every build."""
    return f"{asset('luring.js')}\n"
