"""A page of the theme in, the same page with a Content-Security-Policy for our own files and its scripts out."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

RULES = (
    "default-src 'self'",
    "script-src 'self' {}",
    "img-src 'self' data:",  # the icons of our style sheet
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'none'",
)
"""What a page may load; a meta element cannot say who may frame it."""

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^\s"'>]*)""", re.IGNORECASE)
_RUN = ("", "module", "text/javascript", "application/javascript")
"""The types that browsers run; JSON and JSON-LD need no leave."""


def seal(html: str, mark: str, content: str = "") -> str:
    """`html` with the policy in place of `mark`, which stands between double quotes.

    Only the theme's own inline scripts are allowed, by their hash: those of `content`, which people write, are
    not, and neither is what is poured into the page later. Without the mark the page stays as it is.
    """
    return html.replace(mark, policy(html.replace(content, "", 1) if content else html)) if mark else html


def policy(html: str) -> str:
    """The policy of a page that runs every inline script of `html`."""
    return "; ".join(RULES).format(" ".join(dict.fromkeys(map(fingerprint, inline_scripts(html))))).replace(" ;", ";")


def inline_scripts(html: str) -> list[str]:
    """The scripts that stand in the page itself and run, in their order."""
    found = []
    for match in _SCRIPT.finditer(html):
        kind = _TYPE.search(match[1])
        if not _SOURCE.search(match[1]) and (kind[1].lower() if kind else "") in _RUN:
            found.append(match[2])
    return found


def fingerprint(script: str) -> str:
    """A script as a policy names it."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
