"""A text in; whether it says free, nothing, "see elsewhere" or "as you like" out."""

from __future__ import annotations

from functools import cache, lru_cache

from generator.text.duration_reading import find_waktu
from generator.text.lexicon import words
from generator.text.money import find_rupiah
from generator.text.pieces import Phrases, Piece, compile_phrases, split_pieces

_HARMLESS_SIGNS = frozenset(".,;:/()[]-–—&!\"'“”‘’=_•")


@cache
def _phrases(*keys: str) -> Phrases:
    """The phrases of these lists of uang.yaml, each standing for the name of its list; signs do not count."""
    meanings = {phrase: key for key in reversed(keys) for phrase in words("uang", key)}
    return compile_phrases(meanings, signs=False)


def _spoken(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces if piece.kind != "tanda"]


@lru_cache(maxsize=2048)
def is_free(text: str) -> bool:
    """Whether `text` says that nothing is paid, and says nothing else.

    Only wordings of uang.yaml and amounts of Rp0 count. A condition ("gratis bagi ..."), a denial, an
    empty text, a sign and any unknown word make it False.
    """
    amounts = find_rupiah(text)
    if any(amount.nilai or amount.kata is not None for amount in amounts):
        return False
    # An amount of nothing is one more wording for free.
    edges = [0, *(edge for amount in amounts for edge in (amount.start, amount.end)), len(text)]
    around = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    kept = split_pieces(f" {words('uang', 'gratis')[0]} ".join(around))
    if any(piece.kind == "tanda" and piece.text not in _HARMLESS_SIGNS for piece in kept):
        return False
    spoken, last, index = _spoken(kept), "", 0
    phrases = _phrases("gratis", "gratis_pembuka", "gratis_penutup")
    while index < len(spoken):
        found = phrases.at(spoken, index)
        if found is None:
            return False
        index, key = found
        if key == "gratis_penutup" and last not in ("gratis", "gratis_penutup"):
            return False
        last = key
    return last in ("gratis", "gratis_penutup")


@lru_cache(maxsize=2048)
def is_placeholder(text: str) -> bool:
    """Whether `text` holds the place of a value without being one: empty, signs only, "n/a", "belum ada"."""
    spoken = _spoken(split_pieces(text))
    if not spoken:
        return True
    found = _phrases("kosong").at(spoken, 0)
    return found is not None and found[0] == len(spoken)


def _mentions(text: str, key: str) -> bool:
    phrases = _phrases(key)
    if not phrases.may_stand_in(text):
        return False
    spoken = _spoken(split_pieces(text))
    return any(phrases.at(spoken, index) for index in range(len(spoken)))


@lru_cache(maxsize=2048)
def is_deferral(text: str) -> bool:
    """Whether `text` sends the reader elsewhere ("sesuai ketentuan") and names no amount or duration."""
    return _mentions(text, "rujukan") and not find_rupiah(text) and not find_waktu(text)


@lru_cache(maxsize=2048)
def is_voluntary(text: str) -> bool:
    """Whether `text` leaves the amount to the applicant ("seikhlasnya"): a fee, and never free."""
    return _mentions(text, "sukarela")
