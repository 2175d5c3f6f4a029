"""Two outputs in; the addresses that the old one serves for printed codes, and the new one would not, out."""

from __future__ import annotations

import json
from collections.abc import Container
from pathlib import Path

from generator.jobs.places import PublishError, finding

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


def lost_addresses(
    out: Path, staging: Path, published: Path | None = None, kept: Container[str] = ()
) -> tuple[str, ...]:
    """What `out`, or the list of addresses in the file `published`, promises and `staging` does not.

    Where the list of `out` is among the files `kept`, it stays as it is, and as it was made.

    Nothing where nothing is promised yet; PublishError where a list is damaged.
    """
    if PROMISES in kept and published is None:
        return ()
    before = dict.fromkeys([*promised(out), *(_listed(published) if published is not None else ())])
    after = frozenset(promised(out if PROMISES in kept else staging)) if before else frozenset()
    return tuple(address for address in before if address not in after)


def promised(folder: Path) -> tuple[str, ...]:
    """The addresses that an output promises, in its own order; PublishError where its list is damaged."""
    return _listed(folder / PROMISES)


def _listed(file: Path) -> tuple[str, ...]:
    content = read_output(file)
    if content is None:
        return ()
    try:
        return tuple(str(item["alamat"]) for item in json.loads(content)["items"] if item["jenis"] in FOR_EVER)
    except (KeyError, TypeError, ValueError):
        raise PublishError([finding("SP997", alamat=file.name)]) from None
