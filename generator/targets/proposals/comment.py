"""A report in; a comment in Markdown for a code host out, short enough to be read there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from generator.diff import Change, Piece
from generator.messages import word
from generator.proposal import Bersama, Usulan
from generator.targets.proposals.fit import Block, Fitted, fit
from generator.targets.proposals.report import Laporan, has_own, headline, rewording, substance
from generator.targets.proposals.sentences import comment_text, module
from generator.targets.proposals.sides import for_whom, part_name, pieces
from generator.text import join_dan

LINES = 60
"""More is not read in a comment; what is left out is counted."""

LETTERS = 60_000
"""The host takes 65,536."""

LONGEST = 300
"""Letters of one text of a file in a cell."""

ROOM = 18
"""Lines that the services get at least, however much there is beside them."""

BESIDE = 6
"""Lines for the agreements, and for the findings."""

SPARE = 4
"""Lines that say how much is left out."""

NAMED = 8


def as_comment(laporan: Laporan, whole: bool) -> str:
    """The summary as a heading, each service with its table, agreements, findings, what to do next."""
    parts = module("usulan.md", laporan, whole)
    told = laporan.diceritakan
    single = len(told) == 1 and len(laporan.proposal.usulan) == 1 and has_own(told[0])
    first = [] if single else [line for part in headline(laporan) for line in (part, "")]
    first[:1] = [f"## {first[0].rstrip('.')}"] if first else []
    blocks = [_service(parts, one, not single, whole) for one in sorted(told, key=_weight)]
    if single:
        first, blocks = [blocks[0].head[1], ""], [replace(blocks[0], head=blocks[0].head[2:])]
    first += [*str(parts.kepala()).strip("\n").splitlines(), ""]
    blocks += [_shared(parts, one) for one in laporan.proposal.bersama]
    other = _other(parts)
    beside = [*_agreements(parts, laporan, whole), *_findings(parts, laporan, whole)]
    last = [*str(parts.langkah()).splitlines(), *str(parts.kaki()).splitlines()]
    room = max(ROOM, LINES - len(first) - len(beside) - len(last) - SPARE)
    letters = LETTERS - sum(map(len, (*first, *beside, *last)))
    fitted = fit([*blocks, *other], *((10**9, 10**12) if whole else (room, letters)))
    lines = _tidy([*first, *_joined(fitted), *beside, *last])
    return "\n".join(lines) + "\n"


def _weight(usulan: Usulan) -> int:
    """Where more is asked or nobody can tell comes first."""
    heavy = any(one.dampak == "bertambah" for one in usulan.sendiri)
    return 0 if heavy or usulan.nasib in ("dihapus", "dicabut") else 1 if usulan.jumlah("perlu-telaah") else 2


def _service(parts: Any, usulan: Usulan, below: bool, whole: bool) -> Block:
    head = str(parts.layanan(usulan, below)).splitlines()
    rows = [tuple(_row(parts, one, usulan)) for one in substance(usulan)]
    if rows:
        head += str(parts.tabel()).splitlines()
    words = rewording(usulan)
    tail: Sequence[str] = ()
    if words:
        shown = [_sides(one, usulan) for one in (words if whole else words[:NAMED])]
        tail = str(parts.redaksi(len(words), shown)).splitlines()
    return Block(usulan.layanan.standar.nama, tuple(head), tuple(rows), tuple(tail))


def _shared(parts: Any, bersama: Bersama) -> Block:
    head = [*str(parts.bersama(bersama)).splitlines(), *str(parts.tabel()).splitlines()]
    return Block(bersama.layanan[0].instansi.nama, tuple(head), (tuple(_row(parts, bersama.perubahan, None)),))


def _row(parts: Any, change: Change, usulan: Usulan | None) -> Iterator[str]:
    yield from str(parts.baris(change, part_name(change, usulan), *_sides(change, usulan))).splitlines()


def _sides(change: Change, usulan: Usulan | None) -> tuple[str, str]:
    """Both texts, each with for whom it applies where that matters."""
    left, right = pieces(change)
    then, now = for_whom(change, usulan)
    return _with(_marked(left, "del"), then), _with(_marked(right, "ins"), now)


def _with(text: str, note: str) -> str:
    return f"{text}<br>{comment_text(note)}" if text and note else text or comment_text(note)


def _marked(items: Sequence[Piece], tag: str) -> str:
    """A text with its differing words inside a tag, white space left outside; too long a text is cut."""
    done, room = [], LONGEST
    for piece in items:
        text = piece.text[: max(room, 0)]
        room -= len(piece.text)
        inner = comment_text(text)
        before, after = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
        done.append(f"{before}<{tag}>{inner}</{tag}>{after}" if piece.berubah and inner else f"{before}{inner}{after}")
    said = " ".join("".join(done).split())
    return word("usulan.dipotong", isi=said, jumlah=-room) if room < 0 else said


def _other(parts: Any) -> list[Block]:
    lines = str(parts.lainnya()).strip("\n").splitlines()
    entries = tuple((line,) for line in lines if line.startswith("- "))
    return [Block("", ("", lines[0], ""), entries)] if entries else []


def _agreements(parts: Any, laporan: Laporan, whole: bool) -> list[str]:
    if not laporan.sepakat:
        return []
    rows = [line for one in laporan.sepakat for line in str(parts.sepakat(one)).splitlines() if line]
    return [*str(parts.sepakat_kepala()).splitlines(), *_some(rows, whole)]


def _findings(parts: Any, laporan: Laporan, whole: bool) -> list[str]:
    """What must be mended first, then what should be examined."""
    found = [one for name in ("kesalahan", "peringatan") for one in laporan.tingkat(name)]
    rows = [" ".join(str(parts.temuan(one)).split("\n")).strip() for one in found]
    return ["", f"### {word('usulan.temuan')}", "", *_some(rows, whole)] if rows else []


def _some(rows: list[str], whole: bool) -> list[str]:
    if whole or len(rows) <= BESIDE:
        return rows
    return [*rows[:BESIDE], "", word("usulan.sisa-baris", jumlah=len(rows) - BESIDE)]


def _joined(fitted: Fitted) -> list[str]:
    lines: list[str] = []
    for block, missing in fitted.shown:
        lines += block.lines
        if missing:
            lines += ["", word("usulan.sisa-baris", jumlah=missing)]
    if fitted.hidden:
        names = [comment_text(block.nama) for block in fitted.hidden if block.nama]
        more = [word("usulan.lagi", jumlah=len(names) - NAMED)] if len(names) > NAMED else []
        said = word("usulan.sisa", jumlah=fitted.left_out, nama=join_dan([*names[:NAMED], *more]))
        lines += ["", f"{said} {word('usulan.sisa-semua')}"]
    return lines


def _tidy(lines: Sequence[str]) -> list[str]:
    """Never two empty lines in a row, none at the ends."""
    kept = [line.rstrip() for n, line in enumerate(lines) if line.strip() or (n and lines[n - 1].strip())]
    while kept and not kept[-1]:
        kept.pop()
    return kept
