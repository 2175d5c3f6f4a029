"""What the street says of its progress in; a bar on a terminal, now and then a line elsewhere, out."""

from __future__ import annotations

import logging
import shutil
from typing import TextIO

WIDTH = 24
EVERY = 20
"""Where nobody watches, one line stands for so many prints."""


class Progress(logging.Handler):
    """Shows records that carry `maju` (how many of how many are done) as a bar, all others as lines."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self.stream = stream
        self.is_terminal = stream.isatty()
        self.is_open = False

    def emit(self, record: logging.LogRecord) -> None:
        """One record; a bar is drawn over the one before."""
        done, whole = getattr(record, "maju", (0, 0))
        text = record.getMessage()
        if not whole:
            self._line(text)
        elif self.is_terminal:
            self._bar(done, whole, text)
        elif done % EVERY == 0 or done == whole:
            self._line(text)

    def _bar(self, done: int, whole: int, text: str) -> None:
        full = WIDTH * done // whole
        room = max(20, shutil.get_terminal_size().columns - WIDTH - 5)
        bar = f"[{'#' * full}{'.' * (WIDTH - full)}] {text[:room]}"
        self.stream.write(f"\r\x1b[K{bar}")
        self.is_open = True
        if done == whole:
            self.stream.write("\r\x1b[K")
            self.is_open = False
        self.stream.flush()

    def _line(self, text: str) -> None:
        self.close_bar()
        self.stream.write(f"{text}\n")
        self.stream.flush()

    def close_bar(self) -> None:
        """Leaves the line of a bar, so that what follows begins on its own."""
        if self.is_open:
            self.stream.write("\r\x1b[K")
            self.is_open = False
