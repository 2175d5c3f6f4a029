"""Two outputs in; the addresses that the old one serves for printed codes, and the new one would not, out."""

from __future__ import annotations

import json
from pathlib import Path

PROMISES = "data/v1/alamat.json"
"""Where an output lists its addresses."""

FOR_EVER = ("qr", "qr-edisi")
"""The kinds of address that stand in printed codes; boards and pages may come and go."""


def read_output(path: Path) -> bytes | None:
    """The bytes of one file of an output of ours; None where there is none."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def lost_addresses(out: Path, staging: Path) -> tuple[str, ...]:
    """What `out` promises and `staging` does not; nothing where `out` promises nothing yet."""
    before = promised(out)
    after = frozenset(promised(staging)) if before else frozenset()
    return tuple(address for address in before if address not in after)


def promised(folder: Path) -> tuple[str, ...]:
    """The addresses that an output promises, in its own order; ValueError where its list is damaged."""
    content = read_output(folder / PROMISES)
    if content is None:
        return ()
    return tuple(str(item["alamat"]) for item in json.loads(content)["items"] if item["jenis"] in FOR_EVER)
