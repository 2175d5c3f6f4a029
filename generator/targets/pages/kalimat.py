"""Two wordings in; one line or two lines of HTML out, with the whole words that differ marked."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from markupsafe import Markup, escape

from generator.messages import word
from generator.targets.wording import sticky

LIKE = 0.5
"""Below this likeness both wordings are shown whole."""
PLACES = 2
"""With more differences than this, too."""


def marked(before: str, after: str) -> tuple[Markup, Markup]:
    """Both wordings, each with what is gone or new in it marked."""
    left, right = [], []
    for gone, come, is_same in _pieces(before, after):
        if is_same:
            left.append(escape(gone))
            right.append(escape(come))
        else:
            left += [_gone(gone)] if gone else []
            right += [_new(come)] if come else []
    return Markup(" ").join(left), Markup(" ").join(right)


def woven(before: str, after: str) -> Markup:
    """One line with both: the words that stay, and "dulu: ... kini: ..." where they differ."""
    pieces = list(_pieces(before, after))
    kept = sum(len(gone) for gone, _, is_same in pieces if is_same)
    likeness = 2 * kept / (len(before) + len(after) or 1)
    if likeness < LIKE or sum(not is_same for _, _, is_same in pieces) > PLACES:
        pieces = [(sticky(before), sticky(after), False)]
    written = []
    for gone, come, is_same in pieces:
        if is_same:
            written.append(escape(gone))
            continue
        said = [Markup("{} {}").format(word("halaman.dulu"), _gone(gone))] if gone else []
        said += [Markup("{} {}").format(word("halaman.kini"), _new(come))] if come else []
        written += said
    return Markup(" ").join(written)


def gone_words(before: str, after: str) -> str:
    """The words of the older wording that the newer one does not have."""
    return " ".join(gone for gone, _, is_same in _pieces(before, after) if gone and not is_same)


def _pieces(before: str, after: str) -> Iterator[tuple[str, str, bool]]:
    old, new = (sticky(" ".join(text.split())).split(" ") if text.strip() else [] for text in (before, after))
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield " ".join(old[a:b]), " ".join(new[c:d]), tag == "equal"


def _gone(text: str) -> Markup:
    return Markup('<del class="sp-lama">{}</del>').format(text)


def _new(text: str) -> Markup:
    return Markup('<ins class="sp-baru">{}</ins>').format(text)
