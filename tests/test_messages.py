"""What we say: every finding that code raises has its sentences, every sentence is used, and all are ours."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from generator.messages import Message, registry, remedy, sentence

GENERATOR = Path(__file__).parent.parent / "generator"
ID = re.compile(r"SP[0-9]{3}")

each_message = pytest.mark.parametrize("message", registry().values(), ids=lambda message: message.id)


def ids_in_code() -> dict[str, str]:
    """Every finding's id that stands as a string in a module, with the module that has it."""
    found = {}
    for path in sorted(GENERATOR.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and ID.fullmatch(node.value):
                found[node.value] = path.relative_to(GENERATOR).as_posix()
    assert len(found) > 50, "no ids found: is the path right?"
    return found


def test_every_id_has_its_message() -> None:
    assert {id: file for id, file in ids_in_code().items() if id not in registry()} == {}


def test_every_message_has_its_code() -> None:
    assert sorted(registry().keys() - ids_in_code().keys()) == []


@each_message
def test_a_message_is_whole(message: Message) -> None:
    assert ID.fullmatch(message.id)
    assert message.tingkat in ("kesalahan", "peringatan", "saran")
    for text in (message.judul, message.pesan, message.perbaikan, message.mengapa):
        assert text.strip() == text != ""
    assert not message.judul.endswith(".")
    assert all(text.endswith((".", ".”", "?", "}")) for text in (message.pesan, message.perbaikan, message.mengapa))
    assert "{" not in message.judul + message.mengapa


@each_message
def test_a_message_needs_named_words_only(message: Message) -> None:
    """`format_map` must never reach into a word, nor format it: only plain names in brackets."""
    for text in (message.pesan, message.perbaikan):
        for _, name, spec, conversion in string.Formatter().parse(text):
            if name is not None:
                assert re.fullmatch("[a-z_]+", name)
                assert not spec
                assert conversion is None


# Words of wording.md rule 3, of a machine's error texts, and of the host's English.
NEVER = (
    "dilarang|melanggar|ilegal|pungli|diskriminatif|terbaik|gagal|salahmu|wajib menurut|zona hijau"
    "|error|invalid|missing|required|must|cannot|unexpected|warning|failed|exception|null|undefined"
    "|commit|fork|branch|merge|push|pull|request|repository"
)
COMMAND = re.compile("git [a-z-]+")


@each_message
def test_a_message_is_plain_and_ours(message: Message) -> None:
    said = " ".join((message.judul, message.pesan, message.perbaikan, message.mengapa)).lower()
    assert re.findall(rf"\b(?:{NEVER})\b", COMMAND.sub("", said)) == []


def test_a_word_that_is_not_given_is_an_error() -> None:
    with pytest.raises(KeyError):
        sentence("SP103", {})
    with pytest.raises(KeyError):
        remedy("SP060", {})
    with pytest.raises(KeyError):
        sentence("SP000", {})
