"""Every text of every kind of file in; personal numbers, which are never published, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.messages import word
from generator.model import Acuan, DaftarPeristiwa, DaftarSinonim, Fkp, Instansi, Layanan, Pemda
from generator.rules.registry import Problem, rule
from generator.rules.walk import joined, texts
from generator.text import find_private

# The shortest way to write one: sixteen digits with something between them. The whole file is searched first, in bytes
# in which every digit is a nought: a pattern that begins with a plain sign is searched ten times faster.
_NOUGHTS = bytes.maketrans(b"123456789", b"000000000")
_MANY_NOUGHTS = re.compile(b"0(?:[^0]{0,12}0){15}")
_APART = "\n" * 13
_MANY_DIGITS = re.compile("[0-9](?:[^0-9]{0,3}[0-9]){15}")
_ADDRESS = re.compile("https?://")
# Province, regency and district, then a birthday: what sixteen digits in the address of a page must be to count.
_NIK = re.compile("[1-9][0-9]{5}(?:[04][1-9]|[1256][0-9]|[37][01])(?:0[1-9]|1[0-2])[0-9]{6}")


@rule("SP910")
def nobody_is_numbered(
    subject: Layanan | Instansi | Fkp | Pemda | Acuan | DaftarPeristiwa | DaftarSinonim,
) -> Iterator[Problem]:
    """A NIK or NIP in any text; the number itself is not repeated in the finding."""
    everything = joined(subject, by=_APART).encode("utf-8", "surrogatepass")
    if _MANY_NOUGHTS.search(everything.translate(_NOUGHTS)) is None:
        return
    for path, text in texts(subject):
        if _MANY_DIGITS.search(text) is None:
            continue
        for found in find_private(text):
            if _ADDRESS.match(text) is None or _NIK.fullmatch(text[found.start : found.end]):
                yield path, {"nomor": word(f"privasi.{found.kind}")}
                break
