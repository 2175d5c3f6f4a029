"""Published standards go in, and no fact of them is lost: each stands in the catalogue as it was printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from generator import catalog
from generator.messages import level
from generator.model import Bila

REAL = Path(__file__).parent / "real"
CASES = "01, 02, 08, 10, 13, 17, 19, 21, 26, 28, 31, 32, P2a, P2b, P2c, P5, A, B, KUA"
INVENTED = ("peraga/", "acuan/peraga.yaml")
"""Files that are no cases: they say what no case says, so that every key has an example."""
TEXT = ("uraian", "teks", "nama", "label", "jabatan")
"""Where the printed words of one entry of a list stand."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One file of facts: the files that must hold them, loose facts, and lists that must be exactly so."""

    files: tuple[str, ...]
    loose: tuple[str, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]


def read_facts(text: str) -> Facts:
    """`# file:` names a file, `= file place [key=id]` begins an exact list, all else is a fact of its own."""
    files, loose, lists = [], [], []
    current: list[str] | None = None
    for line in text.splitlines():
        if line.startswith("# file: "):
            files.append(line.removeprefix("# file: "))
        elif line.startswith("= "):
            current = []
            lists.append((line[2:], current))
        elif line.strip() and current is None:
            loose.append(line)
        elif line.strip() and current is not None:
            current.append(line)
    return Facts(tuple(files), tuple(loose), tuple((head, tuple(items)) for head, items in lists))


FACTS = {path.stem: read_facts(path.read_text("utf-8")) for path in sorted((REAL / "facts").glob("*.txt"))}
LISTS = [(stem, head, items) for stem, facts in FACTS.items() for head, items in facts.lists]
each_case = pytest.mark.parametrize("stem", FACTS)


@pytest.fixture(scope="module")
def loaded() -> tuple[catalog.Catalog, tuple[Any, ...]]:
    found, findings = catalog.load(REAL, "2026-11-01")
    assert found is not None
    return found, findings


@pytest.fixture(scope="module")
def values(loaded: tuple[catalog.Catalog, tuple[Any, ...]]) -> dict[str, Any]:
    """The model of every file, by its path below tests/real/."""
    found = loaded[0]
    by_file: dict[str, Any] = {f"{layanan.folder}/{layanan.id}.yaml": layanan.standar for layanan in found.layanan}
    by_file |= {f"{folder}/instansi.yaml": one for folder, one in found.instansi.items()}
    by_file |= {f"acuan/{id}.yaml": one for id, one in found.acuan.items()}
    by_file |= {f"{one.folder}/fkp/{one.tanggal}.yaml": one.fkp for one in found.konsultasi}
    return by_file


def flat(value: Any) -> Iterator[str]:
    """Every text inside a model, whole."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from flat(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from flat(getattr(value, field.name))


def plain(text: str) -> str:
    return " ".join(text.split())


def missing(facts: tuple[str, ...], texts: list[str]) -> list[str]:
    """Facts that stand nowhere: a fact is a whole text, one line of it, or, marked ~, a part of it."""
    whole = {plain(text) for text in texts} | {plain(line) for text in texts for line in text.splitlines()}
    return [fact for fact in facts if plain(fact) not in whole and not part(fact, whole)]


def part(fact: str, whole: set[str]) -> bool:
    """Whether a fact marked with ~ stands inside a longer text."""
    return fact.startswith("~ ") and any(plain(fact[2:]) in text for text in whole)


def entries(value: Any) -> Iterator[Any]:
    """The entries of a list in printed order, steps inside steps after their step."""
    for one in value:
        yield one
        yield from entries(getattr(one, "langkah", ()))


def wording(entry: Any) -> str:
    if isinstance(entry, str):
        return entry
    return next(str(getattr(entry, name)) for name in TEXT if getattr(entry, name, None))


def applies(bila: Bila | None, key: str, id: str) -> bool:
    """Whether an entry belongs to the branch `id`; further demands make it conditional, not absent."""
    asked = getattr(bila, key) if bila is not None else ()
    return not asked or id in asked


def listed(model: Any, place: str, branch: str) -> list[str]:
    for name in place.split("."):
        model = getattr(model, name)
    key, _, id = branch.partition("=")
    return [plain(wording(one)) for one in entries(model) if not key or applies(getattr(one, "bila", None), key, id)]


# -------------------------------------------------------------------------------------------------- tests


def test_every_case_is_here() -> None:
    assert [case for case in CASES.split(", ") if not any(stem.startswith(f"{case}-") for stem in FACTS)] == []
    assert len(list(REAL.glob("*/*.yaml"))) > 40
    assert len(LISTS) > 40


def test_all_files_are_used(loaded: tuple[catalog.Catalog, tuple[Any, ...]]) -> None:
    found, findings = loaded
    wrong = [finding for finding in findings if level(finding.id) == "kesalahan"]
    assert wrong == []
    assert found.rusak == ()


def test_every_file_belongs_to_a_case(values: dict[str, Any]) -> None:
    named = {file for facts in FACTS.values() for file in facts.files}
    assert sorted(file for file in values if not file.startswith(INVENTED)) == sorted(named)


@each_case
def test_no_fact_is_lost(stem: str, values: dict[str, Any]) -> None:
    facts = FACTS[stem]
    assert facts.loose
    assert facts.files
    texts = [text for file in facts.files for text in flat(values[file])]
    assert missing(facts.loose, texts) == []


@pytest.mark.parametrize(("stem", "head", "items"), LISTS, ids=[f"{s}: {h}" for s, h, _ in LISTS])
def test_a_list_is_as_printed(stem: str, head: str, items: tuple[str, ...], values: dict[str, Any]) -> None:
    """The same entries in the same order, none added, none left out; also within one branch."""
    assert items
    file, place, branch = [*head.split(" "), ""][:3]
    assert file in FACTS[stem].files
    assert listed(values[file], place, branch) == [plain(item) for item in items]


@each_case
def test_urls_are_kept(stem: str, values: dict[str, Any]) -> None:
    """Every address among the facts stands in a `sumber`, where readers look for it."""
    sources = [
        one.alamat
        for file in FACTS[stem].files
        for owner in (values[file], *getattr(values[file], "tidak_diminta", ()))
        for one in owner.sumber
    ]
    addresses = [fact for fact in FACTS[stem].loose if fact.startswith("http")]
    assert [address for address in addresses if address not in sources] == []


def test_a_lost_fact_is_seen() -> None:
    texts = ["Fotocopy KTP", "baris satu\nbaris dua", "satu kalimat yang panjang"]
    assert missing(("Fotocopy KTP", "baris dua", "~ kalimat yang"), texts) == []
    assert missing(("KTP", "Fotokopi KTP", "~ lain"), texts) == ["KTP", "Fotokopi KTP", "~ lain"]
    facts = read_facts("# file: a.yaml\nsatu\n\n= a.yaml persyaratan\ndua\ntiga\n")
    assert facts == Facts(("a.yaml",), ("satu",), (("a.yaml persyaratan", ("dua", "tiga")),))
