"""A repository and an output in; whether the last build made it from the same things, and what it left there, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import jobs
from generator.cli import inputs
from generator.findings import Finding
from generator.jobs.pickled import unpack

if TYPE_CHECKING:
    from generator.frame import Frame


@dataclass(frozen=True, slots=True)
class Made:
    """What a build left in a folder: findings, digests of its files, and what the next one asks.

    `kept` are the files of the output that stay as they are; `made` its own with key, digest, reads, and place on
    the map. `known`: nothing unknown shaped the site. `frame` is one for later builds, packed; empty: there is
    none, None: the one that is there was used.
    """

    findings: tuple[Finding, ...] = ()
    digests: Mapping[str, str] | None = None
    known: bool = False
    kept: Mapping[str, jobs.Row] = field(default_factory=dict)
    made: Mapping[str, Any] = field(default_factory=dict)
    frame: bytes | None = b""


class Last:
    """The last build of an output, beside what is at hand now."""

    def __init__(self, root: Path, out: Path, options: Mapping[str, object], published: Path | None) -> None:
        self._out = out
        self._beside = Path(str(options["laporan"]))
        self._standings = jobs.Standings(Path(str(options["cache"])), out)
        self._is_doubted = False
        self._last = self._standings.recall()
        self.made_by = inputs.code()
        # What shards hold is not looked at here; the digest is made before anything is read for the build.
        self._is_whole = not options.get("bagian")
        self._inputs = inputs.inputs(root, self.made_by, options, published) if self._is_whole else None

    def same(self) -> jobs.Standing | None:
        """The last build, where it was made from what is at hand and nobody has touched its output since."""
        last = self._last
        if last is None or not last.inputs or self._inputs is None or not self._out.is_dir():
            return None
        if last.inputs != self._inputs.whole:
            return None
        self._is_doubted = True
        with jobs.lock(self._out):
            found = jobs.looks_of(self._out, self.rows)
        stands = bool(found) and all(found.get(path) == row.look for path, row in self.rows.items())
        return last if stands and jobs.seal(jobs.looks(self._beside)) == last.beside else None

    def frame(self) -> Frame | None:
        """What MkDocs made last time, where it would make the same now."""
        content = self._standings.frame(self._inputs.frame) if self._inputs is not None else b""
        if not content:
            return None
        from generator.frame import unpacked  # only here are the shells of pages needed

        return unpacked(content)

    @cached_property
    def rows(self) -> dict[str, jobs.Row]:
        """What the last build noted of its files."""
        return self._standings.rows(self._last.seal) if self._last is not None else {}

    def looks(self) -> Mapping[str, jobs.Look]:
        """How the files of the output stand: as they were left, unless somebody was seen to touch them.

        Whoever keeps one of them looks at it when he does, under the output's lock.
        """
        rows = self.rows
        return jobs.looks_of(self._out, rows) if self._is_doubted else {path: row.look for path, row in rows.items()}

    def learn(self, note: Path, findings: tuple[Finding, ...]) -> Made:
        """What a build in a process of its own noted in a file."""
        content = jobs.read_output(note)
        if content is None:
            return Made(findings)
        plain = unpack(content, ())
        try:
            kept = {path: self.rows[path] for path in plain["kept"]}
        except KeyError:  # another build of this output came between
            raise jobs.Touched(self._out) from None
        return Made(findings, None, plain["known"], kept, plain["made"], plain["frame"])

    def keep(self, made: Made, written: jobs.Written, said: str, code: int) -> None:
        """Keeps what the next build may ask."""
        looks, digests = written.looks, written.digests
        rows = {path: jobs.Row("", digests.get(path, ""), one) for path, one in looks.items() if path not in made.kept}
        rows |= made.kept
        rows |= {
            path: jobs.Row(key, digest, looks[path], tuple(reads), listed)
            for path, (key, digest, reads, listed) in made.made.items()
            if path in looks
        }
        if made.frame is not None and self._inputs is not None:
            self._standings.keep_frame(self._inputs.frame, made.frame)
        self._standings.keep(
            jobs.Standing(
                self._inputs.whole if self._inputs is not None and made.known and looks else "",
                code,
                said,
                jobs.seal(jobs.looks(self._beside)),
                rows=rows,
            )
        )

    def doubt(self) -> None:
        """Somebody touched the output: nothing in it is believed to stand before it was looked at."""
        self._is_doubted = True

    def forget(self) -> None:
        """Makes the next build start anew."""
        self._last = None
        self.__dict__.pop("rows", None)
        self._standings.forget()
