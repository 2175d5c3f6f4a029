"""A text of a file in, the same text out with nothing in it that a terminal, a log or a reader would obey."""

from __future__ import annotations

import unicodedata

# Controls, formats (bidi, zero width), surrogates, private and unassigned characters, line and paragraph
# ends.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def harmless(text: str, *, lines: bool = False) -> str:
    """`text` with every control and bidi character written out, as "<U+202E>".

    Line ends are written out too, so that one value stays on one line; with `lines` a plain newline stays.
    """
    if text.isprintable():
        return text
    return "".join(
        f"<U+{ord(char):04X}>" if unicodedata.category(char) in _UNSEEN and not (lines and char == "\n") else char
        for char in text
    )
