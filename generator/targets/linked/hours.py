"""Opening hours as typed in; what schema.org says of them, day by day, out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import JamHari, JamLayanan
from generator.targets.kept import kept
from generator.targets.linked.terms import DAYS, WEEK, Node, node
from generator.text import format_jam

LAST = "23:59"
"""The end of a day that ends at 24.00, which is no time of the day."""
CLOSED = ("00:00", "00:00")
"""How schema.org says that a place is closed on a day."""


@kept(512)
def weekly(jam: JamLayanan) -> tuple[Node, ...]:
    """The hours of an ordinary week; empty where they are known as a text only."""
    if jam.sepanjang_waktu:
        return (_span(WEEK, "00:00", LAST),)
    return tuple(one for day in jam.hari for one in _day(day))


@kept(512)
def special(jam: JamLayanan) -> tuple[Node, ...]:
    """The hours of periods whose first and last day are known, such as Ramadan."""
    found = []
    for one in jam.khusus:
        if one.mulai and one.selesai:
            spans = [_span(WEEK, *CLOSED)] if one.tutup else [span for day in one.hari for span in _day(day)]
            period = {"name": one.nama, "validFrom": one.mulai, "validThrough": one.selesai}
            found += [{**span, **period, "@id": f"{span['@id']}-{one.mulai}-{one.selesai}"} for span in spans]
    return tuple(found)


def _day(jam: JamHari) -> Iterator[Node]:
    """One or several days: before the break and after it."""
    days, opens, closes = weekdays(jam.hari), _clock(jam.buka), _clock(jam.tutup or "")
    start, _, end = (jam.istirahat or "").partition("-")
    if not days or not opens:
        return
    pause = (_clock(start), _clock(end))
    if pause[0] and pause[1] and opens < pause[0] < pause[1] and (not closes or pause[1] < closes):
        yield _span(days, opens, pause[0])
        opens = pause[1]
    yield _span(days, opens, closes)


def _span(days: tuple[str, ...], opens: str, closes: str) -> Node:
    """Named by what it says: the same hours of two counters are one node."""
    name = "-".join(("#jam", *dict.fromkeys((days[0], days[-1])), opens, closes)).replace(":", "").lower()
    made = {**node("jam", name), "dayOfWeek": days[0] if len(days) == 1 else list(days), "opens": opens}
    return {**made, "closes": closes} if closes else made


def weekdays(text: str) -> tuple[str, ...]:
    """senin-kamis as Monday, Tuesday, Wednesday, Thursday; empty for anything else."""
    ends = [end.strip().casefold() for end in text.split("-")]
    if len(ends) > 2 or not all(end in DAYS for end in ends):
        return ()
    first, last = DAYS.index(ends[0]), DAYS.index(ends[-1])
    return tuple(WEEK[n % 7] for n in range(first, last + 1 + (7 if last < first else 0)))


def _clock(text: str) -> str:
    """08.00 as 08:00; empty for what is no time."""
    time = (format_jam(text) or "").replace(".", ":")
    return LAST if time == "24:00" else time
