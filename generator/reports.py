"""Findings in, a report out: for a terminal, for a pull request's annotations, or as data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Literal

from generator import messages
from generator.findings import Finding, sort_findings
from generator.text import harmless

Format = Literal["text", "github", "json"]
LEVELS: tuple[messages.Tingkat, ...] = ("kesalahan", "peringatan", "saran")
GITHUB = {"kesalahan": "error", "peringatan": "warning", "saran": "notice"}

UNQUOTED = ("SP910",)
"""Findings about private numbers: a report must not print again what it asks to remove."""

Excerpt = Callable[[Finding], str]


def report(findings: Iterable[Finding], format: Format, excerpt: Excerpt, siap: int, situs: str = "") -> str:
    """All findings in one text. `excerpt` gives the source line with its caret; `siap` counts usable standards.

    `situs` is the address of the site with the help pages, ending with a slash; empty where it is not known.
    """
    ordered = sort_findings(findings)
    if format == "json":
        return as_json(ordered)
    if format == "github":
        return "".join(f"{_annotation(finding)}\n" for finding in ordered)
    return _text(ordered, excerpt, siap, situs)


def as_json(findings: Iterable[Finding]) -> str:
    """The findings as a JSON list inside an envelope, with their sentences."""
    items = [
        {
            "id": finding.id,
            "tingkat": messages.level(finding.id),
            "file": finding.file,
            "baris": finding.line,
            "kolom": finding.column,
            "pesan": messages.sentence(finding.id, dict(finding.words)),
            "perbaikan": messages.remedy(finding.id, dict(finding.words)),
            "kata": dict(finding.words),
        }
        for finding in findings
    ]
    return json.dumps({"schema_version": 1, "total": len(items), "items": items}, ensure_ascii=False, indent=1) + "\n"


def _text(findings: tuple[Finding, ...], excerpt: Excerpt, siap: int, situs: str) -> str:
    """One block for each finding, the worst last so that it stands above the prompt, then the count."""
    blocks = []
    for level in reversed(LEVELS):
        blocks += [
            _block(one, "" if one.id in UNQUOTED else excerpt(one), situs)
            for one in findings
            if messages.level(one.id) == level
        ]
    counts = {level: sum(messages.level(one.id) == level for one in findings) for level in LEVELS}
    blocks.append(summary(counts, siap))
    return "\n".join(blocks)


def summary(counts: dict[messages.Tingkat, int], siap: int) -> str:
    """The last lines of a report: what must be mended, or that nothing must."""
    milder = [level for level in LEVELS[1:] if counts[level]]
    others = ", ".join(messages.word(f"laporan.{level}", jumlah=counts[level]) for level in milder)
    others = f"{others}.\n" if others else ""
    if counts["kesalahan"]:
        return others + messages.word("laporan.ada-kesalahan", jumlah=counts["kesalahan"]) + "\n"
    return others + messages.word("laporan.lulus" if siap else "laporan.lulus-saja", jumlah=siap) + "\n"


def _block(finding: Finding, quoted: str, situs: str) -> str:
    words = dict(finding.words)
    where = harmless(finding.file)
    if finding.line:
        where = messages.word("laporan.tempat", file=where, baris=finding.line, kolom=finding.column)
    level = messages.word(f"tingkat.{messages.level(finding.id)}")
    lines = [where]
    lines.append(f"  {level} ({finding.id}): {harmless(messages.sentence(finding.id, words))}")
    lines += [f"  {line}" for line in quoted.splitlines()]
    lines.append(f"  {messages.word('laporan.perbaikan', isi=harmless(messages.remedy(finding.id, words)))}")
    key = "laporan.bantuan-di" if situs else "laporan.bantuan"
    lines.append(f"  {harmless(messages.word(key, id=finding.id, situs=situs))}")
    return "\n".join(lines) + "\n"


def _annotation(finding: Finding) -> str:
    """A finding as a workflow command."""
    words = dict(finding.words)
    text = f"{messages.sentence(finding.id, words)} {messages.remedy(finding.id, words)}"
    title = f"{messages.word(f'tingkat.{messages.level(finding.id)}')} ({finding.id})"
    place = (finding.file, finding.line, finding.column)
    return annotation(GITHUB[messages.level(finding.id)], place, title, harmless(text))


def annotation(level: str, place: tuple[str, int, int], title: str, text: str) -> str:
    """A workflow command; its data escaped as the runner demands. `place` is file, line, column; empty parts go."""
    file, line, column = place
    properties = [f"file={_property(file)}"] if file else []
    properties += [f"line={line}"] if line else []
    properties += [f"col={column}"] if line and column else []
    return f"::{level} {','.join([*properties, f'title={_property(title)}'])}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
