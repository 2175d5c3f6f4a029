"""Opening hours as typed in; one line that a phone's script reads out, to say whether it is open now."""

from __future__ import annotations

from generator.model import JamHari, JamLayanan
from generator.targets.kept import kept
from generator.text import format_jam

OFFSET = {"WIB": 7, "WITA": 8, "WIT": 9}
"""Hours before Greenwich; no part of Indonesia moves its clocks in summer."""
DAYS = ("minggu", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu")
"""As JavaScript counts them."""


UNKNOWN = "?"
"""Instead of a week: nobody says when it is open in that time."""


@kept(64)
def clock(jam: JamLayanan | None, zona: str, umum: JamLayanan | None = None) -> str:
    """`zone|week|period|period`: a week is rows `days opens shuts [rest again]`, a period begins with its two dates.

    Empty where something is not known that decides whether it is open: the time zone, an end, a period's dates,
    hours in words alone. A wrong answer costs a journey. A place that names no special times of its own shuts when
    all the office of the hours `umum` shuts; when that office keeps other hours than usual, the place's are unknown.
    """
    zone = OFFSET.get((jam.zona if jam else None) or zona)
    if jam is None or zone is None or not jam.hari:
        return ""
    parts: list[str | None] = [str(zone), _week(jam.hari)]
    borrowed = not jam.khusus and umum is not None
    for one in jam.khusus or (umum.khusus if umum else ()):
        week = "" if one.tutup else UNKNOWN if borrowed else _week(one.hari)
        dated = one.mulai and one.selesai and len(one.mulai) == len(one.selesai) == 10
        parts.append(f"{one.mulai} {one.selesai} {week}" if dated and (one.tutup or week) else None)
    return "" if None in parts else "|".join(part or "" for part in parts)


def _week(hari: tuple[JamHari, ...]) -> str | None:
    """The rows by the time they open; None where one cannot be said."""
    rows: list[tuple[str, str]] = []
    for one in hari:
        days, opens, shuts = _days(one.hari), format_jam(one.buka), format_jam(one.tutup or "")
        rest = [format_jam(text) for text in one.istirahat.split("-")] if one.istirahat else []
        if not days or opens is None or shuts is None or shuts <= opens or None in rest or len(rest) not in (0, 2):
            return None
        rows.append((opens, " ".join((days, opens, shuts, *(text or "" for text in rest)))))
    return ";".join(row for _, row in sorted(rows, key=lambda row: row[0])) or None


def _days(text: str) -> str:
    """senin-kamis as 1234; empty for what is no weekday."""
    ends = [DAYS.index(end) for end in text.split("-") if end in DAYS]
    if len(ends) != text.count("-") + 1 or len(ends) > 2:
        return ""
    first, last = ends[0], ends[-1]
    return "".join(str((first + n) % 7) for n in range((last - first) % 7 + 1))
