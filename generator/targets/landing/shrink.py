"""A style sheet or script as people write it in, the same as a phone needs it out: nothing that a page does not use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from string import ascii_lowercase

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PLAIN = re.compile(r"([^{}]+)\{([^{}]*)\}")
_RULE = re.compile(r"(@[^{]+)\{((?:[^{}]+\{[^{}]*\})*)\}|([^{}@]+)\{([^{}]*)\}")
_PSEUDO = re.compile(r"::?[a-z-]+|\[[^\]]*\]|#[\w-]+")
_NAME = re.compile(r"\.?[a-z][a-z0-9-]*")
_TAG = re.compile(r'<[a-z][a-z0-9]*(?: class="[^"]*)?')
_GAP = re.compile(r">\n+<")
_GAPS = (">\n<", ">\n\n<", ">\n\n\n<")
_QUOTED = re.compile(r'("(?:[^"\\\n]|\\.)*"|`[^`]*`|(?<=\()/(?:[^/\\\n\[]|\\.|\[[^\]\n]*\])+/[a-z]*)')
_LISTED = re.compile(r"/\*(?:(?!\*/).)*?\bNames: ([a-z\s]+)\*/", re.DOTALL)
_SIGNS = re.compile(r"\s*([{}()\[\];,=<>?:+*|&!-])\s*")


def names(html: str) -> frozenset[str]:
    """What style rules may speak of in this HTML: its elements, and its classes with a dot before each.

    The class is an element's first attribute, as our templates write it.
    """
    return _named(frozenset(_TAG.findall(html)))


@lru_cache(maxsize=512)
def _named(tags: frozenset[str]) -> frozenset[str]:
    """The same of the beginnings of tags; pages have few sets of them."""
    found = {"html"}
    for one in tags:
        tag, _, classes = one[1:].partition(' class="')
        found.update([tag, *(f".{name}" for name in classes.split())])
    return frozenset(found)


def joined(html: str) -> str:
    """The HTML without the line breaks that stand between two tags."""
    for gap in _GAPS:  # nearly all that there are, and faster than a pattern
        html = html.replace(gap, "><")
    return _GAP.sub("><", html) if ">\n\n" in html else html


def tight(css: str) -> str:
    """A style sheet without the room and the comments that people need."""
    text = re.sub(r"\s+", " ", _COMMENT.sub("", css))
    text = re.sub(r" ?([{};,>+]) ?", r"\1", text).replace(": ", ":").replace(";}", "}").strip()
    return re.sub(r"(?<=[:, (])0\.(?=[0-9])", ".", text)


@dataclass(frozen=True, slots=True)
class Aturan:
    """A style rule: the media it is for, its selectors with what each speaks of, what it sets."""

    media: str
    kepala: tuple[tuple[str, frozenset[str]], ...]
    isi: str


def used(css: str, known: frozenset[str]) -> str:
    """The rules of a tight sheet that can meet something of that `known` (see `names`), in their order."""
    made = []
    for media, rules in groupby(_rules(css), key=lambda rule: rule.media):
        kept = [(",".join(head for head, needed in rule.kepala if needed <= known), rule.isi) for rule in rules]
        inner = "".join(f"{heads}{{{body}}}" for heads, body in kept if heads)
        made.append(f"{media}{{{inner}}}" if media and inner else inner)
    return "".join(made)


@lru_cache(maxsize=4)
def _rules(css: str) -> tuple[Aturan, ...]:
    """The rules of a tight sheet; none of them stands deeper than in one @media."""
    found = []
    for media, inside, head, body in _RULE.findall(css):
        for one, text in _PLAIN.findall(inside) if media else [(head, body)]:
            found.append(Aturan(media, tuple((part, _spoken_of(part)) for part in one.split(",")), text))
    return tuple(found)


def _spoken_of(selector: str) -> frozenset[str]:
    return frozenset(_NAME.findall(_PSEUDO.sub("", selector)))


def short_variables(css: str) -> str:
    """The sheet without variables that nothing uses, the others named by a letter each in order of appearance."""
    needed = set(re.findall(r"var\(--([a-z-]+)", css))
    css = re.sub(r"--([a-z-]+):[^;}]*;?", lambda match: match[0] if match[1] in needed else "", css)
    short = dict(zip(dict.fromkeys(re.findall(r"--([a-z-]+)", css)), _letters(), strict=False))
    return re.sub(r"--([a-z-]+)", lambda match: f"--{short[match[1]]}", css)


def _letters() -> Iterator[str]:
    """a to z, then aa, ab, and so on."""
    yield from ascii_lowercase
    for first in ascii_lowercase:
        yield from (first + second for second in ascii_lowercase)


def script(text: str) -> str:
    """A script without comments and room; the names that a comment lists are short from there to the next list.

    Those of the first list are known to the whole script.
    """
    plain = "".join(_QUOTED.split(_COMMENT.sub("", text))[::2])
    taken = {*re.findall(r"(?<![.\w])\w+", plain), "do", "if", "in", "of"}
    free = [one for one in _letters() if one not in taken]
    first, *parts = _LISTED.split(text)
    everywhere = parts[0].split() if parts else []
    made = [_shortened(first, {})]
    for listed, part in zip(parts[::2], parts[1::2], strict=True):
        known = everywhere if listed == parts[0] else [*everywhere, *listed.split()]
        made.append(_shortened(part, dict(zip(known, free, strict=False))))
    return "".join(made).replace("\n", "")


def _shortened(text: str, short: Mapping[str, str]) -> str:
    """A part without comments and room; a name after a dot or before a colon belongs to somebody else."""
    pattern = re.compile(rf"(?<!\w)(?:(?<!\.)|(?<=\.\.\.))({'|'.join(short) or '(?!)'})\b(?!:)")
    pieces = _QUOTED.split(_COMMENT.sub("", text))
    for n in range(0, len(pieces), 2):  # between texts and patterns, which stay as they are
        pieces[n] = _SIGNS.sub(r"\1", pattern.sub(lambda match: short[match[1]], pieces[n]))
    return "".join(pieces)
