"""Values on a shelf: read when asked for, one by one; what is spoilt is absent; what is not asked for stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.jobs import Cache, Shelf, pickled
from generator.jobs import shelf as shelves


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str


@dataclass(frozen=True, slots=True)
class Foreign:
    name: str


NAMES = [f"n{n}" for n in range(40)]


def opened(folder: Path, made_by: str = "satu", classes: Iterable[type] = (Leaf,)) -> Shelf:
    return Shelf(Cache(folder), "uji", made_by, classes)


def filled(folder: Path, names: Iterable[str] = NAMES) -> None:
    shelf = opened(folder)
    for name in names:
        assert shelf.find(name, "a") == (False, None)
        shelf.put(name, "a", (Leaf(name), b"\x00" * 100))
    shelf.keep()


def known(shelf: Shelf, names: Iterable[str] = NAMES) -> list[str]:
    return [name for name in names if shelf.find(name, "a") == (True, (Leaf(name), b"\x00" * 100))]


def test_each_value_comes_back_once_made(tmp_path: Path) -> None:
    filled(tmp_path)
    shelf = opened(tmp_path)
    assert known(shelf) == NAMES
    assert shelf.find("n1", "b") == shelf.find("x", "a") == (False, None)
    assert shelf.find("n1", "a")[1] is shelf.find("n1", "a")[1]


def test_only_what_is_asked_for_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    read: list[int] = []
    monkeypatch.setattr(shelves, "unpack", lambda *given: read.append(1) or pickled.unpack(*given))
    assert known(opened(tmp_path), NAMES[:3]) == NAMES[:3]
    assert len(read) == 3


def test_one_new_value_writes_little_and_nothing_is_lost(tmp_path: Path) -> None:
    filled(tmp_path)
    before = {path: path.stat() for path in tmp_path.rglob("*") if path.is_file()}
    for made_of in ("b", "c"):
        shelf = opened(tmp_path)
        shelf.put("n0", made_of, Leaf(made_of))
        shelf.keep()
    new = [path for path in tmp_path.rglob("*") if path.is_file() and path not in before]
    assert [path.stat().st_mtime_ns for path in before] == [one.st_mtime_ns for one in before.values()]
    assert sum(path.stat().st_size for path in new) < sum(one.st_size for one in before.values()) / 5
    assert known(opened(tmp_path)) == NAMES
    assert opened(tmp_path).find("n0", "c") == (True, Leaf("c"))
    assert opened(tmp_path).find("n0", "b") == (False, None)


def test_many_new_values_keep_what_was_not_asked_for(tmp_path: Path) -> None:
    filled(tmp_path)
    shelf = opened(tmp_path)
    for name in NAMES[:10]:
        shelf.put(name, "b", Leaf(name))
    shelf.keep()
    assert known(opened(tmp_path)) == NAMES[10:]


def test_what_a_build_that_asks_for_most_leaves_out_goes(tmp_path: Path) -> None:
    filled(tmp_path)
    shelf = opened(tmp_path)
    known(shelf, NAMES[:30])
    for name in NAMES[:10]:
        shelf.put(f"lain {name}", "a", (Leaf(name), b"\x00" * 100))
    shelf.keep()
    assert known(opened(tmp_path)) == NAMES[:30]


def test_of_another_program_or_of_other_classes_nothing_is_known(tmp_path: Path) -> None:
    filled(tmp_path)
    assert known(opened(tmp_path, made_by="dua")) == []
    assert known(opened(tmp_path, classes=(Foreign,))) == []


def test_a_spoilt_byte_takes_one_value_or_all_with_it(tmp_path: Path) -> None:
    filled(tmp_path)
    (path,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    content = path.read_bytes()
    missing = set()
    for n in range(0, len(content), 61):
        path.write_bytes(content[:n] + bytes([content[n] ^ 1]) + content[n + 1 :])
        found = known(opened(tmp_path))
        assert found == [name for name in NAMES if name in found]
        missing.add(len(NAMES) - len(found))
    assert missing == {1, len(NAMES)}
    for n in (0, 10, len(content) // 2, len(content) - 1):
        path.write_bytes(content[:n])
        assert known(opened(tmp_path)) == []
