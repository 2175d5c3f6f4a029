"""A report in; a text for a terminal out, with colours if it can show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.diff import Change, Piece
from generator.messages import word
from generator.proposal import Bersama, Usulan
from generator.targets.proposals.fit import Block, Fitted, fit
from generator.targets.proposals.report import SIGNS, Laporan, headline, rewording, substance
from generator.targets.proposals.sentences import clipped, module
from generator.targets.proposals.sides import for_whom, part_name, pieces
from generator.text import harmless, join_dan

LINES, LETTERS = 200, 60_000
"""How much a person scrolls through; `--all` shows the rest."""

BESIDE, SPARE, NAMED = 15, 4, 8
"""Lines of each section after the services; lines that say how much is left out; names in such a line."""

LONGEST = 2_000
"""Letters of one text of a file."""

_COLOURS = {"bertambah": "33", "berkurang": "32", "perlu-telaah": "35", "tetap": "2"}


def as_text(laporan: Laporan, colour: bool, whole: bool) -> str:
    """The summary, then what is compared with what, then each service, then what else there is to say."""
    parts = module("usulan.txt", laporan, whole)
    first = [*map(harmless, headline(laporan)), *str(parts.kepala()).splitlines()]
    titles = {
        "lainnya": word("usulan.lainnya"),
        "sepakat": word("usulan.kesepakatan"),
        "temuan": word("usulan.temuan-jumlah", jumlah=len(laporan.temuan), dari=laporan.nama[0]),
    }
    last = [line for name, title in titles.items() for line in _section(parts, name, harmless(title), whole)]
    blocks = [_service(parts, one, colour) for one in laporan.diceritakan]
    blocks += [_shared(parts, one, colour) for one in laporan.proposal.bersama]
    room = LINES - len(first) - len(last) - SPARE
    fitted = fit(blocks, *((10**9, 10**12) if whole else (room, LETTERS)))
    return "\n".join([*first, *_joined(fitted), *last]) + "\n"


def _service(parts: Any, usulan: Usulan, colour: bool) -> Block:
    head = tuple(str(parts.layanan(usulan)).splitlines())
    changes = (*substance(usulan), *rewording(usulan))
    entries = tuple(tuple(_change(parts, one, usulan, colour)) for one in changes)
    return Block(usulan.layanan.standar.nama, head, entries)


def _shared(parts: Any, bersama: Bersama, colour: bool) -> Block:
    head = tuple(str(parts.bersama(bersama)).splitlines())
    return Block(bersama.layanan[0].instansi.nama, head, (tuple(_change(parts, bersama.perubahan, None, colour)),))


def _change(parts: Any, change: Change, usulan: Usulan | None, colour: bool) -> Iterator[str]:
    """The effect and what happened, then the texts; one text only where both are the same."""
    title = str(parts.perubahan(change, SIGNS[change.dampak], part_name(change, usulan))).strip("\n")
    yield f"  {_painted(title, _COLOURS[change.dampak] if colour else '')}"
    left, right = pieces(change)
    then, now = for_whom(change, usulan)
    if change.semula == change.menjadi != "":
        yield f"      {_text(left, '')}"
    elif change.semula and change.menjadi:
        yield f"      {word('usulan.semula')} {_text(left, '9' if colour else '')}"
        yield f"      {word('usulan.menjadi')} {_text(right, '1' if colour else '')}"
    elif left or right:
        yield f"      {_text(left or right, '')}"
    if change.semula and change.menjadi:
        notes = [word(key, isi=clipped(text)) for key, text in (("usulan.dulu", then), ("usulan.kini", now)) if text]
    else:
        notes = [clipped(text) for text in (then, now) if text]
    yield from (f"      {note}" for note in notes)
    if change.skor is not None:
        yield f"      {word('usulan.tebakan')}"


def _section(parts: Any, name: str, title: str, whole: bool) -> list[str]:
    """What stands after the services, cut to its first lines; nothing where there is nothing to say."""
    lines = [line for line in str(getattr(parts, name)()).splitlines() if line.strip()]
    more = [] if whole or len(lines) <= BESIDE else [f"  {word('usulan.sisa-baris', jumlah=len(lines) - BESIDE)}"]
    return ["", title, *(lines[:BESIDE] if more else lines), *more] if lines else []


def _joined(fitted: Fitted) -> list[str]:
    lines: list[str] = []
    for block, missing in fitted.shown:
        lines += block.lines
        if missing:
            lines.append(f"  {word('usulan.sisa-baris', jumlah=missing)}")
    if fitted.hidden:
        names = [harmless(block.nama) for block in fitted.hidden]
        more = [word("usulan.lagi", jumlah=len(names) - NAMED)] if len(names) > NAMED else []
        said = word("usulan.sisa", jumlah=fitted.left_out, nama=join_dan([*names[:NAMED], *more]))
        lines += ["", f"{said} {word('usulan.sisa-semua')}"]
    return lines


def _text(items: Sequence[Piece], style: str) -> str:
    """A text with what differs in it painted; too long a one is cut, and says so."""
    done, room = [], LONGEST
    for piece in items:
        shown = harmless(piece.text[: max(room, 0)])
        room -= len(piece.text)
        done.append(_painted(shown, style if piece.berubah else ""))
    return word("usulan.dipotong", isi="".join(done), jumlah=-room) if room < 0 else "".join(done)


def _painted(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if style and text.strip() else text
