"""Values in, words for people out: the filters that every template shares."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from html import escape
from typing import Any

from markupsafe import Markup

from generator.diff import Change
from generator.messages import word
from generator.proposal import Usulan
from generator.targets.conditions import bare, opened, small
from generator.text import format_tanggal, join_dan

_UNITS = "lembar|rangkap|orang|butir|hari|menit|jam|bulan|tahun|m²|m2|WIB|WITA|WIT"
_MONTHS = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
_STICKY = re.compile(rf"\b([0-9]+) (?=(?:{_UNITS}|{_MONTHS})\b)|\b(Loket|Nomor|No\.|Rp|{_MONTHS}) (?=[0-9])")
_DIGIT = re.compile("[0-9]")
_DATED = re.compile(rf"[0-9]|(?:{_MONTHS})\b")
GONE, NEW = "persyaratan-dihapus", "persyaratan-ditambah"


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
    """Whether something is no longer asked."""
    return change.jenis.startswith(GONE)


def is_new(change: Change) -> bool:
    """Whether something is asked that was not."""
    return change.jenis.startswith(NEW)


def count_words(changes: Iterable[Change]) -> str:
    """The sentence that begins a page: {2} syarat tidak diminta lagi, {1} syarat baru; zero parts left out."""
    items = list(changes)
    gone, new = sum(map(is_gone, items)), sum(map(is_new, items))
    others = [one for one in items if one.komponen == "persyaratan" and not is_gone(one) and not is_new(one)]
    altered = sum(one.dampak != "tetap" for one in others)
    counts = {"hapus": gone, "tambah": new, "ubah": altered}
    parts = [word(f"ringkas.{name}", jumlah=count) for name, count in counts.items() if count]
    touched = {one.komponen for one in items}
    parts += [word(f"ringkas.{name}") for name in ("jangka_waktu", "biaya", "produk", "prosedur") if name in touched]
    return ", ".join(parts) or word("ringkas.sama")


def usulan_words(usulan: Usulan) -> str:
    """The same for a proposal's heading."""
    return count_words(usulan.perubahan)


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
    old, new = _words(before), _words(after)
    left, right = [], []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = " ".join(old[a:b]), " ".join(new[c:d])
        if tag == "equal":
            left.append(escape(gone))
            right.append(escape(come))
        else:
            if gone:
                left.append(f"<del>{escape(gone)}</del>")
            if come:
                right.append(f"<ins>{escape(come)}</ins>")
    return Markup(" ".join(left)), Markup(" ".join(right))


def _words(text: str) -> list[str]:
    return sticky(" ".join(text.split())).split(" ")


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
    "ringkas_usulan": usulan_words,
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
