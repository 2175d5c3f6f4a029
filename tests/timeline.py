"""Moments in, each with its files; a git repository that remembers them, with the same hashes everywhere, out."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

START = 1_767_225_600


def stream(moments: Sequence[Mapping[str, str | None]]) -> bytes:
    """The moments as a fast-import stream, one commit each; None deletes a file."""
    lines: list[bytes] = []
    for n, files in enumerate(moments, 1):
        message = f"saat {n}".encode()
        lines += [b"commit refs/heads/main", f"mark :{n}".encode()]
        lines += [f"committer Petugas <petugas@example.invalid> {START + n * 3600} +0000".encode()]
        lines += [b"data %d" % len(message), message]
        if n > 1:
            lines.append(f"from :{n - 1}".encode())
        for path, text in sorted(files.items()):
            if text is None:
                lines.append(f"D {path}".encode())
            else:
                content = text.encode()
                lines += [f"M 100644 inline {path}".encode(), b"data %d" % len(content), content]
    return b"\n".join(lines) + b"\n"


def repository(folder: Path, moments: Sequence[Mapping[str, str | None]]) -> Path:
    """A repository with these moments, the last one checked out."""
    folder.mkdir(parents=True, exist_ok=True)
    for arguments, data in (
        (["-c", "init.defaultBranch=main", "init", "-q"], b""),
        (["fast-import", "--quiet"], stream(moments)),
        (["checkout", "-q", "-f", "main"], b""),
    ):
        subprocess.run(["git", "-C", str(folder), *arguments], input=data, check=True, capture_output=True)
    return folder


def commit(folder: Path, message: str) -> None:
    """One more commit that changes nothing."""
    who = ["-c", "user.name=Petugas", "-c", "user.email=petugas@example.invalid"]
    command = ["git", "-C", str(folder), *who, "commit", "-q", "--allow-empty", "-m", message]
    subprocess.run(command, check=True, capture_output=True)
