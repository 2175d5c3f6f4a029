"""Files before and after a proposal in; what formatting would change of the proposed lines, as suggestions, out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff
from functools import partial
from hashlib import sha256

from generator.formatting import format_file
from generator.messages import word

MOST = 20
"""More suggestions under one proposal nobody reads; what is beyond stands in the patch."""
LONGEST = 40
"""Lines of one suggestion: a longer one is not read but trusted."""
LETTERS = 4_000
"""Of the patch beside: the whole comment has to fit."""

_TICKS = re.compile("`+")


@dataclass(frozen=True, slots=True)
class Saran:
    """In `file` as proposed, the lines `dari` to `sampai` (from 1) should read `menjadi`, without a last line end."""

    file: str
    dari: int
    sampai: int
    semula: str
    menjadi: str

    @property
    def tanda(self) -> str:
        """A name of this suggestion, the same as long as the lines and the suggestion are, wherever they stand."""
        return sha256("\0".join((self.file, self.semula, self.menjadi)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines `a` to `b` (from 0, `b` not among them) of the proposed file, and the lines that should stand there."""

    a: int
    b: int
    lines: tuple[str, ...]


def suggest(
    before: Mapping[str, bytes], after: Mapping[str, bytes], new_code: Callable[[str], str]
) -> tuple[tuple[Saran, ...], str]:
    """Suggestions for lines that the proposal wrote, and a patch of all else in its files; empty where none is left.

    A host takes a suggestion only on lines that the proposal shows as its own. `new_code` gives the kode for a file.
    """
    told: list[Saran] = []
    patch: list[str] = []
    for file, content in sorted(after.items()):
        if content == before.get(file):
            continue
        made = format_file(file, content, partial(new_code, file))
        if made.content == content:
            continue
        old, new = _lines(content), _lines(made.content)
        own = _written(_lines(before.get(file, b"")), old)
        left: list[_Piece] = []
        for piece in _together(old, list(_pieces(old, new, own))):
            fits = len(told) < MOST and _is_own(piece, own) and _is_short(piece) and b"\r" not in content
            if fits:
                text = ("".join(old[piece.a : piece.b]), "".join(piece.lines))
                told.append(Saran(file, piece.a + 1, piece.b, *(each.removesuffix("\n") for each in text)))
            else:
                left.append(piece)
        patch += _patch(file, old, left)
    return tuple(told), "".join(patch)


def _lines(content: bytes) -> list[str]:
    *lines, rest = content.decode("utf-8", "replace").split("\n")
    return [*(f"{line}\n" for line in lines), *([rest] if rest else [])]


def _written(old: list[str], new: list[str]) -> frozenset[int]:
    """The lines (from 0) that are new."""
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return frozenset(n for kind, _, _, start, end in steps if kind in ("insert", "replace") for n in range(start, end))


def _pieces(old: list[str], new: list[str], own: frozenset[int]) -> Iterator[_Piece]:
    """What differs, in order. What is only put in takes a line beside it along: a comment stands on a line."""
    done = 0
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        lines = tuple(new[c:d])
        if a == b and a > done and a - 1 in own:
            yield _Piece(a - 1, a, (old[a - 1], *lines))
        elif a == b and a in own:
            yield _Piece(a, a + 1, (*lines, old[a]))
            b = a + 1
        else:
            yield _Piece(a, b, lines)
        done = b


def _together(old: list[str], pieces: list[_Piece]) -> list[_Piece]:
    """The pieces; those between which a line moved as one, for half of a move says it twice or not at all."""
    done: list[_Piece] = []
    for piece in pieces:
        mates = [n for n, other in enumerate(done) if _exchange(old, other, piece)]
        if mates:
            piece = _joined(old, [*done[mates[0] :], piece])
            del done[mates[0] :]
        done.append(piece)
    return done


def _exchange(old: list[str], one: _Piece, other: _Piece) -> bool:
    """Whether a line that one of the two takes away is put in by the other."""
    gone = [{_said(line) for line in old[each.a : each.b]} for each in (one, other)]
    come = [{_said(line) for line in each.lines} for each in (other, one)]
    return any(not before.isdisjoint(after) for before, after in zip(gone, come, strict=True))


def _said(line: str) -> str:
    """What a line says wherever it stands, quoted or not."""
    return line.strip().removeprefix("- ").replace('"', "").replace("'", "")


def _joined(old: list[str], pieces: list[_Piece]) -> _Piece:
    """Pieces and what lies between them as one."""
    lines, at = list(pieces[0].lines), pieces[0].b
    for piece in pieces[1:]:
        lines += [*old[at : piece.a], *piece.lines]
        at = piece.b
    return _Piece(pieces[0].a, at, tuple(lines))


def _is_own(piece: _Piece, own: frozenset[int]) -> bool:
    return piece.a < piece.b and own.issuperset(range(piece.a, piece.b))


def _is_short(piece: _Piece) -> bool:
    return piece.b - piece.a <= LONGEST and len(piece.lines) <= LONGEST


def _patch(file: str, old: list[str], pieces: list[_Piece]) -> Iterator[str]:
    """The pieces as a patch of their own."""
    new, at = list[str](), 0
    for piece in pieces:
        new += [*old[at : piece.a], *piece.lines]
        at = piece.b
    for line in unified_diff(old, [*new, *old[at:]], f"a/{file}", f"b/{file}", n=2):
        yield line if line.endswith("\n") else f"{line}\n"


def as_comments(saran: tuple[Saran, ...], patch: str) -> str:
    """JSON for the script that talks to the host: a comment for each suggestion, and a piece of Markdown beside."""
    items = []
    for one in saran:
        lines = {"path": one.file, "side": "RIGHT", "line": one.sampai}
        if one.dari < one.sampai:
            lines |= {"start_line": one.dari, "start_side": "RIGHT"}
        block = _fenced("suggestion", f"{one.menjadi}\n" if one.menjadi else "")
        items.append({**lines, "tanda": one.tanda, "body": f"{word('usulan.saran')}\n\n{block}"})
    envelope = {"schema_version": 1, "total": len(items), "pengantar": word("usulan.saran-pengantar")}
    envelope |= {"items": items, "sisa": _beside(patch)}
    return json.dumps(envelope, ensure_ascii=False, indent=1) + "\n"


def _beside(patch: str) -> str:
    """The patch, folded away; cut at a line where it is long."""
    if not patch:
        return ""
    shown = patch if len(patch) <= LETTERS else patch[: patch.rindex("\n", 0, LETTERS) + 1]
    note = "" if shown == patch else f"\n{word('usulan.saran-terpotong')}\n"
    return f"<details><summary>{word('usulan.saran-sisa')}</summary>\n\n{_fenced('diff', shown)}{note}\n</details>\n"


def _fenced(kind: str, text: str) -> str:
    """A block of code that no text in it can end."""
    fence = "`" * max(3, 1 + max(map(len, _TICKS.findall(text)), default=0))
    return f"{fence}{kind}\n{text}{fence}\n"
