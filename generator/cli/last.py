"""A repository and an output in; whether the last build made it from the same things, and what it left there, out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import jobs
from generator.cli import inputs


@dataclass(frozen=True, slots=True)
class Learned:
    """What a build noted: the files that stay as they are, and its own with key, digest, reads, and place on the map.

    `known`: nothing unknown shaped the site.
    """

    known: bool = False
    kept: Mapping[str, jobs.Row] = field(default_factory=dict)
    made: Mapping[str, Any] = field(default_factory=dict)


class Last:
    """The last build of an output, beside what is at hand now."""

    def __init__(self, root: Path, out: Path, options: Mapping[str, object], published: Path | None) -> None:
        self._out = out
        self._beside = Path(str(options["laporan"]))
        self._standings = jobs.Standings(Path(str(options["cache"])), out)
        self._last = self._standings.recall()
        self.made_by = inputs.code()
        # What shards hold is not looked at here; the digest is made before anything is read for the build.
        self._inputs = "" if options.get("bagian") else inputs.inputs(root, self.made_by, options, published)

    def same(self) -> jobs.Standing | None:
        """The last build, where it was made from what is at hand and nobody has touched its output since."""
        last = self._last
        if last is None or not last.inputs or last.inputs != self._inputs or not self._out.is_dir():
            return None
        with jobs.lock(self._out):
            stands = jobs.seal(jobs.looks(self._out)) == last.seal
        return last if stands and jobs.seal(jobs.looks(self._beside)) == last.beside else None

    def learn(self, note: Path) -> Learned:
        """What the build noted in a file."""
        content = jobs.read_output(note)
        if content is None:
            return Learned()
        plain = json.loads(content)
        rows = self._standings.rows(self._last.seal) if plain["kept"] and self._last is not None else {}
        try:
            kept = {path: rows[path] for path in plain["kept"]}
        except KeyError:  # another build of this output came between
            raise jobs.Touched(self._out) from None
        return Learned(plain["known"], kept, plain["made"])

    def keep(self, learned: Learned, written: jobs.Written, said: str, code: int) -> None:
        """Keeps what the next build may ask."""
        looks, kept = written.looks, learned.kept.items()
        rows = {path: jobs.Row(row.key, row.digest, looks[path], row.reads, row.listed) for path, row in kept}
        rows |= {
            path: jobs.Row(key, digest, looks[path], tuple(reads), listed)
            for path, (key, digest, reads, listed) in learned.made.items()
            if path in looks
        }
        self._standings.keep(
            jobs.Standing(
                self._inputs if learned.known and looks else "",
                jobs.seal(looks),
                code,
                said,
                jobs.seal(jobs.looks(self._beside)),
                rows,
            )
        )

    def forget(self) -> None:
        """Makes the next build start anew."""
        self._last = None
        self._standings.forget()
