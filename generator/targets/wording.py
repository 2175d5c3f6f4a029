"""Values in, words for people out: the filters that every template shares."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from generator import diff
from generator.diff import Change, Piece
from generator.messages import word
from generator.targets.conditions import bare, opened, small
from generator.text import format_tanggal, join_dan

_UNITS = "lembar|rangkap|orang|butir|hari|menit|jam|bulan|tahun|m²|m2|WIB|WITA|WIT"
_MONTHS = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
_STICKY = re.compile(rf"\b([0-9]+) (?=(?:{_UNITS}|{_MONTHS})\b)|\b(Loket|Nomor|No\.|Rp|{_MONTHS}) (?=[0-9])")
_DIGIT = re.compile("[0-9]")
_DATED = re.compile(rf"[0-9]|(?:{_MONTHS})\b")
GONE, NEW = "persyaratan-dihapus", "persyaratan-ditambah"
NOT_ASKED = ("-alternatif", "-petugas")
"""How the kinds end that say of an item that it is one of several ways, or that officers see to it."""
WORDING = ("-redaksi", "-urutan")
"""How the kinds of changes end that are about words and order."""
STATED = "dicantumkan"
"""How the kinds end where something is stated for the first time, or no longer."""
OWN_SENTENCE = ("jangka_waktu", "biaya", "produk", "prosedur", "kanal", "tempat_layanan")
"""The components whose change a summary names; there is one sentence for each."""


def sticky(text: str) -> str:
    """The text with no-break spaces between a number and its unit, and inside dates."""
    if _DIGIT.search(text) is None:
        return text
    return _STICKY.sub(lambda match: f"{match[1] or match[2]}\u00a0", text)


@lru_cache(maxsize=4096)
def date_words(iso: str) -> str:
    """2026-03-02 as 2 Maret 2026, with no-break spaces; a month or a year alone as such."""
    return sticky(format_tanggal(iso))


def change_title(change: Change) -> str:
    """What happened, in a word or two: Dihapus, Ditambah, Diubah."""
    return word(f"ubah.{change.jenis}")


def effect_words(dampak: str) -> str:
    """The full words of an effect on the applicant."""
    return word(f"dampak.{dampak}")


def is_gone(change: Change) -> bool:
    """Whether a requirement is no longer asked; to lose one of several ways to meet it is another thing."""
    return change.jenis.startswith(GONE) and not change.jenis.endswith(NOT_ASKED)


def is_new(change: Change) -> bool:
    """Whether a requirement is asked that was not; one more way to meet it is another thing."""
    return change.jenis.startswith(NEW) and not change.jenis.endswith(NOT_ASKED)


def is_wording(change: Change) -> bool:
    """Whether only words or their order differ: folded to one line, as nothing is asked that was not."""
    return change.dampak == "tetap" and change.jenis.endswith(WORDING)


def count_words(changes: Iterable[Change]) -> str:
    """The sentence that begins a page: {2} syarat tidak diminta lagi, {1} syarat baru; zero parts left out.

    What has no sentence of its own is counted together, unless it touches nobody.
    """
    items = [one for one in changes if not is_wording(one)]
    gone, new = sum(map(is_gone, items)), sum(map(is_new, items))
    others = [one for one in items if one.komponen == "persyaratan" and not is_gone(one) and not is_new(one)]
    counts = {"hapus": gone, "tambah": new, "ubah": _things(others)}
    parts = [word(f"ringkas.{name}", jumlah=count) for name, count in counts.items() if count]
    touched = {one.komponen for one in items if one.dampak != "tetap" or one.jenis.endswith(STATED)}
    own = [name for name in OWN_SENTENCE if name in touched]
    parts += [word(f"ringkas.{name}") for name in own]
    rest = _things(one for one in items if one.komponen not in (*own, "persyaratan"))
    parts += [word("ringkas.lain", jumlah=rest)] if rest else []
    return ", ".join(parts) or word("ringkas.sama")


def _things(changes: Iterable[Change]) -> int:
    """Of how many things something changed that may matter to an applicant."""
    return len({(one.komponen, one.id, one.di_semula, one.di_menjadi) for one in changes if one.dampak != "tetap"})


def ground_words(jenis: str, rujukan: str | None) -> str:
    """Why something was decided: its kind and what is cited, the kind left out where the citation says it."""
    if not rujukan:
        return jenis
    if jenis.casefold() in rujukan.casefold():
        return rujukan
    return f"{jenis} {rujukan}" if jenis == "peraturan" else f"{jenis}, {small(rujukan)}"


def choice(names: Iterable[str]) -> str:
    """Names of which one applies; apart by semicolons where a name is itself a list."""
    items = list(names)
    inner = any("," in one or " atau " in one for one in items)
    return "; ".join(items) if inner else join_dan(items, "atau")


def until_words(text: str) -> str:
    """Until when, inside a sentence: a date or month as it is, other words with a small first letter."""
    return text if _DATED.match(text) else small(text)


def highlight(before: str, after: str) -> tuple[Markup, Markup]:
    """Both texts as HTML with the words that differ inside del and ins; whole words, a number with its unit."""
    old, new = diff.highlight(before, after)
    return marked_pieces(old, "del"), marked_pieces(new, "ins")


def marked_pieces(pieces: Iterable[Piece], tag: str, style: str = "") -> Markup:
    """The pieces of a text in a row, those that differ in an element of their own; all marked is as good as none."""
    pieces = tuple(pieces)
    if all(piece.berubah for piece in pieces):
        return escape(sticky("".join(piece.text for piece in pieces)))
    kind = f' class="{style}"' if style else ""
    return Markup("").join(
        Markup(f"<{tag}{kind}>{{}}</{tag}>").format(sticky(piece.text)) if piece.berubah else escape(sticky(piece.text))
        for piece in pieces
    )


_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|>~@:-])")


def markdown_text(text: str) -> str:
    """A text that Markdown shows as it is: no markup, no links, no mentions, on one line."""
    plain = " ".join(str(text).replace("&", "&amp;").replace("<", "&lt;").split())
    return _MARKDOWN.sub(r"\\\1", plain).replace("\\@", "&#64;").replace("\\:", "&#58;").replace("\\-", "-")


FILTERS: dict[str, Callable[..., Any]] = {
    "rekat": sticky,
    "tanggal": date_words,
    "judul_ubah": change_title,
    "dampak": effect_words,
    "ringkas": count_words,
    "dan": join_dan,
    "atau": choice,
    "kecil": small,
    "sebutan": bare,
    "lanjut": opened,
    "sampai": until_words,
    "besar": lambda text: text[:1].upper() + text[1:],
    "landasan": ground_words,
    "sorot": highlight,
}
