"""Bytes in, to be read again later in the same build, out of memory: one file without a name, gone with the process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO


class Aside(Mapping[str, bytes]):
    """What was put aside, by its path."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def put(self, path: str, content: bytes) -> None:
        """Puts bytes aside; a path that comes again is replaced."""
        self._file.seek(self._end)
        self._file.write(content)
        self._places[path] = self._end, len(content)
        self._end += len(content)

    def __getitem__(self, path: str) -> bytes:
        start, length = self._places[path]
        self._file.seek(start)
        return self._file.read(length)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@contextmanager
def aside() -> Iterator[Aside]:
    """A place for bytes, as long as the block lasts."""
    with TemporaryFile() as file:
        yield Aside(file)
