"""A text in; phrases that leave a list open, and references to other items by letter or number, out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from generator.text.lexicon import variants, words
from generator.text.pieces import Phrases, Piece, compile_phrases, split_pieces

_BEFORE = 5
"""Words before a reference in which a street, a counter or a law shows that it is none."""


class Reference(NamedTuple):
    """A reference to another item of a list, by letter ("c") or by number ("2")."""

    kind: Literal["huruf", "angka"]
    value: str


@cache
def _open() -> Phrases:
    return compile_phrases(words("tanda", "terbuka"), signs=False)


@cache
def _marks() -> tuple[Phrases, Phrases]:
    return compile_phrases(variants("tanda", "rujukan")), compile_phrases(words("tanda", "sambung"))


def find_open_ended(text: str) -> str | None:
    """The first phrase, as typed, that leaves a list open or sets a condition nobody can test, or None."""
    if not _open().may_stand_in(text):
        return None
    spoken = [piece for piece in split_pieces(text) if piece.kind != "tanda"]
    plain = [piece.text for piece in spoken]
    for index in range(len(plain)):
        found = _open().at(plain, index)
        if found:
            return text[spoken[index].start : spoken[found[0] - 1].end]
    return None


def _item(pieces: Sequence[Piece], at: int, kind: str) -> Reference | None:
    """The letter or number at `at`; None where it is the beginning of something longer ("3 tahun 2022",
    "140/...")."""
    if at >= len(pieces):
        return None
    piece = pieces[at]
    fits = (
        piece.kind == "kata" and len(piece.text) == 1 and piece.text.isascii()
        if kind == "huruf"
        else piece.kind == "angka" and piece.text.isdecimal() and len(piece.text) <= 2
    )
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    glued = following is not None and following.start == piece.end and following.kind != "tanda"
    if not fits or glued or (following and following.text in words("tanda", "sesudah_bukan")):
        return None
    return Reference("huruf" if kind == "huruf" else "angka", piece.text)


def find_reference(text: str) -> tuple[Reference, ...]:
    """All references to other items of a list: "huruf c dan huruf d", "angka 2", "nomor 3 dan 4".

    Letters and articles of a law, streets, counters and telephone numbers are none.
    """
    marks, joints = _marks()
    if not marks.may_stand_in(text):
        return ()
    pieces = split_pieces(text)
    spoken = [piece.text for piece in pieces]
    never = frozenset(words("tanda", "bukan_rujukan"))
    found: list[Reference] = []
    index = 0
    while index < len(pieces):
        mark = marks.at(spoken, index)
        if mark is None or not never.isdisjoint(spoken[max(0, index - _BEFORE) : index]):
            index += 1
            continue
        at = mark[0] + (mark[0] < len(spoken) and spoken[mark[0]] == ".")
        item = _item(pieces, at, mark[1])
        while item:
            found.append(item)
            joint = joints.at(spoken, at + 1) if at + 1 < len(pieces) else None
            item = _item(pieces, joint[0], mark[1]) if joint else None
            at = joint[0] if joint and item else at
        index = max(at, index + 1)
    return tuple(found)
