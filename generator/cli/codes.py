"""The codes that exist in, new permanent codes out: five characters, drawn by chance, never one that is taken."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Set
from hashlib import sha256

from generator.site import kind_of

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without 0, 1, i, l and o: a code typed from a board has one reading."""
LENGTH = 5


def codes_in(contents: Mapping[str, bytes]) -> frozenset[str]:
    """Every kode that a file of standards/ states."""
    from generator import sources

    found = set()
    for file, content in contents.items():
        if kind_of(file) in ("standar", "instansi"):
            document, _ = sources.read(file, content)
            kode = document.data.get("kode") if document is not None else None
            if isinstance(kode, str):
                found.add(kode)
    return frozenset(found)


def new_codes(taken: Set[str]) -> Iterator[str]:
    """Codes without end. One in 28 million would be that of a service long gone; `check --against` sees that."""
    given = set(taken)
    while True:
        kode = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
        if kode not in given:
            given.add(kode)
            yield kode


def steady_codes(taken: Set[str]) -> Callable[[str], str]:
    """For each file the same code whenever it is asked, so that what is suggested twice is one suggestion."""
    given: dict[str, str] = {}

    def code(file: str) -> str:
        n = 0
        while file not in given:
            number = int.from_bytes(sha256(f"{n} {file}".encode()).digest(), "big")
            kode = "".join(LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(LENGTH))
            if kode not in taken and kode not in given.values():
                given[file] = kode
            n += 1
        return given[file]

    return code
