"""Two wordings in; one line or two lines of HTML out, with the whole words that differ marked."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from generator.diff import Piece, highlight
from generator.messages import word
from generator.targets.wording import marked_pieces, sticky
from generator.text import normal


def marked(before: str, after: str) -> tuple[Markup, Markup]:
    """Both wordings, each with what is gone or new in it marked."""
    old, new = highlight(before, after)
    return marked_pieces(old, "del", "sp-lama"), marked_pieces(new, "ins", "sp-baru")


def woven(before: str, after: str) -> Markup:
    """Both wordings: in one line with "dulu: ... kini: ..." where they differ in one place only, else one by one."""
    old, new = highlight(before, after)
    left, right = _three(old), _three(new)
    if left is None or right is None or _around(left) != _around(right):
        was, now = marked(before, after)
        line = Markup("{} {}<br>{} {}")
        return line.format(word("halaman.dulu"), was, word("halaman.kini"), now)
    head, come, tail = right
    said = [escape(sticky(head.strip()))] if head.strip() else []
    said += [Markup("{} {}").format(word("halaman.dulu"), _element("del", "sp-lama", left[1]))] if left[1] else []
    said += [Markup("{} {}").format(word("halaman.kini"), _element("ins", "sp-baru", come))] if come else []
    said += [escape(sticky(tail.strip()))] if tail.strip() else []
    return Markup(" ").join(said)


def gone_words(before: str, after: str) -> str:
    """The words of the older wording that the newer one does not have."""
    old, _ = highlight(before, after)
    return sticky(" ".join(piece.text.strip() for piece in old if piece.berubah))


def _three(pieces: Iterable[Piece]) -> tuple[str, str, str] | None:
    """What stands before, in and behind the one place that differs; None where there are more."""
    head, middle, tail = "", "", ""
    for piece in pieces:
        if piece.berubah and middle:
            return None
        if piece.berubah:
            middle = piece.text
        elif middle:
            tail += piece.text
        else:
            head += piece.text
    return head, middle, tail


def _around(parts: tuple[str, str, str]) -> tuple[str, str] | str:
    """What stays, to be compared: without a place that differs nobody can tell head from tail."""
    head, _, tail = parts
    return normal(f"{head} {tail}")


def _element(tag: str, style: str, text: str) -> Markup:
    return Markup('<{0} class="{1}">{2}</{0}>').format(tag, style, sticky(text.strip()))
