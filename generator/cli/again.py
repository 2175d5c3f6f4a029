"""What MkDocs made for the last build and the files as they are in; the site without MkDocs, or nothing, out."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import jobs
from generator.cli.last import Last, Made
from generator.findings import Finding
from generator.progress import Progress
from generator.site import FOLDER

if TYPE_CHECKING:
    from generator.frame import Frame

FOREIGN = ("memakai", "bagian")
"""Options of builds that are always made by MkDocs' process: their prints come from elsewhere."""

_log = logging.getLogger(__name__)


def walk(root: Path, staging: Path, out: Path, options: Mapping[str, Any], last: Last) -> Made | None:
    """The street alone, into the folder `staging`, where MkDocs would make what it made last time.

    None where it would not, where that cannot be known, or where anything fails: then MkDocs' process makes the
    site, or says why it cannot.
    """
    frame = last.frame() if not any(options.get(name) for name in FOREIGN) else None
    if frame is None or not _is_on_one_disk(staging.parent, out):
        return None
    looks = last.looks()
    own = {path: row for path in frame.own if (row := last.rows.get(path)) and looks.get(path) == row.look}
    if len(own) < len(frame.own):
        return None
    with _told(), _without_search_for_circles():
        try:
            return _walk(root, staging, options, last, frame, own, looks)
        except Exception:  # noqa: BLE001 (MkDocs' process meets it again, and says it in its own way)
            _log.debug("the whole way", exc_info=True)
            return None


def _walk(
    root: Path,
    staging: Path,
    options: Mapping[str, Any],
    last: Last,
    frame: Frame,
    own: Mapping[str, jobs.Row],
    looks: Mapping[str, jobs.Look],
) -> Made | None:
    """The site, where it holds together with what MkDocs made."""
    from generator import build as street
    from generator.frame import FINISHED, fill
    from generator.targets.ledger import Ledger

    docs = root / FOLDER
    places = street.addresses(root, docs)
    if any(places.get(name, "") != address for name, address in frame.answers):
        return None
    ledger = Ledger(last.made_by, {path: row for path, row in last.rows.items() if row.key}, looks)
    build = street.BuildOptions(
        tanggal=options["tanggal"],
        papan=options["papan"],
        pekerja=options["pekerja"],
        cache=Path(options["cache"]),
        laporan=Path(options["laporan"]),
        buku=ledger,
        situs=frame.situs,
        sunting=frame.sunting,
    )
    staging.mkdir()
    filling = jobs.Filling(staging)
    findings: list[Finding] = []
    fill(frame, street.build(root, docs, build, frame.shells, findings.append), build.tanggal, filling.write, ledger)
    notes = ledger.notes(filling.digests)
    is_home = FINISHED[0] in filling.digests or FINISHED[0] in ledger.kept
    if not is_home or any(path in filling.digests or path in ledger.kept for path in own):
        return None
    return Made(tuple(findings), filling.digests, True, {**ledger.kept, **own}, notes["made"], None)


def _is_on_one_disk(folder: Path, out: Path) -> bool:
    """Whether the site can be moved to the output, so that what is there may stay."""
    return out.is_dir() and out.stat().st_dev == folder.stat().st_dev


@contextmanager
def _told() -> Iterator[None]:
    """Inside, what the street says of its progress is shown."""
    street, lines = logging.getLogger("generator.build"), Progress(sys.stderr)
    street.addHandler(lines)
    street.setLevel(logging.INFO)
    try:
        yield
    finally:
        lines.close_bar()
        street.removeHandler(lines)


@contextmanager
def _without_search_for_circles() -> Iterator[None]:
    """A build makes many values and few circles: searching for them was a tenth of its time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # what is left lives until the command ends
        gc.enable()
