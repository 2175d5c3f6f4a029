"""A style sheet or script as people write it in, the same as a phone needs it out: nothing that a page does not use."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from string import ascii_lowercase

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PSEUDO = re.compile(r"::?[a-z-]+(\([^)]*\))?|\[[^\]]*\]")
_NAME = re.compile(r"\.?[a-z][a-z0-9-]*")
_TAG = re.compile(r'<([a-z][a-z0-9]*)|\bclass="([^"]*)"')
_QUOTED = re.compile(r'("(?:[^"\\\n]|\\.)*"|`[^`]*`|(?<=\()/(?:[^/\\\n\[]|\\.|\[[^\]\n]*\])+/[a-z]*)')
_LISTED = re.compile(r"/\*(?:(?!\*/).)*?\bNames: ([a-z\s]+)\*/", re.DOTALL)
_SIGNS = re.compile(r"\s*([{}()\[\];,=<>?:+*|&!-])\s*")


def names(html: str) -> frozenset[str]:
    """What style rules may speak of in this HTML: its elements, and its classes with a dot before each."""
    found = {"html"}
    for tag, classes in _TAG.findall(html):
        found.update([tag] if tag else [f".{one}" for one in classes.split()])
    return frozenset(found)


def tight(css: str) -> str:
    """A style sheet without the room and the comments that people need."""
    text = re.sub(r"\s+", " ", _COMMENT.sub("", css))
    text = re.sub(r" ?([{};,>+]) ?", r"\1", text).replace(": ", ":").replace(";}", "}").strip()
    return re.sub(r"(?<=[:, (])0\.(?=[0-9])", ".", text)


@lru_cache(maxsize=512)
def used(css: str, known: Collection[str]) -> str:
    """The rules of a tight sheet that can meet something of that `known` (see `names`), in their order."""
    return "".join(_kept(css, known))


def _kept(css: str, known: Collection[str]) -> Iterator[str]:
    at = 0
    while at < len(css):
        opened = css.index("{", at)
        closed = _end(css, opened)
        head, body = css[at:opened], css[opened + 1 : closed]
        at = closed + 1
        if head.startswith("@"):
            inner = "".join(_kept(body, known))
            if inner:
                yield f"{head}{{{inner}}}"
            continue
        heads = [one for one in head.split(",") if _meets(one, known)] if "(" not in head else [head]
        if heads:
            yield f"{','.join(heads)}{{{body}}}"


def _end(css: str, opened: int) -> int:
    """Where the bracket that opens here is closed."""
    depth = 0
    for at in range(opened, len(css)):
        depth += {"{": 1, "}": -1}.get(css[at], 0)
        if not depth:
            return at
    raise ValueError(css[opened : opened + 40])


def _meets(selector: str, known: Collection[str]) -> bool:
    return all(name in known for name in _NAME.findall(_PSEUDO.sub("", re.sub(r"#[\w-]+", "", selector))))


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
