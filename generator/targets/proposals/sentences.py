"""A report and a template's name in; the template's sentences, ready to be called one by one, out."""

from __future__ import annotations

from typing import Any

from generator.messages import level, remedy, sentence, word
from generator.targets.proposals.agreements import decision_words, former_words, state_words
from generator.targets.proposals.report import Laporan, ground, key_names, outline, place_name
from generator.targets.templates import environment
from generator.targets.wording import count_words, is_gone, markdown_text
from generator.text import harmless

_INVISIBLE = "\u200b"

LONGEST = 300
"""Letters of a text of a file inside a sentence of ours."""

BROKEN = 8
"""Files that cannot be read and are named one by one."""


def clipped(text: str) -> str:
    """A text as a terminal may show it; too long a one is cut, and says so."""
    said = str(text)
    if len(said) <= LONGEST:
        return harmless(said)
    return word("usulan.dipotong", isi=harmless(said[:LONGEST]), jumlah=len(said) - LONGEST)


def comment_text(text: str) -> str:
    """A text that a code host's comment shows as it is: no markup, and no mention, number or address made a link."""
    shown = markdown_text(clipped(text))
    shown = shown.replace("&#64;", f"&#64;{_INVISIBLE}").replace("\\#", f"\\#{_INVISIBLE}")
    shown = shown.replace("&#58; ", ": ")  # a colon before a blank begins neither an address nor a picture
    for start in ("www.", "WWW.", "Www."):
        shown = shown.replace(start, f"{start[:3]}&#46;{_INVISIBLE}")
    return shown


def module(name: str, laporan: Laporan, whole: bool) -> Any:
    """The macros of a template, each a function that gives a text."""
    made = environment("generator.targets.proposals", escape=False)
    made.filters |= {
        "aman": clipped,
        "md": comment_text,
        "dasar": ground,
        "kunci": key_names,
        "keadaan": state_words,
        "keadaan_semula": former_words,
        "putusan": decision_words,
        "tempat": place_name,
        "ikhtisar": outline,
        "hitung": count_words,
    }
    given = {
        "hilang": is_gone,
        "laporan": laporan,
        "proposal": laporan.proposal,
        "rusak": laporan.proposal.rusak if whole else laporan.proposal.rusak[:BROKEN],
        "situs": laporan.site,
        "hari": laporan.site.tanggal,
        "kalimat": lambda one: sentence(one.id, dict(one.words)),
        "obat": lambda one: remedy(one.id, dict(one.words)),
        "tingkat": lambda one: level(one.id),
    }
    return made.get_template(name).make_module(given)
