"""A text in; its words and numbers out, without punctuation, own numbering and doubled numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.text.lexicon import load, variants, words
from generator.text.numerals import LONGEST_WORDS, read_number, read_words
from generator.text.pieces import Piece, split_pieces

# A comma stays until the spellings are settled: "foto, kopi KTP" is not "fotokopi KTP".
_KEPT_SIGNS = frozenset("/%+<>=≤≥±@°#$€-,")
_EDGES = frozenset("/-,")
_DASHES = frozenset("-–—−")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-4])[.:]([0-5][0-9])")


class Token(NamedTuple):
    """A word or number in its shared spelling, and the part of the text it stands for: text[start:end]."""

    normal: str
    start: int
    end: int


def is_number(text: str) -> bool:
    """Whether a token is written in digits."""
    return text[0] in "0123456789"


def plain_number(text: str) -> str:
    """Digits in one form: "1.500" and "1.500,00" -> "1500"; "8:00" -> "08.00"; what is not certain stays."""
    if clock := _CLOCK.fullmatch(text):
        return f"{int(clock[1]):02}.{clock[2]}"
    number = read_number(text)
    if number is None or number.decimals == 1 or (number.decimals and number.odd and "," not in text):
        return text
    value = number.times(1)
    return text if value is None else str(value)


def _label_end(text: str, pieces: Sequence[Piece], at: int) -> int:
    """Behind an own number at `at`: "1.", "a)", "(2)"; `at` where there is none.

    A capital with a dot may be somebody's initial, and is none.
    """
    mark = at + (pieces[at].text == "(")
    if mark + 2 >= len(pieces) or pieces[mark + 1].text not in (".", ")"):
        return at
    label, sign, after = pieces[mark], pieces[mark + 1], pieces[mark + 2]
    if label.kind == "angka":
        short = len(label.text) <= 2
    else:
        short = label.kind == "kata" and len(label.text) == 1 and (sign.text == ")" or text[label.start].islower())
    return mark + 2 if short and after.start > sign.end else at


def _without_labels(text: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Without own numbers and bullets at the beginning ("1. 1. ", "a) ", "- ") and the "; dan" at the end."""
    at, letters = 0, 0
    while at < len(pieces):
        end = _label_end(text, pieces, at)
        if end > at:
            letters += pieces[end - 2].kind == "kata"
            if letters > 1 or (pieces[end].kind == "angka" and _label_end(text, pieces, end) == end):
                break  # "a. n. Camat" signs for somebody; "5. 000" has lost something
            at = end
        elif pieces[at].kind == "tanda" and (pieces[at].text in "-" or pieces[at].text not in _KEPT_SIGNS | {"("}):
            at += 1
        else:
            break
    if letters > 1:
        at = 0
    end = len(pieces)
    if end - at > 2 and pieces[end - 1].text == load("waktu")["dan"] and pieces[end - 2].text in ",;":
        end -= 2
    return pieces[at:end]


def _ornament_end(pieces: Sequence[Piece], at: int) -> int:
    """Behind the ",-" that closes an amount at `at`; `at` where there is none."""
    end = at
    if end < len(pieces) and pieces[end].text in ",.":
        end += 1
        while end < len(pieces) and pieces[end].text in _DASHES | {"="} and pieces[end].start == pieces[end - 1].end:
            end += 1
        if end > at + 1 and (end == len(pieces) or pieces[end].kind != "angka"):
            return end
    return at


def _number_once(pieces: Sequence[Piece]) -> list[Piece]:
    """Without the second writing of a number, where both agree: "2 (dua)" and "dua (2)" -> "2"; without
    ",-"."""
    kept: list[Piece] = []
    spoken = [piece.text for piece in pieces]
    units = (*words("uang", "satuan"), *words("bilangan", "persen"))
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.text == "(" and kept and kept[-1].kind == "angka":
            said = read_words(spoken[at + 1 : at + LONGEST_WORDS + 3])
            end = at + 1 + said[1] if said else at
            end += end < len(spoken) and spoken[end] in units
            if said and spoken[end : end + 1] == [")"] and plain_number(kept[-1].text) == str(said[0]):
                at = end + 1
                continue
        elif piece.kind == "kata" and (said := read_words(spoken[at : at + LONGEST_WORDS])):
            end = at + said[1]
            if spoken[end : end + 1] == ["("] and spoken[end + 2 : end + 3] == [")"]:
                digits = pieces[end + 1]
                if digits.kind == "angka" and plain_number(digits.text) == str(said[0]):
                    kept.append(Piece("angka", digits.text, piece.start, pieces[end + 2].end))
                    at = end + 3
                    continue
        kept.append(piece)
        at = _ornament_end(pieces, at + 1) if piece.kind == "angka" else at + 1
    return kept


def _signs(pieces: Sequence[Piece]) -> list[Piece]:
    """Without the signs that are punctuation only; ";" counts as a comma, one comma and one dash in a row."""
    spelt = variants("ejaan", "kata")
    found: list[Piece] = []
    for piece in pieces:
        if piece.kind != "tanda":
            found.append(piece)
            continue
        sign = "-" if piece.text in _DASHES else "," if piece.text == ";" else spelt.get(piece.text, piece.text)
        if (sign in _KEPT_SIGNS or sign.isalpha()) and not (sign in "-," and found and found[-1].text == sign):
            found.append(Piece("tanda", sign, piece.start, piece.end))
    while found and found[0].text in _EDGES:
        del found[0]
    while found and found[-1].text in _EDGES:
        del found[-1]
    return found


def plain_tokens(text: str) -> list[Token]:
    """The words, numbers and meaningful signs of a text, in order, numbers in one form.

    A dash stays only between two numbers. A number beside a slash is part of a reference ("188.045/12")
    and stays as written, unless it is an amount.
    """
    pieces = _signs(_number_once(_without_labels(text, split_pieces(text))))
    marks = words("uang", "tanda")
    found: list[Token] = []
    for at, piece in enumerate(pieces):
        before = pieces[at - 1] if at else None
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        normal = piece.text
        if normal == "-" and not (before and after and before.kind == "angka" and after.kind == "angka"):
            continue
        if piece.kind == "angka":
            slashed = any(other is not None and other.text == "/" for other in (before, after))
            if not slashed or (before and before.text in marks) or _CLOCK.fullmatch(normal):
                normal = plain_number(normal)
        found.append(Token(normal, piece.start, piece.end))
    return found
