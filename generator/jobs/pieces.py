"""Named pieces of bytes in, one file of them out; each back by its name, read and checked when it is asked for."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b, sha256
from itertools import accumulate
from pathlib import Path
from tempfile import NamedTemporaryFile

from generator.jobs.pickled import UNREADABLE, pack, unpack

_log = logging.getLogger(__name__)

_FORM = b"standar-pieces-1\n"
_FOOT = len(_FORM) + 16 + 64
"""The last bytes of a file: the form, the length of its list of contents, and that list's digest."""

Piece = tuple[str, str, bytes]
"""A name, what the piece was made of, and the piece."""


class Pieces:
    """What one file holds. Spoilt, foreign or of another form counts as absent: the file, or one piece of it.

    `mark` names the contents, empty where there are none; `made_by` is what the writer called himself; `size` is
    that of all pieces, in bytes.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.mark = self.made_by = ""
        self.size = 0
        self._file = -1
        self._made_of: tuple[str, ...] = ()
        self._ends: tuple[int, ...] = ()
        self._checks = b""
        self._place: dict[str, int] = {}
        if path is None:
            return
        try:
            self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            self._open()
        except (OSError, *UNREADABLE):
            _log.debug("%s: none, or not ours", path, exc_info=True)
            self._place = {}

    def __del__(self) -> None:
        if self._file >= 0:
            os.close(self._file)

    def __len__(self) -> int:
        return len(self._place)

    def __iter__(self) -> Iterator[str]:
        return iter(self._place)

    def holds(self, name: str, made_of: str) -> bool:
        """Whether there is a piece of that name made of just this; only `get` knows whether it is sound."""
        at = self._place.get(name)
        return at is not None and self._made_of[at] == made_of

    def get(self, name: str) -> Piece | None:
        """One piece, None where it is absent."""
        at = self._place.get(name)
        if at is None:
            return None
        start = self._ends[at - 1] if at else 0
        try:
            content = os.pread(self._file, self._ends[at] - start, start)
        except OSError:
            return None
        sound = _check(content) == self._checks[at * _CHECK : (at + 1) * _CHECK]
        return (name, self._made_of[at], content) if sound else None

    def _open(self) -> None:
        size = os.fstat(self._file).st_size
        foot = os.pread(self._file, _FOOT, max(0, size - _FOOT))
        if len(foot) != _FOOT or not foot.startswith(_FORM):
            return
        length, digest = int(foot[len(_FORM) : -64], 16), foot[-64:].decode("ascii")
        if not 0 <= length <= size - _FOOT:
            return
        content = os.pread(self._file, length, size - _FOOT - length)
        if sha256(content).hexdigest() != digest:
            return
        self.made_by, names, self._made_of, lengths, self._checks = unpack(content, ())
        self._ends = tuple(accumulate(lengths))
        self._place = {name: n for n, name in enumerate(names)}
        self.mark, self.size = digest, self._ends[-1] if self._ends else 0


def write_pieces(path: Path, made_by: str, pieces: Iterable[Piece]) -> None:
    """Puts the pieces down, in this order; the file appears whole or not at all. OSError where it cannot."""
    names: list[str] = []
    made_of: list[str] = []
    lengths: list[int] = []
    checks: list[bytes] = []
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as new:
        for name, one, content in pieces:
            names.append(name)
            made_of.append(one)
            lengths.append(len(content))
            checks.append(_check(content))
            new.write(content)
        listed = pack((made_by, tuple(names), tuple(made_of), tuple(lengths), b"".join(checks)))
        new.write(listed + _FORM + b"%016x" % len(listed) + sha256(listed).hexdigest().encode())
    Path(new.name).replace(path)


_CHECK = 16


def _check(content: bytes) -> bytes:
    return blake2b(content, digest_size=_CHECK).digest()
