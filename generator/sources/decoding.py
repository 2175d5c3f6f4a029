"""Bytes of a file in; its text, and what is wrong with its characters before anyone reads it as YAML, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.findings import Finding, Word, freeze_words
from generator.messages import word

LIMIT: Final = 1024 * 1024
"""No file may have more bytes: a long standard has some thirty thousand."""
LONGEST: Final = 4000
"""A longer line cannot be reviewed: a change of one word shows as a change of the whole."""

_BOM = "\ufeff"
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ORDINARY = bytes([9, 10, 13, *range(32, 127)])
# Zero-width joiners are letters' business in scripts other than Latin; after ASCII they are left-overs of copying.
INVISIBLE = re.compile(
    "[\x85\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e007f]|(?<=[\x00-\x7f])[\u200c\u200d]"
)
SPACE_LIKE: Final = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""What looks like a space and is none; the inside of a character class."""
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_CONFLICT_MARKS = re.compile(r"^(?:<{7}|>{7}|\|{7}|={7})(?: .*)?$", re.MULTILINE)


_OTHER_FORMS: Final = {
    b"PK\x03\x04": "kantor",
    b"\xd0\xcf\x11\xe0": "kantor",
    b"{\\rtf": "kantor",
    b"%PDF-": "pdf",
    b"\x89PNG": "gambar",
    b"\xff\xd8\xff\xe0": "gambar",
    b"\xff\xd8\xff\xe1": "gambar",
}
"""How files begin that were only given the name of a text."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE = 400


@dataclass(frozen=True, slots=True)
class Report:
    """One finding before it knows its file."""

    id: str
    line: int
    column: int
    words: tuple[tuple[str, Word], ...] = ()

    def of(self, file: str) -> Finding:
        return Finding(file, self.line, self.column, self.id, self.words)


def report(id: str, line: int, column: int, **words: Word) -> Report:
    """A finding about one place; lines and columns count from 1."""
    return Report(id, line, column, freeze_words(words))


class Unreadable(Exception):
    """The file has a fault that leaves nothing to read; carries the one report of it."""

    def __init__(self, fault: Report) -> None:
        super().__init__(fault)
        self.fault = fault


def split_lines(content: bytes | str) -> tuple[str, ...]:
    """The lines of a file, readable or not, as positions count them."""
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    return tuple(_unify(text).split("\n"))


def decode(content: bytes) -> str:
    """The text of a file with one kind of line end and without a BOM; raises Unreadable."""
    if len(content) > LIMIT:
        raise Unreadable(report("SP002", 0, 0, batas=LIMIT // 1024))
    for begin, form in _OTHER_FORMS.items():
        if content.startswith(begin):
            raise Unreadable(report("SP082", 0, 0, bentuk=word(f"bentuk-file.{form}")))
    if content.startswith(_UTF_16) or _has_two_bytes_a_letter(content[:_SAMPLE]):
        raise Unreadable(report("SP083", 0, 0))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(_locate_byte(content, error.start)) from None
    text = _unify(text)
    if CONTROL.search(_extract_rare(text)):
        raise Unreadable(_point_out("SP005", text, CONTROL))
    if "<<<<<<<" in text or ">>>>>>>" in text or "|||||||" in text:
        mark = _CONFLICT.search(text)
        if mark:
            raise Unreadable(_describe_conflict(text))
    return text


def remarks(text: str) -> Iterator[Report]:
    """What is odd in a text that can be read all the same."""
    rare = "" if text.isascii() else _extract_rare(text)
    if rare and INVISIBLE.search("." + ".".join(rare)) and INVISIBLE.search(text):  # dots: a joiner may stand anywhere
        yield _point_out("SP021", text, INVISIBLE)
    if "\t" in text:
        tabs = list(_find_tabs(text))
        if tabs:
            yield report("SP008", *tabs[0], jumlah=len(tabs))
    if len(text) > LONGEST and max(map(len, text.split("\n"))) > LONGEST:
        for number, line in enumerate(text.split("\n"), start=1):
            if len(line) > LONGEST:
                yield report("SP022", number, LONGEST + 1, jumlah=len(line), batas=LONGEST)


def name(character: str) -> str:
    """A character that cannot be shown, by its number: U+202E."""
    return f"U+{ord(character):04X}"


def _has_two_bytes_a_letter(content: bytes) -> bool:
    """Whether nearly every second byte is empty, as in UTF-16 without its mark."""
    return content.count(0) * 3 > len(content) and not (content[::2].count(0) and content[1::2].count(0))


def _find_tabs(text: str) -> Iterator[tuple[int, int]]:
    """The first tab of each line that has one before its last word; in a comment or at the end it does no harm."""
    for number, line in enumerate(text.split("\n"), start=1):
        if "\t" in line and not line.lstrip(" \t").startswith("#"):
            column = line.rstrip(" \t").find("\t") + 1
            if column:
                yield number, column


def _unify(text: str) -> str:
    if text.startswith(_BOM):
        text = text[1:]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _extract_rare(text: str) -> str:
    """The few characters that are not ordinary ASCII: patterns search these ten times faster than the whole."""
    return text.encode("utf-8", "surrogatepass").translate(None, _ORDINARY).decode("utf-8", "surrogatepass")


def _point_out(id: str, text: str, characters: re.Pattern[str]) -> Report:
    found = list(characters.finditer(text))
    return _place(id, text, found[0].start(), tanda=name(found[0].group()), jumlah=len(found))


def _place(id: str, text: str, index: int, **words: Word) -> Report:
    start = text.rfind("\n", 0, index) + 1
    return report(id, text.count("\n", 0, index) + 1, index - start + 1, **words)


def _locate_byte(content: bytes, index: int) -> Report:
    """Where the first byte stands that is not UTF-8, and the letter that Windows would have meant by it."""
    before = _unify(content[:index].decode("utf-8"))
    guess = content[index : index + 1].decode("cp1252", "replace")
    code = f"0x{content[index]:02X}"
    return _place("SP004", before, len(before), posisi=index + 1, kode=code, huruf=guess)


def _describe_conflict(text: str) -> Report:
    marks = list(_CONFLICT_MARKS.finditer(text))
    last = text.count("\n", 0, marks[-1].start()) + 1
    return _place("SP006", text, marks[0].start(), jumlah=len(marks), akhir=last)
