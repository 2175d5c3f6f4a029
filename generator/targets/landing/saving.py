"""Nothing in; the script that keeps saved pages for where there is no signal out."""

from __future__ import annotations

from generator.targets.landing.look import asset


def render_worker() -> str:
    """The script, the same for every page and every build. It rules over the folder in which it stands."""
    return f"{asset('luring.js')}\n"
